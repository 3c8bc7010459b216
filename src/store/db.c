#include "db.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/file.h"
#include "ijw/base/halt.h"
#include "ijw/base/log.h"
#include "ijw/base/progress.h"
#include "ijw/base/text.h"
#include "key_run.h"
#include "statements.h"

/* What the codes of SQLite that a user meets mean, as it says them itself. */
static const struct {
	int code;
	const char *text;
} known[] = {
    {SQLITE_PERM, N_("access permission denied")},
    {SQLITE_BUSY, N_("database is locked")},
    {SQLITE_LOCKED, N_("database table is locked")},
    {SQLITE_NOMEM, N_("out of memory")},
    {SQLITE_READONLY, N_("attempt to write a readonly database")},
    {SQLITE_IOERR, N_("disk I/O error")},
    {SQLITE_CORRUPT, N_("database disk image is malformed")},
    {SQLITE_FULL, N_("database or disk is full")},
    {SQLITE_CANTOPEN, N_("unable to open database file")},
    {SQLITE_NOTADB, N_("file is not a database")},
};

static const char *meaning_of(int code)
{
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (known[i].code == code)
			return _(known[i].text);
	return sqlite3_errstr(code);
}

int db_complain(const char *path, int code)
{
	const char *remedy = "";

	code &= 0xFF;                 /* without what is more exact */
	if (code == SQLITE_INTERRUPT) /* no failure: the process is to end (halt.h) */
		return -1;
	if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
		remedy = _("; another program writes to it: try again");
	else if (code == SQLITE_FULL)
		remedy = _("; make room on the disk and try again");
	else if (code == SQLITE_CANTOPEN) /* nothing tells why */
		remedy = _("; make room on the disk, or give this user the right to write the file "
			   "and its folder");
	else if (code == SQLITE_READONLY || code == SQLITE_PERM)
		remedy = _("; give this user the right to write the file and its folder");
	else if (code == SQLITE_IOERR)
		remedy = _("; see to the disk, then start again");
	else if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
		remedy = _("; put back a copy of the database");
	log_error("%s: %s%s", path, meaning_of(code), remedy);
	return -1;
}

/* So many steps of statements are taken between two looks: some tenths of a millisecond. */
enum { STEPS = 4096 };

static int is_due(void *context)
{
	(void)context;
	return halt_is_due();
}

void db_heed(sqlite3 *db, bool on)
{
	sqlite3_progress_handler(db, on ? STEPS : 0, on ? is_due : NULL, NULL);
}

static int last_errno(sqlite3_file *file)
{
	int error = 0;

	if (file == NULL || file->pMethods == NULL ||
	    file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &error) != SQLITE_OK)
		return 0;
	return error;
}

bool db_is_full(sqlite3 *db)
{
	int code = sqlite3_errcode(db) & 0xFF;
	sqlite3_file *file = NULL, *log = NULL;

	if (code != SQLITE_IOERR)
		return code == SQLITE_FULL;
	/* A lack of room has other names, too; errno is another by now. */
	if (sqlite3_extended_errcode(db) == SQLITE_IOERR_SHMSIZE)
		return true;
	sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
	sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
	return file_is_full(sqlite3_system_errno(db)) || file_is_full(last_errno(file)) ||
	       file_is_full(last_errno(log));
}

/* What trying again does not mend. */
static bool is_broken(sqlite3 *db)
{
	int code = sqlite3_errcode(db) & 0xFF;

	if (code == SQLITE_IOERR)
		return sqlite3_extended_errcode(db) != SQLITE_IOERR_NOMEM && !db_is_full(db);
	return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

int db_failed(struct store *store)
{
	if (is_broken(store->db))
		store->broken = true;
	if (store->broken && (sqlite3_errcode(store->db) & 0xFF) == SQLITE_IOERR)
		file_doubt();
	return db_complain(store->path,
			   db_is_full(store->db) ? SQLITE_FULL : sqlite3_errcode(store->db));
}

/* Whether a statement reads the table of keys, in which some may wait (key_run.h). Those of retours
 * do not, and these two ask for no others. */
static bool reads_keys(enum statement statement, const char *text)
{
	if (statement == SQL_RETOUREN_ON || statement == SQL_SLEUTEL_FIRST_DAY)
		return false;
	return strstr(text, "FROM sleutel") != NULL || strstr(text, "FROM aanmeldwacht") != NULL;
}

sqlite3_stmt *db_statement(struct store *store, enum statement statement)
{
	sqlite3_stmt **slot = &store->statements[statement];

	if (*slot == NULL) {
		const char *text = statement_text(statement, store->version);

		if (sqlite3_prepare_v3(store->db, text, -1, SQLITE_PREPARE_PERSISTENT, slot,
				       NULL) != SQLITE_OK) {
			db_failed(store);
			return NULL;
		}
		store->reads_keys[statement] = reads_keys(statement, text);
	}
	if (store->reads_keys[statement] && key_run_store(store) != 0)
		return NULL;
	sqlite3_reset(*slot);
	sqlite3_clear_bindings(*slot);
	return *slot;
}

void db_forget(struct store *store)
{
	for (int i = 0; i < STATEMENTS; i++) {
		sqlite3_finalize(store->statements[i]);
		store->statements[i] = NULL;
	}
	for (int i = 0; i < DERIVED_TABLES; i++)
		for (int use = 0; use < DERIVED_USES; use++) {
			sqlite3_finalize(store->derived[i][use]);
			store->derived[i][use] = NULL;
		}
}

int db_row(struct store *store, sqlite3_stmt *statement)
{
	int rc = sqlite3_step(statement);

	if (rc == SQLITE_ROW)
		return 1;
	if (rc != SQLITE_DONE)
		db_failed(store);
	sqlite3_reset(statement);
	return rc == SQLITE_DONE ? 0 : -1;
}

int db_run(struct store *store, sqlite3_stmt *statement)
{
	int rc;

	if (statement == NULL)
		return -1;
	while ((rc = db_row(store, statement)) == 1)
		continue;
	return rc;
}

int db_exec(struct store *store, const char *sql)
{
	if (sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK)
		return 0;
	return db_failed(store);
}

int db_text(struct store *store, const char *sql, struct buf *out)
{
	sqlite3_stmt *statement;
	int more;

	buf_clear(out);
	if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK)
		return db_failed(store);
	more = db_row(store, statement);
	if (more == 1)
		buf_puts(out, (const char *)sqlite3_column_text(statement, 0));
	sqlite3_finalize(statement);
	return more;
}

