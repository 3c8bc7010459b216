/* Runs every suite of unit tests. */
#include <check.h>
#include <malloc.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "ijw/base/random.h"
#include "ijw/base/sanitized.h"
#include "worker/planted.h"

/* The order keeps the two that take longest apart, for who runs every second one (in_part). */
Suite *suite_base(void);
Suite *suite_ascii(void);
Suite *suite_json(void);
Suite *suite_digest(void);
Suite *suite_pseudonym(void);
Suite *suite_seal(void);
Suite *suite_compress(void);
Suite *suite_bounds(void);
Suite *suite_tasks(void);
Suite *suite_container(void);
Suite *suite_bsn(void);
Suite *suite_tar(void);
Suite *suite_envelope(void);
Suite *suite_value(void);
Suite *suite_encode(void);
Suite *suite_read(void);
Suite *suite_message(void);
Suite *suite_classes(void);
Suite *suite_mask(void);
Suite *suite_schema_tables(void);
Suite *suite_catalogue(void);
Suite *suite_judge(void);
Suite *suite_missing(void);
Suite *suite_lijsten(void);
Suite *suite_omvang(void);
Suite *suite_declaraties(void);
Suite *suite_random(void);
Suite *suite_retour(void);
Suite *suite_retouren(void);
Suite *suite_nietig(void);
Suite *suite_dossiers(void);
Suite *suite_event_is(void);
Suite *suite_key(void);
Suite *suite_care(void);
Suite *suite_survival(void);
Suite *suite_monitor(void);
Suite *suite_traffic(void);
Suite *suite_source(void);
Suite *suite_arrival(void);
Suite *suite_hints(void);
Suite *suite_report(void);
Suite *suite_settle(void);
Suite *suite_wire(void);
Suite *suite_sandbox(void);
Suite *suite_secret(void);
Suite *suite_packer(void);
Suite *suite_paper(void);
Suite *suite_dictionary(void);
Suite *suite_original(void);
Suite *suite_youth(void);
Suite *suite_findings(void);
Suite *suite_large(void);
Suite *suite_open(void);
Suite *suite_shared(void);
Suite *suite_sharers(void);
Suite *suite_schema(void);
Suite *suite_archive(void);
Suite *suite_facts(void);
Suite *suite_missing_facts(void);
Suite *suite_columns(void);
Suite *suite_sheet(void);
Suite *suite_tables(void);
Suite *suite_workers(void);
Suite *suite_again(void);
Suite *suite_site_language(void);
Suite *suite_site_html(void);
Suite *suite_site_figures(void);
Suite *suite_site_measure(void);
Suite *suite_site_regio(void);
Suite *suite_site_wijzer(void);
Suite *suite_site_chart(void);
Suite *suite_site_chart_check(void);

static Suite *(*const suites[])(void) = {
	suite_base,
	suite_ascii,
	suite_json,
	suite_digest,
	suite_pseudonym,
	suite_seal,
	suite_compress,
	suite_bounds,
	suite_tasks,
	suite_container,
	suite_bsn,
	suite_tar,
	suite_envelope,
	suite_value,
	suite_encode,
	suite_read,
	suite_message,
	suite_classes,
	suite_mask,
	suite_schema_tables,
	suite_catalogue,
	suite_judge,
	suite_missing,
	suite_lijsten,
	suite_omvang,
	suite_declaraties,
	suite_random,
	suite_retour,
	suite_retouren,
	suite_nietig,
	suite_dossiers,
	suite_event_is,
	suite_key,
	suite_care,
	suite_survival,
	suite_monitor,
	suite_traffic,
	suite_source,
	suite_arrival,
	suite_hints,
	suite_report,
	suite_settle,
	suite_wire,
	suite_sandbox,
	suite_secret,
	suite_packer,
	suite_paper,
	suite_dictionary,
	suite_original,
	suite_youth,
	suite_findings,
	suite_large,
	suite_open,
	suite_shared,
	suite_sharers,
	suite_schema,
	suite_archive,
	suite_facts,
	suite_missing_facts,
	suite_columns,
	suite_sheet,
	suite_tables,
	suite_workers,
	suite_again,
	suite_site_language,
	suite_site_html,
	suite_site_figures,
	suite_site_measure,
	suite_site_regio,
	suite_site_wijzer,
	suite_site_chart,
	suite_site_chart_check,
};

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

/* UNIT_PART is "0/2" or "1/2" when two processes share the suites between them. */
static bool in_part(size_t suite)
{
	const char *part = getenv("UNIT_PART");
	unsigned which = 0, of = 1;

	if (part != NULL && (sscanf(part, "%u/%u", &which, &of) != 2 || of == 0))
		abort();
	return suite % of == which;
}

int main(int argc, char **argv)
{
	SRunner *runner;
	int failed;

	if (random_init() != 0)
		return EXIT_FAILURE;
	/* The tests of the workers start this program as a worker. */
	if (argc == 3 && strcmp(argv[0], WORKER_NAME) == 0)
		return worker_main(&planted_judging, argv[1]);
	if (limit_tests() != 0)
		return EXIT_FAILURE;
	runner = srunner_create(NULL);
	for (size_t i = 0; i < sizeof(suites) / sizeof(suites[0]); i++)
		if (in_part(i))
			srunner_add_suite(runner, suites[i]());
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
