/* How the database is, for people and for what watches over it. */
#include "schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "telling.h"
#include "ijw/base/ascii.h"
#include "ijw/base/date.h"

static int read_counts(struct store *store, struct store_status *out)
{
	sqlite3_stmt *row = db_statement(store, SQL_STATUS);

	if (row == NULL || db_row(store, row) != 1)
		return -1;
	out->youths = sqlite3_column_int64(row, 0);
	out->marked = sqlite3_column_int64(row, 1);
	if (sqlite3_column_type(row, 2) != SQLITE_NULL)
		snprintf(out->schemas, sizeof(out->schemas), "%s",
			 (const char *)sqlite3_column_text(row, 2));
	out->postponed = sqlite3_column_int64(row, 3);
	out->dossiers = sqlite3_column_int64(row, 4);
	sqlite3_reset(row);
	return 0;
}

static void read_verdict(sqlite3_stmt *row, struct store_status *out)
{
	int verdict = sqlite3_column_int(row, 0);
	int64_t last = sqlite3_column_int64(row, 2);

	out->messages += out->verdicts[verdict] = sqlite3_column_int64(row, 1);
	out->hour[verdict] = sqlite3_column_int64(row, 3);
	out->day[verdict] = sqlite3_column_int64(row, 4);
	out->before += out->verdicts[verdict] - out->day[verdict];
	if (last > out->last_received)
		out->last_received = last;
}

static int read_received(struct store *store, int64_t now, struct store_status *out)
{
	struct binder binder = {.statement = db_statement(store, SQL_STATUS_VERDICTS)};
	sqlite3_stmt *row = binder.statement;
	int more;

	if (row == NULL)
		return -1;
	bind_number(&binder, now);
	if (binder.rc != SQLITE_OK)
		return db_failed(store);
	while ((more = db_row(store, row)) == 1) {
		int soort = sqlite3_column_int(row, 0);

		if (soort >= 0 && soort < VERDICTS)
			read_verdict(row, out);
		else if (soort == JUMP_REJECTING)
			out->rejecting = sqlite3_column_int64(row, 4);
		else if (soort == JUMP_FAR)
			out->far = sqlite3_column_int64(row, 4);
	}
	return more;
}

static int read_new_senders(struct store *store, int64_t now, struct store_status *out)
{
	struct binder binder = {.statement = db_statement(store, SQL_STATUS_NEW_SENDERS)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, now);
	if (binder.rc != SQLITE_OK || db_row(store, binder.statement) != 1)
		return db_failed(store);
	out->senders = sqlite3_column_int64(binder.statement, 0);
	out->new_senders = sqlite3_column_int64(binder.statement, 1);
	sqlite3_reset(binder.statement);
	return 0;
}

static int read_open(struct store *store, struct store_status *out)
{
	sqlite3_stmt *row = db_statement(store, SQL_STATUS_OPEN);
	int more;

	if (row == NULL)
		return -1;
	while ((more = db_row(store, row)) == 1)
		for (int severity = 0; severity < SEVERITIES; severity++)
			if (strcmp((const char *)sqlite3_column_text(row, 0),
				   severity_name((enum severity)severity)) == 0)
				out->open[severity] = sqlite3_column_int64(row, 1);
	return more;
}

/* Seconds since 1970; what is not remembered leaves it as it is. */
static int read_moment(struct store *store, const char *key, int64_t *moment)
{
	struct buf value = BUF_INIT(0);
	int rc = stand_get(store, key, &value);

	if (rc == 0 && value.length > 0)
		*moment = strtoll(value.data, NULL, 10);
	buf_free(&value);
	return rc;
}

static int read_stand(struct store *store, struct store_status *out)
{
	struct buf value = BUF_INIT(0), parameters = BUF_INIT(0);
	int rc = stand_get(store, STAND_PEILDATUM, &value);

	if (rc == 0 && value.length > 0)
		date_parse(value.data, value.length, &out->peildatum);
	if (rc == 0)
		rc = read_moment(store, STAND_REBUILT, &out->rebuilt);
	if (rc == 0)
		rc = read_moment(store, STAND_DISAGREED, &out->disagreed);
	if (rc == 0)
		rc = read_moment(store, STAND_PAPER, &out->paper);
	if (rc == 0)
		rc = stand_get(store, STAND_PARAMETERS, &value);
	if (rc == 0 && value.length > 0) {
		parameters_write(&store->home->parameters, &parameters);
		out->other_parameters = strcmp(value.data, parameters.data) != 0;
	}
	buf_free(&parameters);
	buf_free(&value);
	return rc;
}

int store_note_disagreement(struct store *store, int64_t now)
{
	return stand_set_moment(store, STAND_DISAGREED, now);
}

int store_status(struct store *store, int64_t now, struct store_status *out)
{
	struct stat status;

	*out = (struct store_status){.peildatum = DAY_NONE, .sqlite = sqlite3_libversion()};
	out->version = schema_version(store);
	if (stat(store->path, &status) == 0)
		out->bytes = status.st_size;
	return out->version < 0 || read_counts(store, out) != 0 ||
		       read_received(store, now, out) != 0 || read_open(store, out) != 0 ||
		       read_new_senders(store, now, out) != 0 ||
		       read_stand(store, out) != 0
		   ? -1
		   : aanmelding_status(store, out);
}

/* Codes that the schema let through: anything else is nobody. */
static bool write_code(const char *code, char out[SENDER_TEXT])
{
	bool gemeente = ascii_is_digits(code, 4);

	if (!gemeente && !ascii_is_digits(code, 8))
		return false;
	snprintf(out, SENDER_TEXT, "%s%s", gemeente ? "GM" : "", code);
	return true;
}

int store_senders(struct store *store, struct sender *senders, int room)
{
	struct binder binder = {.statement = db_statement(store, SQL_STATUS_SENDERS)};
	sqlite3_stmt *row = binder.statement;
	int more, count = 0;

	if (row == NULL)
		return -1;
	bind_number(&binder, room);
	if (binder.rc != SQLITE_OK)
		return db_failed(store);
	while ((more = db_row(store, row)) == 1) {
		if (!write_code((const char *)sqlite3_column_text(row, 0), senders[count].code))
			continue;
		senders[count].type = sqlite3_column_int(row, 1);
		senders[count].received = sqlite3_column_int64(row, 2);
		count++;
	}
	return more < 0 ? -1 : count;
}
