#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "db.h"
#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "statements.h"

enum { SMALL_NONE = GEMEENTE_NONE };

#define BIND_TEXT(column) bind_text(&binder, event->column);
#define BIND_DAY(column) bind_number_or_null(&binder, event->column, DAY_NONE);
#define BIND_NUMBER(column) bind_number_or_null(&binder, event->column, GETAL_NONE);
#define BIND_SMALL(column) bind_number_or_null(&binder, event->column, SMALL_NONE);
#define BIND_PLACE(column) bind_number_or_null(&binder, event->column, 0);

int event_add(struct store *store, int64_t bericht, const struct event *event, int64_t jeugdige)
{
	struct binder binder = {.statement = db_statement(store, SQL_EVENT_ADD)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, bericht);
	bind_number(&binder, event->regel);
	bind_number(&binder, event->soort);
	bind_number_or_null(&binder, jeugdige, 0);
	EVENT_COLUMNS(BIND_TEXT, BIND_DAY, BIND_NUMBER, BIND_SMALL, BIND_PLACE)
	return db_bound(store, &binder);
}

static const char *column_text(struct store *store, sqlite3_stmt *row, int column)
{
	const unsigned char *text = sqlite3_column_text(row, column);

	if (text == NULL)
		return NULL;
	return pool_copy(store->pool, (const char *)text,
			 (size_t)sqlite3_column_bytes(row, column));
}

static int64_t column_number(sqlite3_stmt *row, int column, int64_t null)
{
	return sqlite3_column_type(row, column) == SQLITE_NULL ? null
							       : sqlite3_column_int64(row, column);
}

#define READ_TEXT(name) event->name = column_text(store, row, column++);
#define READ_DAY(name) event->name = (int32_t)column_number(row, column++, DAY_NONE);
#define READ_NUMBER(name) event->name = column_number(row, column++, GETAL_NONE);
#define READ_SMALL(name) event->name = (int32_t)column_number(row, column++, SMALL_NONE);
#define READ_PLACE(name) event->name = (uint32_t)column_number(row, column++, 0);

static void read_event(struct store *store, sqlite3_stmt *row, struct event *event)
{
	int column = 0;

	*event = event_none();
	event->type = bericht_of_number(sqlite3_column_int(row, column++));
	event->soort = (enum event_soort)sqlite3_column_int(row, column++);
	event->regel = (uint32_t)sqlite3_column_int(row, column++);
	event->dagtekening = (int32_t)column_number(row, column++, DAY_NONE);
	event->nietig_vanaf = (int32_t)column_number(row, column++, DAY_NEVER);
	event->identificatie = column_text(store, row, column++);
	event->bericht = sqlite3_column_int64(row, column++);
	event->jeugdige = sqlite3_column_int64(row, column++);
	event->group = sqlite3_column_int64(row, column++);
	event->place = sqlite3_column_int64(row, column++);
	event->void_place = column_number(row, column++, GETAL_NONE);
	event->void_day = (int32_t)column_number(row, column++, DAY_NEVER);
	event->headerline = (uint32_t)column_number(row, column++, 0);
	event->rejected = sqlite3_column_int(row, column++) != 0;
	EVENT_COLUMNS(READ_TEXT, READ_DAY, READ_NUMBER, READ_SMALL, READ_PLACE)
}

/* Events while they are being read. */
struct events {
	struct event *event;
	size_t count;
	size_t room;
};

static struct event *next_event(struct store *store, struct events *events)
{
	if (events->count == events->room) {
		struct event *grown;

		events->room = events->room == 0 ? 8 : events->room * 2;
		grown = pool_alloc(store->pool, events->room * sizeof(*grown));
		if (events->count > 0)
			memcpy(grown, events->event, events->count * sizeof(*grown));
		events->event = grown;
	}
	return &events->event[events->count++];
}

static int read_all(struct store *store, const struct binder *binder, struct events *events)
{
	int more;

	if (binder->rc != SQLITE_OK)
		return db_failed(store);
	while ((more = db_row(store, binder->statement)) == 1)
		read_event(store, binder->statement, next_event(store, events));
	return more;
}

int event_read(struct store *store, const struct binder *binder, struct event **events,
	       size_t *count)
{
	struct events found = {0};

	if (read_all(store, binder, &found) != 0)
		return -1;
	*events = found.event;
	*count = found.count;
	return 0;
}

#define SAME_TEXT(name) &&found_text(found, event->name)
#define SAME_DAY(name) &&found_number(found, event->name, DAY_NONE)
#define SAME_NUMBER(name) &&found_number(found, event->name, GETAL_NONE)
#define SAME_SMALL(name) &&found_number(found, event->name, SMALL_NONE)
#define SAME_PLACE(name) &&found_number(found, event->name, 0)

