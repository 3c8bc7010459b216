/* The rows of truth.csv: what the tables must hold on the last day of the horizon. */
#ifndef TRAFFIC_TRUTH_H
#define TRAFFIC_TRUTH_H

#include <stddef.h>
#include <stdio.h>

#include "world.h"

/* The columns of truth.csv: those of the five tables, each once. */
#define COLUMNS(COLUMN)            \
	COLUMN(tabel)              \
	COLUMN(peildatum)          \
	COLUMN(aanbieder)          \
	COLUMN(referentie)         \
	COLUMN(soort)              \
	COLUMN(gemeente)           \
	COLUMN(toewijzingnummer)   \
	COLUMN(keten)              \
	COLUMN(dagtekening)        \
	COLUMN(productcategorie)   \
	COLUMN(productcode)        \
	COLUMN(verwijzer)          \
	COLUMN(leeftijd)           \
	COLUMN(klokstart)          \
	COLUMN(toewijzingsdatum)   \
	COLUMN(ingangsdatum)       \
	COLUMN(begindatum)         \
	COLUMN(status)             \
	COLUMN(rol)                \
	COLUMN(startdatum)         \
	COLUMN(startdatum_tot)     \
	COLUMN(einddatum)          \
	COLUMN(antwoorddatum)      \
	COLUMN(besluitdatum)       \
	COLUMN(reden_afwijzing)    \
	COLUMN(reden)              \
	COLUMN(reden_wijziging)    \
	COLUMN(reden_beeindiging)  \
	COLUMN(versies)            \
	COLUMN(toewijzingen)       \
	COLUMN(onderbrekingen)     \
	COLUMN(onderbreking_dagen) \
	COLUMN(d1_dagen)           \
	COLUMN(d2_dagen)           \
	COLUMN(a1_dagen)           \
	COLUMN(a1_werkdagen)       \
	COLUMN(a2_dagen)           \
	COLUMN(a2_werkdagen)       \
	COLUMN(a3_dagen)           \
	COLUMN(a3_werkdagen)       \
	COLUMN(w3a_dagen)          \
	COLUMN(w3b_dagen)          \
	COLUMN(w4_dagen)           \
	COLUMN(w3a_tot)            \
	COLUMN(open_dagen)         \
	COLUMN(w1_dagen)           \
	COLUMN(w1_werkdagen)       \
	COLUMN(w1b_dagen)          \
	COLUMN(w2_dagen)           \
	COLUMN(leveringen)         \
	COLUMN(aanbieders)         \
	COLUMN(eerste_aanbieder)   \
	COLUMN(laatste_aanbieder)  \
	COLUMN(overstappen)        \
	COLUMN(stapeling)          \
	COLUMN(dagen)              \
	COLUMN(w5_dagen)           \
	COLUMN(draaideur)

enum column {
#define NUMBER(name) COLUMN_##name,
	COLUMNS(NUMBER)
#undef NUMBER
	    COLUMN_COUNT
};

enum { CELL_BYTES = 32, T_STOP = 60 };

struct row {
	char cell[COLUMN_COUNT][CELL_BYTES];
};

struct truth {
	const struct world *world;
	struct buf *out;
	size_t rows;
};

#define SET(row, name, ...) snprintf((row)->cell[COLUMN_##name], CELL_BYTES, __VA_ARGS__)
#define SET_DAY(row, name, day) date_format(day, (row)->cell[COLUMN_##name])

/* Adds a row to the file. */
void truth_put(struct truth *truth, const struct row *row);

/* What every row of an assignment begins with. */
struct row truth_begin(const struct truth *truth, const char *tabel,
		       const struct toewijzing *toewijzing);

/* RedenWijziging 04 is no reason of an end. */
bool truth_has_reason(const struct version *version);

/* The version that is known last. */
const struct version *truth_current(const struct toewijzing *toewijzing);

/* Some starts of an assignment that make one delivery. */
struct delivery {
	const struct toewijzing *toewijzing;
	const struct spell *spell;
	int spells;
};

/* The next delivery of an assignment after `*at` starts; false behind the last. */
bool truth_delivery(const struct toewijzing *toewijzing, int *at, struct delivery *out);

/* The last day on which a missing stop is assumed; DAY_NEVER when care goes on or was stopped. */
int32_t truth_missing(const struct truth *truth, const struct delivery *delivery);

/* truth_keten.c: rol and keten of an assignment; the row of the chain that begins with it, if one
 * does. */
void truth_set_rol(struct row *row, const struct toewijzing *toewijzing);
void truth_wachtketen(struct truth *truth, const struct toewijzing *toewijzing);

/* truth_verzoek.c, truth_traject.c: the rows of these tables. */
void truth_verzoeken(struct truth *truth);
void truth_trajecten(struct truth *truth);

#endif
