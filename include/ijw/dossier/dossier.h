/* Messages judged against each other: the rules of the standard that one message alone cannot
 * break, and signals of our own.
 *
 * A dossier holds the events that can say something about each other: those of one youth, of one
 * request or of one claim. Messages have an order of judging (`place`): by group as they were
 * taken in (`group`); within a group by Dagtekening, then JW315, 317, 319, 301, 305, 307, 323, 325,
 * retours, then what only takes back before the rest, then BerichtIdentificatie, Afzender and
 * content (definitions, section 10). Within a message deletions come before additions (IV008) and
 * credits before debits (OP366). Each message is judged once, against those before it that are
 * dated no later than itself (OP095: what its sender could know) and were not voided by a retour by
 * then (OP286; of several retours on a message the one that was judged first counts).
 *
 * What must be there may be of any date and may come later: the finding then says which message
 * brought it. Nothing here changes a verdict or voids anything (contract, section 3). */
#ifndef IJW_DOSSIER_DOSSIER_H
#define IJW_DOSSIER_DOSSIER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"
#include "ijw/message/event.h"
#include "ijw/rule/finding.h"

/* What holds a dossier together; each rule is checked in one kind. */
enum dossier_kind {
	DOSSIER_JEUGDIGE, /* the events of one youth, with the answers to his requests and claims */
	DOSSIER_VERZOEK,  /* a request, what was assigned on it, its answers: one reference */
	DOSSIER_DECLARATIE, /* a JW323 and the JW325s on it */
	DOSSIER_RETOUR,     /* retours, each by itself */
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
	int64_t resolved_by; /* the message that brought what was missing; 0 for none */
	struct dossier_finding *next;
};

/* In the order of judging. */
struct dossier_findings {
	struct dossier_finding *first;
	struct dossier_finding *last;
};

/* Judges the messages with a `place` of at least `from` against what came before them, and gives
 * with them the older findings that one of these messages resolved, or whose resolving message one
 * of them voids, as they stand now. Events may come in any order; they, and the findings, which are
 * in the pool, refer to each other. */
struct dossier_findings dossier_judge(enum dossier_kind kind, const struct event *events,
				      size_t count, int64_t from,
				      const struct agreements *agreements, struct pool *pool);

/* The place of a finding as a path of elements (contract, section 3), in the pool. */
const char *dossier_finding_path(const struct dossier_finding *finding, struct pool *pool);

/* The line of a finding in its file, from 1; 0 when it is not known. */
uint32_t dossier_finding_line(const struct dossier_finding *finding);

/* The place of a message type among those of one day in the order of judging, from 0. */
int dossier_rank(enum berichttype type);

#endif
