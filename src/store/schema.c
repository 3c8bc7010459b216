/* The tables of a database: which version they are, and making those of today. */
#include "schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/log.h"

/* "iJw3", so that file(1) and who finds the file can tell what it is. Version 7 had it first. */
enum { APPLICATION_ID = 1766487859, APPLICATION_SINCE = 7 };

/* schema.sql as it was built in (src/embed.sh): the first and only row, with a NUL behind it. */
struct embedded {
	const char *name, *first, *end;
};
extern const struct embedded schema_embedded[];

const char *schema_text(void)
{
	return schema_embedded[0].first;
}

static const char *word(struct pool *pool, const char **at)
{
	size_t length = strcspn(*at, " (");
	const char *word = pool_copy(pool, *at, length);

	*at += length;
	*at += strspn(*at, " ");
	return word;
}

static struct schema_item read_item(struct pool *pool, const char *line, size_t length)
{
	struct schema_item item = {.text = pool_copy(pool, line, length)};
	const char *at = item.text, *type;

	(void)word(pool, &at); /* CREATE */
	type = word(pool, &at);
	if (strcmp(type, "UNIQUE") == 0)
		type = word(pool, &at);
	item.type = strcmp(type, "TABLE") == 0  ? "table"
		    : strcmp(type, "VIEW") == 0 ? "view"
						: "index";
	item.name = item.table = word(pool, &at);
	if (strcmp(item.type, "index") == 0) {
		(void)word(pool, &at); /* ON */
		item.table = word(pool, &at);
	}
	return item;
}

size_t schema_items(struct pool *pool, struct schema_item **out)
{
	struct schema_item *items;
	size_t count = 0;

	for (const char *at = schema_text(); (at = strchr(at, ';')) != NULL; at++)
		count++;
	items = pool_alloc(pool, count * sizeof(*items));
	*out = items;
	for (const char *at = schema_text(); *at != '\0'; at += strspn(at, ";\n")) {
		size_t length = strcspn(at, ";");

		*items++ = read_item(pool, at, length);
		at += length;
	}
	return count;
}

static int read_number(struct store *store, const char *pragma)
{
	struct buf value = BUF_INIT(0);
	int number = -1;

	if (db_text(store, pragma, &value) == 1)
		number = atoi(value.data);
	buf_free(&value);
	return number;
}

int schema_version(struct store *store)
{
	store->version = read_number(store, "PRAGMA user_version");
	if (store->version <= SCHEMA_VERSION)
		return store->version;
	log_error(
	    "%s: this database is of version %d, this program knows up to %d; use a newer ijw",
	    store->path, store->version, SCHEMA_VERSION);
	return -1;
}

/* A new one, that a home is made with. */
static bool is_empty(struct store *store)
{
	return read_number(store, "SELECT count(*) FROM main.sqlite_schema") == 0;
}

int schema_examine(struct store *store)
{
	int version = schema_version(store);

	if (version < 0)
		return -1;
	if (version == 0 && is_empty(store))
		return 0;
	if (version == 0 || (version >= APPLICATION_SINCE &&
			     read_number(store, "PRAGMA application_id") != APPLICATION_ID)) {
		log_error("%s: this is no database of ijw; put back a copy of the database",
			  store->path);
		return -1;
	}
	return schema_compare(store, version) == 0 ? version : -1;
}

int schema_examine_reading(struct store *store)
{
	int version = schema_examine(store);

	if (version < 0 || version == SCHEMA_VERSION)
		return version < 0 ? -1 : 0;
	log_error("%s: this database is of version %d, from an older ijw; 'ijw rebuild' brings it "
		  "up to date",
		  store->path, version);
	return -1;
}

int schema_make(struct store *store)
{
	char pragmas[96];

	snprintf(pragmas, sizeof(pragmas), "PRAGMA application_id = %d; PRAGMA user_version = %d",
		 APPLICATION_ID, SCHEMA_VERSION);
	if (db_exec(store, "BEGIN IMMEDIATE") != 0)
		return -1;
	if (schema_version(store) == SCHEMA_VERSION)
		return db_exec(store, "COMMIT");
	if (is_empty(store) && db_exec(store, schema_text()) == 0 && db_exec(store, pragmas) == 0 &&
	    db_exec(store, "COMMIT") == 0) {
		store->version = SCHEMA_VERSION;
		return 0;
	}
	sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	return -1;
}

/* As CREATE TEMP ... What it asks for that is not temporary, too, is that of the database. */
int schema_temporary(struct store *store, const char *name)
{
	static const char create[] = "CREATE ";
	struct pool *pool = pool_new();
	struct buf sql = BUF_INIT(0);
	struct schema_item *items;
	size_t count = schema_items(pool, &items);
	int rc = -1;

	for (size_t i = 0; i < count; i++)
		if (strcmp(items[i].name, name) == 0)
			buf_printf(&sql, "CREATE TEMP %s", items[i].text + sizeof(create) - 1);
	if (sql.length > 0)
		rc = db_exec(store, sql.data);
	buf_free(&sql);
	pool_free(pool);
	return rc;
}
