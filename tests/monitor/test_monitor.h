/* What the files of the suite "monitor" share. */
#ifndef TEST_MONITOR_H
#define TEST_MONITOR_H

#include <check.h>
#include <stdint.h>

/* A pseudo-random number below `bound`; the same series in every run. */
uint32_t monitor_random(uint32_t *state, uint32_t bound);

TCase *tcase_sleutel(void);
TCase *tcase_bounds(void);
TCase *tcase_disclosure(void);
TCase *tcase_instellingen(void);
TCase *tcase_feed(void);
TCase *tcase_feed_zip(void);
TCase *tcase_regio(void);
TCase *tcase_publicatie(void);

#endif
