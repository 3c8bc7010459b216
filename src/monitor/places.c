#include "places.h"

#include <stdlib.h>
#include <string.h>

/* ---- Kinds of counts ---- */

bool places_overlaps(enum telling_soort soort, enum dimensie dimensie)
{
	if (dimensie == DIM_REGIO || dimensie == DIM_LEEFTIJD)
		return false;
	return soort == TELLING_F07 || soort == TELLING_D06 || telling_is_clienten(soort);
}

enum telling_soort places_family(enum telling_soort soort)
{
	static const enum telling_soort families[][2] = {
	    {TELLING_F01, TELLING_F01O}, {TELLING_F02R, TELLING_F02R},
	    {TELLING_F02, TELLING_F07},  {TELLING_F08I, TELLING_F08S},
	    {TELLING_F10, TELLING_F10P}, {TELLING_D03, TELLING_D03_X}};

	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++)
		if (soort >= families[i][0] && soort <= families[i][1])
			return families[i][0];
	return soort;
}

/* ---- Pilots that are a cell of another table ---- */

/* Which codes of a dimension have any youth; 65,536 places, the caller frees them. */
static bool *codes_present(const struct telling *telling, size_t count, enum dimensie dimensie)
{
	bool *present = xcalloc(UINT16_MAX + 1, sizeof(*present));

	for (size_t i = 0; i < count; i++)
		if (telling[i].aantal > 0 &&
		    sleutel_mask(&telling[i].sleutel) == 1u << (unsigned)dimensie)
			present[telling[i].sleutel.deel[dimensie]] = true;
	return present;
}

/* How many codes are present beside `code`, and one of them. */
static size_t codes_others(const bool *present, const uint16_t *code, size_t codes, uint16_t *one)
{
	size_t others = 0;

	for (size_t i = 0; i <= UINT16_MAX; i++) {
		bool listed = !present[i];

		for (size_t j = 0; j < codes && !listed; j++)
			listed = code[j] == i;
		if (listed)
			continue;
		*one = (uint16_t)i;
		others++;
	}
	return others;
}

static void same_key(struct sleutel *same, enum dimensie dimensie, uint16_t code)
{
	*same = (struct sleutel){{0}};
	same->deel[dimensie] = code;
}

/* The pilot is all of one code when it has no other, and the rest is all of one when the pilot has
 * all others. */
static void pilot_same(struct sleutel *same, const struct disclosure_pilot *pilot,
		       const bool *gemeenten, const bool *categorieen)
{
	uint16_t gemeente = 0, categorie = 0;
	const size_t elsewhere =
	    codes_others(gemeenten, pilot->gemeente, pilot->gemeenten, &gemeente);
	const size_t otherwise =
	    codes_others(categorieen, pilot->categorie, pilot->categorieen, &categorie);

	if (pilot->categorieen == 0 && pilot->gemeenten == 1)
		same_key(&same[0], DIM_REGIO, pilot->gemeente[0]);
	else if (pilot->categorieen == 1 && elsewhere == 0)
		same_key(&same[0], DIM_PRODUCTCATEGORIE, pilot->categorie[0]);
	if (pilot->categorieen == 0 && elsewhere == 1)
		same_key(&same[1], DIM_REGIO, gemeente);
	else if (pilot->categorieen > 0 && elsewhere == 0 && otherwise == 1)
		same_key(&same[1], DIM_PRODUCTCATEGORIE, categorie);
}

static void find_same(struct places *places, const struct telling *telling, size_t count)
{
	const struct disclosure_rules *rules = places->rules;
	bool *gemeenten = codes_present(telling, count, DIM_REGIO);
	bool *categorieen = codes_present(telling, count, DIM_PRODUCTCATEGORIE);

	places->same = xcalloc(2 * rules->pilots, sizeof(*places->same));
	for (size_t i = 0; i < rules->pilots; i++)
		pilot_same(&places->same[2 * i], &rules->pilot[i], gemeenten, categorieen);
	free(gemeenten);
	free(categorieen);
}

static struct sleutel same_sleutel(const struct places *places, struct sleutel sleutel)
{
	const uint16_t pilot = sleutel.deel[DIM_PILOT];

	for (size_t i = 0; pilot != DEEL_TOTAAL && i < 2 * places->rules->pilots; i++) {
		const struct disclosure_pilot *rule = &places->rules->pilot[i / 2];

		if (pilot == (i % 2 == 0 ? rule->pilot : rule->rest) &&
		    sleutel_mask(&places->same[i]) != 0)
			return places->same[i];
	}
	return sleutel;
}

/* ---- Tables of which nothing is shown ---- */

struct dark {
	bool shown[TELLING_SOORTEN][1u << DIMENSIES]; /* by family and mask */
};

enum { CROSSING = 1u << DIM_REGIO | 1u << DIM_PRODUCTCATEGORIE };

bool places_is_crossing(const struct disclosure_rules *rules, const struct sleutel *sleutel)
{
	const uint16_t code = sleutel->deel[DIM_PILOT];

	for (size_t i = 0; code != DEEL_TOTAAL && i < rules->pilots; i++) {
		const struct disclosure_pilot *pilot = &rules->pilot[i];

		if ((code == pilot->pilot || code == pilot->rest) && pilot->categorieen > 0)
			return true;
	}
	return false;
}

