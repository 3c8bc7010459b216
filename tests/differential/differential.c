/*
 * Compares two sets of schemas by what they say about messages: random valid ones, and mutants of
 * them that lie on and around every edge. Prints counts, kinds and message types, never a value.
 */

#include "mutate.h"
#include "plant.h"
#include "round.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum {
	DEFAULT_MUTANTS = 20000,
	SELF_TEST_MUTANTS = 1500, /* for each planted fault */
	SILENT_PERCENT = 10       /* of what libxml2 accepts: more makes the acceptor useless */
};

static const char *const messages[] = {"jw301", "jw302", "jw305", "jw306", "jw307",
				       "jw308", "jw315", "jw316", "jw317", "jw318",
				       "jw319", "jw320", "jw323", "jw325"};

/* Prints what each kind did; returns the number of kinds that did nothing. */
static size_t print_kinds(const struct run *run)
{
	size_t idle = 0;

	puts("");
	for (size_t kind = 0; kind < mutate_kinds(); kind++) {
		const struct tally *tally = &run->kind[kind];

		printf("%-28s accepted %6zu  refused %6zu  differences %zu  "
		       "asked %6zu  no answer %5zu  wrong yes %zu\n",
		       mutate_name(kind), tally->accepted, tally->refused, tally->different,
		       tally->asked, tally->silent, tally->wrong);
		if (tally->accepted + tally->refused + tally->different == 0)
			idle++;
	}
	if (idle > 0)
		printf("%zu kinds of mutants were never tried\n", idle);
	return idle;
}

/* How many ways the acceptors failed; says which. */
static size_t acceptor_failures(const struct run *run)
{
	const struct tally *total = &run->total;
	bool useless = total->silent * 100 > total->asked * SILENT_PERCENT;

	printf("acceptors: %zu asked about valid documents, %zu gave no answer (%.1f%%)\n",
	       total->asked, total->silent,
	       total->asked > 0 ? 100.0 * (double)total->silent / (double)total->asked : 0);
	if (total->wrong > 0)
		printf("%zu times yes to what libxml2 refuses\n", total->wrong);
	if (total->plain > 0)
		printf("%zu times no answer on a plain valid message\n", total->plain);
	if (run->foreign > 0)
		printf("%zu schemas that no acceptor can be made of\n", run->foreign);
	if (total->apart > 0)
		printf("%zu times a yes of one acceptor alone\n", total->apart);
	if (useless)
		printf("more than %d%% got no answer\n", SILENT_PERCENT);
	return total->wrong + total->plain + total->apart + run->foreign + useless;
}

static int compare(const char *ours, const char *reference, size_t mutants, uint64_t seed)
{
	struct run run = {
	    .dir = {ours, reference}, .answer = {ours, reference}, .sets = 2, .seed = seed};
	size_t first = 0;
	size_t passed;
	size_t failed;

	for (size_t i = 0; i < COUNT(messages); i++) {
		size_t share = mutants / COUNT(messages) + (i < mutants % COUNT(messages));

		if (round_run(&run, messages[i], first, share) != 0)
			return 3;
		first += share;
	}
	failed = run.total.different + print_kinds(&run) + acceptor_failures(&run);
	passed = run.total.valid + run.total.accepted + run.total.refused;
	printf("%zu passed, %zu failed\n", passed, failed);
	return failed == 0 ? 0 : 1;
}

static bool is_different(const struct tally *tally)
{
	return tally->different > 0;
}

static bool is_wrong(const struct tally *tally)
{
	return tally->wrong > 0;
}

static bool is_apart(const struct tally *tally)
{
	return tally->apart > tally->wrong;
}

/* That the acceptor does not know the schema shows before any document. */
static bool is_opened(const struct tally *tally)
{
	(void)tally;
	return true;
}

/* Whether the schemas with a fault are told from the sound ones; -1 when they cannot be read. The
 * messages are drawn from the sound set alone, so that no fault gives itself away. */
