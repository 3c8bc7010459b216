/* Whether a finding would still be there if what happened later had been known. */
#ifndef DOSSIER_HINDSIGHT_H
#define DOSSIER_HINDSIGHT_H

#include "dossier.h"

/* Tells a finding that the row at hand made where it looked at `at` which message resolved it: the
 * first by which what it clashes with was voided, taken back or refused, so that the rule would
 * find nothing any more (definitions, section 10, "Resolved"); of what was missing, before it came.
 */
void hindsight_settle(struct dossier *dossier, const struct event *at,
		      struct dossier_finding *finding);

/* When looking back: whether an event is known by then: one that takes back what was told, or says
 * that it was refused; where something is missing, any other that no retour voids as well; whether
 * a message is void by then. False when not looking back. */
bool hindsight_undoes(const struct dossier *dossier, const struct event *event);
bool hindsight_voids(const struct dossier *dossier, const struct event *event);

/* Whether an event takes back what was told before, or says that it was refused. What a retour
 * voids, however late, undoes nothing. */
bool hindsight_takes_back(const struct event *event);

/* The order of two events that retours void by these retours. */
int hindsight_order_voids(const struct event *a, const struct event *b);

/* Whether this event, or one behind it in the order of judging, can be known when looking back. */
bool hindsight_reaches(const struct dossier *dossier, const struct event *event);

#endif
