/* Files go on at one end, their documents come off at the other, judged by the workers, in the
 * order in which the files went on. Judging runs ahead of whoever takes the documents.
 *
 * Where files may overtake (workers.h), those behind a slow one come off before it; its documents
 * come between them, in their order, so that nobody waits for ever. */
#ifndef IJW_INTAKE_PIPELINE_H
#define IJW_INTAKE_PIPELINE_H

#include <stdbool.h>

#include "ijw/rule/judge.h"
#include "ijw/worker/workers.h"
#include "ijw/intake/source.h"

/* Who takes the documents. `file` is what came with the file. A result other than 0 ends the work
 * and becomes its result. */
struct pipeline_events {
	/* A document; all is valid during the call only, and the judgement may be changed. */
	int (*document)(void *context, void *file, const struct source *source,
			struct judgement *judgement);

	/* No more documents of this file. `young`: it is an archive that is not whole yet, and
	 * there was none. */
	int (*end)(void *context, void *file, bool young);

	/* The work ended before the file did. NULL when nothing is to be done then. */
	void (*forget)(void *context, void *file);
};

struct pipeline;

/* `judge` says what a file is that gave no bytes. It and `context` outlive the pipeline. */
struct pipeline *pipeline_open(const struct workers_options *options,
			       const struct pipeline_events *events, void *context,
			       struct judge *judge);

/* Forgets what is on it. NULL is allowed. */
void pipeline_close(struct pipeline *pipeline);

struct pipeline_file {
	int fd; /* a regular file at its start, the pipeline's from now on; or -1 for one that
		 * cannot be read */
	const char *label; /* its shown name, during the call */
	bool check;        /* an archive is walked to its end before anything of it comes off */
	uint32_t sender;   /* who seems to have sent it */
	uint64_t key;      /* for pipeline_has */
	void *file;        /* for the events */
};

/* Puts a file on; what does not fit any more comes off first. Returns 0, what an event returned, or
 * -1 after a failure was logged. */
int pipeline_put(struct pipeline *pipeline, const struct pipeline_file *file);

/* Whether a file of this key is on it. */
bool pipeline_has(const struct pipeline *pipeline, uint64_t key);

/* Whether files of this sender are to be put on later: it has as many slow ones as it may. */
bool pipeline_is_blocked(struct pipeline *pipeline, uint32_t sender);

/* Whether all that is on it is slow or waits for what is slow. */
bool pipeline_is_slow(struct pipeline *pipeline);

/* Forgets the files that wait for slow ones and were not begun. */
void pipeline_give_back(struct pipeline *pipeline);

/* How many files are on it. */
uint32_t pipeline_count(const struct pipeline *pipeline);

/* Lets the first file come off, or some documents of one that is slow; none when there is none for
 * a tenth of a second. As pipeline_put. */
int pipeline_take(struct pipeline *pipeline);

/* Lets everything come off. As pipeline_put. */
int pipeline_drain(struct pipeline *pipeline);

/* Starts all workers now instead of when there is work for them. 0, or -1 after it logged. */
int pipeline_start(struct pipeline *pipeline);

#endif
