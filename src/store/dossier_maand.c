/* Judges the months that an aanbieder claims of a gemeente. A claim is held against the last month
 * before it, so of parties that claimed for years only the last months are read: back to a claim
 * that every new one follows and that no answer ever refused. Claims of earlier months have that
 * one before them, or came before all that is new: nothing that is new changes what is found in
 * them. */
#include "dossier.h"

#include <stdlib.h>

#include "findings.h"
#include "gather.h"
#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "ijw/message/event_is.h"
#include "name.h"

/* What is new between an aanbieder and a gemeente. */
struct parties {
	char *aanbieder;
	int32_t gemeente;
	int32_t day;   /* of the earliest claim; DAY_NEVER when there is none */
	int32_t begin; /* of the earliest month that is claimed */
	bool all;      /* claims of any age are to be looked at */
};

struct parties_list {
	struct parties *item;
	size_t count, room;
};

/* Of an answer it only counts that it refuses. */
static void add_new(struct parties *parties, const struct event *event)
{
	if (event_rejects_claim(event))
		parties->all = true;
	if (event->soort != EVENT_DECLARATIE || event->rejected)
		return;
	if (event->dagtekening < parties->day)
		parties->day = event->dagtekening;
	if (event->begindatum < parties->begin)
		parties->begin = event->begindatum;
}

static struct parties *parties_of(struct parties_list *list, const struct event *event)
{
	struct parties *last = list->count > 0 ? &list->item[list->count - 1] : NULL;

	if (last != NULL && last->gemeente == event->gemeente &&
	    same_text(last->aanbieder, event->aanbieder))
		return last;
	list->item = xmore(list->item, list->count, &list->room, sizeof(*list->item));
	last = &list->item[list->count++];
	*last = (struct parties){.aanbieder = xstrdup(event->aanbieder),
				 .gemeente = event->gemeente,
				 .day = DAY_NEVER,
				 .begin = DAY_NEVER};
	return last;
}

static int read_new(struct store *store, struct parties_list *list)
{
	struct binder binder = {.statement = db_statement(store, SQL_MAAND_NEW)};
	int more;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, store->since);
	if (binder.rc != SQLITE_OK)
		return db_failed(store);
	while ((more = db_row(store, binder.statement)) == 1) {
		struct event event;

		pool_reset(store->pool);
		event_read_claim(store, binder.statement, &event);
		add_new(parties_of(list, &event), &event);
	}
	return more;
}

/* The answers to a claim; whether one of them refuses it: 1 or 0, -1 failed. */
static int read_answers(struct store *store, const struct event *claim, struct events *events)
{
	struct binder binder = {.statement = db_statement(store, SQL_MAAND_ANSWERS)};
	int more, refused = 0;

	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, claim->aanbieder);
	bind_text(&binder, claim->identificatie);
	bind_number(&binder, claim->dagtekening);
	if (binder.rc != SQLITE_OK)
		return db_failed(store);
	while ((more = db_row(store, binder.statement)) == 1) {
		struct event *answer = events_next(events);

		event_read_claim(store, binder.statement, answer);
		refused |= event_rejects_claim(answer);
	}
	return more < 0 ? -1 : refused;
}

/* The same, once of claims that share a name: after the first they are taken for refused. */
static int read_answers_once(struct store *store, const struct event *claim, struct name_set *asked,
			     struct events *events)
{
	const struct name name = {claim->aanbieder, claim->identificatie, {claim->dagtekening, 0}};

	if (!name_set_add(asked, name_digest(store, &name)))
		return 1;
	return read_answers(store, claim, events);
}

/* Claims while they are being read. */
struct reading {
	const struct parties *parties;
	struct name_set asked;
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
	refused = read_answers_once(store, claim, &reading->asked, &reading->events);
	if (refused == 0 && reading->first == DAY_NONE && !parties->all && !claim->rejected &&
	    claim->dagtekening < parties->day)
		reading->first =
		    claim->begindatum < parties->begin ? claim->begindatum : parties->begin;
	return refused < 0 ? -1 : 1;
}

/* The last month first. */
static int read_claims(struct store *store, struct reading *reading)
{
	struct binder binder = {.statement = db_statement(store, SQL_MAAND_CLAIMS)};
	int rc = 1;

	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, reading->parties->aanbieder);
	bind_number(&binder, reading->parties->gemeente);
	if (binder.rc != SQLITE_OK)
		return db_failed(store);
	while (rc == 1 && (rc = db_row(store, binder.statement)) == 1) {
		struct event claim;

		event_read_claim(store, binder.statement, &claim);
		rc = add_claim(store, reading, &claim);
	}
	sqlite3_reset(binder.statement);
	return rc;
}

static int judge_parties(struct store *store, const struct parties *parties)
{
	const struct name name = {parties->aanbieder, NULL, {parties->gemeente, 0}};
	const struct dossier_key key = {DOSSIER_MAAND, name_digest(store, &name)};
	struct reading reading = {.parties = parties, .first = DAY_NONE};
	int rc;

	if (!parties->all && parties->day == DAY_NEVER)
		return 0;
	pool_reset(store->pool);
	reading.events.pool = store->pool;
	rc = read_claims(store, &reading);
	name_set_free(&reading.asked);
	if (rc != 0)
		return -1;
	if (parties->all)
		return findings_judge(store, &key, DAY_NONE, reading.events.event,
				      reading.events.count);
	return findings_judge_part(store, &key, parties->day, reading.events.event,
				   reading.events.count);
}

int dossier_maand(struct store *store)
{
	struct parties_list list = {0};
	int rc = read_new(store, &list);

	for (size_t i = 0; i < list.count; i++) {
		list.item[i].all = list.item[i].all || store->since != store->group;
		if (rc == 0)
			rc = judge_parties(store, &list.item[i]);
		free(list.item[i].aanbieder);
	}
	free(list.item);
	return rc;
}
