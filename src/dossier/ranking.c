/* Lines ranked.
 *
 * Each line counts from its place in the order of judging on, and until a retour voids it. So the
 * lines of a bucket are kept as a binary tree over their places: every node has its lines by the
 * moment at which they stop to count, and with each the highest of those that count as long or
 * longer. What counts for an event are the lines of few nodes, and in each of these all from some
 * moment on. */
#include "ranking.h"

#include <string.h>

#include "ijw/base/date.h"
#include "bucket_table.h"
#include "counting.h"

/* A line in a node of the tree. */
struct cell {
	uint32_t until;            /* the number of the moment at which it stops to count */
	const struct event *event; /* the highest of the lines from here on in the node */
};

struct ranking {
	struct counting lines;
	struct cell *cell;       /* of each height of the tree as many as there are lines */
	struct ranking *undoing; /* of the lines that take back what was told; or NULL */
};

/* ---- What ranks highest ---- */

bool ranking_told_after(const struct event *a, const struct event *b)
{
	int order = 0;

	if (a->dagtekening != b->dagtekening)
		return a->dagtekening > b->dagtekening;
	if (a->identificatie != NULL && b->identificatie != NULL)
		order = strcmp(a->identificatie, b->identificatie);
	return order != 0 ? order > 0 : a->place > b->place;
}

bool ranking_decided_after(const struct event *a, const struct event *b)
{
	return event_same_moment(a, b) ? ranking_told_after(a, b) : event_is_later(a, b);
}

static bool decided_after(struct dossier *dossier, const struct event *a, const struct event *b)
{
	(void)dossier;
	return ranking_decided_after(a, b);
}

static bool decided_before(struct dossier *dossier, const struct event *a, const struct event *b)
{
	(void)dossier;
	return event_is_later(b, a);
}

static bool told_after(struct dossier *dossier, const struct event *a, const struct event *b)
{
	(void)dossier;
	return ranking_told_after(a, b);
}

static bool content_before(struct dossier *dossier, const struct event *a, const struct event *b)
{
	const struct bucket_table *contents = dossier_buckets(dossier, KEY_CONTENT);

	return bucket_number(contents, a) < bucket_number(contents, b);
}

static bool content_after(struct dossier *dossier, const struct event *a, const struct event *b)
{
	return content_before(dossier, b, a);
}

static bool has_date(const struct event *event)
{
	return event->toewijzingsdatum != DAY_NONE;
}

static bool has_reason(const struct event *event)
{
	return event->reden != NULL;
}

static const struct rank_row {
	enum key key;
	bool (*fits)(const struct event *event); /* NULL: every line does */
	bool (*above)(struct dossier *dossier, const struct event *a, const struct event *b);
} rows[RANKS] = {
    [RANK_VERSION] = {KEY_VERSION, NULL, decided_after},
    [RANK_EARLIEST] = {KEY_VERSION, has_date, decided_before},
    [RANK_REASON] = {KEY_CONTENT, has_reason, told_after},
    [RANK_FIRST_CONTENT] = {KEY_MOMENT, NULL, content_before},
    [RANK_LAST_CONTENT] = {KEY_MOMENT, NULL, content_after},
};

/* The one that ranks higher; either may be NULL. */
static const struct event *higher(struct dossier *dossier, const struct rank_row *row,
				  const struct event *a, const struct event *b)
{
	if (a == NULL || b == NULL)
		return a != NULL ? a : b;
	if (row->above(dossier, a, b))
		return a;
	return row->above(dossier, b, a) || dossier_stands_before(b, a) ? b : a;
}

/* ---- Making it ---- */

/* Merges the lines of two nodes of `half` lines, the second maybe less, into one. */
static void merge(struct dossier *dossier, const struct rank_row *row, const struct cell *from,
		  uint32_t half, uint32_t count, struct cell *to)
{
	const struct event *best = NULL;
	uint32_t left = half, right = count;

	while (count-- > 0) {
		const bool take_right =
		    left == 0 || (right > half && from[right - 1].until >= from[left - 1].until);
		const struct cell *cell = take_right ? &from[--right] : &from[--left];

		best = higher(dossier, row, best, cell->event);
		to[count] = (struct cell){cell->until, best};
	}
}

