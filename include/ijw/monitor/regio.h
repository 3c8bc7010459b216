/* A region in one pass: each youth is added to the cells that it belongs to (monitor, section 2).
 */
#ifndef IJW_MONITOR_REGIO_H
#define IJW_MONITOR_REGIO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/care/parameters.h"
#include "ijw/monitor/cube.h"
#include "ijw/monitor/instellingen.h"
#include "ijw/store/youth.h"

/* The tables of section 4: which dimensions are broken down together. */
enum tabel_soort {
	TABEL_REGIO,
	TABEL_GEMEENTE,
	TABEL_AANBIEDER,
	TABEL_PRODUCTCATEGORIE,
	TABEL_LEEFTIJD,
	TABEL_VERWIJZER,
	TABEL_GEMEENTE_CATEGORIE,
	TABEL_GEMEENTE_LEEFTIJD,
	TABEL_CATEGORIE_LEEFTIJD,
	TABEL_AANBIEDER_CATEGORIE,
	TABEL_PILOT,
	TABEL_GEMEENTE_AANBIEDER, /* in intern/ only */
	TABEL_SOORTEN
};

/* The dimensions of a table, as a mask (1 << DIM_REGIO | ...). */
unsigned tabel_mask(enum tabel_soort tabel);

/* The table of a key; the tables of the keys of a publication are distinct by their masks. */
enum tabel_soort tabel_of_key(const struct sleutel *sleutel);

/* The periods of which a table is published, as a mask (1 << PERIODE_MAAND | ...). */
unsigned tabel_periods(enum tabel_soort tabel);

/* The periods in which it stands in intern/ beside those that are published. */
unsigned tabel_intern_periods(enum tabel_soort tabel);

/* A transfer between two providers inside a traject, in a year. */
struct doorstroom {
	int32_t jaar;
	uint16_t van; /* numbers of codes, as in struct sleutel */
	uint16_t naar;
	int64_t aantal;
};

struct recent;

struct regio {
	const struct parameters *parameters;
	const struct instellingen *instellingen;
	struct pool *pool;
	int32_t peildatum;
	int32_t eerste;  /* the first month of which the archive has all (year * 12 + month - 1) */
	int32_t laatste; /* the last month that ends on or before P */
	bool intern;     /* the tables of intern/ as well */
	struct cube cube;
	struct codes codes;

	struct doorstroom *doorstroom;
	size_t doorstromen;
	size_t doorstroom_room;

	/* For the checks: how the stock of the region changes on each day of the window, and how
	 * many days all chains waited in it. */
	int32_t eerste_dag;
	int32_t laatste_dag;
	int64_t *wijziging;
	int64_t wachtdagen;

	uint32_t youths; /* added so far */

	uint16_t *gemeente;    /* the number of each by its CBS code; 0: not met yet */
	struct recent *recent; /* where the last facts of the youth at hand count */
};

/* An empty region; `intern`: with the tables that stand in intern/ only. `eerste` is the first
 * month that the archive has whole; all months before are left out. What is given must outlive it.
 * Ended with regio_end. */
void regio_begin(struct regio *regio, const struct parameters *parameters,
		 const struct instellingen *instellingen, int32_t peildatum, int32_t eerste,
		 bool intern, struct pool *pool);
void regio_end(struct regio *regio);

/* Adds a youth, derived at (P, K): a store_youth whose context is the region. Returns 0. */
int regio_add(void *context, const struct youth *youth);

/* Adds the youths of another one of the same region and days, none of whom is in this one. Neither
 * is closed. */
void regio_merge(struct regio *regio, const struct regio *other);

/* After the last youth: sums up the cells that are sums of others. Not before it are figures read.
 */
void regio_close(struct regio *regio);

#endif
