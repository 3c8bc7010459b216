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

/* Tables that are the sum of a finer one, where a fact counts in that. */
static const struct sum_row {
	enum tabel_soort som, delen;
} sum_rows[] = {
    {TABEL_GEMEENTE, TABEL_GEMEENTE_CATEGORIE}, {TABEL_PRODUCTCATEGORIE, TABEL_GEMEENTE_CATEGORIE},
    {TABEL_REGIO, TABEL_GEMEENTE_CATEGORIE},    {TABEL_AANBIEDER, TABEL_AANBIEDER_CATEGORIE},
    {TABEL_LEEFTIJD, TABEL_GEMEENTE_LEEFTIJD},
};

enum { SUMS = sizeof(sum_rows) / sizeof(sum_rows[0]) };

static unsigned sums_in(unsigned tabellen)
{
	unsigned sums = 0;

	for (int i = 0; i < SUMS; i++)
		if (tabellen >> sum_rows[i].delen & 1)
			sums |= 1u << sum_rows[i].som;
	return sums & tabellen;
}

/* ---- Keys of a fact ---- */

enum { GEMEENTE_MOST = 9999 };

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

/* The last places of facts, as they were asked for. */
enum { RECENT = 8 };

struct recent {
	struct plaats_sought {
		int32_t gemeente;
		unsigned tabellen;
		const char *aanbieder, *categorie, *leeftijd, *verwijzer;
	} sought[RECENT];
	struct plaats plaats[RECENT];
	size_t count; /* of the youth at hand; from RECENT on the oldest makes way */
};

static void add_key(struct regio *regio, struct plaats *plaats, enum tabel_soort tabel,
		    const struct sleutel *key)
{
	plaats->tabel[plaats->keys] = tabel;
	plaats->row[plaats->keys++] = cube_row(&regio->cube, key);
}

/* A key for each table, with the parts of a fact that the table breaks down. */
static void add_tables(struct regio *regio, struct plaats *plaats, const struct sleutel *deel,
		       unsigned tabellen)
{
	for (int tabel = 0; tabel < TABEL_SOORTEN; tabel++) {
		struct sleutel key = {{0}};

		if (tabel == TABEL_PILOT || !(tabellen >> tabel & 1))
			continue;
		for (int i = 0; i < DIMENSIES; i++)
			if (tabel_rows[tabel].mask >> i & 1)
				key.deel[i] = deel->deel[i];
		add_key(regio, plaats, (enum tabel_soort)tabel, &key);
	}
}

static void add_pilots(struct regio *regio, struct plaats *plaats, const struct sleutel *deel)
{
	const char *gemeente = codes_text(&regio->codes, DIM_REGIO, deel->deel[DIM_REGIO]);
	const char *categorie =
	    codes_text(&regio->codes, DIM_PRODUCTCATEGORIE, deel->deel[DIM_PRODUCTCATEGORIE]);

	for (size_t i = 0; i < regio->instellingen->pilots; i++) {
		const bool rest = !in_pilot(&regio->instellingen->pilot[i], gemeente, categorie);
		struct sleutel key = {{0}};

		key.deel[DIM_PILOT] = pilot_number(i, rest);
		add_key(regio, plaats, TABEL_PILOT, &key);
	}
}

static uint16_t gemeente_number(struct regio *regio, int32_t gemeente)
{
	uint16_t *number;
	char code[8];

	if (gemeente < 0 || gemeente > GEMEENTE_MOST)
		return DEEL_ONBEKEND;
	number = &regio->gemeente[gemeente];
	if (*number == 0) {
		snprintf(code, sizeof(code), "GM%04d", (int)gemeente);
		*number = codes_number(&regio->codes, DIM_REGIO, code);
	}
	return *number;
}

static void find_plaats(struct regio *regio, const struct plaats_sought *fact,
			struct plaats *plaats)
{
	struct codes *codes = &regio->codes;
	unsigned tabellen = fact->tabellen;
	struct sleutel deel = {{0}};

	deel.deel[DIM_REGIO] = gemeente_number(regio, fact->gemeente);
	deel.deel[DIM_AANBIEDER] = codes_number(codes, DIM_AANBIEDER, fact->aanbieder);
	deel.deel[DIM_PRODUCTCATEGORIE] =
	    codes_number(codes, DIM_PRODUCTCATEGORIE, fact->categorie);
	deel.deel[DIM_LEEFTIJD] = codes_number(codes, DIM_LEEFTIJD, fact->leeftijd);
	deel.deel[DIM_VERWIJZER] = codes_number(codes, DIM_VERWIJZER, fact->verwijzer);
	if (!regio->intern)
		tabellen &= ~(1u << TABEL_GEMEENTE_AANBIEDER);
	plaats->keys = 0;
	add_tables(regio, plaats, &deel, tabellen & ~sums_in(tabellen));
	if (tabellen >> TABEL_PILOT & 1)
		add_pilots(regio, plaats, &deel);
	plaats->counted = plaats->keys;
	add_tables(regio, plaats, &deel, tabellen & sums_in(tabellen));
}

/* Texts of one youth are the same when they are in one place. */
static bool is_sought(const struct plaats_sought *a, const struct plaats_sought *b)
{
	return a->gemeente == b->gemeente && a->tabellen == b->tabellen &&
	       a->aanbieder == b->aanbieder && a->categorie == b->categorie &&
	       a->leeftijd == b->leeftijd && a->verwijzer == b->verwijzer;
}

