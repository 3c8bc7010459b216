#include "world.h"

#include <string.h>

enum {
	EXCLUDED_STARTS = 650, /* of a thousand assignments without waits: care is reported */
	TRANSFERS = 4          /* at most, of one youth */
};

static void elsewhere(struct world *world, const struct toewijzing *before);

/* Care that runs without a start message and is only claimed: where it can be claimed. */
static bool can_be_silent(const struct toewijzing *toewijzing)
{
	return traffic_aanbieder(toewijzing->aanbieder)->claims && toewijzing->product->code &&
	       !toewijzing->product->uitgesloten;
}

/* First day of care: a wait after what lies last of decision and intended start. Care that is
 * assigned afterwards runs from its Ingangsdatum or soon after it. */
static int32_t first_day(const struct world *world, const struct toewijzing *toewijzing)
{
	struct traffic_random *random = &toewijzing->youth->random;
	int32_t decided = toewijzing->version[0].toewijzingsdatum;
	int32_t from = toewijzing->ingangsdatum > decided ? toewijzing->ingangsdatum : decided;
	int median = traffic_wait(world, toewijzing);

	if (toewijzing->ingangsdatum < decided)
		return toewijzing->ingangsdatum + traffic_between(random, 0, 9);
	if (strcmp(toewijzing->product->categorie, "46") == 0)
		return from + traffic_between(random, 0, 3);
	if (toewijzing->ingangsdatum > decided + 30)
		median /= 4; /* a place was agreed on */
	from = traffic_workday(from + traffic_skewed(random, median));
	return traffic_after_summer(random, from);
}

/* The assignment on which somebody waits on `day`: contracts that end before are made anew with a
 * new number. NULL when that does not come about. */
static struct toewijzing *wait_until(struct world *world, struct toewijzing *toewijzing,
				     int32_t day)
{
	while (toewijzing) {
		const struct version *initial = &toewijzing->version[0];
		int32_t end = traffic_contract_end(toewijzing, initial->told);

		if (day <= end || !traffic_outlives(initial->einddatum, end) ||
		    toewijzing->ingangsdatum > end)
			return toewijzing;
		toewijzing = traffic_reissue(world, toewijzing, end);
	}
	return NULL;
}

/* Nobody starts; some of those who wait get more time. */
static void keep_waiting(struct world *world, struct toewijzing *toewijzing)
{
	const struct version *initial;

	toewijzing = wait_until(world, toewijzing, DAY_NEVER);
	if (!toewijzing)
		return;
	initial = &toewijzing->version[0];
	if (initial->einddatum != DAY_NEVER && traffic_chance(&toewijzing->youth->random, 250))
		traffic_extend(world, toewijzing, initial->einddatum, initial->told);
}

/* Care begins after the wait, unless the assignment ends before it could. */
static void wait_for_care(struct world *world, struct toewijzing *toewijzing)
{
	int32_t begin = first_day(world, toewijzing), end = toewijzing->version[0].einddatum;

	if (end != DAY_NEVER && begin + 10 > end) {
		keep_waiting(world, toewijzing);
		return;
	}
	toewijzing = wait_until(world, toewijzing, begin);
	if (toewijzing)
		traffic_deliver(world, toewijzing, begin);
}

/* The gemeente finds that the assignment should never have been sent; half of the families get
 * another one within a fortnight, which answers the same request. */
static void withdraw_as_error(struct world *world, struct toewijzing *toewijzing)
{
	struct traffic_random *random = &toewijzing->youth->random;
	const struct version *initial = &toewijzing->version[0];
	int32_t told = initial->told + traffic_between(random, 2, 40);
	int32_t from = toewijzing->ingangsdatum;
	int32_t day;

	if (!traffic_reassign(world, toewijzing, told, from, "13") || traffic_chance(random, 450))
		return;
	told = toewijzing->version[toewijzing->versions - 1].told;
	day = traffic_workday(told + traffic_between(random, 0, 5));
	if (from < day)
		from = day;
	if (initial->einddatum < from + 20)
		return;
	toewijzing = traffic_succeed(world, toewijzing, day, from, initial->einddatum,
				     toewijzing->referentie);
	if (toewijzing)
		wait_for_care(world, toewijzing);
}

/* The youth needs the care no more, or gets it elsewhere: the assignment ends before it was used.
 * Returns whether another provider is to take over. */
static bool withdraw(struct world *world, struct toewijzing *toewijzing)
{
	static const char *const redenen[] = {"07", "08", "05", "06", "09", "12", "02", "14"};
	static const int weights[] = {20, 16, 18, 8, 22, 10, 1, 5};
	struct traffic_random *random = &toewijzing->youth->random;
	const struct version *initial = &toewijzing->version[0];
	int32_t told = traffic_workday(initial->told + traffic_between(random, 7, 110));
	int32_t end = told - traffic_between(random, 0, 6);
	const char *reden = redenen[traffic_weighted(random, weights, 8)];

	if (end < toewijzing->ingangsdatum)
		end = toewijzing->ingangsdatum;
	return end < initial->einddatum && traffic_reassign(world, toewijzing, told, end, reden) &&
	       strcmp(reden, "09") == 0;
}

