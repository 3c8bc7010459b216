/* Masking what is stored, in a message at hand and in those before it. */
#include "masker.h"

#include <string.h>

#include "ijw/base/order.h"
#include "masker_stored.h"

/* A text that was looked at: the lines of a message have most of them in common. */
struct looked {
	const char *party, *text;
	const char *shown; /* how it is to be stored */
};

struct masking {
	struct store *store;
	struct judgement *judgement;
	bool compares;  /* nothing may be written */
	bool missing;   /* something would be masked for the first time */
	masker_visit *visit; /* of what the table masker has; NULL for none */
	void *context;
	struct buf key; /* what a digest is of */
	struct looked last[8];
	unsigned next;
};

/* ---- What is known ---- */

static int64_t digest_of(struct masking *masking, const struct masker_thing *thing)
{
	struct buf *key = &masking->key;

	buf_clear(key);
	buf_add(key, &thing->kind, sizeof(thing->kind));
	buf_puts(key, thing->party);
	buf_add(key, "", 1);
	buf_puts(key, thing->text);
	return (int64_t)pseudonym_short(masking->store->masker, key->data, key->length);
}

/* 1 or 0; -1 failed. */
static int ask(const struct masking *masking, enum statement statement, const int64_t *digest)
{
	struct binder binder = {.statement = db_statement(masking->store, statement)};
	int rc;

	if (binder.statement == NULL)
		return -1;
	if (digest != NULL)
		bind_number(&binder, *digest);
	rc = binder.rc == SQLITE_OK ? sqlite3_step(binder.statement) : binder.rc;
	sqlite3_reset(binder.statement);
	if (rc == SQLITE_ROW || rc == SQLITE_DONE)
		return rc == SQLITE_ROW;
	return masking->compares ? -1 : db_failed(masking->store);
}

/* In most homes nothing is masked that does not tell a person by itself. As ask. */
static int is_known(const struct masking *masking, int64_t digest)
{
	struct store *store = masking->store;

	if (!store->masks) {
		int any = ask(masking, SQL_MASKER_ANY, NULL);

		if (any <= 0)
			return any;
		store->masks = true;
	}
	return ask(masking, SQL_MASKER_HAS, &digest);
}

static int remember(struct store *store, int64_t digest)
{
	struct binder binder = {.statement = db_statement(store, SQL_MASKER_ADD)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, digest);
	store->masks = true;
	return db_bound(store, &binder);
}

/* ---- The message at hand ---- */

static void write_mask(const struct store *store, struct masker_thing *thing)
{
	mask_write(store->home->keys->pseudonym, thing->text, thing->masked);
}

/* Whether a thing is to be masked: 1 or 0; -1 failed. What tells a person by itself is masked
 * wherever it stands, and need not be remembered. */
static int is_masked(struct masking *masking, struct masker_thing *thing)
{
	const struct persons *persons =
	    masking->judgement != NULL ? &masking->judgement->persons : NULL;
	int64_t digest;
	int known;

	if (mask_is(thing->text) || mask_tells(thing->text, NULL))
		return 1;
	if (!mask_may_tell(thing->text))
		return 0;
	digest = digest_of(masking, thing);
	known = is_known(masking, digest);
	if (known > 0 && masking->visit != NULL) {
		write_mask(masking->store, thing);
		masking->visit(masking->context, digest, thing);
	}
	if (known != 0 || !mask_tells(thing->text, persons))
		return known;
	if (masking->compares) {
		masking->missing = true;
		return 1;
	}
	write_mask(masking->store, thing);
	if (remember(masking->store, digest) != 0 || masker_stored(masking->store, thing) != 0)
		return -1;
	return 1;
}

static int mask_thing(struct masking *masking, struct masker_thing *thing, const char **shown)
{
	struct pool *pool = masking->judgement->findings.pool;
	int rc;

	rc = is_masked(masking, thing);
	if (rc > 0) {
		write_mask(masking->store, thing);
		*shown = pool_copy(pool, thing->masked, MASK_TEXT - 1);
	}
	return rc < 0 ? -1 : 0;
}

