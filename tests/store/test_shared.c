/* What many youths share: of it only a part is read for each, and only some of them are derived anew
 * when something comes in. The rows and findings are the same in whatever order and batches messages
 * came to homes with keys of their own, two retours of one day included, and requests have the rows that
 * are derived from all that is there. */
#include <check.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/random_write.h"
#include "../lib/own_store.h"
#include "ijw/base/buf.h"
#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "ijw/base/sanitized.h"
#include "ijw/message/event.h"
#include "ijw/store/youth.h"

enum { MESSAGES = 300, YOUTHS = 40, DAYS = 8, ROUNDS = SANITIZED ? 3 : 12 };

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

static struct event line_of(enum berichttype type, enum event_soort soort, int n)
{
	struct event event = own_store_line(type, soort);
	const int youth = (int)roll(YOUTHS);

	event.gemeente = now_and_then(80) ? 153 : 141;
	event.dagtekening += (int32_t)roll(DAYS);
	event.identificatie = pool_printf(pool, "%03d", n * 7 % MESSAGES);
	event.bsn = pool_printf(pool, "%09d", youth + 1);
	event.code = pool_printf(pool, "%02dA03", youth);
	event.categorie = "43";
	return event;
}

static const char *one_of(const char *name, uint32_t count)
{
	return pool_printf(pool, "%s%u", name, roll(count));
}

/* ---- Messages ---- */

static struct event request(int n)
{
	struct event event = line_of(JW315, EVENT_AANVRAAG, n);

	event.referentie = one_of("r", 2);
	event.verwijzer = "01";
	return event;
}

static struct event answer(int n)
{
	struct event event = line_of(JW319, EVENT_ANTWOORD, n);

	event.referentie = one_of("r", 2);
	event.status = now_and_then(50) ? "1" : "2";
	event.reden = now_and_then(30) ? "8" : "1";
	event.anderegemeente = now_and_then(50) ? 153 : 141;
	event.bsn = event.code = event.categorie = NULL;
	return event;
}

static struct event assignment(int n)
{
	struct event event = line_of(JW301, EVENT_TOEWIJZING, n);

	event.referentie = now_and_then(30) ? one_of("r", 2) : NULL;
	event.toewijzingnummer = atoi(event.bsn);
	event.toewijzingsdatum = event.ingangsdatum = event.dagtekening - (int32_t)roll(3) * 20;
	event.budget = now_and_then(50) ? 500 : GETAL_NONE;
	return event;
}

/* Claims share numbers, of assignments of others too, and some of them their name. */
static struct event claim_line(int n)
{
	struct event event = line_of(JW323, EVENT_PRESTATIE, n);

	event.toewijzingnummer = now_and_then(70) ? atoi(event.bsn) : 1 + (int)roll(4);
	event.referentienummer = one_of("p", 2);
	event.begindatum = date_day(2026, 2, 1);
	event.einddatum = now_and_then(80) ? date_day(2026, 2, 28) : date_day(2026, 2, 14);
	event.declaratie_einddatum = date_day(2026, 2, 28);
	event.budget = 100 * (int64_t)(1 + roll(3));
	if (now_and_then(70)) {
		event.identificatie = one_of("c", 2);
		event.dagtekening = date_day(2026, 3, 4);
	}
	if (now_and_then(60)) {
		event.vorigreferentienummer = one_of("p", 2);
		event.budget = -event.budget;
	}
	return event;
}

static struct event claim_answer(int n)
{
	struct event event = line_of(JW325, EVENT_DECLARATIEANTWOORD, n);

	event.betreft = one_of("c", 2);
	event.betreft_dagtekening = date_day(2026, 3, 4);
	event.retourcodes = now_and_then(20) ? "0001" : "0200";
	event.antwoordcodes = "0200";
	if (now_and_then(30)) {
		event.soort = EVENT_PRESTATIEANTWOORD;
		event.referentienummer = one_of("p", 2);
	} else {
		event.bsn = event.code = event.categorie = NULL;
	}
	return event;
}

static struct event retour_on(const struct event *of)
{
	struct event event = *of;

	event.type = bericht_info(of->type)->retour;
	event.soort = EVENT_RETOUR;
	event.betreft = of->identificatie;
	event.betreft_dagtekening = of->dagtekening;
	event.retourcodes = "9063";
	event.bsn = event.referentie = event.code = event.categorie = NULL;
	event.toewijzingnummer = GETAL_NONE;
	event.dagtekening += (int32_t)roll(3);
	return event;
}

