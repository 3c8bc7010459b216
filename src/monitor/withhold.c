#include "withhold.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/pool.h"
#include "places.h"

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

static struct soort_row row_of(int soort)
{
	if (soort >= TELLING_D03_31 && soort <= TELLING_D03_X)
		return (struct soort_row){GROEP_D03, ROL_DEEL, TELLING_D03};
	switch (soort) {
	case TELLING_F00:
		return (struct soort_row){GROEP_F00, ROL_HOOFD, -1};
	case TELLING_F01:
		return (struct soort_row){GROEP_F01, ROL_HOOFD, -1};
	case TELLING_F01T:
	case TELLING_F01A:
	case TELLING_F01O:
		return (struct soort_row){GROEP_F01, ROL_DEEL, TELLING_F01};
	case TELLING_F02R:
		return (struct soort_row){GROEP_F02R, ROL_HOOFD, -1};
	case TELLING_F02:
	case TELLING_F04:
		return (struct soort_row){GROEP_WACHT, ROL_PAAR, -1};
	case TELLING_F04A:
	case TELLING_F04V:
	case TELLING_F04O:
		return (struct soort_row){GROEP_WACHT, ROL_PAARDEEL, TELLING_F04};
	case TELLING_F03D:
		return (struct soort_row){GROEP_WACHT, ROL_DEEL, TELLING_F03};
	case TELLING_F05G:
	case TELLING_F06:
		return (struct soort_row){GROEP_WACHT, ROL_DEEL, TELLING_F05};
	case TELLING_F08I:
	case TELLING_F08U:
	case TELLING_F08S:
		return (struct soort_row){GROEP_F08, ROL_HOOFD, -1};
	case TELLING_F08O:
		return (struct soort_row){GROEP_F08, ROL_DEEL, TELLING_F08S};
	case TELLING_F10:
	case TELLING_F10P:
		return (struct soort_row){GROEP_F10, ROL_HOOFD, -1};
	case TELLING_D03:
		return (struct soort_row){GROEP_D03, ROL_HOOFD, -1};
	case TELLING_D06:
		return (struct soort_row){GROEP_D06, ROL_HOOFD, -1};
	case TELLING_D07D:
		return (struct soort_row){GROEP_D07D, ROL_HOOFD, -1};
	case TELLING_D07S:
		return (struct soort_row){GROEP_D07S, ROL_HOOFD, -1};
	case TELLING_D07L:
		return (struct soort_row){GROEP_D07L, ROL_HOOFD, -1};
	default: /* F03, F05, F07 */
		return (struct soort_row){GROEP_WACHT, ROL_HOOFD, -1};
	}
}

/* ---- What is decided ---- */

/* Years of an archive that are told apart. */
enum { MASKS = 1 << DIMENSIES, JAREN = 64, MAANDEN = 12 };

struct withholding {
	struct telling *telling;
	size_t count;
	const struct disclosure_rules *rules;
	uint32_t *slot; /* place of a telling + 1 by its hash */
	size_t slots;
	/* The region hides a count, by kind of period and year. */
	bool regio[TELLING_SOORTEN][PERIODE_SOORTEN][JAREN];
	int32_t eerste_jaar;
	bool allen[MASKS][TELLING_SOORTEN]; /* a table hides a count of all parts */
	bool *deel[DIMENSIES];              /* by group and part: hidden as a whole */
	size_t delen[DIMENSIES];
	size_t groot[DIMENSIES]; /* how many parts have min_cel youths in any count */
	bool *pilot;             /* by pilot and count: hidden */
	bool *pilot_groep;       /* by pilot and group: hidden in all its counts */
	bool changed;
};

static void set(struct withholding *all, bool *flag)
{
	all->changed = all->changed || !*flag;
	*flag = true;
}

static bool is_small(const struct withholding *all, const struct telling *telling)
{
	return telling->aantal < all->rules->min_cel || telling->eerder_verborgen;
}

/* ---- Counts by what they are about ---- */

static uint64_t hash_of(int soort, const struct sleutel *sleutel, struct tijdvak periode)
{
	uint64_t hash =
	    (uint64_t)soort * 7919 + (uint64_t)periode.maand * PERIODE_SOORTEN + periode.soort;

	for (int i = 0; i < DIMENSIES; i++)
		hash = (hash ^ sleutel->deel[i]) * 0x9E3779B97F4A7C15;
	return hash ^ hash >> 31;
}

