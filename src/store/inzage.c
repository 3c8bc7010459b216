/* What is kept about one youth (ijw/store/inzage.h). */
#include "ijw/store/inzage.h"

#include <stdlib.h>
#include <string.h>

#include "bericht.h"
#include "event.h"
#include "ijw/base/date.h"
#include "ijw/base/halt.h"
#include "ijw/base/order.h"
#include "ijw/dossier/dossier.h"
#include "ijw/message/bsn.h"
#include "ijw/store/explain.h"
#include "original.h"

/* Numbers of messages with their bands, while they are gathered. */
struct gathering {
	struct store *store;
	const char *bsn;
	struct pool *pool;
	struct inzage *out;
	size_t room;
};

static void add(struct gathering *gathering, int64_t number, enum inzage_band band)
{
	struct inzage *out = gathering->out;

	out->bericht =
	    xmore(out->bericht, out->berichten, &gathering->room, sizeof(*out->bericht));
	out->bericht[out->berichten++] = (struct inzage_bericht){.number = number, .band = band};
}

/* By number; of one that was found in several ways the first band stands. */
static int by_number(const void *a, const void *b)
{
	const struct inzage_bericht *left = a, *right = b;
	int order = order_getal(left->number, right->number);

	return order != 0 ? order : (int)left->band - (int)right->band;
}

static void sort(struct inzage *out)
{
	size_t kept = 0;

	if (out->berichten > 0)
		qsort(out->bericht, out->berichten, sizeof(*out->bericht), by_number);
	for (size_t i = 0; i < out->berichten; i++)
		if (kept == 0 || out->bericht[i].number != out->bericht[kept - 1].number)
			out->bericht[kept++] = out->bericht[i];
	out->berichten = kept;
}

/* ---- Which messages ---- */

/* Adds the numbers that a bound statement finds. */
static int add_found(struct gathering *gathering, const struct binder *binder,
		     enum inzage_band band)
{
	struct store *store = gathering->store;
	int more = binder->rc == SQLITE_OK ? 1 : db_failed(store);

	while (more == 1 && (more = db_row(store, binder->statement)) == 1)
		add(gathering, sqlite3_column_int64(binder->statement, 0), band);
	return more;
}

static int add_own(struct gathering *gathering)
{
	const struct sleutel key = sleutel_of_jeugdige(gathering->out->jeugdige);
	struct binder binder = {.statement = db_statement(gathering->store, SQL_BERICHTEN_BY_KEY)};

	if (binder.statement == NULL)
		return -1;
	event_bind_key(&binder, gathering->store, &key);
	return add_found(gathering, &binder, INZAGE_OWN);
}

/* An answer about nobody that came with the events of the youth. */
static void add_answers(struct gathering *gathering)
{
	const struct inzage *out = gathering->out;

	for (size_t i = 0; i < out->events; i++)
		if (!out->event[i].foreign && out->event[i].jeugdige == 0)
			add(gathering, out->event[i].bericht, INZAGE_ANSWER);
}

/* What says the same has no facts of its own. */
static int add_repeats(struct gathering *gathering)
{
	const size_t count = gathering->out->berichten;
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < count; i++) {
		struct binder binder = {
		    .statement = db_statement(gathering->store, SQL_INZAGE_REPEATS)};

		if (binder.statement == NULL)
			return -1;
		bind_number(&binder, gathering->out->bericht[i].number);
		rc = add_found(gathering, &binder, gathering->out->bericht[i].band);
	}
	return rc;
}

static void search(void *context, int64_t bericht, const struct buf *bytes)
{
	struct gathering *gathering = context;

	if (bsn_is_within(gathering->bsn, bytes->data, bytes->length))
		add(gathering, bericht, INZAGE_FOUND);
}

