/* Taking in documents that were judged, one group after the other: store, derive, commit. */
#ifndef IJW_INTAKE_INTAKE_H
#define IJW_INTAKE_INTAKE_H

#include <stdbool.h>

#include "ijw/base/digest.h"
#include "ijw/rule/judge.h"
#include "ijw/intake/pipeline.h"
#include "ijw/intake/source.h"
#include "ijw/store/store.h"

/* What became of a document. */
enum taken_as {
	TAKEN_NEW,
	TAKEN_REPEATED,  /* another spelling of a message that was here: stored, counts once */
	TAKEN_DUPLICATE, /* the same bytes were here before: nothing was changed */
	TAKEN_NOT,       /* it gave no bytes: there is nothing to store */
	TAKEN_KINDS
};

struct taken {
	const struct judgement *judgement; /* as long as that of the document */
	enum taken_as as;
	int64_t bericht; /* its number; 0 unless TAKEN_NEW or TAKEN_REPEATED */
};

struct intake_run;

/* How much makes a group. */
enum intake_size {
	INTAKE_SOON, /* somebody waits for what becomes of a file */
	INTAKE_BULK  /* all of it is waited for as a whole: fewer groups, in less time */
};

/* Opens the database of a home for taking in, judging by these lists. The home and the lists
 * outlive the run. NULL after it logged. */
struct intake_run *intake_open(const struct home *home, const struct lijsten *lijsten,
			       enum intake_size size);

/* Ends the run; a group that was not committed is rolled back. NULL is allowed. */
void intake_close(struct intake_run *run);

/* Its database, for what is done between two groups: after a failure on it nothing else may be
 * asked of the file, which a second connection would not know. */
struct store *intake_database(const struct intake_run *run);

/* A pipeline whose documents this run takes, with as many workers as the home says. Ended with
 * pipeline_close before the run. */
struct pipeline *intake_pipeline(struct intake_run *run, const struct pipeline_events *events,
				 void *context);

/* A file while its documents are taken in. That its name tells a person may only be seen when a
 * later document of it says who they are about: what was stored of it before is then masked too. */
struct intake_file {
	struct buf name; /* as it is shown by now; empty before the first document */
	int64_t first;   /* the first message that was stored of it; 0 for none */
};
void intake_file_free(struct intake_file *file);

/* Stores a document of `file` that was judged. All texts that tell a person are masked, also those
 * of the judgement and the names in `source`, which are then valid until the next document. 0, or
 * -1 after a failure was logged: the group is then to be
 * given up with intake_close. */
int intake_store(struct intake_run *run, struct intake_file *file, struct source *source,
		 struct judgement *judgement, struct taken *out);

/* Whether there is a group that is to be committed. */
bool intake_is_open(const struct intake_run *run);

/* Whether the group is large enough to be committed. */
bool intake_is_full(const struct intake_run *run);

/* Of whom the rows are derived with a group that touched them. */
enum intake_youths {
	INTAKE_ALL_YOUTHS,
	INTAKE_SMALL_YOUTHS, /* those with very many events stay marked (store_derive_soon) */
	INTAKE_NO_YOUTHS     /* nobody: the load goes on, and is derived at its end (store_postpone) */
};

/* Derives what the group touched and commits it. 0 or -1. Without an open group it still makes the
 * derived rows those of today, and derives who was marked, and a load that was left. */
int intake_commit(struct intake_run *run, enum intake_youths youths);

/* How many youths are marked since the last commit. */
int64_t intake_marked(const struct intake_run *run);

/* Reads aanmelddatum.csv again with the next commit: otherwise once a run is enough. */
void intake_look_again(struct intake_run *run);

/* Whether aanmelddatum.csv, as it was at the last commit, is refused: what was read before stands.
 */
bool intake_refused_aanmelddatum(const struct intake_run *run);

/* After a failure: as store_is_broken. */
bool intake_is_broken(const struct intake_run *run);

/* Visits what the rules between messages found in the group that was committed last. 0 or -1. */
int intake_each_finding(struct intake_run *run, store_finding *visit, void *context);

/* new, repeated, duplicate, none. */
const char *taken_name(enum taken_as as);

#endif
