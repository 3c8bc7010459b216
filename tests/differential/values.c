#include "values.h"

#include "text.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { TRIES = 20000 };

static const char *text_of(const uint32_t *alphabet, size_t letters, size_t length,
			   struct dice *dice, struct pool *pool)
{
	char *out = pool_alloc(pool, length * (TEXT_POINT - 1) + 1);
	char *to = out;

	for (size_t i = 0; i < length; i++) {
		char one[TEXT_POINT];
		size_t bytes = text_encode(alphabet[dice_below(dice, letters)], one);

		memcpy(to, one, bytes + 1);
		to += bytes;
	}
	return out;
}

/* Half of the lengths lie on an edge. */
static size_t good_length(const struct model_simple *simple, struct dice *dice)
{
	size_t low = simple->min_length < 0 ? 0 : (size_t)simple->min_length;
	size_t high = simple->max_length < 0 ? low + 12 : (size_t)simple->max_length;

	switch (dice_below(dice, 4)) {
	case 0:
		return low;
	case 1:
		return high;
	default:
		return low + dice_below(dice, high - low + 1);
	}
}

/* A number in the range kept for tests that passes the eleven test, so that no real one is hit. */
static const char *test_bsn(struct dice *dice, struct pool *pool)
{
	for (;;) {
		unsigned number = 999900006U + (unsigned)dice_below(dice, 99985);
		unsigned rest = number;
		unsigned sum = 0;

		for (unsigned weight = 1; weight <= 9; weight++, rest /= 10)
			sum += weight == 1 ? 10 * (rest % 10) : weight * (rest % 10);
		if (sum % 11 == 0)
			return pool_printf(pool, "%u", number);
	}
}

/* Numbers are thrown one by one, here and below: C leaves the order of arguments open. */
static const char *try_version(struct dice *dice, struct pool *pool)
{
	size_t major = dice_below(dice, 3);
	size_t minor = dice_below(dice, 40);
	size_t patch = dice_below(dice, 2000);

	return pool_printf(pool, "%zu.%zu.%zu", major, minor, patch);
}

/* One try at a string; the alphabets are those the patterns of the schemas draw upon. */
static const char *try_string(const struct model_simple *simple, struct dice *dice,
			      struct pool *pool)
{
	static const uint32_t digits[] = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9'};
	static const uint32_t letters[] = {'a', 'z', 'A', 'Z', 'k', '0', '9', 'Q'};
	static const uint32_t latin[] = {'a', 'z', 'A', 'Z', 0xc0, 0xe9, 0xff, 0x131, 0x1ef3};
	static const uint32_t line[] = {'a',  'B',  ' ',   '.',     '&', '<',
					'\'', 0xe9, 0x301, 0x1f600, '9'};
	static const uint32_t lines[] = {'a', '\n', ' ', '\t', '.', 0xa0, 0x20ac, 'Z'};
	size_t length = good_length(simple, dice);

	switch (dice_below(dice, 7)) {
	case 0:
		return simple->patterns > 0 ? simple->pattern[simple->patterns - 1] : "x";
	case 1:
		return text_of(digits, COUNT(digits), length, dice, pool);
	case 2:
		return text_of(letters, COUNT(letters), length, dice, pool);
	case 3:
		return text_of(latin, COUNT(latin), length, dice, pool);
	case 4:
		return text_of(line, COUNT(line), length, dice, pool);
	case 5:
		return text_of(lines, COUNT(lines), length, dice, pool);
	default:
		return try_version(dice, pool);
	}
}

static const char *try_integer(const struct model_simple *simple, struct dice *dice,
			       struct pool *pool)
{
	long long span = simple->bounded ? simple->max - simple->min + 1 : 1000;
	long long number = simple->min + (long long)dice_below(dice, (size_t)span);

	switch (dice_below(dice, 6)) {
	case 0:
		return pool_printf(pool, "%lld", simple->min);
	case 1:
		return pool_printf(pool, "%lld", simple->max);
	case 2:
		return pool_printf(pool, "00%lld", number);
	case 3:
		return pool_printf(pool, "+%lld", number);
	case 4:
		return simple->patterns > 0 ? simple->pattern[simple->patterns - 1] : "7";
	default:
		return pool_printf(pool, "%lld", number);
	}
}

static const char *try_date(struct dice *dice, struct pool *pool)
{
	static const char *const edges[] = {"0001-01-01", "9999-12-31", "2024-02-29",
					    "2000-02-29", "1900-01-01", "2026-12-31"};
	size_t year = 1900 + dice_below(dice, 200);
	size_t month = 1 + dice_below(dice, 12);
	size_t day = 1 + dice_below(dice, 28);

	if (dice_percent(dice, 30))
		return edges[dice_below(dice, COUNT(edges))];
	return pool_printf(pool, "%04zu-%02zu-%02zu", year, month, day);
}

static const char *try_time(struct dice *dice, struct pool *pool)
{
	static const char *const edges[] = {"00:00:00", "23:59:59", "23:59:59.999", "12:00:00.0"};
	size_t hour = dice_below(dice, 24);
	size_t minute = dice_below(dice, 60);
	size_t second = dice_below(dice, 60);

	if (dice_percent(dice, 30))
		return edges[dice_below(dice, COUNT(edges))];
	return pool_printf(pool, "%02zu:%02zu:%02zu", hour, minute, second);
}

static bool matches(const struct model_simple *simple, const char *text)
{
	long length = 0;

	for (const char *at = text; text_decode(&at) != 0;)
		length++;
	if (simple->base == MODEL_STRING &&
	    (length < simple->min_length ||
	     (simple->max_length >= 0 && length > simple->max_length)))
		return false;
	for (size_t i = 0; i < simple->patterns; i++)
		if (xmlRegexpExec(simple->regexp[i], (const xmlChar *)text) != 1)
			return false;
	return true;
}

const char *values_good(const struct model_simple *simple, struct dice *dice, struct pool *pool)
{
	if (simple->values > 0)
		return simple->value[dice_below(dice, simple->values)];
	if (simple->name != NULL && strcmp(simple->name, "LDT_BurgerServicenummer") == 0)
		return test_bsn(dice, pool);
	for (int i = 0; i < TRIES; i++) {
		const char *text = simple->base == MODEL_INTEGER ? try_integer(simple, dice, pool)
				   : simple->base == MODEL_DATE  ? try_date(dice, pool)
				   : simple->base == MODEL_TIME  ? try_time(dice, pool)
								 : try_string(simple, dice, pool);

		if (matches(simple, text))
			return text;
	}
	return NULL;
}
