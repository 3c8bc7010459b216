/* The only way from bytes to a verdict. */
#ifndef IJW_RULE_JUDGE_H
#define IJW_RULE_JUDGE_H

#include <stddef.h>

#include "ijw/base/digest.h"
#include "ijw/message/clients.h"
#include "ijw/message/event.h"
#include "ijw/message/fault.h"
#include "ijw/message/mask.h"
#include "ijw/message/message.h"
#include "ijw/message/read.h"
#include "ijw/message/release.h"
#include "ijw/message/xsd.h"
#include "ijw/rule/finding.h"
#include "ijw/rule/lijsten.h"

/* In the order of how far a message came. */
enum verdict {
	VERDICT_UNREADABLE, /* not one well-formed, bounded UTF-8 XML document without DOCTYPE */
	VERDICT_UNKNOWN,    /* well-formed, but no iJw message of a supported release */
	VERDICT_INVALID,    /* breaks the schema */
	VERDICT_REJECTED,   /* breaks an in-message rule that rejects (return code 0001) */
	VERDICT_ACCEPTED,   /* everything else; it may carry warnings */
	VERDICTS
};

/* By whom a message is, to whom, and which: what its header says. Texts are NULL and days DAY_NONE
 * when there is no header. */
struct kop {
	const char *afzender;
	const char *ontvanger;
	const char *identificatie;
	int32_t dagtekening; /* of the message, of a retour that of the message it answers */
	int32_t bekend;      /* when it was told: of a retour its own Dagtekening */
	uint32_t line;       /* of the Header, 0 for none */
};

/* What is known of a message. Everything belongs to the judge and lives until its next call.
 *
 * All but `doubt`, `bericht` and `message` is flat: it can be handed from one process to another.
 * Those three are nothing where the judgement comes from another process. */
struct judgement {
	enum verdict verdict;
	enum fault fault; /* why it is unreadable, or FAULT_FO01; else FAULT_NONE */
	enum berichttype type;
	const struct release *release; /* by whose schemas and rules it was judged; NULL for none */
	char release_name[RELEASE_NAME]; /* "3.2", also of one that is not known; "" for none */
	struct finding_list findings; /* its pool is the judge's: others may put more into it */
	enum doubt doubt;             /* why libxml2 judged it; DOUBT_NONE of what it did not see */
	const struct bericht *bericht; /* the typed message when rejected or accepted, else NULL */
	const char *message;           /* the bytes of the message itself, out of its envelope */
	size_t length;
	/* What judge_facts adds. */
	bool typed; /* there was a typed message: else nothing of what follows is known, but of an
		     * invalid message what a glance at its header showed of `kop` */
	struct kop kop;
	struct event *events;
	size_t event_count;
	struct persons persons;         /* whom its texts could tell */
	uint8_t content[CONTENT_BYTES]; /* equal for messages that say the same (decode_content) */
	struct range *clients; /* of a claim with several Clients where each stands in the bytes of
				* the file, the first being that of clientnr 1 */
	size_t client_count;   /* 0 also where the file is an envelope */
};

/* A judge with its own parser, decoder and memory, for one message after the other. The schema set
 * is the caller's and outlives it. Ended with judge_free. */
struct judge;
struct judge *judge_new(struct xsd *xsd);
void judge_free(struct judge *judge);

/* From now on libxml2 alone judges, without the reader: the answers are the same (read.h), and a
 * difference is a fault of this program. */
void judge_by_libxml2(struct judge *judge);

/* Judges one file: a message, or an envelope that holds one. Any bytes are allowed. The verdict
 * depends on the bytes and the schema set alone: not on time, place or what was judged before. */
void judge_bytes(struct judge *judge, const char *bytes, size_t length, struct judgement *out);

/* Adds what the archive keeps of the typed message that was judged last; nothing without one. */
void judge_facts(struct judge *judge, struct judgement *out);

/* The judgement on a file that gave no bytes (fault.h: of a file or an archive). */
void judge_fault(struct judge *judge, enum fault fault, struct judgement *out);

/* Appends what the external rules find in an accepted message, the last one judged; nothing in
 * another. It needs the typed message, so it is called in the process that judged. `lijsten` are
 * the lists in use: a rule whose list is not given finds nothing. `ontvangen` is the day of receipt
 * by the receiver's clock (TR135). The verdict stays: these findings say which return message would
 * be sent (contract, section 3). */
void judge_external(struct judge *judge, const struct lijsten *lijsten, int32_t ontvangen,
		    struct judgement *out);

/* unreadable, unknown, invalid, rejected, accepted. */
const char *verdict_name(enum verdict verdict);

/* The findings as lines of text, each with a line end; nothing when there are none. `file` and
 * `member` (NULL for a plain file) have been through label_show; a member is shown as file!member.
 */
void judgement_text(const struct judgement *judgement, const char *file, const char *member,
		    struct buf *out);

/* What a judgement in JSON is on. */
struct judgement_on {
	const char *file;      /* through label_show */
	const char *member;    /* the same; NULL for a plain file */
	const uint8_t *sha256; /* SHA256_BYTES; NULL when there were no bytes or it is not told */
	const char *schemas;   /* the hash of a set that is not the built-in one, or NULL */
};

/* The judgement as an object (contract: ijw.validate/1) with at most so many findings; when there
 * are more, findings_total says how many. Returns how many it listed. */
uint32_t judgement_json(const struct judgement *judgement, const struct judgement_on *on,
			uint32_t most, struct json *json, const char *key);

#endif
