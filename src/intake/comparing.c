#include "comparing.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ijw/base/pool.h"
#include "ijw/base/progress.h"
#include "ijw/base/text.h"
#include "ijw/base/secret.h"
#include "ijw/store/compare.h"
#include "ijw/store/examiner.h"

enum { COMPARERS_MOST = 8 };

struct comparer {
	struct comparing *comparing;
	struct compare *compare;
	struct examiner *examiner;
	pthread_t thread;
	bool running;
	struct original original;  /* at hand */
	int same;                  /* 1 as long as all is well, 0 or -1 */
	enum original_fault fault; /* when that is -1: of the original, */
	bool unjudged;             /* or the examiner failed; else the database did */
};

struct comparing {
	struct store *store;
	uint32_t count;
	struct comparer *comparer; /* the first is the owner's */
	pthread_mutex_t lock;      /* over all below */
	int64_t after;             /* the next range begins behind this row */
	bool stop;                 /* none is begun any more */
	struct rebuilt done;
};

static int compare_one(struct comparer *comparer, const struct examined *examined,
		       struct rebuilt *done)
{
	comparer->original = examined->original;
	comparer->fault = examined->fault;
	if (comparer->fault != ORIGINAL_WELL)
		return -1;
	done->messages++;
	done->otherwise +=
	    !comparer->original.erased && examined->judgement->verdict != comparer->original.verdict;
	done->erased += comparer->original.erased;
	return compare_message(comparer->compare, &comparer->original, examined->judgement);
}

static int compare_range(struct comparer *comparer, int64_t after, int64_t last,
			 struct rebuilt *done)
{
	struct examined examined;
	int more = 1, same = 1;

	if (last < 0 || compare_begin(comparer->compare, after, last) != 0)
		return -1;
	examiner_begin(comparer->examiner, after, last);
	while (same == 1 && (more = examiner_next(comparer->examiner, &examined)) == 1)
		same = compare_one(comparer, &examined, done);
	comparer->unjudged = more < 0;
	return more < 0 ? -1 : same;
}

/* Ranges are begun in order and each is gone through up to what is wrong in it: of all that is
 * wrong the first is found. Returns whether there may be another range. */
static bool go_on(struct comparer *comparer)
{
	struct comparing *comparing = comparer->comparing;
	struct rebuilt done = {0};
	int64_t after, last;

	pthread_mutex_lock(&comparing->lock);
	after = comparing->after;
	last = comparing->stop ? 0 : compare_last(comparer->compare, after);
	if (last > 0)
		comparing->after = last;
	pthread_mutex_unlock(&comparing->lock);
	if (last == 0)
		return false;
	comparer->original.bericht = after;
	comparer->same = compare_range(comparer, after, last, &done);
	pthread_mutex_lock(&comparing->lock);
	comparing->stop = comparing->stop || comparer->same != 1;
	comparing->done.messages += done.messages;
	comparing->done.otherwise += done.otherwise;
	comparing->done.erased += done.erased;
	pthread_mutex_unlock(&comparing->lock);
	return comparer->same == 1;
}

static void *run(void *context)
{
	while (go_on(context))
		continue;
	secret_forget();
	return NULL;
}

/* Where the system gives no thread the others do the work. */
static int start(struct comparing *comparing, struct comparer *comparer)
{
	*comparer = (struct comparer){
	    .comparing = comparing, .compare = compare_open(comparing->store), .same = 1};
	if (comparer->compare != NULL)
		comparer->examiner = examiner_open(compare_store(comparer->compare), 1);
	if (comparer->examiner == NULL)
		return -1;
	comparer->running = comparer != comparing->comparer &&
			    pthread_create(&comparer->thread, NULL, run, comparer) == 0;
	return 0;
}

struct comparing *comparing_open(struct store *store)
{
	struct comparing *comparing = xmalloc(sizeof(*comparing));
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	uint32_t count = cores < 1 ? 1 : cores > COMPARERS_MOST ? COMPARERS_MOST : (uint32_t)cores;

	*comparing = (struct comparing){.store = store,
					.comparer = xmalloc(count * sizeof(*comparing->comparer)),
					.lock = PTHREAD_MUTEX_INITIALIZER};
	while (comparing->count < count)
		if (start(comparing, &comparing->comparer[comparing->count++]) != 0) {
			comparing_close(comparing);
			return NULL;
		}
	return comparing;
}

static void join(struct comparing *comparing)
{
	for (uint32_t i = 0; i < comparing->count; i++) {
		if (comparing->comparer[i].running)
			pthread_join(comparing->comparer[i].thread, NULL);
		comparing->comparer[i].running = false;
	}
}

void comparing_close(struct comparing *comparing)
{
	if (comparing == NULL)
		return;
	pthread_mutex_lock(&comparing->lock);
	comparing->stop = true;
	pthread_mutex_unlock(&comparing->lock);
	join(comparing);
	for (uint32_t i = 0; i < comparing->count; i++) {
		examiner_close(comparing->comparer[i].examiner);
		compare_close(comparing->comparer[i].compare);
	}
	free(comparing->comparer);
	free(comparing);
}

bool comparing_well(struct comparing *comparing)
{
	uint64_t messages;
	bool well;

	pthread_mutex_lock(&comparing->lock);
	messages = comparing->done.messages;
	well = !comparing->stop;
	pthread_mutex_unlock(&comparing->lock);
	progress_show(messages, N_("messages"));
	return well;
}

int comparing_finish(struct comparing *comparing, struct rebuilt *out)
{
	struct comparer *first = NULL;

	while (go_on(&comparing->comparer[0]))
		comparing_well(comparing);
	join(comparing);
	*out = comparing->done;
	for (uint32_t i = 0; i < comparing->count; i++) {
		struct comparer *comparer = &comparing->comparer[i];

		if (comparer->same != 1 &&
		    (first == NULL || comparer->original.bericht < first->original.bericht))
			first = comparer;
	}
	if (first == NULL || first->same == 0)
		return first == NULL;
	if (first->fault != ORIGINAL_WELL)
		return store_original_complain(comparing->store, &first->original, first->fault);
	if (first->unjudged && !examiner_is_cut_off(first->examiner))
		return -1;
	return compare_failed(first->compare, comparing->store);
}
