/* Rows of the Beschikbaarheidswijzer from beschikbaarheid.csv: read, sorted, written out again. */
#include "ijw/site/wijzer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/order.h"

bool wijzer_is_crisis(const char *productcategorie)
{
	return strcmp(productcategorie, "46") == 0;
}

bool wijzer_unknown(const struct wijzer_rij *rij)
{
	return !rij->opgave && rij->niveau != NIVEAU_SOORT;
}

/* ---- Reading ---- */

static int whole(const char *text)
{
	return text[0] != '\0' ? (int)strtol(text, NULL, 10) : -1;
}

static enum wijzer_nieuw nieuw_of(const char *text)
{
	if (strcmp(text, "ja") == 0)
		return NIEUW_JA;
	return strcmp(text, "nee") == 0 ? NIEUW_NEE : NIEUW_ONBEKEND;
}

static enum wijzer_niveau niveau_of(const char *text)
{
	if (strcmp(text, "soort") == 0)
		return NIVEAU_SOORT;
	return strcmp(text, "aanbieder") == 0 ? NIVEAU_AANBIEDER : NIVEAU_TE_WEINIG;
}

static int day_of(const char *text)
{
	int32_t day;

	return date_parse(text, strlen(text), &day) == 0 ? day : DAY_NONE;
}

/* The place of a code in a list of names; behind all of them when it is not there. */
static size_t place_of(const struct figures_code *codes, size_t count, const char *code)
{
	size_t at = 0;

	while (at < count && strcmp(codes[at].code, code) != 0)
		at++;
	return at;
}

static void read_opgave(const struct figures_table *table, size_t row, int today,
			struct wijzer_rij *rij)
{
	rij->plaats = figures_cell(table, row, "Plaats");
	rij->leeftijd_van = whole(figures_cell(table, row, "Leeftijd_van"));
	rij->leeftijd_tot = whole(figures_cell(table, row, "Leeftijd_tot"));
	rij->nieuw = nieuw_of(figures_cell(table, row, "Nieuwe_clienten"));
	rij->intake = whole(figures_cell(table, row, "Opgave_intake_weken"));
	rij->start = whole(figures_cell(table, row, "Opgave_start_weken"));
	rij->datum = figures_cell(table, row, "Opgave_datum");
	rij->bron = figures_cell(table, row, "Bron");
	rij->contact = figures_cell(table, row, "Contact");
	/* Every opgave has a date. */
	rij->opgave = rij->datum[0] != '\0';
	rij->dag = day_of(rij->datum);
	rij->oud = rij->opgave && rij->dag != DAY_NONE && today != DAY_NONE &&
		   today - rij->dag > OPGAVE_DAGEN;
}

static void read_gemeten(const struct figures_table *table, size_t row, struct wijzer_rij *rij)
{
	const char *klasse = figures_cell(table, row, "Gemeten_n_klasse");

	rij->p50 = figures_number(figures_cell(table, row, "Gemeten_p50_weken"));
	rij->p80 = figures_number(figures_cell(table, row, "Gemeten_p80_weken"));
	rij->klasse = klasse[0] != '\0' ? whole(klasse) : 0;
	rij->niveau = niveau_of(figures_cell(table, row, "Gemeten_niveau"));
}

/* ---- Order ---- */

static int by_opgave(const struct wijzer_rij *a, const struct wijzer_rij *b)
{
	const int wait_a = a->start >= 0 ? a->start : a->intake;
	const int wait_b = b->start >= 0 ? b->start : b->intake;
	int order = order_getal(b->opgave, a->opgave);

	if (order == 0)
		order = order_getal((int64_t)a->nieuw, (int64_t)b->nieuw);
	if (order == 0)
		order = order_getal(a->oud, b->oud);
	if (order == 0)
		order = order_getal(wait_a < 0, wait_b < 0);
	if (order == 0)
		order = order_getal(wait_a, wait_b);
	return order != 0 ? order : order_getal(b->dag, a->dag);
}

static int by_rij(const void *left, const void *right)
{
	const struct wijzer_rij *a = left, *b = right;
	int order = order_getal(a->crisis, b->crisis);

	if (order == 0)
		order = order_getal((int64_t)a->volgorde_soort, (int64_t)b->volgorde_soort);
	if (order == 0)
		order = order_text(a->soort, b->soort);
	if (order == 0)
		order = by_opgave(a, b);
	if (order == 0)
		order = order_getal((int64_t)a->volgorde_naam, (int64_t)b->volgorde_naam);
	if (order == 0)
		order = order_text(a->aanbieder, b->aanbieder);
	return order != 0 ? order : order_text(a->plaats, b->plaats);
}

const struct wijzer_rij *wijzer_rows(const struct figures *figures, struct pool *pool,
				     size_t *count)
{
	const struct figures_table *table = &figures->table[FILE_BESCHIKBAARHEID];
	struct wijzer_rij *rijen = pool_alloc(pool, (table->rows + 1) * sizeof(*rijen));
	const int today = day_of(figures->kennisdatum);
	size_t soorten, namen;
	const struct figures_code *soort = figures_codes(figures, "Productcategorie", &soorten);
	const struct figures_code *naam = figures_codes(figures, "Aanbieder", &namen);

	for (size_t row = 0; row < table->rows; row++) {
		struct wijzer_rij *rij = &rijen[row];

		*rij = (struct wijzer_rij){0};
		rij->aanbieder = figures_cell(table, row, "Aanbieder");
		rij->naam = figures_cell(table, row, "Naam");
		if (rij->naam[0] == '\0')
			rij->naam = rij->aanbieder;
		rij->soort = figures_cell(table, row, "Productcategorie");
		rij->crisis = wijzer_is_crisis(rij->soort);
		rij->volgorde_soort = place_of(soort, soorten, rij->soort);
		rij->volgorde_naam = place_of(naam, namen, rij->aanbieder);
		read_opgave(table, row, today, rij);
		read_gemeten(table, row, rij);
	}
	if (table->rows > 0)
		qsort(rijen, table->rows, sizeof(*rijen), by_rij);
	*count = table->rows;
	return rijen;
}
