/* What every comparison for qsort(3) and bsearch(3) is put together from. */
#ifndef IJW_BASE_ORDER_H
#define IJW_BASE_ORDER_H

#include <stdbool.h>
#include <stdint.h>

/* Below zero, zero or above zero as `a` is less than, equal to or more than `b`. Also for days. */
int order_getal(int64_t a, int64_t b);

/* The same for texts, as bytes. NULL (absent) stands before every text, and equals NULL alone. */
int order_text(const char *a, const char *b);

/* Whether they are equal: zero above. */
bool same_text(const char *a, const char *b);

#endif
