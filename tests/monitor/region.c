#include "region.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "ijw/base/pool.h"

#define MASK(dimensie) (1u << (dimensie))
#define NO_YOUTH UINT32_MAX

enum { MIN_CEL = 10, WAITS = 3, SPELLS = 2, MONTH_DAYS = 30, PILOTS = 3, LATE_MONTHS = 6 };
enum { ADULT = 4 /* the number of 18+ */ };

enum wait_end { END_OPEN, END_GESTART, END_DECLARATIE, END_09, END_VERLOPEN, END_OVERIG };

/* A chain: its clock and stop, and from when each is known. */
struct wait {
	struct sleutel sleutel; /* of all dimensions but the pilot */
	bool retroactief;
	bool uitgesloten;
	bool gepland;
	enum wait_end end;
	int32_t klok;
	int32_t klok_bekend;
	int32_t stop;
	int32_t stop_bekend;
};

struct spell {
	uint16_t aanbieder;
	int32_t begin;
	int32_t begin_bekend;
	int32_t eind;
	int32_t eind_bekend;
	uint32_t reden; /* 0 to 8: 31 to 39; 9: another */
};

struct inwoner {
	int32_t geboren;
	uint16_t gemeente;
	struct wait wait[WAITS];
	size_t waits;
	struct spell spell[SPELLS];
	size_t spells;
};

struct region {
	struct region_size size;
	struct inwoner *inwoner;
	uint32_t random;
	struct disclosure_rules rules;
	struct disclosure_pilot pilot[PILOTS];
	uint16_t gemeente[2];
	uint16_t categorie[1];
};

/* ---- Youths ---- */

static uint32_t below(struct region *region, uint32_t bound)
{
	region->random = region->random * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)region->random * bound) >> 32);
}

/* Some codes have far more youths than others: the first, most. */
static uint16_t uneven(struct region *region, uint32_t codes)
{
	const uint32_t a = below(region, codes), b = below(region, codes);

	return (uint16_t)(2 + (a < b ? a : b));
}

static uint16_t leeftijd_on(const struct inwoner *inwoner, int32_t day)
{
	const int32_t years = (day - inwoner->geboren) * 100 / 36525;

	return years < 4 ? 5 : years < 12 ? 2 : years < 18 ? 3 : ADULT;
}

static int32_t known(struct region *region, int32_t day)
{
	const uint32_t late = below(region, 10);

	return day + (int32_t)below(region, late == 0 ? 300 : late < 4 ? 60 : 10);
}

static void new_wait(struct region *region, struct inwoner *inwoner)
{
	const int32_t first = maand_first_day(region->size.eerste_maand);
	const uint32_t days = (uint32_t)region->size.maanden * MONTH_DAYS;
	struct wait *wait = &inwoner->wait[inwoner->waits++];
	const uint32_t end = below(region, 100);

	wait->klok = first + (int32_t)below(region, days);
	wait->klok_bekend = known(region, wait->klok);
	wait->stop = wait->klok + (int32_t)(below(region, 140) * below(region, 100) / 100);
	wait->stop_bekend = known(region, wait->stop);
	wait->end = end < 72   ? END_GESTART
		    : end < 76 ? END_DECLARATIE
		    : end < 80 ? END_09
		    : end < 85 ? END_VERLOPEN
		    : end < 88 ? END_OVERIG
			       : END_OPEN;
	wait->retroactief = below(region, 20) == 0;
	wait->uitgesloten = below(region, 40) == 0;
	wait->gepland = below(region, 4) == 0;
	wait->sleutel.deel[DIM_REGIO] = inwoner->gemeente;
	wait->sleutel.deel[DIM_AANBIEDER] = uneven(region, region->size.aanbieders);
	wait->sleutel.deel[DIM_PRODUCTCATEGORIE] = uneven(region, region->size.categorieen);
	wait->sleutel.deel[DIM_LEEFTIJD] = leeftijd_on(inwoner, wait->klok);
	wait->sleutel.deel[DIM_VERWIJZER] =
	    below(region, 30) == 0 ? DEEL_ONBEKEND : uneven(region, 3);
}

