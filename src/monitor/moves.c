#include "moves_parts.h"

#include <stdlib.h>

#include "ijw/base/halt.h"

enum {
	RANKS = 2,       /* codes of a dimension that nobody asked for, one after the other */
	GOOD_ENOUGH = 8, /* moves that are compared when none is far enough */
	MOVES_MOST = 12, /* moves in one direction */
};

/* ---- Begin and end ---- */

void moves_begin(struct moves *moves, const struct equations *equations, int64_t min_cel)
{
	const size_t nodes = equations->places.nodes;

	*moves = (struct moves){.equations = equations, .min_cel = min_cel};
	moves->step = xcalloc(nodes, sizeof(*moves->step));
	moves->member = xcalloc(nodes, sizeof(*moves->member));
	moves->balance = xcalloc(equations->count, sizeof(*moves->balance));
	moves->open = xcalloc(equations->count, sizeof(*moves->open));
	moves->opened = xcalloc(equations->count, sizeof(*moves->opened));
	moves->shift = xcalloc(nodes, sizeof(*moves->shift));
	moves->shifted = xcalloc(nodes, sizeof(*moves->shifted));
	moves->safe = xcalloc(nodes, sizeof(*moves->safe));
	moves_index_begin(moves);
}

void moves_end(struct moves *moves)
{
	moves_index_end(moves);
	free(moves->step);
	free(moves->member);
	free(moves->balance);
	free(moves->open);
	free(moves->opened);
	free(moves->shift);
	free(moves->shifted);
	free(moves->safe);
	*moves = (struct moves){0};
}

/* ---- The search ---- */

struct search {
	struct moves *moves;
	uint32_t node;
	struct terms terms;
	bool cheapest;
	int64_t least_loss; /* of the cheapest */
	struct candidate it;
	struct candidate best;
	int64_t best_room;
	size_t found;
	bool done;
};

static int64_t room_of(const struct moves *moves, int32_t direction)
{
	int64_t room = INT64_MAX;

	for (size_t i = 0; i < moves->members; i++) {
		const uint32_t node = moves->member[i];
		const int64_t left = moves->equations->places.node[node].count + moves->shift[node];

		if (moves->step[node] * direction < 0 && left < room)
			room = left;
	}
	return room;
}

/* Keeps the move at hand when it is the best until now. */
static void keep(struct search *search)
{
	const int64_t room = room_of(search->moves, 1);

	if (search->cheapest && search->moves->loss < search->least_loss)
		return;
	search->found++;
	if (search->cheapest) {
		search->best = search->it;
		search->terms.most_loss = search->moves->loss - 1;
		search->done = search->moves->loss == 0;
		return;
	}
	if (room > search->best_room) {
		search->best = search->it;
		search->best_room = room;
	}
	search->done = search->best_room >= search->moves->min_cel || search->found == GOOD_ENOUGH;
}

static void try_it(struct search *search)
{
	if (moves_build(search->moves, &search->it, search->node, &search->terms))
		keep(search);
}

/* Every code in the dimensions that are apart, from `dimensie` on. */
static void try_there(struct search *search, size_t dimensie)
{
	while (dimensie < DIM_PILOT && (search->it.apart & 1u << dimensie) == 0)
		dimensie++;
	if (dimensie == DIM_PILOT) {
		try_it(search);
		return;
	}
	for (size_t i = 0; i < search->moves->donors[dimensie] && !search->done; i++) {
		search->it.there[dimensie] = search->moves->donor[dimensie][i];
		if (search->it.there[dimensie] != search->it.here[dimensie])
			try_there(search, dimensie + 1);
	}
}

/* Whether any table that the recipe changes tells dimensions apart that the node does not. */
static bool needs_values(const struct search *search, unsigned mask)
{
	const struct moves *moves = search->moves;
	const unsigned kinds = moves->recipes->recipe[search->it.recipe].kinds;

	for (unsigned table = 0; table < PILOT_MASK; table++)
		if ((table & search->it.apart) == search->it.apart && (table & ~mask) != 0 &&
		    (moves->kinds[table] & kinds) != 0)
			return true;
	return false;
}

