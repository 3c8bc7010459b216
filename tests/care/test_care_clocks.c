/* The clocks that no table has a column for: W3a_jeugdige, A1 for the norm, A3. */
#include "test_care.h"

#include <string.h>

#include "ijw/base/date.h"
#include "ijw/care/jeugdklok.h"
#include "ijw/care/norm.h"

enum { WACHTEN_MAX = 8 };

static int32_t day(const char *text)
{
	int32_t number = DAY_NONE;

	if (text != NULL)
		ck_assert_int_eq(date_parse(text, strlen(text), &number), 0);
	return number;
}

START_TEST(norm_of_a_start)
{
	/* C01: granted before care may begin. C08: granted after it. */
	ck_assert_int_eq(norm_start_vanaf(day("2025-02-24"), day("2025-01-13"), day("2025-01-09"),
					  day("2025-01-10")),
			 day("2025-02-24"));
	ck_assert_int_eq(norm_start_vanaf(day("2025-02-17"), day("2025-02-17"), day("2025-03-14"),
					  day("2025-03-14")),
			 day("2025-03-14"));
	/* Granted back to February, care began long after the JW301. */
	ck_assert_int_eq(norm_start_vanaf(day("2025-05-01"), day("2025-02-17"), day("2025-03-14"),
					  day("2025-03-14")),
			 day("2025-05-01"));
	/* The same day is not retroactive, however late the JW301. */
	ck_assert_int_eq(norm_start_vanaf(day("2025-03-14"), day("2025-03-14"), day("2025-03-14"),
					  day("2025-03-20")),
			 day("2025-03-14"));
	ck_assert_int_eq(norm_start_vanaf(7, DAY_NONE, 9, 10), 7);
	ck_assert_int_eq(norm_start_vanaf(7, 5, DAY_NONE, 10), 7);
	ck_assert_int_eq(norm_start_vanaf(7, 5, 9, DAY_NONE), 7);
}
END_TEST

/* ---- W3a_jeugdige ---- */

struct example {
	int64_t keten;
	const char *aanbieder, *categorie, *klokstart, *ingangsdatum, *einddatum, *reden;
	int64_t klok; /* the chain whose clock it is */
};

/* In every rotation of the waits, forwards and backwards, each has the clock expected. */
static void expect_clocks(const struct example *example, size_t count)
{
	struct pool *pool = pool_new();

	for (size_t turn = 0; turn < 2 * count; turn++) {
		struct jeugdwacht wacht[WACHTEN_MAX];
		size_t from[WACHTEN_MAX], *klok;

		for (size_t i = 0; i < count; i++) {
			const struct example *one;

			from[i] =
			    turn < count ? (i + turn) % count : (2 * count + turn - 1 - i) % count;
			one = &example[from[i]];
			wacht[i] = (struct jeugdwacht){153,
						       one->keten,
						       one->aanbieder,
						       one->categorie,
						       day(one->klokstart),
						       day(one->ingangsdatum),
						       day(one->einddatum),
						       one->reden};
		}
		klok = jeugdklok_of(wacht, count, 30, pool);
		for (size_t i = 0; i < count; i++)
			ck_assert_int_eq(wacht[klok[i]].keten, example[from[i]].klok);
	}
	pool_free(pool);
}

START_TEST(clock_of_c07)
{
	static const struct example c07[] = {
	    {7, "X", "45", "2025-02-03", "2025-02-03", "2025-04-13", "09", 7},
	    {8, "Y", "45", "2025-04-14", "2025-04-14", NULL, NULL, 7},
	};

	expect_clocks(c07, 2);
	ck_assert_int_eq(day("2025-05-12") - day(c07[0].klokstart), 98);
}
END_TEST

START_TEST(clock_over_three)
{
	static const struct example three[] = {
	    {1, "X", "45", "2025-02-03", "2025-02-03", "2025-04-13", "09", 1},
	    {2, "Y", "45", "2025-04-14", "2025-04-14", "2025-05-31", "09", 1},
	    {3, "X", "45", "2025-06-02", "2025-06-09", NULL, NULL, 1},
	    {4, "Z", "46", "2025-06-02", "2025-06-02", NULL, NULL, 4},
	};

	expect_clocks(three, 4);
}
END_TEST

START_TEST(clocks_that_stop)
{
	static const struct example stop[] = {
	    /* another reason; too late; the same aanbieder; care began (no exit) */
	    {1, "X", "45", "2025-01-06", "2025-01-06", "2025-02-28", "08", 1},
	    {2, "Y", "45", "2025-03-01", "2025-03-01", NULL, NULL, 2},
	    {3, "X", "46", "2025-01-06", "2025-01-06", "2025-02-28", "09", 3},
	    {4, "Y", "46", "2025-03-01", "2025-03-31", NULL, NULL, 4},
	    {5, "X", "50", "2025-01-06", "2025-01-06", "2025-02-28", "09", 5},
	    {6, "X", "50", "2025-03-01", "2025-03-01", NULL, NULL, 6},
	    {7, "X", "51", "2025-01-06", "2025-01-06", NULL, NULL, 7},
	    {8, "Y", "51", "2025-03-01", "2025-03-01", NULL, NULL, 8},
	};

	expect_clocks(stop, 8);
}
END_TEST

/* 30 days are near enough, before and after; one exit is carried on once, by the first decided; of
 * two exits the later one is carried on. */
