/* How far a hidden count can be shifted by moves that keep every equation. */
#ifndef IJW_MONITOR_MOVES_SRC_H
#define IJW_MONITOR_MOVES_SRC_H

#include "equations.h"

enum { BOX_VALUES = 2, BOX_MONTHS = 2 };

/* Where a move is looked for: a few codes of each dimension and two months. In so small a part of
 * the tables what fits is found at once; in all of them a search gets lost. */
struct box {
	uint16_t value[DIMENSIES][BOX_VALUES]; /* beside "not broken down" */
	int32_t maand[BOX_MONTHS];             /* the first before the second, or the same */
};

struct moves {
	const struct equations *equations;
	int64_t min_cel;
	/* Of the move that is looked for. */
	int8_t *step;     /* by node: 1, -1, or 0 when it has no part */
	int32_t *balance; /* by equation: what the steps add up to */
	uint32_t *open;   /* the equations that are not in balance, and where each stands there */
	uint32_t *open_place;
	size_t opens;
	uint32_t *member; /* the nodes with a part, in the order in which they came in */
	size_t members;
	size_t tries; /* that are left */
	/* Of the moves that were made before it, one after the other. */
	int64_t *shift;
	uint32_t *shifted;
	size_t shifts;
	/* How it is looked for. */
	struct box box;
	bool all;       /* counts that are shown may move, when they need not stay */
	int64_t least;  /* what a count must have to go down */
	int32_t saving; /* how much a count that is shown is held back, when `all` */
	bool *safe;     /* by node: a move was found that shifts it far enough */
};

void moves_begin(struct moves *moves, const struct equations *equations, int64_t min_cel);
void moves_end(struct moves *moves);

/* Whether hidden counts can shift a node by min_cel in all; marks it safe, and others that the same
 * move shifts as far. With `all`, counts that are shown and need not stay take part. */
bool moves_shift(struct moves *moves, uint32_t node, bool all);

/* Looks for one move of a node, up (1) or down (-1), in which counts that are shown take part, and
 * in which every count that goes down has at least `least`. True: moves->member are its nodes. */
bool moves_find(struct moves *moves, uint32_t node, int8_t direction, int64_t least,
		int32_t saving);

#endif
