/* What many messages share: twice as many of them in one load take about twice the time, whatever
 * they share. */
#include <check.h>
#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../lib/own_store.h"
#include "ijw/base/date.h"
#include "ijw/base/sanitized.h"
#include "ijw/message/event.h"

static struct store *store;
static struct pool *pool;

static void set_up(void)
{
	pool = pool_new();
}

static void tear_down(void)
{
	pool_free(pool);
}

/* So many share one name, and twice as many: in the short form once, with FORM=long from the first up to
 * the last. */
enum {
	FIRST = SANITIZED ? 500 : 1000,
	LAST = 16000,
	CROWD = 4 * FIRST,
	NEWCOMERS = 12,
	AGAIN = 3
};

/* Message `n` of those that share something, of one line. */
typedef struct event message_of(int n);

static struct event line_of(enum berichttype type, enum event_soort soort, int n)
{
	struct event event = own_store_line(type, soort);

	event.identificatie = pool_printf(pool, "%d", n);
	event.bsn = pool_printf(pool, "%09d", n);
	return event;
}

static struct event assigned(int n)
{
	struct event event = line_of(JW301, EVENT_TOEWIJZING, n);

	event.toewijzingnummer = n;
	event.toewijzingsdatum = event.ingangsdatum = event.dagtekening;
	return event;
}

static struct event one_assignment(int n)
{
	struct event event = assigned(n);

	event.toewijzingnummer = 1;
	return event;
}

static struct event assigned_on_one_reference(int n)
{
	struct event event = assigned(n);

	event.referentie = "r";
	return event;
}

static struct event one_request(int n)
{
	struct event event = line_of(JW315, EVENT_AANVRAAG, n);

	event.referentie = "r";
	return event;
}

static struct event one_request_of_one_youth(int n)
{
	struct event event = one_request(n);

	event.bsn = "999900006";
	return event;
}

static struct event claimed(int n)
{
	struct event event = line_of(JW323, EVENT_PRESTATIE, n);

	event.toewijzingnummer = n;
	event.referentienummer = event.identificatie;
	event.begindatum = date_day(2026, 2, 1);
	event.einddatum = date_day(2026, 2, 28);
	event.budget = 100;
	return event;
}

static struct event one_prestatie(int n)
{
	struct event event = claimed(n);

	event.referentienummer = "p";
	return event;
}

static struct event one_claim_of_one_youth(int n)
{
	struct event event = claimed(n);

	event.bsn = "999900006";
	event.identificatie = "c";
	return event;
}

static struct event claim_of(int n)
{
	struct event event = line_of(JW323, EVENT_DECLARATIE, n);

	event.referentie = event.identificatie;
	event.begindatum = date_day(2026, 2, 1);
	event.einddatum = date_day(2026, 2, 28);
	event.bsn = NULL;
	return event;
}

static struct event one_declaratie(int n)
{
	struct event event = claim_of(n);

	event.referentie = "d";
	return event;
}

/* Of claims with one name one half answers the other. */
static struct event one_claim_and_answers(int n)
{
	struct event event = claim_of(n);

	if (n % 2 == 0) {
		event.identificatie = "c";
		return event;
	}
	event.type = JW325;
	event.soort = EVENT_DECLARATIEANTWOORD;
	event.betreft = "c";
	event.betreft_dagtekening = event.dagtekening;
	event.retourcodes = "0200";
	event.antwoordcodes = "0200";
	return event;
}

/* Of messages with one name one half is a retour on them all. */
static struct event one_name_and_retours(int n)
{
	struct event event = line_of(JW305, EVENT_START, n);

	event.identificatie = "s";
	event.toewijzingnummer = n;
	event.begindatum = event.dagtekening;
	event.status = "1";
	if (n % 2 == 0)
		return event;
	event.type = JW306;
	event.soort = EVENT_RETOUR;
	event.betreft = "s";
	event.betreft_dagtekening = event.dagtekening;
	event.retourcodes = "9063";
	event.bsn = NULL;
	event.toewijzingnummer = GETAL_NONE;
	event.dagtekening++;
	return event;
}

