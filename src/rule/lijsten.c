/* What the lists say. */
#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "ijw/base/pool.h"
#include "ijw/base/text.h"
#include "lijst.h"

const char *lijst_name(enum lijst lijst)
{
	static const char *const names[LIJSTEN] = {"gemeenten", "producten", "tarieven",
						   "aanbieders"};

	return names[lijst];
}

const char *lijst_without(enum lijst lijst)
{
	static const char *const without[LIJSTEN] = {
	    N_("TR378 is not evaluated"),
	    N_("TR381 is not evaluated"),
	    N_("no TR418; TR346 by the tariff of the claim"),
	    N_("explain shows no names"),
	};

	return without[lijst];
}

struct lijsten *lijsten_new(void)
{
	struct lijsten *lijsten = xmalloc(sizeof(*lijsten));

	*lijsten = (struct lijsten){0};
	return lijsten;
}

static void empty(struct tabel *tabel)
{
	free(tabel->stand.file);
	free(tabel->regels);
	buf_free(&tabel->bytes);
	buf_free(&tabel->given);
	*tabel = (struct tabel){0};
}

void lijsten_free(struct lijsten *lijsten)
{
	if (lijsten == NULL)
		return;
	for (int lijst = 0; lijst < LIJSTEN; lijst++)
		empty(&lijsten->tabel[lijst]);
	free(lijsten);
}

int lijsten_read(struct lijsten *lijsten, enum lijst lijst, const char *file, const char *bytes,
		 size_t length, struct buf *complaints)
{
	struct tabel *tabel = &lijsten->tabel[lijst];

	digest_sha256(bytes, length, tabel->stand.sha256);
	buf_add(&tabel->bytes, bytes, length);
	buf_add(&tabel->given, bytes, length);
	if (lijst_parse(tabel, lijst, file, complaints) != 0) {
		empty(tabel);
		return -1;
	}
	tabel->stand.given = true;
	tabel->stand.file = xstrdup(file);
	return 0;
}

/* A row with a NULL name behind it (embed.sh). */
struct embedded {
	const char *name, *bytes, *end;
};
extern const struct embedded lijsten_embedded[];

int lijsten_read_own(struct lijsten *lijsten, struct buf *complaints)
{
	const struct embedded *own = lijsten_embedded;
	struct lijst_stand *stand = &lijsten->tabel[LIJST_GEMEENTEN].stand;

	if (lijsten_read(lijsten, LIJST_GEMEENTEN, own->name, own->bytes,
			 (size_t)(own->end - own->bytes), complaints) != 0)
		return -1;
	free(stand->file);
	stand->file = NULL;
	buf_free(&lijsten->tabel[LIJST_GEMEENTEN].given);
	stand->own = true;
	return 0;
}

const struct lijst_stand *lijsten_stand(const struct lijsten *lijsten, enum lijst lijst)
{
	return &lijsten->tabel[lijst].stand;
}

void lijsten_digest(const struct lijsten *lijsten, uint8_t digest[SHA256_BYTES])
{
	struct buf all = BUF_INIT(0);

	for (enum lijst lijst = 0; lijst < LIJSTEN; lijst++) {
		const struct lijst_stand *stand = lijsten_stand(lijsten, lijst);

		buf_printf(&all, "%s%c", lijst_name(lijst), stand->given ? '+' : '-');
		if (stand->given)
			buf_add(&all, stand->sha256, SHA256_BYTES);
	}
	digest_sha256(all.data, all.length, digest);
	buf_free(&all);
}

int regel_compare(const struct regel *a, const char *const *key)
{
	for (int i = 0; i < LIJST_KEYS; i++) {
		int order = order_text(a->key[i], key[i]);

		if (order != 0)
			return order;
	}
	return 0;
}

