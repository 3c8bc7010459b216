/* Cells, how they are named, and the rules of publication: small cells (definitions, C19). */
#include "test_monitor.h"

Suite *suite_monitor(void);

uint32_t monitor_random(uint32_t *state, uint32_t bound)
{
	*state = *state * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)*state * bound) >> 32);
}

Suite *suite_monitor(void)
{
	Suite *suite = suite_create("monitor");

	suite_add_tcase(suite, tcase_sleutel());
	suite_add_tcase(suite, tcase_bounds());
	suite_add_tcase(suite, tcase_disclosure());
	suite_add_tcase(suite, tcase_instellingen());
	suite_add_tcase(suite, tcase_regio());
	suite_add_tcase(suite, tcase_publicatie());
	suite_add_tcase(suite, tcase_feed());
	suite_add_tcase(suite, tcase_feed_zip());
	return suite;
}
