/* Inside the store: what of many messages that share a key can count. Of a reference the earliest
 * request counts that is not void, whoever it is about (definitions, section 9, "verzoek"); a claim
 * is refused by the first JW325 that does so; a debit is taken back by the first credit. What stands
 * behind one that nothing takes away counts for nobody else. */
#ifndef IJW_STORE_COUNTING_H
#define IJW_STORE_COUNTING_H

#include "db.h"
#include "gather.h"

/* Up to where the requests with a key can count: those of an earlier day than `dag`, and those of
 * that day with an Identificatie up to this one. */
struct counting_bound {
	int32_t dag; /* DAY_NEVER: all of them */
	char *identificatie;
};

/* Finds it: the first request that no retour voids among the messages below the number `until`.
 * `*bound` is ended with free of its text. 0, or -1 after it logged. */
int counting_bound(struct store *store, const struct sleutel *key, int64_t until,
		   struct counting_bound *bound);

/* Adds the requests up to there. 0, or -1 after it logged. */
int counting_requests(struct store *store, const struct sleutel *key,
		      const struct counting_bound *bound, struct events *events);

/* Whether a credit is approved for ever, by what is known: not void, in no claim that was refused,
 * and in no answer: 1 or 0; -1 after it logged. */
int counting_credit_stands(struct store *store, const struct event *credit);

#endif
