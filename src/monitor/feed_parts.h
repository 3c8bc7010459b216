/* A publication while it is written. */
#ifndef MONITOR_FEED_PARTS_H
#define MONITOR_FEED_PARTS_H

#include "ijw/base/buf.h"
#include "ijw/base/digest.h"
#include "ijw/monitor/feed.h"

/* A folder that is filled, and the digest of each file in it. */
struct uitgave {
	const struct feed *feed;
	bool intern; /* it is intern/ */
	int dir;
	int copy;         /* the folder that gets the same files; -1 for none */
	const char *path; /* of `dir`, for who wants a name, and to be shown */
	struct uitgave_file {
		char *name;
		char sha256[SHA256_TEXT];
	} * file;
	size_t files;
	size_t room;
};

/* feed_folder.c: makes the folder `name` in `dir`, which is called `path`, with all public files,
 * and the folder `copy` beside it with the same files; into the first goes intern/ too when the
 * publication has it. Without `copy` it is all of intern/. 0; 1 when something in it is refused, -1
 * when the machine failed: both logged. */
int feed_folder(const struct feed *feed, int dir, const char *name, const char *copy,
		const char *path);

/* feed_table.c: sorts the rows; what is missing is NULL from then on. */
void feed_table_sort(struct feed_table *table);

/* Whether all cells are what their columns say, and no key comes twice; the rows must
 * be sorted. 0, or 1 after it logged. */
int feed_table_check(const struct feed_table *table);

/* Adds the table as CSV. */
void feed_table_csv(const struct feed_table *table, struct buf *out);

/* feed_bsn.c: whether a text holds a run of nine digits that is a BSN by the 11-test. `intern`: not
 * when the text is a number by itself, or the run a part of a pseudonym. */
bool feed_bsn(const char *text, size_t length, bool intern);

/* feed_package.c: adds datapackage.json of the public tables, or of those in intern/. */
void feed_package(const struct feed *feed, bool intern, struct buf *out);

/* feed_leeswijzer.c: adds the reading guide, a line each. */
void feed_leeswijzer(const struct feed *feed, struct buf *out);

/* feed_workbook.c: whether a table is too long for a sheet. */
bool feed_workbook_omits(const struct feed_table *table);

/* feed_workbook.c: adds monitor.xlsx; on its way it makes and removes a file `name` in the folder.
 * feed_database.c: writes monitor.db. 0, or -1 after it logged. */
int feed_workbook(const struct uitgave *uitgave, const char *name, struct buf *out);
int feed_database(const struct uitgave *uitgave, const char *name);

/* A member of a zip that is being written. */
struct zip_part;

/* feed_sheet.c: adds the rows of a table as XML, from the second row of the sheet on. `date_style`
 * is the number of the format of days. 0; -1 when a text is too long for a cell. */
int feed_sheet(const struct feed_table *table, size_t date_style, struct zip_part *part);

/* feed_zip.c: whether every member of a zip that a library wrote is there up to the last byte of
 * its XML. */
bool feed_zip_whole(const struct buf *zip);

/* feed_zip.c: adds such a zip, each of whose sheets `fill` writes anew with feed_zip_add: `text` is
 * the sheet as it was, `sheet` its number from 1 on. The zip must be whole. 0; -1 when `fill` gave
 * that or the zip becomes larger than a zip can be. */
typedef int feed_zip_fill(void *context, size_t sheet, const char *text, struct zip_part *part);
int feed_zip_sheets(const struct buf *zip, feed_zip_fill *fill, void *context, struct buf *out);
void feed_zip_add(struct zip_part *part, const char *bytes, size_t length);

#endif
