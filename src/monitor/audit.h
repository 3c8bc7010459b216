/* Whether what is hidden of a publication can be found again: two audits, each for the way in which
 * it was hidden. Both return how many counts fail and the places of the first `room` of them in
 * `unsafe`, as disclosure_audit. */
#ifndef IJW_MONITOR_AUDIT_SRC_H
#define IJW_MONITOR_AUDIT_SRC_H

#include "ijw/monitor/disclosure.h"

/* The audit of whole parts, which are safe by how they are chosen: nothing small is shown, and
 * adding up, line after line, finds nothing. */
size_t audit_bounds(const struct telling *telling, size_t count,
		    const struct disclosure_rules *rules, size_t *unsafe, size_t room);

/* The audit of anything else: nothing small is shown, and of every hidden count moves are found
 * that shift it far enough. */
size_t audit_moves(const struct telling *telling, size_t count,
		   const struct disclosure_rules *rules, size_t *unsafe, size_t room);

#endif
