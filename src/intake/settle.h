/* Moving files of the inbox without losing or overwriting any. */
#ifndef IJW_INTAKE_SETTLE_H
#define IJW_INTAKE_SETTLE_H

#include <limits.h>
#include <stdbool.h>
#include <sys/stat.h>

#include "ijw/base/digest.h"

/* A private name: .ijw-N, N in SETTLE_DIGITS hexadecimal digits. */
#define SETTLE_DIGITS 16
#define SETTLE_PRIVATE_TEXT 24

/* A file of the inbox, as it was when it was read. What is done with it is told the folder in which
 * it lies (place.h), as `inbox`. */
struct claim {
	char *path;                        /* from inbox/ on; the owner's to free */
	char *shown; /* the same as it is shown, and where it goes: masked where its names tell a
		      * person; the owner's too, NULL where nothing is masked */
	char private[SETTLE_PRIVATE_TEXT]; /* the name that it has while it is `claimed` */
	uint64_t number;                   /* of that name */
	bool claimed;
	struct stat status;
	uint8_t sha256[SHA256_BYTES]; /* of all its bytes, when `digested` */
	bool digested;
};

/* The path under which a file is shown and settled. */
const char *settle_path(const struct claim *claim);

/* Opens a file of the inbox for reading: beneath the folder, no link, no waiting, regular files
 * only. Returns a descriptor and fills `claim->status`; -1 with errno. */
int settle_open(int inbox, struct claim *claim);

/* Adds the digest of the file, which is open at its start and is so again. 0, or -1 with
 * errno when it cannot be read. */
int settle_digest(int fd, struct claim *claim);

/* Whether the file is still the one that was read: same inode, size and time of change; or the
 * same bytes in another inode, as some shares number them anew at any time. */
bool settle_unchanged(int inbox, const struct claim *claim);

/* The same, and the bytes are read again when their digest is known: who writes into a file twice
 * in one tick of the clock changes neither its size nor its time. */
bool settle_is_same(int inbox, const struct claim *claim);

/* Whether it is a private name, be it of another process. */
bool settle_is_private(const char *name);

/* Gives a file of the inbox that has a private name this name, or where that is taken NAME.2 and so
 * on; nothing is overwritten, whoever gives names there meanwhile. `out` (NAME_MAX + 1 bytes) is
 * the name that it got. 0, or -1 with errno: ENOENT when there is no such file. */
int settle_put_back(int inbox, const char *private, const char *name, char *out);

/* Opens the folder of this name in `folder`, and makes it when there is none; a name that something
 * else has becomes NAME.2 and so on. With `reported` none has the name of a report. `out` (NAME_MAX
 * + 1 bytes) is the name that it has. Returns a descriptor, or -1 with errno. */
int settle_folder(int folder, const char *name, bool reported, char *out);

/* Called before a file gets this name, which is free in the folder: 0, or -1 with errno, and it
 * stays. */
typedef int settle_announce(void *context, int folder, const char *name);

/* Where files go. */
struct destination {
	int folder;                /* ours alone, as the lock of the home keeps others out */
	settle_announce *announce; /* NULL where no report lies beside a file */
	void *context;
};

/* Moves a claimed file from the inbox, under its own name or, when that is taken, NAME.2, NAME.3
 * ...; nothing is overwritten, also across file systems. A number is found by doubling and halving:
 * where all up to it are taken it is the first free one. Of a name that is too long the end gives
 * way, also for the name of a report; one that is a report's own becomes NAME.1. A move that was
 * done is one, whatever the system said of it. Returns 0; 1 when it was changed meanwhile and
 * stays; -1 with errno. */
int settle_move(int inbox, const struct claim *claim, const struct destination *to);

/* The name of the report beside a rejected file of this name: `out` has NAME_MAX + 1 bytes. */
void settle_report(const char *name, char *out);

/* Whether this is such a name. */
bool settle_is_report(const char *name);

#endif
