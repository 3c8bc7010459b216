/* Properties on random waits: against naive formulas, in any order, in any week of the year. */
#include "test_survival.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/monitor/flow.h"
#include "ijw/monitor/incidence.h"
#include "ijw/monitor/percentile.h"
#include "ijw/monitor/survival.h"

enum { ROUNDS = 500, WAITS_MAX = 60 };

struct sample {
	uint32_t state;
	struct wait waits[WAITS_MAX];
	size_t count;
};

/* Few distinct days in half of the rounds, so that there are many ties. */
static void draw(struct sample *sample, bool censored)
{
	uint32_t days = survival_random(&sample->state, 2) == 0 ? 8 : 400;

	sample->count = survival_random(&sample->state, WAITS_MAX + 1);
	for (size_t i = 0; i < sample->count; i++) {
		uint32_t draw = censored ? survival_random(&sample->state, 5) : 0;

		sample->waits[i].dagen = (int32_t)survival_random(&sample->state, days);
		sample->waits[i].end = draw < 3    ? HISTOGRAM_EVENT
				       : draw == 3 ? HISTOGRAM_COMPETING
						   : HISTOGRAM_CENSORED;
	}
}

static void shuffle_waits(struct sample *sample)
{
	for (size_t i = sample->count; i > 1; i--) {
		size_t j = survival_random(&sample->state, (uint32_t)i);
		struct wait swap = sample->waits[i - 1];

		sample->waits[i - 1] = sample->waits[j];
		sample->waits[j] = swap;
	}
}

enum { ANY = -1 };

/* How many waits of at least, or exactly, `dag` days ended in one way, or in any. */
static int count_waits(const struct sample *sample, int32_t dag, bool exactly, int end)
{
	int count = 0;

	for (size_t i = 0; i < sample->count; i++)
		if ((exactly ? sample->waits[i].dagen == dag : sample->waits[i].dagen >= dag) &&
		    (end == ANY || (int)sample->waits[i].end == end))
			count++;
	return count;
}

/* Day by day, from the definition. */
START_TEST(curves_are_naive_products)
{
	struct sample sample = {.state = 1};
	struct pool *pool = pool_new();

	for (int round = 0; round < ROUNDS; round++) {
		struct histogram waits;
		struct survival survival;
		struct incidence incidence;
		double s = 1, w = 1, started = 0, exited = 0;

		draw(&sample, true);
		waits = waits_together(sample.waits, sample.count, pool);
		survival = survival_of(&waits, pool);
		incidence = incidence_of(&waits, pool);
		for (int32_t dag = -1; dag < 401; dag++) {
			double n = count_waits(&sample, dag, false, ANY);
			double start = count_waits(&sample, dag, true, HISTOGRAM_EVENT);
			double exit = count_waits(&sample, dag, true, HISTOGRAM_COMPETING);

			if (n > 0) {
				s *= 1 - start / n;
				started += w * start / n;
				exited += w * exit / n;
				w *= 1 - (start + exit) / n;
			}
			ck_assert_double_eq_tol(survival_on(&survival, dag).survival, s, 1e-12);
			ck_assert_double_eq_tol(incidence_on(&incidence, dag).p_gestart, started,
						1e-12);
			ck_assert_double_eq_tol(incidence_on(&incidence, dag).p_afgevallen, exited,
						1e-12);
			ck_assert_double_eq_tol(incidence_on(&incidence, dag).p_wachtend, w, 1e-12);
		}
		pool_reset(pool);
	}
	pool_free(pool);
}
END_TEST

