/* A move at hand: which counts take part, and whether every equation holds after it. */
#include <string.h>

#include "moves_parts.h"

void moves_forget(struct moves *moves)
{
	while (moves->members > 0)
		moves->step[moves->member[--moves->members]] = 0;
	moves->loss = 0;
}

static bool is_hidden(const struct node *node)
{
	return node->hidden && !node->shown;
}

/* The headline and totals cost more: they are what is read. */
static int64_t loss_of(const struct node *node)
{
	const unsigned mask = sleutel_mask(&node->place.sleutel);
	int64_t weight = 1;

	if (node->place.soort == TELLING_F03 || node->place.soort == TELLING_F05)
		weight *= (mask & ~(1u << DIM_REGIO)) == 0 ? 64 : 4;
	if (mask == 0)
		weight *= 4;
	return weight * (node->count + 1);
}

/* False when the node may not move so. */
static bool take(struct moves *moves, uint32_t index, int32_t step, const struct terms *terms)
{
	const struct node *node = &moves->equations->places.node[index];

	if (moves->step[index] != 0) /* the same count in another table */
		return moves->step[index] == step;
	if (node->known || (!is_hidden(node) && (!terms->all || node->stays)))
		return false;
	if (step < 0 && node->count + moves->shift[index] < terms->least)
		return false;
	if (!is_hidden(node))
		moves->loss += loss_of(node);
	moves->step[index] = step;
	moves->member[moves->members++] = index;
	return moves->loss <= terms->most_loss;
}

/* Whether a candidate changes a table. */
static bool touches(const struct candidate *it, unsigned mask)
{
	if (it->transfer)
		return (mask & it->apart) != 0;
	return (mask & it->apart) == it->apart;
}

/* The corner after another one, the last is 0. */
static unsigned next_corner(const struct candidate *it, unsigned corner)
{
	return it->transfer ? 0 : (corner - 1) & it->apart;
}

static bool is_odd(const struct candidate *it, unsigned corner)
{
	return it->transfer ? corner != 0 : __builtin_popcount(corner) % 2 != 0;
}

/* Where the steps of a recipe begin, and those of the one before it end. */
static const struct step *step_at(const struct moves *moves, size_t recipe)
{
	return moves->recipes->step + moves->recipes->recipe[recipe].begin;
}

/* The cells of a table that a candidate changes: places of their keys, and which way. */
struct corners {
	size_t key[1u << DIM_PILOT];
	int32_t direction[1u << DIM_PILOT];
	size_t count;
};

/* `corner`: the first of them, the last is always the cell itself. */
static void find_corners(const struct moves *moves, const struct candidate *it, unsigned mask,
			 unsigned corner, struct corners *corners)
{
	uint16_t deel[DIMENSIES] = {0};

	for (corners->count = 0;; corner = next_corner(it, corner)) {
		for (unsigned i = 0; i < DIM_PILOT; i++)
			deel[i] = (corner & 1u << i) != 0 ? it->there[i] : it->here[i];
		corners->key[corners->count] = moves_key(moves, mask, deel);
		corners->direction[corners->count++] =
		    is_odd(it, corner) ? -it->direction : it->direction;
		if (corner == 0)
			return;
	}
}

static bool take_step(struct moves *moves, const struct step *step, unsigned mask,
		      const struct corners *corners, const struct terms *terms)
{
	for (size_t i = 0; i < corners->count; i++) {
		const uint32_t node = moves_node(moves, step, mask, corners->key[i]);

		if (node != NO_NODE &&
		    !take(moves, node, corners->direction[i] * step->coefficient, terms))
			return false;
	}
	return true;
}

/* The steps of a candidate in all tables, from a corner on. */
static bool take_tables(struct moves *moves, const struct candidate *it, unsigned corner,
			const struct terms *terms)
{
	const struct step *begin = step_at(moves, it->recipe);
	const struct step *end = step_at(moves, it->recipe + 1);

	for (size_t i = 0; i < moves->tables; i++) {
		const unsigned mask = moves->table[i];
		struct corners corners;

		if (!touches(it, mask))
			continue;
		find_corners(moves, it, mask, corner, &corners);
		for (const struct step *step = begin; step < end; step++)
			if ((step->masks >> mask & 1) != 0 &&
			    !take_step(moves, step, mask, &corners, terms))
				return false;
	}
	return true;
}

bool moves_here(struct moves *moves, const struct candidate *it, const struct terms *terms)
{
	moves_forget(moves);
	return take_tables(moves, it, 0, terms);
}

static bool in_pilot(const struct disclosure_pilot *pilot, uint16_t gemeente, uint16_t categorie)
{
	bool in = false;

	for (size_t i = 0; i < pilot->gemeenten && !in; i++)
		in = pilot->gemeente[i] == gemeente;
	if (!in || pilot->categorieen == 0)
		return in;
	for (size_t i = 0; i < pilot->categorieen; i++)
		if (pilot->categorie[i] == categorie)
			return true;
	return false;
}

