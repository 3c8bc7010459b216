#include "ijw/monitor/disclosure.h"

/* Monitor, publication rules: the share above which one provider is the cell. */
enum { DOMINANCE_PERCENT = 85 };

struct pattern {
	const struct tabel *tabel;
	struct disclosure disclosure;
	int64_t min_cel;
};

struct corner {
	size_t rij;
	size_t kolom;
};

/* A way to give a cell room: by how much it can move in this rectangle alone, and what hiding the
 * corners costs that are shown now. */
struct rectangle {
	struct corner corner[3]; /* beside the cell, below it, opposite */
	int64_t width;
	int64_t verlies;
	int totals;
	int cells;
};

static void hide(struct pattern *pattern, struct corner corner, enum disclosure_status status)
{
	const size_t place = tabel_plaats(pattern->tabel, corner.rij, corner.kolom);
	struct disclosure *disclosure = &pattern->disclosure;

	if (disclosure->verborgen[place])
		return;
	disclosure->verborgen[place] = true;
	disclosure->status[place] = status;
	if (status == DISCLOSURE_PRIMAIR) {
		disclosure->primair++;
	} else {
		disclosure->secundair++;
		disclosure->verlies += pattern->tabel->aantal[place];
	}
}

static void hide_small(struct pattern *pattern, const bool *verplicht)
{
	const struct tabel *tabel = pattern->tabel;

	for (size_t i = 0; i <= tabel->rijen; i++) {
		for (size_t j = 0; j <= tabel->kolommen; j++) {
			const size_t place = tabel_plaats(tabel, i, j);

			if (tabel->aantal[place] < pattern->min_cel ||
			    (verplicht != NULL && verplicht[place]))
				hide(pattern, (struct corner){i, j}, DISCLOSURE_PRIMAIR);
		}
	}
}

/* ---- Rectangles ---- */

/* The room of a rectangle. When the cell grows by one, the corner in another row or column shrinks
 * by one, unless one of the two is a total: that grows along. */
static int64_t rectangle_width(const struct tabel *tabel, struct corner cell, size_t rij,
			       size_t kolom)
{
	const int by_row = cell.rij == tabel->rijen || rij == tabel->rijen ? 1 : -1;
	const int by_column = cell.kolom == tabel->kolommen || kolom == tabel->kolommen ? 1 : -1;
	const int sign[] = {by_column, by_row, by_row * by_column};
	const int64_t count[] = {
	    tabel->aantal[tabel_plaats(tabel, cell.rij, kolom)],
	    tabel->aantal[tabel_plaats(tabel, rij, cell.kolom)],
	    tabel->aantal[tabel_plaats(tabel, rij, kolom)],
	};
	int64_t down = tabel->aantal[tabel_plaats(tabel, cell.rij, cell.kolom)];
	int64_t up = FEASIBLE_ONBEGRENSD;

	for (int i = 0; i < 3; i++) {
		if (sign[i] > 0)
			down = count[i] < down ? count[i] : down;
		else
			up = count[i] < up ? count[i] : up;
	}
	return up == FEASIBLE_ONBEGRENSD ? up : up + down;
}

static struct rectangle rectangle_of(const struct pattern *pattern, struct corner cell, size_t rij,
				     size_t kolom)
{
	const struct tabel *tabel = pattern->tabel;
	struct rectangle rectangle = {
	    .corner = {{cell.rij, kolom}, {rij, cell.kolom}, {rij, kolom}},
	    .width = rectangle_width(tabel, cell, rij, kolom),
	};

	for (int i = 0; i < 3; i++) {
		const struct corner *corner = &rectangle.corner[i];
		const size_t place = tabel_plaats(tabel, corner->rij, corner->kolom);

		if (pattern->disclosure.verborgen[place])
			continue;
		rectangle.cells++;
		rectangle.verlies += tabel->aantal[place];
		rectangle.totals += corner->rij == tabel->rijen || corner->kolom == tabel->kolommen;
	}
	return rectangle;
}

