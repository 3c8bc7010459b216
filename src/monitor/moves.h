/* Moves of hidden counts that keep every equation, and how far they shift a count.
 *
 * A move is looked for as one event more in one place and one less in another, or at another time:
 * an exit more in a gemeente and quarter, one less in the next quarter, and the reverse in another
 * gemeente. All tables that do not tell these apart stay as they are, so that few counts take part.
 */
#ifndef IJW_MONITOR_MOVES_SRC_H
#define IJW_MONITOR_MOVES_SRC_H

#include "equations.h"
#include "recipes.h"

/* Codes of a dimension that are tried against that of a count. */
enum { MOVES_DONORS = 4 };

/* What a recipe changes, of what there is: the nodes of a group by a coefficient, in the tables
 * that have any of its kinds of period, and a node of the group. */
struct step {
	uint32_t group;
	int32_t coefficient;
	uint64_t masks; /* of those tables: 1 << mask */
};

/* The recipes for the places of one count and period, whatever their keys. */
struct recipes {
	struct place of;
	struct recipes *next; /* of the same hash */
	struct step *step;
	struct {
		size_t begin;   /* in `step`; one more than there are recipes */
		unsigned kinds; /* of all that it changes, whether it is there or not */
	} * recipe;
	size_t count;
};

struct moves {
	const struct equations *equations;
	int64_t min_cel;
	/* Which kinds of period a table has (enum recipe_kind), by the mask of its dimensions, and
	 * which codes there are. */
	unsigned kinds[1u << DIMENSIES];
	unsigned
	    table[1u << DIMENSIES]; /* the masks of the tables, rising, but for that of pilots */
	size_t tables;
	uint16_t donor[DIMENSIES][MOVES_DONORS]; /* the codes with the most youths */
	size_t donors[DIMENSIES];
	int32_t first_maand;
	int32_t last_maand;
	/* Nodes by their key, for each group of places that differ in that alone, and each mask: an
	 * array of node + 1, 0 for none, by the codes of the dimensions of the mask. */
	uint32_t **by_key;
	size_t groups;
	size_t group_room;
	uint32_t *group_table; /* group + 1, by hash */
	size_t group_table_size;
	struct place *group_place;
	size_t size[DIMENSIES]; /* one more than the highest code */
	bool *pilot_apart;      /* by pilot, and its rest: it is no cell of another table */
	/* The move at hand: the step of each node, 0 for those that have no part. */
	int32_t *step;
	uint32_t *member;
	size_t members;
	int32_t *balance; /* by equation: what the steps add up to */
	uint32_t *open;   /* equations whose balance was changed */
	size_t opens;
	bool *opened;
	int64_t loss; /* youths that the move hides, and who are shown now */
	/* The recipes for the place at hand, and those that were made for others. */
	const struct recipes *recipes;
	struct recipes **made; /* by hash */
	/* By how much earlier moves of the same search shifted a node. */
	int64_t *shift;
	uint32_t *shifted;
	size_t shifts;
	bool *safe; /* by node: a move was found that shifts it far enough */
};

void moves_begin(struct moves *moves, const struct equations *equations, int64_t min_cel);
void moves_end(struct moves *moves);

/* Whether hidden counts can shift a node by min_cel in all; marks it safe, and others that the same
 * move shifts as far. With `all`, counts that are shown and need not stay take part. */
bool moves_shift(struct moves *moves, uint32_t node, bool all);

/* The same by one move alone, in which every count that goes down can go down so far. */
bool moves_at_once(struct moves *moves, uint32_t node);

/* Looks for one move of every hidden count that needs safety. One that is found for a count is one
 * for others, who may not find it themselves. */
void moves_try_all(struct moves *moves);

/* Looks for the move of a node that hides the fewest youths (weighed), at least `loss` of them, and
 * can be made `least` times. True: moves->member are its nodes. */
bool moves_cheapest(struct moves *moves, uint32_t node, int64_t least, int64_t loss);

#endif
