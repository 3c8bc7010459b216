/* malloc, calloc and realloc of the whole process, libraries included: like xmalloc they end it
 * when there is no memory.
 *
 * A library that is refused memory often says something else: libxml2 that a document is not
 * well-formed or a schema none, libarchive that an archive is broken; or it calls exit() with a
 * status that means findings, or leaves something out in silence. Each of these would be a wrong
 * verdict on a file. They have no word in common for it, and not all of them take an allocator of
 * ours; but all of them call malloc. */
#include <features.h>
#include <stddef.h>

#include "ijw/base/pool.h"
#include "ijw/base/sanitized.h"

/* Sanitizers bring an allocator of their own, which ends the process too. */
#if defined(__GLIBC__) && !SANITIZED

/* glibc's own, under the names it has for who stands before it. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);

void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void *realloc(void *memory, size_t size);

void *malloc(size_t size)
{
	void *memory = __libc_malloc(size);

	if (memory == NULL)
		out_of_memory();
	return memory;
}

void *calloc(size_t count, size_t size)
{
	void *memory = __libc_calloc(count, size);

	if (memory == NULL)
		out_of_memory();
	return memory;
}

void *realloc(void *memory, size_t size)
{
	void *grown = __libc_realloc(memory, size);

	/* Of nothing there is none: the old memory is freed. */
	if (grown == NULL && size > 0)
		out_of_memory();
	return grown;
}

#endif
