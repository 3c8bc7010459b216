#include "counting.h"

#include <stdlib.h>
#include <string.h>

#include "event.h"
#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "ijw/message/event_is.h"

int counting_bound(struct store *store, const struct sleutel *key, int64_t until,
		   struct counting_bound *bound)
{
	struct binder binder = {.statement = db_statement(store, SQL_REQUEST_STANDS)};
	int more;

	*bound = (struct counting_bound){.dag = DAY_NEVER};
	if (binder.statement == NULL)
		return -1;
	event_bind_key(&binder, store, key);
	bind_number(&binder, until);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	if (more == 1) {
		const char *name = (const char *)sqlite3_column_text(binder.statement, 1);

		bound->dag = sqlite3_column_int(binder.statement, 0);
		bound->identificatie = xstrdup(name != NULL ? name : "");
		sqlite3_reset(binder.statement);
	}
	return more < 0 ? -1 : 0;
}

int counting_requests(struct store *store, const struct sleutel *key,
		      const struct counting_bound *bound, struct events *events)
{
	struct binder binder = {.statement = db_statement(store, SQL_FEITEN_COUNTING)};

	if (binder.statement == NULL)
		return -1;
	event_bind_key(&binder, store, key);
	bind_number(&binder, bound->dag);
	bind_text(&binder, bound->identificatie);
	return event_read(store, &binder, key, events);
}

/* Whether one of these refuses the claim of the line, or the line in it. */
static bool is_refused(const struct event *line, const struct events *answers)
{
	for (size_t i = 0; i < answers->count; i++) {
		const struct event *answer = &answers->event[i];

		if (gather_answers(answer, line) &&
		    (event_rejects_claim(answer) || answer->soort == EVENT_PRESTATIEANTWOORD))
			return true;
	}
	return false;
}

/* The number of no youth: answers are asked for whomever they name. */
enum { NOBODY = -1 };

int counting_credit_stands(struct store *store, const struct event *credit)
{
	struct events answers = {.pool = pool_new()};
	int stands = credit->nietig_vanaf == DAY_NEVER && event_is_credit(credit);

	if (stands && (event_related(store, RELATION_CLAIM_ANSWER, NOBODY, credit, &answers) != 0 ||
		       event_related(store, RELATION_CLAIM_LINE, NOBODY, credit, &answers) != 0))
		stands = -1;
	if (stands == 1 && is_refused(credit, &answers))
		stands = 0;
	pool_free(answers.pool);
	return stands;
}
