/* The releases of the standard: a row each, with what differs between them. Every message belongs
 * to one, told by the namespace of its root; messages of several are judged side by side.
 *
 * A release is added by a row (release_rows.c), its place in the list (releases.c) and a folder of
 * schemas. */
#ifndef IJW_MESSAGE_RELEASE_H
#define IJW_MESSAGE_RELEASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/message/message.h"

struct place;
struct rule_set;
struct xsd_file;

/* A message of a release. */
struct release_message {
	const char *namespace; /* of its root element; NULL when the release has no such message */
	const char *code;      /* BerichtCode */
};

/* A release as a number, to compare with: 302 for 3.2. */
#define RELEASE(versie, subversie) ((versie)*100 + (subversie))

/* The schemas of a release inside the program. */
struct release_schemas {
	const struct xsd_file *files; /* as embed.sh writes them; a row without a name ends them */
	const struct place *roots;    /* the tables of the reader, by type; NULL when libxml2 is to
				       * judge every message */
	const char *hash;             /* as xsd_hash() gives it: of the files that the tables were
				       * made from; NULL without tables */
};

/* The codes that an element has in a release, of the lists from which codes came or went. */
struct release_codes {
	const char *element; /* "RedenWijziging"; NULL behind the last list */
	const char *codes;   /* in their order, a blank between two */
};

struct release {
	const char *name;        /* "3.2" */
	uint32_t number;         /* RELEASE(3, 2): what is later is larger */
	const char *versie;      /* BerichtVersie */
	const char *subversie;   /* BerichtSubversie */
	const char *basisschema; /* namespace of the types that the messages share */
	struct release_message message[BERICHT_TYPES];
	const struct release_schemas *schemas; /* those of xsd/NAME; NULL when only their owner has
						* them: a folder names them (ijw.conf) */
	const struct release_codes *codes;   /* NULL for none */
	const char *const *not_kept; /* the elements, NULL behind the last, that its messages may have
				      * and the records of this program have not: they are judged by
				      * the schema and then dropped; NULL for none */
	const struct rule_set *rules; /* rules that it brings, new ones and other rows of those there
				       * are (catalogue.h); NULL when they stand with their subjects */
	int32_t van;                 /* the first day on which it was in use */
	int32_t tot;                 /* the last one; DAY_LATE when none is known */
	bool whole; /* every rule of it is known; else messages are judged by its rules in part */
};

/* What follows from the number of a release by the customs of the standard: its name, versions,
 * namespaces and codes. */
#define RELEASE_ROW(v, s)                                                          \
	.name = #v "." #s, .number = RELEASE(v, s), .versie = #v, .subversie = #s, \
	.basisschema = RELEASE_NAMESPACE(v, s) "basisschema/schema",               \
	.message = {                                                               \
	    RELEASE_MESSAGE(v, s, 301, "436"), RELEASE_MESSAGE(v, s, 302, "437"),  \
	    RELEASE_MESSAGE(v, s, 305, "438"), RELEASE_MESSAGE(v, s, 306, "439"),  \
	    RELEASE_MESSAGE(v, s, 307, "440"), RELEASE_MESSAGE(v, s, 308, "441"),  \
	    RELEASE_MESSAGE(v, s, 315, "446"), RELEASE_MESSAGE(v, s, 316, "447"),  \
	    RELEASE_MESSAGE(v, s, 317, "486"), RELEASE_MESSAGE(v, s, 318, "487"),  \
	    RELEASE_MESSAGE(v, s, 319, "488"), RELEASE_MESSAGE(v, s, 320, "489"),  \
	    RELEASE_MESSAGE(v, s, 323, "490"), RELEASE_MESSAGE(v, s, 325, "491"),  \
	}
#define RELEASE_NAMESPACE(v, s) RELEASE_ROOT #v "_" #s "/"
#define RELEASE_MESSAGE(v, s, number, code) \
	[JW##number] = {RELEASE_NAMESPACE(v, s) "jw" #number "/schema", code}

/* How the namespaces of iJw begin. */
#define RELEASE_ROOT "http://www.istandaarden.nl/ijw/"

extern const struct release release_3_2, release_3_1, release_3_0;

/* Every release that this program knows, the latest first; `releases_count` of them. The list stands
 * in a file of its own, so that a program can be linked with another one, with more rows. */
extern const struct release *const releases[];
extern const size_t releases_count;

/* Most that there may be. */
enum { RELEASES_MOST = 8 };

/* Whether an element has this code in a release. True where the release has no list of them: then its
 * schemas alone tell. */
bool release_has_code(const struct release *release, const char *element, const char *code);

/* The list of the codes of an element; NULL where the release has none. */
const char *release_codes(const struct release *release, const char *element);

/* Whether messages of a release may have this element although no record has it. */
bool release_drops(const struct release *release, const char *element);

/* Whether the reader has tables of its schemas; else libxml2 reads its messages. */
bool release_is_tabled(const struct release *release);

/* The tables by which its messages are written and records of them completed: those of its schemas, or
 * where it has none those of the latest release that has. By type. */
const struct place *release_roots(const struct release *release);

/* The release that is in use: that of the messages which this program writes. */
const struct release *release_present(void);

/* The release with this name, or with this number; NULL when there is none. */
const struct release *release_named(const char *name);
const struct release *release_numbered(uint32_t number);

/* Its place in `releases`, below RELEASES_MOST. */
size_t release_place(const struct release *release);

/* The type and the release of the message whose root has `length` bytes of `namespace`;
 * BERICHT_ONBEKEND when it is none of a known release. `*release` is the row of the release that
 * the namespace is of, also when that has no such message; NULL for none. */
enum berichttype release_of(const char *namespace, size_t length, const struct release **release);

/* The release that a namespace of iJw speaks of, known or not: "3.1", "4.0"; "" for any other. */
enum { RELEASE_NAME = 8 };
void release_name(const char *namespace, size_t length, char name[RELEASE_NAME]);

/* The sister standard that a namespace is of, "iWmo" or "iWlz"; NULL for any other. */
const char *release_sister(const char *namespace, size_t length);

#endif
