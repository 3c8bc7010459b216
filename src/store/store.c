#include "ijw/store/store.h"

#include <string.h>

#include "custody_parts.h"
#include "db.h"
#include "dossier.h"
#include "ijw/base/clock.h"
#include "ijw/base/date.h"
#include "ijw/base/halt.h"
#include "ijw/base/limits.h"
#include "ijw/store/archive.h"
#include "event.h"
#include "key_run.h"
#include "original.h"
#include "postponed.h"
#include "related.h"
#include "shared.h"
#include "void.h"
#include "telling.h"
#include "youth_numbers.h"
#include "youths.h"

/* Pages that do not stay in memory are written, and read again, before the transaction ends. */
int store_bulk(struct store *store, bool adds)
{
	static const char *const pragmas[] = {"PRAGMA cache_size = -65536;",
					      "PRAGMA cache_size = -65536;"
					      "PRAGMA foreign_keys = OFF;"};

	if (store->key_run == NULL)
		store->key_run = key_run_new();
	youth_numbers_begin(store);
	return db_exec(store, pragmas[adds]);
}

int store_begin(struct store *store)
{
	store->voiding.key = 0;
	return db_run(store, db_statement(store, SQL_BEGIN));
}

/* What is void is noted as it is marked: it comes first. */
int store_touch_noted(struct store *store)
{
	return void_apply(store) == 0 ? related_touch(store) : -1;
}

/* Nothing is committed of which anything may have been broken off; and what is committed is not said
 * to have been. */
static int commit(struct store *store)
{
	int rc;

	if (halt_is_due())
		return -1;
	db_heed(store->db, false);
	rc = db_run(store, db_statement(store, SQL_COMMIT));
	db_heed(store->db, true);
	return rc;
}

int store_commit(struct store *store)
{
	if (original_keep(store, true) != 0 || store_touch_noted(store) != 0 ||
	    key_run_store(store) != 0 || telling_write(store) != 0 || custody_extend(store) != 0)
		return -1;
	youth_numbers_forget(store);
	store->rebuilding = false;
	store->whole = false;
	store->again_count = 0;
	return commit(store);
}

static void forget_memory(struct store *store)
{
	youths_free(store->youths);
	store->youths = NULL;
}

void store_rollback(struct store *store)
{
	struct parcel *parcel;

	store_close(store->twin);
	store->twin = NULL;
	/* Who reads a home without its keys packs nothing. */
	while (store->packer != NULL && (parcel = packer_take(store->packer, true)) != NULL)
		packer_return(store->packer, parcel);
	key_run_forget(store);
	youth_numbers_forget(store);
	void_forget(store);
	related_free(store->related);
	store->related = NULL;
	shared_end(store);
	forget_memory(store);
	telling_forget(store);
	custody_rolled_back(store);
	store->rebuilding = false;
	store->basis_id = 0;
	store->group = 0;
	store->whole = false;
	store->no_rows = false;
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
	custody_changes_table(store, CUSTODY_STAND);
	return db_bound(store, &binder);
}

int stand_set_moment(struct store *store, const char *key, int64_t seconds)
{
	char text[24];

	snprintf(text, sizeof(text), "%lld", (long long)seconds);
	return stand_set(store, key, text);
}

int stand_forget(struct store *store, const char *key)
{
	struct binder binder = {.statement = db_statement(store, SQL_STAND_FORGET)};

	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, key);
	custody_changes_table(store, CUSTODY_STAND);
	return db_bound(store, &binder);
}

/* To be raised with every change of what the derivation gives, or of how rows are stored. */
#define DERIVED_BY IJW_VERSION " 1"

/* Whether what is remembered under a key is this: 1 or 0; -1 failed. */
static int is_remembered(struct store *store, const char *key, const char *now)
{
	struct buf stored = BUF_INIT(0);
	int same = -1;

	if (stand_get(store, key, &stored) == 0)
		same = stored.length > 0 && strcmp(stored.data, now) == 0;
	buf_free(&stored);
	return same;
}

