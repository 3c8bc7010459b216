/* Signals about terms that have passed (keys, section 9). Messages carry no day of receipt: a term
 * is counted from the Dagtekening of the one to that of the other. */
#include "dossier.h"

#include "ijw/base/date.h"

enum {
	RETOUR_WERKDAGEN = 3,              /* OP090 */
	DECLARATIEANTWOORD_WERKDAGEN = 10, /* OP090x4 */
	ANTWOORD_WERKDAGEN = 5,            /* OP274, OP346 */
	BESLUIT_DAGEN = 56,                /* OP274, OP346 */
	VERWIJZING_DAGEN = 14,             /* OP359 */
	LEVERING_WERKDAGEN = 5,            /* OP271, OP272 */
};

/* More working days than the term. What has no date, or an unlikely one, is never late. */
static bool has_passed(int32_t from, int32_t dagtekening, int term)
{
	return date_is_likely(from) && date_is_likely(dagtekening) &&
	       date_workdays(from, dagtekening) > term;
}

static void after_workdays(struct dossier *dossier, const struct event *at, int32_t from, int term)
{
	if (has_passed(from, at->dagtekening, term))
		dossier_report_at(dossier, at, PLACE_HEADER);
}

/* IJW101 */
void dossier_retour_late(struct dossier *dossier, const struct event *at)
{
	after_workdays(dossier, at, at->betreft_dagtekening, RETOUR_WERKDAGEN);
}

/* IJW102 */
void dossier_declaratieantwoord_late(struct dossier *dossier, const struct event *at)
{
	after_workdays(dossier, at, at->betreft_dagtekening, DECLARATIEANTWOORD_WERKDAGEN);
}

/* The same in calendar days from a request on. */
static bool is_too_late(const struct event *verzoek, const struct event *at, int days)
{
	return date_is_likely(verzoek->dagtekening) && date_is_likely(at->dagtekening) &&
	       at->dagtekening - verzoek->dagtekening > days;
}

/* ---- Requests ---- */

static bool answers(const struct event *at, const struct event *verzoek)
{
	return at->gemeente == verzoek->gemeente && at->dagtekening >= verzoek->dagtekening &&
	       (at->soort == EVENT_ANTWOORD ||
		(at->soort == EVENT_TOEWIJZING && at->jeugdige == verzoek->jeugdige));
}

/* The request that `at` answers, of several with its reference the last; NULL when unknown. */
static const struct event *answered(struct dossier *dossier, const struct event *at)
{
	const struct event *event, *verzoek = NULL;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, KEY_VERZOEK, at, at, &cursor)) != NULL)
		if (answers(at, event))
			verzoek = event;
	return verzoek;
}

/* What went before `at` about its request. */
struct earlier {
	bool examined; /* it was taken under examination */
	bool decided;  /* it was rejected or honoured */
};

static struct earlier earlier(struct dossier *dossier, const struct event *verzoek,
			      const struct event *at)
{
	struct earlier earlier = {false, false};
	const struct event *event;
	uint32_t cursor = 0;

	while (!earlier.decided &&
	       (event = dossier_before(dossier, KEY_REFERENTIE, at, at, &cursor)) != NULL) {
		if (!answers(event, verzoek))
			continue;
		earlier.examined = earlier.examined || event_examines(event);
		earlier.decided = !event_examines(event);
	}
	return earlier;
}

/* IJW103, IJW104: the first answer, of whatever kind, to a request of this type. */
static void answer_late(struct dossier *dossier, const struct event *at, enum berichttype type)
{
	const struct event *verzoek = event_refers(at) ? NULL : answered(dossier, at);
	struct earlier before;

	if (verzoek == NULL || verzoek->type != type)
		return;
	before = earlier(dossier, verzoek, at);
	if (!before.examined && !before.decided &&
	    has_passed(verzoek->dagtekening, at->dagtekening, ANTWOORD_WERKDAGEN))
		dossier_report(dossier, at);
}

void dossier_aanvraag_late(struct dossier *dossier, const struct event *at)
{
	answer_late(dossier, at, JW315);
}

void dossier_wijziging_late(struct dossier *dossier, const struct event *at)
{
	answer_late(dossier, at, JW317);
}

/* IJW105: the decision on a request that was taken under examination. */
void dossier_decision_late(struct dossier *dossier, const struct event *at)
{
	const struct event *verzoek;
	struct earlier before;

	verzoek = event_examines(at) || event_refers(at) ? NULL : answered(dossier, at);
	if (verzoek == NULL)
		return;
	before = earlier(dossier, verzoek, at);
	if (before.examined && !before.decided && is_too_late(verzoek, at, BESLUIT_DAGEN))
		dossier_report(dossier, at);
}

/* IJW106: the first decision, when it is that another gemeente is responsible. */
void dossier_referral_late(struct dossier *dossier, const struct event *at)
{
	const struct event *verzoek = event_refers(at) ? answered(dossier, at) : NULL;

	if (verzoek != NULL && is_too_late(verzoek, at, VERWIJZING_DAGEN) &&
	    !earlier(dossier, verzoek, at).decided)
		dossier_report(dossier, at);
}

/* ---- Starts and stops ---- */

static enum key key_of_toewijzing(const struct event *at)
{
	return at->toewijzingnummer != GETAL_NONE ? KEY_TOEWIJZING : KEY_PRODUCT;
}

/* Whether a start (or stop) of this assignment was taken back before: this one corrects it. */
static bool is_correction(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, key_of_toewijzing(at), at, at, &cursor)) != NULL)
		if (event->soort == at->soort && event_deletes(event))
			return true;
	return false;
}

/* When the aanbieder could first report what happened on this day: of a retroactive assignment not
 * before the first JW301. */
static int32_t reportable_from(struct dossier *dossier, const struct event *at, int32_t happened)
{
	const struct event *event;
	int32_t assigned = DAY_NONE;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, KEY_VERSION, at, at, &cursor)) != NULL)
		if (assigned == DAY_NONE || event->dagtekening < assigned)
			assigned = event->dagtekening;
	return assigned > happened ? assigned : happened;
}

static void levering_late(struct dossier *dossier, const struct event *at, int32_t happened)
{
	if (has_passed(reportable_from(dossier, at, happened), at->dagtekening,
		       LEVERING_WERKDAGEN) &&
	    !is_correction(dossier, at))
		dossier_report(dossier, at);
}

/* IJW107 */
void dossier_start_late(struct dossier *dossier, const struct event *at)
{
	if (!event_deletes(at))
		levering_late(dossier, at, at->begindatum);
}

/* IJW108. After a temporary stop the term runs from when the end was known, which no message
 * tells. */
void dossier_stop_late(struct dossier *dossier, const struct event *at)
{
	const struct event *stop;
	uint32_t cursor = 0;

	if (event_deletes(at))
		return;
	while (!event_is_temporary(at) && (stop = dossier_next_stop(dossier, at, &cursor)) != NULL)
		if (event_is_temporary(stop))
			return;
	levering_late(dossier, at, at->einddatum);
}
