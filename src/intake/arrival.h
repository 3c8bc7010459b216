/* What lies in a folder and those in it, in the order in which it is taken: that of arrival, with a turn for
 * everybody. */
#ifndef IJW_INTAKE_ARRIVAL_H
#define IJW_INTAKE_ARRIVAL_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>
#include <time.h>

#include "ijw/base/walk.h"
#include "ijw/intake/inbox.h"

struct arrival {
	struct timespec time; /* of the last change */
	uint64_t key;         /* of the file as it is: another one after any change of it */
	uint32_t owner;       /* from 0 to ARRIVAL_OWNERS - 1 */
	uint32_t sender; /* the same for names of one family of one owner, and hardly for others */
	uint32_t family;
	uint32_t turn;  /* of its family, among the files of its owner */
	uint32_t round; /* of its owner */
	char *path;     /* with the folders that it lies in: "map/a.xml" */
};

/* A choice of what lies in a folder; its memory is bounded, whatever lies there. */
struct arrivals {
	struct arrival *files; /* in the order in which they are to be taken */
	uint32_t count;
	uint32_t seen; /* all entries, also those that are held back or were not chosen */
};

/* What is asked and told while a folder is looked through; all but the first may be NULL. */
struct arrival_events {
	/* Whether the file is not to be chosen now. */
	bool (*held)(void *context, uint64_t key, const struct walk_entry *entry);

	/* The folder, or one in it, is about to be looked through: `folder` is it, open. */
	void (*entered)(void *context, int folder);

	/* A folder in it was looked through to its end. True when it was removed. */
	bool (*left)(void *context, const struct walk_entry *entry);

	/* A folder in it cannot be looked through now; errno tells why, as in walk.h. */
	void (*shut)(void *context, const struct walk_entry *entry);
};

/* Looks through the folder that is open as `folder` and those in it, passing over litter, uploads
 * (litter.h), lost+found and what is held back (`events` may be NULL). It chooses the ARRIVAL_TURN oldest of every owner, of
 * what is left the LIMIT_FAMILY_FILES oldest of every family, and of the rest the LIMIT_TURN_FILES
 * oldest, by last change and then by name.
 *
 * The sender of a file is not known before it is opened. What is known is whose file it is and what
 * it is called. The owners of files have a turn of ARRIVAL_TURN files each, so that nobody waits
 * for the flood of another. Of one owner, files whose names differ in a UUID or in their last
 * number only are a family, and a family gets so many files of each turn: where one user brings
 * what several back offices send, a flood of one of them does not keep the others waiting. Where
 * names tell nothing the order is that of arrival.
 *
 * Returns 0, and arrivals_free ends it; or -1 with errno. */
int arrival_list(int folder, const struct arrival_events *events, void *context,
		 struct arrivals *out);
void arrivals_free(struct arrivals *arrivals);

/* So many files of an owner, or of a family, before the next one has its turn. */
#define ARRIVAL_TURN 64u

/* Owners that are told apart: past them some share their turns. */
#define ARRIVAL_OWNERS 256u

/* What waits, as of `now` (seconds since 1970). Returns 0, or -1 with errno. */
int arrival_count(int folder, int64_t now, struct waiting *out);

/* The family of a path and its owner, from 0 to ARRIVAL_FAMILIES - 1; two may share a number. */
#define ARRIVAL_FAMILIES 64u
uint32_t arrival_family(const char *name, uid_t owner);

/* The same as a number of which hardly any two are the same. */
uint32_t arrival_sender(const char *name, uid_t owner);

/* The key of a file. It is another one in every process. */
uint64_t arrival_key(const char *name, const struct stat *status);

#endif
