/* A publication: from an archive to the files of its feed (monitor, sections 1 to 5). */
#ifndef IJW_MONITOR_PUBLICATIE_H
#define IJW_MONITOR_PUBLICATIE_H

#include <stdbool.h>
#include <stdint.h>

#include "ijw/monitor/feed.h"
#include "ijw/store/store.h"

struct publicatie_keuze {
	int32_t peildatum; /* DAY_NONE: the last day of the newest month that is complete enough */
	int32_t kennisdatum; /* what is known at the end of this day */
	bool intern;         /* write intern/ as well */
};

/* What was made, for the one who asked. */
struct publicatie_uitslag {
	char naam[FEED_NAME]; /* the folder under feed/ */
	int32_t peildatum;
	size_t waarnemingen; /* rows of waarneming.csv, and how many of them are suppressed */
	size_t verborgen;
};

/* Publishes, whole or not at all. 0; 1 when there is nothing to publish, the settings are wrong or
 * a check fails: a sentence says which; -1 when the machine failed. */
int publicatie_make(const struct home *home, struct store *store,
		    const struct publicatie_keuze *keuze, struct publicatie_uitslag *uitslag);

#endif
