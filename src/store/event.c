/* The events of stored messages: packed into rows of facts, and found again by their keys. */
#include <string.h>

#include "bericht.h"
#include "db.h"
#include "event.h"
#include "facts.h"
#include "key_run.h"
#include "ijw/base/date.h"
#include "ijw/base/log.h"
#include "ijw/base/order.h"
#include "shared.h"
#include "youths.h"

static void set_parties(struct event *like, const char *afzender, const char *ontvanger)
{
	const bool van_gemeente = bericht_info(like->type)->van_gemeente;
	const char *gemeente = van_gemeente ? afzender : ontvanger;

	like->aanbieder = van_gemeente ? ontvanger : afzender;
	like->gemeente =
	    gemeente != NULL ? gemeente_of_code(gemeente, strlen(gemeente)) : GEMEENTE_NONE;
}

void event_bind_key(struct binder *binder, const struct store *store, const struct sleutel *key)
{
	bind_number(binder, key->kind);
	bind_number(binder, sleutel_digest(store->sleutel, key));
}

/* ---- Writing ---- */

static int run_key(struct store *store, enum statement statement, const struct sleutel_row *sleutel)
{
	struct binder binder = {.statement = db_statement(store, statement)};

	if (sleutel->soort == SLEUTEL_RETOUR)
		store->voiding.key = 0;
	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, sleutel->soort);
	bind_number(&binder, sleutel->waarde);
	bind_number(&binder, sleutel->dag);
	bind_number(&binder, sleutel->bericht);
	bind_number(&binder, sleutel->regel);
	return db_bound(store, &binder);
}

static void add_once(struct sleutels *sleutels, const struct store *store,
		     const struct sleutel *key, int32_t dag)
{
	struct sleutel_row *new = &sleutels->sleutel[sleutels->count];

	*new = (struct sleutel_row){.soort = key->kind,
				    .waarde = sleutel_digest(store->sleutel, key),
				    .dag = dag,
				    .bericht = sleutels->bericht,
				    .regel = sleutels->regel};
	for (size_t i = 0; i < sleutels->count; i++)
		if (sleutels->sleutel[i].soort == new->soort &&
		    sleutels->sleutel[i].waarde == new->waarde &&
		    sleutels->sleutel[i].dag == new->dag)
			return;
	sleutels->count++;
}

void event_keys(const struct store *store, int64_t bericht, int64_t jeugdige,
		const struct event *events, size_t count, struct sleutels *out)
{
	const struct sleutel own = sleutel_of_jeugdige(jeugdige);
	struct event_sleutel keys[EVENT_SLEUTELS];

	out->bericht = bericht;
	out->regel = events[0].regel;
	out->count = 0;
	if (jeugdige > 0)
		add_once(out, store, &own, 0);
	for (size_t i = 0; i < count; i++) {
		const size_t found = sleutels_of_event(&events[i], keys);

		for (size_t k = 0; k < found; k++)
			add_once(out, store, &keys[k].key, keys[k].dag);
	}
}

void event_keys_of_name(const struct store *store, int64_t bericht, const struct identity *identity,
			struct sleutels *out)
{
	const struct sleutel name = sleutel_of_bericht(identity->afzender, identity->identificatie);
	const struct sleutel retour =
	    sleutel_of_retour(identity->afzender, identity->identificatie, identity->dagtekening,
			      bericht_info(identity->type)->retourop);

	out->bericht = bericht;
	out->regel = 0;
	out->count = 0;
	if (!sleutel_is_whole(&name))
		return;
	add_once(out, store, &name, identity->dagtekening);
	if (identity->verwerpt)
		add_once(out, store, &retour, identity->bekend);
}

static int run_keys(struct store *store, enum statement statement, const struct sleutels *sleutels)
{
	for (size_t i = 0; i < sleutels->count; i++)
		if (run_key(store, statement, &sleutels->sleutel[i]) != 0)
			return -1;
	return 0;
}

int event_add_key(struct store *store, const struct sleutel_row *sleutel)
{
	return run_key(store, SQL_SLEUTEL_ADD, sleutel);
}

/* Every message that a retour can void asks for retours on it: they do not wait. */
static bool may_wait(const struct store *store, const struct sleutels *sleutels)
{
	bool retour = false;

	for (size_t i = 0; i < sleutels->count; i++)
		retour |= sleutels->sleutel[i].soort == SLEUTEL_RETOUR;
	return store->key_run != NULL && !retour;
}

int event_add_keys(struct store *store, const struct sleutels *sleutels)
{
	return may_wait(store, sleutels) ? key_run_add(store, sleutels)
					 : run_keys(store, SQL_SLEUTEL_ADD, sleutels);
}

