/* Tables as CSV. */
#include <stdbool.h>
#include <string.h>

#include "schema.h"
#include "ijw/base/csv.h"
#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/store/columns.h"

bool store_has_table(const char *table)
{
	return table_find(table) != NULL;
}

void store_tables(struct buf *out)
{
	for (int i = 0; i < TABLES; i++)
		buf_printf(out, "%s%s", i > 0 ? ", " : "", output_tables[i].name);
}

/* The rows of a table in the order of its columns; those of its key come first and are enough where
 * no two rows have the same. */
static char *select_text(const struct table *table, bool open)
{
	sqlite3_str *text = sqlite3_str_new(NULL);

	sqlite3_str_appendf(text, "SELECT * FROM %s%s ORDER BY ", table->name,
			    open ? " WHERE opgelost_door IS NULL" : "");
	for (int i = 0; i < table->columns; i++) {
		const struct column *column = &table->column[i];
		const bool bytes = column_is_number(column) && column->kind != COLUMN_NUMBER;

		if (table->size == 0 && column->key == KEY_NO)
			break;
		sqlite3_str_appendf(text, bytes ? "%sCAST(%s AS TEXT)" : "%s%s", i > 0 ? ", " : "",
				    column->name);
	}
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

/* The rows go to tables that only this connection sees, and that hide the stored ones: what is
 * printed was derived just now, and the stored rows stay as they are. */
static int derive_aside(struct store *store, int32_t peildatum, int32_t kennisdatum)
{
	int rc;

	if (schema_temporary(store) != 0)
		return -1;
	db_forget(store);
	store->temporary = true;
	rc = derived_write_all(store, peildatum, kennisdatum);
	return rc;
}

/* Makes what is not stored as it is wanted. */
static int make_aside(struct store *store, const struct table *table, const struct export *wanted)
{
	if (table->size > 0)
		return derive_aside(store, wanted->peildatum, wanted->kennisdatum);
	if (table == &output_tables[TABLE_AANMELDWACHT])
		return aanmelding_aside(store, wanted->peildatum, wanted->kennisdatum);
	return 0;
}

static int print_rows(struct store *store, const struct export *wanted, FILE *out)
{
	const struct table *table = table_find(wanted->table);
	char *select;
	int rc;

	if (table == &output_tables[TABLE_GEBEURTENIS])
		return gebeurtenis_print(store, wanted->kennisdatum, out);
	if (make_aside(store, table, wanted) != 0)
		return -1;
	select = select_text(table, wanted->open);
	rc = select != NULL ? export_print(store, select, out) : db_failed(store);
	sqlite3_free(select);
	return rc;
}

int store_export(struct store *store, const struct export *wanted, FILE *out)
{
	int rc;

	if (db_exec(store, "BEGIN") != 0)
		return -1;
	rc = print_rows(store, wanted, out);
	/* Nothing is kept: the temporary tables go with the transaction. */
	db_forget(store);
	store->temporary = false;
	return db_exec(store, "ROLLBACK") == 0 ? rc : -1;
}
