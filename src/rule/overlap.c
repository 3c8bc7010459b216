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
#include "product.h"

struct regel {
	const struct record *record;
	const struct product *product;
	int64_t begin;
	int64_t end;        /* DAY_NEVER when open */
	uint32_t categorie; /* number of the Categorie among those of the message */
	uint32_t code;      /* number of Categorie and Code together */
	bool overlaps;
};

/* The latest ends of what has begun. */
struct ends {
	int64_t any;
	int64_t without_product;
	int64_t *categorie;    /* by Categorie */
	int64_t *without_code; /* the same, of lines without Code */
	int64_t *code;         /* by Categorie and Code */
};

/* A line that was deleted, or taken back the old way, counts as never sent. */
static bool left_out(const struct productregel *regel)
{
	return regel->redenwijziging != NULL && present(regel->end) &&
	       regel->end->value == regel->begin->value &&
	       (field_is(regel->redenwijziging, "01") || field_is(regel->redenwijziging, "13"));
}

static bool coded(const struct regel *regel)
{
	return regel->product != NULL && present(&regel->product->code);
}

static uint32_t collect(const struct record *first, struct regel *regels)
{
	uint32_t count = 0;

	for (const struct record *record = first; record != NULL; record = record->next) {
		struct productregel regel = productregel(record);

		if (left_out(&regel))
			continue;
		regels[count++] = (struct regel){
		    .record = record,
		    .product = regel.product,
		    .begin = regel.begin->value,
		    .end = present(regel.end) ? regel.end->value : DAY_NEVER,
		};
	}
	return count;
}

static int compare_categorie(const struct regel *a, const struct regel *b)
{
	if (a->product == NULL || b->product == NULL)
		return (a->product != NULL) - (b->product != NULL);
	return strcmp(a->product->categorie.text, b->product->categorie.text);
}

static int compare_product(const struct regel *a, const struct regel *b)
{
	int order = compare_categorie(a, b);

	if (order != 0)
		return order;
	if (!coded(a) || !coded(b))
		return (int)coded(a) - (int)coded(b);
	return strcmp(a->product->code.text, b->product->code.text);
}

static int by_product(const void *left, const void *right)
{
	return compare_product(*(struct regel *const *)left, *(struct regel *const *)right);
}

/* The day on which a line asks what has begun. A line that ends before it begins overlaps what
 * covers all days between: it asks at its end. */
static int64_t asks(const struct regel *regel)
{
	return regel->end < regel->begin ? regel->end : regel->begin;
}

/* On one day lines that end before they begin ask last, the others in the order of the message. */
static int by_day(const void *left, const void *right)
{
	const struct regel *a = *(struct regel *const *)left, *b = *(struct regel *const *)right;
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

	if (regel->product == NULL)
		return ends->any;
	if (!coded(regel))
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
	raise_to(&ends->any, regel->end);
	if (regel->product == NULL) {
		raise_to(&ends->without_product, regel->end);
		return;
	}
	raise_to(&ends->categorie[regel->categorie], regel->end);
	if (coded(regel))
		raise_to(&ends->code[regel->code], regel->end);
	else
		raise_to(&ends->without_code[regel->categorie], regel->end);
}

static int64_t *no_ends(struct pool *pool, uint32_t count)
{
	int64_t *ends = pool_alloc(pool, count * sizeof(*ends));

	for (uint32_t i = 0; i < count; i++)
		ends[i] = DAY_NONE;
	return ends;
}

static void sweep(struct regel **order, uint32_t count, struct pool *pool)
{
	struct ends ends = {DAY_NONE, DAY_NONE, no_ends(pool, count), no_ends(pool, count),
			    no_ends(pool, count)};

	qsort(order, count, sizeof(struct regel *), by_day);
	for (uint32_t i = 0; i < count; i++) {
		order[i]->overlaps = latest(&ends, order[i]) >= order[i]->begin;
		begins(&ends, order[i]);
	}
}

void check_overlap(struct inspection *inspection, const struct record *record)
{
	struct pool *pool = inspection->findings->pool;
	const struct record *first;
	struct regel *regels, **order;
	uint32_t count = 0;

	/* The only member of the container is the list of its lines. */
	memcpy(&first, (const char *)record + record->class->member[0].offset, sizeof(first));
	if (first == NULL || first->next == NULL)
		return;
	for (const struct record *line = first; line != NULL; line = line->next)
		count++;
	regels = pool_alloc(pool, count * sizeof(*regels));
	order = pool_alloc(pool, count * sizeof(struct regel *));
	count = collect(first, regels);
	for (uint32_t i = 0; i < count; i++)
		order[i] = &regels[i];
	number(order, count);
	sweep(order, count, pool);
	for (uint32_t i = 0; i < count; i++)
		if (regels[i].overlaps)
			report_line(inspection, regels[i].record, regels[i].record->line);
}
