/* Schema sets: the one inside the program, or one in a folder. */
#ifndef IJW_MESSAGE_XSD_H
#define IJW_MESSAGE_XSD_H

#include "ijw/base/hash.h"
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
 * of the standard (basisschema.xsd, jw301.xsd ...). All 15 must be there. They are compiled when
 * first used. A set serves one thread; threads may use sets of their own at the same time. Returns
 * the set, ended with xsd_free; or NULL after it logged which file is missing or wrong. */
struct xsd *xsd_open(const char *folder);
void xsd_free(struct xsd *xsd);

/* Identifies the set: SHA-256 over the names and bytes of its 15 files, in hexadecimal. */
const char *xsd_hash(const struct xsd *xsd);

/* Compiles the schemas of all messages. 0, or -1 after it logged which file is no schema. Only for
 * sets of others: errors then show before the first message. */
int xsd_check(struct xsd *xsd);

/* What a libxml2 schema error means, without values: "this element is not expected here". Never
 * NULL. */
const char *xsd_text(int code);

#endif
