/* waarneming.csv: a row for every figure of every cell. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "publicatie_parts.h"

/* ---- Texts ---- */

const char *tekst_aantal(struct publicatie *publicatie, int64_t aantal)
{
	if (aantal == GEEN_AANTAL)
		return "";
	return pool_printf(publicatie->pool, "%lld", (long long)aantal);
}

const char *tekst_getal(struct publicatie *publicatie, double getal, int decimalen)
{
	char *text;

	if (isnan(getal))
		return "";
	text = pool_printf(publicatie->pool, "%.*f", decimalen, getal);
	/* Nothing is below zero by rounding. */
	return text[0] == '-' && strspn(text + 1, "0.") == strlen(text + 1) ? text + 1 : text;
}

const char *tekst_dag(struct publicatie *publicatie, int32_t dag)
{
	char text[DATE_TEXT];

	return pool_printf(publicatie->pool, "%s", date_format(dag, text));
}

const char *tekst_gemeente(struct publicatie *publicatie, int32_t gemeente)
{
	return gemeente < 0 ? "" : pool_printf(publicatie->pool, "GM%04d", (int)gemeente % 10000);
}

const char *tekst_periode(struct publicatie *publicatie, struct tijdvak periode)
{
	char text[PERIODE_TEXT];

	return pool_printf(publicatie->pool, "%s", periode_text(periode, text));
}

const char *tekst_status(char status)
{
	static const char *const texts[] = {"M", "O", "Q", "E", "P", "U", "A"};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (texts[i][0] == status)
			return texts[i];
	return "";
}

const char *tekst_code(const struct publicatie *publicatie, const struct sleutel *sleutel,
		       enum dimensie dimensie)
{
	return codes_text(&publicatie->regio.codes, dimensie, sleutel->deel[dimensie]);
}

/* ---- Rows ---- */

static const char *unit_of(const struct waarneming *waarneming)
{
	switch (waarneming->maat) {
	case MAAT_AANTAL:
	case MAAT_VERHOUDING:
		return waarneming->indicator->eenheid;
	case MAAT_AANDEEL:
	case MAAT_KANS:
		return "1";
	default:
		return waarneming->klok == KLOK_W1 ? "werkdagen" : "dagen";
	}
}

/* Shares and chances from 0 to 1, days with one decimal; clients per 1,000 with two. */
static int decimals_of(const struct waarneming *waarneming, const struct openbaar *shown)
{
	switch (waarneming->maat) {
	case MAAT_AANTAL:
		return 0;
	case MAAT_AANDEEL:
	case MAAT_KANS:
		return shown->procenten ? 2 : 4;
	case MAAT_VERHOUDING:
		return waarneming->indicator->telling >= 0 ? 2 : 4;
	default:
		return 1;
	}
}

struct row {
	struct publicatie *publicatie;
	const struct gepubliceerd *cel;
	const char *perioden;
	const char *kennisdatum;
};

static void add_row(const struct row *row, struct feed_table *table,
		    const struct waarneming *waarneming, const struct openbaar *shown)
{
	const struct sleutel *sleutel = &row->cel->cell->sleutel;
	struct publicatie *publicatie = row->publicatie;
	const int decimals = decimals_of(waarneming, shown);
	const char *const cells[] = {
	    waarneming->indicator->id,
	    tekst_code(publicatie, sleutel, DIM_REGIO),
	    row->perioden,
	    tekst_code(publicatie, sleutel, DIM_AANBIEDER),
	    tekst_code(publicatie, sleutel, DIM_PRODUCTCATEGORIE),
	    tekst_code(publicatie, sleutel, DIM_LEEFTIJD),
	    tekst_code(publicatie, sleutel, DIM_VERWIJZER),
	    tekst_code(publicatie, sleutel, DIM_PILOT),
	    klok_name(waarneming->klok),
	    maat_name(waarneming->maat),
	    tekst_getal(publicatie, shown->waarde, decimals),
	    tekst_status(shown->status),
	    tekst_aantal(publicatie, shown->teller),
	    tekst_aantal(publicatie, shown->noemer),
	    tekst_getal(publicatie, shown->onder, decimals),
	    tekst_getal(publicatie, shown->boven, decimals),
	    unit_of(waarneming),
	    row->kennisdatum,
	};

	feed_add(table, cells);
}

/* A count has its row whatever it is. What rests on a hidden count has none: the row of the count
 * says it. Where all figures of one clock are suppressed, one row says so for all of them. */
static bool says_the_same(const struct waarneming *waarneming, const struct waarneming *before,
			  char status, char status_before)
{
	return before != NULL && status == 'Q' && status_before == 'Q' &&
	       before->klok == waarneming->klok && before->indicator == waarneming->indicator;
}

static void add_public(const struct row *row, const struct lezing *lezing)
{
	const struct waarneming *before = NULL;
	char status_before = 'A';

	for (size_t i = 0; i < lezing->rijen; i++) {
		const struct waarneming *waarneming = &lezing->rij[i];
		const struct openbaar shown = openbaar_of(row->publicatie, row->cel, waarneming);

		row->publicatie->verborgen += shown.status == 'Q';
		if (!says_the_same(waarneming, before, shown.status, status_before))
			add_row(row, &row->publicatie->tabel[UIT_WAARNEMING], waarneming, &shown);
		before = waarneming;
		status_before = shown.status;
	}
}