/* Enough room first; then the fewest totals and the fewest youths. Without enough room: the most.
 */
static bool better(const struct rectangle *a, const struct rectangle *b, int64_t min_cel)
{
	const bool enough = a->width >= min_cel;

	if (b->cells == 0 || enough != (b->width >= min_cel))
		return b->cells == 0 || enough;
	if (!enough && a->width != b->width)
		return a->width > b->width;
	if (a->totals != b->totals)
		return a->totals < b->totals;
	return a->verlies < b->verlies;
}

/* The best rectangle around a cell that hides anything more; one of no cells when there is none. */
static struct rectangle best_rectangle(const struct pattern *pattern, struct corner cell)
{
	struct rectangle best = {.cells = 0};

	for (size_t i = 0; i <= pattern->tabel->rijen; i++) {
		for (size_t j = 0; j <= pattern->tabel->kolommen; j++) {
			struct rectangle rectangle;

			if (i == cell.rij || j == cell.kolom)
				continue;
			rectangle = rectangle_of(pattern, cell, i, j);
			if (rectangle.cells > 0 && better(&rectangle, &best, pattern->min_cel))
				best = rectangle;
		}
	}
	return best;
}

/* ---- Enough ---- */

static bool has_room(const struct tabel *tabel, const bool *verborgen, struct corner cell,
		     int64_t min_cel)
{
	struct feasible feasible = feasible_of(tabel, verborgen, cell.rij, cell.kolom);

	return feasible_width(feasible) >= min_cel;
}

/* Hides rectangles around a cell until it has room. When all of them are hidden, so is the table,
 * and the cell could be anything. */
static void give_room(struct pattern *pattern, struct corner cell)
{
	while (!has_room(pattern->tabel, pattern->disclosure.verborgen, cell, pattern->min_cel)) {
		struct rectangle rectangle = best_rectangle(pattern, cell);

		if (rectangle.cells == 0)
			break;
		for (int i = 0; i < 3; i++)
			hide(pattern, rectangle.corner[i], DISCLOSURE_SECUNDAIR);
	}
}

struct disclosure disclosure_of(const struct tabel *tabel, const bool *verplicht, int64_t min_cel,
				struct pool *pool)
{
	struct pattern pattern = {.tabel = tabel, .min_cel = min_cel};
	struct disclosure *disclosure = &pattern.disclosure;
	size_t hidden;

	disclosure->status = pool_alloc(pool, tabel_cellen(tabel) * sizeof(*disclosure->status));
	disclosure->verborgen =
	    pool_alloc(pool, tabel_cellen(tabel) * sizeof(*disclosure->verborgen));
	hide_small(&pattern, verplicht);
	/* What is hidden for another cell must not be found again either: it would give that away.
	 */
	do {
		hidden = disclosure->primair + disclosure->secundair;
		for (size_t i = 0; i <= tabel->rijen; i++)
			for (size_t j = 0; j <= tabel->kolommen; j++)
				if (disclosure->verborgen[tabel_plaats(tabel, i, j)])
					give_room(&pattern, (struct corner){i, j});
	} while (disclosure->primair + disclosure->secundair > hidden);
	return *disclosure;
}

bool disclosure_safe(const struct tabel *tabel, const bool *verborgen, int64_t min_cel)
{
	for (size_t i = 0; i <= tabel->rijen; i++)
		for (size_t j = 0; j <= tabel->kolommen; j++)
			if (verborgen[tabel_plaats(tabel, i, j)] &&
			    !has_room(tabel, verborgen, (struct corner){i, j}, min_cel))
				return false;
	return true;
}

bool disclosure_dominant(const int64_t *deel, size_t delen)
{
	int64_t sum = 0, largest = 0;

	for (size_t i = 0; i < delen; i++) {
		sum += deel[i];
		largest = deel[i] > largest ? deel[i] : largest;
	}
	return largest * 100 > sum * DOMINANCE_PERCENT;
}
