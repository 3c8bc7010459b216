/* The parameters of the definitions (section 7): read from ijw.conf, recorded with every number. */
#ifndef IJW_CARE_PARAMETERS_H
#define IJW_CARE_PARAMETERS_H

#include <stdbool.h>
#include <stdint.h>

struct buf;

enum { UITGESLOTEN_MAX = 16, NORMEN_MAX = 8 };

/* What becomes of a negative W3a in statistics (section 3, "Negative W3a"). */
enum negatief { NEGATIEF_UITSLUITEN, NEGATIEF_NUL, NEGATIEF_TEKEN, NEGATIEF_KEUZEN };

struct parameters {
	int32_t g_traject; /* days: spells with a gap of at most this many are one trajectory */
	int32_t g_keten;   /* days: an assignment this near to the end of another continues it */
	int32_t t_stop;    /* days after which a start without a stop ends with its assignment */
	int32_t normen[NORMEN_MAX]; /* days, rising: what a wait is measured against; 0 behind */
	int32_t min_cel;            /* a cell of fewer youths is not shown */
	int32_t min_p90;            /* a P90 over fewer waits is not shown */
	enum negatief negatief;
	int32_t nowcast_maanden; /* newest months of which the reports are not complete yet */
	const char *tijdzone;    /* Europe/Amsterdam: no other is known */
	int32_t vroegste;        /* the first day on which a clock or care can have begun */
	bool erf_13;             /* an assignment inherits the clock of a deleted one */
	char uitgesloten_cat[UITGESLOTEN_MAX][3]; /* categories without waits, "" behind them */
};

/* Those of section 7: 28, 30, 60, 28 70 98, 10, 30, uitsluiten, 6, Europe/Amsterdam,
 * 2015-01-01 (the Jeugdwet), yes, 42 47 48 49. */
struct parameters parameters_default(void);

/* As ijw.conf spells it. */
const char *negatief_name(enum negatief negatief);

/* Adds all of them to `out`, as NAME=VALUE with a blank between them: the same text for the same
 * parameters. */
void parameters_write(const struct parameters *parameters, struct buf *out);

#endif