static uint32_t *slot_of(const struct withholding *all, int soort, const struct sleutel *sleutel,
			 struct tijdvak periode)
{
	size_t at = hash_of(soort, sleutel, periode) & (all->slots - 1);

	for (; all->slot[at] != 0; at = (at + 1) & (all->slots - 1)) {
		const struct telling *it = &all->telling[all->slot[at] - 1];

		if ((int)it->soort == soort && it->periode.soort == periode.soort &&
		    it->periode.maand == periode.maand &&
		    memcmp(&it->sleutel, sleutel, sizeof(*sleutel)) == 0)
			break;
	}
	return &all->slot[at];
}

/* How many; -1 when the count is in no table. */
static int64_t find(const struct withholding *all, int soort, const struct sleutel *sleutel,
		    struct tijdvak periode)
{
	const uint32_t at = *slot_of(all, soort, sleutel, periode);

	return at == 0 ? -1 : all->telling[at - 1].aantal;
}

static int64_t find_beside(const struct withholding *all, const struct telling *telling, int soort)
{
	return find(all, soort, &telling->sleutel, telling->periode);
}

static int64_t least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* How many of those that came in and dropped out could be elsewhere without a trace in F03 and F05.
 */
static int64_t pair_of(const struct withholding *all, const struct telling *telling)
{
	const bool zorg = telling->soort == TELLING_F08I || telling->soort == TELLING_F08U;
	const int64_t in = find_beside(all, telling, zorg ? TELLING_F08I : TELLING_F02);
	const int64_t out = find_beside(all, telling, zorg ? TELLING_F08U : TELLING_F04);

	return in < 0 || out < 0 ? 0 : least(in, out);
}

/* What could be more of a count within the larger one that is shown. */
static int64_t other_of(const struct withholding *all, const struct telling *telling)
{
	const struct soort_row row = row_of((int)telling->soort);
	const int64_t whole = row.geheel < 0 ? -1 : find_beside(all, telling, row.geheel);

	return whole < 0 ? 0 : whole - telling->aantal;
}

static unsigned mask_of(const struct telling *telling)
{
	return sleutel_mask(&telling->sleutel);
}

static int dimension_of(unsigned mask)
{
	return __builtin_ctz(mask);
}

static bool is_single(unsigned mask)
{
	return mask != 0 && (mask & (mask - 1)) == 0 && mask != 1u << DIM_PILOT;
}

static bool *part_of(const struct withholding *all, int dim, enum groep groep, uint16_t deel)
{
	return &all->deel[dim][(size_t)groep * all->delen[dim] + deel];
}

static bool is_part_hidden(const struct withholding *all, const struct telling *telling, int dim)
{
	return *part_of(all, dim, row_of((int)telling->soort).groep, telling->sleutel.deel[dim]);
}

/* ---- The region ---- */

/* What is not shown of a year is not shown of its quarters and months; a stock is the same number
 * in all of them. */
static void close_kinds(struct withholding *all, int soort, int jaar)
{
	bool *month = &all->regio[soort][PERIODE_MAAND][jaar];
	bool *quarter = &all->regio[soort][PERIODE_KWARTAAL][jaar];
	bool *year = &all->regio[soort][PERIODE_JAAR][jaar];

	if (telling_is_clienten((enum telling_soort)soort))
		return;
	if (telling_is_stand((enum telling_soort)soort) && (*month || *quarter))
		set(all, year);
	if (*year)
		set(all, quarter);
	if (*quarter)
		set(all, month);
}

static bool *region_flag(struct withholding *all, int soort, enum periode_soort kind, int32_t maand)
{
	int32_t jaar = maand / MAANDEN - all->eerste_jaar;

	return &all->regio[soort][kind][jaar < 0 ? 0 : jaar >= JAREN ? JAREN - 1 : jaar];
}

/* Nothing is shown of a count, in no table and no period: then it can be any number. */
static void hide_everywhere(struct withholding *all, int soort)
{
	for (int jaar = 0; jaar < JAREN; jaar++)
		set(all, &all->regio[soort][PERIODE_JAAR][jaar]);
}

/* One count with another: `a` hidden hides `b`. */
static void link_counts(struct withholding *all, bool *flags, size_t stride, int a, int b)
{
	if (flags[(size_t)a * stride])
		set(all, &flags[(size_t)b * stride]);
}