static void new_spell(struct region *region, struct inwoner *inwoner, const struct wait *wait)
{
	struct spell *spell = &inwoner->spell[inwoner->spells++];

	spell->aanbieder = wait->sleutel.deel[DIM_AANBIEDER];
	spell->begin = wait->stop;
	spell->begin_bekend = wait->stop_bekend;
	spell->eind = spell->begin + 20 + (int32_t)below(region, 400);
	spell->eind_bekend = known(region, spell->eind);
	spell->reden = below(region, 3) > 0 ? 0 : below(region, 10);
}

struct region *region_new(const struct region_size *size)
{
	const int32_t first = maand_first_day(size->eerste_maand);
	struct region *region = xmalloc(sizeof(*region));

	*region = (struct region){.size = *size, .random = size->seed};
	region->inwoner = xmalloc(size->youths * sizeof(*region->inwoner));
	memset(region->inwoner, 0, size->youths * sizeof(*region->inwoner));
	for (size_t i = 0; i < size->youths; i++) {
		struct inwoner *inwoner = &region->inwoner[i];

		inwoner->geboren = first - (int32_t)below(region, 18 * 365);
		inwoner->gemeente = below(region, 3) == 0
					? uneven(region, size->gemeenten)
					: (uint16_t)(2 + below(region, size->gemeenten));
		do {
			new_wait(region, inwoner);
		} while (inwoner->waits < WAITS && below(region, 3) == 0);
		for (size_t j = 0; j < inwoner->waits && j < SPELLS; j++)
			if (inwoner->wait[j].end == END_GESTART)
				new_spell(region, inwoner, &inwoner->wait[j]);
	}
	return region;
}

void region_free(struct region *region)
{
	free(region->inwoner);
	free(region);
}

const struct disclosure_rules *region_rules(struct region *region, int32_t kennisdatum)
{
	region->gemeente[0] = 2;
	region->gemeente[1] = 3;
	region->categorie[0] = 2;
	region->pilot[0] = (struct disclosure_pilot){2, 3, region->gemeente, 1, NULL, 0};
	region->pilot[1] = (struct disclosure_pilot){4, 5, region->gemeente, 2, NULL, 0};
	region->pilot[2] = (struct disclosure_pilot){6,
						     7,
						     region->gemeente + 1 - region->size.seed % 2,
						     1 + region->size.seed % 2,
						     region->categorie,
						     1};
	region->rules = (struct disclosure_rules){
	    .min_cel = MIN_CEL,
	    .vaste_maand = date_month(kennisdatum) - LATE_MONTHS - 1,
	    .volwassen = ADULT,
	    .pilot = region->pilot,
	    .pilots = region->size.gemeenten > 2 ? PILOTS : 1,
	};
	return &region->rules;
}

/* ---- Tables ---- */

struct cell {
	struct telling telling;
	uint32_t youth; /* the last that was counted */
	bool used;
};

/* The counts while they are made, by hash. */
struct counting {
	const struct region *region;
	int32_t kennisdatum;
	int32_t laatste_maand;
	struct cell *cell;
	size_t size; /* a power of two */
	size_t used;
	uint32_t youth;
};

static const struct table {
	unsigned mask;
	unsigned kinds; /* of period */
	bool care;      /* has F08 to F10 and D */
} tables[] = {
    {0, MASK(PERIODE_MAAND) | MASK(PERIODE_KWARTAAL) | MASK(PERIODE_JAAR), true},
    {MASK(DIM_REGIO), MASK(PERIODE_KWARTAAL) | MASK(PERIODE_JAAR), true},
    {MASK(DIM_AANBIEDER), MASK(PERIODE_KWARTAAL) | MASK(PERIODE_JAAR) | MASK(PERIODE_VENSTER),
     true},
    {MASK(DIM_PRODUCTCATEGORIE), MASK(PERIODE_KWARTAAL) | MASK(PERIODE_JAAR), false},
    {MASK(DIM_LEEFTIJD), MASK(PERIODE_KWARTAAL) | MASK(PERIODE_JAAR), true},
    {MASK(DIM_VERWIJZER), MASK(PERIODE_KWARTAAL) | MASK(PERIODE_JAAR), false},
    {MASK(DIM_REGIO) | MASK(DIM_PRODUCTCATEGORIE), MASK(PERIODE_JAAR), false},
    {MASK(DIM_REGIO) | MASK(DIM_LEEFTIJD), MASK(PERIODE_JAAR), true},
    {MASK(DIM_PRODUCTCATEGORIE) | MASK(DIM_LEEFTIJD), MASK(PERIODE_JAAR), false},
    {MASK(DIM_AANBIEDER) | MASK(DIM_PRODUCTCATEGORIE), MASK(PERIODE_VENSTER), false},
    {MASK(DIM_PILOT), MASK(PERIODE_KWARTAAL), false},
};

