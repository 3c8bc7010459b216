/* The story: what the trace says of every event, chain and clock, in the words of ijw explain. */
#include "test_care.h"

#include <string.h>

#include "ijw/base/date.h"
#include "ijw/care/story.h"

#define A(more) "301 d=2025-01-02 T=1 td=2025-01-02 in=2025-01-06 " more "\n"
#define B(in, more) "301 d=2025-03-01 T=2 td=2025-03-01 in=" in " " more "\n"

static int32_t day_of(const char *text)
{
	int32_t day;

	ck_assert_int_eq(date_parse(text, strlen(text), &day), 0);
	return day;
}

/* The story of GM0153/`nummer` as lines of words. */
static void tell(const char *table, int64_t nummer, const char *kennisdatum, struct buf *out)
{
	struct pool *pool = pool_new();
	struct parameters parameters = parameters_default();
	struct story_scope scope = {.gemeente = 153, .nummer = nummer};
	struct story_source source;
	struct event *events;
	struct story story;
	size_t count;
	int32_t day = day_of(kennisdatum);

	events = table_events(table, pool, &count);
	source = story_source(events, count, day, day, &parameters, pool);
	story = story_of(&source, scope, pool);
	for (size_t i = 0; i < story.lines; i++) {
		story_said(story.line[i].event, out);
		buf_puts(out, " | ");
		story_fate(&story.line[i], out);
		buf_puts(out, "\n");
	}
	for (size_t i = 0; i < story.ties; i++) {
		story_tie(story.tie[i], out);
		buf_puts(out, "\n");
	}
	for (size_t i = 0; i < story.clocks; i++)
		buf_printf(out, "%s %d%s\n", clock_name(story.clock[i]->kind),
			   story.clock[i]->dagen, story.clock[i]->open ? " open" : "");
	buf_printf(out, "later %zu\n", story.later);
	pool_free(pool);
}

/* The story of an assignment has all of these words, each in one run. */
static void expect(const char *table, int64_t nummer, const char *const *words)
{
	struct buf out = BUF_INIT(0);

	tell(table, nummer, "2025-12-31", &out);
	for (; *words != NULL; words++)
		ck_assert_msg(strstr(out.data, *words) != NULL, "no '%s' in:\n%s", *words,
			      out.data);
	buf_free(&out);
}

#define EXPECT(table, nummer, ...) expect(table, nummer, (const char *const[]){__VA_ARGS__, NULL})

START_TEST(every_tie)
{
	EXPECT(A("eind=2025-03-31") B("2025-04-01", ""), 2,
	       "2 continues 1, which ended without a start: Einddatum 2025-03-31, Ingangsdatum "
	       "2025-04-01, same code (section 5, continuation)",
	       "W3a 363 open");
	EXPECT(A("eind=2025-03-31 code=45A04") B("2025-04-01", "code=45A05"), 2, "another code");
	EXPECT(A("eind=2025-05-31") "305 d=2025-01-08 T=1 begin=2025-01-07\n" B("2025-04-01", ""),
	       2, "2 follows care under 1 that runs to 2025-05-31", "(section 5, vervolg)");
	EXPECT(A("") "305 d=2025-01-08 T=1 begin=2025-01-07\n" B("2025-04-01", ""), 2,
	       "2 follows care under 1 that has no end");
	EXPECT("301 d=2025-01-02 T=1 td=2025-01-02 in=2025-03-01\n"
	       "301 d=2025-01-20 T=2 td=2025-01-20 in=2025-02-01 eind=2025-02-28\n",
	       2, "2 stands in front of 1: it ends on 2025-02-28, the other begins on 2025-03-01");
	EXPECT(
	    A("") "301 d=2025-02-25 T=1 td=2025-02-25 in=2025-01-06 eind=2025-01-06 reden=13\n" B(
		"2025-04-01", ""),
	    2, "2 inherits the clock of 1: deleted on 2025-02-25, Toewijzingsdatum 2025-03-01",
	    "(section 5, geerfd)");
}
END_TEST

