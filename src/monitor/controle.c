/* The checks before anything is written: they find errors of the program, never of the data. */
#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "publicatie_parts.h"

/* How many failures are told one by one. */
enum { GENOEMD = 20 };

struct controle {
	const struct publicatie *publicatie;
	int failed;
};

/* A failure by the figures and the cell that it is about. */
static void fail(struct controle *controle, const char *what, const struct cell *cell)
{
	const struct codes *codes = &controle->publicatie->regio.codes;
	char perioden[PERIODE_TEXT] = "";

	controle->failed++;
	if (controle->failed > GENOEMD)
		return;
	if (cell == NULL) {
		log_error("check failed: %s", _(what));
		return;
	}
	log_error("check failed: %s: %s %s %s %s %s %s %s", _(what),
		  codes_text(codes, DIM_REGIO, cell->sleutel.deel[DIM_REGIO]),
		  codes_text(codes, DIM_AANBIEDER, cell->sleutel.deel[DIM_AANBIEDER]),
		  codes_text(codes, DIM_PRODUCTCATEGORIE, cell->sleutel.deel[DIM_PRODUCTCATEGORIE]),
		  codes_text(codes, DIM_LEEFTIJD, cell->sleutel.deel[DIM_LEEFTIJD]),
		  codes_text(codes, DIM_VERWIJZER, cell->sleutel.deel[DIM_VERWIJZER]),
		  codes_text(codes, DIM_PILOT, cell->sleutel.deel[DIM_PILOT]),
		  periode_text(cell->periode, perioden));
}

/* ---- In every cell and period ---- */

static int64_t stock_before(const struct publicatie *publicatie, const struct cell *cell)
{
	const struct tijdvak before = {PERIODE_MAAND, periode_first(cell->periode) - 1};
	const struct cell *found = cube_find(&publicatie->regio.cube, &cell->sleutel, before);

	return found != NULL ? found->count[TELLING_F05] : 0;
}

static void check_flow(struct controle *controle, const struct cell *cell)
{
	const uint32_t *count = cell->count;
	const int64_t end = stock_before(controle->publicatie, cell) + count[TELLING_F02] -
			    (int64_t)count[TELLING_F03] - count[TELLING_F04];

	if (end != count[TELLING_F05])
		fail(controle, "begin + F02 - F03 - F04 = F05", cell);
}

static void check_parts(struct controle *controle, const struct cell *cell)
{
	const uint32_t *count = cell->count;
	uint32_t ended = count[TELLING_D03_X];

	for (int i = TELLING_D03_31; i <= TELLING_D03_39; i++)
		ended += count[i];
	if (count[TELLING_F01] != count[TELLING_F01T] + count[TELLING_F01A] + count[TELLING_F01O])
		fail(controle, "F01 = F01T + F01A + F01O", cell);
	if (count[TELLING_F04] != count[TELLING_F04A] + count[TELLING_F04V] + count[TELLING_F04O])
		fail(controle, "F04 = F04A + F04V + F04O", cell);
	if (count[TELLING_D03] != ended)
		fail(controle, N_("D03 = the sum of its reasons"), cell);
	if (count[TELLING_F03D] > count[TELLING_F03] || count[TELLING_F05G] > count[TELLING_F05] ||
	    count[TELLING_F06] > count[TELLING_F05] || count[TELLING_F07] > count[TELLING_F05] ||
	    count[TELLING_F10P] > count[TELLING_F10] || count[TELLING_F08O] > count[TELLING_F08S])
		fail(controle, N_("a part is more than its whole"), cell);
}

/* ---- Parts against totals ---- */

/* Counts that add up over every table in which they stand. */
static const int optelbaar[] = {TELLING_F00,  TELLING_F02, TELLING_F02R, TELLING_F03,
				TELLING_F03D, TELLING_F04, TELLING_F04A, TELLING_F04V,
				TELLING_F04O, TELLING_F05, TELLING_F05G, TELLING_F06};

enum { OPTELBAAR = sizeof(optelbaar) / sizeof(optelbaar[0]) };

