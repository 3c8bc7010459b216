/* What a reader of a publication knows of its counts together: which add up to which. */
#ifndef IJW_MONITOR_EQUATIONS_SRC_H
#define IJW_MONITOR_EQUATIONS_SRC_H

#include "places.h"

/* A node in an equation, or the equation of a node: sign times the count. */
struct term {
	uint32_t index;
	int32_t sign; /* 1 or -1 */
};

/* Equation i says that term[begin[i]] up to, not including, term[begin[i + 1]] are zero together.
 * node_term and node_begin tell the same by node. */
enum { NO_LINE = DIMENSIES };

struct equations {
	struct places places;
	struct term *term;
	size_t terms;
	size_t term_room;
	uint32_t *begin; /* one more than there are equations */
	size_t count;
	size_t begin_room;
	uint8_t *line; /* by equation: the dimension of which it has all parts, or NO_LINE */
	size_t line_room;
	struct term *node_term;
	uint32_t *node_begin;
};

/* The equations among the counts of all tables. End with equations_end. */
void equations_begin(struct equations *equations, const struct telling *telling, size_t count,
		     const struct disclosure_rules *rules);
void equations_end(struct equations *equations);

/* Adds what follows for whoever adds up line after line: a pilot of some categories of some
 * gemeenten and the totals of both give away what their table holds of its gemeenten in the other
 * categories, of its categories in the other gemeenten, and of the others in both. Each is a node. A
 * pilot of all categories is what the other gemeenten leave of the region. */
void equations_add_blocks(struct equations *equations);

#endif
