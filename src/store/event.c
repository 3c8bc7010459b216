#include <stdbool.h>
#include <string.h>

#include "db.h"
#include "ijw/base/date.h"
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
	event->groep = sqlite3_column_int64(row, column++);
	event->volgorde = sqlite3_column_int64(row, column++);
	event->nietig_volgorde = column_number(row, column++, GETAL_NONE);
	event->nietig_eerst = (int32_t)column_number(row, column++, DAY_NEVER);
	event->headerline = (uint32_t)column_number(row, column++, 0);
	event->afgewezen = sqlite3_column_int(row, column++) != 0;
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

		events->room = events->room == 0 ? 32 : events->room * 2;
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

static int load(struct store *store, enum statement statement, int64_t jeugdige,
		struct events *events)
{
	struct binder binder = {.statement = db_statement(store, statement)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, jeugdige);
	return read_all(store, &binder, events);
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

/* What was said of other youths. */
static int load_vreemd(struct store *store, enum statement statement, int64_t jeugdige,
		       struct events *events)
{
	size_t own = events->count;

	if (load(store, statement, jeugdige, events) != 0)
		return -1;
	for (size_t i = own; i < events->count; i++)
		events->event[i].vreemd = true;
	return 0;
}

/* Credits under another Bsn, and all answers on these and on his claims. */
static int load_answers(struct store *store, int64_t jeugdige, struct events *events)
{
	size_t own = events->count;

	if (load_vreemd(store, SQL_CREDITS_OF, jeugdige, events) != 0)
		return -1;
	if (events->count > own && load(store, SQL_CREDIT_ANSWERS_OF, jeugdige, events) != 0)
		return -1;
	if (load(store, SQL_CLAIM_ANSWERS_OF, jeugdige, events) != 0)
		return -1;
	return load_vreemd(store, SQL_CLAIM_LINES_OF, jeugdige, events);
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

int event_load(struct store *store, int64_t jeugdige, struct event **events, size_t *count)
{
	struct events found = {0};
	bool asked = false, claimed = false;

	if (load(store, SQL_EVENTS_OF, jeugdige, &found) != 0)
		return -1;
	for (size_t i = 0; i < found.count; i++) {
		enum event_soort soort = found.event[i].soort;

		asked = asked || soort == EVENT_AANVRAAG || soort == EVENT_WIJZIGING;
		claimed = claimed || soort == EVENT_PRESTATIE;
	}
	if (asked && (load_vreemd(store, SQL_RIVALS_OF, jeugdige, &found) != 0 ||
		      load(store, SQL_ANSWERS_OF, jeugdige, &found) != 0))
		return -1;
	if (claimed && load_answers(store, jeugdige, &found) != 0)
		return -1;
	*events = found.event;
	*count = found.count;
	return 0;
}

int event_load_story(struct store *store, int64_t jeugdige, struct event **events, size_t *count)
{
	struct events found = {0};

	if (event_load(store, jeugdige, &found.event, &found.count) != 0)
		return -1;
	found.room = found.count; /* what event_load made is never smaller */
	if (load(store, SQL_RETOUREN_OF, jeugdige, &found) != 0)
		return -1;
	*events = found.event;
	*count = found.count;
	return 0;
}
