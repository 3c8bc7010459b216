#include "ijw/intake/status.h"

#include <stdlib.h>
#include <sys/statvfs.h>

#include "ijw/base/clock.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/pool.h"
#include "ijw/base/text.h"
#include "ijw/intake/inbox.h"

enum { MINUTE = 60, HOUR = 3600, MEGABYTE = 1000000 };

/* A few rejections are a large part of a quiet day. */
enum { REJECTING_LEAST = 20, PERCENT = 100 };

int64_t status_sum(const int64_t counts[VERDICTS])
{
	int64_t all = 0;

	for (int verdict = 0; verdict < VERDICTS; verdict++)
		all += counts[verdict];
	return all;
}

int64_t status_refused(const struct status *status)
{
	return status_sum(status->store.day) - status->store.day[VERDICT_ACCEPTED];
}

/* A home that is filled on its first day has nothing to compare with. */
static bool is_jump(const struct store_status *store, const struct bewaking *limits,
		    enum attention attention)
{
	if (store->before == 0)
		return false;
	if (attention == ATTENTION_VERWERPEND_PROCENT)
		return limits->verwerpend_procent > 0 && store->rejecting >= REJECTING_LEAST &&
		       store->rejecting * PERCENT >
			   status_sum(store->day) * limits->verwerpend_procent;
	if (attention == ATTENTION_NIEUWE_AFZENDERS)
		return limits->nieuwe_afzenders > 0 &&
		       store->new_senders > limits->nieuwe_afzenders;
	return limits->verre_dagtekening > 0 && store->far > limits->verre_dagtekening;
}

static bool is_passed(const struct status *status, const struct bewaking *limits,
		      enum attention attention)
{
	switch (attention) {
	case ATTENTION_OUDSTE_MINUTEN:
		return limits->oudste_minuten > 0 && status->inbox.files > 0 &&
		       status->now - status->inbox.oldest >
			   (int64_t)limits->oudste_minuten * MINUTE;
	case ATTENTION_VRIJ_MB:
		return status->free < (int64_t)limits->vrij_mb * MEGABYTE;
	case ATTENTION_STIL_UREN:
		return limits->stil_uren > 0 && status->now - status->store.last_received >
						    (int64_t)limits->stil_uren * HOUR;
	case ATTENTION_NIET_AANVAARD:
		return limits->niet_aanvaard > 0 && status_refused(status) > limits->niet_aanvaard;
	case ATTENTION_VERWERPEND_PROCENT:
	case ATTENTION_NIEUWE_AFZENDERS:
	case ATTENTION_VERRE_DAGTEKENING:
		return is_jump(&status->store, limits, attention);
	case ATTENTION_AANMELDDATUM:
		return status->store.refused;
	case ATTENTION_UPLOADS:
		return status->inbox.uploads > 0;
	case ATTENTION_FOLDERS:
		return status->inbox.shut > 0;
	case ATTENTION_UNREAD:
		return status->inbox.unread > 0;
	case ATTENTION_WORKERS:
		return status->store.disagreed > 0;
	case ATTENTIONS:
		break;
	}
	return false;
}

bool status_has(const struct status *status, enum attention attention)
{
	return (status->passed >> attention & 1) != 0;
}

const char *attention_name(enum attention attention)
{
	static const char *const names[ATTENTIONS] = {"oudste_minuten",
						      "vrij_mb",
						      "stil_uren",
						      "niet_aanvaard",
						      "verwerpend_procent",
						      "nieuwe_afzenders",
						      "verre_dagtekening",
						      "aanmelddatum",
						      "uploads",
						      "folders",
						      "unread",
						      "workers"};

	return names[attention];
}

/* What is to be looked at in inbox/. */
static void inbox_text(const struct waiting *inbox, enum attention attention, struct buf *out)
{
	if (attention == ATTENTION_UPLOADS)
		buf_printf(out,
			   NUMBER_("%u upload in inbox/ did not end for a day: bring %s anew, or "
				   "give it its name",
				   "%u uploads in inbox/ did not end for a day: bring %s anew, or "
				   "give it its name",
				   inbox->uploads),
			   inbox->uploads, inbox->upload);
	else if (attention == ATTENTION_FOLDERS)
		buf_printf(out,
			   NUMBER_("%u folder in inbox/ cannot be looked through: %s; give this "
				   "user the right to, or take it away (none is with more than %u "
				   "above it)",
				   "%u folders in inbox/ cannot be looked through: %s; give this "
				   "user the right to, or take them away (none is with more than "
				   "%u above it)",
				   inbox->shut),
			   inbox->shut, inbox->folder, LIMIT_FOLDER_DEPTH);
	else
		buf_printf(out,
			   NUMBER_("%u file in inbox/ cannot be renamed and stays unread: %s; "
				   "give this user the right to write in its folder and to rename "
				   "its files",
				   "%u files in inbox/ cannot be renamed and stay unread: %s; give "
				   "this user the right to write in its folder and to rename its "
				   "files",
				   inbox->unread),
			   inbox->unread, inbox->unread_first);
}

