/*
 * Compares two sets of schemas by what they say about messages, and the project's reader with both:
 * random valid ones, and mutants of them that lie on and around every edge. Prints counts, kinds
 * and message types, never a value.
 */

#include "agree.h"
#include "made.h"
#include "model.h"
#include "mutate.h"
#include "plant.h"
#include "round.h"
#include "temporary.h"

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
	SILENT_PERCENT = 10       /* of what libxml2 accepts: more makes the reader useless */
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
		       "asked %6zu  no answer %5zu  wrong %zu\n",
		       mutate_name(kind), tally->accepted, tally->refused, tally->different,
		       tally->asked, tally->silent, tally->wrong);
		if (tally->accepted + tally->refused + tally->different == 0)
			idle++;
	}
	if (idle > 0)
		printf("%zu kinds of mutants were never tried\n", idle);
	return idle;
}

/* How many ways the reader failed; says which. */
static size_t reader_failures(const struct run *run)
{
	const struct tally *total = &run->total;
	bool useless = total->silent * 100 > total->asked * SILENT_PERCENT;

	printf("reader: asked %zu times about valid documents, no answer to %zu (%.1f%%)\n",
	       total->asked, total->silent,
	       total->asked > 0 ? 100.0 * (double)total->silent / (double)total->asked : 0);
	if (total->wrong > 0)
		printf("%zu times yes to what libxml2 refuses, or a fault in what it accepts\n",
		       total->wrong);
	if (total->plain > 0)
		printf("%zu times no answer on a plain valid message\n", total->plain);
	if (total->apart > 0)
		printf("%zu times another answer by the tables of the other set\n", total->apart);
	if (useless)
		printf("more than %d%% got no answer\n", SILENT_PERCENT);
	return total->wrong + total->plain + total->apart + useless;
}

static int compare_all(struct run *run, size_t mutants)
{
	size_t first = 0;
	size_t passed;
	size_t failed;

	for (size_t i = 0; i < COUNT(messages); i++) {
		size_t share = mutants / COUNT(messages) + (i < mutants % COUNT(messages));

		if (round_run(run, messages[i], first, share) != 0)
			return 3;
		first += share;
	}
	failed = run->total.different + print_kinds(run) + reader_failures(run);
	passed = run->total.valid + run->total.accepted + run->total.refused;
	printf("%zu passed, %zu failed\n", passed, failed);
	return failed == 0 ? 0 : 1;
}

static int compare(const char *ours, const char *reference, size_t mutants, uint64_t seed)
{
	struct made *made[2] = {made_open(ours), made_open(reference)};
	struct run run = {.dir = {ours, reference}, .sets = 2, .seed = seed};
	int rc = 3;

	for (size_t side = 0; side < 2; side++) {
		if (made[side] == NULL)
			goto out;
		if (made_refusal(made[side]) != NULL) {
			printf("no tables: %s\n", made_refusal(made[side]));
			rc = 1;
			goto out;
		}
		run.made[side] = made[side];
	}
	rc = compare_all(&run, mutants);
out:
	made_close(made[0]);
	made_close(made[1]);
	return rc;
}

/* --- planted faults ------------------------------------------------------------------------ */

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

static int print_found(const char *what, size_t fault, bool found)
{
	printf("%-9s %-6s ", what, found ? "found" : "MISSED");
	plant_print(fault);
	return found;
}

/* Whether the schemas with a fault are told from the sound ones; -1 when they cannot be read. The
 * messages are drawn from the sound set alone, so that no fault gives itself away. */
static int schema_fault(size_t fault, const char *ours, const char *planted, uint64_t seed)
{
	struct run run = {
	    .dir = {ours, planted}, .sets = 1, .seed = seed, .quiet = true, .enough = is_different};
	bool differs = plant_effect(fault) != PLANT_NOTHING;

	if (round_run(&run, plant_message(fault), 0, SELF_TEST_MUTANTS) != 0)
		return -1;
	return print_found("schema", fault, (run.total.different > 0) == differs);
}

