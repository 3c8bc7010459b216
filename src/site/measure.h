/* The measures that pages speak of, how sure they are, and when a difference may be called one. */
#ifndef IJW_SITE_MEASURE_H
#define IJW_SITE_MEASURE_H

#include <stdbool.h>

#include "ijw/site/figures.h"

/* Of a share that is about fewer youths nothing is said but the share. */
enum { FEW = 30 };

/* z of an interval of 95 %, and of 99.8 %: outside the second a difference has a name. */
#define Z_95 1.959964
#define Z_998 3.090232

/* What can be said of a measure against a year before. */
enum verdict {
	VERDICT_UNKNOWN, /* there is no figure of then, or none of now */
	VERDICT_FEW,     /* so few youths that chance says more than the figures */
	VERDICT_SAME,
	VERDICT_BETTER,
	VERDICT_WORSE,
};

/* Waits that are listed: fewer is better. They differ when it is by ten at least and by 5 %; under
 * FEW then and now nothing is said. */
enum verdict compare_counts(double now, double before);

/* Medians of an open wait, in days: shorter is better. They differ when it is by a week at least;
 * nothing is said when one of them is about fewer than a hundred, where a week is chance. */
enum verdict compare_waits(const struct figure *now, const struct figure *before);

/* The interval of Wilson of a share among `n` youths. */
void share_interval(double share, double n, double z, double *onder, double *boven);

/* A measure by the clock W3a. Where the counts of a cell are hidden, the feed has no row for what is
 * made of them: that is hidden too, not absent. */
struct figure measure_find(const struct figures *figures, const struct subject *subject,
			   const char *indicator, const char *period, const char *maat);

/* The chance to start within the norm (V05) of those whose clock began in a period. The feed gives
 * no interval with it: this one is Wilson's, from the number below. */
struct chance {
	char status;
	double waarde; /* 0 to 1; NaN when it is not shown */
	double n;      /* NaN when nothing tells it */
	enum {
		N_EXACT,  /* F02: whose clock began in the period */
		N_CLASS,  /* at least so many */
		N_STARTED /* F03: those that started in the period, when F02 is hidden */
	} n_kind;
	double onder, boven; /* 95 %; NaN without n */
	const char *period;
};
struct chance chance_read(const struct figures *figures, const struct subject *subject,
			  const char *period);

/* Chances differ when their intervals of 95 % have nothing in common: that is careful. Higher is
 * better. */
enum verdict compare_chances(const struct chance *now, const struct chance *before);

/* Whether `share` among `n` lies so far from `region` that chance does not explain it (99.8 %). */
bool share_stands_out(double share, double n, double region);

/* Quarter or month of a period, and its year. */
int period_year(const char *period);
int period_part(const char *period);

/* The newest period of a kind that ended `days` before the peildatum or earlier: everybody whose
 * clock began in it was followed for the whole norm. Where the archive has none, the newest one.
 * NULL when it has none of that kind. */
const char *newest_followed(const struct figures *figures, const char *kind, int days);

/* The chance that pages show of a subject and that of a year before: per quarter for the region,
 * else per year, and of 12 months for an aanbieder. `period` NULL: none. */
struct chances {
	struct chance now, before;
	const char *period;
};
struct chances chances_read(const struct figures *figures, const struct subject *subject);

#endif
