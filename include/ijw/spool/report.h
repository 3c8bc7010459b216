/* The report on a batch: a text that a clerk understands without help, and JSON for programs. */
#ifndef IJW_SPOOL_REPORT_H
#define IJW_SPOOL_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/spool/intake.h"
#include "ijw/spool/source.h"

/* How the messages of a batch, or of one file, fared. */
struct tally {
	uint32_t files;
	uint32_t messages;
	uint32_t verdicts[VERDICTS];
	uint32_t as[TAKEN_KINDS];
	uint32_t warned; /* accepted with a warning */
};

struct report {
	struct tally tally;
	struct buf problems; /* text: each message that was not accepted, with its findings */
	struct buf messages; /* JSON: the objects of all messages, joined by commas */
};

void report_begin(struct report *report);
void report_free(struct report *report);

/* Adds a message. */
void report_add(struct report *report, const struct source *source, const struct taken *taken);

/* Whether the batch is large enough to be closed. */
bool report_is_full(const struct report *report);

/* The whole text, and the whole JSON object with a line end. `title` says what the report is about;
 * `now` is in seconds since 1970. Adds to `out`. */
void report_text(const struct report *report, const char *title, int64_t now, struct buf *out);
void report_json(const struct report *report, const char *title, int64_t now, struct buf *out);

#endif
