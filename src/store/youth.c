/* The youths of an archive one by one, and how many findings and messages there are of whom. */
#include "ijw/store/youth.h"

#include "db.h"
#include "ijw/base/date.h"

int store_begin_reading(struct store *store)
{
	return db_exec(store, "BEGIN");
}

static int visit_youth(struct store *store, sqlite3_stmt *row, int32_t peildatum,
		       int32_t kennisdatum, store_youth *visit, void *context)
{
	struct youth youth;
	struct event *events;
	size_t count;

	pool_reset(store->pool);
	if (event_load(store, sqlite3_column_int64(row, 0), &events, &count) != 0)
		return -1;
	youth.client = (const char *)sqlite3_column_text(row, 1);
	youth.derived =
	    derive(events, count, peildatum, kennisdatum, &store->home->parameters, store->pool);
	return visit(context, &youth);
}

int store_each_youth(struct store *store, int32_t peildatum, int32_t kennisdatum,
		     store_youth *visit, void *context)
{
	sqlite3_stmt *row = db_statement(store, SQL_JEUGDIGEN);
	int more = row != NULL ? db_row(store, row) : -1;

	while (more == 1) {
		int rc = visit_youth(store, row, peildatum, kennisdatum, visit, context);

		if (rc != 0) {
			sqlite3_reset(row);
			return rc;
		}
		more = db_row(store, row);
	}
	return more;
}

/* Messages with a Dagtekening in another century say nothing about a period. */
static sqlite3_stmt *known_at(struct store *store, enum statement statement, int32_t kennisdatum)
{
	struct binder binder = {.statement = db_statement(store, statement)};

	if (binder.statement == NULL)
		return NULL;
	bind_number(&binder, date_day(1900, 1, 1));
	bind_number(&binder, kennisdatum);
	if (binder.rc == SQLITE_OK)
		return binder.statement;
	db_failed(store);
	return NULL;
}

static int32_t column_day(sqlite3_stmt *row, int column)
{
	return sqlite3_column_type(row, column) == SQLITE_NULL
		   ? DAY_NONE
		   : (int32_t)sqlite3_column_int64(row, column);
}

int store_span(struct store *store, int32_t kennisdatum, int32_t *first, int32_t *last)
{
	sqlite3_stmt *row = known_at(store, SQL_SPAN, kennisdatum);

	if (row == NULL || db_row(store, row) != 1)
		return -1;
	*first = column_day(row, 0);
	*last = column_day(row, 1);
	sqlite3_reset(row);
	return 0;
}

int store_each_signaal(struct store *store, int32_t kennisdatum, store_signaal *visit,
		       void *context)
{
	sqlite3_stmt *row = known_at(store, SQL_SIGNALEN, kennisdatum);
	int more = row != NULL ? db_row(store, row) : -1;

	for (; more == 1; more = db_row(store, row))
		visit(context, (const char *)sqlite3_column_text(row, 0),
		      sqlite3_column_int(row, 1), sqlite3_column_int(row, 2),
		      (const char *)sqlite3_column_text(row, 3), sqlite3_column_int64(row, 4));
	return more;
}

int store_each_afzender(struct store *store, int32_t kennisdatum, store_afzender *visit,
			void *context)
{
	sqlite3_stmt *row = known_at(store, SQL_AFZENDERS, kennisdatum);
	int more = row != NULL ? db_row(store, row) : -1;

	for (; more == 1; more = db_row(store, row))
		visit(context, (const char *)sqlite3_column_text(row, 0),
		      sqlite3_column_int(row, 1), sqlite3_column_int64(row, 2));
	return more;
}
