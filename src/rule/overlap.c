/* TR302, TR386, TR410: the same product twice at the same time.
 *
 * Two lines are the same product when both have a Code and Categorie and Code are equal; when one
 * of them has no Code and the Categorieen are equal; when one of them has no Product. They overlap
 * when each begins no later than the other ends. Reported is the line of such a pair that begins
 * last (of two that begin together the later in the message), once, however many lines it overlaps.
 *
 * A sweep over the days keeps the latest end of what has begun, per kind of line, so that no pair
 * is looked at: n log n for any message. */
#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/text.h"
#include "ijw/rule/overlap.h"
#include "product.h"

/* A line in the sweep, with its product as numbers. */
struct regel {
	struct overlap *line;
	uint32_t categorie; /* number of the Categorie among those of the lines */
	uint32_t code;      /* number of Categorie and Code together */
};

/* The latest ends of what has begun. */
struct ends {
	int64_t any;
	int64_t without_product;
	int64_t *categorie;    /* by Categorie */
	int64_t *without_code; /* the same, of lines without Code */
	int64_t *code;         /* by Categorie and Code */
};

static int compare_text(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return (a != NULL) - (b != NULL);
	return strcmp(a, b);
}

static int compare_categorie(const struct regel *a, const struct regel *b)
{
	return compare_text(a->line->categorie, b->line->categorie);
}

static int compare_product(const struct regel *a, const struct regel *b)
{
	int order = compare_categorie(a, b);

	return order != 0 ? order : compare_text(a->line->code, b->line->code);
}

static int by_product(const void *left, const void *right)
{
	return compare_product(*(struct regel *const *)left, *(struct regel *const *)right);
}

/* The day on which a line asks what has begun. A line that ends before it begins overlaps what
 * covers all days between: it asks at its end. */
static int64_t asks(const struct overlap *line)
{
	return line->end < line->begin ? line->end : line->begin;
}

/* On one day lines that end before they begin ask last, the others in the order they came in. */
static int by_day(const void *left, const void *right)
{
	const struct overlap *a = (*(struct regel *const *)left)->line;
	const struct overlap *b = (*(struct regel *const *)right)->line;
	bool a_inverted = a->end < a->begin, b_inverted = b->end < b->begin;

	if (asks(a) != asks(b))
		return asks(a) < asks(b) ? -1 : 1;
	if (a_inverted != b_inverted)
		return a_inverted ? 1 : -1;
	return (a > b) - (a < b);
}

/* Gives equal products equal numbers. */
static void number(struct regel **order, uint32_t count)
{
	qsort(order, count, sizeof(struct regel *), by_product);
	for (uint32_t i = 1; i < count; i++) {
		order[i]->categorie =
		    order[i - 1]->categorie + (compare_categorie(order[i - 1], order[i]) != 0);
		order[i]->code =
		    order[i - 1]->code + (compare_product(order[i - 1], order[i]) != 0);
	}
}

/* The latest end of what has begun and is the same product. */
static int64_t latest(const struct ends *ends, const struct regel *regel)
{
	int64_t end = ends->without_product;

	if (regel->line->categorie == NULL)
		return ends->any;
	if (regel->line->code == NULL)
		return end > ends->categorie[regel->categorie] ? end
							       : ends->categorie[regel->categorie];
	if (ends->without_code[regel->categorie] > end)
		end = ends->without_code[regel->categorie];
	return end > ends->code[regel->code] ? end : ends->code[regel->code];
}

static void raise_to(int64_t *end, int64_t value)
{
	if (value > *end)
		*end = value;
}

static void begins(struct ends *ends, const struct regel *regel)
{
	int64_t end = regel->line->end;

	raise_to(&ends->any, end);
	if (regel->line->categorie == NULL) {
		raise_to(&ends->without_product, end);
		return;
	}
	raise_to(&ends->categorie[regel->categorie], end);
	if (regel->line->code != NULL)
		raise_to(&ends->code[regel->code], end);
	else
		raise_to(&ends->without_code[regel->categorie], end);
}

static int64_t *no_ends(struct pool *pool, uint32_t count)
{
	int64_t *ends = pool_alloc(pool, count * sizeof(*ends));

	for (uint32_t i = 0; i < count; i++)
		ends[i] = DAY_NONE;
	return ends;
}

static struct ends *new_ends(struct pool *pool, uint32_t count)
{
	struct ends *ends = pool_alloc(pool, sizeof(*ends));

	*ends = (struct ends){DAY_NONE, DAY_NONE, no_ends(pool, count), no_ends(pool, count),
			      no_ends(pool, count)};
	return ends;
}

/* A line asks what began on the other side and begins on its own; there is one side when sides do
 * not count. Whether any line overlaps. */
