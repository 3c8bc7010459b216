/* Equations of pilots, beside their rest and the gemeenten and categories that they are about. */
#include "equations_parts.h"

#include <string.h>

/* ---- Pilots ---- */

/* The codes of one dimension, in a place without pilot. */
static void add_codes(struct equations *equations, struct place place, enum dimensie dimensie,
		      const uint16_t *code, size_t codes)
{
	for (size_t i = 0; i < codes; i++) {
		place.sleutel.deel[dimensie] = code[i];
		equations_add(equations, places_find(&equations->places, place), 1);
	}
}

/* Some categories of some gemeenten: at most what each of the two is in all, and over a year, or at
 * its end, what the table of both says. */
static void add_crossing(struct equations *equations, uint32_t node, struct place place,
			 const struct disclosure_pilot *pilot)
{
	const bool stand = telling_is_stand(place.soort);
	struct place year = place;

	add_codes(equations, place, DIM_REGIO, pilot->gemeente, pilot->gemeenten);
	equations_add(equations, node, -1);
	equations_close_with_rest(equations);
	add_codes(equations, place, DIM_PRODUCTCATEGORIE, pilot->categorie, pilot->categorieen);
	equations_add(equations, node, -1);
	equations_close_with_rest(equations);
	if (place.last % JAAR != JAAR - 1 || telling_is_clienten(place.soort) ||
	    (!stand && place.last - place.first + 1 != KWARTAAL))
		return;
	year.first = place.last - JAAR + 1;
	for (size_t i = 0; i < pilot->gemeenten; i++) {
		year.sleutel.deel[DIM_REGIO] = pilot->gemeente[i];
		add_codes(equations, year, DIM_PRODUCTCATEGORIE, pilot->categorie,
			  pilot->categorieen);
	}
	if (equations->terms == equations->begin[equations->count])
		return;
	year.sleutel = equations->places.node[node].place.sleutel;
	equations_add(equations, node, -1);
	for (int32_t i = 1; !stand && i < JAAR / KWARTAAL; i++)
		equations_add(equations,
			      equations_months(equations, year, place.first - i * KWARTAAL,
					       place.last - i * KWARTAAL),
			      -1);
	equations_close(equations);
}

/* `same`: the node of the pilot is that of another cell, and what is known of it is known. */
static void add_pilot(struct equations *equations, uint32_t node,
		      const struct disclosure_pilot *pilot, bool same)
{
	struct place place = equations->places.node[node].place;
	struct place rest = place;

	place.sleutel = (struct sleutel){{0}};
	rest.sleutel = place.sleutel;
	rest.sleutel.deel[DIM_PILOT] = pilot->rest;
	if (places_find(&equations->places, rest) != NO_NODE) {
		equations_add(equations, node, 1);
		equations_add(equations, places_find(&equations->places, rest), 1);
		equations_add(equations, places_find(&equations->places, place), -1);
		equations_close(equations);
	}
	if (same)
		return;
	if (pilot->categorieen > 0) {
		add_crossing(equations, node, place, pilot);
		return;
	}
	add_codes(equations, place, DIM_REGIO, pilot->gemeente, pilot->gemeenten);
	/* The gemeenten are not published by month. */
	if (equations->terms > equations->begin[equations->count])
		equations_add(equations, node, -1);
	equations_close(equations);
}

/* A rest beside a pilot that is another cell has that cell's place: it is asked for from there. */
void equations_add_pilots(struct equations *equations, size_t nodes)
{
	const struct disclosure_rules *rules = equations->places.rules;

	for (size_t i = 0; i < rules->pilots; i++) {
		const struct sleutel *same = &equations->places.same[2 * i];
		struct sleutel sleutel = {{0}};

		sleutel.deel[DIM_PILOT] = rules->pilot[i].pilot;
		if (sleutel_mask(same) != 0)
			sleutel = *same;
		for (size_t j = 0; j < nodes; j++)
			if (memcmp(&equations->places.node[j].place.sleutel, &sleutel,
				   sizeof(sleutel)) == 0)
				add_pilot(equations, (uint32_t)j, &rules->pilot[i],
					  sleutel_mask(same) != 0);
	}
}

/* ---- Blocks of the table of gemeenten and categories ---- */

/* The table of gemeenten and categories of one count and year, as a pilot divides it. */
struct blocks {
	struct equations *equations;
	struct place place; /* the region in that year */
	const struct disclosure_pilot *pilot;
	uint16_t codes[DIMENSIES]; /* one more than the highest of gemeenten and categories */
};

