/* The place of one worker: its process, the pipe to it, and the jobs it has in hand. */
#ifndef INTAKE_SLOT_H
#define INTAKE_SLOT_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "ijw/base/buf.h"
#include "ijw/intake/crew.h"

struct slot {
	pid_t pid; /* 0: there is none */
	int fd;
	bool ready;        /* it said hello */
	bool stranger;     /* it judges by something else than this process */
	uint32_t landlock; /* what it said */
	const char *basis; /* what it is to say */
	struct job *first; /* in hand, oldest first: it answers in this order */
	struct job *last;
	uint32_t count;
	size_t bytes;
	struct job *sending; /* not wholly sent yet; NULL when all are */
	size_t sent;         /* of that one, its head included */
	struct buf in;
	size_t taken;    /* of `in` */
	uint32_t judged; /* messages, since it was started */
	uint32_t most;   /* of them; then it is spent */
	bool opened;     /* it has opened an archive */
	uint32_t owner;  /* of that archive */
	int64_t since;   /* when it last showed that it goes on, in ticks */
	int64_t begun;   /* its processor time when it began with the job in hand, in ms */
	int64_t given;   /* when it got that, in ticks */
};

/* Starts a worker for an empty slot, which reads its lists from the descriptor `lijsten`, one above
 * WORKER_LIJSTEN_FD, and is to say hello with `basis`, a text that outlives it. 0, or -1 after it
 * logged. */
int slot_start(struct slot *slot, const char *home, const char *basis, int lijsten);

/* Ends it whatever it does, and waits for its end. The jobs stay in hand. */
void slot_stop(struct slot *slot);

/* Whether another worker is to take its place before it is given the job: it has judged enough, or
 * what it opened was another user's. */
bool slot_is_spent(const struct slot *slot, const struct job *job);

/* Whether the job can be given to it now. */
bool slot_fits(const struct slot *slot, const struct job *job);

void slot_give(struct slot *slot, struct job *job);

/* The processor time it spent on its oldest job, in ms. */
int64_t slot_used(const struct slot *slot);

/* Whether its job in hand is slow by now; when that is to be asked again, in ticks. */
bool slot_is_slow(const struct slot *slot);
int64_t slot_look(const struct slot *slot);

/* Whether it is not to be read: the member it sent last was not used yet. */
bool slot_rests(const struct slot *slot);

/* Sends what can be sent, reads what is there, without waiting; the jobs that are answered leave
 * the slot. 0, or -1 when the worker is gone or what it says makes no sense. */
int slot_send(struct slot *slot);
int slot_receive(struct slot *slot);

/* Goes on with what was read already. As slot_receive. */
int slot_take(struct slot *slot);

#endif
