#include "world.h"

#include <string.h>

/* Care that runs without a start message and is only claimed: where it can be claimed. */
static bool can_be_silent(const struct toewijzing *toewijzing)
{
	return traffic_aanbieder(toewijzing->aanbieder)->claims && toewijzing->product->code &&
	       !toewijzing->product->uitgesloten;
}

/* First day of care: a wait after what lies last of decision and intended start. Care that is
 * assigned afterwards runs from its Ingangsdatum or soon after it. */
static int32_t first_day(const struct toewijzing *toewijzing)
{
	struct traffic_random *random = &toewijzing->youth->random;
	int32_t decided = toewijzing->version[0].toewijzingsdatum;
	int32_t from = toewijzing->ingangsdatum > decided ? toewijzing->ingangsdatum : decided;
	int median = traffic_aanbieder(toewijzing->aanbieder)->wait;

	if (toewijzing->ingangsdatum < decided)
		return toewijzing->ingangsdatum + traffic_between(random, 0, 9);
	if (strcmp(toewijzing->product->categorie, "46") == 0)
		return from + traffic_between(random, 0, 3);
	if (toewijzing->ingangsdatum > decided + 30)
		median /= 4; /* a place was agreed on */
	return traffic_workday(from + traffic_skewed(random, median));
}

/* The gemeente finds that the assignment should never have been sent. */
static void withdraw_as_error(struct world *world, struct toewijzing *toewijzing)
{
	int32_t told = toewijzing->version[0].told;

	traffic_reassign(world, toewijzing,
			 told + traffic_between(&toewijzing->youth->random, 2, 40),
			 toewijzing->ingangsdatum, "13");
}

/* The youth needs the care no more, or gets it elsewhere: the assignment ends before it was used.
 */
static void withdraw(struct world *world, struct toewijzing *toewijzing)
{
	static const char *const redenen[] = {"07", "08", "05", "06", "09", "12", "02", "14"};
	static const int weights[] = {22, 18, 20, 8, 16, 10, 1, 5};
	struct traffic_random *random = &toewijzing->youth->random;
	const struct version *initial = &toewijzing->version[0];
	int32_t told = traffic_workday(initial->told + traffic_between(random, 7, 110));
	int32_t end = told - traffic_between(random, 0, 6);

	if (end < toewijzing->ingangsdatum)
		end = toewijzing->ingangsdatum;
	if (end < initial->einddatum)
		traffic_reassign(world, toewijzing, told, end,
				 redenen[traffic_weighted(random, weights, 8)]);
}

/* Nobody starts; some of those who wait get more time. */
static void keep_waiting(struct world *world, struct toewijzing *toewijzing)
{
	const struct version *initial = &toewijzing->version[0];

	if (initial->einddatum != DAY_NEVER && traffic_chance(&toewijzing->youth->random, 250))
		traffic_extend(world, toewijzing, initial->einddatum, initial->told);
}

/* What becomes of an assignment. */
static void fate(struct world *world, struct toewijzing *toewijzing)
{
	struct traffic_random *random = &toewijzing->youth->random;
	bool retroactive = toewijzing->ingangsdatum < toewijzing->version[0].toewijzingsdatum;
	int32_t begin = first_day(toewijzing), end = toewijzing->version[0].einddatum;
	int kind = traffic_below(random, 1000);

	if (toewijzing->product->uitgesloten && kind >= 200)
		return;
	if (kind < 30 && !retroactive) {
		withdraw_as_error(world, toewijzing);
	} else if (kind < 110 && !retroactive) {
		withdraw(world, toewijzing);
	} else if (kind < 160 && !retroactive) {
		keep_waiting(world, toewijzing);
	} else if (end != DAY_NEVER && begin + 10 > end) {
		keep_waiting(world, toewijzing);
	} else if (kind >= 960 && can_be_silent(toewijzing)) {
		toewijzing->stil = begin;
	} else {
		traffic_deliver(world, toewijzing, begin);
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

/* After the care has ended another provider takes over, soon or after a while. Only for youths who
 * have no other care: at a second provider of theirs it could follow upon that. */
static void transfer(struct world *world, struct youth *youth, const struct toewijzing *before)
{
	struct traffic_random *random = &youth->random;
	const struct spell *last = before->spells > 0 ? &before->spell[before->spells - 1] : NULL;
	struct toewijzing *toewijzing;
	size_t aanbieder;
	int32_t day;

	if (last == NULL || last->end == DAY_NONE ||
	    !traffic_chance(random, strcmp(last->reden, "38") == 0 ? 700 : 120))
		return;
	do
		aanbieder = traffic_draw_aanbieder(random);
	while (aanbieder == before->aanbieder);
	day = last->end_told + (traffic_chance(random, 650) ? traffic_between(random, 1, 12)
							    : traffic_between(random, 30, 200));
	toewijzing =
	    traffic_request(world, youth, aanbieder, traffic_draw_product(random, aanbieder, NULL),
			    day, on_initiative(random, aanbieder));
	if (toewijzing)
		fate(world, toewijzing);
}

void traffic_live(struct world *world, struct youth *youth, int32_t arrival)
{
	size_t aanbieder = traffic_draw_aanbieder(&youth->random);
	int product = traffic_draw_product(&youth->random, aanbieder, NULL);
	bool initiative = on_initiative(&youth->random, aanbieder);
	struct toewijzing *toewijzing =
	    traffic_request(world, youth, aanbieder, product, arrival, initiative);

	if (!toewijzing)
		return;
	fate(world, toewijzing);
	if (youth->alone)
		transfer(world, youth, toewijzing);
	else
		second(world, youth,
		       toewijzing->version[0].told + traffic_between(&youth->random, 5, 100));
}
