#include "world.h"

#include <stdlib.h>
#include <string.h>

/* The assignments of one provider for one gemeente, in order of youth. */
struct group {
	struct toewijzing **toewijzing;
	size_t count;
};

static int compare(const void *left, const void *right)
{
	const struct toewijzing *a = *(struct toewijzing *const *)left;
	const struct toewijzing *b = *(struct toewijzing *const *)right;
	int youth = strcmp(a->youth->bsn, b->youth->bsn);

	if (a->aanbieder != b->aanbieder)
		return a->aanbieder < b->aanbieder ? -1 : 1;
	if (a->gemeente != b->gemeente)
		return a->gemeente < b->gemeente ? -1 : 1;
	return youth != 0 ? youth : a->nummer - b->nummer;
}

static int32_t month_first(int32_t day, int months)
{
	int year, month, dayofmonth;

	date_split(day, &year, &month, &dayofmonth);
	month += months - 1;
	return date_day(year + month / 12, month % 12 + 1, 1);
}

/* Whether care was given between `van` and `tot`, as far as the provider has reported it on `day`.
 */
static bool delivered(const struct toewijzing *toewijzing, int32_t van, int32_t tot, int32_t day)
{
	if (toewijzing->stil != DAY_NONE)
		return toewijzing->stil <= tot;
	for (int i = 0; i < toewijzing->spells; i++) {
		const struct spell *spell = &toewijzing->spell[i];
		bool ended = spell->end != DAY_NONE && spell->end_told <= day;

		if (spell->told <= day && spell->begin <= tot && (!ended || spell->end >= van))
			return true;
	}
	return false;
}

/* Never more than was assigned for the period (TR321, TR322). */
static int delivered_volume(struct traffic_random *random, const struct claim_line *prestatie)
{
	const struct toewijzing *toewijzing = prestatie->toewijzing;
	const struct offer *product = toewijzing->product;
	int volume = toewijzing->volume;

	if (strcmp(product->frequentie, "2") == 0)
		volume = volume * (prestatie->tot - prestatie->van + 1) / 7;
	else if (strcmp(product->frequentie, "6") == 0)
		volume /= 40;
	else if (strcmp(product->eenheid, "14") == 0)
		volume = prestatie->tot - prestatie->van + 1;
	if (strcmp(product->eenheid, "83") != 0)
		volume = volume * traffic_between(random, 60, 100) / 100;
	return volume < 1 ? 1 : volume;
}

/* The line for one assignment and month (TR387, TR388); whether there is one. */
static bool make_prestatie(struct world *world, struct toewijzing *toewijzing,
			   const struct claim *declaratie, int32_t day, struct claim_line *out)
{
	const struct version *version = traffic_version(toewijzing, day);
	int tarief = toewijzing->product->tarief;

	if (!toewijzing->product->code || !version || traffic_is_void(toewijzing, version) ||
	    !delivered(toewijzing, declaratie->van, declaratie->tot, day))
		return false;
	*out = (struct claim_line){.toewijzing = toewijzing};
	out->van =
	    toewijzing->ingangsdatum > declaratie->van ? toewijzing->ingangsdatum : declaratie->van;
	out->tot = version->einddatum < declaratie->tot ? version->einddatum : declaratie->tot;
	if (out->tot < out->van)
		return false;
	out->referentie = ++world->referenties;
	out->volume = delivered_volume(&world->random, out);
	out->bedrag = (int64_t)out->volume * (tarief > 0 ? tarief : 1);
	return true;
}

/* The answer, within ten working days; the gemeente refuses a line in one claim of twenty-five,
 * never one of care that is known from claims alone. */
static void answer(struct world *world, const struct letter *claim)
{
	struct letter letter = *claim;
	struct claim *declaratie = claim->declaratie;
	size_t chosen = (size_t)traffic_below(&world->random, (int)declaratie->prestaties);

	letter.type = JW325;
	letter.day = traffic_workdays_later(claim->day, traffic_between(&world->random, 2, 9));
	if (traffic_chance(&world->random, 40) &&
	    declaratie->prestatie[chosen].toewijzing->stil == DAY_NONE)
		declaratie->afgewezen = chosen;
	traffic_send(world, &letter);
}

/* A claim approved (or not answered) is how the gemeente knows of care without a start message. */
static void note(const struct claim *declaratie)
{
	for (size_t i = 0; i < declaratie->prestaties; i++) {
		const struct claim_line *prestatie = &declaratie->prestatie[i];
		struct toewijzing *toewijzing = prestatie->toewijzing;

		if (toewijzing->stil == DAY_NONE || toewijzing->gedeclareerd_van != DAY_NONE)
			continue;
		toewijzing->gedeclareerd_van = prestatie->van;
		toewijzing->gedeclareerd_tot = prestatie->tot;
	}
}

static void claim(struct world *world, const struct group *group, int32_t van, int32_t tot,
		  int32_t day)
{
	struct claim *declaratie = pool_alloc(world->pool, sizeof(*declaratie));
	struct letter letter = traffic_letter(JW323, day, NULL);

	declaratie->van = van;
	declaratie->tot = tot;
	declaratie->prestatie =
	    pool_alloc(world->pool, group->count * sizeof(*declaratie->prestatie));
	for (size_t i = 0; i < group->count; i++) {
		struct claim_line *next = &declaratie->prestatie[declaratie->prestaties];

		if (!make_prestatie(world, group->toewijzing[i], declaratie, day, next))
			continue;
		declaratie->totaal += next->bedrag;
		declaratie->prestaties++;
	}
	if (declaratie->prestaties == 0)
		return;
	declaratie->nummer = ++world->declaraties;
	declaratie->afgewezen = declaratie->prestaties;
	declaratie->letter = (uint32_t)world->letters;
	letter.gemeente = group->toewijzing[0]->gemeente;
	letter.aanbieder = group->toewijzing[0]->aanbieder;
	letter.declaratie = declaratie;
	if (!traffic_send(world, &letter))
		return;
	note(declaratie);
	answer(world, &letter);
}

/* How many from `start` on belong to one provider and gemeente. */
static size_t group_count(struct toewijzing **sorted, size_t start, size_t total)
{
	size_t end = start;

	while (end < total && sorted[end]->aanbieder == sorted[start]->aanbieder &&
	       sorted[end]->gemeente == sorted[start]->gemeente)
		end++;
	return end - start;
}

static void claim_month(struct world *world, struct toewijzing **sorted, int32_t van)
{
	int32_t next = month_first(van, 1);

	for (size_t i = 0; i < world->toewijzingen;) {
		struct group group = {&sorted[i], group_count(sorted, i, world->toewijzingen)};
		int32_t day = traffic_workday(next + traffic_between(&world->random, 2, 17));

		if (day <= world->last && traffic_aanbieder(sorted[i]->aanbieder)->claims)
			claim(world, &group, van, next - 1, day);
		i += group.count;
	}
}

void traffic_claims(struct world *world)
{
	size_t size = world->toewijzingen * sizeof(struct toewijzing *);
	struct toewijzing **sorted = pool_alloc(world->pool, size ? size : 1);

	if (size > 0)
		memcpy(sorted, world->toewijzing, size);
	qsort(sorted, world->toewijzingen, sizeof(*sorted), compare);
	for (int32_t van = world->from; van <= world->last; van = month_first(van, 1))
		claim_month(world, sorted, van);
}
