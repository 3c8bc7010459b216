/* Whether a start or a stop exists.
 *
 * Of one day the order plays no part: after it the thing exists when it existed before or was sent
 * on that day, less the times it was taken back on it, leaves at least one (definitions, section 9,
 * "Starts and stops of one key"). So it exists when on the last day on which the two differ it was
 * sent more often than taken back. The lines of a thing are kept as a binary tree over their
 * places, which tells that of any stretch of them; a line that a retour voids makes a new version
 * of the nodes above it, and the others stay. */
#include "dossier.h"

#include <string.h>

#include "ijw/base/date.h"
#include "bucket_table.h"
#include "counting.h"

/* What lines that follow each other come to: how often sent less how often taken back. */
struct sum {
	bool any;
	int32_t first_day;
	int32_t last_day;
	int32_t first; /* on the first day */
	int32_t last;  /* on the last day, which may be the first */
	int between;   /* below, above or 0: on the last day between the two that is not 0 */
};

struct node {
	uint32_t left;
	uint32_t right;
	struct sum sum;
};

/* The lines that are about one start, or one stop. */
struct existence {
	struct counting lines;
	struct node *node;
	uint32_t nodes;
	uint32_t *sent; /* by place: the first line from there on that takes nothing back */
	uint32_t *root; /* by moment: with the lines that count until then or longer */
	struct existence *undoing; /* of the lines that take back what was told; or NULL */
};

/* ---- Sums ---- */

static int sign(int32_t number)
{
	return (number > 0) - (number < 0);
}

static bool is_one_day(const struct sum *sum)
{
	return sum->first_day == sum->last_day;
}

/* The first of these numbers that is not 0. */
static int decisive(int last, int middle, int first)
{
	if (last != 0)
		return last;
	return middle != 0 ? middle : first;
}

/* Of `a` and of `b`, which begins on the last day of `a`. */
static struct sum join_on_day(const struct sum *a, const struct sum *b)
{
	const int32_t shared = a->last + b->first;
	const bool inner = !is_one_day(a) && !is_one_day(b);

	return (struct sum){
	    .any = true,
	    .first_day = a->first_day,
	    .last_day = b->last_day,
	    .first = is_one_day(a) ? shared : a->first,
	    .last = is_one_day(b) ? shared : b->last,
	    .between = decisive(b->between, inner ? sign(shared) : 0, a->between),
	};
}

/* Of `a` and then `b`. */
static struct sum join(const struct sum *a, const struct sum *b)
{
	struct sum sum;

	if (!a->any || !b->any)
		return a->any ? *a : *b;
	if (a->last_day == b->first_day)
		return join_on_day(a, b);
	sum = (struct sum){true, a->first_day, b->last_day, a->first, b->last, a->between};
	if (!is_one_day(a))
		sum.between = decisive(sign(a->last), sum.between, 0);
	if (!is_one_day(b))
		sum.between = decisive(b->between, sign(b->first), sum.between);
	return sum;
}

static struct sum sum_of_line(const struct event *line)
{
	const int32_t times = event_deletes(line) ? -1 : 1;
	const int32_t day = line->dagtekening;

	return (struct sum){true, day, day, times, times, 0};
}

static bool exists_after(const struct sum *sum)
{
	return decisive(sign(sum->last), sum->between, sign(sum->first)) > 0;
}

/* ---- Making it ---- */

static uint32_t new_node(struct existence *existence, uint32_t left, uint32_t right)
{
	struct node *node = &existence->node[existence->nodes];

	*node = (struct node){.left = left, .right = right};
	node->sum = join(&existence->node[left].sum, &existence->node[right].sum);
	return existence->nodes++;
}

/* The tree over the lines from `first` up to `end`; its depth is that of a halving. */
static uint32_t grow(struct existence *existence, uint32_t first, uint32_t end)
{
	const uint32_t middle = first + (end - first) / 2;
	uint32_t left;

	if (end - first == 1) {
		existence->node[existence->nodes].sum = sum_of_line(existence->lines.line[first]);
		return existence->nodes++;
	}
	left = grow(existence, first, middle);
	return new_node(existence, left, grow(existence, middle, end));
}

/* The tree without the line at this place. */
static uint32_t without(struct existence *existence, uint32_t node, uint32_t first, uint32_t end,
			uint32_t place)
{
	const uint32_t middle = first + (end - first) / 2;
	const uint32_t left = existence->node[node].left, right = existence->node[node].right;

	if (end - first == 1)
		return 0;
	if (place < middle)
		return new_node(existence, without(existence, left, first, middle, place), right);
	return new_node(existence, left, without(existence, right, middle, end, place));
}

static void note_sent(struct dossier *dossier, struct existence *existence)
{
	uint32_t i = existence->lines.count;

	existence->sent = pool_alloc(dossier->pool, (i + 1) * sizeof(*existence->sent));
	for (existence->sent[i] = i; i-- > 0;)
		existence->sent[i] =
		    event_deletes(existence->lines.line[i]) ? existence->sent[i + 1] : i;
}

