/* From the events of one youth to the rows of the tables: a pure function.
 *
 * It knows no clock, no database and no order of arrival: the same set of events gives the same
 * rows. It follows sections 2 to 6 and 9 of the definitions; the code names the paragraphs. */
#ifndef IJW_CARE_DERIVE_H
#define IJW_CARE_DERIVE_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"
#include "ijw/message/event.h"
#include "ijw/care/parameters.h"
#include "ijw/care/trace.h"

/* The rows hold texts of the events (or literals): they live as long as those. Days are day numbers
 * (DAY_NONE = empty), lengths days (LENGTH_NONE = empty), codes as sent (NULL = empty). The columns
 * are those of the tables with the same names; `client` is the youth.
 *
 * Some counts of days go on with every day on which nothing else changes. Beside such a count
 * stands
 * `..._sinds`: the day on which it was 0, so that on a later day it is that day less `..._sinds`;
 * DAY_NONE when the count stays what it is. */
#define LENGTH_NONE INT32_MIN

/* Calendar days or working days from `from` to `to`, signed; LENGTH_NONE unless both are likely
 * dates (date.h). */
int32_t length_days(int32_t from, int32_t to);
int32_t length_workdays(int32_t from, int32_t to);

/* The band of age on a day: 0-3, 4-11, 12-17 or 18+, in whole years as if born on the first of the
 * month (year * 12 + month - 1); "onbekend" for MAAND_NONE or DAY_NONE. */
const char *leeftijd_band(int32_t geboortemaand, int32_t day);

struct toewijzing_row {
	int32_t gemeente;
	int64_t toewijzingnummer;
	const char *aanbieder;
	const char *productcategorie;
	const char *productcode;
	int32_t toewijzingsdatum;
	int32_t ingangsdatum;
	int32_t einddatum;
	const char *reden_wijziging;
	int32_t versies;
	const char *status;
	const char *rol;
	int64_t keten; /* GETAL_NONE = empty */
	int32_t a3_dagen;
	int32_t a3_werkdagen;
};

struct levering_row {
	int32_t gemeente;
	int64_t toewijzingnummer; /* GETAL_NONE = empty: taakgericht */
	int32_t begindatum;
	const char *aanbieder;
	const char *productcategorie;
	const char *productcode;
	int32_t einddatum;
	const char *status;
	const char *reden_beeindiging;
	int32_t onderbrekingen;
	int32_t onderbreking_dagen;
	int32_t onderbreking_sinds;
	int32_t d1_dagen;
	int32_t d2_dagen;
	int32_t a1_dagen;
	int32_t a1_werkdagen;
	int32_t a2_dagen;
	int32_t a2_werkdagen;
};

struct wachtketen_row {
	int32_t gemeente;
	int64_t keten;
	const char *aanbieder;
	const char *productcategorie;
	const char *verwijzer;
	const char *leeftijd;
	int32_t klokstart;
	int32_t ingangsdatum;
	const char *status;
	int32_t startdatum;
	int32_t startdatum_tot;
	int32_t einddatum;
	const char *reden;
	int32_t toewijzingen;
	int32_t w3a_dagen;
	int32_t w3b_dagen;
	int32_t w4_dagen;
	int32_t w3a_tot;
	int32_t open_dagen;
	int32_t open_sinds;
};

/* A JW315 line (VOT), or a JW317 as a whole (VOW). */
struct verzoek_row {
	const char *aanbieder;
	const char *referentie;
	const char *soort;
	int32_t gemeente;
	int32_t dagtekening;
	const char *productcategorie;
	const char *productcode;
	const char *verwijzer;
	const char *status;
	int32_t antwoorddatum;
	int32_t besluitdatum;
	const char *reden_afwijzing;
	int64_t toewijzingnummer; /* GETAL_NONE = empty */
	int32_t w1_dagen;
	int32_t w1_werkdagen;
	int32_t w1b_dagen;
	int32_t w2_dagen;
};

struct traject_row {
	int32_t begindatum;
	int32_t einddatum;
	const char *status;
	int32_t leveringen;
	int32_t aanbieders;
	const char *eerste_aanbieder;
	const char *laatste_aanbieder;
	int32_t overstappen;
	int32_t stapeling;
	int32_t dagen;
	int32_t dagen_sinds;
	int32_t w5_dagen;
	int32_t draaideur;
};

/* The days without care after a temporary stop that has happened at P: from the one after it to the
 * one before the restart, or to the end of the delivery when no restart came (both included). There
 * is none for an interruption of no days, nor for one that is not dated likely (date.h). */
struct onderbreking_row {
	size_t levering; /* its place among the leveringen */
	int32_t van;
	int32_t tot; /* DAY_NONE: at P it goes on */
};

/* Why the rows of a youth about whom nothing new is told become others on some day. */
enum due {
	DUE_TOLD,     /* Dagtekening: a message is known from that day on */
	DUE_VOID,     /* DagtekeningRetour: a retour voids a message */
	DUE_DECIDED,  /* Toewijzingsdatum: an assignment or a wait is there */
	DUE_PLANNED,  /* Ingangsdatum: a wait that was planned has begun */
	DUE_ENDED,    /* Einddatum: an assignment or a wait ends */
	DUE_BEGUN,    /* Begindatum: care begins */
	DUE_PAUSED,   /* a temporary stop */
	DUE_STOPPED,  /* a definitive stop */
	DUE_MISSED,   /* a stop is missing from that day on (t_stop) */
	DUE_DECLARED, /* the end of a ProductPeriode */
	DUE_OVERLAP,  /* two deliveries that run beside each other are piling up */
	DUE_COUNT,    /* tomorrow: a count goes on otherwise than by a day a day */
	DUES
};

/* Arrays in the pool. Their order is not that of the tables: that is the business of who prints. */
struct derived {
	struct verzoek_row *verzoek;
	size_t verzoeken;
	struct toewijzing_row *toewijzing;
	size_t toewijzingen;
	struct levering_row *levering;
	size_t leveringen;
	struct wachtketen_row *wachtketen;
	size_t wachtketens;
	struct traject_row *traject;
	size_t trajecten;
	struct onderbreking_row *onderbreking;
	size_t onderbreking_count;
	int32_t geboortemaand; /* year * 12 + month - 1; MAAND_NONE when not known (definitions, 9,
				* "leeftijd") */
	int32_t due[DUES];     /* of each reason the first day after peildatum; DAY_NEVER: none */
	int32_t volgende_dag;  /* the first of them */
};

/* Derives the rows of one youth as they stood at the end of day `peildatum`, with what was known at
 * the end of day `kennisdatum`. `events` are all events of this youth, JW319 and JW325 on their
 * requests and claims included, in any order; messages of equal content once; and of other youths
 * (`foreign`) the requests with the keys of theirs. Of retours only `nietig_vanaf` is read. Cannot
 * fail, whatever is absent. The time is near linear in the number of events, and quadratic in the
 * assignments of one gemeente, aanbieder and productcategorie.
 *
 * When both days are one, P, no likely day (date.h) after P and before `volgende_dag` gives other
 * rows of the tables than P does, but for the counts that go on. On volgende_dag itself they may be
 * the same. */
struct derived derive(const struct event *events, size_t count, int32_t peildatum,
		      int32_t kennisdatum, const struct parameters *parameters, struct pool *pool);

/* The same, and `trace` receives what was decided on the way; it lives in the pool. */
struct derived derive_traced(const struct event *events, size_t count, int32_t peildatum,
			     int32_t kennisdatum, const struct parameters *parameters,
			     struct pool *pool, struct trace *trace);

#endif