enum { TABLES = sizeof(tables) / sizeof(tables[0]) };

static bool is_care(enum telling_soort soort)
{
	return soort >= TELLING_F08I;
}

/* Outside the region by year only. */
static bool is_sub(enum telling_soort soort)
{
	switch (soort) {
	case TELLING_F01T:
	case TELLING_F01A:
	case TELLING_F01O:
	case TELLING_F02R:
	case TELLING_F03D:
	case TELLING_F04A:
	case TELLING_F04V:
	case TELLING_F04O:
	case TELLING_F05G:
	case TELLING_F06:
		return true;
	default:
		return soort >= TELLING_D03_31 && soort <= TELLING_D03_X;
	}
}

static bool table_has(const struct table *table, enum telling_soort soort, enum periode_soort kind)
{
	const bool young = soort == TELLING_F10P;
	const bool request = soort >= TELLING_F01 && soort <= TELLING_F01O;

	if (is_care(soort) && !table->care)
		return false;
	if (young && (kind != PERIODE_JAAR || (table->mask & ~MASK(DIM_REGIO)) != 0))
		return false;
	if (request && (table->mask & MASK(DIM_LEEFTIJD)) != 0)
		return false;
	return !is_sub(soort) || table->mask == 0 || kind == PERIODE_JAAR;
}

static struct cell *cell_of(struct counting *counting, const struct telling *telling);

static void counting_grow(struct counting *counting)
{
	struct cell *old = counting->cell;
	const size_t size = counting->size;

	counting->size = size == 0 ? 4096 : 2 * size;
	counting->cell = xmalloc(counting->size * sizeof(*counting->cell));
	memset(counting->cell, 0, counting->size * sizeof(*counting->cell));
	counting->used = 0;
	for (size_t i = 0; i < size; i++)
		if (old[i].used)
			*cell_of(counting, &old[i].telling) = old[i];
	free(old);
}

static bool telling_same(const struct telling *a, const struct telling *b)
{
	return a->soort == b->soort && a->periode.soort == b->periode.soort &&
	       a->periode.maand == b->periode.maand &&
	       memcmp(&a->sleutel, &b->sleutel, sizeof(a->sleutel)) == 0;
}

static struct cell *cell_of(struct counting *counting, const struct telling *telling)
{
	uint64_t hash = (uint64_t)telling->soort * 31 + (uint64_t)telling->periode.soort;
	size_t slot;

	if (2 * counting->used >= counting->size)
		counting_grow(counting);
	hash = hash * 1000003 + (uint64_t)telling->periode.maand;
	for (size_t i = 0; i < DIMENSIES; i++)
		hash = (hash ^ telling->sleutel.deel[i]) * 1099511628211u;
	slot = (hash ^ hash >> 31) & (counting->size - 1);
	while (counting->cell[slot].used && !telling_same(&counting->cell[slot].telling, telling))
		slot = (slot + 1) & (counting->size - 1);
	if (!counting->cell[slot].used) {
		counting->cell[slot] = (struct cell){*telling, NO_YOUTH, true};
		counting->used++;
	}
	return &counting->cell[slot];
}

static bool period_exists(const struct counting *counting, struct tijdvak periode)
{
	const int32_t first = counting->region->size.eerste_maand;

	if (periode.maand > counting->laatste_maand || periode.maand < first)
		return false;
	return periode.soort != PERIODE_VENSTER || periode_first(periode) >= first;
}

