/* Attacks on tables with hidden cells: by trying every table, by elimination, by bounds. None of
 * them knows how the cells were chosen or how the intervals are computed. */
#include "test_monitor.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/monitor/disclosure.h"

enum { CELLS_MAX = 400, LINES_MAX = 40, SMALL_ROUNDS = 400, LARGE_ROUNDS = 150 };

static struct tabel random_table(uint32_t *state, size_t rijen, size_t kolommen, uint32_t most,
				 struct pool *pool)
{
	int64_t counts[CELLS_MAX];

	for (size_t i = 0; i < rijen * kolommen; i++) {
		counts[i] = monitor_random(state, most + 1);
		if (monitor_random(state, 4) == 0)
			counts[i] = monitor_random(state, 1 + most / 6);
	}
	return tabel_of(counts, rijen, kolommen, pool);
}

/* ---- Every table of small counts ---- */

struct trial {
	const struct tabel *tabel;
	const bool *verborgen;
	int64_t most; /* in a cell of the trial */
	int64_t counts[CELLS_MAX];
	int64_t least_seen[CELLS_MAX]; /* laid out with the totals */
	int64_t most_seen[CELLS_MAX];
};

/* A table without totals that agrees with every total that is shown counts as seen. */
static void see(struct trial *trial)
{
	const struct tabel *shown = trial->tabel;
	struct pool *pool = pool_new();
	struct tabel tried = tabel_of(trial->counts, shown->rijen, shown->kolommen, pool);
	bool agrees = true;

	for (size_t i = 0; i < tabel_cellen(shown); i++)
		agrees = agrees && (trial->verborgen[i] || tried.aantal[i] == shown->aantal[i]);
	for (size_t i = 0; agrees && i < tabel_cellen(shown); i++) {
		if (tried.aantal[i] < trial->least_seen[i])
			trial->least_seen[i] = tried.aantal[i];
		if (tried.aantal[i] > trial->most_seen[i])
			trial->most_seen[i] = tried.aantal[i];
	}
	pool_free(pool);
}

static void try_all(struct trial *trial, size_t cell)
{
	const struct tabel *tabel = trial->tabel;
	const size_t rij = cell / tabel->kolommen, kolom = cell % tabel->kolommen;
	size_t place;

	if (cell == tabel->rijen * tabel->kolommen) {
		see(trial);
		return;
	}
	place = tabel_plaats(tabel, rij, kolom);
	for (int64_t count = 0; count <= trial->most; count++) {
		if (!trial->verborgen[place] && count != tabel->aantal[place])
			continue;
		trial->counts[cell] = count;
		try_all(trial, cell + 1);
	}
}

static void expect_seen(const struct trial *trial)
{
	const struct tabel *tabel = trial->tabel;
	const bool whole = !trial->verborgen[tabel_cellen(tabel) - 1];

	for (size_t i = 0; i <= tabel->rijen; i++) {
		for (size_t j = 0; j <= tabel->kolommen; j++) {
			const size_t place = tabel_plaats(tabel, i, j);
			struct feasible feasible = feasible_of(tabel, trial->verborgen, i, j);

			/* Below a hidden grand total a cell may pass what was tried. */
			ck_assert_int_le(feasible.onder, trial->least_seen[place]);
			ck_assert_int_ge(feasible.boven, trial->most_seen[place]);
			if (whole) {
				ck_assert_int_eq(feasible.onder, trial->least_seen[place]);
				ck_assert_int_eq(feasible.boven, trial->most_seen[place]);
			}
		}
	}
}

START_TEST(intervals_are_exact)
{
	uint32_t state = 2463534242u;
	size_t whole = 0;

	for (int round = 0; round < SMALL_ROUNDS; round++) {
		struct pool *pool = pool_new();
		struct tabel tabel = random_table(&state, 1 + monitor_random(&state, 2),
						  1 + monitor_random(&state, 3), 2, pool);
		const size_t cells = tabel_cellen(&tabel);
		bool verborgen[CELLS_MAX];
		struct trial trial = {&tabel, verborgen, tabel.aantal[cells - 1], {0}, {0}, {0}};

		for (size_t i = 0; i < cells; i++) {
			verborgen[i] = monitor_random(&state, 3) != 0;
			trial.least_seen[i] = INT64_MAX;
		}
		if (monitor_random(&state, 4) != 0)
			verborgen[cells - 1] = false;
		whole += !verborgen[cells - 1];
		try_all(&trial, 0);
		expect_seen(&trial);
		pool_free(pool);
	}
	ck_assert_uint_gt(whole, SMALL_ROUNDS / 2);
}
END_TEST

