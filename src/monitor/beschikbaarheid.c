/* beschikbaarheid.csv: what providers say, and what was measured after the assignment. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/buf.h"
#include "ijw/base/date.h"
#include "ijw/base/json.h"
#include "ijw/base/order.h"
#include "ijw/monitor/disclosure.h"
#include "ijw/monitor/survival.h"
#include "publicatie_parts.h"

enum { HELFT = 50, VIER_VIJFDE = 80, WEEK = 7, KOLOMMEN = 17 };

struct gemeten {
	double p50; /* weeks; NaN: not reached */
	double p80;
	int64_t klasse;
	const char *niveau;
};

/* The newest 12 months up to a quarter; its cell for a provider and a kind of help, or NULL. */
static const struct gepubliceerd *window_of(const struct publicatie *publicatie, uint16_t aanbieder,
					    uint16_t categorie)
{
	const int32_t laatste = publicatie->regio.laatste;
	struct tijdvak venster = periode_of(PERIODE_VENSTER, laatste);
	struct sleutel key = {{0}};

	if (venster.maand > laatste)
		venster.maand -= periode_length(PERIODE_KWARTAAL);
	key.deel[DIM_AANBIEDER] = aanbieder;
	key.deel[DIM_PRODUCTCATEGORIE] = categorie;
	return cellen_find(publicatie, &key, venster);
}

static double weeks(const struct survival *survival, unsigned percent)
{
	const struct survival_quantile at = survival_quantile(survival, percent);

	return at.dagen.status == QUANTILE_BEREIKT ? at.dagen.at / WEEK : NAN;
}

/* Whether enough is known of a cell; then what was measured. */
static bool measure(const struct publicatie *publicatie, const struct gepubliceerd *cel,
		    const char *niveau, struct gemeten *gemeten)
{
	const struct telling *in = cellen_telling(publicatie, cel, TELLING_F02);
	const struct telling *out = cellen_telling(publicatie, cel, TELLING_F03);
	const struct histogram *cohort = cel != NULL ? cel->cell->days[DAYS_COHORT] : NULL;
	const int64_t n = cohort != NULL ? (int64_t)histogram_total(cohort) : 0;
	struct survival survival;

	if (in == NULL || out == NULL || out->verborgen || n < publicatie->home->parameters.min_cel)
		return false;
	survival = survival_of(cohort, publicatie->pool);
	*gemeten =
	    (struct gemeten){weeks(&survival, HELFT), weeks(&survival, VIER_VIJFDE),
			     in->verborgen ? GEEN_AANTAL : disclosure_noemer_klasse(n), niveau};
	return true;
}

static struct gemeten measured(const struct publicatie *publicatie, uint16_t aanbieder,
			       uint16_t categorie)
{
	struct gemeten gemeten = {NAN, NAN, GEEN_AANTAL, "te_weinig"};

	if (!measure(publicatie, window_of(publicatie, aanbieder, categorie), "soort", &gemeten))
		measure(publicatie, window_of(publicatie, aanbieder, DEEL_TOTAAL), "aanbieder",
			&gemeten);
	return gemeten;
}

/* ---- Rows ---- */

static const char *optional(struct publicatie *publicatie, int32_t number)
{
	return number < 0 ? "" : tekst_aantal(publicatie, number);
}

static const char *text(const char *given)
{
	return given != NULL ? given : "";
}

/* `opgave` is NULL for what the provider did not tell of. */
static void add_row(struct publicatie *publicatie, uint16_t aanbieder, uint16_t categorie,
		    const struct opgave *opgave)
{
	static const struct opgave none = {.leeftijd_van = -1,
					   .leeftijd_tot = -1,
					   .intake_weken = -1,
					   .start_weken = -1,
					   .datum = DAY_NONE};
	const struct instellingen *all = &publicatie->instellingen;
	const struct codes *codes = &publicatie->regio.codes;
	const char *code = codes_text(codes, DIM_AANBIEDER, aanbieder);
	const struct gemeten gemeten = measured(publicatie, aanbieder, categorie);
	const struct opgave *given = opgave != NULL ? opgave : &none;
	const char *const cells[KOLOMMEN] = {
	    code,
	    text(instellingen_naam(all->aanbieder, all->aanbieders, code)),
	    codes_text(codes, DIM_PRODUCTCATEGORIE, categorie),
	    text(given->plaats),
	    optional(publicatie, given->leeftijd_van),
	    optional(publicatie, given->leeftijd_tot),
	    text(given->nieuwe_clienten),
	    optional(publicatie, given->intake_weken),
	    optional(publicatie, given->start_weken),
	    tekst_dag(publicatie, given->datum),
	    text(given->bron),
	    tekst_getal(publicatie, gemeten.p50, 1),
	    tekst_getal(publicatie, gemeten.p80, 1),
	    tekst_aantal(publicatie, gemeten.klasse),
	    gemeten.niveau,
	    tekst_dag(publicatie, publicatie->peildatum),
	    text(given->contact),
	};

	feed_add(&publicatie->tabel[UIT_BESCHIKBAARHEID], cells);
}