int original_each_not_accepted(struct store *store, original_visit *visit, void *context)
{
	sqlite3_stmt *row = db_statement(store, SQL_INZAGE_NOT_ACCEPTED);
	struct buf bytes = BUF_INIT(0);
	struct original original;
	int more = row != NULL ? 1 : -1;

	while (more == 1 && (more = db_row(store, row)) == 1) {
		enum original_fault fault;

		original_read(row, &original);
		fault = store_original_open(store, &original, &bytes);
		if (fault != ORIGINAL_WELL)
			more = store_original_complain(store, &original, fault);
		else if (bytes.length > 0)
			visit(context, original.bericht, &bytes);
		if (more != 1 || halt_asked()) {
			sqlite3_reset(row);
			more = -1;
		}
	}
	buf_free(&bytes);
	return more;
}

/* ---- What is told of them ---- */

static const char *text_of(struct pool *pool, sqlite3_stmt *row, int column)
{
	const unsigned char *text = sqlite3_column_text(row, column);

	return text != NULL ? pool_copy(pool, (const char *)text,
					(size_t)sqlite3_column_bytes(row, column))
			    : NULL;
}

/* One type of message is about one youth by its schema, which rejected messages satisfy too; a claim is
 * about any number. Of an accepted message it is known. */
static enum inzage_share share_of(const struct inzage_bericht *bericht, enum berichttype type,
				  bool others, bool parts)
{
	if (bericht->band == INZAGE_FOUND)
		return bericht->verdict == VERDICT_REJECTED && type != JW323 && type != JW325
			   ? INZAGE_WHOLE
			   : INZAGE_NONE;
	if (!others)
		return INZAGE_WHOLE;
	return parts ? INZAGE_PART : INZAGE_NONE;
}

static void read_bericht(struct pool *pool, sqlite3_stmt *row, struct inzage_bericht *out)
{
	const int number = sqlite3_column_int(row, 0);
	const enum berichttype type = number != 0 ? bericht_of_number(number) : BERICHT_ONBEKEND;

	out->type = number != 0 ? bericht_info(type)->name : NULL;
	out->afzender = text_of(pool, row, 1);
	out->ontvanger = text_of(pool, row, 2);
	out->identificatie = text_of(pool, row, 3);
	out->dagtekening = sqlite3_column_type(row, 4) != SQLITE_NULL ? sqlite3_column_int(row, 4)
								      : DAY_NONE;
	out->received = sqlite3_column_int64(row, 5);
	out->file = text_of(pool, row, 6);
	out->member = text_of(pool, row, 7);
	out->verdict = (enum verdict)sqlite3_column_int(row, 8);
	out->same_as = sqlite3_column_int64(row, 9);
	out->share = share_of(out, type, sqlite3_column_int(row, 10) != 0,
			      sqlite3_column_int(row, 11) != 0);
}

static int describe(struct gathering *gathering, struct inzage_bericht *bericht)
{
	struct store *store = gathering->store;
	struct binder binder = {.statement = db_statement(store, SQL_INZAGE_BERICHT)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, bericht->number);
	bind_number(&binder, gathering->out->jeugdige);
	if (binder.rc != SQLITE_OK || db_row(store, binder.statement) != 1)
		return db_failed(store);
	read_bericht(gathering->pool, binder.statement, bericht);
	sqlite3_reset(binder.statement);
	return 0;
}

/* ---- Registrations ---- */

bool inzage_has_aanmelding(const struct inzage *inzage, const char *aanbieder, const char *referentie)
{
	for (size_t i = 0; i < inzage->aanmeldingen; i++)
		if (strcmp(inzage->aanmelding[i].aanbieder, aanbieder) == 0 &&
		    strcmp(inzage->aanmelding[i].referentie, referentie) == 0)
			return true;
	return false;
}

static int add_aanmelding(struct gathering *gathering, const struct event *event, size_t *room)
{
	struct store *store = gathering->store;
	struct binder binder = {.statement = db_statement(store, SQL_INZAGE_AANMELDING)};
	struct inzage *out = gathering->out;
	int more;

	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, event->aanbieder);
	bind_text(&binder, event->referentie);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	if (more != 1)
		return more;
	out->aanmelding =
	    xmore(out->aanmelding, out->aanmeldingen, room, sizeof(*out->aanmelding));
	out->aanmelding[out->aanmeldingen++] = (struct inzage_aanmelding){
	    .aanbieder = pool_printf(gathering->pool, "%s", event->aanbieder),
	    .referentie = pool_printf(gathering->pool, "%s", event->referentie),
	    .dag = sqlite3_column_int(binder.statement, 0)};
	sqlite3_reset(binder.statement);
	return 0;
}

