/* The events of a dossier by key: a hash table of buckets, each a list in the order of judging. */
#include "bucket_table.h"

#include <string.h>

/* Events are numbered by their place, from 1; 0 is none. A bucket is known by its first event: keys
 * are compared to find it, and then no more. */
struct bucket_table {
	enum key key;
	const struct event **event;
	uint32_t mask;
	uint32_t *row;    /* by hash: the first event of a bucket */
	uint32_t *beside; /* by the first event of a bucket: that of the next one in its row */
	uint32_t *next;   /* by event: the one after it in its bucket */

	/* By event, where it lies in memory: the first event of the bucket with its key, plus one;
	 * 0 when it was not looked for yet. Rules ask many times for the keys of one event. */
	uint32_t *asked;
	const struct event *memory;
	size_t count;

	/* Backwards, as far as was walked; made when it is asked for. */
	uint32_t *newest; /* by the first event of a bucket: the last one known */
	uint32_t *older;  /* by event: the one before it in its bucket */
	size_t known;     /* so many events */
	size_t events;
	struct pool *pool;
};

/* Where the first event of the bucket of `like` is noted down; 0 stands there when there is no such
 * bucket. */
static uint32_t *find(const struct bucket_table *table, const struct event *like)
{
	uint32_t *first = &table->row[key_hash(table->key, like) & table->mask];

	while (*first != 0 && !key_same(table->key, table->event[*first - 1], like))
		first = &table->beside[*first];
	return first;
}

/* Puts the event with this number before those of its bucket. */
static void put(struct bucket_table *table, uint32_t number)
{
	uint32_t *first = find(table, table->event[number - 1]);

	table->next[number] = *first;
	table->beside[number] = *first != 0 ? table->beside[*first] : 0;
	*first = number;
}

struct bucket_table *bucket_table(enum key key, const struct event **events, size_t count,
				  const struct event *memory, size_t in_memory, struct pool *pool)
{
	struct bucket_table *table = pool_alloc(pool, sizeof(*table));
	uint32_t rows = 8;

	while (rows < count)
		rows *= 2;
	*table = (struct bucket_table){
	    .key = key, .event = events, .mask = rows - 1, .memory = memory, .count = in_memory,
	    .events = count, .pool = pool};
	table->asked = pool_alloc(pool, (in_memory + 1) * sizeof(*table->asked));
	table->row = pool_alloc(pool, rows * sizeof(*table->row));
	table->beside = pool_alloc(pool, (count + 1) * sizeof(*table->beside));
	table->next = pool_alloc(pool, (count + 1) * sizeof(*table->next));
	memset(table->row, 0, rows * sizeof(*table->row));
	/* From the back, so that a bucket begins with its oldest. */
	for (uint32_t number = (uint32_t)count; number > 0; number--)
		if (key_holds(key, events[number - 1]))
			put(table, number);
	return table;
}

static uint32_t look_for(const struct bucket_table *table, const struct event *like)
{
	return key_has(table->key, like) ? *find(table, like) : 0;
}

uint32_t bucket_number(const struct bucket_table *table, const struct event *like)
{
	const uintptr_t offset = (uintptr_t)like - (uintptr_t)table->memory;
	uint32_t *asked;

	if (offset >= table->count * sizeof(*like))
		return look_for(table, like);
	asked = &table->asked[offset / sizeof(*like)];
	if (*asked == 0)
		*asked = look_for(table, like) + 1;
	return *asked - 1;
}

const struct event *bucket_next(const struct bucket_table *table, const struct event *like,
				uint32_t *cursor)
{
	uint32_t number = *cursor == 0 ? bucket_number(table, like) : table->next[*cursor];

	if (number == 0)
		return NULL;
	*cursor = number;
	return table->event[number - 1];
}

/* Each event that became known is the newest of its bucket. */
static void learn(struct bucket_table *table, size_t known)
{
	const size_t bytes = (table->events + 1) * sizeof(*table->newest);

	if (table->newest == NULL) {
		table->newest = pool_alloc(table->pool, bytes);
		table->older = pool_alloc(table->pool, bytes);
		memset(table->newest, 0, bytes);
	}
	for (; table->known < known; table->known++) {
		const struct event *event = table->event[table->known];
		uint32_t first;

		if (!key_holds(table->key, event))
			continue;
		first = bucket_number(table, event);
		table->older[table->known + 1] = table->newest[first];
		table->newest[first] = (uint32_t)table->known + 1;
	}
}

const struct event *bucket_back(struct bucket_table *table, size_t known, const struct event *like,
				uint32_t *cursor)
{
	uint32_t number;

	learn(table, known);
	if (*cursor == 0)
		number = table->newest[bucket_number(table, like)];
	else
		number = table->older[*cursor];
	if (number == 0)
		return NULL;
	*cursor = number;
	return table->event[number - 1];
}
