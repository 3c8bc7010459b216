/* Judges the dossiers that a transaction touches, and stores what is found in them. */
#include "dossier.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/clock.h"
#include "ijw/base/date.h"
#include "ijw/dossier/dossier.h"
#include "ijw/rule/catalogue.h"
#include "findings.h"
#include "name.h"

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

static const struct kind {
	enum dossier_kind kind;
	enum statement touched; /* gives the names of the dossiers in which something is new */
	enum statement load;    /* takes the parts of a name that it needs */
	int parts;              /* how many of them, from the first on */
	int (*read)(struct store *store, const struct binder *binder, struct event **events,
		    size_t *count);
} kinds[] = {
    {DOSSIER_BERICHT, SQL_DOSSIERS_BERICHT, SQL_DOSSIER_BERICHT, 2, event_read_messages},
    {DOSSIER_VERZOEK, SQL_DOSSIERS_VERZOEK, SQL_DOSSIER_VERZOEK, 2, event_read},
    {DOSSIER_DECLARATIE, SQL_DOSSIERS_DECLARATIE, SQL_DOSSIER_DECLARATIE, 3, event_read},
    {DOSSIER_TOEWIJZING, SQL_DOSSIERS_TOEWIJZING, SQL_DOSSIER_TOEWIJZING, 4, event_read},
    {DOSSIER_DECLARATIENUMMER, SQL_DOSSIERS_DECLARATIENUMMER, SQL_DOSSIER_DECLARATIENUMMER, 2,
     event_read},
    {DOSSIER_PRESTATIE, SQL_DOSSIERS_PRESTATIE, SQL_DOSSIER_PRESTATIE, 2, event_read},
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

struct names {
	struct named {
		struct name name;
		int64_t digest;
	} * item;
	size_t count, room;
	struct name_set seen;
	struct pool *pool; /* of their texts */
};

static const char *copy(struct names *names, const char *text)
{
	return text != NULL ? pool_copy(names->pool, text, strlen(text)) : NULL;
}

static void add_name(struct store *store, sqlite3_stmt *row, struct names *names)
{
	struct name name = {(const char *)sqlite3_column_text(row, 0),
			    (const char *)sqlite3_column_text(row, 1),
			    {0, 0}};
	const int cells = sqlite3_column_count(row);
	int64_t digest;

	for (int cell = 2; cell < cells; cell++)
		name.nummer[cell - 2] = sqlite3_column_int64(row, cell);
	digest = name_digest(store, &name);
	if (!name_set_add(&names->seen, digest))
		return;
	name.aanbieder = copy(names, name.aanbieder);
	name.tekst = copy(names, name.tekst);
	names->item = xmore(names->item, names->count, &names->room, sizeof(*names->item));
	names->item[names->count++] = (struct named){name, digest};
}

/* Each once. They are read before the first is judged: what is judged is written. */
static int read_names(struct store *store, const struct kind *kind, struct names *names)
{
	struct binder binder = {.statement = db_statement(store, kind->touched)};
	int more;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, store->since);
	if (binder.rc != SQLITE_OK)
		return db_failed(store);
	while ((more = db_row(store, binder.statement)) == 1)
		add_name(store, binder.statement, names);
	return more;
}

static int judge_named(struct store *store, const struct kind *kind, const struct named *named)
{
	const struct dossier_key key = {kind->kind, named->digest};
	struct binder binder = {.statement = db_statement(store, kind->load)};
	struct event *events;
	size_t count;

	pool_reset(store->pool);
	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, named->name.aanbieder);
	bind_text(&binder, named->name.tekst);
	for (int part = 2; part < kind->parts; part++)
		bind_number(&binder, named->name.nummer[part - 2]);
	if (kind->read(store, &binder, &events, &count) != 0)
		return -1;
	return findings_judge(store, &key, DAY_NONE, events, count);
}

static int judge_kind(struct store *store, const struct kind *kind)
{
	struct names names = {.pool = pool_new()};
	int rc = read_names(store, kind, &names);

	for (size_t i = 0; rc == 0 && i < names.count; i++)
		rc = judge_named(store, kind, &names.item[i]);
	free(names.item);
	name_set_free(&names.seen);
	pool_free(names.pool);
	return rc;
}

/* ---- All of it ---- */

int dossier_end(struct store *store)
{
	int64_t begin = clock_micros();
	int rc = 0;

	for (int i = 0; store->since > 0 && rc == 0 && i < KINDS; i++)
		rc = judge_kind(store, &kinds[i]);
	if (store->since > 0 && rc == 0)
		rc = dossier_maand(store);
	store->judged = store->group;
	store->group = 0;
	store->judge_us += clock_micros() - begin;
	return rc;
}

/* To be raised with every change of a rule between messages. */
#define JUDGED_BY 1

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