static bool is_given(const struct publicatie *publicatie, const char *aanbieder,
		     const char *categorie)
{
	for (size_t i = 0; i < publicatie->instellingen.opgaven; i++) {
		const struct opgave *opgave = &publicatie->instellingen.opgave[i];

		if (order_text(opgave->aanbieder, aanbieder) == 0 &&
		    order_text(opgave->productcategorie, categorie) == 0)
			return true;
	}
	return false;
}

/* Every kind of help that a provider has ever been asked for stays in the list. */
static void add_known(struct publicatie *publicatie)
{
	const struct codes *codes = &publicatie->regio.codes;
	const struct sleutel *last = NULL;

	for (size_t i = 0; i < publicatie->cellen; i++) {
		const struct gepubliceerd *cel = &publicatie->cel[i];
		const struct sleutel *key = &cel->cell->sleutel;
		const uint16_t aanbieder = key->deel[DIM_AANBIEDER];
		const uint16_t categorie = key->deel[DIM_PRODUCTCATEGORIE];

		if (cel->tabel != TABEL_AANBIEDER_CATEGORIE ||
		    (last != NULL && memcmp(last, key, sizeof(*key)) == 0))
			continue;
		last = key;
		if (aanbieder != DEEL_ONBEKEND && categorie != DEEL_ONBEKEND &&
		    !is_given(publicatie, codes_text(codes, DIM_AANBIEDER, aanbieder),
			      codes_text(codes, DIM_PRODUCTCATEGORIE, categorie)))
			add_row(publicatie, aanbieder, categorie, NULL);
	}
}

/* ---- JSON ---- */

static bool is_number(const struct feed_column *column)
{
	return column->kind == FEED_INTEGER || column->kind == FEED_NUMBER;
}

static void add_object(struct json *json, const struct feed_table *table, size_t row)
{
	json_object(json, NULL);
	for (size_t i = 0; i < table->columns; i++) {
		const struct feed_column *column = &table->column[i];
		const char *cell = table->cell[row * table->columns + i];

		if (cell == NULL || cell[0] == '\0')
			continue;
		(is_number(column) ? json_value : json_text)(json, column->name, cell);
	}
	json_end(json);
}

/* The same rows for programs: an array of objects, without what is missing, what providers gave
 * first. */
static void write_json(struct publicatie *publicatie)
{
	const struct feed_table *table = &publicatie->tabel[UIT_BESCHIKBAARHEID];
	struct buf out = BUF_INIT(0);
	struct json json;

	json_begin(&json, &out, JSON_COMPACT);
	json_array(&json, NULL);
	for (size_t row = 0; row < table->rows; row++) {
		json_line(&json);
		add_object(&json, table, row);
	}
	json_line(&json);
	json_end(&json);
	buf_puts(&out, "\n");
	publicatie->json = pool_copy(publicatie->pool, out.data, out.length);
	buf_free(&out);
}

void beschikbaarheid_fill(struct publicatie *publicatie)
{
	struct codes *codes = &publicatie->regio.codes;

	for (size_t i = 0; i < publicatie->instellingen.opgaven; i++) {
		const struct opgave *opgave = &publicatie->instellingen.opgave[i];

		add_row(publicatie, codes_number(codes, DIM_AANBIEDER, opgave->aanbieder),
			codes_number(codes, DIM_PRODUCTCATEGORIE, opgave->productcategorie),
			opgave);
	}
	add_known(publicatie);
	write_json(publicatie);
}