/* Whether tables say of a message what the model of a folder says; -1 when there is no model. */
static int agrees(const struct made *made, const char *dir, const char *message)
{
	enum berichttype type = bericht_of_number(atoi(message + strlen("jw")));
	struct pool *pool = pool_new();
	struct model *model = model_load(dir, message);
	int found = -1;

	if (model != NULL)
		found = agree(&made_roots(made)[type], model, pool) == NULL;
	model_free(model);
	pool_free(pool);
	return found;
}

/* Whether the tool refuses the schemas with a fault, naming their line; or makes tables of them
 * that have the fault, and are what they should be in all messages. */
static int tables_fault(size_t fault, const struct made *sound, const struct made *made,
			const char *planted)
{
	const char *refusal = made_refusal(made);
	char file[PATH_MAX + 16];
	int found = 1;

	snprintf(file, sizeof(file), "%s/%s.xsd:", planted, plant_file(fault));
	if (plant_effect(fault) == PLANT_FOREIGN)
		return print_found("tables", fault,
				   refusal != NULL && strncmp(refusal, file, strlen(file)) == 0 &&
				       atoi(refusal + strlen(file)) > 0);
	if (refusal != NULL)
		return print_found("tables", fault, false);
	for (size_t i = 0; i < COUNT(messages) && found == 1; i++)
		found = agrees(made, planted, messages[i]);
	if (found == 1 &&
	    agrees(sound, planted, plant_message(fault)) != (plant_effect(fault) == PLANT_NOTHING))
		found = 0;
	return found < 0 ? -1 : print_found("tables", fault, found);
}

/* Whether a reader by the tables with a fault is caught by the verdicts of the sound schemas, in
 * the way this fault must show. */
static int reader_fault(size_t fault, const char *ours, const struct made *sound,
			const struct made *made, uint64_t seed)
{
	static bool (*const enough[])(const struct tally *) = {
	    [PLANT_WIDER] = is_wrong,
	    [PLANT_NARROWER] = is_apart,
	    [PLANT_NOTHING] = NULL,
	};
	enum plant_effect effect = plant_effect(fault);
	struct run run = {
	    .dir = {ours, ours}, .made = {made, sound}, .sets = 1, .seed = seed, .quiet = true};
	const struct tally *total = &run.total;

	if (effect == PLANT_FOREIGN)
		return 1;
	run.enough = enough[effect];
	if (round_run(&run, plant_message(fault), 0, SELF_TEST_MUTANTS) != 0)
		return -1;
	return print_found("reader", fault,
			   effect == PLANT_NOTHING ? total->wrong == 0 && total->apart == 0
						   : enough[effect](total));
}

/* How many of the comparisons missed a fault; -1 when one could not be made. */
static int try_fault(size_t fault, const char *ours, const struct made *sound,
		     const char *directory, uint64_t seed)
{
	struct made *made = NULL;
	int schema, tables, reader, missed = -1;

	if (plant_fault(fault, ours, directory) == 0)
		made = made_open(directory);
	if (made == NULL)
		return -1;
	schema = schema_fault(fault, ours, directory, seed);
	tables = tables_fault(fault, sound, made, directory);
	reader = tables == 1 ? reader_fault(fault, ours, sound, made, seed) : 1;
	if (schema >= 0 && tables >= 0 && reader >= 0)
		missed = (schema == 0) + (tables == 0) + (reader == 0);
	made_close(made);
	return missed;
}

/* A comparison that finds nothing proves nothing unless it can find: each fault must show. */
static int self_test(const char *ours, uint64_t seed)
{
	char directory[PATH_MAX];
	struct made *sound = made_open(ours);
	size_t failed = 0;
	int rc = 3;

	if (sound == NULL || made_roots(sound) == NULL ||
	    temporary_make(directory, sizeof(directory)) != 0) {
		made_close(sound);
		return 3;
	}
	for (size_t fault = 0; fault < plant_count(); fault++) {
		int missed = try_fault(fault, ours, sound, directory, seed);

		if (missed < 0)
			goto out;
		failed += (size_t)missed;
	}
	printf("%zu faults, %zu times one was missed\n", plant_count(), failed);
	rc = failed == 0 ? 0 : 1;
out:
	plant_close(directory);
	made_close(sound);
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
