#include "ijw/base/date.h"

#include <stdio.h>
#include <stdlib.h>

#include "ijw/base/ascii.h"

/* The calendar as counting from 1 March, in eras of 400 years (146,097 days): the leap day then
 * closes a year. After H. Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
enum { ERA_YEARS = 400, ERA_DAYS = 146097, EPOCH_OFFSET = 719468 };

int32_t date_day(int year, int month, int day)
{
	int shifted = year - (month <= 2);
	int era = (shifted >= 0 ? shifted : shifted - (ERA_YEARS - 1)) / ERA_YEARS;
	int yearofera = shifted - era * ERA_YEARS;
	int dayofyear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	int dayofera = yearofera * 365 + yearofera / 4 - yearofera / 100 + dayofyear;

	return era * ERA_DAYS + dayofera - EPOCH_OFFSET;
}

void date_split(int32_t day, int *year, int *month, int *dayofmonth)
{
	int64_t shifted = (int64_t)day + EPOCH_OFFSET;
	int64_t era = (shifted >= 0 ? shifted : shifted - (ERA_DAYS - 1)) / ERA_DAYS;
	int dayofera = (int)(shifted - era * ERA_DAYS);
	int yearofera = (dayofera - dayofera / 1460 + dayofera / 36524 - dayofera / 146096) / 365;
	int dayofyear = dayofera - (365 * yearofera + yearofera / 4 - yearofera / 100);
	int monthindex = (5 * dayofyear + 2) / 153;

	*dayofmonth = dayofyear - (153 * monthindex + 2) / 5 + 1;
	*month = monthindex < 10 ? monthindex + 3 : monthindex - 9;
	*year = (int)(yearofera + era * ERA_YEARS) + (*month <= 2);
}

int32_t date_month(int32_t day)
{
	int year, month, dayofmonth;

	date_split(day, &year, &month, &dayofmonth);
	return year * 12 + month - 1;
}

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return days[month - 1] + (month == 2 && is_leap(year));
}

static int digits(const char *text, int count)
{
	int value = 0;

	for (int i = 0; i < count; i++) {
		if (!ascii_is_digit(text[i]))
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

int date_parse(const char *text, size_t length, int32_t *day)
{
	int year, month, dayofmonth;

	if (length != 10 || text[4] != '-' || text[7] != '-')
		return -1;
	year = digits(text, 4);
	month = digits(text + 5, 2);
	dayofmonth = digits(text + 8, 2);
	if (year < 1 || month < 1 || month > 12 || dayofmonth < 1 ||
	    dayofmonth > month_days(year, month))
		return -1;
	*day = date_day(year, month, dayofmonth);
	return 0;
}

bool date_is_likely(int32_t day)
{
	return day >= date_day(1900, 1, 1) && day <= date_day(2199, 12, 31);
}

char *date_format(int32_t day, char *text)
{
	int year, month, dayofmonth;

	text[0] = '\0';
	if (day <= DAY_EARLY || day >= DAY_LATE)
		return text;
	date_split(day, &year, &month, &dayofmonth);
	snprintf(text, DATE_TEXT, "%s%04d-%02d-%02d", year < 0 ? "-" : "", abs(year), month,
		 dayofmonth);
	return text;
}

int date_weekday(int32_t day)
{
	int weekday = (int)(((int64_t)day + 3) % 7); /* 1 January 1970 was a Thursday */

	return weekday < 0 ? weekday + 7 : weekday;
}

/* Easter Sunday in the Gregorian calendar: the anonymous algorithm in J. Meeus, "Astronomical
 * Algorithms", chapter 8. */
static int32_t easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
	int h = (19 * a + b - d - g + 15) % 30;
	int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
	int m = (a + 11 * h + 22 * l) / 451;
	int n = h + l - 7 * m + 114;

	return date_day(year, n / 31, n % 31 + 1);
}

static int32_t kings_day(int year)
{
	int32_t day = date_day(year, 4, 27);

	return date_weekday(day) == 6 ? day - 1 : day;
}

enum { HOLIDAYS = 9 };

static void holidays(int year, int32_t day[HOLIDAYS])
{
	int32_t sunday = easter(year);

	day[0] = date_day(year, 1, 1);
	day[1] = sunday - 2; /* Good Friday */
	day[2] = sunday + 1;
	day[3] = kings_day(year);
	day[4] = date_day(year, 5, 5);
	day[5] = sunday + 39; /* Ascension */
	day[6] = sunday + 50; /* Whit Monday */
	day[7] = date_day(year, 12, 25);
	day[8] = date_day(year, 12, 26);
}

int date_is_holiday(int32_t day)
{
	int year, month, dayofmonth;
	int32_t holiday[HOLIDAYS];

	date_split(day, &year, &month, &dayofmonth);
	holidays(year, holiday);
	for (int i = 0; i < HOLIDAYS; i++)
		if (holiday[i] == day)
			return 1;
	return 0;
}

/* Monday to Friday from Monday 1 January of year 1 up to and including `day`. */
static int32_t weekdays(int32_t day)
{
	int32_t index = day - date_day(1, 1, 1);
	int32_t rest = index % 7 + 1;

	return index / 7 * 5 + (rest < 5 ? rest : 5);
}

/* Holidays from Monday to Friday in (from, to]. 5 May can be Ascension Day: one day, once. */
static int32_t holidays_between(int32_t from, int32_t to)
{
	int first, last, month, dayofmonth;
	int32_t holiday[HOLIDAYS], count = 0;

	date_split(from, &first, &month, &dayofmonth);
	date_split(to, &last, &month, &dayofmonth);
	for (int year = first; year <= last; year++) {
		holidays(year, holiday);
		for (int i = 0; i < HOLIDAYS; i++)
			count += holiday[i] > from && holiday[i] <= to &&
				 date_weekday(holiday[i]) < 5 &&
				 !(i == 5 && holiday[5] == holiday[4]);
	}
	return count;
}

/* Counted by years, not by days: a message may name the years 1 and 9999. */
int32_t date_workdays(int32_t from, int32_t to)
{
	if (to < from)
		return -date_workdays(to, from);
	return weekdays(to) - weekdays(from) - holidays_between(from, to);
}
