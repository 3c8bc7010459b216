/* The parameters of the definitions (section 7): read from ijw.conf, recorded with every number. */
#ifndef IJW_CARE_PARAMETERS_H
#define IJW_CARE_PARAMETERS_H

#include <stdbool.h>
#include <stdint.h>

enum { UITGESLOTEN_MAX = 16 };

struct parameters {
	int32_t g_traject; /* days: spells with a gap of at most this many are one trajectory */
	int32_t g_keten;   /* days: an assignment this near to the end of another continues it */
	int32_t t_stop;    /* days after which a start without a stop ends with its assignment */
	bool erf_13;       /* an assignment inherits the clock of a deleted one */
	char uitgesloten_cat[UITGESLOTEN_MAX][3]; /* categories without waits, "" behind them */
};

/* 28, 30, 60, yes, 42 47 48 49. */
struct parameters parameters_default(void);

#endif
