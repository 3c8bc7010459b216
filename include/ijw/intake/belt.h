/* Files go on at one end, their documents come off at the other, judged by the crew, in the order
 * in which the files went on. Judging runs ahead of whoever takes the documents.
 *
 * Where files may overtake (crew.h), those behind a slow one come off before it; its documents come
 * between them, in their order, so that nobody waits for ever. */
#ifndef IJW_INTAKE_BELT_H
#define IJW_INTAKE_BELT_H

#include <stdbool.h>

#include "ijw/rule/judge.h"
#include "ijw/intake/crew.h"
#include "ijw/intake/source.h"

/* Who takes the documents. `file` is what came with the file. A result other than 0 ends the work
 * and becomes its result. */
struct belt_events {
	/* A document; all is valid during the call only, and the judgement may be changed. */
	int (*document)(void *context, void *file, const struct source *source,
			struct judgement *judgement);

	/* No more documents of this file. `young`: it is an archive that is not whole yet, and
	 * there was none. */
	int (*end)(void *context, void *file, bool young);

	/* The work ended before the file did. NULL when nothing is to be done then. */
	void (*forget)(void *context, void *file);
};

struct belt;

/* `judge` says what a file is that gave no bytes. It and `context` outlive the belt. */
struct belt *belt_open(const struct crew_options *options, const struct belt_events *events,
		       void *context, struct judge *judge);

/* Forgets what is on it. NULL is allowed. */
void belt_close(struct belt *belt);

struct belt_file {
	int fd;            /* a regular file at its start, the belt's from now on; or -1 for one that
			    * cannot be read */
	const char *label; /* its shown name, during the call */
	bool check;        /* an archive is walked to its end before anything of it comes off */
	uint32_t sender;   /* who seems to have sent it */
	uint64_t key;      /* for belt_has */
	void *file;        /* for the events */
};

/* Puts a file on; what does not fit any more comes off first. Returns 0, what an event returned, or
 * -1 after a failure was logged. */
int belt_put(struct belt *belt, const struct belt_file *file);

/* Whether a file of this key is on it. */
bool belt_has(const struct belt *belt, uint64_t key);

/* Whether files of this sender are to be put on later: it has as many slow ones as it may. */
bool belt_is_blocked(struct belt *belt, uint32_t sender);

/* Whether all that is on it is slow or waits for what is slow. */
bool belt_is_slow(struct belt *belt);

/* Forgets the files that wait for slow ones and were not begun. */
void belt_give_back(struct belt *belt);

/* How many files are on it. */
uint32_t belt_count(const struct belt *belt);

/* Lets the first file come off, or some documents of one that is slow; none when there is none for
 * a tenth of a second. As belt_put. */
int belt_take(struct belt *belt);

/* Lets everything come off. As belt_put. */
int belt_drain(struct belt *belt);

/* Starts all workers now instead of when there is work for them. 0, or -1 after it logged. */
int belt_start(struct belt *belt);

#endif
