#include "arrival.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/message/mask.h"
#include "ijw/base/ascii.h"
#include "ijw/base/limits.h"
#include "ijw/base/litter.h"
#include "ijw/base/pool.h"
#include "ijw/base/random.h"

static int by_arrival(const void *a, const void *b)
{
	const struct arrival *left = a, *right = b;

	if (left->time.tv_sec != right->time.tv_sec)
		return left->time.tv_sec < right->time.tv_sec ? -1 : 1;
	if (left->time.tv_nsec != right->time.tv_nsec)
		return left->time.tv_nsec < right->time.tv_nsec ? -1 : 1;
	return strcmp(left->path, right->path);
}

/* Within what one owner has here. */
static int by_turn(const void *a, const void *b)
{
	const struct arrival *left = a, *right = b;

	if (left->turn != right->turn)
		return left->turn < right->turn ? -1 : 1;
	return by_arrival(a, b);
}

static int by_owner(const void *a, const void *b)
{
	const struct arrival *left = a, *right = b;

	if (left->owner != right->owner)
		return left->owner < right->owner ? -1 : 1;
	return by_turn(a, b);
}

static int by_round(const void *a, const void *b)
{
	const struct arrival *left = a, *right = b;

	if (left->round != right->round)
		return left->round < right->round ? -1 : 1;
	return by_turn(a, b);
}

/* The oldest so many: the youngest of them is on top and is the first to make room. */
struct heap {
	struct arrival *files;
	uint32_t count, room, most;
};

static void swap(struct arrival *a, struct arrival *b)
{
	struct arrival kept = *a;

	*a = *b;
	*b = kept;
}

static void rise(struct heap *heap, uint32_t at)
{
	while (at > 0 && by_arrival(&heap->files[at], &heap->files[(at - 1) / 2]) > 0) {
		swap(&heap->files[at], &heap->files[(at - 1) / 2]);
		at = (at - 1) / 2;
	}
}

static void sink(struct heap *heap)
{
	for (uint32_t at = 0;;) {
		uint32_t young = at;

		for (uint32_t child = 2 * at + 1; child <= 2 * at + 2; child++)
			if (child < heap->count &&
			    by_arrival(&heap->files[child], &heap->files[young]) > 0)
				young = child;
		if (young == at)
			return;
		swap(&heap->files[at], &heap->files[young]);
		at = young;
	}
}

/* Adds a file. True when another, or the same, fell out: it is then in `*file`. */
static bool heap_add(struct heap *heap, struct arrival *file)
{
	if (heap->count == heap->most) {
		if (by_arrival(file, &heap->files[0]) >= 0)
			return true;
		swap(file, &heap->files[0]);
		sink(heap);
		return true;
	}
	if (heap->count == heap->room) {
		heap->room = heap->room == 0 ? 16 : 2 * heap->room;
		heap->files = xrealloc(heap->files, heap->room * sizeof(*heap->files));
	}
	heap->files[heap->count] = *file;
	rise(heap, heap->count++);
	return false;
}

/* FNV-1a, from a start of choice. */
static uint64_t mix(uint64_t hash, const void *bytes, size_t length)
{
	const unsigned char *at = bytes;

	for (size_t i = 0; i < length; i++)
		hash = (hash ^ at[i]) * 0x100000001b3u;
	return hash;
}

static const uint64_t fnv_start = 0xcbf29ce484222325u;

/* The length of a UUID that begins here, or 0. */
static size_t uuid_length(const char *at)
{
	static const size_t groups[] = {8, 4, 4, 4, 12};
	size_t length = 0;

	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++) {
		if (strspn(at + length, "0123456789abcdefABCDEF") != groups[i])
			return 0;
		length += groups[i];
		if (i < 4 && at[length++] != '-')
			return 0;
	}
	return length;
}

/* What is another one in every name: a UUID, or else the last number. How long it is; 0 for none.
 */
static size_t find_number(const char *name, size_t *begin)
{
	size_t end = strlen(name), length;

	for (*begin = 0; *begin < end; (*begin)++)
		if ((length = uuid_length(name + *begin)) > 0)
			return length;
	while (end > 0 && !ascii_is_digit(name[end - 1]))
		end--;
	for (*begin = end; *begin > 0 && ascii_is_digit(name[*begin - 1]);)
		(*begin)--;
	return end - *begin;
}

