#include "ijw/store/compare.h"

#include <stdlib.h>
#include <string.h>

#include "bericht.h"
#include "db.h"
#include "event.h"
#include "ijw/base/date.h"
#include "ijw/base/pool.h"
#include "masker.h"

/* What passes by is not looked at again: only the way to it is worth keeping. */
static const char pragmas[] = "PRAGMA cache_size = -1024; BEGIN;";

/* Behind the last row of facts. */
#define NO_MESSAGE INT64_MAX

struct compare {
	struct store *store;
	sqlite3_stmt *message;
	sqlite3_stmt *facts;
	int64_t facts_of; /* the message of the row of facts at hand */
	struct buf expected;
};

static int prepare(struct compare *compare)
{
	if (compare->store == NULL || db_exec(compare->store, pragmas) != 0)
		return -1;
	compare->message = db_statement(compare->store, SQL_COMPARE_MESSAGES);
	compare->facts = db_statement(compare->store, SQL_COMPARE_FEITEN);
	if (compare->message == NULL || compare->facts == NULL)
		return -1;
	return db_statement(compare->store, SQL_COMPARE_LAST) != NULL ? 0 : -1;
}

/* What cannot be trusted through this connection cannot be trusted through the other. */
static void tell(const struct compare *compare, struct store *store)
{
	if (compare->store != NULL && compare->store->broken)
		store->broken = true;
}

struct compare *compare_open(struct store *store)
{
	struct compare *compare = xmalloc(sizeof(*compare));

	*compare = (struct compare){.store = store_beside(store), .expected = BUF_INIT(0)};
	if (prepare(compare) == 0) {
		db_progress(compare->store, "SELECT count(*) FROM bericht");
		return compare;
	}
	tell(compare, store);
	compare_close(compare);
	return NULL;
}

void compare_close(struct compare *compare)
{
	if (compare == NULL)
		return;
	store_close(compare->store);
	buf_free(&compare->expected);
	free(compare);
}

struct store *compare_store(const struct compare *compare)
{
	return compare->store;
}

int compare_failed(struct compare *compare, struct store *store)
{
	db_failed(compare->store);
	tell(compare, store);
	return -1;
}

int64_t compare_last(struct compare *compare, int64_t after)
{
	struct binder binder = {.statement = db_statement(compare->store, SQL_COMPARE_LAST)};
	int64_t last;

	bind_number(&binder, after);
	if (binder.rc != SQLITE_OK || sqlite3_step(binder.statement) != SQLITE_ROW)
		return -1;
	last = sqlite3_column_int64(binder.statement, 0);
	sqlite3_reset(binder.statement);
	return last;
}

static int next_facts(struct compare *compare)
{
	int rc = sqlite3_step(compare->facts);

	compare->facts_of = rc == SQLITE_ROW ? sqlite3_column_int64(compare->facts, 0) : NO_MESSAGE;
	return rc == SQLITE_ROW || rc == SQLITE_DONE ? 0 : -1;
}

static int bind_range(struct compare *compare, enum statement statement, int64_t after,
		      int64_t last)
{
	struct binder binder = {.statement = db_statement(compare->store, statement)};

	bind_number(&binder, after);
	bind_number(&binder, last);
	return binder.rc == SQLITE_OK ? 0 : -1;
}

int compare_begin(struct compare *compare, int64_t after, int64_t last)
{
	if (bind_range(compare, SQL_COMPARE_MESSAGES, after, last) != 0 ||
	    bind_range(compare, SQL_COMPARE_FEITEN, after, last) != 0)
		return -1;
	return next_facts(compare);
}

/* The columns of a message in the order of SQL_COMPARE_MESSAGES. */
static bool same_columns(struct found *found, const struct judgement *judgement,
			 const struct content *content)
{
	const struct identity *identity = &content->identity;

	return found_number(found, bericht_number(judgement->type), 0) &&
	       found_text(found, identity->afzender) && found_text(found, identity->ontvanger) &&
	       found_text(found, identity->identificatie) &&
	       found_number(found, identity->dagtekening, DAY_NONE) &&
	       found_number(found, identity->bekend, DAY_NONE) &&
	       found_number(found, identity->verwerpt, -1) &&
	       found_blob(found, content->counts ? content->digest : NULL, PSEUDONYM_BYTES) &&
	       found_number(found, identity->headerline, 0) &&
	       found_number(found, identity->neemt_terug, -1) &&
	       found_number(found, content->orde, GETAL_NONE);
}

/* The youth that stands in the next cells, their number and their pseudonym. */
static bool same_youth(struct compare *compare, struct found *found, const char *bsn)
{
	const bool known = sqlite3_column_type(found->row, found->at++) != SQLITE_NULL;
	char pseudonym[PSEUDONYM_TEXT];

	if (bsn != NULL)
		pseudonym_of_bsn(compare->store->home->keys->pseudonym, bsn, strlen(bsn),
				 pseudonym);
	return found_text(found, bsn != NULL ? pseudonym : NULL) && known == (bsn != NULL);
}

/* Whether the row of facts at hand is that of these events, packed as expected. */
static bool same_facts(struct compare *compare, int64_t bericht, const struct event *events)
{
	struct found found = {compare->facts, 1};

	return compare->facts_of == bericht && same_youth(compare, &found, events->bsn) &&
	       found_number(&found, events->regel, -1) &&
	       found_blob(&found, compare->expected.data, compare->expected.length);
}

/* 1 or 0; -1 failed. Rows that stand between those of the messages belong to nobody. */
static int compare_facts(struct compare *compare, int64_t bericht, const struct content *content,
			 size_t count)
{
	const struct identity *identity = &content->identity;
	const struct event like =
	    event_like(identity->type, identity->afzender, identity->ontvanger);

	for (size_t at = 0; at < count;) {
		const struct event *events = &content->events[at];

		at += event_row(events, count - at, &like, &compare->expected);
		if (!same_facts(compare, bericht, events))
			return 0;
		if (next_facts(compare) != 0)
			return -1;
	}
	return compare->facts_of > bericht;
}

int compare_message(struct compare *compare, const struct original *original,
		    struct judgement *judgement)
{
	const int rc = sqlite3_step(compare->message);
	struct found found = {compare->message, 1};
	struct content content;
	bool repeats;
	int masked;

	/* The originals were read through this connection, too. */
	if (rc != SQLITE_ROW || sqlite3_column_int64(found.row, 0) != original->bericht)
		return rc == SQLITE_ROW || rc == SQLITE_DONE ? 0 : -1;
	repeats = sqlite3_column_type(found.row, found.at++) != SQLITE_NULL;
	masked = masker_compare(compare->store, judgement);
	if (masked != 1)
		return masked;
	content = bericht_content(compare->store, judgement, original->verdict == VERDICT_ACCEPTED);

	if (!same_columns(&found, judgement, &content))
		return 0;
	return compare_facts(compare, original->bericht, &content, repeats ? 0 : content.count);
}
