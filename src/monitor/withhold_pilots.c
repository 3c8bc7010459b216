/* What is hidden of pilots: each is shown beside its rest, or not at all. */
#include "withhold_parts.h"

bool withhold_listed(const uint16_t *codes, size_t count, uint16_t code)
{
	for (size_t i = 0; i < count; i++)
		if (codes[i] == code)
			return true;
	return false;
}

bool *withhold_pilot_group(const struct withholding *all, size_t pilot, enum groep groep)
{
	return &all->pilot_groep[pilot * GROEPEN + (size_t)groep];
}

/* The place of the pilot that a count or its rest is of; behind the last when the rules have none.
 */
static size_t pilot_of(const struct withholding *all, const struct telling *it)
{
	const uint16_t code = it->sleutel.deel[DIM_PILOT];
	size_t pilot = 0;

	while (pilot < all->rules->pilots && all->rules->pilot[pilot].pilot != code &&
	       all->rules->pilot[pilot].rest != code)
		pilot++;
	return pilot;
}

bool *withhold_pilot_flag(const struct withholding *all, const struct telling *telling)
{
	return &all->pilot[pilot_of(all, telling) * TELLING_SOORTEN + telling->soort];
}

/* ---- Blocks of the table of gemeenten and categories ---- */

/* A pilot of some categories of some gemeenten divides the table of both into blocks: over a year,
 * or at its end, it is one block, and from it and the totals of the gemeenten and categories follow
 * its gemeenten in the other categories, its categories in the other gemeenten, and what is left.
 * Pilots of the same categories divide the gemeenten further, and those of the same gemeenten the
 * categories. */
struct division {
	struct withholding *all;
	const struct telling *of; /* a count of the pilot */
	const struct disclosure_pilot *pilot;
	enum dimensie along; /* the dimension in which parts are told apart by more pilots */
};

static bool is_in(const struct disclosure_pilot *pilot, enum dimensie dim, uint16_t code)
{
	return dim == DIM_REGIO ? withhold_listed(pilot->gemeente, pilot->gemeenten, code)
				: withhold_listed(pilot->categorie, pilot->categorieen, code);
}

static enum dimensie across(const struct division *division)
{
	return division->along == DIM_REGIO ? DIM_PRODUCTCATEGORIE : DIM_REGIO;
}

/* Whether another pilot, which is shown, has the same codes in the dimension across. */
static bool is_of_the_same(const struct division *division, size_t other)
{
	const struct withholding *all = division->all;
	const enum dimensie dim = across(division);

	if (all->rules->pilot[other].categorieen == 0 ||
	    all->pilot[other * TELLING_SOORTEN + division->of->soort])
		return false;
	for (uint16_t code = 1; code < all->delen[dim]; code++)
		if (is_in(&all->rules->pilot[other], dim, code) !=
		    is_in(division->pilot, dim, code))
			return false;
	return true;
}

/* Whether two parts are in the same pilots. */
static bool is_together(const struct division *division, uint16_t a, uint16_t b)
{
	const struct disclosure_rules *rules = division->all->rules;

	for (size_t i = 0; i < rules->pilots; i++)
		if (is_in(&rules->pilot[i], division->along, a) !=
			is_in(&rules->pilot[i], division->along, b) &&
		    is_of_the_same(division, i))
			return false;
	return true;
}

/* The block of a part: the cells of those that are in the same pilots, of the codes across that the
 * pilot has, or has not. */
struct block {
	int64_t sum;  /* over the year that ends with the count of the pilot */
	size_t cells; /* that the table of that year has */
	size_t large; /* those of a large part and a large code */
};

static void add_cell(const struct division *division, uint16_t part, uint16_t code,
		     struct block *block)
{
	const struct withholding *all = division->all;
	const struct tijdvak year = {PERIODE_JAAR, division->of->periode.maand};
	struct sleutel key = {{0}};
	int64_t count = -1;

	key.deel[division->along] = part;
	key.deel[across(division)] = code;
	if (year.maand % MAANDEN == MAANDEN - 1)
		count = withhold_find(all, (int)division->of->soort, &key, year);
	if (count >= 0) {
		block->sum += count;
		block->cells++;
	}
	block->large += all->groot[division->along][part] && all->groot[across(division)][code];
}

/* Whether a block is less than min_cel, or a single cell (in any year, also one to come). */
static bool is_small_block(const struct division *division, uint16_t part, bool inside)
{
	const struct withholding *all = division->all;
	struct block block = {0, 0, 0};

	for (uint16_t other = 1; other < all->delen[division->along]; other++) {
		if (!is_together(division, part, other))
			continue;
		if (other < part)
			return false; /* it was asked about */
		for (uint16_t code = 1; code < all->delen[across(division)]; code++)
			if (is_in(division->pilot, across(division), code) == inside)
				add_cell(division, other, code, &block);
	}
	return (block.cells > 0 && block.sum < all->rules->min_cel) || block.large == 1;
}

/* Whether a count of a pilot gives a small block away. */
static bool leaves_small_block(struct withholding *all, const struct telling *it,
			       const struct disclosure_pilot *pilot)
{
	static const enum dimensie dimensions[] = {DIM_REGIO, DIM_PRODUCTCATEGORIE};

	for (size_t i = 0; i < 2 && pilot->categorieen > 0; i++) {
		const struct division division = {all, it, pilot, dimensions[i]};

		for (uint16_t part = 1; part < all->delen[dimensions[i]]; part++)
			if (is_small_block(&division, part, false) ||
			    is_small_block(&division, part, true))
				return true;
	}
	return false;
}

/* ---- Pilots ---- */

void withhold_pilot(struct withholding *all, const struct telling *telling)
{
	const size_t at = pilot_of(all, telling);
	const struct disclosure_pilot *pilot = &all->rules->pilot[at];

	if (*withhold_pilot_flag(all, telling))
		return;
	if (at == all->rules->pilots || withhold_small(all, telling) ||
	    !withhold_shown_in_region(all, telling) ||
	    all->allen[1u << DIM_REGIO][telling->soort] ||
	    (pilot->categorieen > 0 && all->allen[1u << DIM_PRODUCTCATEGORIE][telling->soort]) ||
	    *withhold_pilot_group(all, at, withhold_row((int)telling->soort).groep) ||
	    leaves_small_block(all, telling, pilot))
		withhold_set(all, withhold_pilot_flag(all, telling));
}
