/* Where the Clients of a claim stand in its bytes: an archive keeps what is about one youth apart
 * from the rest. */
#ifndef IJW_MESSAGE_CLIENTS_H
#define IJW_MESSAGE_CLIENTS_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"
#include "ijw/message/message.h"

/* Some of the bytes of a file: from the '<' of an element to behind its last '>'. */
struct range {
	uint32_t from;
	uint32_t to;
};

/* The ranges of the elements Client, in their order, of a claim or the answer to one that has
 * several: of a document without byte order mark that is valid, whatever prefixes and comments it
 * has, and its records. Returns how many there are, 0 for any other message; `*out` lies in the
 * pool. */
size_t clients_find(const struct bericht *bericht, const char *bytes, size_t length,
		    struct pool *pool, struct range **out);

#endif
