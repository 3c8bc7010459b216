/* What is kept, as digests under the keys of the chain of custody. */
#include "custody_parts.h"

#include <string.h>

#include "ijw/base/varint.h"

/* Which part of a message each statement reads. */
static const struct {
	enum statement statement;
	enum custody_part part;
} rows[CUSTODY_ROWS] = {
    {SQL_CUSTODY_BERICHT, CUSTODY_BERICHT},     {SQL_CUSTODY_ORIGINEEL, CUSTODY_ORIGINEEL},
    {SQL_CUSTODY_DEEL, CUSTODY_ORIGINEEL},	{SQL_CUSTODY_FEIT, CUSTODY_FEIT},
    {SQL_CUSTODY_AFKEUR, CUSTODY_AFKEUR},
};

#define BEHIND_THE_LAST INT64_MAX

void custody_cell(struct buf *out, sqlite3_stmt *row, int column)
{
	const int type = sqlite3_column_type(row, column);
	const char letter = (char)type;

	buf_add(out, &letter, 1);
	if (type == SQLITE_INTEGER) {
		varint_put(out, (uint64_t)sqlite3_column_int64(row, column));
	} else if (type != SQLITE_NULL) {
		const void *bytes = sqlite3_column_blob(row, column);
		const size_t length = (size_t)sqlite3_column_bytes(row, column);

		varint_put(out, length);
		if (length > 0)
			buf_add(out, bytes, length);
	}
}

/* The cells of the rows behind the number of their message, as long as they are of this one. -1
 * failed. */
static int add_cells(struct custody_scan *scan, int which, int64_t bericht)
{
	sqlite3_stmt *row = scan->row[which];

	while (scan->at[which] == bericht) {
		for (int column = 1; column < sqlite3_column_count(row); column++)
			custody_cell(&scan->cells, row, column);
		switch (sqlite3_step(row)) {
		case SQLITE_ROW:
			scan->at[which] = sqlite3_column_int64(row, 0);
			break;
		case SQLITE_DONE:
			scan->at[which] = BEHIND_THE_LAST;
			break;
		default:
			return db_failed(scan->store);
		}
	}
	return 0;
}

static int begin_rows(struct custody_scan *scan, int which, int64_t from, int64_t to)
{
	struct binder binder = {.statement = db_statement(scan->store, rows[which].statement)};
	int more;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, from);
	bind_number(&binder, to);
	more = binder.rc == SQLITE_OK ? db_row(scan->store, binder.statement)
				      : db_failed(scan->store);
	scan->row[which] = binder.statement;
	scan->at[which] = more == 1 ? sqlite3_column_int64(binder.statement, 0) : BEHIND_THE_LAST;
	return more < 0 ? -1 : 0;
}

int custody_scan(struct store *store, int64_t from, int64_t to, struct custody_scan *scan)
{
	*scan = (struct custody_scan){.store = store, .cells = BUF_INIT(0)};
	for (int i = 0; i < CUSTODY_ROWS; i++)
		if (begin_rows(scan, i, from, to) != 0)
			return -1;
	return 0;
}

/* 0 stands for a part that is not there. */
static uint64_t digest_of(const struct custody_scan *scan, enum custody_part part)
{
	const uint64_t digest = pseudonym_short(scan->store->custody->part_key[part],
						scan->cells.data, scan->cells.length);

	return digest != 0 ? digest : 1;
}

int custody_scan_next(struct custody_scan *scan, struct custody_entry *out)
{
	int64_t bericht = BEHIND_THE_LAST;

	for (int i = 0; i < CUSTODY_ROWS; i++)
		if (scan->at[i] < bericht)
			bericht = scan->at[i];
	if (bericht == BEHIND_THE_LAST)
		return 0;
	*out = (struct custody_entry){.bericht = bericht};
	for (int i = 0; i < CUSTODY_ROWS; i++) {
		const enum custody_part part = rows[i].part;

		if (add_cells(scan, i, bericht) != 0)
			return -1;
		if (i + 1 < CUSTODY_ROWS && rows[i + 1].part == part)
			continue;
		if (scan->cells.length > 0)
			out->part[part] = digest_of(scan, part);
		buf_clear(&scan->cells);
	}
	return 1;
}

void custody_scan_end(struct custody_scan *scan)
{
	for (int i = 0; i < CUSTODY_ROWS; i++)
		if (scan->row[i] != NULL)
			sqlite3_reset(scan->row[i]);
	buf_free(&scan->cells);
}

int custody_read_table(struct store *store, enum custody_table table,
		       uint8_t digest[CUSTODY_DIGEST_BYTES])
{
	sqlite3_stmt *row = db_statement(store, (enum statement)(SQL_CUSTODY_LIJST + table));
	struct buf cells = BUF_INIT(0);
	uint8_t proof[PROOF_BYTES];
	int more = row != NULL ? 1 : -1;

	while (more == 1 && (more = db_row(store, row)) == 1)
		for (int column = 0; column < sqlite3_column_count(row); column++)
			custody_cell(&cells, row, column);
	signature_proof(store->custody->key, cells.data, cells.length, proof);
	memcpy(digest, proof, CUSTODY_DIGEST_BYTES);
	buf_free(&cells);
	return more;
}
