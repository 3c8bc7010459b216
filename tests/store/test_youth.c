/* The youths of an archive one by one: each has the rows that derive() gives for all that was said
 * of them, or under their numbers; and what is counted beside them. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../care/test_care.h"
#include "../../src/store/db.h"
#include "../lib/own_store.h"
#include "ijw/base/buf.h"
#include "ijw/base/date.h"
#include "ijw/base/pseudonym.h"
#include "ijw/store/youth.h"

static struct store *store;
static struct pool *pool;
static int number; /* of the last message */

static void begin(void)
{
	store = own_store_open();
	pool = pool_new();
	number = 0;
}

static void end(void)
{
	pool_free(pool);
	own_store_close();
}

/* The events of an example, of an aanbieder that can send messages. */
static struct event *example_of(const char *table, size_t *count)
{
	struct event *events = table_events(table, pool, count);

	for (size_t i = 0; i < *count; i++)
		events[i].aanbieder = "91000001";
	return events;
}

/* Every event of an example (test_care.h) as a message of its own, about the youth with this BSN;
 * what names no youth has none. */
static void send(const char *bsn, const char *table)
{
	size_t count;
	struct event *events = example_of(table, &count);

	ck_assert_int_eq(store_begin(store), 0);
	for (size_t i = 0; i < count; i++) {
		bool named = events[i].soort != EVENT_ANTWOORD &&
			     events[i].soort != EVENT_DECLARATIEANTWOORD;

		events[i].bsn = named ? bsn : NULL;
		own_store_add(store, &events[i], ++number);
	}
	ck_assert_int_eq(store_derive(store, date_day(2026, 1, 1)), 0);
	ck_assert_int_eq(store_commit(store), 0);
}

enum { A, B, YOUTHS };
static const char *const bsn[YOUTHS] = {"999900006", "999900018"};

/* What is expected of each youth, in the order in which they were first sent. */
struct expected {
	const char *table[YOUTHS];
	int32_t peildatum, kennisdatum;
	size_t seen;
};

static int compare_youth(void *context, const struct youth *youth)
{
	const struct parameters parameters = parameters_default();
	struct expected *expected = context;
	size_t count;
	struct event *events = example_of(expected->table[expected->seen], &count);
	struct derived derived =
	    derive(events, count, expected->peildatum, expected->kennisdatum, &parameters, pool);
	char pseudonym[PSEUDONYM_TEXT];

	pseudonym_of_bsn(own_store_home()->keys->pseudonym, bsn[expected->seen], 9, pseudonym);
	ck_assert_str_eq(youth->client, pseudonym);
	ck_assert_str_eq(table_rows(&youth->derived, pool), table_rows(&derived, pool));
	expected->seen++;
	return 0;
}

/* Of one reading, by one thread. */
static int each(const struct youths *youths, int32_t peildatum, int32_t kennisdatum,
		store_youth *visit, void *context)
{
	return youths_each(youths, peildatum, kennisdatum, visit, &context, 1);
}

static void expect_of(int32_t peildatum, int32_t kennisdatum, const char *a, const char *b)
{
	struct expected expected = {{a, b}, peildatum, kennisdatum, 0};
	struct youths *youths = store_youths(store);

	ck_assert_ptr_nonnull(youths);
	ck_assert_int_eq(each(youths, peildatum, kennisdatum, compare_youth, &expected), 0);
	ck_assert_uint_eq(expected.seen, YOUTHS);
	youths_free(youths);
}

/* With one connection, and with two. */
static void expect(int32_t peildatum, int32_t kennisdatum, const char *a, const char *b)
{
	expect_of(peildatum, kennisdatum, a, b);
	ck_assert_int_eq(store_begin_reading(store), 0);
	expect_of(peildatum, kennisdatum, a, b);
	store_rollback(store);
}

#define CARE                                                              \
	"301 d=2025-01-03 T=1 td=2025-01-02 in=2025-01-06 born=2012-05\n" \
	"305 d=2025-02-05 T=1 begin=2025-02-03\n"                         \
	"307 d=2025-04-02 T=1 begin=2025-02-03 eind=2025-04-01 reden=20\n"
#define WAIT "301 d=2025-01-10 T=2 td=2025-01-09 in=2025-01-09 eind=2025-12-31\n"

