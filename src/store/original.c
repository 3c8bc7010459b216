/* The originals: one after the other, and opening them. */
#include <string.h>

#include "bericht.h"
#include "db.h"
#include "ijw/base/log.h"
#include "ijw/store/archive.h"
#include "sealing.h"

int store_original_complain(const struct store *store, const struct original *original,
			    enum original_fault fault)
{
	static const char *const words[] = {
	    [ORIGINAL_MISSING] = "its original is missing; put back a copy of the database",
	    [ORIGINAL_CLOSED] = "its original cannot be opened: keys/archive.key is not the key it "
				"was sealed with, or it is damaged; put back the key, or a copy of "
				"the database",
	    [ORIGINAL_REFUSED] = "it was accepted when it came, but the schemas of this program "
				 "refuse it; rebuild with the program that accepted it",
	};

	log_error("%s: message %lld: %s", store->path, (long long)original->bericht, words[fault]);
	return -1;
}

enum original_fault store_original_open(const struct store *store, const struct original *original,
					struct buf *out)
{
	buf_clear(out);
	if (original->bytes == NULL)
		return ORIGINAL_MISSING;
	return opener_add(store->opener, original->name, original->name_length, original->bytes,
			  original->length, out) == 0
		   ? ORIGINAL_WELL
		   : ORIGINAL_CLOSED;
}

bool original_is_of_today(const struct original *original)
{
	return original->name_length == KENMERK_BYTES;
}

void original_kenmerk(const struct store *store, const struct original *original,
		      uint8_t kenmerk[KENMERK_BYTES])
{
	if (original_is_of_today(original))
		memcpy(kenmerk, original->name, KENMERK_BYTES);
	else
		pseudonym_kenmerk(store->home->keys->pseudonym, original->name, kenmerk);
}

bool original_has(const struct store *store, const struct original *original,
		  const struct buf *bytes)
{
	uint8_t kenmerk[KENMERK_BYTES], known[KENMERK_BYTES];

	bericht_kenmerk(store, bytes->data != NULL ? bytes->data : "", bytes->length, kenmerk);
	original_kenmerk(store, original, known);
	return memcmp(kenmerk, known, sizeof(kenmerk)) == 0;
}

void original_read(sqlite3_stmt *row, struct original *out)
{
	const void *name = sqlite3_column_blob(row, 1);
	size_t length = (size_t)sqlite3_column_bytes(row, 1);

	*out = (struct original){.bericht = sqlite3_column_int64(row, 0),
				 .verdict = (enum verdict)sqlite3_column_int(row, 2)};
	if (name != NULL && length <= sizeof(out->name)) {
		memcpy(out->name, name, length);
		out->name_length = length;
	}
	if (sqlite3_column_type(row, 3) == SQLITE_NULL)
		return;
	out->length = (size_t)sqlite3_column_bytes(row, 3);
	out->bytes = out->length > 0 ? sqlite3_column_blob(row, 3) : "";
}

int store_original_next(struct store *store, int64_t after, struct original *out)
{
	struct binder binder = {.statement = db_statement(store, SQL_ORIGINEEL_NEXT)};
	int more;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, after);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	if (more == 1)
		original_read(binder.statement, out);
	return more;
}
