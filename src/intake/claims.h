/* Claiming files of the inbox: a file gets a private name before anything of it is stored, so that
 * nobody replaces it from then on. Its true name is on disk before, in work/names: whatever ends
 * this process, the next one gives it back. */
#ifndef IJW_INTAKE_CLAIMS_H
#define IJW_INTAKE_CLAIMS_H

#include <stdbool.h>

#include "ijw/base/secret.h"

#include "settle.h"

struct claims;

/* `work` is the folder of that name; what lies there is sealed with `key`. Both outlive the claims.
 */
struct claims *claims_new(int work, const uint8_t key[KEY_BYTES]);

/* Goes on with the same key, which lies somewhere else now. */
void claims_use(struct claims *claims, const uint8_t key[KEY_BYTES]);

/* Ends them, and removes work/names when no file has a private name. NULL is allowed. */
void claims_free(struct claims *claims);

/* Before files are added. What claims of earlier processes and rounds left is given its name back,
 * when there may be any: at first, when the inbox is another folder than before (a share that was
 * mounted), and after a round that failed. 0, or -1 after it logged that not all have their names:
 * then this is tried again the next time. */
int claims_begin(struct claims *claims, int inbox);

/* Syncs the folders of the inbox out of which files were moved, or in which they were given their
 * names back. 0, or -1 with errno. */
int claims_sync_moved(struct claims *claims, int inbox);

/* A round ended well: what could not be moved then, as its folder has another name meanwhile, is
 * given its name back, and that is synced. */
void claims_end(struct claims *claims, int inbox);

/* A round failed: what it claimed and did not move is given its name back. */
void claims_give_up(struct claims *claims, int inbox);

/* Chooses the private name of a file that is about to be read, so that its true name is written
 * down together with others. */
void claims_add(struct claims *claims, struct claim *claim);

/* Writes down the true names of all that were added. 0, or -1 after it logged. */
int claims_sync(struct claims *claims);

/* Claims a file that was read, unless another one has its name meanwhile: that one keeps it. A file
 * that has its own name again, or could not be given a private one, is added anew.
 * Returns 0; 1 when it is another file, or none; 2 after claims_sync failed; -1 with errno when
 * the file system refuses: it keeps its name. */
int claims_take(struct claims *claims, int inbox, struct claim *claim);

/* A claimed file was moved. */
void claims_moved(struct claims *claims, struct claim *claim);

/* A claimed file gets its name back, or where that is taken one behind it with a number, which is
 * then in `claim->path`. 0, or -1 with errno. */
int claims_put_back(struct claims *claims, int inbox, struct claim *claim);

#endif
