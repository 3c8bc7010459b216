/* Memory that lives as long as one message: many small allocations, one release. */
#ifndef IJW_BASE_POOL_H
#define IJW_BASE_POOL_H

#include <stddef.h>

struct pool;

/* A new, empty pool. The caller owns it and ends it with pool_free. Without memory the process
 * ends. */
struct pool *pool_new(void);

/* The same, for one of very many pools that hold little each: what it keeps at rest is `size`
 * bytes. */
struct pool *pool_small(size_t size);

/* Zeroed memory of `size` bytes, aligned for any type; it belongs to the pool. Never NULL. */
void *pool_alloc(struct pool *pool, size_t size);

/* A copy of `length` bytes of `text` with a NUL behind them; it belongs to the pool. */
char *pool_copy(struct pool *pool, const char *text, size_t length);

/* A formatted string that belongs to the pool. */
char *pool_printf(struct pool *pool, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Wipes and forgets everything in the pool, keeps one block for the next message. */
void pool_reset(struct pool *pool);

/* Wipes and ends the pool. NULL is allowed. */
void pool_free(struct pool *pool);

/* Says that there is no memory left and ends the process. That is safe: a file is moved only after
 * its message was committed, and a worker that ends is replaced. */
_Noreturn void out_of_memory(void);

/* malloc, calloc, realloc and strdup that never return NULL: no memory is the end of the process. In the
 * program malloc itself does so, for the libraries (src/base/memory.c). */
void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size); /* of zero bytes */
void *xrealloc(void *memory, size_t size);
char *xstrdup(const char *text);

/* An array of items of `size` bytes that has room for one more than `count`: `items` itself, or
 * what became of it, with `*room` doubled. NULL is an array without room. */
void *xmore(void *items, size_t count, size_t *room, size_t size);

#endif
