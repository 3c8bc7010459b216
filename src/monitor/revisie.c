/* Earlier publications: what they hid and showed, and what became another value since. */
#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "publicatie_parts.h"

/* The key columns of waarneming.csv, and those behind them that are read. */
enum {
	SLEUTEL = 10,
	KOLOM_PERIODEN = 2,
	KOLOM_MAAT = 9,
	KOLOM_WAARDE = 10,
	KOLOM_STATUS = 11,
	KOLOM_TELLER = 12,
	KOLOM_KENNISDATUM = 17,
	KOLOMMEN = 18
};

/* ---- Rows by their key ---- */

static uint64_t hash_of(const char *const *key, size_t keys)
{
	uint64_t hash = 0xCBF29CE484222325;

	for (size_t i = 0; i < keys; i++) {
		for (const char *at = key[i]; *at != '\0'; at++)
			hash = (hash ^ (unsigned char)*at) * 0x100000001B3;
		hash = (hash ^ 0xFF) * 0x100000001B3;
	}
	return hash;
}

static const char *const *row_of(const struct feed_table *table, size_t row)
{
	return &table->cell[row * table->columns];
}

static size_t *slot_of(const struct row_index *index, const char *const *key)
{
	size_t at = hash_of(key, index->keys) & (index->slots - 1);

	for (; index->slot[at] != 0; at = (at + 1) & (index->slots - 1)) {
		const char *const *row = row_of(index->table, index->slot[at] - 1);
		size_t same = 0;

		while (same < index->keys && strcmp(row[same], key[same]) == 0)
			same++;
		if (same == index->keys)
			break;
	}
	return &index->slot[at];
}

void index_begin(struct row_index *index, const struct feed_table *table, size_t keys)
{
	*index = (struct row_index){.slots = 16, .table = table, .keys = keys};
	while (index->slots < 2 * table->rows)
		index->slots *= 2;
	index->slot = xcalloc(index->slots, sizeof(size_t));
	for (size_t i = 0; i < table->rows; i++)
		*slot_of(index, row_of(table, i)) = i + 1;
}

size_t index_find(const struct row_index *index, const char *const *key)
{
	return *slot_of(index, key) - 1;
}

void index_end(struct row_index *index)
{
	free(index->slot);
	index->slot = NULL;
}

/* ---- What was hidden and shown ---- */

/* The counts as rows with the key of waarneming.csv. */
static void count_rows(struct publicatie *publicatie, struct feed_table *table)
{
	for (size_t c = 0; c < publicatie->cellen; c++) {
		const struct gepubliceerd *cel = &publicatie->cel[c];
		const struct sleutel *sleutel = &cel->cell->sleutel;
		const char *perioden = tekst_periode(publicatie, cel->cell->periode);

		for (size_t i = cel->telling; i < cel->telling + cel->tellingen; i++) {
			const struct indicator *indicator =
			    indicator_of_telling((int)publicatie->telling[i].soort);
			const char *const cells[SLEUTEL] = {
			    indicator != NULL ? indicator->id : "-",
			    tekst_code(publicatie, sleutel, DIM_REGIO),
			    perioden,
			    tekst_code(publicatie, sleutel, DIM_AANBIEDER),
			    tekst_code(publicatie, sleutel, DIM_PRODUCTCATEGORIE),
			    tekst_code(publicatie, sleutel, DIM_LEEFTIJD),
			    tekst_code(publicatie, sleutel, DIM_VERWIJZER),
			    tekst_code(publicatie, sleutel, DIM_PILOT),
			    klok_name(KLOK_GEEN),
			    maat_name(indicator == NULL || indicator->lees == NULL
					  ? MAAT_AANTAL
					  : MAAT_VERHOUDING)};

			feed_add(table, cells);
		}
	}
}

struct earlier {
	struct publicatie *publicatie;
	struct row_index index;
	struct slice *slice; /* by count */
	bool wrong;          /* a file that is none of ours */
};

