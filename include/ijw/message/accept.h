/* The fast road through the schemas: nearly all messages are valid, and most of the time goes into
 * proving that. An acceptor is a schema compiled into small tables. It says YES, the message is
 * valid, or gives no answer; then libxml2 validates, and names the errors. libxml2 stays the
 * authority: a YES is never given to what it refuses. */
#ifndef IJW_MESSAGE_ACCEPT_H
#define IJW_MESSAGE_ACCEPT_H

#include <stddef.h>

struct accept_basis;
struct acceptor;
struct accept;

/* A basisschema, a whole XSD document, as it is needed to compile the schemas of messages: it is
 * ten times as long as one of them, and read once for all. The bytes are not needed afterwards.
 * Ended with accept_basis_free; NULL is allowed. */
struct accept_basis *accept_basis_new(const char *bytes, size_t length);
void accept_basis_free(struct accept_basis *basis);

/* Compiles the schema of one message with its basisschema, which together libxml2 can compile as
 * well. Knows the constructs the iJw schemas use and nothing else: NULL for a set that holds any
 * other, or a pattern that accept_pattern.c has no row for; there is no fast road for such a set.
 * Neither basis nor bytes are needed afterwards. Read-only once made, so that any number of runs
 * may share it. */
struct acceptor *acceptor_new(const struct accept_basis *basis, const char *message, size_t length);
void acceptor_free(struct acceptor *acceptor);

/* A run over one document at a time, to be used again and again. Ended with accept_free. */
struct accept *accept_new(void);
void accept_free(struct accept *accept);

/* Starts a document; the acceptor must live until the last event of it. */
void accept_begin(struct accept *accept, const struct acceptor *acceptor);

/* The events of a parse that checks well-formedness and UTF-8, after accept_begin; any order is
 * survived, and texts are needed during the call only. `namespace` is "" for none; `attributes`
 * counts attributes without the namespace declarations: one is enough for no answer. */
void accept_start(struct accept *accept, const char *name, const char *namespace, int attributes);
void accept_text(struct accept *accept, const char *bytes, size_t length);
void accept_end(struct accept *accept);

/* A comment or processing instruction: between elements it says nothing, in a value there is no
 * answer. */
void accept_remark(struct accept *accept);

/* A CDATA section, an empty one too: no answer. */
void accept_cdata(struct accept *accept);

enum accept_result { ACCEPT_NO_ANSWER, ACCEPT_YES };

/* After the last event. Counts only for a document without DOCTYPE that the parser found
 * well-formed to its end. May be asked at any time: as soon as there is no hope left, the answer is
 * final, and further events cost next to nothing. */
enum accept_result accept_result(const struct accept *accept);

#endif
