/* Files that a system leaves where people work, and nobody sent. */
#ifndef IJW_BASE_LITTER_H
#define IJW_BASE_LITTER_H

#include <stdbool.h>

/* Whether an entry of this name in a folder is no delivery of anybody: a name that starts with a
 * dot (hidden, or still being written), and what Windows and macOS leave: Thumbs.db, desktop.ini,
 * __MACOSX, and NAME:Zone.Identifier. Of ASCII letters the case does not matter. */
bool litter_is(const char *name);

#endif
