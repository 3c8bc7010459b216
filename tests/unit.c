/* Runs every suite of unit tests. */
#include <check.h>
#include <stdlib.h>

#include "ijw/base/hash.h"

Suite *suite_base(void);
Suite *suite_plain(void);
Suite *suite_container(void);
Suite *suite_envelope(void);
Suite *suite_accept(void);
Suite *suite_message(void);
Suite *suite_judge(void);
Suite *suite_lijsten(void);
Suite *suite_random(void);
Suite *suite_care(void);
Suite *suite_survival(void);
Suite *suite_monitor(void);
Suite *suite_traffic(void);

int main(void)
{
	SRunner *runner;
	int failed;

	if (hash_init() != 0)
		return EXIT_FAILURE;
	runner = srunner_create(suite_base());
	srunner_add_suite(runner, suite_plain());
	srunner_add_suite(runner, suite_container());
	srunner_add_suite(runner, suite_envelope());
	srunner_add_suite(runner, suite_accept());
	srunner_add_suite(runner, suite_message());
	srunner_add_suite(runner, suite_judge());
	srunner_add_suite(runner, suite_lijsten());
	srunner_add_suite(runner, suite_random());
	srunner_add_suite(runner, suite_care());
	srunner_add_suite(runner, suite_survival());
	srunner_add_suite(runner, suite_monitor());
	srunner_add_suite(runner, suite_traffic());
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
