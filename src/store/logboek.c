#include "ijw/store/logboek.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "custody_parts.h"
#include "home_parts.h"
#include "ijw/base/actor.h"
#include "ijw/base/journal.h"
#include "ijw/base/log.h"
#include "ijw/base/order.h"
#include "ijw/base/text.h"

/* ---- Writing ---- */

/* Whether it is worth trying; what fails then is logged. */
static bool is_writable(const struct home *home)
{
	return home->keys != NULL && faccessat(home->fd, ".", W_OK, AT_EACCESS) == 0 &&
	       faccessat(home->fd, HOME_DATABASE, W_OK, AT_EACCESS) == 0;
}

static int write_row(const struct home *home, const struct custody_act *act)
{
	struct store *store = store_open(home);
	int rc = store != NULL ? store_begin(store) : -1;

	if (rc == 0) {
		store_act(store, act);
		rc = store_commit(store);
	}
	if (rc != 0 && store != NULL)
		store_rollback(store);
	store_close(store);
	return rc;
}

static const char *text_of(const char *text)
{
	return text != NULL ? text : "";
}

static int write_journal(const struct home *home, const struct custody_act *act)
{
	const struct actor *actor = actor_now();
	struct buf entry = BUF_INIT(0), message = BUF_INIT(0);
	int rc;

	buf_printf(&message, "%s: %s: %s %s", home->path, act->daad, text_of(act->betreft),
		   custody_outcome(act));
	journal_field(&entry, "MESSAGE", message.data);
	journal_field(&entry, "PRIORITY", "5");
	journal_field(&entry, "SYSLOG_IDENTIFIER", "ijw");
	journal_field(&entry, "IJW_GEBRUIKER", actor->user);
	journal_field(&entry, "IJW_VERANTWOORDELIJKE", actor->responsible);
	journal_field(&entry, "IJW_ROL", actor->role);
	journal_field(&entry, "IJW_GROND", actor->reason);
	journal_field(&entry, "IJW_DAAD", act->daad);
	journal_field(&entry, "IJW_UITKOMST", custody_outcome(act));
	journal_field(&entry, "IJW_BETREFT", text_of(act->betreft));
	journal_field(&entry, "IJW_PROGRAMMA", IJW_VERSION);
	rc = journal_send(&entry);
	buf_free(&message);
	buf_free(&entry);
	return rc;
}

static int write_somewhere(const struct home *home, const struct custody_act *act)
{
	if (is_writable(home) && write_row(home, act) == 0)
		return 0;
	if (write_journal(home, act) != 0)
		return -1;
	log_detail("%s: nothing can be written down here; the journal of the system has it "
		   "(journalctl SYSLOG_IDENTIFIER=ijw)",
		   home->path);
	return 0;
}

int logboek_add(const struct home *home, const struct custody_act *act)
{
	if (write_somewhere(home, act) == 0)
		return 0;
	log_errno("%s: what is done here can be written down neither in the database nor in the journal of "
		  "the system",
		  home->path);
	return -1;
}

int logboek_reading(const struct home *home, const struct custody_act *act)
{
	if (!home->log_lezen || logboek_add(home, act) == 0)
		return 0;
	log_error("%s: so it is not shown: call ijw as a user who may write the database and read the keys, "
		  "make room, or let 'lezen = nee' stand under [log] in ijw.conf",
		  home->path);
	return -1;
}

void logboek_done(const struct home *home, const struct custody_act *act)
{
	if (write_somewhere(home, act) != 0)
		log_note("%s: that this was done is written down nowhere: neither the database nor the journal of "
			 "the system can be written",
			 home->path);
}

void logboek_exporting(const struct home *home, const char *tables)
{
	const struct custody_act act = {.daad = CUSTODY_EXPORTED, .betreft = tables};

	if (home->log_lezen)
		logboek_done(home, &act);
}

/* ---- Reading ---- */

static const char *cell(sqlite3_stmt *row, int column)
{
	return text_of((const char *)sqlite3_column_text(row, column));
}

