/* From typed records to the bytes of a message, by the tables that the reader follows: what is
 * written, read_message reads back as the same record. UTF-8 without a byte order mark, one element
 * a line, tabs, CR LF (OP192), the prefixes of the standard's examples (jw301, ijw). */
#ifndef IJW_MESSAGE_ENCODE_H
#define IJW_MESSAGE_ENCODE_H

#include "ijw/base/buf.h"
#include "ijw/message/release.h"

/* Why a record cannot be written. */
enum encode_refusal {
	ENCODE_DONE,      /* it was */
	ENCODE_CHARACTER, /* a text with what XML does not carry: no UTF-8, a control character but
			   * tab and line ends, U+FFFE, U+FFFF */
	ENCODE_MEMBER     /* a member that messages of this type do not have */
};

struct encode_error {
	enum encode_refusal refusal;
	const struct record *record; /* whose member is refused; NULL when none is */
	const char *element;         /* its name */
};

/* Appends `bericht` to `out` as a message of this release and type (not BERICHT_ONBEKEND), in
 * the order of its tables (release_roots). What is absent in
 * the record is absent in the message, what is there is written as it stands: whether it is valid
 * is for the schema to say. Only records and texts are looked at, neither parents nor numbers.
 * Returns 0; or -1 with `error`, and then nothing was appended. What passes the ceiling of `out` is
 * lost, as buf.h says. */
int encode_bericht(const struct bericht *bericht, const struct release *release,
		   enum berichttype type, struct buf *out, struct encode_error *error);

#endif