/* What could be worked out from its neighbours is hidden with them. `flags` holds one flag a count,
 * `stride` apart. */
static void link_all(struct withholding *all, bool *flags, size_t stride)
{
	static const int pairs[][2] = {{TELLING_F05, TELLING_F03},   {TELLING_F03, TELLING_F02},
				       {TELLING_F03, TELLING_F04},   {TELLING_F02, TELLING_F04},
				       {TELLING_F04, TELLING_F02},   {TELLING_F04, TELLING_F04A},
				       {TELLING_F04A, TELLING_F04V}, {TELLING_F04V, TELLING_F04O},
				       {TELLING_F04O, TELLING_F04A}, {TELLING_F01, TELLING_F01T},
				       {TELLING_F01T, TELLING_F01A}, {TELLING_F01A, TELLING_F01O},
				       {TELLING_F01O, TELLING_F01T}, {TELLING_F03, TELLING_F03D},
				       {TELLING_F05, TELLING_F05G},  {TELLING_F05, TELLING_F06},
				       {TELLING_F05, TELLING_F07},   {TELLING_F08S, TELLING_F08O},
				       {TELLING_F10, TELLING_F10P},  {TELLING_D03, TELLING_D03_31},
				       {TELLING_F08S, TELLING_F08I}, {TELLING_F08I, TELLING_F08U},
				       {TELLING_F08U, TELLING_F08I}};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		link_counts(all, flags, stride, pairs[i][0], pairs[i][1]);
	for (int i = TELLING_D03_31; i <= TELLING_D03_39; i++)
		for (int k = TELLING_D03_31; k <= TELLING_D03_39; k++)
			link_counts(all, flags, stride, i, k);
}

/* The shortest longer period of which the count is shown; false when there is none. */
static bool parent_of(struct withholding *all, const struct telling *telling,
		      struct tijdvak *parent)
{
	static const enum periode_soort longer[] = {PERIODE_KWARTAAL, PERIODE_JAAR};

	for (size_t i = 0; i < 2; i++) {
		if (periode_length(longer[i]) <= periode_length(telling->periode.soort) ||
		    *region_flag(all, (int)telling->soort, longer[i], telling->periode.maand))
			continue;
		*parent = periode_of(longer[i], telling->periode.maand);
		return find(all, (int)telling->soort, &telling->sleutel, *parent) >= 0;
	}
	return false;
}

/* How far a count of the region can move beside the other periods of its parent. */
static int64_t width_in_time(struct withholding *all, const struct telling *telling,
			     struct tijdvak parent)
{
	const struct soort_row row = row_of((int)telling->soort);
	const int32_t step = periode_length(telling->periode.soort);
	int64_t sum = 0, others = 0, pairs = 0;

	for (int32_t maand = periode_first(parent) + step - 1; maand <= parent.maand;
	     maand += step) {
		struct telling beside = *telling;

		beside.periode.maand = maand;
		beside.aantal = find_beside(all, &beside, (int)telling->soort);
		sum += beside.aantal;
		others += other_of(all, &beside);
		pairs += pair_of(all, &beside);
	}
	/* Trajectories that begin and end together leave those that go on as they are. */
	if (telling->soort == TELLING_F08I || telling->soort == TELLING_F08U)
		return pairs;
	if (row.rol == ROL_HOOFD ||
	    (row.geheel >= 0 &&
	     *region_flag(all, row.geheel, telling->periode.soort, telling->periode.maand)))
		return sum;
	if (row.rol == ROL_PAAR)
		return pairs;
	return least(other_of(all, telling), sum - telling->aantal) +
	       least(telling->aantal, others - other_of(all, telling));
}

static void hide_region_count(struct withholding *all, const struct telling *it)
{
	bool *flag = region_flag(all, (int)it->soort, it->periode.soort, it->periode.maand);
	struct tijdvak parent;

	if (is_small(all, it))
		set(all, flag);
	if (!*flag || telling_is_stand(it->soort) || telling_is_clienten(it->soort))
		return;
	if (parent_of(all, it, &parent) && width_in_time(all, it, parent) < all->rules->min_cel)
		set(all, region_flag(all, (int)it->soort, parent.soort, parent.maand));
}