/* What many take back that one claimed. */
static struct event one_debit_and_credits(int n)
{
	struct event event = claimed(n);

	if (n == 0) {
		event.referentienummer = "d";
		return event;
	}
	event.vorigreferentienummer = "d";
	event.budget = -100;
	return event;
}

/* Of requests with one reference one half is answered by the other. */
static struct event one_request_and_answers(int n)
{
	struct event event = one_request(n);

	if (n % 2 == 0)
		return event;
	event.type = JW319;
	event.soort = EVENT_ANTWOORD;
	event.status = n % 4 == 1 ? "2" : "1";
	event.bsn = NULL;
	return event;
}

static struct event one_request_of_one_youth_and_answers(int n)
{
	struct event event = one_request_and_answers(n);

	if (event.bsn != NULL)
		event.bsn = "999900006";
	return event;
}

static struct event request_and_many_answers(int n)
{
	return one_request_and_answers(n == 0 ? 0 : 2 * n - 1);
}

/* Lines of one claim, of many youths. */
static struct event one_claim_of_many(int n)
{
	struct event event = claimed(n);

	event.identificatie = "c";
	return event;
}

/* An answer to a claim that refuses nothing. */
static struct event claim_answered(int n)
{
	struct event event = one_claim_and_answers(2 * n + 1);

	event.retourcodes = event.antwoordcodes = "0200";
	return event;
}

static struct event one_claim_of_many_and_answers(int n)
{
	return n % 2 == 0 ? one_claim_of_many(n) : claim_answered(n);
}

static struct event one_claim_of_one_youth_and_answers(int n)
{
	return n % 2 == 0 ? one_claim_of_one_youth(n) : claim_answered(n);
}

static struct event one_name(int n)
{
	struct event event = assigned(n);

	event.identificatie = "s";
	return event;
}

/* One youth with one assignment, of which a line is told again and again. */
static struct event one_assignment_of_one_youth(int n)
{
	struct event event = one_assignment(n);

	event.bsn = "999900006";
	return event;
}

/* A new version of it each time. */
static struct event versions(int n)
{
	struct event event = one_assignment_of_one_youth(n);

	event.toewijzingstijd = n;
	event.reden = "02";
	return event;
}

/* The same, the last one first. */
static struct event versions_backwards(int n)
{
	struct event event = versions(n);

	event.toewijzingstijd = 2 * LAST - n;
	return event;
}

/* Another content each time, of one moment. */
static struct event contents_of_one_moment(int n)
{
	struct event event = one_assignment_of_one_youth(n);

	event.budget = n;
	return event;
}

/* A deletion that is told again and again, with an empty RedenWijziging. */
static struct event one_deletion(int n)
{
	struct event event = one_assignment_of_one_youth(n);

	event.einddatum = event.ingangsdatum;
	event.reden = n == 0 ? "13" : NULL;
	return event;
}

/* Of versions of one assignment one half is followed by what `line` says of it. */
static struct event on_versions(int n, struct event line)
{
	if (n % 2 == 0)
		return versions(n);
	line.bsn = "999900006";
	line.toewijzingnummer = 1;
	line.dagtekening++;
	return line;
}

static struct event versions_and_starts(int n)
{
	struct event event = line_of(JW305, EVENT_START, n);

	event.begindatum = event.dagtekening + n;
	event.status = "1";
	return on_versions(n, event);
}

static struct event versions_and_claims(int n)
{
	return on_versions(n, claimed(n));
}

static struct event versions_and_changes(int n)
{
	struct event event = line_of(JW317, EVENT_TE_WIJZIGEN, n);

	event.ingangsdatum = event.dagtekening;
	event.referentie = event.identificatie;
	return on_versions(n, event);
}

/* What an aanbieder says of one assignment of one youth, the messages one after the other. */
static struct event delivered(enum berichttype type, enum event_soort soort, int n)
{
	struct event event = line_of(type, soort, n);

	event.bsn = "999900006";
	event.toewijzingnummer = 1;
	event.begindatum = event.dagtekening;
	event.status = "1";
	return event;
}

