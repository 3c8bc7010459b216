#include "moves.h"

#include <stdlib.h>
#include <string.h>

enum {
	RANKS = 4, /* codes of a dimension that are tried, one after the other */
	JAAR = 12,
	MEMBERS_MOST = 200, /* nodes in a move */
	TRIES = 300,        /* nodes that are tried for a move */
	CHOICES = 6,        /* nodes that are tried for one equation */
	OPEN_LOOKED_AT = 6, /* equations among which the next is chosen */
	MOVES_MOST = 12,    /* moves in one direction */
};

static void *zeros(size_t count, size_t size)
{
	void *memory = xmalloc(count * size);

	return memset(memory, 0, count * size);
}

void moves_begin(struct moves *moves, const struct equations *equations, int64_t min_cel)
{
	const size_t nodes = equations->places.nodes;

	*moves = (struct moves){.equations = equations, .min_cel = min_cel};
	moves->step = zeros(nodes, sizeof(*moves->step));
	moves->balance = zeros(equations->count, sizeof(*moves->balance));
	moves->open = zeros(equations->count, sizeof(*moves->open));
	moves->open_place = zeros(equations->count, sizeof(*moves->open_place));
	moves->member = zeros(nodes, sizeof(*moves->member));
	moves->shift = zeros(nodes, sizeof(*moves->shift));
	moves->shifted = zeros(nodes, sizeof(*moves->shifted));
	moves->safe = zeros(nodes, sizeof(*moves->safe));
}

void moves_end(struct moves *moves)
{
	free(moves->step);
	free(moves->balance);
	free(moves->open);
	free(moves->open_place);
	free(moves->member);
	free(moves->shift);
	free(moves->shifted);
	free(moves->safe);
	*moves = (struct moves){0};
}

/* ---- The move that is being made ---- */

static void balance_add(struct moves *moves, uint32_t equation, int32_t change)
{
	const int32_t before = moves->balance[equation];
	const int32_t after = before + change;

	moves->balance[equation] = after;
	if (before == 0 && after != 0) {
		moves->open_place[equation] = (uint32_t)moves->opens;
		moves->open[moves->opens++] = equation;
	} else if (before != 0 && after == 0) {
		const uint32_t last = moves->open[--moves->opens];

		moves->open[moves->open_place[equation]] = last;
		moves->open_place[last] = moves->open_place[equation];
	}
}

static void step_add(struct moves *moves, uint32_t node, int32_t step)
{
	const struct equations *equations = moves->equations;

	for (size_t i = equations->node_begin[node]; i < equations->node_begin[node + 1]; i++)
		balance_add(moves, equations->node_term[i].index,
			    step * equations->node_term[i].sign);
}

static void take(struct moves *moves, uint32_t node, int8_t step)
{
	moves->step[node] = step;
	moves->member[moves->members++] = node;
	step_add(moves, node, step);
}

static void give_back(struct moves *moves)
{
	const uint32_t node = moves->member[--moves->members];

	step_add(moves, node, -moves->step[node]);
	moves->step[node] = 0;
}

static void forget_move(struct moves *moves)
{
	while (moves->members > 0)
		give_back(moves);
}

/* ---- Which node comes next ---- */

struct choice {
	uint32_t node;
	int8_t step;
	int64_t rank;
};

static bool is_hidden(const struct node *node)
{
	return node->hidden && !node->shown;
}

static bool in_box(const struct box *box, const struct node *node)
{
	const struct place *place = &node->place;

	if (node->rest)
		return true;
	for (size_t i = 0; i < DIM_PILOT; i++)
		if (place->sleutel.deel[i] != DEEL_TOTAAL &&
		    place->sleutel.deel[i] != box->value[i][0] &&
		    place->sleutel.deel[i] != box->value[i][1])
			return false;
	if (places_is_stand(place->soort))
		return place->last >= box->maand[0] && place->last < box->maand[1];
	return (place->first <= box->maand[0] && place->last >= box->maand[0]) ||
	       (place->first <= box->maand[1] && place->last >= box->maand[1]);
}

static bool may_move(const struct moves *moves, const struct node *node)
{
	if (node->known)
		return false;
	return is_hidden(node) || (moves->all && !node->stays);
}