static bool is_of_pilot(const struct disclosure_pilot *pilot, enum dimensie dimensie, uint16_t code)
{
	const bool regio = dimensie == DIM_REGIO;
	const uint16_t *codes = regio ? pilot->gemeente : pilot->categorie;
	const size_t count = regio ? pilot->gemeenten : pilot->categorieen;

	for (size_t i = 0; i < count; i++)
		if (codes[i] == code)
			return true;
	return false;
}

/* Adds what the codes of a dimension are in all, of the pilot or the others; `place` says the
 * rest. */
static void add_codes_of(const struct blocks *blocks, struct place place, enum dimensie dimensie,
			 bool inside)
{
	for (uint16_t code = 1; code < blocks->codes[dimensie]; code++) {
		place.sleutel.deel[dimensie] = code;
		if (is_of_pilot(blocks->pilot, dimensie, code) == inside)
			equations_add(blocks->equations,
				      places_find(&blocks->equations->places, place), 1);
	}
}

/* The node that is what the terms that were added are together, a new one when there are several;
 * NO_NODE when there is none: then it is zero. */
static uint32_t close_with_sum(struct equations *equations)
{
	const uint32_t begin = equations->begin[equations->count];
	const size_t terms = equations->terms - begin;
	uint32_t node = terms == 0 ? NO_NODE : equations->term[begin].index;

	if (terms > 1)
		node = (uint32_t)equations->places.nodes;
	equations_close_with_rest(equations);
	return node;
}

static uint32_t sum_of_codes(const struct blocks *blocks, enum dimensie dimensie, bool inside)
{
	add_codes_of(blocks, blocks->place, dimensie, inside);
	return close_with_sum(blocks->equations);
}

static uint32_t sum_of_block(const struct blocks *blocks, bool gemeenten, bool categorieen)
{
	struct place place = blocks->place;

	for (uint16_t code = 1; code < blocks->codes[DIM_REGIO]; code++) {
		place.sleutel.deel[DIM_REGIO] = code;
		if (is_of_pilot(blocks->pilot, DIM_REGIO, code) == gemeenten)
			add_codes_of(blocks, place, DIM_PRODUCTCATEGORIE, categorieen);
	}
	return close_with_sum(blocks->equations);
}

/* `whole` is `a` and `b` together. */
static void add_two(struct equations *equations, uint32_t whole, uint32_t a, uint32_t b)
{
	if (whole == NO_NODE)
		return;
	equations_add(equations, a, 1);
	equations_add(equations, b, 1);
	equations_add(equations, whole, -1);
	equations_close(equations);
}

/* What a pilot is over the year, or at its end, beside `sum`. */
static void add_year(const struct blocks *blocks, const struct disclosure_pilot *pilot,
		     uint32_t sum)
{
	struct equations *equations = blocks->equations;
	struct place place = blocks->place;
	const bool stand = telling_is_stand(place.soort);

	place.sleutel.deel[DIM_PILOT] = pilot->pilot;
	for (int32_t last = place.last; last > place.last - (stand ? KWARTAAL : JAAR);
	     last -= KWARTAAL)
		equations_add(equations,
			      equations_months(equations, place, last - KWARTAAL + 1, last), 1);
	if (equations->terms == equations->begin[equations->count])
		return;
	equations_add(equations, sum, -1);
	equations_close(equations);
}

static bool has_same_gemeenten(const struct blocks *blocks, const struct disclosure_pilot *pilot)
{
	for (uint16_t code = 1; code < blocks->codes[DIM_REGIO]; code++)
		if (is_of_pilot(pilot, DIM_REGIO, code) !=
		    is_of_pilot(blocks->pilot, DIM_REGIO, code))
			return false;
	return true;
}

