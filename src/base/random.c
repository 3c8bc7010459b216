#include "ijw/base/random.h"

#include <sodium.h>

#include "ijw/base/log.h"

int random_init(void)
{
	if (sodium_init() >= 0)
		return 0;
	log_error("the system gives no random numbers");
	return -1;
}

void random_bytes(void *bytes, size_t length)
{
	randombytes_buf(bytes, length);
}
