/* Rows of a table by their keys. */
#include <stdlib.h>
#include <string.h>

#include "figures_parts.h"
#include "ijw/base/log.h"

int rows_compare(const char *const *a, const char *const *b, size_t columns)
{
	for (size_t i = 0; i < columns; i++) {
		int order = strcmp(a[i], b[i]);

		if (order != 0)
			return order;
	}
	return 0;
}

struct keys {
	const struct figures_table *table;
	size_t columns;
};

static int by_key(const void *left, const void *right, void *context)
{
	const struct keys *keys = context;
	const struct figures_table *table = keys->table;

	return rows_compare(&table->cell[*(const uint32_t *)left * table->columns],
			    &table->cell[*(const uint32_t *)right * table->columns], keys->columns);
}

uint32_t *rows_sort(const struct figures_table *table, size_t columns)
{
	struct keys keys = {.table = table, .columns = columns};
	uint32_t *row = xmalloc((table->rows + 1) * sizeof(*row));
	bool sorted = true;

	for (size_t i = 0; i < table->rows; i++) {
		row[i] = (uint32_t)i;
		sorted = sorted && (i == 0 || by_key(&row[i - 1], &row[i], &keys) < 0);
	}
	if (sorted)
		return row;
	qsort_r(row, table->rows, sizeof(*row), by_key, &keys);
	for (size_t i = 1; i < table->rows; i++)
		if (by_key(&row[i - 1], &row[i], &keys) == 0) {
			log_error("%s.csv:%u: there is another row of the same key on line %u; "
				  "publish again with 'ijw publish'",
				  table->name, row[i] + 2, row[i - 1] + 2);
			free(row);
			return NULL;
		}
	return row;
}

size_t rows_place(const struct figures_table *table, const uint32_t *row, const char *const *key,
		  size_t columns)
{
	size_t low = 0, high = table->rows;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (rows_compare(&table->cell[row[middle] * table->columns], key, columns) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const char *const *rows_at(const struct figures_table *table, const uint32_t *row, size_t at,
			   const char *const *key, size_t columns)
{
	const char *const *cells;

	if (at >= table->rows)
		return NULL;
	cells = &table->cell[row[at] * table->columns];
	return rows_compare(cells, key, columns) == 0 ? cells : NULL;
}
