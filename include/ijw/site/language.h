/* The words of a page: Dutch, or English beside it. Both stand in one place in the source, so that
 * who changes one sees the other. Which one is written is a setting of the home, not of who looks:
 * a page is kept and shared. */
#ifndef IJW_SITE_LANGUAGE_H
#define IJW_SITE_LANGUAGE_H

#include <stdint.h>

#include "ijw/base/pool.h"

enum language { LANGUAGE_NL, LANGUAGE_EN };

/* One of two texts. Formats keep their arguments in the same order in both. */
static inline const char *in(enum language language, const char *nl, const char *en)
{
	return language == LANGUAGE_NL ? nl : en;
}

/* A number with `decimals` digits behind the comma (Dutch) or the point, in groups of three:
 * 1.234,5 or 1,234.5. "-" is U+2212. NaN gives "". In the pool, as are the others. */
const char *words_number(struct pool *pool, enum language language, double number, int decimals);

/* Whole percents of a share of 0 to 1: "55%". */
const char *words_percent(struct pool *pool, enum language language, double share);

/* Days in weeks, whole: "7 weken", "1 week"; "minder dan een week" below 3.5 days. And the number
 * alone with a decimal: "7,3". */
const char *words_weeks(struct pool *pool, enum language language, double days);
const char *words_weeks_number(struct pool *pool, enum language language, double days);

/* A day: "3 maart 2026", "3 March 2026". From YYYY-MM-DD as it stands in the feed; a text that is
 * no date comes back as it is. */
const char *words_day(struct pool *pool, enum language language, const char *day);
const char *words_month(enum language language, int month); /* 1-12: "maart" */

/* A period as CBS codes it: "2026", "het eerste kwartaal van 2026", "maart 2026", "de 12 maanden
 * tot en met juni 2026" (2026JV02), "de eerste helft van 2026"; and in short, for a column or an
 * axis: "2026 kw 1", "mrt 2026". */
const char *words_period(struct pool *pool, enum language language, const char *period);
const char *words_period_short(struct pool *pool, enum language language, const char *period);

/* When a stock of a period was taken: "eind maart 2026" for 2026KW01 and 2026MM03. */
const char *words_end_of(struct pool *pool, enum language language, const char *period);

/* "een" to "twaalf" in letters, then digits. */
const char *words_count(struct pool *pool, enum language language, int count);

#endif
