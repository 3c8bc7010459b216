/* What one event more, and one less elsewhere in time, does to the counts of one cell. */
#ifndef IJW_MONITOR_RECIPES_SRC_H
#define IJW_MONITOR_RECIPES_SRC_H

#include "places.h"

/* Kinds of period of a table. A window that ends with December is a year. */
enum recipe_kind {
	RECIPE_MAAND = 1,
	RECIPE_KWARTAAL = 2,
	RECIPE_JAAR = 4,
	RECIPE_VENSTER = 8,
	RECIPE_ALLE = 15
};

/* A count that changes by `coefficient` in the tables that have any of these kinds of period. */
struct change {
	enum telling_soort soort;
	int32_t first;
	int32_t last;
	int32_t coefficient;
	unsigned kinds;
};

enum { RECIPE_CHANGES = 400 };

struct recipe {
	struct change change[RECIPE_CHANGES];
	size_t changes;
};

/* The kinds of the tables that can have a node, by its months. */
unsigned recipes_kinds(const struct place *place);

/* Recipe `number` for a count, in which its own coefficient is 1; what changes nothing is left out.
 * Months lie in those of the archive. False when there is no such number; a recipe that does not
 * exist for this count has no changes. */
bool recipes_get(const struct place *place, size_t number, int32_t first_maand, int32_t last_maand,
		 struct recipe *recipe);

#endif
