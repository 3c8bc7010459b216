#include "ijw/monitor/disclosure.h"

#include <math.h>
#include <stdlib.h>

#include "moves.h"

/* How much counts that are shown are held back from a move, in the searches that are compared. */
static const int32_t savings[] = {3, 8};

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

/* ---- Hiding ---- */

static bool needs_safety(const struct node *node)
{
	return node->hidden && node->safety && !node->known;
}

static bool may_be_hidden(const struct node *node)
{
	return !node->hidden && !node->stays;
}

static void wait_for(struct applying *applying, uint32_t node)
{
	if (applying->waits[node] || !needs_safety(&applying->equations.places.node[node]))
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

/* What is lost by a move, in youths; what is hidden already costs nothing. */
static int64_t loss(const struct applying *applying)
{
	const struct moves *moves = &applying->moves;
	int64_t sum = 0;

	for (size_t i = 0; i < moves->members; i++) {
		const struct node *node = &applying->equations.places.node[moves->member[i]];

		sum += node->hidden ? 0 : node->count + 1;
	}
	return sum;
}

struct attempt {
	int8_t direction;
	int32_t saving;
	int64_t loss;
};

/* Hides what one move of a node needs, of some that were found the one that hides the fewest
 * youths. A count that goes down has at least `least`, so that the move can be made as often. */
static bool hide_move(struct applying *applying, uint32_t node, int64_t least)
{
	struct attempt best = {.loss = INT64_MAX};

	for (int8_t direction = 1; direction >= -1; direction -= 2) {
		for (size_t i = 0; i < sizeof(savings) / sizeof(savings[0]); i++) {
			struct attempt attempt = {direction, savings[i], 0};

			if (!moves_find(&applying->moves, node, direction, least, savings[i]))
				continue;
			attempt.loss = loss(applying);
			if (attempt.loss < best.loss)
				best = attempt;
		}
	}
	if (best.direction == 0 ||
	    !moves_find(&applying->moves, node, best.direction, least, best.saving))
		return false;
	for (size_t i = 0; i < applying->moves.members; i++) {
		const uint32_t member = applying->moves.member[i];

		if (!applying->equations.places.node[member].hidden)
			hide(applying, member);
	}
	return true;
}

/* Hides every count that stands in an equation with a node. False when there was none. */
static bool hide_lines(struct applying *applying, uint32_t node)
{
	const struct equations *equations = &applying->equations;
	bool more = false;

	for (size_t i = equations->node_begin[node]; i < equations->node_begin[node + 1]; i++) {
		const uint32_t line = equations->node_term[i].index;

		for (size_t j = equations->begin[line]; j < equations->begin[line + 1]; j++) {
			if (!may_be_hidden(&equations->places.node[equations->term[j].index]))
				continue;
			hide(applying, equations->term[j].index);
			more = true;
		}
	}
	return more;
}

static void make_safe(struct applying *applying, uint32_t node)
{
	struct moves *moves = &applying->moves;

	if (moves_shift(moves, node, false))
		return;
	if (hide_move(applying, node, applying->min_cel) && moves_shift(moves, node, false))
		return;
	if (hide_move(applying, node, 1) && moves_shift(moves, node, false))
		return;
	while (hide_lines(applying, node) && !moves_shift(moves, node, false))
		;
}

/* Hidden counts alone make most of each other safe; only then more is hidden, one after the other,
 * which makes some of those that wait safe as well. */
static void make_all_safe(struct applying *applying)
{
	const struct places *places = &applying->equations.places;
	const size_t nodes = places->nodes;
	size_t left = 0;

	for (uint32_t i = 0; i < nodes; i++)
		if (places->node[i].hidden)
			hide(applying, i);
	for (size_t i = 0; i < applying->count; i++)
		if (!moves_shift(&applying->moves, applying->waiting[i], false))
			applying->waiting[left++] = applying->waiting[i];
	applying->count = left;
	for (size_t i = 0; i < applying->count; i++)
		make_safe(applying, applying->waiting[i]);
}

void disclosure_apply(struct telling *telling, size_t count, const struct disclosure_rules *rules)
{
	struct applying applying = {.min_cel = rules->min_cel};
	struct places *places = &applying.equations.places;

	hide_small(telling, count, rules->min_cel);
	equations_begin(&applying.equations, telling, count, rules);
	moves_begin(&applying.moves, &applying.equations, rules->min_cel);
	applying.waits = xmalloc(places->nodes * sizeof(*applying.waits));
	for (size_t i = 0; i < places->nodes; i++) {
		applying.waits[i] = false;
		places->node[i].shown = false; /* what one table hides no other shows */
	}
	make_all_safe(&applying);
	for (size_t i = 0; i < count; i++)
		telling[i].verborgen = places->node[places->of[i]].hidden;
	free(applying.waits);
	free(applying.waiting);
	moves_end(&applying.moves);
	equations_end(&applying.equations);
}

/* ---- Audit ---- */

static bool may_be_shown(const struct telling *telling, int64_t min_cel)
{
	return telling->aantal >= min_cel && !telling->eerder_verborgen &&
	       telling->soort != TELLING_D03_X;
}

/* Whether a hidden count is safe, or was no safer before this publication. */
static bool is_safe(struct moves *moves, uint32_t index)
{
	const struct node *node = &moves->equations->places.node[index];

	if (!needs_safety(node))
		return true;
	if (node->shown)
		return false;
	return moves_shift(moves, index, false) ||
	       (node->before && !moves_shift(moves, index, true));
}

size_t disclosure_audit(const struct telling *telling, size_t count,
			const struct disclosure_rules *rules, size_t *unsafe, size_t room)
{
	struct equations equations;
	struct moves moves;
	size_t found = 0;

	equations_begin(&equations, telling, count, rules);
	moves_begin(&moves, &equations, rules->min_cel);
	for (size_t i = 0; i < count; i++) {
		if (telling[i].verborgen ? is_safe(&moves, equations.places.of[i])
					 : may_be_shown(&telling[i], rules->min_cel))
			continue;
		if (found < room)
			unsafe[found] = i;
		found++;
	}
	moves_end(&moves);
	equations_end(&equations);
	return found;
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
