/* What the region hides: by count, kind of period and year. */
#include "withhold_parts.h"

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
		withhold_set(all, year);
	if (*year)
		withhold_set(all, quarter);
	if (*quarter)
		withhold_set(all, month);
}

bool *withhold_region_flag(struct withholding *all, int soort, enum periode_soort kind,
			   int32_t maand)
{
	int32_t jaar = maand / MAANDEN - all->eerste_jaar;

	return &all->regio[soort][kind][jaar < 0 ? 0 : jaar >= JAREN ? JAREN - 1 : jaar];
}

void withhold_everywhere(struct withholding *all, int soort)
{
	for (int jaar = 0; jaar < JAREN; jaar++)
		withhold_set(all, &all->regio[soort][PERIODE_JAAR][jaar]);
}

/* One count with another: `a` hidden hides `b`. */
static void link_counts(struct withholding *all, bool *flags, size_t stride, int a, int b)
{
	if (flags[(size_t)a * stride])
		withhold_set(all, &flags[(size_t)b * stride]);
}

void withhold_link(struct withholding *all, bool *flags, size_t stride)
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
		    *withhold_region_flag(all, (int)telling->soort, longer[i],
					  telling->periode.maand))
			continue;
		*parent = periode_of(longer[i], telling->periode.maand);
		return withhold_find(all, (int)telling->soort, &telling->sleutel, *parent) >= 0;
	}
	return false;
}

/* How far a count of the region can move beside the other periods of its parent. */
static int64_t width_in_time(struct withholding *all, const struct telling *telling,
			     struct tijdvak parent)
{
	const struct soort_row row = withhold_row((int)telling->soort);
	const int32_t step = periode_length(telling->periode.soort);
	int64_t sum = 0, others = 0, pairs = 0;

	for (int32_t maand = periode_first(parent) + step - 1; maand <= parent.maand;
	     maand += step) {
		struct telling beside = *telling;

		beside.periode.maand = maand;
		beside.aantal = withhold_beside(all, &beside, (int)telling->soort);
		sum += beside.aantal;
		others += withhold_other(all, &beside);
		pairs += withhold_pair(all, &beside);
	}
	/* Trajectories that begin and end together leave those that go on as they are. */
	if (telling->soort == TELLING_F08I || telling->soort == TELLING_F08U)
		return pairs;
	if (row.rol == ROL_HOOFD ||
	    (row.geheel >= 0 && *withhold_region_flag(all, row.geheel, telling->periode.soort,
						      telling->periode.maand)))
		return sum;
	if (row.rol == ROL_PAAR)
		return pairs;
	return least(withhold_other(all, telling), sum - telling->aantal) +
	       least(telling->aantal, others - withhold_other(all, telling));
}

static void hide_region_count(struct withholding *all, const struct telling *it)
{
	bool *flag =
	    withhold_region_flag(all, (int)it->soort, it->periode.soort, it->periode.maand);
	struct tijdvak parent;

	if (withhold_small(all, it))
		withhold_set(all, flag);
	if (!*flag || telling_is_stand(it->soort) || telling_is_clienten(it->soort))
		return;
	if (parent_of(all, it, &parent) && width_in_time(all, it, parent) < all->rules->min_cel)
		withhold_set(all,
			     withhold_region_flag(all, (int)it->soort, parent.soort, parent.maand));
}

/* A stock at the end of a year is where the next begins: who comes and goes then gives it away. */
static void hide_next_year(struct withholding *all, int kind, int jaar)
{
	static const int pairs[][2] = {{TELLING_F05, TELLING_F02},
				       {TELLING_F05, TELLING_F04},
				       {TELLING_F08S, TELLING_F08I},
				       {TELLING_F08S, TELLING_F08U}};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]) && jaar + 1 < JAREN; i++)
		if (all->regio[pairs[i][0]][kind][jaar])
			withhold_set(all, &all->regio[pairs[i][1]][kind][jaar + 1]);
}

void withhold_region(struct withholding *all)
{
	for (size_t i = 0; i < all->count; i++)
		if (mask_of(all, &all->telling[i]) == 0 && all->telling[i].soort != TELLING_D03_X)
			hide_region_count(all, &all->telling[i]);
	for (int jaar = 0; jaar < JAREN; jaar++) {
		for (int kind = 0; kind < PERIODE_SOORTEN; kind++)
			withhold_link(all, &all->regio[0][kind][jaar], PERIODE_SOORTEN * JAREN);
		for (int kind = 0; kind < PERIODE_SOORTEN; kind++)
			hide_next_year(all, kind, jaar);
		for (int soort = 0; soort < TELLING_SOORTEN; soort++)
			close_kinds(all, soort, jaar);
	}
}

bool withhold_shown_in_region(struct withholding *all, const struct telling *telling)
{
	const int soort = (int)telling->soort;
	const int32_t first = periode_first(telling->periode);

	if (telling->periode.soort != PERIODE_VENSTER)
		return !*withhold_region_flag(all, soort, telling->periode.soort,
					      telling->periode.maand);
	return !*withhold_region_flag(all, soort, PERIODE_KWARTAAL, telling->periode.maand) &&
	       !*withhold_region_flag(all, soort, PERIODE_KWARTAAL, first);
}
