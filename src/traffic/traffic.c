#include "ijw/traffic/traffic.h"

#include <stdio.h>
#include <stdlib.h>

#include "setup.h"
#include "world.h"
#include "write.h"

/* One message to be written: a letter or the retour on it. */
struct posting {
	int32_t day;
	bool retour;
	uint32_t letter;
};

enum { NAME_BYTES = 64 };

int32_t traffic_last_day(const struct traffic_options *options)
{
	int year, month, dayofmonth;

	date_split(options->from, &year, &month, &dayofmonth);
	month += options->months - 1;
	return date_day(year + month / 12, month % 12 + 1, 1) - 1;
}

/* In order of day; on one day letters in order of writing, each before its retour. */
static int compare(const void *left, const void *right)
{
	const struct posting *a = left, *b = right;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->letter != b->letter)
		return a->letter < b->letter ? -1 : 1;
	return (int)a->retour - (int)b->retour;
}

/* All messages in order of sending; the letters get their Identificatie in that order too. */
static struct posting *sort_post(struct world *world, size_t *count)
{
	struct posting *post = pool_alloc(world->pool, (2 * world->letters + 1) * sizeof(*post));
	uint32_t identificatie = 0;

	*count = 0;
	for (uint32_t i = 0; i < world->letters; i++) {
		const struct letter *letter = &world->letter[i];

		post[(*count)++] = (struct posting){letter->day, false, i};
		if (letter->retour_day != DAY_NEVER)
			post[(*count)++] = (struct posting){letter->retour_day, true, i};
	}
	qsort(post, *count, sizeof(*post), compare);
	for (size_t i = 0; i < *count; i++) {
		if (!post[i].retour)
			world->letter[post[i].letter].identificatie = ++identificatie;
	}
	return post;
}

static int give_message(const struct world *world, const struct posting *posting, size_t number,
			struct pool *pool, struct buf *out, traffic_sink *sink, void *context,
			struct traffic_sum *sum)
{
	const struct letter *letter = &world->letter[posting->letter];
	enum berichttype type = posting->retour ? bericht_info(letter->type)->retour : letter->type;
	char name[NAME_BYTES], day[DATE_TEXT];

	date_format(posting->day, day);
	snprintf(name, sizeof(name), "messages/%.7s/%06zu-%s.xml", day, number,
		 bericht_info(type)->name);
	traffic_write(world, letter, posting->retour, pool, out);
	sum->messages++;
	sum->of_type[type]++;
	return sink(context, name, out->data, out->length);
}

static int give_all(struct world *world, traffic_sink *sink, void *context, struct traffic_sum *sum)
{
	struct buf out = BUF_INIT(0);
	struct pool *pool = pool_new();
	size_t count;
	struct posting *post = sort_post(world, &count);
	int rc = -1;

	for (size_t i = 0; i < count; i++) {
		if (give_message(world, &post[i], i + 1, pool, &out, sink, context, sum) != 0)
			goto out;
	}
	if (traffic_setup(world, sink, context) != 0)
		goto out;
	buf_clear(&out);
	sum->rows = traffic_truth(world, &out);
	rc = sink(context, "truth.csv", out.data, out.length);
out:
	pool_free(pool);
	buf_free(&out);
	return rc;
}

int traffic_generate(const struct traffic_options *options, traffic_sink *sink, void *context,
		     struct traffic_sum *sum)
{
	struct world world;
	int rc;

	*sum = (struct traffic_sum){0};
	traffic_world_begin(&world, options);
	for (int i = 0; i < options->youths; i++) {
		int32_t arrival = traffic_arrival(options, i);

		traffic_live(&world, traffic_youth(&world, options, i, arrival), arrival);
	}
	traffic_claims(&world);
	rc = give_all(&world, sink, context, sum);
	traffic_world_end(&world);
	return rc;
}