START_TEST(each_at_any_two_days)
{
	send(bsn[A], CARE);
	send(bsn[B], WAIT);
	expect(date_day(2025, 6, 30), date_day(2025, 7, 1), CARE, WAIT);
	expect(date_day(2025, 2, 28), date_day(2025, 7, 1), CARE, WAIT);
	expect(date_day(2025, 1, 31), date_day(2025, 1, 31), CARE, WAIT);
	expect(date_day(2024, 1, 31), date_day(2024, 1, 31), CARE, WAIT);
}
END_TEST

/* Requests and what answers them, by whomever they were made. */
#define REQUEST "315 id=A1 d=2025-01-02 ref=r1 verwijzer=02\n315 id=A2 d=2025-03-02 ref=r2\n"
#define RIVAL "315 id=B1 d=2025-02-02 ref=r2\n"
#define ANSWERS                                      \
	"319 id=C1 d=2025-01-09 ref=r1 antwoord=2\n" \
	"319 id=C2 d=2025-03-09 ref=r2 antwoord=1 reden=5\n"

START_TEST(requests_with_their_answers)
{
	send(bsn[A], REQUEST);
	send(bsn[B], RIVAL);
	send(NULL, ANSWERS);
	expect(date_day(2025, 6, 30), date_day(2025, 6, 30),
	       REQUEST ANSWERS "315 id=B1 d=2025-02-02 ref=r2 other=1\n",
	       RIVAL "319 id=C2 d=2025-03-09 ref=r2 antwoord=1 reden=5\n"
		     "315 id=A2 d=2025-03-02 ref=r2 other=1\n");
}
END_TEST

/* Claims: two lines of one message, a credit under the Bsn of another, and what answers each. */
#define CLAIM                                                                \
	"301 d=2025-01-03 T=1 td=2025-01-02 in=2025-01-06\n"                 \
	"323 id=D1 d=2025-03-05 T=1 rn=a begin=2025-02-01 eind=2025-02-28\n" \
	"323 id=D2 d=2025-04-05 T=1 rn=b begin=2025-03-01 eind=2025-03-31\n"
#define CREDIT \
	"323 id=D3 d=2025-05-05 T=1 rn=c vorig=b begin=2025-03-01 eind=2025-03-31 budget=-100\n"
#define CREDIT_OTHER                                                                            \
	"323 id=D3 d=2025-05-05 T=1 rn=c vorig=b begin=2025-03-01 eind=2025-03-31 budget=-100 " \
	"other=1\n"
#define REFUSED "325 id=E1 d=2025-03-07 betreft=D1 bd=2025-03-05 codes=0001\n"
#define CREDIT_REFUSED "325 id=E3 d=2025-05-09 betreft=D3 bd=2025-05-05 codes=0001\n"
#define LINE_REFUSED "325p id=E2 d=2025-04-09 betreft=D2 bd=2025-04-05 rn=b codes=0001"

START_TEST(claims_with_their_answers)
{
	send(bsn[A], CLAIM);
	send(bsn[B], WAIT);
	send(NULL, REFUSED);
	expect(date_day(2025, 6, 30), date_day(2025, 4, 30), CLAIM REFUSED, WAIT);
	send(bsn[B], CREDIT);
	expect(date_day(2025, 6, 30), date_day(2025, 6, 30), CLAIM REFUSED CREDIT_OTHER,
	       WAIT CREDIT);
	send(NULL, CREDIT_REFUSED);
	expect(date_day(2025, 6, 30), date_day(2025, 6, 30),
	       CLAIM REFUSED CREDIT_OTHER CREDIT_REFUSED, WAIT CREDIT CREDIT_REFUSED);
	send(bsn[B], LINE_REFUSED "\n");
	expect(date_day(2025, 6, 30), date_day(2025, 6, 30),
	       CLAIM REFUSED CREDIT_OTHER CREDIT_REFUSED LINE_REFUSED " other=1\n",
	       WAIT CREDIT CREDIT_REFUSED LINE_REFUSED "\n");
}
END_TEST

static int stop_at_second(void *context, const struct youth *youth)
{
	int *seen = context;

	(void)youth;
	return ++*seen == YOUTHS ? 7 : 0;
}

