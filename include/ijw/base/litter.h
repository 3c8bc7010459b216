/* Files that a system leaves where people work, and nobody sent. */
#ifndef IJW_BASE_LITTER_H
#define IJW_BASE_LITTER_H

#include <stdbool.h>

/* Whether an entry of this name in a folder is no delivery of anybody: a name that starts with a
 * dot (hidden, or still being written), and what Windows and macOS leave: Thumbs.db, desktop.ini,
 * __MACOSX, NAME:Zone.Identifier, and ~$NAME while somebody has NAME open. Of ASCII letters the
 * case does not matter. */
bool litter_is(const char *name);

/* Whether this is the name of a file that is being brought, as browsers and programs for transfer
 * call it until it is whole: it ends in .part, .filepart, .tmp or .crdownload, in whatever case. */
bool litter_is_upload(const char *name);

/* The same as litter_is of a member of an archive: its own name or that of a folder it lies in. The
 * steps "." and
 * ".." of a path are no names. */
bool litter_is_path(const char *path);

#endif