/* The keys of one youth or wait in a table: one, and of the pilots one each. */
static size_t keys_of(const struct counting *counting, const struct table *table,
		      const struct sleutel *sleutel, struct sleutel *key)
{
	const struct disclosure_rules *rules = &counting->region->rules;

	key[0] = (struct sleutel){{0}};
	if (table->mask != MASK(DIM_PILOT)) {
		for (unsigned i = 0; i < DIMENSIES; i++)
			if ((table->mask & 1u << i) != 0)
				key[0].deel[i] = sleutel->deel[i];
		return 1;
	}
	for (size_t i = 0; i < rules->pilots; i++) {
		const struct disclosure_pilot *pilot = &rules->pilot[i];
		bool in = false;

		for (size_t j = 0; j < pilot->gemeenten; j++)
			in = in || pilot->gemeente[j] == sleutel->deel[DIM_REGIO];
		if (pilot->categorieen > 0)
			in = in && pilot->categorie[0] == sleutel->deel[DIM_PRODUCTCATEGORIE];
		key[i] = (struct sleutel){{0}};
		key[i].deel[DIM_PILOT] = in ? pilot->pilot : pilot->rest;
	}
	return rules->pilots;
}

static void count_in(struct counting *counting, enum telling_soort soort,
		     const struct sleutel *sleutel, const struct table *table,
		     struct tijdvak periode)
{
	struct sleutel key[PILOTS];
	const size_t keys = keys_of(counting, table, sleutel, key);

	for (size_t i = 0; i < keys; i++) {
		struct cell *cell = cell_of(
		    counting,
		    &(struct telling){.soort = soort, .sleutel = key[i], .periode = periode});

		if ((soort == TELLING_F07 || soort == TELLING_F10 || soort == TELLING_F10P ||
		     soort == TELLING_D06) &&
		    cell->youth == counting->youth)
			continue;
		cell->youth = counting->youth;
		cell->telling.aantal++;
	}
}

/* An event on a day, in every period that has the day. */
static void count_event(struct counting *counting, enum telling_soort soort,
			const struct sleutel *sleutel, int32_t day)
{
	for (size_t i = 0; i < TABLES; i++) {
		for (enum periode_soort kind = 0; kind < PERIODE_SOORTEN; kind++) {
			struct tijdvak periode = periode_of(kind, date_month(day));

			if ((tables[i].kinds & MASK(kind)) == 0 ||
			    !table_has(&tables[i], soort, kind))
				continue;
			/* A day lies in four windows. */
			for (int32_t j = 0; j < (kind == PERIODE_VENSTER ? 4 : 1); j++) {
				if (period_exists(counting, periode))
					count_in(counting, soort, sleutel, &tables[i], periode);
				periode.maand += 3;
			}
		}
	}
}

/* A stock at the end of a month, in every period that ends with it. */
static void count_stock(struct counting *counting, enum telling_soort soort,
			const struct sleutel *sleutel, int32_t maand)
{
	for (size_t i = 0; i < TABLES; i++) {
		for (enum periode_soort kind = 0; kind < PERIODE_SOORTEN; kind++) {
			const struct tijdvak periode = periode_of(kind, maand);

			if ((tables[i].kinds & MASK(kind)) != 0 &&
			    table_has(&tables[i], soort, kind) && periode.maand == maand &&
			    period_exists(counting, periode))
				count_in(counting, soort, sleutel, &tables[i], periode);
		}
	}
}

/* ---- Waits ---- */

static void count_stop(struct counting *counting, const struct wait *wait, int32_t stop)
{
	static const enum telling_soort ends[] = {
	    [END_09] = TELLING_F04A, [END_VERLOPEN] = TELLING_F04V, [END_OVERIG] = TELLING_F04O};

	if (wait->end == END_GESTART || wait->end == END_DECLARATIE) {
		count_event(counting, TELLING_F03, &wait->sleutel, stop);
		if (wait->end == END_DECLARATIE)
			count_event(counting, TELLING_F03D, &wait->sleutel, stop);
		return;
	}
	count_event(counting, TELLING_F04, &wait->sleutel, stop);
	count_event(counting, ends[wait->end], &wait->sleutel, stop);
}

static bool in_care(const struct inwoner *inwoner, int32_t day, int32_t kennisdatum)
{
	for (size_t i = 0; i < inwoner->spells; i++) {
		const struct spell *spell = &inwoner->spell[i];

		if (spell->begin <= day && spell->begin_bekend <= kennisdatum &&
		    (spell->eind >= day || spell->eind_bekend > kennisdatum))
			return true;
	}
	return false;
}

