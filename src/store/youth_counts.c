/* What is counted beside the youths: how many findings and messages there are of whom. */
#include "ijw/store/youth.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db.h"
#include "ijw/base/date.h"
#include "ijw/base/pool.h"
#include "postponed.h"

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
	int more = row != NULL && postponed_tell(store) == 0 ? db_row(store, row) : -1;

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
