/* Files that stay in the inbox for now: they are held back, told in the report, and named in the
 * log. */
#include "round.h"

#include <errno.h>

#include "arrival.h"
#include "ijw/base/clock.h"
#include "ijw/base/file.h"
#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/message/mask.h"

/* Files that are named in one round; of a flood the number is enough. */
enum { NAMED_MAX = 20 };

/* Of a file that comes from the future the time at which it came here counts. */
static int64_t age(const struct claim *claim)
{
	int64_t now = clock_now(), changed = (int64_t)claim->status.st_mtim.tv_sec;

	return now - (changed <= now ? changed : (int64_t)claim->status.st_ctim.tv_sec);
}

/* For how many ms nothing happened to it. A daemon has seen that itself: clocks are set, and that
 * of a share is another one. A run that empties the inbox once has only the time of the file. */
static int64_t quiet(const struct inbox *inbox, const struct settled *settled)
{
	int64_t known = -1;

	if (inbox->stays)
		known = held_known(inbox->held, settled->key, clock_ticks());
	return known >= 0 ? known : 1000 * age(&settled->claim);
}

bool round_is_young(const struct inbox *inbox, const struct settled *settled)
{
	return quiet(inbox, settled) < 1000 * (int64_t)inbox->home->stiltetijd;
}

/* In the report of the batch at hand, if there will be one. */
static void tell_stay(struct inbox *inbox, const struct settled *settled, const char *why,
		      int64_t until)
{
	char label[LIMIT_LABEL_BYTES];

	mask_label(settle_path(&settled->claim), label, sizeof(label));
	report_stay(&inbox->batch, label, why, until);
}

/* What is not whole is looked at again when it changes, when its quiet time is over, and, for who
 * writes without changing the time, now and then. */
void round_hold_young(struct inbox *inbox, const struct settled *settled)
{
	int64_t rest = 1000 * (int64_t)inbox->home->stiltetijd - quiet(inbox, settled);

	tell_stay(inbox, settled, N_("it is not whole yet, and is refused when it does not change"),
		  clock_now() + (rest > 0 ? rest / 1000 : 0));
	if (rest > LIMIT_YOUNG_MS)
		rest = LIMIT_YOUNG_MS;
	held_add(inbox->held, settled->key, clock_ticks(), rest > 0 ? rest : 0);
}

/* True when the caller is to say so: what is refused is named the first time. */
bool round_hold_refused(struct inbox *inbox, uint64_t key)
{
	/* Room comes for all files at once. */
	int64_t most = file_is_full(errno) ? LIMIT_TROUBLE_MS : LIMIT_REFUSED_MS;

	inbox->result->refused++;
	return held_add(inbox->held, key, clock_ticks(), most) == 0 &&
	       inbox->complaints++ < NAMED_MAX;
}

void round_refuse_why(struct inbox *inbox, const struct settled *settled, const char *why)
{
	char label[LIMIT_LABEL_BYTES];
	int saved = errno;

	tell_stay(inbox, settled, why, 0);
	errno = saved;
	if (!round_hold_refused(inbox, settled->key))
		return;
	errno = saved;
	log_errno("%s: this file in inbox/ %s; it is tried again",
		  label_show(settle_path(&settled->claim), label, sizeof(label)), _(why));
}

void round_refuse(struct inbox *inbox, const struct settled *settled)
{
	round_refuse_why(inbox, settled, N_("cannot be read now"));
}

void round_refuse_folder(struct inbox *inbox, const struct walk_entry *entry)
{
	uint64_t key = arrival_key(entry->path, &entry->status);
	bool deep = errno == ENAMETOOLONG;
	char label[LIMIT_LABEL_BYTES];
	int saved = errno;

	if (held_back(inbox->held, key, clock_ticks()) || !round_hold_refused(inbox, key))
		return;
	mask_label(entry->path, label, sizeof(label));
	errno = saved;
	if (deep)
		log_error("%s: this folder in inbox/ is left alone, with more than %u above it; "
			  "bring its files less deep",
			  label, LIMIT_FOLDER_DEPTH);
	else
		log_errno("%s: this folder in inbox/ cannot be looked through and is left alone; "
			  "give this user the right to, or take it away",
			  label);
}
