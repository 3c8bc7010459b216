/* Copying the pages of one database to another. */
#include "backup_parts.h"

#include "ijw/base/halt.h"
#include "ijw/base/progress.h"
#include "ijw/base/text.h"

enum { STEP_PAGES = 1024, PAUSE_MS = 50, PAUSES_MOST = 200 };

int backup_pages(sqlite3_backup *backup, const char *path)
{
	int pauses = 0, pages = 0, rc, end;

	do {
		rc = halt_is_due() ? SQLITE_INTERRUPT : sqlite3_backup_step(backup, STEP_PAGES);
		if (pages == 0 && (pages = sqlite3_backup_pagecount(backup)) > 0)
			progress_begin((unsigned long long)pages);
		progress_show((unsigned long long)(sqlite3_backup_pagecount(backup) -
						   sqlite3_backup_remaining(backup)),
			      N_("pages"));
		if (rc == SQLITE_BUSY || rc == SQLITE_LOCKED)
			sqlite3_sleep(PAUSE_MS);
		pauses = rc == SQLITE_BUSY || rc == SQLITE_LOCKED ? pauses + 1 : 0;
	} while ((rc == SQLITE_OK || pauses > 0) && pauses < PAUSES_MOST);
	progress_clear();
	end = sqlite3_backup_finish(backup);
	if (rc == SQLITE_DONE && end == SQLITE_OK)
		return 0;
	return db_complain(path, rc != SQLITE_DONE ? rc : end);
}
