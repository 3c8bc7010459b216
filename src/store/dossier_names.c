#include "dossier_names.h"

#include <stdlib.h>
#include <string.h>

#include "event.h"
#include "large.h"
#include "ijw/base/date.h"
#include "ijw/message/event_is.h"

struct walk {
	struct store *store;
	struct dossiers *out;
	struct sleutel_set answered; /* claims whose answers were noted */
	struct events events;        /* of the message at hand */
	bool months;                 /* its parties were put off */
};

static const char *copy(struct pool *pool, const char *text)
{
	return text != NULL ? pool_copy(pool, text, strlen(text)) : NULL;
}

static void note(struct walk *walk, enum dossier_kind kind, struct sleutel key,
		 const struct event *of)
{
	struct dossier_names *names = &walk->out->kind[kind];
	size_t number;
	int64_t digest;

	if (!sleutel_is_whole(&key))
		return;
	digest = sleutel_digest(walk->store->sleutel, &key);
	number = sleutel_set_number(&names->seen, digest);
	if (number < names->count) {
		struct dossier_name *item = &names->item[number];

		item->again |= item->bericht != of->bericht || item->regel != of->regel;
		return;
	}
	key.partij = copy(walk->out->pool, key.partij);
	key.tekst = copy(walk->out->pool, key.tekst);
	names->item = xmore(names->item, names->count, &names->room, sizeof(*names->item));
	names->item[names->count++] = (struct dossier_name){
	    .key = key,
	    .digest = digest,
	    .bericht = of->bericht,
	    .regel = of->regel,
	    .retour = bericht_info(of->type)->retourop != BERICHT_ONBEKEND};
}

static struct parties *parties_of(struct walk *walk, const struct event *event)
{
	struct dossiers *out = walk->out;
	const struct sleutel key = sleutel_of_maand(event->aanbieder, event->gemeente);
	const size_t number = sleutel_set_number(&out->seen, sleutel_hash(&key));

	if (number < out->count)
		return &out->parties[number];
	out->parties = xmore(out->parties, out->count, &out->room, sizeof(*out->parties));
	out->parties[out->count] = (struct parties){.aanbieder = copy(out->pool, key.partij),
						    .gemeente = event->gemeente,
						    .bericht = event->bericht,
						    .day = DAY_NEVER,
						    .begin = DAY_NEVER};
	return &out->parties[out->count++];
}

/* Of an answer it only counts that it refuses. */
static void note_parties(struct walk *walk, const struct event *event)
{
	struct parties *parties;

	if (event->aanbieder == NULL)
		return;
	parties = parties_of(walk, event);
	if (event_rejects_claim(event) || walk->months)
		parties->all = true;
	if (event->soort != EVENT_DECLARATIE || event->rejected)
		return;
	if (event->dagtekening < parties->day)
		parties->day = event->dagtekening;
	if (event->begindatum < parties->begin)
		parties->begin = event->begindatum;
}

static void note_numbers(struct walk *walk, const struct event *line)
{
	if (line->soort == EVENT_DECLARATIE)
		note(walk, DOSSIER_DECLARATIENUMMER,
		     sleutel_of_number(SLEUTEL_DECLARATIENUMMER, line->aanbieder, line->referentie),
		     line);
	else if (line->soort == EVENT_PRESTATIE)
		note(walk, DOSSIER_PRESTATIE,
		     sleutel_of_number(SLEUTEL_PRESTATIE, line->aanbieder, line->referentienummer),
		     line);
}

/* An answer can change what the lines of the claim say against others. */
static int note_answered(struct walk *walk, const struct event *answer)
{
	const struct sleutel claim =
	    sleutel_of_declaratie(answer->aanbieder, answer->betreft, answer->betreft_dagtekening);
	const struct sleutel name = sleutel_of_bericht(answer->aanbieder, answer->betreft);
	struct events lines = {.pool = pool_new()};
	int rc = 0;

	if (sleutel_is_whole(&claim) && sleutel_set_add(&walk->answered, sleutel_hash(&claim)))
		rc = event_of_name(walk->store, JW323, &name, answer->betreft_dagtekening, &lines);
	for (size_t i = 0; rc == 0 && i < lines.count; i++)
		note_numbers(walk, &lines.event[i]);
	pool_free(lines.pool);
	return rc;
}

/* What an assignment, a request or an answer to one is held against. */
static void note_care(struct walk *walk, const struct event *event)
{
	note(walk, DOSSIER_VERZOEK,
	     sleutel_of_number(SLEUTEL_VERZOEK, event->aanbieder, event->referentie), event);
	if (event->soort == EVENT_TOEWIJZING)
		note(walk, DOSSIER_TOEWIJZING,
		     sleutel_of_toewijzing(event->gemeente, event->toewijzingnummer), event);
}

