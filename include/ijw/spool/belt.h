/* Files go on at one end, their documents come off at the other, judged by the crew, in the order
 * in which the files went on. Judging runs ahead of whoever takes the documents. */
#ifndef IJW_SPOOL_BELT_H
#define IJW_SPOOL_BELT_H

#include <stdbool.h>

#include "ijw/rule/judge.h"
#include "ijw/spool/crew.h"
#include "ijw/spool/source.h"

/* Who takes the documents. `file` is what came with the file. A result other than 0 ends the work
 * and becomes its result. */
struct belt_events {
	/* A document; all is valid during the call only. */
	int (*document)(void *context, void *file, const struct source *source,
			const struct judgement *judgement);

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

/* Puts a file on; what does not fit any more comes off first. `fd` is a regular file at its start,
 * the belt's from now on, or -1 for one that cannot be read; `label` its shown name. `check`: an
 * archive is walked to its end before anything of it comes off. Returns 0, what an event returned,
 * or -1 after a failure was logged. */
int belt_put(struct belt *belt, int fd, const char *label, bool check, void *file);

/* How many files are on it. */
uint32_t belt_count(const struct belt *belt);

/* Lets the first file come off. As belt_put. */
int belt_take(struct belt *belt);

/* Lets everything come off. As belt_put. */
int belt_drain(struct belt *belt);

/* Starts all workers now instead of when there is work for them. 0, or -1 after it logged. */
int belt_start(struct belt *belt);

#endif
