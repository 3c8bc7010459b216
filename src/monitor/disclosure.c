#include "ijw/monitor/disclosure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "audit.h"
#include "ijw/base/halt.h"
#include "ijw/base/order.h"
#include "moves.h"
#include "withhold.h"

struct applying {
	struct equations equations;
	struct moves moves;
	uint32_t *waiting; /* nodes that are to be made safe */
	size_t count;
	size_t room;
	int64_t min_cel;
	bool *waits; /* by node */
};

/* ---- Primary ---- */

static void hide_small(struct telling *telling, size_t count, int64_t min_cel)
{
	for (size_t i = 0; i < count; i++) {
		struct telling *it = &telling[i];

		it->primair = it->aantal < min_cel;
		it->verborgen = it->primair || it->eerder_verborgen || it->soort == TELLING_D03_X;
	}
}

/* Hides a table of two dimensions, of a family of indicators, when most of it is small: what is
 * left would say little, and its margins are shown the more easily. A pilot that is one of its
 * counts goes along. */
static void hide_tables(struct telling *telling, size_t count, const struct disclosure_rules *rules)
{
	static const size_t masks = 1u << DIMENSIES;
	size_t *small = xcalloc(2 * TELLING_SOORTEN * masks, sizeof(*small));
	size_t *all = small + TELLING_SOORTEN * masks;

	for (size_t i = 0; i < count; i++) {
		const size_t table =
		    places_family(telling[i].soort) * masks + sleutel_mask(&telling[i].sleutel);

		small[table] += telling[i].verborgen;
		all[table] += telling[i].eerder_getoond && !telling[i].primair ? count : 1;
	}
	for (size_t i = 0; i < count; i++) {
		const bool crossing = places_is_crossing(rules, &telling[i].sleutel);
		const unsigned mask = crossing ? 1u << DIM_REGIO | 1u << DIM_PRODUCTCATEGORIE
					       : sleutel_mask(&telling[i].sleutel);
		const size_t table = places_family(telling[i].soort) * masks + mask;

		if ((mask & (mask - 1)) != 0 && 2 * small[table] > all[table] &&
		    !telling[i].eerder_getoond)
			telling[i].verborgen = true;
	}
	free(small);
}

/* ---- Hiding ---- */

static bool may_be_hidden(const struct node *node)
{
	return !node->hidden && !node->stays;
}

static void wait_for(struct applying *applying, uint32_t node)
{
	if (applying->waits[node] || !node_needs_safety(&applying->equations.places.node[node]))
		return;
	applying->waits[node] = true;
	applying->waiting =
	    xmore(applying->waiting, applying->count, &applying->room, sizeof(*applying->waiting));
	applying->waiting[applying->count++] = node;
}

/* Where F04 is hidden so is F02: begin, in, gestart and eind would give it away. */
static void hide(struct applying *applying, uint32_t node)
{
	struct places *places = &applying->equations.places;
	struct place place = places->node[node].place;

	places->node[node].hidden = true;
	wait_for(applying, node);
	if (places->node[node].rest || place.soort != TELLING_F04)
		return;
	place.soort = TELLING_F02;
	node = places_find(places, place);
	if (node != NO_NODE && may_be_hidden(&places->node[node]))
		hide(applying, node);
}

/* ---- Secondary ---- */

/* Hides what one move of a node needs that can be made `least` times. */
static bool hide_move(struct applying *applying, uint32_t node, int64_t least, int64_t loss)
{
	if (!moves_cheapest(&applying->moves, node, least, loss))
		return false;
	for (size_t i = 0; i < applying->moves.members; i++) {
		const uint32_t member = applying->moves.member[i];

		if (least >= applying->min_cel)
			applying->moves.safe[member] = true;
		if (!applying->equations.places.node[member].hidden)
			hide(applying, member);
	}
	return true;
}

/* Hides all of a family: of the table of a node first (wide 0), then of every table with as many
 * dimensions (1) or fewer, but not none (2), then all of it (3). */
