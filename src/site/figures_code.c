/* code.csv: names of codes, norms, and what the publication says of itself. */
#include <stdlib.h>
#include <string.h>

#include "figures_parts.h"
#include "ijw/base/ascii.h"

/* ---- What a publication says of itself ---- */

static const char *const *code_row(const struct figures *figures, const char *list,
				   const char *code)
{
	const struct figures_table *table = &figures->table[FILE_CODE];
	const char *const key[CODE_KEY_COLUMNS] = {list, code};
	const uint32_t *row = figures->index->code;

	return rows_at(table, row, rows_place(table, row, key, CODE_KEY_COLUMNS), key,
		       CODE_KEY_COLUMNS);
}

const char *figures_about(const struct figures *figures, const char *name)
{
	const char *const *row = code_row(figures, "publicatie", name);

	return row != NULL && row[2][0] != '\0' ? row[2] : NULL;
}

const char *figures_title(const struct figures *figures, const char *list, const char *code)
{
	const char *const *row = code_row(figures, list, code);

	return row != NULL && row[2][0] != '\0' ? row[2] : code;
}

/* ---- Names, as people sort them ---- */

/* As people sort: digits by their number, letters whatever their case. */
static int compare_titles(const char *a, const char *b)
{
	while (*a != '\0' && *b != '\0') {
		if (ascii_is_digit(*a) && ascii_is_digit(*b)) {
			char *end_a, *end_b;
			unsigned long long x = strtoull(a, &end_a, 10), y = strtoull(b, &end_b, 10);

			if (x != y)
				return x < y ? -1 : 1;
			a = end_a;
			b = end_b;
			continue;
		}
		int x = (unsigned char)ascii_lower(*a);
		int y = (unsigned char)ascii_lower(*b);

		if (x != y)
			return x - y;
		a++;
		b++;
	}
	return (*a != '\0') - (*b != '\0');
}

static int by_title(const void *left, const void *right)
{
	const struct figures_code *a = left, *b = right;
	int order = compare_titles(a->title, b->title);

	return order != 0 ? order : strcmp(a->code, b->code);
}

const struct figures_code *figures_codes(const struct figures *figures, const char *list,
					 size_t *count)
{
	const struct figures_table *table = &figures->table[FILE_CODE];
	const uint32_t *row = figures->index->code;
	const size_t first = rows_place(table, row, &list, 1);
	const char *const *cells;
	struct figures_code *codes;
	size_t all = 0;

	while (rows_at(table, row, first + all, &list, 1) != NULL)
		all++;
	codes = pool_alloc(figures->pool, (all + 1) * sizeof(*codes));
	*count = 0;
	for (size_t i = 0; i < all; i++) {
		cells = &table->cell[row[first + i] * table->columns];
		if (strcmp(cells[1], "T") == 0 || strcmp(cells[1], "onbekend") == 0)
			continue;
		codes[(*count)++] = (struct figures_code){
		    cells[1], cells[2][0] != '\0' ? cells[2] : cells[1], cells[3]};
	}
	qsort(codes, *count, sizeof(*codes), by_title);
	return codes;
}

/* "W3a T 2026-01-01" or "W3a T altijd": the day from which the norm is valid, as text that sorts;
 * NULL for one of another clock or of one category. */
static const char *norm_from(const char *code, const char *klok)
{
	size_t length = strlen(klok);

	if (strncmp(code, klok, length) != 0 || strncmp(code + length, " T ", 3) != 0)
		return NULL;
	code += length + 3;
	return strcmp(code, "altijd") == 0 ? "" : code;
}

int figures_norm(const struct figures *figures, const char *klok, const char **bron)
{
	size_t count;
	const struct figures_code *codes = figures_codes(figures, "norm", &count);
	const struct figures_code *newest = NULL;
	const char *newest_from = "";

	for (size_t i = 0; i < count; i++) {
		const char *from = norm_from(codes[i].code, klok);

		if (from == NULL || strcmp(from, figures->peildatum) > 0 ||
		    (newest != NULL && strcmp(from, newest_from) < 0))
			continue;
		newest = &codes[i];
		newest_from = from;
	}
	if (bron != NULL)
		*bron = newest != NULL ? newest->omschrijving : "";
	return newest != NULL ? atoi(newest->title) : 0;
}
