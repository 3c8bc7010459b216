/* The cells of a region: what every figure of the monitor is read from.
 *
 * A cell holds counts and histograms of days for one key and one month. Cells add up: that of a
 * quarter is the sum of its months, but for stocks, which are those of its last month, and for
 * distinct youths in a longer period, which are counted for that period by themselves. */
#ifndef IJW_MONITOR_CUBE_H
#define IJW_MONITOR_CUBE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"
#include "ijw/monitor/histogram.h"
#include "ijw/monitor/sleutel.h"
#include "ijw/monitor/telling.h"

/* Counts: those that are published by themselves (telling.h), and these. */
enum cell_count {
	COUNT_BINNEN_NORM_GESTART = TELLING_SOORTEN, /* W3a within the norm */
	COUNT_BINNEN_NORM_WACHTEND,                  /* a stock */
	COUNT_KETENS,                                /* all chains but the excluded ones */
	COUNT_MEETBAAR,                              /* of them those with a W3a */
	COUNT_BEGONNEN,                              /* gestart or retroactief, by klokstart */
	COUNT_ZELFDE_DAG,                            /* of them: on the day of klokstart */
	COUNT_INGANG_LATER,                          /* of them: ingangsdatum after klokstart */
	COUNT_RETROACTIEF,                           /* of them: care came before klokstart */
	COUNT_MET_ONDERBREKING,                      /* ended deliveries with an interruption */
	CELL_COUNTS
};

/* Histograms of days. */
enum cell_days {
	DAYS_W1,             /* working days, by the day of the answer */
	DAYS_W2,             /* by the day of the decision */
	DAYS_W3A,            /* of those that started, by the day of the start */
	DAYS_W3B,            /* the same */
	DAYS_W4,             /* the same */
	DAYS_EXIT,           /* W3a of those that dropped out, by the day of the exit */
	DAYS_OPEN,           /* a stock: W3a of those that wait, as HISTOGRAM_CENSORED */
	DAYS_COHORT,         /* W3a of all whose clock started, with how it ended */
	DAYS_TOEWIJZING_W3A, /* of each assignment, by the day of its first care */
	DAYS_TOEWIJZING_W3B,
	DAYS_D1, /* of ended deliveries, by einddatum */
	DAYS_D2,
	DAYS_D1_COHORT,     /* by begindatum, with running ones censored */
	DAYS_ONDERBREKING,  /* interruption days of ended deliveries */
	DAYS_ANDERE,        /* D04: to the first begin at another aanbieder; competing: the end */
	DAYS_TERUG,         /* D05: without care from the end of a traject to the next */
	DAYS_NA_KORT,       /* D08: as DAYS_COHORT, of chains after a short product */
	DAYS_ZONDER_KORT,   /* and of those without one */
	DAYS_MELDING_START, /* Q02: working days until the start was told, by begindatum */
	DAYS_MELDING_STOP,  /* until the stop was told, by einddatum */
	DAYS_MELDING_TOEWIJZING, /* until the assignment was told, by toewijzingsdatum */
	CELL_DAYS
};

/* Distinct youths are counted once: the number of the youth that was counted last. */
enum cell_distinct { DISTINCT_F07, DISTINCT_F10, DISTINCT_F10P, DISTINCT_D06, CELL_DISTINCTS };

struct cell {
	struct sleutel sleutel;
	struct tijdvak periode;
	uint32_t count[CELL_COUNTS];
	struct histogram *days[CELL_DAYS]; /* NULL: empty */
	uint32_t youth[CELL_DISTINCTS];
};

/* The cells of a key: by kind of period, and by its month in the window. */
struct cube_row {
	struct sleutel sleutel;
	struct cell **cell[PERIODE_SOORTEN]; /* NULL: none of that kind; else NULL: not there */
};

/* Cells by key and period. Ended with cube_end. */
struct cube {
	int32_t eerste; /* the first month of the window (year * 12 + month - 1) */
	size_t maanden; /* in the window */
	struct cube_row **slot;
	size_t slots;
	size_t rows;
	struct cell **cell; /* in the order in which they were made */
	size_t count;
	size_t room;
	struct pool *pool; /* of the cells and their histograms */
};

/* Periods are known by their last months: those that lie in a window. */
void cube_begin(struct cube *cube, int32_t eerste, int32_t laatste, struct pool *pool);
void cube_end(struct cube *cube);

/* The cells of a key; those of a period that ends in the window. Made when they are not there. */
struct cube_row *cube_row(struct cube *cube, const struct sleutel *sleutel);
struct cell *cube_cell(struct cube *cube, struct cube_row *row, struct tijdvak periode);

/* A cell, or NULL when it is not there. */
const struct cell *cube_find(const struct cube *cube, const struct sleutel *sleutel,
			     struct tijdvak periode);

void cell_add_days(struct cube *cube, struct cell *cell, enum cell_days days, int32_t number,
		   enum histogram_end end);

/* Counts a youth once. `youth` is its number, from 1; all that is told of one youth is told before
 * the next. */
void cell_add_youth(struct cell *cell, enum cell_distinct distinct, enum telling_soort soort,
		    uint32_t youth);

/* The cell of a period from those of its months: flows added, stocks of the last month, distinct
 * youths of the period itself. It lives in `pool`. */
struct cell *cube_read(const struct cube *cube, const struct sleutel *sleutel,
		       struct tijdvak periode, struct pool *pool);

/* Adds the flows of one cell to another, and its stocks. */
void cell_merge(struct cell *cell, const struct cell *other, struct pool *pool);

/* The same of a part of the cell, in which a youth may be who is in another part too: distinct
 * youths are left out. */
void cell_add_part(struct cell *cell, const struct cell *part, struct pool *pool);

/* The same of a cell about other youths, whom it counts as well. */
void cell_add_others(struct cell *cell, const struct cell *other, struct pool *pool);

#endif
