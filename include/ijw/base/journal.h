/* The journal of the system (systemd-journald): a place that the user of a home can add to and cannot take
 * from. */
#ifndef IJW_BASE_JOURNAL_H
#define IJW_BASE_JOURNAL_H

#include "ijw/base/buf.h"

/* Adds a field; its name is of capitals and underscores. A line end in the value becomes a blank. */
void journal_field(struct buf *entry, const char *name, const char *value);

/* Gives the journal an entry that has these fields, MESSAGE among them. 0; -1 when there is no journal, or
 * it does not take the entry: errno tells. */
int journal_send(const struct buf *entry);

#endif