uint32_t arrival_sender(const char *name, uid_t owner)
{
	uint64_t hash = mix(fnv_start, &owner, sizeof(owner));
	size_t begin, end = find_number(name, &begin) + begin;

	hash = mix(hash, name, begin);
	hash = mix(hash, name + end, strlen(name + end));
	return (uint32_t)(hash ^ hash >> 32);
}

uint32_t arrival_family(const char *name, uid_t owner)
{
	return arrival_sender(name, owner) % ARRIVAL_FAMILIES;
}

/* Without the number of the inode, which is another one at any time on some shares. With a start
 * that nobody knows: a name cannot be made that shares the key of another file. */
uint64_t arrival_key(const char *name, const struct stat *status)
{
	static uint64_t start;
	const uint64_t facts[] = {
	    (uint64_t)status->st_size,         (uint64_t)status->st_mtim.tv_sec,
	    (uint64_t)status->st_mtim.tv_nsec, (uint64_t)status->st_ctim.tv_sec,
	    (uint64_t)status->st_ctim.tv_nsec,
	};
	uint64_t key;

	if (start == 0)
		random_bytes(&start, sizeof(start));
	key = mix(mix(start, facts, sizeof(facts)), name, strlen(name));
	return key ^ key >> 29;
}

/* Whose files a heap holds. */
struct owner {
	uid_t uid;
	bool used;
	struct heap oldest;
};

struct choice {
	struct owner owners[ARRIVAL_OWNERS];
	struct heap families[ARRIVAL_FAMILIES];
	struct heap rest;
};

/* The place of an owner; past so many of them some share one. */
static uint32_t place_of(const struct choice *choice, uid_t uid)
{
	uint32_t at = uid % ARRIVAL_OWNERS;

	for (uint32_t i = 0; i < ARRIVAL_OWNERS; i++) {
		const struct owner *owner = &choice->owners[(at + i) % ARRIVAL_OWNERS];

		if (!owner->used || owner->uid == uid)
			return (at + i) % ARRIVAL_OWNERS;
	}
	return at;
}

/* What falls out of one heap goes to the next. */
static void choose(struct choice *choice, const char *path, uint64_t key, const struct stat *status)
{
	struct arrival file = {.time = status->st_mtim,
			       .key = key,
			       .sender = arrival_sender(path, status->st_uid),
			       .family = arrival_family(path, status->st_uid),
			       .owner = place_of(choice, status->st_uid),
			       .path = xstrdup(path)};
	struct owner *owner = &choice->owners[file.owner];

	if (!owner->used)
		*owner = (struct owner){status->st_uid, true, {.most = ARRIVAL_TURN}};
	if (heap_add(&owner->oldest, &file) && heap_add(&choice->families[file.family], &file) &&
	    heap_add(&choice->rest, &file))
		free(file.path);
}

static void append(struct arrivals *out, struct heap *heap)
{
	if (heap->count > 0)
		memcpy(out->files + out->count, heap->files, heap->count * sizeof(*heap->files));
	out->count += heap->count;
	free(heap->files);
}

/* Turns of the families of each owner, and by them the rounds in which each owner has a turn. */
static void take_turns(struct arrivals *out)
{
	static uint32_t counts[ARRIVAL_OWNERS][ARRIVAL_FAMILIES];
	uint32_t of_owner = 0;

	memset(counts, 0, sizeof(counts));
	qsort(out->files, out->count, sizeof(*out->files), by_arrival);
	for (uint32_t i = 0; i < out->count; i++) {
		struct arrival *file = &out->files[i];

		file->turn = counts[file->owner][file->family]++ / ARRIVAL_TURN;
	}
	qsort(out->files, out->count, sizeof(*out->files), by_owner);
	for (uint32_t i = 0; i < out->count; i++) {
		if (i > 0 && out->files[i].owner != out->files[i - 1].owner)
			of_owner = 0;
		out->files[i].round = of_owner++ / ARRIVAL_TURN;
	}
	qsort(out->files, out->count, sizeof(*out->files), by_round);
}

/* All that was chosen; then by turns. */
static void arrange(struct choice *choice, struct arrivals *out)
{
	uint32_t all = choice->rest.count;

	for (uint32_t i = 0; i < ARRIVAL_OWNERS; i++)
		all += choice->owners[i].oldest.count;
	for (uint32_t i = 0; i < ARRIVAL_FAMILIES; i++)
		all += choice->families[i].count;
	out->files = xmalloc((all + 1) * sizeof(*out->files));
	for (uint32_t i = 0; i < ARRIVAL_OWNERS; i++)
		append(out, &choice->owners[i].oldest);
	for (uint32_t i = 0; i < ARRIVAL_FAMILIES; i++)
		append(out, &choice->families[i]);
	append(out, &choice->rest);
	take_turns(out);
}