/* By how much a step brings the equations of a node nearer to balance. */
static int64_t nearer(const struct moves *moves, uint32_t node, int32_t step)
{
	const struct equations *equations = moves->equations;
	int64_t gain = 0;

	for (size_t i = equations->node_begin[node]; i < equations->node_begin[node + 1]; i++) {
		const int32_t before = moves->balance[equations->node_term[i].index];
		const int32_t after = before + step * equations->node_term[i].sign;

		gain += (before < 0 ? -before : before) - (after < 0 ? -after : after);
	}
	return gain;
}

/* What it costs to hide a count, on a scale of which each step is twice as many youths. The
 * headline and totals cost more: they are what is read. */
static int64_t cost(const struct node *node)
{
	int64_t weight = node->count + 1;

	if (node->place.soort == TELLING_F03 || node->place.soort == TELLING_F05)
		weight *= 8;
	if (sleutel_mask(&node->place.sleutel) == 0)
		weight *= 16;
	return 64 - __builtin_clzll((unsigned long long)weight);
}

/* Higher is better. Among the nodes that close as much, hidden ones, and then those with room. */
static int64_t rank_of(const struct moves *moves, uint32_t node, int8_t step)
{
	const struct node *it = &moves->equations->places.node[node];
	const int64_t room = it->count + moves->shift[node];
	int64_t rank = 16 * nearer(moves, node, step);

	if (!is_hidden(it))
		rank -= moves->saving * (4 + cost(it));
	if (step < 0 && room < moves->min_cel)
		rank -= 16;
	rank *= 4096;
	return rank + (step > 0 || room > 4000 ? 4000 : room);
}

/* Keeps the best CHOICES, the best first; of equals the first. */
static void consider(struct choice *choice, size_t *count, struct choice it)
{
	size_t place = *count;

	if (place == CHOICES && choice[--place].rank >= it.rank)
		return;
	*count = *count < CHOICES ? *count + 1 : CHOICES;
	for (; place > 0 && choice[place - 1].rank < it.rank; place--)
		choice[place] = choice[place - 1];
	choice[place] = it;
}

/* The nodes of an equation that would bring it nearer to balance, the best first. */
static size_t choices_of(const struct moves *moves, uint32_t equation, struct choice *choice)
{
	const struct equations *equations = moves->equations;
	const int32_t sign = moves->balance[equation] > 0 ? -1 : 1;
	size_t count = 0;

	for (size_t i = equations->begin[equation]; i < equations->begin[equation + 1]; i++) {
		const struct term *term = &equations->term[i];
		const struct node *node = &equations->places.node[term->index];
		const int8_t step = (int8_t)(sign * term->sign);

		if (moves->step[term->index] != 0 || !may_move(moves, node) ||
		    !in_box(&moves->box, node))
			continue;
		if (step < 0 && node->count + moves->shift[term->index] < moves->least)
			continue;
		consider(choice, &count,
			 (struct choice){term->index, step, rank_of(moves, term->index, step)});
	}
	return count;
}

/* The equation with the fewest choices among the newest that are open. */
static size_t choose(const struct moves *moves, struct choice *choice)
{
	size_t fewest = SIZE_MAX;

	for (size_t i = 0; i < moves->opens && i < OPEN_LOOKED_AT && fewest > 1; i++) {
		struct choice here[CHOICES] = {{0}};
		const size_t count = choices_of(moves, moves->open[moves->opens - 1 - i], here);

		if (count >= fewest)
			continue;
		fewest = count;
		memcpy(choice, here, sizeof(here));
	}
	return fewest;
}

/* Takes in nodes until every equation is in balance. */
static bool extend(struct moves *moves)
{
	struct choice choice[CHOICES];
	size_t choices;

	if (moves->opens == 0)
		return true;
	if (moves->members == MEMBERS_MOST || moves->tries == 0)
		return false;
	choices = choose(moves, choice);
	for (size_t i = 0; i < choices && moves->tries > 0; i++) {
		moves->tries--;
		take(moves, choice[i].node, choice[i].step);
		if (extend(moves))
			return true;
		give_back(moves);
	}
	return false;
}

