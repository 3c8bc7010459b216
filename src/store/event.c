#include <string.h>

#include "bericht.h"
#include "db.h"
#include "gather.h"
#include "ijw/base/date.h"
#include "rivals.h"
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

static const char *column_text(struct pool *pool, sqlite3_stmt *row, int column)
{
	const unsigned char *text = sqlite3_column_text(row, column);

	if (text == NULL)
		return NULL;
	return pool_copy(pool, (const char *)text, (size_t)sqlite3_column_bytes(row, column));
}

static int64_t column_number(sqlite3_stmt *row, int column, int64_t null)
{
	return sqlite3_column_type(row, column) == SQLITE_NULL ? null
							       : sqlite3_column_int64(row, column);
}

#define READ_TEXT(name) event->name = column_text(pool, row, column++);
#define READ_DAY(name) event->name = (int32_t)column_number(row, column++, DAY_NONE);
#define READ_NUMBER(name) event->name = column_number(row, column++, GETAL_NONE);
#define READ_SMALL(name) event->name = (int32_t)column_number(row, column++, SMALL_NONE);
#define READ_PLACE(name) event->name = (uint32_t)column_number(row, column++, 0);

static void read_event(sqlite3_stmt *row, struct pool *pool, struct event *event)
{
	int column = 0;

	*event = event_none();
	event->type = bericht_of_number(sqlite3_column_int(row, column++));
	event->soort = (enum event_soort)sqlite3_column_int(row, column++);
	event->regel = (uint32_t)sqlite3_column_int(row, column++);
	event->dagtekening = (int32_t)column_number(row, column++, DAY_NONE);
	event->nietig_vanaf = (int32_t)column_number(row, column++, DAY_NEVER);
	event->identificatie = column_text(pool, row, column++);
	event->bericht = sqlite3_column_int64(row, column++);
	event->jeugdige = sqlite3_column_int64(row, column++);
	event->content = (uint64_t)column_number(row, column++, 0);
	event->takes_back = sqlite3_column_int(row, column++) != 0;
	event->voided_by = sqlite3_column_int64(row, column++);
	event->headerline = (uint32_t)column_number(row, column++, 0);
	event->rejected = sqlite3_column_int(row, column++) != 0;
	EVENT_COLUMNS(READ_TEXT, READ_DAY, READ_NUMBER, READ_SMALL, READ_PLACE)
}

static int read_all(struct store *store, const struct binder *binder, struct events *events)
{
	int more;

	if (binder->rc != SQLITE_OK)
		return db_failed(store);
	while ((more = db_row(store, binder->statement)) == 1)
		read_event(binder->statement, events->pool, events_next(events));
	return more;
}

int event_read(struct store *store, const struct binder *binder, struct event **events,
	       size_t *count)
{
	struct events found = {.pool = store->pool};

	if (read_all(store, binder, &found) != 0)
		return -1;
	*events = found.event;
	*count = found.count;
	return 0;
}

int event_each(struct store *store, int32_t kennisdatum, event_visit *visit, void *context)
{
	struct binder binder = {.statement = db_statement(store, SQL_EVENTS_KNOWN)};
	struct event event;
	int more = 0, rc = 0;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, kennisdatum);
	if (binder.rc != SQLITE_OK)
		return db_failed(store);
	while (rc == 0 && (more = db_row(store, binder.statement)) == 1) {
		pool_reset(store->pool);
		read_event(binder.statement, store->pool, &event);
		rc = visit(context, &event);
	}
	return rc == 0 && more == 0 ? 0 : -1;
}

/* What is read of a message as a whole; the cells that follow say more. */
enum { MESSAGE_CELLS = 7 };

static void read_whole(sqlite3_stmt *row, struct event *event)
{
	*event = event_none();
	event->type = bericht_of_number(sqlite3_column_int(row, 0));
	event->bericht = sqlite3_column_int64(row, 1);
	event->dagtekening = (int32_t)column_number(row, 2, DAY_NONE);
	event->content = (uint64_t)column_number(row, 3, 0);
	event->takes_back = sqlite3_column_int(row, 4) != 0;
	event->headerline = (uint32_t)column_number(row, 5, 0);
	event->rejected = sqlite3_column_int(row, 6) != 0;
}

static void read_retour(sqlite3_stmt *row, struct event *event)
{
	if (bericht_info(event->type)->retourop == BERICHT_ONBEKEND)
		return;
	event->soort = EVENT_RETOUR;
	event->betreft_dagtekening = (int32_t)column_number(row, MESSAGE_CELLS, DAY_NONE);
}

