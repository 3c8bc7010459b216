/* Return messages: what is answered to a JW301, 305, 307, 315, 317 or 319, out of what was found in
 * it.
 *
 * One heenbericht gets one retour, also when all is well (IV028, OP090). Its header repeats that of
 * the heenbericht; what was found decides the rest:
 *
 *   nothing                                 no RetourCodes, no body
 *   a rule within the message (level 2)     0001 in the header, no body
 *   a rule between messages or on a list (level 3, 4), at the header
 *                                           its code in the header, no body
 *   the same, at a class                    0200 in the header, the classes copied, each with its
 *                                           codes: that of the rule at the class where it is, 0233
 *                                           (not looked at) at those below, 0200 elsewhere
 *
 * An earlier line of this table beats a later one. No code follows from findings of our own
 * (IJW...), nor where we read a rule more strictly than the published checks: those of rules that
 * say so (rule.unlike_xslt), and CS002 on a Bsn of zeros. A code stands in a class once.
 *
 * No database and no clock: the caller says the day and under what number. */
#ifndef IJW_RETOUR_RETOUR_H
#define IJW_RETOUR_RETOUR_H

#include <stdint.h>

#include "ijw/base/pool.h"
#include "ijw/base/secret.h"
#include "ijw/message/message.h"
#include "ijw/rule/judge.h"

enum retour_outcome {
	RETOUR_NOT_DUE,  /* a retour, or a claim and its answer: none of the six */
	RETOUR_NO_BASE,  /* unreadable, unknown or against the schema: told outside the traffic */
	RETOUR_NOT_SURE, /* more was found than is kept (finding.h), or the rules of the release are
			  * known in part: not all codes are known */
	/* There is a retour. */
	RETOUR_WELL,    /* nothing wrong */
	RETOUR_MESSAGE, /* 0001 */
	RETOUR_HEADER,  /* other codes in the header */
	RETOUR_CLASS    /* codes in the body */
};

/* Whether this is a retour, and one that rejects. */
static inline bool retour_is_made(enum retour_outcome outcome)
{
	return outcome >= RETOUR_WELL;
}

static inline bool retour_rejects(enum retour_outcome outcome)
{
	return outcome > RETOUR_WELL;
}

/* In one sentence without a full stop, English; text.h has it translated. */
const char *retour_outcome_text(enum retour_outcome outcome);

/* The set of published checks whose rules the catalogue has: XsltVersie of a retour with 0001
 * (IV028).
 */
#define RETOUR_XSLT_VERSIE "2.10.5"

/* What XsdVersieRetour says unless another version is configured: that of the examples of the
 * standard (IV034). */
#define RETOUR_XSD_VERSIE "1.0.0"

enum { RETOUR_IDENTIFICATIE = 13 }; /* 12 characters and a NUL */

/* What the header of a retour has of its own. */
struct retour_header {
	const char *identificatie; /* 1 to 12 characters, unique for its sender */
	int32_t dagtekening;
	const char *basisschemaxsdversie;
	const char *berichtxsdversie;
	const char *xsltversie;
};

struct retour {
	enum retour_outcome outcome;
	/* The findings whose codes it has, by code; one code may come from several. In the pool. */
	const struct finding *const *coded;
	size_t coded_count;
	const struct release *release; /* of the message, and so of the retour */
	enum berichttype type;         /* of the retour */
	const struct bericht *bericht; /* NULL unless retour_is_made(outcome) */
	/* Findings that give no code since we read their rules more strictly: the message may be
	 * wrong all the same, and a person is to look at it. In the pool. */
	const struct finding *const *stricter;
	size_t stricter_count;
};

/* Decides what the retour is on a message of which verdict, type, release and findings are known, but
 * perhaps not what it says: everything but its record, which stays NULL. Whether a CS002 is about a
 * Bsn of zeros is not known without the message (`judgement->bericht` is NULL): then it is not sure,
 * unless another rule within the message is broken too. */
void retour_decide(const struct judgement *judgement, struct pool *pool, struct retour *out);

/* Whether a code in it comes from a rule that compares all messages of a sender, to whomever they went
 * (TR056, TR347, TR374): a receiver knows those to itself alone, and the code would tell the sender what
 * another one received. */
bool retour_tells_of_others(const struct retour *retour);

/* The retour on the message that was judged, to be written by encode_bericht. The judgement has its
 * typed message; its findings may be of all levels, those between messages with the paths that
 * dossier_finding_path gives. The record is in the pool, and shares texts with the message. */
void retour_make(const struct judgement *judgement, const struct retour_header *header,
		 struct pool *pool, struct retour *out);

/* IdentificatieRetour of the retour on this message: a digest under a key of the home of what it
 * says, so that another copy of the message, also in other bytes, or another time gives the same.
 * Twelve consonants and digits: no BSN but by chance, no name. */
void retour_identificatie(const uint8_t key[KEY_BYTES], const struct bericht *bericht,
			  char text[RETOUR_IDENTIFICATIE]);

#endif
