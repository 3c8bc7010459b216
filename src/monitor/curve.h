/* What the curves of survival.c and incidence.c have in common; internal to this folder. */
#ifndef MONITOR_CURVE_H
#define MONITOR_CURVE_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/monitor/percentile.h"

/* A share that grows step by step from 0: what is over by each day. */
struct curve {
	const void *steps;
	size_t count;
	int32_t (*dag)(const void *steps, size_t i);
	double (*reached)(const void *steps, size_t i); /* NaN: not known on this step */
};

/* The number of steps on or before a day. */
size_t curve_steps(const struct curve *curve, int32_t dag);

/* The day on which the curve reaches `percent` / 100: see survival_quantile. */
struct quantile curve_quantile(const struct curve *curve, unsigned percent);

#endif
