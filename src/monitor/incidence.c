#include "ijw/monitor/incidence.h"

#include "curve.h"

struct incidence incidence_of(const struct histogram *histogram, struct pool *pool)
{
	struct incidence incidence = {.steps = histogram->bins};
	uint64_t at_risk = histogram_total(histogram);
	double gestart = 0, afgevallen = 0, wachtend = 1;

	incidence.step = pool_alloc(pool, (incidence.steps + 1) * sizeof(*incidence.step));
	for (size_t i = 0; i < incidence.steps; i++) {
		const struct histogram_bin *bin = &histogram->bin[i];
		const uint32_t *number = bin->number;
		const double n = (double)at_risk;

		gestart += wachtend * (number[HISTOGRAM_EVENT] / n);
		afgevallen += wachtend * (number[HISTOGRAM_COMPETING] / n);
		wachtend *= (n - number[HISTOGRAM_EVENT] - number[HISTOGRAM_COMPETING]) / n;
		incidence.step[i] =
		    (struct incidence_step){.dag = bin->dagen,
					    .at_risk = at_risk,
					    .gestart = number[HISTOGRAM_EVENT],
					    .afgevallen = number[HISTOGRAM_COMPETING],
					    .open = number[HISTOGRAM_CENSORED],
					    .p_gestart = gestart,
					    .p_afgevallen = afgevallen,
					    .p_wachtend = wachtend};
		at_risk -= histogram_bin_total(bin);
	}
	return incidence;
}

static int32_t step_dag(const void *steps, size_t i)
{
	return ((const struct incidence_step *)steps)[i].dag;
}

static double step_reached(const void *steps, size_t i)
{
	return ((const struct incidence_step *)steps)[i].p_gestart;
}

static struct curve curve_of(const struct incidence *incidence)
{
	return (struct curve){incidence->step, incidence->steps, step_dag, step_reached};
}

struct incidence_step incidence_on(const struct incidence *incidence, int32_t dag)
{
	const struct curve curve = curve_of(incidence);
	size_t steps = curve_steps(&curve, dag);

	if (steps > 0)
		return incidence->step[steps - 1];
	return (struct incidence_step){.dag = dag, .p_wachtend = 1};
}

struct quantile incidence_quantile(const struct incidence *incidence, unsigned percent)
{
	const struct curve curve = curve_of(incidence);

	return curve_quantile(&curve, percent);
}
