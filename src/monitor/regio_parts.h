/* Inside the region: what the files that add a youth share. */
#ifndef IJW_MONITOR_REGIO_PARTS_H
#define IJW_MONITOR_REGIO_PARTS_H

#include "ijw/monitor/regio.h"

/* The most keys that one fact has. */
enum { KEYS_MAX = TABEL_SOORTEN + PILOTS_MAX };

/* Where a fact counts: the cells of a key for each of its tables, and for each pilot or its rest.
 * Those in front are counted one by one; the others are the sums of some of them (regio_close). */
struct plaats {
	struct cube_row *row[KEYS_MAX];
	enum tabel_soort tabel[KEYS_MAX];
	size_t keys;
	size_t counted;
};

/* The tables of waits, of requests (which know no age), of assignments (which know no verwijzer)
 * and of care. */
extern const unsigned tabellen_wacht, tabellen_verzoek, tabellen_toewijzing, tabellen_zorg;

/* A fact of a gemeente, a provider, ... in the tables of a mask (1 << TABEL_...). NULL and
 * GEMEENTE_NONE are "onbekend". The texts are those of the youth at hand, and so is what is
 * returned: until the next call. */
const struct plaats *regio_plaats(struct regio *regio, int32_t gemeente, const char *aanbieder,
				  const char *categorie, const char *leeftijd,
				  const char *verwijzer, unsigned tabellen);

/* Whether a month lies in the window. */
bool regio_has(const struct regio *regio, int32_t maand);

/* The cell of a key of a fact. */
struct cell *regio_cell(struct regio *regio, const struct plaats *plaats, size_t key,
			struct tijdvak periode);

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

/* Adds a transfer of a region with these codes. */
void regio_add_doorstroom(struct regio *regio, const struct doorstroom *flow,
			  const struct codes *codes);

/* The parts of regio_add. */
void regio_add_wachtketens(struct regio *regio, const struct derived *derived);
void regio_add_verzoeken(struct regio *regio, const struct derived *derived);
void regio_add_toewijzingen(struct regio *regio, const struct derived *derived);
void regio_add_leveringen(struct regio *regio, const struct derived *derived);
void regio_add_trajecten(struct regio *regio, const struct derived *derived);
void regio_add_clienten(struct regio *regio, const struct derived *derived);

#endif
