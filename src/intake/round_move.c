/* A file that is settled goes to done/ or rejected/. */
#include "round.h"

#include <errno.h>
#include <stdio.h>

#include "ijw/base/clock.h"
#include "ijw/base/file.h"
#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"

bool round_is_accepted(const struct tally *tally)
{
	return tally->messages > 0 && tally->verdicts[VERDICT_ACCEPTED] == tally->messages;
}

static int publish(int folder, const char *name, struct buf *text)
{
	int rc = file_publish(folder, name, text->data, text->length, 0600);

	if (rc != 0 && errno == EIO)
		file_doubt();
	buf_free(text);
	return rc;
}

/* A file that goes to rejected/, and the names for its report. */
struct beside {
	const struct settled *settled;
	const struct lijsten *lijsten;
};

/* The report lies beside the file, and is there before it: what lies in rejected/ says why. */
static int publish_beside(void *context, int folder, const char *name)
{
	const struct beside *beside = context;
	const struct settled *settled = beside->settled;
	struct buf text = BUF_INIT(0), title = BUF_INIT(0);
	char label[LIMIT_LABEL_BYTES], target[NAME_MAX + 1];
	int rc;

	buf_printf(&title, _("ijw: why %s lies in rejected"),
		   label_show(settle_path(&settled->claim), label, sizeof(label)));
	report_text(&settled->report, title.data, clock_now(), beside->lijsten, &text);
	settle_report(name, target);
	rc = publish(folder, target, &text);
	buf_free(&title);
	return rc;
}

/* Of two folders that are open: the one of the file in the inbox, and the one for it elsewhere. */
static int move_between(struct inbox *inbox, struct settled *settled, int from, int to,
			bool accepted)
{
	struct beside beside = {settled, inbox->lijsten};
	struct destination destination = {to, accepted ? NULL : publish_beside, &beside};
	int rc;

	rc = settle_move(from, &settled->claim, &destination);
	if (rc == 0)
		inbox->moved = true;
	return rc;
}

/* The log of the daemon names what was rejected, by the name under which it lies there. */
static void tell_rejected(const struct inbox *inbox, const struct settled *settled)
{
	const struct tally *tally = &settled->report.tally;
	char label[LIMIT_LABEL_BYTES];

	if (inbox->go_on == NULL || round_is_accepted(tally))
		return;
	log_note(
	    "%s: rejected, accepted of it: %u of %u messages; it lies in rejected/, its report "
	    "beside it says why",
	    label_show(settle_path(&settled->claim), label, sizeof(label)),
	    tally->verdicts[VERDICT_ACCEPTED], tally->messages);
}

int round_move(struct inbox *inbox, struct settled *settled)
{
	const bool accepted = round_is_accepted(&settled->report.tally);
	const char *path = settle_path(&settled->claim);
	int root = accepted ? inbox->done : inbox->rejected, rc = -1;
	int from = place_open(inbox->inbox, settled->claim.path);
	int to = from >= 0 ? place_make(root, path, !accepted, inbox->changed[accepted]) : -1;

	if (to >= 0)
		rc = move_between(inbox, settled, from, to, accepted);
	place_close(root, to);
	place_close(inbox->inbox, from);
	if (rc == 0)
		tell_rejected(inbox, settled);
	return rc;
}
