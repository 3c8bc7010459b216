#include "golden.h"

#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"

enum { LINE_BYTES = 1024, ROWS_MAX = 4096 };

static bool is_text(const struct column *column)
{
	return column->kind == COLUMN_CODE || column->kind == COLUMN_WORD ||
	       column->kind == COLUMN_TEXT;
}

static bool is_length(const struct column *column)
{
	return column_is_number(column) && column->kind != COLUMN_NUMBER;
}

/* A cell is empty in the way of its kind. */
static void read_cell(const struct column *column, char *text, void *row, struct pool *pool)
{
	char *place = (char *)row + column->offset, *copy = NULL;
	int32_t number = is_length(column) ? LENGTH_NONE : DAY_NONE;
	int64_t getal = *text != '\0' ? strtoll(text, NULL, 10) : GETAL_NONE;

	if (*text != '\0' && column->kind == COLUMN_DATE)
		ck_assert_int_eq(date_parse(text, strlen(text), &number), 0);
	else if (*text != '\0' && column->kind == COLUMN_GEMEENTE)
		number = (int32_t)strtol(text + 2, NULL, 10);
	else if (*text != '\0')
		number = (int32_t)getal;
	if (*text != '\0')
		copy = strcpy(pool_alloc(pool, strlen(text) + 1), text);
	if (is_text(column))
		memcpy(place, &copy, sizeof(copy));
	else if (column->kind == COLUMN_NUMBER)
		memcpy(place, &getal, sizeof(getal));
	else
		memcpy(place, &number, sizeof(number));
}

/* The next cell of a line; the line without it remains. */
static char *next_cell(char **line)
{
	return strsep(line, ",\n");
}

/* Which column of the table each one of the header is. Returns their number. */
static int read_header(const struct table *table, char *line, int *places)
{
	int columns = 0;

	for (char *name = next_cell(&line); name != NULL && *name != '\0';
	     name = next_cell(&line)) {
		ck_assert_int_lt(columns, COLUMNS_MAX);
		places[columns] = table_column(table, name);
		ck_assert_msg(places[columns] >= 0, "column %s", name);
		columns++;
	}
	ck_assert_int_eq(columns, table->columns);
	return columns;
}

/* Goes to the line behind the heading of the table. */
static void find_table(FILE *file, const char *path, const char *heading)
{
	char line[LINE_BYTES];

	while (fgets(line, sizeof(line), file) != NULL)
		if (strcmp(line, heading) == 0)
			return;
	ck_abort_msg("%s: no %s", path, heading);
}

void *golden_rows(const char *path, enum table_id id, const char *peildatum,
		  const char *kennisdatum, struct pool *pool, size_t *count)
{
	const struct table *table = &output_tables[id];
	char line[LINE_BYTES], *rows = pool_alloc(pool, ROWS_MAX * table->size);
	int places[COLUMNS_MAX], columns;
	FILE *file = fopen(path, "r");

	ck_assert_msg(file != NULL, "%s: %s", path, strerror(errno));
	snprintf(line, sizeof(line), "# %s, peildatum %s, kennisdatum %s\n", table->name, peildatum,
		 kennisdatum);
	find_table(file, path, line);
	ck_assert(fgets(line, sizeof(line), file) != NULL);
	columns = read_header(table, line, places);
	*count = 0;
	while (fgets(line, sizeof(line), file) != NULL && line[0] != '#') {
		char *rest = line;

		ck_assert_uint_lt(*count, ROWS_MAX);
		for (int i = 0; i < columns; i++) {
			char *text = next_cell(&rest);

			ck_assert(text != NULL);
			if (table->column[places[i]].kind != COLUMN_CLIENT)
				read_cell(&table->column[places[i]], text,
					  rows + *count * table->size, pool);
		}
		(*count)++;
	}
	fclose(file);
	return rows;
}
