/* Tables as a database file of their own, for whoever reads a publication with SQLite. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "db.h"
#include "ijw/base/log.h"
#include "ijw/base/pool.h"
#include "ijw/store/youth.h"

/* All that decides over the bytes but the rows themselves: one transaction in a new file, nothing
 * of which depends on the day. The version is that of the form. */
static const char begin[] = "PRAGMA page_size = 4096;"
			    "PRAGMA encoding = 'UTF-8';"
			    "PRAGMA journal_mode = OFF;"
			    "PRAGMA synchronous = FULL;"
			    "BEGIN EXCLUSIVE;"
			    "PRAGMA user_version = 1;";

/* Runs what was put together, and frees it. */
static int run(struct store *file, sqlite3_str *text)
{
	char *sql = sqlite3_str_finish(text);
	int rc = sql != NULL ? db_exec(file, sql) : db_failed(file);

	sqlite3_free(sql);
	return rc;
}

static int create(struct store *file, const struct store_table *table)
{
	sqlite3_str *text = sqlite3_str_new(file->db);

	sqlite3_str_appendf(text, "CREATE TABLE \"%w\" (", table->name);
	for (size_t i = 0; i < table->columns; i++)
		sqlite3_str_appendf(text, "%s\"%w\" %s%s", i > 0 ? ", " : "", table->column[i],
				    table->type[i], i < table->keys ? " NOT NULL" : "");
	for (size_t i = 0; i < table->keys; i++)
		sqlite3_str_appendf(text, "%s\"%w\"%s", i > 0 ? ", " : ", PRIMARY KEY (",
				    table->column[i], i + 1 == table->keys ? ")" : "");
	sqlite3_str_appendf(text, ") STRICT%s", table->keys > 0 ? ", WITHOUT ROWID" : "");
	return run(file, text);
}

static sqlite3_stmt *prepare_insert(struct store *file, const struct store_table *table)
{
	sqlite3_str *text = sqlite3_str_new(file->db);
	sqlite3_stmt *insert = NULL;
	char *sql;

	sqlite3_str_appendf(text, "INSERT INTO \"%w\" VALUES (", table->name);
	for (size_t i = 0; i < table->columns; i++)
		sqlite3_str_appendf(text, "%s?", i > 0 ? ", " : "");
	sqlite3_str_appendf(text, ")");
	sql = sqlite3_str_finish(text);
	if (sql == NULL || sqlite3_prepare_v2(file->db, sql, -1, &insert, NULL) != SQLITE_OK)
		db_failed(file);
	sqlite3_free(sql);
	return insert;
}

/* A number is bound as its text: SQLite reads it the same way in every locale, and refuses what is
 * none. */
static int fill(struct store *file, const struct store_table *table)
{
	sqlite3_stmt *insert = prepare_insert(file, table);
	int rc = insert != NULL ? 0 : -1;

	for (size_t row = 0; rc == 0 && row < table->rows; row++) {
		struct binder binder = {.statement = insert};

		for (size_t i = 0; i < table->columns; i++)
			bind_text(&binder, table->cell[row * table->columns + i]);
		rc = db_bound(file, &binder);
	}
	sqlite3_finalize(insert);
	return rc;
}

static int write_all(struct store *file, const struct store_table *tables, size_t count,
		     const char *views)
{
	if (db_exec(file, begin) != 0)
		return -1;
	for (size_t i = 0; i < count; i++)
		if (create(file, &tables[i]) != 0 || fill(file, &tables[i]) != 0)
			return -1;
	if (views != NULL && db_exec(file, views) != 0)
		return -1;
	return db_exec(file, "COMMIT");
}

/* SQLite itself would write into a file that is there. */
static int make_file(const char *path)
{
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);

	if (fd < 0) {
		log_errno("%s: the file cannot be made", path);
		return -1;
	}
	return close(fd);
}

int store_write_tables(const char *path, const struct store_table *tables, size_t count,
		       const char *views)
{
	struct store file = {.path = xstrdup(path)};
	int rc = -1;

	if (make_file(path) == 0) {
		if (sqlite3_open_v2(path, &file.db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK) {
			db_heed(file.db, true);
			rc = write_all(&file, tables, count, views);
		} else {
			db_failed(&file);
		}
	}
	/* Without a journal the rest of what failed stays: the caller takes the file away. */
	if (sqlite3_close(file.db) != SQLITE_OK)
		rc = db_failed(&file);
	free(file.path);
	return rc;
}
