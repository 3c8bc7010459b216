/* The watched folder: files in, settled files and reports out. */
#ifndef IJW_INTAKE_INBOX_H
#define IJW_INTAKE_INBOX_H

#include <stdbool.h>
#include <stdint.h>

#include "ijw/base/limits.h"
#include "ijw/intake/report.h"
#include "ijw/store/home.h"

struct inbox_result {
	struct tally tally;
	uint32_t waiting; /* files that are left for a next round */
	uint32_t refused; /* of those that were tried: could not be read or moved now */
	uint32_t reports;
	bool aanmelddatum_refused; /* what was read of it before stands */
};

struct inbox;

/* Takes the lock of a home: until inbox_close nobody else empties its inbox, and a process that is
 * killed leaves no lock. Messages are judged by these lists. Home and lists outlive the inbox, or
 * the next inbox_use. NULL after it logged. */
struct inbox *inbox_open(const struct home *home, const struct lijsten *lijsten);
void inbox_close(struct inbox *inbox);

/* Goes on with other settings of the same home. */
void inbox_use(struct inbox *inbox, const struct home *home, const struct lijsten *lijsten);

/* From now on the system is asked to tell of the folders that a round goes through, in these hints,
 * which outlive the inbox. */
struct hints;
void inbox_tell(struct inbox *inbox, struct hints *hints);

/* Opens the database and starts the workers, unless that was done. 0, or -1 after it logged. */
int inbox_wake(struct inbox *inbox);

/* Closes the database and ends the workers; the next round opens and starts them anew. */
void inbox_rest(struct inbox *inbox);

/* Asked between files and between messages. False: no other file is begun; what was taken in is
 * committed, reported and moved. */
typedef bool inbox_go_on(void *context);

/* Empties inbox/ into done/ and rejected/, with a report for each batch in outbox/, and beside each
 * rejected file. A file is moved only after its messages were committed and their report was
 * written: after a crash at any moment it is still in inbox/, and its messages are found to be here
 * already. What cannot be taken now stays, and is tried again after pauses that grow. On a day that
 * is new all derived rows become those of that day, and settled files go that ijw.conf does not
 * want any longer (purge.h). `go_on` may be NULL. Returns 0, or -1 after a
 * failure was logged: what was not settled is still in inbox/, and inbox_rest is to be called. */
int inbox_round(struct inbox *inbox, inbox_go_on *go_on, void *context,
		struct inbox_result *result);

/* Whether the last round failed in a way that trying again does not mend: what was written may be
 * lost while the system says otherwise. Only a new process looks at what is really there. */
bool inbox_is_broken(const struct inbox *inbox);

/* When a file that was left in inbox/ is to be tried again, or youths are to be derived that were
 * only marked, in ticks; INT64_MAX for never. */
int64_t inbox_until(const struct inbox *inbox);

/* One round. As inbox_round; a second run on the same home is refused. */
int inbox_empty(const struct home *home, const struct lijsten *lijsten,
		struct inbox_result *result);

/* What is in inbox/ and the folders in it. A file that is being brought, by its name
 * (litter_is_upload), does not wait; one that has not changed for a day is to be looked at. Moments
 * are seconds since 1970. */
struct waiting {
	uint32_t files;
	char first[LIMIT_LABEL_BYTES];  /* the shown name of the one that waits longest */
	int64_t oldest;                 /* since when the oldest waits; 0 for none */
	uint32_t uploads;               /* unchanged for a day */
	int64_t upload_oldest;          /* the oldest of them, */
	char upload[LIMIT_LABEL_BYTES]; /* and its shown name */
	uint32_t shut;                  /* folders that cannot be read, or lie too deep; */
	char folder[LIMIT_LABEL_BYTES]; /* the shown name of one of them */
	bool lost_found;                /* there is a lost+found, which is left alone */
	uint32_t unread;                /* files that cannot be renamed, as of the last round; */
	char unread_first[LIMIT_LABEL_BYTES]; /* the shown name of one of them */
};

/* As of `now`. 0, or -1 after it logged. */
int inbox_count(const struct home *home, int64_t now, struct waiting *out);

#endif
