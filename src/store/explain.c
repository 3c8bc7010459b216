#include "ijw/store/explain.h"

#include <stdlib.h>

#include "ijw/base/order.h"

#include "db.h"

/* Questions of one command: prepared here, asked once. */
static const char youth_of[] =
    "SELECT e.jeugdige FROM event e JOIN bericht b ON b.id = e.bericht"
    " WHERE e.gemeente = ? AND e.toewijzingnummer = ? AND e.jeugdige IS NOT NULL"
    " AND e.soort IN (1, 2, 3, 6, 7, 11)"
    " ORDER BY e.soort, b.bekend, b.identificatie, e.jeugdige LIMIT 1";
static const char youth_named[] = "SELECT id FROM jeugdige WHERE client = ?";
static const char client_of[] = "SELECT client FROM jeugdige WHERE id = ?";
static const char near_of[] =
    "SELECT DISTINCT toewijzingnummer FROM event WHERE gemeente = ? AND soort = 1"
    " AND toewijzingnummer IS NOT NULL ORDER BY abs(toewijzingnummer - ?), toewijzingnummer"
    " LIMIT ?";

static sqlite3_stmt *prepare(struct store *store, const char *sql)
{
	sqlite3_stmt *statement;

	if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) == SQLITE_OK)
		return statement;
	db_failed(store);
	return NULL;
}

/* The number in the first row; 0: no row; -1 failed. Ends the statement. */
static int64_t answer(struct store *store, struct binder *binder)
{
	int more = binder->rc == SQLITE_OK ? db_row(store, binder->statement) : db_failed(store);
	int64_t number = more == 1 ? sqlite3_column_int64(binder->statement, 0) : more;

	sqlite3_finalize(binder->statement);
	return number;
}

int64_t store_youth_of(struct store *store, int32_t gemeente, int64_t nummer)
{
	struct binder binder = {.statement = prepare(store, youth_of)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, gemeente);
	bind_number(&binder, nummer);
	return answer(store, &binder);
}

int64_t store_youth(struct store *store, const char *client)
{
	struct binder binder = {.statement = prepare(store, youth_named)};

	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, client);
	return answer(store, &binder);
}

const char *store_client(struct store *store, int64_t youth, struct pool *pool)
{
	struct binder binder = {.statement = prepare(store, client_of)};
	const char *client = NULL;

	if (binder.statement == NULL)
		return NULL;
	bind_number(&binder, youth);
	if (binder.rc == SQLITE_OK && db_row(store, binder.statement) == 1)
		client =
		    pool_printf(pool, "%s", (const char *)sqlite3_column_text(binder.statement, 0));
	else
		db_failed(store);
	sqlite3_finalize(binder.statement);
	return client;
}

int store_events(struct store *store, int64_t youth, struct event **events, size_t *count)
{
	pool_reset(store->pool);
	return event_load_story(store, youth, events, count);
}

static int by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return order_getal(x, y);
}

int store_near(struct store *store, int32_t gemeente, int64_t nummer, int64_t *numbers, int room)
{
	struct binder binder = {.statement = prepare(store, near_of)};
	int count = 0, more;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, gemeente);
	bind_number(&binder, nummer);
	bind_number(&binder, room);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	for (; more == 1; more = db_row(store, binder.statement))
		numbers[count++] = sqlite3_column_int64(binder.statement, 0);
	sqlite3_finalize(binder.statement);
	qsort(numbers, (size_t)count, sizeof(*numbers), by_number);
	return more < 0 ? -1 : count;
}
