/* monitor.xlsx: the reading guide, then a sheet for each public table. */
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
#include "ijw/base/log.h"
#include "ijw/base/pool.h"

/* What a sheet can hold below its header, and how wide its columns are, in characters. */
enum { SHEET_ROWS = 1048575, WIDTH_MIN = 10, WIDTH_MAX = 40, GUIDE_WIDTH = 120 };

/* 1970-01-01 as spreadsheets count days. */
enum { SHEET_EPOCH = 25569 };

struct workbook {
	lxw_workbook *workbook;
	lxw_format *header;
	lxw_format *date;
	lxw_format *title;
	bool failed;
};

bool feed_workbook_omits(const struct feed_table *table)
{
	return table->rows > SHEET_ROWS;
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

static void write_cell(struct workbook *book, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col,
		       enum feed_kind kind, const char *cell)
{
	int32_t day;

	if (cell == NULL)
		return;
	if (kind == FEED_INTEGER || kind == FEED_NUMBER)
		want(book, worksheet_write_number(sheet, row, col, strtod(cell, NULL), NULL));
	else if (kind == FEED_DATE && date_parse(cell, strlen(cell), &day) == 0 &&
		 day > -SHEET_EPOCH)
		want(book, worksheet_write_number(sheet, row, col, day + SHEET_EPOCH, book->date));
	else
		want(book, worksheet_write_string(sheet, row, col, cell, NULL));
}

static double width(const struct feed_column *column)
{
	size_t length = strlen(column->name) + 2;

	return length < WIDTH_MIN ? WIDTH_MIN : length > WIDTH_MAX ? WIDTH_MAX : (double)length;
}

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
	for (size_t row = 0; row < table->rows && !book->failed; row++)
		for (size_t i = 0; i < table->columns; i++)
			write_cell(book, sheet, (lxw_row_t)row + 1, (lxw_col_t)i,
				   table->column[i].kind, table->cell[row * table->columns + i]);
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
	for (size_t i = 0; i < feed->tables; i++)
		if (!feed->table[i].intern && !feed_workbook_omits(&feed->table[i]))
			write_table(book, &feed->table[i]);
}

/* Rows go to a temporary file as they come: memory does not grow with them. */
static int write_book(const struct uitgave *uitgave, const char *path)
{
	lxw_workbook_options options = {.constant_memory = LXW_TRUE,
					.tmpdir = (char *)uitgave->path};
	struct workbook book = {.workbook = workbook_new_opt(path, &options)};
	lxw_error rc;

	if (book.workbook == NULL) {
		log_error("%s: the workbook cannot be written", path);
		return -1;
	}
	fill(&book, uitgave->feed);
	rc = workbook_close(book.workbook);
	if (rc == LXW_NO_ERROR && !book.failed)
		return 0;
	log_error("%s: the workbook cannot be written%s%s", path, rc != LXW_NO_ERROR ? ": " : "",
		  rc != LXW_NO_ERROR ? lxw_strerror(rc) : "");
	return -1;
}

int feed_workbook(const struct uitgave *uitgave, const char *name)
{
	struct pool *pool = pool_new();
	const char *path = pool_printf(pool, "%s/%s", uitgave->path, name);
	int rc = write_book(uitgave, path);
	int fd = rc == 0 ? openat(uitgave->dir, name, O_RDONLY | O_CLOEXEC) : -1;

	if (rc == 0 && (fd < 0 || !feed_zip_whole(fd))) {
		log_error("%s: the workbook is not whole; is there room on the disk?", path);
		rc = -1;
	}
	if (fd >= 0)
		close(fd);
	pool_free(pool);
	return rc;
}