static void add_intern(const struct row *row, const struct lezing *lezing)
{
	for (size_t i = 0; i < lezing->rijen; i++) {
		const struct openbaar shown =
		    openbaar_intern(row->publicatie, row->cel, &lezing->rij[i]);

		add_row(row, &row->publicatie->tabel[UIT_INTERN_WAARNEMING], &lezing->rij[i],
			&shown);
	}
}

static void fill_cell(struct publicatie *publicatie, const struct gepubliceerd *cel,
		      struct lezing *lezing)
{
	const int32_t last = maand_last_day(cel->cell->periode.maand);
	const struct row row = {publicatie, cel, tekst_periode(publicatie, cel->cell->periode),
				tekst_dag(publicatie, publicatie->kennisdatum)};
	const uint16_t categorie = cel->cell->sleutel.deel[DIM_PRODUCTCATEGORIE];

	lezing->cell = cel->cell;
	lezing->categorie = categorie == DEEL_TOTAAL ? NULL
						     : codes_text(&publicatie->regio.codes,
								  DIM_PRODUCTCATEGORIE, categorie);
	lezing->norm =
	    instellingen_norm(&publicatie->instellingen, KLOK_W3A, lezing->categorie, last);
	for (size_t i = 0; i < indicatoren_count; i++) {
		if (!cellen_has(publicatie, cel, &indicatoren[i]))
			continue;
		lezing->rijen = 0;
		indicator_read(&indicatoren[i], lezing);
		if (!cel->intern &&
		    (indicatoren[i].telling >= 0 || openbaar_has(publicatie, cel, &indicatoren[i])))
			add_public(&row, lezing);
		if (publicatie->keuze->intern)
			add_intern(&row, lezing);
	}
}

/* ---- Completeness and what is expected ---- */

static const struct indicator *find(const char *id)
{
	for (size_t i = 0; i < indicatoren_count; i++)
		if (strcmp(indicatoren[i].id, id) == 0)
			return &indicatoren[i];
	return NULL;
}

/* A row of the region and a month, of which the waits are no cell. */
static void add_month(struct publicatie *publicatie, int32_t maand, const char *id, enum maat maat,
		      double waarde, char status)
{
	struct cell cell = {.periode = {PERIODE_MAAND, maand}};
	const struct gepubliceerd cel = {.cell = &cell};
	const struct row row = {publicatie, &cel, tekst_periode(publicatie, cell.periode),
				tekst_dag(publicatie, publicatie->kennisdatum)};
	const struct waarneming waarneming = {.indicator = find(id), .maat = maat};
	const struct openbaar shown = {waarde, GEEN_AANTAL, GEEN_AANTAL, NAN, NAN, status, false};

	publicatie->verborgen += status == 'Q';
	add_row(&row, &publicatie->tabel[UIT_WAARNEMING], &waarneming, &shown);
	if (publicatie->keuze->intern)
		add_row(&row, &publicatie->tabel[UIT_INTERN_WAARNEMING], &waarneming, &shown);
}

static void fill_completeness(struct publicatie *publicatie)
{
	const struct volledigheid *all = &publicatie->volledigheid;

	for (int32_t maand = all->eerste; maand <= all->laatste; maand++) {
		const double share = volledigheid_of(all, maand);

		add_month(publicatie, maand, "Q01", MAAT_AANDEEL, share,
			  isnan(share) ? 'O' : openbaar_moment(publicatie, maand));
	}
}

static void add_estimate(struct publicatie *publicatie, int32_t maand, const char *id, double value,
			 bool hidden)
{
	const bool small = value < publicatie->home->parameters.min_cel;

	if (isnan(value))
		add_month(publicatie, maand, id, MAAT_AANTAL, NAN, 'O');
	else if (hidden || small)
		add_month(publicatie, maand, id, MAAT_AANTAL, NAN, 'Q');
	else
		add_month(publicatie, maand, id, MAAT_AANTAL, round(value), 'E');
}

/* Months after P: what came in and started is estimated, who dropped out is as known. */
static void fill_estimates(struct publicatie *publicatie)
{
	const struct volledigheid *all = &publicatie->volledigheid;
	const struct sleutel regio = {{0}};
	const struct cell *last =
	    cube_find(&publicatie->regio.cube, &regio,
		      (struct tijdvak){PERIODE_MAAND, publicatie->regio.laatste});
	double stock = last != NULL ? last->count[TELLING_F05] : 0;
	bool hidden = false;

	for (int32_t maand = publicatie->regio.laatste + 1; maand <= all->laatste; maand++) {
		const struct volledigheid_maand *known = &all->maand[maand - all->eerste];
		const double in = (double)known->instroom /
				  all->toewijzing.maand[maand - all->eerste].volledigheid;
		const double out =
		    (double)known->gestart / all->start.maand[maand - all->eerste].volledigheid;

		stock += in - out - (double)known->afgevallen;
		/* The four of them would give away a small number that dropped out. */
		hidden = hidden || known->afgevallen < publicatie->home->parameters.min_cel;
		add_estimate(publicatie, maand, "F02", in, false);
		add_estimate(publicatie, maand, "F03", out, false);
		add_estimate(publicatie, maand, "F05", stock, hidden);
	}
}

void waarneming_fill(struct publicatie *publicatie)
{
	struct lezing lezing = {.regio = &publicatie->regio, .pool = pool_new()};

	for (size_t i = 0; i < publicatie->cellen; i++) {
		fill_cell(publicatie, &publicatie->cel[i], &lezing);
		pool_reset(lezing.pool);
	}
	free(lezing.rij);
	pool_free(lezing.pool);
	fill_completeness(publicatie);
	fill_estimates(publicatie);
}
