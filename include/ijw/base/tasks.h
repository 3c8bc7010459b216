/* Work that several threads do at the same time, and whose results are taken in the order in which
 * it was put. */
#ifndef IJW_BASE_TASKS_H
#define IJW_BASE_TASKS_H

#include <stdbool.h>

struct tasks;

/* The first member of what is worked on: all 0 before it is put. */
struct task {
	struct task *next;
	bool done;
};

/* Tasks stand in lines, numbered from 0, each with an order of its own: what waits in the first is
 * begun before what waits in the second. */
enum { TASK_LINES = 2 };

struct tasks_events {
	/* What one thread has for itself, made by that thread. */
	void *(*open)(const void *context);
	void (*close)(void *own);

	/* Works on a task, in any thread. */
	void (*work)(void *own, struct task *task);
};

/* The processors that this process may use, at least 1. */
unsigned tasks_processors(void);

/* At most `threads` threads work, of which the caller's is one: with 1 there is no other, and it
 * works when it takes. Others are started when there is work for them; where the system gives none
 * there are fewer. Ended with tasks_close, when nothing is put that was not taken. */
struct tasks *tasks_open(const struct tasks_events *events, const void *context, unsigned threads);
void tasks_close(struct tasks *tasks);

/* Puts a task at the end of its line. It stays the caller's, who leaves it alone until it is taken.
 */
void tasks_put(struct tasks *tasks, unsigned line, struct task *task);

/* Takes the first of a line, when it is done; works on it, or on others, as long as it is not. NULL
 * for an empty line. */
struct task *tasks_take(struct tasks *tasks, unsigned line);

#endif
