/* Memory for keys. */
#ifndef IJW_BASE_SECRET_H
#define IJW_BASE_SECRET_H

#include <stddef.h>

/* A key of a home. */
#define KEY_BYTES 32

/* At most so many bytes are one secret: it lies within a page of memory. */
#define SECRET_BYTES 2048

/* Memory of `size` bytes, with pages around it that nobody can touch. It is locked, so that it is
 * never written to swap, left out of core files, and empty in a child that is forked. Where the
 * system locks no memory for this process that is told by log_note: it is used all the same.
 * Call random_init before. Ended with secret_free; without memory the process ends, as in xmalloc. */
void *secret_new(size_t size);

/* Wipes it and ends it, and wipes what working with it may have left behind on the stack of this
 * thread. NULL is allowed. */
void secret_free(void *secret);

/* Only that: the stack below the caller, for a thread that worked with a key and goes on. */
void secret_forget(void);

#endif
