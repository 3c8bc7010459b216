/* Derived rows: what derive() gives, in the tables of the contract. */
#include <stdio.h>
#include <string.h>

#include "db.h"
#include "ijw/base/date.h"
#include "ijw/base/limits.h"
#include "ijw/care/derive.h"
#include "ijw/store/columns.h"

/* By which statements the rows of a table go and come. */
static const struct {
	enum statement drop;
	enum statement add;
} statements[DERIVED_TABLES] = {
    [TABLE_VERZOEK] = {SQL_VERZOEK_DELETE, SQL_VERZOEK_ADD},
    [TABLE_TOEWIJZING] = {SQL_TOEWIJZING_DELETE, SQL_TOEWIJZING_ADD},
    [TABLE_LEVERING] = {SQL_LEVERING_DELETE, SQL_LEVERING_ADD},
    [TABLE_WACHTKETEN] = {SQL_WACHTKETEN_DELETE, SQL_WACHTKETEN_ADD},
    [TABLE_TRAJECT] = {SQL_TRAJECT_DELETE, SQL_TRAJECT_ADD},
};

/* GM0153; `text` must live until the statement has run. */
static void bind_gemeente(struct binder *binder, int32_t gemeente, char text[8])
{
	snprintf(text, 8, "GM%04d", (int)(gemeente & 0x3FFF) % 10000);
	bind_text(binder, gemeente >= 0 ? text : NULL);
}

static void bind_cell(struct binder *binder, const struct column *column, const void *row,
		      char gemeente[8])
{
	const char *at = (const char *)row + column->offset;
	const char *text;
	int64_t getal;
	int32_t number;

	switch (column->kind) {
	case COLUMN_CLIENT:
		break;
	case COLUMN_CODE:
	case COLUMN_WORD:
	case COLUMN_TEXT:
		memcpy(&text, at, sizeof(text));
		bind_text(binder, text);
		break;
	case COLUMN_NUMBER:
		memcpy(&getal, at, sizeof(getal));
		bind_number_or_null(binder, getal, GETAL_NONE);
		break;
	default:
		memcpy(&number, at, sizeof(number));
		if (column->kind == COLUMN_GEMEENTE)
			bind_gemeente(binder, number, gemeente);
		else if (column->kind == COLUMN_DATE)
			bind_date(binder, number);
		else
			bind_number_or_null(binder, number, LENGTH_NONE);
	}
}

/* A count that goes on is not stored: the views count from this day on. Temporary rows are of one
 * day and have the count itself. */
static int32_t sinds_of(const struct store *store, const struct column *column, const void *row)
{
	int32_t sinds = DAY_NONE;

	if (column->sinds != 0 && !store->temporary)
		memcpy(&sinds, (const char *)row + column->sinds, sizeof(sinds));
	return sinds;
}

static int add_row(struct store *store, enum statement statement, int64_t jeugdige,
		   const struct table *table, const void *row)
{
	struct binder binder = {.statement = db_statement(store, statement)};
	char gemeente[8];

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, jeugdige);
	for (int i = 0; i < table->columns; i++)
		if (sinds_of(store, &table->column[i], row) != DAY_NONE)
			bind_number_or_null(&binder, 0, 0);
		else
			bind_cell(&binder, &table->column[i], row, gemeente);
	for (int i = 0; i < table->columns; i++)
		if (table->column[i].sinds != 0)
			bind_number_or_null(&binder, sinds_of(store, &table->column[i], row),
					    DAY_NONE);
	return db_bound(store, &binder);
}

static int delete_rows(struct store *store, int64_t jeugdige)
{
	for (size_t i = 0; i < sizeof(statements) / sizeof(statements[0]); i++) {
		struct binder binder = {.statement = db_statement(store, statements[i].drop)};

		if (binder.statement == NULL)
			return -1;
		bind_number(&binder, jeugdige);
		if (db_bound(store, &binder) != 0)
			return -1;
	}
	return 0;
}

static int add_rows(struct store *store, int64_t jeugdige, const struct derived *derived)
{
	for (int i = 0; i < DERIVED_TABLES; i++) {
		const struct table *table = &output_tables[i];
		size_t count;
		const char *rows = derived_rows(table, derived, &count);

		for (size_t row = 0; row < count; row++)
			if (add_row(store, statements[i].add, jeugdige, table,
				    rows + row * table->size) != 0)
				return -1;
	}
	return 0;
}

/* Marks of large youths are not cleared with the others (derive_end): one that was derived is. */
static int unmark(struct store *store, int64_t jeugdige)
{
	struct binder binder = {.statement = db_statement(store, SQL_TOUCHED_DONE)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, jeugdige);
	return db_bound(store, &binder);
}

/* When the youth is due, and the number of their events when these are very many. */
static int remember(struct store *store, int64_t jeugdige, int32_t volgende_dag, size_t events)
{
	struct binder binder = {.statement = db_statement(store, SQL_JEUGDIGE_DERIVED)};
	const bool large = events > LIMIT_YOUTH_EVENTS;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, jeugdige);
	bind_number_or_null(&binder, volgende_dag, DAY_NEVER);
	bind_number_or_null(&binder, large ? (int64_t)events : 0, 0);
	if (db_bound(store, &binder) != 0)
		return -1;
	return large ? unmark(store, jeugdige) : 0;
}

int derived_write(struct store *store, int64_t jeugdige, struct event *events, size_t count,
		  int32_t peildatum, int32_t kennisdatum)
{
	struct derived derived;

	derived =
	    derive(events, count, peildatum, kennisdatum, &store->home->parameters, store->pool);
	if (store->temporary)
		return add_rows(store, jeugdige, &derived);
	if (!store->no_rows && delete_rows(store, jeugdige) != 0)
		return -1;
	return add_rows(store, jeugdige, &derived) == 0
		   ? remember(store, jeugdige, derived.volgende_dag, count)
		   : -1;
}

int derived_write_all(struct store *store, int32_t peildatum, int32_t kennisdatum)
{
	sqlite3_stmt *row = db_statement(store, SQL_JEUGDIGEN);
	int more = row != NULL ? db_row(store, row) : -1;

	while (more == 1) {
		int64_t jeugdige = sqlite3_column_int64(row, 0);
		struct event *events;
		size_t count;

		pool_reset(store->pool);
		if (event_load(store, jeugdige, &events, &count) != 0 ||
		    derived_write(store, jeugdige, events, count, peildatum, kennisdatum) != 0)
			return -1;
		more = db_row(store, row);
	}
	return more;
}
