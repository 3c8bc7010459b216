/* The only way from bytes to a verdict. */
#ifndef IJW_RULE_JUDGE_H
#define IJW_RULE_JUDGE_H

#include <stddef.h>

#include "ijw/base/hash.h"
#include "ijw/message/fault.h"
#include "ijw/message/message.h"
#include "ijw/message/xsd.h"
#include "ijw/rule/finding.h"

/* In the order of how far a message came. */
enum verdict {
	VERDICT_UNREADABLE, /* not one well-formed, bounded UTF-8 XML document without DOCTYPE */
	VERDICT_UNKNOWN,    /* well-formed, but no iJw message of a supported release */
	VERDICT_INVALID,    /* breaks the schema */
	VERDICT_REJECTED,   /* breaks an in-message rule that rejects (return code 0001) */
	VERDICT_ACCEPTED,   /* everything else; it may carry warnings */
	VERDICTS
};

/* What is known of a message. Everything belongs to the judge and lives until its next call. */
struct judgement {
	enum verdict verdict;
	enum fault fault; /* why it is unreadable, or FAULT_FO01; else FAULT_NONE */
	enum berichttype type;
	char release[8];               /* "3.2"; "" when unknown */
	struct finding_list findings;  /* its pool is the judge's: others may put more into it */
	const struct bericht *bericht; /* the typed message when rejected or accepted, else NULL */
	const char *message;           /* the bytes of the message itself, out of its envelope */
	size_t length;
};

/* A judge with its own parser, decoder and memory, for one message after the other. The schema set
 * is the caller's and outlives it. Ended with judge_free. */
struct judge;
struct judge *judge_new(struct xsd *xsd);
void judge_free(struct judge *judge);

/* Judges one file: a message, or an envelope that holds one. Any bytes are allowed. The verdict
 * depends on the bytes and the schema set alone: not on time, place or what was judged before. */
void judge_bytes(struct judge *judge, const char *bytes, size_t length, struct judgement *out);

/* The judgement on a file that gave no bytes (fault.h: of a file or an archive). */
void judge_fault(struct judge *judge, enum fault fault, struct judgement *out);

/* unreadable, unknown, invalid, rejected, accepted. */
const char *verdict_name(enum verdict verdict);

/* The findings as lines of text, each with a line end; nothing when there are none. `file` and
 * `member` (NULL for a plain file) have been through label_show; a member is shown as file!member.
 */
void judgement_text(const struct judgement *judgement, const char *file, const char *member,
		    struct buf *out);

/* The judgement as one line of JSON without a line end (contract: ijw.validate/1). `file` and
 * `member` (NULL for a plain file) have been through label_show; `sha256` is NULL when there were
 * no bytes; `schemas` is the hash of a set that is not the built-in one, or NULL. */
void judgement_json(const struct judgement *judgement, const char *file, const char *member,
		    const uint8_t sha256[SHA256_BYTES], const char *schemas, struct buf *out);

#endif