/* Whether the stored rows were made with these parameters by this program: 1 or 0; -1 failed. */
static int are_made_so(struct store *store, const char *parameters)
{
	int same = is_remembered(store, STAND_DERIVED, DERIVED_BY);

	return same == 1 ? is_remembered(store, STAND_PARAMETERS, parameters) : same;
}

/* The same, and they will be: remembers it. */
static int make_so(struct store *store)
{
	struct buf parameters = BUF_INIT(0);
	int same;

	parameters_write(&store->home->parameters, &parameters);
	same = are_made_so(store, parameters.data);
	if (same == 0 && (stand_set(store, STAND_DERIVED, DERIVED_BY) != 0 ||
			  stand_set(store, STAND_PARAMETERS, parameters.data) != 0))
		same = -1;
	buf_free(&parameters);
	return same;
}

/* Of which day the stored rows are; DAY_NONE when there are none. 0 or -1. */
static int read_peildatum(struct store *store, int32_t *day)
{
	struct buf value = BUF_INIT(0);
	int rc = stand_get(store, STAND_PEILDATUM, &value);

	*day = DAY_NONE;
	if (rc == 0 && value.length > 0)
		date_parse(value.data, value.length, day);
	buf_free(&value);
	return rc;
}

/* Rows go on from day to day among likely days (derive.h). */
int derived_are_of(struct store *store, int32_t day)
{
	struct buf parameters = BUF_INIT(0);
	int64_t postponed;
	int32_t stored;
	int same;

	parameters_write(&store->home->parameters, &parameters);
	same = are_made_so(store, parameters.data);
	buf_free(&parameters);
	if (same < 0 || read_peildatum(store, &stored) != 0 ||
	    postponed_first(store, &postponed) != 0)
		return -1;
	/* Of a load into an empty home nobody is marked. */
	return same && stored != DAY_NONE && postponed != 1 &&
	       (stored == day || (stored < day && date_is_likely(day)));
}

/* The rows will be of today; `*before` receives of which day they are, DAY_NONE when there are
 * none. 0 or -1. */
static int move_on(struct store *store, int32_t today, int32_t *before)
{
	char date[DATE_TEXT];

	if (read_peildatum(store, before) != 0)
		return -1;
	return *before == today ? 0 : stand_set(store, STAND_PEILDATUM, date_format(today, date));
}

int store_touch(struct store *store, int64_t jeugdige, int32_t dag)
{
	struct binder binder;

	if (store->whole)
		return 0;
	binder = (struct binder){.statement = db_statement(store, SQL_TOUCH)};
	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, dag);
	bind_number(&binder, jeugdige);
	return db_bound(store, &binder);
}

static int touch_all(struct store *store, int32_t dag)
{
	struct binder binder = {.statement = db_statement(store, SQL_TOUCH_ALL)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, dag);
	return db_bound(store, &binder);
}

/* The youths whose rows can be others by now though nothing was said about them. */
static int touch_due(struct store *store, int32_t today)
{
	struct binder binder = {.statement = db_statement(store, SQL_TOUCH_DUE)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, DAY_NEVER);
	bind_number(&binder, today);
	return db_bound(store, &binder);
}

/* Marks those whose rows are not those of today. Of rows of a later day it is not known whose are
 * others today. */
static int touch_stale(struct store *store, int32_t today)
{
	int32_t before;
	int same = make_so(store);

	if (same < 0 || move_on(store, today, &before) != 0)
		return -1;
	if (!same || before == DAY_NONE || before > today)
		return touch_all(store, DAY_NEVER);
	return before < today ? touch_due(store, today) : 0;
}

/* Their events are read once, for the rules between messages and for their rows. `dag`: from when
 * on what is known of them changed. */
