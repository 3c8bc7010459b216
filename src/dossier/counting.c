/* Which lines of a bucket count for an event.
 *
 * Each line counts from its place in the order of judging on, and until a retour voids it. So those
 * before an event are the first so many, and those that are void for it the first so many of the
 * voided ones in the order of their retours. */
#include "counting.h"

#include <stdlib.h>

#include "ijw/base/date.h"
#include "hindsight.h"

/* ---- Making it ---- */

static int by_voiding(const void *a, const void *b)
{
	return hindsight_order_voids(*(const struct event *const *)a,
				     *(const struct event *const *)b);
}

static void list_voided(struct dossier *dossier, struct counting *counting)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < counting->count; i++)
		count += counting->line[i]->nietig_vanaf != DAY_NEVER;
	if (count == 0)
		return;
	counting->voided = pool_alloc(dossier->pool, count * sizeof(struct event *));
	for (uint32_t i = 0; i < counting->count; i++)
		if (counting->line[i]->nietig_vanaf != DAY_NEVER)
			counting->voided[counting->voids++] = counting->line[i];
	qsort(counting->voided, count, sizeof(struct event *), by_voiding);
}

struct counting counting_bucket(struct dossier *dossier, enum key key, const struct event *like,
				bool (*fits)(const struct event *event), bool undoing)
{
	struct counting counting = {0};
	const struct event *event;
	uint32_t cursor = 0, count = 0;

	while (dossier_next(dossier, key, like, &cursor) != NULL)
		count++;
	counting.line = pool_alloc(dossier->pool, (count + 1) * sizeof(struct event *));
	cursor = 0;
	while ((event = dossier_next(dossier, key, like, &cursor)) != NULL)
		if ((fits == NULL || fits(event)) && (!undoing || hindsight_takes_back(event)))
			counting.line[counting.count++] = event;
	list_voided(dossier, &counting);
	return counting;
}

/* ---- Asking ---- */

/* How many from the start on are so, of events of which those that are stand first. */
static uint32_t count_of(const struct dossier *dossier, const struct event *const *event,
			 uint32_t count, const struct event *at,
			 bool (*is)(const struct dossier *dossier, const struct event *event,
				    const struct event *at))
{
	uint32_t low = 0, high = count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (is(dossier, event[middle], at))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool is_before(const struct dossier *dossier, const struct event *event,
		      const struct event *at)
{
	(void)dossier;
	return dossier_stands_before(event, at);
}

static bool is_no_later_message(const struct dossier *dossier, const struct event *event,
				const struct event *at)
{
	(void)dossier;
	return event->place <= at->place;
}

static bool is_reached(const struct dossier *dossier, const struct event *event,
		       const struct event *at)
{
	(void)at;
	return hindsight_reaches(dossier, event);
}

static bool is_voided_before(const struct dossier *dossier, const struct event *event,
			     const struct event *at)
{
	(void)dossier;
	return hindsight_order_voids(event, at) < 0;
}

uint32_t counting_until(const struct counting *counting, const struct event *line)
{
	if (line->nietig_vanaf == DAY_NEVER)
		return counting->voids;
	return count_of(NULL, counting->voided, counting->voids, line, is_voided_before);
}

uint32_t counting_moment(const struct dossier *dossier, const struct counting *counting,
			 const struct event *at)
{
	return count_of(dossier, counting->voided, counting->voids, at, dossier_is_void_for);
}

struct stretch counting_before(const struct dossier *dossier, const struct counting *counting,
			       const struct event *at)
{
	return (struct stretch){0,
				count_of(dossier, counting->line, counting->count, at, is_before)};
}

struct stretch counting_behind(const struct dossier *dossier, const struct counting *counting,
			       const struct event *at)
{
	return (struct stretch){
	    count_of(dossier, counting->line, counting->count, at, is_no_later_message),
	    count_of(dossier, counting->line, counting->count, at, is_reached)};
}
