/* Whether a file is needed any longer: what is stored of it. */
#include "ijw/store/archive.h"

#include <string.h>

#include "bericht.h"
#include "db.h"

static bool is_same(const struct buf *stored, const char *bytes, size_t length)
{
	return stored->length == length &&
	       (length == 0 || memcmp(stored->data, bytes, length) == 0);
}

int store_holds(struct store *store, const char *bytes, size_t length, int64_t before)
{
	struct binder binder = {.statement = db_statement(store, SQL_BERICHT_HELD)};
	sqlite3_stmt *row = binder.statement;
	struct original original = {0};
	struct buf stored = BUF_INIT(0);
	int held;

	if (row == NULL)
		return -1;
	bericht_kenmerk(store, bytes, length, original.name);
	original.name_length = KENMERK_BYTES;
	bind_blob(&binder, original.name, original.name_length);
	bind_number(&binder, before);
	held = binder.rc == SQLITE_OK ? db_row(store, row) : db_failed(store);
	if (held != 1)
		return held;
	original.bericht = sqlite3_column_int64(row, 0);
	original.bytes = sqlite3_column_blob(row, 1);
	original.length = (size_t)sqlite3_column_bytes(row, 1);
	held = store_original_open(store, &original, &stored) == ORIGINAL_WELL &&
	       is_same(&stored, bytes, length);
	if (!held)
		store_original_complain(store, &original, ORIGINAL_CLOSED);
	sqlite3_reset(row);
	buf_free(&stored);
	return held;
}

int store_did(struct store *store, const char *what, const char *text)
{
	struct buf value = BUF_INIT(0);
	int rc = stand_get(store, what, &value);
	bool same = value.data != NULL && strcmp(value.data, text) == 0;

	buf_free(&value);
	return rc != 0 ? -1 : same;
}

int store_do(struct store *store, const char *what, const char *text)
{
	if (store_begin(store) != 0)
		return -1;
	if (stand_set(store, what, text) == 0 && store_commit(store) == 0)
		return 0;
	store_rollback(store);
	return -1;
}