static void hide_in_region(struct withholding *all)
{
	for (size_t i = 0; i < all->count; i++)
		if (mask_of(&all->telling[i]) == 0 && all->telling[i].soort != TELLING_D03_X)
			hide_region_count(all, &all->telling[i]);
	for (int jaar = 0; jaar < JAREN; jaar++) {
		for (int kind = 0; kind < PERIODE_SOORTEN; kind++)
			link_all(all, &all->regio[0][kind][jaar], PERIODE_SOORTEN * JAREN);
		for (int soort = 0; soort < TELLING_SOORTEN; soort++)
			close_kinds(all, soort, jaar);
	}
}

/* ---- Tables of one dimension ---- */

/* Sums over the parts of a table for one count and period. */
struct som {
	int64_t all;
	int64_t other;  /* of other_of */
	int64_t pair;   /* of pair_of */
	int64_t paired; /* of the lesser of the count and pair_of */
};

static size_t period_place(const struct telling *telling, int32_t first, size_t months)
{
	return ((size_t)telling->soort * PERIODE_SOORTEN + telling->periode.soort) * months +
	       (size_t)(telling->periode.maand - first);
}

static void add_up(const struct withholding *all, unsigned mask, struct som *som, int32_t first,
		   size_t months)
{
	for (size_t i = 0; i < all->count; i++) {
		const struct telling *it = &all->telling[i];
		struct som *to;

		if (mask_of(it) != mask)
			continue;
		to = &som[period_place(it, first, months)];
		to->all += it->aantal;
		to->other += other_of(all, it);
		to->pair += pair_of(all, it);
		to->paired += least(it->aantal, pair_of(all, it));
	}
}

static bool is_listed(const uint16_t *codes, size_t count, uint16_t code)
{
	for (size_t i = 0; i < count; i++)
		if (codes[i] == code)
			return true;
	return false;
}

static bool *pilot_group(const struct withholding *all, size_t pilot, enum groep groep)
{
	return &all->pilot_groep[pilot * GROEPEN + (size_t)groep];
}

/* Whether a pilot counts one of two parts and not the other. */
static bool divides(const struct disclosure_pilot *pilot, unsigned mask, uint16_t a, uint16_t b)
{
	if (mask == 1u << DIM_REGIO)
		return is_listed(pilot->gemeente, pilot->gemeenten, a) !=
		       is_listed(pilot->gemeente, pilot->gemeenten, b);
	return mask == 1u << DIM_PRODUCTCATEGORIE &&
	       is_listed(pilot->categorie, pilot->categorieen, a) !=
		   is_listed(pilot->categorie, pilot->categorieen, b);
}

/* Whether two parts can stand for each other: no pilot that is shown counts one of them alone.
 * Clients of known age under 18 are published together as F10P: those and the others cannot. */
static bool is_same_side(const struct withholding *all, unsigned mask, enum groep groep, uint16_t a,
			 uint16_t b)
{
	const uint16_t old = all->rules->volwassen;

	for (size_t i = 0; i < all->rules->pilots; i++)
		if (!*pilot_group(all, i, groep) && divides(&all->rules->pilot[i], mask, a, b))
			return false;
	if (mask != 1u << DIM_LEEFTIJD || groep != GROEP_F10)
		return true;
	return (a == DEEL_ONBEKEND || a == old) == (b == DEEL_ONBEKEND || b == old);
}

/* The part that is hidden next to another: of those that are shown the one with the smallest sum of
 * the group; 0 when none is left. */
static uint16_t next_part(const struct withholding *all, unsigned mask, enum groep groep,
			  uint16_t beside)
{
	const int dim = dimension_of(mask);
	int64_t *sum = xmalloc((all->delen[dim] + 1) * sizeof(*sum));
	uint16_t next = 0;

	for (size_t i = 0; i < all->delen[dim]; i++)
		sum[i] = -1;
	for (size_t i = 0; i < all->count; i++) {
		const struct telling *it = &all->telling[i];
		int64_t *to = &sum[it->sleutel.deel[dim]];

		if (mask_of(it) == mask && row_of((int)it->soort).groep == groep &&
		    row_of((int)it->soort).rol == ROL_HOOFD)
			*to = (*to < 0 ? 0 : *to) + it->aantal;
	}
	for (uint16_t i = 1; i < all->delen[dim]; i++)
		if (sum[i] >= 0 && !*part_of(all, dim, groep, i) &&
		    is_same_side(all, mask, groep, i, beside) && (next == 0 || sum[i] < sum[next]))
			next = i;
	free(sum);
	return next;
}

