#include "dossier.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/rule/catalogue.h"
#include "ijw/dossier/dossier.h"

static int add_finding(struct store *store, const struct dossier_finding *finding)
{
	struct binder binder = {.statement = db_statement(store, SQL_BEVINDING_ADD)};
	const struct event *event = finding->event;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, event->bericht);
	bind_text(&binder, finding->rule->code);
	bind_text(&binder, finding->rule->retourcode);
	bind_text(&binder, severity_name(finding->rule->severity));
	bind_number_or_null(&binder, dossier_finding_line(finding), 0);
	bind_text(&binder, dossier_finding_path(finding, store->pool));
	bind_number(&binder, event->regel);
	bind_number_or_null(&binder, finding->resolved_by, 0);
	return db_bound(store, &binder);
}

static int mark_resolved(struct store *store, const struct dossier_finding *finding)
{
	struct binder binder = {.statement = db_statement(store, SQL_BEVINDING_OPGELOST)};

	if (binder.statement == NULL)
		return -1;
	bind_number_or_null(&binder, finding->resolved_by, 0);
	bind_number(&binder, finding->event->bericht);
	bind_number(&binder, finding->event->regel);
	bind_text(&binder, finding->rule->code);
	return db_bound(store, &binder);
}

static int judge(struct store *store, enum dossier_kind soort, const struct event *events,
		 size_t count, int64_t from)
{
	struct dossier_findings findings;

	findings = dossier_judge(soort, events, count, from, &store->home->agreements, store->pool);
	for (const struct dossier_finding *finding = findings.first; finding;
	     finding = finding->next) {
		int rc = finding->event->place >= from ? add_finding(store, finding)
						       : mark_resolved(store, finding);

		if (rc != 0)
			return -1;
	}
	return 0;
}

int dossier_jeugdige(struct store *store, const struct event *events, size_t count, int64_t from)
{
	bool news = false;

	for (size_t i = 0; i < count; i++)
		news = news || events[i].place >= from || events[i].void_place >= from;
	return from > 0 && news ? judge(store, DOSSIER_JEUGDIGE, events, count, from) : 0;
}

/* ---- What the whole archive is asked for ---- */

static int group_events(struct store *store, enum statement statement, struct event **events,
			size_t *count)
{
	struct binder binder = {.statement = db_statement(store, statement)};

	pool_reset(store->pool);
	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, store->group);
	return event_read(store, &binder, events, count);
}

/* An event with a bit for each question about it. */
struct misstap {
	int64_t bericht;
	int64_t regel;
	int64_t fouten;
};

struct misstappen {
	struct misstap *item;
	size_t count;
	size_t room;
};

static int read_misstappen(struct store *store, enum statement statement, struct misstappen *lijst)
{
	struct binder binder = {.statement = db_statement(store, statement)};
	sqlite3_stmt *row = binder.statement;
	int more;

	if (row == NULL)
		return -1;
	bind_number(&binder, store->group);
	while ((more = db_row(store, row)) == 1) {
		lijst->item = xmore(lijst->item, lijst->count, &lijst->room, sizeof(*lijst->item));
		lijst->item[lijst->count++] =
		    (struct misstap){sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1),
				     sqlite3_column_int64(row, 2)};
	}
	return more;
}

static int add_misstap(struct store *store, const struct misstap *misstap, enum rule_id rule,
		       enum dossier_place where)
{
	struct dossier_finding finding = {.rule = rule_get(rule), .where = where};
	struct binder binder = {.statement = db_statement(store, SQL_EVENT_AT)};
	struct event *event;
	size_t count;

	pool_reset(store->pool);
	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, misstap->bericht);
	bind_number(&binder, misstap->regel);
	if (event_read(store, &binder, &event, &count) != 0 || count != 1)
		return -1;
	finding.event = event;
	return add_finding(store, &finding);
}

/* The findings of one question after those of another. */
static int judge_archive(struct store *store)
{
	static const struct {
		enum rule_id rule;
		enum dossier_place where;
	} vragen[] = {
	    {RULE_TR056, PLACE_HEADER}, {RULE_TR332, PLACE_LINE},    {RULE_TR347, PLACE_LINE},
	    {RULE_TR333, PLACE_LINE},   {RULE_TR314, PLACE_LINE},    {RULE_TR318, PLACE_LINE},
	    {RULE_IJW216, PLACE_LINE},  {RULE_IJW214, PLACE_HEADER}, {RULE_IJW215, PLACE_HEADER},
	    {RULE_TR390, PLACE_LINE},
	};
	struct misstappen lijst = {0};
	int rc = read_misstappen(store, SQL_WRONG_HEADER, &lijst);

	if (rc == 0)
		rc = read_misstappen(store, SQL_WRONG_CLAIM, &lijst);
	if (rc == 0)
		rc = read_misstappen(store, SQL_WRONG_MAAND, &lijst);
	if (rc == 0)
		rc = read_misstappen(store, SQL_WRONG_OTHER, &lijst);
	for (size_t vraag = 0; vraag < sizeof(vragen) / sizeof(vragen[0]); vraag++)
		for (size_t i = 0; rc == 0 && i < lijst.count; i++)
			if ((lijst.item[i].fouten >> vraag & 1) != 0)
				rc = add_misstap(store, &lijst.item[i], vragen[vraag].rule,
						 vragen[vraag].where);
	free(lijst.item);
	return rc;
}

