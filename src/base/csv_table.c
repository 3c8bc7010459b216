/* Tables that people write: a header, and for each column what its cells must be. */
#include <string.h>
#include <strings.h>

#include "ijw/base/csv.h"
#include "ijw/base/text.h"
#include "ijw/base/utf8.h"

enum { TOLD_MAX = 20 };

bool csv_fault(struct csv_faults *faults, unsigned line)
{
	if (++faults->count > TOLD_MAX)
		return false;
	if (faults->text->length > 0)
		buf_puts(faults->text, "\n");
	buf_printf(faults->text, "%s:%u: ", faults->file, line);
	return true;
}

void csv_tell_rest(struct csv_faults *faults)
{
	if (faults->count > TOLD_MAX)
		buf_printf(faults->text, _("\n%s: %u more lines are wrong"), faults->file,
			   faults->count - TOLD_MAX);
}

const struct csv_column *csv_take(const struct csv_column *columns, void *row, char *const *cells)
{
	for (int i = 0; columns[i].name != NULL; i++)
		if (!columns[i].take(row, cells[i]))
			return &columns[i];
	return NULL;
}

/* "code,naam,...", in which a header and a complaint agree. */
static void add_header(struct buf *out, const struct csv_column *columns)
{
	for (const char *comma = ""; columns->name != NULL; columns++, comma = ",")
		buf_printf(out, "%s%s", comma, columns->name);
}

static bool is_header(const struct csv_column *columns, int wanted, char *const *cells, int count)
{
	if (count != wanted)
		return false;
	for (int i = 0; i < count; i++)
		if (strcasecmp(cells[i], columns[i].name) != 0)
			return false;
	return true;
}

static bool is_utf8(char *const *cells, int count)
{
	for (int i = 0; i < count; i++)
		if (utf8_valid_prefix(cells[i], strlen(cells[i])) != strlen(cells[i]))
			return false;
	return true;
}

void csv_read_table(const struct csv_column *columns, char *bytes, size_t length, csv_row *row,
		    void *context, struct csv_faults *faults)
{
	char *cells[CSV_COLUMNS] = {0};
	int wanted = 0, count;
	struct csv csv;

	while (columns[wanted].name != NULL)
		wanted++;
	csv_begin(&csv, bytes, length);
	count = csv_line(&csv, cells, wanted);
	if (!is_header(columns, wanted, cells, count)) {
		csv_fault(faults, 1);
		buf_puts(faults->text, _("the first line must be "));
		add_header(faults->text, columns);
		return;
	}
	while ((count = csv_line(&csv, cells, wanted)) >= 0) {
		const struct csv_column *wrong = NULL;

		if (csv_is_empty(cells, count < wanted ? count : wanted))
			continue;
		if (count == wanted && is_utf8(cells, count)) {
			wrong = row(context, cells, csv.line);
			if (wrong != NULL && csv_fault(faults, csv.line))
				buf_printf(faults->text, _("%s must be %s"), wrong->name,
					   _(wrong->wanted));
		} else if (csv_fault(faults, csv.line)) {
			if (count == wanted) {
				buf_puts(faults->text, _("the file must be in UTF-8; Excel writes "
					"it as 'CSV UTF-8'"));
				continue;
			}
			buf_printf(faults->text, _("the line must have %d cells, "), wanted);
			add_header(faults->text, columns);
			buf_puts(faults->text, _(", and every quote its second one"));
		}
	}
}