/* A start that is sent and taken back again and again, on one day. */
static struct event one_start(int n)
{
	struct event event = delivered(JW305, EVENT_START, n);

	event.status = n % 2 == 0 ? "1" : "3";
	return event;
}

/* The same on days that follow each other. */
static struct event one_start_on_many_days(int n)
{
	struct event event = one_start(n);

	event.dagtekening += n;
	return event;
}

/* A start that is sent more often than taken back. */
static struct event one_start_sent_more(int n)
{
	struct event event = one_start(n);

	event.status = n % 4 == 3 ? "3" : "1";
	event.dagtekening += n / 8;
	return event;
}

/* The same between the versions of its assignment. */
static struct event versions_and_one_start(int n)
{
	return n % 2 == 0 ? versions(n / 2) : one_start_on_many_days(n / 2);
}

/* A stop each time on one start, the last one the latest. */
static struct event stops_on_one_start(int n)
{
	struct event event = delivered(JW307, EVENT_STOP, n);

	event.einddatum = event.begindatum + n;
	event.reden = n % 3 == 0 ? "20" : "31";
	return n == 0 ? delivered(JW305, EVENT_START, n) : event;
}

/* The same, each of them taken back. */
static struct event stops_taken_back(int n)
{
	struct event event = stops_on_one_start(n == 0 ? 0 : 1 + n / 2);

	event.identificatie = pool_printf(pool, "%d", n);
	event.status = n > 1 && n % 2 == 1 ? "3" : "1";
	event.dagtekening += n;
	return event;
}

/* A start and its stop, and then the next. */
static struct event starts_and_stops(int n)
{
	struct event event = n % 2 == 0 ? delivered(JW305, EVENT_START, n)
					: delivered(JW307, EVENT_STOP, n);

	event.dagtekening += n;
	event.begindatum += n - n % 2;
	event.einddatum = event.begindatum;
	event.reden = n % 2 == 0 ? NULL : "20";
	return event;
}

/* Lines of answers to one claim that reject one Prestatie. */
static struct event one_prestatie_and_answers(int n)
{
	struct event event = claimed(n);

	event.identificatie = "c";
	event.referentienummer = "p";
	if (n % 2 == 0)
		return event;
	event.type = JW325;
	event.soort = EVENT_PRESTATIEANTWOORD;
	event.identificatie = pool_printf(pool, "%d", n);
	event.betreft = "c";
	event.betreft_dagtekening = event.dagtekening;
	event.retourcodes = event.antwoordcodes = "9339";
	return event;
}

static struct event one_prestatie_of_one_youth_and_answers(int n)
{
	struct event event = one_prestatie_and_answers(n);

	event.bsn = "999900006";
	event.toewijzingnummer = 1;
	return event;
}

/* Of what is claimed under one number one half takes back the other. */
static struct event debits_and_credits(int n)
{
	struct event event = claimed(n);

	if (n % 2 == 0) {
		event.referentienummer = "d";
		return event;
	}
	event.vorigreferentienummer = "d";
	event.budget = -100;
	return event;
}

static struct event debits_and_credits_of_one_youth(int n)
{
	struct event event = debits_and_credits(n);

	event.bsn = "999900006";
	event.toewijzingnummer = 1;
	return event;
}

