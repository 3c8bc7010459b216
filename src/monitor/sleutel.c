#include "ijw/monitor/sleutel.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/order.h"

enum { CODES_MOST = UINT16_MAX, MAANDEN = 12, KWARTAAL = 3, HALFJAAR = 6 };

unsigned sleutel_mask(const struct sleutel *sleutel)
{
	unsigned mask = 0;

	for (unsigned i = 0; i < DIMENSIES; i++)
		if (sleutel->deel[i] != DEEL_TOTAAL)
			mask |= 1u << i;
	return mask;
}

/* ---- Codes ---- */

/* The place among the sorted numbers where a code stands, or where it is to be put. */
static size_t codes_place(const struct codes *codes, enum dimensie dimensie, const char *code,
			  bool *found)
{
	size_t low = 0, high = codes->count[dimensie];

	*found = false;
	while (low < high && !*found) {
		const size_t middle = low + (high - low) / 2;
		const uint16_t number = codes->sorted[dimensie][middle];
		const int order = order_text(codes->code[dimensie][number], code);

		*found = order == 0;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return high;
}

/* Both arrays grow together: `room` is that of each. */
static void codes_grow(struct codes *codes, enum dimensie dimensie)
{
	const size_t count = codes->count[dimensie];
	size_t room = codes->room[dimensie];

	codes->code[dimensie] =
	    xmore(codes->code[dimensie], count, &room, sizeof(*codes->code[dimensie]));
	codes->sorted[dimensie] = xmore(codes->sorted[dimensie], count, &codes->room[dimensie],
					sizeof(*codes->sorted[dimensie]));
}

static uint16_t codes_add(struct codes *codes, enum dimensie dimensie, const char *code)
{
	const size_t count = codes->count[dimensie];
	bool found;
	const size_t place = codes_place(codes, dimensie, code, &found);
	uint16_t *sorted;

	if (found)
		return codes->sorted[dimensie][place];
	if (count == CODES_MOST)
		return DEEL_ONBEKEND;
	codes_grow(codes, dimensie);
	codes->code[dimensie][count] = pool_copy(codes->pool, code, strlen(code));
	sorted = codes->sorted[dimensie] + place;
	memmove(sorted + 1, sorted, (count - place) * sizeof(*sorted));
	*sorted = (uint16_t)count;
	codes->count[dimensie]++;
	return (uint16_t)count;
}

void codes_begin(struct codes *codes, struct pool *pool)
{
	*codes = (struct codes){.pool = pool};
	for (enum dimensie i = 0; i < DIMENSIES; i++) {
		codes_add(codes, i, "T");
		codes_add(codes, i, "onbekend");
	}
}

void codes_end(struct codes *codes)
{
	for (enum dimensie i = 0; i < DIMENSIES; i++) {
		free(codes->code[i]);
		free(codes->sorted[i]);
	}
	*codes = (struct codes){0};
}

uint16_t codes_number(struct codes *codes, enum dimensie dimensie, const char *code)
{
	if (code == NULL || *code == '\0')
		return DEEL_ONBEKEND;
	return codes_add(codes, dimensie, code);
}

const char *codes_text(const struct codes *codes, enum dimensie dimensie, uint16_t number)
{
	return codes->code[dimensie][number];
}

/* ---- Periods ---- */

int32_t periode_length(enum periode_soort soort)
{
	static const int32_t months[PERIODE_SOORTEN] = {
	    [PERIODE_MAAND] = 1,      [PERIODE_KWARTAAL] = KWARTAAL, [PERIODE_HALFJAAR] = HALFJAAR,
	    [PERIODE_JAAR] = MAANDEN, [PERIODE_VENSTER] = MAANDEN,
	};

	return months[soort];
}

int32_t periode_first(struct tijdvak periode)
{
	return periode.maand - periode_length(periode.soort) + 1;
}

struct tijdvak periode_of(enum periode_soort soort, int32_t maand)
{
	const int32_t step = soort == PERIODE_VENSTER ? KWARTAAL : periode_length(soort);

	return (struct tijdvak){soort, maand - maand % step + step - 1};
}

const char *periode_text(struct tijdvak periode, char *text)
{
	static const char *const kinds[PERIODE_SOORTEN] = {
	    [PERIODE_MAAND] = "MM", [PERIODE_KWARTAAL] = "KW", [PERIODE_HALFJAAR] = "HJ",
	    [PERIODE_JAAR] = "JJ",  [PERIODE_VENSTER] = "JV",
	};
	const int32_t maand = periode.maand % MAANDEN;
	const int32_t step =
	    periode.soort == PERIODE_VENSTER ? KWARTAAL : periode_length(periode.soort);
	const int32_t number = periode.soort == PERIODE_JAAR ? 0 : maand / step + 1;

	snprintf(text, PERIODE_TEXT, "%04d%s%02d", (int)(periode.maand / MAANDEN),
		 kinds[periode.soort], (int)number);
	return text;
}

int32_t maand_first_day(int32_t maand)
{
	return date_day(maand / MAANDEN, maand % MAANDEN + 1, 1);
}

int32_t maand_last_day(int32_t maand)
{
	return maand_first_day(maand + 1) - 1;
}

int32_t maand_last_whole(int32_t dag)
{
	const int32_t maand = date_month(dag);

	return maand_last_day(maand) == dag ? maand : maand - 1;
}