int event_read_messages(struct store *store, const struct binder *binder, struct event **events,
			size_t *count)
{
	struct events found = {.pool = store->pool};
	int more;

	if (binder->rc != SQLITE_OK)
		return db_failed(store);
	while ((more = db_row(store, binder->statement)) == 1) {
		struct event *event = events_next(&found);

		read_whole(binder->statement, event);
		read_retour(binder->statement, event);
	}
	*events = found.event;
	*count = found.count;
	return more;
}

void event_read_claim(struct store *store, sqlite3_stmt *row, struct event *event)
{
	struct pool *pool = store->pool;
	int column = MESSAGE_CELLS;

	read_whole(row, event);
	event->identificatie = column_text(pool, row, column++);
	event->soort = (enum event_soort)sqlite3_column_int(row, column++);
	event->regel = (uint32_t)sqlite3_column_int(row, column++);
	READ_PLACE(line)
	READ_TEXT(aanbieder)
	READ_SMALL(gemeente)
	READ_DAY(begindatum)
	READ_DAY(einddatum)
	READ_TEXT(betreft)
	READ_DAY(betreft_dagtekening)
	READ_TEXT(retourcodes)
	READ_TEXT(antwoordcodes)
}

#define SAME_TEXT(name) &&found_text(found, event->name)
#define SAME_DAY(name) &&found_number(found, event->name, DAY_NONE)
#define SAME_NUMBER(name) &&found_number(found, event->name, GETAL_NONE)
#define SAME_SMALL(name) &&found_number(found, event->name, SMALL_NONE)
#define SAME_PLACE(name) &&found_number(found, event->name, 0)

bool event_is_found(struct found *found, const struct event *event)
{
	return found_number(found, event->regel, -1) &&
	       found_number(found, event->soort, -1)
		   EVENT_COLUMNS(SAME_TEXT, SAME_DAY, SAME_NUMBER, SAME_SMALL, SAME_PLACE);
}

/* How the database is asked for each relation. */
static const enum statement statements[RELATIONS] = {
    [RELATION_OWN] = SQL_EVENTS_OF,
    [RELATION_RIVAL] = SQL_RIVALS_OF,
    [RELATION_ANSWER] = SQL_ANSWERS_OF,
    [RELATION_CLAIM_ANSWER] = SQL_CLAIM_ANSWERS_OF,
    [RELATION_CLAIM_LINE] = SQL_CLAIM_LINES_OF,
    [RELATION_CREDIT] = SQL_CREDITS_OF,
};

static void bind_relation(struct binder *binder, enum relation relation, int64_t jeugdige,
			  const struct event *of)
{
	if (relation != RELATION_ANSWER && relation != RELATION_CLAIM_ANSWER)
		bind_number(binder, jeugdige);
	if (relation == RELATION_OWN)
		return;
	bind_text(binder, of->aanbieder);
	if (relation == RELATION_RIVAL || relation == RELATION_ANSWER) {
		bind_text(binder, of->referentie);
	} else if (relation == RELATION_CLAIM_ANSWER) {
		bind_text(binder, of->identificatie);
		bind_number(binder, of->dagtekening);
	} else {
		bind_text(binder, of->referentienummer);
	}
}

int event_find(struct store *store, enum relation relation, int64_t jeugdige,
	       const struct event *of, struct events *events)
{
	struct binder binder = {.statement = db_statement(store, statements[relation])};

	if (binder.statement == NULL)
		return -1;
	bind_relation(&binder, relation, jeugdige, of);
	return read_all(store, &binder, events);
}

static int find(void *source, enum relation relation, int64_t jeugdige, const struct event *of,
		struct events *events)
{
	struct store *store = source;

	if (relation == RELATION_RIVAL && store->rivals != NULL)
		return rivals_find(store, jeugdige, of, events);
	return event_find(store, relation, jeugdige, of, events);
}

static int load_retouren(struct store *store, int64_t jeugdige, struct events *events)
{
	struct binder binder = {.statement = db_statement(store, SQL_RETOUREN_OF)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, jeugdige);
	return read_all(store, &binder, events);
}

int event_load(struct store *store, int64_t jeugdige, struct event **events, size_t *count)
{
	struct events found = {.pool = store->pool};

	if (gather(find, store, jeugdige, &found) != 0)
		return -1;
	*events = found.event;
	*count = found.count;
	return 0;
}

int event_load_story(struct store *store, int64_t jeugdige, struct event **events, size_t *count)
{
	struct events found = {.pool = store->pool};

	if (gather(find, store, jeugdige, &found) != 0 ||
	    load_retouren(store, jeugdige, &found) != 0)
		return -1;
	*events = found.event;
	*count = found.count;
	return 0;
}
