#include "erase.h"

#include <stdlib.h>
#include <string.h>

#include "custody_parts.h"
#include "ijw/base/date.h"
#include "ijw/base/halt.h"
#include "ijw/store/examiner.h"
#include "masker.h"
#include "original.h"
#include "telling.h"
#include "void.h"

struct erasing {
	struct store *store;
	const struct erase_plan *plan;
	struct erase_traces traces;
	struct examiner *examiner; /* NULL until a message is judged */
	int64_t *others; /* youths whom what went or shrank tells of too, some more than once; with messages that
			  * came later the one who is erased as well */
	size_t other_count, other_room;
};

/* What is freed is overwritten. Rows go by the statements below, each by an index: what refers to a message
 * from elsewhere would be looked for in all of a table. */
int erase_begin(struct store *store)
{
	if (db_exec(store, "PRAGMA foreign_keys = OFF; PRAGMA secure_delete = ON;") != 0)
		return -1;
	return store_begin(store);
}

static int run(struct store *store, enum statement statement, int64_t number)
{
	struct binder binder = {.statement = db_statement(store, statement)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, number);
	return db_bound(store, &binder);
}

static int run_all(struct store *store, const enum statement *statements, size_t count, int64_t number)
{
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < count; i++)
		rc = run(store, statements[i], number);
	return rc;
}

/* ---- What a message says ---- */

/* One row of its facts: what it leads to is noted, and whom it is about touched. */
static int leave_row(struct erasing *erasing, const struct events *row)
{
	struct store *store = erasing->store;
	const struct event *first = row->event;
	struct sleutels keys;

	for (size_t i = 0; i < row->count; i++)
		erase_note(store, &erasing->traces, &row->event[i]);
	if (first->jeugdige != 0 &&
	    (first->jeugdige != erasing->plan->inzage.jeugdige || erasing->plan->later > 0)) {
		erasing->others = xmore(erasing->others, erasing->other_count, &erasing->other_room,
					sizeof(*erasing->others));
		erasing->others[erasing->other_count++] = first->jeugdige;
		if (store_touch(store, first->jeugdige, DAY_NONE) != 0)
			return -1;
	}
	event_keys(store, first->bericht, first->jeugdige, first, row->count, &keys);
	return event_drop_keys(store, &keys);
}

static int leave_facts(struct erasing *erasing, int64_t bericht)
{
	struct store *store = erasing->store;
	struct binder binder = {.statement = db_statement(store, SQL_FEITEN_OF)};
	struct pool *pool = pool_new();
	int more = -1;

	if (binder.statement != NULL) {
		bind_number(&binder, bericht);
		more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	}
	for (; more == 1; more = db_row(store, binder.statement)) {
		struct events row = {.pool = pool};

		if (event_read_row(store, binder.statement, &row) != 0 ||
		    (row.count > 0 && leave_row(erasing, &row) != 0)) {
			sqlite3_reset(binder.statement);
			more = -1;
			break;
		}
	}
	pool_free(pool);
	return more;
}

/* The keys of its name; what it voided, as a retour, is void by others or by none. */
static int leave_name(struct erasing *erasing, int64_t bericht)
{
	struct store *store = erasing->store;
	struct binder binder = {.statement = db_statement(store, SQL_BERICHT_NAME)};
	struct pool *pool = pool_new();
	struct identity identity;
	struct sleutels keys;
	int more = -1;

	if (binder.statement != NULL) {
		bind_number(&binder, bericht);
		more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	}
	if (more == 1) {
		identity = event_identity(binder.statement, pool);
		sqlite3_reset(binder.statement);
		erase_note_name(&erasing->traces, &identity);
		event_keys_of_name(store, bericht, &identity, &keys);
		more = event_drop_keys(store, &keys);
	}
	pool_free(pool);
	return more;
}

/* Judges a message again: 0, or -1 after it logged. */
static int judge(struct erasing *erasing, int64_t bericht, struct examined *out)
{
	if (erasing->examiner == NULL)
		erasing->examiner = examiner_open(erasing->store, 1);
	if (erasing->examiner == NULL)
		return -1;
	examiner_begin(erasing->examiner, bericht - 1, bericht);
	if (examiner_next(erasing->examiner, out) == 1)
		return 0;
	return examiner_is_cut_off(erasing->examiner) ? examiner_failed(erasing->examiner) : -1;
}

/* ---- A message that goes ---- */

