/* Files that are slow, and how those of others overtake them. */
#include "workers_parts.h"
#include "ijw/base/log.h"

static bool has_slow(const struct process *process)
{
	return process->pid != 0 && process->count > 0 && process->first->slow;
}

uint32_t workers_limit(const struct workers *workers)
{
	uint32_t slow = 0, all;

	for (uint32_t i = 0; i < workers->places; i++)
		slow += has_slow(&workers->processes[i]);
	all = workers->count + (slow < LIMIT_SLOW_WORKERS ? slow : LIMIT_SLOW_WORKERS);
	return all < workers->places ? all : workers->places;
}

/* One worker more than a slow file leaves the sender something, also in a home with one worker. */
static bool is_blocked(const struct workers *workers, uint32_t sender)
{
	const uint32_t share = workers->count > 2 ? workers->count : 2;
	uint32_t slow = 0;

	for (uint32_t i = 0; i < workers->places; i++)
		slow += has_slow(&workers->processes[i]) &&
			workers->processes[i].first->sender == sender;
	return slow >= share;
}

bool workers_may_have(const struct workers *workers, const struct item *item)
{
	return !workers->overtake || !is_blocked(workers, item->sender);
}

/* Of its task nobody knows how far it is with which item: all are judged anew, each alone. */
static void put_aside(struct workers *workers, struct process *process)
{
	uint32_t left = process_left(process);
	struct item *item = process->first;

	log_detail("worker %d is slow over a file; %u others are given to other workers",
		   (int)process->pid, process->count - 1);
	workers_empty(process);
	for (uint32_t at = 0; item != NULL; at++) {
		struct item *next = item->next;

		if (at < left)
			item->most = 1;
		workers_insert(workers, item);
		item = next;
	}
}

void workers_find_slow(struct workers *workers)
{
	if (!workers->overtake)
		return;
	for (uint32_t i = 0; i < workers->places; i++) {
		struct process *process = &workers->processes[i];

		if (process->pid == 0 || process->count == 0 || process->first->slow ||
		    !process_is_slow(process))
			continue;
		process->first->slow = true;
		if (process->count > 1)
			put_aside(workers, process);
	}
	workers_again_find_slow(workers);
}

bool workers_stuck(struct workers *workers, const struct item *item)
{
	return workers->overtake &&
	       (item->slow || (item->reply == REPLY_NONE && is_blocked(workers, item->sender)));
}

bool workers_blocked(struct workers *workers, uint32_t sender)
{
	return workers->overtake && is_blocked(workers, sender);
}

bool workers_take_back(struct workers *workers, struct item *item)
{
	struct item *before = NULL, *at;

	for (at = workers->waiting; at != NULL && at != item; at = at->next)
		before = at;
	/* One that was begun goes on: it would be as slow again, or break as many workers. */
	if (at != NULL && (at->slow || at->tries > 0 || at->skip > 0))
		at = NULL;
	if (at != NULL)
		workers_remove(workers, before, at);
	return at != NULL;
}
