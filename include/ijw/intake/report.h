/* The report on a batch: a text that a clerk understands without help, and JSON for programs. */
#ifndef IJW_INTAKE_REPORT_H
#define IJW_INTAKE_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/intake/intake.h"
#include "ijw/intake/source.h"

/* How the messages of a batch, or of one file, fared. */
struct tally {
	uint32_t files;
	uint32_t messages;
	uint32_t verdicts[VERDICTS];
	uint32_t as[TAKEN_KINDS];
	uint32_t warned; /* accepted with a warning */
	uint32_t noted;  /* accepted, but does not go with what was received before */
	uint32_t litter; /* members of archives that nobody sent; they are no messages */
};

/* Counts a document, and not what is found in it later. */
void tally_add(struct tally *tally, const struct source *source, const struct taken *taken);

/* A message that can still get findings: where its objects end. */
struct noted {
	int64_t bericht;
	size_t json;  /* in report.messages, before its brace */
	size_t label; /* in report.labels */
	bool inside;  /* the message lies in an envelope */
	uint32_t errors;
	uint32_t found, listed; /* of all severities; in the JSON */
	struct buf findings;    /* JSON: objects with commas between them */
};

struct report {
	struct tally tally;
	struct buf problems; /* text: each message that was not accepted, with its findings */
	struct buf messages; /* JSON: the objects of all messages, with commas between them */
	struct buf dossier;  /* text: each message that does not go with earlier ones */
	struct buf labels;   /* texts with a NUL behind each */
	struct noted *noted; /* by number */
	size_t count;
	size_t room;
	uint32_t told; /* findings in the texts, and in the JSON: LIMIT_REPORT_FINDINGS at most */
	uint32_t listed;
	uint32_t untold; /* errors that are only counted for that */
};

void report_begin(struct report *report);
void report_free(struct report *report);

/* Adds a message. */
void report_add(struct report *report, const struct source *source, const struct taken *taken);

/* The same for a report of which only report_text is wanted, and in which nothing is found later:
 * there are thousands of them at a time. */
void report_tell(struct report *report, const struct source *source, const struct taken *taken);

/* Adds a finding of the rules between messages; those of one message follow each other. A message
 * that is not in this report is passed over. */
void report_find(struct report *report, int64_t bericht, const struct finding *finding);

/* A file that was shown by one name is shown by another one from now on, also where it was named
 * before. */
void report_rename(struct report *report, const char *from, const char *to);

/* Whether the batch is large enough to be closed. */
bool report_is_full(const struct report *report);

/* The whole text, added to `out`. `title` says what the report is about; `now` is in seconds since
 * 1970. */
void report_text(const struct report *report, const char *title, int64_t now, struct buf *out);

/* The whole JSON object with a line end, written to `fd` piece by piece. 0, or -1 with errno. */
int report_json(const struct report *report, const char *title, int64_t now, int fd);

#endif
