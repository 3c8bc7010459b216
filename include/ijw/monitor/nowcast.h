/* The chain ladder: how complete a month is, and how many starts it will have had (definitions,
 * C18).
 *
 * The distribution-free method of T. Mack, "Distribution-free calculation of the standard error of
 * chain ladder reserve estimates" (ASTIN Bulletin 23, 1993). With C(i, j) the number of starts in
 * month i known after j months of delay:
 *
 *     factor f(j)          sum of C(i, j + 1) / sum of C(i, j), over the months that know j + 1
 *     completeness p(j)    1 / (f(j) f(j + 1) ...); 1 in the last column
 *     estimate of month i  C(i, j) / p(j), with j its latest known delay */
#ifndef IJW_MONITOR_NOWCAST_H
#define IJW_MONITOR_NOWCAST_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"
#include "ijw/monitor/triangle.h"

/* The letters of SDMX CL_OBS_STATUS, as they are printed. */
enum nowcast_status {
	NOWCAST_FINAL = 'A',       /* at least 95% complete */
	NOWCAST_PROVISIONAL = 'P', /* known so far, more will come */
	NOWCAST_ESTIMATED = 'E',
	NOWCAST_MISSING = 'O' /* no month is old enough to tell */
};

struct nowcast_maand {
	size_t vertraging; /* the latest known delay, in months */
	int64_t bekend;    /* starts known by now; status NOWCAST_FINAL or NOWCAST_PROVISIONAL */
	enum nowcast_status status;
	double volledigheid; /* completeness at that delay, as a share; NaN when nothing tells */
	double schatting;    /* expected in the end; NaN when nothing tells */
	enum nowcast_status schatting_status; /* NOWCAST_ESTIMATED or NOWCAST_MISSING */
};

/* Arrays in the pool. */
struct nowcast {
	double *factor; /* kolommen - 1 of them; NaN where no month has any starts to compare */
	double *volledigheid; /* for each of the kolommen delays */
	size_t kolommen;
	struct nowcast_maand *maand; /* in the order of the triangle */
	size_t maanden;
};

/* Only months that are at least 95% complete may be published as final; of the others `bekend` is
 * provisional and `schatting` an estimate. A month of unknown completeness is provisional. The
 * numbers of the triangle add up to less than 2^53. An empty triangle gives no months. */
struct nowcast nowcast_of(const struct triangle *triangle, struct pool *pool);

#endif
