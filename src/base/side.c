#include "ijw/base/side.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "ijw/base/limits.h"
#include "ijw/base/pool.h"

/* The thread is woken for so many errands at a time: waking it costs as much as a small one. Fewer
 * wait until somebody waits for them. */
enum { WAKE = 16 };

struct side {
	side_work *work;
	void (*end)(void);
	void *context;
	pthread_t thread;
	bool running;         /* the owner's, as the next one */
	uint64_t put;         /* errands that were handed in */
	atomic_ullong done;   /* the first so many are done */
	atomic_ullong wanted; /* the owner waits for so many; 0: for none */
	atomic_bool stop;     /* set with the lock in hand */
	pthread_mutex_t lock; /* over all below */
	pthread_cond_t given;
	pthread_cond_t finished;
	struct errand *first; /* to be done */
	struct errand *last;
};

/* Waits for errands and takes all there are; NULL when it is to stop. */
static struct errand *pull(struct side *side)
{
	struct errand *errand;

	pthread_mutex_lock(&side->lock);
	while (side->first == NULL && !side->stop)
		pthread_cond_wait(&side->given, &side->lock);
	errand = side->first;
	side->first = NULL;
	pthread_mutex_unlock(&side->lock);
	return side->stop ? NULL : errand;
}

/* An errand that is done is its owner's. */
static void finish(struct side *side)
{
	side->done++;
	if (side->wanted == 0 || side->done < side->wanted)
		return;
	pthread_mutex_lock(&side->lock);
	pthread_cond_signal(&side->finished);
	pthread_mutex_unlock(&side->lock);
}

static void *run(void *context)
{
	struct side *side = context;
	struct errand *errand, *next;

	/* Where there are too few processors the owner goes first. */
	(void)setpriority(PRIO_PROCESS, (id_t)gettid(), LIMIT_NICE);
	while ((errand = pull(side)) != NULL)
		for (; errand != NULL && !side->stop; errand = next) {
			next = errand->next;
			side->work(side->context, errand);
			finish(side);
		}
	if (side->end != NULL)
		side->end();
	return NULL;
}

struct side *side_new(side_work *work, void (*end)(void), void *context)
{
	struct side *side = xmalloc(sizeof(*side));

	*side = (struct side){.work = work,
			      .end = end,
			      .context = context,
			      .lock = PTHREAD_MUTEX_INITIALIZER,
			      .given = PTHREAD_COND_INITIALIZER,
			      .finished = PTHREAD_COND_INITIALIZER};
	return side;
}

void side_free(struct side *side)
{
	if (side == NULL)
		return;
	if (side->running) {
		pthread_mutex_lock(&side->lock);
		side->stop = true;
		pthread_cond_signal(&side->given);
		pthread_mutex_unlock(&side->lock);
		pthread_join(side->thread, NULL);
	}
	free(side);
}

static bool has_thread(struct side *side)
{
	if (!side->running)
		side->running = pthread_create(&side->thread, NULL, run, side) == 0;
	return side->running;
}

void side_put(struct side *side, struct errand *errand)
{
	bool thread = has_thread(side);

	*errand = (struct errand){.number = side->put++};
	if (!thread) {
		side->work(side->context, errand);
		side->done++;
		return;
	}
	pthread_mutex_lock(&side->lock);
	if (side->first != NULL)
		side->last->next = errand;
	else
		side->first = errand;
	side->last = errand;
	if (side->put % WAKE == 0)
		pthread_cond_signal(&side->given);
	pthread_mutex_unlock(&side->lock);
}

bool side_done(struct side *side, const struct errand *errand, bool wait)
{
	uint64_t target;

	if (errand->number < side->done)
		return true;
	if (!wait)
		return false;
	/* Who waits for this one asks for the next ones too. */
	target = errand->number + WAKE < side->put ? errand->number + WAKE : side->put;
	pthread_mutex_lock(&side->lock);
	side->wanted = target;
	pthread_cond_signal(&side->given);
	while (side->done < target)
		pthread_cond_wait(&side->finished, &side->lock);
	side->wanted = 0;
	pthread_mutex_unlock(&side->lock);
	return true;
}
