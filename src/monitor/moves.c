#include "moves.h"

#include <stdlib.h>
#include <string.h>

#define PILOT_MASK (1u << DIM_PILOT)

enum {
	RANKS = 2,       /* codes of a dimension that nobody asked for, one after the other */
	GOOD_ENOUGH = 8, /* moves that are compared when none is far enough */
	MOVES_MOST = 12, /* moves in one direction */
};

static void *zeros(size_t count, size_t size)
{
	void *memory = xmalloc(count * size);

	return memset(memory, 0, count * size);
}

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
}

/* ---- Donors ---- */

/* The youths of each code that stand out: all counts of the tables of one dimension. */
static int64_t *weights_of(const struct places *places, size_t dimensie)
{
	int64_t *weight = zeros(UINT16_MAX + 1, sizeof(*weight));

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

static size_t key_place(const struct moves *moves, unsigned mask, const struct sleutel *sleutel)
{
	size_t place = 0;

	for (size_t i = 0; i < DIMENSIES; i++)
		if ((mask & 1u << i) != 0)
			place = place * moves->size[i] + sleutel->deel[i];
	return place;
}

static uint32_t node_by_key(const struct moves *moves, uint32_t group, unsigned mask,
			    const struct sleutel *sleutel)
{
	const uint32_t *by_key = group == NO_GROUP ? NULL : moves->by_key[group * MASKS + mask];

	return by_key == NULL ? NO_NODE : by_key[key_place(moves, mask, sleutel)] - 1;
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
		*by_key = zeros(key_size(moves, mask), sizeof(**by_key));
	(*by_key)[key_place(moves, mask, &place->sleutel)] = node + 1;
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
	moves->group_table = zeros(moves->group_table_size, sizeof(*moves->group_table));
	moves->group_place = zeros(places->nodes, sizeof(*moves->group_place));
	for (size_t i = 0; i < places->nodes; i++)
		if (!places->node[i].rest)
			note_node(moves, (uint32_t)i, &places->node[i].place);
}

/* ---- Begin and end ---- */

void moves_begin(struct moves *moves, const struct equations *equations, int64_t min_cel)
{
	const size_t nodes = equations->places.nodes;

	*moves = (struct moves){.equations = equations, .min_cel = min_cel};
	moves->step = zeros(nodes, sizeof(*moves->step));
	moves->member = zeros(nodes, sizeof(*moves->member));
	moves->balance = zeros(equations->count, sizeof(*moves->balance));
	moves->open = zeros(equations->count, sizeof(*moves->open));
	moves->opened = zeros(equations->count, sizeof(*moves->opened));
	moves->shift = zeros(nodes, sizeof(*moves->shift));
	moves->shifted = zeros(nodes, sizeof(*moves->shifted));
	moves->safe = zeros(nodes, sizeof(*moves->safe));
	moves->recipes_of.soort = TELLING_SOORTEN;
	note_tables(moves);
	note_nodes(moves);
	note_donors(moves);
}

void moves_end(struct moves *moves)
{
	for (size_t i = 0; i < moves->groups * MASKS; i++)
		free(moves->by_key[i]);
	free(moves->by_key);
	free(moves->group_table);
	free(moves->group_place);
	free(moves->step);
	free(moves->member);
	free(moves->balance);
	free(moves->open);
	free(moves->opened);
	free(moves->shift);
	free(moves->shifted);
	free(moves->safe);
	free(moves->change);
	free(moves->recipe);
	*moves = (struct moves){0};
}

/* ---- Recipes ---- */

static void keep_recipe(struct moves *moves, const struct recipe *recipe)
{
	if (recipe->changes == 0)
		return;
	for (size_t i = 0; i < recipe->changes; i++) {
		moves->change = xmore(moves->change, moves->changes, &moves->change_room,
				      sizeof(*moves->change));
		moves->change[moves->changes] = recipe->change[i];
		moves->change[moves->changes++].group =
		    group_of(moves, (struct place){.first = recipe->change[i].first,
						   .last = recipe->change[i].last,
						   .soort = recipe->change[i].soort});
	}
	moves->recipe =
	    xmore(moves->recipe, moves->recipes + 1, &moves->recipe_room, sizeof(*moves->recipe));
	moves->recipe[++moves->recipes] = moves->changes;
}

/* Those for a place, whatever its key. */
static void get_recipes(struct moves *moves, const struct place *place)
{
	struct recipe recipe;

	if (moves->recipes_of.soort == place->soort && moves->recipes_of.first == place->first &&
	    moves->recipes_of.last == place->last)
		return;
	moves->recipes_of = *place;
	moves->changes = 0;
	moves->recipes = 0;
	moves->recipe = xmore(moves->recipe, 0, &moves->recipe_room, sizeof(*moves->recipe));
	moves->recipe[0] = 0;
	for (size_t i = 0; recipes_get(place, i, moves->first_maand, moves->last_maand, &recipe);
	     i++)
		keep_recipe(moves, &recipe);
}

/* ---- A move ---- */

/* What a move is made of: a recipe in the cell of `here`, and the reverse in those that have the
 * codes of `there` in an odd number of the dimensions of `apart`. */
struct candidate {
	size_t recipe;
	int32_t direction;
	unsigned apart;
	bool transfer; /* the reverse in the one cell that has all codes of `there` instead */
	uint16_t here[DIMENSIES];
	uint16_t there[DIMENSIES];
};

/* What may take part, and how much of it. */
struct terms {
	bool all;          /* counts that are shown */
	int64_t least;     /* what a count that goes down has */
	int64_t most_loss; /* youths that are hidden */
};

static void forget_move(struct moves *moves)
{
	while (moves->members > 0)
		moves->step[moves->member[--moves->members]] = 0;
	moves->loss = 0;
}

static bool is_hidden(const struct node *node)
{
	return node->hidden && !node->shown;
}

/* The headline and totals cost more: they are what is read. */
static int64_t loss_of(const struct node *node)
{
	const unsigned mask = sleutel_mask(&node->place.sleutel);
	int64_t weight = 1;

	if (node->place.soort == TELLING_F03 || node->place.soort == TELLING_F05)
		weight *= (mask & ~(1u << DIM_REGIO)) == 0 ? 64 : 4;
	if (mask == 0)
		weight *= 4;
	return weight * (node->count + 1);
}

/* False when the node may not move so. */
static bool take(struct moves *moves, uint32_t index, int32_t step, const struct terms *terms)
{
	const struct node *node = &moves->equations->places.node[index];

	if (moves->step[index] != 0) /* the same count in another table */
		return moves->step[index] == step;
	if (node->known || (!is_hidden(node) && (!terms->all || node->stays)))
		return false;
	if (step < 0 && node->count + moves->shift[index] < terms->least)
		return false;
	if (!is_hidden(node))
		moves->loss += loss_of(node);
	moves->step[index] = step;
	moves->member[moves->members++] = index;
	return moves->loss <= terms->most_loss;
}

static void corner_key(struct sleutel *sleutel, const struct candidate *it, unsigned mask,
		       unsigned corner)
{
	for (unsigned i = 0; i < DIM_PILOT; i++)
		if ((mask & 1u << i) != 0)
			sleutel->deel[i] = (corner & 1u << i) != 0 ? it->there[i] : it->here[i];
}

/* Whether a candidate changes a table. */
static bool touches(const struct candidate *it, unsigned mask)
{
	if (it->transfer)
		return (mask & it->apart) != 0;
	return (mask & it->apart) == it->apart;
}

/* The corner after another one, the last is 0. */
static unsigned next_corner(const struct candidate *it, unsigned corner)
{
	return it->transfer ? 0 : (corner - 1) & it->apart;
}

static bool is_odd(const struct candidate *it, unsigned corner)
{
	return it->transfer ? corner != 0 : __builtin_popcount(corner) % 2 != 0;
}

static bool take_change(struct moves *moves, const struct candidate *it,
			const struct change *change, unsigned mask, const struct terms *terms)
{
	struct sleutel sleutel = {{0}};

	for (unsigned corner = it->apart;; corner = next_corner(it, corner)) {
		const bool odd = is_odd(it, corner);
		uint32_t node;

		corner_key(&sleutel, it, mask, corner);
		node = node_by_key(moves, change->group, mask, &sleutel);
		if (node != NO_NODE &&
		    !take(moves, node, it->direction * (odd ? -1 : 1) * change->coefficient, terms))
			return false;
		if (corner == 0)
			return true;
	}
}

/* Whether the counts of the cell itself may take part, whichever the others are. */
static bool here_may_move(struct moves *moves, const struct candidate *it,
			  const struct terms *terms)
{
	struct sleutel sleutel = {{0}};

	forget_move(moves);
	for (unsigned mask = 0; mask < PILOT_MASK; mask++) {
		if (!touches(it, mask) || moves->kinds[mask] == 0)
			continue;
		corner_key(&sleutel, it, mask, 0);
		for (size_t i = moves->recipe[it->recipe]; i < moves->recipe[it->recipe + 1]; i++) {
			const struct change *change = &moves->change[i];
			uint32_t node;

			if ((change->kinds & moves->kinds[mask]) == 0)
				continue;
			node = node_by_key(moves, change->group, mask, &sleutel);
			if (node != NO_NODE &&
			    !take(moves, node, it->direction * change->coefficient, terms))
				return false;
		}
		memset(&sleutel, 0, sizeof(sleutel));
	}
	return true;
}

static bool in_pilot(const struct disclosure_pilot *pilot, uint16_t gemeente, uint16_t categorie)
{
	bool in = false;

	for (size_t i = 0; i < pilot->gemeenten && !in; i++)
		in = pilot->gemeente[i] == gemeente;
	if (!in || pilot->categorieen == 0)
		return in;
	for (size_t i = 0; i < pilot->categorieen; i++)
		if (pilot->categorie[i] == categorie)
			return true;
	return false;
}

/* How many events more a pilot has (and its rest as many less, but for one cell alone). */
static void pilot_events(const struct candidate *it, const struct disclosure_pilot *pilot,
			 int32_t *inside, int32_t *outside)
{
	*inside = *outside = 0;
	for (unsigned corner = it->apart;; corner = next_corner(it, corner)) {
		const int32_t sign = is_odd(it, corner) ? -1 : 1;
		const uint16_t gemeente =
		    (corner & 1u << DIM_REGIO) != 0 ? it->there[DIM_REGIO] : it->here[DIM_REGIO];
		const uint16_t categorie = (corner & 1u << DIM_PRODUCTCATEGORIE) != 0
					       ? it->there[DIM_PRODUCTCATEGORIE]
					       : it->here[DIM_PRODUCTCATEGORIE];

		if (in_pilot(pilot, gemeente, categorie))
			*inside += sign;
		else
			*outside += sign;
		if (corner == 0)
			return;
	}
}

static bool take_pilot(struct moves *moves, const struct candidate *it, uint16_t code,
		       int32_t events, const struct terms *terms)
{
	struct sleutel sleutel = {{0}};

	sleutel.deel[DIM_PILOT] = code;
	for (size_t i = moves->recipe[it->recipe]; events != 0 && i < moves->recipe[it->recipe + 1];
	     i++) {
		const struct change *change = &moves->change[i];
		uint32_t node;

		if ((change->kinds & moves->kinds[PILOT_MASK]) == 0)
			continue;
		node = node_by_key(moves, change->group, PILOT_MASK, &sleutel);
		if (node != NO_NODE &&
		    !take(moves, node, it->direction * events * change->coefficient, terms))
			return false;
	}
	return true;
}

static bool take_pilots(struct moves *moves, const struct candidate *it, const struct terms *terms)
{
	const struct places *places = &moves->equations->places;

	if (!it->transfer && (it->apart & ~(1u << DIM_REGIO | 1u << DIM_PRODUCTCATEGORIE)) != 0)
		return true;
	for (size_t i = 0; i < places->rules->pilots; i++) {
		const struct disclosure_pilot *pilot = &places->rules->pilot[i];
		int32_t inside, outside;

		pilot_events(it, pilot, &inside, &outside);
		if (sleutel_mask(&places->same[2 * i]) == 0 &&
		    !take_pilot(moves, it, pilot->pilot, inside, terms))
			return false;
		if (sleutel_mask(&places->same[2 * i + 1]) == 0 &&
		    !take_pilot(moves, it, pilot->rest, outside, terms))
			return false;
	}
	return true;
}

/* ---- Balance ---- */

static void weigh(struct moves *moves, uint32_t node, int32_t step)
{
	const struct equations *equations = moves->equations;

	for (size_t i = equations->node_begin[node]; i < equations->node_begin[node + 1]; i++) {
		const struct term *term = &equations->node_term[i];

		moves->balance[term->index] += step * term->sign;
		if (moves->opened[term->index])
			continue;
		moves->opened[term->index] = true;
		moves->open[moves->opens++] = term->index;
	}
}

/* What is left between two counts takes up what they do not share. */
static bool take_rest(struct moves *moves, uint32_t equation, const struct terms *terms)
{
	const struct equations *equations = moves->equations;
	const struct term *last = &equations->term[equations->begin[equation + 1] - 1];
	const int32_t step = -moves->balance[equation] * last->sign;

	if (step == 0)
		return true;
	return equations->places.node[last->index].rest && (step == 1 || step == -1) &&
	       take(moves, last->index, step, terms);
}

/* Whether every equation holds after the move. */
static bool close(struct moves *moves, const struct terms *terms)
{
	const size_t members = moves->members;
	bool closed = true;

	for (size_t i = 0; i < members; i++) {
		const int32_t step = moves->step[moves->member[i]];

		closed = closed && (step == 1 || step == -1);
		weigh(moves, moves->member[i], step);
	}
	for (size_t i = 0; i < moves->opens; i++) {
		closed = closed && take_rest(moves, moves->open[i], terms);
		moves->balance[moves->open[i]] = 0;
		moves->opened[moves->open[i]] = false;
	}
	moves->opens = 0;
	return closed;
}

static bool build(struct moves *moves, const struct candidate *it, uint32_t node,
		  const struct terms *terms)
{
	forget_move(moves);
	for (unsigned mask = 0; mask < PILOT_MASK; mask++) {
		if (!touches(it, mask) || moves->kinds[mask] == 0)
			continue;
		for (size_t i = moves->recipe[it->recipe]; i < moves->recipe[it->recipe + 1]; i++)
			if ((moves->change[i].kinds & moves->kinds[mask]) != 0 &&
			    !take_change(moves, it, &moves->change[i], mask, terms))
				return false;
	}
	return take_pilots(moves, it, terms) && moves->step[node] == it->direction &&
	       close(moves, terms);
}

/* ---- The search ---- */

struct search {
	struct moves *moves;
	uint32_t node;
	struct terms terms;
	bool cheapest;
	int64_t least_loss; /* of the cheapest */
	struct candidate it;
	struct candidate best;
	int64_t best_room;
	size_t found;
	bool done;
};

static int64_t room_of(const struct moves *moves, int32_t direction)
{
	int64_t room = INT64_MAX;

	for (size_t i = 0; i < moves->members; i++) {
		const uint32_t node = moves->member[i];
		const int64_t left = moves->equations->places.node[node].count + moves->shift[node];

		if (moves->step[node] * direction < 0 && left < room)
			room = left;
	}
	return room;
}

/* Keeps the move at hand when it is the best until now. */
static void keep(struct search *search)
{
	const int64_t room = room_of(search->moves, 1);

	if (search->cheapest && search->moves->loss < search->least_loss)
		return;
	search->found++;
	if (search->cheapest) {
		search->best = search->it;
		search->terms.most_loss = search->moves->loss - 1;
		search->done = search->moves->loss == 0;
		return;
	}
	if (room > search->best_room) {
		search->best = search->it;
		search->best_room = room;
	}
	search->done = search->best_room >= search->moves->min_cel || search->found == GOOD_ENOUGH;
}

static void try_it(struct search *search)
{
	if (build(search->moves, &search->it, search->node, &search->terms))
		keep(search);
}

/* Every code in the dimensions that are apart, from `dimensie` on. */
static void try_there(struct search *search, size_t dimensie)
{
	while (dimensie < DIM_PILOT && (search->it.apart & 1u << dimensie) == 0)
		dimensie++;
	if (dimensie == DIM_PILOT) {
		try_it(search);
		return;
	}
	for (size_t i = 0; i < search->moves->donors[dimensie] && !search->done; i++) {
		search->it.there[dimensie] = search->moves->donor[dimensie][i];
		if (search->it.there[dimensie] != search->it.here[dimensie])
			try_there(search, dimensie + 1);
	}
}

/* Whether any table that the recipe changes tells dimensions apart that the node does not. */
static bool needs_values(const struct search *search, unsigned mask)
{
	const struct moves *moves = search->moves;
	unsigned kinds = 0;

	for (size_t i = moves->recipe[search->it.recipe]; i < moves->recipe[search->it.recipe + 1];
	     i++)
		kinds |= moves->change[i].kinds;
	for (unsigned table = 0; table < PILOT_MASK; table++)
		if ((table & search->it.apart) == search->it.apart && (table & ~mask) != 0 &&
		    (moves->kinds[table] & kinds) != 0)
			return true;
	return false;
}

/* The codes of the dimensions that the node does not tell apart. */
static void set_here(struct search *search, const struct place *place, size_t rank)
{
	for (size_t i = 0; i < DIM_PILOT; i++) {
		search->it.here[i] = place->sleutel.deel[i];
		if (search->it.here[i] == DEEL_TOTAAL && search->moves->donors[i] > 0)
			search->it.here[i] =
			    search->moves->donor[i][rank % search->moves->donors[i]];
	}
}

/* A pilot, or its rest, is about the cells of its gemeenten and categories. */
static void try_pilot(struct search *search)
{
	const struct moves *moves = search->moves;
	const unsigned both = 1u << DIM_REGIO | 1u << DIM_PRODUCTCATEGORIE;

	for (size_t i = 0; i < moves->donors[DIM_REGIO] && !search->done; i++) {
		search->it.here[DIM_REGIO] = moves->donor[DIM_REGIO][i];
		for (size_t j = 0; j < moves->donors[DIM_PRODUCTCATEGORIE] && !search->done; j++) {
			search->it.here[DIM_PRODUCTCATEGORIE] =
			    moves->donor[DIM_PRODUCTCATEGORIE][j];
			for (unsigned apart = both; !search->done; apart = (apart - 1) & both) {
				search->it.apart = apart;
				if (here_may_move(search->moves, &search->it, &search->terms))
					try_there(search, 0);
				if (apart == 0)
					break;
			}
		}
	}
}

/* An event of the largest cell that is one of the cell of the node instead: what both have in
 * common stays. */
static void try_transfer(struct search *search, const struct place *place, unsigned apart)
{
	const struct moves *moves = search->moves;

	search->it.transfer = true;
	search->it.apart = apart;
	for (size_t rank = 0; rank < RANKS && !search->done; rank++) {
		set_here(search, place, rank);
		if (!here_may_move(search->moves, &search->it, &search->terms))
			continue;
		for (size_t i = 0; i < DIM_PILOT; i++) {
			uint16_t *there = &search->it.there[i];

			*there = moves->donors[i] == 0 ? 0 : moves->donor[i][0];
			if (*there == search->it.here[i] && moves->donors[i] > 1)
				*there = moves->donor[i][1];
		}
		try_it(search);
	}
	search->it.transfer = false;
}

static void try_recipe(struct search *search, const struct place *place, unsigned mask)
{
	for (unsigned apart = mask; !search->done; apart = (apart - 1) & mask) {
		size_t ranks = RANKS;

		search->it.apart = apart;
		if (!needs_values(search, mask))
			ranks = 1;
		for (size_t rank = 0; rank < ranks && !search->done; rank++) {
			set_here(search, place, rank);
			if (here_may_move(search->moves, &search->it, &search->terms))
				try_there(search, 0);
		}
		if (apart == 0)
			break;
	}
}

static bool find(struct moves *moves, uint32_t node, int32_t direction, struct terms terms,
		 int64_t least_loss, struct candidate *best)
{
	const struct place place = moves->equations->places.node[node].place;
	const unsigned mask = sleutel_mask(&place.sleutel);
	struct search search = {.moves = moves,
				.node = node,
				.terms = terms,
				.cheapest = least_loss != INT64_MAX,
				.least_loss = least_loss};

	search.it.direction = direction;
	get_recipes(moves, &place);
	for (size_t i = 0; i < moves->recipes && !search.done; i++) {
		search.it.recipe = i;
		if (mask == PILOT_MASK) {
			set_here(&search, &place, 0);
			try_pilot(&search);
		} else {
			try_recipe(&search, &place, mask);
			try_transfer(&search, &place, mask);
			try_transfer(&search, &place, PILOT_MASK - 1);
		}
	}
	*best = search.best;
	return search.found > 0;
}

bool moves_cheapest(struct moves *moves, uint32_t node, int64_t least, int64_t loss)
{
	const struct terms any = {true, least, INT64_MAX};
	const int64_t count = moves->equations->places.node[node].count;
	struct candidate up, down;
	int64_t most = INT64_MAX;

	if (find(moves, node, 1, any, loss, &up)) {
		build(moves, &up, node, &any);
		most = moves->loss;
	}
	if (most > 0 && count >= least &&
	    find(moves, node, -1, (struct terms){true, least, most - 1}, loss, &down))
		return build(moves, &down, node, &any);
	return most < INT64_MAX && build(moves, &up, node, &any);
}

/* ---- How far ---- */

static void make(struct moves *moves, int64_t times)
{
	for (size_t i = 0; i < moves->members; i++) {
		const uint32_t node = moves->member[i];

		if (moves->shift[node] == 0)
			moves->shifted[moves->shifts++] = node;
		moves->shift[node] += times * moves->step[node];
		/* Back at its place: it stands in the list already. */
		for (size_t j = 0; moves->shift[node] == 0 && j < moves->shifts; j++)
			if (moves->shifted[j] == node)
				moves->shifted[j--] = moves->shifted[--moves->shifts];
	}
}

static void forget_shifts(struct moves *moves)
{
	while (moves->shifts > 0)
		moves->shift[moves->shifted[--moves->shifts]] = 0;
}

/* One move from the counts as they are may be enough, for all that take part in it. */
static bool enough_at_once(struct moves *moves, bool all)
{
	const int64_t up = room_of(moves, 1), down = room_of(moves, -1);

	if (up < moves->min_cel && down < moves->min_cel && up + down < moves->min_cel)
		return false;
	for (size_t i = 0; i < moves->members && !all; i++)
		moves->safe[moves->member[i]] = true;
	return true;
}

/* How far moves in one direction lead, up to `enough`. */
static int64_t shift_one_way(struct moves *moves, uint32_t node, int32_t direction, int64_t enough,
			     bool all)
{
	const struct terms terms = {all, 1, INT64_MAX};
	int64_t way = 0;

	for (int i = 0; i < MOVES_MOST && way < enough; i++) {
		struct candidate best;
		int64_t room;

		if (!find(moves, node, direction, terms, INT64_MAX, &best))
			break;
		build(moves, &best, node, &terms);
		if (i == 0 && enough_at_once(moves, all))
			way = enough;
		room = room_of(moves, 1);
		if (room > enough - way)
			room = enough - way;
		make(moves, room);
		way += room;
	}
	forget_shifts(moves);
	forget_move(moves);
	return way;
}

bool moves_at_once(struct moves *moves, uint32_t node)
{
	const struct terms terms = {false, moves->min_cel, INT64_MAX};
	struct candidate best;

	for (int32_t direction = 1; direction >= -1 && !moves->safe[node]; direction -= 2)
		if (find(moves, node, direction, terms, INT64_MAX, &best) &&
		    build(moves, &best, node, &terms))
			enough_at_once(moves, false);
	return moves->safe[node];
}

bool moves_shift(struct moves *moves, uint32_t node, bool all)
{
	int64_t way;

	if (moves->safe[node] || (!all && moves_at_once(moves, node)))
		return true;
	way = shift_one_way(moves, node, 1, moves->min_cel, all);
	if (way < moves->min_cel)
		way += shift_one_way(moves, node, -1, moves->min_cel - way, all);
	if (way >= moves->min_cel && !all)
		moves->safe[node] = true;
	return way >= moves->min_cel;
}
