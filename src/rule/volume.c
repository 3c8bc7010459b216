#include "volume.h"

#include <string.h>

#include "ijw/base/date.h"

enum { MINUTES = 60, DAYS_A_WEEK = 7 };

static bool is(const char *code, const char *other)
{
	return code != NULL && strcmp(code, other) == 0;
}

bool volume_eenheid_past(const char *toegewezen, const char *gedeclareerd)
{
	return gedeclareerd != NULL && toegewezen != NULL &&
	       (is(gedeclareerd, toegewezen) || (is(toegewezen, "04") && is(gedeclareerd, "01")));
}

/* What one of the unit is, in the unit that volumes are counted in. */
static int64_t worth(const char *eenheid, const struct event *toewijzing)
{
	return is(toewijzing->eenheid, "04") && is(eenheid, "04") ? MINUTES : 1;
}

int64_t volume_van(const struct event *toewijzing, const struct event *prestatie)
{
	if (!volume_eenheid_past(toewijzing->eenheid, prestatie->eenheid) ||
	    prestatie->volume == GETAL_NONE)
		return 0;
	return prestatie->volume * worth(prestatie->eenheid, toewijzing);
}

/* The number of an ISO week: they begin on Monday. */
static int64_t week(int64_t day)
{
	const int64_t monday = -3; /* 29 December 1969 */
	int64_t days = day - monday;

	return days >= 0 ? days / DAYS_A_WEEK : -((DAYS_A_WEEK - 1 - days) / DAYS_A_WEEK);
}

static int64_t weeks_touched(int32_t begin, int32_t eind)
{
	return week(eind) - week(begin) + 1;
}

static int64_t months_touched(int32_t begin, int32_t eind)
{
	int year, month, day, last_year, last_month;

	date_split(begin, &year, &month, &day);
	date_split(eind, &last_year, &last_month, &day);
	return (int64_t)(last_year - year) * 12 + last_month - month + 1;
}

/* Whether the days after the last Sunday of the assignment count in this period: nothing can be
 * claimed for them in a later one. Without any Sunday they count in the last period. */
static bool has_rest(const struct event *toewijzing, int32_t begin, int32_t eind)
{
	int32_t last = toewijzing->einddatum, sunday;

	if (last == DAY_NONE || date_weekday(last) == DAYS_A_WEEK - 1)
		return false;
	sunday = last - date_weekday(last) - 1;
	if (sunday < toewijzing->ingangsdatum)
		sunday = last;
	return begin <= sunday && sunday <= eind;
}

/* Output (82, 83) is counted by Sundays, effort by weeks that are touched. */
static int64_t weeks_of(const struct event *toewijzing, int32_t begin, int32_t eind)
{
	if (!is(toewijzing->eenheid, "82") && !is(toewijzing->eenheid, "83"))
		return weeks_touched(begin, eind);
	return week((int64_t)eind + 1) - week(begin) + has_rest(toewijzing, begin, eind);
}

/* How often the Volume may be claimed; GETAL_NONE when that is not said. */
static int64_t times(const struct event *toewijzing, int32_t begin, int32_t eind, int64_t months)
{
	const char *frequentie = toewijzing->frequentie;

	if (is(frequentie, "1"))
		return (int64_t)eind - begin + 1;
	if (is(frequentie, "2"))
		return weeks_of(toewijzing, begin, eind);
	if (is(frequentie, "4"))
		return months;
	return is(frequentie, "6") ? 1 : GETAL_NONE;
}

static int64_t maximum(const struct event *toewijzing, int64_t number)
{
	if (toewijzing->volume == GETAL_NONE || number == GETAL_NONE)
		return GETAL_NONE;
	return toewijzing->volume * worth(toewijzing->eenheid, toewijzing) *
	       (number > 0 ? number : 0);
}

int64_t volume_van_periode(const struct event *toewijzing, int32_t begin, int32_t eind)
{
	return maximum(toewijzing, times(toewijzing, begin, eind, 1));
}

int64_t volume_van_toewijzing(const struct event *toewijzing, int32_t tot)
{
	int32_t begin = toewijzing->ingangsdatum;
	int32_t eind = toewijzing->einddatum != DAY_NONE ? toewijzing->einddatum : tot;

	if (eind == DAY_NONE)
		eind = begin;
	return maximum(toewijzing, times(toewijzing, begin, eind, months_touched(begin, eind)));
}
