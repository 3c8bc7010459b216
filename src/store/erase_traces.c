/* What goes is missed by others: the dossiers that it was in are judged anew. */
#include "erase.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/dossier/dossier.h"
#include "large.h"
#include "masker.h"
#include "masker_stored.h"
#include "related.h"
#include "telling.h"
#include "void.h"

struct masked {
	int64_t digest;
	struct masker_thing thing;
};

void erase_traces_begin(struct erase_traces *traces)
{
	*traces = (struct erase_traces){.pool = pool_new()};
}

void erase_traces_end(struct erase_traces *traces)
{
	pool_free(traces->pool);
	sleutel_set_free(&traces->seen);
	free(traces->key);
	free(traces->retour);
	free(traces->masked);
}

static const char *copy(struct pool *pool, const char *text)
{
	return text != NULL ? pool_copy(pool, text, strlen(text)) : NULL;
}

static void note(struct erase_traces *traces, struct sleutel key)
{
	if (!sleutel_is_whole(&key) || !sleutel_set_add(&traces->seen, sleutel_hash(&key)))
		return;
	key.partij = copy(traces->pool, key.partij);
	key.tekst = copy(traces->pool, key.tekst);
	traces->key = xmore(traces->key, traces->count, &traces->room, sizeof(*traces->key));
	traces->key[traces->count++] = key;
}

/* A number, as whatever it may stand in another message. */
static void note_number(struct erase_traces *traces, const char *aanbieder, const char *number)
{
	static const enum sleutel_soort kinds[] = {
	    SLEUTEL_VERZOEK,   SLEUTEL_ANTWOORD, SLEUTEL_TOEGEWEZEN,	SLEUTEL_DECLARATIENUMMER,
	    SLEUTEL_PRESTATIE, SLEUTEL_VORIGE,	 SLEUTEL_PRESTATIEANTWOORD, SLEUTEL_HERHAALD};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		note(traces, sleutel_of_number(kinds[i], aanbieder, number));
}

/* An answer to a claim is about the lines of it. */
static void note_claim(struct erase_traces *traces, const struct event *event, const char *name,
		       int32_t day)
{
	note(traces, sleutel_of_declaratie(event->aanbieder, name, day));
	note(traces, sleutel_of_bericht(event->aanbieder, name));
	note(traces, sleutel_of_maand(event->aanbieder, event->gemeente));
}

void erase_note(struct store *store, struct erase_traces *traces, const struct event *event)
{
	related_note(store_related(store), event, DAY_NONE);
	note_number(traces, event->aanbieder, event->referentie);
	note_number(traces, event->aanbieder, event->referentienummer);
	note_number(traces, event->aanbieder, event->vorigreferentienummer);
	note(traces, sleutel_of_toewijzing(event->gemeente, event->toewijzingnummer));
	if (event->soort == EVENT_DECLARATIE || event->soort == EVENT_PRESTATIE)
		note_claim(traces, event, event->identificatie, event->dagtekening);
	if (event->soort == EVENT_DECLARATIEANTWOORD || event->soort == EVENT_PRESTATIEANTWOORD)
		note_claim(traces, event, event->betreft, event->betreft_dagtekening);
}

void erase_note_name(struct erase_traces *traces, const struct identity *identity)
{
	struct identity copied = *identity;

	note(traces, sleutel_of_bericht(identity->afzender, identity->identificatie));
	if (!identity->verwerpt)
		return;
	copied.afzender = copy(traces->pool, identity->afzender);
	copied.ontvanger = NULL;
	copied.identificatie = copy(traces->pool, identity->identificatie);
	traces->retour =
	    xmore(traces->retour, traces->retouren, &traces->retour_room, sizeof(*traces->retour));
	traces->retour[traces->retouren++] = copied;
}

static void note_mask(void *context, int64_t digest, const struct masker_thing *thing)
{
	struct erase_traces *traces = context;
	struct masked *masked;

	traces->masked =
	    xmore(traces->masked, traces->masks, &traces->mask_room, sizeof(*traces->masked));
	masked = &traces->masked[traces->masks++];
	*masked = (struct masked){.digest = digest, .thing = *thing};
	masked->thing.party = copy(traces->pool, thing->party);
	masked->thing.text = NULL;
}

