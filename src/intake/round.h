/* One round over the inbox: what the files that were judged become. */
#ifndef IJW_INTAKE_ROUND_H
#define IJW_INTAKE_ROUND_H

#include <stdbool.h>
#include <stdint.h>

#include "claims.h"
#include "folders.h"
#include "held.h"
#include "hints.h"
#include "ijw/base/limits.h"
#include "ijw/intake/pipeline.h"
#include "ijw/intake/inbox.h"
#include "place.h"
#include "refusals.h"
#include "settle.h"

/* A file that is being judged, or was taken in with this group and waits for the commit. */
struct settled {
	struct claim claim;
	struct intake_file file;
	uint64_t key;         /* of the file as it was listed */
	struct report report; /* on this file alone */
	bool opened;          /* it is a regular file that could be opened */
	bool wait;            /* it is not whole yet, or could not be read or claimed */
	uint32_t begun, batch; /* the first and the last that has messages of it; 0: none yet */
};

struct inbox {
	const struct home *home;
	const struct lijsten *lijsten;
	int inbox, work, done, rejected, outbox; /* all but `work` only during a round */
	struct intake_run *run; /* NULL at rest; then there is no pipeline either */
	struct pipeline *pipeline;
	struct held *held;
	struct hints *hints; /* the caller's; NULL where nobody waits for them */
	struct claims *claims;
	struct places *changed[2]; /* of rejected/ and of done/, not synced yet */
	struct folders *folders;
	struct refusals refusals; /* as of the last scan, and of what came of it */
	bool stays;               /* all workers are started with the run */
	bool wary;                /* what files are is told by their bytes, also of archives */
	bool broken;              /* nothing that is written can be trusted */
	int32_t day;      /* of which the derived rows are; DAY_NONE when that is not known */
	int64_t large;    /* when large youths are derived next, in ticks (LIMIT_LARGE_YOUTHS_MS) */
	int64_t marked;   /* large youths that wait for it */
	int32_t purged;   /* the day on which settled files were last looked through */
	uint64_t aanmeld; /* the key of aanmelddatum.csv as it was last seen */
	uint32_t number;  /* in the name of the last report */

	/* Taken in, but not moved; a ring. */
	struct settled *unmoved[LIMIT_UNMOVED_FILES];
	uint32_t unmoved_next;

	/* Of the round at hand. */
	struct report batch;
	int64_t started;  /* of the batch: seconds since 1970 */
	uint32_t batches; /* that were begun so far */
	struct settled **settled;
	uint32_t count;
	uint32_t complaints;
	bool named; /* the report of the batch has a number */
	bool moved; /* this pass settled something */
	inbox_go_on *go_on;
	void *context;
	struct inbox_result *result;
};

extern const struct pipeline_events round_events;

/* Begins and ends a round; what was not flushed is forgotten. */
void round_begin(struct inbox *inbox);
void round_end(struct inbox *inbox);

/* False: the round is to end. */
bool round_goes_on(const struct inbox *inbox);

/* A file as it was listed. */
struct settled *settled_new(const struct inbox *inbox, const char *path, uint64_t key);
void settled_free(struct settled *settled);

/* Commit, report, move: in this order nothing is ever lost. 0, or -1 after it logged. */
int round_flush(struct inbox *inbox);

/* round_move.c: whether a file goes to done/; moves it there or to rejected/, its report first, and in
 * the log of a daemon names it when it is rejected. 0; 1 when a new file has its name: the next round
 * sees to it; -1 with errno. */
bool round_is_accepted(const struct tally *tally);
int round_move(struct inbox *inbox, struct settled *settled);

/* Moves a file whose move failed before. False when this is none. */
bool round_move_again(struct inbox *inbox, uint64_t key);

/* Leaves a file that cannot be read now where it is; errno tells why. It is named once. */
void round_refuse(struct inbox *inbox, const struct settled *settled);

/* The same of a folder that cannot be looked through. */
void round_refuse_folder(struct inbox *inbox, const struct walk_entry *entry);

/* The same, with `why` it stays: a text that is marked for translation. */
void round_refuse_why(struct inbox *inbox, const struct settled *settled, const char *why);

/* Holds back what cannot be read or moved now, by the key of its file; errno tells why. True when
 * the caller is to say so: what is refused is named the first time. */
bool round_hold_refused(struct inbox *inbox, uint64_t key);

/* Holds back what is not whole yet. */
void round_hold_young(struct inbox *inbox, const struct settled *settled);

/* Young enough that its writer may still be busy. */
bool round_is_young(const struct inbox *inbox, const struct settled *settled);

/* batch.c: a batch is begun; its report as far as it is is written, anew after every group (0, or
 * -1 after it logged); it is at its end, and the next one begins. */
void batch_begin(struct inbox *inbox);
int batch_publish(struct inbox *inbox);
void batch_close(struct inbox *inbox);

/* Whether youths with very many events are derived with what is committed now. */
bool round_large_is_due(const struct inbox *inbox);

/* Commits what is open, and makes the derived rows those of today. 0 or -1. */
int round_commit(struct inbox *inbox);

#endif
