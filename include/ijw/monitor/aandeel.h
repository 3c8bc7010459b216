/* Shares with their interval: "85.7% started within 70 days" (V02). */
#ifndef IJW_MONITOR_AANDEEL_H
#define IJW_MONITOR_AANDEEL_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/monitor/histogram.h"

/* 97.5% point of the normal distribution: the z of every 95% interval here. */
#define NORMAAL_975 1.959963984540054

struct aandeel {
	uint64_t teller;
	uint64_t noemer;
	double aandeel; /* teller / noemer, 0 to 1; NaN, as the bounds, when noemer is 0 */
	double onder;   /* 95% by Wilson's score, without correction for continuity */
	double boven;
};

/* The interval is that of Wilson, "Probable inference, the law of succession, and statistical
 * inference" (JASA 22, 1927): with p = teller / noemer, n = noemer, z = 1.96,
 *
 *     (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n)
 *
 * `teller` is at most `noemer`. */
struct aandeel aandeel_of(uint64_t teller, uint64_t noemer);

/* Of those that ended so, the share of at most `dagen` days (the norm itself is within the norm).
 */
struct aandeel aandeel_within(const struct histogram *histogram, enum histogram_end end,
			      int32_t dagen);

#endif