START_TEST(a_visit_ends_the_walk)
{
	struct youths *youths;
	int seen = 0;

	send(bsn[A], CARE);
	send(bsn[B], WAIT);
	youths = store_youths(store);
	ck_assert_int_eq(each(youths, 20000, 20000, stop_at_second, &seen), 7);
	ck_assert_int_eq(seen, YOUTHS);
	youths_free(youths);
	expect(20000, 20000, CARE, WAIT);
}
END_TEST

enum { MANY = 700, PARTS = 3 };

/* The number of the youth that comes next, of one context, and after which to stop. */
struct walk {
	int next, last;
};

static int expect_next(void *context, const struct youth *youth)
{
	struct walk *walk = context;

	ck_assert_uint_eq(youth->derived.toewijzingen, 1);
	ck_assert_int_eq(youth->derived.toewijzing->toewijzingnummer, walk->next);
	return walk->next++ == walk->last ? 7 : 0;
}

static void send_many(void)
{
	size_t count;
	struct event event =
	    *example_of("301 d=2025-01-03 td=2025-01-02 in=2025-01-06\n", &count);

	ck_assert_int_eq(store_begin(store), 0);
	for (int i = 1; i <= MANY; i++) {
		event.bsn = pool_printf(pool, "9999%05d", i);
		event.toewijzingnummer = i;
		own_store_add(store, &event, ++number);
	}
	ck_assert_int_eq(store_commit(store), 0);
}

START_TEST(many_in_the_order_of_their_numbers)
{
	struct walk walk = {1, MANY / 2};
	struct youths *youths;

	send_many();
	youths = store_youths(store);
	ck_assert_int_eq(each(youths, 20500, 20500, expect_next, &walk), 7);
	walk = (struct walk){1, 0};
	ck_assert_int_eq(each(youths, 20500, 20500, expect_next, &walk), 0);
	ck_assert_int_eq(walk.next, MANY + 1);
	youths_free(youths);
}
END_TEST

/* The youths of a context, in rising order. */
struct share {
	bool *seen; /* of all contexts: by number */
	int last, count;
};

static int note_share(void *context, const struct youth *youth)
{
	struct share *share = context;
	const int next = (int)youth->derived.toewijzing->toewijzingnummer;

	ck_assert_int_gt(next, share->last);
	ck_assert(!share->seen[next]);
	share->seen[next] = true;
	share->last = next;
	return ++share->count == MANY / 2 ? 7 : 0;
}

START_TEST(each_context_has_its_share)
{
	bool seen[MANY + 1] = {false};
	struct share share[PARTS] = {{seen, 0, 0}, {seen, 0, 0}, {seen, 0, 0}};
	void *const context[PARTS] = {&share[0], &share[1], &share[2]};
	struct youths *youths;

	send_many();
	youths = store_youths(store);
	ck_assert_int_eq(youths_each(youths, 20500, 20500, note_share, context, PARTS), 0);
	for (int i = 1; i <= MANY; i++)
		ck_assert(seen[i]);
	for (int i = 0; i < PARTS; i++)
		ck_assert_int_gt(share[i].count, MANY / PARTS / 2);
	memset(seen, 0, sizeof(seen));
	share[0] = (struct share){seen, 0, 0};
	share[1] = (struct share){seen, 0, MANY / 2 - 1};
	share[2] = (struct share){seen, 0, 0};
	ck_assert_int_eq(youths_each(youths, 20500, 20500, note_share, context, PARTS), 7);
	ck_assert_int_eq(share[1].count, MANY / 2);
	youths_free(youths);
}
END_TEST

/* All that is read is of the moment at which the reading began. */
START_TEST(what_comes_in_while_reading)
{
	struct store *reader;
	struct youths *youths;
	struct walk walk = {1, 0};

	send_many();
	reader = store_read(own_store_home());
	ck_assert_int_eq(store_begin_reading(reader), 0);
	send(bsn[A], CARE);
	youths = store_youths(reader);
	ck_assert_int_eq(each(youths, 20500, 20500, expect_next, &walk), 0);
	ck_assert_int_eq(walk.next, MANY + 1);
	youths_free(youths);
	store_rollback(reader);
	store_close(reader);
}
END_TEST

static void add_afzender(void *context, const char *afzender, int32_t maand, int64_t berichten)
{
	buf_printf(context, "%s %d-%02d %d\n", afzender, maand / 12, maand % 12 + 1,
		   (int)berichten);
}

