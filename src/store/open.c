/* Opening the database of a home: to write, to read, beside another connection; and closing it. */
#include "ijw/store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "custody_parts.h"
#include "renew.h"
#include "schema.h"
#include "home_parts.h"
#include "key_run.h"
#include "ijw/base/ascii.h"
#include "ijw/base/log.h"
#include "ijw/store/youth.h"
#include "related.h"
#include "shared.h"
#include "sealing.h"
#include "void.h"
#include "youth_numbers.h"

enum { BUSY_MS = 10000 };

/* FULL: a commit lasts before the file it came from is moved; that is the whole crash story. A log
 * that begins anew keeps nothing of the old one behind what is new. */
static const char pragmas_writing[] = "PRAGMA journal_mode = WAL;"
				      "PRAGMA synchronous = FULL;"
				      "PRAGMA foreign_keys = ON;"
				      "PRAGMA journal_size_limit = 0;";
static const char pragmas[] = "PRAGMA temp_store = FILE;"
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

/* Whether the file that is there is no link and can be written; errno tells why not. It is not
 * opened: whoever closes a file drops the locks that SQLite holds on it for another connection of
 * this process, and the next program that leaves the database takes the log away that this
 * connection goes on writing. */
static bool is_writable(const char *path)
{
	struct stat status;

	if (lstat(path, &status) != 0)
		return false;
	if (S_ISLNK(status.st_mode)) {
		errno = ELOOP;
		return false;
	}
	return access(path, R_OK | W_OK) == 0;
}

/* SQLite makes the file with the process's mask; it must be the owner's alone from the first
 * moment. */
static int make_private(struct store *store)
{
	int fd = open(store->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);

	if (fd >= 0)
		return close(fd);
	if (errno == EEXIST && is_writable(store->path))
		return 0;
	log_errno("%s: the database cannot be opened for writing; give this user the right to "
		  "write the file and its folder",
		  store->path);
	return -1;
}

/* Takes `path` over. */
static struct store *store_new(const struct home *home, char *path)
{
	struct store *store = xmalloc(sizeof(*store));

	configure();
	*store = (struct store){.home = home, .path = path, .pool = pool_new()};
	if (home->keys != NULL) {
		store->packer = packer_new(home->keys->archive);
		store->opener = opener_new(home->keys->archive);
		store->custody = custody_new(home);
		pseudonym_short_key(home->keys->pseudonym, "dossier", store->sleutel);
		pseudonym_short_key(home->keys->pseudonym, "masker", store->masker);
		pseudonym_short_key(home->keys->pseudonym, "orde", store->inhoud);
	}
	return store;
}

/* The file may come from anywhere: what stands in its schema is not run with more rights than a
 * query has, and no query can write to the schema or to what is behind the tables. SQLite's code.
 */
static int open_database(struct store *store, const char *name, int flags)
{
	int rc = sqlite3_open_v2(name, &store->db, flags, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_busy_timeout(store->db, BUSY_MS);
	if (rc == SQLITE_OK)
		db_heed(store->db, true);
	return rc;
}

int store_checkpoint(struct store *store)
{
	int rc = sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);

	if ((rc & 0xFF) != SQLITE_IOERR || db_is_full(store->db))
		return 0;
	return db_failed(store);
}

/* Others cannot write while it is waited for who reads, so it is not. */
int store_empty_log(struct store *store)
{
	int rc;

	sqlite3_busy_timeout(store->db, 0);
	rc = sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
	sqlite3_busy_timeout(store->db, BUSY_MS);
	if ((rc & 0xFF) != SQLITE_IOERR || db_is_full(store->db))
		return 0;
	return db_failed(store);
}

int store_wipe_log(struct store *store)
{
	int in_log = 0, rc;

	rc = sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, &in_log, NULL);
	if (rc == SQLITE_OK && in_log <= 0)
		return 0;
	if (rc == SQLITE_BUSY || rc == SQLITE_OK)
		log_error("%s: somebody reads the database, so that its log still has what was "
			  "erased; end that, and call this again",
			  store->path);
	else
		db_failed(store);
	return -1;
}

