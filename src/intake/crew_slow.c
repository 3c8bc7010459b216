/* Files that are slow, and how those of others overtake them. */
#include "crew_parts.h"
#include "ijw/base/log.h"

static bool has_slow(const struct slot *slot)
{
	return slot->pid != 0 && slot->count > 0 && slot->first->slow;
}

uint32_t crew_limit(const struct crew *crew)
{
	uint32_t slow = 0, all;

	for (uint32_t i = 0; i < crew->places; i++)
		slow += has_slow(&crew->slots[i]);
	all = crew->workers + (slow < LIMIT_SLOW_WORKERS ? slow : LIMIT_SLOW_WORKERS);
	return all < crew->places ? all : crew->places;
}

/* One worker more than a slow file leaves the sender something, also in a home with one worker. */
static bool is_blocked(const struct crew *crew, uint32_t sender)
{
	const uint32_t share = crew->workers > 2 ? crew->workers : 2;
	uint32_t slow = 0;

	for (uint32_t i = 0; i < crew->places; i++)
		slow += has_slow(&crew->slots[i]) && crew->slots[i].first->sender == sender;
	return slow >= share;
}

bool crew_may_have(const struct crew *crew, const struct job *job)
{
	return !crew->overtake || !is_blocked(crew, job->sender);
}

/* Nobody knows how far it is with which of them: all are judged anew, each alone. */
static void put_aside(struct crew *crew, struct slot *slot)
{
	struct job *job = slot->first;

	log_detail("worker %d is slow over a file; %u others are given to other workers",
		   (int)slot->pid, slot->count - 1);
	crew_empty(slot);
	while (job != NULL) {
		struct job *next = job->next;

		job->suspect = true;
		crew_insert(crew, job);
		job = next;
	}
}

void crew_find_slow(struct crew *crew)
{
	if (!crew->overtake)
		return;
	for (uint32_t i = 0; i < crew->places; i++) {
		struct slot *slot = &crew->slots[i];

		if (slot->pid == 0 || slot->count == 0 || slot->first->slow || !slot_is_slow(slot))
			continue;
		slot->first->slow = true;
		if (slot->count > 1)
			put_aside(crew, slot);
	}
}

bool crew_stuck(struct crew *crew, const struct job *job)
{
	return crew->overtake &&
	       (job->slow || (job->reply == REPLY_NONE && is_blocked(crew, job->sender)));
}

bool crew_blocked(struct crew *crew, uint32_t sender)
{
	return crew->overtake && is_blocked(crew, sender);
}

bool crew_take_back(struct crew *crew, struct job *job)
{
	struct job *before = NULL, *at;

	for (at = crew->waiting; at != NULL && at != job; at = at->next)
		before = at;
	/* One that was begun goes on: it would be as slow again, or break as many workers. */
	if (at != NULL && (at->slow || at->tries > 0 || at->skip > 0))
		at = NULL;
	if (at != NULL)
		crew_remove(crew, before, at);
	return at != NULL;
}
