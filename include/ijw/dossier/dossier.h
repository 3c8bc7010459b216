/* Messages judged against each other: the rules of the standard that one message alone cannot
 * break, and signals of our own.
 *
 * A dossier holds the events that can say something about each other: those of one youth, of one
 * request, of one number. Its findings follow from the set of these events, whatever the order in
 * which they came. Messages are judged in an order of their own: by Dagtekening (of a retour its
 * DagtekeningRetour), then JW315, 317, 319, 301, 305, 307, 323, 325, retours, then what only takes
 * back before the rest, then BerichtIdentificatie, Afzender and content (definitions, section 10).
 * Within a message deletions come before additions (IV008) and credits before debits (OP366). Each
 * message is judged against those before it (OP095: what its sender could know) that were not
 * voided by a retour by then (OP286).
 *
 * What must be there may come later: the finding then says which message brought it, or by which
 * what is wrong was undone. Nothing here changes a verdict or voids anything (contract, section 3).
 */
#ifndef IJW_DOSSIER_DOSSIER_H
#define IJW_DOSSIER_DOSSIER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"
#include "ijw/message/event.h"
#include "ijw/rule/finding.h"

/* What holds a dossier together; each rule is checked in one kind. The numbers are stored: never
 * change one, only add. */
enum dossier_kind {
	DOSSIER_JEUGDIGE = 1, /* the events of one youth, with the answers to their requests and
			       * claims, and the credits that name these, of whomever */
	DOSSIER_VERZOEK = 2,  /* a request, what was assigned on it, its answers: one reference */
	DOSSIER_DECLARATIE = 3,       /* a JW323 and the JW325s on it */
	DOSSIER_BERICHT = 4,          /* messages as a whole of one Afzender and Identificatie */
	DOSSIER_TOEWIJZING = 5,       /* assignments of one number, of whomever */
	DOSSIER_DECLARATIENUMMER = 6, /* JW323s of one DeclaratieNummer, and the answers on them */
	DOSSIER_PRESTATIE = 7,        /* Prestaties of one ReferentieNummer, and the answers */
	DOSSIER_MAAND = 8,            /* JW323s of one aanbieder for one gemeente, and the answers */
	DOSSIER_KINDS
};

/* What the parties agreed outside the messages. */
struct agreements {
	bool taakgericht; /* starts and stops without an assignment are allowed (IV096) */
	int32_t earliest; /* the day before which nothing was decided or begun (definitions, 7) */
};

/* Where a finding is reported. */
enum dossier_place { PLACE_LINE, PLACE_CLIENT, PLACE_HEADER };

struct dossier_finding {
	const struct rule *rule;
	const struct event *event;
	enum dossier_place where;
	bool settled;        /* nothing that is undone later resolves it */
	bool missing;        /* it is about something that may come later */
	const struct event *brought; /* what was missing, when it came later; else NULL */
	int64_t resolved_by; /* the message that brought what was missing, or by which what is wrong
			      * was undone; 0 for none */
	struct dossier_finding *next;
};

/* In the order of judging. */
struct dossier_findings {
	struct dossier_finding *first;
	struct dossier_finding *last;
};

/* Judges the events that are dated `from` or later, and those marked as `found`: DAY_NONE for all.
 * What is told of a day can change the findings on events of that day and later ones, and what
 * resolves a finding on an older one. Events may come in any order; their `place` is set. They, and
 * the findings, which are in the pool, refer to each other. */
struct dossier_findings dossier_judge(enum dossier_kind kind, struct event *events, size_t count,
				      int32_t from, const struct agreements *agreements,
				      struct pool *pool);

/* The order of judging of two messages, by an event of each; 0 for one message. */
int dossier_order(const struct event *a, const struct event *b);

/* Whether a retour of this day on a message with this Dagtekening is later than its term (OP090). */
bool dossier_retour_is_late(int32_t dagtekening, int32_t day);

/* The place of a finding as a path of elements (contract, section 3), in the pool. */
const char *dossier_finding_path(const struct dossier_finding *finding, struct pool *pool);

/* The line of a finding in its file, from 1; 0 when it is not known. */
uint32_t dossier_finding_line(const struct dossier_finding *finding);

#endif
