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
	bool changes; /* of a claim, a debit: it is not settled by what was there before */
	size_t of;    /* of a part: the number of the claim, or the debit */
};

struct notes {
	struct noted *item; /* by number */
	size_t count, room;
	struct sleutel_set keys;
};

/* Parts: the lines of a claim that were refused, each with the number of the claim in its key; the
 * periods for which a debit was taken back, in the key. */
struct related {
	struct store *store;
	struct notes whole, part;
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
	free(related->whole.item);
	free(related->part.item);
	sleutel_set_free(&related->whole.keys);
	sleutel_set_free(&related->part.keys);
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

/* What is noted under a key, which is whole; it moves with the next note. */
static struct noted *note_in(struct related *related, struct notes *list, struct sleutel key,
			     const struct event *event, int32_t dag)
{
	const size_t number = sleutel_set_number(&list->keys, sleutel_hash(&key));
	struct noted *item;

	if (number == list->count) {
		list->item = xmore(list->item, list->count, &list->room, sizeof(*list->item));
		item = &list->item[list->count++];
		*item = (struct noted){
		    .key = key, .dag = dag, .first = DAY_NEVER, .last = event->dagtekening};
		item->key.partij = copy(related, key.partij);
		item->key.tekst = copy(related, key.tekst);
	}
	item = &list->item[number];
	item->dag = dag < item->dag ? dag : item->dag;
	item->last = event->dagtekening > item->last ? event->dagtekening : item->last;
	if (is_first(item, event)) {
		item->first = event->dagtekening;
		item->identificatie = copy(related, event->identificatie);
	}
	return item;
}

/* NULL when the key names nothing. */
static struct noted *note(struct related *related, struct sleutel key, const struct event *event,
			  int32_t dag)
{
	return sleutel_is_whole(&key) ? note_in(related, &related->whole, key, event, dag) : NULL;
}

static struct noted *note_number(struct related *related, enum sleutel_soort kind,
				 const char *nummer, const struct event *event, int32_t dag)
{
	return note(related, sleutel_of_number(kind, event->aanbieder, nummer), event, dag);
}

static void note_part(struct related *related, const struct noted *whole, struct sleutel key,
		      const struct event *event, int32_t dag)
{
	note_in(related, &related->part, key, event, dag)->of =
	    (size_t)(whole - related->whole.item);
}

/* A gemeente refuses a claim, or a line of it, for itself. */
static void note_claim(struct related *related, const struct event *answer, int32_t dag)
{
	struct sleutel key =
	    sleutel_of_declaratie(answer->aanbieder, answer->betreft, answer->betreft_dagtekening);
	struct sleutel line = sleutel_of_number(SLEUTEL_PRESTATIEANTWOORD, answer->aanbieder,
						answer->referentienummer);
	struct noted *claim;

	key.nummer[1] = answer->gemeente;
	claim = note(related, key, answer, dag);
	if (claim == NULL)
		return;
	line.nummer[0] = claim - related->whole.item;
	if (answer->soort == EVENT_PRESTATIEANTWOORD && sleutel_is_whole(&line))
		note_part(related, claim, line, answer, dag);
	else
		claim->changes = true;
}

/* A credit counts for the debit that it names, and in the sums of the assignment that it names. */
static void note_credit(struct related *related, const struct event *credit, int32_t dag)
{
	const struct noted *debit =
	    note_number(related, SLEUTEL_VORIGE, credit->vorigreferentienummer, credit, dag);
	struct sleutel period;

	if (debit == NULL)
		return;
	period = debit->key;
	period.nummer[0] = credit->begindatum;
	period.nummer[1] = credit->einddatum;
	note_part(related, debit, period, credit, dag);
	note(related, sleutel_of_toewijzing(credit->gemeente, credit->toewijzingnummer), credit,
	     dag);
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
		note_credit(related, event, dag);
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
 * others. Messages of this transaction are not taken for it: what they change is being looked for.
 */

/* Whether an event is that for what was noted: 1 or 0; -1 after it logged. */
typedef int settles(struct related *related, const struct event *event, const struct noted *noted);

/* Of a part no more rows are looked at: one number can be in very many parts. */
enum { ROWS_OF_PART = 16 };

/* Looks for one with this key in so many rows, the last day first: 1, and its Dagtekening; 0 or -1.
 */
static int find_settled(struct related *related, struct sleutel key, const struct noted *noted,
			settles *fits, size_t rows, int32_t *day)
{
	struct store *store = related->store;
	struct binder binder = {.statement = db_statement(store, SQL_FEITEN_BY_KEY_BACK)};
	struct events found = {.pool = pool_new()};
	int more, rc = 0;

	if (binder.statement != NULL)
		event_bind_key(&binder, store, &key);
	more = binder.statement == NULL ? -1
	       : binder.rc == SQLITE_OK ? db_row(store, binder.statement)
					: db_failed(store);
	for (; rc == 0 && more == 1 && rows-- > 0;
	     more = rc == 0 ? db_row(store, binder.statement) : 0) {
		found.count = 0;
		if (event_read_row(store, binder.statement, &found) != 0)
			rc = -1;
		for (size_t i = 0; rc == 0 && i < found.count; i++) {
			const struct event *event = &found.event[i];

			if (event->bericht >= store->group || event->nietig_vanaf != DAY_NEVER ||
			    !sleutel_fits(&key, event))
				continue;
			rc = fits(related, event, noted);
			*day = event->dagtekening;
		}
	}
	sqlite3_reset(binder.statement);
	pool_free(found.pool);
	return more < 0 ? -1 : rc;
}

static int refuses_before(struct related *related, const struct event *answer,
			  const struct noted *noted)
{
	(void)related;
	return event_refuses(answer) && answer->dagtekening <= noted->first;
}

/* Whether an event of the type of what was noted stands before it. */
static bool stands_before(const struct event *event, const struct noted *noted)
{
	return event->dagtekening < noted->first ||
	       (event->dagtekening == noted->first &&
		order_text(event->identificatie, noted->identificatie) < 0);
}

static int refuses_claim_before(struct related *related, const struct event *answer,
				const struct noted *noted)
{
	(void)related;
	return event_rejects_claim(answer) && answer->gemeente == noted->key.nummer[1] &&
	       stands_before(answer, noted);
}

static int refuses_line_before(struct related *related, const struct event *answer,
			       const struct noted *noted)
{
	const struct sleutel *claim = &related->whole.item[noted->of].key;

	return answer->gemeente == claim->nummer[1] &&
	       answer->betreft_dagtekening == claim->nummer[0] &&
	       same_text(answer->betreft, claim->tekst) && stands_before(answer, noted);
}

/* Of one day what only takes back comes before the rest. */
static int credits_before(struct related *related, const struct event *credit,
			  const struct noted *noted)
{
	if (!stands_before(credit, noted) ||
	    (credit->dagtekening == noted->first && !credit->takes_back))
		return 0;
	return counting_credit_stands(related->store, credit);
}

static int credits_period_before(struct related *related, const struct event *credit,
				 const struct noted *noted)
{
	if (credit->begindatum != noted->key.nummer[0] || credit->einddatum != noted->key.nummer[1])
		return 0;
	return credits_before(related, credit, noted);
}

/* Whether something that was there before stands before this part: 1 or 0; -1 after it logged. */
static int part_is_settled(struct related *related, const struct noted *part)
{
	struct sleutel key = sleutel_of_number(part->key.kind, part->key.partij, part->key.tekst);
	int32_t day;

	if (related->store->group <= 1)
		return 0;
	return find_settled(related, key, part,
			    part->key.kind == SLEUTEL_VORIGE ? credits_period_before
							     : refuses_line_before,
			    ROWS_OF_PART, &day);
}

/* Notes of what has parts of this kind whether one of them changes anything. 0 or -1. */
static int settle_parts(struct related *related, enum sleutel_soort kind)
{
	for (size_t i = 0; i < related->part.count; i++) {
		const struct noted *part = &related->part.item[i];
		struct noted *whole = &related->whole.item[part->of];
		int settled;

		if (part->key.kind != kind || whole->changes)
			continue;
		settled = part_is_settled(related, part);
		if (settled < 0)
			return -1;
		whole->changes = settled == 0;
	}
	return 0;
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
static int visit_refused(struct related *related, const struct noted *noted,
			 const struct visiting *visiting)
{
	struct store *store = related->store;
	struct sleutel key = noted->key;
	int32_t after;
	int found = find_settled(related, key, noted, refuses_before, SIZE_MAX, &after);
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

	if (!noted->changes)
		return 0;
	key.nummer[1] = 0;
	found = find_settled(related, key, noted, refuses_claim_before, SIZE_MAX, &day);
	return found == 0 ? visit_claims(related, noted, visiting) : found < 0 ? -1 : 0;
}

/* Those whose debits are taken back, and those who take them back too. */
static int visit_credits(struct related *related, const struct noted *noted,
			 const struct visiting *visiting)
{
	struct store *store = related->store;
	struct sleutel debit = noted->key;
	int32_t day;
	int found;

	if (!noted->changes)
		return 0;
	debit.kind = SLEUTEL_PRESTATIE;
	if (visit_key(store, debit, visiting) != 0)
		return -1;
	found = find_settled(related, noted->key, noted, credits_before, SIZE_MAX, &day);
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
		return visit_refused(related, &noted, &visiting);
	case SLEUTEL_DECLARATIEANTWOORD:
		return visit_answered(related, &noted, &visiting);
	case SLEUTEL_TOEWIJZING:
		return visit_key(related->store, noted.key, &visiting);
	default:
		return visit_credits(related, &noted, &visiting);
	}
}

/* Claims lead to other numbers: answers to claims are looked at first, so that each of these has
 * its first day by then. */
int related_each(struct related *related, related_youth *visit, void *context)
{
	const struct notes *all = &related->whole;
	int rc = settle_parts(related, SLEUTEL_PRESTATIEANTWOORD);

	for (size_t i = 0; rc == 0 && i < all->count; i++)
		if (all->item[i].key.kind == SLEUTEL_DECLARATIEANTWOORD)
			rc = visit_noted(related, all->item[i], visit, context);
	if (rc == 0)
		rc = settle_parts(related, SLEUTEL_VORIGE);
	for (size_t i = 0; rc == 0 && i < all->count; i++)
		if (all->item[i].key.kind != SLEUTEL_DECLARATIEANTWOORD)
			rc = visit_noted(related, all->item[i], visit, context);
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
