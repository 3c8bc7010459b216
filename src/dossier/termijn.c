/* Signals about terms that have passed (keys, section 9). A message does not say when it was
 * received: terms are counted from the Dagtekening of the first message to that of the second. */
#include "dossier.h"

#include "ijw/base/date.h"
#include "ijw/base/text.h"

enum {
	RETOUR_WERKDAGEN = 3,              /* OP090 */
	DECLARATIEANTWOORD_WERKDAGEN = 10, /* OP090x4 */
	ANTWOORD_WERKDAGEN = 5,            /* OP274, OP346 */
	BESLUIT_DAGEN = 56,                /* OP274, OP346 */
	VERWIJZING_DAGEN = 14,             /* OP359 */
	LEVERING_WERKDAGEN = 5,            /* OP271, OP272 */
};

/* Whether more working days lie between the two than the term has. What has no date, or an unlikely
 * one, is never late. */
static bool has_passed(int32_t from, int32_t dagtekening, int term)
{
	return date_is_likely(from) && date_is_likely(dagtekening) &&
	       date_workdays(from, dagtekening) > term;
}

bool dossier_retour_is_late(int32_t dagtekening, int32_t day)
{
	return has_passed(dagtekening, day, RETOUR_WERKDAGEN);
}

static void after_workdays(struct dossier *dossier, const struct event *at, int32_t from, int term)
{
	if (has_passed(from, at->dagtekening, term))
		dossier_report_final(dossier, at, PLACE_HEADER);
}

/* IJW101 */
static void retour_late(struct dossier *dossier, const struct event *at)
{
	if (dossier_retour_is_late(at->betreft_dagtekening, at->dagtekening))
		dossier_report_final(dossier, at, PLACE_HEADER);
}

/* IJW102 */
static void declaratieantwoord_late(struct dossier *dossier, const struct event *at)
{
	after_workdays(dossier, at, at->betreft_dagtekening, DECLARATIEANTWOORD_WERKDAGEN);
}

/* Whether `at` came more calendar days after the request than the term has. */
static bool is_too_late(const struct event *verzoek, const struct event *at, int days)
{
	return date_is_likely(verzoek->dagtekening) && date_is_likely(at->dagtekening) &&
	       at->dagtekening - verzoek->dagtekening > days;
}

/* ---- Requests ---- */

/* The request that `at` answers, as a JW319 or an assignment for its youth: of several with its
 * reference the last one before it. NULL when it is not known. */
static const struct event *answered(struct dossier *dossier, const struct event *at)
{
	uint32_t cursor = 0;

	return dossier_back(dossier, at->soort == EVENT_ANTWOORD ? KEY_ASKED : KEY_ASKED_FOR, at,
			    at, &cursor);
}

/* What the gemeente had said of a request before `at`. */
struct earlier {
	bool examined; /* it was taken under examination */
	bool decided;  /* it was rejected or honoured */
};

/* Whether the last event before `at` in the bucket of the request came after it: what is dated
 * before the request answers an older one. */
static bool came_since(struct dossier *dossier, enum key key, const struct event *verzoek,
		       const struct event *at)
{
	const struct event *last;
	uint32_t cursor = 0;

	last = dossier_back(dossier, key, verzoek, at, &cursor);
	return last != NULL && last->dagtekening >= verzoek->dagtekening;
}

static struct earlier earlier(struct dossier *dossier, const struct event *verzoek,
			      const struct event *at)
{
	return (struct earlier){
	    .examined = came_since(dossier, KEY_EXAMINED_BY, verzoek, at),
	    .decided = came_since(dossier, KEY_DECIDED_BY, verzoek, at) ||
		       came_since(dossier, KEY_ASSIGNED_TO, verzoek, at),
	};
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
		dossier_report_final(dossier, at, PLACE_LINE);
}

static void aanvraag_late(struct dossier *dossier, const struct event *at)
{
	answer_late(dossier, at, JW315);
}

static void wijziging_late(struct dossier *dossier, const struct event *at)
{
	answer_late(dossier, at, JW317);
}

/* IJW105: the decision on a request that was taken under examination. */
static void decision_late(struct dossier *dossier, const struct event *at)
{
	const struct event *verzoek;
	struct earlier before;

	verzoek = event_examines(at) || event_refers(at) ? NULL : answered(dossier, at);
	if (verzoek == NULL)
		return;
	before = earlier(dossier, verzoek, at);
	if (before.examined && !before.decided && is_too_late(verzoek, at, BESLUIT_DAGEN))
		dossier_report_final(dossier, at, PLACE_LINE);
}

/* IJW106: the first decision, when it is that another gemeente is responsible. */
static void referral_late(struct dossier *dossier, const struct event *at)
{
	const struct event *verzoek = event_refers(at) ? answered(dossier, at) : NULL;

	if (verzoek != NULL && is_too_late(verzoek, at, VERWIJZING_DAGEN) &&
	    !earlier(dossier, verzoek, at).decided)
		dossier_report_final(dossier, at, PLACE_LINE);
}

/* ---- Starts and stops ---- */

static enum key key_of_toewijzing(const struct event *at)
{
	return at->toewijzingnummer != GETAL_NONE ? KEY_TOEWIJZING : KEY_PRODUCT;
}

static bool takes_back(const struct event *event, const struct event *at)
{
	return event->soort == at->soort && event_deletes(event);
}

/* Whether a start, or a stop, of this assignment was taken back before: then `at` corrects it. */
static bool is_correction(struct dossier *dossier, const struct event *at)
{
	return dossier_any(dossier, key_of_toewijzing(at), at, at, takes_back);
}

/* The first day on which the aanbieder could report what happened on this day: not before the first
 * JW301 of the assignment, which may come after care began. */
