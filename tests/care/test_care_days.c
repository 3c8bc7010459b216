/* What the passing of days alone changes: a youth who is derived only when they are due has the
 * rows of one who is derived every day. */
#include "test_care.h"

#include <string.h>

#include "ijw/base/buf.h"
#include "ijw/base/date.h"

enum { DAYS = 400, FIRST = REGION_FIRST - 20, YOUTHS = 300 };

/* One youth on each of the days: when they are due next, and their rows as they can be kept. */
struct life {
	int32_t due[DAYS][DUES];
	const char *kept[DAYS];
};

/* A count that goes on is that day less `sinds`, and is not kept. */
static void drop_count(int32_t *count, int32_t sinds, int32_t today)
{
	if (sinds == DAY_NONE)
		return;
	ck_assert_int_eq(*count, today - sinds);
	*count = -sinds;
}

/* The rows of the tables as text, with `sinds` in the place of counts that go on. */
static const char *kept_rows(struct derived *derived, int32_t today, struct pool *pool)
{
	for (size_t i = 0; i < derived->leveringen; i++)
		drop_count(&derived->levering[i].onderbreking_dagen,
			   derived->levering[i].onderbreking_sinds, today);
	for (size_t i = 0; i < derived->wachtketens; i++)
		drop_count(&derived->wachtketen[i].open_dagen, derived->wachtketen[i].open_sinds,
			   today);
	for (size_t i = 0; i < derived->trajecten; i++)
		drop_count(&derived->traject[i].dagen, derived->traject[i].dagen_sinds, today);
	derived->onderbreking_count = 0;
	return table_rows(derived, pool);
}

/* The day on which a youth is due when this reason is forgotten; DUES: none is. */
static int32_t due_without(const int32_t days[DUES], int forgotten)
{
	int32_t first = DAY_NEVER;

	for (int due = 0; due < DUES; due++)
		if (due != forgotten && days[due] < first)
			first = days[due];
	return first;
}

static void live(struct life *life, const struct event *events, size_t count, struct pool *pool)
{
	const struct parameters parameters = parameters_default();

	for (int i = 0; i < DAYS; i++) {
		const int32_t today = FIRST + i;
		struct derived derived = derive(events, count, today, today, &parameters, pool);

		ck_assert_int_eq(derived.volgende_dag, due_without(derived.due, DUES));
		memcpy(life->due[i], derived.due, sizeof(life->due[i]));
		life->kept[i] = kept_rows(&derived, today, pool);
	}
}

/* Derives only when due. On how many days that was done; -1 when the rows of some day are not those
 * of the youth who is derived every day. */
static int follow(const struct life *life, int forgotten)
{
	int derivations = 1, last = 0;

	for (int i = 1; i < DAYS; i++) {
		if (due_without(life->due[last], forgotten) <= FIRST + i) {
			last = i;
			derivations++;
		}
		if (strcmp(life->kept[last], life->kept[i]) != 0)
			return -1;
	}
	return derivations;
}

/* On how many days the rows are others than a day before, the first one included. */
static int changes(const struct life *life)
{
	int count = 1;

	for (int i = 1; i < DAYS; i++)
		count += strcmp(life->kept[i - 1], life->kept[i]) != 0;
	return count;
}

/* Never late: whoever is derived only when due has the rows of every day, and a reason to be due
 * that is forgotten is found. Not often early: 8 of the 400 days change something about these
 * youths, and 16 are derived. */
START_TEST(derived_when_due)
{
	struct region region = {.state = 741103597u};
	struct event events[REGION_EVENTS];
	static struct life life;
	int derivations = 0, needed = 0, missed[DUES] = {0};

	for (int youth = 0; youth < YOUTHS; youth++) {
		struct pool *pool = pool_new();
		size_t count = region_events(&region, events);
		int done;

		live(&life, events, count, pool);
		done = follow(&life, DUES);
		ck_assert_msg(done > 0, "youth %d has the rows of an earlier day", youth);
		derivations += done;
		needed += changes(&life);
		for (int due = 0; due < DUES; due++)
			missed[due] += follow(&life, due) < 0;
		pool_free(pool);
	}
	ck_assert_int_le(derivations, 2 * needed);
	ck_assert_int_le(derivations, 16 * YOUTHS);
	for (int due = 0; due < DUES; due++)
		ck_assert_msg(missed[due] > 0, "nobody misses reason %d", due);
}
END_TEST

