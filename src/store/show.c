/* What became of a message (ijw/store/show.h). */
#include "ijw/store/show.h"

#include <stdlib.h>
#include <string.h>

#include "bericht.h"
#include "event.h"
#include "ijw/base/date.h"
#include "ijw/message/mask.h"
#include "ijw/store/archive.h"
#include "show.h"

const char *show_copy(struct pool *pool, const char *text)
{
	return text != NULL ? pool_copy(pool, text, strlen(text)) : NULL;
}

static const char *cell(struct pool *pool, sqlite3_stmt *row, int column)
{
	return show_copy(pool, (const char *)sqlite3_column_text(row, column));
}

static int32_t day(sqlite3_stmt *row, int column, int32_t none)
{
	return sqlite3_column_type(row, column) != SQLITE_NULL ? sqlite3_column_int(row, column)
							       : none;
}

/* ---- Which messages ---- */

/* A name is kept masked when it tells a person, and known by its mask. */
static void bind_names(struct binder *binder, const struct store *store,
		       const struct show_name *name, struct buf *path, char mask[MASK_TEXT])
{
	const uint8_t *key = store->home->keys->pseudonym;

	if (name->file != NULL)
		mask_path(key, name->file, NULL, path);
	bind_text(binder, name->file);
	bind_text(binder, path->data);
	if (name->identificatie != NULL)
		mask_write(key, name->identificatie, mask);
	bind_text(binder, name->identificatie);
	bind_text(binder, name->identificatie != NULL ? mask : NULL);
}

static int read_numbers(struct store *store, const struct binder *binder, struct pool *pool,
			int64_t **numbers, size_t *count)
{
	int64_t *found = NULL;
	size_t room = 0;
	int more = binder->rc == SQLITE_OK ? db_row(store, binder->statement) : db_failed(store);

	*count = 0;
	for (; more == 1; more = db_row(store, binder->statement)) {
		found = xmore(found, *count, &room, sizeof(*found));
		found[(*count)++] = sqlite3_column_int64(binder->statement, 0);
	}
	*numbers = pool_alloc(pool, (*count + 1) * sizeof(**numbers));
	if (*count > 0)
		memcpy(*numbers, found, *count * sizeof(*found));
	free(found);
	return more;
}

int store_show_find(struct store *store, const struct show_name *name, struct pool *pool,
		    int64_t **numbers, size_t *count)
{
	struct binder binder = {.statement = db_statement(store, SQL_SHOW_FIND)};
	uint8_t kenmerk[KENMERK_BYTES];
	struct buf path = BUF_INIT(0);
	char mask[MASK_TEXT];
	int rc;

	if (binder.statement == NULL)
		return -1;
	if (name->sha256 != NULL)
		pseudonym_kenmerk(store->home->keys->pseudonym, name->sha256, kenmerk);
	bind_number(&binder, name->number);
	bind_blob(&binder, name->sha256 != NULL ? kenmerk : NULL, KENMERK_BYTES);
	bind_names(&binder, store, name, &path, mask);
	rc = read_numbers(store, &binder, pool, numbers, count);
	buf_free(&path);
	return rc;
}

/* ---- The message ---- */

/* The cells of SQL_SHOW_BERICHT behind those that event_read_voided reads (BERICHT_FIELDS). */
enum {
	ONTVANGEN,
	BESTAND,
	LID,
	OORDEEL,
	PROGRAMMA,
	RELEASE_OF_IT,
	ZELFDE_ALS,
	GEWIST,
	KENMERK,
	DAGTEKENING
};

