/* Inside equations: how one is written down, and those of pilots. */
#ifndef IJW_MONITOR_EQUATIONS_PARTS_H
#define IJW_MONITOR_EQUATIONS_PARTS_H

#include "equations.h"

enum { MAAND = 1, KWARTAAL = 3, JAAR = 12 };

/* Adds a term to the equation that is written down; NO_NODE adds nothing. */
void equations_add(struct equations *equations, uint32_t node, int32_t sign);

/* The equation is all there: its terms are zero together. */
void equations_close(struct equations *equations);

/* The same when they are zero or more together: what they are is a node. */
void equations_close_with_rest(struct equations *equations);

/* The node of the same count in other months. */
uint32_t equations_months(const struct equations *equations, struct place place, int32_t first,
			  int32_t last);

/* The equations of pilots among the first `nodes`. (equations_pilots.c) */
void equations_add_pilots(struct equations *equations, size_t nodes);

/* The equations of each node, when all are there. */
void equations_index(struct equations *equations);

#endif