/* Where a file system puts what its check found: nobody sent it, and only root may look. */
static const char lost_and_found[] = "lost+found";

static bool is_passed_over(void *context, const char *name)
{
	(void)context;
	return litter_is(name) || strcmp(name, lost_and_found) == 0;
}

/* The folder while it is looked through. */
struct listing {
	struct choice choice;
	struct arrivals *out;
	const struct arrival_events *events;
	void *context;
};

static int list_file(void *context, const struct walk_entry *entry)
{
	struct listing *listing = context;
	const struct arrival_events *events = listing->events;
	uint64_t key;

	if (litter_is_upload(entry->name))
		return 0;
	key = arrival_key(entry->path, &entry->status);
	listing->out->seen++;
	if (events == NULL || !events->held(listing->context, key, entry))
		choose(&listing->choice, entry->path, key, &entry->status);
	return 0;
}

static void list_entered(void *context, int folder)
{
	struct listing *listing = context;

	if (listing->events != NULL && listing->events->entered != NULL)
		listing->events->entered(listing->context, folder);
}

static int list_left(void *context, const struct walk_entry *entry, bool *gone)
{
	struct listing *listing = context;

	if (listing->events != NULL && listing->events->left != NULL)
		*gone = listing->events->left(listing->context, entry);
	return 0;
}

static int list_shut(void *context, const struct walk_entry *entry)
{
	struct listing *listing = context;

	if (listing->events != NULL && listing->events->shut != NULL)
		listing->events->shut(listing->context, entry);
	return 0;
}

int arrival_list(int folder, const struct arrival_events *events, void *context,
		 struct arrivals *out)
{
	static const struct walk_events walk = {.skips = is_passed_over,
						.entered = list_entered,
						.file = list_file,
						.left = list_left,
						.shut = list_shut};
	struct listing listing = {
	    .choice.rest.most = LIMIT_TURN_FILES, .out = out, .events = events, .context = context};
	int rc, saved;

	*out = (struct arrivals){0};
	for (uint32_t i = 0; i < ARRIVAL_FAMILIES; i++)
		listing.choice.families[i].most = LIMIT_FAMILY_FILES;
	rc = walk_folder(folder, &walk, &listing);
	saved = errno;
	arrange(&listing.choice, out);
	if (rc == 0)
		return 0;
	arrivals_free(out);
	errno = saved;
	return -1;
}

void arrivals_free(struct arrivals *arrivals)
{
	for (uint32_t i = 0; i < arrivals->count; i++)
		free(arrivals->files[i].path);
	free(arrivals->files);
	*arrivals = (struct arrivals){0};
}

enum { DAY_SECONDS = 24 * 3600 };

/* What is in the folder while it is counted. */
struct counting {
	struct waiting *out;
	int64_t now;
};

static void count_upload(struct waiting *out, const char *path, int64_t changed, int64_t now)
{
	if (now - changed < DAY_SECONDS)
		return;
	if (out->uploads++ > 0 && changed >= out->upload_oldest)
		return;
	out->upload_oldest = changed;
	mask_label(path, out->upload, sizeof(out->upload));
}

static int count_file(void *context, const struct walk_entry *entry)
{
	const struct counting *counting = context;
	struct waiting *out = counting->out;
	int64_t changed = entry->status.st_mtim.tv_sec;

	if (litter_is_upload(entry->name)) {
		count_upload(out, entry->path, changed, counting->now);
		return 0;
	}
	if (out->files++ == 0 || changed < out->oldest) {
		out->oldest = changed;
		mask_label(entry->path, out->first, sizeof(out->first));
	}
	return 0;
}

static int count_shut(void *context, const struct walk_entry *entry)
{
	struct waiting *out = ((const struct counting *)context)->out;

	if (out->shut++ == 0)
		mask_label(entry->path, out->folder, sizeof(out->folder));
	return 0;
}

static bool count_passed_over(void *context, const char *name)
{
	struct waiting *out = ((const struct counting *)context)->out;

	out->lost_found = out->lost_found || strcmp(name, lost_and_found) == 0;
	return is_passed_over(context, name);
}

int arrival_count(int folder, int64_t now, struct waiting *out)
{
	static const struct walk_events walk = {
	    .skips = count_passed_over, .file = count_file, .shut = count_shut};
	struct counting counting = {out, now};

	*out = (struct waiting){0};
	return walk_folder(folder, &walk, &counting);
}
