#include "related.h"

#include <stdlib.h>
#include <string.h>

#include "event.h"
#include "ijw/base/date.h"
#include "ijw/message/event_is.h"

struct related {
	struct store *store;
	struct noted {
		struct sleutel key;
		int32_t dag; /* the first on which it was told */
	} * item;            /* by number */
	size_t count, room;
	struct sleutel_set keys;
	struct pool *pool; /* of their texts */
};

struct related *related_new(struct store *store)
{
	struct related *related = xcalloc(1, sizeof(*related));

	related->store = store;
	related->pool = pool_new();
	return related;
}

void related_free(struct related *related)
{
	if (related == NULL)
		return;
	pool_free(related->pool);
	free(related->item);
	sleutel_set_free(&related->keys);
	free(related);
}

struct related *store_related(struct store *store)
{
	if (store->related == NULL)
		store->related = related_new(store);
	return store->related;
}

static const char *copy(struct related *related, const char *text)
{
	return text != NULL ? pool_copy(related->pool, text, strlen(text)) : NULL;
}

static void note(struct related *related, struct sleutel key, int32_t dag)
{
	struct noted *item;
	size_t number;

	if (!sleutel_is_whole(&key))
		return;
	number = sleutel_set_number(&related->keys, sleutel_hash(&key));
	if (number < related->count) {
		item = &related->item[number];
		item->dag = dag < item->dag ? dag : item->dag;
		return;
	}
	related->item =
	    xmore(related->item, related->count, &related->room, sizeof(*related->item));
	item = &related->item[related->count++];
	*item = (struct noted){key, dag};
	item->key.partij = copy(related, key.partij);
	item->key.tekst = copy(related, key.tekst);
}

void related_note(struct related *related, const struct event *event, int32_t dag)
{
	if (event_is_request(event) || event->soort == EVENT_ANTWOORD)
		note(related,
		     sleutel_of_number(SLEUTEL_VERZOEK, event->aanbieder, event->referentie), dag);
	else if (event->soort == EVENT_DECLARATIEANTWOORD)
		note(related,
		     sleutel_of_declaratie(event->aanbieder, event->betreft,
					   event->betreft_dagtekening),
		     dag);
	else if (event->soort == EVENT_PRESTATIE)
		note(related,
		     sleutel_of_number(SLEUTEL_VORIGE, event->aanbieder,
				       event->vorigreferentienummer),
		     dag);
}

/* ---- Finding ---- */

struct visiting {
	related_youth *visit;
	void *context;
	int32_t dag;
};

static int visit_all(struct store *store, const struct binder *binder,
		     const struct visiting *visiting)
{
	int more;

	if (binder->rc != SQLITE_OK)
		return db_failed(store);
	while ((more = db_row(store, binder->statement)) == 1)
		if (visiting->visit(visiting->context, sqlite3_column_int64(binder->statement, 0),
				    visiting->dag) != 0) {
			sqlite3_reset(binder->statement);
			return -1;
		}
	return more;
}

static int visit_key(struct store *store, struct sleutel key, const struct visiting *visiting)
{
	struct binder binder = {.statement = db_statement(store, SQL_YOUTHS_BY_KEY)};

	if (binder.statement == NULL)
		return -1;
	event_bind_key(&binder, store, &key);
	return visit_all(store, &binder, visiting);
}

/* Of the claims with a name: those whom they are about, those whose claims they take back, and
 * those who take back what they take back. */
static int visit_claims(struct related *related, const struct noted *claim,
			const struct visiting *visiting)
{
	struct store *store = related->store;
	const struct sleutel name = sleutel_of_bericht(claim->key.partij, claim->key.tekst);
	const int32_t dagtekening = (int32_t)claim->key.nummer[0];
	struct binder binder = {.statement = db_statement(store, SQL_YOUTHS_OF_NAME)};
	struct events lines = {.pool = pool_new()};
	int rc = -1;

	if (binder.statement != NULL) {
		bind_number(&binder, sleutel_digest(store->sleutel, &name));
		bind_number(&binder, dagtekening);
		rc = visit_all(store, &binder, visiting);
	}
	if (rc == 0)
		rc = event_of_name(store, JW323, &name, dagtekening, &lines);
	for (size_t i = 0; rc == 0 && i < lines.count; i++)
		if (lines.event[i].soort == EVENT_PRESTATIE)
			related_note(related, &lines.event[i], visiting->dag);
	pool_free(lines.pool);
	return rc;
}

static int visit_noted(struct related *related, struct noted noted, related_youth *visit,
		       void *context)
{
	const struct visiting visiting = {visit, context, noted.dag};
	struct sleutel debit = noted.key;

	if (noted.key.kind == SLEUTEL_DECLARATIEANTWOORD)
		return visit_claims(related, &noted, &visiting);
	debit.kind = SLEUTEL_PRESTATIE;
	if (noted.key.kind == SLEUTEL_VORIGE && visit_key(related->store, debit, &visiting) != 0)
		return -1;
	return visit_key(related->store, noted.key, &visiting);
}

/* Claims lead to other numbers: answers to claims are looked at first, so that each of these has
 * its first day by then. */
int related_each(struct related *related, related_youth *visit, void *context)
{
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < related->count; i++)
		if (related->item[i].key.kind == SLEUTEL_DECLARATIEANTWOORD)
			rc = visit_noted(related, related->item[i], visit, context);
	for (size_t i = 0; rc == 0 && i < related->count; i++)
		if (related->item[i].key.kind != SLEUTEL_DECLARATIEANTWOORD)
			rc = visit_noted(related, related->item[i], visit, context);
	return rc;
}

static int touch(void *context, int64_t jeugdige, int32_t dag)
{
	return store_touch(context, jeugdige, dag);
}

int related_touch(struct store *store)
{
	int rc = store->related != NULL ? related_each(store->related, touch, store) : 0;

	related_free(store->related);
	store->related = NULL;
	return rc;
}
