/* Aalen-Johansen: the share that has started, dropped out or still waits, day by day.
 *
 * O. O. Aalen and S. Johansen, "An empirical transition matrix for non-homogeneous Markov chains
 * based on censored observations" (Scandinavian Journal of Statistics 5, 1978), for one state with
 * two ways out; the pstate of survfit in R's package survival. Unlike 1 - Kaplan-Meier it does not
 * suppose that who dropped out would have started: it is the headline "chance to start within the
 * norm" (V05). */
#ifndef IJW_MONITOR_INCIDENCE_H
#define IJW_MONITOR_INCIDENCE_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"
#include "ijw/monitor/histogram.h"
#include "ijw/monitor/percentile.h"

/* One distinct number of days on which something was observed. With n at risk, and W the share that
 * still waited before this day:
 *
 *     p_gestart    grows by W gestart / n
 *     p_afgevallen grows by W afgevallen / n
 *     p_wachtend   becomes W (n - gestart - afgevallen) / n
 *
 * The three add up to 1, but for rounding. Starts and exits come before open ends of the same day.
 */
struct incidence_step {
	int32_t dag;
	uint64_t at_risk;
	uint64_t gestart;
	uint64_t afgevallen;
	uint64_t open;
	double p_gestart;
	double p_afgevallen;
	double p_wachtend;
};

/* The steps, in rising order of days, in the pool. */
struct incidence {
	struct incidence_step *step;
	size_t steps;
};

/* The curves of a cell; no steps when it is empty. */
struct incidence incidence_of(const struct histogram *histogram, struct pool *pool);

/* The step in force `dag` days after the start of the clock; before the first one everybody waits.
 * Past the last day it stays as it was. */
struct incidence_step incidence_on(const struct incidence *incidence, int32_t dag);

/* The smallest number of days with p_gestart >= percent / 100; flat stretches at exactly that
 * height, and what is never reached, as survival_quantile. `percent` is 1 to 100. */
struct quantile incidence_quantile(const struct incidence *incidence, unsigned percent);

#endif
