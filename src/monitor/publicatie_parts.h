/* Inside a publication: what the files that fill its tables share. */
#ifndef IJW_MONITOR_PUBLICATIE_PARTS_H
#define IJW_MONITOR_PUBLICATIE_PARTS_H

#include "ijw/store/columns.h"
#include "ijw/monitor/indicator.h"
#include "ijw/monitor/publicatie.h"
#include "ijw/monitor/regio.h"
#include "ijw/monitor/telling.h"
#include "ijw/monitor/volledigheid.h"

/* A period is provisional for so many months after its end. */
enum { VOORLOPIG_MAANDEN = 6 };

/* Of what a code has any event in the archive: counts of what it never had are not published. */
enum { HEEFT_KETENS = 1, HEEFT_VERZOEKEN = 2, HEEFT_ZORG = 4, HEEFT_ALLES = 7 };

/* A cell of a published table, or of one in intern/ only. */
struct gepubliceerd {
	enum tabel_soort tabel;
	bool intern;
	struct sleutel rang; /* its key with the places of its codes as bytes, to sort by */
	struct cell *cell;   /* of the period as a whole */
	size_t telling;      /* its first count among those of the publication, and how many */
	size_t tellingen;
	unsigned heeft; /* what its codes have at all: HEEFT_KETENS, ... */
	bool heel;      /* all its counts are shown, and none is left out in this table */
};

enum publicatie_tabel {
	UIT_WAARNEMING,
	UIT_STROOM,
	UIT_WACHTBAND,
	UIT_VERLOOP,
	UIT_DOORSTROOM,
	UIT_BESCHIKBAARHEID,
	UIT_KWALITEIT,
	UIT_REVISIE,
	UIT_INDICATOR, /* code lists */
	UIT_CODE,
	UIT_GROEP,
	UIT_INTERN_WAARNEMING,
	UIT_INTERN_REVISIE,
	UIT_INTERN_JEUGDIGE,
	UIT_INTERN_ONDERBREKING,
	UIT_INTERN_EVENTS,
	UIT_TABELLEN
};

struct publicatie {
	const struct home *home;
	struct store *store;
	struct youths *youths;
	struct pool *pool;
	const struct publicatie_keuze *keuze;
	struct instellingen instellingen;
	struct volledigheid volledigheid;
	struct regio regio;
	struct kwaliteit *kwaliteit; /* NULL until it begins */
	int32_t peildatum;
	int32_t kennisdatum;
	char **eerder; /* the names of earlier publications, the oldest first */
	size_t eerdere;

	uint8_t *heeft[DIMENSIES]; /* by number of a code */
	uint16_t *rang[DIMENSIES]; /* of each code its place in the order of bytes */
	struct gepubliceerd *cel;  /* sorted by table, key (as texts), kind of period and month */
	size_t cellen;
	struct telling *telling;
	size_t tellingen;
	size_t verborgen; /* rows of waarneming.csv with status Q */

	struct feed_table tabel[UIT_TABELLEN];
	struct feed_table record[DERIVED_TABLES]; /* the tables of the contract, for intern/ */
	size_t records;
	const char *json; /* beschikbaarheid.json */
	const char *head; /* of the chain of custody: what was read is what it proves */
};

/* ---- Cells and counts (publicatie_cellen.c) ---- */

void cellen_collect(struct publicatie *publicatie);

/* Whether a figure is asked of a cell. */
bool cellen_has(const struct publicatie *publicatie, const struct gepubliceerd *cel,
		const struct indicator *indicator);

/* The cell of a key and a period; NULL when none is published. */
const struct gepubliceerd *cellen_find(const struct publicatie *publicatie,
				       const struct sleutel *sleutel, struct tijdvak periode);

/* The cell of a key with any kind of period that ends with a month: they share their stocks. */
const struct gepubliceerd *cellen_ending(const struct publicatie *publicatie,
					 const struct sleutel *sleutel, int32_t maand);

/* A count of a cell; NULL when it is not published there. */
const struct telling *cellen_telling(const struct publicatie *publicatie,
				     const struct gepubliceerd *cel, int soort);

