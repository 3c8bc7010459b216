/* Whether an answer of the process that draws charts may stand on a page. */
#ifndef IJW_SITE_CHART_CHECK_H
#define IJW_SITE_CHART_CHECK_H

#include <stddef.h>

/* Reads `svg` (`length` bytes, then a NUL) as strictly as a page needs it: one <svg> with elements,
 * attributes, numbers, colours and words of a list, all closed in their order; ids and references
 * to them only `id` with a "-" and more behind it. Returns NULL; or what is wrong with it, in words
 * that stand in no answer. */
const char *chart_check(const char *svg, size_t length, const char *id);

#endif
