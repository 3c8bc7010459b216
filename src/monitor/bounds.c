#include "bounds.h"

#include <math.h>
#include <stdlib.h>

#include "ijw/base/pool.h"

/* Rounds over all lines; most bounds stand after a few. */
enum { ROUNDS = 30 };

/* How often a reader drops what he took for known of earlier publications, where it contradicts
 * what is shown now; after that he drops all of it. */
enum { FORGETS = 20 };

/* What is known of the counts while bounds are drawn. */
struct reading {
	struct bounds *bounds;
	const struct equations *equations;
	bool *forgotten; /* by node: what an earlier publication showed is not what it is now */
	bool nearer;
	bool contradiction;
	bool forgets; /* a node was forgotten since the bounds were begun */
};

static void set_most(struct reading *reading, uint32_t node, double most)
{
	if (most < reading->bounds->most[node] - 0.5) {
		reading->bounds->most[node] = most;
		reading->nearer = true;
	}
}

static void set_least(struct reading *reading, uint32_t node, double least)
{
	if (least > reading->bounds->least[node] + 0.5) {
		reading->bounds->least[node] = least;
		reading->nearer = true;
	}
}

/* A line that cannot hold: what was taken for known in it is not. */
static void forget(struct reading *reading, size_t line)
{
	const struct equations *equations = reading->equations;

	reading->contradiction = true;
	for (size_t i = equations->begin[line]; i < equations->begin[line + 1]; i++) {
		const uint32_t node = equations->term[i].index;

		if (!node_is_known(&equations->places.node[node]) || reading->forgotten[node])
			continue;
		reading->forgotten[node] = true;
		reading->forgets = true;
	}
}

/* sign * x = - (sum of the others): between these two. */
static void draw(struct reading *reading, size_t line, size_t at)
{
	const struct equations *equations = reading->equations;
	struct bounds *bounds = reading->bounds;
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
		set_most(reading, own->index, high);
	if (!isinf(low))
		set_least(reading, own->index, low);
	if (bounds->least[own->index] > bounds->most[own->index] + 0.5)
		forget(reading, line);
}

/* ---- All lines ---- */

static void begin(struct reading *reading, bool earlier)
{
	const struct places *places = &reading->equations->places;
	struct bounds *bounds = reading->bounds;

	for (size_t i = 0; i < places->nodes; i++) {
		const struct node *node = &places->node[i];
		const bool known = node_is_known(node) && !reading->forgotten[i];
		const bool shown = !node->hidden || node->shown;
		const bool free = node->rest || (!shown && !known) || (earlier && !node->stays);

		bounds->least[i] = free ? 0 : (double)(shown ? node->count : node->told);
		bounds->most[i] = free ? INFINITY : bounds->least[i];
	}
	reading->contradiction = false;
	reading->forgets = false;
}

static void draw_all(struct reading *reading)
{
	const struct equations *equations = reading->equations;
	const struct bounds *bounds = reading->bounds;

	reading->nearer = true;
	for (int round = 0; round < ROUNDS && reading->nearer && !reading->contradiction; round++) {
		reading->nearer = false;
		for (size_t line = 0; line < equations->count; line++)
			for (size_t i = equations->begin[line]; i < equations->begin[line + 1]; i++)
				if (bounds->least[equations->term[i].index] <
				    bounds->most[equations->term[i].index])
					draw(reading, line, i);
	}
}

static void forget_all(struct reading *reading)
{
	for (size_t i = 0; i < reading->equations->places.nodes; i++)
		reading->forgotten[i] = true;
}

void bounds_begin(struct bounds *bounds, const struct equations *equations, bool earlier)
{
	const size_t nodes = equations->places.nodes;
	struct reading reading = {.bounds = bounds, .equations = equations};

	bounds->least = xmalloc((nodes + 1) * sizeof(*bounds->least));
	bounds->most = xmalloc((nodes + 1) * sizeof(*bounds->most));
	reading.forgotten = xcalloc(nodes + 1, sizeof(*reading.forgotten));
	for (int i = 0; i <= FORGETS; i++) {
		begin(&reading, earlier);
		draw_all(&reading);
		if (!reading.contradiction)
			break;
		if (!reading.forgets || i + 1 == FORGETS)
			forget_all(&reading);
	}
	free(reading.forgotten);
}

void bounds_end(struct bounds *bounds)
{
	free(bounds->least);
	free(bounds->most);
}