static int32_t reportable_from(struct dossier *dossier, const struct event *at, int32_t happened)
{
	const struct event *first;
	uint32_t cursor = 0;

	/* In the order of judging the first is that with the earliest Dagtekening. */
	do
		first = dossier_before(dossier, KEY_VERSION, at, at, &cursor);
	while (first != NULL && first->dagtekening == DAY_NONE);
	return first != NULL && first->dagtekening > happened ? first->dagtekening : happened;
}

static void levering_late(struct dossier *dossier, const struct event *at, int32_t happened)
{
	if (has_passed(reportable_from(dossier, at, happened), at->dagtekening,
		       LEVERING_WERKDAGEN) &&
	    !is_correction(dossier, at))
		dossier_report_final(dossier, at, PLACE_LINE);
}

/* IJW107 */
static void start_late(struct dossier *dossier, const struct event *at)
{
	if (!event_deletes(at))
		levering_late(dossier, at, at->begindatum);
}

/* IJW108. When a temporary stop went before, the term runs from the day on which it became clear
 * that care would not go on; no message tells that day, so nothing is said. */
static void stop_late(struct dossier *dossier, const struct event *at)
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

static const struct rule rules[] = {
    {
	SIGNAL("IJW101"),
	.text = N_("The retour came later than 3 working days after the message"),
	.remedy = N_("Ask the receiver of the message why its retour is late (OP090)."),
	.elements = "Header/DagtekeningRetour",
	.checks = N_(
	    "Every message but a JW323 gets its retour within 3 working days after receipt, also "
	    "when "
	    "all is well. Weekends and the days of the Algemene termijnenwet are no working days."),
	.between = {{DOSSIER_BERICHT, OF(EVENT_RETOUR), retour_late}},
    },
    {
	SIGNAL("IJW102"),
	.text = N_("The JW325 came later than 10 working days after the JW323"),
	.remedy = N_("Ask the gemeente why the answer to the claim is late (OP090x4)."),
	.elements = "Header/BerichtIdentificatie/Dagtekening",
	.checks = N_("A claim is answered within 10 working days after receipt."),
	.between = {{DOSSIER_DECLARATIE, CLAIMANTWOORDEN, declaratieantwoord_late}},
    },
    {
	SIGNAL("IJW103"),
	.text = N_("The answer came later than 5 working days after the JW315"),
	.remedy =
	    N_("Ask the gemeente to assign, reject or take under examination in time (OP274)."),
	.elements = "ToegewezenProduct/ReferentieAanbieder [301]; "
		    "Antwoord/ReferentieAanbieder [319]",
	.checks =
	    N_("Each AangevraagdProduct of a JW315 is answered within 5 working days: assigned, "
	       "rejected or taken under examination. A reference to another gemeente has a "
	       "term of its own (IJW106)."),
	.between = {{DOSSIER_VERZOEK, BESLISSINGEN, aanvraag_late}},
    },
    {
	SIGNAL("IJW104"),
	.text = N_("The answer came later than 5 working days after the JW317"),
	.remedy =
	    N_("Ask the gemeente to assign, reject or take under examination in time (OP346)."),
	.elements = "ToegewezenProduct/ReferentieAanbieder [301]; "
		    "Antwoord/ReferentieAanbieder [319]",
	.checks = N_("A JW317 is answered as a whole within 5 working days: honoured, rejected or "
		     "taken under examination."),
	.between = {{DOSSIER_VERZOEK, BESLISSINGEN, wijziging_late}},
    },
    {
	SIGNAL("IJW105"),
	.text = N_("The decision came later than 8 weeks after a request under examination"),
	.remedy = N_("Ask the gemeente what keeps the decision waiting (OP274, OP346)."),
	.elements = "ToegewezenProduct/ReferentieAanbieder [301]; "
		    "Antwoord/ReferentieAanbieder [319]",
	.checks =
	    N_("A request that was taken under examination is assigned or rejected within 8 "
	       "weeks after the Dagtekening of the request. A reference to another gemeente has "
	       "a term of its own (IJW106)."),
	.between = {{DOSSIER_VERZOEK, BESLISSINGEN, decision_late}},
    },
    {
	SIGNAL("IJW106"),
	.text = N_("The reference to another gemeente came later than 14 days after the request"),
	.remedy = N_("Ask the gemeente to settle who is responsible within two weeks (OP359)."),
	.elements = "Antwoord/RedenAfwijzingVerzoek",
	.checks = N_("A gemeente that refers the aanbieder to another gemeente (reason 8, the "
		     "residence principle) does so within 14 days after the request, also when it "
		     "examined the request first. No other term counts for it."),
	.between = {{DOSSIER_VERZOEK, ANTWOORDEN, referral_late}},
    },
    {
	SIGNAL("IJW107"),
	.text = N_("The JW305 came later than 5 working days after the start"),
	.remedy = N_("Ask the aanbieder to report starts in time (OP271)."),
	.elements = "StartProduct/Begindatum",
	.checks =
	    N_("A start is reported within 5 working days after care began. For an assignment "
	       "that began in the past the 5 days run from the JW301."),
	.between = {{DOSSIER_JEUGDIGE, STARTS, start_late}},
    },
    {
	SIGNAL("IJW108"),
	.text = N_("The JW307 came later than 5 working days after the end"),
	.remedy = N_("Ask the aanbieder to report stops in time (OP272)."),
	.elements = "StopProduct/Einddatum",
	.checks = N_("A stop is reported within 5 working days after care ended."),
	.between = {{DOSSIER_JEUGDIGE, STOPS, stop_late}},
    },
};

RULE_SET(dossier_termijn);
