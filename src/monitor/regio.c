#include "ijw/monitor/regio.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "regio_parts.h"

/* ---- Tables ---- */

enum {
	MAANDEN = 1 << PERIODE_MAAND,
	KWARTALEN = 1 << PERIODE_KWARTAAL,
	JAREN = 1 << PERIODE_JAAR,
	VENSTERS = 1 << PERIODE_VENSTER
};

static const struct tabel_row {
	unsigned mask;
	unsigned periods;
} tabel_rows[TABEL_SOORTEN] = {
    [TABEL_REGIO] = {0, MAANDEN | KWARTALEN | JAREN},
    [TABEL_GEMEENTE] = {1 << DIM_REGIO, KWARTALEN | JAREN},
    [TABEL_AANBIEDER] = {1 << DIM_AANBIEDER, KWARTALEN | JAREN | VENSTERS},
    [TABEL_PRODUCTCATEGORIE] = {1 << DIM_PRODUCTCATEGORIE, KWARTALEN | JAREN},
    [TABEL_LEEFTIJD] = {1 << DIM_LEEFTIJD, KWARTALEN | JAREN},
    [TABEL_VERWIJZER] = {1 << DIM_VERWIJZER, KWARTALEN | JAREN},
    [TABEL_GEMEENTE_CATEGORIE] = {1 << DIM_REGIO | 1 << DIM_PRODUCTCATEGORIE, JAREN},
    [TABEL_GEMEENTE_LEEFTIJD] = {1 << DIM_REGIO | 1 << DIM_LEEFTIJD, JAREN},
    [TABEL_CATEGORIE_LEEFTIJD] = {1 << DIM_PRODUCTCATEGORIE | 1 << DIM_LEEFTIJD, JAREN},
    [TABEL_AANBIEDER_CATEGORIE] = {1 << DIM_AANBIEDER | 1 << DIM_PRODUCTCATEGORIE, VENSTERS},
    [TABEL_PILOT] = {1 << DIM_PILOT, KWARTALEN},
    [TABEL_GEMEENTE_AANBIEDER] = {1 << DIM_REGIO | 1 << DIM_AANBIEDER, KWARTALEN},
};

unsigned tabel_mask(enum tabel_soort tabel)
{
	return tabel_rows[tabel].mask;
}

unsigned tabel_periods(enum tabel_soort tabel)
{
	return tabel_rows[tabel].periods;
}

unsigned tabel_intern_periods(enum tabel_soort tabel)
{
	return tabel == TABEL_GEMEENTE || tabel == TABEL_AANBIEDER ? 1 << PERIODE_MAAND : 0;
}

enum tabel_soort tabel_of_key(const struct sleutel *sleutel)
{
	const unsigned mask = sleutel_mask(sleutel);
	int tabel = 0;

	while (tabel < TABEL_SOORTEN - 1 && tabel_rows[tabel].mask != mask)
		tabel++;
	return (enum tabel_soort)tabel;
}

enum {
	ALLE = (1 << TABEL_SOORTEN) - 1,
	MET_LEEFTIJD =
	    1 << TABEL_LEEFTIJD | 1 << TABEL_GEMEENTE_LEEFTIJD | 1 << TABEL_CATEGORIE_LEEFTIJD
};
const unsigned tabellen_wacht = ALLE;
const unsigned tabellen_verzoek = ALLE & ~MET_LEEFTIJD;
const unsigned tabellen_toewijzing = ALLE & ~(1 << TABEL_VERWIJZER);
const unsigned tabellen_zorg =
    1 << TABEL_REGIO | 1 << TABEL_GEMEENTE | 1 << TABEL_AANBIEDER | 1 << TABEL_LEEFTIJD;

/* ---- Keys of a fact ---- */

static bool in_list(const char *const *list, const char *code)
{
	for (; list != NULL && *list != NULL; list++)
		if (order_text(*list, code) == 0)
			return true;
	return false;
}

static bool in_pilot(const struct pilot *pilot, const char *gemeente, const char *categorie)
{
	return in_list(pilot->gemeenten, gemeente) &&
	       (pilot->producten == NULL || in_list(pilot->producten, categorie));
}

/* Pilots got the numbers after "onbekend" in their order: the pilot, then its rest. */
static uint16_t pilot_number(size_t pilot, bool rest)
{
	return (uint16_t)(DEEL_ONBEKEND + 1 + 2 * pilot + rest);
}

/* A key for each table, with the parts of a fact that the table breaks down. */
static void add_tables(struct plaats *plaats, const struct sleutel *deel, unsigned tabellen)
{
	for (int tabel = 0; tabel < TABEL_SOORTEN; tabel++) {
		struct sleutel key = {{0}};

		if (tabel == TABEL_PILOT || !(tabellen >> tabel & 1))
			continue;
		for (int i = 0; i < DIMENSIES; i++)
			if (tabel_rows[tabel].mask >> i & 1)
				key.deel[i] = deel->deel[i];
		plaats->key[plaats->keys++] = key;
	}
}

