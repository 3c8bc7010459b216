/* Judges the dossiers that a transaction touches, and stores what is found in them. */
#include "dossier.h"

#include <string.h>

#include "ijw/base/clock.h"
#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "ijw/rule/catalogue.h"
#include "dossier_names.h"
#include "event.h"
#include "findings.h"
#include "large.h"

int dossier_jeugdige(struct store *store, int64_t jeugdige, int32_t dag, struct event *events,
		     size_t count)
{
	const struct dossier_key key = {DOSSIER_JEUGDIGE, jeugdige};
	int64_t begin = clock_micros();
	int rc = dag == DAY_NEVER ? 0 : findings_judge(store, &key, dag, events, count);

	store->judge_us += clock_micros() - begin;
	return rc;
}

/* ---- Dossiers by another key than the youth ---- */

/* Whether a second row of facts has this key: 1 or 0; -1 after it logged. */
static int has_second(struct store *store, const struct dossier_name *name)
{
	struct binder binder = {.statement = db_statement(store, SQL_SLEUTEL_MORE)};
	int more;

	if (name->again)
		return 1;
	/* All that is stored was looked at. */
	if (store->since == 1)
		return 0;
	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, name->key.kind);
	bind_number(&binder, name->digest);
	bind_number(&binder, 1);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	if (more == 1)
		sqlite3_reset(binder.statement);
	return more;
}

/* Each of these adds the events of a dossier: 1; 0 when there is nothing to judge in it, -1 after
 * it logged. */
typedef int load_dossier(struct store *store, const struct dossier_name *name,
			 struct events *events);

/* Messages as a whole. */
static int load_berichten(struct store *store, const struct dossier_name *name,
			  struct events *events)
{
	struct binder binder = {.statement = db_statement(store, SQL_BERICHTEN_NAMED)};
	size_t kept = 0;

	/* A message that is no retour is only held against others of its name. */
	if (store->since == 1 && !name->again && !name->retour)
		return 0;
	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, name->digest);
	if (event_read_messages(store, &binder, events) != 0)
		return -1;
	for (size_t i = 0; i < events->count; i++)
		if (same_text(events->event[i].identificatie, name->key.tekst))
			events->event[kept++] = events->event[i];
	events->count = kept;
	return 1;
}

/* A request, what was assigned on it, and its answers. */
static int load_verzoek(struct store *store, const struct dossier_name *name, struct events *events)
{
	static const enum sleutel_soort kinds[] = {SLEUTEL_TOEGEWEZEN, SLEUTEL_VERZOEK,
						   SLEUTEL_ANTWOORD};
	struct sleutel key = name->key;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		key.kind = kinds[i];
		if (event_by_key(store, &key, events) != 0)
			return -1;
	}
	return 1;
}

/* Whether a message of that name is a claim of which no head is kept, so that it is not known what
 * an answer answers: 1 or 0; -1 after it logged. */
static int has_unknown(struct store *store, const struct sleutel *claim)
{
	struct binder binder = {.statement = db_statement(store, SQL_DECLARATIE_UNKNOWN)};
	const struct sleutel name = sleutel_of_bericht(claim->partij, claim->tekst);
	int more;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, sleutel_digest(store->sleutel, &name));
	bind_number(&binder, claim->nummer[0]);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	if (more == 1)
		sqlite3_reset(binder.statement);
	return more;
}

static bool has_kind(const struct events *events, enum event_soort soort)
{
	for (size_t i = 0; i < events->count; i++)
		if (events->event[i].soort == soort)
			return true;
	return false;
}

/* The answers to a claim with their lines. */
static int load_answers(struct store *store, const struct dossier_name *name, struct events *events)
{
	struct binder binder = {.statement = db_statement(store, SQL_FEITEN_BESIDE_KEY)};
	const struct sleutel *claim = &name->key;
	size_t kept = 0;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, claim->kind);
	bind_number(&binder, name->digest);
	if (event_read(store, &binder, NULL, events) != 0)
		return -1;
	for (size_t i = 0; i < events->count; i++)
		if (same_text(events->event[i].betreft, claim->tekst) &&
		    events->event[i].betreft_dagtekening == claim->nummer[0] &&
		    same_text(events->event[i].aanbieder, claim->partij))
			events->event[kept++] = events->event[i];
	events->count = kept;
	return 0;
}

/* A claim and the answers to it. The lines of a claim are for the lines of an answer. */
static int load_declaratie(struct store *store, const struct dossier_name *name,
			   struct events *events)
{
	const struct sleutel of = sleutel_of_bericht(name->key.partij, name->key.tekst);
	int unknown = has_unknown(store, &name->key);
	size_t kept;
	bool lines;

	if (unknown < 0 || load_answers(store, name, events) != 0)
		return -1;
	if (events->count == 0)
		return 0;
	lines = has_kind(events, EVENT_PRESTATIEANTWOORD);
	kept = events->count = unknown ? 0 : events->count;
	if (event_of_name(store, JW323, &of, (int32_t)name->key.nummer[0], events) != 0)
		return -1;
	for (size_t i = kept; i < events->count; i++)
		if (lines || events->event[i].soort == EVENT_DECLARATIE)
			events->event[kept++] = events->event[i];
	events->count = kept;
	return 1;
}