static int add_aanmeldingen(struct gathering *gathering)
{
	const struct inzage *out = gathering->out;
	size_t room = 0;
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < out->events; i++) {
		const struct event *event = &out->event[i];

		if ((event->soort == EVENT_AANVRAAG || event->soort == EVENT_WIJZIGING) &&
		    event->jeugdige == out->jeugdige && event->aanbieder != NULL &&
		    event->referentie != NULL && !inzage_has_aanmelding(out, event->aanbieder, event->referentie))
			rc = add_aanmelding(gathering, event, &room);
	}
	return rc;
}

/* ---- All of it ---- */

static int gather_known(struct gathering *gathering)
{
	struct inzage *out = gathering->out;

	if (store_events(gathering->store, out->jeugdige, &out->event, &out->events) != 0 ||
	    add_own(gathering) != 0)
		return -1;
	add_answers(gathering);
	sort(out);
	return add_repeats(gathering) == 0 ? add_aanmeldingen(gathering) : -1;
}

int store_inzage_of(struct store *store, const char *client, const char *bsn, struct pool *pool,
		    struct inzage *out)
{
	struct gathering gathering = {.store = store, .bsn = bsn, .pool = pool, .out = out};
	int rc = 0;

	*out = (struct inzage){.jeugdige = 0};
	memcpy(out->client, client, sizeof(out->client));
	out->jeugdige = store_youth(store, out->client);
	if (out->jeugdige < 0 || (out->jeugdige > 0 && gather_known(&gathering) != 0))
		return -1;
	if (bsn != NULL)
		rc = original_each_not_accepted(store, search, &gathering);
	sort(out);
	for (size_t i = 0; rc == 0 && i < out->berichten; i++)
		rc = describe(&gathering, &out->bericht[i]);
	return rc;
}

int store_inzage(struct store *store, const char *bsn, struct pool *pool, struct inzage *out)
{
	char client[PSEUDONYM_TEXT];

	pseudonym_of_bsn(store->home->keys->pseudonym, bsn, BSN_DIGITS, client);
	return store_inzage_of(store, client, bsn, pool, out);
}

void inzage_end(struct inzage *inzage)
{
	free(inzage->bericht);
	free(inzage->aanmelding);
}

int store_inzage_open(struct store *store, const struct inzage *inzage,
		      const struct inzage_bericht *bericht, struct buf *out)
{
	struct original original;
	enum original_fault fault;
	int more = store_original_next(store, bericht->number - 1, &original);

	if (more != 1 || original.bericht != bericht->number)
		return more < 0 ? -1 : db_failed(store);
	fault = original_share(store, &original, inzage->jeugdige, out);
	return fault == ORIGINAL_WELL ? 0 : store_original_complain(store, &original, fault);
}

int store_inzage_findings(struct store *store, const struct inzage *inzage,
			  const struct inzage_bericht *bericht, inzage_finding *visit, void *context)
{
	struct binder binder = {.statement = db_statement(store, SQL_INZAGE_FINDINGS)};
	sqlite3_stmt *row = binder.statement;
	int more;

	if (row == NULL)
		return -1;
	bind_number(&binder, bericht->number);
	bind_number(&binder, bericht->share == INZAGE_WHOLE);
	bind_number(&binder, DOSSIER_JEUGDIGE);
	bind_number(&binder, inzage->jeugdige);
	more = binder.rc == SQLITE_OK ? db_row(store, row) : db_failed(store);
	for (; more == 1; more = db_row(store, row))
		visit(context, (const char *)sqlite3_column_text(row, 0),
		      (const char *)sqlite3_column_text(row, 1), sqlite3_column_int64(row, 2),
		      (const char *)sqlite3_column_text(row, 3));
	return more;
}
