/* The tables of a publication: their rows, what is wrong in them, and how they look as CSV. */
#include <stdlib.h>
#include <string.h>

#include "feed_parts.h"
#include "ijw/base/ascii.h"
#include "ijw/base/csv.h"
#include "ijw/base/date.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/base/utf8.h"

void feed_add(struct feed_table *table, const char *const *cells)
{
	size_t row = table->columns * sizeof(*table->cell);

	table->cell = xmore(table->cell, table->rows, &table->room, row);
	memcpy(table->cell + table->rows * table->columns, cells, row);
	table->rows++;
}

void feed_clear(struct feed_table *table)
{
	free(table->cell);
	table->cell = NULL;
	table->rows = table->room = 0;
}

static const char *text(const char *cell)
{
	return cell != NULL ? cell : "";
}

/* The order of the first `columns` cells of two rows, as bytes. */
static int compare(const char *const *a, const char *const *b, size_t columns)
{
	int order = 0;

	for (size_t i = 0; i < columns && order == 0; i++)
		if (a[i] != b[i])
			order = strcmp(text(a[i]), text(b[i]));
	return order;
}

static int by_cells(const void *a, const void *b, void *table)
{
	return compare(a, b, ((const struct feed_table *)table)->columns);
}

void feed_table_sort(struct feed_table *table)
{
	for (size_t i = 0; i < table->rows * table->columns; i++)
		if (table->cell[i] != NULL && table->cell[i][0] == '\0')
			table->cell[i] = NULL;
	if (table->rows > 0)
		qsort_r(table->cell, table->rows, table->columns * sizeof(*table->cell), by_cells,
			table);
}

static bool is_integer(const char *cell)
{
	size_t sign = cell[0] == '-', digits = ascii_digits(cell + sign);

	return digits > 0 && cell[sign + digits] == '\0';
}

static bool is_date(const char *cell)
{
	int32_t day;

	return date_parse(cell, strlen(cell), &day) == 0;
}

/* A line of UTF-8. */
static bool is_text(const char *cell)
{
	for (const char *at = cell; *at != '\0'; at++)
		if ((unsigned char)*at < 0x20)
			return false;
	return utf8_valid_prefix(cell, strlen(cell)) == strlen(cell);
}

static bool is_kind(enum feed_kind kind, const char *cell)
{
	switch (kind) {
	case FEED_INTEGER:
		return is_integer(cell);
	case FEED_NUMBER:
		return ascii_is_decimal(cell);
	case FEED_DATE:
		return is_date(cell);
	case FEED_TEXT:
		break;
	}
	return is_text(cell);
}

static bool is_value(const char *const *values, const char *cell)
{
	while (*values != NULL && strcmp(*values, cell) != 0)
		values++;
	return *values != NULL;
}

/* What is wrong with a cell, as the end of a sentence; NULL when nothing is. */
static const char *fault(const struct feed_table *table, const struct feed_column *column,
			 const char *cell)
{
	static const char *const wanted[] = {[FEED_TEXT] = N_("is not a line of text"),
					     [FEED_INTEGER] = N_("is not a whole number"),
					     [FEED_NUMBER] = N_("is not a number"),
					     [FEED_DATE] = N_("is not a date")};

	if (cell == NULL)
		return column->key ? N_("is missing, and a part of the key") : NULL;
	if (!is_kind(column->kind, cell))
		return wanted[column->kind];
	if (column->values != NULL && !is_value(column->values, cell))
		return N_("is none of the codes of its column");
	if (feed_bsn(cell, strlen(cell), table->intern))
		return N_("holds nine digits that are a BSN by the 11-test; take it out of what "
			  "is published");
	return NULL;
}

static size_t keys(const struct feed_table *table)
{
	size_t count = 0;

	while (count < table->columns && table->column[count].key)
		count++;
	return count;
}

static int check_row(const struct feed_table *table, size_t row)
{
	const char *const *cells = (const char *const *)table->cell + row * table->columns;
	size_t key = keys(table);

	for (size_t i = 0; i < table->columns; i++) {
		const char *wrong;

		/* The same text as in the row before it was looked at there. */
		if (row > 0 && cells[i] == (cells - table->columns)[i])
			continue;
		wrong = fault(table, &table->column[i], cells[i]);
		if (wrong == NULL)
			continue;
		log_error("%s.csv: row %zu: %s %s; nothing was published", table->name, row + 1,
			  table->column[i].name, _(wrong));
		return 1;
	}
	if (row > 0 && key > 0 && compare(cells - table->columns, cells, key) == 0) {
		log_error("%s.csv: row %zu has the key of the row before it; nothing was published",
			  table->name, row + 1);
		return 1;
	}
	return 0;
}

int feed_table_check(const struct feed_table *table)
{
	int rc = 0;

	for (size_t row = 0; row < table->rows && rc == 0; row++)
		rc = check_row(table, row);
	return rc;
}

void feed_table_csv(const struct feed_table *table, struct buf *out)
{
	for (size_t i = 0; i < table->columns; i++)
		buf_printf(out, "%s%s", i > 0 ? "," : "", table->column[i].name);
	buf_puts(out, "\n");
	for (size_t row = 0; row < table->rows; row++) {
		for (size_t i = 0; i < table->columns; i++) {
			if (i > 0)
				buf_puts(out, ",");
			csv_put(out, text(table->cell[row * table->columns + i]));
		}
		buf_puts(out, "\n");
	}
}
