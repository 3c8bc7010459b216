/* Making everything anew that follows from the stored messages. */
#include "ijw/store/archive.h"

#include "custody_parts.h"
#include "event.h"
#include "ijw/base/date.h"
#include "telling.h"

static const char forget_youths[] = "DELETE FROM jeugdige WHERE id NOT IN"
				    " (SELECT jeugdige FROM feit WHERE jeugdige IS NOT NULL);";

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
	return stand_set_moment(store, STAND_REBUILT, now) == 0
		   ? stand_forget(store, STAND_DISAGREED)
		   : -1;
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

	if (well == 1)
		well = finds_nothing(store, SQL_VOIDS_WRONG);
	return well == 1 ? sleutels_are_whole(store) : well;
}

/* What the messages say against each other and the rows of the tables: all youths are then judged
 * and derived anew. */
static const char forget_rows[] =
    "DELETE FROM afkeur_afgeleid; DELETE FROM stand WHERE sleutel = '" STAND_JUDGED "';"
    "DELETE FROM toewijzing_rij; DELETE FROM levering_rij; DELETE FROM wachtketen_rij;"
    "DELETE FROM verzoek_rij; DELETE FROM traject_rij;";

int store_rebuild_rows(struct store *store, int32_t today, struct deriving *deriving)
{
	store->rebuilding = true;
	store->damaged = false;
	custody_changes_table(store, CUSTODY_STAND);
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

bool store_rebuild_damaged(const struct store *store)
{
	return store->damaged;
}

int store_rebuild_end(struct store *store, const struct deriving *deriving)
{
	if (derive_end(store, deriving) != 0 || db_exec(store, forget_youths) != 0)
		return -1;
	return telling_anew(store);
}
