#include "ijw/base/csv.h"

#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/date.h"
#include "ijw/base/label.h"

/* The first of the two in the first line, outside of quotes, is what stands between cells. */
static char separator_of(const char *at, const char *end)
{
	bool quoted = false;

	for (; at < end && (*at != '\n' || quoted); at++) {
		if (*at == '"')
			quoted = !quoted;
		else if (!quoted && (*at == ',' || *at == ';'))
			return *at;
	}
	return ',';
}

void csv_begin(struct csv *csv, char *bytes, size_t length)
{
	*csv = (struct csv){.next = bytes, .end = bytes + length};
	if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		csv->next += 3;
	csv->separator = separator_of(csv->next, csv->end);
}

/* The end of a cell in quotes, a doubled quote standing for one; NULL when no quote ends it. */
static char *unquote(char *at)
{
	char *to = at;

	for (char *from = at + 1; *from != '\0'; from++) {
		if (*from == '"') {
			if (from[1] != '"') {
				*to = '\0';
				return from + 1;
			}
			from++;
		}
		*to++ = *from;
	}
	return NULL;
}

static int split(char *text, char separator, char **cells, int most)
{
	const char stops[] = {separator, '\0'};
	int count = 0;

	for (char *at = text; at != NULL; count++) {
		char *end;

		if (count == most)
			return most + 1;
		cells[count] = at;
		/* A quote that does not begin a cell is a letter, as spreadsheets have it. */
		end = *at == '"' ? unquote(at) : at + strcspn(at, stops);
		if (end == NULL || (*end != separator && *end != '\0'))
			return 0;
		at = *end == separator ? end + 1 : NULL;
		*end = '\0';
	}
	return count;
}

/* The next line without its end, empty or not; NULL behind the last. `*end` is where it ends. */
static char *take(struct csv *csv, char **end)
{
	char *line = csv->next;

	if (line >= csv->end)
		return NULL;
	*end = memchr(line, '\n', (size_t)(csv->end - line));
	if (*end == NULL)
		*end = csv->end;
	csv->next = *end + 1;
	csv->line++;
	if (*end > line && (*end)[-1] == '\r')
		--*end;
	**end = '\0';
	return line;
}

int csv_line(struct csv *csv, char **cells, int most)
{
	char *line, *end;

	do
		line = take(csv, &end);
	while (line != NULL && line == end);
	if (line == NULL)
		return -1;
	return memchr(line, '\0', (size_t)(end - line)) == NULL
		   ? split(line, csv->separator, cells, most)
		   : 0;
}

bool csv_is_empty(char *const *cells, int count)
{
	for (int i = 0; i < count; i++)
		if (cells[i][0] != '\0')
			return false;
	return count > 1;
}

/* The digits that a text begins with: their number, at most two. */
static size_t leading_digits(const char *text)
{
	size_t count = 0;

	while (count < 2 && ascii_is_digit(text[count]))
		count++;
	return count;
}

int csv_date(const char *cell, int32_t *day)
{
	const size_t days = leading_digits(cell);
	const char *month = cell + days + 1;
	const size_t months = days > 0 && cell[days] == '-' ? leading_digits(month) : 0;
	const char *year = month + months + 1;
	char iso[] = "0000-00-00";

	if (months == 0 || month[months] != '-' || !ascii_is_digits(year, 4))
		return date_parse(cell, strlen(cell), day);
	memcpy(iso, year, 4);
	memcpy(iso + 7 - months, month, months);
	memcpy(iso + 10 - days, cell, days);
	return date_parse(iso, sizeof(iso) - 1, day);
}

/* Whether a spreadsheet would read the text as a formula. Some skip white space in front. */
static bool is_formula(const char *text)
{
	return text[0] == '-' ? !ascii_is_decimal(text)
			      : text[0] != '\0' && strchr("=+@\t\r\n", text[0]) != NULL;
}

/* How many bytes can be added as they are. */
static size_t plain_length(const char *text)
{
	size_t length = strcspn(text, "\"\xC2");

	while (text[length] == '\xC2' && !label_is_c1(text + length))
		length += 1 + strcspn(text + length + 1, "\"\xC2");
	return length;
}

void csv_put(struct buf *out, const char *cell)
{
	const bool quoted = strpbrk(cell, ",\"\r\n") != NULL;

	if (quoted)
		buf_puts(out, "\"");
	if (is_formula(cell))
		buf_puts(out, "'");
	for (size_t length; *cell != '\0'; cell += length) {
		length = plain_length(cell);
		buf_add(out, cell, length);
		if (cell[length] == '"') {
			buf_puts(out, "\"\"");
			length++;
		} else if (cell[length] != '\0') {
			buf_printf(out, "\\xC2\\x%02X", (unsigned char)cell[length + 1]);
			length += 2;
		}
	}
	if (quoted)
		buf_puts(out, "\"");
}
