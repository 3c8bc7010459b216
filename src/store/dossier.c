/* Judges the dossiers that a transaction touches, and stores what is found in them. */
#include "dossier.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/clock.h"
#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "ijw/rule/catalogue.h"
#include "ijw/dossier/dossier.h"

/* Which dossier findings belong to. */
struct dossier_key {
	enum dossier_kind kind;
	int64_t
	    sleutel; /* the number of the youth, else a keyed digest of what names the dossier */
};

/* A finding as it is stored. */
struct row {
	int64_t bericht;
	const char *regel;
	const char *pad;
	int64_t gebeurtenis;
	int64_t regelnummer;
	int64_t opgelost_door;
	const struct rule *rule; /* NULL of one that was stored before */
};

struct rows {
	struct row *row;
	size_t count, room;
};

/* What is stored once: a message has one finding of a rule at a place (contract, section 3). */
static int order_rows(const struct row *a, const struct row *b)
{
	int order = order_getal(a->bericht, b->bericht);

	if (order == 0)
		order = strcmp(a->regel, b->regel);
	return order != 0 ? order : strcmp(a->pad, b->pad);
}

static int by_row(const void *a, const void *b)
{
	const struct row *left = a, *right = b;
	int order = order_rows(left, right);

	return order != 0 ? order : order_getal(left->gebeurtenis, right->gebeurtenis);
}

static void add_row(struct rows *rows, struct row row)
{
	rows->row = xmore(rows->row, rows->count, &rows->room, sizeof(*rows->row));
	rows->row[rows->count++] = row;
}

static const char *cell_text(struct store *store, sqlite3_stmt *row, int cell)
{
	return pool_copy(store->pool, (const char *)sqlite3_column_text(row, cell),
			 (size_t)sqlite3_column_bytes(row, cell));
}

static int read_stored(struct store *store, const struct dossier_key *key, struct rows *rows)
{
	struct binder binder = {.statement = db_statement(store, SQL_FINDINGS_OF)};
	sqlite3_stmt *row = binder.statement;
	int more;

	if (row == NULL)
		return -1;
	bind_number(&binder, key->kind);
	bind_number(&binder, key->sleutel);
	if (binder.rc != SQLITE_OK)
		return db_failed(store);
	while ((more = db_row(store, row)) == 1)
		add_row(rows, (struct row){.bericht = sqlite3_column_int64(row, 0),
					   .regel = cell_text(store, row, 1),
					   .pad = cell_text(store, row, 2),
					   .gebeurtenis = sqlite3_column_int64(row, 3),
					   .regelnummer = sqlite3_column_int64(row, 4),
					   .opgelost_door = sqlite3_column_int64(row, 5)});
	return more;
}

/* ---- What is judged ---- */

static int by_message(const void *a, const void *b)
{
	const struct row *left = a, *right = b;

	return order_getal(left->bericht, right->bericht);
}

/* Tells the events of messages on which findings are stored, in the order of messages: a later one
 * may resolve them, or undo what they rest on. */
static void mark_found(const struct rows *stored, struct event *events, size_t count)
{
	for (size_t i = 0; stored->count > 0 && i < count; i++) {
		const struct row like = {.bericht = events[i].bericht};

		events[i].found = bsearch(&like, stored->row, stored->count, sizeof(*stored->row),
					  by_message) != NULL;
	}
}

/* The findings in the order in which they are stored, each once. */
static void take_found(struct store *store, const struct dossier_findings *found, struct rows *rows)
{
	size_t kept = 0;

	for (const struct dossier_finding *finding = found->first; finding; finding = finding->next)
		add_row(rows, (struct row){.bericht = finding->event->bericht,
					   .regel = finding->rule->code,
					   .pad = dossier_finding_path(finding, store->pool),
					   .gebeurtenis = finding->event->regel,
					   .regelnummer = dossier_finding_line(finding),
					   .opgelost_door = finding->resolved_by,
					   .rule = finding->rule});
	if (rows->count == 0)
		return;
	qsort(rows->row, rows->count, sizeof(*rows->row), by_row);
	for (size_t i = 0; i < rows->count; i++)
		if (kept == 0 || order_rows(&rows->row[kept - 1], &rows->row[i]) != 0)
			rows->row[kept++] = rows->row[i];
	rows->count = kept;
}

/* ---- What is stored ---- */

static int drop(struct store *store, const struct dossier_key *key, const struct row *row)
{
	struct binder binder = {.statement = db_statement(store, SQL_FINDING_DROP)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, key->kind);
	bind_number(&binder, key->sleutel);
	bind_number(&binder, row->bericht);
	bind_text(&binder, row->regel);
	bind_text(&binder, row->pad);
	return db_bound(store, &binder);
}

static int add(struct store *store, const struct dossier_key *key, const struct row *row)
{
	struct binder binder = {.statement = db_statement(store, SQL_FINDING_ADD)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, key->kind);
	bind_number(&binder, key->sleutel);
	bind_number(&binder, row->bericht);
	bind_text(&binder, row->regel);
	bind_text(&binder, row->pad);
	bind_number(&binder, row->gebeurtenis);
	bind_text(&binder, row->rule->retourcode);
	bind_text(&binder, severity_name(row->rule->severity));
	bind_number_or_null(&binder, row->regelnummer, 0);
	bind_number_or_null(&binder, row->opgelost_door, 0);
	return db_bound(store, &binder);
}