bool event_is(struct found *found, const struct event *event)
{
	return found_number(found, event->regel, -1) &&
	       found_number(found, event->soort, -1)
		   EVENT_COLUMNS(SAME_TEXT, SAME_DAY, SAME_NUMBER, SAME_SMALL, SAME_PLACE);
}

static struct binder ask(struct store *store, enum statement statement)
{
	struct binder binder = {.statement = db_statement(store, statement)};

	if (binder.statement == NULL)
		binder.rc = SQLITE_ERROR;
	return binder;
}

static int load_own(struct store *store, enum statement statement, int64_t jeugdige,
		    struct events *events)
{
	struct binder binder = ask(store, statement);

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, jeugdige);
	return read_all(store, &binder, events);
}

/* What was said of others than this youth under a number that is theirs too. */
static int load_vreemd(struct store *store, enum statement statement, int64_t jeugdige,
		       const struct event *event, const char *number, struct events *events)
{
	struct binder binder = ask(store, statement);
	size_t before = events->count;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, jeugdige);
	bind_text(&binder, event->aanbieder);
	bind_text(&binder, number);
	if (read_all(store, &binder, events) != 0)
		return -1;
	for (size_t i = before; i < events->count; i++)
		events->event[i].foreign = true;
	return 0;
}

/* A request: who else has its number, and what answers it. */
static int load_request(struct store *store, int64_t jeugdige, struct event request,
			struct events *events)
{
	struct binder binder;

	if (request.referentie == NULL)
		return 0;
	if (load_vreemd(store, SQL_RIVALS_OF, jeugdige, &request, request.referentie, events) != 0)
		return -1;
	binder = ask(store, SQL_ANSWERS_OF);
	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, request.aanbieder);
	bind_text(&binder, request.referentie);
	return read_all(store, &binder, events);
}

/* What answers a line of a claim: the whole of it, or the line. */
static int load_answers(struct store *store, int64_t jeugdige, struct event line,
			struct events *events)
{
	struct binder binder = ask(store, SQL_CLAIM_ANSWERS_OF);

	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, line.aanbieder);
	bind_text(&binder, line.identificatie);
	bind_number(&binder, line.dagtekening);
	if (read_all(store, &binder, events) != 0)
		return -1;
	return load_vreemd(store, SQL_CLAIM_LINES_OF, jeugdige, &line, line.referentienummer,
			   events);
}

/* A line of a claim: what answers it, and what takes it back under another Bsn with the answers on
 * that. */
static int load_claim(struct store *store, int64_t jeugdige, struct event line,
		      struct events *events)
{
	size_t first, end;

	if (load_answers(store, jeugdige, line, events) != 0)
		return -1;
	first = events->count;
	if (load_vreemd(store, SQL_CREDITS_OF, jeugdige, &line, line.referentienummer, events) != 0)
		return -1;
	end = events->count;
	for (size_t i = first; i < end; i++)
		if (load_answers(store, jeugdige, events->event[i], events) != 0)
			return -1;
	return 0;
}

static int by_place(const void *a, const void *b)
{
	const struct event *x = a, *y = b;
	int order = order_getal(x->bericht, y->bericht);

	return order != 0 ? order : order_getal(x->regel, y->regel);
}

/* What several lines led to was found several times. */
static void drop_repeated(struct event *event, size_t *count)
{
	size_t kept = 0;

	qsort(event, *count, sizeof(*event), by_place);
	for (size_t i = 0; i < *count; i++)
		if (kept == 0 || by_place(&event[kept - 1], &event[i]) != 0)
			event[kept++] = event[i];
	*count = kept;
}

static int load(struct store *store, int64_t jeugdige, struct events *events)
{
	size_t own;
	int rc = load_own(store, SQL_EVENTS_OF, jeugdige, events);

	own = events->count;
	for (size_t i = 0; rc == 0 && i < own; i++) {
		const struct event *event = &events->event[i];

		if (event->soort == EVENT_AANVRAAG || event->soort == EVENT_WIJZIGING)
			rc = load_request(store, jeugdige, *event, events);
		else if (event->soort == EVENT_PRESTATIE)
			rc = load_claim(store, jeugdige, *event, events);
	}
	if (rc == 0 && events->count > own) {
		events->count -= own;
		drop_repeated(events->event + own, &events->count);
		events->count += own;
	}
	return rc;
}

int event_load(struct store *store, int64_t jeugdige, struct event **events, size_t *count)
{
	struct events found = {0};

	if (load(store, jeugdige, &found) != 0)
		return -1;
	*events = found.event;
	*count = found.count;
	return 0;
}

int event_load_story(struct store *store, int64_t jeugdige, struct event **events, size_t *count)
{
	struct events found = {0};

	if (load(store, jeugdige, &found) != 0 ||
	    load_own(store, SQL_RETOUREN_OF, jeugdige, &found) != 0)
		return -1;
	*events = found.event;
	*count = found.count;
	return 0;
}