START_TEST(clocks_one_to_one)
{
	static const struct example edges[] = {
	    {1, "X", "45", "2025-01-06", "2025-01-06", "2025-02-28", "09", 1},
	    {2, "Y", "45", "2025-02-10", "2025-03-30", NULL, NULL, 1},
	    {3, "Z", "45", "2025-02-11", "2025-03-01", NULL, NULL, 3},
	    {4, "X", "46", "2025-01-06", "2025-01-06", "2025-02-28", "09", 4},
	    {5, "Y", "46", "2025-01-07", "2025-01-07", "2025-03-05", "09", 5},
	    {6, "Z", "46", "2025-02-01", "2025-02-03", NULL, NULL, 5},
	    {7, "X", "46", "2025-02-02", "2025-01-29", NULL, NULL, 7},
	    {8, "Y", "46", "2025-02-03", "2025-01-29", NULL, NULL, 4},
	};

	expect_clocks(edges, 8);
}
END_TEST

/* ---- The clocks in the trace ---- */

/* There is one clock of this kind and number with these lengths; none with LENGTH_NONE for days. */
static void expect_clock(const char *table, const char *p, enum clock_kind kind, int64_t nummer,
			 int32_t dagen, int32_t werkdagen)
{
	const struct parameters parameters = parameters_default();
	struct pool *pool = pool_new();
	size_t count, found = 0;
	const struct event *events = table_events(table, pool, &count);
	struct trace trace;

	derive_traced(events, count, day(p), day("2025-12-31"), &parameters, pool, &trace);
	for (size_t i = 0; i < trace.clocks; i++) {
		const struct clock_note *clock = &trace.clock[i];

		if (clock->kind != kind || clock->nummer != nummer)
			continue;
		found++;
		ck_assert_int_eq(clock->dagen, dagen);
		ck_assert_int_eq(clock->werkdagen, werkdagen);
	}
	ck_assert_uint_eq(found, dagen != LENGTH_NONE);
	pool_free(pool);
}

#define C01                                                  \
	"301 d=2025-01-10 T=1 td=2025-01-09 in=2025-01-13\n" \
	"305 d=2025-02-26 T=1 begin=2025-02-24\n"
#define C07                                                                           \
	"301 d=2025-02-03 T=7 td=2025-02-03 in=2025-02-03\n"                          \
	"301 d=2025-04-14 T=7 td=2025-04-14 in=2025-02-03 eind=2025-04-13 reden=09\n" \
	"301 d=2025-04-14 T=8 td=2025-04-14 in=2025-04-14 agb=Y\n"                    \
	"305 d=2025-05-13 T=8 begin=2025-05-12 agb=Y\n"
#define C08                                                  \
	"301 d=2025-03-14 T=8 td=2025-03-14 in=2025-02-17\n" \
	"305 d=2025-03-18 T=8 begin=2025-02-17\n"

START_TEST(clocks_of_examples)
{
	expect_clock(C01, "2025-06-30", CLOCK_A3, 1, 1, 1);
	expect_clock(C01, "2025-06-30", CLOCK_A1_NORM, 1, LENGTH_NONE, 0);
	expect_clock(C01, "2025-06-30", CLOCK_W3A_JEUGDIGE, 1, LENGTH_NONE, 0);
	/* A repeat is no later report (OP087). */
	expect_clock(C01 "301 d=2025-03-03 T=1 td=2025-01-09 in=2025-01-13\n", "2025-06-30",
		     CLOCK_A3, 1, 1, 1);
	expect_clock(C07, "2025-06-30", CLOCK_W3A_JEUGDIGE, 8, 98, LENGTH_NONE);
	expect_clock(C07, "2025-06-30", CLOCK_W3A_JEUGDIGE, 7, LENGTH_NONE, 0);
	/* Not started yet: it runs. */
	expect_clock(C07, "2025-05-11", CLOCK_W3A_JEUGDIGE, 8, 97, LENGTH_NONE);
	expect_clock(C08, "2025-06-30", CLOCK_A1, 8, 29, 21);
	expect_clock(C08, "2025-06-30", CLOCK_A1_NORM, 8, 4, 2);
	expect_clock(C08, "2025-06-30", CLOCK_A3, 8, 0, 0);
}
END_TEST

/* What ends after P is known all the same: the clock does not depend on P. */
START_TEST(clock_before_the_exit)
{
	expect_clock("301 d=2025-02-03 T=7 td=2025-02-03 in=2025-02-03\n"
		     "301 d=2025-04-14 T=7 td=2025-04-14 in=2025-02-03 eind=2025-05-31 reden=09\n"
		     "301 d=2025-04-14 T=8 td=2025-04-14 in=2025-05-05 agb=Y\n"
		     "305 d=2025-05-13 T=8 begin=2025-05-12 agb=Y\n",
		     "2025-05-20", CLOCK_W3A_JEUGDIGE, 8, 98, LENGTH_NONE);
	/* Care had begun at the first one after all. */
	expect_clock(C07 "305 d=2025-06-02 T=7 begin=2025-04-01\n", "2025-06-30",
		     CLOCK_W3A_JEUGDIGE, 8, LENGTH_NONE, 0);
}
END_TEST

TCase *tcase_care_clocks(void)
{
	TCase *tcase = tcase_create("clocks");

	tcase_add_test(tcase, norm_of_a_start);
	tcase_add_test(tcase, clock_of_c07);
	tcase_add_test(tcase, clock_over_three);
	tcase_add_test(tcase, clocks_that_stop);
	tcase_add_test(tcase, clocks_one_to_one);
	tcase_add_test(tcase, clocks_of_examples);
	tcase_add_test(tcase, clock_before_the_exit);
	return tcase;
}
