/* A link of the chain of custody: what is in a row of logboek, and the digests that prove it. */
#include "custody_parts.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/pool.h"
#include "ijw/base/varint.h"

/* ---- Entries ---- */

/* The place of an entry, or where it is to come. */
static size_t place_of(const struct custody_entries *entries, int64_t bericht)
{
	size_t low = 0, high = entries->count;

	if (high > 0 && entries->item[high - 1].bericht < bericht)
		return high;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (entries->item[middle].bericht < bericht)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct custody_entry *custody_find(const struct custody_entries *entries, int64_t bericht)
{
	const size_t at = place_of(entries, bericht);

	return at < entries->count && entries->item[at].bericht == bericht ? &entries->item[at]
									   : NULL;
}

bool custody_is_gone(const struct custody_entry *entry)
{
	static const struct custody_entry gone;

	return memcmp(entry->part, gone.part, sizeof(entry->part)) == 0;
}

/* Adds an entry, or puts it in the place of the one on the same message. */
static void put_entry(struct custody_entries *entries, const struct custody_entry *entry)
{
	const size_t at = place_of(entries, entry->bericht);

	if (at == entries->count || entries->item[at].bericht != entry->bericht) {
		entries->item =
		    xmore(entries->item, entries->count, &entries->room, sizeof(*entries->item));
		memmove(&entries->item[at + 1], &entries->item[at],
			(entries->count - at) * sizeof(*entries->item));
		entries->count++;
	}
	entries->item[at] = *entry;
}

/* ---- Packed ---- */

/* An empty blob is read as NULL, to which nothing may be added. */
static const unsigned char *end_of(const void *bytes, size_t length)
{
	return length > 0 ? (const unsigned char *)bytes + length : bytes;
}

void custody_pack(struct buf *out, int64_t before, const struct custody_entry *entry)
{
	varint_put(out, (uint64_t)entry->bericht - (uint64_t)before);
	buf_add(out, entry->part, sizeof(entry->part));
}

void custody_pack_table(struct buf *out, enum custody_table table,
			const uint8_t digest[CUSTODY_DIGEST_BYTES])
{
	varint_put(out, table);
	buf_add(out, digest, CUSTODY_DIGEST_BYTES);
}

int custody_unpack(const void *bytes, size_t length, struct custody_entries *out)
{
	const unsigned char *at = bytes, *end = end_of(bytes, length);
	struct custody_entry entry = {0};
	uint64_t step;

	while (at < end) {
		if (varint_take(&at, end, &step) != 0 ||
		    (size_t)(end - at) < sizeof(entry.part))
			return -1;
		entry.bericht = (int64_t)((uint64_t)entry.bericht + step);
		memcpy(entry.part, at, sizeof(entry.part));
		at += sizeof(entry.part);
		put_entry(out, &entry);
	}
	return 0;
}

int custody_unpack_tables(const void *bytes, size_t length, struct custody_tables *out)
{
	const unsigned char *at = bytes, *end = end_of(bytes, length);
	uint64_t table;

	while (at < end) {
		if (varint_take(&at, end, &table) != 0 || table >= CUSTODY_TABLES ||
		    (size_t)(end - at) < CUSTODY_DIGEST_BYTES)
			return -1;
		out->known[table] = true;
		memcpy(out->digest[table], at, CUSTODY_DIGEST_BYTES);
		at += CUSTODY_DIGEST_BYTES;
	}
	return 0;
}

/* ---- Proofs ---- */

const char *custody_outcome(const struct custody_act *act)
{
	return act->uitkomst != NULL ? act->uitkomst : CUSTODY_DONE;
}

/* All cells but the two digests, which are the last; then the head before and the first of them. */
void custody_proofs(const struct custody *custody, sqlite3_stmt *row,
		    const uint8_t before[PROOF_BYTES], uint8_t zegel[PROOF_BYTES],
		    uint8_t kop[PROOF_BYTES])
{
	struct buf cells = BUF_INIT(0);

	for (int column = 0; column < LOGBOEK_ZEGEL; column++)
		custody_cell(&cells, row, column);
	signature_proof(custody->key, cells.data, cells.length, zegel);
	custody_chain(custody, before, zegel, kop);
	buf_free(&cells);
}

void custody_chain(const struct custody *custody, const uint8_t before[PROOF_BYTES],
		   const uint8_t zegel[PROOF_BYTES], uint8_t kop[PROOF_BYTES])
{
	uint8_t both[2 * PROOF_BYTES];

	memcpy(both, before, PROOF_BYTES);
	memcpy(both + PROOF_BYTES, zegel, PROOF_BYTES);
	signature_proof(custody->key, both, sizeof(both), kop);
}

static int read_head(struct store *store, struct custody_head *out)
{
	sqlite3_stmt *row = db_statement(store, SQL_LOGBOEK_HEAD);
	int more = row != NULL ? db_row(store, row) : -1;

	*out = (struct custody_head){0};
	if (more != 1)
		return more;
	out->nr = sqlite3_column_int64(row, 0);
	out->moment = sqlite3_column_int64(row, 1);
	if (sqlite3_column_bytes(row, 2) == PROOF_BYTES)
		memcpy(out->kop, sqlite3_column_blob(row, 2), PROOF_BYTES);
	sqlite3_reset(row);
	return 1;
}

int custody_last(struct store *store, int64_t *nr, uint8_t kop[PROOF_BYTES])
{
	struct custody_head head;
	int more = read_head(store, &head);

	*nr = head.nr;
	memcpy(kop, head.kop, PROOF_BYTES);
	return more;
}

int custody_head(struct store *store, struct custody_head *out)
{
	struct buf messages = BUF_INIT(0);
	int more = read_head(store, out);

	if (more == 1)
		more = db_text(store, "SELECT count(*) FROM bericht", &messages);
	if (more == 1)
		out->messages = strtoll(messages.data, NULL, 10);
	buf_free(&messages);
	return more;
}

int custody_head_of(struct store *store, int64_t nr, uint8_t kop[PROOF_BYTES])
{
	struct binder binder = {.statement = db_statement(store, SQL_LOGBOEK_HEAD_OF)};
	int more;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, nr);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	if (more != 1)
		return more;
	if (sqlite3_column_bytes(binder.statement, 0) == PROOF_BYTES)
		memcpy(kop, sqlite3_column_blob(binder.statement, 0), PROOF_BYTES);
	else
		more = 0;
	sqlite3_reset(binder.statement);
	return more;
}