static bool sweep(struct regel **order, uint32_t count, bool sides, struct pool *pool)
{
	struct ends *here = new_ends(pool, count);
	struct ends *over = sides ? new_ends(pool, count) : here;
	bool found = false;

	qsort(order, count, sizeof(struct regel *), by_day);
	for (uint32_t i = 0; i < count; i++) {
		struct overlap *line = order[i]->line;

		line->overlaps = latest(line->other_side ? here : over, order[i]) >= line->begin;
		begins(line->other_side ? over : here, order[i]);
		found = found || line->overlaps;
	}
	return found;
}

static bool mark(struct overlap *lines, uint32_t count, bool sides, struct pool *pool)
{
	struct regel *regels = pool_alloc(pool, (count + 1) * sizeof(*regels));
	struct regel **order = pool_alloc(pool, (count + 1) * sizeof(struct regel *));

	for (uint32_t i = 0; i < count; i++) {
		regels[i] = (struct regel){.line = &lines[i]};
		order[i] = &regels[i];
	}
	number(order, count);
	return sweep(order, count, sides, pool);
}

void overlap_mark(struct overlap *lines, uint32_t count, struct pool *pool)
{
	mark(lines, count, false, pool);
}

bool overlap_across(struct overlap *lines, uint32_t count, struct pool *pool)
{
	return mark(lines, count, true, pool);
}

/* A line that was deleted, or taken back the old way, counts as never sent. */
static bool left_out(const struct productregel *regel)
{
	return regel->redenwijziging != NULL && present(regel->end) &&
	       regel->end->value == regel->begin->value &&
	       (field_is(regel->redenwijziging, "01") || field_is(regel->redenwijziging, "13"));
}

static uint32_t collect(const struct record *first, struct overlap *lines,
			const struct record **records)
{
	uint32_t count = 0;

	for (const struct record *record = first; record != NULL; record = record->next) {
		struct productregel regel = productregel(record);

		if (left_out(&regel))
			continue;
		records[count] = record;
		lines[count++] = (struct overlap){
		    .categorie = regel.product != NULL ? regel.product->categorie.text : NULL,
		    .code = regel.product != NULL ? regel.product->code.text : NULL,
		    .begin = regel.begin->value,
		    .end = present(regel.end) ? regel.end->value : DAY_NEVER,
		};
	}
	return count;
}

static void check_overlap(struct inspection *inspection, const struct record *record)
{
	struct pool *pool = inspection->findings->pool;
	const struct record *first, **records;
	struct overlap *lines;
	uint32_t count = 0;

	/* The only member of the container is the list of its lines. */
	memcpy(&first, (const char *)record + record->class->member[0].offset, sizeof(first));
	if (first == NULL || first->next == NULL)
		return;
	for (const struct record *line = first; line != NULL; line = line->next)
		count++;
	lines = pool_alloc(pool, count * sizeof(*lines));
	records = pool_alloc(pool, count * sizeof(const struct record *));
	count = collect(first, lines, records);
	overlap_mark(lines, count, pool);
	for (uint32_t i = 0; i < count; i++)
		if (lines[i].overlaps)
			report_line(inspection, records[i], records[i]->line);
}

static const struct rule rules[] = {
    {
	IN_MESSAGE("TR302"),
	.text = N_("A ToegewezenProduct overlaps another of the same product"),
	.remedy = N_("Ask the gemeente to end the one before the other begins."),
	.elements = "ToegewezenProduct",
	.checks =
	    N_("Two assignments of the same product do not share a day. Two products are the "
	       "same when category and code are equal; when one has no code, when the "
	       "categories are; when one is generic, always. Deleted assignments are left out."),
	.on = {{ON(JW301), &class_toegewezenproducten, check_overlap}},
    },
    {
	IN_MESSAGE("TR386"),
	.since = RELEASE(3, 1),
	.text = N_("An AangevraagdProduct overlaps another of the same product"),
	.remedy =
	    N_("Ask the aanbieder to ask for the one or to let the periods follow each other."),
	.elements = "AangevraagdProduct",
	.checks =
	    N_("Two requested products that are the same product (see TR302) do not share a day."),
	.on = {{ON(JW315), &class_aangevraagdeproducten, check_overlap}},
    },
    {
	IN_MESSAGE("TR410"),
	.since = RELEASE(3, 1),
	.text = N_("A NieuwProduct overlaps another of the same product"),
	.remedy =
	    N_("Ask the aanbieder to ask for the one or to let the periods follow each other."),
	.elements = "NieuwProduct",
	.checks = N_("Two new products of one request that are the same product (see TR302) do not "
		     "share a day."),
	.on = {{ON(JW317), &class_nieuweproducten, check_overlap}},
    },
};

RULE_SET(overlap);