/* The codes of the dimensions that the node does not tell apart. */
static void set_here(struct search *search, const struct place *place, size_t rank)
{
	for (size_t i = 0; i < DIM_PILOT; i++) {
		search->it.here[i] = place->sleutel.deel[i];
		if (search->it.here[i] == DEEL_TOTAAL && search->moves->donors[i] > 0)
			search->it.here[i] =
			    search->moves->donor[i][rank % search->moves->donors[i]];
	}
}

/* A pilot, or its rest, is about the cells of its gemeenten and categories. */
static void try_pilot(struct search *search)
{
	const struct moves *moves = search->moves;
	const unsigned both = 1u << DIM_REGIO | 1u << DIM_PRODUCTCATEGORIE;

	for (size_t i = 0; i < moves->donors[DIM_REGIO] && !search->done; i++) {
		search->it.here[DIM_REGIO] = moves->donor[DIM_REGIO][i];
		for (size_t j = 0; j < moves->donors[DIM_PRODUCTCATEGORIE] && !search->done; j++) {
			search->it.here[DIM_PRODUCTCATEGORIE] =
			    moves->donor[DIM_PRODUCTCATEGORIE][j];
			for (unsigned apart = both; !search->done; apart = (apart - 1) & both) {
				search->it.apart = apart;
				if (moves_here(search->moves, &search->it, &search->terms))
					try_there(search, 0);
				if (apart == 0)
					break;
			}
		}
	}
}

/* An event of the largest cell that is one of the cell of the node instead: what both have in
 * common stays. */
static void try_transfer(struct search *search, const struct place *place, unsigned apart)
{
	const struct moves *moves = search->moves;

	search->it.transfer = true;
	search->it.apart = apart;
	for (size_t rank = 0; rank < RANKS && !search->done; rank++) {
		set_here(search, place, rank);
		if (!moves_here(search->moves, &search->it, &search->terms))
			continue;
		for (size_t i = 0; i < DIM_PILOT; i++) {
			uint16_t *there = &search->it.there[i];

			*there = moves->donors[i] == 0 ? 0 : moves->donor[i][0];
			if (*there == search->it.here[i] && moves->donors[i] > 1)
				*there = moves->donor[i][1];
		}
		try_it(search);
	}
	search->it.transfer = false;
}

static void try_recipe(struct search *search, const struct place *place, unsigned mask)
{
	for (unsigned apart = mask; !search->done; apart = (apart - 1) & mask) {
		size_t ranks = RANKS;

		search->it.apart = apart;
		if (!needs_values(search, mask))
			ranks = 1;
		for (size_t rank = 0; rank < ranks && !search->done; rank++) {
			set_here(search, place, rank);
			if (moves_here(search->moves, &search->it, &search->terms))
				try_there(search, 0);
		}
		if (apart == 0)
			break;
	}
}

static bool find(struct moves *moves, uint32_t node, int32_t direction, struct terms terms,
		 int64_t least_loss, struct candidate *best)
{
	const struct place place = moves->equations->places.node[node].place;
	const unsigned mask = sleutel_mask(&place.sleutel);
	struct search search = {.moves = moves,
				.node = node,
				.terms = terms,
				.cheapest = least_loss != INT64_MAX,
				.least_loss = least_loss};

	search.it.direction = direction;
	moves_recipes(moves, &place);
	for (size_t i = 0; i < moves->recipes->count && !search.done; i++) {
		search.it.recipe = i;
		if (mask == PILOT_MASK) {
			set_here(&search, &place, 0);
			try_pilot(&search);
		} else {
			try_recipe(&search, &place, mask);
			try_transfer(&search, &place, mask);
			try_transfer(&search, &place, PILOT_MASK - 1);
		}
	}
	*best = search.best;
	return search.found > 0;
}

