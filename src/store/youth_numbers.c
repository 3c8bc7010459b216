#include "youth_numbers.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/pool.h"

/* Places; a youth has one, and takes it from who had it: no sender makes the search longer. */
enum { PLACES = 1 << 16, BSN_DIGITS = 9 };

struct youth_numbers {
	bool used;
	struct place {
		uint32_t bsn; /* plus one */
		int64_t number;
	} place[PLACES];
};

void youth_numbers_begin(struct store *store)
{
	if (store->youth_numbers == NULL)
		store->youth_numbers = xcalloc(1, sizeof(*store->youth_numbers));
}

/* As a number, plus one; 0 when it is none. */
static uint32_t read_bsn(const char *bsn)
{
	uint32_t number = 0;

	for (int i = 0; i < BSN_DIGITS; i++) {
		if (!ascii_is_digit(bsn[i]))
			return 0;
		number = number * 10 + (uint32_t)(bsn[i] - '0');
	}
	return bsn[BSN_DIGITS] == '\0' ? number + 1 : 0;
}

int64_t *youth_numbers_of(struct store *store, const char *bsn)
{
	const uint32_t wanted = store->youth_numbers != NULL ? read_bsn(bsn) : 0;
	struct place *place;

	if (wanted == 0)
		return NULL;
	/* One number in 11 is a BSN. */
	place = &store->youth_numbers->place[wanted / 11 % PLACES];
	if (place->bsn != wanted)
		*place = (struct place){.bsn = wanted};
	store->youth_numbers->used = true;
	return &place->number;
}

void youth_numbers_forget(struct store *store)
{
	struct youth_numbers *numbers = store->youth_numbers;

	if (numbers != NULL && numbers->used)
		memset(numbers, 0, sizeof(*numbers));
}
