/* Of the lines of a bucket the one that ranks highest, of those that count for an event: found in a
 * time that hardly grows with the bucket, however often it is asked. */
#ifndef DOSSIER_RANKING_H
#define DOSSIER_RANKING_H

#include "dossier.h"

/* The highest of those with the key of `like` that count for `at` (dossier_counts()); NULL when
 * there is none. */
const struct event *ranking_best(struct dossier *dossier, enum rank rank, const struct event *like,
				 const struct event *at);

/* Whether `a` was told after `b`: of two versions of one moment the one that was told last holds,
 * whichever was taken in last (definitions, section 9, "Tie"). */
bool ranking_told_after(const struct event *a, const struct event *b);

/* Whether version `a` holds rather than `b`. */
bool ranking_decided_after(const struct event *a, const struct event *b);

#endif
