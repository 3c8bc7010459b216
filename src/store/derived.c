/* Derived rows: what derive() gives, in the tables of the contract. */
#include <stdlib.h>
#include <string.h>

#include "event.h"
#include "ijw/base/date.h"
#include "ijw/base/limits.h"

/* ---- Statements ---- */

/* The stored columns of a table, each behind a comma and with `before` in front. */
static void name_columns(sqlite3_str *text, const struct table *table, const char *before)
{
	for (int i = 0; i < table->columns; i++) {
		const struct column *column = &table->column[i];

		if (column->kind != COLUMN_CLIENT)
			sqlite3_str_appendf(text, ", %s%s", before, column->name);
		if (column->sinds != NULL)
			sqlite3_str_appendf(text, ", %s%s", before, column->sinds);
	}
}

static void write_add(sqlite3_str *text, const struct table *table)
{
	sqlite3_str_appendf(text, "INSERT INTO %s_rij (jeugdige, nr", table->name);
	name_columns(text, table, "");
	sqlite3_str_appendf(text, ") VALUES (?, ?");
	for (int i = 0; i < table->columns; i++)
		sqlite3_str_appendf(text, "%s%s",
				    table->column[i].kind != COLUMN_CLIENT ? ", ?" : "",
				    table->column[i].sinds != NULL ? ", ?" : "");
	sqlite3_str_appendf(text, ")");
}

/* In the order in which the rows lie there. */
static void write_read(sqlite3_str *text, const struct table *table)
{
	sqlite3_str_appendf(text, "SELECT j.client");
	name_columns(text, table, "r.");
	sqlite3_str_appendf(text,
			    " FROM %s_rij r CROSS JOIN jeugdige j ON j.id = r.jeugdige"
			    " WHERE r.jeugdige NOT IN (" STALE("?") ") ORDER BY r.jeugdige, r.nr",
			    table->name);
}

/* A statement, ready to be bound; NULL after it logged. Prepared once, with the others. */
static sqlite3_stmt *statement_of(struct store *store, enum table_id id, enum derived_use use)
{
	const struct table *table = &output_tables[id];
	sqlite3_stmt **slot = &store->derived[id][use];
	sqlite3_str *text;
	char *sql;

	if (*slot != NULL) {
		sqlite3_reset(*slot);
		return *slot;
	}
	text = sqlite3_str_new(store->db);
	if (use == DERIVED_DROP)
		sqlite3_str_appendf(text, "DELETE FROM %s_rij WHERE jeugdige = ?", table->name);
	else if (use == DERIVED_ADD)
		write_add(text, table);
	else
		write_read(text, table);
	sql = sqlite3_str_finish(text);
	if (sql == NULL || sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, slot,
					      NULL) != SQLITE_OK)
		db_failed(store);
	sqlite3_free(sql);
	return *slot;
}

/* ---- Writing ---- */

/* The place of a word. A text that is none of them is a mistake of ours. */
static void bind_word(struct binder *binder, const char *const *words, const char *text)
{
	int64_t place = 0;

	if (text == NULL) {
		bind_text(binder, NULL);
		return;
	}
	while (words[place] != NULL && strcmp(words[place], text) != 0)
		place++;
	if (words[place] == NULL)
		abort();
	bind_number(binder, place);
}

static void bind_small(struct binder *binder, const struct column *column, const void *row)
{
	const int32_t sinds = column_sinds(column, row);
	int32_t number;

	memcpy(&number, (const char *)row + column->offset, sizeof(number));
	if (column->kind == COLUMN_GEMEENTE && number < 0)
		number = GEMEENTE_NONE;
	if (column->kind == COLUMN_GEMEENTE)
		bind_number_or_null(binder, number, GEMEENTE_NONE);
	else if (column->kind == COLUMN_DATE)
		bind_number_or_null(binder, number, DAY_NONE);
	else
		bind_number_or_null(binder, sinds == DAY_NONE ? number : LENGTH_NONE, LENGTH_NONE);
	if (column->sinds != NULL)
		bind_number_or_null(binder, sinds, DAY_NONE);
}

static void bind_cell(struct binder *binder, const struct column *column, const void *row)
{
	const char *at = (const char *)row + column->offset, *text;
	int64_t getal;

	switch (column->kind) {
	case COLUMN_CLIENT:
		break;
	case COLUMN_CODE:
	case COLUMN_WORD:
	case COLUMN_TEXT:
		memcpy(&text, at, sizeof(text));
		if (column->kind == COLUMN_WORD)
			bind_word(binder, column->word, text);
		else
			bind_text(binder, text);
		break;
	case COLUMN_NUMBER:
		memcpy(&getal, at, sizeof(getal));
		bind_number_or_null(binder, getal, GETAL_NONE);
		break;
	default:
		bind_small(binder, column, row);
	}
}

static int delete_rows(struct store *store, int64_t jeugdige)
{
	for (enum table_id id = 0; id < DERIVED_TABLES; id++) {
		struct binder binder = {.statement = statement_of(store, id, DERIVED_DROP)};

		if (binder.statement == NULL)
			return -1;
		bind_number(&binder, jeugdige);
		if (db_bound(store, &binder) != 0)
			return -1;
	}
	return 0;
}

