/* The rows of a sheet, as libxlsxwriter would write them: of what a publication takes to write
 * they are the most by far, and the library takes some eight times as long for them. */
#include <string.h>

#include "feed_parts.h"
#include "ijw/base/date.h"

/* 1970-01-01 as spreadsheets count days; the longest text of a cell, in bytes; so many bytes of
 * rows are packed at once. */
enum { SHEET_EPOCH = 25569, TEXT_MAX = 32767, PIECE = 64 * 1024 };

/* What a character of a text becomes at most, and what a cell needs besides. */
enum { CHARACTER_MAX = sizeof("&amp;") - 1, CELL_MAX = 128, NAME_MAX_LETTERS = 4, LETTERS = 26 };

/* Letters of a column, the number of a row. */
struct name {
	char text[16];
	size_t length;
};

static struct name column_name(size_t column)
{
	struct name name = {.length = 0};

	for (column++; column > 0 && name.length < NAME_MAX_LETTERS;
	     column = (column - 1) / LETTERS) {
		memmove(name.text + 1, name.text, name.length++);
		name.text[0] = (char)('A' + (column - 1) % LETTERS);
	}
	return name;
}

static char *put_count(char *at, size_t count)
{
	char digits[24];
	size_t length = 0;

	do
		digits[length++] = (char)('0' + count % 10);
	while ((count /= 10) > 0);
	while (length > 0)
		*at++ = digits[--length];
	return at;
}

static char *put_escaped(char *at, const char *text)
{
	for (; *text != '\0'; text++)
		if (*text == '&')
			at = stpcpy(at, "&amp;");
		else if (*text == '<')
			at = stpcpy(at, "&lt;");
		else if (*text == '>')
			at = stpcpy(at, "&gt;");
		else
			*at++ = *text;
	return at;
}

/* Without zeros at the end, as spreadsheets keep it. */
static char *put_number(char *at, const char *number)
{
	char *end = stpcpy(at, number);

	if (strchr(number, '.') == NULL)
		return end;
	while (end[-1] == '0')
		end--;
	return end[-1] == '.' ? end - 1 : end;
}

static char *put_text(char *at, const char *text, size_t length)
{
	const bool blanks = text[0] == ' ' || text[length - 1] == ' ';

	at = stpcpy(at, blanks ? " t=\"inlineStr\"><is><t xml:space=\"preserve\">"
			       : " t=\"inlineStr\"><is><t>");
	return stpcpy(put_escaped(at, text), "</t></is></c>");
}

static char *put_cell(char *at, enum feed_kind kind, const char *cell, size_t length,
		      size_t date_style)
{
	int32_t day;

	if (kind == FEED_INTEGER || kind == FEED_NUMBER)
		return stpcpy(put_number(stpcpy(at, "><v>"), cell), "</v></c>");
	if (kind == FEED_DATE && date_parse(cell, length, &day) == 0 && day > -SHEET_EPOCH) {
		at = stpcpy(put_count(stpcpy(at, " s=\""), date_style), "\"><v>");
		return stpcpy(put_count(at, (size_t)(day + SHEET_EPOCH)), "</v></c>");
	}
	return put_text(at, cell, length);
}

static int add_row(struct buf *rows, const struct feed_table *table, size_t row,
		   const struct name *letters, size_t date_style)
{
	const char *const *cell = (const char *const *)table->cell + row * table->columns;
	struct name number;

	number.length = (size_t)(stpcpy(put_count(number.text, row + 2), "\"") - number.text);
	buf_puts(rows, "<row r=\"");
	buf_add(rows, number.text, number.length);
	buf_puts(rows, ">");
	for (size_t i = 0; i < table->columns; i++) {
		const size_t length = cell[i] != NULL ? strlen(cell[i]) : 0;
		char *start, *at;

		if (length > TEXT_MAX)
			return -1;
		if (length == 0)
			continue;
		start = buf_room(rows, CELL_MAX + length * CHARACTER_MAX);
		at = stpcpy(start, "<c r=\"");
		at = mempcpy(at, letters[i].text, letters[i].length);
		at = mempcpy(at, number.text, number.length);
		at = put_cell(at, table->column[i].kind, cell[i], length, date_style);
		rows->length += (size_t)(at - start);
	}
	return buf_puts(rows, "</row>");
}

int feed_sheet(const struct feed_table *table, size_t date_style, struct zip_part *part)
{
	struct pool *pool = pool_new();
	struct name *letters = pool_alloc(pool, table->columns * sizeof(*letters));
	struct buf rows = BUF_INIT(0);
	int rc = 0;

	for (size_t i = 0; i < table->columns; i++)
		letters[i] = column_name(i);
	for (size_t row = 0; rc == 0 && row < table->rows; row++) {
		rc = add_row(&rows, table, row, letters, date_style);
		if (rows.length >= PIECE || row + 1 == table->rows) {
			feed_zip_add(part, rows.data, rows.length);
			buf_clear(&rows);
		}
	}
	buf_free(&rows);
	pool_free(pool);
	return rc;
}
