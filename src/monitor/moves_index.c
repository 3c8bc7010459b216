/* What there is to move: tables, nodes by their keys, codes that can give, recipes. */
#include <stdlib.h>
#include <string.h>

#include "moves_parts.h"

/* ---- What there is ---- */

static void note_table(struct moves *moves, const struct place *place)
{
	const unsigned mask = sleutel_mask(&place->sleutel);
	const bool stand = telling_is_stand(place->soort);

	/* A stock says nothing about the kinds: it is that of every period that ends with it. */
	if (!stand)
		moves->kinds[mask] |= recipes_kinds(place);
	if (moves->first_maand > place->first)
		moves->first_maand = place->first;
	if (moves->last_maand < place->last)
		moves->last_maand = place->last;
}

static void note_tables(struct moves *moves)
{
	const struct places *places = &moves->equations->places;

	moves->first_maand = INT32_MAX;
	moves->last_maand = INT32_MIN;
	for (size_t i = 0; i < places->nodes; i++)
		if (!places->node[i].rest)
			note_table(moves, &places->node[i].place);
	/* A table of stocks alone. */
	for (size_t i = 0; i < places->nodes; i++) {
		const unsigned mask = sleutel_mask(&places->node[i].place.sleutel);

		if (!places->node[i].rest && moves->kinds[mask] == 0)
			moves->kinds[mask] = RECIPE_ALLE;
	}
	for (unsigned mask = 0; mask < PILOT_MASK; mask++)
		if (moves->kinds[mask] != 0)
			moves->table[moves->tables++] = mask;
}

/* ---- Donors ---- */

/* The youths of each code that stand out: all counts of the tables of one dimension. */
static int64_t *weights_of(const struct places *places, size_t dimensie)
{
	int64_t *weight = xcalloc(UINT16_MAX + 1, sizeof(*weight));

	for (size_t i = 0; i < places->nodes; i++) {
		const struct place *place = &places->node[i].place;

		if (!places->node[i].rest && sleutel_mask(&place->sleutel) == 1u << dimensie)
			weight[place->sleutel.deel[dimensie]] += places->node[i].count + 1;
	}
	return weight;
}

static void note_donors(struct moves *moves)
{
	for (size_t i = 0; i < DIM_PILOT; i++) {
		int64_t *weight = weights_of(&moves->equations->places, i);

		while (moves->donors[i] < MOVES_DONORS) {
			uint16_t best = 0;

			for (uint16_t code = 1; code < UINT16_MAX; code++)
				if (weight[code] > weight[best])
					best = code;
			if (weight[best] == 0)
				break;
			weight[best] = 0;
			moves->donor[i][moves->donors[i]++] = best;
		}
		free(weight);
	}
}

/* ---- Nodes by key ---- */

#define NO_GROUP UINT32_MAX

enum { MASKS = 1u << DIMENSIES };

/* Where the group of a place stands in the table, or is to be put. */
static uint32_t *group_slot(const struct moves *moves, const struct place *place)
{
	uint64_t hash = ((uint64_t)place->soort * 1000003 + (uint64_t)(uint32_t)place->last) * 31 +
			(uint64_t)(uint32_t)place->first;
	size_t slot;

	hash *= 11400714819323198485u;
	for (slot = hash >> 20 & (moves->group_table_size - 1); moves->group_table[slot] != 0;
	     slot = (slot + 1) & (moves->group_table_size - 1)) {
		const struct place *it = &moves->group_place[moves->group_table[slot] - 1];

		if (it->soort == place->soort && it->first == place->first &&
		    it->last == place->last)
			break;
	}
	return &moves->group_table[slot];
}

static uint32_t group_of(const struct moves *moves, struct place place)
{
	if (telling_is_stand(place.soort))
		place.first = place.last;
	return *group_slot(moves, &place) - 1; /* 0 - 1 is NO_GROUP */
}

static size_t key_size(const struct moves *moves, unsigned mask)
{
	size_t size = 1;

	for (size_t i = 0; i < DIMENSIES; i++)
		if ((mask & 1u << i) != 0)
			size *= moves->size[i];
	return size;
}

size_t moves_key(const struct moves *moves, unsigned mask, const uint16_t *deel)
{
	size_t place = 0;

	for (size_t i = 0; i < DIMENSIES; i++)
		if ((mask & 1u << i) != 0)
			place = place * moves->size[i] + deel[i];
	return place;
}

static void note_node(struct moves *moves, uint32_t node, const struct place *place)
{
	const unsigned mask = sleutel_mask(&place->sleutel);
	uint32_t *slot = group_slot(moves, place), **by_key;

	if (*slot == 0) {
		*slot = (uint32_t)++moves->groups;
		moves->group_place[*slot - 1] = *place;
		if (moves->groups > moves->group_room) {
			moves->group_room = 2 * moves->groups;
			moves->by_key = xrealloc(moves->by_key, moves->group_room * MASKS *
								    sizeof(*moves->by_key));
		}
		memset(&moves->by_key[(*slot - 1) * MASKS], 0, MASKS * sizeof(*moves->by_key));
	}
	by_key = &moves->by_key[(*slot - 1) * MASKS + mask];
	if (*by_key == NULL)
		*by_key = xcalloc(key_size(moves, mask), sizeof(**by_key));
	(*by_key)[moves_key(moves, mask, place->sleutel.deel)] = node + 1;
}

