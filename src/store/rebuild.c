/* Making everything anew that follows from the stored messages. */
#include "ijw/store/archive.h"

#include <string.h>

#include "bericht.h"
#include "db.h"
#include "dictionary.h"
#include "ijw/base/date.h"
#include "ijw/base/log.h"

enum { PREFIX_BYTES = 6 }; /* of a SHA-256, to name a message */

/* What later messages would see of earlier ones must be gone before the first is handed in again: a
 * void mark, a digest of content, a retour. */
static const char forget[] =
    "DELETE FROM event;"
    "DELETE FROM afkeur_rij WHERE gebeurtenis IS NOT NULL;"
    "UPDATE bericht SET afzender = NULL, identificatie = NULL, verwerpt = 0, nietig_vanaf = NULL,"
    " nietig_volgorde = NULL, inhoud = NULL, zelfde_als = NULL;"
    "INSERT OR IGNORE INTO geraakt SELECT id FROM jeugdige;";

static const char forget_youths[] = "DELETE FROM jeugdige WHERE id NOT IN"
				    " (SELECT jeugdige FROM event WHERE jeugdige IS NOT NULL);";

static int complain(const struct store *store, const struct original *original, const char *what)
{
	char prefix[2 * PREFIX_BYTES + 1];

	log_error("%s: message %lld (sha256 %s...): %s", store->path, (long long)original->bericht,
		  hash_hex(original->sha256, PREFIX_BYTES, prefix), what);
	return -1;
}

static int unseal(struct store *store, sqlite3_stmt *row, struct original *out)
{
	const struct seal seal = {store->home->archive_key, out->sha256, dictionary,
				  dictionary_length};
	const void *bytes = sqlite3_column_blob(row, 3);

	if (sqlite3_column_type(row, 3) == SQLITE_NULL)
		return complain(store, out,
				"its original is missing; put back a copy of the database");
	if (seal_open(&seal, bytes, (size_t)sqlite3_column_bytes(row, 3), &store->seal) != 0)
		return complain(store, out,
				"its original cannot be opened: keys/archive.key is not the key "
				"it was sealed with, or it is damaged; put back the key, or a "
				"copy of the database");
	out->bytes = store->seal.data != NULL ? store->seal.data : "";
	out->length = store->seal.length;
	return 1;
}

int store_original_next(struct store *store, int64_t after, struct original *out)
{
	struct binder binder = {.statement = db_statement(store, SQL_ORIGINEEL_NEXT)};
	const void *sha256;
	int more;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, after);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	if (more != 1)
		return more;
	*out = (struct original){.bericht = sqlite3_column_int64(binder.statement, 0),
				 .verdict = (enum verdict)sqlite3_column_int(binder.statement, 2)};
	sha256 = sqlite3_column_blob(binder.statement, 1);
	if (sqlite3_column_bytes(binder.statement, 1) == SHA256_BYTES)
		memcpy(out->sha256, sha256, SHA256_BYTES);
	more = unseal(store, binder.statement, out);
	sqlite3_reset(binder.statement);
	return more;
}

int store_rebuild_begin(struct store *store)
{
	store->group = 1;
	return db_exec(store, forget);
}

static int update_row(struct store *store, int64_t bericht, const struct judgement *judgement,
		      const struct identity *identity, const uint8_t *digest)
{
	struct binder binder = {.statement = db_statement(store, SQL_BERICHT_AGAIN)};

	if (binder.statement == NULL)
		return -1;
	bind_number_or_null(&binder, bericht_number(judgement->type), 0);
	bind_text(&binder, judgement->release[0] != '\0' ? judgement->release : NULL);
	bind_text(&binder, identity->afzender);
	bind_text(&binder, identity->ontvanger);
	bind_text(&binder, identity->identificatie);
	bind_number_or_null(&binder, identity->dagtekening, DAY_NONE);
	bind_number_or_null(&binder, identity->bekend, DAY_NONE);
	bind_number(&binder, identity->verwerpt);
	bind_blob(&binder, digest, DIGEST_BYTES);
	bind_number_or_null(&binder, identity->headerline, 0);
	bind_number(&binder, bericht);
	return db_bound(store, &binder);
}

int store_rebuild_add(struct store *store, const struct original *original,
		      const struct judgement *judgement)
{
	bool accepted = original->verdict == VERDICT_ACCEPTED;
	uint8_t digest[DIGEST_BYTES];
	struct identity identity;
	struct event *events = NULL;
	size_t count = 0;

	if (accepted && !judgement->typed)
		return complain(store, original,
				"it was accepted when it came, but the schemas of this program "
				"refuse it; rebuild with the program that accepted it");
	if (accepted) {
		events = judgement->events;
		count = judgement->event_count;
		bericht_digest(store, judgement, digest);
	}
	identity = bericht_identify(judgement, events, count);
	if (update_row(store, original->bericht, judgement, &identity, accepted ? digest : NULL) !=
	    0)
		return -1;
	if (!accepted)
		return 0;
	return bericht_add_content(store, original->bericht, &identity, events, count, digest) ==
		       STORE_FAILED
		   ? -1
		   : 0;
}

/* A place in the order of judging is for messages that count. */
static const char forget_places[] = "UPDATE bericht SET volgorde = NULL WHERE volgorde IS NOT NULL"
				    " AND (inhoud IS NULL OR zelfde_als IS NOT NULL);";

int store_rebuild_end(struct store *store, int32_t today)
{
	if (db_exec(store, forget_places) != 0 || store_derive(store, today) != 0)
		return -1;
	return db_exec(store, forget_youths);
}
