#include "ijw/monitor/survival.h"

#include <math.h>

#include "curve.h"
#include "ijw/monitor/aandeel.h"

/* Survival, error and interval behind one more day; `variance` is the running V. */
static void fill_step(struct survival_step *step, double before, double *variance)
{
	const double n = (double)step->at_risk, left = (double)(step->at_risk - step->events);

	step->survival = before * (left / n);
	if (step->survival <= 0) {
		step->std_error = step->lower = step->upper = NAN;
		return;
	}
	*variance += (double)step->events / (n * left);
	step->std_error = step->survival * sqrt(*variance);
	step->lower = step->survival * exp(-NORMAAL_975 * sqrt(*variance));
	step->upper = fmin(1, step->survival * exp(NORMAAL_975 * sqrt(*variance)));
}

struct survival survival_of(const struct histogram *histogram, struct pool *pool)
{
	struct survival survival = {.steps = histogram->bins};
	uint64_t at_risk = histogram_total(histogram);
	double before = 1, variance = 0;

	survival.step = pool_alloc(pool, (survival.steps + 1) * sizeof(*survival.step));
	for (size_t i = 0; i < survival.steps; i++) {
		const struct histogram_bin *bin = &histogram->bin[i];
		struct survival_step *step = &survival.step[i];

		step->dag = bin->dagen;
		step->at_risk = at_risk;
		step->events = bin->number[HISTOGRAM_EVENT];
		step->censored = histogram_bin_total(bin) - step->events;
		fill_step(step, before, &variance);
		before = step->survival;
		at_risk -= histogram_bin_total(bin);
	}
	return survival;
}

/* ---- Reading the curve ---- */

static int32_t step_dag(const void *steps, size_t i)
{
	return ((const struct survival_step *)steps)[i].dag;
}

static double step_reached(const void *steps, size_t i)
{
	return 1 - ((const struct survival_step *)steps)[i].survival;
}

static double step_reached_lower(const void *steps, size_t i)
{
	return 1 - ((const struct survival_step *)steps)[i].lower;
}

static double step_reached_upper(const void *steps, size_t i)
{
	return 1 - ((const struct survival_step *)steps)[i].upper;
}

static struct curve curve_of(const struct survival *survival,
			     double (*reached)(const void *steps, size_t i))
{
	return (struct curve){survival->step, survival->steps, step_dag, reached};
}

struct survival_step survival_on(const struct survival *survival, int32_t dag)
{
	const struct curve curve = curve_of(survival, step_reached);
	size_t steps = curve_steps(&curve, dag);

	if (steps > 0)
		return survival->step[steps - 1];
	return (struct survival_step){.dag = dag, .survival = 1, .lower = 1, .upper = 1};
}

struct survival_quantile survival_quantile(const struct survival *survival, unsigned percent)
{
	const struct curve middle = curve_of(survival, step_reached);
	const struct curve lower = curve_of(survival, step_reached_lower);
	const struct curve upper = curve_of(survival, step_reached_upper);

	/* The lower curve of S is the first to come down: it gives the lower bound of the days. */
	return (struct survival_quantile){.dagen = curve_quantile(&middle, percent),
					  .lower = curve_quantile(&lower, percent),
					  .upper = curve_quantile(&upper, percent)};
}
