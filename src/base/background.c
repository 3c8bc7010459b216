#include "ijw/base/background.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "ijw/base/limits.h"
#include "ijw/base/pool.h"

/* The thread is woken for so many jobs at a time: waking it costs as much as a small one. Fewer
 * wait until somebody waits for them. */
enum { WAKE = 16 };

struct background {
	background_work *work;
	void (*end)(void);
	void *context;
	pthread_t thread;
	bool running;         /* the owner's, as the next one */
	uint64_t put;         /* jobs that were handed in */
	atomic_ullong done;   /* the first so many are done */
	atomic_ullong wanted; /* the owner waits for so many; 0: for none */
	atomic_bool stop;     /* set with the lock in hand */
	pthread_mutex_t lock; /* over all below */
	pthread_cond_t given;
	pthread_cond_t finished;
	struct background_job *first; /* to be done */
	struct background_job *last;
};

/* Waits for jobs and takes all there are; NULL when it is to stop. */
static struct background_job *pull(struct background *background)
{
	struct background_job *job;

	pthread_mutex_lock(&background->lock);
	while (background->first == NULL && !background->stop)
		pthread_cond_wait(&background->given, &background->lock);
	job = background->first;
	background->first = NULL;
	pthread_mutex_unlock(&background->lock);
	return background->stop ? NULL : job;
}

/* An job that is done is its owner's. */
static void finish(struct background *background)
{
	background->done++;
	if (background->wanted == 0 || background->done < background->wanted)
		return;
	pthread_mutex_lock(&background->lock);
	pthread_cond_signal(&background->finished);
	pthread_mutex_unlock(&background->lock);
}

static void *run(void *context)
{
	struct background *background = context;
	struct background_job *job, *next;

	/* Where there are too few processors the owner goes first. */
	(void)setpriority(PRIO_PROCESS, (id_t)gettid(), LIMIT_NICE);
	while ((job = pull(background)) != NULL)
		for (; job != NULL && !background->stop; job = next) {
			next = job->next;
			background->work(background->context, job);
			finish(background);
		}
	if (background->end != NULL)
		background->end();
	return NULL;
}

struct background *background_new(background_work *work, void (*end)(void), void *context)
{
	struct background *background = xmalloc(sizeof(*background));

	*background = (struct background){.work = work,
					  .end = end,
					  .context = context,
					  .lock = PTHREAD_MUTEX_INITIALIZER,
					  .given = PTHREAD_COND_INITIALIZER,
					  .finished = PTHREAD_COND_INITIALIZER};
	return background;
}

void background_free(struct background *background)
{
	if (background == NULL)
		return;
	if (background->running) {
		pthread_mutex_lock(&background->lock);
		background->stop = true;
		pthread_cond_signal(&background->given);
		pthread_mutex_unlock(&background->lock);
		pthread_join(background->thread, NULL);
	}
	free(background);
}

static bool has_thread(struct background *background)
{
	if (!background->running)
		background->running =
		    pthread_create(&background->thread, NULL, run, background) == 0;
	return background->running;
}

void background_put(struct background *background, struct background_job *job)
{
	bool thread = has_thread(background);

	*job = (struct background_job){.number = background->put++};
	if (!thread) {
		background->work(background->context, job);
		background->done++;
		return;
	}
	pthread_mutex_lock(&background->lock);
	if (background->first != NULL)
		background->last->next = job;
	else
		background->first = job;
	background->last = job;
	if (background->put % WAKE == 0)
		pthread_cond_signal(&background->given);
	pthread_mutex_unlock(&background->lock);
}

bool background_done(struct background *background, const struct background_job *job, bool wait)
{
	uint64_t target;

	if (job->number < background->done)
		return true;
	if (!wait)
		return false;
	/* Who waits for this one asks for the next ones too. */
	target = job->number + WAKE < background->put ? job->number + WAKE : background->put;
	pthread_mutex_lock(&background->lock);
	background->wanted = target;
	pthread_cond_signal(&background->given);
	while (background->done < target)
		pthread_cond_wait(&background->finished, &background->lock);
	background->wanted = 0;
	pthread_mutex_unlock(&background->lock);
	return true;
}