/* In most homes nothing is masked that does not tell a person by itself. */
static int leave_masks(struct erasing *erasing, int64_t bericht)
{
	struct store *store = erasing->store;
	sqlite3_stmt *row = db_statement(store, SQL_MASKER_ANY);
	struct examined examined;
	int any = row != NULL ? db_row(store, row) : -1;

	if (any != 1)
		return any;
	sqlite3_reset(row);
	if (judge(erasing, bericht, &examined) != 0)
		return -1;
	return examined.fault == ORIGINAL_WELL
		   ? erase_note_masks(store, &erasing->traces, examined.judgement)
		   : store_original_complain(store, &examined.original, examined.fault);
}

static int remove_message(struct erasing *erasing, int64_t bericht)
{
	static const enum statement statements[] = {
	    SQL_ERASE_ORIGINEEL, SQL_ERASE_DELEN,   SQL_ERASE_FEITEN, SQL_ERASE_AFKEUR,
	    SQL_ERASE_AFGELEID,	 SQL_ERASE_UITGESTELD, SQL_ERASE_GEWIST, SQL_ERASE_BERICHT};

	if (leave_masks(erasing, bericht) != 0 || leave_facts(erasing, bericht) != 0 ||
	    leave_name(erasing, bericht) != 0)
		return -1;
	custody_changed(erasing->store, bericht);
	/* It may be the retour that was looked up last. */
	erasing->store->voiding.key = 0;
	return run_all(erasing->store, statements, sizeof(statements) / sizeof(statements[0]),
		       bericht);
}

/* ---- A message that shrinks ---- */

/* What is left of it is kept in one piece, so that it can be judged. */
static int keep_rest(struct erasing *erasing, int64_t bericht, uint8_t kenmerk[KENMERK_BYTES],
		     struct buf *bytes)
{
	static const enum statement statements[] = {SQL_ERASE_ORIGINEEL, SQL_ERASE_DELEN,
						    SQL_ERASE_FEITEN, SQL_ERASE_AFGELEID,
						    SQL_GEWIST_ADD};
	struct store *store = erasing->store;
	struct original original;
	enum original_fault fault;
	int more = store_original_next(store, bericht - 1, &original);

	if (more != 1 || original.bericht != bericht)
		return more < 0 ? -1 : db_failed(store);
	fault = original_without(store, &original, erasing->plan->inzage.jeugdige, bytes);
	if (fault != ORIGINAL_WELL)
		return store_original_complain(store, &original, fault);
	original_kenmerk(store, &original, kenmerk);
	if (run_all(store, statements, sizeof(statements) / sizeof(statements[0]), bericht) != 0 ||
	    original_put(store, bericht, kenmerk, bytes->data, bytes->length, NULL, false, NULL) != 0)
		return -1;
	return original_keep(store, true);
}

static int change_row(struct store *store, int64_t bericht, const struct content *content)
{
	struct binder binder = {.statement = db_statement(store, SQL_ERASE_CHANGE)};

	if (binder.statement == NULL)
		return -1;
	bind_blob(&binder, content->digest, PSEUDONYM_BYTES);
	bind_number_or_null(&binder, content->orde, GETAL_NONE);
	bind_number_or_null(&binder, content->identity.headerline, 0);
	bind_number(&binder, content->identity.verwerpt);
	bind_number(&binder, content->identity.neemt_terug);
	bind_number(&binder, bericht);
	return db_bound(store, &binder);
}

/* As a message that comes: its facts, its keys, its parts. */
static int take_rest(struct erasing *erasing, struct examined *examined,
		     const uint8_t kenmerk[KENMERK_BYTES])
{
	struct store *store = erasing->store;
	const int64_t bericht = examined->original.bericht;
	struct content content;

	if (examined->fault != ORIGINAL_WELL)
		return store_original_complain(store, &examined->original, examined->fault);
	if (masker_apply(store, examined->judgement) != 0)
		return -1;
	content = bericht_content(store, examined->judgement, true);
	for (size_t i = 0; i < content.count; i++)
		erase_note(store, &erasing->traces, &content.events[i]);
	if (run(store, SQL_ERASE_ORIGINEEL, bericht) != 0 ||
	    original_put(store, bericht, kenmerk, examined->bytes->data, examined->bytes->length,
			 examined->judgement, true, NULL) != 0 ||
	    change_row(store, bericht, &content) != 0)
		return -1;
	return bericht_add_content(store, bericht, &content) != STORE_FAILED ? 0 : -1;
}