static void note_nodes(struct moves *moves)
{
	const struct places *places = &moves->equations->places;

	for (size_t i = 0; i < places->nodes; i++)
		for (size_t j = 0; j < DIMENSIES && !places->node[i].rest; j++)
			if (places->node[i].place.sleutel.deel[j] >= moves->size[j])
				moves->size[j] = places->node[i].place.sleutel.deel[j] + 1u;
	moves->group_table_size = 1024;
	while (moves->group_table_size < 2 * places->nodes)
		moves->group_table_size *= 2;
	moves->group_table = xcalloc(moves->group_table_size, sizeof(*moves->group_table));
	moves->group_place = xcalloc(places->nodes, sizeof(*moves->group_place));
	for (size_t i = 0; i < places->nodes; i++)
		if (!places->node[i].rest)
			note_node(moves, (uint32_t)i, &places->node[i].place);
}

/* ---- Recipes ---- */

enum { MADE = 1024 };

static uint64_t masks_of(const struct moves *moves, uint32_t group, unsigned kinds)
{
	uint64_t masks = 0;

	for (unsigned mask = 0; mask < MASKS; mask++)
		if ((kinds & moves->kinds[mask]) != 0 &&
		    moves->by_key[group * MASKS + mask] != NULL)
			masks |= UINT64_C(1) << mask;
	return masks;
}

/* The steps of a recipe, of groups that there are, behind those of the others. */
static void add_recipe(const struct moves *moves, struct recipes *made, size_t *room,
		       const struct recipe *recipe)
{
	const size_t at = made->count++;
	size_t end = made->recipe[at].begin;

	made->recipe[at].kinds = 0;
	for (size_t i = 0; i < recipe->changes; i++) {
		const struct change *change = &recipe->change[i];
		const uint32_t group = group_of(moves, (struct place){.first = change->first,
								      .last = change->last,
								      .soort = change->soort});

		made->recipe[at].kinds |= change->kinds;
		if (group == NO_GROUP)
			continue;
		made->step = xmore(made->step, end, room, sizeof(*made->step));
		made->step[end++] = (struct step){group, change->coefficient,
						  masks_of(moves, group, change->kinds)};
	}
	made->recipe[made->count].begin = end;
}

static struct recipes *make_recipes(const struct moves *moves, const struct place *place)
{
	struct recipes *made = xcalloc(1, sizeof(*made));
	size_t steps = 0, room = 0;
	struct recipe recipe;

	made->of = *place;
	made->recipe = xmore(NULL, 0, &room, sizeof(*made->recipe));
	made->recipe[0].begin = 0;
	for (size_t i = 0; recipes_get(place, i, moves->first_maand, moves->last_maand, &recipe);
	     i++) {
		if (recipe.changes == 0)
			continue;
		made->recipe = xmore(made->recipe, made->count + 1, &room, sizeof(*made->recipe));
		add_recipe(moves, made, &steps, &recipe);
	}
	return made;
}

void moves_recipes(struct moves *moves, const struct place *place)
{
	const size_t hash = (size_t)((uint32_t)place->last * 41 + (uint32_t)place->first * 37 +
				     (uint32_t)place->soort);
	struct recipes **made = &moves->made[hash % MADE];

	while (*made != NULL &&
	       ((*made)->of.soort != place->soort || (*made)->of.first != place->first ||
		(*made)->of.last != place->last))
		made = &(*made)->next;
	if (*made == NULL)
		*made = make_recipes(moves, place);
	moves->recipes = *made;
}

static void forget_recipes(struct recipes *made)
{
	while (made != NULL) {
		struct recipes *next = made->next;

		free(made->step);
		free(made->recipe);
		free(made);
		made = next;
	}
}

/* ---- Begin and end ---- */

static void note_pilots(struct moves *moves)
{
	const struct places *places = &moves->equations->places;

	moves->pilot_apart = xcalloc(2 * places->rules->pilots, sizeof(*moves->pilot_apart));
	for (size_t i = 0; i < 2 * places->rules->pilots; i++)
		moves->pilot_apart[i] = sleutel_mask(&places->same[i]) == 0;
}

void moves_index_begin(struct moves *moves)
{
	moves->made = xcalloc(MADE, sizeof(*moves->made));
	note_tables(moves);
	note_nodes(moves);
	note_donors(moves);
	note_pilots(moves);
}

void moves_index_end(struct moves *moves)
{
	for (size_t i = 0; i < moves->groups * MASKS; i++)
		free(moves->by_key[i]);
	free(moves->by_key);
	free(moves->group_table);
	free(moves->group_place);
	free(moves->pilot_apart);
	for (size_t i = 0; i < MADE; i++)
		forget_recipes(moves->made[i]);
	free(moves->made);
}
