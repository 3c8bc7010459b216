#include "ijw/store/heenberichten.h"

#include <stdio.h>
#include <string.h>

#include "db.h"
#include "ijw/base/limits.h"
#include "ijw/rule/catalogue.h"

/* The cells of SQL_HEENBERICHTEN. */
enum {
	BERICHT,
	TYPE,
	RELEASE_OF_IT,
	OORDEEL,
	AFZENDER,
	ONTVANGER,
	IDENTIFICATIE,
	DAGTEKENING,
	NAMED_SO, /* how many messages that say different things have this name */
	VERWERPT  /* whether a retour rejects it; NULL: there is none */
};

enum { CODE = 9 }; /* bytes of the code of an organisation */

struct walk {
	struct store *store;
	struct pool *pool; /* of the message at hand */
	char hub[2][CODE]; /* who has a part in every message; "" for nobody */
	store_heenbericht *visit;
	void *context;
};

static const char *cell_text(const struct walk *walk, sqlite3_stmt *row, int cell)
{
	return pool_copy(walk->pool, (const char *)sqlite3_column_text(row, cell),
			 (size_t)sqlite3_column_bytes(row, cell));
}

static void read_heenbericht(const struct walk *walk, sqlite3_stmt *row,
			     struct heenbericht *out)
{
	struct judgement *judgement = &out->judgement;

	*out = (struct heenbericht){
	    .bericht = sqlite3_column_int64(row, BERICHT),
	    .afzender = cell_text(walk, row, AFZENDER),
	    .ontvanger = cell_text(walk, row, ONTVANGER),
	    .identificatie = cell_text(walk, row, IDENTIFICATIE),
	    .dagtekening = sqlite3_column_int(row, DAGTEKENING),
	    .shares_name = sqlite3_column_int64(row, NAMED_SO) > 1,
	    .answered = sqlite3_column_type(row, VERWERPT) != SQLITE_NULL,
	    .rejected = sqlite3_column_int(row, VERWERPT) == 1,
	};
	out->sees_all = strcmp(out->ontvanger, walk->hub[0]) == 0 ||
			strcmp(out->ontvanger, walk->hub[1]) == 0;
	judgement->type = bericht_of_number(sqlite3_column_int(row, TYPE));
	judgement->verdict = (enum verdict)sqlite3_column_int(row, OORDEEL);
	judgement->findings.pool = walk->pool;
	snprintf(judgement->release_name, sizeof(judgement->release_name), "%s",
		 (const char *)sqlite3_column_text(row, RELEASE_OF_IT));
	judgement->release = release_named(judgement->release_name);
}

/* What reception found is cut off where it is very much (LIMIT_FINDINGS): how much there was is not
 * kept, so that there may have been more. */
static int read_findings(const struct walk *walk, struct heenbericht *out)
{
	enum { REGEL, PAD, REGELNUMMER, OF_RECEPTION };
	struct finding_list *findings = &out->judgement.findings;
	struct binder binder = {.statement = db_statement(walk->store, SQL_HEENBERICHT_FINDINGS)};
	sqlite3_stmt *row = binder.statement;
	uint32_t received = 0;
	int more;

	if (row == NULL)
		return -1;
	bind_number(&binder, out->bericht);
	more = binder.rc == SQLITE_OK ? db_row(walk->store, row) : db_failed(walk->store);
	for (; more == 1; more = db_row(walk->store, row)) {
		const struct rule *rule = rule_find((const char *)sqlite3_column_text(row, REGEL));

		received += (uint32_t)sqlite3_column_int(row, OF_RECEPTION);
		if (rule != NULL)
			finding_add(findings, rule, (uint32_t)sqlite3_column_int(row, REGELNUMMER),
				    cell_text(walk, row, PAD), NULL);
		else
			findings->coded++;
	}
	if (received >= LIMIT_FINDINGS)
		findings->coded++;
	return more;
}

static int visit_row(const struct walk *walk, sqlite3_stmt *row)
{
	struct heenbericht heenbericht;

	pool_reset(walk->pool);
	if (!home_acts_for(walk->store->home, (const char *)sqlite3_column_text(row, ONTVANGER)))
		return 0;
	read_heenbericht(walk, row, &heenbericht);
	if (heenbericht.judgement.release == NULL)
		return 0;
	if (read_findings(walk, &heenbericht) != 0)
		return -1;
	return walk->visit(walk->context, &heenbericht);
}

/* Of two parties of the messages so far, those who have a part in these as well. */
static void keep_parties(struct walk *walk, const char *const parties[2], bool first)
{
	for (int i = 0; i < 2; i++) {
		char *hub = walk->hub[i];

		if (first)
			snprintf(hub, CODE, "%s", parties[i]);
		else if (strcmp(hub, parties[0]) != 0 && strcmp(hub, parties[1]) != 0)
			hub[0] = '\0';
	}
}

static int find_hub(struct walk *walk)
{
	sqlite3_stmt *row = db_statement(walk->store, SQL_PARTIES);
	int more = row != NULL ? db_row(walk->store, row) : -1;

	for (bool first = true; more == 1; more = db_row(walk->store, row), first = false) {
		const char *const parties[2] = {(const char *)sqlite3_column_text(row, 0),
						(const char *)sqlite3_column_text(row, 1)};

		keep_parties(walk, parties, first);
	}
	return more;
}

int store_each_heenbericht(struct store *store, store_heenbericht *visit, void *context)
{
	struct walk walk = {
	    .store = store, .pool = pool_new(), .visit = visit, .context = context};
	sqlite3_stmt *row =
	    find_hub(&walk) == 0 ? db_statement(store, SQL_HEENBERICHTEN) : NULL;
	int more = row != NULL ? db_row(store, row) : -1, rc = 0;

	for (; more == 1 && rc == 0; more = rc == 0 ? db_row(store, row) : 0)
		rc = visit_row(&walk, row);
	if (rc != 0)
		sqlite3_reset(row);
	pool_free(walk.pool);
	return rc != 0 ? rc : more;
}