START_TEST(shares_add_up_to_one)
{
	struct sample sample = {.state = 2};
	struct pool *pool = pool_new();

	for (int round = 0; round < ROUNDS; round++) {
		struct histogram waits;
		struct incidence incidence;
		struct survival survival;

		draw(&sample, true);
		waits = waits_together(sample.waits, sample.count, pool);
		incidence = incidence_of(&waits, pool);
		survival = survival_of(&waits, pool);
		ck_assert_uint_eq(incidence.steps, survival.steps);
		for (size_t i = 0; i < incidence.steps; i++) {
			const struct incidence_step *step = &incidence.step[i];

			ck_assert_double_eq_tol(
			    step->p_gestart + step->p_afgevallen + step->p_wachtend, 1, 1e-12);
			/* Exits can only take starts away. */
			ck_assert_double_le(step->p_gestart, 1 - survival.step[i].survival + 1e-12);
		}
		pool_reset(pool);
	}
	pool_free(pool);
}
END_TEST

/* Without censoring: Kaplan-Meier is 1 - ECDF, and Greenwood's error that of a proportion. */
START_TEST(complete_waits_give_the_ecdf)
{
	struct sample sample = {.state = 3};
	struct pool *pool = pool_new();

	for (int round = 0; round < ROUNDS; round++) {
		struct histogram waits;
		struct survival survival;
		double n;

		draw(&sample, false);
		waits = waits_together(sample.waits, sample.count, pool);
		n = (double)sample.count;
		survival = survival_of(&waits, pool);
		for (size_t i = 0; i < survival.steps; i++) {
			const struct survival_step *step = &survival.step[i];
			double longer = count_waits(&sample, step->dag + 1, false, ANY) / n;

			ck_assert_double_eq_tol(step->survival, longer, 1e-12);
			if (longer > 0)
				ck_assert_double_eq_tol(step->std_error,
							sqrt(longer * (1 - longer) / n), 1e-12);
		}
		pool_reset(pool);
	}
	pool_free(pool);
}
END_TEST

/* The median of complete waits is that of type 7, exactly: R's midpoint rule. */
START_TEST(complete_waits_give_the_median)
{
	struct sample sample = {.state = 4};
	struct pool *pool = pool_new();

	for (int round = 0; round < ROUNDS; round++) {
		struct histogram waits;
		struct survival survival;

		draw(&sample, false);
		if (sample.count == 0)
			continue;
		waits = waits_together(sample.waits, sample.count, pool);
		survival = survival_of(&waits, pool);
		ck_assert_double_eq(survival_quantile(&survival, 50).dagen.at,
				    percentile(&waits, HISTOGRAM_EVENT, 50));
		pool_reset(pool);
	}
	pool_free(pool);
}
END_TEST

/* Byte for byte the same, not only nearly. */
START_TEST(order_changes_nothing)
{
	struct sample sample = {.state = 5};
	struct pool *pool = pool_new();

	for (int round = 0; round < ROUNDS; round++) {
		struct histogram waits;
		struct survival survival, shuffled;
		struct incidence incidence, other;

		draw(&sample, true);
		waits = waits_together(sample.waits, sample.count, pool);
		survival = survival_of(&waits, pool);
		incidence = incidence_of(&waits, pool);
		shuffle_waits(&sample);
		waits = waits_together(sample.waits, sample.count, pool);
		shuffled = survival_of(&waits, pool);
		other = incidence_of(&waits, pool);
		ck_assert_uint_eq(survival.steps, shuffled.steps);
		if (survival.steps > 0) {
			ck_assert_mem_eq(survival.step, shuffled.step,
					 survival.steps * sizeof(*survival.step));
			ck_assert_mem_eq(incidence.step, other.step,
					 incidence.steps * sizeof(*incidence.step));
		}
		pool_reset(pool);
	}
	pool_free(pool);
}
END_TEST