/* A window is shown when both its years are. */
static bool is_shown_in_region(struct withholding *all, const struct telling *telling)
{
	const int soort = (int)telling->soort;
	const int32_t first = periode_first(telling->periode);

	if (telling->periode.soort != PERIODE_VENSTER)
		return !*region_flag(all, soort, telling->periode.soort, telling->periode.maand);
	return !*region_flag(all, soort, PERIODE_KWARTAAL, telling->periode.maand) &&
	       !*region_flag(all, soort, PERIODE_KWARTAAL, first);
}

/* How far a count that is hidden for all parts can move between the parts. */
static int64_t width_between(const struct withholding *all, const struct telling *telling,
			     const struct som *som)
{
	switch (row_of((int)telling->soort).rol) {
	case ROL_PAAR:
		return som->pair;
	case ROL_PAARDEEL:
		return som->paired;
	default:
		return least(other_of(all, telling), som->all - telling->aantal) +
		       least(telling->aantal, som->other - other_of(all, telling));
	}
}

static void hide_for_all(struct withholding *all, const struct telling *telling, unsigned mask)
{
	set(all, &all->allen[mask][telling->soort]);
}

/* Whether the hidden parts that can stand for a part are enough in a count. */
static bool is_enough(const struct withholding *all, const struct telling *it, unsigned mask)
{
	const int dim = dimension_of(mask);
	const enum groep groep = row_of((int)it->soort).groep;
	struct sleutel key = it->sleutel;
	int64_t sum = 0;
	size_t parts = 0;

	for (uint16_t i = 1; i < all->delen[dim]; i++) {
		key.deel[dim] = i;
		if (!*part_of(all, dim, groep, i) ||
		    !is_same_side(all, mask, groep, i, it->sleutel.deel[dim]) ||
		    find(all, (int)it->soort, &key, it->periode) < 0)
			continue;
		sum += find(all, (int)it->soort, &key, it->periode);
		parts++;
	}
	return sum >= all->rules->min_cel && parts > 1;
}

/* Hides all pilots in a group, so that they divide no parts any more. False when they were hidden.
 */
static bool hide_pilots(struct withholding *all, enum groep groep)
{
	bool any = false;

	for (size_t i = 0; i < all->rules->pilots; i++) {
		any = any || !*pilot_group(all, i, groep);
		set(all, pilot_group(all, i, groep));
	}
	return any;
}

/* A count of one part: whether it is hidden, with its part or for all. */
static void hide_part(struct withholding *all, const struct telling *it, unsigned mask)
{
	const struct soort_row row = row_of((int)it->soort);
	bool *part =
	    part_of(all, dimension_of(mask), row.groep, it->sleutel.deel[dimension_of(mask)]);

	if (!is_shown_in_region(all, it))
		hide_for_all(all, it, mask);
	if (!is_small(all, it) || it->soort == TELLING_D03_X)
		return;
	if (row.rol == ROL_HOOFD)
		set(all, part);
	else if (!*part)
		hide_for_all(all, it, mask);
}

/* Whether the hidden parts are enough in a count, and a count that is hidden for all can move. */
static void check_part(struct withholding *all, const struct telling *it, unsigned mask,
		       const struct som *som)
{
	const struct soort_row row = row_of((int)it->soort);
	bool *part =
	    part_of(all, dimension_of(mask), row.groep, it->sleutel.deel[dimension_of(mask)]);
	const int64_t min = all->rules->min_cel;
	uint16_t next;

	if (it->soort == TELLING_D03_X || !is_shown_in_region(all, it))
		return;
	if (row.rol == ROL_HOOFD) {
		if (!*part || all->allen[mask][it->soort] || is_enough(all, it, mask))
			return;
		next = next_part(all, mask, row.groep, it->sleutel.deel[dimension_of(mask)]);
		if (next != 0)
			set(all, part_of(all, dimension_of(mask), row.groep, next));
		else if (!hide_pilots(all, row.groep))
			hide_everywhere(all, (int)it->soort);
		return;
	}
	if (!all->allen[mask][it->soort] || width_between(all, it, som) >= min)
		return;
	if (*part)
		hide_everywhere(all, (int)it->soort);
	else
		set(all, part);
}

