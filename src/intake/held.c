#include "held.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/limits.h"
#include "ijw/base/pool.h"

enum { FIRST_PAUSE_MS = 1000, ROOM_AT_FIRST = 64 };

struct file {
	uint64_t key;  /* 0: a free place */
	int64_t since; /* when it was added */
	int64_t until;
	uint32_t tries;
	uint32_t scan; /* the last one that came by it */
	bool unread;   /* it could not be claimed */
};

/* A table with open addresses, at most half full; the keys are as good as random. */
struct held {
	struct file *files;
	uint32_t room; /* a power of 2 */
	uint32_t count;
	uint32_t scan;
};

static struct file *table(uint32_t room)
{
	struct file *files = xmalloc(room * sizeof(*files));

	memset(files, 0, room * sizeof(*files));
	return files;
}

struct held *held_new(void)
{
	struct held *held = xmalloc(sizeof(*held));

	*held = (struct held){.room = ROOM_AT_FIRST, .files = table(ROOM_AT_FIRST)};
	return held;
}

void held_free(struct held *held)
{
	if (held == NULL)
		return;
	free(held->files);
	free(held);
}

/* The place of a key, or the free one where it belongs. */
static struct file *find(const struct held *held, uint64_t key)
{
	uint32_t at = (uint32_t)key & (held->room - 1);

	while (held->files[at].key != 0 && held->files[at].key != key)
		at = (at + 1) & (held->room - 1);
	return &held->files[at];
}

/* Moves those that were seen in the last scan, or all of them, to a table of this size. */
static void move_to(struct held *held, uint32_t room, bool all)
{
	struct file *old = held->files;
	uint32_t places = held->room;

	held->files = table(room);
	held->room = room;
	held->count = 0;
	for (uint32_t i = 0; i < places; i++) {
		if (old[i].key == 0 || (!all && old[i].scan != held->scan))
			continue;
		*find(held, old[i].key) = old[i];
		held->count++;
	}
	free(old);
}

void held_begin(struct held *held)
{
	held->scan++;
}

static uint64_t never_zero(uint64_t key)
{
	return key != 0 ? key : 1;
}

bool held_back(struct held *held, uint64_t key, int64_t now)
{
	struct file *file = find(held, never_zero(key));

	if (file->key == 0)
		return false;
	file->scan = held->scan;
	return now < file->until;
}

int64_t held_known(const struct held *held, uint64_t key, int64_t now)
{
	const struct file *file = find(held, never_zero(key));

	if (file->key != 0)
		return now - file->since;
	return held->count < LIMIT_HELD_FILES ? 0 : -1;
}

void held_end(struct held *held)
{
	uint32_t stay = 0, room = ROOM_AT_FIRST;

	for (uint32_t i = 0; i < held->room; i++)
		stay += held->files[i].key != 0 && held->files[i].scan == held->scan;
	if (stay == held->count)
		return;
	while (room < 4 * stay)
		room *= 2;
	move_to(held, room, false);
}

uint32_t held_add(struct held *held, uint64_t key, int64_t now, int64_t most)
{
	struct file *file = find(held, never_zero(key));
	int64_t pause = FIRST_PAUSE_MS;

	if (file->key == 0) {
		if (held->count >= LIMIT_HELD_FILES)
			return 0;
		if (2 * (held->count + 1) > held->room)
			move_to(held, 2 * held->room, true);
		file = find(held, never_zero(key));
		*file = (struct file){.key = never_zero(key), .since = now, .scan = held->scan};
		held->count++;
	}
	for (uint32_t i = 0; i < file->tries && pause < most; i++)
		pause *= 2;
	file->until = now + (pause < most ? pause : most);
	return file->tries++;
}

void held_set_unread(struct held *held, uint64_t key)
{
	struct file *file = find(held, never_zero(key));

	if (file->key != 0)
		file->unread = true;
}

bool held_is_unread(const struct held *held, uint64_t key)
{
	return find(held, never_zero(key))->unread;
}

void held_rename(struct held *held, uint64_t from, uint64_t to)
{
	struct file known = *find(held, never_zero(from));
	struct file *file;

	if (known.key == 0 || held->count >= LIMIT_HELD_FILES)
		return;
	if (2 * (held->count + 1) > held->room)
		move_to(held, 2 * held->room, true);
	file = find(held, never_zero(to));
	held->count += file->key == 0;
	*file = known;
	file->key = never_zero(to);
}

int64_t held_until(const struct held *held)
{
	int64_t until = INT64_MAX;

	for (uint32_t i = 0; i < held->room; i++)
		if (held->files[i].key != 0 && held->files[i].until < until)
			until = held->files[i].until;
	return until;
}
