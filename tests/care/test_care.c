#include "test_care.h"

Suite *suite_care(void);

Suite *suite_care(void)
{
	Suite *suite = suite_create("care");

	suite_add_tcase(suite, tcase_care_events());
	suite_add_tcase(suite, tcase_care_examples());
	suite_add_tcase(suite, tcase_care_readings());
	suite_add_tcase(suite, tcase_care_chains());
	suite_add_tcase(suite, tcase_care_requests());
	suite_add_tcase(suite, tcase_care_trajects());
	suite_add_tcase(suite, tcase_care_properties());
	suite_add_tcase(suite, tcase_care_days());
	suite_add_tcase(suite, tcase_care_story());
	suite_add_tcase(suite, tcase_care_clocks());
	return suite;
}