static void hide_table(struct withholding *all, unsigned mask, int32_t first, size_t months)
{
	struct som *som;

	for (size_t i = 0; i < all->count; i++)
		if (mask_of(&all->telling[i]) == mask)
			hide_part(all, &all->telling[i], mask);
	link_all(all, all->allen[mask], 1);
	som = xmalloc((size_t)TELLING_SOORTEN * PERIODE_SOORTEN * months * sizeof(*som));
	memset(som, 0, (size_t)TELLING_SOORTEN * PERIODE_SOORTEN * months * sizeof(*som));
	add_up(all, mask, som, first, months);
	/* One part at a time: it may be enough for the counts that follow. */
	for (size_t i = 0; i < all->count; i++) {
		const bool before = all->changed;

		if (mask_of(&all->telling[i]) != mask)
			continue;
		all->changed = false;
		check_part(all, &all->telling[i], mask,
			   &som[period_place(&all->telling[i], first, months)]);
		if (all->changed) {
			memset(som, 0,
			       (size_t)TELLING_SOORTEN * PERIODE_SOORTEN * months * sizeof(*som));
			add_up(all, mask, som, first, months);
		}
		all->changed = all->changed || before;
	}
	free(som);
}

/* ---- Crosses and pilots ---- */

/* A cross is shown whole, or not at all: nothing small in it, and nothing hidden beside it. */
static void hide_cross(struct withholding *all, const struct telling *it, unsigned mask)
{
	bool hidden = is_small(all, it) || !is_shown_in_region(all, it);

	for (int dim = 0; dim < DIM_PILOT; dim++)
		if (mask >> dim & 1)
			hidden = hidden || all->allen[1u << dim][it->soort] ||
				 is_part_hidden(all, it, dim);
	if (hidden && it->soort != TELLING_D03_X)
		hide_for_all(all, it, mask);
}

/* The place of the pilot that a count or its rest is of; behind the last when the rules have none.
 */
static size_t pilot_of(const struct withholding *all, const struct telling *it)
{
	const uint16_t code = it->sleutel.deel[DIM_PILOT];
	size_t pilot = 0;

	while (pilot < all->rules->pilots && all->rules->pilot[pilot].pilot != code &&
	       all->rules->pilot[pilot].rest != code)
		pilot++;
	return pilot;
}

static bool *pilot_flag(const struct withholding *all, const struct telling *it)
{
	return &all->pilot[pilot_of(all, it) * TELLING_SOORTEN + it->soort];
}

/* Whether a pilot of some categories gives a single cell of the cross with gemeenten away: itself,
 * its categories in the other gemeenten, or its gemeenten in the other categories, which follow
 * from it and the tables of both. */
static bool leaves_one_cell(const struct withholding *all, const struct disclosure_pilot *pilot)
{
	const size_t gemeenten = all->groot[DIM_REGIO];
	const size_t categorieen = all->groot[DIM_PRODUCTCATEGORIE];
	const size_t others = gemeenten > pilot->gemeenten ? gemeenten - pilot->gemeenten : 0;
	const size_t beside =
	    categorieen > pilot->categorieen ? categorieen - pilot->categorieen : 0;

	return pilot->categorieen > 0 &&
	       (pilot->gemeenten * pilot->categorieen == 1 || others * pilot->categorieen == 1 ||
		pilot->gemeenten * beside == 1);
}

/* A pilot and its rest are shown or hidden together. */
static void hide_pilot(struct withholding *all, const struct telling *it)
{
	const size_t at = pilot_of(all, it);
	const struct disclosure_pilot *pilot = &all->rules->pilot[at];

	if (is_small(all, it) || !is_shown_in_region(all, it) ||
	    all->allen[1u << DIM_REGIO][it->soort] || at == all->rules->pilots ||
	    (pilot->categorieen > 0 && all->allen[1u << DIM_PRODUCTCATEGORIE][it->soort]) ||
	    leaves_one_cell(all, pilot) || *pilot_group(all, at, row_of((int)it->soort).groep))
		set(all, pilot_flag(all, it));
}

/* ---- All together ---- */

