/* Kaplan-Meier: how long until care starts, with those counted who are still waiting.
 *
 * E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations" (JASA 53,
 * 1958); variance of M. Greenwood, "The natural duration of cancer" (1926); interval on the log
 * scale, the default of survfit in R's package survival (conf.type = "log"), with which all numbers
 * here agree.
 *
 * A start is the event; an exit and an open wait are censorings. That answers "how long if nobody
 * dropped out"; the share that really starts is in incidence.h. */
#ifndef IJW_MONITOR_SURVIVAL_H
#define IJW_MONITOR_SURVIVAL_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"
#include "ijw/monitor/histogram.h"
#include "ijw/monitor/percentile.h"

/* One distinct number of days d on which something was observed. With n at risk and e events on
 * each day up to and including this one, and V = sum of e / (n (n - e)):
 *
 *     survival  S = product of (n - e) / n      the share that waits longer than `dag` days
 *     std_error     S sqrt(V)
 *     lower, upper  S exp(-+ 1.96 sqrt(V)), at most 1
 *
 * Events come before censorings of the same day: who is censored on day d is at risk on day d. Once
 * S is 0, V has no value: std_error, lower and upper are NaN then. */
struct survival_step {
	int32_t dag;
	uint64_t at_risk;
	uint64_t events;
	uint64_t censored;
	double survival;
	double std_error;
	double lower;
	double upper;
};

/* The steps, in rising order of days, in the pool. */
struct survival {
	struct survival_step *step;
	size_t steps;
};

/* The curve of a cell; no steps when it is empty. */
struct survival survival_of(const struct histogram *histogram, struct pool *pool);

/* The step in force `dag` days after the start of the clock. Before the first one nothing has
 * happened: S = 1, std_error = 0. Past the last day it stays as it was, which means little unless S
 * is 0. at_risk, events and censored are those of the day of the step. */
struct survival_step survival_on(const struct survival *survival, int32_t dag);

/* A quantile in days, and its 95% interval by inverting the curves of `lower` and `upper`
 * (Brookmeyer & Crowley, Biometrics 38, 1982). */
struct survival_quantile {
	struct quantile dagen;
	struct quantile lower;
	struct quantile upper;
};

/* The smallest number of days with 1 - S >= percent / 100. Where the curve is flat at exactly that
 * height (tolerance 1.5e-8), the middle between this day and the next with a lower S; without a
 * next one, the middle between this day and the last observation: as R's quantile.survfit. Where
 * the curve never comes there: QUANTILE_NIET_BEREIKT. `upper` of S may rise again late in the
 * curve: the first crossing counts, as in R's print.survfit. `percent` is 1 to 100. */
struct survival_quantile survival_quantile(const struct survival *survival, unsigned percent);

#endif
