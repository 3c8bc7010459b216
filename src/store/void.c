#include "void.h"

#include <stdlib.h>
#include <string.h>

#include "db.h"
#include "event.h"
#include "ijw/base/date.h"
#include "sleutel.h"
#include "related.h"

struct voids {
	struct answered {
		enum berichttype type;
		const char *afzender, *identificatie;
		int32_t dagtekening;
	} * item;
	size_t count, room;
	struct sleutel_set names;
	struct pool *pool; /* of their texts */
};

static int read_first_day(struct store *store, const struct sleutel *key, int32_t *day)
{
	struct binder binder = {.statement = db_statement(store, SQL_SLEUTEL_FIRST_DAY)};
	int more;

	*day = DAY_NEVER;
	if (binder.statement == NULL)
		return -1;
	event_bind_key(&binder, store, key);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	if (more == 1) {
		*day = sqlite3_column_int(binder.statement, 0);
		sqlite3_reset(binder.statement);
	}
	return more < 0 ? -1 : 0;
}

int void_day(struct store *store, const struct identity *identity, enum berichttype type,
	     int32_t *day)
{
	const struct sleutel key = sleutel_of_retour(identity->afzender, identity->identificatie,
						     identity->dagtekening, type);

	*day = DAY_NEVER;
	return sleutel_is_whole(&key) ? read_first_day(store, &key, day) : 0;
}

void void_note(struct store *store, const struct identity *retour)
{
	const enum berichttype type = bericht_info(retour->type)->retourop;
	const struct sleutel key =
	    sleutel_of_retour(retour->afzender, retour->identificatie, retour->dagtekening, type);
	struct voids *voids = store->voids;

	if (!sleutel_is_whole(&key))
		return;
	if (voids == NULL) {
		voids = store->voids = xcalloc(1, sizeof(*voids));
		voids->pool = pool_new();
	}
	if (!sleutel_set_add(&voids->names, sleutel_hash(&key)))
		return;
	voids->item = xmore(voids->item, voids->count, &voids->room, sizeof(*voids->item));
	voids->item[voids->count++] =
	    (struct answered){.type = type,
			      .afzender = pool_copy(voids->pool, key.partij, strlen(key.partij)),
			      .identificatie = pool_copy(voids->pool, key.tekst, strlen(key.tekst)),
			      .dagtekening = retour->dagtekening};
}

/* What is known of a message changed: of its youths, and of who uses a number of it too. */
static int touch_events(struct store *store, const struct events *events, int32_t day)
{
	for (size_t i = 0; !store->whole && i < events->count; i++) {
		const struct event *event = &events->event[i];

		related_note(store_related(store), event, day);
		if (event->jeugdige != 0 && store_touch(store, event->jeugdige, day) != 0)
			return -1;
	}
	return 0;
}

static int mark(struct store *store, const struct sleutel *name, const struct answered *answered,
		int32_t day)
{
	struct binder binder = {.statement = db_statement(store, SQL_BERICHT_VOID_NAMED)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, day);
	bind_number(&binder, sleutel_digest(store->sleutel, name));
	bind_number(&binder, answered->dagtekening);
	bind_number(&binder, bericht_number(answered->type));
	bind_text(&binder, answered->afzender);
	bind_text(&binder, answered->identificatie);
	return db_bound(store, &binder);
}

/* Those of an earlier day stay as they are: nothing changes for them. */
static void drop_void(struct events *events, int32_t day)
{
	size_t kept = 0;

	for (size_t i = 0; i < events->count; i++)
		if (events->event[i].nietig_vanaf > day)
			events->event[kept++] = events->event[i];
	events->count = kept;
}

static int apply(struct store *store, const struct answered *answered)
{
	const struct sleutel key = sleutel_of_retour(answered->afzender, answered->identificatie,
						     answered->dagtekening, answered->type);
	const struct sleutel name = sleutel_of_bericht(answered->afzender, answered->identificatie);
	struct events events = {.pool = pool_new()};
	int32_t day;
	int rc = read_first_day(store, &key, &day);

	if (rc == 0)
		rc = event_of_name(store, answered->type, &name, answered->dagtekening, &events);
	drop_void(&events, day);
	if (rc == 0)
		rc = mark(store, &name, answered, day);
	if (rc == 0)
		rc = touch_events(store, &events, day);
	pool_free(events.pool);
	return rc;
}

int void_apply(struct store *store)
{
	const struct voids *voids = store->voids;
	int rc = 0;

	for (size_t i = 0; rc == 0 && voids != NULL && i < voids->count; i++)
		rc = apply(store, &voids->item[i]);
	void_forget(store);
	return rc;
}

void void_forget(struct store *store)
{
	struct voids *voids = store->voids;

	if (voids == NULL)
		return;
	pool_free(voids->pool);
	free(voids->item);
	sleutel_set_free(&voids->names);
	free(voids);
	store->voids = NULL;
}
