#include <stdlib.h>
#include <string.h>

#include "ijw/base/pool.h"
#include "withhold_parts.h"

/* ---- Parts ---- */

static bool *part_of(const struct withholding *all, int dim, enum groep groep, uint16_t deel)
{
	return &all->deel[dim][(size_t)groep * all->delen[dim] + deel];
}

bool withhold_part_hidden(const struct withholding *all, const struct telling *telling, int dim)
{
	return *part_of(all, dim, withhold_row((int)telling->soort).groep,
			telling->sleutel.deel[dim]);
}

/* ---- Tables of one dimension ---- */

/* Sums over the parts of a table for one count and period. */
struct som {
	int64_t all;
	int64_t other;  /* of other_of */
	int64_t pair;   /* of pair_of */
	int64_t paired; /* of the lesser of the count and pair_of */
};

static struct som *som_of(const struct withholding *all, int dim, const struct telling *telling)
{
	const size_t kind = (size_t)telling->soort * PERIODE_SOORTEN + telling->periode.soort;

	return &all->som[dim][kind * all->maanden + (size_t)(telling->periode.maand - all->eerste)];
}

static void add_up(struct withholding *all)
{
	const size_t places = (size_t)TELLING_SOORTEN * PERIODE_SOORTEN * all->maanden;

	for (int dim = 0; dim < DIMENSIES; dim++)
		all->som[dim] = xcalloc(places + 1, sizeof(struct som));
	for (size_t i = 0; i < all->count; i++) {
		const struct telling *it = &all->telling[i];
		struct som *to;

		if (!is_single(mask_of(all, it)))
			continue;
		to = som_of(all, dimension_of(mask_of(all, it)), it);
		to->all += it->aantal;
		to->other += withhold_other(all, it);
		to->pair += withhold_pair(all, it);
		to->paired += least(it->aantal, withhold_pair(all, it));
	}
}

/* Whether a pilot counts one of two parts and not the other. */
static bool divides(const struct disclosure_pilot *pilot, unsigned mask, uint16_t a, uint16_t b)
{
	if (mask == 1u << DIM_REGIO)
		return withhold_listed(pilot->gemeente, pilot->gemeenten, a) !=
		       withhold_listed(pilot->gemeente, pilot->gemeenten, b);
	return mask == 1u << DIM_PRODUCTCATEGORIE &&
	       withhold_listed(pilot->categorie, pilot->categorieen, a) !=
		   withhold_listed(pilot->categorie, pilot->categorieen, b);
}

bool withhold_same_side(const struct withholding *all, unsigned mask, enum groep groep, uint16_t a,
			uint16_t b)
{
	const uint16_t old = all->rules->volwassen;

	for (size_t i = 0; i < all->rules->pilots; i++)
		if (!*withhold_pilot_group(all, i, groep) &&
		    divides(&all->rules->pilot[i], mask, a, b))
			return false;
	if (mask != 1u << DIM_LEEFTIJD || groep != GROEP_F10)
		return true;
	return (a == DEEL_ONBEKEND || a == old) == (b == DEEL_ONBEKEND || b == old);
}

/* The part that is hidden next to another: of those that are shown the one with the smallest sum of
 * the group; 0 when none is left. */
static uint16_t next_part(const struct withholding *all, unsigned mask, enum groep groep,
			  uint16_t beside)
{
	const int dim = dimension_of(mask);
	int64_t *sum = xmalloc((all->delen[dim] + 1) * sizeof(*sum));
	uint16_t next = 0;

	for (size_t i = 0; i < all->delen[dim]; i++)
		sum[i] = -1;
	for (size_t i = 0; i < all->count; i++) {
		const struct telling *it = &all->telling[i];
		int64_t *to = &sum[it->sleutel.deel[dim]];

		if (mask_of(all, it) == mask && withhold_row((int)it->soort).groep == groep &&
		    withhold_row((int)it->soort).rol == ROL_HOOFD)
			*to = (*to < 0 ? 0 : *to) + it->aantal;
	}
	for (uint16_t i = 1; i < all->delen[dim]; i++)
		if (sum[i] >= 0 && !*part_of(all, dim, groep, i) &&
		    withhold_same_side(all, mask, groep, i, beside) &&
		    (next == 0 || sum[i] < sum[next]))
			next = i;
	free(sum);
	return next;
}

/* How far a count that is hidden for all parts can move between the parts. */
static int64_t width_between(const struct withholding *all, const struct telling *telling,
			     const struct som *som)
{
	switch (withhold_row((int)telling->soort).rol) {
	case ROL_PAAR:
		return som->pair;
	case ROL_PAARDEEL:
		return som->paired;
	default:
		return least(withhold_other(all, telling), som->all - telling->aantal) +
		       least(telling->aantal, som->other - withhold_other(all, telling));
	}
}

static void hide_for_all(struct withholding *all, const struct telling *telling, unsigned mask)
{
	withhold_set(all, &all->allen[mask][telling->soort]);
}

