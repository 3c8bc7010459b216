/* Schema sets: those inside the program, and those in folders; one for each release. */
#ifndef IJW_MESSAGE_XSD_H
#define IJW_MESSAGE_XSD_H

#include <stdbool.h>

#include "ijw/base/buf.h"
#include "ijw/message/release.h"

struct xsd;

/* The schemas inside the program, a row with a NULL name behind them (embed.sh). */
struct xsd_file {
	const char *name;
	const char *first;
	const char *end;
};
extern const struct xsd_file xsd_embedded[];

/* The sets that messages are judged by: of every release that has one in this program, that one.
 * With a `folder` its files, with the names of the standard (basisschema.xsd, jw301.xsd ...), are
 * the set of the release that the namespace in its basisschema names; of the present release when
 * it names none that is known. All of them must be there. Each is compiled when it is first needed.
 * What is returned serves one thread, another one takes xsd_share of it; it is ended with xsd_free.
 * NULL after it was logged which file is missing or wrong. */
struct xsd *xsd_open(const char *folder);

/* The release whose set was read from the folder of xsd_open; NULL without one. */
const struct release *xsd_given(const struct xsd *xsd);

/* Takes the set of a release from a folder, or from what xsd_pack wrote, in the place of the one there
 * was; before anybody judges by it or shares it. 0, or -1 after it logged what is wrong. */
int xsd_add(struct xsd *xsd, const struct release *release, const char *folder);
int xsd_unpack(struct xsd *xsd, const struct release *release, const char *bytes, size_t length);

/* Adds the set of a release as one text; nothing when there is none or when it is that of this
 * program. */
void xsd_pack(const struct xsd *xsd, const struct release *release, struct buf *out);

/* Whether there is a set for this release. */
bool xsd_has(const struct xsd *xsd, const struct release *release);

/* The same sets for another thread: what one of them compiled the others use. Ended with xsd_free,
 * in any order. Never NULL. */
struct xsd *xsd_share(struct xsd *xsd);
void xsd_free(struct xsd *xsd);

/* Whether the releases with tables for the reader have the sets that these were made from. */
bool xsd_is_own(const struct xsd *xsd);

/* Identifies the set of a release: SHA-256 over the names and bytes of its files, in hexadecimal;
 * "" when there is none. */
const char *xsd_hash(const struct xsd *xsd, const struct release *release);

/* Compiles the schemas of all messages of all sets, and looks whether those of others have what
 * facts and rules read, as the records have it. 0, or -1 after it logged which file is no schema or
 * which path is wrong. For sets of others, so that errors show before the first message, and where
 * libxml2 may not ask the system for anything later on. */
int xsd_check(struct xsd *xsd);

/* What a libxml2 schema error means, without values: "this element is not expected here". Never
 * NULL. */
const char *xsd_text(int code);

#endif
