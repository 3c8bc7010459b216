#include "round.h"

#include "answer.h"
#include "dice.h"
#include "ijw/base/pool.h"
#include "instance.h"
#include "judge.h"
#include "model.h"
#include "mutate.h"
#include "probes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	MUTANTS_PER_MESSAGE = 10, /* of one valid message */
	MAX_SHOWN = 10            /* differences told apart for each message type */
};

/* One message type within a run. */
struct round {
	struct run *run;
	const char *message;
	struct judge *judge;
	enum berichttype type;
	struct model *model[2];
	struct pool *pool;
	struct tally tally;
	size_t index; /* of the document, so that a report can be traced with the seed */
};

static void count(struct tally *tally, enum judge_result result)
{
	if (result == JUDGE_ACCEPTED)
		tally->accepted++;
	else if (result == JUDGE_REFUSED)
		tally->refused++;
	else
		tally->different++;
}

static void add_tally(struct tally *total, const struct tally *tally)
{
	total->valid += tally->valid;
	total->accepted += tally->accepted;
	total->refused += tally->refused;
	total->different += tally->different;
	total->asked += tally->asked;
	total->silent += tally->silent;
	total->plain += tally->plain;
	total->wrong += tally->wrong;
	total->apart += tally->apart;
}

/* Whether what was asked for was seen. */
static bool enough(const struct round *round)
{
	return round->run->enough != NULL && round->run->enough(&round->tally);
}

static void report(const struct round *round, const char *what, enum judge_result result)
{
	if (round->run->quiet || round->tally.different > MAX_SHOWN)
		return;
	printf("difference: %s, document %zu, %s: %s\n", round->message, round->index, what,
	       judge_words(result));
}

static bool is_wrong(enum answer answer, bool accepted)
{
	return accepted ? answer == ANSWER_FAULT : answer == ANSWER_YES;
}

/* What the reader says about the document that was judged last. */
static void ask(struct round *round, struct tally *tally, const char *what, const char *text,
		size_t length)
{
	const struct run *run = round->run;
	enum answer answer[2] = {ANSWER_NONE, ANSWER_NONE};

	for (size_t side = 0; side < 2; side++) {
		bool accepted = judge_accepted(round->judge, side);

		if (run->made[side] == NULL)
			continue;
		answer[side] = answer_ask(run->made[side], round->type, text, length, round->pool);
		tally->asked += accepted;
		tally->silent += accepted && answer[side] != ANSWER_YES;
		tally->wrong += is_wrong(answer[side], accepted);
		if (is_wrong(answer[side], accepted) && !run->quiet &&
		    round->tally.wrong <= MAX_SHOWN)
			printf("wrong answer: %s, document %zu, %s\n", round->message, round->index,
			       what);
	}
	tally->apart += run->made[0] != NULL && run->made[1] != NULL && answer[0] != answer[1];
}

static enum judge_result judge(struct round *round, const struct instance *instance,
			       const char *what, struct tally *tally)
{
	size_t length;
	const char *text = instance_write(instance, &length);
	enum judge_result result = judge_document(round->judge, text, length);

	round->index++;
	ask(round, tally, what, text, length);
	return result;
}

static void try_mutant(struct round *round, const struct instance *instance, size_t kind)
{
	struct tally tally = {0};
	enum judge_result result = judge(round, instance, mutate_name(kind), &tally);

	count(&tally, result);
	add_tally(&round->tally, &tally);
	add_tally(&round->run->kind[kind], &tally);
	if (result != JUDGE_ACCEPTED && result != JUDGE_REFUSED)
		report(round, mutate_name(kind), result);
}

static void try_valid(struct round *round, const struct instance *instance)
{
	struct tally tally = {0};
	enum judge_result result = judge(round, instance, "meant to be valid", &tally);

	tally.plain = tally.silent;
	add_tally(&round->tally, &tally);
	if (result == JUDGE_ACCEPTED) {
		round->tally.valid++;
		return;
	}
	round->tally.different++;
	report(round, "meant to be valid", result);
}

static struct instance *make(struct round *round, size_t set, enum instance_size size,
			     struct dice dice)
{
	struct instance *instance = instance_make(round->model[set], size, &dice, round->pool);

	if (instance == NULL) {
		round->tally.different++;
		fprintf(stderr, "differential: no valid value found for %s\n", round->message);
	}
	return instance;
}

/* --- every edge once ---------------------------------------------------------------------- */

static void edges_of_node(struct round *round, struct instance *instance,
			  struct instance_node *node)
{
	const char *lead = node->lead;

	for (enum probes_kind kind = PROBES_LENGTH; kind <= PROBES_SPACE; kind++) {
		struct probes_list list = {.pool = round->pool};

		probes_add(kind, node->element->simple, node->plain, &list);
		for (size_t i = 0; i < list.count; i++) {
			node->lead = list.raw[i];
			try_mutant(round, instance, kind);
		}
	}
	node->lead = lead;
}

static bool seen_before(const struct instance *instance, size_t node)
{
	const struct model_simple *simple = instance->node[node]->element->simple;

	if (simple == NULL)
		return true;
	for (size_t i = 0; i < node; i++)
		if (instance->node[i]->element->simple == simple)
			return true;
	return false;
}

