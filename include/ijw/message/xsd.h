/* Schema sets: the one inside the program, or one in a folder. */
#ifndef IJW_MESSAGE_XSD_H
#define IJW_MESSAGE_XSD_H

#include <stdbool.h>

#include "ijw/message/message.h"

struct xsd;

/* The schemas inside the program, a row with a NULL name behind them (embed.sh). */
struct xsd_file {
	const char *name;
	const char *first;
	const char *end;
};
extern const struct xsd_file xsd_embedded[];

/* A schema set: the embedded one for a NULL `folder`, else the files of that folder with the names
 * of the standard (basisschema.xsd, jw301.xsd ...). All 15 must be there. Each is compiled when
 * it is first needed. What is returned serves one thread, another one takes xsd_share of it; it is
 * ended with xsd_free. NULL after it was logged which file is missing or wrong. */
struct xsd *xsd_open(const char *folder);

/* The same set for another thread: what one of them compiled the others use. Ended with xsd_free,
 * in any order. Never NULL. */
struct xsd *xsd_share(struct xsd *xsd);
void xsd_free(struct xsd *xsd);

/* Whether it is the embedded set, from which the tables of the reader were made. */
bool xsd_is_own(const struct xsd *xsd);

/* Identifies the set: SHA-256 over the names and bytes of its 15 files, in hexadecimal. */
const char *xsd_hash(const struct xsd *xsd);

/* Compiles the schemas of all messages. 0, or -1 after it logged which file is no schema. For sets of
 * others, so that errors show before the first message, and where libxml2 may not ask the system
 * for anything later on. */
int xsd_check(struct xsd *xsd);

/* What a libxml2 schema error means, without values: "this element is not expected here". Never
 * NULL. */
const char *xsd_text(int code);

#endif