/* Youths are in several pilots; a table of intern/ is not always there. */
static bool regio_adds_up(const struct regio *regio, int tabel)
{
	return tabel != TABEL_PILOT && (tabel != TABEL_GEMEENTE_AANBIEDER || regio->intern);
}

/* Each table adds up to the region, month by month. */
static void check_tables(struct controle *controle)
{
	const struct regio *regio = &controle->publicatie->regio;
	const size_t maanden = (size_t)(regio->laatste - regio->eerste) + 1;
	int64_t(*sum)[TABEL_SOORTEN][OPTELBAAR] =
	    pool_alloc(controle->publicatie->pool, maanden * sizeof(*sum));

	for (size_t i = 0; i < regio->cube.count; i++) {
		const struct cell *cell = regio->cube.cell[i];

		if (cell->periode.soort != PERIODE_MAAND || cell->periode.maand < regio->eerste)
			continue;
		for (int k = 0; k < OPTELBAAR; k++)
			sum[cell->periode.maand - regio->eerste][tabel_of_key(&cell->sleutel)][k] +=
			    cell->count[optelbaar[k]];
	}
	for (size_t maand = 0; maand < maanden; maand++)
		for (int tabel = 0; tabel < TABEL_SOORTEN; tabel++)
			for (int k = 0; regio_adds_up(regio, tabel) && k < OPTELBAAR; k++)
				if (sum[maand][tabel][k] != sum[maand][TABEL_REGIO][k])
					fail(controle, indicator_of_telling(optelbaar[k])->id,
					     NULL);
}

/* ---- The stock day by day ---- */

static void check_days(struct controle *controle)
{
	const struct regio *regio = &controle->publicatie->regio;
	const struct sleutel all = {{0}};
	int64_t stock = 0, waited = 0;

	for (int32_t dag = regio->eerste_dag; dag <= regio->laatste_dag; dag++) {
		const struct cell *cell;

		stock += regio->wijziging[dag - regio->eerste_dag];
		waited += stock;
		if (dag != maand_last_day(date_month(dag)))
			continue;
		cell =
		    cube_find(&regio->cube, &all, (struct tijdvak){PERIODE_MAAND, date_month(dag)});
		if (stock != (cell != NULL ? cell->count[TELLING_F05] : 0))
			fail(controle, N_("F05 = the stock of its last day"), cell);
	}
	if (waited != regio->wachtdagen)
		fail(controle, N_("the daily stocks add up to the days waited"), NULL);
}

/* ---- What is printed ---- */

enum {
	KOLOM_INDICATOR = 0,
	KOLOM_MAAT = 9,
	KOLOM_WAARDE = 10,
	KOLOM_TELLER = 12,
	KOLOM_NOEMER = 13
};

static void check_rows(struct controle *controle)
{
	const struct feed_table *table = &controle->publicatie->tabel[UIT_WAARNEMING];

	for (size_t i = 0; i < table->rows; i++) {
		const char *const *row = &table->cell[i * table->columns];
		const bool share =
		    strcmp(row[KOLOM_MAAT], "aandeel") == 0 || strcmp(row[KOLOM_MAAT], "kans") == 0;
		const double value =
		    row[KOLOM_WAARDE] != NULL ? strtod(row[KOLOM_WAARDE], NULL) : 0;

		if (share && (value < 0 || value > 1))
			fail(controle, row[KOLOM_INDICATOR], NULL);
		if (share && row[KOLOM_TELLER] != NULL && row[KOLOM_NOEMER] != NULL &&
		    strtoll(row[KOLOM_TELLER], NULL, 10) > strtoll(row[KOLOM_NOEMER], NULL, 10))
			fail(controle, row[KOLOM_INDICATOR], NULL);
	}
}

int controle_run(const struct publicatie *publicatie)
{
	struct controle controle = {.publicatie = publicatie};

	for (size_t i = 0; i < publicatie->cellen; i++) {
		check_flow(&controle, publicatie->cel[i].cell);
		check_parts(&controle, publicatie->cel[i].cell);
	}
	check_tables(&controle);
	check_days(&controle);
	check_rows(&controle);
	if (controle.failed > GENOEMD)
		log_error("... and %d more", controle.failed - GENOEMD);
	return controle.failed;
}
