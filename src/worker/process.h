/* The place of one worker: its process, the socket to it, and the tasks it has in hand: each some
 * items that are sent at once and answered at once, or an archive. */
#ifndef WORKER_PROCESS_H
#define WORKER_PROCESS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "ijw/base/buf.h"
#include "again.h"
#include "ijw/worker/workers.h"
#include "wire.h"

struct process {
	pid_t pid; /* 0: there is none */
	int fd;
	bool ready;         /* it said hello */
	bool stranger;      /* it judges by something else than this process */
	uint32_t landlock;  /* what it said */
	const char *basis;  /* what it is to say */
	struct again *again; /* which of its answers wait for a second one; NULL for none */
	struct item *first; /* in hand, oldest first: it answers in this order */
	struct item *last;
	uint32_t count;
	size_t bytes;
	uint32_t tasks;      /* the number of the last one that it was given, */
	uint32_t task_items; /* and what that has */
	size_t task_bytes;
	struct item *sending; /* the first of the task that is not wholly sent yet; NULL for none */
	size_t sent;          /* of that task, its frame included */
	struct wire_stream stream;
	uint32_t judged; /* messages, since it was started */
	uint32_t most;   /* of them; then it is spent */
	bool opened;     /* it has opened an archive */
	uint32_t owner;  /* of that archive */
	int64_t since;   /* when it last showed that it goes on, in ticks */
	int64_t begun;   /* its processor time when it began with the item in hand, in ms */
	int64_t given;   /* when it got that, in ticks */
};

/* Starts a worker for an empty process, which reads its lists from the descriptor `lijsten`, one
 * above WORKER_LIJSTEN_FD, and is to say hello with `basis`, a text that outlives it. 0, or -1
 * after it logged. */
int process_start(struct process *process, const char *home, const char *basis, int lijsten);

/* Ends it whatever it does, and waits for its end. The items stay in hand. */
void process_stop(struct process *process);

/* Whether another worker is to take its place before it is given the item: it has judged enough, what
 * it opened was another user's, or workers did not agree on the item, which gets one that has read
 * nothing else. */
bool process_is_spent(const struct process *process, const struct item *item);

/* Whether it can be given a task now that begins with the item. */
bool process_fits(const struct process *process, const struct item *item);

/* Begins a task with the item. */
void process_begin(struct process *process, struct item *item);

/* Whether the item can go with the task that was begun last; adds it to that. */
bool process_takes(const struct process *process, const struct item *item);
void process_add(struct process *process, struct item *item);

/* How many items of the task in hand have no answer yet. */
uint32_t process_left(const struct process *process);

/* The processor time it spent on its oldest item, in ms. */
int64_t process_used(const struct process *process);

/* Whether its item in hand is slow by now; when that is to be asked again, in ticks. */
bool process_is_slow(const struct process *process);
int64_t process_look(const struct process *process);

/* Whether it is not to be read: the member it sent last was not used, or judged again, yet. */
bool process_rests(const struct process *process);

/* Sends what can be sent, without waiting. Whether the worker is there is seen by who reads: what a
 * dead one said is still to be had. */
void process_send(struct process *process);

/* Reads what is there, without waiting; the items that are answered leave the process. 0, or -1
 * when the worker is gone or what it says makes no sense. */
int process_receive(struct process *process);

/* Goes on with what was read already. As process_receive. */
int process_take(struct process *process);

#endif
