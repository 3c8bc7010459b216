/* Whether the tables, indexes and views of a database are those of this program. A trigger, or a
 * view of another text, can change what every query finds, and nobody would notice. */
#include "schema.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/base/pool.h"

/* SQLite's own: what ANALYZE counts, and the indexes behind UNIQUE. */
static const char select_schema[] =
    "SELECT type, name, tbl_name, sql FROM main.sqlite_schema"
    " WHERE NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4'))"
    " AND NOT (type = 'index' AND sql IS NULL) ORDER BY type, name, tbl_name";

enum { TYPE, NAME, TABLE, TEXT };

static const char *cell(sqlite3_stmt *row, int column)
{
	const char *text = (const char *)sqlite3_column_text(row, column);

	return text != NULL ? text : "";
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

/* The columns and constraints of a table sorted, since databases before version 13 got them one
 * after the other; then what stands before and behind them. Blanks before a part do not count. */
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

/* The columns were added to these. */
static bool has_any_order(sqlite3_stmt *row)
{
	return strcmp(cell(row, TYPE), "table") == 0 &&
	       (strcmp(cell(row, NAME), "bericht") == 0 || strcmp(cell(row, NAME), "event") == 0);
}

static bool has_digest(sqlite3_stmt *row, const char *digest)
{
	struct buf text = BUF_INIT(0);
	uint8_t bytes[SHA256_BYTES];
	char hex[SHA256_TEXT];

	if (has_any_order(row))
		normalise(cell(row, TEXT), &text);
	else
		buf_puts(&text, cell(row, TEXT));
	digest_sha256(text.data != NULL ? text.data : "", text.length, bytes);
	buf_free(&text);
	return strncmp(digest_hex(bytes, sizeof(bytes), hex), digest, strlen(digest)) == 0;
}

static bool is_same(sqlite3_stmt *row, const struct schema_item *item)
{
	return item->text != NULL ? strcmp(cell(row, TEXT), item->text) == 0
				  : has_digest(row, item->digest);
}

/* The name is whatever somebody thought of. */
static int complain(const struct store *store, const char *type, const char *name, const char *what)
{
	char type_label[LIMIT_LABEL_BYTES], name_label[LIMIT_LABEL_BYTES];

	log_error("%s: the %s %s %s; put back a copy of the database", store->path,
		  label_show(type, type_label, sizeof(type_label)),
		  label_show(name, name_label, sizeof(name_label)), _(what));
	return -1;
}

/* What a database may have, and what of it was found. */
struct expected {
	struct schema_item *item;
	size_t count;
	bool *found;
	bool whole; /* it has all of it, with these texts */
};

static int compare_row(const struct store *store, sqlite3_stmt *row, struct expected *expected)
{
	for (size_t i = 0; i < expected->count; i++) {
		const struct schema_item *item = &expected->item[i];

		if (strcmp(cell(row, TYPE), item->type) != 0 ||
		    strcmp(cell(row, NAME), item->name) != 0 ||
		    strcmp(cell(row, TABLE), item->table) != 0)
			continue;
		expected->found[i] = true;
		if (!expected->whole || is_same(row, item))
			return 0;
		return complain(store, item->type, item->name, N_("is another than that of ijw"));
	}
	return complain(store, cell(row, TYPE), cell(row, NAME),
			N_("was not put there by ijw, and can change what it reads or writes"));
}

static int compare_all(struct store *store, struct expected *expected)
{
	sqlite3_stmt *row = NULL;
	int more, wrong = 0;

	if (sqlite3_prepare_v2(store->db, select_schema, -1, &row, NULL) != SQLITE_OK)
		return db_failed(store);
	while ((more = db_row(store, row)) == 1)
		wrong += compare_row(store, row, expected);
	sqlite3_finalize(row);
	for (size_t i = 0; more == 0 && expected->whole && i < expected->count; i++)
		if (!expected->found[i])
			wrong += complain(store, expected->item[i].type, expected->item[i].name,
					  N_("is missing"));
	return more == 0 && wrong == 0 ? 0 : -1;
}

int schema_compare(struct store *store, int version)
{
	struct pool *pool = pool_new();
	struct expected expected = {.whole = version >= SCHEMA_COMPARED};
	int rc;

	expected.count = version == SCHEMA_VERSION
			     ? schema_items(pool, &expected.item)
			     : schema_known(expected.whole ? version : 0, pool, &expected.item);
	expected.found = xcalloc(expected.count, sizeof(*expected.found));
	rc = compare_all(store, &expected);
	free(expected.found);
	pool_free(pool);
	return rc;
}