/* SQLite's own would go on without a word, and sync again what could not be synced. The commit
 * lasts, but whoever made it learns that nothing can be trusted any more. */
static int after_commit(void *context, sqlite3 *db, const char *name, int pages)
{
	(void)db, (void)name;
	return pages >= LOG_PAGES && store_checkpoint(context) != 0 ? SQLITE_IOERR : SQLITE_OK;
}

/* Check values are written once, with keys that go with what is stored; with an empty database any
 * do. */
static int settle_keys(struct store *store, int version)
{
	enum keys_outcome known = keys_check(store);

	if (known == KEYS_UNKNOWN && !store->home->proven)
		known = keys_prove(store) == KEYS_WELL ? KEYS_UNKNOWN : KEYS_FAILED;
	if (known != KEYS_UNKNOWN && known != KEYS_WELL)
		return -1;
	if (version < SCHEMA_VERSION && renew_upgrade(store) != 0)
		return -1;
	return known == KEYS_UNKNOWN ? keys_remember(store) : 0;
}

static struct store *open_to_write(const struct home *home, bool any_keys)
{
	struct store *store = store_new(home, home_path(home, HOME_DATABASE));
	int version;

	if (make_private(store) != 0)
		goto failed;
	if (open_database(store, store->path, SQLITE_OPEN_READWRITE) != SQLITE_OK) {
		db_failed(store);
		goto failed;
	}
	sqlite3_wal_hook(store->db, after_commit, store);
	version = schema_examine(store);
	if (version < 0 || db_exec(store, pragmas_writing) != 0 || db_exec(store, pragmas) != 0)
		goto failed;
	if (version == 0 && schema_make(store) != 0)
		goto failed;
	if (any_keys || (version == 0 ? keys_remember(store) : settle_keys(store, version)) == 0)
		return store;
failed:
	store_close(store);
	return NULL;
}

struct store *store_open(const struct home *home)
{
	return open_to_write(home, false);
}

struct store *store_to_fill(const struct home *home)
{
	return open_to_write(home, true);
}

/* As a URI, in which every byte but these is escaped. */
static void write_uri(const char *path, struct buf *out)
{
	buf_puts(out, "file:");
	for (const char *at = path; *at != '\0'; at++)
		if (ascii_is_alnum(*at) || strchr("/._-", *at) != NULL)
			buf_add(out, at, 1);
		else
			buf_printf(out, "%%%02X", (unsigned char)*at);
	buf_puts(out, "?immutable=1");
}

/* No locks and no files beside it: it may lie on a share or a disk that is read-only. SQLite's
 * code. */
static int open_immutable(struct store *store)
{
	struct buf uri = BUF_INIT(0);
	int rc;

	write_uri(store->path, &uri);
	rc = open_database(store, uri.data, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
	buf_free(&uri);
	return rc;
}

bool store_is_alone(const char *path)
{
	static const char *const suffixes[] = {"-wal", "-journal"};
	struct buf beside = BUF_INIT(0);
	struct stat status;
	bool alone = true;

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]) && alone; i++) {
		buf_clear(&beside);
		buf_printf(&beside, "%s%s", path, suffixes[i]);
		alone = lstat(beside.data, &status) != 0 || status.st_size == 0;
	}
	buf_free(&beside);
	return alone;
}

/* Readers share a file with those who write, which SQLite has to make when it is not there. */
static bool lacks_room(sqlite3 *db)
{
	int code = sqlite3_errcode(db) & 0xFF;

	return code == SQLITE_CANTOPEN || code == SQLITE_READONLY || db_is_full(db);
}

/* Whether no other process has the database open, or had when it was killed. */
static bool is_idle(const char *path)
{
	struct buf shared = BUF_INIT(0);
	bool idle;

	buf_printf(&shared, "%s-shm", path);
	idle = access(shared.data, F_OK) != 0 && store_is_alone(path);
	buf_free(&shared);
	return idle;
}

