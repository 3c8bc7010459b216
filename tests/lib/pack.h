/* Archives built in memory, for tests. Everything ends the test program when it fails. */
#ifndef IJW_TESTS_PACK_H
#define IJW_TESTS_PACK_H

#include <stddef.h>
#include <sys/types.h>

#include "ijw/base/buf.h"

enum pack_kind { PACK_ZIP, PACK_ZIP_STORED, PACK_ZIP_SECRET, PACK_USTAR, PACK_PAX, PACK_GNU };

struct pack;

/* A new archive whose bytes are added to `out`; with `gzip` it is compressed as a whole. */
struct pack *pack_new(struct buf *out, enum pack_kind kind, int gzip);

/* A member: `type` is AE_IFREG, AE_IFDIR, AE_IFLNK, AE_IFIFO, AE_IFCHR, ... `link` is the target of
 * a symlink, or with AE_IFREG that of a hard link; else NULL. */
void pack_entry(struct pack *pack, const char *name, mode_t type, const char *link,
		const void *bytes, size_t length);

/* A regular file. */
void pack_file(struct pack *pack, const char *name, const void *bytes, size_t length);

/* Writes the end and frees. */
void pack_end(struct pack *pack);

/* Adds `length` bytes as one gzip member. */
void pack_gzip(struct buf *out, const void *bytes, size_t length);

/* Adds `count` times the same byte as one gzip member, without having them in memory. */
void pack_gzip_run(struct buf *out, char byte, size_t count);

/* The same as the only member of a zip. */
void pack_zip_run(struct buf *out, const char *name, char byte, size_t count);

#endif
