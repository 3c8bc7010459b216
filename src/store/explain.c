#include "ijw/store/explain.h"

#include <stdio.h>
#include <stdlib.h>

#include "event.h"
#include "ijw/base/order.h"

/* Questions of one command: prepared here, asked once. */
static const char youth_named[] = "SELECT id FROM jeugdige WHERE client = ?";
static const char client_of[] = "SELECT client FROM jeugdige WHERE id = ?";
static const char near_of[] =
    "SELECT DISTINCT toewijzingnummer FROM toewijzing WHERE gemeente = ?"
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

/* Who an event names is asked first of assignments, then of what was told on them; of the earliest.
 */
static int order_asked(const struct event *a, const struct event *b)
{
	int order = order_getal(a->soort, b->soort);

	if (order == 0)
		order = order_getal(a->dagtekening, b->dagtekening);
	if (order == 0)
		order = order_text(a->identificatie, b->identificatie);
	return order != 0 ? order : order_getal(a->jeugdige, b->jeugdige);
}

static bool is_asked(const struct event *event, int32_t gemeente, int64_t nummer)
{
	switch (event->soort) {
	case EVENT_TOEWIJZING:
	case EVENT_START:
	case EVENT_STOP:
	case EVENT_ONGEWIJZIGD:
	case EVENT_TE_WIJZIGEN:
	case EVENT_PRESTATIE:
		return event->jeugdige != 0 && event->gemeente == gemeente &&
		       event->toewijzingnummer == nummer;
	default:
		return false;
	}
}

/* The youth of the first of these events; 0 for none. */
static int64_t first_asked(const struct events *events, int32_t gemeente, int64_t nummer)
{
	const struct event *first = NULL;

	for (size_t i = 0; i < events->count; i++) {
		const struct event *event = &events->event[i];

		if (is_asked(event, gemeente, nummer) &&
		    (first == NULL || order_asked(event, first) < 0))
			first = event;
	}
	return first != NULL ? first->jeugdige : 0;
}

/* Without an assignment all that is kept is looked through. */
static int64_t search_youth(struct store *store, int32_t gemeente, int64_t nummer)
{
	struct binder binder = {.statement = db_statement(store, SQL_FEITEN_SINCE)};
	struct events asked = {.pool = store->pool};
	int more;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, 0);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	for (; more == 1; more = db_row(store, binder.statement)) {
		size_t kept = asked.count;

		if (event_read_row(store, binder.statement, &asked) != 0) {
			sqlite3_reset(binder.statement);
			return -1;
		}
		for (size_t i = kept; i < asked.count; i++)
			if (is_asked(&asked.event[i], gemeente, nummer))
				asked.event[kept++] = asked.event[i];
		asked.count = kept;
	}
	return more < 0 ? -1 : first_asked(&asked, gemeente, nummer);
}

int64_t store_youth_of(struct store *store, int32_t gemeente, int64_t nummer)
{
	const struct sleutel key = sleutel_of_toewijzing(gemeente, nummer);
	struct events assigned = {.pool = store->pool};
	int64_t youth;

	pool_reset(store->pool);
	if (event_by_key(store, &key, &assigned) != 0)
		return -1;
	youth = first_asked(&assigned, gemeente, nummer);
	return youth != 0 ? youth : search_youth(store, gemeente, nummer);
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
	struct events found;

	pool_reset(store->pool);
	if (event_load_story(store, youth, &found) != 0)
		return -1;
	*events = found.event;
	*count = found.count;
	return 0;
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
	char code[8];

	if (binder.statement == NULL)
		return -1;
	snprintf(code, sizeof(code), "GM%04d", (int)(gemeente & 0x3FFF) % 10000);
	bind_text(&binder, code);
	bind_number(&binder, nummer);
	bind_number(&binder, room);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	for (; more == 1; more = db_row(store, binder.statement))
		numbers[count++] = sqlite3_column_int64(binder.statement, 0);
	sqlite3_finalize(binder.statement);
	qsort(numbers, (size_t)count, sizeof(*numbers), by_number);
	return more < 0 ? -1 : count;
}
