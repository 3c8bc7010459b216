/* Kennisdatum against kennisdatum: both states of a youth are derived in memory and compared. */
#include "ijw/store/diff.h"

#include <string.h>

#include "cause.h"
#include "changed.h"
#include "event.h"
#include "ijw/base/progress.h"
#include "ijw/base/text.h"
#include "related.h"
#include "statements.h"

/* Lines go to a table of this connection only, which sorts them and may be larger than the memory.
 */
static const char temporary[] =
    "CREATE TEMP TABLE verschil (tabelnummer INTEGER, tabel TEXT, client TEXT, gemeente TEXT,"
    " toewijzingnummer INTEGER, keten INTEGER, begindatum TEXT, aanbieder TEXT,"
    " referentie TEXT, soort TEXT, kolomnummer INTEGER, kolom TEXT, oud TEXT, nieuw TEXT,"
    " bericht TEXT);";

static const char insert_line[] =
    "INSERT INTO temp.verschil VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

static const char select_lines[] =
    "SELECT tabel, gemeente, toewijzingnummer, keten, begindatum, aanbieder, referentie, client,"
    " soort, kolom, oud, nieuw, bericht FROM temp.verschil"
    " ORDER BY tabelnummer, gemeente, toewijzingnummer, keten, begindatum, aanbieder, referentie,"
    " client, soort, kolomnummer, oud, nieuw";

/* Without an event that became known or void in between nothing of a youth can differ. A retour
 * (of an even type) counts through the message it voids; answers belong to whose request or claim
 * they answer. */
static const char select_facts[] =
    FEIT_FIELDS " FROM bericht b CROSS JOIN feit f ON f.bericht = b.id WHERE (b.bekend > ?1"
		" AND b.bekend <= ?2) OR (b.nietig_vanaf > ?1 AND b.nietig_vanaf <= ?2)";
static const char touched[] = "CREATE TEMP TABLE anders (jeugdige INTEGER PRIMARY KEY);";
static const char insert_youth[] = "INSERT OR IGNORE INTO temp.anders VALUES (?)";
static const char select_youths[] =
    "SELECT id, client FROM jeugdige WHERE id IN (SELECT jeugdige FROM temp.anders)";

struct comparison {
	struct store *store;
	sqlite3_stmt *insert;
	sqlite3_stmt *add; /* a youth for whom something can differ */
	const char *client;
	struct change change;
};

static int add_line(const struct comparison *comparison, const struct changed_row *row, int column,
		    const char *cause)
{
	const struct cells *cells = changed_cells(row);
	struct binder binder = {.statement = comparison->insert};

	sqlite3_reset(comparison->insert);
	bind_number(&binder, row->place);
	bind_text(&binder, row->table->name);
	bind_text(&binder, comparison->client);
	for (int i = 0; i < CHANGED_NAMES; i++) {
		int at = table_column(row->table, changed_names[i]);

		bind_text(&binder, at >= 0 && changed_is_name(&row->table->column[at])
				       ? cells->cell[at]
				       : NULL);
	}
	bind_text(&binder, changed_word(row));
	bind_number(&binder, column);
	bind_text(&binder, row->table->column[column].name);
	bind_text(&binder, row->was != NULL ? row->was->cell[column] : NULL);
	bind_text(&binder, row->is != NULL ? row->is->cell[column] : NULL);
	bind_text(&binder, cause);
	return binder.rc == SQLITE_OK ? db_run(comparison->store, comparison->insert)
				      : db_failed(comparison->store);
}

static int compare_row(void *context, const struct changed_row *row)
{
	struct comparison *comparison = context;
	const struct cells *cells = changed_cells(row);

	for (int i = 0; i < row->table->columns; i++)
		if (changed_is_told(row, i) &&
		    add_line(comparison, row, i,
			     cause_of(&comparison->change, row->table, cells, i,
				      row->is != NULL ? row->is->cell[i] : NULL)) != 0)
			return -1;
	return 0;
}

