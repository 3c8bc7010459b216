/* The youths of an archive: all that was said of them is read once, in the order in which it lies
 * in the tables, and kept in little memory. */
#include "ijw/store/youth.h"

#include <stdlib.h>
#include <string.h>

#include "db.h"
#include "gather.h"
#include "ijw/base/buf.h"
#include "ijw/base/halt.h"
#include "ijw/base/pool.h"
#include "ijw/base/background.h"
#include "event.h"
#include "youth_index.h"
#include "youths.h"

/* ---- One moment ---- */

/* It changes when another connection commits; -1: not known. */
static int64_t data_version(sqlite3 *db)
{
	sqlite3_stmt *statement = NULL;
	int64_t version = -1;

	if (sqlite3_prepare_v2(db, "PRAGMA data_version", -1, &statement, NULL) == SQLITE_OK &&
	    sqlite3_step(statement) == SQLITE_ROW)
		version = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return version;
}

/* The transaction of the store began after the twin was in the state `version`. When the twin's own
 * still finds that state, nothing was committed in between: both see the same. */
static void begin_twin(struct store *store, int64_t version)
{
	if (store->twin == NULL)
		return;
	if (version >= 0 && sqlite3_exec(store->twin->db, "BEGIN", NULL, NULL, NULL) == SQLITE_OK &&
	    data_version(store->twin->db) == version)
		return;
	store_close(store->twin);
	store->twin = NULL;
}

int store_begin_reading(struct store *store)
{
	int64_t version = -1;

	store->voiding.key = 0;
	store->twin = store_twin(store);
	if (store->twin != NULL)
		version = data_version(store->twin->db);
	/* A transaction sees what is there when it reads first. */
	if (db_exec(store, "BEGIN") != 0 || db_exec(store, "SELECT 1 FROM bericht LIMIT 1") != 0)
		return -1;
	begin_twin(store, version);
	return 0;
}

/* ---- Reading ---- */

struct jeugdige {
	int64_t id;
	char client[PSEUDONYM_TEXT];
};

/* What was said of a youth, as it is found. */
struct chain {
	struct youth_row *first, *last;
};

enum { HALVES = 2 };

struct youths {
	struct parameters parameters;
	struct jeugdige *jeugdige; /* in the order of their numbers */
	size_t count;
	struct youth_index index; /* of what is found by a key */
	bool all; /* with retours, which say no more than what they void, and by every
		   * key; else by what deriving asks for */
	struct half {
		struct background_job job;
		const struct youths *youths;
		struct store *store;
		int64_t from, until; /* messages */
		int rc;
		struct pool *pool;
		struct chain *chain; /* by place of the youth */
		struct youth_keys keys;
	} half[HALVES];
};

static int read_jeugdigen(struct store *store, struct youths *youths)
{
	sqlite3_stmt *row = db_statement(store, SQL_JEUGDIGEN);
	int more = row != NULL ? db_row(store, row) : -1;
	size_t room = 0;

	for (; more == 1; more = db_row(store, row)) {
		struct jeugdige *jeugdige;

		youths->jeugdige =
		    xmore(youths->jeugdige, youths->count, &room, sizeof(*youths->jeugdige));
		jeugdige = &youths->jeugdige[youths->count++];
		jeugdige->id = sqlite3_column_int64(row, 0);
		snprintf(jeugdige->client, sizeof(jeugdige->client), "%s",
			 (const char *)sqlite3_column_text(row, 1));
	}
	return more;
}

/* The place of a youth; SIZE_MAX for a number that is none of theirs. Mostly they are numbered
 * without gaps. */
