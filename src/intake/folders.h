/* Which folders in inbox/ go when they are empty: those that a sender brings with files in them,
 * and none that senders are given to put files into. */
#ifndef IJW_INTAKE_FOLDERS_H
#define IJW_INTAKE_FOLDERS_H

#include <stdbool.h>

#include "ijw/base/secret.h"
#include "ijw/base/walk.h"
#include "settle.h"

/* What is known of the folders, from one process to the next, in work/folders. A path may hold a
 * BSN: of each only a digest under `key` is kept. */
struct folders;

/* `work` is the folder of that name; both outlive the folders. */
struct folders *folders_new(int work, const uint8_t key[KEY_BYTES]);
void folders_free(struct folders *folders);

/* Goes on with the same key, which lies somewhere else now. */
void folders_rekey(struct folders *folders, const uint8_t key[KEY_BYTES]);

/* A claimed file is to be settled: the folders in which it lies may go from now on, unless they
 * were empty for long before anything came, or belong to somebody else than the file. Of a folder
 * that was not empty before its first file the owner alone tells whether it was given. */
void folders_use(struct folders *folders, int inbox, const struct claim *claim);

/* A scan of inbox/ begins; it came to its end. */
void folders_begin(struct folders *folders);
void folders_end(struct folders *folders);

/* The scan came to the end of a folder. When nothing is in it, and nothing changed there for
 * `quiet` seconds at `now`, it is removed if it may go, and otherwise known from then on as one
 * that was given. True when it was removed. */
bool folders_left(struct folders *folders, const struct walk_entry *entry, int64_t quiet,
		  int64_t now);

/* The scan came by a folder that it could not look through: what is in it is not gone. */
void folders_miss(struct folders *folders);

/* Writes down what changed. 0, or -1 after it logged. */
int folders_save(struct folders *folders);

#endif