int erase_note_masks(struct store *store, struct erase_traces *traces, struct judgement *judgement)
{
	return masker_each(store, judgement, note_mask, traces);
}

/* ---- Marking ---- */

static enum dossier_kind kind_of(enum sleutel_soort soort)
{
	switch (soort) {
	case SLEUTEL_VERZOEK:
		return DOSSIER_VERZOEK;
	case SLEUTEL_DECLARATIEANTWOORD:
		return DOSSIER_DECLARATIE;
	case SLEUTEL_BERICHT:
		return DOSSIER_BERICHT;
	case SLEUTEL_TOEWIJZING:
		return DOSSIER_TOEWIJZING;
	case SLEUTEL_DECLARATIENUMMER:
		return DOSSIER_DECLARATIENUMMER;
	case SLEUTEL_PRESTATIE:
		return DOSSIER_PRESTATIE;
	case SLEUTEL_MAAND:
		return DOSSIER_MAAND;
	default:
		return 0;
	}
}

static int forget_findings(struct store *store, enum dossier_kind kind, int64_t digest)
{
	struct binder binder = {.statement = db_statement(store, SQL_MASKER_FINDINGS_LEFT)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, kind);
	bind_number(&binder, digest);
	return telling_drop(store, &binder);
}

/* A message that is left and names it: what it names is judged. */
static int mark_left(struct store *store, const struct sleutel *key, int64_t digest)
{
	struct binder binder = {.statement = db_statement(store, SQL_BERICHTEN_BY_KEY)};
	const enum dossier_kind kind = key->kind == SLEUTEL_MAAND ? DOSSIER_MAAND : DOSSIER_BERICHT;
	int64_t left;
	int more;

	if (binder.statement == NULL)
		return -1;
	event_bind_key(&binder, store, key);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	if (more != 1)
		return more;
	left = sqlite3_column_int64(binder.statement, 0);
	sqlite3_reset(binder.statement);
	return large_remember(store, kind, digest, left);
}

/* What a retour that went voided, of whomever, is void by others of that name or not at all. */
static int restore_voided(struct store *store, struct erase_traces *traces, const struct identity *retour)
{
	const enum berichttype type = bericht_info(retour->type)->retourop;
	const struct sleutel name = sleutel_of_bericht(retour->afzender, retour->identificatie);
	struct binder binder = {.statement = db_statement(store, SQL_ERASE_UNVOID)};
	struct events events = {.pool = pool_new()};
	int32_t day = DAY_NEVER;
	int rc = -1;

	if (binder.statement != NULL) {
		bind_number(&binder, sleutel_digest(store->sleutel, &name));
		bind_number(&binder, retour->dagtekening);
		bind_number(&binder, bericht_number(type));
		bind_text(&binder, retour->afzender);
		bind_text(&binder, retour->identificatie);
		rc = db_bound(store, &binder);
	}
	if (rc == 0)
		rc = event_of_name(store, type, &name, retour->dagtekening, &events);
	for (size_t i = 0; rc == 0 && i < events.count; i++) {
		erase_note(store, traces, &events.event[i]);
		if (events.event[i].jeugdige != 0)
			rc = store_touch(store, events.event[i].jeugdige, DAY_NONE);
	}
	if (rc == 0)
		rc = void_day(store, retour, type, &day);
	if (rc == 0 && day != DAY_NEVER)
		void_note(store, retour);
	pool_free(events.pool);
	return rc;
}

int erase_mark(struct store *store, struct erase_traces *traces)
{
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < traces->retouren; i++)
		rc = restore_voided(store, traces, &traces->retour[i]);
	for (size_t i = 0; rc == 0 && i < traces->masks; i++)
		rc = masker_forget(store, traces->masked[i].digest, &traces->masked[i].thing);

	for (size_t i = 0; rc == 0 && i < traces->count; i++) {
		const struct sleutel *key = &traces->key[i];
		const int64_t digest = sleutel_digest(store->sleutel, key);
		const enum dossier_kind kind = kind_of(key->kind);

		if (kind != 0)
			rc = forget_findings(store, kind, digest);
		if (rc == 0)
			rc = mark_left(store, key, digest);
	}
	return rc;
}
