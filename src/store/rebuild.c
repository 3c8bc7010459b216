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
    "UPDATE bericht SET afzender = NULL, identificatie = NULL, verwerpt = 0, nietig_vanaf = NULL,"
    " inhoud = NULL, zelfde_als = NULL;";

static const char forget_youths[] = "DELETE FROM jeugdige WHERE id NOT IN"
				    " (SELECT jeugdige FROM event WHERE jeugdige IS NOT NULL);";

static int complain(const struct store *store, const struct original *original, const char *what)
{
	char prefix[2 * PREFIX_BYTES + 1];

	log_error("%s: message %lld (sha256 %s...): %s", store->path, (long long)original->bericht,
		  hash_hex(original->sha256, PREFIX_BYTES, prefix), what);
	return -1;
}

int store_original_open(const struct store *store, const struct original *original,
			const char *bytes, size_t length, struct buf *out)
{
	const struct seal seal = {store->home->keys->archive, original->sha256, dictionary,
				  dictionary_length};

	return seal_open(&seal, bytes, length, out);
}

int store_original_complain(const struct store *store, const struct original *original)
{
	return complain(store, original,
			"its original cannot be opened: keys/archive.key is not the key it was "
			"sealed with, or it is damaged; put back the key, or a copy of the "
			"database");
}

int store_original_next(struct store *store, int64_t after, struct original *out)
{
	struct binder binder = {.statement = db_statement(store, SQL_ORIGINEEL_NEXT)};
	sqlite3_stmt *row = binder.statement;
	const void *sha256;
	int more;

	if (row == NULL)
		return -1;
	bind_number(&binder, after);
	more = binder.rc == SQLITE_OK ? db_row(store, row) : db_failed(store);
	if (more != 1)
		return more;
	*out = (struct original){.bericht = sqlite3_column_int64(row, 0),
				 .verdict = (enum verdict)sqlite3_column_int(row, 2)};
	sha256 = sqlite3_column_blob(row, 1);
	if (sqlite3_column_bytes(row, 1) == SHA256_BYTES)
		memcpy(out->sha256, sha256, SHA256_BYTES);
	if (sqlite3_column_type(row, 3) == SQLITE_NULL)
		return complain(store, out,
				"its original is missing; put back a copy of the database");
	out->bytes = sqlite3_column_blob(row, 3);
	out->length = (size_t)sqlite3_column_bytes(row, 3);
	return 1;
}

int store_rebuild_begin(struct store *store)
{
	return db_exec(store, forget);
}

/* What an original says today, as far as its message counts. */
struct content {
	struct identity identity;
	const struct event *events;
	size_t count;
	uint8_t digest[DIGEST_BYTES];
	bool counts;
};

static int read_content(struct store *store, const struct original *original,
			const struct judgement *judgement, struct content *out)
{
	*out = (struct content){.counts = original->verdict == VERDICT_ACCEPTED};
	if (out->counts && !judgement->typed)
		return complain(store, original,
				"it was accepted when it came, but the schemas of this program "
				"refuse it; rebuild with the program that accepted it");
	if (out->counts) {
		out->events = judgement->events;
		out->count = judgement->event_count;
		bericht_digest(store, judgement, out->digest);
	}
	out->identity = bericht_identify(judgement, out->events, out->count);
	return 0;
}

/* The columns of the message, in the order of SQL_BERICHT_AGAIN and SQL_BERICHT_IS. */
static void bind_columns(struct binder *binder, int64_t bericht, const struct judgement *judgement,
			 const struct content *content)
{
	const struct identity *identity = &content->identity;

	bind_number_or_null(binder, bericht_number(judgement->type), 0);
	bind_text(binder, judgement->release[0] != '\0' ? judgement->release : NULL);
	bind_text(binder, identity->afzender);
	bind_text(binder, identity->ontvanger);
	bind_text(binder, identity->identificatie);
	bind_number_or_null(binder, identity->dagtekening, DAY_NONE);
	bind_number_or_null(binder, identity->bekend, DAY_NONE);
	bind_number(binder, identity->verwerpt);
	bind_blob(binder, content->counts ? content->digest : NULL, DIGEST_BYTES);
	bind_number_or_null(binder, identity->headerline, 0);
	bind_number(binder, bericht);
}

int store_rebuild_add(struct store *store, const struct original *original,
		      const struct judgement *judgement)
{
	struct binder binder = {.statement = db_statement(store, SQL_BERICHT_AGAIN)};
	struct content content;

	if (binder.statement == NULL || read_content(store, original, judgement, &content) != 0)
		return -1;
	bind_columns(&binder, original->bericht, judgement, &content);
	if (db_bound(store, &binder) != 0)
		return -1;
	if (content.counts &&
	    bericht_add_content(store, original->bericht, &content.identity, content.events,
				content.count, content.digest) == STORE_FAILED)
		return -1;
	return 0;
}

int store_rebuild_check(struct store *store, const struct original *original,
			const struct judgement *judgement)
{
	struct binder binder = {.statement = db_statement(store, SQL_BERICHT_IS)};
	struct content content;
	int more, repeats = 0;

	if (binder.statement == NULL || read_content(store, original, judgement, &content) != 0)
		return -1;
	bind_columns(&binder, original->bericht, judgement, &content);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	if (more != 1)
		return more;
	repeats = sqlite3_column_type(binder.statement, 0) != SQLITE_NULL;
	sqlite3_reset(binder.statement);
	return event_check(store, original->bericht, content.events, repeats ? 0 : content.count);
}

/* Whether a statement finds nothing: 1 or 0; -1 failed. */
static int finds_nothing(struct store *store, enum statement statement)
{
	sqlite3_stmt *row = db_statement(store, statement);
	int more = row != NULL ? db_row(store, row) : -1;

	if (more == 1)
		sqlite3_reset(row);
	return more < 0 ? -1 : more == 0;
}

int store_rebuild_check_all(struct store *store)
{
	int well = finds_nothing(store, SQL_REPEATS_WRONG);

	return well == 1 ? finds_nothing(store, SQL_VOIDS_WRONG) : well;
}

/* What the messages say against each other and the rows of the tables, and the youths to derive. A
 * place in the order of judging is for messages that count. */
static const char forget_rows[] =
    "DELETE FROM afkeur_rij WHERE gebeurtenis IS NOT NULL;"
    "UPDATE bericht SET nietig_volgorde = NULL, nietig_eerst = NULL"
    " WHERE nietig_volgorde IS NOT NULL;"
    "UPDATE bericht SET volgorde = NULL WHERE volgorde IS NOT NULL"
    " AND (inhoud IS NULL OR zelfde_als IS NOT NULL);"
    "DELETE FROM toewijzing_rij; DELETE FROM levering_rij; DELETE FROM wachtketen_rij;"
    "DELETE FROM verzoek_rij; DELETE FROM traject_rij;"
    "INSERT OR IGNORE INTO geraakt SELECT id FROM jeugdige;";

int store_rebuild_rows(struct store *store, int32_t today, struct deriving *deriving)
{
	if (db_exec(store, forget_rows) != 0)
		return -1;
	store->group = 1;
	return derive_begin(store, today, deriving);
}

int store_rebuild_next(struct store *store, struct deriving *deriving)
{
	int more;

	store->no_rows = true;
	more = derive_next(store, deriving);
	store->no_rows = false;
	return more;
}

int store_rebuild_end(struct store *store, const struct deriving *deriving)
{
	return derive_end(store, deriving) == 0 ? db_exec(store, forget_youths) : -1;
}
