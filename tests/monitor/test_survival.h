/* What the files of the suite "survival" share. */
#ifndef TEST_SURVIVAL_H
#define TEST_SURVIVAL_H

#include <check.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"
#include "ijw/monitor/wacht.h"

/* A wait of so many days, and how it ended. */
struct wait {
	int32_t dagen;
	enum histogram_end end;
};

/* What a cell holds of them, in the pool. */
struct histogram waits_together(const struct wait *waits, size_t count, struct pool *pool);

/* The same of waits as books print them: "9 13+ 30x" is a start after 9 days, an open wait of 13
 * and an exit after 30. */
struct histogram waits_read(const char *text, struct pool *pool);

/* Days that all ended by the event. */
struct histogram days_together(const int32_t *days, size_t count, struct pool *pool);

/* The waits at the end of a day. */
struct wachttijden wachttijden_of(const struct wacht *wacht, size_t count, int32_t peildatum,
				  enum negatief negatief, struct pool *pool);

/* The youths of C16 and C17, and the one whose care began before the assignment. */
struct wacht *wachten_example(struct pool *pool, size_t *count);

/* The day number of an ISO date. */
int32_t survival_day(const char *text);

/* A pseudo-random number below `bound`; the same series in every run. */
uint32_t survival_random(uint32_t *state, uint32_t bound);

TCase *tcase_survival_percentiles(void);
TCase *tcase_survival_cohort(void);
TCase *tcase_survival_nowcast(void);
TCase *tcase_survival_properties(void);
TCase *tcase_survival_stories(void);

#endif