static const struct shared {
	const char *name;
	message_of *message;
} shared[] = {
    {"a ToewijzingNummer", one_assignment},
    {"a debit that is credited", one_debit_and_credits},
    {"a ReferentieAanbieder of requests and answers", one_request_and_answers},
    {"a ReferentieAanbieder of requests of one youth and answers",
     one_request_of_one_youth_and_answers},
    {"a request that is answered", request_and_many_answers},
    {"a claim of many youths", one_claim_of_many},
    {"a claim of many youths that is answered", one_claim_of_many_and_answers},
    {"a claim of one youth that is answered", one_claim_of_one_youth_and_answers},
    {"a name of assignments", one_name},
    {"a ReferentieAanbieder of assignments", assigned_on_one_reference},
    {"a ReferentieAanbieder of requests", one_request},
    {"a ReferentieAanbieder of requests of one youth", one_request_of_one_youth},
    {"a ReferentieNummer", one_prestatie},
    {"a claim", one_claim_of_one_youth},
    {"a DeclaratieNummer and a month", one_declaratie},
    {"a claim that is answered", one_claim_and_answers},
    {"a name that retours answer", one_name_and_retours},
    {"an assignment of one youth", one_assignment_of_one_youth},
    {"an assignment in many versions", versions},
    {"an assignment in many versions, the last one first", versions_backwards},
    {"a moment of many contents", contents_of_one_moment},
    {"a deletion", one_deletion},
    {"an assignment in many versions and starts", versions_and_starts},
    {"an assignment in many versions and claims", versions_and_claims},
    {"an assignment in many versions and changes", versions_and_changes},
    {"a ReferentieNummer of Prestaties of one youth and answers",
     one_prestatie_of_one_youth_and_answers},
    {"a number of debits and credits of one youth", debits_and_credits_of_one_youth},
    {"a start that is taken back on its day", one_start},
    {"a start that is taken back every day", one_start_on_many_days},
    {"a start that is sent more often than taken back", one_start_sent_more},
    {"an assignment in many versions and one start", versions_and_one_start},
    {"a start with many stops", stops_on_one_start},
    {"a start with many stops that are taken back", stops_taken_back},
    {"an assignment of many starts and stops", starts_and_stops},
    {"a ReferentieNummer of Prestaties of many youths and answers", one_prestatie_and_answers},
    {"a number of debits and credits of many youths", debits_and_credits},
};

enum { KINDS = sizeof(shared) / sizeof(shared[0]) };

/* CPU time of taking in and deriving in one load so many from a number on. */
static double seconds_to_load(const struct shared *kind, int first, int count,
			      int (*derive)(struct store *, int32_t))
{
	const clock_t begin = clock();

	ck_assert_int_eq(store_begin(store), 0);
	for (int n = first; n < first + count; n++) {
		const struct event line = kind->message(n);

		own_store_add(store, &line, n);
	}
	ck_assert_int_eq(derive(store, date_day(2026, 3, 2)), 0);
	ck_assert_int_eq(store_commit(store), 0);
	return (double)(clock() - begin) / CLOCKS_PER_SEC;
}

static double seconds_of(const struct shared *kind, int count)
{
	double seconds;

	pool_reset(pool);
	store = own_store_open();
	seconds = seconds_to_load(kind, 0, count, store_derive);
	own_store_close();
	return seconds;
}

/* The least of several: what else the machine does only adds to it. */
static double least_seconds(const struct shared *kind, int count)
{
	double least = seconds_of(kind, count);

	for (int again = 0; again < AGAIN; again++) {
		const double seconds = seconds_of(kind, count);

		least = seconds < least ? seconds : least;
	}
	return least;
}

START_TEST(one_name_for_all_takes_linear_time)
{
	const struct shared *kind = &shared[_i];
	const char *form = getenv("FORM");
	const int last = form != NULL && strcmp(form, "long") == 0 ? LAST : 2 * FIRST;
	double one = least_seconds(kind, FIRST);

	for (int count = FIRST; count < last; count *= 2) {
		double two = least_seconds(kind, 2 * count);

		/* A moment at which the machine was slow is over when it is asked again. */
		for (int again = 0; two >= 2.5 * one + 0.02 && again < AGAIN; again++)
			two = fmin(two, least_seconds(kind, 2 * count));
		if (getenv("FIGURES") != NULL)
			printf("%s: %d %.3f, %d %.3f\n", kind->name, count, one, 2 * count, two);
		ck_assert_msg(two < 2.5 * one + 0.02,
			      "%s: %d messages took %.3f s, twice as many %.3f s", kind->name,
			      count, one, two);
		one = two;
	}
}
END_TEST

/* One more costs little, however many there are. Where two kinds of messages take turns the least is
 * taken of each. */