static void hide_family(struct applying *applying, uint32_t index, int wide)
{
	const struct places *places = &applying->equations.places;
	const struct place own = places->node[index].place;
	const unsigned mask = sleutel_mask(&own.sleutel);

	for (uint32_t i = 0; i < places->nodes; i++) {
		const struct node *node = &places->node[i];
		const unsigned other = sleutel_mask(&node->place.sleutel);

		if (node->rest || !may_be_hidden(node) ||
		    places_family(node->place.soort) != places_family(own.soort))
			continue;
		if ((wide == 0 && other != mask) ||
		    (wide == 1 && __builtin_popcount(other) < __builtin_popcount(mask)) ||
		    (wide == 2 && other == 0))
			continue;
		hide(applying, i);
	}
}

/* Counts that have enough to go down serve at once; others only when there are many. */
static void make_safe(struct applying *applying, uint32_t node)
{
	struct moves *moves = &applying->moves;

	if (moves->safe[node] || halt_asked())
		return;
	for (int64_t least = applying->min_cel; least > 0; least /= 2) {
		int64_t loss = 0;

		for (int i = 0; i < 4 && hide_move(applying, node, least, loss); i++) {
			if (least >= applying->min_cel || moves_shift(moves, node, false))
				return;
			loss = 1;
		}
	}
	for (int wide = 0; wide < 4 && !places_family_is_dark(&applying->equations.places, node) &&
			   !moves_shift(moves, node, false);
	     wide++)
		hide_family(applying, node, wide);
}

/* ---- Slices ---- */

/* A slice of a table: an indicator in one period; of the region, which has one cell a period, in
 * all periods of a year. */
struct slice {
	uint32_t node;
	unsigned mask;
	enum telling_soort soort;
	int32_t length;
	int32_t last;
};

static int slice_order(const void *a, const void *b)
{
	const struct slice *x = a, *y = b;
	int order = order_getal(x->mask, y->mask);

	if (order == 0)
		order = order_getal(x->soort, y->soort);
	if (order == 0)
		order = order_getal(x->length, y->length);
	return order != 0 ? order : order_getal(x->last, y->last);
}

static struct slice slice_of(const struct places *places, uint32_t node)
{
	const struct place *place = &places->node[node].place;
	const unsigned mask = sleutel_mask(&place->sleutel);

	return (struct slice){node, mask, place->soort, place->last - place->first,
			      mask == 0 ? place->last / 12 : place->last};
}

/* Hides all of a slice of which more than a third is small: what is left would say little, and its
 * large counts give the small ones room. */
static void hide_slice(struct applying *applying, const struct slice *slice, size_t count)
{
	struct node *node = applying->equations.places.node;
	size_t hidden = 0;

	for (size_t i = 0; i < count; i++)
		hidden += node[slice[i].node].hidden;
	for (size_t i = 0; i < count && 3 * hidden > count; i++)
		if (may_be_hidden(&node[slice[i].node]))
			hide(applying, slice[i].node);
}

static void hide_slices(struct applying *applying)
{
	const struct places *places = &applying->equations.places;
	struct slice *slice = xmalloc(places->nodes * sizeof(*slice));
	size_t count = 0;

	for (uint32_t i = 0; i < places->nodes; i++)
		if (!places->node[i].rest)
			slice[count++] = slice_of(places, i);
	qsort(slice, count, sizeof(*slice), slice_order);
	for (size_t i = 0, next; i < count; i = next) {
		for (next = i + 1; next < count && slice_order(&slice[i], &slice[next]) == 0;)
			next++;
		hide_slice(applying, &slice[i], next - i);
	}
	free(slice);
}

/* As long as more is hidden: what was a move of one count may not be found again when another one
 * is found first, and then the audit would miss it. */
