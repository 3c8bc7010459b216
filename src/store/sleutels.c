/* Whether the keys that are stored are those of what is stored: compared as two sums over all of
 * them, in whatever order. */
#include <string.h>

#include "event.h"

/* Each key adds a number that nobody without the key of the home can choose. */
struct sum {
	uint64_t total;
	int64_t count;
};

static void add(const struct store *store, const struct sleutel_row *sleutel, struct sum *sum)
{
	const int64_t cells[] = {sleutel->soort, sleutel->waarde, sleutel->dag, sleutel->bericht,
				 sleutel->regel};

	sum->total += pseudonym_short(store->sleutel, cells, sizeof(cells));
	sum->count++;
}

static void add_all(const struct store *store, const struct sleutels *sleutels, struct sum *sum)
{
	for (size_t i = 0; i < sleutels->count; i++)
		add(store, &sleutels->sleutel[i], sum);
}

static int add_stored(struct store *store, struct sum *sum)
{
	sqlite3_stmt *row = db_statement(store, SQL_COMPARE_SLEUTELS);
	int more = row != NULL ? db_row(store, row) : -1;

	for (; more == 1; more = db_row(store, row)) {
		const struct sleutel_row sleutel = {
		    .soort = (enum sleutel_soort)sqlite3_column_int(row, 0),
		    .waarde = sqlite3_column_int64(row, 1),
		    .dag = sqlite3_column_int(row, 2),
		    .bericht = sqlite3_column_int64(row, 3),
		    .regel = (uint32_t)sqlite3_column_int64(row, 4)};

		add(store, &sleutel, sum);
	}
	return more;
}

static int add_facts(struct store *store, struct sum *sum)
{
	struct binder binder = {.statement = db_statement(store, SQL_FEITEN_SINCE)};
	struct sleutels sleutels;
	int more;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, 0);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	for (; more == 1; more = db_row(store, binder.statement)) {
		struct events events = {.pool = store->pool};

		pool_reset(store->pool);
		if (event_read_row(store, binder.statement, &events) != 0 || events.count == 0 ||
		    events.count > ROW_EVENTS) {
			sqlite3_reset(binder.statement);
			return -1;
		}
		event_keys(store, events.event->bericht, events.event->jeugdige, events.event,
			   events.count, &sleutels);
		add_all(store, &sleutels, sum);
	}
	return more;
}

static int add_names(struct store *store, struct sum *sum)
{
	sqlite3_stmt *row = db_statement(store, SQL_COMPARE_NAMES);
	int more = row != NULL ? db_row(store, row) : -1;
	struct sleutels sleutels;

	for (; more == 1; more = db_row(store, row)) {
		struct identity identity;

		pool_reset(store->pool);
		identity = event_identity(row, store->pool);
		event_keys_of_name(store, sqlite3_column_int64(row, 0), &identity, &sleutels);
		add_all(store, &sleutels, sum);
	}
	return more;
}

int sleutels_are_whole(struct store *store)
{
	struct sum expected = {0}, stored = {0};

	if (add_facts(store, &expected) != 0 || add_names(store, &expected) != 0 ||
	    add_stored(store, &stored) != 0)
		return -1;
	return expected.total == stored.total && expected.count == stored.count;
}
