#include "youth_index.h"

#include <stdlib.h>
#include <string.h>

#include "facts.h"

struct youth_row *youth_row_new(const struct event *like, const void *facts, size_t length,
				struct pool *pool)
{
	struct youth_row *row = pool_alloc(pool, sizeof(*row) + length);

	*row = (struct youth_row){.bericht = like->bericht,
				  .jeugdige = like->jeugdige,
				  .identificatie = like->identificatie,
				  .aanbieder = like->aanbieder,
				  .gemeente = like->gemeente,
				  .dagtekening = like->dagtekening,
				  .nietig_vanaf = like->nietig_vanaf,
				  .voided_by = like->voided_by,
				  .content = like->content,
				  .headerline = like->headerline,
				  .type = like->type,
				  .rejected = like->rejected,
				  .takes_back = like->takes_back,
				  .length = length};
	memcpy(row->facts, facts, length);
	return row;
}

int youth_row_open(const struct youth_row *row, struct events *events)
{
	struct event like = event_none();

	like.bericht = row->bericht;
	like.jeugdige = row->jeugdige;
	like.identificatie = row->identificatie;
	like.aanbieder = row->aanbieder;
	like.gemeente = row->gemeente;
	like.dagtekening = row->dagtekening;
	like.nietig_vanaf = row->nietig_vanaf;
	like.voided_by = row->voided_by;
	like.content = row->content;
	like.headerline = row->headerline;
	like.type = row->type;
	like.rejected = row->rejected;
	like.takes_back = row->takes_back;
	return facts_read(row->facts, row->length, &like, events);
}

void youth_keys_add(struct youth_keys *keys, const struct sleutel *key, const struct youth_row *row)
{
	const int64_t digest = sleutel_hash(key);

	for (size_t i = keys->count; i > 0 && keys->key[i - 1].row == row; i--)
		if (keys->key[i - 1].digest == digest)
			return;
	keys->key = xmore(keys->key, keys->count, &keys->room, sizeof(*keys->key));
	keys->key[keys->count++] = (struct youth_key){digest, row};
}

void youth_keys_free(struct youth_keys *keys)
{
	free(keys->key);
	*keys = (struct youth_keys){0};
}

static size_t place_of(const struct youth_index *index, int64_t digest)
{
	return (size_t)digest & (index->slots - 1);
}

static void put_all(struct youth_index *index, const struct youth_keys *keys)
{
	for (size_t i = 0; i < keys->count; i++) {
		size_t at = place_of(index, keys->key[i].digest);

		while (index->slot[at].digest != 0)
			at = (at + 1) & (index->slots - 1);
		index->slot[at] = keys->key[i];
	}
}

void youth_index_make(struct youth_index *index, const struct youth_keys *a,
		      const struct youth_keys *b)
{
	index->slots = 1;
	while (index->slots < 2 * (a->count + b->count) + 1)
		index->slots *= 2;
	index->slot = xcalloc(index->slots, sizeof(*index->slot));
	put_all(index, a);
	put_all(index, b);
}

void youth_index_free(struct youth_index *index)
{
	free(index->slot);
	*index = (struct youth_index){0};
}

bool youth_index_has_more(const struct youth_index *index, const struct sleutel *key, size_t count)
{
	const int64_t digest = sleutel_hash(key);
	size_t found = 0;

	for (size_t at = place_of(index, digest); index->slot[at].digest != 0;
	     at = (at + 1) & (index->slots - 1))
		if (index->slot[at].digest == digest && ++found > count)
			return true;
	return false;
}

int youth_index_find(const struct youth_index *index, const struct sleutel *key,
		     struct events *events)
{
	const int64_t digest = sleutel_hash(key);

	for (size_t at = place_of(index, digest); index->slot[at].digest != 0;
	     at = (at + 1) & (index->slots - 1))
		if (index->slot[at].digest == digest &&
		    youth_row_open(index->slot[at].row, events) != 0)
			return -1;
	return 0;
}
