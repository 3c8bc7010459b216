#include "audit.h"

#include "bounds.h"
#include "ijw/base/halt.h"
#include "moves.h"

static bool may_be_shown(const struct telling *telling, int64_t min_cel)
{
	return telling->aantal >= min_cel && !telling->eerder_verborgen &&
	       telling->soort != TELLING_D03_X;
}

/* What a reader knows of a margin of a count of two dimensions, -1 when he knows nothing. */
static int64_t margin_of(const struct places *places, const struct telling *telling,
			 unsigned dropped)
{
	struct place place = {telling->sleutel, periode_first(telling->periode),
			      telling->periode.maand, telling->soort};
	uint32_t node;

	for (unsigned i = 0; i < DIMENSIES; i++)
		if ((dropped & 1u << i) != 0)
			place.sleutel.deel[i] = DEEL_TOTAAL;
	node = places_find(places, place);
	return node == NO_NODE || !places->node[node].shown ? -1 : places->node[node].count;
}

/* Whether the count of a table of which nothing is shown lies in an interval of min_cel between the
 * bounds of Frechet: from both margins together less the total, to the least of the margins. */
static bool margins_hide(const struct places *places, const struct telling *telling,
			 int64_t min_cel)
{
	const unsigned mask = sleutel_mask(&telling->sleutel), one = mask & (0u - mask);
	const int64_t a = margin_of(places, telling, one);
	const int64_t b = margin_of(places, telling, mask & ~one);
	const int64_t total = margin_of(places, telling, mask);
	const int64_t most = a > b ? a : b;

	return a < 0 || b < 0 || total < 0 || total - most >= min_cel;
}

/* ---- By adding up ---- */

/* What a reader finds by adding up: all that he has, and what earlier publications gave away. */
struct adding_up {
	struct equations equations;
	struct bounds now;
	struct bounds earlier;
	bool has_earlier; /* it is worked out when it is asked for */
	int64_t min_cel;
};

/* Whether a count is as narrow when all that is new were hidden: then this publication adds nothing
 * to what is known of it. */
static bool was_narrow(struct adding_up *adding_up, uint32_t index)
{
	const struct bounds *now = &adding_up->now, *earlier = &adding_up->earlier;

	if (!adding_up->equations.places.node[index].before)
		return false;
	if (!adding_up->has_earlier)
		bounds_begin(&adding_up->earlier, &adding_up->equations, true);
	adding_up->has_earlier = true;
	return earlier->most[index] - earlier->least[index] <=
	       now->most[index] - now->least[index] + 0.5;
}

/* Whether a reader who adds up what is shown leaves a hidden count enough room. */
static bool has_room(struct adding_up *adding_up, uint32_t index, const struct telling *telling)
{
	const struct places *places = &adding_up->equations.places;
	const struct bounds *now = &adding_up->now;

	if (index == NO_NODE)
		return margins_hide(places, telling, adding_up->min_cel);
	return !node_needs_safety(&places->node[index]) ||
	       now->most[index] - now->least[index] >= (double)adding_up->min_cel ||
	       was_narrow(adding_up, index);
}

size_t audit_bounds(const struct telling *telling, size_t count,
		    const struct disclosure_rules *rules, size_t *unsafe, size_t room)
{
	struct adding_up adding_up = {.min_cel = rules->min_cel};
	size_t found = 0;

	equations_begin(&adding_up.equations, telling, count, rules);
	equations_add_blocks(&adding_up.equations);
	bounds_begin(&adding_up.now, &adding_up.equations, false);
	for (size_t i = 0; i < count; i++) {
		if (telling[i].verborgen
			? has_room(&adding_up, adding_up.equations.places.of[i], &telling[i])
			: may_be_shown(&telling[i], rules->min_cel))
			continue;
		if (found < room)
			unsafe[found] = i;
		found++;
	}
	bounds_end(&adding_up.now);
	if (adding_up.has_earlier)
		bounds_end(&adding_up.earlier);
	equations_end(&adding_up.equations);
	return found;
}

/* ---- By moves ---- */

/* Whether a hidden count is safe, or was no safer before this publication. */
static bool is_safe(struct moves *moves, uint32_t index, const struct telling *telling)
{
	const struct places *places = &moves->equations->places;
	const struct node *node;

	if (index == NO_NODE)
		return margins_hide(places, telling, moves->min_cel);
	node = &places->node[index];
	if (!node_needs_safety(node))
		return true;
	if (node->shown)
		return false;
	return moves_shift(moves, index, false) || places_family_is_dark(places, index) ||
	       (node->before && !moves_shift(moves, index, true));
}

size_t audit_moves(const struct telling *telling, size_t count,
		   const struct disclosure_rules *rules, size_t *unsafe, size_t room)
{
	struct equations equations;
	struct moves moves;
	size_t found = 0;

	equations_begin(&equations, telling, count, rules);
	moves_begin(&moves, &equations, rules->min_cel);
	moves_try_all(&moves);
	for (size_t i = 0; i < count && !halt_asked(); i++) {
		if (telling[i].verborgen ? is_safe(&moves, equations.places.of[i], &telling[i])
					 : may_be_shown(&telling[i], rules->min_cel))
			continue;
		if (found < room)
			unsafe[found] = i;
		found++;
	}
	moves_end(&moves);
	equations_end(&equations);
	return found;
}