int event_drop_keys(struct store *store, const struct sleutels *sleutels)
{
	return run_keys(store, SQL_SLEUTEL_DROP, sleutels);
}

struct event event_like(enum berichttype type, const char *afzender, const char *ontvanger)
{
	struct event like = event_none();

	like.type = type;
	set_parties(&like, afzender, ontvanger);
	return like;
}

size_t event_row(const struct event *events, size_t count, const struct event *like,
		 struct buf *out)
{
	size_t taken = 0;

	buf_clear(out);
	for (; taken < count && taken < ROW_EVENTS && events[taken].bsn == events[0].bsn; taken++)
		facts_add(out, &events[taken], like);
	return taken;
}

int event_add(struct store *store, int64_t bericht, int64_t jeugdige, const struct event *events,
	      size_t count, const struct buf *facts)
{
	struct binder binder = {.statement = db_statement(store, SQL_FEIT_ADD)};
	struct sleutels sleutels;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, bericht);
	bind_number(&binder, events[0].regel);
	bind_number_or_null(&binder, jeugdige, 0);
	bind_blob(&binder, facts->data, facts->length);
	if (db_bound(store, &binder) != 0)
		return -1;
	event_keys(store, bericht, jeugdige, events, count, &sleutels);
	return event_add_keys(store, &sleutels);
}

/* ---- Reading ---- */

static const char *column_text(struct pool *pool, sqlite3_stmt *row, int column)
{
	const unsigned char *text = sqlite3_column_text(row, column);

	if (text == NULL)
		return NULL;
	return pool_copy(pool, (const char *)text, (size_t)sqlite3_column_bytes(row, column));
}

static int64_t column_number(sqlite3_stmt *row, int column, int64_t null)
{
	return sqlite3_column_type(row, column) == SQLITE_NULL ? null
							       : sqlite3_column_int64(row, column);
}

int event_read_message(const struct store *store, sqlite3_stmt *row, struct pool *pool,
		       struct event *like)
{
	int column = 0;

	*like = event_none();
	like->bericht = sqlite3_column_int64(row, column++);
	like->type = bericht_of_number(sqlite3_column_int(row, column++));
	like->dagtekening = (int32_t)column_number(row, column++, DAY_NONE);
	like->nietig_vanaf = (int32_t)column_number(row, column++, DAY_NEVER);
	like->identificatie = column_text(pool, row, column++);
	set_parties(like, column_text(pool, row, column), column_text(pool, row, column + 1));
	column += 2;
	like->rejected = sqlite3_column_int(row, column++) != 0;
	like->content = bericht_orde(store, column_number(row, column++, 0));
	like->takes_back = sqlite3_column_int(row, column++) != 0;
	like->headerline = (uint32_t)column_number(row, column++, 0);
	return column;
}

struct identity event_identity(sqlite3_stmt *row, struct pool *pool)
{
	enum { TYPE = 1, AFZENDER, IDENTIFICATIE, DAGTEKENING, BEKEND, VERWERPT, ONTVANGER };

	return (struct identity){.type = bericht_of_number(sqlite3_column_int(row, TYPE)),
				 .afzender = column_text(pool, row, AFZENDER),
				 .ontvanger = column_text(pool, row, ONTVANGER),
				 .identificatie = column_text(pool, row, IDENTIFICATIE),
				 .dagtekening = (int32_t)column_number(row, DAGTEKENING, DAY_NONE),
				 .bekend = (int32_t)column_number(row, BEKEND, DAY_NONE),
				 .verwerpt = sqlite3_column_int(row, VERWERPT) != 0};
}

/* The retour with a key and day that comes first in the order of judging: of several of one day that
 * with the lowest content, whichever came first. 0 for none; -1 after it logged. */
static int64_t first_retour(struct store *store, int64_t key, int32_t day)
{
	struct binder binder = {.statement = db_statement(store, SQL_RETOUREN_ON)};
	uint64_t lowest = 0;
	int64_t first = 0;
	int more = -1;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, SLEUTEL_RETOUR);
	bind_number(&binder, key);
	bind_number(&binder, day);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	for (; more == 1; more = db_row(store, binder.statement)) {
		const uint64_t orde =
		    bericht_orde(store, sqlite3_column_int64(binder.statement, 1));

		if (first == 0 || orde < lowest) {
			first = sqlite3_column_int64(binder.statement, 0);
			lowest = orde;
		}
	}
	return more < 0 ? -1 : first;
}

/* The retour from whose day on a message is void. Messages of one name follow each other: what was
 * looked up for one holds for the next. */
