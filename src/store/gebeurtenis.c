/* The table gebeurtenis: the facts of all messages, as CSV; and the same facts youth after youth
 * (ijw/store/feiten.h). */
#include <inttypes.h>
#include <string.h>

#include "event.h"
#include "ijw/base/csv.h"
#include "ijw/base/date.h"
#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/care/story.h"
#include "ijw/message/event_is.h"
#include "ijw/store/columns.h"
#include "ijw/store/feiten.h"
#include "youths.h"

struct writing {
	struct store *store;
	FILE *out;
	struct buf *cell; /* of a text; used anew for every one */
	bool exact;       /* texts are to be read back: nothing of them is cut */
	int32_t kennisdatum;
	int64_t jeugdige; /* whose pseudonym is at hand; 0 for none */
	char client[PSEUDONYM_TEXT];
};

/* ---- How a member of an event is written: nothing when it is absent ---- */

typedef void write_member(const struct writing *writing, const void *member);

static void write_bericht(const struct writing *writing, const void *member)
{
	const enum berichttype *type = member;

	fputs(bericht_info(*type)->name, writing->out);
}

static void write_soort(const struct writing *writing, const void *member)
{
	const enum event_soort *soort = member;

	fputs(story_soort_name(*soort), writing->out);
}

static void write_oordeel(const struct writing *writing, const void *member)
{
	const bool *rejected = member;

	fputs(verdict_name(*rejected ? VERDICT_REJECTED : VERDICT_ACCEPTED), writing->out);
}

static void write_client(const struct writing *writing, const void *member)
{
	const int64_t *jeugdige = member;

	if (*jeugdige != 0)
		fputs(writing->client, writing->out);
}

static void write_day(const struct writing *writing, const void *member)
{
	const int32_t *day = member;
	char date[DATE_TEXT];
	int32_t same;

	date_format(*day, date);
	/* A year that has not four digits is nothing to people, and yet a day. */
	if (writing->exact && *day != DAY_NONE && *day != DAY_NEVER &&
	    date_parse(date, strlen(date), &same) != 0)
		fprintf(writing->out, "%" PRId32, *day);
	else
		fputs(date, writing->out);
}

static void write_maand(const struct writing *writing, const void *member)
{
	const int32_t *maand = member;

	if (*maand != MAAND_NONE)
		fprintf(writing->out, "%04d-%02d", *maand / 12, *maand % 12 + 1);
}

static void write_gemeente(const struct writing *writing, const void *member)
{
	const int32_t *gemeente = member;

	if (*gemeente != GEMEENTE_NONE)
		fprintf(writing->out, "GM%04d", *gemeente);
}

/* A line, or a place from 1 on. */
static void write_place(const struct writing *writing, const void *member)
{
	const uint32_t *place = member;

	if (*place != 0)
		fprintf(writing->out, "%" PRIu32, *place);
}

static void write_number(const struct writing *writing, const void *member)
{
	const int64_t *number = member;

	if (*number != GETAL_NONE)
		fprintf(writing->out, "%" PRId64, *number);
}

/* Cents, as euros. */
static void write_euro(const struct writing *writing, const void *member)
{
	const int64_t *cents = member;
	const uint64_t size = *cents < 0 ? -(uint64_t)*cents : (uint64_t)*cents;

	if (*cents != GETAL_NONE)
		fprintf(writing->out, "%s%" PRIu64 ".%02" PRIu64, *cents < 0 ? "-" : "", size / 100,
			size % 100);
}

/* Nanoseconds since midnight; a fraction of a second only where there is one. */
static void write_tijd(const struct writing *writing, const void *member)
{
	const int64_t second = 1000000000, *tijd = member, seconds = *tijd / second;

	if (*tijd == GETAL_NONE)
		return;
	fprintf(writing->out, "%02" PRId64 ":%02" PRId64 ":%02" PRId64, seconds / 3600,
		seconds / 60 % 60, seconds % 60);
	if (*tijd % second != 0)
		fprintf(writing->out, ".%09" PRId64, *tijd % second);
}