static struct event message_of(const struct event *before, int n)
{
	switch (roll(8)) {
	case 0:
	case 1:
		return request(n);
	case 2:
		return answer(n);
	case 3:
		return assignment(n);
	case 4:
	case 5:
		return claim_line(n);
	case 6:
		return claim_answer(n);
	default:
		break;
	}
	for (int i = n; i-- > 0;)
		if (bericht_info(before[i].type)->retour != BERICHT_ONBEKEND && now_and_then(40))
			return retour_on(&before[i]);
	return request(n);
}

/* ---- Taking in ---- */

/* Takes them in in batches of so many at most. */
static void load(const struct event *messages, const int *order, uint32_t batch)
{
	for (int at = 0; at < MESSAGES;) {
		const int end = at + 1 + (int)roll(batch);

		ck_assert_int_eq(store_begin(store), 0);
		for (; at < MESSAGES && at < end; at++)
			own_store_add(store, &messages[order[at]], order[at]);
		ck_assert_int_eq(now_and_then(50) ? store_derive_soon(store, date_day(2026, 6, 1))
						  : store_derive(store, date_day(2026, 6, 1)),
				 0);
		ck_assert_int_eq(store_commit(store), 0);
	}
	ck_assert_int_eq(store_begin(store), 0);
	ck_assert_int_eq(store_derive(store, date_day(2026, 6, 1)), 0);
	ck_assert_int_eq(store_commit(store), 0);
}

/* ---- What came of it ---- */

static const char *const asked[] = {
    "SELECT aanbieder, referentie, gemeente, dagtekening, productcode, status, antwoorddatum,"
    " besluitdatum, reden_afwijzing, toewijzingnummer, w1_dagen, w2_dagen FROM verzoek"
    " ORDER BY 1, 2, 3, 4, 5, 6",
    "SELECT gemeente, toewijzingnummer, productcode, toewijzingsdatum, versies, status, rol"
    " FROM toewijzing ORDER BY 1, 2, 3",
    "SELECT gemeente, keten, klokstart, status, startdatum_tot, open_dagen FROM wachtketen"
    " ORDER BY 1, 2, 3, 4",
    "SELECT a.bestand, a.regel, a.pad, a.ernst, d.bestand FROM afkeur a"
    " LEFT JOIN bericht d ON d.id = a.opgelost_door ORDER BY 1, 2, 3, 4, 5",
};

enum { ASKED = sizeof(asked) / sizeof(asked[0]) };

static int add_row(void *out, int cells, char **cell, char **name)
{
	(void)name;
	for (int i = 0; i < cells; i++)
		buf_printf(out, "%s%c", cell[i] != NULL ? cell[i] : "", i + 1 < cells ? ' ' : '\n');
	return 0;
}

static void read_all(struct buf *out)
{
	sqlite3 *db;

	ck_assert_int_eq(sqlite3_open_v2(own_store_path(), &db, SQLITE_OPEN_READONLY, NULL),
			 SQLITE_OK);
	for (int i = 0; i < ASKED; i++)
		ck_assert_int_eq(sqlite3_exec(db, asked[i], add_row, out, NULL), SQLITE_OK);
	sqlite3_close(db);
}

/* What requests have: how many, and the sums of their days. */
struct sums {
	int64_t rows, asked, answered, decided;
};

static int64_t day_or_0(int32_t day)
{
	return day != DAY_NONE ? day : 0;
}

static int add_requests(void *out, const struct youth *youth)
{
	struct sums *sums = out;

	for (size_t i = 0; i < youth->derived.verzoeken; i++) {
		const struct verzoek_row *row = &youth->derived.verzoek[i];

		sums->rows++;
		sums->asked += row->dagtekening;
		sums->answered += day_or_0(row->antwoorddatum);
		sums->decided += day_or_0(row->besluitdatum);
	}
	return 0;
}

static int take_sums(void *out, int cells, char **cell, char **name)
{
	(void)cells, (void)name;
	*(struct sums *)out =
	    (struct sums){atoll(cell[0]), atoll(cell[1]), atoll(cell[2]), atoll(cell[3])};
	return 0;
}