/* ---- What may be shown (openbaar.c) ---- */

/* A figure as it is printed. */
struct openbaar {
	double waarde; /* NaN: missing, as all others that are NaN or GEEN_AANTAL */
	int64_t teller;
	int64_t noemer;
	double onder;
	double boven;
	char status;    /* M O Q E P U A */
	bool procenten; /* rounded to whole percents */
};

/* Whether the counts that an indicator rests on are shown: otherwise nothing of it is, and the row
 * of the count says so for it. */
bool openbaar_has(const struct publicatie *publicatie, const struct gepubliceerd *cel,
		  const struct indicator *indicator);

struct openbaar openbaar_of(const struct publicatie *publicatie, const struct gepubliceerd *cel,
			    const struct waarneming *waarneming);

/* The same with everything shown, for intern/. */
struct openbaar openbaar_intern(const struct publicatie *publicatie, const struct gepubliceerd *cel,
				const struct waarneming *waarneming);

/* The status of a count in a cell: Q, P or A; M when the cell does not have it. */
char openbaar_status(const struct publicatie *publicatie, const struct gepubliceerd *cel,
		     const struct telling *telling);

/* P or A of a period. */
char openbaar_moment(const struct publicatie *publicatie, int32_t maand);

/* ---- Texts of cells, in the pool; "" for what is missing ---- */

const char *tekst_aantal(struct publicatie *publicatie, int64_t aantal);
const char *tekst_getal(struct publicatie *publicatie, double getal, int decimalen);
const char *tekst_dag(struct publicatie *publicatie, int32_t dag);
const char *tekst_gemeente(struct publicatie *publicatie, int32_t gemeente);
const char *tekst_periode(struct publicatie *publicatie, struct tijdvak periode);
const char *tekst_status(char status);
const char *tekst_code(const struct publicatie *publicatie, const struct sleutel *sleutel,
		       enum dimensie dimensie);

/* ---- Tables ---- */

void tabellen_begin(struct publicatie *publicatie);
void tabellen_end(struct publicatie *publicatie);
void waarneming_fill(struct publicatie *publicatie);
void stroom_fill(struct publicatie *publicatie);
void wachtband_fill(struct publicatie *publicatie);
void verloop_fill(struct publicatie *publicatie);
void doorstroom_fill(struct publicatie *publicatie);
void beschikbaarheid_fill(struct publicatie *publicatie);
void codelijst_fill(struct publicatie *publicatie);

/* Findings and messages are counted beside all else, from when the months of the region are known:
 * the store is another thread's until kwaliteit_wait, or kwaliteit_fill, which waits too. The texts of
 * the table live until kwaliteit_end. */
void kwaliteit_begin(struct publicatie *publicatie);
void kwaliteit_wait(struct publicatie *publicatie);
void kwaliteit_end(struct publicatie *publicatie);

/* These read the archive or earlier publications. 0 or -1. */
int kwaliteit_fill(struct publicatie *publicatie);
int revisie_fill(struct publicatie *publicatie);

/* The row of a table with a key of so many columns; SIZE_MAX: none. An index is made once and ended
 * with index_end. */
struct row_index {
	size_t *slot; /* row + 1; 0: empty */
	size_t slots;
	const struct feed_table *table;
	size_t keys;
};
void index_begin(struct row_index *index, const struct feed_table *table, size_t keys);
size_t index_find(const struct row_index *index, const char *const *key);
void index_end(struct row_index *index);
int intern_fill(struct publicatie *publicatie);

/* What became known of records since a day, and by which message. Outside a transaction. */
int intern_differences(struct publicatie *publicatie, int32_t before);

/* What earlier publications showed and hid, into the counts. 0 or -1. */
int eerder_read(struct publicatie *publicatie);

/* The newest kennisdatum before this one that was published; DAY_NONE: none. */
int32_t eerder_kennisdatum(const struct publicatie *publicatie);

/* The checks before anything is written (monitor, section 1). The number that fail; each is logged
 * with the figures it is about. */
int controle_run(const struct publicatie *publicatie);

#endif
