/* Single cells of gemeenten: starts and stocks of a quarter in which a gemeente is small, where it
 * is not small as a rule.
 *
 * F02 and F04 are hidden of all gemeenten then, so that who comes in and drops out says nothing
 * about one quarter. A cell is hidden in all that its quarter is part of or equals: the starts of
 * its year, the stock at its end, and F05 and F07 with each other. In every quarter the hidden
 * gemeenten are min_cel together, on the same side of every pilot: each can have what another has.
 */
#include <stdlib.h>

#include "ijw/base/pool.h"
#include "withhold_parts.h"

enum { TABLE = 1 << DIM_REGIO };

/* Of more than one in so many a gemeente is small as a rule: it is hidden as a whole. */
enum { SMALL_AS_A_RULE = 4 };

static bool is_main(const struct telling *it)
{
	const struct soort_row row = withhold_row((int)it->soort);

	return row.groep == GROEP_WACHT && row.rol == ROL_HOOFD;
}

static size_t place_of(const struct withholding *all, const struct telling *it)
{
	return (size_t)(it - all->telling);
}

/* The count of another kind or period of the same gemeente, NULL without one. */
static const struct telling *beside(const struct withholding *all, const struct telling *it,
				    enum telling_soort soort, struct tijdvak periode)
{
	const uint32_t at = *withhold_slot(all, (int)soort, &it->sleutel, periode);

	return at == 0 ? NULL : &all->telling[at - 1];
}

void withhold_cells_begin(struct withholding *all)
{
	const size_t parts = all->delen[DIM_REGIO];
	/* How many quarters of each gemeente are small, and how many there are. */
	size_t *small = xcalloc(2 * parts + 1, sizeof(*small));

	all->cel = xcalloc(all->count + 1, 1);
	all->zelden = xcalloc(parts + 1, 1);
	for (size_t i = 0; i < all->count; i++) {
		const struct telling *it = &all->telling[i];

		if (mask_of(all, it) != TABLE || !is_main(it) ||
		    it->periode.soort != PERIODE_KWARTAAL)
			continue;
		small[2 * it->sleutel.deel[DIM_REGIO]] += it->aantal < all->rules->min_cel;
		small[2 * it->sleutel.deel[DIM_REGIO] + 1]++;
	}
	for (size_t i = 0; i < parts; i++)
		all->zelden[i] = SMALL_AS_A_RULE * small[2 * i] <= small[2 * i + 1];
	free(small);
}

void withhold_cells_end(struct withholding *all)
{
	free(all->cel);
	free(all->zelden);
}

/* ---- Hiding ---- */

static void hide(struct withholding *all, const struct telling *it);

static void hide_beside(struct withholding *all, const struct telling *it, enum telling_soort soort,
			struct tijdvak periode)
{
	const struct telling *other = beside(all, it, soort, periode);

	if (other != NULL)
		hide(all, other);
}

/* A cell with all that would give it away. */
static void hide(struct withholding *all, const struct telling *it)
{
	const bool stand = telling_is_stand(it->soort);
	const bool december = it->periode.maand % MAANDEN == MAANDEN - 1;

	if (all->cel[place_of(all, it)])
		return;
	withhold_set(all, &all->cel[place_of(all, it)]);
	withhold_set(all, &all->cellen[it->soort]);
	if (stand) {
		hide_beside(all, it, it->soort == TELLING_F05 ? TELLING_F07 : TELLING_F05,
			    it->periode);
		if (it->periode.soort == PERIODE_JAAR)
			hide_beside(all, it, it->soort,
				    (struct tijdvak){PERIODE_KWARTAAL, it->periode.maand});
	}
	if (it->periode.soort == PERIODE_KWARTAAL && (!stand || december))
		hide_beside(all, it, it->soort, periode_of(PERIODE_JAAR, it->periode.maand));
	if (it->periode.soort == PERIODE_JAAR)
		for (int i = 0; i < TELLING_SOORTEN; i++)
			if (withhold_row(i).geheel == (int)it->soort)
				withhold_set(all, &all->allen[TABLE][i]);
}

bool withhold_is_cell(const struct withholding *all, const struct telling *it)
{
	return all->cel[place_of(all, it)];
}

bool withhold_cell(struct withholding *all, const struct telling *it)
{
	const bool quarter = it->periode.soort == PERIODE_KWARTAAL;

	if (withhold_is_cell(all, it))
		return true;
	/* The starts of a year follow from its quarters. */
	if (!all->cells || mask_of(all, it) != TABLE || !is_main(it) ||
	    !(quarter || (telling_is_stand(it->soort) && it->periode.soort == PERIODE_JAAR)) ||
	    !all->allen[TABLE][TELLING_F02] || !all->allen[TABLE][TELLING_F04] ||
	    !all->zelden[it->sleutel.deel[DIM_REGIO]])
		return false;
	hide(all, it);
	return true;
}

/* ---- Beside others ---- */

/* Whether a reader takes what was shown of a cell for what it is. */
static bool is_known(const struct withholding *all, const struct telling *it)
{
	return it->eerder_getoond && it->periode.maand <= all->rules->vaste_maand;
}

/* The cells of other gemeenten in the line of one: what the hidden ones are together, how many they
 * are, and the smallest that is shown. */
struct line {
	int64_t sum;
	size_t hidden;
	const struct telling *next;
};

static struct line line_of(const struct withholding *all, const struct telling *it)
{
	struct line line = {0, 0, NULL};
	struct telling key = *it;

	for (uint16_t i = 1; i < all->delen[DIM_REGIO]; i++) {
		const struct telling *other;

		key.sleutel.deel[DIM_REGIO] = i;
		other = beside(all, &key, it->soort, it->periode);
		if (other == NULL || is_known(all, other) ||
		    !withhold_same_side(all, TABLE, GROEP_WACHT, i, it->sleutel.deel[DIM_REGIO]))
			continue;
		if (withhold_is_cell(all, other) || withhold_part_hidden(all, other, DIM_REGIO)) {
			line.sum += other->aantal;
			line.hidden++;
		} else if (line.next == NULL || other->aantal < line.next->aantal) {
			line.next = other;
		}
	}
	return line;
}

bool withhold_cell_moves(struct withholding *all, const struct telling *it)
{
	struct line line;

	if (!withhold_is_cell(all, it) || all->allen[TABLE][it->soort])
		return true;
	for (line = line_of(all, it); line.sum < all->rules->min_cel || line.hidden < 2;
	     line = line_of(all, it)) {
		/* A year would be given away by its quarters. */
		if (line.next == NULL ||
		    (it->periode.soort == PERIODE_JAAR && !telling_is_stand(it->soort)))
			return false;
		hide(all, line.next);
	}
	return true;
}