/* The estimate lies in its interval, the interval in 0 to 1, and S never rises. */
START_TEST(curves_keep_their_bounds)
{
	struct sample sample = {.state = 6};
	struct pool *pool = pool_new();

	for (int round = 0; round < ROUNDS; round++) {
		struct histogram waits;
		struct survival survival;

		draw(&sample, true);
		waits = waits_together(sample.waits, sample.count, pool);
		survival = survival_of(&waits, pool);
		for (size_t i = 0; i < survival.steps; i++) {
			const struct survival_step *step = &survival.step[i];

			if (i > 0)
				ck_assert_double_le(step->survival, step[-1].survival);
			if (step->survival <= 0)
				continue;
			ck_assert_double_ge(step->lower, 0);
			ck_assert_double_le(step->lower, step->survival);
			ck_assert_double_ge(step->upper, step->survival);
			ck_assert_double_le(step->upper, 1);
		}
		pool_reset(pool);
	}
	pool_free(pool);
}
END_TEST

static void expect_same(const struct histogram *one, const struct histogram *other)
{
	ck_assert_uint_eq(one->bins, other->bins);
	for (size_t i = 0; i < one->bins; i++) {
		ck_assert_int_eq(one->bin[i].dagen, other->bin[i].dagen);
		ck_assert_mem_eq(one->bin[i].number, other->bin[i].number,
				 sizeof(one->bin[i].number));
	}
}

/* Cells add up: that of all waits is the sum of those of its parts, whoever is where. */
START_TEST(parts_add_up)
{
	struct sample sample = {.state = 9};
	struct pool *pool = pool_new();

	for (int round = 0; round < ROUNDS; round++) {
		struct histogram part[3] = {0}, sum = {0}, all;

		draw(&sample, true);
		all = waits_together(sample.waits, sample.count, pool);
		for (size_t i = 0; i < sample.count; i++)
			histogram_add(&part[survival_random(&sample.state, 3)],
				      sample.waits[i].dagen, sample.waits[i].end, pool);
		for (int i = 2; i >= 0; i--)
			histogram_merge(&sum, &part[i], pool);
		expect_same(&all, &sum);
		pool_reset(pool);
	}
	pool_free(pool);
}
END_TEST

/* What is asked of a cell is what a look at every wait says. */
START_TEST(counts_are_naive)
{
	struct sample sample = {.state = 10};
	struct pool *pool = pool_new();

	for (int round = 0; round < ROUNDS; round++) {
		struct histogram waits;
		int32_t dag = (int32_t)survival_random(&sample.state, 402) - 1;

		draw(&sample, true);
		waits = waits_together(sample.waits, sample.count, pool);
		ck_assert_uint_eq(histogram_total(&waits), sample.count);
		for (int end = 0; end < HISTOGRAM_ENDS; end++) {
			int all = count_waits(&sample, INT32_MIN, false, end);
			int within = all - count_waits(&sample, dag + 1, false, end);

			ck_assert_int_eq((int)histogram_count(&waits, (enum histogram_end)end),
					 all);
			ck_assert_int_eq(
			    (int)histogram_within(&waits, (enum histogram_end)end, dag), within);
			if (within > 0)
				ck_assert_int_le(histogram_ranked(&waits, (enum histogram_end)end,
								  (uint64_t)within - 1),
						 dag);
			if (within < all)
				ck_assert_int_gt(histogram_ranked(&waits, (enum histogram_end)end,
								  (uint64_t)within),
						 dag);
		}
		pool_reset(pool);
	}
	pool_free(pool);
}
END_TEST

/* ---- Flow ---- */

static size_t draw_wachten(uint32_t *state, struct wacht *wacht)
{
	size_t count = survival_random(state, WAITS_MAX + 1);

	for (size_t i = 0; i < count; i++) {
		wacht[i].klokstart = 20000 + (int32_t)survival_random(state, 300);
		wacht[i].uitkomst = (enum uitkomst)survival_random(state, 4);
		wacht[i].einddatum = wacht[i].klokstart + (int32_t)survival_random(state, 120) - 5;
	}
	return count;
}

