#include <stdlib.h>
#include <string.h>

#include "equations_parts.h"
#include "ijw/base/order.h"

/* One more than the most parts that an indicator has. */
enum { PARTS = 11 };

/* ---- An equation ---- */

void equations_close(struct equations *equations)
{
	/* What has one term would say that it is zero: the others are not published. */
	if (equations->terms < equations->begin[equations->count] + 2) {
		equations->terms = equations->begin[equations->count];
		return;
	}
	equations->line = xmore(equations->line, equations->count, &equations->line_room,
				sizeof(*equations->line));
	equations->line[equations->count] = NO_LINE;
	equations->begin = xmore(equations->begin, equations->count + 1, &equations->begin_room,
				 sizeof(*equations->begin));
	equations->begin[++equations->count] = (uint32_t)equations->terms;
}

void equations_add(struct equations *equations, uint32_t node, int32_t sign)
{
	if (node == NO_NODE)
		return;
	equations->term = xmore(equations->term, equations->terms, &equations->term_room,
				sizeof(*equations->term));
	equations->term[equations->terms++] = (struct term){node, sign};
}

void equations_close_with_rest(struct equations *equations)
{
	const uint32_t begin = equations->begin[equations->count];
	int64_t sum = 0;

	if (equations->terms < begin + 2) {
		equations_close(equations);
		return;
	}
	for (size_t i = begin; i < equations->terms; i++)
		sum += equations->term[i].sign *
		       equations->places.node[equations->term[i].index].count;
	equations_add(equations, places_add_rest(&equations->places, sum > 0 ? sum : 0), -1);
	equations_close(equations);
}

/* The first is at least the second. */
static void add_at_least(struct equations *equations, uint32_t most, uint32_t least)
{
	if (most == NO_NODE || least == NO_NODE)
		return;
	equations_add(equations, most, 1);
	equations_add(equations, least, -1);
	equations_close_with_rest(equations);
}

static uint32_t find_soort(const struct equations *equations, struct place place,
			   enum telling_soort soort)
{
	place.soort = soort;
	return places_find(&equations->places, place);
}

uint32_t equations_months(const struct equations *equations, struct place place, int32_t first,
			  int32_t last)
{
	place.first = first;
	place.last = last;
	return places_find(&equations->places, place);
}

/* ---- Time: months, quarters, years and windows; stocks and flows ---- */

static void add_time(struct equations *equations, uint32_t node)
{
	const struct place place = equations->places.node[node].place;
	const int32_t length = place.last - place.first + 1;
	const int32_t step = length == KWARTAAL ? MAAND : KWARTAAL;
	const bool overlaps = telling_is_clienten(place.soort);
	int32_t found = 0;

	/* A client of a quarter is one of the year, but not at the same age. */
	if ((length != KWARTAAL && length != JAAR) ||
	    (overlaps && place.sleutel.deel[DIM_LEEFTIJD] != DEEL_TOTAAL))
		return;
	for (int32_t first = place.first; first <= place.last; first += step) {
		const uint32_t part = equations_months(equations, place, first, first + step - 1);

		if (overlaps)
			add_at_least(equations, node, part);
	}
	for (int32_t first = place.first; first <= place.last; first += step) {
		const uint32_t part = equations_months(equations, place, first, first + step - 1);

		equations_add(equations, part, 1);
		found += part != NO_NODE;
	}
	if (found == 0)
		return;
	equations_add(equations, node, -1);
	if (overlaps)
		equations_close_with_rest(equations);
	else
		equations_close(equations);
}

/* begin + in - out = eind, over every period that is published. A begin that is not published is
 * known before the archive only: nobody waited. */
static void add_flow(struct equations *equations, uint32_t node, const enum telling_soort *flow)
{
	static const int32_t lengths[] = {MAAND, KWARTAAL, JAAR};
	const struct place eind = equations->places.node[node].place;

	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
		const int32_t before = eind.last - lengths[i];
		struct place place = eind;
		uint32_t begin;

		place.first = before + 1;
		begin = equations_months(equations, eind, before, before);
		if (find_soort(equations, place, flow[1]) == NO_NODE ||
		    (begin == NO_NODE && before >= equations->places.first_maand))
			continue;
		equations_add(equations, begin, 1);
		equations_add(equations, find_soort(equations, place, flow[0]), 1);
		for (size_t j = 1; flow[j] != TELLING_SOORTEN; j++)
			equations_add(equations, find_soort(equations, place, flow[j]), -1);
		equations_add(equations, node, -1);
		equations_close(equations);
	}
}

