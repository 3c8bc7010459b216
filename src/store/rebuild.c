/* Making everything anew that follows from the stored messages. */
#include "ijw/store/archive.h"

#include <stdio.h>
#include <string.h>

#include "bericht.h"
#include "db.h"
#include "ijw/base/date.h"
#include "ijw/base/log.h"
#include "sealing.h"

enum { PREFIX_BYTES = 6 }; /* of a SHA-256, to name a message */

/* What later messages would see of earlier ones must be gone before the first is handed in again: a
 * void mark, a digest of content, a retour. */
static const char forget[] =
    "DELETE FROM event;"
    "UPDATE bericht SET afzender = NULL, identificatie = NULL, verwerpt = 0, nietig_vanaf = NULL,"
    " inhoud = NULL, zelfde_als = NULL;";

static const char forget_youths[] = "DELETE FROM jeugdige WHERE id NOT IN"
				    " (SELECT jeugdige FROM event WHERE jeugdige IS NOT NULL);";

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
	char prefix[2 * PREFIX_BYTES + 1];

	log_error("%s: message %lld (sha256 %s...): %s", store->path, (long long)original->bericht,
		  digest_hex(original->sha256, PREFIX_BYTES, prefix), words[fault]);
	return -1;
}

enum original_fault store_original_open(const struct store *store, const struct original *original,
					struct buf *out)
{
	buf_clear(out);
	if (original->bytes == NULL)
		return ORIGINAL_MISSING;
	return opener_add(store->opener, original->sha256, original->bytes, original->length,
			  out) == 0
		   ? ORIGINAL_WELL
		   : ORIGINAL_CLOSED;
}

void original_read(sqlite3_stmt *row, struct original *out)
{
	const void *sha256 = sqlite3_column_blob(row, 1);

	*out = (struct original){.bericht = sqlite3_column_int64(row, 0),
				 .verdict = (enum verdict)sqlite3_column_int(row, 2)};
	if (sqlite3_column_bytes(row, 1) == SHA256_BYTES)
		memcpy(out->sha256, sha256, SHA256_BYTES);
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

int store_rebuild_day(struct store *store, int32_t today, int32_t *day)
{
	struct buf stored = BUF_INIT(0);
	int rc = stand_get(store, STAND_PEILDATUM, &stored);

	if (rc != 0 || stored.length == 0 || date_parse(stored.data, stored.length, day) != 0)
		*day = today;
	buf_free(&stored);
	return rc;
}

int store_rebuild_remember(struct store *store, int64_t now)
{
	char seconds[24];

	snprintf(seconds, sizeof(seconds), "%lld", (long long)now);
	return stand_set(store, STAND_REBUILT, seconds);
}

int store_rebuild_begin(struct store *store)
{
	return db_exec(store, forget);
}

/* The columns of the message, in the order of SQL_BERICHT_AGAIN. */
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
	bind_blob(binder, content->counts ? content->digest : NULL, PSEUDONYM_BYTES);
	bind_number_or_null(binder, identity->headerline, 0);
	bind_number(binder, identity->neemt_terug);
	bind_number_or_null(binder, content->orde, GETAL_NONE);
	bind_number(binder, bericht);
}

int store_rebuild_add(struct store *store, const struct original *original,
		      const struct judgement *judgement)
{
	struct binder binder = {.statement = db_statement(store, SQL_BERICHT_AGAIN)};
	struct content content = bericht_content(store, judgement, original->sha256,
						 original->verdict == VERDICT_ACCEPTED);

	if (binder.statement == NULL)
		return -1;
	bind_columns(&binder, original->bericht, judgement, &content);
	if (db_bound(store, &binder) != 0)
		return -1;
	return bericht_add_content(store, original->bericht, &content) == STORE_FAILED ? -1 : 0;
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

/* What the messages say against each other and the rows of the tables: all youths are then judged
 * and derived anew. */
static const char forget_rows[] =
    "DELETE FROM afkeur_afgeleid; DELETE FROM stand WHERE sleutel = '" STAND_JUDGED "';"
    "DELETE FROM toewijzing_rij; DELETE FROM levering_rij; DELETE FROM wachtketen_rij;"
    "DELETE FROM verzoek_rij; DELETE FROM traject_rij;";

int store_rebuild_rows(struct store *store, int32_t today, struct deriving *deriving)
{
	if (db_exec(store, forget_rows) != 0)
		return -1;
	return derive_begin(store, today, true, deriving);
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
