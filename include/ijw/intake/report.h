/* The report on a batch: a text that a clerk understands without help, and JSON for programs. */
#ifndef IJW_INTAKE_REPORT_H
#define IJW_INTAKE_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/intake/intake.h"
#include "ijw/intake/source.h"
#include "ijw/rule/lijsten.h"

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

/* Bytes of a code of an organisation: four digits or eight, and the NUL. */
enum { REPORT_CODE = 9 };

/* A message of which the report tells, or can come to tell. Places are those in the texts of the
 * report; what a sender chose is masked in them. */
struct spoken {
	size_t name;          /* in names: the file and, behind its NUL, the member or "" */
	size_t identificatie; /* in texts */
	int32_t dagtekening;  /* DAY_NONE where it is not known */
	enum verdict verdict;
	enum berichttype type;
	enum taken_as as;
	bool inside;                /* the message lies in an envelope */
	char afzender[REPORT_CODE]; /* "" where it cannot be read */
	uint32_t errors;            /* of its own, all of them */
	uint32_t noted;             /* errors between messages, all of them */
	uint32_t minor;             /* warnings and signals, all of them */
};

/* A finding that is told. */
struct told {
	uint32_t message; /* by its place in spoken */
	const struct rule *rule;
	uint32_t line;
	size_t path, detail; /* in texts; 0: none */
	bool between;        /* it was found between messages */
	bool inside;
};

/* A message that can still get findings: where its object ends. */
struct noted {
	int64_t bericht;
	size_t json;            /* in report.messages, before its brace */
	uint32_t message;       /* by its place in spoken */
	uint32_t found, listed; /* of all severities; in the JSON */
	struct buf findings;    /* JSON: objects with commas between them */
};

/* A file that stays in inbox/ for now. */
struct stay {
	size_t file, why; /* in names and, English, in texts */
	int64_t until; /* when it is looked at again at the latest, seconds since 1970; 0: soon */
};

struct report {
	struct tally tally;
	struct buf messages; /* JSON: the objects of all messages, with commas between them */
	struct buf names;    /* of files and members, a NUL behind each */
	struct buf texts;    /* the others; the first is "" */
	struct spoken *spoken;
	size_t spoken_count, spoken_room;
	struct told *told; /* LIMIT_REPORT_FINDINGS at most */
	size_t told_count, told_room;
	struct noted *noted; /* by number */
	size_t count, room;
	struct stay *stay;
	size_t stays, stay_room;
	uint32_t listed;     /* findings in the JSON: LIMIT_REPORT_FINDINGS at most */
	uint32_t minor_told; /* warnings and signals in told */
	uint32_t untold;     /* errors that are only counted for that */
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

/* A file, by its shown name, stays in inbox/: `why` is a text that is marked for translation, and
 * `until` the moment at which that ends at the latest, or 0. It is told once. */
void report_stay(struct report *report, const char *file, const char *why, int64_t until);

/* A file that was shown by one name is shown by another one from now on, also where it was named
 * before. */
void report_rename(struct report *report, const char *from, const char *to);

/* The same in the reports that lie in the folder `outbox`, of batches before this one, each in one
 * step. What is no report is left alone. 0; -1 with errno when one of them could not be changed. */
int report_rename_closed(int outbox, const char *from, const char *to);

/* Whether the batch is large enough to be closed. */
bool report_is_full(const struct report *report);

/* The whole text, added to `out`. `title` says what the report is about; `now` is in seconds since
 * 1970. `lijsten` has the names of organisations; NULL: codes alone are shown. What a clerk has to
 * ask stands by sender, with a text to send to that sender, which holds no data of a youth. */
void report_text(const struct report *report, const char *title, int64_t now,
		 const struct lijsten *lijsten, struct buf *out);

/* The whole JSON object with a line end, written to `fd` piece by piece. 0, or -1 with errno. */
int report_json(const struct report *report, const char *title, int64_t now, int fd);

/* The name of an organisation by its code, four digits of a gemeente or an AGB code, in `name`
 * (LIMIT_LABEL_BYTES); false when the lists have none. */
bool report_naam(const struct lijsten *lijsten, const char *code, char *name);

/* What wraps the lines of a report: words of `text` in lines of at most 78 columns, each after
 * `indent` blanks. A longer word, such as a path, stays whole: somebody may copy it. */
void report_wrap(struct buf *out, int indent, const char *text);

/* How many messages there were and how they fared, a line each, and an empty line. */
void report_counts(const struct tally *tally, struct buf *out);

/* A message by what a sender knows it by: JW307, Identificatie 12, Dagtekening 1 mei 2026. */
void report_message(const struct report *report, const struct spoken *spoken, struct buf *out);

/* The text to send to a sender about what the report asks of their messages. */
void report_letter(const struct report *report, const char *afzender, struct buf *out);

#endif