/* Texts that are one, as those of the events are that share them, are looked at once. */
static int mask(struct masking *masking, enum masker_kind kind, const char *party,
		const char **text)
{
	struct masker_thing thing = {
	    .kind = kind, .party = party != NULL ? party : "", .text = *text};
	struct looked *looked;

	if (*text == NULL)
		return 0;
	for (size_t i = 0; i < sizeof(masking->last) / sizeof(masking->last[0]); i++)
		if (masking->last[i].text == *text && same_text(masking->last[i].party, party)) {
			*text = masking->last[i].shown;
			return 0;
		}
	looked = &masking->last[masking->next++ % (sizeof(masking->last) / sizeof(*looked))];
	*looked = (struct looked){party, *text, *text};
	if (mask_thing(masking, &thing, &looked->shown) != 0)
		return -1;
	*text = looked->shown;
	return 0;
}

/* A version names nothing: it is masked where it tells a person. */
static void mask_version(const struct masking *masking, const char **text)
{
	const struct judgement *judgement = masking->judgement;
	char masked[MASK_TEXT];

	if (*text == NULL || !mask_tells(*text, &judgement->persons))
		return;
	mask_write(masking->store->home->keys->pseudonym, *text, masked);
	*text = pool_copy(judgement->findings.pool, masked, MASK_TEXT - 1);
}

/* A retour repeats the header of what it answers, and is sent by who received that. */
static int mask_event(struct masking *masking, struct event *event)
{
	const struct kop *kop = &masking->judgement->kop;
	const bool retour = event->soort == EVENT_RETOUR || event->soort == EVENT_RETOURREGEL;

	mask_version(masking, &event->xsdversie);
	return mask(masking, IDENTIFICATION, retour ? kop->ontvanger : kop->afzender,
		    &event->identificatie) == 0 &&
		       mask(masking, IDENTIFICATION, retour ? kop->afzender : event->aanbieder,
			    &event->betreft) == 0 &&
		       mask(masking, REFERENCE, event->aanbieder, &event->referentie) == 0 &&
		       mask(masking, REFERENCE, event->aanbieder, &event->referentienummer) == 0 &&
		       mask(masking, REFERENCE, event->aanbieder, &event->vorigreferentienummer) ==
			   0
		   ? 0
		   : -1;
}

static int mask_all(struct masking *masking)
{
	struct judgement *judgement = masking->judgement;
	int rc;

	if (!judgement->typed)
		return 0;
	rc = mask(masking, IDENTIFICATION, judgement->kop.afzender, &judgement->kop.identificatie);
	for (size_t i = 0; rc == 0 && i < judgement->event_count; i++)
		rc = mask_event(masking, &judgement->events[i]);
	buf_free(&masking->key);
	return rc;
}

int masker_apply(struct store *store, struct judgement *judgement)
{
	struct masking masking = {.store = store, .judgement = judgement};

	return mask_all(&masking);
}

int masker_compare(struct store *store, struct judgement *judgement)
{
	struct masking masking = {.store = store, .judgement = judgement, .compares = true};
	int rc = mask_all(&masking);

	return rc < 0 ? -1 : !masking.missing;
}

int masker_each(struct store *store, struct judgement *judgement, masker_visit *visit, void *context)
{
	struct masking masking = {.store = store,
				  .judgement = judgement,
				  .compares = true,
				  .visit = visit,
				  .context = context};

	return mask_all(&masking) == 0 ? 0 : db_failed(store);
}

int masker_forget(struct store *store, int64_t digest, const struct masker_thing *thing)
{
	struct binder binder = {.statement = db_statement(store, SQL_ERASE_MASKER)};
	int used = masker_is_used(store, thing);

	if (used != 0)
		return used < 0 ? -1 : 0;
	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, digest);
	return db_bound(store, &binder);
}

int masker_reference(struct store *store, const char *aanbieder, const char **reference,
		     char masked[MASK_TEXT])
{
	struct masking masking = {.store = store};
	struct masker_thing thing = {.kind = REFERENCE, .party = aanbieder, .text = *reference};
	/* One that is masked already means what it stands for. */
	int rc = mask_is(*reference) ? 0 : is_masked(&masking, &thing);

	buf_free(&masking.key);
	if (rc > 0) {
		write_mask(store, &thing);
		memcpy(masked, thing.masked, MASK_TEXT);
		*reference = masked;
	}
	return rc < 0 ? -1 : 0;
}
