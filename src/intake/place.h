/* Folders in which files lie, below inbox/, done/ and rejected/. A file is known by its path from
 * there: "a.xml", or "map/sub/a.xml". */
#ifndef IJW_INTAKE_PLACE_H
#define IJW_INTAKE_PLACE_H

#include <stdbool.h>

/* The name of a file without its folders: the end of its path. */
const char *place_name(const char *path);

/* Opens the folder in which a file lies: `root` itself when that is none below it. No link is
 * followed, whoever puts one there meanwhile. Ended with place_close; -1 with errno. */
int place_open(int root, const char *path);

/* Keeps errno. -1 is allowed. */
void place_close(int root, int folder);

/* Folders that are to be synced. */
struct places;

struct places *places_new(void);
void places_free(struct places *places);

/* Adds the folder in which a file lies. */
void places_add(struct places *places, const char *path);

/* Whether any was added since the last sync that ended well. */
bool places_are_changed(const struct places *places);

/* Syncs `root` and all that were added, and forgets them. What is no folder any more needs no sync.
 * 0; -1 with errno at the first that fails, and none is forgotten. */
int places_sync(struct places *places, int root);

/* Opens the folder for a file with this path below `root`, which is ours alone, and makes what is
 * not there of it. A name that belongs to something else becomes NAME.2 and so on, and with
 * `reported` none is the name of a report (settle.h). All of them are added to `places`. As
 * place_open. */
int place_make(int root, const char *path, bool reported, struct places *places);

#endif
