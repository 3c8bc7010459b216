/* The waiting list as a stock with two ways out, month by month (definitions, C17; F02 - F05).
 *
 * A wait stands on the list at the end of every day from klokstart up to, not including, the day of
 * its start or exit. All numbers are integers and exact. */
#ifndef IJW_MONITOR_FLOW_H
#define IJW_MONITOR_FLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"
#include "ijw/monitor/wacht.h"

/* A calendar month, as far as it lies in the window. */
struct flow_maand {
	int32_t maand;      /* year * 12 + month - 1 */
	int32_t eerste_dag; /* day numbers, both inclusive */
	int32_t laatste_dag;
	int64_t begin; /* waits on the list at the end of the day before eerste_dag */
	int64_t in;    /* clocks that started */
	int64_t gestart;
	int64_t gedeclareerd; /* of `gestart`: started according to a claim */
	int64_t afgevallen;
	int64_t eind;       /* begin + in - gestart - afgevallen */
	int32_t *open;      /* the waits on laatste_dag in days, rising */
	size_t opens;       /* as many as `eind` */
	int64_t wachtdagen; /* sum of the stocks at the end of each day */
};

/* Months in order, in the pool. */
struct flow {
	struct flow_maand *maand;
	size_t maanden;
	int64_t wachtdagen;   /* in the window, wait by wait: what the months must add up to */
	size_t retroactief;   /* left out: care began before the clock, nobody stood on a list */
	size_t niet_begonnen; /* left out: exit before the clock */
	size_t zonder_klok; /* left out: no likely klokstart, or a start or exit without its day */
};

/* The table over the window from `eerste_dag` to `laatste_dag` (P), both inclusive. What is dated
 * after the window has not happened. No months when the window is empty or leaves the years 1900
 * to 2199. Time: months times waits, and days of the window. */
struct flow flow_of(const struct wacht *wacht, size_t count, int32_t eerste_dag,
		    int32_t laatste_dag, struct pool *pool);

/* The mean of the stocks at the end of each day. */
double flow_mean_stock(const struct flow_maand *maand);

/* The invariants of C17: begin + in - gestart - afgevallen = eind = number of open waits, eind is
 * the next begin, and the sum of daily stocks is the sum of individual waiting days: the finite
 * form of L = lambda W (J. D. C. Little, "A proof for the queuing formula", Operations Research 9,
 * 1961). False is an error in the program, never in the data: assert it on every run. */
bool flow_holds(const struct flow *flow);

#endif
