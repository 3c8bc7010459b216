/* Inside the store: the findings of one dossier, as they are stored. */
#ifndef IJW_STORE_FINDINGS_H
#define IJW_STORE_FINDINGS_H

#include "db.h"
#include "ijw/dossier/dossier.h"

/* Which dossier findings belong to. */
struct dossier_key {
	enum dossier_kind kind;
	int64_t
	    sleutel; /* the number of the youth, else a keyed digest of what names the dossier */
};

/* Judges the events of a dossier from a day on (DAY_NONE: all), and puts what is found in the place
 * of what is stored of it. 0, or -1 after it logged. */
int findings_judge(struct store *store, const struct dossier_key *key, int32_t from,
		   struct event *events, size_t count);

/* The same of a part of a dossier. What is stored on other messages, and on those before that day,
 * stays as it is. */
int findings_judge_part(struct store *store, const struct dossier_key *key, int32_t from,
			struct event *events, size_t count);

#endif