/* ---- Boxes ---- */

/* A place with other months. */
static uint32_t in_months(const struct places *places, struct place place, int32_t first,
			  int32_t last)
{
	place.first = first;
	place.last = last;
	return places_find(places, place);
}

/* The equation with all parts in a dimension of which a node is a part (sign 1) or the whole (-1);
 * SIZE_MAX when there is none. */
static size_t line_of(const struct equations *equations, uint32_t node, size_t dimensie,
		      int32_t sign)
{
	if (node == NO_NODE)
		return SIZE_MAX;
	for (size_t i = equations->node_begin[node]; i < equations->node_begin[node + 1]; i++) {
		const struct term *term = &equations->node_term[i];

		if (equations->line[term->index] == dimensie && term->sign == sign)
			return term->index;
	}
	return SIZE_MAX;
}

/* The line in which the codes of a dimension are compared for a node: its own, that of its year, or
 * that of the region. */
static size_t line_for(const struct equations *equations, uint32_t node, size_t dimensie)
{
	const struct places *places = &equations->places;
	const struct place place = places->node[node].place;
	const int32_t year = place.last - place.last % JAAR;
	struct place region = place;
	size_t line = line_of(equations, node, dimensie, 1);

	if (line == SIZE_MAX)
		line = line_of(equations, node, dimensie, -1);
	if (line == SIZE_MAX)
		line = line_of(equations, in_months(places, place, year, year + JAAR - 1), dimensie,
			       -1);
	region.sleutel = (struct sleutel){{0}};
	if (line == SIZE_MAX)
		line = line_of(equations, places_find(places, region), dimensie, -1);
	if (line == SIZE_MAX)
		line = line_of(equations, in_months(places, region, year, year + JAAR - 1),
			       dimensie, -1);
	return line;
}

/* Higher is better: hidden and large; then shown and small. */
static int64_t value_rank(const struct node *node)
{
	return is_hidden(node) ? INT64_MAX / 2 + node->count : -node->count;
}

/* The best codes of a dimension beside that of the node itself. */
static size_t values_of(const struct moves *moves, uint32_t node, size_t dimensie,
			uint16_t value[RANKS])
{
	const struct equations *equations = moves->equations;
	const struct places *places = &equations->places;
	const uint16_t own = places->node[node].place.sleutel.deel[dimensie];
	const size_t line = line_for(equations, node, dimensie);
	int64_t rank[RANKS];
	size_t count = 0;

	if (line == SIZE_MAX)
		return 0;
	for (size_t i = equations->begin[line]; i < equations->begin[line + 1]; i++) {
		const struct node *it = &places->node[equations->term[i].index];
		const int64_t here = value_rank(it);
		size_t place = count;

		if (equations->term[i].sign < 0 || it->rest ||
		    it->place.sleutel.deel[dimensie] == own || !may_move(moves, it))
			continue;
		if (place == RANKS && rank[--place] >= here)
			continue;
		count = count < RANKS ? count + 1 : RANKS;
		for (; place > 0 && rank[place - 1] < here; place--) {
			rank[place] = rank[place - 1];
			value[place] = value[place - 1];
		}
		rank[place] = here;
		value[place] = it->place.sleutel.deel[dimensie];
	}
	return count;
}

/* The months of a box for a node, one pair after the other; false when there are no more. */
static bool months_of(const struct place *place, size_t number, struct box *box)
{
	static const int32_t after[] = {1, 1, 4, 2, 7, 10};
	const size_t count = sizeof(after) / sizeof(after[0]);
	const bool stand = places_is_stand(place->soort);

	if (number >= 2 * count)
		return false;
	box->maand[0] = place->last;
	box->maand[1] = place->last + (number == 0 && !stand ? 0 : after[number / 2]);
	if (number % 2 == 1) {
		box->maand[0] = place->first - after[number / 2] + (stand ? 1 : 0);
		box->maand[1] = place->first + (stand ? 1 : 0);
	}
	return true;
}

static bool find_in_box(struct moves *moves, uint32_t node, int8_t direction)
{
	forget_move(moves);
	moves->tries = TRIES;
	take(moves, node, direction);
	if (extend(moves))
		return true;
	forget_move(moves);
	return false;
}