/* The stock at the end of one day, from the definition. */
static int64_t naive_stock(const struct wacht *wacht, size_t count, int32_t day)
{
	int64_t stock = 0;

	for (size_t i = 0; i < count; i++)
		stock += wacht[i].klokstart <= day &&
			 (wacht[i].uitkomst == UITKOMST_OPEN || wacht[i].einddatum > day);
	return stock;
}

START_TEST(flow_is_a_naive_count)
{
	struct wacht wacht[WAITS_MAX];
	struct pool *pool = pool_new();
	uint32_t state = 7;

	for (int round = 0; round < ROUNDS; round++) {
		size_t count = draw_wachten(&state, wacht);
		int32_t first = 19900 + (int32_t)survival_random(&state, 300);
		int32_t last = first + (int32_t)survival_random(&state, 300);
		struct flow flow = flow_of(wacht, count, first, last, pool);
		int32_t next = first;

		ck_assert(flow_holds(&flow));
		for (size_t i = 0; i < flow.maanden; i++) {
			const struct flow_maand *maand = &flow.maand[i];
			int64_t days = 0;

			ck_assert_int_eq(maand->eerste_dag, next);
			next = maand->laatste_dag + 1;
			for (int32_t day = maand->eerste_dag; day < next; day++)
				days += naive_stock(wacht, count, day);
			ck_assert_int_eq(maand->wachtdagen, days);
			ck_assert_int_eq(maand->begin,
					 naive_stock(wacht, count, maand->eerste_dag - 1));
			ck_assert_int_eq(maand->eind,
					 naive_stock(wacht, count, maand->laatste_dag));
		}
		ck_assert_int_eq(next, last + 1);
		pool_reset(pool);
	}
	pool_free(pool);
}
END_TEST

/* The open waits at P are the same in both tables, and a week later nothing has changed. */
START_TEST(a_week_changes_nothing)
{
	struct wacht wacht[WAITS_MAX], later[WAITS_MAX];
	struct pool *pool = pool_new();
	uint32_t state = 8;

	for (int round = 0; round < ROUNDS; round++) {
		size_t count = draw_wachten(&state, wacht);
		int32_t peildatum = 20000 + (int32_t)survival_random(&state, 400);
		struct flow flow = flow_of(wacht, count, 19990, peildatum, pool);
		const struct flow_maand *last = &flow.maand[flow.maanden - 1];
		struct wachttijden waits, shifted;

		for (size_t i = 0; i < count; i++)
			later[count - 1 - i] = (struct wacht){
			    wacht[i].klokstart + 7, wacht[i].einddatum + 7, wacht[i].uitkomst};
		waits = wachttijden_of(wacht, count, peildatum, NEGATIEF_TEKEN, pool);
		shifted = wachttijden_of(later, count, peildatum + 7, NEGATIEF_TEKEN, pool);
		expect_same(&waits.cohort, &shifted.cohort);
		ck_assert_uint_eq(histogram_count(&waits.cohort, HISTOGRAM_CENSORED), last->opens);
		for (size_t i = 0; i < last->opens; i++)
			ck_assert_int_eq(histogram_ranked(&waits.cohort, HISTOGRAM_CENSORED, i),
					 last->open[i]);
		pool_reset(pool);
	}
	pool_free(pool);
}
END_TEST

TCase *tcase_survival_properties(void)
{
	TCase *tcase = tcase_create("properties");

	tcase_add_test(tcase, curves_are_naive_products);
	tcase_add_test(tcase, shares_add_up_to_one);
	tcase_add_test(tcase, complete_waits_give_the_ecdf);
	tcase_add_test(tcase, complete_waits_give_the_median);
	tcase_add_test(tcase, order_changes_nothing);
	tcase_add_test(tcase, curves_keep_their_bounds);
	tcase_add_test(tcase, parts_add_up);
	tcase_add_test(tcase, counts_are_naive);
	tcase_add_test(tcase, flow_is_a_naive_count);
	tcase_add_test(tcase, a_week_changes_nothing);
	return tcase;
}
