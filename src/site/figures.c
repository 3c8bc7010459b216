#include "ijw/site/figures.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "figures_parts.h"
#include "ijw/base/date.h"
#include "ijw/base/log.h"

/* ---- Tables ---- */

size_t figures_column(const struct figures_table *table, const char *name)
{
	for (size_t i = 0; i < table->columns; i++)
		if (strcmp(table->column[i], name) == 0)
			return i;
	log_error("%s.csv has no column %s", table->name, name);
	abort();
}

const char *figures_cell(const struct figures_table *table, size_t row, const char *column)
{
	return table->cell[row * table->columns + figures_column(table, column)];
}

double figures_number(const char *text)
{
	return *text != '\0' ? strtod(text, NULL) : (double)NAN;
}

/* ---- Rows by their keys ---- */

static int compare_keys(const char *const *a, const char *const *b, size_t columns)
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

	return compare_keys(&table->cell[*(const uint32_t *)left * table->columns],
			    &table->cell[*(const uint32_t *)right * table->columns], keys->columns);
}

/* The rows in the order of their first `columns` cells. NULL after it logged that two have the
 * same.
 */
static uint32_t *sort(const struct figures_table *table, size_t columns)
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

/* The first place in the order whose first `columns` cells are not before `key`. */
static size_t place(const struct figures_table *table, const uint32_t *row, const char *const *key,
		    size_t columns)
{
	size_t low = 0, high = table->rows;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_keys(&table->cell[row[middle] * table->columns], key, columns) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The cells of the row at a place when its first `columns` are `key`, else NULL. */
static const char *const *row_at(const struct figures_table *table, const uint32_t *row, size_t at,
				 const char *const *key, size_t columns)
{
	const char *const *cells;

	if (at >= table->rows)
		return NULL;
	cells = &table->cell[row[at] * table->columns];
	return compare_keys(cells, key, columns) == 0 ? cells : NULL;
}

/* ---- What a publication says of itself ---- */

static const char *const *code_row(const struct figures *figures, const char *list,
				   const char *code)
{
	const struct figures_table *table = &figures->table[FILE_CODE];
	const char *const key[CODE_KEY_COLUMNS] = {list, code};
	const uint32_t *row = figures->index->code;

	return row_at(table, row, place(table, row, key, CODE_KEY_COLUMNS), key, CODE_KEY_COLUMNS);
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

static bool is_day(const char *text)
{
	int32_t day;

	return text != NULL && date_parse(text, strlen(text), &day) == 0;
}

static int read_about(const char *folder, struct figures *figures)
{
	figures->peildatum = figures_about(figures, "peildatum");
	figures->kennisdatum = figures_about(figures, "kennisdatum");
	figures->regio = figures_about(figures, "regio");
	if (is_day(figures->peildatum) && is_day(figures->kennisdatum))
		return 0;
	log_error("%s/code.csv: the list publicatie with peildatum and kennisdatum is not there: "
		  "an older ijw made this publication; publish again with 'ijw publish'",
		  folder);
	return 1;
}

/* ---- Reading ---- */

static int read_all(int dir, const char *folder, bool intern, struct figures *figures)
{
	struct figures_index *index = figures->index;
	int rc = 0;

	for (int i = 0; i < FIGURES_FILES && rc == 0; i++)
		rc = figures_file(dir, folder, intern, (enum figures_file)i, figures);
	if (rc != 0)
		return rc;
	index->code = sort(&figures->table[FILE_CODE], CODE_KEY_COLUMNS);
	index->waarneming = sort(&figures->table[FILE_WAARNEMING], KEY_COLUMNS);
	if (index->code == NULL || index->waarneming == NULL)
		return 1;
	return read_about(folder, figures);
}

int figures_read(const char *folder, bool intern, struct figures *figures)
{
	int dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), rc;

	*figures = (struct figures){.intern = intern};
	if (dir < 0 && (errno == ENOENT || errno == ENOTDIR)) {
		log_error("%s: there is no publication in this folder; make one with 'ijw publish'",
			  folder);
		return 1;
	}
	if (dir < 0) {
		log_errno("%s: this folder cannot be opened", folder);
		return -1;
	}
	figures->pool = pool_new();
	figures->index = xcalloc(1, sizeof(*figures->index));
	rc = read_all(dir, folder, intern, figures);
	close(dir);
	if (rc != 0)
		figures_free(figures);
	return rc;
}

void figures_free(struct figures *figures)
{
	for (int i = 0; i < FIGURES_FILES && figures->index != NULL; i++) {
		buf_free(&figures->index->bytes[i]);
		free(figures->index->cells[i]);
	}
	if (figures->index != NULL) {
		free(figures->index->waarneming);
		free(figures->index->code);
	}
	free(figures->index);
	pool_free(figures->pool);
	*figures = (struct figures){0};
}

/* ---- Figures ---- */

static const char *or_total(const char *code)
{
	return code != NULL ? code : "T";
}

struct figure figures_find(const struct figures *figures, const struct subject *subject,
			   const char *indicator, const char *period, const char *klok,
			   const char *maat)
{
	const struct figures_table *table = &figures->table[FILE_WAARNEMING];
	const char *const key[KEY_COLUMNS] = {indicator,
					      or_total(subject->regio),
					      period,
					      or_total(subject->aanbieder),
					      or_total(subject->productcategorie),
					      or_total(subject->leeftijd),
					      or_total(subject->verwijzer),
					      or_total(subject->pilot),
					      or_total(klok),
					      maat};
	const uint32_t *row = figures->index->waarneming;
	const char *const *cells =
	    row_at(table, row, place(table, row, key, KEY_COLUMNS), key, KEY_COLUMNS);

	if (cells == NULL)
		return (struct figure){'O', NAN, NAN, NAN, NAN, NAN};
	cells += KEY_COLUMNS;
	return (struct figure){.status = cells[1][0],
			       .waarde = figures_number(cells[0]),
			       .teller = figures_number(cells[2]),
			       .noemer = figures_number(cells[3]),
			       .onder = figures_number(cells[4]),
			       .boven = figures_number(cells[5])};
}

bool figure_shown(const struct figure *figure)
{
	return !isnan(figure->waarde);
}

/* ---- Codes ---- */

/* As people sort: digits by their number, letters whatever their case. */
static int compare_titles(const char *a, const char *b)
{
	while (*a != '\0' && *b != '\0') {
		if (*a >= '0' && *a <= '9' && *b >= '0' && *b <= '9') {
			char *end_a, *end_b;
			unsigned long long x = strtoull(a, &end_a, 10), y = strtoull(b, &end_b, 10);

			if (x != y)
				return x < y ? -1 : 1;
			a = end_a;
			b = end_b;
			continue;
		}
		int x = *a >= 'A' && *a <= 'Z' ? *a + 32 : (unsigned char)*a;
		int y = *b >= 'A' && *b <= 'Z' ? *b + 32 : (unsigned char)*b;

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
	const size_t first = place(table, row, &list, 1);
	const char *const *cells;
	struct figures_code *codes;
	size_t all = 0;

	while (row_at(table, row, first + all, &list, 1) != NULL)
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

/* ---- Periods ---- */

/* Of one table, the newest of that kind that ends on or before the day. */
static const char *newest_in(const struct figures_table *table, const char *kind, int32_t day,
			     const char *newest)
{
	const size_t column = figures_column(table, "Perioden");

	for (size_t i = 0; i < table->rows; i++) {
		const char *period = table->cell[i * table->columns + column];

		if ((newest == NULL || strcmp(period, newest) > 0) && period_is(period) &&
		    strncmp(period + 4, kind, 2) == 0 && period_last_day(period) <= day)
			newest = period;
	}
	return newest;
}

const char *figures_newest(const struct figures *figures, const char *kind)
{
	int32_t day = DAY_NONE;

	if (date_parse(figures->peildatum, strlen(figures->peildatum), &day) != 0)
		return NULL;
	return newest_in(&figures->table[strcmp(kind, "HJ") == 0 ? FILE_VERLOOP : FILE_WAARNEMING],
			 kind, day, NULL);
}

const char *const *figures_periods(const struct figures *figures, const struct subject *subject,
				   const char *indicator, const char *kind, size_t *count)
{
	const struct figures_table *table = &figures->table[FILE_WAARNEMING];
	const uint32_t *row = figures->index->waarneming;
	const char *const about[] = {
	    or_total(subject->aanbieder), or_total(subject->productcategorie),
	    or_total(subject->leeftijd), or_total(subject->verwijzer), or_total(subject->pilot)};
	const char *const key[] = {indicator, or_total(subject->regio)};
	const char *const *cells;
	const char **periods = NULL, **all;
	size_t room = 0;

	*count = 0;
	for (size_t i = place(table, row, key, 2); (cells = row_at(table, row, i, key, 2)) != NULL;
	     i++) {
		if (!period_is(cells[2]) || strncmp(cells[2] + 4, kind, 2) != 0 ||
		    compare_keys(cells + 3, about, 5) != 0 ||
		    (*count > 0 && strcmp(periods[*count - 1], cells[2]) == 0))
			continue;
		periods = xmore(periods, *count, &room, sizeof(*periods));
		periods[(*count)++] = cells[2];
	}
	all = pool_alloc(figures->pool, (*count + 1) * sizeof(*all));
	if (*count > 0)
		memcpy(all, periods, *count * sizeof(*all));
	free(periods);
	return all;
}