static void add_flows(struct equations *equations, uint32_t node)
{
	static const enum telling_soort wachten[] = {TELLING_F02, TELLING_F03, TELLING_F04,
						     TELLING_SOORTEN};
	static const enum telling_soort zorg[] = {TELLING_F08I, TELLING_F08U, TELLING_SOORTEN};
	const struct place *place = &equations->places.node[node].place;

	if (place->soort == TELLING_F05)
		add_flow(equations, node, wachten);
	/* Who moves between gemeenten or providers in a traject, or grows older, comes in at one
	 * and leaves at another: between gemeenten that is rare enough to be guessed. */
	if (place->soort == TELLING_F08S &&
	    (sleutel_mask(&place->sleutel) & ~(1u << DIM_REGIO)) == 0)
		add_flow(equations, node, zorg);
}

/* ---- Indicators that are parts of another ---- */

static const struct {
	enum telling_soort whole;
	bool all; /* the parts are all of it */
	enum telling_soort part[PARTS];
} parts[] = {
    {TELLING_F01, true, {TELLING_F01T, TELLING_F01A, TELLING_F01O, TELLING_SOORTEN}},
    {TELLING_F03, false, {TELLING_F03D, TELLING_SOORTEN}},
    {TELLING_F04, true, {TELLING_F04A, TELLING_F04V, TELLING_F04O, TELLING_SOORTEN}},
    {TELLING_F05, false, {TELLING_F05G, TELLING_SOORTEN}},
    {TELLING_F05, false, {TELLING_F06, TELLING_SOORTEN}},
    {TELLING_F05, false, {TELLING_F07, TELLING_SOORTEN}},
    {TELLING_D03,
     true,
     {TELLING_D03_31, TELLING_D03_32, TELLING_D03_33, TELLING_D03_34, TELLING_D03_35,
      TELLING_D03_36, TELLING_D03_37, TELLING_D03_38, TELLING_D03_39, TELLING_D03_X,
      TELLING_SOORTEN}},
};

static void add_parts(struct equations *equations, uint32_t node, const enum telling_soort *part,
		      bool all)
{
	const struct place place = equations->places.node[node].place;
	uint32_t found[PARTS];
	size_t count = 0;

	for (size_t i = 0; part[i] != TELLING_SOORTEN; i++) {
		found[count] = find_soort(equations, place, part[i]);
		if (found[count] == NO_NODE)
			continue;
		count++;
	}
	if (count == 0)
		return;
	equations_add(equations, node, 1);
	for (size_t i = 0; i < count; i++)
		equations_add(equations, found[i], -1);
	if (all)
		equations_close(equations);
	else
		equations_close_with_rest(equations);
}

/* Of the clients those under 18: the others are 18 or older, or of unknown age. */
static void add_young(struct equations *equations, uint32_t node)
{
	struct place place = equations->places.node[node].place;
	const uint32_t young = find_soort(equations, place, TELLING_F10P);
	uint32_t old = NO_NODE, unknown = NO_NODE;

	if (young == NO_NODE)
		return;
	if (place.sleutel.deel[DIM_LEEFTIJD] == DEEL_TOTAAL) {
		place.sleutel.deel[DIM_LEEFTIJD] = DEEL_ONBEKEND;
		unknown = places_find(&equations->places, place);
		place.sleutel.deel[DIM_LEEFTIJD] = equations->places.rules->volwassen;
		if (place.sleutel.deel[DIM_LEEFTIJD] != DEEL_TOTAAL)
			old = places_find(&equations->places, place);
	}
	equations_add(equations, node, 1);
	equations_add(equations, young, -1);
	equations_add(equations, old, -1);
	equations_add(equations, unknown, -1);
	if (old == NO_NODE && unknown == NO_NODE)
		equations_close_with_rest(equations);
	else
		equations_close(equations);
}

static void add_indicators(struct equations *equations, uint32_t node)
{
	const enum telling_soort soort = equations->places.node[node].place.soort;

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (parts[i].whole == soort)
			add_parts(equations, node, parts[i].part, parts[i].all);
	if (soort == TELLING_F10)
		add_young(equations, node);
}