static void make_all_safe(struct applying *applying)
{
	const struct places *places = &applying->equations.places;
	size_t before;

	for (uint32_t i = 0; i < places->nodes; i++)
		if (places->node[i].hidden)
			hide(applying, i);
	hide_slices(applying);
	do {
		before = applying->count;
		for (size_t i = 0; i < applying->count; i++)
			make_safe(applying, applying->waiting[i]);
		moves_try_all(&applying->moves);
	} while (applying->count > before);
	for (size_t i = 0; i < applying->count; i++)
		make_safe(applying, applying->waiting[i]);
}

static void apply_once(struct telling *telling, size_t count, const struct disclosure_rules *rules)
{
	struct applying applying = {.min_cel = rules->min_cel};
	struct places *places = &applying.equations.places;

	equations_begin(&applying.equations, telling, count, rules);
	moves_begin(&applying.moves, &applying.equations, rules->min_cel);
	applying.waits = xmalloc(places->nodes * sizeof(*applying.waits));
	for (size_t i = 0; i < places->nodes; i++) {
		applying.waits[i] = false;
		places->node[i].shown = false; /* what one table hides no other shows */
	}
	make_all_safe(&applying);
	for (size_t i = 0; i < count; i++)
		if (places->of[i] != NO_NODE)
			telling[i].verborgen = places->node[places->of[i]].hidden;
	free(applying.waits);
	free(applying.waiting);
	moves_end(&applying.moves);
	equations_end(&applying.equations);
}

/* ---- Apply ---- */

/* Once more when a whole table was hidden on the way: it is left out then. */
static void apply_moves(struct telling *telling, size_t count, const struct disclosure_rules *rules)
{
	size_t left_out;

	hide_small(telling, count, rules->min_cel);
	hide_tables(telling, count, rules);
	do {
		left_out = places_left_out(telling, count, rules);
		apply_once(telling, count, rules);
	} while (places_left_out(telling, count, rules) != left_out);
}

/* Whole parts are hidden at once; moves show more of a small publication, but are looked for one by
 * one, which takes seconds for some ten thousand counts. So moves are for few counts, and for what
 * whole parts leave open. */
enum { MOVES_FEW = 2000 };

void disclosure_apply(struct telling *telling, size_t count, const struct disclosure_rules *rules)
{
	size_t unsafe;

	for (int cells = 1; cells >= 0 && count > MOVES_FEW; cells--) {
		hide_small(telling, count, rules->min_cel);
		withhold(telling, count, rules, cells == 1);
		if (audit_bounds(telling, count, rules, &unsafe, 1) == 0)
			return;
	}
	apply_moves(telling, count, rules);
}

/* Whether what is hidden is what whole parts hide, and single cells when those are asked for. */
static bool is_withheld(const struct telling *telling, size_t count,
			const struct disclosure_rules *rules, bool cells)
{
	struct telling *again = xmalloc((count + 1) * sizeof(*again));
	bool same = count > MOVES_FEW;

	memcpy(again, telling, count * sizeof(*again));
	if (same)
		withhold(again, count, rules, cells);
	for (size_t i = 0; i < count && same; i++)
		same = again[i].verborgen == telling[i].verborgen;
	free(again);
	return same;
}

size_t disclosure_audit(const struct telling *telling, size_t count,
			const struct disclosure_rules *rules, size_t *unsafe, size_t room)
{
	return is_withheld(telling, count, rules, true) || is_withheld(telling, count, rules, false)
		   ? audit_bounds(telling, count, rules, unsafe, room)
		   : audit_moves(telling, count, rules, unsafe, room);
}

/* ---- Shares ---- */

bool disclosure_aandeel_primair(int64_t teller, int64_t noemer, int64_t min_cel)
{
	return teller < min_cel || noemer - teller < min_cel;
}

int64_t disclosure_noemer_klasse(int64_t noemer)
{
	static const int64_t klassen[] = {300, 100, 30, 10};

	for (size_t i = 0; i < sizeof(klassen) / sizeof(klassen[0]); i++)
		if (noemer >= klassen[i])
			return klassen[i];
	return 0;
}

double disclosure_heel_procent(double aandeel)
{
	return round(aandeel * 100) / 100;
}
