/* monitor.xlsx: the reading guide, then a sheet for each public table. libxlsxwriter writes all but
 * the rows, which are put in afterwards. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "feed_parts.h"
#include "ijw/base/date.h"
#include "ijw/base/file.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/base/pool.h"

/* What a sheet can hold below its header, and how wide its columns are, in characters. */
enum { SHEET_ROWS = 1048575, WIDTH_MIN = 10, WIDTH_MAX = 40, GUIDE_WIDTH = 120 };

struct workbook {
	lxw_workbook *workbook;
	lxw_format *header;
	lxw_format *date;
	lxw_format *title;
	size_t date_style; /* the number of the format */
	bool failed;
};

bool feed_workbook_omits(const struct feed_table *table)
{
	return table->rows > SHEET_ROWS;
}

static bool has_sheet(const struct feed_table *table)
{
	return !table->intern && !feed_workbook_omits(table);
}

/* The same day in every run, and not that of the run: kennisdatum. */
static void set_properties(lxw_workbook *workbook, const struct feed *feed)
{
	static char title[] = "Regionale monitor jeugdhulp", author[] = "ijw";
	lxw_doc_properties properties = {.title = title, .author = author};
	int32_t day = 0;

	if (date_parse(feed->kennisdatum, strlen(feed->kennisdatum), &day) == 0)
		properties.created = (time_t)day * 24 * 60 * 60;
	workbook_set_properties(workbook, &properties);
}

static void want(struct workbook *book, lxw_error rc)
{
	book->failed = book->failed || rc != LXW_NO_ERROR;
}

static double width(const struct feed_column *column)
{
	size_t length = strlen(column->name) + 2;

	return length < WIDTH_MIN ? WIDTH_MIN : length > WIDTH_MAX ? WIDTH_MAX : (double)length;
}

/* A sheet without its rows. */
static void write_table(struct workbook *book, const struct feed_table *table)
{
	lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, table->name);

	if (sheet == NULL) {
		book->failed = true;
		return;
	}
	for (size_t i = 0; i < table->columns; i++) {
		lxw_col_t col = (lxw_col_t)i;

		worksheet_set_column(sheet, col, col, width(&table->column[i]), NULL);
		want(book,
		     worksheet_write_string(sheet, 0, col, table->column[i].name, book->header));
	}
	/* The sheet says how far it reaches. */
	if (table->rows > 0)
		want(book, worksheet_write_number(sheet, (lxw_row_t)table->rows,
						  (lxw_col_t)(table->columns - 1), 0, NULL));
	worksheet_freeze_panes(sheet, 1, 0);
	worksheet_autofilter(sheet, 0, 0, (lxw_row_t)table->rows, (lxw_col_t)(table->columns - 1));
}

static void write_guide(struct workbook *book, const struct feed *feed)
{
	lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, "Leeswijzer");
	struct buf text = BUF_INIT(0);
	lxw_row_t row = 0;
	char *rest;

	feed_leeswijzer(feed, &text);
	rest = text.data;
	worksheet_set_column(sheet, 0, 0, GUIDE_WIDTH, NULL);
	for (char *line; rest != NULL && (line = strsep(&rest, "\n")) != NULL; row++)
		if (line[0] != '\0')
			want(book, worksheet_write_string(sheet, row, 0, line,
							  row == 0 ? book->title : NULL));
	buf_free(&text);
}

static void fill(struct workbook *book, const struct feed *feed)
{
	book->header = workbook_add_format(book->workbook);
	book->date = workbook_add_format(book->workbook);
	book->title = workbook_add_format(book->workbook);
	format_set_bold(book->header);
	format_set_num_format(book->date, "yyyy-mm-dd");
	format_set_bold(book->title);
	set_properties(book->workbook, feed);
	write_guide(book, feed);
	book->date_style = (size_t)lxw_format_get_xf_index(book->date);
	for (size_t i = 0; i < feed->tables; i++)
		if (has_sheet(&feed->table[i]))
			write_table(book, &feed->table[i]);
}

static int failed(const char *path, const char *why)
{
	log_error("%s: the workbook cannot be written%s%s", path, why != NULL ? ": " : "",
		  why != NULL ? why : "");
	return -1;
}

/* All but the rows. Texts stand in their cells. */
static int write_frame(const struct uitgave *uitgave, const char *path, size_t *date_style)
{
	lxw_workbook_options options = {.constant_memory = LXW_TRUE,
					.tmpdir = (char *)uitgave->path};
	struct workbook book = {.workbook = workbook_new_opt(path, &options)};
	lxw_error rc;

	if (book.workbook == NULL)
		return failed(path, NULL);
	fill(&book, uitgave->feed);
	*date_style = book.date_style;
	rc = workbook_close(book.workbook);
	if (rc == LXW_NO_ERROR && !book.failed)
		return 0;
	return failed(path, rc != LXW_NO_ERROR ? lxw_strerror(rc) : NULL);
}

/* What the library wrote, which is taken away again. It does not look whether its temporary files
 * could be written: with a full disk its zip is sound, but its parts are cut off. */
static int read_frame(const struct uitgave *uitgave, const char *name, const char *path,
		      struct buf *frame)
{
	int fd = openat(uitgave->dir, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	int rc = fd >= 0 && file_read(fd, frame) == 0 && feed_zip_whole(frame) ? 0 : -1;

	if (rc != 0)
		log_error("%s: the workbook is not whole; is there room on the disk?", path);
	if (fd >= 0)
		close(fd);
	if (rc == 0 && unlinkat(uitgave->dir, name, 0) != 0)
		rc = failed(path, text_errno(errno));
	return rc;
}

struct rows {
	const struct feed *feed;
	size_t date_style;
};

static const struct feed_table *table_of_sheet(const struct feed *feed, size_t sheet)
{
	for (size_t i = 0; i < feed->tables; i++)
		if (has_sheet(&feed->table[i]) && --sheet == 0)
			return &feed->table[i];
	return NULL;
}

/* A sheet with its rows behind the header. The first is the guide. */
static int fill_sheet(void *context, size_t sheet, const char *text, struct zip_part *part)
{
	static const char header_end[] = "</row>", rows_end[] = "</sheetData>";
	const struct rows *rows = context;
	const struct feed_table *table = table_of_sheet(rows->feed, sheet - 1);
	const char *head = strstr(text, header_end), *rest = strstr(text, rows_end);

	if (table != NULL && head != NULL && rest != NULL) {
		head += sizeof(header_end) - 1;
		feed_zip_add(part, text, (size_t)(head - text));
		if (feed_sheet(table, rows->date_style, part) != 0)
			return -1;
		text = rest;
	}
	feed_zip_add(part, text, strlen(text));
	return 0;
}

int feed_workbook(const struct uitgave *uitgave, const char *name, struct buf *out)
{
	struct rows rows = {.feed = uitgave->feed};
	struct pool *pool = pool_new();
	const char *path = pool_printf(pool, "%s/%s", uitgave->path, name);
	struct buf frame = BUF_INIT(0);
	int rc = write_frame(uitgave, path, &rows.date_style);

	if (rc == 0)
		rc = read_frame(uitgave, name, path, &frame);
	if (rc == 0 && feed_zip_sheets(&frame, fill_sheet, &rows, out) != 0)
		rc = failed(path, NULL);
	buf_free(&frame);
	pool_free(pool);
	return rc;
}
