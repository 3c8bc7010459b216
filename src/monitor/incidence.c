#include "ijw/monitor/incidence.h"

#include "curve.h"

struct incidence incidence_of(const struct wachttijd *wachttijd, size_t count, struct pool *pool)
{
	struct incidence incidence = {0};
	const struct risk *risk = risk_table(wachttijd, count, pool, &incidence.steps);
	double gestart = 0, afgevallen = 0, wachtend = 1;

	incidence.step = pool_alloc(pool, (incidence.steps + 1) * sizeof(*incidence.step));
	for (size_t i = 0; i < incidence.steps; i++) {
		const double n = (double)risk[i].at_risk;
		const size_t gone = risk[i].gestart + risk[i].afgevallen;

		gestart += wachtend * ((double)risk[i].gestart / n);
		afgevallen += wachtend * ((double)risk[i].afgevallen / n);
		wachtend *= (double)(risk[i].at_risk - gone) / n;
		incidence.step[i] = (struct incidence_step){.dag = risk[i].dag,
							    .at_risk = risk[i].at_risk,
							    .gestart = risk[i].gestart,
							    .afgevallen = risk[i].afgevallen,
							    .open = risk[i].open,
							    .p_gestart = gestart,
							    .p_afgevallen = afgevallen,
							    .p_wachtend = wachtend};
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
