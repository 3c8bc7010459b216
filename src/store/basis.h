/* Inside the store: what a message was judged by when it came. */
#ifndef IJW_STORE_BASIS_H
#define IJW_STORE_BASIS_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/digest.h"

struct store;

/* A SHA-256, or none where it is not known. */
struct digest_cell {
	uint8_t bytes[SHA256_BYTES];
	size_t length;
};

/* A row of the table. */
struct basis {
	char programma[16];
	char release[8];
	struct digest_cell schemas, regels, lijsten;
};

/* What judges now: this program and its rules, the schema set with this xsd_hash, the lists that
 * the store was told of, for a message of this release ("" for what is none). */
struct basis basis_now(const struct store *store, const char *schemas, const char *release);

/* The row of a basis, which is added when there is none; -1 after it logged. Inside a transaction.
 */
int64_t basis_row(struct store *store, const struct basis *basis);

#endif