static void count_wait(struct counting *counting, const struct inwoner *inwoner,
		       const struct wait *wait)
{
	const bool stopped = wait->end != END_OPEN && wait->stop_bekend <= counting->kennisdatum;
	const struct sleutel *sleutel = &wait->sleutel;
	struct sleutel request = wait->sleutel;

	if (wait->klok_bekend > counting->kennisdatum)
		return;
	request.deel[DIM_LEEFTIJD] = DEEL_TOTAAL;
	count_event(counting, TELLING_F01, &request, wait->klok);
	count_event(counting,
		    wait->end == END_09 && stopped ? TELLING_F01A
		    : stopped                      ? TELLING_F01T
						   : TELLING_F01O,
		    &request, wait->klok);
	if (wait->uitgesloten || wait->retroactief) {
		count_event(counting, wait->uitgesloten ? TELLING_F00 : TELLING_F02R, sleutel,
			    wait->klok);
		return;
	}
	count_event(counting, TELLING_F02, sleutel, wait->klok);
	if (stopped)
		count_stop(counting, wait, wait->stop);
	for (int32_t maand = date_month(wait->klok); maand <= counting->laatste_maand; maand++) {
		const int32_t day = maand_last_day(maand);

		if (stopped && wait->stop <= day)
			break;
		count_stock(counting, TELLING_F05, sleutel, maand);
		count_stock(counting, TELLING_F07, sleutel, maand);
		if (wait->gepland)
			count_stock(counting, TELLING_F05G, sleutel, maand);
		if (in_care(inwoner, day, counting->kennisdatum))
			count_stock(counting, TELLING_F06, sleutel, maand);
	}
}

/* ---- Care ---- */

static void count_clients(struct counting *counting, const struct inwoner *inwoner,
			  struct sleutel sleutel, int32_t begin, int32_t eind)
{
	for (size_t i = 0; i < TABLES; i++) {
		for (enum periode_soort kind = 0; kind < PERIODE_SOORTEN; kind++) {
			const int32_t step = kind == PERIODE_VENSTER ? 3 : periode_length(kind);
			struct tijdvak periode = periode_of(kind, date_month(begin));

			if ((tables[i].kinds & MASK(kind)) == 0)
				continue;
			for (; periode.maand <= counting->laatste_maand &&
			       maand_first_day(periode_first(periode)) <= eind;
			     periode.maand += step) {
				sleutel.deel[DIM_LEEFTIJD] =
				    leeftijd_on(inwoner, maand_last_day(periode.maand));
				if (!period_exists(counting, periode))
					continue;
				if (table_has(&tables[i], TELLING_F10, kind))
					count_in(counting, TELLING_F10, &sleutel, &tables[i],
						 periode);
				if (sleutel.deel[DIM_LEEFTIJD] != ADULT &&
				    table_has(&tables[i], TELLING_F10P, kind))
					count_in(counting, TELLING_F10P, &sleutel, &tables[i],
						 periode);
			}
		}
	}
}

static void count_spell(struct counting *counting, const struct inwoner *inwoner,
			const struct spell *spell)
{
	const bool ended = spell->eind_bekend <= counting->kennisdatum;
	struct sleutel sleutel = {{0}};

	if (spell->begin_bekend > counting->kennisdatum)
		return;
	sleutel.deel[DIM_REGIO] = inwoner->gemeente;
	sleutel.deel[DIM_AANBIEDER] = spell->aanbieder;
	sleutel.deel[DIM_LEEFTIJD] = leeftijd_on(inwoner, spell->begin);
	count_event(counting, TELLING_F08I, &sleutel, spell->begin);
	if (ended) {
		sleutel.deel[DIM_LEEFTIJD] = leeftijd_on(inwoner, spell->eind);
		count_event(counting, TELLING_F08U, &sleutel, spell->eind);
		count_event(counting, TELLING_D03, &sleutel, spell->eind);
		count_event(counting, TELLING_D03_31 + spell->reden, &sleutel, spell->eind);
	}
	for (int32_t maand = date_month(spell->begin); maand <= counting->laatste_maand; maand++) {
		if (ended && spell->eind <= maand_last_day(maand))
			break;
		sleutel.deel[DIM_LEEFTIJD] = leeftijd_on(inwoner, maand_last_day(maand));
		count_stock(counting, TELLING_F08S, &sleutel, maand);
	}
	count_clients(counting, inwoner, sleutel, spell->begin, ended ? spell->eind : DAY_OPEN);
}

/* ---- All cells ---- */

