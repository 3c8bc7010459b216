/* Headers of tar members, as far as one block says all about them. */
#ifndef IJW_SRC_MESSAGE_TAR_H
#define IJW_SRC_MESSAGE_TAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TAR_BLOCK = 512, TAR_NAME_BYTES = 256 };

struct tar_member {
	char name[TAR_NAME_BYTES];
	uint64_t size; /* of what follows the header, without what fills the last block */
	bool folder;   /* else a regular file */
};

/* Whether these first bytes of a file are a header: a tar has no magic at its start, and older ones
 * have none at all, but its first header must add up, as POSIX wants it. */
bool tar_begins(const char *bytes, size_t length);

/* Reads a block that is the header of a regular file or a folder as ustar and GNU tar write them
 * when there is nothing special about it. False for everything else: the end, links, names that are
 * continued, extended headers, sparse files, older formats, what is damaged. */
bool tar_read(const char block[TAR_BLOCK], struct tar_member *out);

#endif
