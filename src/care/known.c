/* Which events are known at the end of a day, sorted by their kind. */
#include "facts.h"

#include <stdlib.h>

static int by_content(const void *a, const void *b)
{
	const struct event *const *x = a, *const *y = b;

	return order_event(*x, *y);
}

/* Whether `day` is not after `now`; if it is, the rows are due on it for this reason. */
static bool has_come(const struct known *known, enum due due, int64_t day, int32_t now)
{
	if (day <= now)
		return true;
	if (day < known->due[due])
		known->due[due] = (int32_t)day;
	return false;
}

bool happened(const struct known *known, enum due due, int64_t day)
{
	return has_come(known, due, day, known->peildatum);
}

/* Told by the end of K, and not void by then (definitions, 1.6 and section 9, "Return messages").
 */
static bool is_known(const struct known *known, const struct event *event)
{
	return (int)event->soort > 0 && (int)event->soort < EVENT_SOORTEN &&
	       has_come(known, DUE_TOLD, event->dagtekening, known->kennisdatum) &&
	       !has_come(known, DUE_VOID, event->nietig_vanaf, known->kennisdatum);
}

void known_select(struct known *known, const struct event *events, size_t count)
{
	size_t counts[EVENT_SOORTEN] = {0};

	for (size_t i = 0; i < count; i++)
		if (is_known(known, &events[i]))
			counts[events[i].soort]++;
		else
			trace_fate(known, &events[i],
				   events[i].dagtekening > known->kennisdatum ? LOT_LATER
									      : LOT_VOID,
				   NULL);
	for (int soort = 0; soort < EVENT_SOORTEN; soort++) {
		known->soort[soort].count = 0;
		known->soort[soort].line =
		    pool_alloc(known->pool, (counts[soort] + 1) * sizeof(struct event *));
	}
	for (size_t i = 0; i < count; i++) {
		if (is_known(known, &events[i])) {
			struct lines *lines = &known->soort[events[i].soort];

			lines->line[lines->count++] = &events[i];
		}
	}
	for (int soort = 0; soort < EVENT_SOORTEN; soort++)
		qsort(known->soort[soort].line, counts[soort], sizeof(struct event *), by_content);
}

int32_t known_geboortemaand(const struct known *known)
{
	const struct lines *lines = &known->soort[EVENT_TOEWIJZING];
	const struct event *last = lines->count > 0 ? lines->line[lines->count - 1] : NULL;

	if (last == NULL || !event_knows_birth_year(last) || last->geboortemaand == 1900 * 12)
		return MAAND_NONE;
	return last->geboortemaand;
}

struct lines known_sorted(const struct known *known, struct lines lines,
			  int (*order)(const void *a, const void *b))
{
	struct lines sorted = {.count = lines.count};

	sorted.line = pool_alloc(known->pool, (lines.count + 1) * sizeof(*sorted.line));
	for (size_t i = 0; i < lines.count; i++)
		sorted.line[i] = lines.line[i];
	qsort(sorted.line, sorted.count, sizeof(*sorted.line), order);
	return sorted;
}