static int note_event(struct walk *walk, const struct event *event)
{
	switch (event->soort) {
	case EVENT_TOEWIJZING:
	case EVENT_AANVRAAG:
	case EVENT_WIJZIGING:
	case EVENT_ANTWOORD:
		note_care(walk, event);
		return 0;
	case EVENT_DECLARATIE:
		note_parties(walk, event);
		note_numbers(walk, event);
		note(walk, DOSSIER_DECLARATIE,
		     sleutel_of_declaratie(event->aanbieder, event->identificatie,
					   event->dagtekening),
		     event);
		return 0;
	case EVENT_PRESTATIE:
		note_numbers(walk, event);
		return 0;
	case EVENT_DECLARATIEANTWOORD:
		note_parties(walk, event);
		note(walk, DOSSIER_DECLARATIE,
		     sleutel_of_declaratie(event->aanbieder, event->betreft,
					   event->betreft_dagtekening),
		     event);
		return note_answered(walk, event);
	default:
		return 0;
	}
}

static int read_events(struct walk *walk, enum statement statement, int64_t bericht)
{
	struct binder binder = {.statement = db_statement(walk->store, statement)};
	int more;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, bericht);
	if (binder.rc != SQLITE_OK)
		return db_failed(walk->store);
	while ((more = db_row(walk->store, binder.statement)) == 1) {
		pool_reset(walk->events.pool);
		walk->events = (struct events){.pool = walk->events.pool};
		if (event_read_row(walk->store, binder.statement, &walk->events) != 0)
			goto failed;
		for (size_t i = 0; i < walk->events.count; i++)
			if (note_event(walk, &walk->events.event[i]) != 0)
				goto failed;
	}
	return more;
failed:
	sqlite3_reset(binder.statement);
	return -1;
}

/* ---- Messages as a whole ---- */

/* A retour takes something away from the dossiers of what it answers. */
static int note_voided(struct walk *walk, const struct sleutel *name, int32_t dagtekening,
		       enum berichttype retour)
{
	struct events lines = {.pool = pool_new()};
	int rc =
	    event_of_name(walk->store, bericht_info(retour)->retourop, name, dagtekening, &lines);

	for (size_t i = 0; rc == 0 && i < lines.count; i++)
		if (lines.event[i].soort == EVENT_TOEWIJZING || event_is_request(&lines.event[i]) ||
		    lines.event[i].soort == EVENT_ANTWOORD)
			note_care(walk, &lines.event[i]);
	pool_free(lines.pool);
	return rc;
}

static int note_message(struct walk *walk, sqlite3_stmt *row, struct sleutel_set *voided)
{
	const struct sleutel name = sleutel_of_bericht((const char *)sqlite3_column_text(row, 0),
						       (const char *)sqlite3_column_text(row, 1));
	const int32_t dagtekening = sqlite3_column_int(row, 2);
	const enum berichttype type = bericht_of_number(sqlite3_column_int(row, 3));
	struct sleutel retour;

	note(walk, DOSSIER_BERICHT, name,
	     &(struct event){.bericht = sqlite3_column_int64(row, 5), .type = type});
	if (sqlite3_column_int(row, 4) == 0 || !sleutel_is_whole(&name))
		return 0;
	retour = sleutel_of_retour(name.partij, name.tekst, dagtekening, type);
	if (!sleutel_set_add(voided, sleutel_hash(&retour)))
		return 0;
	return note_voided(walk, &name, dagtekening, type);
}

static int read_messages(struct walk *walk, int64_t first, int64_t last)
{
	struct binder binder = {.statement = db_statement(walk->store, SQL_BERICHTEN_BETWEEN)};
	struct sleutel_set voided = {0};
	int more;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, first);
	bind_number(&binder, last);
	more =
	    binder.rc == SQLITE_OK ? db_row(walk->store, binder.statement) : db_failed(walk->store);
	for (; more == 1; more = db_row(walk->store, binder.statement))
		if (note_message(walk, binder.statement, &voided) != 0) {
			sqlite3_reset(binder.statement);
			more = -1;
			break;
		}
	sleutel_set_free(&voided);
	return more;
}

/* All that a message names: also what was not put off. */
static int read_left(void *context, int64_t bericht, bool months)
{
	struct walk *walk = context;

	walk->months = months;
	return read_messages(walk, bericht, bericht) == 0 ? read_events(walk, SQL_FEITEN_OF, bericht)
							  : -1;
}

int dossiers_read(struct store *store, int64_t since, bool left, struct dossiers *out)
{
	struct walk walk = {.store = store, .out = out, .events = {.pool = pool_new()}};
	int rc = 0;

	*out = (struct dossiers){.pool = pool_new()};
	if (since > 0)
		rc = read_messages(&walk, since, INT64_MAX) == 0
			 ? read_events(&walk, SQL_FEITEN_SINCE, since)
			 : -1;
	if (rc == 0 && left)
		rc = large_each(store, read_left, &walk);
	walk.months = false;
	for (size_t i = 0; rc == 0 && since > 0 && i < store->again_count; i++)
		rc = read_events(&walk, SQL_FEITEN_OF, store->again[i]);
	store->again_count = 0;
	sleutel_set_free(&walk.answered);
	pool_free(walk.events.pool);
	return rc;
}

void dossiers_free(struct dossiers *dossiers)
{
	for (int i = 0; i < DOSSIER_KINDS; i++) {
		free(dossiers->kind[i].item);
		sleutel_set_free(&dossiers->kind[i].seen);
	}
	free(dossiers->parties);
	sleutel_set_free(&dossiers->seen);
	pool_free(dossiers->pool);
}