START_TEST(a_newcomer_costs_little)
{
	const struct shared *kind = &shared[_i];
	double least[2] = {9, 9};

	store = own_store_open();
	seconds_to_load(kind, 0, CROWD, store_derive);
	for (int n = CROWD; n < CROWD + NEWCOMERS; n++) {
		const double seconds = seconds_to_load(kind, n, 1, store_derive_soon);

		least[n % 2] = seconds < least[n % 2] ? seconds : least[n % 2];
	}
	own_store_close();
	if (getenv("FIGURES") != NULL)
		printf("%s: %.4f %.4f\n", kind->name, least[0], least[1]);
	if (!SANITIZED)
		ck_assert_msg(least[0] < 0.010 && least[1] < 0.010,
			      "%s: of %d messages one more took %.4f s", kind->name, CROWD,
			      least[0] > least[1] ? least[0] : least[1]);
}
END_TEST

/* ---- What counts of many ---- */

enum { MANY = 40 };

/* A request of another youth every day. */
static struct event request_of_day(int n)
{
	struct event event = one_request(n);

	event.dagtekening += n;
	return event;
}

static struct event retour_on(const struct event *request)
{
	struct event event = *request;

	event.type = JW316;
	event.soort = EVENT_RETOUR;
	event.betreft = request->identificatie;
	event.betreft_dagtekening = request->dagtekening;
	event.retourcodes = "9063";
	event.bsn = event.referentie = NULL;
	event.dagtekening += MANY;
	return event;
}

static void load(const struct event *lines, int count, int first)
{
	ck_assert_int_eq(store_begin(store), 0);
	for (int i = 0; i < count; i++)
		own_store_add(store, &lines[i], first + i);
	ck_assert_int_eq(store_derive(store, date_day(2026, 12, 1)), 0);
	ck_assert_int_eq(store_commit(store), 0);
}

/* One request has a row, that of this day. */
static void one_row_of(const char *day)
{
	sqlite3 *db;
	sqlite3_stmt *rows;

	ck_assert_int_eq(sqlite3_open_v2(own_store_path(), &db, SQLITE_OPEN_READONLY, NULL),
			 SQLITE_OK);
	ck_assert_int_eq(sqlite3_prepare_v2(db, "SELECT dagtekening FROM verzoek", -1, &rows, NULL),
			 SQLITE_OK);
	ck_assert_int_eq(sqlite3_step(rows), SQLITE_ROW);
	ck_assert_str_eq((const char *)sqlite3_column_text(rows, 0), day);
	ck_assert_int_eq(sqlite3_step(rows), SQLITE_DONE);
	sqlite3_finalize(rows);
	sqlite3_close(db);
}

START_TEST(of_many_requests_the_first_counts)
{
	struct event line[MANY + 1];

	store = own_store_open();
	for (int n = 0; n < MANY; n++)
		line[n] = request_of_day(MANY - n);
	load(line, MANY, 0);
	one_row_of("2026-03-02");
	line[MANY] = retour_on(&line[MANY - 1]);
	load(&line[MANY], 1, MANY);
	one_row_of("2026-03-03");
	line[0] = request_of_day(0);
	load(line, 1, MANY + 1);
	one_row_of("2026-03-01");
	own_store_close();
}
END_TEST

Suite *suite_sharers(void);

Suite *suite_sharers(void)
{
	Suite *suite = suite_create("sharers");
	TCase *tests = tcase_create("what counts");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, of_many_requests_the_first_counts);
	suite_add_tcase(suite, tests);
	/* A case each, so that CK_RUN_CASE asks for one of them. */
	for (int kind = 0; kind < KINDS; kind++) {
		tests = tcase_create(shared[kind].name);
		tcase_add_checked_fixture(tests, set_up, tear_down);
		tcase_set_timeout(tests, 400);
		tcase_add_loop_test(tests, one_name_for_all_takes_linear_time, kind, kind + 1);
		tcase_add_loop_test(tests, a_newcomer_costs_little, kind, kind + 1);
		suite_add_tcase(suite, tests);
	}
	return suite;
}