static void read_bericht(sqlite3_stmt *row, int at, struct pool *pool, struct show_bericht *out)
{
	enum { TYPE = 1, BEKEND, NIETIG_VANAF, IDENTIFICATIE, AFZENDER, ONTVANGER };
	const int number = sqlite3_column_int(row, TYPE);

	out->type = number != 0 ? bericht_info(bericht_of_number(number))->name : NULL;
	out->afzender = cell(pool, row, AFZENDER);
	out->ontvanger = cell(pool, row, ONTVANGER);
	out->identificatie = cell(pool, row, IDENTIFICATIE);
	out->dagtekening = day(row, at + DAGTEKENING, DAY_NONE);
	out->bekend = day(row, BEKEND, DAY_NONE);
	out->nietig_vanaf = day(row, NIETIG_VANAF, DAY_NEVER);
	out->received = sqlite3_column_int64(row, at + ONTVANGEN);
	out->file = cell(pool, row, at + BESTAND);
	out->member = cell(pool, row, at + LID);
	out->verdict = (enum verdict)sqlite3_column_int(row, at + OORDEEL);
	out->programma = cell(pool, row, at + PROGRAMMA);
	out->release = cell(pool, row, at + RELEASE_OF_IT);
	out->same_as = sqlite3_column_int64(row, at + ZELFDE_ALS);
	out->erased = sqlite3_column_int(row, at + GEWIST) != 0;
	if (sqlite3_column_bytes(row, at + KENMERK) == KENMERK_BYTES)
		memcpy(out->kenmerk, sqlite3_column_blob(row, at + KENMERK), KENMERK_BYTES);
}

static int describe(struct store *store, struct pool *pool, struct show_bericht *out)
{
	struct binder binder = {.statement = db_statement(store, SQL_SHOW_BERICHT)};
	struct event like;
	int at;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, out->number);
	if (binder.rc != SQLITE_OK || db_row(store, binder.statement) != 1)
		return db_failed(store);
	at = event_read_voided(store, binder.statement, pool, &like);
	if (at >= 0) {
		read_bericht(binder.statement, at, pool, out);
		out->nietig_door = like.voided_by;
	}
	sqlite3_reset(binder.statement);
	return at >= 0 ? 0 : -1;
}

static int add_findings(struct store *store, struct pool *pool, struct show_bericht *out)
{
	enum { REGEL, RETOURCODE, ERNST, REGELNUMMER, PAD, BETWEEN, OPGELOST };
	struct binder binder = {.statement = db_statement(store, SQL_SHOW_FINDINGS)};
	sqlite3_stmt *row = binder.statement;
	struct show_finding *found = NULL;
	size_t room = 0;
	int more;

	if (row == NULL)
		return -1;
	bind_number(&binder, out->number);
	more = binder.rc == SQLITE_OK ? db_row(store, row) : db_failed(store);
	for (; more == 1; more = db_row(store, row)) {
		found = xmore(found, out->findings, &room, sizeof(*found));
		found[out->findings++] =
		    (struct show_finding){.regel = cell(pool, row, REGEL),
					  .retourcode = cell(pool, row, RETOURCODE),
					  .ernst = cell(pool, row, ERNST),
					  .pad = cell(pool, row, PAD),
					  .regelnummer = sqlite3_column_int64(row, REGELNUMMER),
					  .between = sqlite3_column_int(row, BETWEEN) != 0,
					  .opgelost_door = sqlite3_column_int64(row, OPGELOST)};
	}
	out->finding = pool_alloc(pool, (out->findings + 1) * sizeof(*found));
	if (out->findings > 0)
		memcpy(out->finding, found, out->findings * sizeof(*found));
	free(found);
	return more;
}

int store_show(struct store *store, int64_t number, int32_t today, struct pool *pool,
	       struct show_bericht *out)
{
	*out = (struct show_bericht){.number = number};
	if (describe(store, pool, out) != 0 || add_findings(store, pool, out) != 0)
		return -1;
	return show_rows(store, today, pool, out);
}

int store_show_original(struct store *store, int64_t number, struct buf *out)
{
	struct original original;
	enum original_fault fault;
	int more = store_original_next(store, number - 1, &original);

	if (more != 1 || original.bericht != number)
		return more < 0 ? -1 : db_failed(store);
	fault = store_original_open(store, &original, out);
	return fault == ORIGINAL_WELL ? 0 : store_original_complain(store, &original, fault);
}
