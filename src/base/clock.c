#include "ijw/base/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "ijw/base/date.h"

enum { DAY_SECONDS = 86400, HOUR_SECONDS = 3600 };

static int forced(int64_t *now)
{
	const char *text = getenv("IJW_NOW");
	int hour = 0, minute = 0, second = 0;
	int32_t day;

	if (text == NULL || strlen(text) < 10 || date_parse(text, 10, &day) != 0)
		return 0;
	if (text[10] != '\0' && sscanf(text + 10, "T%2d:%2d:%2d", &hour, &minute, &second) != 3)
		return 0;
	*now = (int64_t)day * DAY_SECONDS + hour * HOUR_SECONDS + minute * 60 + second;
	return 1;
}

int64_t clock_now(void)
{
	int64_t now;

	return forced(&now) ? now : (int64_t)time(NULL);
}

/* The last Sunday of a month of 31 days. */
static int32_t last_sunday(int year, int month)
{
	int32_t day = date_day(year, month, 31);

	return day - (date_weekday(day) + 1) % 7;
}

/* Summer time in the whole European Union: from the last Sunday of March, 01:00 UTC, to the last
 * Sunday of October, 01:00 UTC (Directive 2000/84/EC). Written out because a bare machine has no
 * tzdata. */
static int64_t local(int64_t now)
{
	int32_t day = (int32_t)(now / DAY_SECONDS - (now % DAY_SECONDS < 0));
	int year, month, dayofmonth;
	int64_t begin, end;

	date_split(day, &year, &month, &dayofmonth);
	begin = (int64_t)last_sunday(year, 3) * DAY_SECONDS + HOUR_SECONDS;
	end = (int64_t)last_sunday(year, 10) * DAY_SECONDS + HOUR_SECONDS;
	return now + (now >= begin && now < end ? 2 * HOUR_SECONDS : HOUR_SECONDS);
}

int32_t clock_day(int64_t now)
{
	int64_t there = local(now);

	return (int32_t)(there / DAY_SECONDS - (there % DAY_SECONDS < 0));
}

int32_t clock_second(int64_t now)
{
	return (int32_t)(local(now) - (int64_t)clock_day(now) * DAY_SECONDS);
}

int64_t clock_next_day(int64_t now)
{
	int32_t day = clock_day(now) + 1;
	int64_t summer = (int64_t)day * DAY_SECONDS - 2 * HOUR_SECONDS;

	return clock_day(summer) == day ? summer : summer + HOUR_SECONDS;
}

char *clock_format(int64_t now, char *text)
{
	int32_t day = (int32_t)(now / DAY_SECONDS);
	int second = (int)(now % DAY_SECONDS);
	char date[DATE_TEXT];

	snprintf(text, CLOCK_TEXT, "%.10sT%02d:%02d:%02dZ", date_format(day, date),
		 second / HOUR_SECONDS, second / 60 % 60, second % 60);
	return text;
}

int64_t clock_micros(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t clock_ticks(void)
{
	return clock_micros() / 1000;
}

int64_t clock_of_process(pid_t pid)
{
	struct timespec used;
	clockid_t clock;

	if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &used) != 0)
		return 0;
	return 1000 * (int64_t)used.tv_sec + used.tv_nsec / 1000000;
}
