#include "large.h"

#include <stdlib.h>

#include "event.h"
#include "ijw/base/limits.h"

/* By which keys the events of a dossier are found. */
static const enum sleutel_soort keys[DOSSIER_KINDS][3] = {
    [DOSSIER_VERZOEK] = {SLEUTEL_VERZOEK, SLEUTEL_ANTWOORD, SLEUTEL_TOEGEWEZEN},
    [DOSSIER_DECLARATIE] = {SLEUTEL_DECLARATIEANTWOORD},
    [DOSSIER_BERICHT] = {SLEUTEL_BERICHT},
    [DOSSIER_TOEWIJZING] = {SLEUTEL_TOEWIJZING},
    [DOSSIER_DECLARATIENUMMER] = {SLEUTEL_DECLARATIENUMMER},
    [DOSSIER_PRESTATIE] = {SLEUTEL_PRESTATIE},
};

static int has_many(struct store *store, const struct sleutel *key)
{
	struct binder binder = {.statement = db_statement(store, SQL_SLEUTEL_MORE)};
	int more;

	if (binder.statement == NULL)
		return -1;
	event_bind_key(&binder, store, key);
	bind_number(&binder, LIMIT_DOSSIER_ROWS);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	if (more == 1)
		sqlite3_reset(binder.statement);
	return more;
}

static int is_large(struct store *store, enum dossier_kind kind, const struct dossier_name *name)
{
	struct sleutel key = name->key;
	int many = 0;

	for (int i = 0; many == 0 && i < 3 && keys[kind][i] != 0; i++) {
		key.kind = keys[kind][i];
		many = has_many(store, &key);
	}
	if (many == 0 && kind == DOSSIER_DECLARATIE) {
		const struct sleutel claim = sleutel_of_bericht(key.partij, key.tekst);

		many = has_many(store, &claim);
	}
	return many;
}

int large_remember(struct store *store, enum dossier_kind kind, int64_t digest, int64_t bericht)
{
	struct binder binder = {.statement = db_statement(store, SQL_LARGE_ADD)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, (int64_t)kind);
	bind_number(&binder, digest);
	bind_number(&binder, bericht);
	return db_bound(store, &binder);
}

int large_put_off(struct store *store, enum dossier_kind kind, const struct dossier_name *name)
{
	int large = is_large(store, kind, name);

	if (large == 1 && large_remember(store, kind, name->digest, name->bericht) != 0)
		return -1;
	return large;
}

int64_t large_count(struct store *store)
{
	sqlite3_stmt *row = db_statement(store, SQL_LARGE_COUNT);
	int64_t count;

	if (row == NULL || db_row(store, row) != 1)
		return -1;
	count = sqlite3_column_int64(row, 0);
	sqlite3_reset(row);
	return count;
}

int large_forget(struct store *store)
{
	return db_run(store, db_statement(store, SQL_LARGE_CLEAR));
}

int large_each(struct store *store, large_message *visit, void *context)
{
	sqlite3_stmt *row = db_statement(store, SQL_LARGE_MESSAGES);
	int more = row != NULL ? db_row(store, row) : -1;

	for (; more == 1; more = db_row(store, row))
		if (visit(context, sqlite3_column_int64(row, 0),
			  sqlite3_column_int(row, 1) == DOSSIER_MAAND) != 0) {
			sqlite3_reset(row);
			return -1;
		}
	return more;
}
