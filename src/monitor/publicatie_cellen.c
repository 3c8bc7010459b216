/* Which cells and counts a publication has. */
#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "publicatie_parts.h"

/* ---- Codes in the order of bytes ---- */

struct ranked {
	const char *code;
	uint16_t number;
};

static int by_code(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	return order_text(x->code, y->code);
}

/* Numbers are given as codes are met, which depends on the order of the archive; places do not. */
static void rank_codes(struct publicatie *publicatie)
{
	const struct codes *codes = &publicatie->regio.codes;

	for (enum dimensie dim = 0; dim < DIMENSIES; dim++) {
		const size_t count = codes->count[dim];
		struct ranked *ranked = xmalloc((count + 1) * sizeof(*ranked));

		publicatie->rang[dim] =
		    pool_alloc(publicatie->pool, (count + 1) * sizeof(uint16_t));
		for (size_t i = 0; i < count; i++)
			ranked[i] =
			    (struct ranked){codes_text(codes, dim, (uint16_t)i), (uint16_t)i};
		/* What is not broken down and what is not known stay in front. */
		qsort(ranked + DEEL_ONBEKEND + 1, count - DEEL_ONBEKEND - 1, sizeof(*ranked),
		      by_code);
		for (size_t i = 0; i < count; i++)
			publicatie->rang[dim][ranked[i].number] = (uint16_t)i;
		free(ranked);
	}
}

static struct sleutel rank_of(const struct publicatie *publicatie, const struct sleutel *sleutel)
{
	struct sleutel rang;

	for (int i = 0; i < DIMENSIES; i++)
		rang.deel[i] = publicatie->rang[i][sleutel->deel[i]];
	return rang;
}

static int by_place(const void *a, const void *b)
{
	const struct gepubliceerd *x = a, *y = b;
	int order = order_getal(x->tabel, y->tabel);

	for (int i = 0; order == 0 && i < DIMENSIES; i++)
		order = order_getal(x->rang.deel[i], y->rang.deel[i]);
	if (order == 0)
		order = order_getal(x->cell->periode.soort, y->cell->periode.soort);
	return order != 0 ? order : order_getal(x->cell->periode.maand, y->cell->periode.maand);
}

/* ---- Keys ---- */

struct keys {
	struct gepubliceerd *key; /* of each only table, key and what its codes have */
	size_t count;
	size_t room;
};

/* Of what a count is one. */
static unsigned heeft_of(int soort)
{
	if (soort >= TELLING_F01 && soort <= TELLING_F01O)
		return HEEFT_VERZOEKEN;
	return soort <= TELLING_F07 ? HEEFT_KETENS : HEEFT_ZORG;
}

/* What each code has: a table of one dimension tells. */
static void note_events(struct publicatie *publicatie)
{
	const struct cube *cube = &publicatie->regio.cube;

	for (int dim = 0; dim < DIMENSIES; dim++)
		publicatie->heeft[dim] =
		    pool_alloc(publicatie->pool, publicatie->regio.codes.count[dim] + 1);
	for (size_t i = 0; i < cube->count; i++) {
		const struct cell *cell = cube->cell[i];
		unsigned heeft = 0;

		for (int soort = 0; soort < TELLING_SOORTEN; soort++)
			if (cell->count[soort] > 0)
				heeft |= heeft_of(soort);
		for (int dim = 0; dim < DIMENSIES; dim++)
			publicatie->heeft[dim][cell->sleutel.deel[dim]] |= (uint8_t)heeft;
	}
}

static void add_key(struct publicatie *publicatie, struct keys *keys, const struct sleutel *sleutel)
{
	struct gepubliceerd key = {.tabel = tabel_of_key(sleutel),
				   .rang = rank_of(publicatie, sleutel),
				   .heeft = HEEFT_ALLES};
	struct cell *cell = pool_alloc(publicatie->pool, sizeof(*cell));

	cell->sleutel = *sleutel;
	key.cell = cell;
	for (int dim = 0; dim < DIMENSIES; dim++)
		if (sleutel->deel[dim] != DEEL_TOTAAL)
			key.heeft &= publicatie->heeft[dim][sleutel->deel[dim]];
	if (key.heeft == 0)
		return;
	keys->key = xmore(keys->key, keys->count, &keys->room, sizeof(key));
	keys->key[keys->count++] = key;
}

/* Every combination of the codes of a table, whether anything was counted for it or not: what is
 * left out of a file would tell that it is zero. */
static void add_keys(struct publicatie *publicatie, struct keys *keys, unsigned mask,
		     struct sleutel *sleutel, int dim)
{
	while (dim < DIMENSIES && !(mask >> dim & 1))
		dim++;
	if (dim == DIMENSIES) {
		add_key(publicatie, keys, sleutel);
		return;
	}
	for (uint16_t i = DEEL_ONBEKEND; i < publicatie->regio.codes.count[dim]; i++) {
		sleutel->deel[dim] = i;
		add_keys(publicatie, keys, mask, sleutel, dim + 1);
	}
	sleutel->deel[dim] = DEEL_TOTAAL;
}

static struct keys keys_of(struct publicatie *publicatie)
{
	struct keys keys = {0};

	note_events(publicatie);
	for (int tabel = 0; tabel < TABEL_SOORTEN; tabel++) {
		struct sleutel sleutel = {{0}};

		add_keys(publicatie, &keys, tabel_mask((enum tabel_soort)tabel), &sleutel, 0);
	}
	return keys;
}

/* ---- Cells ---- */