/* Every count of a table for one key, in all its periods. */
static void add_key(struct counting *counting, const struct table *table,
		    const struct sleutel *sleutel)
{
	for (int32_t maand = counting->region->size.eerste_maand; maand <= counting->laatste_maand;
	     maand++) {
		for (enum periode_soort kind = 0; kind < PERIODE_SOORTEN; kind++) {
			const struct tijdvak periode = periode_of(kind, maand);

			if ((table->kinds & MASK(kind)) == 0 || periode.maand != maand ||
			    !period_exists(counting, periode))
				continue;
			for (enum telling_soort soort = 0; soort < TELLING_SOORTEN; soort++)
				if (table_has(table, soort, kind))
					cell_of(counting, &(struct telling){.soort = soort,
									    .sleutel = *sleutel,
									    .periode = periode});
		}
	}
}

/* Every combination of codes of a table, from a dimension on. */
static void add_keys(struct counting *counting, const struct table *table, unsigned dimensie,
		     struct sleutel *sleutel, bool (*met)[UINT16_MAX + 1])
{
	while (dimensie < DIMENSIES && (table->mask & 1u << dimensie) == 0)
		dimensie++;
	if (dimensie == DIMENSIES) {
		add_key(counting, table, sleutel);
		return;
	}
	for (uint16_t code = 1; code < UINT16_MAX; code++) {
		if (!met[dimensie][code])
			continue;
		sleutel->deel[dimensie] = code;
		add_keys(counting, table, dimensie + 1, sleutel, met);
	}
	sleutel->deel[dimensie] = DEEL_TOTAAL;
}

/* Zeros too: every combination of codes has its rows. */
static void add_zeros(struct counting *counting)
{
	bool(*met)[UINT16_MAX + 1] = xmalloc(DIMENSIES * sizeof(*met));

	memset(met, 0, DIMENSIES * sizeof(*met));
	for (size_t i = 0; i < counting->size; i++)
		for (size_t j = 0; j < DIMENSIES && counting->cell[i].used; j++)
			met[j][counting->cell[i].telling.sleutel.deel[j]] = true;
	for (size_t i = 0; i < TABLES; i++)
		add_keys(counting, &tables[i], 0, &(struct sleutel){{0}}, met);
	free(met);
}

static int telling_order(const void *a, const void *b)
{
	const struct telling *x = a, *y = b;
	int order = order_getal(x->soort, y->soort);

	for (size_t i = 0; i < DIMENSIES && order == 0; i++)
		order = order_getal(x->sleutel.deel[i], y->sleutel.deel[i]);
	if (order == 0)
		order = order_getal(x->periode.soort, y->periode.soort);
	return order != 0 ? order : order_getal(x->periode.maand, y->periode.maand);
}

struct telling *region_tellingen(const struct region *region, int32_t kennisdatum,
				 int32_t laatste_maand, size_t *count)
{
	struct counting counting = {
	    .region = region, .kennisdatum = kennisdatum, .laatste_maand = laatste_maand};
	struct telling *telling;

	for (size_t i = 0; i < region->size.youths; i++) {
		const struct inwoner *inwoner = &region->inwoner[i];

		counting.youth = (uint32_t)i;
		for (size_t j = 0; j < inwoner->waits; j++)
			count_wait(&counting, inwoner, &inwoner->wait[j]);
		for (size_t j = 0; j < inwoner->spells; j++)
			count_spell(&counting, inwoner, &inwoner->spell[j]);
	}
	add_zeros(&counting);
	telling = xmalloc(counting.used * sizeof(*telling));
	*count = 0;
	for (size_t i = 0; i < counting.size; i++)
		if (counting.cell[i].used)
			telling[(*count)++] = counting.cell[i].telling;
	free(counting.cell);
	qsort(telling, *count, sizeof(*telling), telling_order);
	return telling;
}

void region_earlier(struct telling *telling, size_t count, const struct telling *earlier,
		    size_t earlier_count)
{
	for (size_t i = 0; i < count; i++) {
		const struct telling *found = earlier_count == 0
						  ? NULL
						  : bsearch(&telling[i], earlier, earlier_count,
							    sizeof(*earlier), telling_order);

		if (found == NULL)
			continue;
		if (found->verborgen)
			telling[i].eerder_verborgen = true;
		else
			telling[i].eerder = found->aantal;
		telling[i].eerder_getoond = telling[i].eerder_getoond || !found->verborgen;
	}
}