static void add_signaal(void *context, const char *regel, int32_t maand, int32_t gemeente,
			const char *aanbieder, int64_t aantal)
{
	buf_printf(context, "%s %d-%02d %d %s %d\n", regel, maand / 12, maand % 12 + 1, gemeente,
		   aanbieder, (int)aantal);
}

START_TEST(what_is_counted_by_month)
{
	struct buf told = BUF_INIT(0);
	int32_t first, last;

	ck_assert_int_eq(store_span(store, 20000, &first, &last), 0);
	ck_assert_int_eq(first, DAY_NONE);
	ck_assert_int_eq(last, DAY_NONE);
	/* Two starts on an assignment that nobody knows, and one message of long ago. */
	send(bsn[A],
	     CARE "305 d=2025-02-09 T=7 begin=2025-02-07\n305 d=2025-03-01 T=8 begin=2025-02-07\n"
		  "305 d=1825-03-01 T=8 begin=2025-02-07\n");
	ck_assert_int_eq(store_span(store, date_day(2025, 3, 31), &first, &last), 0);
	ck_assert_int_eq(first, date_day(2025, 1, 3));
	ck_assert_int_eq(last, date_day(2025, 3, 1));
	ck_assert_int_eq(store_each_afzender(store, date_day(2025, 3, 31), add_afzender, &told), 0);
	ck_assert_str_eq(told.data, "GM0153 2025-01 1\n91000001 2025-02 2\n91000001 2025-03 1\n");
	buf_clear(&told);
	ck_assert_int_eq(store_each_signaal(store, date_day(2025, 3, 31), add_signaal, &told), 0);
	ck_assert_str_eq(told.data, "IJW107 2025-03 153 91000001 1\nIJW201 2025-02 153 91000001 1\n"
				    "IJW201 2025-03 153 91000001 1\n");
	buf_free(&told);
}
END_TEST

/* A load remembers the numbers of youths: none is left of what was rolled back, and nobody has that of
 * another. The first two share a place in memory; the last is no BSN. */
START_TEST(youths_of_a_load)
{
	static const char *const bsns[] = {"999990019", "999990020", "999990019", "999990031", "99999001"};
	struct event line = own_store_line(JW305, EVENT_START);
	const char *numbers;
	struct buf told = BUF_INIT(0);

	ck_assert_int_eq(store_bulk(store, true), 0);
	ck_assert_int_eq(store_begin(store), 0);
	line.bsn = "999990031";
	own_store_add(store, &line, ++number);
	store_rollback(store);
	ck_assert_int_eq(store_begin(store), 0);
	for (size_t i = 0; i < sizeof(bsns) / sizeof(bsns[0]); i++) {
		line.bsn = bsns[i];
		own_store_add(store, &line, ++number);
	}
	ck_assert_int_eq(store_commit(store), 0);
	numbers = "SELECT group_concat(jeugdige) FROM (SELECT jeugdige FROM feit ORDER BY bericht)";
	ck_assert_int_eq(db_text(store, numbers, &told), 1);
	ck_assert_str_eq(told.data, "1,2,1,3,4");
	ck_assert_int_eq(db_text(store, "SELECT count(*) FROM jeugdige", &told), 1);
	ck_assert_str_eq(told.data, "4");
	buf_free(&told);
}
END_TEST

Suite *suite_youth(void);
Suite *suite_youth(void)
{
	Suite *suite = suite_create("youth");
	TCase *tcase = tcase_create("youth");

	tcase_add_checked_fixture(tcase, begin, end);
	tcase_add_test(tcase, each_at_any_two_days);
	tcase_add_test(tcase, requests_with_their_answers);
	tcase_add_test(tcase, claims_with_their_answers);
	tcase_add_test(tcase, a_visit_ends_the_walk);
	tcase_add_test(tcase, many_in_the_order_of_their_numbers);
	tcase_add_test(tcase, each_context_has_its_share);
	tcase_add_test(tcase, what_comes_in_while_reading);
	tcase_add_test(tcase, what_is_counted_by_month);
	tcase_add_test(tcase, youths_of_a_load);
	suite_add_tcase(suite, tcase);
	return suite;
}
