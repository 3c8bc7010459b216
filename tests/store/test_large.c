/* A youth with very many events: a message about them costs no more than others do, and in the end
 * the rows are those of all that was said. */
#include <check.h>
#include <sqlite3.h>
#include <string.h>
#include <time.h>

#include "../lib/own_store.h"
#include "ijw/base/date.h"
#include "ijw/base/limits.h"
#include "ijw/base/sanitized.h"
#include "ijw/message/event.h"

enum { EVENTS = 2500, NEWCOMERS = 20 };

static const char large[] = "999900006";
static const char small[] = "999900018";

static struct store *store;
static struct pool *pool;
static int32_t today;

static void set_up(void)
{
	pool = pool_new();
	store = own_store_open();
	today = date_day(2026, 3, 2);
}

static void tear_down(void)
{
	own_store_close();
	pool_free(pool);
}

/* A JW301 with one assignment of number `n`; without a Bsn that of number 1, of a youth of its own. */
static void add(const char *bsn, int n)
{
	struct event event = own_store_line(JW301, EVENT_TOEWIJZING);

	event.dagtekening = event.toewijzingsdatum = event.ingangsdatum = today - 1;
	event.identificatie = pool_printf(pool, "%d", n);
	event.bsn = bsn != NULL ? bsn : pool_printf(pool, "%09d", n);
	event.toewijzingnummer = bsn != NULL ? n : 1;
	own_store_add(store, &event, n);
}

/* So many from that number on in one load. */
static void load(const char *bsn, int first, int count, int (*derive)(struct store *, int32_t))
{
	ck_assert_int_eq(store_begin(store), 0);
	for (int n = first; n < first + count; n++)
		add(bsn, n);
	ck_assert_int_eq(derive(store, today), 0);
	ck_assert_int_eq(store_commit(store), 0);
}

/* The number that this asks of the database, from outside. */
static int64_t ask(const char *sql)
{
	sqlite3 *db;
	sqlite3_stmt *row;
	int64_t number;

	ck_assert_int_eq(sqlite3_open_v2(own_store_path(), &db, SQLITE_OPEN_READONLY, NULL),
			 SQLITE_OK);
	ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &row, NULL), SQLITE_OK);
	ck_assert_int_eq(sqlite3_step(row), SQLITE_ROW);
	number = sqlite3_column_int64(row, 0);
	sqlite3_finalize(row);
	sqlite3_close(db);
	return number;
}

static int64_t rows(void)
{
	return ask("SELECT count(*) FROM toewijzing");
}

static int64_t marked(void)
{
	struct store_status status;

	ck_assert_int_eq(store_status(store, 0, &status), 0);
	ck_assert_int_eq(status.marked, store_marked(store));
	return status.marked;
}

START_TEST(a_newcomer_costs_little)
{
	clock_t begin;
	double seconds;

	load(large, 1, EVENTS, store_derive);
	ck_assert_int_eq(rows(), EVENTS);
	begin = clock();
	for (int n = 0; n < NEWCOMERS; n++)
		load(large, 10001 + n, 1, store_derive_soon);
	seconds = (double)(clock() - begin) / CLOCKS_PER_SEC / NEWCOMERS;
	if (!SANITIZED)
		ck_assert_msg(seconds < 0.010, "a newcomer took %.4f s", seconds);
	ck_assert_int_eq(rows(), EVENTS);
	ck_assert_int_eq(marked(), 1);
	ck_assert_int_eq(ask("SELECT count(*) FROM geraakt"), 1);
}
END_TEST

/* Others are derived meanwhile, and nothing that was marked is forgotten, also by another process.
 */
START_TEST(what_is_marked_is_derived_later)
{
	struct store *first;

	load(large, 1, EVENTS, store_derive);
	load(large, 10001, 1, store_derive_soon);
	load(small, 20001, 1, store_derive_soon);
	ck_assert_int_eq(rows(), EVENTS + 1);
	ck_assert_int_eq(marked(), 1);
	first = store;
	store = store_open(own_store_home());
	ck_assert_ptr_nonnull(store);
	load(small, 20002, 1, store_derive_soon);
	ck_assert_int_eq(marked(), 1);
	load(small, 20003, 0, store_derive);
	ck_assert_int_eq(marked(), 0);
	ck_assert_int_eq(rows(), EVENTS + 3);
	ck_assert_int_eq(ask("SELECT count(*) FROM geraakt"), 0);
	store_close(store);
	store = first;
}
END_TEST

/* As many as that are not many. */
START_TEST(at_the_limit)
{
	load(large, 1, (int)LIMIT_YOUTH_EVENTS, store_derive);
	load(large, 10001, 1, store_derive_soon);
	ck_assert_int_eq(marked(), 0);
	ck_assert_int_eq(rows(), (int)LIMIT_YOUTH_EVENTS + 1);
	load(large, 10002, 1, store_derive_soon);
	ck_assert_int_eq(marked(), 1);
}
END_TEST

/* ---- Dossiers ---- */

static int64_t put_off(void)
{
	struct store_status status;

	ck_assert_int_eq(store_status(store, 0, &status), 0);
	ck_assert_int_eq(status.dossiers, ask("SELECT count(*) FROM uitgesteld"));
	return status.dossiers;
}

static int64_t found(void)
{
	return ask("SELECT count(*) FROM afkeur WHERE regel = 'TR332'");
}

/* A number that very many share is judged with those who come only when all is derived. */
START_TEST(a_large_dossier_is_judged_later)
{
	const int limit = (int)LIMIT_DOSSIER_ROWS;

	load(NULL, 1, limit, store_derive);
	load(NULL, 10001, 1, store_derive_soon);
	ck_assert_int_eq(put_off(), 1);
	ck_assert_int_eq(store_marked(store), 1);
	ck_assert_int_eq(found(), limit - 1);
	load(small, 20001, 1, store_derive_soon);
	ck_assert_int_eq(put_off(), 1);
	load(small, 20002, 0, store_derive);
	ck_assert_int_eq(put_off(), 0);
	ck_assert_int_eq(store_marked(store), 0);
	ck_assert_int_eq(found(), limit);
}
END_TEST

START_TEST(a_dossier_at_the_limit)
{
	load(NULL, 1, (int)LIMIT_DOSSIER_ROWS - 1, store_derive);
	load(NULL, 10001, 1, store_derive_soon);
	ck_assert_int_eq(put_off(), 0);
	ck_assert_int_eq(found(), (int)LIMIT_DOSSIER_ROWS - 1);
}
END_TEST

Suite *suite_large(void);

Suite *suite_large(void)
{
	Suite *suite = suite_create("large");
	TCase *tcase = tcase_create("large");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_set_timeout(tcase, 120);
	tcase_add_test(tcase, a_newcomer_costs_little);
	tcase_add_test(tcase, what_is_marked_is_derived_later);
	tcase_add_test(tcase, at_the_limit);
	tcase_add_test(tcase, a_large_dossier_is_judged_later);
	tcase_add_test(tcase, a_dossier_at_the_limit);
	suite_add_tcase(suite, tcase);
	return suite;
}