static size_t place_of(const struct youths *youths, int64_t id)
{
	size_t low = 0, high = youths->count;

	if (id > 0 && (uint64_t)id <= youths->count && youths->jeugdige[id - 1].id == id)
		return (size_t)id - 1;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (youths->jeugdige[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < youths->count && youths->jeugdige[low].id == id ? low : SIZE_MAX;
}

static void add_keys(struct half *half, const struct youth_row *row, const struct event *event)
{
	struct event_sleutel keys[EVENT_SLEUTELS];
	const size_t count = sleutels_of_event(event, keys);

	for (size_t i = 0; i < count; i++)
		if (half->youths->all || gather_asks(keys[i].key.kind))
			youth_keys_add(&half->keys, &keys[i].key, row);
}

static void keep(struct half *half, struct youth_row *row)
{
	const size_t place = place_of(half->youths, row->jeugdige);

	if (place == SIZE_MAX)
		return;
	if (half->chain[place].last != NULL)
		half->chain[place].last->next = row;
	else
		half->chain[place].first = row;
	half->chain[place].last = row;
}

/* What stands in a row of facts; the keys of its events are read into `scratch`. */
static int read_row(struct half *half, sqlite3_stmt *found, struct events *scratch)
{
	struct event like;
	const int column = event_read_voided(half->store, found, half->pool, &like);
	const struct sleutel name =
	    sleutel_of_bericht((const char *)sqlite3_column_text(found, 5), like.identificatie);
	struct youth_row *row;

	if (column < 0)
		return -1;
	like.jeugdige = sqlite3_column_int64(found, column);
	row = youth_row_new(&like, sqlite3_column_blob(found, column + 1),
			    (size_t)sqlite3_column_bytes(found, column + 1), half->pool);
	scratch->count = 0;
	if (youth_row_open(row, scratch) != 0)
		return event_facts_damaged(half->store, row->bericht);
	for (size_t i = 0; i < scratch->count; i++)
		add_keys(half, row, &scratch->event[i]);
	if (half->youths->all && sleutel_is_whole(&name))
		youth_keys_add(&half->keys, &name, row);
	keep(half, row);
	return 0;
}

static int read_events(struct half *half)
{
	struct binder binder = {.statement = db_statement(half->store, SQL_FEITEN_FROM)};
	struct events scratch = {.pool = half->pool};
	int more = -1;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, half->from);
	bind_number(&binder, half->until);
	bind_number(&binder, half->youths->all);
	if (binder.rc == SQLITE_OK)
		more = db_row(half->store, binder.statement);
	else
		db_failed(half->store);
	for (; more == 1; more = db_row(half->store, binder.statement))
		if (read_row(half, binder.statement, &scratch) != 0) {
			sqlite3_reset(binder.statement);
			return -1;
		}
	return more;
}

static void read_half(void *context, struct background_job *job)
{
	struct half *half = (struct half *)job;

	(void)context;
	half->rc = read_events(half);
}

/* The number in the middle of those of the messages. */
static int read_middle(struct store *store, int64_t *middle)
{
	sqlite3_stmt *row = db_statement(store, SQL_BERICHT_HALF);
	const int more = row != NULL ? db_row(store, row) : -1;

	if (more != 1)
		return -1;
	*middle = sqlite3_column_int64(row, 0);
	sqlite3_reset(row);
	return 0;
}

/* With one connection the first half has all. */
static int read_halves(struct store *store, struct youths *youths)
{
	struct half *first = &youths->half[0], *second = &youths->half[1];
	struct background *background = background_new(read_half, NULL, NULL);
	int64_t middle = INT64_MAX;

	if (store->twin != NULL && read_middle(store, &middle) != 0) {
		background_free(background);
		return -1;
	}
	first->until = second->from = middle;
	if (store->twin != NULL) {
		store->twin->rebuilding = store->rebuilding;
		background_put(background, &second->job);
	}
	first->rc = read_events(first);
	if (store->twin != NULL) {
		background_done(background, &second->job, true);
		store->damaged = store->damaged || store->twin->damaged;
	}
	background_free(background);
	return first->rc == 0 ? second->rc : first->rc;
}

static int read_all(struct store *store, struct youths *youths)
{
	if (read_jeugdigen(store, youths) != 0)
		return -1;
	for (int i = 0; i < HALVES; i++) {
		youths->half[i] = (struct half){.youths = youths,
						.store = i == 0 ? store : store->twin,
						.until = INT64_MAX,
						.pool = pool_new()};
		youths->half[i].chain = xcalloc(youths->count, sizeof(struct chain));
	}
	if (read_halves(store, youths) != 0)
		return -1;
	youth_index_make(&youths->index, &youths->half[0].keys, &youths->half[1].keys);
	return 0;
}

static struct youths *read_youths(struct store *store, bool all)
{
	struct youths *youths = xcalloc(1, sizeof(*youths));

	youths->parameters = store->home->parameters;
	youths->all = all;
	if (read_all(store, youths) == 0)
		return youths;
	youths_free(youths);
	return NULL;
}

struct youths *store_youths(struct store *store)
{
	return read_youths(store, false);
}

struct youths *youths_of_all(struct store *store)
{
	return read_youths(store, true);
}

void youths_free(struct youths *youths)
{
	if (youths == NULL)
		return;
	for (int i = 0; i < HALVES; i++) {
		pool_free(youths->half[i].pool);
		free(youths->half[i].chain);
		youth_keys_free(&youths->half[i].keys);
	}
	youth_index_free(&youths->index);
	free(youths->jeugdige);
	free(youths);
}

/* ---- Deriving ---- */

/* Contexts take turns: who came first has most to tell. */
enum { TURN = 64 };

/* The youths of one context: every `step`th turn from `first` on. */
struct part {
	struct background_job job;
	const struct youths *youths;
	size_t first, step; /* turns */
	int32_t peildatum, kennisdatum;
	store_youth *visit;
	void *context;
	int rc;
};

static int find_own(const struct youths *youths, size_t place, struct events *events)
{
	if (place == SIZE_MAX)
		return 0;
	for (int i = 0; i < HALVES; i++) {
		const struct youth_row *row = youths->half[i].chain[place].first;

		for (; row != NULL; row = row->next)
			if (youth_row_open(row, events) != 0)
				return -1;
	}
	return 0;
}

bool youths_have_more(const struct youths *youths, const struct sleutel *key, size_t count)
{
	return youth_index_has_more(&youths->index, key, count);
}

int youths_by_key(const struct youths *youths, const struct sleutel *key, struct events *events)
{
	size_t kept = events->count;

	if (key->kind == SLEUTEL_JEUGDIGE)
		return find_own(youths, place_of(youths, key->nummer[0]), events);
	if (youth_index_find(&youths->index, key, events) != 0)
		return -1;
	for (size_t i = kept; i < events->count && key->kind != SLEUTEL_BERICHT; i++)
		if (sleutel_fits(key, &events->event[i]))
			events->event[kept++] = events->event[i];
	if (key->kind != SLEUTEL_BERICHT)
		events->count = kept;
	return 0;
}

static int by_key(void *source, const struct sleutel *key, struct events *events)
{
	return youths_by_key(source, key, events);
}

static int find(void *source, enum relation relation, int64_t jeugdige, const struct event *of,
		struct events *events)
{
	return gather_related(by_key, source, relation, jeugdige, of, events);
}

static int visit_youth(const struct part *part, size_t place, struct pool *pool)
{
	struct youths *youths = (struct youths *)part->youths;
	const struct jeugdige *jeugdige = &youths->jeugdige[place];
	struct youth youth = {.client = jeugdige->client};
	struct events events = {.pool = pool};

	if (gather(find, youths, jeugdige->id, &events) != 0)
		return -1;
	youth.derived = derive(events.event, events.count, part->peildatum, part->kennisdatum,
			       &youths->parameters, pool);
	return part->visit(part->context, &youth);
}

static void visit_turn(struct part *part, size_t place, struct pool *pool)
{
	for (size_t i = 0; part->rc == 0 && i < TURN && place + i < part->youths->count; i++) {
		part->rc = halt_is_due() ? -1 : visit_youth(part, place + i, pool);
		pool_reset(pool);
	}
}

static void visit_part(void *context, struct background_job *job)
{
	struct part *part = (struct part *)job;
	struct pool *pool = pool_new();

	(void)context;
	for (size_t turn = part->first; part->rc == 0 && turn * TURN < part->youths->count;
	     turn += part->step)
		visit_turn(part, turn * TURN, pool);
	pool_free(pool);
}

static int by_client(const void *a, const void *b)
{
	const struct jeugdige *const *x = a, *const *y = b;

	return strcmp((*x)->client, (*y)->client);
}

int youths_facts(const struct youths *youths, youth_facts *visit, void *context)
{
	const struct jeugdige **order = xcalloc(youths->count, sizeof(*order));
	struct pool *pool = pool_new();
	int rc = 0;

	for (size_t i = 0; i < youths->count; i++)
		order[i] = &youths->jeugdige[i];
	if (youths->count > 0)
		qsort(order, youths->count, sizeof(*order), by_client);
	for (size_t i = 0; rc == 0 && i < youths->count; i++) {
		struct events events = {.pool = pool};

		rc = halt_is_due() ||
			     gather(find, (void *)youths, order[i]->id, &events) != 0
			 ? -1
			 : visit(context, order[i]->client, events.event, events.count);
		pool_reset(pool);
	}
	pool_free(pool);
	free(order);
	return rc;
}

int youths_each(const struct youths *youths, int32_t peildatum, int32_t kennisdatum,
		store_youth *visit, void *const *context, size_t contexts)
{
	struct part *part = xcalloc(contexts, sizeof(*part));
	struct background **background = xcalloc(contexts, sizeof(*background));
	int rc = 0;

	for (size_t i = contexts; i-- > 0;) {
		part[i] = (struct part){.youths = youths,
					.first = i,
					.step = contexts,
					.peildatum = peildatum,
					.kennisdatum = kennisdatum,
					.visit = visit,
					.context = context[i]};
		if (i == 0) {
			visit_part(NULL, &part[i].job);
			continue;
		}
		background[i] = background_new(visit_part, NULL, NULL);
		background_put(background[i], &part[i].job);
	}
	for (size_t i = 0; i < contexts; i++) {
		if (i > 0)
			background_done(background[i], &part[i].job, true);
		background_free(background[i]);
		rc = rc == 0 ? part[i].rc : rc;
	}
	free(part);
	free(background);
	return rc;
}
