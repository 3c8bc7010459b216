#include "masker_stored.h"

#include <stdlib.h>

#include "custody_parts.h"
#include "event.h"
#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "ijw/dossier/dossier.h"
#include "related.h"
#include "telling.h"

/* Numbers of messages, some of them more than once. */
struct numbers {
	int64_t *item;
	size_t count, room;
};

static int find(struct store *store, const struct sleutel *key, struct numbers *out)
{
	struct binder binder = {.statement = db_statement(store, SQL_BERICHTEN_BY_KEY)};
	int more;

	if (binder.statement == NULL)
		return -1;
	event_bind_key(&binder, store, key);
	if (binder.rc != SQLITE_OK)
		return db_failed(store);
	while ((more = db_row(store, binder.statement)) == 1) {
		out->item = xmore(out->item, out->count, &out->room, sizeof(*out->item));
		out->item[out->count++] = sqlite3_column_int64(binder.statement, 0);
	}
	return more;
}

/* Where a text can stand, as the keys have it. */
static int find_messages(struct store *store, const struct masker_thing *thing, struct numbers *out)
{
	static const enum sleutel_soort references[] = {
	    SLEUTEL_VERZOEK,           SLEUTEL_ANTWOORD,  SLEUTEL_TOEGEWEZEN,
	    SLEUTEL_DECLARATIENUMMER,  SLEUTEL_PRESTATIE, SLEUTEL_VORIGE,
	    SLEUTEL_PRESTATIEANTWOORD, SLEUTEL_HERHAALD};
	static const enum sleutel_soort identifications[] = {SLEUTEL_BERICHT, SLEUTEL_HERHAALD};
	const bool reference = thing->kind == REFERENCE;
	const enum sleutel_soort *soort = reference ? references : identifications;
	const size_t count = reference ? sizeof(references) / sizeof(references[0])
				       : sizeof(identifications) / sizeof(identifications[0]);

	for (size_t i = 0; i < count; i++) {
		const struct sleutel key = sleutel_of_number(soort[i], thing->party, thing->text);

		if (find(store, &key, out) != 0)
			return -1;
	}
	return 0;
}

int masker_is_used(struct store *store, const struct masker_thing *thing)
{
	struct masker_thing shown = *thing;
	struct numbers messages = {0};
	int rc;

	shown.text = thing->masked;
	rc = find_messages(store, &shown, &messages);
	free(messages.item);
	return rc != 0 ? -1 : messages.count > 0;
}

/* ---- What was found ---- */

/* What stands under a key already stays. */
static int drop_left(struct store *store, enum dossier_kind kind, int64_t key)
{
	struct binder binder = {.statement = db_statement(store, SQL_MASKER_FINDINGS_LEFT)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, kind);
	bind_number(&binder, key);
	return telling_drop(store, &binder);
}

/* What was found in a dossier that goes by the text goes by its mask from now on. */
static int rename_dossier(struct store *store, enum dossier_kind kind, const struct sleutel *before,
			  const struct sleutel *after)
{
	const int64_t old = sleutel_digest(store->sleutel, before);
	struct binder binder = {.statement = db_statement(store, SQL_MASKER_FINDINGS)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, kind);
	bind_number(&binder, old);
	bind_number(&binder, sleutel_digest(store->sleutel, after));
	return db_bound(store, &binder) == 0 ? drop_left(store, kind, old) : -1;
}

static int rename_dossiers(struct store *store, const struct masker_thing *thing)
{
	static const struct {
		enum masker_kind of;
		enum dossier_kind kind;
		enum sleutel_soort soort;
	} kinds[] = {
	    {REFERENCE, DOSSIER_VERZOEK, SLEUTEL_VERZOEK},
	    {REFERENCE, DOSSIER_DECLARATIENUMMER, SLEUTEL_DECLARATIENUMMER},
	    {REFERENCE, DOSSIER_PRESTATIE, SLEUTEL_PRESTATIE},
	    {IDENTIFICATION, DOSSIER_BERICHT, SLEUTEL_BERICHT},
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		const struct sleutel before =
		    sleutel_of_number(kinds[i].soort, thing->party, thing->text);
		const struct sleutel after =
		    sleutel_of_number(kinds[i].soort, thing->party, thing->masked);

		if (thing->kind == kinds[i].of &&
		    rename_dossier(store, kinds[i].kind, &before, &after) != 0)
			return -1;
	}
	return 0;
}

