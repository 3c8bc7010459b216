/* Which cell of which table a figure belongs to: a key in six dimensions, and a period. */
#ifndef IJW_MONITOR_SLEUTEL_H
#define IJW_MONITOR_SLEUTEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"

/* In the order of the columns of waarneming.csv. */
enum dimensie {
	DIM_REGIO, /* GM0153 */
	DIM_AANBIEDER,
	DIM_PRODUCTCATEGORIE,
	DIM_LEEFTIJD,  /* 0-3, 4-11, 12-17, 18+ */
	DIM_VERWIJZER, /* the code of the JW315 line */
	DIM_PILOT,     /* the name of a pilot, or "rest-" and its name: the rest of the region */
	DIMENSIES
};

/* The part that is not broken down, and the code of what a message leaves open. */
enum { DEEL_TOTAAL = 0, DEEL_ONBEKEND = 1 };

/* For each dimension the number of a code (codes_number); DEEL_TOTAAL: not broken down. */
struct sleutel {
	uint16_t deel[DIMENSIES];
};

/* Whether a key breaks down exactly the dimensions of a mask (1 << DIM_REGIO | ...). */
unsigned sleutel_mask(const struct sleutel *sleutel);

/* The codes of each dimension by number; numbers are given as codes are met. "T" is always
 * DEEL_TOTAAL, "onbekend" always DEEL_ONBEKEND. Texts live in the pool. */
struct codes {
	const char **code[DIMENSIES];
	uint16_t *sorted[DIMENSIES]; /* the numbers, by their codes as bytes */
	size_t count[DIMENSIES];
	size_t room[DIMENSIES];
	struct pool *pool;
};

void codes_begin(struct codes *codes, struct pool *pool);
void codes_end(struct codes *codes);

/* The number of a code, which is new when it was not met before. NULL and "" are "onbekend". At
 * most 65,535 codes a dimension: what comes after them is "onbekend". */
uint16_t codes_number(struct codes *codes, enum dimensie dimensie, const char *code);
const char *codes_text(const struct codes *codes, enum dimensie dimensie, uint16_t number);

/* A stretch of months, by its kind and its last month (year * 12 + month - 1, as date_month). */
enum periode_soort {
	PERIODE_MAAND,    /* 2025MM06 */
	PERIODE_KWARTAAL, /* 2025KW02 */
	PERIODE_HALFJAAR, /* 2025HJ01 */
	PERIODE_JAAR,     /* 2025JJ00 */
	PERIODE_VENSTER,  /* 2025JV02: the 12 months up to the end of quarter 2 */
	PERIODE_SOORTEN
};

struct tijdvak {
	enum periode_soort soort;
	int32_t maand; /* its last month */
};

enum { PERIODE_TEXT = 16 };

/* How many months a kind of period has, and the first month of one. */
int32_t periode_length(enum periode_soort soort);
int32_t periode_first(struct tijdvak periode);

/* The period of a kind in which a month lies; of PERIODE_VENSTER the one that ends with the quarter
 * of that month. */
struct tijdvak periode_of(enum periode_soort soort, int32_t maand);

/* As CBS spells it; `text` has PERIODE_TEXT bytes. Returns `text`. */
const char *periode_text(struct tijdvak periode, char *text);

/* The first and the last day of a month. */
int32_t maand_first_day(int32_t maand);
int32_t maand_last_day(int32_t maand);

/* The last month that ends on or before a day. */
int32_t maand_last_whole(int32_t dag);

#endif
