/* Counts of a publication: what disclosure control looks at.
 *
 * A telling is one published count: an indicator, a key, a period and how many. All that is
 * published of a cell follows what its counts may show (monitor, section 4). */
#ifndef IJW_MONITOR_TELLING_H
#define IJW_MONITOR_TELLING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/monitor/sleutel.h"

/* The counts, by the names of their indicators. */
enum telling_soort {
	TELLING_F00,
	TELLING_F01,
	TELLING_F01T,
	TELLING_F01A,
	TELLING_F01O,
	TELLING_F02,
	TELLING_F02R,
	TELLING_F03,
	TELLING_F03D,
	TELLING_F04,
	TELLING_F04A,
	TELLING_F04V,
	TELLING_F04O,
	TELLING_F05, /* a stock at the end of the period, as F05G, F06, F07, F08S, F08O */
	TELLING_F05G,
	TELLING_F06,
	TELLING_F07, /* distinct youths */
	TELLING_F08I,
	TELLING_F08U,
	TELLING_F08S,
	TELLING_F08O,
	TELLING_F10,  /* distinct youths with care in the period */
	TELLING_F10P, /* of them those of 0 to 17 years on its last day */
	TELLING_D03,  /* ended deliveries, of which D03_31 to D03_39 are the parts */
	TELLING_D03_31,
	TELLING_D03_32,
	TELLING_D03_33,
	TELLING_D03_34,
	TELLING_D03_35,
	TELLING_D03_36,
	TELLING_D03_37,
	TELLING_D03_38,
	TELLING_D03_39,
	TELLING_D03_X, /* ended with any other reason: the rest of D03; not published itself */
	TELLING_D06,
	TELLING_D07D,
	TELLING_D07S,
	TELLING_D07L,
	TELLING_SOORTEN
};

struct telling {
	enum telling_soort soort;
	struct sleutel sleutel;
	struct tijdvak periode;
	int64_t aantal;

	/* Whether any earlier publication hid this count, and whether any showed it: both may be.
	 */
	bool eerder_verborgen;
	bool eerder_getoond;
	int64_t eerder; /* what the newest that showed it showed */

	/* The outcome: the count is hidden because it is small, or because others are. */
	bool primair;
	bool verborgen;
};

/* Whether a kind of count is a stock: what stands at the end of the period, the same number for
 * every period that ends that day. */
bool telling_is_stand(enum telling_soort soort);

/* Whether it counts distinct youths of a period, who may be in two months of a quarter: no sum. */
bool telling_is_clienten(enum telling_soort soort);

#endif
