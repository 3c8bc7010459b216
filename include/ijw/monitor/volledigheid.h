/* How complete the newest months are, and what they will be in the end (Q01; monitor, section 1).
 *
 * Starts and assignments of a month become known in the months after it. The chain ladder
 * (nowcast.h) tells from older months what share is known already. */
#ifndef IJW_MONITOR_VOLLEDIGHEID_H
#define IJW_MONITOR_VOLLEDIGHEID_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"
#include "ijw/monitor/nowcast.h"
#include "ijw/store/youth.h"

/* What is known of a month at K: of the region as a whole. */
struct volledigheid_maand {
	int64_t instroom;   /* F02 */
	int64_t gestart;    /* F03 */
	int64_t afgevallen; /* F04 */
};

struct volledigheid {
	int32_t eerste; /* the first and the last whole month up to K (year * 12 + month - 1) */
	int32_t laatste;
	size_t maanden; /* 0: the archive has no whole month */
	size_t kolommen;
	struct volledigheid_maand *maand;
	int64_t *starts; /* by month and delay, as triangle_of_increments wants them */
	int64_t *toewijzingen;
	struct nowcast start; /* after volledigheid_close */
	struct nowcast toewijzing;
};

/* An empty one for the months `eerste` to `laatste`; delays of more than `vertraging` months count
 * as that many. Arrays in the pool. */
void volledigheid_begin(struct volledigheid *volledigheid, int32_t eerste, int32_t laatste,
			int32_t vertraging, struct pool *pool);

/* Adds a youth, derived at (K, K): a store_youth whose context is the volledigheid. Returns 0. */
int volledigheid_add(void *context, const struct youth *youth);

/* Adds the youths of another one for the same months, none of whom is in this one. */
void volledigheid_merge(struct volledigheid *volledigheid, const struct volledigheid *other);

void volledigheid_close(struct volledigheid *volledigheid, struct pool *pool);

/* Q01 of a month: the lesser of the two, 0 to 1; NaN when nothing tells. */
double volledigheid_of(const struct volledigheid *volledigheid, int32_t maand);

/* The month whose last day is P when nobody chooses one: the newest that is at least 95% complete,
 * else the one before the last. */
int32_t volledigheid_peilmaand(const struct volledigheid *volledigheid);

#endif
