/* Where the reader is in a document, and the markup that is rarely met: between read.c and tag.c
 * only. */
#ifndef IJW_MESSAGE_TAG_H
#define IJW_MESSAGE_TAG_H

#include "fill.h"
#include "ijw/base/limits.h"
#include "ijw/message/read.h"
#include "ijw/message/release.h"
#include "tables.h"

enum space { SPACE_MESSAGE, SPACE_BASIS, SPACE_OTHER };

/* A declaration of a namespace that is in scope. */
struct binding {
	const char *prefix; /* without a NUL; of length 0 for the default namespace */
	size_t length;
	const char *name; /* of the namespace, without a NUL */
	size_t name_length;
	enum space space; /* known as soon as the root is */
};

/* How names of a namespace begin here, as one number to compare with: a prefix and its colon. */
struct prefix {
	uint64_t word;
	uint64_t mask;
	size_t length; /* with the colon; 0 = none */
};

/* An open element with elements in it. */
struct open {
	const struct place *next; /* in the sequence of its type */
	const struct place *end;
	bool again; /* one of `next` was seen already: it may come once more, and is not missing */
	struct record *record;
	struct fill_list list;
	const char *tag; /* its name as it was written, for the end tag */
	size_t tag_length;
	uint32_t scope; /* declarations in scope in it */
};

/* One document on its way. The bytes are copied, so that values can be ended with a NUL where they
 * stand, with a line feed's predecessor before them and enough NULs behind them to look ahead. */
struct reader {
	char *at;
	char *first;
	char *end;
	char *item;          /* where the piece of markup at hand began: all before it was read */
	uint32_t item_depth; /* elements that were open there */
	uint32_t item_declared; /* namespaces that were declared there */
	uint32_t line;
	uint32_t elements; /* that began before `item` */
	uint32_t declared;
	uint32_t depth;
	uint32_t bound; /* declarations in scope */
	uint32_t names; /* bytes of names that libxml2 would keep */
	bool bare_lf;
	enum doubt doubt;
	struct pool *pool;
	enum berichttype type;
	const struct release *release;
	const char *root; /* the namespace of the root, in the copy */
	size_t root_length;
	struct prefix prefix[2]; /* by enum space */
	struct open open[LIMIT_DEPTH];
	struct binding binding[LIMIT_NAMESPACES_IN_SCOPE];
};

/* A start tag that was taken apart. */
struct tag {
	const char *name; /* as it is written, with its prefix */
	size_t length;
	const char *local; /* behind the prefix */
	size_t local_length;
	const struct binding *binding; /* of its prefix; NULL for no namespace */
	bool empty;                    /* <a/> */
};

/* Doubts; false, for the caller to go back with. */
bool tag_doubt(struct reader *reader, enum doubt doubt);

/* Steps over blanks, and counts lines. */
static inline void tag_blanks(struct reader *reader)
{
	char *at = reader->at;

	for (;; at++) {
		if (*at == '\n') {
			reader->line++;
			reader->bare_lf |= at[-1] != '\r';
		} else if (*at != ' ' && *at != '\r' && *at != '\t') {
			break;
		}
	}
	reader->at = at;
}

/* The XML declaration, when there is one. These return false with a doubt, else they have moved
 * behind what they read. */
bool tag_declaration(struct reader *reader);

/* A start tag with whatever may stand in one: its declarations come into scope. `at` is behind the
 * '<'. */
bool tag_start(struct reader *reader, struct tag *tag);

/* A comment or a processing instruction; `at` is at its '<'. */
bool tag_remark(struct reader *reader);

/* Sets `prefix`, after the scope has changed. */
void tag_scope(struct reader *reader);

/* The same for the declarations of the root, once `root` is known. */
void tag_root(struct reader *reader);

/* The character, two bytes or more, at `at`: the byte behind it, or NULL when it is none that XML
 * has. */
char *tag_character(char *at);

#endif
