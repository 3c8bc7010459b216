/* What a rebuild made otherwise than it was stored. */
#include "ijw/store/archive.h"

#include <string.h>

#include "db.h"

/* As sorted by SQL_DIFFER_BERICHT and those that follow it. */
static const char *const tables[DIFFERENCES] = {
    [DIFFERENT_BERICHT] = "bericht",
    [DIFFERENT_FEIT] = "feit",
    [DIFFERENT_AFKEUR] = "afkeur",
    [DIFFERENT_JEUGDIGE] = "jeugdige",
    "verzoek",
    "toewijzing",
    "levering",
    "wachtketen",
    "traject",
    "masker",
    "telling",
    [DIFFERENT_SLEUTEL] = "sleutel",
};

/* NULL, numbers, texts, blobs: as SQLite sorts them. */
static int rank(int type)
{
	static const int ranks[] = {[SQLITE_NULL] = 0,
				    [SQLITE_INTEGER] = 1,
				    [SQLITE_FLOAT] = 1,
				    [SQLITE_TEXT] = 2,
				    [SQLITE_BLOB] = 3};

	return ranks[type];
}

static int order_numbers(sqlite3_stmt *a, sqlite3_stmt *b, int column)
{
	if (sqlite3_column_type(a, column) == SQLITE_INTEGER &&
	    sqlite3_column_type(b, column) == SQLITE_INTEGER) {
		int64_t left = sqlite3_column_int64(a, column);
		int64_t right = sqlite3_column_int64(b, column);

		return (left > right) - (left < right);
	}
	return (sqlite3_column_double(a, column) > sqlite3_column_double(b, column)) -
	       (sqlite3_column_double(a, column) < sqlite3_column_double(b, column));
}

static int order_bytes(sqlite3_stmt *a, sqlite3_stmt *b, int column)
{
	const void *left = sqlite3_column_blob(a, column);
	const void *right = sqlite3_column_blob(b, column);
	int left_length = sqlite3_column_bytes(a, column);
	int right_length = sqlite3_column_bytes(b, column);
	int shorter = left_length < right_length ? left_length : right_length;
	int order = shorter > 0 ? memcmp(left, right, (size_t)shorter) : 0;

	return order != 0 ? order : left_length - right_length;
}

static int order_rows(sqlite3_stmt *a, sqlite3_stmt *b)
{
	int order = 0;

	for (int column = 0; order == 0 && column < sqlite3_column_count(a); column++) {
		int kind = rank(sqlite3_column_type(a, column));

		order = kind - rank(sqlite3_column_type(b, column));
		if (order == 0 && kind == 1)
			order = order_numbers(a, b, column);
		else if (order == 0 && kind > 1)
			order = order_bytes(a, b, column);
	}
	return order;
}

/* A row that is another one went and came: it is counted once. `*first` receives the first cell of the
 * first of them. -1 after it logged. */
static int64_t compare(struct store *made, struct store *stored, enum statement statement,
		       int64_t *first)
{
	sqlite3_stmt *new = db_statement(made, statement), *old = db_statement(stored, statement);
	int more_new = new != NULL ? db_row(made, new) : -1;
	int more_old = old != NULL ? db_row(stored, old) : -1;
	int64_t came = 0, went = 0;

	while (more_new >= 0 && more_old >= 0 && more_new + more_old > 0) {
		int order = more_new == 0 ? 1 : more_old == 0 ? -1 : order_rows(new, old);

		if (order != 0 && came + went == 0)
			*first = sqlite3_column_int64(order < 0 ? new : old, 0);
		came += order < 0;
		went += order > 0;
		if (order <= 0)
			more_new = db_row(made, new);
		if (order >= 0)
			more_old = db_row(stored, old);
	}
	if (more_new < 0 || more_old < 0)
		return -1;
	return came > went ? came : went;
}

int differences_between(struct store *made, struct store *stored, bool facts,
			struct difference out[DIFFERENCES])
{
	int rc = db_exec(stored, "BEGIN");

	for (int i = 0; rc == 0 && i < DIFFERENCES; i++) {
		out[i] = (struct difference){.table = tables[i]};
		if ((i == DIFFERENT_FEIT || i == DIFFERENT_SLEUTEL) && !facts)
			continue;
		out[i].rows =
		    compare(made, stored, (enum statement)(SQL_DIFFER_BERICHT + (unsigned)i),
			    &out[i].first);
		rc = out[i].rows < 0 ? -1 : 0;
	}
	db_forget(stored);
	return rc == 0 ? db_exec(stored, "COMMIT") : -1;
}

int store_rebuild_differences(struct store *store, struct difference out[DIFFERENCES])
{
	struct store *stored = store_beside(store);
	int rc = stored != NULL ? differences_between(store, stored, false, out) : -1;

	if (stored != NULL && stored->broken)
		store->broken = true;
	store_close(stored);
	return rc;
}
