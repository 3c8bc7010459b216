#include "ijw/store/store.h"

#include <string.h>

#include "bericht.h"
#include "db.h"
#include "dossier.h"
#include "ijw/base/clock.h"
#include "ijw/base/date.h"
#include "ijw/base/limits.h"
#include "ijw/store/archive.h"
#include "rivals.h"
#include "touch.h"

/* Pages that do not stay in memory are written, and read again, before the transaction ends.
 * Originals are sealed beside the deriving of rows rather than beside what else is done before. */
int store_bulk(struct store *store)
{
	packer_hold(store->packer, LIMIT_HOLD_BYTES);
	return db_exec(store, "PRAGMA cache_size = -65536");
}

int store_begin(struct store *store)
{
	return db_run(store, db_statement(store, SQL_BEGIN));
}

int store_commit(struct store *store)
{
	if (bericht_keep_originals(store, true) != 0 || touch_noted(store) != 0)
		return -1;
	return db_run(store, db_statement(store, SQL_COMMIT));
}

void store_rollback(struct store *store)
{
	struct parcel *parcel;

	store_close(store->twin);
	store->twin = NULL;
	while ((parcel = packer_take(store->packer, true)) != NULL)
		packer_return(store->packer, parcel);
	touch_forget(store);
	rivals_end(store);
	store->schemas[0] = '\0';
	store->group = 0;
	/* SQLite may have rolled back by itself, on a full disk for one. */
	if (!sqlite3_get_autocommit(store->db))
		db_run(store, db_statement(store, SQL_ROLLBACK));
}

bool store_is_broken(const struct store *store)
{
	return store->broken;
}

int stand_get(struct store *store, const char *key, struct buf *value)
{
	struct binder binder = {.statement = db_statement(store, SQL_STAND_GET)};
	int more;

	buf_clear(value);
	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, key);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	if (more == 1) {
		buf_puts(value, (const char *)sqlite3_column_text(binder.statement, 0));
		sqlite3_reset(binder.statement);
	}
	return more < 0 ? -1 : 0;
}

int stand_set(struct store *store, const char *key, const char *value)
{
	struct binder binder = {.statement = db_statement(store, SQL_STAND_SET)};

	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, key);
	bind_text(&binder, value);
	return db_bound(store, &binder);
}

/* Whether the stored rows are of this day and these parameters; writes down that they will be. */
static int is_current(struct store *store, int32_t today)
{
	struct buf parameters = BUF_INIT(0), value = BUF_INIT(0);
	char date[DATE_TEXT];
	int current = -1;

	parameters_write(&store->home->parameters, &parameters);
	date_format(today, date);
	if (stand_get(store, STAND_PEILDATUM, &value) != 0)
		goto out;
	current = value.length > 0 && strcmp(value.data, date) == 0;
	if (stand_get(store, STAND_PARAMETERS, &value) != 0) {
		current = -1;
		goto out;
	}
	current = current && value.length > 0 && strcmp(value.data, parameters.data) == 0;
	if (!current && (stand_set(store, STAND_PEILDATUM, date) != 0 ||
			 stand_set(store, STAND_PARAMETERS, parameters.data) != 0))
		current = -1;
out:
	buf_free(&parameters);
	buf_free(&value);
	return current;
}

static int touch_all(struct store *store, int32_t dag)
{
	struct binder binder = {.statement = db_statement(store, SQL_TOUCH_ALL)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, dag);
	return db_bound(store, &binder);
}

/* Their events are read once, for the rules between messages and for their rows. `dag`: from when
 * on what is known of them changed. */
static int derive_youth(struct store *store, int64_t jeugdige, int32_t dag, int32_t today)
{
	struct event *events;
	size_t count;

	pool_reset(store->pool);
	if (event_load(store, jeugdige, &events, &count) != 0 ||
	    dossier_jeugdige(store, jeugdige, dag, events, count) != 0)
		return -1;
	return derived_write(store, jeugdige, events, count, today, today);
}

int derive_begin(struct store *store, int32_t today, struct deriving *deriving)
{
	int current = is_current(store, today);
	int judged = dossier_is_current(store);

	*deriving = (struct deriving){.today = today};
	rivals_begin(store);
	if (current < 0 || judged < 0 || touch_noted(store) != 0 ||
	    (!current && touch_all(store, DAY_NEVER) != 0))
		return -1;
	store->since = judged ? store->group : 1;
	return judged ? 0 : touch_all(store, DAY_NONE);
}

int derive_next(struct store *store, struct deriving *deriving)
{
	struct binder binder = {.statement = db_statement(store, SQL_TOUCHED)};
	int32_t dag;
	int more;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, deriving->jeugdige);
	more = db_row(store, binder.statement);
	if (more != 1)
		return more;
	deriving->jeugdige = sqlite3_column_int64(binder.statement, 0);
	dag = sqlite3_column_int(binder.statement, 1);
	sqlite3_reset(binder.statement);
	return derive_youth(store, deriving->jeugdige, dag, deriving->today) == 0 ? 1 : -1;
}

int derive_end(struct store *store)
{
	rivals_end(store);
	if (dossier_end(store) != 0)
		return -1;
	return db_run(store, db_statement(store, SQL_TOUCHED_CLEAR));
}

int store_derive(struct store *store, int32_t today)
{
	struct deriving deriving;
	int more;

	packer_go(store->packer);
	if (derive_begin(store, today, &deriving) != 0)
		return -1;
	while ((more = derive_next(store, &deriving)) == 1)
		continue;
	return more == 0 ? derive_end(store) : -1;
}

int64_t store_judge_us(const struct store *store)
{
	return store->judge_us;
}