/* How many parts of a dimension are large enough to stand for another. */
static size_t large_parts(const struct withholding *all, int dim)
{
	bool *large = xmalloc(all->delen[dim] + 1);
	size_t count = 0;

	memset(large, 0, all->delen[dim] + 1);
	for (size_t i = 0; i < all->count; i++)
		if (mask_of(&all->telling[i]) == 1u << dim &&
		    all->telling[i].aantal >= all->rules->min_cel)
			large[all->telling[i].sleutel.deel[dim]] = true;
	for (size_t i = 0; i < all->delen[dim]; i++)
		count += large[i];
	free(large);
	return count;
}

static void begin(struct withholding *all, int32_t *first, size_t *months)
{
	int32_t last = INT32_MIN;

	*first = INT32_MAX;
	all->slots = 1024;
	while (all->slots < 2 * all->count)
		all->slots *= 2;
	all->slot = xmalloc(all->slots * sizeof(*all->slot));
	memset(all->slot, 0, all->slots * sizeof(*all->slot));
	for (size_t i = 0; i < all->count; i++) {
		const struct telling *it = &all->telling[i];

		*slot_of(all, (int)it->soort, &it->sleutel, it->periode) = (uint32_t)i + 1;
		*first = it->periode.maand < *first ? it->periode.maand : *first;
		last = it->periode.maand > last ? it->periode.maand : last;
		for (int dim = 0; dim < DIMENSIES; dim++)
			if (it->sleutel.deel[dim] >= all->delen[dim])
				all->delen[dim] = it->sleutel.deel[dim] + 1u;
	}
	all->eerste_jaar = *first / MAANDEN;
	all->pilot = xmalloc((all->rules->pilots + 1) * TELLING_SOORTEN);
	memset(all->pilot, 0, (all->rules->pilots + 1) * TELLING_SOORTEN);
	all->pilot_groep = xmalloc((all->rules->pilots + 1) * GROEPEN);
	memset(all->pilot_groep, 0, (all->rules->pilots + 1) * GROEPEN);
	*months = all->count > 0 ? (size_t)(last - *first) + 1 : 0;
	for (int dim = 0; dim < DIMENSIES; dim++) {
		all->groot[dim] = large_parts(all, dim);
		all->deel[dim] = xmalloc(GROEPEN * all->delen[dim] + 1);
		memset(all->deel[dim], 0, GROEPEN * all->delen[dim] + 1);
	}
}

static bool is_hidden(struct withholding *all, const struct telling *it)
{
	const unsigned mask = mask_of(it);

	if (it->soort == TELLING_D03_X)
		return true;
	if (mask == 0)
		return *region_flag(all, (int)it->soort, it->periode.soort, it->periode.maand);
	if (mask == 1u << DIM_PILOT)
		return *pilot_flag(all, it);
	return all->allen[mask][it->soort] ||
	       (is_single(mask) && is_part_hidden(all, it, dimension_of(mask)));
}

/* What one table hides can make another hide more; nothing is ever shown again, so it ends. */
static void settle(struct withholding *all, int32_t first, size_t months)
{
	do {
		all->changed = false;
		hide_in_region(all);
		for (int dim = 0; dim < DIM_PILOT; dim++)
			hide_table(all, 1u << dim, first, months);
		for (size_t i = 0; i < all->count; i++) {
			const unsigned mask = mask_of(&all->telling[i]);

			if (mask == 1u << DIM_PILOT)
				hide_pilot(all, &all->telling[i]);
			else if (mask != 0 && !is_single(mask))
				hide_cross(all, &all->telling[i], mask);
		}
		for (unsigned mask = 0; mask < MASKS; mask++)
			link_all(all, all->allen[mask], 1);
		for (size_t i = 0; i <= all->rules->pilots; i++)
			link_all(all, all->pilot + i * TELLING_SOORTEN, 1);
	} while (all->changed);
}

void withhold(struct telling *telling, size_t count, const struct disclosure_rules *rules)
{
	struct withholding all = {.telling = telling, .count = count, .rules = rules};
	int32_t first;
	size_t months;

	begin(&all, &first, &months);
	settle(&all, first, months);
	for (size_t i = 0; i < count; i++)
		telling[i].verborgen = is_hidden(&all, &telling[i]);
	free(all.slot);
	free(all.pilot);
	free(all.pilot_groep);
	for (int dim = 0; dim < DIMENSIES; dim++)
		free(all.deel[dim]);
}
