/* The StUF-GGk envelope (version 2.1, both namespaces), bare or inside SOAP 1.1 or 1.2; and that of
 * VECOZO (berichtuitwisseling version 3), which is SOAP and holds a zip with one message. */
#ifndef IJW_MESSAGE_ENVELOPE_H
#define IJW_MESSAGE_ENVELOPE_H

#include <stdbool.h>
#include <stddef.h>

#include "ijw/base/pool.h"
#include "ijw/message/fault.h"
#include "ijw/message/xml.h"

/* What the envelope says about its message. Texts belong to the pool; NULL = absent. */
struct envelope {
	const char *functie;          /* "JW301"; of VECOZO Berichtsubtype */
	const char *functieversie;    /* "0003", "3" */
	const char *functiesubversie; /* "0002", "2" */
	const char *zender;           /* stuurgegevens/zender/organisatie, Afzender/Code */
	const char *ontvanger;        /* .../ontvanger/organisatie, Geadresseerden/Relatie/Code */
	const char *message;          /* the iJw message, decoded from base64 and out of its zip */
	size_t length;                /* of message, in bytes */
};

/* Whether `namespace` (`length` bytes) is one in which an envelope, a fault or SOAP has its root.
 */
bool envelope_is(const char *namespace, size_t length);

/* Whether such a namespace stands anywhere in the bytes: it does in every envelope but one that
 * spells it with character references. */
bool envelope_is_named(const char *bytes, size_t length);

/* Opens an envelope: bytes that read_message has passed with LIMIT_ENVELOPE_BYTES. Returns
 * FAULT_NONE and fills `out`; FAULT_SYNTAX or FAULT_MARKUP with `*line`; FAULT_ENVELOPE when it
 * holds no message, more than one, a tekstBestand, broken base64 (white space in base64 is allowed)
 * or a zip that is not whole or has more than one member; FAULT_TOO_LARGE when the message is
 * larger than LIMIT_MESSAGE_BYTES; FAULT_FO01 for a Fo01Bericht. The message is not looked into. */
enum fault envelope_open(struct xml *xml, const char *bytes, size_t length, struct pool *pool,
			 struct envelope *out, uint32_t *line);

#endif
