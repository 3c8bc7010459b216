/* Rules about requests (JW315, JW317) and what answers them (keys, section 4). */
#include "dossier.h"

#include "ijw/base/text.h"

/* Whether what refuses or honours a request settles this one: what is dated before it settles an
 * older one with the same reference. */
static bool settles(const struct event *event, const struct event *verzoek)
{
	return event->dagtekening >= verzoek->dagtekening;
}

/* TR374: an aanbieder has one request at a time for a youth, at whatever gemeente; any gemeente
 * settles it. */
static void still_open(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	if (!dossier_is_first_line(dossier, at))
		return;
	while ((event = dossier_before(dossier, KEY_REQUESTER, at, at, &cursor)) != NULL)
		if (!dossier_any(dossier, KEY_BESLISSING, event, at, settles)) {
			dossier_report_at(dossier, at, PLACE_HEADER);
			return;
		}
}

/* TR355 */
static void antwoord_without_verzoek(struct dossier *dossier, const struct event *at)
{
	dossier_demand(dossier, KEY_ASKED, at, NULL, PLACE_LINE);
}

/* TR359 */
static void antwoord_after_toewijzing(struct dossier *dossier, const struct event *at)
{
	if (dossier_any(dossier, KEY_ASSIGNED_BY, at, at, NULL))
		dossier_report(dossier, at);
}

/* TR360: when a gemeente takes a request under examination that is its first answer. */
static void second_examination(struct dossier *dossier, const struct event *at)
{
	if (event_examines(at) && dossier_any(dossier, KEY_ANSWERED_BY, at, at, NULL))
		dossier_report(dossier, at);
}

/* TR365 */
static void after_decision(struct dossier *dossier, const struct event *at)
{
	if (dossier_any(dossier, KEY_REFUSED_BY, at, at, NULL))
		dossier_report(dossier, at);
}

static bool is_of_other_message(const struct event *event, const struct event *at)
{
	return event->bericht != at->bericht;
}

/* Whether another decision on the assignment had the reference already. */
static bool honoured(const struct event *event, const struct event *at)
{
	return event->place < at->place && event->jeugdige == at->jeugdige &&
	       same_text(event->referentie, at->referentie) && !event_same_moment(event, at);
}

/* TR379: the reference of a request is on the decision that honours it. */
static void toewijzing_without_verzoek(struct dossier *dossier, const struct event *at)
{
	dossier_demand(dossier, KEY_ASKED_FOR, at, NULL, PLACE_LINE);
}

/* TR379: that decision may be sent again, but the reference is on no other. */
static void honoured_before(struct dossier *dossier, const struct event *at)
{
	if ((dossier->hindsight != NULL ||
	     dossier_any(dossier, KEY_ASKED_FOR, at, at, NULL)) &&
	    dossier_any(dossier, KEY_VERSION, at, at, honoured))
		dossier_report(dossier, at);
}

/* TR347: a ReferentieAanbieder is of one request. */
static void referentie_again(struct dossier *dossier, const struct event *at)
{
	if (dossier_any(dossier, KEY_VERZOEK, at, at, is_of_other_message))
		dossier_report(dossier, at);
}

static const struct rule rules[] = {
    {
	BETWEEN("TR347", "9347"),
	.text = N_("The aanbieder used this ReferentieAanbieder before"),
	.remedy = N_("Ask the aanbieder to give every request a reference of its own."),
	.elements =
	    "AangevraagdProduct/ReferentieAanbieder [315]; Verzoek/ReferentieAanbieder [317]",
	.class = "AangevraagdProduct, Verzoek",
	.checks = N_(
	    "An aanbieder uses every ReferentieAanbieder once, in JW315 and JW317 taken together. "
	    "Each AangevraagdProduct has its own; a JW317 has one for the whole request."),
	.between = {{DOSSIER_VERZOEK, VERZOEKEN, referentie_again}},
    },
    {
	BETWEEN("TR374", "9374"),
	.text = N_("Another request of the aanbieder for this client is still open"),
	.remedy =
	    N_("Answer the open request first; after that the aanbieder can send this one again."),
	.elements = "Bericht",
	.class = "Header",
	.checks = N_(
	    "A client has one open request of an aanbieder at a time, at whatever gemeente. A "
	    "request is open until each of its references has an assignment or a rejection, of "
	    "whatever gemeente; under examination it stays open. We report this in the Header, as "
	    "the rule names no class."),
	.between = {{DOSSIER_JEUGDIGE, VERZOEKEN, still_open}},
    },
    {
	BETWEEN("TR355", "9355"),
	.text = N_("The answer names a request that the aanbieder did not send"),
	.remedy = N_("Ask the gemeente for the ReferentieAanbieder of the request that is meant."),
	.elements = "Antwoord/ReferentieAanbieder",
	.class = "Antwoord",
	.checks =
	    N_("An answer names a request, a JW315 line or a JW317, that its receiver sent to "
	       "this gemeente before."),
	.between = {{DOSSIER_VERZOEK, ANTWOORDEN, antwoord_without_verzoek}},
    },
    {
	BETWEEN("TR359", "9359"),
	.text = N_("The request was honoured by an assignment before"),
	.remedy = N_("The assignment stands; ask the gemeente to change it when it was not meant."),
	.elements = "Antwoord",
	.class = "Antwoord",
	.checks = N_("Once a JW301 has honoured a request, no JW319 on it follows."),
	.between = {{DOSSIER_VERZOEK, ANTWOORDEN, antwoord_after_toewijzing}},
    },
    {
	BETWEEN("TR360", "9360"),
	.text = N_("The request is taken under examination, but it was answered before"),
	.remedy = N_("Ask the gemeente for the decision itself, or to leave this answer out."),
	.elements = "Antwoord",
	.class = "Antwoord",
	.checks =
	    N_("That a request is under examination (VerzoekAntwoord 2) is said once and as the "
	       "first answer."),
	.between = {{DOSSIER_VERZOEK, ANTWOORDEN, second_examination}},
    },
    {
	BETWEEN("TR365", "9365"),
	.text = N_("The request was rejected before"),
	.remedy = N_("The rejection stands; the aanbieder can send a new request."),
	.elements = "Antwoord",
	.class = "Antwoord",
	.checks =
	    N_("After a rejection (VerzoekAntwoord 1) no other JW319 on the same request follows."),
	.between = {{DOSSIER_VERZOEK, ANTWOORDEN, after_decision}},
    },
    {
	BETWEEN("TR379", "9379"),
	.since = RELEASE(3, 1),
	.text = N_("ReferentieAanbieder answers no request, or answers it again"),
	.remedy = N_("Ask the gemeente to fill it in only on the first assignment that honours a "
		     "request."),
	.elements = "ToegewezenProduct/ReferentieAanbieder",
	.class = "ToegewezenProduct",
	.checks =
	    N_("ReferentieAanbieder stands on an assignment only when it honours a request of "
	       "this aanbieder for this client, and only the first time. After a JW317 every "
	       "line of the JW301 has it; a JW301 that is sent again keeps it."),
	.between = {{DOSSIER_VERZOEK, TOEWIJZINGEN, toewijzing_without_verzoek},
		    {DOSSIER_VERZOEK, TOEWIJZINGEN, honoured_before}},
    },
};

RULE_SET(dossier_verzoek);
