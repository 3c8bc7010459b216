/* What goes with a youth, and what stays. */
#include <stdlib.h>
#include <string.h>

#include "erase.h"
#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "ijw/message/bsn.h"

struct planning {
	struct store *store;
	struct erase_plan *plan;
};

static int by_number(const void *number, const void *bericht)
{
	return order_getal(*(const int64_t *)number, ((const struct inzage_bericht *)bericht)->number);
}

/* Where a message of theirs is; `berichten` for one that is none. They stand in the order of their numbers. */
static size_t place_of(const struct inzage *inzage, int64_t number)
{
	const struct inzage_bericht *found = NULL;

	if (inzage->berichten > 0)
		found = bsearch(&number, inzage->bericht, inzage->berichten,
				sizeof(*inzage->bericht), by_number);
	return found != NULL ? (size_t)(found - inzage->bericht) : inzage->berichten;
}

/* Whether every message of these goes. */
static bool all_go(const struct erase_plan *plan, const struct events *events)
{
	for (size_t i = 0; i < events->count; i++) {
		const size_t place = place_of(&plan->inzage, events->event[i].bericht);

		if (place == plan->inzage.berichten || plan->fate[place] != ERASE_GOES)
			return false;
	}
	return true;
}

/* What an answer answers. 0 or -1. */
static int find_answered(struct store *store, const struct event *answer, struct events *out)
{
	char digits[AFZENDER_TEXT];
	struct sleutel key;

	if (answer->soort == EVENT_ANTWOORD) {
		key = sleutel_of_number(SLEUTEL_VERZOEK, answer->aanbieder, answer->referentie);
		return event_by_key(store, &key, out);
	}
	if (answer->soort == EVENT_DECLARATIEANTWOORD) {
		key = sleutel_of_bericht(answer->aanbieder, answer->betreft);
		return event_of_name(store, JW323, &key, answer->betreft_dagtekening, out);
	}
	key = sleutel_of_bericht(event_afzender(answer, digits), answer->identificatie);
	return event_of_name(store, bericht_info(answer->type)->retourop, &key,
			     answer->betreft_dagtekening, out);
}

static bool is_retour(const struct event *event)
{
	return event->soort == EVENT_RETOUR || event->soort == EVENT_RETOURREGEL;
}

/* An answer that names nobody goes when all that it answers does. A retour may be on an answer. */
static int plan_answer(struct planning *planning, const struct event *answer)
{
	struct erase_plan *plan = planning->plan;
	const size_t place = place_of(&plan->inzage, answer->bericht);
	struct events answered = {.pool = pool_new()};
	int rc = find_answered(planning->store, answer, &answered);

	if (rc == 0 && place < plan->inzage.berichten && all_go(plan, &answered))
		plan->fate[place] = ERASE_GOES;
	pool_free(answered.pool);
	return rc;
}

static int plan_answers(struct planning *planning, bool retouren)
{
	const struct inzage *inzage = &planning->plan->inzage;
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < inzage->events; i++) {
		const struct event *event = &inzage->event[i];

		if (!event->foreign && event->jeugdige == 0 && is_retour(event) == retouren)
			rc = plan_answer(planning, event);
	}
	return rc;
}

static enum erase_fate own_fate(const struct inzage_bericht *bericht, int64_t until)
{
	if (bericht->band == INZAGE_ANSWER || bericht->received > until)
		return ERASE_STAYS;
	return bericht->share == INZAGE_PART ? ERASE_SHRINKS : ERASE_GOES;
}

/* What says the same as an answer goes with it, and what says the same as a message that goes: it has no facts of
 * its own. */
static void plan_repeats(struct erase_plan *plan)
{
	for (size_t i = 0; i < plan->inzage.berichten; i++) {
		const struct inzage_bericht *bericht = &plan->inzage.bericht[i];
		const size_t place = bericht->same_as != 0 ? place_of(&plan->inzage, bericht->same_as)
							   : plan->inzage.berichten;

		if (place == plan->inzage.berichten)
			continue;
		if (bericht->band == INZAGE_ANSWER)
			plan->fate[i] = plan->fate[place];
		else if (plan->fate[place] != ERASE_STAYS)
			plan->fate[i] = own_fate(bericht, INT64_MAX);
	}
}