static void add_cell(struct publicatie *publicatie, size_t *room, const struct gepubliceerd *key,
		     struct tijdvak periode, bool intern)
{
	struct gepubliceerd cel = *key;

	cel.intern = intern;
	cel.cell =
	    cube_read(&publicatie->regio.cube, &key->cell->sleutel, periode, publicatie->pool);
	publicatie->cel = xmore(publicatie->cel, publicatie->cellen, room, sizeof(cel));
	publicatie->cel[publicatie->cellen++] = cel;
}

/* A period is whole in the window; of 12 months up to a quarter all lies after its first month. */
static bool is_whole(const struct regio *regio, struct tijdvak periode)
{
	return periode_first(periode) >= regio->eerste + (periode.soort == PERIODE_VENSTER) &&
	       periode.maand <= regio->laatste;
}

static void add_periods(struct publicatie *publicatie, size_t *room, const struct gepubliceerd *key,
			enum periode_soort soort, bool intern)
{
	const struct regio *regio = &publicatie->regio;
	const int32_t step =
	    soort == PERIODE_VENSTER ? periode_length(PERIODE_KWARTAAL) : periode_length(soort);
	struct tijdvak periode = periode_of(soort, regio->eerste);

	for (; periode.maand <= regio->laatste; periode.maand += step)
		if (is_whole(regio, periode))
			add_cell(publicatie, room, key, periode, intern);
}

/* ---- Counts ---- */

/* Interruptions are known on P alone. What rests on chains or requests needs some. */
bool cellen_has(const struct publicatie *publicatie, const struct gepubliceerd *cel,
		const struct indicator *indicator)
{
	const int count = indicator->telling >= 0 ? indicator->telling : indicator->basis[0];

	return indicator_has(indicator, cel->tabel, cel->cell->periode.soort) &&
	       (count < 0 || (cel->heeft & heeft_of(count)) != 0) &&
	       (indicator->telling != TELLING_F08O ||
		maand_last_day(cel->cell->periode.maand) == publicatie->peildatum);
}

static void add_telling(struct publicatie *publicatie, const struct gepubliceerd *cel, int soort,
			size_t *room)
{
	publicatie->telling =
	    xmore(publicatie->telling, publicatie->tellingen, room, sizeof(struct telling));
	publicatie->telling[publicatie->tellingen++] =
	    (struct telling){.soort = (enum telling_soort)soort,
			     .sleutel = cel->rang,
			     .periode = cel->cell->periode,
			     .aantal = cel->cell->count[soort]};
}

/* Where the reasons of ended deliveries stand, what is left of them counts as well. */
static void add_tellingen(struct publicatie *publicatie, struct gepubliceerd *cel, size_t *room)
{
	cel->telling = publicatie->tellingen;
	for (size_t i = 0; i < indicatoren_count && !cel->intern; i++) {
		if (indicatoren[i].telling < 0 || !cellen_has(publicatie, cel, &indicatoren[i]))
			continue;
		add_telling(publicatie, cel, indicatoren[i].telling, room);
		if (indicatoren[i].telling == TELLING_D03_39)
			add_telling(publicatie, cel, TELLING_D03_X, room);
	}
	cel->tellingen = publicatie->tellingen - cel->telling;
}

void cellen_collect(struct publicatie *publicatie)
{
	size_t room = 0;
	struct keys keys;

	rank_codes(publicatie);
	keys = keys_of(publicatie);
	for (size_t i = 0; i < keys.count; i++) {
		const enum tabel_soort tabel = keys.key[i].tabel;
		const bool intern = tabel == TABEL_GEMEENTE_AANBIEDER;

		if (intern && !publicatie->keuze->intern)
			continue;
		for (enum periode_soort soort = 0; soort < PERIODE_SOORTEN; soort++)
			if (tabel_periods(tabel) >> soort & 1)
				add_periods(publicatie, &room, &keys.key[i], soort, intern);
			else if (publicatie->keuze->intern &&
				 tabel_intern_periods(tabel) >> soort & 1)
				add_periods(publicatie, &room, &keys.key[i], soort, true);
	}
	free(keys.key);
	qsort(publicatie->cel, publicatie->cellen, sizeof(*publicatie->cel), by_place);
	room = 0;
	for (size_t i = 0; i < publicatie->cellen; i++)
		add_tellingen(publicatie, &publicatie->cel[i], &room);
}

const struct gepubliceerd *cellen_find(const struct publicatie *publicatie,
				       const struct sleutel *sleutel, struct tijdvak periode)
{
	struct cell cell = {.periode = periode};
	const struct gepubliceerd sought = {
	    .tabel = tabel_of_key(sleutel), .rang = rank_of(publicatie, sleutel), .cell = &cell};
	const struct gepubliceerd *found =
	    bsearch(&sought, publicatie->cel, publicatie->cellen, sizeof(sought), by_place);

	return found != NULL && !found->intern ? found : NULL;
}

const struct gepubliceerd *cellen_ending(const struct publicatie *publicatie,
					 const struct sleutel *sleutel, int32_t maand)
{
	const struct gepubliceerd *found = NULL;

	for (enum periode_soort soort = 0; soort < PERIODE_SOORTEN && found == NULL; soort++)
		found = cellen_find(publicatie, sleutel, (struct tijdvak){soort, maand});
	return found;
}

const struct telling *cellen_telling(const struct publicatie *publicatie,
				     const struct gepubliceerd *cel, int soort)
{
	for (size_t i = 0; cel != NULL && i < cel->tellingen; i++)
		if ((int)publicatie->telling[cel->telling + i].soort == soort)
			return &publicatie->telling[cel->telling + i];
	return NULL;
}