/* ---- Elimination: no hidden cell follows from the sums ---- */

struct sums {
	int number[LINES_MAX][CELLS_MAX]; /* -1, 0 or 1 for each hidden cell */
	size_t lines;
	size_t hidden;
};

static void add_sums(struct sums *sums, const struct tabel *tabel, const bool *verborgen)
{
	memset(sums, 0, sizeof(*sums));
	sums->lines = tabel->rijen + tabel->kolommen + 2;
	for (size_t i = 0; i <= tabel->rijen; i++) {
		for (size_t j = 0; j <= tabel->kolommen; j++) {
			if (!verborgen[tabel_plaats(tabel, i, j)])
				continue;
			sums->number[i][sums->hidden] = j < tabel->kolommen ? 1 : -1;
			sums->number[tabel->rijen + 1 + j][sums->hidden] =
			    i < tabel->rijen ? 1 : -1;
			sums->hidden++;
		}
	}
}

/* line a += factor times line b */
static void add_line(struct sums *sums, size_t a, size_t b, int factor)
{
	for (size_t i = 0; i < sums->hidden; i++)
		sums->number[a][i] += factor * sums->number[b][i];
}

/* Which hidden cells are the only one left in a line: they can be computed. */
static size_t solved(struct sums *sums)
{
	size_t used = 0, count = 0;

	for (size_t column = 0; column < sums->hidden && used < sums->lines; column++) {
		size_t pivot = used;

		while (pivot < sums->lines && sums->number[pivot][column] == 0)
			pivot++;
		if (pivot == sums->lines)
			continue;
		if (pivot != used)
			add_line(sums, used, pivot, sums->number[used][column] == 0 ? 1 : 0);
		if (sums->number[used][column] < 0)
			add_line(sums, used, used, -2);
		ck_assert_int_eq(sums->number[used][column], 1);
		for (size_t line = 0; line < sums->lines; line++)
			if (line != used && sums->number[line][column] != 0)
				add_line(sums, line, used, -sums->number[line][column]);
		used++;
	}
	for (size_t line = 0; line < used; line++) {
		size_t left = 0;

		for (size_t i = 0; i < sums->hidden; i++)
			left += sums->number[line][i] != 0;
		count += left == 1;
	}
	return count;
}

/* ---- Bounds: what every sum says about each of its cells, until nothing changes ---- */

struct bounds {
	int64_t onder[CELLS_MAX];
	int64_t boven[CELLS_MAX];
};

/* One sum: cells place[0..count-1] add up to place[count]. True when a bound became narrower. */
static bool narrow(struct bounds *bounds, const size_t *place, size_t count)
{
	const size_t total = place[count];
	int64_t least = 0, most = 0;

	for (size_t i = 0; i < count; i++) {
		least += bounds->onder[place[i]];
		most += bounds->boven[place[i]];
	}
	for (size_t i = 0; i <= count; i++) {
		int64_t *onder = &bounds->onder[place[i]], *boven = &bounds->boven[place[i]];
		int64_t low = i == count ? least : bounds->onder[total] - (most - *boven);
		int64_t high = i == count ? most : bounds->boven[total] - (least - *onder);

		if (low > *onder || high < *boven) {
			*onder = low > *onder ? low : *onder;
			*boven = high < *boven ? high : *boven;
			return true; /* least and most are those of before */
		}
	}
	return false;
}