/* A number that one party uses is not looked at. */
static int load_toewijzing(struct store *store, const struct dossier_name *name,
			   struct events *events)
{
	int second = has_second(store, name);

	if (second != 1)
		return second;
	if (event_by_key(store, &name->key, events) != 0)
		return -1;
	for (size_t i = 1; i < events->count; i++)
		if (events->event[i].jeugdige != events->event[0].jeugdige ||
		    !same_text(events->event[i].aanbieder, events->event[0].aanbieder))
			return 1;
	return 0;
}

/* A number that may be used once is looked at when a second one uses it: the lines with it, and the
 * answers to the claims that they are in. */
static int load_number(struct store *store, const struct dossier_name *name, struct events *events)
{
	struct sleutel_set asked = {0};
	int rc = has_second(store, name);
	size_t lines;

	if (rc == 1 && event_by_key(store, &name->key, events) != 0)
		rc = -1;
	lines = events->count;
	for (size_t i = 0; rc == 1 && i < lines; i++) {
		const struct event line = events->event[i];
		const struct sleutel claim =
		    sleutel_of_declaratie(line.aanbieder, line.identificatie, line.dagtekening);

		if (sleutel_set_add(&asked, sleutel_hash(&claim)) &&
		    event_by_key(store, &claim, events) != 0)
			rc = -1;
	}
	sleutel_set_free(&asked);
	return rc;
}

static load_dossier *const load[DOSSIER_KINDS] = {
    [DOSSIER_VERZOEK] = load_verzoek,         [DOSSIER_DECLARATIE] = load_declaratie,
    [DOSSIER_BERICHT] = load_berichten,       [DOSSIER_TOEWIJZING] = load_toewijzing,
    [DOSSIER_DECLARATIENUMMER] = load_number, [DOSSIER_PRESTATIE] = load_number,
};

static int judge_named(struct store *store, enum dossier_kind kind, const struct dossier_name *name,
		       bool large)
{
	const struct dossier_key key = {kind, name->digest};
	struct events events = {.pool = store->pool};
	int rc = large ? 0 : large_put_off(store, kind, name);

	if (rc != 0)
		return rc < 0 ? -1 : 0;
	pool_reset(store->pool);
	rc = load[kind](store, name, &events);
	if (rc != 1)
		return rc;
	return findings_judge(store, &key, DAY_NONE, events.event, events.count);
}

/* `large`: those of very many messages too, and those that were put off. */
static int judge_all(struct store *store, bool large)
{
	struct dossiers dossiers;
	int rc = dossiers_read(store, store->since, large, &dossiers);

	for (int kind = 0; rc == 0 && kind < DOSSIER_KINDS; kind++)
		for (size_t i = 0; rc == 0 && i < dossiers.kind[kind].count; i++)
			rc = judge_named(store, (enum dossier_kind)kind,
					 &dossiers.kind[kind].item[i], large);
	for (size_t i = 0; rc == 0 && i < dossiers.count; i++)
		rc = dossier_maand(store, &dossiers.parties[i], large);
	dossiers_free(&dossiers);
	if (rc == 0 && large)
		rc = large_forget(store);
	store->put_off = rc == 0 && !large ? large_count(store) : 0;
	return store->put_off < 0 ? -1 : rc;
}

/* ---- All of it ---- */

int dossier_end(struct store *store, bool large)
{
	int64_t begin = clock_micros();
	int rc = judge_all(store, large);

	store->judged = store->group;
	store->group = 0;
	store->judge_us += clock_micros() - begin;
	return rc;
}

/* To be raised with every change of a rule between messages. */
#define JUDGED_BY 3

int dossier_is_current(struct store *store)
{
	const struct agreements *agreements = &store->home->agreements;
	struct buf now = BUF_INIT(0), stored = BUF_INIT(0);
	int current = -1;

	buf_printf(&now, "%d taakgericht=%d vroegste=%d", JUDGED_BY, agreements->taakgericht,
		   agreements->earliest);
	if (stand_get(store, STAND_JUDGED, &stored) == 0) {
		current = stored.length > 0 && strcmp(stored.data, now.data) == 0;
		if (!current && stand_set(store, STAND_JUDGED, now.data) != 0)
			current = -1;
	}
	buf_free(&now);
	buf_free(&stored);
	return current;
}

int store_each_finding(struct store *store, store_finding *visit, void *context)
{
	struct binder binder = {.statement = db_statement(store, SQL_FINDINGS)};
	sqlite3_stmt *row = binder.statement;
	int more;

	if (store->judged == 0)
		return 0;
	if (row == NULL)
		return -1;
	bind_number(&binder, store->judged);
	while ((more = db_row(store, row)) == 1) {
		const struct rule *rule = rule_find((const char *)sqlite3_column_text(row, 1));
		struct finding finding = {.rule = rule,
					  .line = (uint32_t)sqlite3_column_int(row, 2),
					  .path = (const char *)sqlite3_column_text(row, 3)};

		if (rule != NULL)
			visit(context, sqlite3_column_int64(row, 0), &finding);
	}
	return more;
}
