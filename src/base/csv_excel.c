/* Tables as a Dutch spreadsheet reads them, made of those that this program writes for all others. */
#include <stdlib.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/csv.h"
#include "ijw/base/date.h"
#include "ijw/base/pool.h"

enum { SAFE_DIGITS = 15 }; /* a spreadsheet rounds a number of more */

struct excel {
	FILE *out;
	enum csv_excel *kinds; /* of the columns; those behind the last are CSV_EXCEL_ANY */
	size_t columns;
	struct buf cell;
	size_t column;
	bool begun;  /* something was written */
	bool header; /* the first line */
	bool quoted; /* inside quotes */
	bool closed; /* behind a quote that may have ended the cell, or be the first of two */
};

/* A number that a spreadsheet shows as it is written. */
static bool is_safe_number(const char *text)
{
	const size_t length = strlen(text);

	return ascii_is_digits(text, length) && length <= SAFE_DIGITS &&
	       (text[0] != '0' || length == 1);
}

/* Whether a spreadsheet would take it for a number, a date or a time and show another one: 01234567
 * as 1234567, 4-11 as the fourth of November. */
static bool is_taken(const char *text)
{
	return ascii_is_digit(text[0]) && text[strspn(text, "0123456789-/.,:eE+ ")] == '\0' &&
	       !is_safe_number(text);
}

/* In quotes when it must be. */
static void put(struct excel *excel, const char *text)
{
	const bool quoted = strpbrk(text, ";\"\r\n") != NULL;

	if (quoted)
		putc('"', excel->out);
	for (; *text != '\0'; text++) {
		if (*text == '"')
			putc('"', excel->out);
		putc(*text, excel->out);
	}
	if (quoted)
		putc('"', excel->out);
}

static bool put_date(struct excel *excel, const char *text)
{
	int32_t day;
	int year, month, dayofmonth;

	if (date_parse(text, strlen(text), &day) != 0)
		return false;
	date_split(day, &year, &month, &dayofmonth);
	fprintf(excel->out, "%02d-%02d-%04d", dayofmonth, month, year);
	return true;
}

static void put_cell(struct excel *excel)
{
	const enum csv_excel kind = excel->header                     ? CSV_EXCEL_TEXT
				    : excel->column < excel->columns ? excel->kinds[excel->column]
								     : CSV_EXCEL_ANY;
	char *text, *point;

	buf_add(&excel->cell, "", 1);
	text = excel->cell.data;
	point = strchr(text, '.');
	if (kind == CSV_EXCEL_NUMBER) {
		if (point != NULL)
			*point = ',';
		put(excel, text);
	} else if (kind == CSV_EXCEL_TEXT || !put_date(excel, text)) {
		if (is_taken(text))
			fprintf(excel->out, "\"=\"\"%s\"\"\"", text);
		else
			put(excel, text);
	}
	buf_clear(&excel->cell);
}

/* What stands outside of quotes ends a cell or a line, or is a letter of it. */
static void take(struct excel *excel, char byte)
{
	if (byte == ',' || byte == '\n') {
		put_cell(excel);
		fputs(byte == ',' ? ";" : "\r\n", excel->out);
		excel->column = byte == ',' ? excel->column + 1 : 0;
		excel->header = excel->header && byte == ',';
	} else if (byte != '"') {
		buf_add(&excel->cell, &byte, 1);
	} else {
		if (excel->closed)
			buf_add(&excel->cell, &byte, 1);
		excel->quoted = true;
	}
	excel->closed = false;
}

static ssize_t excel_write(void *context, const char *bytes, size_t length)
{
	struct excel *excel = context;

	if (!excel->begun && length > 0)
		fputs("\xEF\xBB\xBF", excel->out);
	excel->begun = excel->begun || length > 0;
	for (size_t i = 0; i < length; i++) {
		if (!excel->quoted) {
			take(excel, bytes[i]);
		} else if (bytes[i] == '"') {
			excel->quoted = false;
			excel->closed = true;
		} else {
			buf_add(&excel->cell, bytes + i, 1);
		}
	}
	return ferror(excel->out) ? 0 : (ssize_t)length;
}

static int excel_close(void *context)
{
	struct excel *excel = context;

	buf_free(&excel->cell);
	free(excel->kinds);
	free(excel);
	return 0;
}

FILE *csv_excel(FILE *out, const enum csv_excel *kinds, size_t columns)
{
	struct excel *excel = xcalloc(1, sizeof(*excel));
	FILE *file;

	*excel = (struct excel){.out = out, .columns = columns, .header = true};
	excel->kinds = xcalloc(columns + 1, sizeof(*kinds));
	if (columns > 0)
		memcpy(excel->kinds, kinds, columns * sizeof(*kinds));
	file = fopencookie(excel, "w",
			   (cookie_io_functions_t){.write = excel_write, .close = excel_close});
	if (file == NULL)
		excel_close(excel);
	return file;
}