/* How many events more a pilot has (and its rest as many less, but for one cell alone). */
static void pilot_events(const struct candidate *it, const struct disclosure_pilot *pilot,
			 int32_t *inside, int32_t *outside)
{
	*inside = *outside = 0;
	for (unsigned corner = it->apart;; corner = next_corner(it, corner)) {
		const int32_t sign = is_odd(it, corner) ? -1 : 1;
		const uint16_t gemeente =
		    (corner & 1u << DIM_REGIO) != 0 ? it->there[DIM_REGIO] : it->here[DIM_REGIO];
		const uint16_t categorie = (corner & 1u << DIM_PRODUCTCATEGORIE) != 0
					       ? it->there[DIM_PRODUCTCATEGORIE]
					       : it->here[DIM_PRODUCTCATEGORIE];

		if (in_pilot(pilot, gemeente, categorie))
			*inside += sign;
		else
			*outside += sign;
		if (corner == 0)
			return;
	}
}

static bool take_pilot(struct moves *moves, const struct candidate *it, uint16_t code,
		       int32_t events, const struct terms *terms)
{
	const uint16_t deel[DIMENSIES] = {[DIM_PILOT] = code};
	const size_t key = moves_key(moves, PILOT_MASK, deel);
	const struct step *end = step_at(moves, it->recipe + 1);

	/* No count is of a pilot that is not among the keys. */
	if (events == 0 || code >= moves->size[DIM_PILOT])
		return true;
	for (const struct step *step = step_at(moves, it->recipe); step < end; step++) {
		uint32_t node;

		if ((step->masks >> PILOT_MASK & 1) == 0)
			continue;
		node = moves_node(moves, step, PILOT_MASK, key);
		if (node != NO_NODE &&
		    !take(moves, node, it->direction * events * step->coefficient, terms))
			return false;
	}
	return true;
}

static bool take_pilots(struct moves *moves, const struct candidate *it, const struct terms *terms)
{
	const struct places *places = &moves->equations->places;

	if (!it->transfer && (it->apart & ~(1u << DIM_REGIO | 1u << DIM_PRODUCTCATEGORIE)) != 0)
		return true;
	for (size_t i = 0; i < places->rules->pilots; i++) {
		const struct disclosure_pilot *pilot = &places->rules->pilot[i];
		int32_t inside, outside;

		pilot_events(it, pilot, &inside, &outside);
		if (moves->pilot_apart[2 * i] &&
		    !take_pilot(moves, it, pilot->pilot, inside, terms))
			return false;
		if (moves->pilot_apart[2 * i + 1] &&
		    !take_pilot(moves, it, pilot->rest, outside, terms))
			return false;
	}
	return true;
}

/* ---- Balance ---- */

static void weigh(struct moves *moves, uint32_t node, int32_t step)
{
	const struct equations *equations = moves->equations;

	for (size_t i = equations->node_begin[node]; i < equations->node_begin[node + 1]; i++) {
		const struct term *term = &equations->node_term[i];

		moves->balance[term->index] += step * term->sign;
		if (moves->opened[term->index])
			continue;
		moves->opened[term->index] = true;
		moves->open[moves->opens++] = term->index;
	}
}

/* What is left between two counts takes up what they do not share. */
static bool take_rest(struct moves *moves, uint32_t equation, const struct terms *terms)
{
	const struct equations *equations = moves->equations;
	const struct term *last = &equations->term[equations->begin[equation + 1] - 1];
	const int32_t step = -moves->balance[equation] * last->sign;

	if (step == 0)
		return true;
	return equations->places.node[last->index].rest && (step == 1 || step == -1) &&
	       take(moves, last->index, step, terms);
}

/* Whether every equation holds after the move. */
static bool close(struct moves *moves, const struct terms *terms)
{
	const size_t members = moves->members;
	bool closed = true;

	for (size_t i = 0; i < members; i++) {
		const int32_t step = moves->step[moves->member[i]];

		closed = closed && (step == 1 || step == -1);
		weigh(moves, moves->member[i], step);
	}
	for (size_t i = 0; i < moves->opens; i++) {
		closed = closed && take_rest(moves, moves->open[i], terms);
		moves->balance[moves->open[i]] = 0;
		moves->opened[moves->open[i]] = false;
	}
	moves->opens = 0;
	return closed;
}

bool moves_build(struct moves *moves, const struct candidate *it, uint32_t node,
		 const struct terms *terms)
{
	moves_forget(moves);
	return take_tables(moves, it, it->apart, terms) && take_pilots(moves, it, terms) &&
	       moves->step[node] == it->direction && close(moves, terms);
}