static void add_blocks(const struct blocks *blocks)
{
	struct equations *equations = blocks->equations;
	const struct disclosure_rules *rules = equations->places.rules;
	const uint32_t whole = places_find(&equations->places, blocks->place);
	const uint32_t inside = sum_of_codes(blocks, DIM_REGIO, true);
	const uint32_t outside = sum_of_codes(blocks, DIM_REGIO, false);
	const uint32_t these = sum_of_codes(blocks, DIM_PRODUCTCATEGORIE, true);
	const uint32_t others = sum_of_codes(blocks, DIM_PRODUCTCATEGORIE, false);
	const uint32_t pilot = sum_of_block(blocks, true, true);
	const uint32_t beside = sum_of_block(blocks, true, false);
	const uint32_t elsewhere = sum_of_block(blocks, false, true);
	const uint32_t left = sum_of_block(blocks, false, false);

	add_two(equations, whole, inside, outside);
	add_two(equations, whole, these, others);
	add_two(equations, inside, pilot, beside);
	add_two(equations, outside, elsewhere, left);
	add_two(equations, these, pilot, elsewhere);
	add_two(equations, others, beside, left);
	add_year(blocks, blocks->pilot, pilot);
	for (size_t i = 0; i < rules->pilots; i++)
		if (rules->pilot[i].categorieen == 0 &&
		    has_same_gemeenten(blocks, &rules->pilot[i]))
			add_year(blocks, &rules->pilot[i], inside);
}

/* Whether a place is the region over a year, or at the end of one. */
static bool is_year(const struct place *place)
{
	return sleutel_mask(&place->sleutel) == 0 && place->last % JAAR == JAAR - 1 &&
	       (telling_is_stand(place->soort) || place->last - place->first + 1 == JAAR);
}

/* Whether the table of gemeenten and categories is there, and nobody is in two of its cells. */
static bool has_blocks(const struct blocks *blocks)
{
	struct place cell = blocks->place;

	if (places_overlaps(cell.soort, DIM_PRODUCTCATEGORIE))
		return false;
	for (uint16_t i = 1; i < blocks->codes[DIM_REGIO]; i++) {
		cell.sleutel.deel[DIM_REGIO] = i;
		for (uint16_t j = 1; j < blocks->codes[DIM_PRODUCTCATEGORIE]; j++) {
			cell.sleutel.deel[DIM_PRODUCTCATEGORIE] = j;
			if (places_find(&blocks->equations->places, cell) != NO_NODE)
				return true;
		}
	}
	return false;
}

/* A pilot of all categories of some gemeenten and the other gemeenten are the region: where all that is
 * hidden by gemeente lies inside it, the others give it away. `node` is of the pilot. */
static void add_others(const struct blocks *blocks, uint32_t node)
{
	struct equations *equations = blocks->equations;
	struct place place = equations->places.node[node].place;

	if (places_overlaps(place.soort, DIM_REGIO))
		return;
	place.sleutel = (struct sleutel){{0}};
	for (uint16_t i = 1; i < blocks->codes[DIM_REGIO]; i++)
		if (!is_of_pilot(blocks->pilot, DIM_REGIO, i))
			add_codes(equations, place, DIM_REGIO, &i, 1);
	/* The gemeenten are not published by month. */
	if (equations->terms == equations->begin[equations->count])
		return;
	equations_add(equations, node, 1);
	equations_add(equations, places_find(&equations->places, place), -1);
	equations_close(equations);
}

/* Of a pilot that is no other cell. */
static void add_all_others(struct blocks *blocks, const struct sleutel *same, size_t nodes)
{
	struct sleutel sleutel = {{0}};

	if (sleutel_mask(same) != 0)
		return;
	sleutel.deel[DIM_PILOT] = blocks->pilot->pilot;
	for (size_t i = 0; i < nodes; i++)
		if (memcmp(&blocks->equations->places.node[i].place.sleutel, &sleutel,
			   sizeof(sleutel)) == 0)
			add_others(blocks, (uint32_t)i);
}

void equations_add_blocks(struct equations *equations)
{
	const struct places *places = &equations->places;
	const size_t nodes = places->nodes;
	struct blocks blocks = {.equations = equations};

	for (size_t i = 0; i < nodes; i++)
		for (unsigned j = 0; j < DIM_PILOT; j++)
			if (places->node[i].place.sleutel.deel[j] >= blocks.codes[j])
				blocks.codes[j] = places->node[i].place.sleutel.deel[j] + 1u;
	for (size_t i = 0; i < places->rules->pilots; i++) {
		blocks.pilot = &places->rules->pilot[i];
		if (blocks.pilot->categorieen == 0)
			add_all_others(&blocks, &places->same[2 * i], nodes);
		for (size_t j = 0; j < nodes && blocks.pilot->categorieen > 0; j++) {
			if (places->node[j].rest || !is_year(&places->node[j].place))
				continue;
			blocks.place = places->node[j].place;
			if (has_blocks(&blocks))
				add_blocks(&blocks);
		}
	}
	equations_index(equations);
}