static int derive_youth(struct store *store, int64_t jeugdige, int32_t dag, int32_t today)
{
	struct derived derived;
	struct events events;

	pool_reset(store->pool);
	if (event_load(store, jeugdige, &events) != 0 ||
	    dossier_jeugdige(store, jeugdige, dag, events.event, events.count) != 0)
		return -1;
	derived = derive(events.event, events.count, today, today, &store->home->parameters, store->pool);
	return derived_write(store, jeugdige, &derived, events.count);
}

/* Of all youths the events are read once, in the order in which they lie there, and found in memory
 * from then on, unless there are too many. */
static int read_into_memory(struct store *store)
{
	sqlite3_stmt *row = db_statement(store, SQL_GROUP_NEXT);
	int64_t messages;

	if (row == NULL || db_row(store, row) != 1)
		return -1;
	messages = sqlite3_column_int64(row, 0);
	sqlite3_reset(row);
	if (messages > LIMIT_MEMORY_MESSAGES)
		return 0;
	forget_memory(store);
	store->youths = youths_of_all(store);
	return store->youths != NULL ? 0 : -1;
}

int derive_begin(struct store *store, int32_t today, bool all, struct deriving *deriving)
{
	int judged = dossier_is_current(store);

	*deriving = (struct deriving){.today = today, .all = all};
	shared_begin(store);
	if (judged < 0 || store_touch_noted(store) != 0 || touch_stale(store, today) != 0 ||
	    postponed_take(store) != 0)
		return -1;
	store->since = judged ? store->group : 1;
	store->no_rows = store->whole;
	if (all && store->since == 1 && read_into_memory(store) != 0)
		return -1;
	return judged && !store->whole ? 0 : touch_all(store, DAY_NONE);
}

int derive_next(struct store *store, struct deriving *deriving)
{
	struct binder binder = {.statement = db_statement(store, SQL_TOUCHED)};
	int32_t dag;
	int more;

	if (binder.statement == NULL || halt_is_due())
		return -1;
	bind_number(&binder, deriving->jeugdige);
	bind_number(&binder, deriving->all);
	more = db_row(store, binder.statement);
	if (more != 1)
		return more;
	deriving->jeugdige = sqlite3_column_int64(binder.statement, 0);
	dag = sqlite3_column_int(binder.statement, 1);
	sqlite3_reset(binder.statement);
	return derive_youth(store, deriving->jeugdige, dag, deriving->today) == 0 ? 1 : -1;
}

int store_count_marked(struct store *store)
{
	sqlite3_stmt *row = db_statement(store, SQL_MARKED);

	if (row == NULL || db_row(store, row) != 1)
		return -1;
	store->marked = sqlite3_column_int64(row, 0);
	sqlite3_reset(row);
	return 0;
}

int derive_end(struct store *store, const struct deriving *deriving)
{
	enum statement clear = SQL_TOUCHED_CLEAR;

	shared_end(store);
	store->no_rows = false;
	store->marked = 0;
	if (dossier_end(store, deriving->all) != 0 || stand_forget(store, STAND_POSTPONED) != 0 ||
	    (!deriving->all && store_count_marked(store) != 0))
		return -1;
	forget_memory(store);
	if (store->marked > 0)
		clear = SQL_TOUCHED_CLEAR_SMALL;
	return db_run(store, db_statement(store, clear)) == 0 ? telling_write(store) : -1;
}

static int derive_youths(struct store *store, int32_t today, bool all)
{
	struct deriving deriving;
	int more;

	if (derive_begin(store, today, all, &deriving) != 0)
		return -1;
	while ((more = derive_next(store, &deriving)) == 1)
		continue;
	return more == 0 ? derive_end(store, &deriving) : -1;
}

int store_derive(struct store *store, int32_t today)
{
	return derive_youths(store, today, true);
}

int store_derive_soon(struct store *store, int32_t today)
{
	return derive_youths(store, today, false);
}

int64_t store_marked(const struct store *store)
{
	return store->marked + store->put_off;
}

int64_t store_judge_us(const struct store *store)
{
	return store->judge_us;
}
