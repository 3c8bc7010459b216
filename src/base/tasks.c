#include "ijw/base/tasks.h"

#include <pthread.h>
#include <sched.h>
#include <stdlib.h>

#include "ijw/base/pool.h"

struct line {
	struct task *first, **end;
	struct task *waiting; /* the first that nobody began; NULL when there is none */
};

struct tasks {
	const struct tasks_events *events;
	const void *context;
	void *own; /* of the caller's thread; NULL until it works */
	pthread_t *thread;
	unsigned most, started; /* threads besides the caller's */
	pthread_mutex_t lock;   /* over all below, and whether a task is done */
	pthread_cond_t put;     /* something is waiting, or nothing will any more */
	pthread_cond_t done;    /* `awaited` is */
	struct line lines[TASK_LINES];
	const struct task *awaited; /* by the caller; NULL = none */
	unsigned idle;
	bool closing;
};

unsigned tasks_processors(void)
{
	cpu_set_t set;

	return sched_getaffinity(0, sizeof(set), &set) == 0 ? (unsigned)CPU_COUNT(&set) : 1;
}

struct tasks *tasks_open(const struct tasks_events *events, const void *context, unsigned threads)
{
	struct tasks *tasks = xmalloc(sizeof(*tasks));

	*tasks = (struct tasks){.events = events,
				.context = context,
				.thread = xmalloc(threads * sizeof(*tasks->thread)),
				.most = threads - 1,
				.lock = PTHREAD_MUTEX_INITIALIZER,
				.put = PTHREAD_COND_INITIALIZER,
				.done = PTHREAD_COND_INITIALIZER};
	for (int line = 0; line < TASK_LINES; line++)
		tasks->lines[line].end = &tasks->lines[line].first;
	return tasks;
}

/* With the lock, which it gives back meanwhile: works on what waits. False when nothing does. */
static bool work(struct tasks *tasks, void *own)
{
	struct line *line = tasks->lines;
	struct task *task;

	while (line < tasks->lines + TASK_LINES && line->waiting == NULL)
		line++;
	if (line == tasks->lines + TASK_LINES)
		return false;
	task = line->waiting;
	line->waiting = task->next;
	pthread_mutex_unlock(&tasks->lock);
	tasks->events->work(own, task);
	pthread_mutex_lock(&tasks->lock);
	task->done = true;
	if (task == tasks->awaited)
		pthread_cond_signal(&tasks->done);
	return true;
}

static void *run(void *context)
{
	struct tasks *tasks = context;
	void *own = tasks->events->open(tasks->context);

	pthread_mutex_lock(&tasks->lock);
	for (;;) {
		while (work(tasks, own))
			;
		if (tasks->closing)
			break;
		tasks->idle++;
		pthread_cond_wait(&tasks->put, &tasks->lock);
		tasks->idle--;
	}
	pthread_mutex_unlock(&tasks->lock);
	tasks->events->close(own);
	return NULL;
}

/* Where the system gives no thread it is not asked again. */
static void start(struct tasks *tasks)
{
	if (pthread_create(&tasks->thread[tasks->started], NULL, run, tasks) == 0)
		tasks->started++;
	else
		tasks->most = tasks->started;
}

void tasks_put(struct tasks *tasks, unsigned which, struct task *task)
{
	struct line *line = &tasks->lines[which];
	bool behind; /* something waits already: the caller alone does not keep up */

	*task = (struct task){0};
	pthread_mutex_lock(&tasks->lock);
	behind = line->waiting != NULL;
	*line->end = task;
	line->end = &task->next;
	if (!behind)
		line->waiting = task;
	if (tasks->idle > 0)
		pthread_cond_signal(&tasks->put);
	else if (behind && tasks->started < tasks->most)
		start(tasks);
	pthread_mutex_unlock(&tasks->lock);
}

struct task *tasks_take(struct tasks *tasks, unsigned which)
{
	struct line *line = &tasks->lines[which];
	struct task *first;

	if (tasks->own == NULL)
		tasks->own = tasks->events->open(tasks->context);
	pthread_mutex_lock(&tasks->lock);
	first = line->first;
	tasks->awaited = first;
	while (first != NULL && !first->done)
		if (!work(tasks, tasks->own))
			pthread_cond_wait(&tasks->done, &tasks->lock);
	tasks->awaited = NULL;
	if (first != NULL)
		line->first = first->next;
	if (line->first == NULL)
		line->end = &line->first;
	pthread_mutex_unlock(&tasks->lock);
	return first;
}

void tasks_close(struct tasks *tasks)
{
	pthread_mutex_lock(&tasks->lock);
	tasks->closing = true;
	pthread_cond_broadcast(&tasks->put);
	pthread_mutex_unlock(&tasks->lock);
	for (unsigned i = 0; i < tasks->started; i++)
		pthread_join(tasks->thread[i], NULL);
	if (tasks->own != NULL)
		tasks->events->close(tasks->own);
	free(tasks->thread);
	free(tasks);
}