/* With the messages that it added or changed, which are to be freed. */
static void take_row(sqlite3_stmt *row, struct logboek_row *out, struct custody_entries *entries)
{
	*out = (struct logboek_row){
	    .nr = sqlite3_column_int64(row, LOGBOEK_NR),
	    .moment = sqlite3_column_int64(row, LOGBOEK_MOMENT),
	    .gebruiker = cell(row, LOGBOEK_GEBRUIKER),
	    .verantwoordelijke = cell(row, LOGBOEK_VERANTWOORDELIJKE),
	    .rol = cell(row, LOGBOEK_ROL),
	    .grond = cell(row, LOGBOEK_GROND),
	    .daad = cell(row, LOGBOEK_DAAD),
	    .uitkomst = cell(row, LOGBOEK_UITKOMST),
	    .betreft = cell(row, LOGBOEK_BETREFT),
	    .host = cell(row, LOGBOEK_HOST),
	    .programma = cell(row, LOGBOEK_PROGRAMMA),
	};
	*entries = (struct custody_entries){.count = 0};
	/* A row that is none of ours is for 'ijw audit --chain' to name. */
	(void)custody_unpack(sqlite3_column_blob(row, LOGBOEK_BERICHTEN),
			     (size_t)sqlite3_column_bytes(row, LOGBOEK_BERICHTEN), entries);
	if (entries->count > 0) {
		out->berichten = (int64_t)entries->count;
		out->eerste = entries->item[0].bericht;
		out->laatste = entries->item[entries->count - 1].bericht;
	}
}

typedef void visit_row(void *context, const struct logboek_row *row,
		       const struct custody_entries *entries);

static int each_row(struct store *store, const char *betreft, visit_row *visit, void *context)
{
	struct binder binder = {.statement = db_statement(store, SQL_LOGBOEK_SHOWN)};
	struct custody_entries entries;
	struct logboek_row row;
	int more = 1;

	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, betreft);
	if (binder.rc != SQLITE_OK)
		return db_failed(store);
	while (more == 1 && (more = db_row(store, binder.statement)) == 1) {
		take_row(binder.statement, &row, &entries);
		visit(context, &row, &entries);
		free(entries.item);
	}
	return more;
}

struct each {
	logboek_visit *visit;
	void *context;
};

static void visit_any(void *context, const struct logboek_row *row,
		      const struct custody_entries *entries)
{
	const struct each *each = context;

	(void)entries;
	each->visit(each->context, row);
}

int logboek_each(struct store *store, const char *betreft, logboek_visit *visit, void *context)
{
	struct each each = {visit, context};

	return each_row(store, betreft, visit_any, &each);
}

/* ---- Of messages ---- */

struct on {
	const int64_t *number;
	size_t count;
	logboek_on_visit *visit;
	void *context;
};

static int by_bericht(const void *a, const void *b)
{
	return order_getal(((const struct custody_entry *)a)->bericht,
			   ((const struct custody_entry *)b)->bericht);
}

static bool is_on(const struct logboek_row *row, const struct custody_entries *entries,
		  int64_t number)
{
	const struct custody_entry like = {.bericht = number};
	char text[TEXT_NUMBER];

	if (entries->count > 0 && bsearch(&like, entries->item, entries->count,
					  sizeof(*entries->item), by_bericht) != NULL)
		return true;
	snprintf(text, sizeof(text), "%lld", (long long)number);
	return strcmp(row->betreft, text) == 0;
}

static void visit_on(void *context, const struct logboek_row *row,
		     const struct custody_entries *entries)
{
	const struct on *on = context;

	for (size_t i = 0; i < on->count; i++)
		if (is_on(row, entries, on->number[i]))
			on->visit(on->context, i, row);
}

int logboek_on(struct store *store, const int64_t *numbers, size_t count, logboek_on_visit *visit,
	       void *context)
{
	struct on on = {numbers, count, visit, context};

	return each_row(store, NULL, visit_on, &on);
}
