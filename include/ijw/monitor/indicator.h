/* The indicators: one row of a table and one short function each (monitor, section 2). */
#ifndef IJW_MONITOR_INDICATOR_H
#define IJW_MONITOR_INDICATOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/monitor/cube.h"
#include "ijw/monitor/regio.h"

/* What kind of number a figure is: the column Maat. */
enum maat {
	MAAT_AANTAL,
	MAAT_AANDEEL,
	MAAT_KANS,
	MAAT_VERHOUDING,
	MAAT_GEMIDDELDE,
	MAAT_MEDIAAN,
	MAAT_P25,
	MAAT_P75,
	MAAT_P80,
	MAAT_P90,
	MAAT_LANGSTE,
	MATEN
};

const char *maat_name(enum maat maat);
const char *klok_name(enum klok klok); /* W3a; T for KLOK_GEEN */

enum { GEEN_AANTAL = -1 };

/* A figure as it is, before anything is hidden. */
struct waarneming {
	const struct indicator *indicator;
	enum klok klok;
	enum maat maat;
	double waarde;  /* NaN: not reached, or nothing to tell from */
	int64_t n;      /* how many it says something about */
	int64_t teller; /* of a share; else GEEN_AANTAL */
	int64_t noemer; /* GEEN_AANTAL: none */
	double onder;   /* 95%; NaN: none */
	double boven;
	int64_t weggelaten; /* how many a published count has besides `noemer`; GEEN_AANTAL: none */
};

/* What an indicator reads a cell with. */
struct lezing {
	const struct regio *regio;
	const struct cell *cell;
	const char *categorie; /* of the cell; NULL: all */
	int32_t norm;          /* of W3a in days, on the last day of the period; 0: none */
	struct pool *pool;
	const struct indicator *indicator;
	struct waarneming *rij;
	size_t rijen;
	size_t room;
};

/* What is better: fewer, more, or neither. */
enum polariteit { POLARITEIT_GEEN, POLARITEIT_LAGER, POLARITEIT_HOGER };

struct indicator {
	const char *id;
	const char *titel;
	const char *title;
	const char *eenheid; /* jeugdigen, ketens, dagen, werkdagen, 1, ... */
	enum polariteit polariteit;
	const char *formule;
	const char *formula;
	unsigned tabellen; /* 1 << TABEL_... */
	/* Periods (1 << PERIODE_...) in the table regio, and in the others. */
	unsigned in_regio;
	unsigned elders;
	int telling;  /* its own count; -1: it is none */
	int basis[2]; /* counts that must be shown for it to be; -1: none */
	/* Adds its figures with lezing_add; NULL: the count is the figure. */
	void (*lees)(struct lezing *lezing);
	bool cohort; /* it is about those of F02: how many is not told where F02 is hidden */
};

extern const struct indicator indicatoren[];
extern const size_t indicatoren_count;

/* Whether an indicator exists for a table and a kind of period. */
bool indicator_has(const struct indicator *indicator, enum tabel_soort tabel,
		   enum periode_soort soort);

/* The indicator that is a count; NULL for one that is not published itself. */
const struct indicator *indicator_of_telling(int telling);

/* All figures of an indicator in a cell, behind those that are there. */
void indicator_read(const struct indicator *indicator, struct lezing *lezing);

#endif
