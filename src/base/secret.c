#include "ijw/base/secret.h"

#include <errno.h>
#include <sodium.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/base/pool.h"

/* Deeper than any digest or cipher goes. */
enum { STACK_BYTES = 16 * 1024 };

/* sodium_malloc has locked the page and kept it out of core files, but does not tell whether that
 * went well. */
static bool close_page(void *secret)
{
	size_t size = (size_t)sysconf(_SC_PAGESIZE);
	void *page = (char *)secret - (uintptr_t)secret % size;

	return madvise(page, size, MADV_DONTDUMP) == 0 &&
	       madvise(page, size, MADV_WIPEONFORK) == 0 && mlock(page, size) == 0;
}

void *secret_new(size_t size)
{
	static bool told;
	void *secret = size <= SECRET_BYTES ? sodium_malloc(size) : NULL;

	if (secret == NULL)
		out_of_memory();
	if (!close_page(secret) && !told) {
		log_note("the keys cannot be locked in memory: %s; see 'ulimit -l'",
			 text_errno(errno));
		told = true;
	}
	memset(secret, 0, size);
	return secret;
}

void secret_free(void *secret)
{
	if (secret == NULL)
		return;
	sodium_free(secret);
	secret_forget();
}

void secret_forget(void)
{
	sodium_stackzero(STACK_BYTES);
}