/* The dossiers of claims go by a day too. */
static int rename_claim(struct store *store, const struct masker_thing *thing, int32_t day)
{
	const struct sleutel before = sleutel_of_declaratie(thing->party, thing->text, day);
	const struct sleutel after = sleutel_of_declaratie(thing->party, thing->masked, day);

	return rename_dossier(store, DOSSIER_DECLARATIE, &before, &after);
}

static int rename_answered(struct store *store, const struct masker_thing *thing,
			   const struct event *event)
{
	if (thing->kind == REFERENCE || event->soort != EVENT_DECLARATIEANTWOORD ||
	    !same_text(event->betreft, thing->text))
		return 0;
	return rename_claim(store, thing, event->betreft_dagtekening);
}

/* ---- In one message ---- */

static void put(const char **text, const struct masker_thing *thing)
{
	if (same_text(*text, thing->text))
		*text = thing->masked;
}

static void mask_event(struct event *event, const struct masker_thing *thing)
{
	if (thing->kind == IDENTIFICATION) {
		put(&event->betreft, thing);
		return;
	}
	put(&event->referentie, thing);
	put(&event->referentienummer, thing);
	put(&event->vorigreferentienummer, thing);
}

static int change_facts(struct store *store, const struct sleutels *keys, const struct buf *facts)
{
	struct binder binder = {.statement = db_statement(store, SQL_FEIT_CHANGE)};

	if (binder.statement == NULL)
		return -1;
	bind_blob(&binder, facts->data, facts->length);
	bind_number(&binder, keys->bericht);
	bind_number(&binder, keys->regel);
	custody_changed(store, keys->bericht);
	return db_bound(store, &binder);
}

/* One row of facts, with its keys. */
static int mask_row(struct store *store, struct events *row, const struct event *like,
		    const struct masker_thing *thing)
{
	const int64_t bericht = row->event->bericht, jeugdige = row->event->jeugdige;
	struct buf facts = BUF_INIT(0);
	struct sleutels keys;
	int rc;

	event_keys(store, bericht, jeugdige, row->event, row->count, &keys);
	rc = event_drop_keys(store, &keys);
	for (size_t i = 0; rc == 0 && i < row->count; i++) {
		rc = rename_answered(store, thing, &row->event[i]);
		mask_event(&row->event[i], thing);
	}
	event_row(row->event, row->count, like, &facts);
	event_keys(store, bericht, jeugdige, row->event, row->count, &keys);
	if (rc == 0)
		rc = change_facts(store, &keys, &facts);
	if (rc == 0)
		rc = event_add_keys(store, &keys);
	buf_free(&facts);
	return rc;
}

/* The youths of a message, and who uses a number of it too. */
static int touch(struct store *store, const struct events *row, int32_t day)
{
	for (size_t i = 0; i < row->count; i++) {
		const struct event *event = &row->event[i];

		if (event->jeugdige != 0 && store_touch(store, event->jeugdige, day) != 0)
			return -1;
		related_note(store_related(store), event, day);
	}
	return 0;
}

/* The identification of a message is a part of its place in the order of judging: its youths are
 * judged anew. A reference is only shown. */