/* What is in the file is all there is when nobody has it open and this user may not write it, which
 * would leave files beside it that nobody may write; or when they cannot be made, on a disk that is
 * full or read-only. SQLite's code. */
static int open_to_read(struct store *store)
{
	int rc;

	if (faccessat(AT_FDCWD, store->path, W_OK, AT_EACCESS) != 0 && errno != ENOENT &&
	    is_idle(store->path))
		return open_immutable(store);
	rc = open_database(store, store->path, SQLITE_OPEN_READWRITE);
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(store->db, "SELECT 1 FROM sqlite_schema", NULL, NULL, NULL);
	if (rc == SQLITE_OK || !lacks_room(store->db) || !store_is_alone(store->path))
		return rc;
	sqlite3_close(store->db);
	store->db = NULL;
	return open_immutable(store);
}

struct store *store_look(const struct home *home)
{
	struct store *store = store_new(home, home_path(home, HOME_DATABASE));

	if (open_to_read(store) == SQLITE_OK && db_exec(store, pragmas) == 0)
		return store;
	db_failed(store);
	store_close(store);
	return NULL;
}

struct store *store_read(const struct home *home)
{
	struct store *store = store_look(home);

	if (store != NULL && schema_examine_reading(store) == 0)
		return store;
	store_close(store);
	return NULL;
}

/* A database that is thrown away when anything fails. */
static const char pragmas_making[] = "PRAGMA journal_mode = MEMORY;"
				     "PRAGMA synchronous = OFF;"
				     "PRAGMA locking_mode = EXCLUSIVE;"
				     "PRAGMA foreign_keys = ON;";

/* Its name is taken away as soon as it is open. */
struct store *store_in_the_making(const struct home *home)
{
	struct store *store = store_new(home, home_path(home, HOME_WORK "/ijw.db.XXXXXX"));
	int fd = mkostemp(store->path, O_CLOEXEC);
	int rc = -1;

	if (fd < 0)
		log_errno("%s: no database can be made here", store->path);
	else if (open_database(store, store->path, SQLITE_OPEN_READWRITE) != SQLITE_OK)
		db_failed(store);
	else
		rc = db_exec(store, pragmas_making) == 0 ? db_exec(store, pragmas) : -1;
	if (fd >= 0) {
		close(fd);
		unlink(store->path);
	}
	if (rc == 0)
		return store;
	store_close(store);
	return NULL;
}

struct store *store_beside(const struct store *store)
{
	struct store *beside = store_new(store->home, xstrdup(store->path));

	beside->version = store->version;
	if (open_database(beside, beside->path, SQLITE_OPEN_READONLY) == SQLITE_OK)
		return beside;
	db_failed(beside);
	store_close(beside);
	return NULL;
}

struct store *store_twin(const struct store *store)
{
	struct store *twin = store_new(store->home, xstrdup(store->path));
	const char *name = sqlite3_db_filename(store->db, "main");
	const int rc = sqlite3_uri_boolean(name, "immutable", 0)
			   ? open_immutable(twin)
			   : open_database(twin, twin->path, SQLITE_OPEN_READONLY);

	if (rc == SQLITE_OK)
		return twin;
	store_close(twin);
	return NULL;
}

struct store *store_aside(const struct home *keys, const char *path)
{
	struct store *store = store_new(keys, xstrdup(path));

	if (open_immutable(store) == SQLITE_OK)
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
	store_close(store->twin);
	db_forget(store);
	close_database(store);
	void_forget(store);
	related_free(store->related);
	youths_free(store->youths);
	key_run_free(store->key_run);
	youth_numbers_forget(store);
	free(store->youth_numbers);
	free(store->again);
	shared_end(store);
	pool_free(store->pool);
	custody_free(store->custody);
	packer_free(store->packer);
	opener_free(store->opener);
	free(store->path);
	free(store);
}