static int shrink_message(struct erasing *erasing, int64_t bericht)
{
	struct store *store = erasing->store;
	uint8_t kenmerk[KENMERK_BYTES];
	struct buf bytes = BUF_INIT(0);
	struct examined examined;
	int rc = -1;

	if (leave_masks(erasing, bericht) == 0 && leave_facts(erasing, bericht) == 0 &&
	    leave_name(erasing, bericht) == 0)
		rc = keep_rest(erasing, bericht, kenmerk, &bytes);
	buf_free(&bytes);
	if (rc != 0 || judge(erasing, bericht, &examined) != 0)
		return -1;
	custody_changed(store, bericht);
	return take_rest(erasing, &examined, kenmerk);
}

/* ---- All of it ---- */

static int erase_messages(struct erasing *erasing)
{
	const struct inzage *inzage = &erasing->plan->inzage;
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < inzage->berichten; i++) {
		const int64_t bericht = inzage->bericht[i].number;

		if (erasing->plan->fate[i] == ERASE_GOES)
			rc = remove_message(erasing, bericht);
		else if (erasing->plan->fate[i] == ERASE_SHRINKS)
			rc = shrink_message(erasing, bericht);
		if (rc == 0 && halt_asked())
			rc = -1;
	}
	return rc;
}

static int erase_aanmeldingen(struct erasing *erasing)
{
	const struct inzage *inzage = &erasing->plan->inzage;
	struct store *store = erasing->store;
	int rc = 0;

	if (inzage->aanmeldingen > 0)
		custody_changes_table(store, CUSTODY_AANMELDING);
	for (size_t i = 0; rc == 0 && i < inzage->aanmeldingen; i++) {
		struct binder binder = {.statement = db_statement(store, SQL_ERASE_AANMELDING)};

		if (binder.statement == NULL)
			return -1;
		bind_text(&binder, inzage->aanmelding[i].aanbieder);
		bind_text(&binder, inzage->aanmelding[i].referentie);
		rc = db_bound(store, &binder);
	}
	return rc;
}

static int erase_youth(struct store *store, int64_t jeugdige)
{
	static const enum statement statements[] = {
	    SQL_ERASE_VERZOEK,	  SQL_ERASE_TOEWIJZING, SQL_ERASE_LEVERING,
	    SQL_ERASE_WACHTKETEN, SQL_ERASE_TRAJECT,	SQL_TOUCHED_DONE,
	    SQL_ERASE_DOSSIER,	  SQL_ERASE_JEUGDIGE};

	return run_all(store, statements, sizeof(statements) / sizeof(statements[0]), jeugdige);
}

/* Whether a message is left that tells of them: 1 or 0; -1 failed. */
static int is_told_of(struct store *store, int64_t jeugdige)
{
	const struct sleutel key = sleutel_of_jeugdige(jeugdige);
	struct binder binder = {.statement = db_statement(store, SQL_SLEUTEL_MORE)};
	int more;

	if (binder.statement == NULL)
		return -1;
	event_bind_key(&binder, store, &key);
	bind_number(&binder, 0);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	if (more == 1)
		sqlite3_reset(binder.statement);
	return more;
}

/* Them unless messages came later, and others of whom nothing is told any more. */
static int erase_youths(struct erasing *erasing)
{
	struct store *store = erasing->store;
	const int64_t jeugdige = erasing->plan->inzage.jeugdige;
	int rc = jeugdige != 0 && erasing->plan->later == 0 ? erase_youth(store, jeugdige) : 0;

	for (size_t i = 0; rc == 0 && i < erasing->other_count; i++) {
		const int told = is_told_of(store, erasing->others[i]);

		if (told != 1)
			rc = told == 0 ? erase_youth(store, erasing->others[i]) : -1;
	}
	return rc;
}

int erase_run(struct store *store, const struct erase_plan *plan, int32_t today)
{
	struct erasing erasing = {.store = store, .plan = plan};
	int rc;

	erase_traces_begin(&erasing.traces);
	rc = erase_messages(&erasing);
	examiner_close(erasing.examiner);
	if (rc == 0)
		rc = erase_aanmeldingen(&erasing);
	if (rc == 0)
		rc = erase_youths(&erasing);
	free(erasing.others);
	if (rc == 0)
		rc = erase_mark(store, &erasing.traces);
	erase_traces_end(&erasing.traces);
	if (rc == 0)
		rc = store_derive(store, today);
	return rc == 0 ? telling_anew(store) : -1;
}