static void count(struct erase_plan *plan, int32_t term)
{
	for (size_t i = 0; i < plan->inzage.berichten; i++) {
		const struct inzage_bericht *bericht = &plan->inzage.bericht[i];
		const bool claim = bericht->type != NULL && (strcmp(bericht->type, "JW323") == 0 ||
							     strcmp(bericht->type, "JW325") == 0);

		plan->later += plan->fate[i] == ERASE_STAYS && bericht->band == INZAGE_OWN;
		if (plan->fate[i] == ERASE_STAYS)
			continue;
		plan->whole += plan->fate[i] == ERASE_GOES;
		plan->parts += plan->fate[i] == ERASE_SHRINKS;
		plan->others += plan->fate[i] == ERASE_GOES && bericht->band != INZAGE_FOUND &&
				bericht->share == INZAGE_NONE;
		plan->claims += claim && bericht->verdict == VERDICT_ACCEPTED &&
				bericht->dagtekening != DAY_NONE && bericht->dagtekening > term;
	}
}

/* Whether a request that stays has this registration. */
static bool is_kept(const struct erase_plan *plan, const struct inzage_aanmelding *aanmelding)
{
	for (size_t i = 0; i < plan->inzage.events; i++) {
		const struct event *event = &plan->inzage.event[i];
		const size_t place = place_of(&plan->inzage, event->bericht);

		if ((event->soort == EVENT_AANVRAAG || event->soort == EVENT_WIJZIGING) &&
		    event->jeugdige == plan->inzage.jeugdige && place < plan->inzage.berichten &&
		    plan->fate[place] == ERASE_STAYS && same_text(event->aanbieder, aanmelding->aanbieder) &&
		    same_text(event->referentie, aanmelding->referentie))
			return true;
	}
	return false;
}

static void keep_aanmeldingen(struct erase_plan *plan)
{
	struct inzage *inzage = &plan->inzage;
	size_t left = 0;

	for (size_t i = 0; i < inzage->aanmeldingen; i++)
		if (!is_kept(plan, &inzage->aanmelding[i]))
			inzage->aanmelding[left++] = inzage->aanmelding[i];
	inzage->aanmeldingen = left;
}

int erase_plan(struct store *store, const struct erase_whom *whom, int32_t term, struct pool *pool,
	       struct erase_plan *out)
{
	struct planning planning = {.store = store, .plan = out};

	*out = (struct erase_plan){.whole = 0};
	if (store_inzage_of(store, whom->client, whom->bsn[0] != '\0' ? whom->bsn : NULL, pool,
			    &out->inzage) != 0)
		return -1;
	out->fate = xcalloc(out->inzage.berichten + 1, sizeof(*out->fate));
	for (size_t i = 0; i < out->inzage.berichten; i++)
		out->fate[i] = own_fate(&out->inzage.bericht[i], whom->until);
	if (plan_answers(&planning, false) != 0 || plan_answers(&planning, true) != 0)
		return -1;
	plan_repeats(out);
	count(out, term);
	if (out->later > 0)
		keep_aanmeldingen(out);
	return 0;
}

int erase_concerns(struct store *store, const struct erase_plan *plan, const char *bsn,
		   const char *bytes, size_t length)
{
	struct binder binder = {.statement = db_statement(store, SQL_BERICHT_OF)};
	uint8_t kenmerk[KENMERK_BYTES];
	size_t place;
	int more;

	if (bsn != NULL && length > 0 && bsn_is_within(bsn, bytes, length))
		return 1;
	if (binder.statement == NULL)
		return -1;
	bericht_kenmerk(store, bytes, length, kenmerk);
	bind_blob(&binder, kenmerk, sizeof(kenmerk));
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	if (more != 1)
		return more;
	place = place_of(&plan->inzage, sqlite3_column_int64(binder.statement, 0));
	sqlite3_reset(binder.statement);
	return place < plan->inzage.berichten && plan->fate[place] != ERASE_STAYS;
}

void erase_plan_end(struct erase_plan *plan)
{
	inzage_end(&plan->inzage);
	free(plan->fate);
}