/* What becomes of an assignment. */
static void fate(struct world *world, struct toewijzing *toewijzing)
{
	struct traffic_random *random = &toewijzing->youth->random;
	bool retroactive = toewijzing->ingangsdatum < toewijzing->version[0].toewijzingsdatum;
	int kind = traffic_below(random, 1000);

	if (toewijzing->product->uitgesloten && kind >= EXCLUDED_STARTS)
		return;
	if (kind < 30 && !retroactive) {
		withdraw_as_error(world, toewijzing);
	} else if (kind < 110 && !retroactive) {
		if (withdraw(world, toewijzing) && toewijzing->youth->alone)
			elsewhere(world, toewijzing);
	} else if (kind < 160 && !retroactive) {
		keep_waiting(world, toewijzing);
	} else if (kind >= 960 && can_be_silent(toewijzing)) {
		toewijzing->stil = first_day(world, toewijzing);
	} else {
		wait_for_care(world, toewijzing);
		if (kind >= 930)
			traffic_repeat(world, toewijzing, toewijzing->version[0].told + 20);
	}
}

/* Whether the gemeente comes with the assignment by itself; the others begin with a JW315. */
static bool on_initiative(struct traffic_random *random, size_t aanbieder)
{
	return traffic_aanbieder(aanbieder)->gi || traffic_chance(random, 370);
}

/* A second kind of care: at the same provider on the initiative of the gemeente, or elsewhere. */
static void second(struct world *world, struct youth *youth, int32_t day)
{
	const struct toewijzing *first = youth->toewijzing[0];
	size_t aanbieder = first->aanbieder;
	bool initiative = true;
	int product = -1;
	struct toewijzing *toewijzing;

	if (traffic_chance(&youth->random, 550))
		product =
		    traffic_draw_product(&youth->random, aanbieder, first->product->categorie);
	while (product < 0) {
		aanbieder = traffic_draw_aanbieder(&youth->random);
		if (aanbieder != first->aanbieder)
			product = traffic_draw_product(&youth->random, aanbieder, NULL);
		initiative = on_initiative(&youth->random, aanbieder);
	}
	toewijzing = traffic_request(world, youth, aanbieder, product, day, initiative);
	if (toewijzing)
		fate(world, toewijzing);
}

/* Whether a youth was ever assigned to this provider. */
static bool knows(const struct youth *youth, size_t aanbieder)
{
	for (int i = 0; i < youth->toewijzingen; i++)
		if (youth->toewijzing[i]->aanbieder == aanbieder)
			return true;
	return false;
}

/* Care at a provider that is new to the youth: at one that is not, it could follow upon what was
 * there before. */
static struct toewijzing *ask_new(struct world *world, struct youth *youth, int32_t day,
				  bool initiative)
{
	struct traffic_random *random = &youth->random;
	size_t aanbieder;
	int product;

	do
		aanbieder = traffic_draw_aanbieder(random);
	while (knows(youth, aanbieder));
	product = traffic_draw_product(random, aanbieder, NULL);
	initiative = initiative || on_initiative(random, aanbieder);
	return traffic_request(world, youth, aanbieder, product, day, initiative);
}

/* The gemeente finds another provider for those who waited in vain. */
static void elsewhere(struct world *world, const struct toewijzing *before)
{
	int32_t day = before->version[before->versions - 1].told;
	struct toewijzing *toewijzing = ask_new(world, before->youth, day, true);

	if (toewijzing)
		fate(world, toewijzing);
}

/* After the care has ended another provider takes over, soon or after a while, or the youth comes
 * back later on. Returns whether it did. */
static bool transfer(struct world *world, struct youth *youth)
{
	struct traffic_random *random = &youth->random;
	const struct toewijzing *before = youth->toewijzing[youth->toewijzingen - 1];
	const struct spell *last = before->spells > 0 ? &before->spell[before->spells - 1] : NULL;
	struct toewijzing *toewijzing;
	int days;

	if (last == NULL || last->end == DAY_NONE ||
	    !traffic_chance(random, strcmp(last->reden, "38") == 0 ? 850 : 360))
		return false;
	days = traffic_chance(random, 500) ? traffic_between(random, 1, 12)
					   : traffic_between(random, 30, 420);
	toewijzing = ask_new(world, youth, last->end_told + days, false);
	if (!toewijzing)
		return false;
	fate(world, toewijzing);
	return true;
}

/* A screening of some weeks finds out what is needed. Returns the day on which that is asked for.
 */
static int32_t screen(struct world *world, struct youth *youth, int32_t day)
{
	int product;
	size_t aanbieder = traffic_screener(&product);
	bool initiative = traffic_chance(&youth->random, 700);
	struct toewijzing *toewijzing =
	    traffic_request(world, youth, aanbieder, product, day, initiative);

	if (!toewijzing)
		return day;
	wait_for_care(world, toewijzing);
	if (toewijzing->spells == 0 || toewijzing->spell[0].end == DAY_NONE)
		return day + traffic_between(&youth->random, 40, 80);
	youth->gescreend = true;
	return toewijzing->spell[0].end_told + traffic_between(&youth->random, 1, 40);
}

void traffic_live(struct world *world, struct youth *youth, int32_t arrival)
{
	struct toewijzing *toewijzing;

	if (youth->alone && traffic_chance(&youth->random, 110))
		arrival = screen(world, youth, arrival);
	toewijzing = ask_new(world, youth, arrival, false);
	if (!toewijzing)
		return;
	fate(world, toewijzing);
	if (!youth->alone)
		second(world, youth,
		       toewijzing->version[0].told + traffic_between(&youth->random, 5, 100));
	for (int i = 0; youth->alone && i < TRANSFERS && transfer(world, youth); i++)
		;
}