/* Whether the hidden parts that can stand for a part are enough in a count. */
static bool is_enough(const struct withholding *all, const struct telling *it, unsigned mask)
{
	const int dim = dimension_of(mask);
	const enum groep groep = withhold_row((int)it->soort).groep;
	struct sleutel key = it->sleutel;
	int64_t sum = 0;
	size_t parts = 0;

	for (uint16_t i = 1; i < all->delen[dim]; i++) {
		key.deel[dim] = i;
		if ((!*part_of(all, dim, groep, i) && !all->allen[mask][it->soort]) ||
		    !withhold_same_side(all, mask, groep, i, it->sleutel.deel[dim]) ||
		    withhold_find(all, (int)it->soort, &key, it->periode) < 0)
			continue;
		sum += withhold_find(all, (int)it->soort, &key, it->periode);
		parts++;
	}
	return sum >= all->rules->min_cel && parts > 1;
}

/* Hides all pilots in a group, so that they divide no parts any more. False when they were hidden.
 */
static bool hide_pilots(struct withholding *all, enum groep groep)
{
	bool any = false;

	for (size_t i = 0; i < all->rules->pilots; i++) {
		any = any || !*withhold_pilot_group(all, i, groep);
		withhold_set(all, withhold_pilot_group(all, i, groep));
	}
	return any;
}

/* A count of one part: whether it is hidden, with its part or for all. */
static void hide_part(struct withholding *all, const struct telling *it, unsigned mask)
{
	const struct soort_row row = withhold_row((int)it->soort);
	bool *part =
	    part_of(all, dimension_of(mask), row.groep, it->sleutel.deel[dimension_of(mask)]);

	if (!withhold_shown_in_region(all, it))
		hide_for_all(all, it, mask);
	if (!withhold_small(all, it) || it->soort == TELLING_D03_X || *part)
		return;
	if (row.rol != ROL_HOOFD)
		hide_for_all(all, it, mask);
	else if (!withhold_cell(all, it))
		withhold_set(all, part);
}

/* Whether the hidden parts are enough in a count, and a count that is hidden for all can move. */
static void check_part(struct withholding *all, const struct telling *it, unsigned mask,
		       const struct som *som)
{
	const struct soort_row row = withhold_row((int)it->soort);
	bool *part =
	    part_of(all, dimension_of(mask), row.groep, it->sleutel.deel[dimension_of(mask)]);
	const int64_t min = all->rules->min_cel;
	uint16_t next;

	if (it->soort == TELLING_D03_X || !withhold_shown_in_region(all, it))
		return;
	if (!*part && !withhold_cell_moves(all, it))
		withhold_set(all, part);
	/* Those under 18 give the others away, also when all ages are hidden. */
	if (it->soort == TELLING_F10 && mask == 1u << DIM_LEEFTIJD &&
	    all->allen[mask][TELLING_F10] && !is_enough(all, it, mask))
		withhold_everywhere(all, TELLING_F10P);
	if (row.rol == ROL_HOOFD) {
		if (!*part || all->allen[mask][it->soort] || is_enough(all, it, mask))
			return;
		next = next_part(all, mask, row.groep, it->sleutel.deel[dimension_of(mask)]);
		if (next != 0)
			withhold_set(all, part_of(all, dimension_of(mask), row.groep, next));
		else if (!hide_pilots(all, row.groep))
			withhold_everywhere(all, (int)it->soort);
		return;
	}
	if (!all->allen[mask][it->soort] || width_between(all, it, som) >= min)
		return;
	if (*part)
		withhold_everywhere(all, (int)it->soort);
	else
		withhold_set(all, part);
}

/* The counts of a table: first those that come and go as pairs, or all others. */
static void hide_parts(struct withholding *all, unsigned mask, bool pairs)
{
	for (size_t i = 0; i < all->count; i++) {
		const struct telling *it = &all->telling[i];

		if (mask_of(all, it) == mask &&
		    (withhold_row((int)it->soort).rol == ROL_PAAR) == pairs)
			hide_part(all, it, mask);
	}
	withhold_link(all, all->allen[mask], 1);
}

static void hide_table(struct withholding *all, int dim)
{
	const unsigned mask = 1u << dim;

	/* Whether a cell can be hidden alone depends on who comes and goes. */
	hide_parts(all, mask, true);
	hide_parts(all, mask, false);
	/* One part at a time: it may be enough for the counts that follow. */
	for (size_t i = 0; i < all->count; i++)
		if (mask_of(all, &all->telling[i]) == mask)
			check_part(all, &all->telling[i], mask, som_of(all, dim, &all->telling[i]));
}

/* ---- Crosses ---- */

