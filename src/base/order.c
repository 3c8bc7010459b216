/* Comparing numbers and texts. */
#include "ijw/base/order.h"

#include <stddef.h>
#include <string.h>

int order_getal(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

int order_text(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return (a != NULL) - (b != NULL);
	return strcmp(a, b);
}

bool same_text(const char *a, const char *b)
{
	return a == b || order_text(a, b) == 0;
}