static int schema_fault(size_t fault, const char *ours, const char *planted, uint64_t seed)
{
	struct run run = {
	    .dir = {ours, planted}, .sets = 1, .seed = seed, .quiet = true, .enough = is_different};

	if (round_run(&run, plant_message(fault), 0, SELF_TEST_MUTANTS) != 0)
		return -1;
	printf("schema    %-6s ", run.total.different > 0 ? "found" : "MISSED");
	plant_print(fault);
	return run.total.different > 0;
}

/* Whether an acceptor made from the schemas with a fault is caught by the verdicts of the sound
 * ones, in the way this fault must show. */
static int acceptor_fault(size_t fault, const char *ours, const char *planted, uint64_t seed)
{
	static bool (*const enough[])(const struct tally *) = {
	    [PLANT_WIDER] = is_wrong,
	    [PLANT_NARROWER] = is_apart,
	    [PLANT_FOREIGN] = is_opened,
	    [PLANT_NOTHING] = NULL,
	};
	enum plant_effect effect = plant_effect(fault);
	struct run run = {.dir = {ours, ours},
			  .answer = {planted, ours},
			  .sets = 1,
			  .seed = seed,
			  .quiet = true,
			  .enough = enough[effect]};
	const struct tally *total = &run.total;
	bool found;

	if (round_run(&run, plant_message(fault), 0, SELF_TEST_MUTANTS) != 0)
		return -1;
	if (effect == PLANT_FOREIGN)
		found = run.foreign == 1;
	else if (effect == PLANT_NOTHING)
		found = total->wrong == 0 && total->apart == 0 && run.foreign == 0;
	else
		found = enough[effect](total);
	printf("acceptor  %-6s ", found ? "found" : "MISSED");
	plant_print(fault);
	return found;
}

/* A comparison that finds nothing proves nothing unless it can find: each fault must show. */
static int self_test(const char *ours, uint64_t seed)
{
	char directory[PATH_MAX];
	size_t missed = 0;
	int rc = 3;

	if (plant_open(ours, directory, sizeof(directory)) != 0)
		return 3;
	for (size_t fault = 0; fault < plant_count(); fault++) {
		int schema = -1;
		int acceptor = -1;

		if (plant_fault(fault, ours, directory) == 0) {
			schema = schema_fault(fault, ours, directory, seed);
			acceptor = acceptor_fault(fault, ours, directory, seed);
		}
		if (schema < 0 || acceptor < 0)
			goto out;
		missed += schema == 0;
		missed += acceptor == 0;
	}
	printf("%zu passed, %zu failed\n", 2 * plant_count() - missed, missed);
	rc = missed == 0 ? 0 : 1;
out:
	plant_close(directory);
	return rc;
}

static int usage(void)
{
	fputs("usage: differential OUR_DIR REFERENCE_DIR [MUTANTS [SEED]]\n"
	      "       differential --self-test OUR_DIR [SEED]\n",
	      stderr);
	return 2;
}

static bool number(const char *text, uint64_t *value)
{
	char *end;

	*value = strtoull(text, &end, 10);
	return *text >= '0' && *text <= '9' && *end == '\0';
}

static void ignore(void *data, xmlErrorPtr error)
{
	(void)data;
	(void)error;
}

int main(int argc, char **argv)
{
	bool testing = argc > 1 && strcmp(argv[1], "--self-test") == 0;
	uint64_t mutants = DEFAULT_MUTANTS;
	uint64_t seed = 1;
	int rc;

	if (argc < 3 || argc > (testing ? 4 : 5))
		return usage();
	if (!testing && argc > 3 && !number(argv[3], &mutants))
		return usage();
	if (argc > (testing ? 3 : 4) && !number(argv[argc - 1], &seed))
		return usage();
	xmlInitParser();
	xmlSetStructuredErrorFunc(NULL, ignore);
	rc = testing ? self_test(argv[2], seed) : compare(argv[1], argv[2], mutants, seed);
	xmlCleanupParser();
	if (fflush(stdout) != 0 || ferror(stdout))
		return 3;
	return rc;
}