/* Who reads all youths into memory leaves nothing out for any of them. */
static void rows_are_of_all(void)
{
	struct sums all = {0}, stored = {0};
	void *const context[] = {&all};
	struct youths *youths = store_youths(store);
	sqlite3 *db;

	ck_assert_ptr_nonnull(youths);
	ck_assert_int_eq(youths_each(youths, date_day(2026, 6, 1), date_day(2026, 6, 1),
				     add_requests, context, 1),
			 0);
	youths_free(youths);
	ck_assert_int_eq(sqlite3_open_v2(own_store_path(), &db, SQLITE_OPEN_READONLY, NULL),
			 SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(db,
				      "SELECT count(*), total(dagtekening), total(antwoorddatum),"
				      " total(besluitdatum) FROM verzoek_rij",
				      take_sums, &stored, NULL),
			 SQLITE_OK);
	sqlite3_close(db);
	ck_assert_int_gt(stored.rows, 0);
	ck_assert_mem_eq(&stored, &all, sizeof(all));
}

static void shuffle(int *order)
{
	for (int i = MESSAGES; i-- > 1;) {
		const int other = (int)roll((uint32_t)i + 1), kept = order[i];

		order[i] = order[other];
		order[other] = kept;
	}
}

static void same_lines(const char *one, const char *other)
{
	while (*one != '\0' && *one == *other)
		one++, other++;
	while (*one != '\0' && *one != '\n' && one[-1] != '\n')
		one--, other--;
	ck_assert_msg(*one == '\0' && *other == '\0', "not the same from here on:\n%.200s\n%.200s",
		      one, other);
}

START_TEST(order_and_batches_change_nothing)
{
	struct event *messages = pool_alloc(pool, MESSAGES * sizeof(*messages));
	struct buf first = BUF_INIT(0), again = BUF_INIT(0);
	int order[MESSAGES];

	random_seed((uint64_t)_i + 1);
	for (int n = 0; n < MESSAGES; n++) {
		order[n] = n;
		messages[n] = message_of(messages, n);
	}
	store = own_store_open();
	load(messages, order, MESSAGES);
	read_all(&first);
	rows_are_of_all();
	own_store_close();
	shuffle(order);
	store = own_store_open();
	load(messages, order, 6);
	read_all(&again);
	own_store_close();
	same_lines(first.data, again.data);
	buf_free(&first);
	buf_free(&again);
}
END_TEST

/* Of two retours of one day on a request the one whose content stands first resolves that another
 * request has its reference, whichever came first. */
START_TEST(of_two_retours_of_a_day_one_resolves)
{
	enum { FIRST, SECOND, RETOUR, OTHER, LINES };
	static const int orders[2][LINES] = {{FIRST, SECOND, RETOUR, OTHER},
					     {OTHER, RETOUR, SECOND, FIRST}};
	struct event line[LINES];

	random_seed(1);
	line[FIRST] = line[SECOND] = request(FIRST);
	line[SECOND].identificatie = "second";
	line[SECOND].dagtekening++;
	line[RETOUR] = retour_on(&line[FIRST]);
	line[RETOUR].dagtekening = line[SECOND].dagtekening + 1;
	line[OTHER] = line[RETOUR];
	for (int i = 0; i < 2; i++) {
		struct buf found = BUF_INIT(0);

		store = own_store_open();
		ck_assert_int_eq(store_begin(store), 0);
		for (int n = 0; n < LINES; n++)
			own_store_add(store, &line[orders[i][n]], orders[i][n]);
		ck_assert_int_eq(store_derive(store, date_day(2026, 6, 1)), 0);
		ck_assert_int_eq(store_commit(store), 0);
		read_all(&found);
		own_store_close();
		ck_assert_msg(strstr(found.data, "001 TR347 ") != NULL &&
				  strstr(strstr(found.data, "001 TR347 "), " 002\n") != NULL &&
				  strstr(found.data, " 003\n") == NULL,
			      "%s", found.data);
		buf_free(&found);
	}
}
END_TEST

Suite *suite_shared(void);

Suite *suite_shared(void)
{
	Suite *suite = suite_create("shared");
	TCase *tests = tcase_create("shared");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_set_timeout(tests, 120);
	tcase_add_loop_test(tests, order_and_batches_change_nothing, 0, ROUNDS);
	tcase_add_test(tests, of_two_retours_of_a_day_one_resolves);
	suite_add_tcase(suite, tests);
	return suite;
}
