#ifndef JUDGE_H
#define JUDGE_H

#include <stdbool.h>
#include <stddef.h>

/* Two schemas for one message type, and what each of them says about a document. */

struct judge;

/* Parses DIR/MESSAGE.xsd of both directories; NULL, with a sentence on stderr, on failure. */
struct judge *judge_open(const char *ours, const char *reference, const char *message);
void judge_close(struct judge *judge);

enum judge_result {
	JUDGE_ACCEPTED,   /* both accept */
	JUDGE_REFUSED,    /* both refuse, with the same codes at the same lines */
	JUDGE_VERDICTS,   /* one accepts what the other refuses */
	JUDGE_FINDINGS,   /* both refuse, but with other codes or at other lines */
	JUDGE_UNREADABLE, /* not well-formed, so that no schema came into play */
	JUDGE_BROKEN      /* the library failed */
};

enum judge_result judge_document(struct judge *judge, const char *text, size_t length);

/* Whether ours (0) or the reference (1) accepted the document judged last. */
bool judge_accepted(const struct judge *judge, size_t side);

/* The result in words, for a report. */
const char *judge_words(enum judge_result result);

#endif
