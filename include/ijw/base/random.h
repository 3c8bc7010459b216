/* Random numbers of the system. */
#ifndef IJW_BASE_RANDOM_H
#define IJW_BASE_RANDOM_H

#include <stddef.h>

/* To be called once, before any thread and before anything of random, pseudonym, seal and secret.
 * 0, or -1 after it logged that the system gives no random numbers. */
int random_init(void);

/* Fills `length` bytes that nobody can foretell: good for a key. */
void random_bytes(void *bytes, size_t length);

#endif
