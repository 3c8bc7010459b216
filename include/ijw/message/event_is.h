/* What an event says, as yes or no: for all who derive something from events. The codes of the
 * standard that these answers hang on are named in event_is.c and nowhere else. */
#ifndef IJW_MESSAGE_EVENT_IS_H
#define IJW_MESSAGE_EVENT_IS_H

#include <stdbool.h>
#include <stdint.h>

#include "ijw/message/event.h"

/* ---- Messages ---- */

/* Whether a retour voids the message of the event on this day (definitions, 1.6). */
bool event_is_void(const struct event *event, int32_t day);

/* Whether a message only takes back what was told before: every line of a JW305 or JW307 deletes,
 * every Prestatie of a JW323 is a credit (definitions, section 10, "Order of judging"). */
bool message_takes_back(enum berichttype type, const struct event *events, size_t count);

/* ---- Assignments (JW301) ---- */

/* Whether two lines are one decision: a line that is sent again keeps its moment. */
bool event_same_moment(const struct event *a, const struct event *b);

/* Whether `a` was decided at a later moment than `b` (IV013). */
bool event_is_later(const struct event *a, const struct event *b);

/* Whether two lines have the same Product. */
bool event_same_product(const struct event *a, const struct event *b);

/* Whether two lines say the same of an assignment: Product, term, Omvang and Budget (definitions,
 * section 9, "RedenWijziging of a version"). */
bool event_same_content(const struct event *a, const struct event *b);

/* Whether a version with this RedenWijziging, which an earlier message may have given, is deleted:
 * with 13 or, before release 3.1, with 01, and it ends on its first day (section 9, "Void"). The
 * assignment then counts as never sent. */
bool event_is_deleted_by(const struct event *version, const char *reden);

/* The same with the RedenWijziging of the line itself. */
bool event_is_deleted(const struct event *version);

/* Whether the line asks for deletion, whatever its term: RedenWijziging 13. */
bool event_asks_deletion(const struct event *line);

/* Whether the assignment holds on this day or begins later (keys, section 3). */
bool event_is_actual(const struct event *version, int32_t day);

/* Whether the Volume is one for the whole term: Frequentie 6. */
bool event_is_in_total(const struct event *line);

/* Whether the date of birth of the client is known: in its year at least (DatumGebruik 1 and 2), in
 * its month too (DatumGebruik 1). A date that was not likely is not. */
bool event_knows_birth_year(const struct event *line);
bool event_knows_birth_month(const struct event *line);

/* ---- Starts and stops (JW305, JW307) ---- */

/* Whether the line takes an earlier one back: StatusAanlevering 3; or tells of a delivery: 1. */
bool event_deletes(const struct event *event);
bool event_adds(const struct event *event);

/* Whether a stop is temporary: RedenBeeindiging 20. */
bool event_is_temporary(const struct event *stop);

/* ---- Requests (JW315, JW317) and answers (JW319) ---- */

/* Whether it is a line of a JW315 or a JW317 as a whole. */
bool event_is_request(const struct event *event);

/* Whether it is a JW319 that refuses, that refuses because another gemeente is responsible
 * (woonplaatsbeginsel), or that takes the request under examination. */
bool event_refuses(const struct event *event);
bool event_refers(const struct event *event);
bool event_examines(const struct event *event);

/* ---- Claims (JW323) and answers (JW325) ---- */

/* Whether a Prestatie takes an earlier one back: DebetCredit C. Nothing (0.00) is a debit (CS325).
 */
bool event_is_credit(const struct event *event);

/* Whether it is a JW325 that rejects its claim as a whole: any code but 0200 in the Header, or but
 * 0200 and 8001 in DeclaratieAntwoord. Prestaties that a JW325 lists are rejected one by one
 * (section 9, "JW323, JW325"). */
bool event_rejects_claim(const struct event *event);

#endif
