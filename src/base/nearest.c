#include "ijw/base/nearest.h"

#include <string.h>

#include "ijw/base/ascii.h"

enum { LETTERS = 63, PART_WRONG = 3 };

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

size_t nearest_distance(const char *a, const char *b)
{
	const size_t m = strlen(a), n = strlen(b);
	size_t rows[3][LETTERS + 1], *before = rows[0], *last = rows[1], *row = rows[2];

	if (m > LETTERS || n > LETTERS)
		return m > n ? m : n;
	for (size_t j = 0; j <= n; j++)
		last[j] = j;
	for (size_t i = 1; i <= m; i++) {
		size_t *free_row = before;

		row[0] = i;
		for (size_t j = 1; j <= n; j++) {
			const char x = ascii_lower(a[i - 1]), y = ascii_lower(b[j - 1]);

			row[j] = least(last[j - 1] + (x != y), least(last[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && x == ascii_lower(b[j - 2]) &&
			    y == ascii_lower(a[i - 2]))
				row[j] = least(row[j], before[j - 2] + 1);
		}
		before = last;
		last = row;
		row = free_row;
	}
	return last[n];
}

void nearest_try(struct nearest *nearest, const char *candidate)
{
	const size_t length = strlen(nearest->word);
	const size_t wrong = length < PART_WRONG ? 1 : length / PART_WRONG;
	const size_t distance = nearest_distance(nearest->word, candidate);

	if (distance > wrong || (nearest->found != NULL && distance >= nearest->distance))
		return;
	nearest->found = candidate;
	nearest->distance = distance;
}
