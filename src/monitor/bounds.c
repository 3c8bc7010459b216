#include "bounds.h"

#include <math.h>
#include <stdlib.h>

#include "ijw/base/pool.h"

/* Rounds over all lines; most bounds stand after a few. */
enum { ROUNDS = 30 };

static void set_most(struct bounds *bounds, uint32_t node, double most, bool *nearer)
{
	if (most < bounds->most[node] - 0.5) {
		bounds->most[node] = most;
		*nearer = true;
	}
}

static void set_least(struct bounds *bounds, uint32_t node, double least, bool *nearer)
{
	if (least > bounds->least[node] + 0.5) {
		bounds->least[node] = least;
		*nearer = true;
	}
}

/* sign * x = - (sum of the others): between these two. */
static void draw(struct bounds *bounds, const struct equations *equations, size_t line, size_t at,
		 bool *nearer)
{
	const struct term *own = &equations->term[at];
	double low = 0, high = 0;

	for (size_t i = equations->begin[line]; i < equations->begin[line + 1]; i++) {
		const struct term *term = &equations->term[i];
		const double least = bounds->least[term->index], most = bounds->most[term->index];

		if (i == at)
			continue;
		low += term->sign > 0 ? -most : least;
		high += term->sign > 0 ? -least : most;
	}
	if (own->sign < 0) {
		const double turned = -low;

		low = -high;
		high = turned;
	}
	if (!isinf(high))
		set_most(bounds, own->index, high, nearer);
	if (!isinf(low))
		set_least(bounds, own->index, low, nearer);
}

void bounds_begin(struct bounds *bounds, const struct equations *equations)
{
	const struct places *places = &equations->places;
	bool nearer = true;

	bounds->least = xmalloc((places->nodes + 1) * sizeof(*bounds->least));
	bounds->most = xmalloc((places->nodes + 1) * sizeof(*bounds->most));
	for (size_t i = 0; i < places->nodes; i++) {
		const struct node *node = &places->node[i];
		const bool free = (node->hidden && !node->shown && !node->known) || node->rest;

		bounds->least[i] = free ? 0 : (double)node->count;
		bounds->most[i] = free ? INFINITY : (double)node->count;
	}
	for (int round = 0; round < ROUNDS && nearer; round++) {
		nearer = false;
		for (size_t line = 0; line < equations->count; line++)
			for (size_t i = equations->begin[line]; i < equations->begin[line + 1]; i++)
				if (bounds->least[equations->term[i].index] <
				    bounds->most[equations->term[i].index])
					draw(bounds, equations, line, i, &nearer);
	}
}

void bounds_end(struct bounds *bounds)
{
	free(bounds->least);
	free(bounds->most);
}
