/* The worker that judges messages a second time, and what comes of it when it says something else.
 */
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "workers_parts.h"

struct process *workers_second(struct workers *workers)
{
	return &workers->processes[workers->places];
}

int workers_again_give(struct workers *workers)
{
	struct process *process = workers_second(workers);

	if (workers->again.first == NULL || process->count > 0)
		return 0;
	if (process->pid != 0 && process_is_spent(process, workers->again.first->of))
		process_stop(process);
	if (process->pid == 0 && workers_start_one(workers, process) != 0)
		return -1;
	process_begin(process, workers->again.first->item);
	return 0;
}

void workers_again_find_slow(struct workers *workers)
{
	struct process *process = workers_second(workers);

	if (process->pid != 0 && process->count > 0 && process_is_slow(process))
		workers->again.first->of->slow = true;
}

/* Nobody has it in hand any more. */
static void take_from_all(struct workers *workers, const struct item *item)
{
	struct process *holder = workers_holder(workers, item);
	struct item *before = NULL, *at;

	if (holder != NULL)
		workers_empty(holder);
	for (at = workers->waiting; at != NULL && at != item; at = at->next)
		before = at;
	if (at != NULL)
		workers_remove(workers, before, at);
}

void workers_again_broke(struct workers *workers, bool blames)
{
	struct process *process = workers_second(workers);
	const bool had = process->count > 0;
	uint32_t tries;
	struct item *item;

	workers_empty(process);
	if (!had || !blames)
		return;
	tries = ++workers->again.first->item->tries;
	if (tries < LIMIT_TRIES)
		return;
	item = again_leave(&workers->again);
	take_from_all(workers, item);
	log_note("a file broke the process that judges it again %u times: it is set aside", tries);
	workers_give_up(item);
}

/* The answer at hand is none: the file, or the member, is to be answered about anew. */
static void withdraw(struct workers *workers, struct item *item)
{
	take_from_all(workers, item);
	pool_reset(item->pool);
	item->last = false;
	if (item->fd >= 0) {
		item->skip--;
		item->inflated -= item->content.length;
		item->member = NULL;
	}
	workers_insert(workers, item);
}

/* All workers are ended: which of the two is wrong is not known, and what they have in hand is for
 * others. */
static void end_all(struct workers *workers)
{
	for (uint32_t i = 0; i < workers->places; i++) {
		struct process *process = &workers->processes[i];
		struct item *item = process->first;

		if (process->pid == 0)
			continue;
		workers_empty(process);
		while (item != NULL) {
			struct item *next = item->next;

			workers_insert(workers, item);
			item = next;
		}
	}
	workers_empty(workers_second(workers));
}

/* The answers that wait for a second one go with them. */
static void replace_all(struct workers *workers)
{
	end_all(workers);
	while (workers->again.first != NULL)
		withdraw(workers, again_leave(&workers->again));
}

void workers_again_distrust(struct workers *workers)
{
	if (workers->distrusted == NULL || !*workers->distrusted)
		return;
	*workers->distrusted = false;
	replace_all(workers);
}

static void differ(struct workers *workers)
{
	struct item *item = workers->again.first->of;

	log_error("two workers judged a message each in another way: one of them may be taken over "
		  "by what it read, and all are replaced; 'ijw rebuild --check' tells whether other "
		  "messages were judged wrongly");
	if (workers->disagreed != NULL)
		*workers->disagreed = true;
	replace_all(workers);
	item->most = 1;
	if (++item->disagreed < LIMIT_TRIES)
		return;
	take_from_all(workers, item);
	log_note("a file was judged in different ways %u times: it is set aside", item->disagreed);
	workers_give_up(item);
}

void workers_again_settle(struct workers *workers)
{
	struct second *first = workers->again.first;

	if (first == NULL || first->item->reply == REPLY_NONE)
		return;
	if (!again_agrees(&workers->again)) {
		differ(workers);
		return;
	}
	first->of->disagreed = 0;
	again_leave(&workers->again)->reply = REPLY_DOCUMENT;
}