static int mark_retouren(struct store *store)
{
	struct binder binder = {.statement = db_statement(store, SQL_RETOUR_GEVONDEN)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, store->group);
	return db_bound(store, &binder);
}

/* ---- Requests and claims ---- */

/* What names a request (aanbieder, reference) or a claim (aanbieder, Identificatie, Dagtekening).
 */
struct verwijzing {
	char *aanbieder;
	char *tekst;
	int64_t dag;
};

struct verwijzingen {
	struct verwijzing *item;
	size_t count;
	size_t room;
};

static int read_verwijzingen(struct store *store, enum statement statement,
			     struct verwijzingen *lijst)
{
	struct binder binder = {.statement = db_statement(store, statement)};
	sqlite3_stmt *row = binder.statement;
	int more;

	if (row == NULL)
		return -1;
	bind_number(&binder, store->group);
	while ((more = db_row(store, row)) == 1) {
		const char *aanbieder = (const char *)sqlite3_column_text(row, 0);
		const char *tekst = (const char *)sqlite3_column_text(row, 1);

		if (aanbieder == NULL || tekst == NULL)
			continue;
		lijst->item = xmore(lijst->item, lijst->count, &lijst->room, sizeof(*lijst->item));
		lijst->item[lijst->count++] = (struct verwijzing){
		    .aanbieder = xstrdup(aanbieder),
		    .tekst = xstrdup(tekst),
		    .dag = sqlite3_column_count(row) > 2 ? sqlite3_column_int64(row, 2) : DAY_NONE};
	}
	return more;
}

static int judge_verwijzing(struct store *store, enum dossier_kind soort, enum statement statement,
			    const struct verwijzing *naam, int64_t from)
{
	struct binder binder = {.statement = db_statement(store, statement)};
	struct event *events;
	size_t count;

	pool_reset(store->pool);
	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, naam->aanbieder);
	bind_text(&binder, naam->tekst);
	if (soort == DOSSIER_DECLARATIE)
		bind_number(&binder, naam->dag);
	if (event_read(store, &binder, &events, &count) != 0)
		return -1;
	return judge(store, soort, events, count, from);
}

static int judge_verwijzingen(struct store *store, enum dossier_kind soort, enum statement list,
			      enum statement one, int64_t from)
{
	struct verwijzingen lijst = {0};
	int rc = read_verwijzingen(store, list, &lijst);

	for (size_t i = 0; i < lijst.count; i++) {
		if (rc == 0)
			rc = judge_verwijzing(store, soort, one, &lijst.item[i], from);
		free(lijst.item[i].aanbieder);
		free(lijst.item[i].tekst);
	}
	free(lijst.item);
	return rc;
}

static int judge_retouren(struct store *store, int64_t from)
{
	struct event *events;
	size_t count;

	if (group_events(store, SQL_RETOUREN, &events, &count) != 0)
		return -1;
	return judge(store, DOSSIER_RETOUR, events, count, from);
}

static int judge_group(struct store *store, int64_t from)
{
	if (judge_archive(store) != 0 || judge_retouren(store, from) != 0 ||
	    judge_verwijzingen(store, DOSSIER_VERZOEK, SQL_VERZOEKEN, SQL_VERZOEK, from) != 0)
		return -1;
	return judge_verwijzingen(store, DOSSIER_DECLARATIE, SQL_DECLARATIES, SQL_DECLARATIE, from);
}

/* What a retour answers can be there though nothing in the group is judged. */
int dossier_end(struct store *store, int64_t from)
{
	if (from > 0 && judge_group(store, from) != 0)
		return -1;
	if (store->group > 0 && mark_retouren(store) != 0)
		return -1;
	store->judged = store->group;
	store_end_group(store);
	return 0;
}

int store_each_finding(struct store *store, store_finding *visit, void *context)
{
	struct binder binder = {.statement = db_statement(store, SQL_BEVINDINGEN)};
	sqlite3_stmt *row = binder.statement;
	int more;

	if (store->judged == 0)
		return 0;
	if (row == NULL)
		return -1;
	bind_number(&binder, store->judged);
	while ((more = db_row(store, row)) == 1) {
		const char *pad = (const char *)sqlite3_column_text(row, 3);
		const struct rule *rule = rule_find((const char *)sqlite3_column_text(row, 1));
		struct finding finding = {.rule = rule,
					  .line = (uint32_t)sqlite3_column_int(row, 2),
					  .path = pad != NULL ? pad : ""};

		if (rule != NULL)
			visit(context, sqlite3_column_int64(row, 0), &finding);
	}
	return more;
}
