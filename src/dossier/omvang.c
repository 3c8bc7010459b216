/* How much may be claimed on an assignment, by its Omvang and the calendar. */
#include "omvang.h"

#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "ijw/message/event_is.h"

enum { MINUTES = 60, DAYS_A_WEEK = 7 };

/* Units of before 3.2: nothing says how much of them may be claimed. */
static const char a_week_of_care[] = "21", not_fixed[] = "81";

/* Eenheid. */
static const char minute[] = "01", hour[] = "04", output[] = "82", euro[] = "83";
/* Frequentie. */
static const char a_day[] = "1", a_week[] = "2", a_month[] = "4";

bool omvang_unit_fits(const char *assigned, const char *claimed)
{
	return claimed != NULL && assigned != NULL &&
	       (same_text(claimed, assigned) ||
		(same_text(assigned, hour) && same_text(claimed, minute)));
}

/* How many of what volumes are counted in go into one of this unit: on an assignment in hours
 * minutes are counted, else one is one. */
static int64_t worth(const char *eenheid, const struct event *toewijzing)
{
	return same_text(toewijzing->eenheid, hour) && same_text(eenheid, hour) ? MINUTES : 1;
}

int64_t omvang_claimed(const struct event *toewijzing, const struct event *prestatie)
{
	if (!omvang_unit_fits(toewijzing->eenheid, prestatie->eenheid) ||
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

static int64_t weeks_touched(int32_t begin, int32_t end)
{
	return week(end) - week(begin) + 1;
}

static int64_t months_touched(int32_t begin, int32_t end)
{
	int year, month, day, last_year, last_month;

	date_split(begin, &year, &month, &day);
	date_split(end, &last_year, &last_month, &day);
	return (int64_t)(last_year - year) * 12 + last_month - month + 1;
}

/* Whether the days after the last Sunday of the assignment count in this period: nothing can be
 * claimed for them in a later one. Without any Sunday they count in the last period. */
static bool has_rest(const struct event *toewijzing, int32_t begin, int32_t end)
{
	int32_t last = toewijzing->einddatum, sunday;

	if (last == DAY_NONE || date_weekday(last) == DAYS_A_WEEK - 1)
		return false;
	sunday = last - date_weekday(last) - 1;
	if (sunday < toewijzing->ingangsdatum)
		sunday = last;
	return begin <= sunday && sunday <= end;
}

/* The weeks of a period: for output (units 82 and 83) the Sundays in it, for effort every week of
 * which a day lies in it. */
static int64_t weeks_of(const struct event *toewijzing, int32_t begin, int32_t end)
{
	if (!same_text(toewijzing->eenheid, output) && !same_text(toewijzing->eenheid, euro))
		return weeks_touched(begin, end);
	return week((int64_t)end + 1) - week(begin) + has_rest(toewijzing, begin, end);
}

/* How often the Volume may be claimed; GETAL_NONE when that is not said. */
static int64_t times(const struct event *toewijzing, int32_t begin, int32_t end, int64_t months)
{
	const char *frequentie = toewijzing->frequentie;

	if (same_text(frequentie, a_day))
		return (int64_t)end - begin + 1;
	if (same_text(frequentie, a_week))
		return weeks_of(toewijzing, begin, end);
	if (same_text(frequentie, a_month))
		return months;
	return event_is_in_total(toewijzing) ? 1 : GETAL_NONE;
}

static int64_t maximum(const struct event *toewijzing, int64_t number)
{
	if (toewijzing->volume == GETAL_NONE || number == GETAL_NONE ||
	    same_text(toewijzing->eenheid, a_week_of_care) ||
	    same_text(toewijzing->eenheid, not_fixed))
		return GETAL_NONE;
	return toewijzing->volume * worth(toewijzing->eenheid, toewijzing) *
	       (number > 0 ? number : 0);
}

int64_t omvang_of_period(const struct event *toewijzing, int32_t begin, int32_t end)
{
	return maximum(toewijzing, times(toewijzing, begin, end, 1));
}

int64_t omvang_of_toewijzing(const struct event *toewijzing, int32_t until)
{
	int32_t begin = toewijzing->ingangsdatum;
	int32_t end = toewijzing->einddatum != DAY_NONE ? toewijzing->einddatum : until;

	if (end == DAY_NONE)
		end = begin;
	return maximum(toewijzing, times(toewijzing, begin, end, months_touched(begin, end)));
}
