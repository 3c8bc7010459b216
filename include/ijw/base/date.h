/* Days as numbers: 0 is 1 January 1970, in the Gregorian calendar at all times. */
#ifndef IJW_BASE_DATE_H
#define IJW_BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* No date: an absent element, an end that is not known. Lower than every date. */
#define DAY_NONE INT32_MIN

/* "Never": an open end. Higher than every date. */
#define DAY_NEVER INT32_MAX

/* Any date before the year -9999, and any after the year 99999: the days next to those that are
 * counted. Which date it was is not known any more, so it is written as nothing. */
#define DAY_EARLY (-4371588)
#define DAY_LATE 35804722

/* 9999-12-31: how some write that there is no end. */
#define DAY_OPEN 2932896

/* Bytes of an ISO date with its NUL, whatever the numbers in it. */
#define DATE_TEXT 40

/* The day number of a date. The date must exist. */
int32_t date_day(int year, int month, int day);

/* Year, month (1-12) and day (1-31) of a day number. */
void date_split(int32_t day, int *year, int *month, int *dayofmonth);

/* The calendar month of a day: year * 12 + month - 1. */
int32_t date_month(int32_t day);

/* Reads YYYY-MM-DD: exactly that, an existing date from year 1 to 9999. Returns 0 and the day
 * number, or -1 and leaves `day` alone. */
int date_parse(const char *text, size_t length, int32_t *day);

/* Whether the year is one from 1900 to 2199: a date outside is a mistake, and no time is measured
 * from it or to it (definitions, section 10, "Dates"). */
bool date_is_likely(int32_t day);

/* Writes YYYY-MM-DD into `text` (DATE_TEXT bytes), with more digits or a minus sign where the year
 * has them; an empty string for what is no date, or none that is counted. Returns `text`. */
char *date_format(int32_t day, char *text);

/* 0 = Monday ... 6 = Sunday. */
int date_weekday(int32_t day);

/* Whether the day is a holiday of the Algemene termijnenwet as definitions use it: 1 January, Good
 * Friday, Easter Monday, King's Day (26 April when the 27th is a Sunday), 5 May, Ascension, Whit
 * Monday, 25 and 26 December. */
int date_is_holiday(int32_t day);

/* Working days in (from, to]; for to < from minus those in (to, from]. Not Saturday, Sunday,
 * holiday. Both days lie in the years 1 to 9999. */
int32_t date_workdays(int32_t from, int32_t to);

#endif