/* A cross is shown whole, or not at all: nothing small in it, and nothing hidden beside it. */
static void hide_cross(struct withholding *all, const struct telling *it, unsigned mask)
{
	bool hidden = withhold_small(all, it) || !withhold_shown_in_region(all, it) ||
		      ((mask & 1u << DIM_REGIO) != 0 && all->cellen[it->soort]);

	for (int dim = 0; dim < DIM_PILOT; dim++)
		if (mask >> dim & 1)
			hidden = hidden || all->allen[1u << dim][it->soort] ||
				 withhold_part_hidden(all, it, dim);
	if (hidden && it->soort != TELLING_D03_X)
		hide_for_all(all, it, mask);
}

/* ---- All together ---- */

/* Which parts of a dimension are large enough to stand for another. */
static void note_large(struct withholding *all, int dim)
{
	all->groot[dim] = xcalloc(all->delen[dim] + 1, 1);
	for (size_t i = 0; i < all->count; i++)
		if (mask_of(all, &all->telling[i]) == 1u << dim &&
		    all->telling[i].aantal >= all->rules->min_cel)
			all->groot[dim][all->telling[i].sleutel.deel[dim]] = true;
}

static void note(struct withholding *all, size_t at)
{
	const struct telling *it = &all->telling[at];

	all->mask[at] = (uint8_t)sleutel_mask(&it->sleutel);
	*withhold_slot(all, (int)it->soort, &it->sleutel, it->periode) = (uint32_t)at + 1;
	for (int dim = 0; dim < DIMENSIES; dim++)
		if (it->sleutel.deel[dim] >= all->delen[dim])
			all->delen[dim] = it->sleutel.deel[dim] + 1u;
}

static void note_months(struct withholding *all)
{
	int32_t first = INT32_MAX, last = INT32_MIN;

	for (size_t i = 0; i < all->count; i++) {
		const int32_t maand = all->telling[i].periode.maand;

		first = maand < first ? maand : first;
		last = maand > last ? maand : last;
	}
	all->eerste = first;
	all->eerste_jaar = first / MAANDEN;
	all->maanden = all->count > 0 ? (size_t)(last - first) + 1 : 0;
}

static void begin(struct withholding *all)
{
	all->slots = 1024;
	while (all->slots < 2 * all->count)
		all->slots *= 2;
	all->slot = xcalloc(all->slots, sizeof(*all->slot));
	all->mask = xcalloc(all->count, sizeof(*all->mask));
	for (size_t i = 0; i < all->count; i++)
		note(all, i);
	note_months(all);
	add_up(all);
	withhold_cells_begin(all);
	all->pilot = xcalloc((all->rules->pilots + 1) * TELLING_SOORTEN, 1);
	all->pilot_groep = xcalloc((all->rules->pilots + 1) * GROEPEN, 1);
	for (int dim = 0; dim < DIMENSIES; dim++) {
		note_large(all, dim);
		all->deel[dim] = xcalloc(GROEPEN * all->delen[dim] + 1, 1);
	}
}

static void end(struct withholding *all)
{
	withhold_cells_end(all);
	free(all->mask);
	free(all->slot);
	free(all->pilot);
	free(all->pilot_groep);
	for (int dim = 0; dim < DIMENSIES; dim++) {
		free(all->som[dim]);
		free(all->deel[dim]);
		free(all->groot[dim]);
	}
}

static bool is_hidden(struct withholding *all, const struct telling *it)
{
	const unsigned mask = mask_of(all, it);

	if (it->soort == TELLING_D03_X)
		return true;
	if (mask == 0)
		return *withhold_region_flag(all, (int)it->soort, it->periode.soort,
					     it->periode.maand);
	if (mask == 1u << DIM_PILOT)
		return *withhold_pilot_flag(all, it);
	return all->allen[mask][it->soort] || withhold_is_cell(all, it) ||
	       (is_single(mask) && withhold_part_hidden(all, it, dimension_of(mask)));
}

/* What one table hides can make another hide more; nothing is ever shown again, so it ends. */
static void settle(struct withholding *all)
{
	do {
		all->changed = false;
		withhold_region(all);
		for (int dim = 0; dim < DIM_PILOT; dim++)
			hide_table(all, dim);
		for (size_t i = 0; i < all->count; i++) {
			const unsigned mask = mask_of(all, &all->telling[i]);

			if (mask == 1u << DIM_PILOT)
				withhold_pilot(all, &all->telling[i]);
			else if (mask != 0 && !is_single(mask))
				hide_cross(all, &all->telling[i], mask);
		}
		for (unsigned mask = 0; mask < MASKS; mask++)
			withhold_link(all, all->allen[mask], 1);
		for (size_t i = 0; i <= all->rules->pilots; i++)
			withhold_link(all, all->pilot + i * TELLING_SOORTEN, 1);
	} while (all->changed);
}

void withhold(struct telling *telling, size_t count, const struct disclosure_rules *rules,
	      bool cells)
{
	struct withholding all = {
	    .telling = telling, .count = count, .rules = rules, .cells = cells};

	begin(&all);
	settle(&all);
	for (size_t i = 0; i < count; i++)
		telling[i].verborgen = is_hidden(&all, &telling[i]);
	end(&all);
}
