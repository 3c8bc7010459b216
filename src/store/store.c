#include "ijw/store/store.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bericht.h"
#include "db.h"
#include "dossier.h"
#include "ijw/base/clock.h"
#include "ijw/base/date.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/store/archive.h"

enum { BUSY_MS = 10000 };

/* FULL: a commit lasts before the file it came from is moved; that is the whole crash story. */
static const char pragmas[] = "PRAGMA journal_mode = WAL;"
			      "PRAGMA synchronous = FULL;"
			      "PRAGMA foreign_keys = ON;"
			      "PRAGMA temp_store = FILE;"
			      "PRAGMA cache_size = -16384;";

/* From so many pages on the log is brought into the database. */
enum { LOG_PAGES = 4096 };

/* A connection is one thread's, and nobody asks how much memory SQLite holds: no locks are needed.
 * Once it is at work it refuses, and keeps what was set. */
static void configure(void)
{
	sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	db_files();
}

/* SQLite makes the file with the process's mask; it must be the owner's alone from the first
 * moment. */
static int make_private(struct store *store)
{
	int fd = open(store->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

	if (fd < 0) {
		log_errno("%s: the database cannot be opened for writing; give this user the right "
			  "to write the file and its folder",
			  store->path);
		return -1;
	}
	return close(fd);
}

/* Takes `path` over. */
static struct store *store_new(const struct home *home, char *path)
{
	struct store *store = xmalloc(sizeof(*store));

	configure();
	*store = (struct store){.home = home,
				.path = path,
				.pool = pool_new(),
				.packer = packer_new(home->keys->archive)};
	return store;
}

int store_checkpoint(struct store *store)
{
	int rc = sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);

	if ((rc & 0xFF) != SQLITE_IOERR || db_is_full(store->db))
		return 0;
	return db_failed(store);
}

/* SQLite's own would go on without a word, and sync again what could not be synced. The commit
 * lasts, but whoever made it learns that nothing can be trusted any more. */
static int after_commit(void *context, sqlite3 *db, const char *name, int pages)
{
	(void)db, (void)name;
	return pages >= LOG_PAGES && store_checkpoint(context) != 0 ? SQLITE_IOERR : SQLITE_OK;
}

struct store *store_open(const struct home *home)
{
	struct store *store = store_new(home, home_path(home, "ijw.db"));

	if (make_private(store) != 0)
		goto failed;
	if (sqlite3_open_v2(store->path, &store->db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK) {
		db_failed(store);
		goto failed;
	}
	sqlite3_busy_timeout(store->db, BUSY_MS);
	sqlite3_wal_hook(store->db, after_commit, store);
	if (db_exec(store, pragmas) != 0 || schema_open(store) != 0)
		goto failed;
	return store;
failed:
	store_close(store);
	return NULL;
}

struct store *store_beside(const struct store *store)
{
	struct store *beside = store_new(store->home, xstrdup(store->path));

	if (sqlite3_open_v2(beside->path, &beside->db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK) {
		sqlite3_busy_timeout(beside->db, BUSY_MS);
		return beside;
	}
	db_failed(beside);
	store_close(beside);
	return NULL;
}

/* As a URI, in which every byte but these is escaped. */
static void write_uri(const char *path, struct buf *out)
{
	buf_puts(out, "file:");
	for (const char *at = path; *at != '\0'; at++)
		if (isalnum((unsigned char)*at) || strchr("/._-", *at) != NULL)
			buf_add(out, at, 1);
		else
			buf_printf(out, "%%%02X", (unsigned char)*at);
	/* No locks and no files beside it: it may lie on a share or a disk that is read-only. */
	buf_puts(out, "?immutable=1");
}

struct store *store_aside(const struct home *keys, const char *path)
{
	struct store *store = store_new(keys, xstrdup(path));
	struct buf uri = BUF_INIT(0);
	int rc;

