#include "telling.h"

#include <string.h>

void telling_message(struct store *store, int64_t bericht)
{
	if (store->untold == 0)
		store->untold = bericht;
}

void telling_opened(struct store *store, enum severity severity)
{
	store->opened[severity]++;
}

static void note_dropped(struct store *store, sqlite3_stmt *row)
{
	const char *ernst = (const char *)sqlite3_column_text(row, 0);

	/* SQLite 3.40 cannot tell by IS NULL what of it is one. */
	if (sqlite3_column_type(row, 1) != SQLITE_NULL)
		return;
	for (int severity = 0; severity < SEVERITIES; severity++)
		if (strcmp(ernst, severity_name((enum severity)severity)) == 0)
			store->opened[severity]--;
}

int telling_drop(struct store *store, const struct binder *binder)
{
	int more = binder->rc == SQLITE_OK ? db_row(store, binder->statement) : db_failed(store);

	for (; more == 1; more = db_row(store, binder->statement))
		note_dropped(store, binder->statement);
	return more;
}

void telling_forget(struct store *store)
{
	store->untold = 0;
	memset(store->opened, 0, sizeof(store->opened));
}

/* What a statement counts of the messages from `first` on; `soort` of what is no verdict. */
static int run_from(struct store *store, enum statement statement, int64_t first, int soort)
{
	struct binder binder = {.statement = db_statement(store, statement)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, first);
	if (soort != 0)
		bind_number(&binder, soort);
	return db_bound(store, &binder);
}

/* From a day before the last message on it is known in which second how many came. */
static int write_messages(struct store *store)
{
	static const struct {
		enum statement statement;
		int soort;
	} counting[] = {{SQL_ONTVANGST_ADD, 0},
			{SQL_ONTVANGST_REJECTING, JUMP_REJECTING},
			{SQL_ONTVANGST_FAR, JUMP_FAR},
			{SQL_ZENDER_ADD, 0},
			{SQL_OPENSTAAND_ADD, 0}};
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < sizeof(counting) / sizeof(counting[0]); i++)
		rc = run_from(store, counting[i].statement, store->untold, counting[i].soort);
	if (rc == 0)
		rc = db_run(store, db_statement(store, SQL_ONTVANGST_JOIN));
	return rc == 0 ? db_run(store, db_statement(store, SQL_ONTVANGST_JOINED)) : -1;
}

static int write_opened(struct store *store, enum severity severity)
{
	struct binder binder = {.statement = db_statement(store, SQL_OPENSTAAND_CHANGE)};

	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, severity_name(severity));
	bind_number(&binder, store->opened[severity]);
	return db_bound(store, &binder);
}

int telling_write(struct store *store)
{
	if (store->untold > 0 && write_messages(store) != 0)
		return -1;
	for (int severity = 0; severity < SEVERITIES; severity++)
		if (store->opened[severity] != 0 &&
		    write_opened(store, (enum severity)severity) != 0)
			return -1;
	telling_forget(store);
	return 0;
}

int telling_anew(struct store *store)
{
	static const char forget[] =
	    "DELETE FROM ontvangst; DELETE FROM zender; DELETE FROM openstaand;";

	telling_forget(store);
	telling_message(store, 1);
	if (db_exec(store, forget) != 0 || telling_write(store) != 0)
		return -1;
	return db_run(store, db_statement(store, SQL_OPENSTAAND_ALL));
}
