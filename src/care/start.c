/* Which starts and stops exist after all that was sent and taken back. */
#include "facts.h"

#include <stdlib.h>

/* The key of a start (section 2), with the aanbieder: a start of another aanbieder on the same
 * number is wees anyway. */
static int order_start(const struct event *a, const struct event *b)
{
	int order = order_getal(a->gemeente, b->gemeente);

	if (order == 0)
		order = order_text(a->aanbieder, b->aanbieder);
	if (order == 0)
		order = order_getal(a->toewijzingnummer, b->toewijzingnummer);
	if (order == 0)
		order = order_product(a, b);
	return order != 0 ? order : order_getal(a->begindatum, b->begindatum);
}

static int order_stop(const struct event *a, const struct event *b)
{
	int order = order_start(a, b);

	if (order == 0)
		order = order_text(a->reden, b->reden);
	return order != 0 ? order : order_getal(a->einddatum, b->einddatum);
}

static int by_start(const void *a, const void *b)
{
	const struct event *x = *(const struct event *const *)a;
	const struct event *y = *(const struct event *const *)b;
	int order = order_start(x, y);

	return order != 0 ? order : order_event(x, y);
}

static int by_stop(const void *a, const void *b)
{
	const struct event *x = *(const struct event *const *)a;
	const struct event *y = *(const struct event *const *)b;
	int order = order_stop(x, y);

	return order != 0 ? order : order_event(x, y);
}

/* Whether a class exists after all its lines, which stand by Dagtekening: after a day iff (1 if it
 * existed before) + status 1 - status 3 of that day >= 1 (section 9, "Starts and stops of one
 * key"). `gemeld` receives the earliest Dagtekening with status 1. */
static bool exists(const struct known *known, const struct event *const *line, size_t count,
		   int32_t *gemeld)
{
	bool before = false;

	*gemeld = DAY_NONE;
	for (size_t i = 0; i < count;) {
		int32_t day = line[i]->dagtekening;
		int64_t balance = before;
		size_t at = i;

		for (; i < count && line[i]->dagtekening == day; i++) {
			if (event_adds(line[i])) {
				balance++;
				if (*gemeld == DAY_NONE)
					*gemeld = day;
			} else if (event_deletes(line[i])) {
				balance--;
			}
		}
		trace_balance(known, line, at, i, before, balance >= 1);
		before = balance >= 1;
	}
	return before;
}

/* How many lines from the start have one key. */
static size_t key_size(const struct event *const *line, size_t count,
		       int (*order)(const struct event *a, const struct event *b))
{
	size_t size = 1;

	while (size < count && order(line[0], line[size]) == 0)
		size++;
	return size;
}

/* Of several stops of one kind the first reported counts: Dagtekening, Einddatum, RedenBeeindiging
 * (TR413, TR415; section 9, "Several stops"). */
static void add_stop(struct stop *stop, const struct event *line, int32_t gemeld)
{
	int order = -1;

	if (stop->line != NULL) {
		order = order_getal(gemeld, stop->gemeld);
		if (order == 0)
			order = order_getal(line->einddatum, stop->einddatum);
		if (order == 0)
			order = order_text(line->reden, stop->line->reden);
	}
	if (order < 0)
		*stop = (struct stop){line, line->einddatum, gemeld};
}

/* Gives a start the existing stops among the `count` lines with its key. */
static void add_stops(const struct known *known, struct start *start,
		      const struct event *const *line, size_t count)
{
	size_t size;

	for (size_t at = 0; at < count; at += size) {
		bool tijdelijk = event_is_temporary(line[at]);
		int32_t gemeld;

		size = key_size(line + at, count - at, order_stop);
		if (line[at]->einddatum != DAY_NONE && exists(known, line + at, size, &gemeld))
			add_stop(tijdelijk ? &start->tijdelijk : &start->definitief, line[at],
				 gemeld);
	}
	trace_stops(known, start, line, count);
}

/* The assignment of a start; false when the start is wees (section 9, "Orphans"). Taakgericht has
 * no number and no assignment (IV075). */
static bool find_toewijzing(const struct toewijzingen *toewijzingen, struct start *start)
{
	if (start->line->toewijzingnummer == GETAL_NONE)
		return true;
	start->toewijzing = toewijzing_of_line(toewijzingen, start->line);
	return start->toewijzing != NULL;
}

static int order_group(const struct start *a, const struct start *b)
{
	int order = order_getal(a->line->gemeente, b->line->gemeente);

	if (order == 0)
		order = order_text(a->line->aanbieder, b->line->aanbieder);
	if (order == 0)
		order = order_getal(a->line->toewijzingnummer, b->line->toewijzingnummer);
	if (order == 0 && a->line->toewijzingnummer == GETAL_NONE)
		order = order_product(a->line, b->line);
	return order;
}

bool start_same_group(const struct start *a, const struct start *b)
{
	return order_group(a, b) == 0;
}

static int by_begindatum(const void *a, const void *b)
{
	const struct start *x = a, *y = b;
	int order = order_group(x, y);

	if (order == 0)
		order = order_getal(x->begindatum, y->begindatum);
	return order != 0 ? order : order_product(x->line, y->line);
}

/* Whether a start exists and belongs somewhere. `lines` and `stops` have its key. A start
 * without a Begindatum cannot be placed and is left out. */
static bool is_placed(const struct known *known, const struct toewijzingen *toewijzingen,
		      struct start *start, struct lines lines, struct lines stops)
{
	const struct event *const *line = lines.line;

	if (start->begindatum == DAY_NONE) {
		trace_all(known, line, lines.count, LOT_NOT_PLACED);
		return false;
	}
	if (!exists(known, line, lines.count, &start->gemeld))
		return false;
	if (find_toewijzing(toewijzingen, start))
		return true;
	trace_all(known, line, lines.count, LOT_WEES);
	trace_all(known, (const struct event *const *)stops.line, stops.count, LOT_WEES);
	return false;
}

/* The existing starts with their existing stops: two lists in the order of the start key, read
 * together. */
static struct starts match(const struct known *known, const struct toewijzingen *toewijzingen,
			   struct lines starts, struct lines stops)
{
	const struct event *const *stop = stops.line;
	struct starts all = {.count = 0};
	size_t size, first = 0, last;

	all.start = pool_alloc(known->pool, (starts.count + 1) * sizeof(struct start));
	trace_all(known, stop, stops.count, LOT_NO_START);
	for (size_t at = 0; at < starts.count; at += size) {
		const struct event **line = starts.line + at;
		struct start start = {.line = line[0], .begindatum = line[0]->begindatum};

		size = key_size((const struct event *const *)line, starts.count - at, order_start);
		while (first < stops.count && order_start(stop[first], line[0]) < 0)
			first++;
		last = first;
		while (last < stops.count && order_start(stop[last], line[0]) == 0)
			last++;
		start.tijdelijk.einddatum = DAY_NEVER;
		start.definitief.einddatum = DAY_NEVER;
		if (!is_placed(known, toewijzingen, &start, (struct lines){line, size},
			       (struct lines){stops.line + first, last - first}))
			continue;
		add_stops(known, &start, stop + first, last - first);
		all.start[all.count++] = start;
	}
	return all;
}

struct starts starts_of(const struct known *known, const struct toewijzingen *toewijzingen)
{
	struct lines starts = known_sorted(known, known->soort[EVENT_START], by_start);
	struct lines stops = known_sorted(known, known->soort[EVENT_STOP], by_stop);
	struct starts all = match(known, toewijzingen, starts, stops);

	qsort(all.start, all.count, sizeof(*all.start), by_begindatum);
	return all;
}
