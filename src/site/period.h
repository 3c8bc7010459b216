/* Periods as CBS codes them: 2026JJ00, 2026HJ01, 2026KW01, 2026MM03, and 2026JV01 for the 12 months
 * up to the end of that quarter. */
#ifndef SITE_PERIOD_H
#define SITE_PERIOD_H

#include <stdbool.h>
#include <stdint.h>

enum period_kind { PERIOD_JJ, PERIOD_HJ, PERIOD_KW, PERIOD_MM, PERIOD_JV };

struct period {
	enum period_kind kind;
	int year;
	int number; /* as it is written: 0 for a year */
	int month;  /* the last of it, 1 to 12 */
};

/* False when this is no period. */
bool period_read(const char *text, struct period *period);

/* Whether it is a period of this kind: "KW". */
bool period_is(const char *text, const char *kind);

/* The last day; DAY_NEVER of what is no period. */
int32_t period_last_day(const char *text);

#endif
