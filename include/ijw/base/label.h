/* Names that strangers gave to files, fit to be shown and kept. */
#ifndef IJW_BASE_LABEL_H
#define IJW_BASE_LABEL_H

#include <stdbool.h>
#include <stddef.h>

/* Whether nine digits satisfy the 11-test of the BSN (rule CS002): 9*d1 + 8*d2 + ... + 2*d8 - d9 is
 * a multiple of 11. Nine zeros do not: they are nobody's. The caller has made sure that there are
 * nine digits. */
bool bsn_passes(const char *digits);

/* Whether a text goes on with a control character of the second kind, U+0080 to U+009F in UTF-8. */
bool label_is_c1(const char *text);

/* Writes `name` into `text` (`size` bytes): control characters, backslashes and broken UTF-8 as
 * \xHH, cut with "..." at LIMIT_LABEL_BYTES or `size`, and never within a run of digits. Nothing is
 * masked: names that people put a BSN into go through mask.h first. Returns `text`. */
char *label_show(const char *name, char *text, size_t size);

#endif
