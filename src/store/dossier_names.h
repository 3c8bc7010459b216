/* Inside the store: the dossiers in which the messages of a transaction have something new
 * (ijw/dossier/dossier.h), by what names them. */
#ifndef IJW_STORE_DOSSIER_NAMES_H
#define IJW_STORE_DOSSIER_NAMES_H

#include "db.h"
#include "ijw/dossier/dossier.h"
#include "sleutel.h"

/* What names dossiers of one kind, each once. */
struct dossier_names {
	struct dossier_name {
		struct sleutel key;
		int64_t digest;
		int64_t bericht; /* where it was noted first */
		uint32_t regel;
		bool again; /* it was noted of another line too */
		bool retour; /* that first one is a retour */
	} * item;
	size_t count, room;
	struct sleutel_set seen;
};

/* What is new between an aanbieder and a gemeente. */
struct parties {
	const char *aanbieder;
	int32_t gemeente;
	int32_t day;   /* of the earliest claim; DAY_NEVER when there is none */
	int32_t begin; /* of the earliest month that is claimed */
	bool all;      /* an answer refuses, or they were put off: claims of any age are to be
			* looked at */
	int64_t bericht; /* where they were noted first */
};

/* All of it. Texts stand in the pool. */
struct dossiers {
	struct dossier_names kind[DOSSIER_KINDS];
	struct parties *parties;
	size_t count, room;
	struct sleutel_set seen; /* of the parties */
	struct pool *pool;
};

/* Reads them: of the messages from `since` on (0: of none); `left`: and those that were put off. 0 or
 * -1; either way ended with dossiers_free. */
int dossiers_read(struct store *store, int64_t since, bool left, struct dossiers *out);
void dossiers_free(struct dossiers *dossiers);

#endif
