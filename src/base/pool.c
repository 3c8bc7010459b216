#include "ijw/base/pool.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/log.h"

enum { BLOCK_BYTES = 64 * 1024 };

struct block {
	struct block *next;
	size_t size; /* of what follows the header */
	size_t used;
	alignas(max_align_t) unsigned char bytes[]; /* from `used` on all 0 */
};

struct pool {
	struct block *first; /* the block in use; older ones behind it */
};

/* What waits to be printed may be half of an answer: it goes with the process, as abort() has it, and the
 * log does not print it first. */
_Noreturn void out_of_memory(void)
{
	__fpurge(stdout);
	log_error("no memory left; nothing was settled, start again");
	abort();
}

void *xmalloc(size_t size)
{
	void *memory = malloc(size ? size : 1);

	if (memory == NULL)
		out_of_memory();
	return memory;
}

void *xcalloc(size_t count, size_t size)
{
	void *memory = calloc(count > 0 ? count : 1, size > 0 ? size : 1);

	if (memory == NULL)
		out_of_memory();
	return memory;
}

void *xrealloc(void *memory, size_t size)
{
	void *grown = realloc(memory, size ? size : 1);

	if (grown == NULL)
		out_of_memory();
	return grown;
}

void *xmore(void *items, size_t count, size_t *room, size_t size)
{
	if (count < *room)
		return items;
	*room = *room == 0 ? 64 : 2 * *room;
	return xrealloc(items, *room * size);
}

char *xstrdup(const char *text)
{
	size_t size = strlen(text) + 1;

	return memcpy(xmalloc(size), text, size);
}

static struct block *block_new(size_t size, struct block *next)
{
	struct block *block;

	if (size > SIZE_MAX - sizeof(*block))
		out_of_memory();
	block = xcalloc(1, sizeof(*block) + size);
	block->next = next;
	block->size = size;
	return block;
}

/* The records hold names and BSNs: they do not survive their message. */
static void block_wipe(struct block *block)
{
	explicit_bzero(block->bytes, block->used);
	block->used = 0;
}

static void block_free(struct block *block)
{
	block_wipe(block);
	free(block);
}

struct pool *pool_small(size_t size)
{
	struct pool *pool = xmalloc(sizeof(*pool));

	pool->first = block_new(size, NULL);
	return pool;
}

struct pool *pool_new(void)
{
	return pool_small(BLOCK_BYTES);
}

void *pool_alloc(struct pool *pool, size_t size)
{
	const size_t grain = alignof(max_align_t);
	struct block *block = pool->first;
	void *memory;

	if (size > SIZE_MAX - grain)
		out_of_memory();
	size = (size + grain - 1) / grain * grain;
	if (size > block->size - block->used) {
		block = block_new(size > BLOCK_BYTES ? size : BLOCK_BYTES, pool->first);
		pool->first = block;
	}
	memory = block->bytes + block->used;
	block->used += size;
	return memory;
}

char *pool_copy(struct pool *pool, const char *text, size_t length)
{
	char *copy = pool_alloc(pool, length + 1);

	if (length > 0)
		memcpy(copy, text, length);
	return copy;
}

char *pool_printf(struct pool *pool, const char *format, ...)
{
	va_list arguments;
	char *text;
	int length;

	va_start(arguments, format);
	length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length < 0)
		out_of_memory();
	text = pool_alloc(pool, (size_t)length + 1);
	va_start(arguments, format);
	vsnprintf(text, (size_t)length + 1, format, arguments);
	va_end(arguments);
	return text;
}

void pool_reset(struct pool *pool)
{
	struct block *block = pool->first;

	while (block->next != NULL) {
		struct block *next = block->next;

		block_free(block);
		block = next;
	}
	block_wipe(block);
	pool->first = block;
}

void pool_free(struct pool *pool)
{
	if (pool == NULL)
		return;
	pool_reset(pool);
	block_free(pool->first);
	free(pool);
}