static void jump_text(const struct store_status *store, const struct bewaking *limits,
		      enum attention attention, struct buf *out)
{
	if (attention == ATTENTION_VERWERPEND_PROCENT)
		buf_printf(
		    out,
		    _("%lld of %lld messages of the last day are retours that reject a message, "
		      "more "
		      "than %d%%: ask their senders whether they sent them; 'ijw diff' tells what "
		      "they "
		      "changed"),
		    (long long)store->rejecting, (long long)status_sum(store->day),
		    limits->verwerpend_procent);
	else if (attention == ATTENTION_NIEUWE_AFZENDERS)
		buf_printf(
		    out,
		    _("%lld senders of the last day were never heard of before, more than %d: "
		      "'ijw status -v' "
		      "lists senders; see whether these are whom they say"),
		    (long long)store->new_senders, limits->nieuwe_afzenders);
	else
		buf_printf(out,
			   _("%lld messages of the last day are dated in the future or more than a "
			     "year ago, "
			     "more than %d: see whether they come from whom they say"),
			   (long long)store->far, limits->verre_dagtekening);
}

void attention_text(const struct status *status, const struct bewaking *limits,
		    enum attention attention, struct buf *out)
{
	switch (attention) {
	case ATTENTION_OUDSTE_MINUTEN:
		buf_printf(out, _("the oldest file waits for %lld minutes, more than %d: %s"),
			   (long long)(status->now - status->inbox.oldest) / MINUTE,
			   limits->oudste_minuten, status->inbox.first);
		break;
	case ATTENTION_VRIJ_MB:
		buf_printf(out, _("%lld MB are left where the home is, less than %d"),
			   (long long)status->free / MEGABYTE, limits->vrij_mb);
		break;
	case ATTENTION_STIL_UREN:
		buf_printf(out, _("no message came for more than %d hours"), limits->stil_uren);
		break;
	case ATTENTION_NIET_AANVAARD:
		buf_printf(out, _("%lld messages were not accepted in a day, more than %d"),
			   (long long)status_refused(status), limits->niet_aanvaard);
		break;
	case ATTENTION_VERWERPEND_PROCENT:
	case ATTENTION_NIEUWE_AFZENDERS:
	case ATTENTION_VERRE_DAGTEKENING:
		jump_text(&status->store, limits, attention, out);
		break;
	case ATTENTION_AANMELDDATUM:
		buf_puts(out, _("aanmelddatum.csv is refused, its lines are those of an older one: "
				"'ijw ingest' tells why"));
		break;
	case ATTENTION_UPLOADS:
	case ATTENTION_FOLDERS:
	case ATTENTION_UNREAD:
		inbox_text(&status->inbox, attention, out);
		break;
	case ATTENTION_WORKERS:
		buf_puts(out, _("a worker said of a message what is not so: it may be taken over by what "
				"it read; 'ijw rebuild --check' tells whether other messages were judged "
				"wrongly, and 'ijw rebuild' ends this alarm"));
		break;
	case ATTENTIONS:
		break;
	}
}

static int read_store(const struct home *home, struct status *out)
{
	struct store *store = store_read(home);
	int rc = -1;

	if (store != NULL && store_status(store, out->now, &out->store) == 0) {
		out->sender_count = store_senders(store, out->senders, LIMIT_SENDERS);
		rc = out->sender_count < 0 ? -1 : 0;
	}
	store_close(store);
	return rc;
}

int status_read(const struct home *home, struct status *out)
{
	struct statvfs disk;

	*out = (struct status){.now = clock_now()};
	if (fstatvfs(home->fd, &disk) != 0) {
		log_errno("%s: the system does not tell how much room is left", home->path);
		return -1;
	}
	out->free = (int64_t)(disk.f_bavail * disk.f_frsize);
	out->senders = xmalloc(LIMIT_SENDERS * sizeof(*out->senders));
	if (inbox_count(home, out->now, &out->inbox) != 0 || read_store(home, out) != 0) {
		status_free(out);
		return -1;
	}
	for (enum attention attention = 0; attention < ATTENTIONS; attention++)
		if (is_passed(out, &home->bewaking, attention))
			out->passed |= UINT64_C(1) << attention;
	return 0;
}

void status_free(struct status *status)
{
	free(status->senders);
	status->senders = NULL;
}
