#include "world.h"

#include <string.h>

/* What somebody wants: from when, until when. Care that already runs makes a retroactive wish. */
struct wish {
	int32_t from;
	int32_t to; /* DAY_NEVER: open */
	bool retroactive;
};

enum { CRISIS_DAYS = 28 };

static struct wish draw_wish(struct traffic_random *random, const struct offer *product,
			     int32_t day)
{
	bool crisis = strcmp(product->categorie, "46") == 0;
	int kind = traffic_below(random, 1000);
	struct wish wish = {.retroactive = kind < 80};

	if (wish.retroactive)
		wish.from = day - traffic_between(random, 3, 45);
	else if (crisis)
		wish.from = day;
	else if (kind < 190)
		wish.from = day + traffic_between(random, 35, 110);
	else
		wish.from = day + traffic_between(random, 3, 24);
	if (crisis)
		wish.to = wish.from + CRISIS_DAYS - 1;
	else if (product->open && traffic_chance(random, 300))
		wish.to = DAY_NEVER;
	else
		wish.to = wish.from + traffic_between(random, 8, 52) * 7 - 1;
	return wish;
}

const char *traffic_referentie(struct world *world)
{
	return pool_printf(world->pool, "VZ%07d", ++world->referenties);
}

static const char *draw_verwijzer(struct traffic_random *random)
{
	static const char *const codes[] = {"02", "03", "05", "06", "04", "08", "01"};
	static const int weights[] = {58, 16, 11, 6, 5, 2, 2};

	return codes[traffic_weighted(random, weights, sizeof(weights) / sizeof(weights[0]))];
}

/* One JW315 to `gemeente`. Returns its reference; NULL when it is not sent. */
static const char *ask(struct world *world, struct toewijzing *toewijzing, size_t gemeente,
		       int32_t day, const struct wish *wish)
{
	struct letter letter = traffic_letter(JW315, day, toewijzing);

	letter.gemeente = gemeente;
	letter.referentie = traffic_referentie(world);
	letter.line[0] = (struct line){.begin = wish->from, .end = wish->to};
	if (!traffic_send(world, &letter))
		return NULL;
	traffic_note_request(world, &letter);
	return letter.referentie;
}

static void answer(struct world *world, struct toewijzing *toewijzing, size_t gemeente, int32_t day,
		   const char *referentie, const char *afwijzing)
{
	struct letter letter = traffic_letter(JW319, day, toewijzing);

	letter.gemeente = gemeente;
	letter.referentie = referentie;
	letter.antwoord = afwijzing ? "1" : "2";
	letter.afwijzing = afwijzing;
	if (afwijzing && strcmp(afwijzing, "8") == 0)
		letter.andere = traffic_gemeente(toewijzing->gemeente)->code;
	if (traffic_send(world, &letter))
		traffic_note_answer(world, &letter);
}

/* The provider first writes to a gemeente that is not responsible (woonplaatsbeginsel) and is sent
 * on. Returns the day on which he asks the right one, within 30 days of that answer. */
static int32_t ask_wrong_gemeente(struct world *world, struct toewijzing *toewijzing, int32_t day,
				  const struct wish *wish)
{
	struct traffic_random *random = &toewijzing->youth->random;
	size_t wrong = traffic_draw_gemeente(random);
	const char *referentie;

	if (wrong == toewijzing->gemeente)
		return day;
	referentie = ask(world, toewijzing, wrong, day, wish);
	if (!referentie)
		return day;
	toewijzing->aanvraag = day;
	if (traffic_chance(random, 400)) {
		day = traffic_workdays_later(day, traffic_between(random, 1, 3));
		answer(world, toewijzing, wrong, day, referentie, NULL);
	}
	day = traffic_workdays_later(day, traffic_between(random, 1, 6));
	answer(world, toewijzing, wrong, day, referentie, "8");
	return traffic_workday(day + traffic_between(random, 1, 20));
}

/* The request of a provider. Returns the day of the decision, DAY_NEVER when it is no. */
static int32_t vot(struct world *world, struct toewijzing *toewijzing, int32_t day,
		   const struct wish *wish, const char **referentie)
{
	static const char *const redenen[] = {"3", "4", "7"};
	struct traffic_random *random = &toewijzing->youth->random;

	toewijzing->verwijzer = draw_verwijzer(random);
	if (traffic_chance(random, 40))
		day = ask_wrong_gemeente(world, toewijzing, day, wish);
	if (toewijzing->aanvraag == DAY_NONE)
		toewijzing->aanvraag = day;
	*referentie = ask(world, toewijzing, toewijzing->gemeente, day, wish);
	if (!*referentie)
		return DAY_NEVER;
	if (traffic_chance(random, 240)) {
		day = traffic_workdays_later(day, traffic_between(random, 1, 5));
		answer(world, toewijzing, toewijzing->gemeente, day, *referentie, NULL);
		day = traffic_workday(day + traffic_between(random, 7, 48));
	} else {
		day = traffic_workdays_later(day, traffic_between(random, 1, 6));
	}
	if (!traffic_chance(random, 70))
		return day;
	answer(world, toewijzing, toewijzing->gemeente, day, *referentie,
	       redenen[traffic_below(random, 3)]);
	return DAY_NEVER;
}

/* Every family is assigned somewhat more or less; days and euros are not haggled over. */
static int draw_volume(struct traffic_random *random, const struct offer *product)
{
	int percent = traffic_between(random, 7, 14) * 10;
	int volume = product->volume * percent / 100;

	if (product->eenheid &&
	    (strcmp(product->eenheid, "14") == 0 || strcmp(product->eenheid, "83") == 0))
		return product->volume;
	return volume < 1 ? 1 : volume;
}

struct toewijzing *traffic_toewijzing(struct world *world, struct youth *youth)
{
	struct toewijzing *toewijzing;

	if (youth->toewijzingen == YOUTH_TOEWIJZINGEN)
		return NULL;
	toewijzing = pool_alloc(world->pool, sizeof(*toewijzing));
	*toewijzing = (struct toewijzing){
	    .youth = youth,
	    .gemeente = youth->gemeente,
	    .aanvraag = DAY_NONE,
	    .stil = DAY_NONE,
	    .gedeclareerd_van = DAY_NONE,
	};
	return toewijzing;
}

struct toewijzing *traffic_request(struct world *world, struct youth *youth, size_t aanbieder,
				   int product, int32_t day, bool initiative)
{
	struct toewijzing *toewijzing = traffic_toewijzing(world, youth);
	const char *referentie = NULL;
	struct wish wish;
	int32_t decided;

	if (!toewijzing)
		return NULL;
	toewijzing->aanbieder = aanbieder;
	toewijzing->product = traffic_product((size_t)product);
	toewijzing->volume = draw_volume(&youth->random, toewijzing->product);
	decided = day = traffic_workday(day);
	wish = draw_wish(&youth->random, toewijzing->product, day);
	if (!initiative)
		decided = vot(world, toewijzing, day, &wish, &referentie);
	if (decided > world->last)
		return NULL;
	if (!wish.retroactive && wish.from < decided)
		wish.from = decided;
	if (wish.to != DAY_NEVER && wish.to < wish.from + 20)
		wish.to = wish.from + 20;
	toewijzing->ingangsdatum = wish.from;
	toewijzing->referentie = referentie;
	return traffic_assign(world, toewijzing, decided, wish.to, referentie) ? toewijzing : NULL;
}