static int compare_youth(struct comparison *comparison, int64_t jeugdige, int32_t peildatum)
{
	struct store *store = comparison->store;
	const struct parameters *parameters = &store->home->parameters;
	struct change *change = &comparison->change;
	struct derived was, is;
	struct events events;

	pool_reset(store->pool);
	if (event_load(store, jeugdige, &events) != 0)
		return -1;
	change->event = events.event;
	change->events = events.count;
	was = derive(change->event, change->events, peildatum, change->before, parameters,
		     store->pool);
	is = derive(change->event, change->events, peildatum, change->after, parameters,
		    store->pool);
	change->was = &was;
	change->is = &is;
	change->moments = NULL;
	change->peildatum = peildatum;
	change->parameters = parameters;
	change->pool = store->pool;
	return changed_each(&was, &is, store->pool, compare_row, comparison);
}

static int compare_all(struct comparison *comparison, sqlite3_stmt *youths, int32_t peildatum)
{
	unsigned long long done = 0;
	int more;

	db_progress(comparison->store, "SELECT count(*) FROM temp.anders");
	while ((more = db_row(comparison->store, youths)) == 1) {
		comparison->client = (const char *)sqlite3_column_text(youths, 1);
		if (compare_youth(comparison, sqlite3_column_int64(youths, 0), peildatum) != 0)
			return -1;
		progress_show(++done, N_("youths"));
	}
	return more;
}

static int add_youth(void *context, int64_t jeugdige, int32_t dag)
{
	const struct comparison *comparison = context;
	struct binder binder = {.statement = comparison->add};

	(void)dag;
	sqlite3_reset(comparison->add);
	bind_number(&binder, jeugdige);
	return db_bound(comparison->store, &binder);
}

/* Of one message: who it names, and who shares a number with them. */
static int add_named(struct comparison *comparison, const struct events *events,
		     struct related *related)
{
	for (size_t i = 0; i < events->count; i++) {
		const struct event *event = &events->event[i];

		if (event->soort == EVENT_RETOUR || event->soort == EVENT_RETOURREGEL)
			continue;
		if (event->jeugdige != 0 && add_youth(comparison, event->jeugdige, 0) != 0)
			return -1;
		related_note(related, event, 0);
	}
	return 0;
}

/* The youths for whom something can differ. */
static int find_youths(struct comparison *comparison, sqlite3_stmt *facts)
{
	struct store *store = comparison->store;
	struct related *related = related_new(store);
	struct binder binder = {.statement = facts};
	int more;

	bind_number(&binder, comparison->change.before);
	bind_number(&binder, comparison->change.after);
	more = binder.rc == SQLITE_OK ? db_row(store, facts) : db_failed(store);
	for (; more == 1; more = db_row(store, facts)) {
		struct events events = {.pool = store->pool};

		pool_reset(store->pool);
		if (event_read_row(store, facts, &events) != 0 ||
		    add_named(comparison, &events, related) != 0)
			break;
	}
	if (more == 0 && related_each(related, add_youth, comparison) != 0)
		more = -1;
	related_free(related);
	return more == 0 ? 0 : -1;
}

static int prepare(struct comparison *comparison, const char *sql, sqlite3_stmt **out)
{
	if (sqlite3_prepare_v2(comparison->store->db, sql, -1, out, NULL) == SQLITE_OK)
		return 0;
	return db_failed(comparison->store);
}

int store_diff(struct store *store, int32_t before, int32_t after, int32_t peildatum, FILE *out)
{
	struct comparison comparison = {.store = store,
					.change = {.before = before, .after = after}};
	sqlite3_stmt *youths = NULL, *facts = NULL;
	int rc = -1;

	if (db_exec(store, "BEGIN") != 0)
		return -1;
	if (db_exec(store, temporary) == 0 && db_exec(store, touched) == 0 &&
	    prepare(&comparison, select_facts, &facts) == 0 &&
	    prepare(&comparison, select_youths, &youths) == 0 &&
	    prepare(&comparison, insert_youth, &comparison.add) == 0 &&
	    prepare(&comparison, insert_line, &comparison.insert) == 0 &&
	    find_youths(&comparison, facts) == 0)
		rc = compare_all(&comparison, youths, peildatum);
	progress_clear();
	sqlite3_finalize(facts);
	sqlite3_finalize(youths);
	sqlite3_finalize(comparison.add);
	sqlite3_finalize(comparison.insert);
	if (rc == 0)
		rc = export_print(store, select_lines, out);
	/* Nothing is kept: the temporary table goes with the transaction. */
	if (db_exec(store, "ROLLBACK") != 0)
		rc = -1;
	return rc;
}