struct plaats regio_plaats(struct regio *regio, int32_t gemeente, const char *aanbieder,
			   const char *categorie, const char *leeftijd, const char *verwijzer,
			   unsigned tabellen)
{
	const struct instellingen *instellingen = regio->instellingen;
	struct plaats plaats = {.keys = 0};
	struct sleutel deel = {{0}};
	char code[8] = "";

	if (gemeente >= 0 && gemeente <= 9999)
		snprintf(code, sizeof(code), "GM%04d", (int)gemeente);
	deel.deel[DIM_REGIO] = codes_number(&regio->codes, DIM_REGIO, code);
	deel.deel[DIM_AANBIEDER] = codes_number(&regio->codes, DIM_AANBIEDER, aanbieder);
	deel.deel[DIM_PRODUCTCATEGORIE] =
	    codes_number(&regio->codes, DIM_PRODUCTCATEGORIE, categorie);
	deel.deel[DIM_LEEFTIJD] = codes_number(&regio->codes, DIM_LEEFTIJD, leeftijd);
	deel.deel[DIM_VERWIJZER] = codes_number(&regio->codes, DIM_VERWIJZER, verwijzer);
	add_tables(&plaats, &deel, tabellen);
	for (size_t i = 0; (tabellen >> TABEL_PILOT & 1) && i < instellingen->pilots; i++) {
		const bool rest = !in_pilot(&instellingen->pilot[i], code, categorie);

		plaats.key[plaats.keys++].deel[DIM_PILOT] = pilot_number(i, rest);
	}
	return plaats;
}

bool regio_has(const struct regio *regio, int32_t maand)
{
	return maand >= regio->eerste && maand <= regio->laatste;
}

void regio_count(struct regio *regio, const struct plaats *plaats, int32_t dag, int count)
{
	struct tijdvak periode = {PERIODE_MAAND, 0};

	if (!date_is_likely(dag) || !regio_has(regio, date_month(dag)))
		return;
	periode.maand = date_month(dag);
	for (size_t i = 0; i < plaats->keys; i++)
		cube_at(&regio->cube, &plaats->key[i], periode)->count[count]++;
}

void regio_days(struct regio *regio, const struct plaats *plaats, int32_t dag, enum cell_days days,
		int32_t number, enum histogram_end end)
{
	struct tijdvak periode = {PERIODE_MAAND, 0};

	if (number == LENGTH_NONE || !date_is_likely(dag) || !regio_has(regio, date_month(dag)))
		return;
	periode.maand = date_month(dag);
	for (size_t i = 0; i < plaats->keys; i++)
		cell_add_days(&regio->cube, cube_at(&regio->cube, &plaats->key[i], periode), days,
			      number, end);
}

/* ---- Ages ---- */

int32_t regio_jaren(int32_t geboortemaand, int32_t dag)
{
	if (geboortemaand == MAAND_NONE || date_month(dag) < geboortemaand)
		return -1;
	return (date_month(dag) - geboortemaand) / 12;
}

const char *regio_leeftijd(int32_t geboortemaand, int32_t dag)
{
	return regio_jaren(geboortemaand, dag) < 0 ? NULL : leeftijd_band(geboortemaand, dag);
}

bool regio_in_zorg(const struct levering_row *levering, int32_t dag)
{
	return levering->begindatum <= dag &&
	       (levering->einddatum == DAY_NONE || levering->einddatum >= dag);
}

/* ---- The region ---- */

static void name_list(struct regio *regio, enum dimensie dimensie, const char *const *codes)
{
	for (; codes != NULL && *codes != NULL; codes++)
		codes_number(&regio->codes, dimensie, *codes);
}

/* Codes that are there whatever the archive holds: what is asked for later has a number. */
static void name_codes(struct regio *regio)
{
	static const char *const leeftijden[] = {"0-3", "4-11", "12-17", "18+"};

	for (size_t i = 0; i < sizeof(leeftijden) / sizeof(leeftijden[0]); i++)
		codes_number(&regio->codes, DIM_LEEFTIJD, leeftijden[i]);
	for (size_t i = 0; i < regio->instellingen->pilots; i++) {
		const struct pilot *pilot = &regio->instellingen->pilot[i];

		codes_number(&regio->codes, DIM_PILOT, pilot->naam);
		codes_number(&regio->codes, DIM_PILOT,
			     pool_printf(regio->pool, "rest-%s", pilot->naam));
		name_list(regio, DIM_REGIO, pilot->gemeenten);
		name_list(regio, DIM_PRODUCTCATEGORIE, pilot->producten);
	}
	for (size_t i = 0; i < regio->instellingen->opgaven; i++) {
		const struct opgave *opgave = &regio->instellingen->opgave[i];

		codes_number(&regio->codes, DIM_AANBIEDER, opgave->aanbieder);
		codes_number(&regio->codes, DIM_PRODUCTCATEGORIE, opgave->productcategorie);
	}
}

void regio_begin(struct regio *regio, const struct parameters *parameters,
		 const struct instellingen *instellingen, int32_t peildatum, int32_t eerste,
		 struct pool *pool)
{
	*regio = (struct regio){.parameters = parameters,
				.instellingen = instellingen,
				.pool = pool,
				.peildatum = peildatum,
				.eerste = eerste};
	regio->laatste = maand_last_whole(peildatum);
	regio->eerste_dag = maand_first_day(eerste);
	regio->laatste_dag = maand_last_day(regio->laatste);
	if (regio->laatste_dag >= regio->eerste_dag)
		regio->wijziging =
		    pool_alloc(pool, ((size_t)(regio->laatste_dag - regio->eerste_dag) + 1) *
					 sizeof(*regio->wijziging));
	cube_begin(&regio->cube, pool);
	codes_begin(&regio->codes, pool);
	name_codes(regio);
}

void regio_end(struct regio *regio)
{
	cube_end(&regio->cube);
	codes_end(&regio->codes);
	free(regio->doorstroom);
}

int regio_add(void *context, const struct youth *youth)
{
	struct regio *regio = context;

	regio->youths++;
	regio_add_wachtketens(regio, &youth->derived);
	regio_add_verzoeken(regio, &youth->derived);
	regio_add_toewijzingen(regio, &youth->derived);
	regio_add_leveringen(regio, &youth->derived);
	regio_add_trajecten(regio, &youth->derived);
	regio_add_clienten(regio, &youth->derived);
	return 0;
}
