/* Runs every suite of unit tests. */
#include <check.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "ijw/base/hash.h"
#include "ijw/base/sanitized.h"
#include "spool/planted.h"

Suite *suite_base(void);
Suite *suite_plain(void);
Suite *suite_container(void);
Suite *suite_envelope(void);
Suite *suite_accept(void);
Suite *suite_message(void);
Suite *suite_judge(void);
Suite *suite_lijsten(void);
Suite *suite_volume(void);
Suite *suite_declaraties(void);
Suite *suite_random(void);
Suite *suite_dossiers(void);
Suite *suite_care(void);
Suite *suite_survival(void);
Suite *suite_monitor(void);
Suite *suite_traffic(void);
Suite *suite_arrival(void);
Suite *suite_settle(void);
Suite *suite_wire(void);
Suite *suite_crew(void);
Suite *suite_sandbox(void);
Suite *suite_secret(void);
Suite *suite_packer(void);
Suite *suite_youth(void);
Suite *suite_tables(void);

/*
 * What a test may use: it is bounded by the seconds of its own processor time, so that a machine
 * that is busy with other work fails none. The limit of Check itself, on the clock, is for a test
 * that waits for what never comes.
 */
enum { MOST_CPU_S = SANITIZED ? 600 : 120, MOST_KEPT = 1 << 30 };
#define MOST_CLOCK_S "900"

static int limit_tests(void)
{
	struct rlimit cpu;

	if (getrlimit(RLIMIT_CPU, &cpu) != 0)
		return -1;
	cpu.rlim_cur = MOST_CPU_S; /* each test is a process: counted anew */
	if (setrlimit(RLIMIT_CPU, &cpu) != 0)
		return -1;
	/* Freed memory stays with the process: many tests want as much again a thousand times. */
	mallopt(M_MMAP_THRESHOLD, MOST_KEPT);
	mallopt(M_TRIM_THRESHOLD, MOST_KEPT);
	return setenv("CK_DEFAULT_TIMEOUT", MOST_CLOCK_S, 0);
}

int main(int argc, char **argv)
{
	SRunner *runner;
	int failed;

	if (hash_init() != 0)
		return EXIT_FAILURE;
	/* The tests of the crew start this program as a worker. */
	if (argc == 2 && strcmp(argv[0], WORKER_NAME) == 0)
		return worker_main(&planted_craft, argv[1]);
	if (limit_tests() != 0)
		return EXIT_FAILURE;
	runner = srunner_create(suite_base());
	srunner_add_suite(runner, suite_plain());
	srunner_add_suite(runner, suite_container());
	srunner_add_suite(runner, suite_envelope());
	srunner_add_suite(runner, suite_accept());
	srunner_add_suite(runner, suite_message());
	srunner_add_suite(runner, suite_judge());
	srunner_add_suite(runner, suite_lijsten());
	srunner_add_suite(runner, suite_volume());
	srunner_add_suite(runner, suite_declaraties());
	srunner_add_suite(runner, suite_random());
	srunner_add_suite(runner, suite_dossiers());
	srunner_add_suite(runner, suite_care());
	srunner_add_suite(runner, suite_survival());
	srunner_add_suite(runner, suite_monitor());
	srunner_add_suite(runner, suite_traffic());
	srunner_add_suite(runner, suite_arrival());
	srunner_add_suite(runner, suite_settle());
	srunner_add_suite(runner, suite_wire());
	srunner_add_suite(runner, suite_sandbox());
	srunner_add_suite(runner, suite_secret());
	srunner_add_suite(runner, suite_packer());
	srunner_add_suite(runner, suite_youth());
	srunner_add_suite(runner, suite_tables());
	srunner_add_suite(runner, suite_crew());
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
