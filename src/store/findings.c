/* Finds what the messages of a dossier say against each other, and stores what changed. */
#include "findings.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "ijw/rule/catalogue.h"
#include "ijw/dossier/dossier.h"
#include "telling.h"

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

/* Whether a message came in this group: nothing can be stored on it yet. */
static bool is_new(const struct store *store, const struct event *event)
{
	return store->group > 0 && event->bericht >= store->group;
}

static bool all_new(const struct store *store, const struct event *events, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!is_new(store, &events[i]))
			return false;
	return true;
}

/* What a bound statement finds of a dossier. */
static int read_rows(struct store *store, const struct binder *binder, struct rows *rows)
{
	sqlite3_stmt *row = binder->statement;
	int more;

	if (binder->rc != SQLITE_OK)
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

static void bind_key(struct binder *binder, const struct dossier_key *key)
{
	bind_number(binder, key->kind);
	bind_number(binder, key->sleutel);
}

static int read_stored(struct store *store, const struct dossier_key *key, struct rows *rows)
{
	struct binder binder = {.statement = db_statement(store, SQL_FINDINGS_OF)};

	if (binder.statement == NULL)
		return -1;
	bind_key(&binder, key);
	return read_rows(store, &binder, rows);
}

/* The same of one message. */
static int read_stored_on(struct store *store, const struct dossier_key *key, int64_t bericht,
			  struct rows *rows)
{
	struct binder binder = {.statement = db_statement(store, SQL_FINDINGS_ON)};

	if (binder.statement == NULL)
		return -1;
	bind_key(&binder, key);
	bind_number(&binder, bericht);
	return read_rows(store, &binder, rows);
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

/* What a finding is stored under. */
static void bind_place(struct binder *binder, const struct dossier_key *key, const struct row *row)
{
	bind_key(binder, key);
	bind_number(binder, row->bericht);
	bind_text(binder, row->regel);
	bind_text(binder, row->pad);
}

static int drop(struct store *store, const struct dossier_key *key, const struct row *row)
{
	struct binder binder = {.statement = db_statement(store, SQL_FINDING_DROP)};

	if (binder.statement == NULL)
		return -1;
	bind_place(&binder, key, row);
	return telling_drop(store, &binder);
}

static int add(struct store *store, const struct dossier_key *key, const struct row *row)
{
	struct binder binder = {.statement = db_statement(store, SQL_FINDING_ADD)};

	if (binder.statement == NULL)
		return -1;
	bind_place(&binder, key, row);
	bind_number(&binder, row->gebeurtenis);
	bind_text(&binder, row->rule->retourcode);
	bind_text(&binder, severity_name(row->rule->severity));
	bind_number_or_null(&binder, row->regelnummer, 0);
	bind_number_or_null(&binder, row->opgelost_door, 0);
	if (row->opgelost_door == 0)
		telling_opened(store, row->rule->severity);
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

/* What is stored of these events gives way to what is found in them now. */
static int judge(struct store *store, const struct dossier_key *key, int32_t from,
		 struct event *events, size_t count, const struct rows *stored)
{
	struct rows found = {0};
	struct dossier_findings findings;
	int rc;

	findings =
	    dossier_judge(key->kind, events, count, from, &store->home->agreements, store->pool);
	take_found(store, &findings, &found);
	rc = replace(store, key, stored, &found);
	free(found.row);
	return rc;
}

int findings_judge(struct store *store, const struct dossier_key *key, int32_t from,
		   struct event *events, size_t count)
{
	struct rows stored = {0};
	int rc = all_new(store, events, count) ? 0 : read_stored(store, key, &stored);

	mark_found(&stored, events, count);
	if (rc == 0)
		rc = judge(store, key, from, events, count, &stored);
	free(stored.row);
	return rc;
}

int findings_judge_part(struct store *store, const struct dossier_key *key, int32_t from,
			struct event *events, size_t count)
{
	struct rows stored = {0};
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < count; i++)
		if (events[i].dagtekening >= from && !is_new(store, &events[i]))
			rc = read_stored_on(store, key, events[i].bericht, &stored);
	if (stored.count > 0)
		qsort(stored.row, stored.count, sizeof(*stored.row), by_row);
	if (rc == 0)
		rc = judge(store, key, from, events, count, &stored);
	free(stored.row);
	return rc;
}