static int add_row(struct store *store, enum table_id id, int64_t jeugdige, size_t nr,
		   const void *row)
{
	const struct table *table = &output_tables[id];
	struct binder binder = {.statement = statement_of(store, id, DERIVED_ADD)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, jeugdige);
	bind_number(&binder, (int64_t)nr);
	for (int i = 0; i < table->columns; i++)
		bind_cell(&binder, &table->column[i], row);
	return db_bound(store, &binder);
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

int derived_write(struct store *store, int64_t jeugdige, const struct derived *derived,
		  size_t events)
{
	if (!store->no_rows && delete_rows(store, jeugdige) != 0)
		return -1;
	for (enum table_id id = 0; id < DERIVED_TABLES; id++) {
		const struct table *table = &output_tables[id];
		size_t count;
		const char *rows = derived_rows(table, derived, &count);

		for (size_t nr = 0; nr < count; nr++)
			if (add_row(store, id, jeugdige, nr, rows + nr * table->size) != 0)
				return -1;
	}
	return remember(store, jeugdige, derived->volgende_dag, events);
}

/* ---- Reading ---- */

/* A row of any table. */
union row {
	struct verzoek_row verzoek;
	struct toewijzing_row toewijzing;
	struct levering_row levering;
	struct wachtketen_row wachtketen;
	struct traject_row traject;
};

static const char *word_at(const char *const *words, sqlite3_stmt *row, int at)
{
	int64_t place = sqlite3_column_int64(row, at);

	if (sqlite3_column_type(row, at) == SQLITE_NULL || place < 0)
		return NULL;
	while (*words != NULL && place-- > 0)
		words++;
	return *words;
}

static const char *text_at(const struct column *column, sqlite3_stmt *row, int at)
{
	if (column->kind == COLUMN_WORD)
		return word_at(column->word, row, at);
	return (const char *)sqlite3_column_text(row, at);
}

/* What is empty has the number of its kind. */
static int32_t small_at(const struct column *column, sqlite3_stmt *row, int at)
{
	if (sqlite3_column_type(row, at) != SQLITE_NULL)
		return sqlite3_column_int(row, at);
	if (column->kind == COLUMN_GEMEENTE)
		return GEMEENTE_NONE;
	return column->kind == COLUMN_DATE ? DAY_NONE : LENGTH_NONE;
}

/* Reads the cell at `at`, and the one behind it of a count that goes on, into `out`. Returns how
 * many they are. */
static int read_cell(const struct column *column, sqlite3_stmt *row, int at, int32_t peildatum,
		     void *out)
{
	char *member = (char *)out + column->offset;
	const char *text;
	int64_t getal;
	int32_t number;

	switch (column->kind) {
	case COLUMN_CLIENT:
		return 0;
	case COLUMN_CODE:
	case COLUMN_WORD:
	case COLUMN_TEXT:
		text = text_at(column, row, at);
		memcpy(member, &text, sizeof(text));
		return 1;
	case COLUMN_NUMBER:
		getal = sqlite3_column_type(row, at) == SQLITE_NULL ? GETAL_NONE
								    : sqlite3_column_int64(row, at);
		memcpy(member, &getal, sizeof(getal));
		return 1;
	default:
		number = small_at(column, row, at);
		if (column->sinds != NULL && sqlite3_column_type(row, at + 1) != SQLITE_NULL)
			number = peildatum - sqlite3_column_int(row, at + 1);
		memcpy(member, &number, sizeof(number));
		return column->sinds != NULL ? 2 : 1;
	}
}

int derived_each(struct store *store, enum table_id id, int32_t day, derived_visit *visit,
		 void *context)
{
	const struct table *table = &output_tables[id];
	struct binder binder = {.statement = statement_of(store, id, DERIVED_READ)};
	union row row;
	int more;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, day);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	for (; more == 1; more = db_row(store, binder.statement)) {
		int at = 1;

		for (int i = 0; i < table->columns; i++)
			at += read_cell(&table->column[i], binder.statement, at, day, &row);
		visit(context, (const char *)sqlite3_column_text(binder.statement, 0), &row);
	}
	return more;
}

static int derive_stale(struct store *store, enum table_id id, int32_t day, sqlite3_stmt *youth,
			derived_visit *visit, void *context)
{
	const struct table *table = &output_tables[id];
	struct derived derived;
	struct events events;
	size_t count;
	const char *rows;

	pool_reset(store->pool);
	if (event_load(store, sqlite3_column_int64(youth, 0), &events) != 0)
		return -1;
	derived = derive(events.event, events.count, day, day, &store->home->parameters, store->pool);
	rows = derived_rows(table, &derived, &count);
	for (size_t i = 0; i < count; i++)
		visit(context, (const char *)sqlite3_column_text(youth, 1), rows + i * table->size);
	return 0;
}

int derived_each_stale(struct store *store, enum table_id id, int32_t day, derived_visit *visit,
		       void *context)
{
	struct binder binder = {.statement = db_statement(store, SQL_STALE)};
	int more;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, day);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	for (; more == 1; more = db_row(store, binder.statement))
		if (derive_stale(store, id, day, binder.statement, visit, context) != 0)
			return -1;
	return more;
}
