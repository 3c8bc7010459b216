/* Names of dossiers: their digests, and sets of these. */
#include "name.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/buf.h"

static void add_text(struct buf *out, const char *text)
{
	buf_add(out, text != NULL ? text : "", text != NULL ? strlen(text) + 1 : 1);
}

int64_t name_digest(const struct store *store, const struct name *name)
{
	struct buf text = BUF_INIT(0);
	int64_t digest;

	add_text(&text, name->aanbieder);
	add_text(&text, name->tekst);
	buf_add(&text, name->nummer, sizeof(name->nummer));
	digest = (int64_t)pseudonym_short(store->sleutel, text.data, text.length);
	buf_free(&text);
	return digest;
}

static struct name_slot *slot_of(const struct name_set *set, int64_t digest)
{
	size_t at = (size_t)digest & (set->slots - 1);

	while (set->slot[at].number != 0 && set->slot[at].digest != digest)
		at = (at + 1) & (set->slots - 1);
	return &set->slot[at];
}

static void grow(struct name_set *set)
{
	struct name_set larger = {.slots = set->slots > 0 ? 2 * set->slots : 64};

	larger.slot = xcalloc(larger.slots, sizeof(*larger.slot));
	for (size_t i = 0; i < set->slots; i++)
		if (set->slot[i].number != 0)
			*slot_of(&larger, set->slot[i].digest) = set->slot[i];
	free(set->slot);
	set->slot = larger.slot;
	set->slots = larger.slots;
}

size_t name_set_number(struct name_set *set, int64_t digest)
{
	struct name_slot *slot;

	if (2 * set->count >= set->slots)
		grow(set);
	slot = slot_of(set, digest);
	if (slot->number == 0)
		*slot = (struct name_slot){digest, ++set->count};
	return slot->number - 1;
}

bool name_set_add(struct name_set *set, int64_t digest)
{
	const size_t count = set->count;

	return name_set_number(set, digest) == count;
}

void name_set_free(struct name_set *set)
{
	free(set->slot);
	*set = (struct name_set){0};
}