static bool is_same(const struct row *a, const struct row *b)
{
	return a->gebeurtenis == b->gebeurtenis && a->regelnummer == b->regelnummer &&
	       a->opgelost_door == b->opgelost_door;
}

/* Puts what was found in the place of what is stored; most of it is the same. */
static int replace(struct store *store, const struct dossier_key *key, const struct rows *stored,
		   const struct rows *found)
{
	size_t old = 0, new = 0;
	int rc = 0;

	while (rc == 0 && (old < stored->count || new < found->count)) {
		const struct row *was = old < stored->count ? &stored->row[old] : NULL;
		const struct row *is = new < found->count ? &found->row[new] : NULL;
		int order = was == NULL ? 1 : is == NULL ? -1 : order_rows(was, is);
		bool kept = order == 0 && is_same(was, is);

		if (order <= 0 && !kept)
			rc = drop(store, key, was);
		if (rc == 0 && order >= 0 && !kept)
			rc = add(store, key, is);
		old += order <= 0;
		new += order >= 0;
	}
	return rc;
}

static int judge(struct store *store, const struct dossier_key *key, int32_t dag,
		 struct event *events, size_t count)
{
	struct rows stored = {0}, found = {0};
	struct dossier_findings findings;
	int rc = read_stored(store, key, &stored);

	if (rc == 0) {
		mark_found(&stored, events, count);
		findings = dossier_judge(key->kind, events, count, dag, &store->home->agreements,
					 store->pool);
		take_found(store, &findings, &found);
		rc = replace(store, key, &stored, &found);
	}
	free(stored.row);
	free(found.row);
	return rc;
}

int dossier_jeugdige(struct store *store, int64_t jeugdige, int32_t dag, struct event *events,
		     size_t count)
{
	const struct dossier_key key = {DOSSIER_JEUGDIGE, jeugdige};
	int64_t begin = clock_micros();
	int rc = dag == DAY_NEVER ? 0 : judge(store, &key, dag, events, count);

	store->judge_us += clock_micros() - begin;
	return rc;
}

/* ---- Dossiers by another key than the youth ---- */

/* What names a dossier: texts that are NULL and numbers that are 0 where its kind has none. */
struct name {
	char *aanbieder;
	char *tekst;
	int64_t nummer[2];
};

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
    {DOSSIER_MAAND, SQL_DOSSIERS_MAAND, SQL_DOSSIER_MAAND, 3, event_read_claims},
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

struct names {
	struct name *name;
	size_t count, room;
};

static char *cell_copy(sqlite3_stmt *row, int cell)
{
	const char *text = (const char *)sqlite3_column_text(row, cell);

	return text != NULL ? xstrdup(text) : NULL;
}

/* They are read before the first is judged: what is judged is written. */
static int read_names(struct store *store, const struct kind *kind, struct names *names)
{
	struct binder binder = {.statement = db_statement(store, kind->touched)};
	sqlite3_stmt *row = binder.statement;
	int more;

	if (row == NULL)
		return -1;
	bind_number(&binder, store->since);
	if (binder.rc != SQLITE_OK)
		return db_failed(store);
	while ((more = db_row(store, row)) == 1) {
		struct name *name;
		int cells = sqlite3_column_count(row);

		names->name = xmore(names->name, names->count, &names->room, sizeof(*names->name));
		name = &names->name[names->count++];
		*name = (struct name){cell_copy(row, 0), cell_copy(row, 1), {0, 0}};
		for (int cell = 2; cell < cells; cell++)
			name->nummer[cell - 2] = sqlite3_column_int64(row, cell);
	}
	return more;
}

static int64_t name_digest(const struct store *store, const struct name *name)
{
	struct buf text = BUF_INIT(0);
	int64_t digest;

	for (int i = 0; i < 2; i++) {
		const char *part = i == 0 ? name->aanbieder : name->tekst;

		buf_add(&text, part != NULL ? part : "", part != NULL ? strlen(part) + 1 : 1);
	}
	buf_add(&text, name->nummer, sizeof(name->nummer));
	digest = (int64_t)pseudonym_short(store->sleutel, text.data, text.length);
	buf_free(&text);
	return digest;
}

static int judge_name(struct store *store, const struct kind *kind, const struct name *name)
{
	const struct dossier_key key = {kind->kind, name_digest(store, name)};
	struct binder binder = {.statement = db_statement(store, kind->load)};
	struct event *events;
	size_t count;

	pool_reset(store->pool);
	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, name->aanbieder);
	bind_text(&binder, name->tekst);
	for (int part = 2; part < kind->parts; part++)
		bind_number(&binder, name->nummer[part - 2]);
	if (kind->read(store, &binder, &events, &count) != 0)
		return -1;
	return judge(store, &key, DAY_NONE, events, count);
}

static int judge_kind(struct store *store, const struct kind *kind)
{
	struct names names = {0};
	int rc = read_names(store, kind, &names);

	for (size_t i = 0; i < names.count; i++) {
		if (rc == 0)
			rc = judge_name(store, kind, &names.name[i]);
		free(names.name[i].aanbieder);
		free(names.name[i].tekst);
	}
	free(names.name);
	return rc;
}

int dossier_end(struct store *store)
{
	int64_t begin = clock_micros();
	int rc = 0;

	for (int i = 0; store->since > 0 && rc == 0 && i < KINDS; i++)
		rc = judge_kind(store, &kinds[i]);
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
