/* Whether the tables, indexes and views of a database are those of this program. A trigger, or a
 * view of another text, can change what every query finds, and nobody would notice. */
#include <stdlib.h>
#include <string.h>

#include "db.h"
#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/pool.h"

/* SQLite's own: what ANALYZE counts, and the indexes behind UNIQUE. */
static const char select_schema[] =
    "SELECT type, name, tbl_name, sql FROM main.sqlite_schema"
    " WHERE NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4'))"
    " AND NOT (type = 'index' AND sql IS NULL) ORDER BY type, name, tbl_name";

enum { TYPE, NAME, TABLE, TEXT };

/* The database that is looked at and that of the program, each at its next row. */
struct comparison {
	struct store *store;
	sqlite3_stmt *ours, *theirs;
	int more_ours, more_theirs; /* 1, 0 at the end, -1 failed */
};

static const char *cell(sqlite3_stmt *row, int column)
{
	const char *text = (const char *)sqlite3_column_text(row, column);

	return text != NULL ? text : "";
}

static int order(const struct comparison *comparison)
{
	int order = 0;

	if (comparison->more_ours == 0 || comparison->more_theirs == 0)
		return comparison->more_theirs == 0 ? -1 : 1;
	for (int column = TYPE; column <= TABLE && order == 0; column++)
		order = strcmp(cell(comparison->ours, column), cell(comparison->theirs, column));
	return order;
}