void db_progress(struct store *store, const char *sql)
{
	sqlite3_stmt *statement = NULL;
	int64_t total = 0;

	if (progress_wanted() &&
	    sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) == SQLITE_OK &&
	    sqlite3_step(statement) == SQLITE_ROW)
		total = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	progress_begin((unsigned long long)total);
}

static void note(struct binder *binder, int rc)
{
	if (binder->rc == SQLITE_OK)
		binder->rc = rc;
}

void bind_text(struct binder *binder, const char *text)
{
	note(binder, sqlite3_bind_text(binder->statement, ++binder->at, text, -1, SQLITE_STATIC));
}

void bind_blob(struct binder *binder, const void *bytes, size_t length)
{
	note(binder,
	     sqlite3_bind_blob64(binder->statement, ++binder->at, bytes, length, SQLITE_STATIC));
}

void bind_number(struct binder *binder, int64_t number)
{
	note(binder, sqlite3_bind_int64(binder->statement, ++binder->at, number));
}

void bind_number_or_null(struct binder *binder, int64_t number, int64_t null)
{
	if (number == null)
		note(binder, sqlite3_bind_null(binder->statement, ++binder->at));
	else
		bind_number(binder, number);
}

void bind_date(struct binder *binder, int32_t day)
{
	char text[DATE_TEXT];

	if (day == DAY_NONE)
		note(binder, sqlite3_bind_null(binder->statement, ++binder->at));
	else
		note(binder, sqlite3_bind_text(binder->statement, ++binder->at,
					       date_format(day, text), -1, SQLITE_TRANSIENT));
}

int db_bound(struct store *store, const struct binder *binder)
{
	return binder->rc == SQLITE_OK ? db_run(store, binder->statement) : db_failed(store);
}

int db_bound_each(struct store *store, const struct binder *binder,
		  void (*visit)(struct store *store, int64_t id))
{
	int more = binder->rc == SQLITE_OK ? db_row(store, binder->statement) : db_failed(store);

	for (; more == 1; more = db_row(store, binder->statement))
		visit(store, sqlite3_column_int64(binder->statement, 0));
	return more;
}

bool found_blob(struct found *found, const void *bytes, size_t length)
{
	int at = found->at++;

	if (bytes == NULL || sqlite3_column_type(found->row, at) != SQLITE_BLOB)
		return bytes == NULL && sqlite3_column_type(found->row, at) == SQLITE_NULL;
	return (size_t)sqlite3_column_bytes(found->row, at) == length &&
	       memcmp(sqlite3_column_blob(found->row, at), bytes, length) == 0;
}

bool found_text(struct found *found, const char *text)
{
	int at = found->at++;
	size_t length;

	if (text == NULL || sqlite3_column_type(found->row, at) != SQLITE_TEXT)
		return text == NULL && sqlite3_column_type(found->row, at) == SQLITE_NULL;
	length = strlen(text);
	return (size_t)sqlite3_column_bytes(found->row, at) == length &&
	       memcmp(sqlite3_column_text(found->row, at), text, length) == 0;
}

bool found_number(struct found *found, int64_t number, int64_t null)
{
	int at = found->at++;

	if (number == null || sqlite3_column_type(found->row, at) != SQLITE_INTEGER)
		return number == null && sqlite3_column_type(found->row, at) == SQLITE_NULL;
	return sqlite3_column_int64(found->row, at) == number;
}
