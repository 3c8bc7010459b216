#include "measure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "figures_parts.h"
#include "ijw/base/date.h"

/* Two stocks differ when it is by this many and by this part of the earlier one. */
static const double count_least = 10, count_part = 0.05;

enum { WEEK = 7, MEDIAN_FEW = 100 };

enum verdict compare_counts(double now, double before)
{
	double difference = now - before;

	if (isnan(now) || isnan(before))
		return VERDICT_UNKNOWN;
	if (now < FEW && before < FEW)
		return VERDICT_FEW;
	if (fabs(difference) < count_least || fabs(difference) < before * count_part)
		return VERDICT_SAME;
	return difference < 0 ? VERDICT_BETTER : VERDICT_WORSE;
}

/* Whether a median is about too few to say that it changed. */
static bool few(const struct figure *figure)
{
	return figure->status == 'U' || isnan(figure->noemer) || figure->noemer < MEDIAN_FEW;
}

enum verdict compare_waits(const struct figure *now, const struct figure *before)
{
	if (!figure_shown(now))
		return VERDICT_UNKNOWN;
	if (few(now))
		return VERDICT_FEW;
	if (!figure_shown(before))
		return VERDICT_UNKNOWN;
	if (few(before))
		return VERDICT_FEW;
	if (fabs(now->waarde - before->waarde) < WEEK)
		return VERDICT_SAME;
	return now->waarde < before->waarde ? VERDICT_BETTER : VERDICT_WORSE;
}

void share_interval(double share, double n, double z, double *onder, double *boven)
{
	double middle, half;

	*onder = *boven = NAN;
	if (isnan(share) || isnan(n) || n <= 0)
		return;
	middle = (share + z * z / (2 * n)) / (1 + z * z / n);
	half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n);
	*onder = fmax(0, middle - half);
	*boven = fmin(1, middle + half);
}

struct figure measure_find(const struct figures *figures, const struct subject *subject,
			   const char *indicator, const char *period, const char *maat)
{
	struct figure figure = figures_find(figures, subject, indicator, period, "W3a", maat);
	struct figure count;

	if (figure.status != 'O')
		return figure;
	count = figures_find(figures, subject, "F03", period, NULL, "aantal");
	if (count.status != 'Q')
		count = figures_find(figures, subject, "F05", period, NULL, "aantal");
	if (count.status == 'Q')
		figure.status = 'Q';
	return figure;
}

struct chance chance_read(const struct figures *figures, const struct subject *subject,
			  const char *period)
{
	struct figure chance = measure_find(figures, subject, "V05", period, "kans");
	struct figure begun = figures_find(figures, subject, "F02", period, NULL, "aantal");
	struct figure started = figures_find(figures, subject, "F03", period, NULL, "aantal");
	struct chance read = {.status = chance.status, .waarde = NAN, .n = NAN, .period = period};

	if (figure_shown(&chance))
		read.waarde = chance.waarde;
	if (figure_shown(&begun)) {
		read.n = begun.waarde;
	} else if (!isnan(chance.noemer)) {
		read.n = chance.noemer;
		read.n_kind = N_CLASS;
	} else if (figure_shown(&started)) {
		read.n = started.waarde;
		read.n_kind = N_STARTED;
	}
	share_interval(read.waarde, read.n, Z_95, &read.onder, &read.boven);
	return read;
}

enum verdict compare_chances(const struct chance *now, const struct chance *before)
{
	if (isnan(now->waarde))
		return VERDICT_UNKNOWN;
	if (isnan(now->n) || now->n < FEW)
		return VERDICT_FEW;
	if (isnan(before->waarde))
		return VERDICT_UNKNOWN;
	if (isnan(before->n) || before->n < FEW)
		return VERDICT_FEW;
	if (now->onder > before->boven)
		return VERDICT_BETTER;
	return now->boven < before->onder ? VERDICT_WORSE : VERDICT_SAME;
}

bool share_stands_out(double share, double n, double region)
{
	if (isnan(share) || isnan(n) || isnan(region) || n <= 0)
		return false;
	return fabs(share - region) > Z_998 * sqrt(region * (1 - region) / n);
}

int period_year(const char *period)
{
	return atoi(period);
}

int period_part(const char *period)
{
	return strlen(period) < 6 ? 0 : atoi(period + 6);
}

const char *newest_followed(const struct figures *figures, const char *kind, int days)
{
	const char *period = figures_newest(figures, kind), *newest;
	int32_t peildatum;

	if (period == NULL ||
	    date_parse(figures->peildatum, strlen(figures->peildatum), &peildatum) != 0)
		return NULL;
	newest = period;
	while (period_last_day(period) > peildatum - days)
		period = period_step(figures->pool, period, -1);
	return periods_have(figures, period) ? period : newest;
}

/* How many periods of a kind make a year. */
static int steps_of_year(const char *kind)
{
	return strcmp(kind, "JJ") == 0 ? 1 : 4;
}

struct chances chances_read(const struct figures *figures, const struct subject *subject)
{
	const char *kind = subject->aanbieder != NULL ? "JV" : "JJ";
	bool broken_down = subject->regio != NULL || subject->aanbieder != NULL ||
			   subject->productcategorie != NULL;
	int norm = figures_norm(figures, "W3a", NULL);
	struct chances chances = {.now = {.status = 'O', .waarde = NAN, .n = NAN},
				  .before = {.status = 'O', .waarde = NAN, .n = NAN}};

	if (!broken_down) {
		kind = "KW";
		chances.period = newest_followed(figures, kind, norm);
		if (chances.period != NULL)
			chances.now = chance_read(figures, subject, chances.period);
		if (isnan(chances.now.waarde))
			kind = "JJ";
	}
	if (isnan(chances.now.waarde)) {
		chances.period = newest_followed(figures, kind, norm);
		if (chances.period == NULL)
			return chances;
		chances.now = chance_read(figures, subject, chances.period);
	}
	chances.before = chance_read(
	    figures, subject, period_step(figures->pool, chances.period, -steps_of_year(kind)));
	return chances;
}
