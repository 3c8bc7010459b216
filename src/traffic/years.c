#include "world.h"

#include <string.h>

/* What changes with the calendar and over the years: how many come, when contracts end, who falls
 * silent, which pilots run. */

enum {
	YEAR_MONTHS = 12,  /* shorter regions have no pilots and nobody who falls silent */
	SILENT_MONTHS = 9, /* one part of so many of the horizon, at its end */
	CONTRACTS = 3,     /* one contract of so many is made anew at a turn of the year */
	TURN_DAYS = 30,    /* what was assigned later, or ends sooner, is not given out anew */
	POSTPONED = 650    /* of a thousand starts in the summer holidays */
};

static int32_t month_first(int32_t from, int months)
{
	int year, month, dayofmonth;

	date_split(from, &year, &month, &dayofmonth);
	month += months - 1;
	return date_day(year + month / 12, month % 12 + 1, 1);
}

void traffic_years_begin(struct world *world, const struct traffic_options *options)
{
	int months = options->months;

	world->stil_vanaf = world->pilot_van = world->pilot_tot = DAY_NEVER;
	if (months < YEAR_MONTHS)
		return;
	world->stil_vanaf = month_first(options->from, months - 1 - months / SILENT_MONTHS);
	world->pilot_van = month_first(options->from, months / 3);
	world->pilot_tot = month_first(options->from, months * 3 / 4) - 1;
}

/* More come before the summer, few in it. Per day, as a share of a hundred. */
static int inflow(int32_t first)
{
	static const int of_month[] = {100, 98, 105, 100, 118, 140, 128, 52, 112, 104, 100, 76};
	int year, month, dayofmonth;

	date_split(first, &year, &month, &dayofmonth);
	return of_month[month - 1];
}

int32_t traffic_arrival(const struct traffic_options *options, int number)
{
	int64_t total = 0, at;

	for (int i = 0; i < options->months; i++) {
		int32_t first = month_first(options->from, i);

		total += (int64_t)inflow(first) * (month_first(first, 1) - first);
	}
	at = total * number / options->youths;
	for (int i = 0;; i++) {
		int32_t first = month_first(options->from, i);
		int64_t weight = inflow(first), days = month_first(first, 1) - first;

		if (at < weight * days)
			return first + (int32_t)(at / weight);
		at -= weight * days;
	}
}

int32_t traffic_after_summer(struct traffic_random *random, int32_t day)
{
	int year, month, dayofmonth;
	int32_t first, last;

	date_split(day, &year, &month, &dayofmonth);
	first = date_day(year, 7, 13);
	last = date_day(year, 8, 26);
	if (day < first || day > last || !traffic_chance(random, POSTPONED))
		return day;
	return traffic_workday(last + traffic_between(random, 1, 25));
}

int32_t traffic_contract_end(const struct toewijzing *toewijzing, int32_t day)
{
	int key = (int)(toewijzing->gemeente * 2 + toewijzing->aanbieder);
	int year, month, dayofmonth;

	date_split(day + TURN_DAYS, &year, &month, &dayofmonth);
	while ((key + year) % CONTRACTS != 0)
		year++;
	return date_day(year, 12, 31);
}

bool traffic_outlives(int32_t einddatum, int32_t contract)
{
	return einddatum > contract + TURN_DAYS;
}

int32_t traffic_reports_until(const struct world *world, size_t aanbieder)
{
	bool silent = world->stil_vanaf <= world->last && traffic_falls_silent(aanbieder);

	return silent ? world->stil_vanaf - 1 : world->last;
}

static bool contains(const char *const *list, const char *code)
{
	for (; *list; list++)
		if (strcmp(*list, code) == 0)
			return true;
	return false;
}

/* Whether this assignment falls under a pilot by its gemeente and its kind of help. */
static bool takes_part(const struct pilot *pilot, const struct toewijzing *toewijzing)
{
	return contains(pilot->gemeenten, traffic_gemeente(toewijzing->gemeente)->code) &&
	       (!pilot->categorieen[0] ||
		contains(pilot->categorieen, toewijzing->product->categorie));
}

int traffic_wait(const struct world *world, const struct toewijzing *toewijzing)
{
	int32_t decided = toewijzing->version[0].toewijzingsdatum;
	int days = traffic_aanbieder(toewijzing->aanbieder)->wait;

	if (toewijzing->youth->gescreend)
		days = days * SCREENED_PERCENT / 100;
	for (size_t i = 0; i < traffic_pilots(); i++) {
		const struct pilot *pilot = traffic_pilot(i);

		if (decided >= world->pilot_van && decided <= world->pilot_tot &&
		    takes_part(pilot, toewijzing))
			days = days * pilot->percent / 100;
	}
	return days;
}