START_TEST(every_lot)
{
	EXPECT(A("") "301 d=2025-02-01 T=1 td=2025-01-02 in=2025-01-06\n", 1,
	       "| version 1, the initial one\n", "| repeats version 1\n");
	EXPECT(A("") "301 d=2025-02-01 T=1 td=2025-01-02 in=2025-01-07\n", 1,
	       "| version 1, but of the same moment as, and replaced by JW301 M2 of 2025-02-01\n");
	EXPECT("305 d=2025-01-08 T=1 begin=2025-01-07\n"
	       "307 d=2025-01-09 T=1 begin=2025-01-07 eind=2025-01-08 reden=31\n",
	       1, "start on 2025-01-07, status 1 | no effect: no such toewijzing",
	       "status 1 | no effect: no such toewijzing");
	EXPECT(A("") "307 d=2025-01-09 T=1 begin=2025-01-07 eind=2025-01-08 reden=31\n", 1,
	       "(ended as planned), status 1 | no effect: no such start is known");
	EXPECT(A("") "305 d=2025-01-08 T=1 begin=2025-01-07 st=3\n", 1,
	       "status 3 | status 3: there is nothing to remove");
	EXPECT(A("") "305 d=2025-01-08 T=1 begin=2025-01-07\n"
		     "305 d=2025-01-09 T=1 begin=2025-01-07 st=3\n"
		     "305 d=2025-01-10 T=1 begin=2025-01-07\n",
	       1, "status 1 | removed by a status 3: JW305 M3 of 2025-01-09\n",
	       "status 3 | status 3 removes what was said: JW305 M2 of 2025-01-08\n",
	       "status 1 | \n", "A1 1\n");
	EXPECT(A("") "305 d=2025-01-08 T=1 begin=2025-01-07\n"
		     "307 d=2025-02-01 T=1 begin=2025-01-07 eind=2025-01-31 reden=31\n"
		     "307 d=2025-02-02 T=1 begin=2025-01-07 eind=2025-01-30 reden=34\n",
	       1, "status 1 | no effect: another stop was told first: JW307 M3 of 2025-02-01\n",
	       "D1 25\n", "A2 1\n");
	EXPECT(A("") "305 d=2025-01-08 T=1 begin=2025-01-07 nietig=2025-01-10\n", 1,
	       "| no effect: rejected, void from 2025-01-10\n", "W3a 363 open\n");
}
END_TEST

START_TEST(requests_and_claims)
{
	EXPECT("315 d=2024-12-30 ref=r verwijzer=02\n"
	       "319 d=2024-12-31 ref=r antwoord=2\n" A("ref=r"),
	       1, "request for a toewijzing", "answer: under examination", "W1 1\n", "W1b 3\n",
	       "W2 3\n");
	EXPECT(A("") "323 d=2025-02-01 T=1 rn=a begin=2025-01-01 eind=2025-01-31 budget=100\n", 1,
	       "claim for 2025-01-01 to 2025-01-31, 1.00 euro, ReferentieNummer a | \n", "W3a 4\n");
	EXPECT(A("") "323 d=2025-02-01 T=1 rn=a begin=2025-01-01 eind=2025-01-31 budget=100\n"
		     "323 d=2025-03-01 T=1 rn=b vorig=a begin=2025-01-01 eind=2025-01-31 "
		     "budget=-100\n",
	       1, "| no effect: a credit takes it back\n", "-1.00 euro", "| a credit\n");
}
END_TEST

START_TEST(later_messages)
{
	struct buf out = BUF_INIT(0);

	tell(A("") "305 d=2025-01-08 T=1 begin=2025-01-07\n", 1, "2025-01-05", &out);
	ck_assert_ptr_nonnull(strstr(out.data, "later 1\n"));
	ck_assert_ptr_null(strstr(out.data, "start on"));
	buf_free(&out);
}
END_TEST

/* With a trace the same rows, whatever the order of the events. */
START_TEST(same_rows)
{
	static const char table[] =
	    A("eind=2025-03-31") B("2025-04-01", "") "305 d=2025-05-01 T=2 begin=2025-05-01\n";
	struct pool *pool = pool_new();
	struct parameters parameters = parameters_default();
	int32_t day = day_of("2025-12-31");
	size_t count;
	struct event *events = table_events(table, pool, &count);
	struct derived plain = derive(events, count, day, day, &parameters, pool);
	struct story_source source = story_source(events, count, day, day, &parameters, pool);

	ck_assert_str_eq(table_rows(&plain, pool), table_rows(&source.derived, pool));
	pool_free(pool);
}
END_TEST

TCase *tcase_care_story(void)
{
	TCase *tcase = tcase_create("story");

	tcase_add_test(tcase, every_tie);
	tcase_add_test(tcase, every_lot);
	tcase_add_test(tcase, requests_and_claims);
	tcase_add_test(tcase, later_messages);
	tcase_add_test(tcase, same_rows);
	return tcase;
}