/* The next part of a CREATE TABLE, up to the comma or the parenthesis that ends it. */
static size_t part_length(const char *text)
{
	size_t length = 0;
	int depth = 0;

	for (; text[length] != '\0'; length++) {
		if (depth == 0 && (text[length] == ',' || text[length] == ')'))
			break;
		depth += (text[length] == '(') - (text[length] == ')');
	}
	return length;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The columns and constraints of a table sorted, since an older database got them in another order;
 * then what stands before and behind them. Blanks at the ends of a part do not count. */
static void normalise(const char *sql, struct buf *out)
{
	size_t head = strcspn(sql, "("), count = 0;
	const char *at = sql + head;
	char **parts = xmalloc((strlen(sql) + 1) * sizeof(*parts));

	while (*at == '(' || *at == ',') {
		size_t length = part_length(++at);
		size_t blanks = strspn(at, " ");

		parts[count] = xmalloc(length + 1);
		memcpy(parts[count], at, length);
		parts[count][length] = '\0';
		memmove(parts[count], parts[count] + blanks, length + 1 - blanks);
		count++;
		at += length;
	}
	qsort(parts, count, sizeof(*parts), by_text);
	buf_add(out, sql, head);
	for (size_t i = 0; i < count; i++) {
		buf_printf(out, "\n%s", parts[i]);
		free(parts[i]);
	}
	buf_printf(out, "\n%s", at);
	free(parts);
}

/* Every statement names the columns of these. In others the order tells what is what. */
static bool has_any_order(const char *table)
{
	return strcmp(table, "bericht") == 0 || strcmp(table, "event") == 0;
}

/* The text of a row, whatever the order of what may have any. */
static void add_text(sqlite3_stmt *row, struct buf *out)
{
	if (strcmp(cell(row, TYPE), "table") == 0 && has_any_order(cell(row, NAME)))
		normalise(cell(row, TEXT), out);
	else
		buf_puts(out, cell(row, TEXT));
}

static bool same_text(const struct comparison *comparison)
{
	struct buf ours = BUF_INIT(0), theirs = BUF_INIT(0);
	bool same;

	add_text(comparison->ours, &ours);
	add_text(comparison->theirs, &theirs);
	same = ours.length == theirs.length &&
	       (ours.length == 0 || memcmp(ours.data, theirs.data, ours.length) == 0);
	buf_free(&ours);
	buf_free(&theirs);
	return same;
}

/* The name is whatever somebody thought of. */
static int complain(const struct comparison *comparison, sqlite3_stmt *row, const char *what)
{
	char type[LIMIT_LABEL_BYTES], name[LIMIT_LABEL_BYTES];

	log_error("%s: the %s %s %s; put back a copy of the database", comparison->store->path,
		  label_show(cell(row, TYPE), type, sizeof(type)),
		  label_show(cell(row, NAME), name, sizeof(name)), what);
	return -1;
}

/* Older homes have indexes that the upgrade drops. */
static bool was_ours(sqlite3_stmt *row)
{
	static const char *const dropped[] = {"bericht_volgorde", "bericht_nietig",
					      "bericht_ongeoordeeld", "afkeur_rij_open"};

	for (size_t i = 0; i < sizeof(dropped) / sizeof(dropped[0]); i++)
		if (strcmp(cell(row, TYPE), "index") == 0 &&
		    strcmp(cell(row, NAME), dropped[i]) == 0)
			return true;
	return false;
}

static int compare_next(struct comparison *comparison, bool whole)
{
	int which = order(comparison), rc = 0;

	if (which > 0 && (whole || !was_ours(comparison->theirs)))
		rc = complain(comparison, comparison->theirs,
			      "was not put there by ijw, and can change what it reads or writes");
	else if (which < 0 && whole)
		rc = complain(comparison, comparison->ours, "is missing");
	else if (which == 0 && whole && !same_text(comparison))
		rc = complain(comparison, comparison->theirs, "is another than that of ijw");
	if (which <= 0)
		comparison->more_ours = db_row(comparison->store, comparison->ours);
	if (which >= 0)
		comparison->more_theirs = db_row(comparison->store, comparison->theirs);
	return rc;
}

static int compare_all(struct store *store, struct store *program, bool whole)
{
	struct comparison comparison = {.store = store};
	int rc = -1, wrong = 0;

	if (sqlite3_prepare_v2(store->db, select_schema, -1, &comparison.theirs, NULL) != SQLITE_OK)
		db_failed(store);
	else if (sqlite3_prepare_v2(program->db, select_schema, -1, &comparison.ours, NULL) !=
		 SQLITE_OK)
		db_failed(program);
	else
		rc = 0;
	comparison.more_theirs = rc == 0 ? db_row(store, comparison.theirs) : -1;
	comparison.more_ours = rc == 0 ? db_row(program, comparison.ours) : -1;
	while ((comparison.more_ours == 1 || comparison.more_theirs == 1) &&
	       comparison.more_ours >= 0 && comparison.more_theirs >= 0)
		wrong += compare_next(&comparison, whole);
	sqlite3_finalize(comparison.ours);
	sqlite3_finalize(comparison.theirs);
	return comparison.more_ours == 0 && comparison.more_theirs == 0 && wrong == 0 ? 0 : -1;
}

/* Every cell with its NUL, so that no two schemas are the same bytes. */
int schema_digest(struct store *store, char digest[SHA256_TEXT])
{
	struct buf all = BUF_INIT(0);
	uint8_t bytes[SHA256_BYTES];
	sqlite3_stmt *row = NULL;
	int more = -1;

	if (sqlite3_prepare_v2(store->db, select_schema, -1, &row, NULL) != SQLITE_OK)
		db_failed(store);
	else
		while ((more = db_row(store, row)) == 1) {
			for (int column = TYPE; column <= TABLE; column++)
				buf_add(&all, cell(row, column), strlen(cell(row, column)) + 1);
			add_text(row, &all);
			buf_add(&all, "", 1);
		}
	sqlite3_finalize(row);
	digest_sha256(all.data != NULL ? all.data : "", all.length, bytes);
	digest_hex(bytes, sizeof(bytes), digest);
	buf_free(&all);
	return more;
}

int schema_compare(struct store *store, int version, bool whole)
{
	struct store program = {.path = store->path};
	int rc = -1;

	if (sqlite3_open_v2(":memory:", &program.db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		db_failed(&program);
	else if (schema_make(&program, version) == 0)
		rc = compare_all(store, &program, whole);
	sqlite3_close(program.db);
	return rc;
}