bool moves_cheapest(struct moves *moves, uint32_t node, int64_t least, int64_t loss)
{
	const struct terms any = {true, least, INT64_MAX};
	const int64_t count = moves->equations->places.node[node].count;
	struct candidate up, down;
	int64_t most = INT64_MAX;

	if (find(moves, node, 1, any, loss, &up)) {
		moves_build(moves, &up, node, &any);
		most = moves->loss;
	}
	if (most > 0 && count >= least &&
	    find(moves, node, -1, (struct terms){true, least, most - 1}, loss, &down))
		return moves_build(moves, &down, node, &any);
	return most < INT64_MAX && moves_build(moves, &up, node, &any);
}

/* ---- How far ---- */

static void make(struct moves *moves, int64_t times)
{
	for (size_t i = 0; i < moves->members; i++) {
		const uint32_t node = moves->member[i];

		if (moves->shift[node] == 0)
			moves->shifted[moves->shifts++] = node;
		moves->shift[node] += times * moves->step[node];
		/* Back at its place: it stands in the list already. */
		for (size_t j = 0; moves->shift[node] == 0 && j < moves->shifts; j++)
			if (moves->shifted[j] == node)
				moves->shifted[j--] = moves->shifted[--moves->shifts];
	}
}

static void forget_shifts(struct moves *moves)
{
	while (moves->shifts > 0)
		moves->shift[moves->shifted[--moves->shifts]] = 0;
}

/* One move from the counts as they are may be enough, for all that take part in it. */
static bool enough_at_once(struct moves *moves, bool all)
{
	const int64_t up = room_of(moves, 1), down = room_of(moves, -1);

	if (up < moves->min_cel && down < moves->min_cel && up + down < moves->min_cel)
		return false;
	for (size_t i = 0; i < moves->members && !all; i++)
		moves->safe[moves->member[i]] = true;
	return true;
}

/* How far moves in one direction lead, up to `enough`. */
static int64_t shift_one_way(struct moves *moves, uint32_t node, int32_t direction, int64_t enough,
			     bool all)
{
	const struct terms terms = {all, 1, INT64_MAX};
	int64_t way = 0;

	for (int i = 0; i < MOVES_MOST && way < enough; i++) {
		struct candidate best;
		int64_t room;

		if (!find(moves, node, direction, terms, INT64_MAX, &best))
			break;
		moves_build(moves, &best, node, &terms);
		if (i == 0 && enough_at_once(moves, all))
			way = enough;
		room = room_of(moves, 1);
		if (room > enough - way)
			room = enough - way;
		make(moves, room);
		way += room;
	}
	forget_shifts(moves);
	moves_forget(moves);
	return way;
}

bool moves_at_once(struct moves *moves, uint32_t node)
{
	const struct terms terms = {false, moves->min_cel, INT64_MAX};
	struct candidate best;

	for (int32_t direction = 1; direction >= -1 && !moves->safe[node]; direction -= 2)
		if (find(moves, node, direction, terms, INT64_MAX, &best) &&
		    moves_build(moves, &best, node, &terms))
			enough_at_once(moves, false);
	return moves->safe[node];
}

void moves_try_all(struct moves *moves)
{
	const struct places *places = &moves->equations->places;

	for (size_t i = 0; i < places->nodes; i++)
		moves->safe[i] = false;
	for (uint32_t i = 0; i < places->nodes && !halt_asked(); i++)
		if (node_needs_safety(&places->node[i]))
			moves_at_once(moves, i);
}

bool moves_shift(struct moves *moves, uint32_t node, bool all)
{
	int64_t way;

	if (moves->safe[node] || (!all && moves_at_once(moves, node)))
		return true;
	way = shift_one_way(moves, node, 1, moves->min_cel, all);
	if (way < moves->min_cel)
		way += shift_one_way(moves, node, -1, moves->min_cel - way, all);
	if (way >= moves->min_cel && !all)
		moves->safe[node] = true;
	return way >= moves->min_cel;
}
