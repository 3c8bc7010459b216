/* How waits enter the statistics: which count, as what, and for how many days.
 *
 * A wait is what one clock of the definitions (section 3) saw of one chain. The functions here and
 * in percentile.h, weekband.h, survival.h, incidence.h and flow.h are pure: they know no clock and
 * no database, and the order of what is given to them changes nothing. */
#ifndef IJW_MONITOR_WACHT_H
#define IJW_MONITOR_WACHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"
#include "ijw/care/derive.h"
#include "ijw/monitor/histogram.h"

enum uitkomst {
	UITKOMST_OPEN,        /* still waiting */
	UITKOMST_GESTART,     /* care began */
	UITKOMST_AFGEVALLEN,  /* exit without a start: the competing event */
	UITKOMST_GEDECLAREERD /* started according to a claim: on which day is not known */
};

struct wacht {
	int32_t klokstart; /* day number; DAY_NONE: the clock cannot be read */
	int32_t einddatum; /* day of the start or exit; any day for UITKOMST_OPEN */
	enum uitkomst uitkomst;
};

/* The wait of a row by the headline clock W3a: from klokstart to startdatum or einddatum. A
 * declared start ends the wait on the last day of its ProductPeriode, as the status of the row does
 * (section 9, "Status"). Returns false when the row is no wait at all (`uitgesloten`). */
bool wacht_of_row(const struct wachtketen_row *row, struct wacht *wacht);

/* How a wait with that outcome stands in a histogram. Not for UITKOMST_GEDECLAREERD, of which the
 * day of the start is not known. */
enum histogram_end wacht_histogram_end(enum uitkomst uitkomst);

/* What waits amount to at P, in days since the start of the clock: started (HISTOGRAM_EVENT),
 * exits (HISTOGRAM_COMPETING), and open after so many days (HISTOGRAM_CENSORED). Never average
 * the first and the last together: what they say about each other is in survival.h and incidence.h.
 */
struct wachttijden {
	struct histogram cohort;

	size_t retroactief;   /* began before the clock; also counted when they are not left out */
	size_t gedeclareerd;  /* left out: the day of the start is not known */
	size_t niet_begonnen; /* left out: the clock starts after P or after the exit */
	size_t zonder_klok; /* left out: no likely klokstart, or a start or exit without its day */
};

/* Adds a wait as it stands at the end of day `peildatum`. What is dated after it has not happened
 * yet: such a wait is open. Section 3 of the definitions; cannot fail. */
void wachttijden_add(struct wachttijden *wachttijden, const struct wacht *wacht, int32_t peildatum,
		     enum negatief negatief, struct pool *pool);

#endif
