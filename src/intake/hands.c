#include "hands.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ijw/base/pool.h"
#include "ijw/base/progress.h"
#include "ijw/base/secret.h"
#include "ijw/store/compare.h"
#include "ijw/store/examiner.h"

enum { HANDS_MOST = 8 };

struct hand {
	struct hands *hands;
	struct compare *compare;
	struct examiner *examiner;
	pthread_t thread;
	bool running;
	struct original original;  /* at hand */
	int same;                  /* 1 as long as all is well, 0 or -1 */
	enum original_fault fault; /* when that is -1: of the original, or of the database */
};

struct hands {
	struct store *store;
	uint32_t count;
	struct hand *hand;    /* the first is the owner's */
	pthread_mutex_t lock; /* over all below */
	int64_t after;        /* the next range begins behind this row */
	bool stop;            /* none is begun any more */
	struct rebuilt done;
};

static int compare_one(struct hand *hand, struct rebuilt *done)
{
	struct judgement *judgement;

	hand->fault = examiner_judge(hand->examiner, compare_store(hand->compare), &hand->original,
				     &judgement);
	if (hand->fault != ORIGINAL_WELL)
		return -1;
	done->messages++;
	done->otherwise += judgement->verdict != hand->original.verdict;
	return compare_message(hand->compare, &hand->original, judgement);
}

static int compare_range(struct hand *hand, int64_t after, int64_t last, struct rebuilt *done)
{
	int more = 1, same = 1;

	if (last < 0 || compare_begin(hand->compare, after, last) != 0)
		return -1;
	while (same == 1 && (more = compare_next(hand->compare, &hand->original)) == 1)
		same = compare_one(hand, done);
	return more < 0 ? -1 : same;
}

/* Ranges are begun in order and each is gone through up to what is wrong in it: of all that is
 * wrong the first is found. Returns whether there may be another range. */
static bool go_on(struct hand *hand)
{
	struct hands *hands = hand->hands;
	struct rebuilt done = {0};
	int64_t after, last;

	pthread_mutex_lock(&hands->lock);
	after = hands->after;
	last = hands->stop ? 0 : compare_last(hand->compare, after);
	if (last > 0)
		hands->after = last;
	pthread_mutex_unlock(&hands->lock);
	if (last == 0)
		return false;
	hand->original.bericht = after;
	hand->same = compare_range(hand, after, last, &done);
	pthread_mutex_lock(&hands->lock);
	hands->stop = hands->stop || hand->same != 1;
	hands->done.messages += done.messages;
	hands->done.otherwise += done.otherwise;
	pthread_mutex_unlock(&hands->lock);
	return hand->same == 1;
}

static void *run(void *context)
{
	while (go_on(context))
		continue;
	secret_forget();
	return NULL;
}

/* Where the system gives no thread the others do the work. */
static int start(struct hands *hands, struct hand *hand)
{
	*hand = (struct hand){.hands = hands,
			      .compare = compare_open(hands->store),
			      .examiner = examiner_new(),
			      .same = 1};
	if (hand->compare == NULL || hand->examiner == NULL)
		return -1;
	hand->running = hand != hands->hand && pthread_create(&hand->thread, NULL, run, hand) == 0;
	return 0;
}

struct hands *hands_open(struct store *store)
{
	struct hands *hands = xmalloc(sizeof(*hands));
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	uint32_t count = cores < 1 ? 1 : cores > HANDS_MOST ? HANDS_MOST : (uint32_t)cores;

	*hands = (struct hands){.store = store,
				.hand = xmalloc(count * sizeof(*hands->hand)),
				.lock = PTHREAD_MUTEX_INITIALIZER};
	while (hands->count < count)
		if (start(hands, &hands->hand[hands->count++]) != 0) {
			hands_close(hands);
			return NULL;
		}
	return hands;
}

static void join(struct hands *hands)
{
	for (uint32_t i = 0; i < hands->count; i++) {
		if (hands->hand[i].running)
			pthread_join(hands->hand[i].thread, NULL);
		hands->hand[i].running = false;
	}
}

void hands_close(struct hands *hands)
{
	if (hands == NULL)
		return;
	pthread_mutex_lock(&hands->lock);
	hands->stop = true;
	pthread_mutex_unlock(&hands->lock);
	join(hands);
	for (uint32_t i = 0; i < hands->count; i++) {
		compare_close(hands->hand[i].compare);
		examiner_free(hands->hand[i].examiner);
	}
	free(hands->hand);
	free(hands);
}

bool hands_well(struct hands *hands)
{
	uint64_t messages;
	bool well;

	pthread_mutex_lock(&hands->lock);
	messages = hands->done.messages;
	well = !hands->stop;
	pthread_mutex_unlock(&hands->lock);
	progress_show(messages, "messages");
	return well;
}

int hands_finish(struct hands *hands, struct rebuilt *out)
{
	struct hand *first = NULL;

	while (go_on(&hands->hand[0]))
		hands_well(hands);
	join(hands);
	*out = hands->done;
	for (uint32_t i = 0; i < hands->count; i++) {
		struct hand *hand = &hands->hand[i];

		if (hand->same != 1 &&
		    (first == NULL || hand->original.bericht < first->original.bericht))
			first = hand;
	}
	if (first == NULL || first->same == 0)
		return first == NULL;
	if (first->fault != ORIGINAL_WELL)
		return store_original_complain(hands->store, &first->original, first->fault);
	return compare_failed(first->compare, hands->store);
}
