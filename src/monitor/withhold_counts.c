/* The counts of a publication by what they are about, and how far each could move beside others. */
#include <string.h>

#include "withhold_parts.h"

struct soort_row withhold_row(int soort)
{
	static const struct soort_row rows[TELLING_SOORTEN] = {
	    [TELLING_F00] = {GROEP_F00, ROL_HOOFD, -1},
	    [TELLING_F01] = {GROEP_F01, ROL_HOOFD, -1},
	    [TELLING_F01T] = {GROEP_F01, ROL_DEEL, TELLING_F01},
	    [TELLING_F01A] = {GROEP_F01, ROL_DEEL, TELLING_F01},
	    [TELLING_F01O] = {GROEP_F01, ROL_DEEL, TELLING_F01},
	    [TELLING_F02] = {GROEP_WACHT, ROL_PAAR, -1},
	    [TELLING_F02R] = {GROEP_F02R, ROL_HOOFD, -1},
	    [TELLING_F03] = {GROEP_WACHT, ROL_HOOFD, -1},
	    [TELLING_F03D] = {GROEP_WACHT, ROL_DEEL, TELLING_F03},
	    [TELLING_F04] = {GROEP_WACHT, ROL_PAAR, -1},
	    [TELLING_F04A] = {GROEP_WACHT, ROL_PAARDEEL, TELLING_F04},
	    [TELLING_F04V] = {GROEP_WACHT, ROL_PAARDEEL, TELLING_F04},
	    [TELLING_F04O] = {GROEP_WACHT, ROL_PAARDEEL, TELLING_F04},
	    [TELLING_F05] = {GROEP_WACHT, ROL_HOOFD, -1},
	    [TELLING_F05G] = {GROEP_WACHT, ROL_DEEL, TELLING_F05},
	    [TELLING_F06] = {GROEP_WACHT, ROL_DEEL, TELLING_F05},
	    [TELLING_F07] = {GROEP_WACHT, ROL_HOOFD, -1},
	    [TELLING_F08I] = {GROEP_F08, ROL_HOOFD, -1},
	    [TELLING_F08U] = {GROEP_F08, ROL_HOOFD, -1},
	    [TELLING_F08S] = {GROEP_F08, ROL_HOOFD, -1},
	    [TELLING_F08O] = {GROEP_F08, ROL_DEEL, TELLING_F08S},
	    [TELLING_F10] = {GROEP_F10, ROL_HOOFD, -1},
	    [TELLING_F10P] = {GROEP_F10, ROL_HOOFD, -1},
	    [TELLING_D03] = {GROEP_D03, ROL_HOOFD, -1},
	    [TELLING_D03_31] = {GROEP_D03, ROL_DEEL, TELLING_D03},
	    [TELLING_D03_32] = {GROEP_D03, ROL_DEEL, TELLING_D03},
	    [TELLING_D03_33] = {GROEP_D03, ROL_DEEL, TELLING_D03},
	    [TELLING_D03_34] = {GROEP_D03, ROL_DEEL, TELLING_D03},
	    [TELLING_D03_35] = {GROEP_D03, ROL_DEEL, TELLING_D03},
	    [TELLING_D03_36] = {GROEP_D03, ROL_DEEL, TELLING_D03},
	    [TELLING_D03_37] = {GROEP_D03, ROL_DEEL, TELLING_D03},
	    [TELLING_D03_38] = {GROEP_D03, ROL_DEEL, TELLING_D03},
	    [TELLING_D03_39] = {GROEP_D03, ROL_DEEL, TELLING_D03},
	    [TELLING_D03_X] = {GROEP_D03, ROL_DEEL, TELLING_D03},
	    [TELLING_D06] = {GROEP_D06, ROL_HOOFD, -1},
	    [TELLING_D07D] = {GROEP_D07D, ROL_HOOFD, -1},
	    [TELLING_D07S] = {GROEP_D07S, ROL_HOOFD, -1},
	    [TELLING_D07L] = {GROEP_D07L, ROL_HOOFD, -1},
	};

	return rows[soort];
}

void withhold_set(struct withholding *all, bool *flag)
{
	all->changed = all->changed || !*flag;
	*flag = true;
}

bool withhold_small(const struct withholding *all, const struct telling *telling)
{
	return telling->aantal < all->rules->min_cel || telling->eerder_verborgen;
}

static uint64_t hash_of(int soort, const struct sleutel *sleutel, struct tijdvak periode)
{
	uint64_t hash =
	    (uint64_t)soort * 7919 + (uint64_t)periode.maand * PERIODE_SOORTEN + periode.soort;

	for (int i = 0; i < DIMENSIES; i++)
		hash = (hash ^ sleutel->deel[i]) * 0x9E3779B97F4A7C15;
	return hash ^ hash >> 31;
}

uint32_t *withhold_slot(const struct withholding *all, int soort, const struct sleutel *sleutel,
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

int64_t withhold_find(const struct withholding *all, int soort, const struct sleutel *sleutel,
		      struct tijdvak periode)
{
	const uint32_t at = *withhold_slot(all, soort, sleutel, periode);

	return at == 0 ? -1 : all->telling[at - 1].aantal;
}

int64_t withhold_beside(const struct withholding *all, const struct telling *telling, int soort)
{
	return withhold_find(all, soort, &telling->sleutel, telling->periode);
}

int64_t withhold_pair(const struct withholding *all, const struct telling *telling)
{
	const bool zorg = telling->soort == TELLING_F08I || telling->soort == TELLING_F08U;
	const int64_t in = withhold_beside(all, telling, zorg ? TELLING_F08I : TELLING_F02);
	const int64_t out = withhold_beside(all, telling, zorg ? TELLING_F08U : TELLING_F04);

	return in < 0 || out < 0 ? 0 : least(in, out);
}

int64_t withhold_other(const struct withholding *all, const struct telling *telling)
{
	const struct soort_row row = withhold_row((int)telling->soort);
	const int64_t whole = row.geheel < 0 ? -1 : withhold_beside(all, telling, row.geheel);

	return whole < 0 ? 0 : whole - telling->aantal;
}
