/* Between the commands that compare what is stored with what follows from the messages. */
#ifndef CMD_AUDIT_H
#define CMD_AUDIT_H

#include <stdbool.h>

#include "ijw/intake/rebuild.h"

/* Says what differed from what was stored, in which tables, and why where that is known. Whether
 * anything did. */
bool audit_tell_rebuilt(const struct rebuilt *rebuilt);

#endif