/* ---- Dimensions ---- */

struct part {
	uint32_t whole;
	uint32_t dimensie;
	uint32_t node;
};

static int part_order(const void *a, const void *b)
{
	const struct part *x = a, *y = b;
	int order = order_getal(x->whole, y->whole);

	if (order == 0)
		order = order_getal(x->dimensie, y->dimensie);
	return order != 0 ? order : order_getal(x->node, y->node);
}

/* All parts of a count in one dimension. */
static void add_line(struct equations *equations, const struct part *part, size_t count)
{
	const uint32_t whole = part[0].whole;
	const bool overlaps = places_overlaps(equations->places.node[whole].place.soort,
					      (enum dimensie)part[0].dimensie);
	size_t before;

	for (size_t i = 0; i < count && overlaps; i++)
		add_at_least(equations, whole, part[i].node);
	before = equations->count;
	for (size_t i = 0; i < count; i++)
		equations_add(equations, part[i].node, 1);
	equations_add(equations, whole, -1);
	if (overlaps)
		equations_close_with_rest(equations);
	else
		equations_close(equations);
	if (equations->count > before)
		equations->line[before] = (uint8_t)part[0].dimensie;
}

static void add_lines(struct equations *equations, size_t nodes)
{
	struct part *part = NULL;
	size_t count = 0, room = 0;

	for (size_t i = 0; i < nodes; i++) {
		const struct place *place = &equations->places.node[i].place;

		for (uint32_t j = 0; j < DIM_PILOT; j++) {
			struct place whole = *place;
			uint32_t found;

			whole.sleutel.deel[j] = DEEL_TOTAAL;
			if (place->sleutel.deel[j] == DEEL_TOTAAL)
				continue;
			found = places_find(&equations->places, whole);
			if (found == NO_NODE)
				continue;
			part = xmore(part, count, &room, sizeof(*part));
			part[count++] = (struct part){found, j, (uint32_t)i};
		}
	}
	if (count > 0)
		qsort(part, count, sizeof(*part), part_order);
	for (size_t i = 0, next; i < count; i = next) {
		for (next = i + 1; next < count && part[next].whole == part[i].whole &&
				   part[next].dimensie == part[i].dimensie;
		     next++)
			;
		add_line(equations, &part[i], next - i);
	}
	free(part);
}

/* ---- All of them ---- */

void equations_index(struct equations *equations)
{
	const size_t nodes = equations->places.nodes;
	uint32_t *begin = xcalloc(nodes + 2, sizeof(*begin));

	for (size_t i = 0; i < equations->terms; i++)
		begin[equations->term[i].index + 2]++;
	for (size_t i = 2; i < nodes + 2; i++)
		begin[i] += begin[i - 1];
	free(equations->node_term);
	free(equations->node_begin);
	equations->node_term = xmalloc(equations->terms * sizeof(*equations->node_term));
	for (uint32_t i = 0; i < equations->count; i++)
		for (size_t j = equations->begin[i]; j < equations->begin[i + 1]; j++)
			equations->node_term[begin[equations->term[j].index + 1]++] =
			    (struct term){i, equations->term[j].sign};
	equations->node_begin = begin;
}

void equations_begin(struct equations *equations, const struct telling *telling, size_t count,
		     const struct disclosure_rules *rules)
{
	size_t nodes;

	*equations = (struct equations){0};
	places_begin(&equations->places, telling, count, rules);
	nodes = equations->places.nodes;
	equations->begin = xmore(NULL, 0, &equations->begin_room, sizeof(*equations->begin));
	equations->begin[0] = 0;
	for (uint32_t i = 0; i < nodes; i++)
		add_time(equations, i);
	for (uint32_t i = 0; i < nodes; i++) {
		add_flows(equations, i);
		add_indicators(equations, i);
	}
	add_lines(equations, nodes);
	equations_add_pilots(equations, nodes);
	equations_index(equations);
}

void equations_end(struct equations *equations)
{
	places_end(&equations->places);
	free(equations->term);
	free(equations->begin);
	free(equations->line);
	free(equations->node_term);
	free(equations->node_begin);
	*equations = (struct equations){0};
}