	write_uri(path, &uri);
	rc = sqlite3_open_v2(uri.data, &store->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
	buf_free(&uri);
	if (rc == SQLITE_OK)
		return store;
	db_failed(store);
	store_close(store);
	return NULL;
}

/* As SQLite does it, but that a failure is told, and that after one nothing is synced again: the
 * next process finds the log. */
static void close_database(struct store *store)
{
	if (store->db == NULL)
		return;
	if (!store->broken && sqlite3_total_changes(store->db) > 0)
		(void)store_checkpoint(store);
	if (store->broken)
		sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	sqlite3_close(store->db);
}

void store_close(struct store *store)
{
	if (store == NULL)
		return;
	db_forget(store);
	close_database(store);
	pool_free(store->pool);
	packer_free(store->packer);
	free(store->inhoud);
	free(store->path);
	free(store);
}

/* Pages that do not stay in memory are written, and read again, before the transaction ends.
 * Originals are sealed beside the deriving of rows rather than beside what else is done before. */
int store_bulk(struct store *store)
{
	packer_hold(store->packer, LIMIT_HOLD_BYTES);
	return db_exec(store, "PRAGMA cache_size = -65536");
}

int store_begin(struct store *store)
{
	return db_run(store, db_statement(store, SQL_BEGIN));
}

int store_commit(struct store *store)
{
	if (bericht_keep_originals(store, true) != 0)
		return -1;
	return db_run(store, db_statement(store, SQL_COMMIT));
}

void store_end_group(struct store *store)
{
	store->group = 0;
	store->inhouden = 0;
}

void store_rollback(struct store *store)
{
	struct parcel *parcel;

	while ((parcel = packer_take(store->packer, true)) != NULL)
		packer_return(store->packer, parcel);
	store->schemas[0] = '\0';
	store_end_group(store);
	/* SQLite may have rolled back by itself, on a full disk for one. */
	if (!sqlite3_get_autocommit(store->db))
		db_run(store, db_statement(store, SQL_ROLLBACK));
}

bool store_is_broken(const struct store *store)
{
	return store->broken;
}

int stand_get(struct store *store, const char *key, struct buf *value)
{
	struct binder binder = {.statement = db_statement(store, SQL_STAND_GET)};
	int more;

	buf_clear(value);
	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, key);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	if (more == 1) {
		buf_puts(value, (const char *)sqlite3_column_text(binder.statement, 0));
		sqlite3_reset(binder.statement);
	}
	return more < 0 ? -1 : 0;
}

int stand_set(struct store *store, const char *key, const char *value)
{
	struct binder binder = {.statement = db_statement(store, SQL_STAND_SET)};

	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, key);
	bind_text(&binder, value);
	return db_bound(store, &binder);
}

/* Whether the stored rows are of this day and these parameters; writes down that they will be. */
static int is_current(struct store *store, int32_t today)
{
	struct buf parameters = BUF_INIT(0), value = BUF_INIT(0);
	char date[DATE_TEXT];
	int current = -1;

	parameters_write(&store->home->parameters, &parameters);
	date_format(today, date);
	if (stand_get(store, STAND_PEILDATUM, &value) != 0)
		goto out;
	current = value.length > 0 && strcmp(value.data, date) == 0;
	if (stand_get(store, STAND_PARAMETERS, &value) != 0) {
		current = -1;
		goto out;
	}
	current = current && value.length > 0 && strcmp(value.data, parameters.data) == 0;
	if (!current && (stand_set(store, STAND_PEILDATUM, date) != 0 ||
			 stand_set(store, STAND_PARAMETERS, parameters.data) != 0))
		current = -1;
out:
	buf_free(&parameters);
	buf_free(&value);
	return current;
}

/* His events are read once, for the rules between messages and for his rows. */
static int derive_youth(struct store *store, int64_t jeugdige, int64_t from, int32_t today)
{
	struct event *events;
	size_t count;

	pool_reset(store->pool);
	if (event_load(store, jeugdige, &events, &count) != 0 ||
	    dossier_jeugdige(store, events, count, from) != 0)
		return -1;
	return derived_write(store, jeugdige, events, count, today, today);
}

int derive_begin(struct store *store, int32_t today, struct deriving *deriving)
{
	int current = is_current(store, today);

	*deriving = (struct deriving){.today = today};
	if (current < 0 || (!current && db_run(store, db_statement(store, SQL_TOUCH_ALL)) != 0))
		return -1;
	return dossier_begin(store, &deriving->from);
}

int derive_next(struct store *store, struct deriving *deriving)
{
	struct binder binder = {.statement = db_statement(store, SQL_TOUCHED)};
	int more;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, deriving->jeugdige);
	more = db_row(store, binder.statement);
	if (more != 1)
		return more;
	deriving->jeugdige = sqlite3_column_int64(binder.statement, 0);
	sqlite3_reset(binder.statement);
	return derive_youth(store, deriving->jeugdige, deriving->from, deriving->today) == 0 ? 1
											     : -1;
}

int derive_end(struct store *store, const struct deriving *deriving)
{
	if (dossier_end(store, deriving->from) != 0)
		return -1;
	return db_run(store, db_statement(store, SQL_TOUCHED_CLEAR));
}

int store_derive(struct store *store, int32_t today)
{
	struct deriving deriving;
	int64_t begin;
	int more;

	packer_go(store->packer);
	if (derive_begin(store, today, &deriving) != 0)
		return -1;
	begin = clock_ticks();
	while ((more = derive_next(store, &deriving)) == 1)
		continue;
	store->rows_ms += clock_ticks() - begin;
	return more == 0 ? derive_end(store, &deriving) : -1;
}

int64_t store_rows_ms(const struct store *store)
{
	return store->rows_ms;
}