/* Derives an example from this day on whenever it is due, and expects to do so on these days. */
static void expect_days(const char *table, const char *from, const char *days)
{
	const struct parameters parameters = parameters_default();
	struct pool *pool = pool_new();
	struct buf found = BUF_INIT(0);
	static struct life life;
	char text[DATE_TEXT];
	size_t count;
	struct event *events = table_events(table, pool, &count);
	int32_t day;

	ck_assert_int_eq(date_parse(from, strlen(from), &day), 0);
	buf_puts(&found, "");
	while ((day = derive(events, count, day, day, &parameters, pool).volgende_dag) != DAY_NEVER)
		buf_printf(&found, "%s ", date_format(day, text));
	ck_assert_str_eq(found.data, days);
	live(&life, events, count, pool);
	ck_assert_int_gt(follow(&life, DUES), 0);
	buf_free(&found);
	pool_free(pool);
}

/* Care that is told before it begins, with a restart and a second interruption. */
START_TEST(told_ahead)
{
	expect_days("301 d=2024-10-07 T=1 td=2024-10-14 in=2024-11-01 eind=2025-08-01\n"
		    "305 d=2024-10-07 T=1 begin=2024-11-04\n"
		    "307 d=2024-10-07 T=1 begin=2024-11-04 eind=2025-01-06 reden=20\n"
		    "305 d=2024-10-07 T=1 begin=2025-02-03\n"
		    "307 d=2024-10-07 T=1 begin=2025-02-03 eind=2025-04-01 reden=20\n"
		    "307 d=2024-10-07 T=1 begin=2025-02-03 eind=2025-07-01 reden=31\n",
		    "2024-10-01",
		    "2024-10-07 2024-10-14 2024-11-01 2024-11-04 2025-01-06 2025-02-03 2025-04-01 "
		    "2025-07-01 2025-08-01 ");
}
END_TEST

/* A wait that nobody ends, a restart that nobody announced, a stop that nobody sends. */
START_TEST(nothing_is_told)
{
	expect_days("301 d=2025-01-10 T=1 td=2025-01-10 in=2025-01-13\n", "2025-01-20", "");
	expect_days("301 d=2025-01-10 T=1 td=2025-01-10 in=2025-01-13 eind=2025-03-31\n",
		    "2025-01-20", "2025-03-31 ");
	expect_days("301 d=2024-10-01 T=1 td=2024-10-01 in=2024-10-01 eind=2025-01-31\n"
		    "305 d=2024-10-08 T=1 begin=2024-10-07\n"
		    "307 d=2024-12-02 T=1 begin=2024-10-07 eind=2024-11-29 reden=20\n",
		    "2024-12-24", "2025-01-31 2025-04-02 ");
	expect_days("305 d=2025-03-03 begin=2025-03-03\n", "2025-03-03", "");
}
END_TEST

/* What is known of later: a message of tomorrow, and a retour on one of today. */
START_TEST(known_later)
{
	expect_days("301 d=2025-01-10 T=1 td=2025-01-10 in=2025-01-13 nietig=2025-01-17\n"
		    "301 d=2025-02-10 T=2 td=2025-01-10 in=2025-01-13\n",
		    "2025-01-10", "2025-01-13 2025-01-17 2025-02-10 ");
}
END_TEST

/* Two aanbieders beside each other: a transfer until the day on which it is piling up. */
START_TEST(side_by_side)
{
	expect_days("305 d=2025-01-06 agb=X begin=2025-01-06\n"
		    "305 d=2025-02-03 agb=Y begin=2025-02-03\n",
		    "2025-01-06", "2025-02-03 2025-03-03 ");
}
END_TEST

TCase *tcase_care_days(void)
{
	TCase *tcase = tcase_create("days");

	tcase_add_test(tcase, derived_when_due);
	tcase_add_test(tcase, told_ahead);
	tcase_add_test(tcase, nothing_is_told);
	tcase_add_test(tcase, known_later);
	tcase_add_test(tcase, side_by_side);
	return tcase;
}
