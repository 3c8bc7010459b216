/* Inside withholding: what is decided, and what its files share. */
#ifndef IJW_MONITOR_WITHHOLD_PARTS_H
#define IJW_MONITOR_WITHHOLD_PARTS_H

#include "places.h"
#include "withhold.h"

/* ---- Groups of counts ---- */

enum groep {
	GROEP_F00,
	GROEP_F01,
	GROEP_F02R,
	GROEP_WACHT,
	GROEP_F08,
	GROEP_F10,
	GROEP_D03,
	GROEP_D06,
	GROEP_D07D,
	GROEP_D07S,
	GROEP_D07L,
	GROEPEN
};

enum soort_rol {
	ROL_HOOFD,   /* a part is hidden when it is small in this count */
	ROL_DEEL,    /* a part of `geheel`: hidden for all parts at once */
	ROL_PAAR,    /* F02 and F04: come and go together, beside F03 and F05 */
	ROL_PAARDEEL /* a part of F04 */
};

/* The group of each count, and the count that it is a part of. */
struct soort_row {
	enum groep groep;
	enum soort_rol rol;
	int geheel;
};

struct soort_row withhold_row(int soort);

/* ---- What is decided ---- */

/* Years of an archive that are told apart. */
enum { MASKS = 1 << DIMENSIES, JAREN = 64, MAANDEN = 12 };

struct som;

struct withholding {
	struct telling *telling;
	size_t count;
	const struct disclosure_rules *rules;
	uint8_t *mask;  /* of the dimensions of each telling */
	uint32_t *slot; /* place of a telling + 1 by its hash */
	size_t slots;
	int32_t eerste; /* the first month of a telling, and how many there are */
	size_t maanden;
	struct som *som[DIMENSIES]; /* of the tables of one dimension, by period_place */
	/* The region hides a count, by kind of period and year. */
	bool regio[TELLING_SOORTEN][PERIODE_SOORTEN][JAREN];
	int32_t eerste_jaar;
	bool allen[MASKS][TELLING_SOORTEN]; /* a table hides a count of all parts */
	bool *deel[DIMENSIES];              /* by group and part: hidden as a whole */
	size_t delen[DIMENSIES];
	bool *groot[DIMENSIES];       /* by part: it has min_cel youths in any count */
	bool cells;                   /* single cells of gemeenten may be hidden */
	bool *cel;                    /* by telling: hidden alone */
	bool *zelden;                 /* by gemeente: small in few quarters */
	bool cellen[TELLING_SOORTEN]; /* a cell of a count is hidden alone */
	bool *pilot;                  /* by pilot and count: hidden */
	bool *pilot_groep;            /* by pilot and group: hidden in all its counts */
	bool changed;
};

/* Sets a flag, and notes when that is new. */
void withhold_set(struct withholding *all, bool *flag);

bool withhold_small(const struct withholding *all, const struct telling *telling);

/* ---- Counts by what they are about (withhold_counts.c) ---- */

/* The place of a count in the table of hashes: telling + 1 stands there, or 0. */
uint32_t *withhold_slot(const struct withholding *all, int soort, const struct sleutel *sleutel,
			struct tijdvak periode);

/* How many; -1 when the count is in no table. */
int64_t withhold_find(const struct withholding *all, int soort, const struct sleutel *sleutel,
		      struct tijdvak periode);

/* Another count of the same key and period. */
int64_t withhold_beside(const struct withholding *all, const struct telling *telling, int soort);

/* How many of those that came in and dropped out could be elsewhere without a trace in F03 and F05.
 */
int64_t withhold_pair(const struct withholding *all, const struct telling *telling);

/* What could be more of a count within the larger one that is shown. */
int64_t withhold_other(const struct withholding *all, const struct telling *telling);

static inline int64_t least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* Of one of the tellings. */
static inline unsigned mask_of(const struct withholding *all, const struct telling *telling)
{
	return all->mask[telling - all->telling];
}

static inline int dimension_of(unsigned mask)
{
	return __builtin_ctz(mask);
}

static inline bool is_single(unsigned mask)
{
	return mask != 0 && (mask & (mask - 1)) == 0 && mask != 1u << DIM_PILOT;
}

/* ---- Parts (withhold.c) ---- */

/* Whether the part that a count is of is hidden as a whole. */
bool withhold_part_hidden(const struct withholding *all, const struct telling *telling, int dim);

/* Whether two parts can stand for each other: no pilot that is shown counts one of them alone.
 * Clients of known age under 18 are published together as F10P: those and the others cannot. */
bool withhold_same_side(const struct withholding *all, unsigned mask, enum groep groep, uint16_t a,
			uint16_t b);

/* ---- Single cells of gemeenten (withhold_cells.c) ---- */

void withhold_cells_begin(struct withholding *all);
void withhold_cells_end(struct withholding *all);

bool withhold_is_cell(const struct withholding *all, const struct telling *it);

/* Hides a small count alone. False when that does not serve: its part is hidden then. */
bool withhold_cell(struct withholding *all, const struct telling *it);

/* Whether a cell that is hidden alone can move between gemeenten, if need be when others are hidden
 * with it; true for counts that are no such cell. */
bool withhold_cell_moves(struct withholding *all, const struct telling *it);

/* ---- Pilots (withhold_pilots.c) ---- */

bool withhold_listed(const uint16_t *codes, size_t count, uint16_t code);

/* Whether a pilot is hidden in all counts of a group; whether the pilot that a count is of, or its
 * rest, is hidden in that count. */
bool *withhold_pilot_group(const struct withholding *all, size_t pilot, enum groep groep);
bool *withhold_pilot_flag(const struct withholding *all, const struct telling *telling);

/* A count of a pilot or its rest: whether the pilot is hidden in it. */
void withhold_pilot(struct withholding *all, const struct telling *telling);

/* ---- The region (withhold_region.c) ---- */

/* What the region hides by itself, and what follows from that in other periods. */
void withhold_region(struct withholding *all);

/* Whether the region hides a count in a kind of period, in the year of a month. */
bool *withhold_region_flag(struct withholding *all, int soort, enum periode_soort kind,
			   int32_t maand);

/* Whether the region shows the count and period of a count of a table. A window is shown when both
 * its years are. */
bool withhold_shown_in_region(struct withholding *all, const struct telling *telling);

/* Nothing is shown of a count, in no table and no period: then it can be any number. */
void withhold_everywhere(struct withholding *all, int soort);

/* What could be worked out from its neighbours is hidden with them. `flags` holds one flag a count,
 * `stride` apart. */
void withhold_link(struct withholding *all, bool *flags, size_t stride);

#endif
