/* How a home is: for people, for programs, and for what watches over it. It tells counts, moments
 * and the codes of organisations, and nothing of a youth. */
#ifndef IJW_INTAKE_STATUS_H
#define IJW_INTAKE_STATUS_H

#include <stdbool.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/rule/lijsten.h"
#include "ijw/intake/inbox.h"
#include "ijw/store/home.h"
#include "ijw/store/store.h"

/* What is to be looked at: a limit of [bewaking] that was passed, by the name of its key; what
 * needs 'ijw rebuild'; a file of the home that is refused; uploads that do not end; folders of inbox/
 * that cannot be looked through; files that cannot be renamed there, and stay unread; and a worker
 * that said what is not so. A jump is
 * what somebody does who speaks for others: retours that take messages out of the tables, senders
 * that nobody knew, dates far away. */
enum attention {
	ATTENTION_OUDSTE_MINUTEN,
	ATTENTION_VRIJ_MB,
	ATTENTION_STIL_UREN,
	ATTENTION_NIET_AANVAARD,
	ATTENTION_VERWERPEND_PROCENT,
	ATTENTION_NIEUWE_AFZENDERS,
	ATTENTION_VERRE_DAGTEKENING,
	ATTENTION_AANMELDDATUM,
	ATTENTION_UPLOADS,
	ATTENTION_FOLDERS,
	ATTENTION_UNREAD,
	ATTENTION_WORKERS,
	ATTENTIONS
};

struct status {
	int64_t now; /* when it was asked: seconds since 1970, as all moments here */
	struct waiting inbox;
	int64_t free;    /* bytes that are left where the home is */
	uint64_t passed; /* bit i: limit i of enum attention */
	struct store_status store;
	struct sender *senders; /* by code */
	int sender_count;
};

/* Looks at all of it. 0, or -1 after a failure was logged. */
int status_read(const struct home *home, struct status *out);
void status_free(struct status *status);

bool status_has(const struct status *status, enum attention attention);

/* As the key in ijw.conf spells it; "aanmelddatum", "uploads", "folders", "unread", "workers". */
const char *attention_name(enum attention attention);

/* A sentence, without a full stop, that says how things are and where the limit is. */
void attention_text(const struct status *status, const struct bewaking *bewaking,
		    enum attention attention, struct buf *out);

/* Messages of all verdicts together. */
int64_t status_sum(const int64_t counts[VERDICTS]);

/* Messages of the last day that were not accepted. */
int64_t status_refused(const struct status *status);

/* One object of the schema ijw.status/1, with a line end. */
void status_json(const struct status *status, const struct home *home,
		 const struct lijsten *lijsten, struct buf *out);

/* The same for Prometheus, in its text format; what is only for people or about youths is left out.
 */
void status_metrics(const struct status *status, struct buf *out);

/* Writes status_metrics to a file in one step, readable by all that the umask lets: what
 * collects it is another user. 0, or -1 after it logged. */
int status_publish(const struct status *status, const char *file);

#endif
