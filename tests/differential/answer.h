#ifndef ANSWER_H
#define ANSWER_H

#include <stdbool.h>
#include <stddef.h>

/* The project's fast acceptor for one message type, fed as the program feeds it. */

struct answer;

/* Reads DIR/basisschema.xsd and DIR/MESSAGE.xsd; NULL, with a sentence on stderr, when it cannot.
 */
struct answer *answer_open(const char *dir, const char *message);
void answer_close(struct answer *answer);

/* Whether the acceptor knows all constructs of the two schemas. */
bool answer_compiled(const struct answer *answer);

/* Whether the document gets a yes; never without an acceptor. */
bool answer_yes(struct answer *answer, const char *text, size_t length);

#endif
