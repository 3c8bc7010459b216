/* Tables as CSV. */
#include <stdbool.h>
#include <string.h>

#include "schema.h"
#include "ijw/base/csv.h"
#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/base/nearest.h"
#include "ijw/store/youth.h"
#include "postponed.h"
#include "sheet.h"

bool store_has_table(const char *table)
{
	return table_find(table) != NULL;
}

void store_tables(struct buf *out)
{
	for (int i = 0; i < TABLES; i++)
		buf_printf(out, "%s%s", i > 0 ? ", " : "", output_tables[i].name);
}

const char *store_nearest_table(const char *name)
{
	struct nearest nearest = {.word = name};

	for (int i = 0; i < TABLES; i++)
		nearest_try(&nearest, output_tables[i].name);
	return nearest.found;
}

/* The rows of a view, in the order of its key, which no two of them share. */
static char *select_text(const struct table *table, bool open)
{
	sqlite3_str *text = sqlite3_str_new(NULL);

	sqlite3_str_appendf(text, "SELECT * FROM %s%s ORDER BY ", table->name,
			    open ? " WHERE opgelost_door IS NULL" : "");
	for (int i = 0; table->column[i].key == KEY_YES; i++)
		sqlite3_str_appendf(text, "%s%s", i > 0 ? ", " : "", table->column[i].name);
	return sqlite3_str_finish(text);
}

/* A sender chose this text: it is shown as names of files are. */
static const char identificatie[] = "identificatie";

static void add_row(sqlite3_stmt *row, int columns, struct buf *out)
{
	char label[LIMIT_LABEL_BYTES + 1];

	for (int i = 0; i < columns; i++) {
		const char *text = (const char *)sqlite3_column_text(row, i);

		if (i > 0)
			buf_puts(out, ",");
		if (text != NULL && strcmp(sqlite3_column_name(row, i), identificatie) == 0)
			text = label_show(text, label, sizeof(label));
		if (text != NULL)
			csv_put(out, text);
	}
	buf_puts(out, "\n");
}

void export_header(const struct table *table, FILE *out)
{
	for (int i = 0; i < table->columns; i++)
		fprintf(out, "%s%s", i > 0 ? "," : "", table->column[i].name);
	putc('\n', out);
}

int export_print(struct store *store, const char *select, FILE *out)
{
	struct buf line = BUF_INIT(0);
	sqlite3_stmt *statement;
	int columns, more;

	if (sqlite3_prepare_v2(store->db, select, -1, &statement, NULL) != SQLITE_OK)
		return db_failed(store);
	columns = sqlite3_column_count(statement);
	for (int i = 0; i < columns; i++)
		fprintf(out, "%s%s", i > 0 ? "," : "", sqlite3_column_name(statement, i));
	putc('\n', out);
	while ((more = db_row(store, statement)) == 1) {
		buf_clear(&line);
		add_row(statement, columns, &line);
		fwrite(line.data, 1, line.length, out);
	}
	buf_free(&line);
	sqlite3_finalize(statement);
	return more;
}

/* ---- Derived rows ---- */

static void add_stored(void *context, const char *client, const void *row)
{
	sheet_add(context, client, row);
}

/* The table as a context of youths_each. */
struct deriving_table {
	const struct table *table;
	struct sheet *sheet;
};

static int add_derived(void *context, const struct youth *youth)
{
	const struct deriving_table *deriving = context;
	size_t count;
	const char *rows = derived_rows(deriving->table, &youth->derived, &count);

	for (size_t i = 0; i < count; i++)
		sheet_add(deriving->sheet, youth->client, rows + i * deriving->table->size);
	return 0;
}

enum { THREADS = 2 };

/* All youths are derived at these days, by two threads; what is stored is not asked. */
static int derive_sheet(struct store *store, const struct export *wanted, const struct table *table,
			struct sheet *sheet)
{
	struct deriving_table deriving[THREADS] = {{table, sheet}, {table, sheet_new(table)}};
	void *const contexts[THREADS] = {&deriving[0], &deriving[1]};
	struct youths *youths = store_youths(store);
	int rc = -1;

	if (youths != NULL)
		rc = youths_each(youths, wanted->peildatum, wanted->kennisdatum, add_derived,
				 contexts, THREADS);
	sheet_take(sheet, deriving[1].sheet);
	youths_free(youths);
	return rc;
}

/* Whether what is stored can be asked: 1, 0, or -1. */
static int is_stored(struct store *store, const struct export *wanted)
{
	return wanted->peildatum == wanted->kennisdatum ? derived_are_of(store, wanted->peildatum)
							: 0;
}

static int fill_sheet(struct store *store, const struct export *wanted, const struct table *table,
		      struct sheet *sheet)
{
	const enum table_id id = (enum table_id)(table - output_tables);
	const int stored = is_stored(store, wanted);

	if (stored < 0)
		return -1;
	if (!stored)
		return derive_sheet(store, wanted, table, sheet);
	if (derived_each(store, id, wanted->peildatum, add_stored, sheet) != 0)
		return -1;
	return derived_each_stale(store, id, wanted->peildatum, add_stored, sheet);
}

static int print_derived(struct store *store, const struct export *wanted,
			 const struct table *table, FILE *out)
{
	struct sheet *sheet = sheet_new(table);
	int rc = fill_sheet(store, wanted, table, sheet);

	if (rc == 0) {
		export_header(table, out);
		sheet_print(sheet, out);
	}
	sheet_free(sheet);
	return rc;
}

/* ---- All tables ---- */

static int print_view(struct store *store, const struct export *wanted, const struct table *table,
		      FILE *out)
{
	const bool found = table == &output_tables[TABLE_AFKEUR] ||
			   table == &output_tables[TABLE_OPGELOST];
	char *select = select_text(table, wanted->open);
	int rc = -1;

	if (select == NULL)
		return db_failed(store);
	if (found && postponed_tell(store) != 0)
		goto out;
	if (table != &output_tables[TABLE_AANMELDWACHT] ||
	    aanmelding_aside(store, wanted->peildatum, wanted->kennisdatum) == 0)
		rc = export_print(store, select, out);
out:
	sqlite3_free(select);
	return rc;
}

int store_export(struct store *store, const struct export *wanted, FILE *out)
{
	const struct table *table = table_find(wanted->table);
	int rc = store_begin_reading(store);

	if (rc == 0 && table->size > 0)
		rc = print_derived(store, wanted, table, out);
	else if (rc == 0 && wanted->ordered)
		rc = feiten_print(store, wanted->kennisdatum, out);
	else if (rc == 0 && table == &output_tables[TABLE_GEBEURTENIS])
		rc = gebeurtenis_print(store, wanted->kennisdatum, out);
	else if (rc == 0)
		rc = print_view(store, wanted, table, out);
	/* Nothing is kept: what was made aside goes with the transaction. */
	db_forget(store);
	store_rollback(store);
	return rc;
}
