/* Names of files that are no delivery of anybody: what is still being brought, and what a system
 * leaves where people work. */
#ifndef IJW_BASE_LITTER_H
#define IJW_BASE_LITTER_H

#include <stdbool.h>

/* A list of such names, with commas between them: a * in it stands for any characters, of ASCII
 * letters the case does not matter. One that begins with "*." is of files that are being brought:
 * so browsers and programs for transfer call them until they are whole. The others are litter, as
 * is every name that starts with a dot, in the list or not. */
extern const char litter_default[];

/* Whether this is such a list, or empty: no name in it is empty, of stars and dots alone, or has a
 * slash. */
bool litter_is_list(const char *list);

/* Sets the list of this process, which is copied; NULL: the default. Another one than is in use must
 * not be set while other threads ask. */
void litter_use(const char *list);

/* The list in use, until the next is set. */
const char *litter_list(void);

/* Whether an entry of this name in a folder is litter: to be left alone, always. */
bool litter_is(const char *name);

/* Whether it is being brought: left alone as long as it has this name, and to be looked at when it
 * has not changed for long. */
bool litter_is_upload(const char *name);

/* Whether a member of an archive is either, by its own name, or litter by that of a folder it lies
 * in. The steps "." and ".." of a path are no names. */
bool litter_is_path(const char *path);

#endif
