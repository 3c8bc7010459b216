/* Inside moves: what there is to move, a move at hand, and the search for one. */
#ifndef IJW_MONITOR_MOVES_PARTS_H
#define IJW_MONITOR_MOVES_PARTS_H

#include "moves.h"

#define PILOT_MASK (1u << DIM_PILOT)

/* ---- What there is (moves_index.c) ---- */

/* Notes the tables, the nodes by their keys and the codes with the most youths. */
void moves_index_begin(struct moves *moves);
void moves_index_end(struct moves *moves);

/* Where a key stands among those of a table. */
size_t moves_key(const struct moves *moves, unsigned mask, const uint16_t *deel);

/* The node of a step by the place of its key in one of its tables, or NO_NODE. */
static inline uint32_t moves_node(const struct moves *moves, const struct step *step, unsigned mask,
				  size_t key)
{
	return moves->by_key[(size_t)step->group << DIMENSIES | mask][key] - 1;
}

/* The recipes for a place, whatever its key, are at hand: they are made once. */
void moves_recipes(struct moves *moves, const struct place *place);

/* ---- A move (moves_build.c) ---- */

/* What a move is made of: a recipe in the cell of `here`, and the reverse in those that have the
 * codes of `there` in an odd number of the dimensions of `apart`. */
struct candidate {
	size_t recipe;
	int32_t direction;
	unsigned apart;
	bool transfer; /* the reverse in the one cell that has all codes of `there` instead */
	uint16_t here[DIMENSIES];
	uint16_t there[DIMENSIES];
};

/* What may take part, and how much of it. */
struct terms {
	bool all;          /* counts that are shown */
	int64_t least;     /* what a count that goes down has */
	int64_t most_loss; /* youths that are hidden */
};

/* Makes the move at hand, in which `node` takes a step. False when a count may not take part, or an
 * equation does not hold after it. */
bool moves_build(struct moves *moves, const struct candidate *it, uint32_t node,
		 const struct terms *terms);

/* No move is at hand any more. */
void moves_forget(struct moves *moves);

/* Whether the counts of the cell itself may take part, whichever the others are. */
bool moves_here(struct moves *moves, const struct candidate *it, const struct terms *terms);

#endif
