/* The head of the chain of custody (ijw/store/custody.h) as a text to keep elsewhere: whoever has one can
 * tell later whether a home still goes on from it, and needs no secret to tell who wrote it.
 *
 * Lines of "NAME: VALUE" behind the line "ijw-kop/1": nummer, berichten, moment, kop, and of a home with
 * its keys sleutel (the public key) and handtekening, an Ed25519 signature of all that stands before that
 * line. Numbers are decimal, the moment ISO 8601 in UTC, bytes hexadecimal in groups of eight digits. */
#ifndef IJW_AUDIT_HEAD_H
#define IJW_AUDIT_HEAD_H

#include <stdbool.h>

#include "ijw/base/buf.h"
#include "ijw/base/signature.h"
#include "ijw/store/custody.h"

/* The public key of a home that has its keys. */
void head_key(const struct home *home, uint8_t key[PUBLIC_KEY_BYTES]);

/* Adds the text of a head, signed where the home has its keys. */
void head_write(const struct home *home, const struct custody_head *head, struct buf *out);

/* A head that was read. */
struct head {
	struct custody_head custody;
	bool is_signed;
	uint8_t key[PUBLIC_KEY_BYTES];
	uint8_t signature[SIGNATURE_BYTES];
	size_t signed_bytes; /* so much of the text was signed */
};

/* 0; -1 when the text is none of head_write. */
int head_read(const char *text, struct head *out);

/* A publication has the head of the chain in its datapackage.json, as the text of this property. */
#define HEAD_PROPERTY "bewijsketen"

/* The text in the bytes of such a file, which are changed; NULL when there is none. */
const char *head_of_feed(char *json);

/* Whether what was read of this text was signed with the secret key of a public one: 0 or -1. */
int head_check(const char *text, const struct head *head, const uint8_t key[PUBLIC_KEY_BYTES]);

#endif
