#include "world.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_NUMMER = 300000 };

void traffic_world_begin(struct world *world, const struct traffic_options *options)
{
	*world = (struct world){.from = options->from};
	world->pool = pool_new();
	world->last = traffic_last_day(options);
	traffic_random_seed(&world->random, options->seed, 0);
	traffic_years_begin(world, options);
	world->bsn = traffic_bsns(world, options->wide);
	for (size_t i = 0; i < traffic_gemeenten(); i++)
		world->nummers[i] = FIRST_NUMMER + 1000 * (int)i;
}

void traffic_world_end(struct world *world)
{
	free(world->letter);
	free(world->toewijzing);
	free(world->request);
	pool_free(world->pool);
}

static bool is_workday(int32_t day)
{
	return date_weekday(day) < 5 && !date_is_holiday(day);
}

int32_t traffic_workday(int32_t day)
{
	while (!is_workday(day))
		day++;
	return day;
}

int32_t traffic_workdays_later(int32_t day, int count)
{
	day = traffic_workday(day);
	for (int i = 0; i < count; i++)
		day = traffic_workday(day + 1);
	return day;
}

struct letter traffic_letter(enum berichttype type, int32_t day, struct toewijzing *toewijzing)
{
	struct letter letter = {.type = type, .day = day, .retour_day = DAY_NEVER};

	if (toewijzing) {
		letter.toewijzing = toewijzing;
		letter.gemeente = toewijzing->gemeente;
		letter.aanbieder = toewijzing->aanbieder;
		letter.nummer = toewijzing->nummer;
	}
	return letter;
}

static struct letter *append(struct world *world, const struct letter *letter)
{
	world->letter =
	    xmore(world->letter, world->letters, &world->letter_room, sizeof(*world->letter));
	world->letter[world->letters] = *letter;
	return &world->letter[world->letters++];
}

/* The last day on which the sender of a letter, or its receiver, sends anything. */
static int32_t last_day(const struct world *world, const struct letter *letter, bool sender)
{
	if (bericht_info(letter->type)->van_gemeente == sender)
		return world->last;
	return traffic_reports_until(world, letter->aanbieder);
}

/* A retour follows within three working days (OP090). Claims have none, nor has what is sent to
 * somebody who fell silent. */
static int32_t retour_day(struct world *world, const struct letter *letter)
{
	struct traffic_random *random =
	    letter->toewijzing ? &letter->toewijzing->youth->random : &world->random;
	int32_t day;

	if (letter->type == JW323 || letter->type == JW325)
		return DAY_NEVER;
	day = traffic_workdays_later(letter->day, traffic_below(random, 4));
	return day <= last_day(world, letter, false) ? day : DAY_NEVER;
}

bool traffic_send(struct world *world, const struct letter *letter)
{
	int32_t day = retour_day(world, letter);

	if (letter->day > last_day(world, letter, true))
		return false;
	append(world, letter)->retour_day = day;
	return true;
}

int32_t traffic_send_refused(struct world *world, const struct letter *letter, const char *code)
{
	int32_t day = retour_day(world, letter);
	struct letter *sent;

	if (letter->day > last_day(world, letter, true))
		return DAY_NEVER;
	sent = append(world, letter);
	sent->retourcode = code;
	sent->retour_day = day;
	return day;
}

const struct version *traffic_version(const struct toewijzing *toewijzing, int32_t day)
{
	for (int i = toewijzing->versions; i-- > 0;) {
		if (toewijzing->version[i].told <= day)
			return &toewijzing->version[i];
	}
	return NULL;
}

bool traffic_is_void(const struct toewijzing *toewijzing, const struct version *version)
{
	return version->reden && strcmp(version->reden, "13") == 0 &&
	       version->einddatum == toewijzing->ingangsdatum;
}