static int read_voided_by(struct store *store, sqlite3_stmt *row, struct event *like)
{
	enum { AFZENDER = 5 };
	const struct sleutel key =
	    sleutel_of_retour((const char *)sqlite3_column_text(row, AFZENDER), like->identificatie,
			      like->dagtekening, like->type);
	int64_t digest;

	if (like->nietig_vanaf == DAY_NEVER || store->home->keys == NULL)
		return 0;
	digest = sleutel_digest(store->sleutel, &key);
	if (store->voiding.key != digest || store->voiding.day != like->nietig_vanaf) {
		const int64_t retour = first_retour(store, digest, like->nietig_vanaf);

		if (retour < 0)
			return -1;
		store->voiding.key = digest;
		store->voiding.day = like->nietig_vanaf;
		store->voiding.retour = retour;
	}
	like->voided_by = store->voiding.retour;
	return 0;
}

int event_read_voided(struct store *store, sqlite3_stmt *row, struct pool *pool,
		      struct event *like)
{
	int cells = event_read_message(store, row, pool, like);

	return read_voided_by(store, row, like) == 0 ? cells : -1;
}

int event_facts_damaged(struct store *store, int64_t bericht)
{
	store->damaged = true;
	if (!store->rebuilding)
		log_error(
		    "%s: the facts of message %lld are damaged; 'ijw rebuild' makes them anew",
		    store->path, (long long)bericht);
	return -1;
}

int event_read_row(struct store *store, sqlite3_stmt *row, struct events *events)
{
	struct pool *pool = events->pool;
	struct event like;
	int column = event_read_voided(store, row, pool, &like);
	const void *facts;
	size_t length;

	if (column < 0)
		return -1;
	like.jeugdige = sqlite3_column_int64(row, column);
	facts = sqlite3_column_blob(row, column + 1);
	length = (size_t)sqlite3_column_bytes(row, column + 1);
	if (facts == NULL || facts_read(pool_copy(pool, facts, length), length, &like, events) != 0)
		return event_facts_damaged(store, like.bericht);
	return 0;
}

int event_each(struct store *store, int32_t kennisdatum, event_visit *visit, void *context)
{
	struct binder binder = {.statement = db_statement(store, SQL_FEITEN_KNOWN)};
	int more = -1, rc = 0;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, kennisdatum);
	if (binder.rc != SQLITE_OK)
		return db_failed(store);
	while (rc == 0 && (more = db_row(store, binder.statement)) == 1) {
		struct events events = {.pool = store->pool};

		pool_reset(store->pool);
		rc = event_read_row(store, binder.statement, &events);
		for (size_t i = 0; rc == 0 && i < events.count; i++)
			rc = visit(context, &events.event[i]);
	}
	sqlite3_reset(binder.statement);
	return rc == 0 && more == 0 ? 0 : -1;
}

static void drop_others(const struct sleutel *key, struct events *events, size_t from)
{
	size_t kept = from;

	if (key == NULL || key->kind == SLEUTEL_JEUGDIGE)
		return;
	for (size_t i = from; i < events->count; i++)
		if (sleutel_fits(key, &events->event[i]))
			events->event[kept++] = events->event[i];
	events->count = kept;
}

int event_read(struct store *store, const struct binder *binder, const struct sleutel *key,
	       struct events *events)
{
	int more;

	if (binder->rc != SQLITE_OK)
		return db_failed(store);
	while ((more = db_row(store, binder->statement)) == 1) {
		const size_t from = events->count;

		if (event_read_row(store, binder->statement, events) != 0) {
			sqlite3_reset(binder->statement);
			return -1;
		}
		drop_others(key, events, from);
	}
	return more;
}

/* Who has no keys reads all that is there, and finds in memory; so does who derives everybody. */
static bool is_in_memory(const struct store *store)
{
	return store->youths != NULL || store->home->keys == NULL;
}

static int find_in_memory(struct store *store, const struct sleutel *key, struct events *events)
{
	if (store->youths == NULL)
		store->youths = youths_of_all(store);
	return store->youths != NULL ? youths_by_key(store->youths, key, events) : -1;
}

int event_by_key(struct store *store, const struct sleutel *key, struct events *events)
{
	struct binder binder;

	if (is_in_memory(store))
		return find_in_memory(store, key, events);
	binder = (struct binder){.statement = db_statement(store, SQL_FEITEN_BY_KEY)};
	if (binder.statement == NULL)
		return -1;
	event_bind_key(&binder, store, key);
	return event_read(store, &binder, key, events);
}