/* All facets of all types a message uses, each at its edges. */
static void every_facet(struct round *round, size_t set)
{
	struct instance *instance =
	    make(round, set, INSTANCE_FULL, dice_make(round->run->seed, set));

	if (instance == NULL)
		return;
	try_valid(round, instance);
	for (size_t i = 0; i < instance->nodes && !enough(round); i++)
		if (!seen_before(instance, i))
			edges_of_node(round, instance, instance->node[i]);
	pool_reset(round->pool);
}

static struct instance_node *before(const struct instance_node *node)
{
	struct instance_node *at = node->parent->children;

	if (at == node)
		return NULL;
	while (at->next != node)
		at = at->next;
	return at;
}

/* The element left out, sent twice, behind its neighbour, and declared to be nil. */
static void occurrences_of_node(struct round *round, struct instance *instance,
				struct instance_node *node)
{
	struct instance_node *parent = node->parent;
	struct instance_node *place = before(node);
	struct instance_node *next = node->next;
	struct instance_node whole = *node;

	instance_remove(node);
	try_mutant(round, instance, mutate_find("missing element"));
	if (next != NULL) {
		instance_insert(parent, next, node);
		try_mutant(round, instance, mutate_find("swapped elements"));
		instance_remove(node);
	}
	instance_insert(parent, place, instance_copy(instance, node));
	instance_insert(parent, place, node);
	try_mutant(round, instance, mutate_find("repeated element"));
	instance_remove(node->next);
	node->attributes = " xsi:nil=\"true\"";
	node->children = NULL;
	node->lead = "";
	try_mutant(round, instance, mutate_find("attributes"));
	*node = whole;
}

static void every_occurrence(struct round *round, size_t set)
{
	struct dice dice = dice_make(round->run->seed, 2 + set);
	struct instance *instance = make(round, set, INSTANCE_FULL, dice);

	for (size_t i = 1; instance != NULL && i < instance->nodes && !enough(round); i++)
		occurrences_of_node(round, instance, instance->node[i]);
	pool_reset(round->pool);
}

/* --- chance -------------------------------------------------------------------------------- */

/* A mutant of the message the dice `base` make; the kinds take turns. */
static void chance_mutant(struct round *round, size_t set, struct dice base, size_t number)
{
	struct dice dice = dice_make(round->run->seed, UINT64_C(1) << 32 | number);
	struct instance *instance = make(round, set, INSTANCE_RANDOM, base);
	size_t kinds = mutate_kinds();

	for (size_t i = 0; instance != NULL && i < kinds; i++) {
		size_t kind = (number + i) % kinds;

		if (mutate_apply(kind, instance, &dice)) {
			try_mutant(round, instance, kind);
			break;
		}
	}
	pool_reset(round->pool);
}

static void chance(struct round *round, size_t first, size_t mutants)
{
	for (size_t i = 0; i < mutants && !enough(round); i++) {
		size_t number = first + i;
		size_t group = i / MUTANTS_PER_MESSAGE;
		size_t set = group % round->run->sets;
		struct dice base = dice_make(round->run->seed, UINT64_C(1) << 40 | (first + group));

		if (i % MUTANTS_PER_MESSAGE == 0) {
			struct instance *instance = make(round, set, INSTANCE_RANDOM, base);

			if (instance != NULL)
				try_valid(round, instance);
			pool_reset(round->pool);
		}
		chance_mutant(round, set, base, number);
	}
}

/* --- the whole of a message type -------------------------------------------------------- */

static int open_round(struct round *round)
{
	const struct run *run = round->run;

	for (size_t set = 0; set < run->sets; set++) {
		round->model[set] = model_load(run->dir[set], round->message);
		if (round->model[set] == NULL)
			return -1;
	}
	round->judge = judge_open(run->dir[0], run->dir[1], round->message);
	return round->judge != NULL ? 0 : -1;
}

static void close_round(struct round *round)
{
	judge_close(round->judge);
	for (size_t set = 0; set < 2; set++)
		model_free(round->model[set]);
	pool_free(round->pool);
}

int round_run(struct run *run, const char *message, size_t first, size_t mutants)
{
	struct round round = {.run = run,
			      .message = message,
			      .type = bericht_of_number(atoi(message + strlen("jw"))),
			      .pool = pool_new()};
	const struct tally *tally = &round.tally;
	int rc = -1;

	if (open_round(&round) != 0)
		goto out;
	for (size_t set = 0; set < run->sets; set++) {
		every_facet(&round, set);
		every_occurrence(&round, set);
	}
	chance(&round, first, mutants);
	add_tally(&run->total, tally);
	if (!run->quiet)
		printf("%-8s valid %5zu  mutants accepted %6zu  refused %6zu  differences %zu  "
		       "asked %6zu  no answer %5zu  wrong %zu\n",
		       message, tally->valid, tally->accepted, tally->refused, tally->different,
		       tally->asked, tally->silent, tally->wrong);
	rc = 0;
out:
	close_round(&round);
	return rc;
}
