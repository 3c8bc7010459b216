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

/* A digest of 0 has the place of 1: under the key neither is likelier than any other. */
static int64_t in_slot(int64_t digest)
{
	return digest != 0 ? digest : 1;
}

static int64_t *place_of(const struct name_set *set, int64_t digest)
{
	size_t at = (size_t)digest & (set->slots - 1);

	while (set->slot[at] != 0 && set->slot[at] != digest)
		at = (at + 1) & (set->slots - 1);
	return &set->slot[at];
}

static void grow(struct name_set *set)
{
	struct name_set larger = {.slots = set->slots > 0 ? 2 * set->slots : 64};

	larger.slot = xcalloc(larger.slots, sizeof(*larger.slot));
	for (size_t i = 0; i < set->slots; i++)
		if (set->slot[i] != 0)
			*place_of(&larger, set->slot[i]) = set->slot[i];
	free(set->slot);
	set->slot = larger.slot;
	set->slots = larger.slots;
}

bool name_set_add(struct name_set *set, int64_t digest)
{
	int64_t *place;

	if (2 * set->count >= set->slots)
		grow(set);
	place = place_of(set, in_slot(digest));
	if (*place != 0)
		return false;
	*place = in_slot(digest);
	set->count++;
	return true;
}

void name_set_free(struct name_set *set)
{
	free(set->slot);
	*set = (struct name_set){0};
}