static int mask_facts(struct store *store, const struct identity *identity, int64_t bericht,
		      const struct masker_thing *thing)
{
	const int32_t day = thing->kind == IDENTIFICATION ? DAY_NONE : DAY_NEVER;
	const struct event like =
	    event_like(identity->type, identity->afzender, identity->ontvanger);
	struct binder binder = {.statement = db_statement(store, SQL_FEITEN_OF)};
	struct pool *pool = pool_new();
	int more = -1;

	if (binder.statement != NULL) {
		bind_number(&binder, bericht);
		more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	}
	for (; more == 1; more = db_row(store, binder.statement)) {
		struct events row = {.pool = pool};

		/* Under its place in that order before, and after. */
		if (event_read_row(store, binder.statement, &row) != 0 || row.count == 0 ||
		    touch(store, &row, day) != 0 || mask_row(store, &row, &like, thing) != 0 ||
		    touch(store, &row, day) != 0) {
			sqlite3_reset(binder.statement);
			more = -1;
			break;
		}
	}
	pool_free(pool);
	return more;
}

/* Under another name, with the keys that follow from it. Messages that have it are judged with the
 * group at hand: their order is another one. */
static int rename_message(struct store *store, int64_t bericht, struct identity identity,
			  const struct masker_thing *thing)
{
	struct binder binder = {.statement = db_statement(store, SQL_MASKER_BERICHT)};
	struct sleutels keys;

	event_keys_of_name(store, bericht, &identity, &keys);
	if (binder.statement == NULL || event_drop_keys(store, &keys) != 0 ||
	    rename_claim(store, thing, identity.dagtekening) != 0)
		return -1;
	identity.identificatie = thing->masked;
	bind_text(&binder, identity.identificatie);
	bind_number(&binder, bericht);
	if (db_bound_each(store, &binder, custody_changed) != 0)
		return -1;
	event_keys_of_name(store, bericht, &identity, &keys);
	store->again =
	    xmore(store->again, store->again_count, &store->again_room, sizeof(*store->again));
	store->again[store->again_count++] = bericht;
	return event_add_keys(store, &keys);
}

/* The row of a message as it is; its texts are in the pool. 1 or 0; -1 after it logged. */
static int read_identity(struct store *store, int64_t bericht, struct pool *pool,
			 struct identity *out)
{
	struct binder binder = {.statement = db_statement(store, SQL_BERICHT_NAME)};
	int more;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, bericht);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	if (more != 1)
		return more;
	*out = event_identity(binder.statement, pool);
	sqlite3_reset(binder.statement);
	return 1;
}

/* Of a message that repeats the content of another one nothing but its name is kept. */
static int mask_message(struct store *store, int64_t bericht, const struct masker_thing *thing)
{
	struct pool *pool = pool_new();
	struct identity identity;
	int rc = read_identity(store, bericht, pool, &identity);

	if (rc == 1)
		rc = mask_facts(store, &identity, bericht, thing);
	if (rc == 0 && thing->kind == IDENTIFICATION &&
	    same_text(identity.identificatie, thing->text) &&
	    same_text(identity.afzender, thing->party))
		rc = rename_message(store, bericht, identity, thing);
	pool_free(pool);
	return rc;
}

/* ---- All of it ---- */

static int mask_registration(struct store *store, const struct masker_thing *thing)
{
	struct binder binder = {.statement = db_statement(store, SQL_MASKER_AANMELDING)};
	const struct sleutel key = sleutel_of_number(SLEUTEL_VERZOEK, thing->party, thing->masked);

	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, thing->party);
	bind_text(&binder, thing->text);
	bind_text(&binder, thing->masked);
	bind_number(&binder, sleutel_digest(store->sleutel, &key));
	custody_changes_table(store, CUSTODY_AANMELDING);
	return db_bound(store, &binder);
}

int masker_stored(struct store *store, const struct masker_thing *thing)
{
	struct numbers messages = {0};
	int rc = -1;

	/* They were noted by texts that may be masked now. */
	if (store_touch_noted(store) == 0 && find_messages(store, thing, &messages) == 0 &&
	    rename_dossiers(store, thing) == 0)
		rc = thing->kind == REFERENCE ? mask_registration(store, thing) : 0;
	for (size_t i = 0; rc == 0 && i < messages.count; i++)
		rc = mask_message(store, messages.item[i], thing);
	free(messages.item);
	return rc;
}
