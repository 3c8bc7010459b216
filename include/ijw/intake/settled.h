/* Where files of the inbox lie by which messages came. */
#ifndef IJW_INTAKE_SETTLED_H
#define IJW_INTAKE_SETTLED_H

#include <stdint.h>

#include "ijw/base/pseudonym.h"
#include "ijw/store/home.h"

/* `path` is that of a file from the home on, "done/a.xml"; it lives during the call only. */
typedef void settled_visit(void *context, const char *path);

/* Visits the files in inbox/, done/ and rejected/ that have this name, a path from there as a report shows it, or
 * got it with a number behind it, NAME.2, as it was taken there. With `kenmerk` only those with the bytes of that
 * message: the home has its keys then. NULL: any file of the name, as that of an archive, of which no digest
 * is kept. What cannot be read is passed over. */
void settled_each(const struct home *home, const char *file, const uint8_t *kenmerk,
		  settled_visit *visit, void *context);

#endif