/* Two codes in the dimensions of `apart`, one in the others: that of the node, or a good one. */
static void box_codes(struct box *box, const struct place *place, unsigned apart,
		      uint16_t value[DIMENSIES][RANKS], const size_t *values, size_t rank)
{
	for (size_t i = 0; i < DIM_PILOT; i++) {
		const uint16_t own = place->sleutel.deel[i];
		const uint16_t other = values[i] == 0 ? own : value[i][rank % values[i]];

		box->value[i][0] = own == DEEL_TOTAAL ? other : own;
		box->value[i][1] = (apart & 1u << i) != 0 ? other : box->value[i][0];
	}
}

static bool find(struct moves *moves, uint32_t node, int8_t direction)
{
	const struct place *place = &moves->equations->places.node[node].place;
	const unsigned mask = sleutel_mask(&place->sleutel) & ~(1u << DIM_PILOT);
	uint16_t value[DIMENSIES][RANKS];
	size_t values[DIMENSIES];

	for (size_t i = 0; i < DIM_PILOT; i++)
		values[i] = values_of(moves, node, i, value[i]);
	for (size_t rank = 0; rank < RANKS; rank++) {
		for (unsigned apart = mask;; apart = (apart - 1) & mask) {
			box_codes(&moves->box, place, apart, value, values, rank);
			for (size_t i = 0; months_of(place, i, &moves->box); i++)
				if (find_in_box(moves, node, direction))
					return true;
			if (apart == 0)
				break;
		}
	}
	return false;
}

bool moves_find(struct moves *moves, uint32_t node, int8_t direction, int64_t least, int32_t saving)
{
	const struct node *it = &moves->equations->places.node[node];

	if (direction < 0 && it->count < least)
		return false;
	moves->all = true;
	moves->least = least;
	moves->saving = saving;
	return find(moves, node, direction);
}

/* ---- How far ---- */

/* How often a move can be made, or made back, from where the moves before it led. */
static int64_t room_of(const struct moves *moves, int8_t direction)
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

static void make(struct moves *moves, int64_t times)
{
	for (size_t i = 0; i < moves->members; i++) {
		const uint32_t node = moves->member[i];

		if (moves->shift[node] == 0)
			moves->shifted[moves->shifts++] = node;
		moves->shift[node] += times * moves->step[node];
		/* Back at its place: it stands in the list already. */
		if (moves->shift[node] == 0)
			for (size_t j = 0; j < moves->shifts; j++)
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
static bool enough_at_once(struct moves *moves)
{
	const int64_t up = room_of(moves, 1), down = room_of(moves, -1);

	if (up < moves->min_cel && down < moves->min_cel && up + down < moves->min_cel)
		return false;
	for (size_t i = 0; i < moves->members && !moves->all; i++)
		moves->safe[moves->member[i]] = true;
	return true;
}

/* How far moves in one direction lead, up to `enough`. */
static int64_t shift_one_way(struct moves *moves, uint32_t node, int8_t direction, int64_t enough)
{
	const int64_t count = moves->equations->places.node[node].count;
	int64_t way = 0;

	for (int i = 0; i < MOVES_MOST && way < enough; i++) {
		int64_t room;

		if ((direction < 0 && count - way <= 0) || !find(moves, node, direction))
			break;
		if (i == 0 && enough_at_once(moves))
			way = enough;
		room = room_of(moves, 1);
		if (room > enough - way)
			room = enough - way;
		make(moves, room);
		way += room;
	}
	forget_shifts(moves);
	forget_move(moves);
	return way;
}

bool moves_shift(struct moves *moves, uint32_t node, bool all)
{
	int64_t way;

	moves->all = all;
	moves->least = 1;
	moves->saving = 0;
	if (moves->safe[node])
		return true;
	way = shift_one_way(moves, node, 1, moves->min_cel);
	if (way < moves->min_cel)
		way += shift_one_way(moves, node, -1, moves->min_cel - way);
	if (way >= moves->min_cel && !all)
		moves->safe[node] = true;
	return way >= moves->min_cel;
}
