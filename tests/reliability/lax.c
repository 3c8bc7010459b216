/* The look at the bytes, without its limits on markup. */
#include "ijw/message/plain.h"

void __real_plain_check(const char *bytes, size_t length, size_t limit, struct plain *out);
void __wrap_plain_check(const char *bytes, size_t length, size_t limit, struct plain *out);

void __wrap_plain_check(const char *bytes, size_t length, size_t limit, struct plain *out)
{
	__real_plain_check(bytes, length, limit, out);
	if (out->fault == FAULT_TAG || out->fault == FAULT_ELEMENTS || out->fault == FAULT_DEPTH)
		out->fault = FAULT_NONE;
}
