/* Figures, days and moments as people write them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/clock.h"
#include "ijw/base/date.h"
#include "ijw/base/text.h"

static const char *const months[12] = {
    N_("January"), N_("February"), N_("March"),     N_("April"),   N_("May"),      N_("June"),
    N_("July"),    N_("August"),   N_("September"), N_("October"), N_("November"), N_("December"),
};

/* Digits with a point before every third from behind. */
static char *add_points(const char *digits, char *text)
{
	size_t length = strcspn(digits, ","), at = 0;

	for (size_t i = 0; digits[i] != '\0'; i++) {
		if (i > 0 && i < length && digits[i - 1] != '-' && (length - i) % 3 == 0)
			text[at++] = '.';
		text[at++] = digits[i];
	}
	text[at] = '\0';
	return text;
}

char *text_count(int64_t count, char text[TEXT_NUMBER])
{
	char digits[TEXT_NUMBER];

	if (snprintf(digits, sizeof(digits), "%lld", (long long)count) > 0 && !text_is_dutch())
		return strcpy(text, digits);
	return add_points(digits, text);
}

char *text_decimal(double figure, char text[TEXT_NUMBER])
{
	char digits[24];

	snprintf(digits, sizeof(digits), "%.1f", figure);
	if (!text_is_dutch())
		return strcpy(text, digits);
	digits[strcspn(digits, ".")] = ',';
	return add_points(digits, text);
}

char *text_day(int32_t day, char text[TEXT_TIME])
{
	char date[DATE_TEXT];
	int year, month, dayofmonth;

	if (!text_is_dutch() || day == DAY_NONE) {
		snprintf(text, TEXT_TIME, "%s", date_format(day, date));
		return text;
	}
	date_split(day, &year, &month, &dayofmonth);
	snprintf(text, TEXT_TIME, "%d %s %d", dayofmonth, _(months[month - 1]), year);
	return text;
}

char *text_time(int64_t now, char text[TEXT_TIME])
{
	int32_t day = clock_day(now);
	int minute = (int)clock_second(now) / 60;
	char date[TEXT_TIME];

	text_day(day, date);
	snprintf(text, TEXT_TIME, text_is_dutch() ? "%.30s om %d.%02d uur" : "%.30s %02d:%02d",
		 date, minute / 60, minute % 60);
	return text;
}
