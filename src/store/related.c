#include "related.h"

#include <stdlib.h>
#include <string.h>

#include "counting.h"
#include "event.h"
#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "ijw/message/event_is.h"

/* A key under which something was told, or is known otherwise. */
struct noted {
	struct sleutel key;
	int32_t dag;               /* the first day from which on it is */
	int32_t first, last;       /* the Dagtekeningen of what was told */
	const char *identificatie; /* the least of those of the first */
};

struct related {
	struct store *store;
	struct noted *item; /* by number */
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

/* Whether what an event tells stands before all that was noted under this key. */
static bool is_first(const struct noted *noted, const struct event *event)
{
	return event->dagtekening < noted->first ||
	       (event->dagtekening == noted->first &&
		order_text(event->identificatie, noted->identificatie) < 0);
}

static void note(struct related *related, struct sleutel key, const struct event *event,
		 int32_t dag)
{
	struct noted *item;
	size_t number;

	if (!sleutel_is_whole(&key))
		return;
	number = sleutel_set_number(&related->keys, sleutel_hash(&key));
	if (number == related->count) {
		related->item = xmore(related->item, related->count, &related->room,
				      sizeof(*related->item));
		item = &related->item[related->count++];
		*item = (struct noted){
		    .key = key, .dag = dag, .first = DAY_NEVER, .last = event->dagtekening};
		item->key.partij = copy(related, key.partij);
		item->key.tekst = copy(related, key.tekst);
	}
	item = &related->item[number];
	item->dag = dag < item->dag ? dag : item->dag;
	item->last = event->dagtekening > item->last ? event->dagtekening : item->last;
	if (is_first(item, event)) {
		item->first = event->dagtekening;
		item->identificatie = copy(related, event->identificatie);
	}
}

static void note_number(struct related *related, enum sleutel_soort kind, const char *nummer,
			const struct event *event, int32_t dag)
{
	note(related, sleutel_of_number(kind, event->aanbieder, nummer), event, dag);
}

/* A gemeente refuses a claim for itself. */
static void note_claim(struct related *related, const struct event *answer, int32_t dag)
{
	struct sleutel key =
	    sleutel_of_declaratie(answer->aanbieder, answer->betreft, answer->betreft_dagtekening);

	key.nummer[1] = answer->gemeente;
	note(related, key, answer, dag);
}

/* A JW325 that refuses neither a claim nor a line of it changes nothing for anybody. */
void related_note(struct related *related, const struct event *event, int32_t dag)
{
	if (event_is_request(event) || event->soort == EVENT_ANTWOORD)
		note_number(related, SLEUTEL_VERZOEK, event->referentie, event, dag);
	if (event_refuses(event))
		note_number(related, SLEUTEL_ANTWOORD, event->referentie, event, dag);
	if (event->soort == EVENT_PRESTATIEANTWOORD || event_rejects_claim(event))
		note_claim(related, event, dag);
	if (event->soort == EVENT_PRESTATIE && event_is_credit(event))
		note_number(related, SLEUTEL_VORIGE, event->vorigreferentienummer, event, dag);
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

/* ---- What was there before ----
 *
 * What stands behind something that was there, and that nothing takes away, changes nothing for
 * others. Messages of this transaction are not taken for it: what they change is being looked for. */

/* Whether an event is that for what was noted: 1 or 0; -1 after it logged. */
typedef int settles(struct store *store, const struct event *event, const struct noted *noted);

/* Looks for one with this key, the last day first: 1, and its Dagtekening; 0 or -1. */
static int find_settled(struct store *store, struct sleutel key, const struct noted *noted,
			settles *fits, int32_t *day)
{
	struct binder binder = {.statement = db_statement(store, SQL_FEITEN_BY_KEY_BACK)};
	struct events found = {.pool = pool_new()};
	int more, rc = 0;

	if (binder.statement != NULL)
		event_bind_key(&binder, store, &key);
	more = binder.statement == NULL ? -1
	       : binder.rc == SQLITE_OK ? db_row(store, binder.statement)
					: db_failed(store);
	for (; rc == 0 && more == 1; more = rc == 0 ? db_row(store, binder.statement) : 0) {
		found.count = 0;
		if (event_read_row(store, binder.statement, &found) != 0)
			rc = -1;
		for (size_t i = 0; rc == 0 && i < found.count; i++) {
			const struct event *event = &found.event[i];

			if (event->bericht >= store->group ||
			    event->nietig_vanaf != DAY_NEVER || !sleutel_fits(&key, event))
				continue;
			rc = fits(store, event, noted);
			*day = event->dagtekening;
		}
	}
	sqlite3_reset(binder.statement);
	pool_free(found.pool);
	return more < 0 ? -1 : rc;
}

static int refuses_before(struct store *store, const struct event *answer,
			  const struct noted *noted)
{
	(void)store;
	return event_refuses(answer) && answer->dagtekening <= noted->first;
}

static int refuses_claim_before(struct store *store, const struct event *answer,
				const struct noted *noted)
{
	(void)store;
	return event_rejects_claim(answer) && answer->gemeente == noted->key.nummer[1] &&
	       answer->dagtekening <= noted->first;
}

/* Of one day what only takes back comes before the rest, then the lowest Identificatie. */
static int credits_before(struct store *store, const struct event *credit,
			  const struct noted *noted)
{
	if (credit->dagtekening > noted->first ||
	    (credit->dagtekening == noted->first &&
	     (!credit->takes_back || order_text(credit->identificatie, noted->identificatie) >= 0)))
		return 0;
	return counting_credit_stands(store, credit);
}

/* ---- Whom it concerns ---- */

/* Requests and answers: those whose requests can count. */
static int visit_requests(struct store *store, const struct noted *noted,
			  const struct visiting *visiting)
{
	struct binder binder = {.statement = db_statement(store, SQL_YOUTHS_COUNTING)};
	struct counting_bound bound;
	int rc = counting_bound(store, &noted->key, store->group, &bound);

	if (rc == 0 && binder.statement != NULL) {
		event_bind_key(&binder, store, &noted->key);
		bind_number(&binder, bound.dag);
		bind_text(&binder, bound.identificatie);
		rc = visit_all(store, &binder, visiting);
	}
	free(bound.identificatie);
	return binder.statement != NULL ? rc : -1;
}

/* A refusal: those whose requests were not refused before, for whom it says that another request is
 * still open (TR374). */
static int visit_refused(struct store *store, const struct noted *noted,
			 const struct visiting *visiting)
{
	struct sleutel key = noted->key;
	int32_t after;
	int found = find_settled(store, key, noted, refuses_before, &after);
	struct binder binder = {.statement = db_statement(store, SQL_YOUTHS_BETWEEN)};

	if (found < 0 || binder.statement == NULL)
		return -1;
	key.kind = SLEUTEL_VERZOEK;
	event_bind_key(&binder, store, &key);
	bind_number(&binder, found == 1 ? after : INT32_MIN);
	bind_number(&binder, noted->last);
	return visit_all(store, &binder, visiting);
}

/* Of the claims with a name: those whom they are about, and what is taken back in them. */
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
		related_note(related, &lines.event[i], visiting->dag);
	pool_free(lines.pool);
	return rc;
}

static int visit_answered(struct related *related, const struct noted *noted,
			  const struct visiting *visiting)
{
	struct sleutel key = noted->key;
	int32_t day;
	int found;

	key.nummer[1] = 0;
	found = find_settled(related->store, key, noted, refuses_claim_before, &day);
	return found == 0 ? visit_claims(related, noted, visiting) : found < 0 ? -1 : 0;
}

/* Those whose debits are taken back, and those who take them back too. */
static int visit_credits(struct store *store, const struct noted *noted,
			 const struct visiting *visiting)
{
	struct sleutel debit = noted->key;
	int32_t day;
	int found;

	debit.kind = SLEUTEL_PRESTATIE;
	if (visit_key(store, debit, visiting) != 0)
		return -1;
	found = find_settled(store, noted->key, noted, credits_before, &day);
	return found == 0 ? visit_key(store, noted->key, visiting) : found < 0 ? -1 : 0;
}

static int visit_noted(struct related *related, struct noted noted, related_youth *visit,
		       void *context)
{
	const struct visiting visiting = {visit, context, noted.dag};

	switch (noted.key.kind) {
	case SLEUTEL_VERZOEK:
		return visit_requests(related->store, &noted, &visiting);
	case SLEUTEL_ANTWOORD:
		return visit_refused(related->store, &noted, &visiting);
	case SLEUTEL_DECLARATIEANTWOORD:
		return visit_answered(related, &noted, &visiting);
	default:
		return visit_credits(related->store, &noted, &visiting);
	}
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
