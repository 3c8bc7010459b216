/* Which container a file is, by its first bytes. */
#ifndef IJW_SRC_MESSAGE_KIND_H
#define IJW_SRC_MESSAGE_KIND_H

#include <stddef.h>

enum kind {
	KIND_NONE,
	KIND_ZIP,
	KIND_GZIP,
	KIND_TAR,
	KIND_FOREIGN /* an archive that is not read */
};

/* `bytes` are the first CONTAINER_MAGIC_BYTES of a file, or all of it when it has fewer. */
enum kind kind_of(const char *bytes, size_t length);

#endif
