/* What is bounded and plain about a document, from where the reader stopped to its last byte.
 * Between read.c and bounds.c only. */
#ifndef IJW_MESSAGE_BOUNDS_H
#define IJW_MESSAGE_BOUNDS_H

#include "ijw/base/limits.h"
#include "ijw/message/read.h"

/* How far the reader came: everything before `at` is plain, well-formed and within its limits. */
struct bounds {
	size_t at;                          /* offset of markup or text in the bytes */
	uint32_t seen;                      /* elements whose start tags lie before it */
	uint32_t open;                      /* of them, those that are open there */
	uint32_t declared;                  /* namespaces, before it */
	uint32_t in_scope[LIMIT_DEPTH + 1]; /* of them, by what is open: [0] is the document */
};

/* Sets fault, line, bare_lf and, where the reader has not seen the root, root of `out`.
 * `out->start` and `out->bom` are known. `limit` is of the whole, in bytes. */
void bounds_check(const char *bytes, size_t length, size_t limit, struct bounds *bounds,
		  struct read_result *out);

#endif