/* How many lines stand before the first one that is past `key` on `day`. */
static size_t position(const struct tabel *tabel, const char *const *key, int32_t day)
{
	size_t low = 0, high = tabel->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct regel *regel = &tabel->regels[middle];
		int order = regel_compare(regel, key);

		if (order > 0 || (order == 0 && regel->vanaf > day))
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

/* The line of a key that holds on a day; there is one at most. */
static const struct regel *find(const struct tabel *tabel, const char *const *key, int32_t day)
{
	size_t at = position(tabel, key, day);
	const struct regel *regel = at > 0 ? &tabel->regels[at - 1] : NULL;

	return regel != NULL && regel_compare(regel, key) == 0 && regel->tot >= day ? regel : NULL;
}

bool lijsten_gemeente(const struct lijsten *lijsten, const char *code, int32_t day)
{
	const struct tabel *tabel = &lijsten->tabel[LIJST_GEMEENTEN];
	const char *const key[LIJST_KEYS] = {code, "", "", ""};

	if (day < tabel->stand.vanaf)
		day = tabel->stand.vanaf;
	return find(tabel, key, day) != NULL;
}

/* Whether a gemeente ("" for all) has a line, of whatever day. */
static bool has_gemeente(const struct tabel *tabel, const char *gemeente)
{
	const char *const key[LIJST_KEYS] = {gemeente, "", "", ""};
	size_t at = position(tabel, key, DAY_NEVER);

	return at < tabel->count && same_text(tabel->regels[at].key[0], gemeente);
}

enum lijst_product lijsten_product(const struct lijsten *lijsten, const char *gemeente,
				   const char *categorie, const char *code, int32_t day)
{
	const struct tabel *tabel = &lijsten->tabel[LIJST_PRODUCTEN];
	const char *const own[LIJST_KEYS] = {gemeente, categorie, code, ""};
	const char *const all[LIJST_KEYS] = {"", categorie, code, ""};

	if (!has_gemeente(tabel, gemeente) && !has_gemeente(tabel, ""))
		return PRODUCT_ZONDER_LIJST;
	return find(tabel, own, day) != NULL || find(tabel, all, day) != NULL ? PRODUCT_BEKEND
									      : PRODUCT_ONBEKEND;
}

bool lijsten_tarief(const struct lijsten *lijsten, const struct tarief_key *key, struct tarief *out)
{
	static const char minuut[] = "01", uur[] = "04";
	const struct tabel *tabel = &lijsten->tabel[LIJST_TARIEVEN];
	const char *const parties[][2] = {
	    {key->gemeente, key->aanbieder}, {key->gemeente, ""}, {"", key->aanbieder}, {"", ""}};

	for (size_t i = 0; i < sizeof(parties) / sizeof(parties[0]); i++) {
		const char *wanted[LIJST_KEYS] = {parties[i][0], parties[i][1], key->code,
						  key->eenheid};
		const struct regel *regel = find(tabel, wanted, key->day);

		out->per_uur = regel == NULL && same_text(key->eenheid, minuut);
		if (out->per_uur) {
			wanted[3] = uur;
			regel = find(tabel, wanted, key->day);
		}
		if (regel != NULL) {
			out->cent = regel->tarief;
			return true;
		}
	}
	return false;
}

const char *lijsten_aanbieder(const struct lijsten *lijsten, const char *agb)
{
	const char *const key[LIJST_KEYS] = {agb, "", "", ""};
	const struct regel *regel = find(&lijsten->tabel[LIJST_AANBIEDERS], key, DAY_NEVER);

	return regel != NULL ? regel->naam : NULL;
}

void lijsten_each_naam(const struct lijsten *lijsten, enum lijst lijst, lijsten_naam *visit,
		       void *context)
{
	const struct tabel *tabel = &lijsten->tabel[lijst];

	for (size_t i = 0; i < tabel->count; i++) {
		const struct regel *regel = &tabel->regels[i];

		if (i + 1 == tabel->count || strcmp(regel->key[0], regel[1].key[0]) != 0)
			visit(context, regel->key[0], regel->naam);
	}
}
