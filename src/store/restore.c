/* Putting a copy of a database into a home. */
#include "backup_parts.h"
#include "custody_parts.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/log.h"

enum backup_outcome backup_may_put(const struct home *home)
{
	struct store *store = store_to_fill(home);
	struct buf first = BUF_INIT(0);
	int found = -1;

	if (store != NULL)
		found = db_text(store, "SELECT 1 FROM bericht LIMIT 1", &first);
	buf_free(&first);
	store_close(store);
	if (found > 0)
		log_error("%s: this home has messages already; a backup is put into a new one",
			  home->path);
	return found < 0 ? BACKUP_FAILED : found > 0 ? BACKUP_REFUSED : BACKUP_DONE;
}

/* The first step, of no page, locks the database of the home: from then on nobody can add a message
 * to what is about to be replaced. Another connection then looks whether there is one. */
static enum backup_outcome put(struct store *store, struct store *copy, bool again)
{
	sqlite3_backup *backup = sqlite3_backup_init(store->db, "main", copy->db, "main");
	enum backup_outcome outcome;
	int rc;

	if (backup == NULL) {
		db_failed(store);
		return BACKUP_FAILED;
	}
	rc = sqlite3_backup_step(backup, 0);
	if (rc != SQLITE_OK) {
		sqlite3_backup_finish(backup);
		db_complain(store->path, rc);
		return BACKUP_FAILED;
	}
	outcome = again ? BACKUP_DONE : backup_may_put(store->home);
	if (outcome != BACKUP_DONE) {
		sqlite3_backup_finish(backup);
		return outcome;
	}
	return backup_pages(backup, store->path) == 0 ? BACKUP_DONE : BACKUP_FAILED;
}

enum backup_outcome backup_put(const struct home *home, const char *file, bool again)
{
	char *path = realpath(file, NULL);
	struct store *copy = path != NULL ? store_aside(home, path) : NULL;
	struct store *store = copy != NULL ? store_to_fill(home) : NULL;
	enum backup_outcome outcome = store != NULL ? put(store, copy, again) : BACKUP_FAILED;

	store_close(store);
	store_close(copy);
	free(path);
	return outcome;
}

/* That it was put back is a part of its chain. */
static int note_restored(struct store *store)
{
	if (store_begin(store) != 0)
		return -1;
	store_act(store, &(struct custody_act){.daad = CUSTODY_RESTORED});
	if (store_commit(store) == 0)
		return 0;
	store_rollback(store);
	return -1;
}

enum backup_outcome backup_verify(const struct home *home, const struct backup *copy)
{
	struct store *store = store_open(home);
	struct backup found = {0};
	bool same = store != NULL && backup_examine(store, NULL, &found) == BACKUP_DONE &&
		    found.messages == copy->messages;

	if (!same)
		log_error(
		    "%s: what was put into ijw.db is not what the copy has, or cannot be read "
		    "back; remove this home and restore again",
		    home->path);
	if (same && note_restored(store) != 0)
		same = false;
	store_close(store);
	return same ? BACKUP_DONE : BACKUP_FAILED;
}