/* A retour repeats the name of what it answers. */
static bool is_named(const struct event *event, const struct sleutel *bericht, int32_t dagtekening)
{
	const bool retour = event->soort == EVENT_RETOUR || event->soort == EVENT_RETOURREGEL;
	const int32_t named = retour ? event->betreft_dagtekening : event->dagtekening;
	char digits[AFZENDER_TEXT];

	return named == dagtekening && same_text(event->identificatie, bericht->tekst) &&
	       same_text(event_afzender(event, digits), bericht->partij);
}

static int find_name(struct store *store, enum berichttype type, const struct sleutel *bericht,
		     int32_t dagtekening, struct events *events)
{
	struct binder binder = {.statement = db_statement(store, SQL_FEITEN_OF_NAME)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, sleutel_digest(store->sleutel, bericht));
	bind_number(&binder, dagtekening);
	bind_number(&binder, bericht_number(type));
	return event_read(store, &binder, NULL, events);
}

int event_of_name(struct store *store, enum berichttype type, const struct sleutel *bericht,
		  int32_t dagtekening, struct events *events)
{
	size_t kept = events->count;

	if (is_in_memory(store) ? find_in_memory(store, bericht, events) != 0
				: find_name(store, type, bericht, dagtekening, events) != 0)
		return -1;
	for (size_t i = kept; i < events->count; i++)
		if (events->event[i].type == type &&
		    is_named(&events->event[i], bericht, dagtekening))
			events->event[kept++] = events->event[i];
	events->count = kept;
	return 0;
}

int event_read_messages(struct store *store, const struct binder *binder, struct events *events)
{
	int more;

	if (binder->rc != SQLITE_OK)
		return db_failed(store);
	while ((more = db_row(store, binder->statement)) == 1) {
		struct event *event = events_next(events);
		int column =
		    event_read_message(store, binder->statement, events->pool, event);

		if (bericht_info(event->type)->retourop == BERICHT_ONBEKEND)
			continue;
		event->soort = EVENT_RETOUR;
		event->betreft_dagtekening =
		    (int32_t)column_number(binder->statement, column, DAY_NONE);
	}
	return more;
}

/* ---- Of one youth ---- */

static int by_key(void *source, const struct sleutel *key, struct events *events)
{
	return event_by_key(source, key, events);
}

int event_find(struct store *store, enum relation relation, int64_t jeugdige,
	       const struct event *of, struct events *events)
{
	return gather_related(by_key, store, relation, jeugdige, of, events);
}

int event_related(struct store *store, enum relation relation, int64_t jeugdige,
		  const struct event *of, struct events *events)
{
	if (store->shared != NULL)
		return shared_find(store, relation, jeugdige, of, events);
	return event_find(store, relation, jeugdige, of, events);
}

static int find(void *source, enum relation relation, int64_t jeugdige, const struct event *of,
		struct events *events)
{
	return event_related(source, relation, jeugdige, of, events);
}

int event_load(struct store *store, int64_t jeugdige, struct events *events)
{
	*events = (struct events){.pool = store->pool};
	return gather(find, store, jeugdige, events);
}

/* Adds the retours on a message that are not among the events of the youth. */
static int add_retouren(struct store *store, const struct event *of, int64_t jeugdige,
			struct sleutel_set *asked, struct events *events)
{
	char digits[AFZENDER_TEXT];
	const char *afzender = event_afzender(of, digits);
	const enum berichttype type = bericht_info(of->type)->retour;
	const struct sleutel key = sleutel_of_bericht(afzender, of->identificatie);
	const struct sleutel once =
	    sleutel_of_retour(afzender, of->identificatie, of->dagtekening, of->type);
	size_t kept = events->count;

	if (type == BERICHT_ONBEKEND || !sleutel_is_whole(&key) ||
	    !sleutel_set_add(asked, sleutel_hash(&once)))
		return 0;
	if (event_of_name(store, type, &key, of->dagtekening, events) != 0)
		return -1;
	for (size_t i = kept; i < events->count; i++)
		if (events->event[i].soort == EVENT_RETOUR && events->event[i].jeugdige != jeugdige)
			events->event[kept++] = events->event[i];
	events->count = kept;
	return 0;
}

/* For telling, not for deriving: a retour with only a header names no youth. */
int event_load_story(struct store *store, int64_t jeugdige, struct events *events)
{
	struct sleutel_set asked = {0};
	int rc = event_load(store, jeugdige, events);
	const size_t count = events->count;

	for (size_t i = 0; rc == 0 && i < count; i++) {
		const struct event event = events->event[i];

		if (event.jeugdige == jeugdige || event.soort == EVENT_ANTWOORD)
			rc = add_retouren(store, &event, jeugdige, &asked, events);
	}
	sleutel_set_free(&asked);
	return rc;
}
