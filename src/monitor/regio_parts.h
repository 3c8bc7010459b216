/* Inside the region: what the files that add a youth share. */
#ifndef IJW_MONITOR_REGIO_PARTS_H
#define IJW_MONITOR_REGIO_PARTS_H

#include "ijw/monitor/regio.h"

/* The most keys that one fact has. */
enum { KEYS_MAX = TABEL_SOORTEN + PILOTS_MAX };

/* Where a fact counts: a key for each of its tables, and for each pilot or its rest. */
struct plaats {
	struct sleutel key[KEYS_MAX];
	size_t keys;
};

/* The tables of waits, of requests (which know no age), of assignments (which know no verwijzer)
 * and of care. */
extern const unsigned tabellen_wacht, tabellen_verzoek, tabellen_toewijzing, tabellen_zorg;

/* A fact of a gemeente, a provider, ... in the tables of a mask (1 << TABEL_...). NULL and
 * GEMEENTE_NONE are "onbekend". */
struct plaats regio_plaats(struct regio *regio, int32_t gemeente, const char *aanbieder,
			   const char *categorie, const char *leeftijd, const char *verwijzer,
			   unsigned tabellen);

/* Whether a month lies in the window. */
bool regio_has(const struct regio *regio, int32_t maand);

/* Adds one to a count, or a number of days, in every cell of a fact; nothing outside the window. */
void regio_count(struct regio *regio, const struct plaats *plaats, int32_t dag, int count);
void regio_days(struct regio *regio, const struct plaats *plaats, int32_t dag, enum cell_days days,
		int32_t number, enum histogram_end end);

/* The band of an age on a day: 0-3, 4-11, 12-17, 18+, or NULL when it is not known. */
const char *regio_leeftijd(int32_t geboortemaand, int32_t dag);

/* Whole years on a day, counted as if born on the first of the month; -1 when not known. */
int32_t regio_jaren(int32_t geboortemaand, int32_t dag);

/* Whether care was going on at a day, interruptions included. */
bool regio_in_zorg(const struct levering_row *levering, int32_t dag);

/* The parts of regio_add. */
void regio_add_wachtketens(struct regio *regio, const struct derived *derived);
void regio_add_verzoeken(struct regio *regio, const struct derived *derived);
void regio_add_toewijzingen(struct regio *regio, const struct derived *derived);
void regio_add_leveringen(struct regio *regio, const struct derived *derived);
void regio_add_trajecten(struct regio *regio, const struct derived *derived);
void regio_add_clienten(struct regio *regio, const struct derived *derived);

#endif