static struct dark dark_of(const struct telling *telling, size_t count,
			   const struct disclosure_rules *rules)
{
	struct dark dark = {{{false}}};

	for (size_t i = 0; i < count; i++) {
		const enum telling_soort family = places_family(telling[i].soort);

		if (telling[i].verborgen)
			continue;
		dark.shown[family][sleutel_mask(&telling[i].sleutel)] = true;
		if (places_is_crossing(rules, &telling[i].sleutel))
			dark.shown[family][CROSSING] = true;
	}
	return dark;
}

/* Not that of clients by age: those of 18 and older are those that are not under 18. */
static bool is_dark(const struct dark *dark, const struct telling *telling)
{
	const unsigned mask = sleutel_mask(&telling->sleutel);
	const enum telling_soort family = places_family(telling->soort);

	return (mask & (mask - 1)) != 0 && !dark->shown[family][mask] && family != TELLING_F10;
}

size_t places_left_out(const struct telling *telling, size_t count,
		       const struct disclosure_rules *rules)
{
	const struct dark dark = dark_of(telling, count, rules);
	size_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += is_dark(&dark, &telling[i]);
	return sum;
}

/* ---- Nodes by place ---- */

static bool place_equal(const struct place *a, const struct place *b)
{
	return a->soort == b->soort && a->first == b->first && a->last == b->last &&
	       memcmp(&a->sleutel, &b->sleutel, sizeof(a->sleutel)) == 0;
}

/* FNV-1a, a number at a time. */
static uint64_t place_hash(const struct place *place)
{
	uint64_t hash = 14695981039346656037u;

	for (size_t i = 0; i < DIMENSIES; i++)
		hash = (hash ^ place->sleutel.deel[i]) * 1099511628211u;
	hash = (hash ^ (uint64_t)place->soort) * 1099511628211u;
	hash = (hash ^ (uint64_t)(uint32_t)place->first) * 1099511628211u;
	hash = (hash ^ (uint64_t)(uint32_t)place->last) * 1099511628211u;
	return hash ^ hash >> 29;
}

/* Where in the table a place stands, or is to be put. */
static size_t table_slot(const struct places *places, const struct place *place)
{
	size_t slot = place_hash(place) & (places->table_size - 1);

	while (places->table[slot] != 0 &&
	       !place_equal(&places->node[places->table[slot] - 1].place, place))
		slot = (slot + 1) & (places->table_size - 1);
	return slot;
}

static struct place place_of(const struct places *places, struct place place)
{
	place.sleutel = same_sleutel(places, place.sleutel);
	if (telling_is_stand(place.soort))
		place.first = place.last;
	return place;
}

uint32_t places_find(const struct places *places, struct place place)
{
	const struct place own = place_of(places, place);
	const uint32_t found = places->table[table_slot(places, &own)];

	return found == 0 ? NO_NODE : found - 1;
}

static uint32_t node_add(struct places *places, struct node node)
{
	places->node = xmore(places->node, places->nodes, &places->room, sizeof(*places->node));
	places->node[places->nodes] = node;
	return (uint32_t)places->nodes++;
}

bool places_family_is_dark(const struct places *places, uint32_t index)
{
	const enum telling_soort family = places_family(places->node[index].place.soort);

	for (size_t i = 0; i < places->nodes; i++) {
		const struct node *node = &places->node[i];

		if (!node->rest && places_family(node->place.soort) == family &&
		    (node->shown || !node->hidden || node->known))
			return false;
	}
	return true;
}

uint32_t places_add_rest(struct places *places, int64_t count)
{
	return node_add(places, (struct node){.count = count, .hidden = true, .rest = true});
}

/* What an earlier publication showed needs no safety any more: a reader knows what it was. */
static void node_take(struct node *node, const struct telling *telling,
		      const struct disclosure_rules *rules)
{
	if (telling->verborgen)
		node->hidden = true;
	else
		node->shown = true;
	node->before = node->before || telling->eerder_verborgen;
	node->stays = node->stays || telling->eerder_getoond;
	if (!node->known && telling->eerder_getoond &&
	    telling->periode.maand <= rules->vaste_maand) {
		node->known = true;
		node->told = telling->eerder;
	}
	node->safety = !node->stays && (telling->soort != TELLING_D03_X || telling->primair);
}

void places_begin(struct places *places, const struct telling *telling, size_t count,
		  const struct disclosure_rules *rules)
{
	const struct dark dark = dark_of(telling, count, rules);

	*places = (struct places){.rules = rules, .first_maand = INT32_MAX, .table_size = 64};
	while (places->table_size < 2 * count)
		places->table_size *= 2;
	places->table = xcalloc(places->table_size, sizeof(*places->table));
	places->of = xmalloc(count * sizeof(*places->of));
	find_same(places, telling, count);
	for (size_t i = 0; i < count; i++) {
		uint32_t *slot;
		const struct place place = place_of(
		    places, (struct place){telling[i].sleutel, periode_first(telling[i].periode),
					   telling[i].periode.maand, telling[i].soort});
		if (is_dark(&dark, &telling[i])) {
			places->of[i] = NO_NODE;
			continue;
		}
		slot = &places->table[table_slot(places, &place)];

		if (*slot == 0)
			*slot = node_add(places, (struct node){.place = place,
							       .count = telling[i].aantal}) +
				1;
		if (place.last < places->first_maand)
			places->first_maand = place.last;
		places->of[i] = *slot - 1;
		node_take(&places->node[places->of[i]], &telling[i], rules);
	}
}

void places_end(struct places *places)
{
	free(places->node);
	free(places->of);
	free(places->table);
	free(places->same);
	*places = (struct places){0};
}
