#include "recipes.h"

enum { KWARTAAL = 3, JAAR = 12, EVENTS = 3 };

/* Events that happen together and leave stocks as they are. */
struct together {
	struct {
		enum telling_soort soort;
		int32_t sign;
	} event[EVENTS];
};

#define NIETS                      \
	{                          \
		TELLING_SOORTEN, 0 \
	}
#define ONE(a)                                         \
	{                                              \
		{                                      \
			{TELLING_##a, 1}, NIETS, NIETS \
		}                                      \
	}
#define TWO(a, b)                                                 \
	{                                                         \
		{                                                 \
			{TELLING_##a, 1}, {TELLING_##b, 1}, NIETS \
		}                                                 \
	}
#define FOR(a, b)                                                  \
	{                                                          \
		{                                                  \
			{TELLING_##a, 1}, {TELLING_##b, -1}, NIETS \
		}                                                  \
	}
#define THREE(a, b, c, sign)                                   \
	{                                                      \
		{                                              \
			{TELLING_##a, 1}, {TELLING_##b, sign}, \
			{                                      \
				TELLING_##c, sign              \
			}                                      \
		}                                              \
	}

static const struct together together[] = {
    ONE(F00),
    ONE(F02R),
    TWO(F01, F01T),
    TWO(F01, F01A),
    TWO(F01, F01O),
    FOR(F01T, F01A),
    FOR(F01T, F01O),
    FOR(F01A, F01O),
    THREE(F02, F04, F04A, 1),
    THREE(F02, F04, F04V, 1),
    THREE(F02, F04, F04O, 1),
    FOR(F04A, F04V),
    FOR(F04A, F04O),
    FOR(F04V, F04O),
    TWO(F02, F03),
    THREE(F02, F03, F03D, 1),
    ONE(F03D),
    THREE(F03, F04, F04A, -1),
    THREE(F03, F04, F04V, -1),
    THREE(F03, F04, F04O, -1),
    TWO(F08I, F08U),
    ONE(F08I),
    ONE(F08U),
    ONE(F10),
    TWO(F10, F10P),
    ONE(F10P),
    ONE(D07D),
    ONE(D07S),
    ONE(D07L),
    ONE(F05G),
    ONE(F06),
    ONE(F07),
    ONE(F08S),
    ONE(F08O),
    ONE(D06),
};

enum { TOGETHER = sizeof(together) / sizeof(together[0]), D03_PARTS = 10 };

/* Number in `together`, and after those one ended delivery by its reason, or by that reason and not
 * by another. */
static struct together together_of(size_t number)
{
	struct together it = {{NIETS, NIETS, NIETS}};
	const size_t reason = (number - TOGETHER) / D03_PARTS;
	const size_t other = (number - TOGETHER) % D03_PARTS;

	if (number < TOGETHER)
		return together[number];
	it.event[0].soort = (enum telling_soort)(TELLING_D03_31 + reason);
	it.event[0].sign = 1;
	it.event[1].soort =
	    reason == other ? TELLING_D03 : (enum telling_soort)(TELLING_D03_31 + other);
	it.event[1].sign = reason == other ? 1 : -1;
	return it;
}

enum { ALL_TOGETHER = TOGETHER + D03_PARTS * D03_PARTS };

/* ---- Changes ---- */

unsigned recipes_kinds(const struct place *place)
{
	const int32_t length = place->last - place->first + 1;
	const bool december = place->last % JAAR == JAAR - 1;

	if (telling_is_stand(place->soort))
		return RECIPE_MAAND |
		       (place->last % KWARTAAL == KWARTAAL - 1 ? RECIPE_KWARTAAL | RECIPE_VENSTER
							       : 0u) |
		       (december ? (unsigned)RECIPE_JAAR : 0u);
	if (length == 1)
		return RECIPE_MAAND;
	if (length == KWARTAAL)
		return RECIPE_KWARTAAL;
	return december ? RECIPE_JAAR : RECIPE_VENSTER;
}

static void add_change(struct recipe *recipe, enum telling_soort soort, int32_t first, int32_t last,
		       int32_t coefficient)
{
	struct change change = {soort, first, last, coefficient, 0};
	const struct place place = {.first = first, .last = last, .soort = soort};

	for (size_t i = 0; i < recipe->changes; i++) {
		struct change *it = &recipe->change[i];

		if (it->soort == soort && it->first == first && it->last == last) {
			it->coefficient += coefficient;
			return;
		}
	}
	if (recipe->changes == RECIPE_CHANGES)
		return;
	change.kinds = recipes_kinds(&place);
	recipe->change[recipe->changes++] = change;
}

/* In every period that has the month: it, its quarter, its year and the windows. */
static void add_event(struct recipe *recipe, enum telling_soort soort, int32_t maand, int32_t sign)
{
	const int32_t kwartaal = maand - maand % KWARTAAL + KWARTAAL - 1;

	add_change(recipe, soort, maand, maand, sign);
	add_change(recipe, soort, kwartaal - KWARTAAL + 1, kwartaal, sign);
	for (int32_t i = 0; i < JAAR; i += KWARTAAL)
		add_change(recipe, soort, kwartaal + i - JAAR + 1, kwartaal + i, sign);
	/* The year of a first quarter is its last window, that of a fourth its first. */
}

static void add_stand(struct recipe *recipe, enum telling_soort soort, int32_t maand, int32_t sign)
{
	add_change(recipe, soort, maand, maand, sign);
}

static void drop_nothing(struct recipe *recipe)
{
	size_t left = 0;

	for (size_t i = 0; i < recipe->changes; i++)
		if (recipe->change[i].coefficient != 0)
			recipe->change[left++] = recipe->change[i];
	recipe->changes = left;
}

/* ---- Times ---- */

/* Where else in time one is less: so many months later, none for 0; in every year, for the windows
 * of which each quarter is in four; or nothing but the period of the count itself changes. */
struct elsewhere {
	int32_t at; /* the month of the event, from the last of the count */
	int32_t later;
	bool every_year;
	bool alone;
};

static const struct elsewhere by_month[] = {
    {.later = 0}, {.later = 1},  {.later = -1}, {.later = 2},  {.later = -2},
    {.later = 3}, {.later = -3}, {.later = 6},  {.later = -6}, {.alone = true}};
static const struct elsewhere by_quarter[] = {{.later = 0},
					      {.later = 3},
					      {.later = -3},
					      {.later = 6},
					      {.later = -6},
					      {.later = 9},
					      {.later = -9},
					      {.later = 3, .every_year = true},
					      {.later = -3, .every_year = true},
					      {.later = 6, .every_year = true},
					      {.alone = true}};
static const struct elsewhere by_year[] = {{.alone = true}, {.later = 0}, {.at = -3},
					   {.at = -6},      {.at = -9},   {.later = 12},
					   {.later = -12},  {.later = 3}};

enum { ELSEWHERE = sizeof(by_quarter) / sizeof(by_quarter[0]) };

/* NULL when there are no so many. Within a year the year stays. */
static const struct elsewhere *elsewhere_of(const struct place *place, size_t number)
{
	const int32_t length = place->last - place->first + 1;
	const bool stand = telling_is_stand(place->soort);

	if (length == 1 && !stand)
		return number < sizeof(by_month) / sizeof(by_month[0]) ? &by_month[number] : NULL;
	if (length == JAAR)
		return number < sizeof(by_year) / sizeof(by_year[0]) ? &by_year[number] : NULL;
	if (stand)
		return number == 0 ? &by_quarter[0] : NULL;
	return number < ELSEWHERE && by_quarter[number].at == 0 &&
		       (by_quarter[number].every_year ||
			(place->last + by_quarter[number].later) / JAAR == place->last / JAAR)
		   ? &by_quarter[number]
		   : NULL;
}

static bool in_archive(int32_t maand, int32_t first_maand, int32_t last_maand)
{
	return maand >= first_maand && maand <= last_maand;
}

static void add_at(struct recipe *recipe, const struct together *it, const struct place *own,
		   int32_t maand, int32_t sign, bool alone)
{
	for (size_t i = 0; i < EVENTS && it->event[i].sign != 0; i++) {
		const enum telling_soort soort = it->event[i].soort;
		const int32_t here = sign * it->event[i].sign;

		if (telling_is_stand(soort))
			add_stand(recipe, soort, maand, here);
		else if (alone)
			add_change(recipe, soort, own->first, own->last, here);
		else
			add_event(recipe, soort, maand, here);
	}
}

static void make_together(struct recipe *recipe, const struct together *it, const struct place *own,
			  int32_t sign, const struct elsewhere *other, int32_t first_maand,
			  int32_t last_maand)
{
	const bool every = other->every_year;
	const int32_t first =
	    own->last + other->at - (every ? (own->last - first_maand) / JAAR * JAAR : 0);

	if (other->later != 0 && telling_is_clienten(own->soort))
		return;
	for (int32_t maand = first; maand <= last_maand; maand += every ? JAAR : last_maand) {
		add_at(recipe, it, own, maand, sign, other->alone);
		if (other->later != 0 &&
		    (!every || in_archive(maand + other->later, first_maand, last_maand)))
			add_at(recipe, it, own, maand + other->later, -sign, other->alone);
	}
}

/* ---- Stocks ---- */

/* Who comes earlier or goes later stands on the list in between. */
static const struct {
	enum telling_soort comes;
	int32_t comes_sign;
	enum telling_soort goes;
	int32_t goes_sign;
} between[] = {
    {TELLING_F02, 1, TELLING_F02, -1},   {TELLING_F03, -1, TELLING_F03, 1},
    {TELLING_F02, 1, TELLING_F03, 1},    {TELLING_F03, -1, TELLING_F02, -1},
    {TELLING_F08I, 1, TELLING_F08I, -1}, {TELLING_F08U, -1, TELLING_F08U, 1},
    {TELLING_F08I, 1, TELLING_F08U, 1},
};

/* From which month to which, as so many lengths of the period from its last month. */
static const struct {
	int32_t from;
	int32_t to;
	bool alone; /* in the years that end and begin then, and in no other period */
} spans[] = {{0, 1, false}, {-1, 0, false}, {0, 99, false}, {-1, 1, false},
	     {0, 0, true},  {-4, 0, true},  {-1, 0, true}};

/* Which of the parts of the stock change along with it. */
static const enum telling_soort along[][2] = {
    {TELLING_F07, TELLING_SOORTEN},
    {TELLING_SOORTEN, TELLING_SOORTEN},
    {TELLING_F07, TELLING_F05G},
    {TELLING_F07, TELLING_F06},
};

enum {
	BETWEEN = sizeof(between) / sizeof(between[0]),
	SPANS = sizeof(spans) / sizeof(spans[0]),
	ALONG = sizeof(along) / sizeof(along[0])
};

static void make_between(struct recipe *recipe, size_t number, const struct place *own,
			 int32_t last_maand)
{
	const size_t pair = number % BETWEEN, span = number / BETWEEN % SPANS;
	const enum telling_soort *with = along[number / BETWEEN / SPANS];
	const bool waiting = between[pair].comes < TELLING_F05;
	const bool stand = telling_is_stand(own->soort);
	const int32_t length = stand ? KWARTAAL : own->last - own->first + 1;
	const int32_t from = own->last + spans[span].from * length;
	int32_t to = own->last + spans[span].to * length;

	if (spans[span].alone) {
		to = from + 1;
		add_change(recipe, between[pair].comes, from - JAAR + 1, from,
			   between[pair].comes_sign);
		add_change(recipe, between[pair].goes, from + 1, from + JAAR,
			   between[pair].goes_sign);
	} else {
		add_event(recipe, between[pair].comes, from, between[pair].comes_sign);
		if (to > last_maand)
			to = last_maand + 1;
		else
			add_event(recipe, between[pair].goes, to, between[pair].goes_sign);
	}
	for (int32_t maand = from; maand < to; maand++) {
		add_stand(recipe, waiting ? TELLING_F05 : TELLING_F08S, maand, 1);
		for (size_t i = 0; waiting && i < 2 && with[i] != TELLING_SOORTEN; i++)
			add_stand(recipe, with[i], maand, 1);
	}
}

/* ---- All of them ---- */

/* Makes the coefficient of the count itself 1. Without it there is no recipe. */
static void turn(struct recipe *recipe, const struct place *own)
{
	int32_t coefficient = 0;

	for (size_t i = 0; i < recipe->changes; i++) {
		const struct change *it = &recipe->change[i];

		if (it->soort == own->soort && it->first == own->first && it->last == own->last)
			coefficient = it->coefficient;
	}
	if (coefficient != 1 && coefficient != -1) {
		recipe->changes = 0;
		return;
	}
	for (size_t i = 0; i < recipe->changes; i++)
		recipe->change[i].coefficient *= coefficient;
}

static int32_t sign_of(const struct together *it, enum telling_soort soort)
{
	for (size_t i = 0; i < EVENTS && it->event[i].sign != 0; i++)
		if (it->event[i].soort == soort)
			return it->event[i].sign;
	return 0;
}

bool recipes_get(const struct place *place, size_t number, int32_t first_maand, int32_t last_maand,
		 struct recipe *recipe)
{
	recipe->changes = 0;
	if (number < ALL_TOGETHER * ELSEWHERE) {
		const struct together it = together_of(number % ALL_TOGETHER);
		const int32_t sign = sign_of(&it, place->soort);
		const struct elsewhere *other = elsewhere_of(place, number / ALL_TOGETHER);

		if (sign != 0 && other != NULL)
			make_together(recipe, &it, place, sign, other, first_maand, last_maand);
	} else if (number < ALL_TOGETHER * ELSEWHERE + BETWEEN * SPANS * ALONG) {
		if (place->soort >= TELLING_F02 && place->soort <= TELLING_F08S)
			make_between(recipe, number - ALL_TOGETHER * ELSEWHERE, place, last_maand);
	} else {
		return false;
	}
	drop_nothing(recipe);
	turn(recipe, place);
	return true;
}
