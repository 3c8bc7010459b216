/* The reader, without its limits on markup. */
#include "ijw/message/read.h"

void __real_read_message(const char *bytes, size_t length, size_t limit, bool tables,
			 struct pool *pool, struct read_result *out);
void __wrap_read_message(const char *bytes, size_t length, size_t limit, bool tables,
			 struct pool *pool, struct read_result *out);

void __wrap_read_message(const char *bytes, size_t length, size_t limit, bool tables,
			 struct pool *pool, struct read_result *out)
{
	__real_read_message(bytes, length, limit, tables, pool, out);
	if (out->fault == FAULT_TAG || out->fault == FAULT_ELEMENTS || out->fault == FAULT_DEPTH)
		out->fault = FAULT_NONE;
}
