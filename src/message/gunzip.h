/* A gzip file as a stream of inflated bytes, with every check that the format offers. */
#ifndef IJW_SRC_MESSAGE_GUNZIP_H
#define IJW_SRC_MESSAGE_GUNZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct gunzip;

/* A stream over the gzip data that start at the current offset of `fd`, which stays the caller's.
 * Ended with gunzip_free. Without memory the process ends. */
struct gunzip *gunzip_new(int fd);
void gunzip_free(struct gunzip *gunzip);

/* Inflates up to `size` bytes (at least one) into `bytes`. Returns how many; 0 at the end, after at
 * least one whole member whose checksum and length were right and with nothing behind the last one;
 * -1 when the data are damaged, cut off or followed by anything else, or when they cannot be read.
 */
ssize_t gunzip_read(struct gunzip *gunzip, void *bytes, size_t size);

/* Whether the -1 was that the file cannot be read. */
bool gunzip_unread(const struct gunzip *gunzip);

/* Packed bytes that were inflated so far. */
uint64_t gunzip_packed(const struct gunzip *gunzip);

#endif