/* Most texts a sender chose: they are shown as names of files are. */
static void write_text(const struct writing *writing, const void *member)
{
	const char *const *text = member;
	char label[LIMIT_LABEL_BYTES + 1];

	if (*text == NULL)
		return;
	buf_clear(writing->cell);
	csv_put(writing->cell, writing->exact ? *text : label_show(*text, label, sizeof(label)));
	fwrite(writing->cell->data, 1, writing->cell->length, writing->out);
}

/* ---- Rows ---- */

static write_member *const writers[COLUMN_KINDS] = {
    [COLUMN_CODE] = write_text,       [COLUMN_TEXT] = write_text,
    [COLUMN_CLIENT] = write_client,   [COLUMN_GEMEENTE] = write_gemeente,
    [COLUMN_NUMBER] = write_number,   [COLUMN_DATE] = write_day,
    [COLUMN_PLACE] = write_place,     [COLUMN_MONTH] = write_maand,
    [COLUMN_TIME] = write_tijd,       [COLUMN_EUROS] = write_euro,
    [COLUMN_TYPE] = write_bericht,    [COLUMN_SOORT] = write_soort,
    [COLUMN_VERDICT] = write_oordeel,
};

/* The lines of a message are mostly about one youth. */
static int find_client(struct writing *writing, int64_t jeugdige)
{
	struct binder binder;

	if (jeugdige == 0 || jeugdige == writing->jeugdige)
		return 0;
	binder = (struct binder){.statement = db_statement(writing->store, SQL_JEUGDIGE_CLIENT)};
	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, jeugdige);
	if (binder.rc != SQLITE_OK || db_row(writing->store, binder.statement) != 1)
		return db_failed(writing->store);
	snprintf(writing->client, sizeof(writing->client), "%s",
		 (const char *)sqlite3_column_text(binder.statement, 0));
	sqlite3_reset(binder.statement);
	writing->jeugdige = jeugdige;
	return 0;
}

static int write_cells(struct writing *writing, struct event *event)
{
	const struct table *table = &output_tables[TABLE_GEBEURTENIS];

	if (find_client(writing, event->jeugdige) != 0)
		return -1;
	/* A retour that came later was not known then. */
	if (!event_is_void(event, writing->kennisdatum))
		event->nietig_vanaf = DAY_NEVER;
	for (int i = 0; i < table->columns; i++) {
		const struct column *column = &table->column[i];

		if (i > 0)
			putc(',', writing->out);
		writers[column->kind](writing, (const char *)event + column->offset);
	}
	putc('\n', writing->out);
	return 0;
}

static int write_row(void *context, struct event *event)
{
	return write_cells(context, event);
}

int gebeurtenis_print(struct store *store, int32_t kennisdatum, FILE *out)
{
	struct buf cell = BUF_INIT(0);
	struct writing writing = {
	    .store = store, .out = out, .cell = &cell, .kennisdatum = kennisdatum};
	int rc;

	export_header(&output_tables[TABLE_GEBEURTENIS], out);
	rc = event_each(store, kennisdatum, write_row, &writing);
	buf_free(&cell);
	return rc;
}

/* ---- Youth after youth ---- */

static int write_youth(void *context, const char *client, struct event *event, size_t count)
{
	struct writing *writing = context;

	for (size_t i = 0; i < count; i++) {
		if (event[i].dagtekening > writing->kennisdatum)
			continue;
		fprintf(writing->out, "%s,%d,", client, event[i].foreign);
		if (write_cells(writing, &event[i]) != 0)
			return -1;
	}
	return 0;
}

int feiten_print(struct store *store, int32_t kennisdatum, FILE *out)
{
	struct youths *youths = store_youths(store);
	struct buf cell = BUF_INIT(0);
	struct writing writing = {
	    .store = store, .out = out, .cell = &cell, .exact = true, .kennisdatum = kennisdatum};
	int rc = -1;

	fputs(FEITEN_COLUMNS ",", out);
	export_header(&output_tables[TABLE_GEBEURTENIS], out);
	if (youths != NULL)
		rc = youths_facts(youths, write_youth, &writing);
	buf_free(&cell);
	youths_free(youths);
	return rc;
}