const struct plaats *regio_plaats(struct regio *regio, int32_t gemeente, const char *aanbieder,
				  const char *categorie, const char *leeftijd,
				  const char *verwijzer, unsigned tabellen)
{
	const struct plaats_sought sought = {gemeente,  tabellen, aanbieder,
					     categorie, leeftijd, verwijzer};
	struct recent *recent = regio->recent;
	size_t at;

	for (size_t i = 0; i < recent->count && i < RECENT; i++)
		if (is_sought(&recent->sought[i], &sought))
			return &recent->plaats[i];
	at = recent->count++ % RECENT;
	recent->sought[at] = sought;
	find_plaats(regio, &sought, &recent->plaats[at]);
	return &recent->plaats[at];
}

bool regio_has(const struct regio *regio, int32_t maand)
{
	return maand >= regio->eerste && maand <= regio->laatste;
}

struct cell *regio_cell(struct regio *regio, const struct plaats *plaats, size_t key,
			struct tijdvak periode)
{
	return cube_cell(&regio->cube, plaats->row[key], periode);
}

void regio_count(struct regio *regio, const struct plaats *plaats, int32_t dag, int count)
{
	struct tijdvak periode = {PERIODE_MAAND, 0};

	if (!date_is_likely(dag) || !regio_has(regio, date_month(dag)))
		return;
	periode.maand = date_month(dag);
	for (size_t i = 0; i < plaats->counted; i++)
		regio_cell(regio, plaats, i, periode)->count[count]++;
}

void regio_days(struct regio *regio, const struct plaats *plaats, int32_t dag, enum cell_days days,
		int32_t number, enum histogram_end end)
{
	struct tijdvak periode = {PERIODE_MAAND, 0};

	if (number == LENGTH_NONE || !date_is_likely(dag) || !regio_has(regio, date_month(dag)))
		return;
	periode.maand = date_month(dag);
	for (size_t i = 0; i < plaats->counted; i++)
		cell_add_days(&regio->cube, regio_cell(regio, plaats, i, periode), days, number,
			      end);
}

/* ---- Sums ---- */

/* The cells of the sums come behind those of their parts. */
void regio_close(struct regio *regio)
{
	const size_t count = regio->cube.count;

	for (size_t i = 0; i < count; i++) {
		const struct cell *cell = regio->cube.cell[i];
		const enum tabel_soort tabel = tabel_of_key(&cell->sleutel);

		for (int k = 0; k < SUMS; k++) {
			struct sleutel key = {{0}};

			if (sum_rows[k].delen != tabel)
				continue;
			for (int dim = 0; dim < DIMENSIES; dim++)
				if (tabel_rows[sum_rows[k].som].mask >> dim & 1)
					key.deel[dim] = cell->sleutel.deel[dim];
			cell_add_part(
			    cube_cell(&regio->cube, cube_row(&regio->cube, &key), cell->periode),
			    cell, regio->pool);
		}
	}
}

/* ---- Two regions in one ---- */

static struct sleutel translated(struct regio *regio, const struct codes *codes,
				 const struct sleutel *sleutel)
{
	struct sleutel key = *sleutel;

	for (enum dimensie dim = 0; dim < DIMENSIES; dim++)
		if (sleutel->deel[dim] > DEEL_ONBEKEND)
			key.deel[dim] = codes_number(&regio->codes, dim,
						     codes_text(codes, dim, sleutel->deel[dim]));
	return key;
}

void regio_merge(struct regio *regio, const struct regio *other)
{
	for (size_t i = 0; i < other->cube.count; i++) {
		const struct cell *cell = other->cube.cell[i];
		const struct sleutel key = translated(regio, &other->codes, &cell->sleutel);

		cell_add_others(
		    cube_cell(&regio->cube, cube_row(&regio->cube, &key), cell->periode), cell,
		    regio->pool);
	}
	for (size_t i = 0; i < other->doorstromen; i++)
		regio_add_doorstroom(regio, &other->doorstroom[i], &other->codes);
	for (int32_t dag = regio->eerste_dag; dag <= regio->laatste_dag; dag++)
		regio->wijziging[dag - regio->eerste_dag] +=
		    other->wijziging[dag - regio->eerste_dag];
	regio->wachtdagen += other->wachtdagen;
	regio->youths += other->youths;
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
		 bool intern, struct pool *pool)
{
	*regio = (struct regio){.parameters = parameters,
				.instellingen = instellingen,
				.pool = pool,
				.peildatum = peildatum,
				.eerste = eerste,
				.intern = intern};
	regio->laatste = maand_last_whole(peildatum);
	regio->eerste_dag = maand_first_day(eerste);
	regio->laatste_dag = maand_last_day(regio->laatste);
	if (regio->laatste_dag >= regio->eerste_dag)
		regio->wijziging =
		    pool_alloc(pool, ((size_t)(regio->laatste_dag - regio->eerste_dag) + 1) *
					 sizeof(*regio->wijziging));
	regio->gemeente = pool_alloc(pool, (GEMEENTE_MOST + 1) * sizeof(*regio->gemeente));
	regio->recent = pool_alloc(pool, sizeof(*regio->recent));
	/* The stock of the month before the window as well: where its first period begins. */
	cube_begin(&regio->cube, eerste - 1, regio->laatste, pool);
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
	regio->recent->count = 0;
	regio_add_wachtketens(regio, &youth->derived);
	regio_add_verzoeken(regio, &youth->derived);
	regio_add_toewijzingen(regio, &youth->derived);
	regio_add_leveringen(regio, &youth->derived);
	regio_add_trajecten(regio, &youth->derived);
	regio_add_clienten(regio, &youth->derived);
	return 0;
}
