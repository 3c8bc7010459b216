/* Judges the months that an aanbieder claims of a gemeente. A claim is held against the last month
 * before it, so of parties that claimed for years only the last months are read: back to a claim
 * that every new one follows and that no answer ever refused. Claims of earlier months have that
 * one before them, or came before all that is new: nothing that is new changes what is found in
 * them. */
#include "dossier.h"

#include "event.h"
#include "findings.h"
#include "large.h"
#include "ijw/base/date.h"
#include "ijw/base/limits.h"
#include "ijw/message/event_is.h"

/* Adds the answers to a claim; whether one of them refuses it: 1 or 0, -1 failed. Those to claims
 * that share a name are added once: after the first these are taken for refused. */
static int add_answers(struct store *store, const struct event *claim, struct sleutel_set *asked,
		       struct events *events)
{
	const struct sleutel key =
	    sleutel_of_declaratie(claim->aanbieder, claim->identificatie, claim->dagtekening);
	const size_t first = events->count;
	int refused = 0;

	if (!sleutel_set_add(asked, sleutel_hash(&key)))
		return 1;
	if (event_by_key(store, &key, events) != 0)
		return -1;
	for (size_t i = first; i < events->count; i++)
		refused |= event_rejects_claim(&events->event[i]);
	return refused;
}

/* Claims while they are being read. */
struct reading {
	const struct parties *parties;
	struct sleutel_set asked;
	int32_t first; /* the month with which it ends; DAY_NONE: not known yet */
	struct events events;
};

/* Adds a claim and its answers: 1, 0 when it is of a month that is left out, -1 failed. */
static int add_claim(struct store *store, struct reading *reading, const struct event *claim)
{
	const struct parties *parties = reading->parties;
	int refused;

	if (claim->begindatum < reading->first)
		return 0;
	*events_next(&reading->events) = *claim;
	refused = add_answers(store, claim, &reading->asked, &reading->events);
	if (refused == 0 && reading->first == DAY_NONE && !parties->all && !claim->rejected &&
	    claim->dagtekening < parties->day)
		reading->first =
		    claim->begindatum < parties->begin ? claim->begindatum : parties->begin;
	return refused < 0 ? -1 : 1;
}

/* The claims in a row of facts, as add_claim. */
static int add_row(struct store *store, struct reading *reading, const struct sleutel *key,
		   sqlite3_stmt *row)
{
	struct events found = {.pool = store->pool};
	int rc = event_read_row(store, row, &found) == 0 ? 1 : -1;

	for (size_t i = 0; rc == 1 && i < found.count; i++)
		if (sleutel_fits(key, &found.event[i]))
			rc = add_claim(store, reading, &found.event[i]);
	return rc;
}

/* The last month first; 1 when there are more than `most`. */
static int read_claims(struct store *store, struct reading *reading, size_t most)
{
	struct binder binder = {.statement = db_statement(store, SQL_FEITEN_BY_KEY_BACK)};
	const struct sleutel key =
	    sleutel_of_maand(reading->parties->aanbieder, reading->parties->gemeente);
	int rc = 1;

	if (binder.statement == NULL)
		return -1;
	event_bind_key(&binder, store, &key);
	if (binder.rc != SQLITE_OK)
		return db_failed(store);
	while (rc == 1 && reading->events.count <= most &&
	       (rc = db_row(store, binder.statement)) == 1)
		rc = add_row(store, reading, &key, binder.statement);
	sqlite3_reset(binder.statement);
	return rc;
}

int dossier_maand(struct store *store, const struct parties *parties, bool large)
{
	const struct sleutel name = sleutel_of_maand(parties->aanbieder, parties->gemeente);
	const struct dossier_key key = {DOSSIER_MAAND, sleutel_digest(store->sleutel, &name)};
	struct parties of = *parties;
	struct reading reading = {.parties = &of, .first = DAY_NONE};
	int rc;

	of.all = of.all || store->since != store->group;
	if (!of.all && of.day == DAY_NEVER)
		return 0;
	pool_reset(store->pool);
	reading.events.pool = store->pool;
	rc = read_claims(store, &reading, large ? SIZE_MAX - 1 : LIMIT_DOSSIER_ROWS);
	sleutel_set_free(&reading.asked);
	if (rc != 0)
		return rc < 0 ? -1 : large_remember(store, key.kind, key.sleutel, of.bericht);
	if (of.all)
		return findings_judge(store, &key, DAY_NONE, reading.events.event,
				      reading.events.count);
	return findings_judge_part(store, &key, of.day, reading.events.event, reading.events.count);
}