/* A count in the publication that is read, and the slice of the table that it is in: those of the
 * same kind and period, by the place of the first of them. */
struct slice {
	size_t first;
	bool stands; /* the count has a row */
	bool told;   /* of the first: any of the slice has */
};

static int slice_order(const void *a, const void *b)
{
	const struct telling *x = *(const struct telling *const *)a;
	const struct telling *y = *(const struct telling *const *)b;
	int order = order_getal(x->soort, y->soort);

	if (order == 0)
		order = order_getal(x->periode.soort, y->periode.soort);
	if (order == 0)
		order = order_getal(x->periode.maand, y->periode.maand);
	return order != 0 ? order
			  : order_getal(sleutel_mask(&x->sleutel), sleutel_mask(&y->sleutel));
}

static struct slice *slices_of(const struct publicatie *publicatie)
{
	const struct telling *telling = publicatie->telling;
	const size_t count = publicatie->tellingen;
	const struct telling **sorted = xmalloc((count + 1) * sizeof(*sorted));
	struct slice *slice = xcalloc(count, sizeof(*slice));

	for (size_t i = 0; i < count; i++)
		sorted[i] = &telling[i];
	qsort(sorted, count, sizeof(*sorted), slice_order);
	for (size_t i = 0; i < count; i++)
		slice[sorted[i] - telling].first =
		    i > 0 && slice_order(&sorted[i], &sorted[i - 1]) == 0
			? slice[sorted[i - 1] - telling].first
			: (size_t)(sorted[i] - telling);
	free(sorted);
	return slice;
}

/* What is left of the ended deliveries beside their reasons has no row of its own: it was hidden
 * where they stood. It comes behind them. */
static size_t row_of_count(const struct telling *telling, size_t at)
{
	if (telling[at].soort == TELLING_D03_X)
		while (telling[at].soort != TELLING_D03)
			at--;
	return at;
}

/* A code that the archive did not know then had no row beside those of others: a reader took that
 * for nothing. */
static void read_gaps(struct earlier *earlier)
{
	struct telling *all = earlier->publicatie->telling;
	const size_t count = earlier->publicatie->tellingen;
	struct slice *slice = earlier->slice;

	for (size_t i = 0; i < count; i++) {
		const size_t row = row_of_count(all, i);

		if (slice[row].stands) {
			all[i].eerder_verborgen = all[i].eerder_verborgen || row != i;
		} else if (slice[slice[row].first].told && !all[i].eerder_getoond) {
			all[i].eerder_getoond = true;
			all[i].eerder = 0;
		}
	}
	for (size_t i = 0; i < count; i++)
		slice[i].stands = slice[i].told = false;
}

static void read_count(void *context, const char *const *header, const char *const *cells,
		       size_t columns)
{
	struct earlier *earlier = context;
	struct telling *telling;
	const char *shown;
	size_t at;

	(void)header;
	if (columns != KOLOMMEN) {
		earlier->wrong = true;
		return;
	}
	at = index_find(&earlier->index, cells);
	if (at == SIZE_MAX)
		return;
	telling = &earlier->publicatie->telling[at];
	earlier->slice[at].stands = true;
	earlier->slice[earlier->slice[at].first].told = true;
	/* Estimates are no counts. */
	if (strcmp(cells[KOLOM_STATUS], "E") == 0)
		return;
	if (strcmp(cells[KOLOM_STATUS], "Q") == 0)
		telling->eerder_verborgen = true;
	shown =
	    strcmp(cells[KOLOM_MAAT], "aantal") == 0 ? cells[KOLOM_WAARDE] : cells[KOLOM_TELLER];
	/* The newest publication is read first. */
	if (shown[0] != '\0' && !telling->eerder_getoond) {
		telling->eerder_getoond = true;
		telling->eerder = strtoll(shown, NULL, 10);
	}
}