static void make_tree(struct dossier *dossier, const struct rank_row *row, struct ranking *ranking)
{
	const uint32_t count = ranking->lines.count;
	uint32_t heights = 1;
	struct cell *from, *to;

	for (uint32_t span = 1; span < count; span *= 2)
		heights++;
	ranking->cell =
	    pool_alloc(dossier->pool, ((size_t)heights * count + 1) * sizeof(*ranking->cell));
	for (uint32_t i = 0; i < count; i++)
		ranking->cell[i] =
		    (struct cell){counting_until(&ranking->lines, ranking->lines.line[i]),
				  ranking->lines.line[i]};
	from = ranking->cell;
	for (uint32_t half = 1; half < count; half *= 2, from = to) {
		to = from + count;
		for (uint32_t at = 0; at < count; at += 2 * half) {
			const uint32_t left = count - at;
			const uint32_t size = left < 2 * half ? left : 2 * half;

			merge(dossier, row, from + at, half < size ? half : size, size, to + at);
		}
	}
}

/* Ranks the lines of a bucket that fit, and of these maybe only those that take back. */
static struct ranking *rank_bucket(struct dossier *dossier, const struct rank_row *row,
				   const struct event *like, bool undoing)
{
	struct ranking *ranking = pool_alloc(dossier->pool, sizeof(*ranking));

	*ranking =
	    (struct ranking){.lines = counting_bucket(dossier, row->key, like, row->fits, undoing)};
	make_tree(dossier, row, ranking);
	return ranking;
}

/* NULL when there is no such bucket. */
static struct ranking *ranking_of(struct dossier *dossier, enum rank rank, const struct event *like)
{
	const struct rank_row *row = &rows[rank];
	const size_t bytes = (dossier->count + 1) * sizeof(struct ranking *);
	const uint32_t number = bucket_number(dossier_buckets(dossier, row->key), like);
	struct ranking **ranking;

	if (number == 0)
		return NULL;
	if (dossier->ranking[rank] == NULL) {
		dossier->ranking[rank] = pool_alloc(dossier->pool, bytes);
		memset(dossier->ranking[rank], 0, bytes);
	}
	ranking = &dossier->ranking[rank][number];
	if (*ranking == NULL)
		*ranking = rank_bucket(dossier, row, like, false);
	return *ranking;
}

/* ---- Asking ---- */

/* The highest line of a node that counts from this moment on or longer. */
static const struct event *best_of_node(const struct cell *cell, uint32_t count, uint32_t moment)
{
	uint32_t low = 0, high = count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (cell[middle].until < moment)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count ? cell[low].event : NULL;
}

/* The highest of a stretch of lines that count from this moment on. */
static const struct event *best_between(struct dossier *dossier, const struct rank_row *row,
					const struct ranking *ranking, struct stretch lines,
					uint32_t moment)
{
	const struct event *best = NULL;
	uint32_t first = lines.first;

	while (first < lines.end) {
		const struct cell *height = ranking->cell;
		uint32_t size = 1;

		while (first % (2 * size) == 0 && first + 2 * size <= lines.end) {
			size *= 2;
			height += ranking->lines.count;
		}
		best = higher(dossier, row, best, best_of_node(height + first, size, moment));
		first += size;
	}
	return best;
}

/* Looking back: the highest of those behind the message of `at` that are known by then. */
static const struct event *best_behind(struct dossier *dossier, const struct rank_row *row,
				       struct ranking *ranking, const struct event *like,
				       const struct event *at)
{
	if (!dossier->all_known) {
		if (ranking->undoing == NULL)
			ranking->undoing = rank_bucket(dossier, row, like, true);
		ranking = ranking->undoing;
	}
	return best_between(dossier, row, ranking, counting_behind(dossier, &ranking->lines, at),
			    ranking->lines.voids);
}

const struct event *ranking_best(struct dossier *dossier, enum rank rank, const struct event *like,
				 const struct event *at)
{
	const struct rank_row *row = &rows[rank];
	struct ranking *ranking = ranking_of(dossier, rank, like);
	const struct event *best;

	if (ranking == NULL)
		return NULL;
	best = best_between(dossier, row, ranking, counting_before(dossier, &ranking->lines, at),
			    counting_moment(dossier, &ranking->lines, at));
	if (dossier->hindsight != NULL)
		best = higher(dossier, row, best, best_behind(dossier, row, ranking, like, at));
	return best;
}
