/* The youths of an archive one by one, and how many findings and messages there are of whom. */
#include "ijw/store/youth.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db.h"
#include "ijw/base/date.h"
#include "ijw/base/pool.h"
#include "ijw/base/side.h"

int store_begin_reading(struct store *store)
{
	return db_exec(store, "BEGIN");
}

/* Youths are derived beside being visited, some at a time; so many groups of them that the thread
 * does not wait to be woken (side.c). */
enum { GROUP_YOUTHS = 8, GROUPS = 32 };

struct group {
	struct errand errand;
	struct pool *pool;
	struct youth youth[GROUP_YOUTHS];
	size_t count;
	int more; /* 1, 0 when the last youths are in it, -1 when reading failed */
};

/* The thread's while there is one, its store too. */
struct walk {
	struct store *store;
	int32_t peildatum, kennisdatum;
	sqlite3_stmt *row;
	int more;
};

static int derive_youth(const struct walk *walk, struct youth *youth)
{
	struct store *store = walk->store;
	struct event *events;
	size_t count;

	if (event_load(store, sqlite3_column_int64(walk->row, 0), &events, &count) != 0)
		return -1;
	youth->client = pool_copy(store->pool, (const char *)sqlite3_column_text(walk->row, 1),
				  (size_t)sqlite3_column_bytes(walk->row, 1));
	youth->derived = derive(events, count, walk->peildatum, walk->kennisdatum,
				&store->home->parameters, store->pool);
	return 0;
}

static void derive_group(void *context, struct errand *errand)
{
	struct walk *walk = context;
	struct group *group = (struct group *)errand;

	pool_reset(group->pool);
	walk->store->pool = group->pool;
	group->count = 0;
	while (walk->more == 1 && group->count < GROUP_YOUTHS) {
		walk->more = db_row(walk->store, walk->row);
		if (walk->more == 1 && derive_youth(walk, &group->youth[group->count++]) != 0)
			walk->more = -1;
	}
	group->more = walk->more;
}

/* What `visit` returns for the youths of one group, or that reading failed. */
static int visit_group(const struct group *group, store_youth *visit, void *context)
{
	int rc = group->more < 0 ? -1 : 0;

	for (size_t i = 0; rc == 0 && i < group->count; i++)
		rc = visit(context, &group->youth[i]);
	return rc;
}

static int visit_all(struct side *side, struct group *group, store_youth *visit, void *context)
{
	for (int i = 0; i < GROUPS; i++) {
		group[i].pool = pool_new();
		side_put(side, &group[i].errand);
	}
	for (int i = 0;; i = (i + 1) % GROUPS) {
		int rc;

		side_done(side, &group[i].errand, true);
		rc = visit_group(&group[i], visit, context);
		if (rc != 0 || group[i].more == 0)
			return rc;
		side_put(side, &group[i].errand);
	}
}

int store_each_youth(struct store *store, int32_t peildatum, int32_t kennisdatum,
		     store_youth *visit, void *context)
{
	struct walk walk = {store, peildatum, kennisdatum, db_statement(store, SQL_JEUGDIGEN), 1};
	struct group *group;
	struct pool *pool = store->pool;
	struct side *side;
	int rc;

	if (walk.row == NULL)
		return -1;
	group = xmalloc(GROUPS * sizeof(*group));
	side = side_new(derive_group, NULL, &walk);
	rc = visit_all(side, group, visit, context);
	side_free(side);
	sqlite3_reset(walk.row);
	store->pool = pool;
	for (int i = 0; i < GROUPS; i++)
		pool_free(group[i].pool);
	free(group);
	return rc;
}

/* Messages with a Dagtekening in another century say nothing about a period. */
static sqlite3_stmt *known_at(struct store *store, enum statement statement, int32_t kennisdatum)
{
	struct binder binder = {.statement = db_statement(store, statement)};

	if (binder.statement == NULL)
		return NULL;
	bind_number(&binder, date_day(1900, 1, 1));
	bind_number(&binder, kennisdatum);
	if (binder.rc == SQLITE_OK)
		return binder.statement;
	db_failed(store);
	return NULL;
}

/* The day in the first cell; DAY_NONE when nothing is found. */
static int read_day(struct store *store, enum statement statement, int32_t kennisdatum,
		    int32_t *day)
{
	sqlite3_stmt *row = known_at(store, statement, kennisdatum);
	int more = row != NULL ? db_row(store, row) : -1;

	*day = more == 1 ? sqlite3_column_int(row, 0) : DAY_NONE;
	if (more == 1)
		sqlite3_reset(row);
	return more < 0 ? -1 : 0;
}

int store_span(struct store *store, int32_t kennisdatum, int32_t *first, int32_t *last)
{
	if (read_day(store, SQL_FIRST_DAY, kennisdatum, first) != 0)
		return -1;
	return read_day(store, SQL_LAST_DAY, kennisdatum, last);
}

int store_each_signaal(struct store *store, int32_t kennisdatum, store_signaal *visit,
		       void *context)
{
	sqlite3_stmt *row = known_at(store, SQL_SIGNALEN, kennisdatum);
	int more = row != NULL ? db_row(store, row) : -1;

	for (; more == 1; more = db_row(store, row))
		visit(context, (const char *)sqlite3_column_text(row, 0),
		      sqlite3_column_int(row, 1), sqlite3_column_int(row, 2),
		      (const char *)sqlite3_column_text(row, 3), sqlite3_column_int64(row, 4));
	return more;
}

/* The senders of a month, in the order of their codes. */
struct month {
	struct tally {
		char code[SENDER_TEXT];
		int64_t berichten;
	} * sender;
	size_t count, room;
	int32_t maand;
};

static void add_message(struct month *month, const char *code)
{
	size_t low = 0, high = month->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(month->sender[middle].code, code) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == month->count || strcmp(month->sender[low].code, code) != 0) {
		month->sender =
		    xmore(month->sender, month->count, &month->room, sizeof(*month->sender));
		memmove(&month->sender[low + 1], &month->sender[low],
			(month->count++ - low) * sizeof(*month->sender));
		month->sender[low].berichten = 0;
		snprintf(month->sender[low].code, SENDER_TEXT, "%s", code);
	}
	month->sender[low].berichten++;
}

/* Of a gemeente the messages have four digits. */
static void tell_month(struct month *month, store_afzender *visit, void *context)
{
	for (size_t i = 0; i < month->count; i++) {
		const char *digits = month->sender[i].code;
		char code[SENDER_TEXT + 2];

		snprintf(code, sizeof(code), "%s%s", strlen(digits) == 4 ? "GM" : "", digits);
		visit(context, code, month->maand, month->sender[i].berichten);
	}
	month->count = 0;
}

int store_each_afzender(struct store *store, int32_t kennisdatum, store_afzender *visit,
			void *context)
{
	sqlite3_stmt *row = known_at(store, SQL_AFZENDERS, kennisdatum);
	int more = row != NULL ? db_row(store, row) : -1;
	struct month month = {.maand = MAAND_NONE};

	for (; more == 1; more = db_row(store, row)) {
		int32_t maand = date_month(sqlite3_column_int(row, 0));

		if (maand != month.maand)
			tell_month(&month, visit, context);
		month.maand = maand;
		add_message(&month, (const char *)sqlite3_column_text(row, 1));
	}
	if (more == 0)
		tell_month(&month, visit, context);
	free(month.sender);
	return more;
}
