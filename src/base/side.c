#include "ijw/base/side.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "ijw/base/limits.h"
#include "ijw/base/pool.h"

/* The thread is woken for so many errands at a time: waking it costs as much as a small one. */
enum { WAKE = 16 };

struct side {
	side_work *work;
	void (*end)(void);
	void *context;
	pthread_t thread;
	bool running;         /* the owner's, as the next two */
	uint64_t put;         /* errands that were handed in */
	uint64_t seen;        /* `done` as it was at the last look */
	pthread_mutex_t lock; /* over all below */
	pthread_cond_t given;
	pthread_cond_t finished;
	struct errand *first; /* to be done */
	struct errand *last;
	uint64_t done; /* the first so many are */
	bool wanted;   /* the owner waits for one */
	bool stop;
};

static struct errand *pull(struct side *side)
{
	struct errand *errand = side->first;

	if (errand != NULL)
		side->first = errand->next;
	return errand;
}

static void *run(void *context)
{
	struct side *side = context;

	/* Where there are too few processors the owner goes first. */
	(void)setpriority(PRIO_PROCESS, (id_t)gettid(), LIMIT_NICE);
	pthread_mutex_lock(&side->lock);
	while (!side->stop) {
		struct errand *errand = pull(side);

		if (errand == NULL) {
			pthread_cond_wait(&side->given, &side->lock);
			continue;
		}
		pthread_mutex_unlock(&side->lock);
		side->work(side->context, errand);
		pthread_mutex_lock(&side->lock);
		side->done++;
		if (side->wanted)
			pthread_cond_signal(&side->finished);
	}
	pthread_mutex_unlock(&side->lock);
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
	if (side->put - side->done >= WAKE)
		pthread_cond_signal(&side->given);
	pthread_mutex_unlock(&side->lock);
}

bool side_done(struct side *side, const struct errand *errand, bool wait)
{
	if (errand->number < side->seen)
		return true;
	pthread_mutex_lock(&side->lock);
	while (wait && errand->number >= side->done) {
		side->wanted = true;
		pthread_cond_signal(&side->given);
		pthread_cond_wait(&side->finished, &side->lock);
	}
	side->wanted = false;
	side->seen = side->done;
	pthread_mutex_unlock(&side->lock);
	return errand->number < side->seen;
}