int eerder_read(struct publicatie *publicatie)
{
	struct feed_table counts = {.columns = SLEUTEL, .pool = publicatie->pool};
	struct earlier earlier = {.publicatie = publicatie};
	int rc = 0;

	if (publicatie->eerdere == 0)
		return 0;
	count_rows(publicatie, &counts);
	index_begin(&earlier.index, &counts, SLEUTEL);
	earlier.slice = slices_of(publicatie);
	for (size_t i = publicatie->eerdere; i-- > 0 && rc >= 0;) {
		rc = feed_read(publicatie->home, publicatie->eerder[i], "waarneming", read_count,
			       &earlier);
		read_gaps(&earlier);
	}
	index_end(&earlier.index);
	free(earlier.slice);
	free(counts.cell);
	return rc < 0 ? -1 : 0;
}

/* ---- Revisions ---- */

static void read_value(void *context, const char *const *header, const char *const *cells,
		       size_t columns)
{
	struct earlier *earlier = context;
	struct publicatie *publicatie = earlier->publicatie;
	const char *const *now;
	const char *row[SLEUTEL + 4];
	size_t at;

	(void)header;
	if (columns != KOLOMMEN || cells[KOLOM_WAARDE][0] == '\0' ||
	    strcmp(cells[KOLOM_STATUS], "E") == 0)
		return;
	at = index_find(&earlier->index, cells);
	if (at == SIZE_MAX)
		return;
	now = row_of(earlier->index.table, at);
	/* What is hidden now is not told once more, and what is missing is no other value. */
	if (now[KOLOM_WAARDE][0] == '\0' || strcmp(now[KOLOM_STATUS], "E") == 0 ||
	    strcmp(now[KOLOM_WAARDE], cells[KOLOM_WAARDE]) == 0)
		return;
	memcpy(row, now, SLEUTEL * sizeof(*row));
	row[SLEUTEL] =
	    pool_copy(publicatie->pool, cells[KOLOM_WAARDE], strlen(cells[KOLOM_WAARDE]));
	row[SLEUTEL + 1] = now[KOLOM_WAARDE];
	row[SLEUTEL + 2] =
	    pool_copy(publicatie->pool, cells[KOLOM_KENNISDATUM], strlen(cells[KOLOM_KENNISDATUM]));
	row[SLEUTEL + 3] =
	    strtod(now[KOLOM_WAARDE], NULL) > strtod(cells[KOLOM_WAARDE], NULL) ? "hoger" : "lager";
	feed_add(&publicatie->tabel[UIT_REVISIE], row);
}

/* The first ten bytes of the name of a publication are its kennisdatum. */
enum { NAAM_DATUM = 10 };

static bool same_day(const char *a, const char *b)
{
	return strncmp(a, b, NAAM_DATUM) == 0;
}

int revisie_fill(struct publicatie *publicatie)
{
	struct earlier earlier = {.publicatie = publicatie};
	const char *today = tekst_dag(publicatie, publicatie->kennisdatum);
	char **const names = publicatie->eerder;
	const size_t count = publicatie->eerdere;
	int rc = 0;

	index_begin(&earlier.index, &publicatie->tabel[UIT_WAARNEMING], SLEUTEL);
	/* Of several of one day the last one counts. */
	for (size_t i = 0; i < count && rc >= 0; i++)
		if (i + 1 == count || !same_day(names[i], names[i + 1]))
			if (!same_day(names[i], today))
				rc = feed_read(publicatie->home, names[i], "waarneming", read_value,
					       &earlier);
	index_end(&earlier.index);
	return rc < 0 ? -1 : 0;
}

int32_t eerder_kennisdatum(const struct publicatie *publicatie)
{
	int32_t newest = DAY_NONE, day;

	for (size_t i = 0; i < publicatie->eerdere; i++)
		if (date_parse(publicatie->eerder[i], NAAM_DATUM, &day) == 0 &&
		    day < publicatie->kennisdatum && day > newest)
			newest = day;
	return newest;
}