static void narrow_all(struct bounds *bounds, const struct tabel *tabel)
{
	bool changed = true;

	while (changed) {
		size_t place[LINES_MAX];

		changed = false;
		for (size_t i = 0; i <= tabel->rijen; i++) {
			for (size_t j = 0; j <= tabel->kolommen; j++)
				place[j] = tabel_plaats(tabel, i, j);
			changed = narrow(bounds, place, tabel->kolommen) || changed;
		}
		for (size_t j = 0; j <= tabel->kolommen; j++) {
			for (size_t i = 0; i <= tabel->rijen; i++)
				place[i] = tabel_plaats(tabel, i, j);
			changed = narrow(bounds, place, tabel->rijen) || changed;
		}
	}
}

/* Both attacks on a pattern. Returns how many cells are hidden. */
static size_t attack(const struct tabel *tabel, const struct disclosure *disclosure,
		     int64_t min_cel)
{
	static struct sums sums;
	static struct bounds bounds;
	const int64_t top = 10 * tabel->aantal[tabel_cellen(tabel) - 1] + 1000;

	for (size_t i = 0; i < tabel_cellen(tabel); i++) {
		bool hidden = disclosure->verborgen[i];

		ck_assert(hidden || tabel->aantal[i] >= min_cel);
		bounds.onder[i] = hidden ? 0 : tabel->aantal[i];
		bounds.boven[i] = hidden ? top : tabel->aantal[i];
	}
	narrow_all(&bounds, tabel);
	for (size_t i = 0; i < tabel_cellen(tabel); i++)
		if (disclosure->verborgen[i])
			ck_assert_int_ge(bounds.boven[i] - bounds.onder[i], min_cel);
	add_sums(&sums, tabel, disclosure->verborgen);
	ck_assert_uint_eq(solved(&sums), 0);
	return sums.hidden;
}

START_TEST(no_cell_is_found_again)
{
	uint32_t state = 1181783497u;
	size_t hidden = 0, shown = 0, secondary = 0;

	for (int round = 0; round < LARGE_ROUNDS; round++) {
		struct pool *pool = pool_new();
		struct tabel tabel = random_table(&state, 1 + monitor_random(&state, 14),
						  1 + monitor_random(&state, 8),
						  10 + monitor_random(&state, 60), pool);
		const int64_t min_cel = 2 + monitor_random(&state, 14);
		struct disclosure disclosure = disclosure_of(&tabel, NULL, min_cel, pool);
		size_t cells = attack(&tabel, &disclosure, min_cel);

		ck_assert(disclosure_safe(&tabel, disclosure.verborgen, min_cel));
		ck_assert_uint_eq(cells, disclosure.primair + disclosure.secundair);
		hidden += cells;
		secondary += disclosure.secundair;
		shown += tabel_cellen(&tabel) - cells;
		pool_free(pool);
	}
	/* Neither everything nor nothing. */
	ck_assert_uint_gt(secondary, 500);
	ck_assert_uint_gt(shown, hidden / 2);
}
END_TEST

/* The attacks find what hiding the small cells alone leaves open. */
START_TEST(small_cells_alone_are_found)
{
	static struct sums sums;
	uint32_t state = 3735928559u;
	size_t found = 0, unsafe = 0;

	for (int round = 0; round < LARGE_ROUNDS; round++) {
		struct pool *pool = pool_new();
		struct tabel tabel = random_table(&state, 6, 4, 40, pool);
		bool verborgen[CELLS_MAX];

		for (size_t i = 0; i < tabel_cellen(&tabel); i++)
			verborgen[i] = tabel.aantal[i] < 10;
		add_sums(&sums, &tabel, verborgen);
		found += solved(&sums) > 0;
		unsafe += !disclosure_safe(&tabel, verborgen, 10);
		pool_free(pool);
	}
	ck_assert_uint_gt(found, LARGE_ROUNDS / 2);
	ck_assert_uint_ge(unsafe, found);
}
END_TEST

TCase *tcase_disclosure_attacks(void)
{
	TCase *tcase = tcase_create("attacks");

	tcase_add_test(tcase, intervals_are_exact);
	tcase_add_test(tcase, no_cell_is_found_again);
	tcase_add_test(tcase, small_cells_alone_are_found);
	return tcase;
}
