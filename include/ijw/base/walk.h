/* Walking a folder and all folders below it. */
#ifndef IJW_BASE_WALK_H
#define IJW_BASE_WALK_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

/* What lies in a folder that is walked. All is valid during the call only. */
struct walk_entry {
	int folder;         /* the open folder in which it lies, */
	const char *name;   /* its name there, */
	const char *path;   /* and its names from where the walk began: "map/sub/a.xml" */
	struct stat status; /* of itself, also of a link; all 0 where it cannot be looked at now */
	uint32_t holds;     /* of a folder that was walked: what is left in it, of whatever name */
};

/* What is done with it. A result other than 0 ends the walk and becomes its result. NULL: nothing.
 */
struct walk_events {
	/* Whether an entry of this name is passed over, with all below it. */
	bool (*skips)(void *context, const char *name);

	/* A folder is about to be listed, the one in which the walk began included: `folder` is it,
	 * open. */
	void (*entered)(void *context, int folder);

	/* What is no folder, or cannot be looked at. */
	int (*file)(void *context, const struct walk_entry *entry);

	/* A folder was walked to its end. Who removes it sets `*gone`. */
	int (*left)(void *context, const struct walk_entry *entry, bool *gone);

	/* A folder that is not walked, or not to its end; errno tells why: ENAMETOOLONG of one that
	 * lies more than LIMIT_FOLDER_DEPTH deep. */
	int (*shut)(void *context, const struct walk_entry *entry);

	/* By name, in the order of bytes; all names of a folder are then in memory. Otherwise in
	 * that of the file system. */
	bool sorted;

	/* Nobody looks at `status`, as who opens each file does: then it is only asked for where a
	 * folder does not tell by itself which of its entries are folders. */
	bool names_only;
};

/* Walks what lies in the open folder `folder`, whose place in it is not moved. No link is followed,
 * whoever puts one there meanwhile. Folders that were removed meanwhile are none. Returns 0, the
 * result of an event, or -1 with errno when the folder itself cannot be listed to its end. */
int walk_folder(int folder, const struct walk_events *events, void *context);

#endif