/* Node 0 is the empty one. */
static struct existence *make(struct dossier *dossier, enum key key, const struct event *like,
			      bool undoing)
{
	struct existence *existence = pool_alloc(dossier->pool, sizeof(*existence));
	const struct counting lines = counting_bucket(dossier, key, like, NULL, undoing);
	uint32_t height = 1;
	size_t room;

	for (uint32_t span = 1; span < lines.count; span *= 2)
		height++;
	room = 2 * (size_t)lines.count + (size_t)lines.voids * height + 1;
	*existence = (struct existence){.lines = lines, .nodes = 1};
	existence->node = pool_alloc(dossier->pool, room * sizeof(*existence->node));
	existence->root = pool_alloc(dossier->pool, (lines.voids + 1) * sizeof(uint32_t));
	memset(existence->node, 0, room * sizeof(*existence->node));
	note_sent(dossier, existence);
	existence->root[0] = lines.count > 0 ? grow(existence, 0, lines.count) : 0;
	for (uint32_t i = 0; i < lines.voids; i++)
		existence->root[i + 1] =
		    without(existence, existence->root[i], 0, lines.count,
			    counting_before(dossier, &lines, lines.voided[i]).end);
	return existence;
}

/* The bucket of the lines about the start or stop `like`: the key of a stop goes on with Einddatum,
 * and since 3.2 with RedenBeeindiging. */
static enum key key_of(const struct event *like)
{
	if (like->soort == EVENT_START)
		return KEY_STARTED;
	return like->release < RELEASE(3, 2) ? KEY_STOPPED : KEY_STOPPED_FOR;
}

/* NULL when there is no line about `like`. */
static struct existence *existence_of(struct dossier *dossier, const struct event *like)
{
	const enum key key = key_of(like);
	const uint32_t number = bucket_number(dossier_buckets(dossier, key), like);
	const size_t bytes = (dossier->count + 1) * sizeof(struct existence *);
	struct existence ***kept = &dossier->existence[key - KEY_STARTED];

	if (number == 0)
		return NULL;
	if (*kept == NULL) {
		*kept = pool_alloc(dossier->pool, bytes);
		memset(*kept, 0, bytes);
	}
	if ((*kept)[number] == NULL)
		(*kept)[number] = make(dossier, key, like, false);
	return (*kept)[number];
}

/* ---- Asking ---- */

static struct sum sum_of(const struct existence *existence, uint32_t node, struct stretch tree,
			 struct stretch lines)
{
	const uint32_t middle = tree.first + (tree.end - tree.first) / 2;
	struct sum left, right;

	if (node == 0 || lines.end <= tree.first || tree.end <= lines.first)
		return (struct sum){0};
	if (lines.first <= tree.first && tree.end <= lines.end)
		return existence->node[node].sum;
	left = sum_of(existence, existence->node[node].left, (struct stretch){tree.first, middle},
		      lines);
	right = sum_of(existence, existence->node[node].right, (struct stretch){middle, tree.end},
		       lines);
	return join(&left, &right);
}

static struct sum sum_between(const struct existence *existence, struct stretch lines,
			      uint32_t moment)
{
	if (lines.first >= lines.end)
		return (struct sum){0};
	return sum_of(existence, existence->root[moment],
		      (struct stretch){0, existence->lines.count}, lines);
}

/* Looking back: of the lines behind the message of `at` that are known by then. */
static struct sum sum_behind(struct dossier *dossier, struct existence *existence,
			     const struct event *like, const struct event *at)
{
	if (!dossier->all_known) {
		if (existence->undoing == NULL)
			existence->undoing = make(dossier, key_of(like), like, true);
		existence = existence->undoing;
	}
	return sum_between(existence, counting_behind(dossier, &existence->lines, at),
			   existence->lines.voids);
}

/* Of the lines that stand before `at` and are not void for it. */
static struct sum sum_before(const struct dossier *dossier, const struct existence *existence,
			     const struct event *at)
{
	return sum_between(existence, counting_before(dossier, &existence->lines, at),
			   counting_moment(dossier, &existence->lines, at));
}

bool dossier_exists(struct dossier *dossier, const struct event *like, const struct event *at)
{
	struct existence *existence = existence_of(dossier, like);
	struct sum sum, behind;

	if (existence == NULL)
		return false;
	sum = sum_before(dossier, existence, at);
	if (dossier->hindsight != NULL) {
		behind = sum_behind(dossier, existence, like, at);
		sum = join(&sum, &behind);
	}
	return exists_after(&sum);
}

bool dossier_sent_on_day(struct dossier *dossier, const struct event *at)
{
	const struct existence *existence = existence_of(dossier, at);
	uint32_t next;

	if (existence == NULL)
		return false;
	next = existence->sent[counting_before(dossier, &existence->lines, at).end];
	return next < existence->lines.count &&
	       existence->lines.line[next]->dagtekening == at->dagtekening;
}

const struct event *dossier_exists_later(struct dossier *dossier, const struct event *like,
					 const struct event *at)
{
	const struct existence *existence = existence_of(dossier, like);
	const struct event *brought = NULL;
	struct sum sum;
	int64_t place = 0;
	uint32_t next;

	if (existence == NULL)
		return NULL;
	sum = sum_before(dossier, existence, at);
	next = counting_behind(dossier, &existence->lines, at).first;
	if (existence->sent[next] == existence->lines.count)
		return NULL;
	for (; next < existence->lines.count; next++) {
		const struct event *line = existence->lines.line[next];
		const struct sum one = sum_of_line(line);

		if (brought != NULL && line->place != place)
			break;
		if (line->nietig_vanaf != DAY_NEVER)
			continue;
		sum = join(&sum, &one);
		place = line->place;
		brought = exists_after(&sum) ? line : NULL;
	}
	return brought;
}
