/* Rules about numbers that may be used once, and retours (keys, section 2). A dossier here holds
 * all that uses one number, of whatever youth. */
#include "dossier.h"

#include "ijw/base/text.h"

/* The first message as a whole with the key of `like`; NULL when there is none. */
static const struct event *first_whole(struct dossier *dossier, enum key key,
				       const struct event *like)
{
	uint32_t cursor = 0;

	return dossier_next(dossier, key, like, &cursor);
}

/* TR056: BerichtIdentificatie is spent also by a message that was rejected or voided: the transport
 * has seen it. */
static void identificatie_again(struct dossier *dossier, const struct event *at)
{
	if (at->type != BERICHT_ONBEKEND && first_whole(dossier, KEY_TYPE, at) != at)
		dossier_report_final(dossier, at, PLACE_HEADER);
}

/* TR056: a JW323 is answered once, by whichever gemeente. Of one claim here each JW325 has a line
 * for the answer as a whole, and nothing voids it. */
static void answered_again(struct dossier *dossier, const struct event *at)
{
	if (dossier->answer == NULL)
		dossier->answer = at;
	if (dossier->answer != at)
		dossier_report_final(dossier, at, PLACE_HEADER);
}

static bool same_party(const struct event *a, const struct event *b)
{
	return a->jeugdige == b->jeugdige && same_text(a->aanbieder, b->aanbieder);
}

/* TR332: a ToewijzingNummer is of one youth and one aanbieder. */
static void toewijzingnummer_again(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	size_t cursor = 0;

	while ((event = dossier_all_before(dossier, at, &cursor)) != NULL)
		if (event->bericht != at->bericht && !same_party(event, at)) {
			dossier_report(dossier, at);
			return;
		}
}

/* The first line of this kind before `at` whose claim was not refused as a whole by then: one that
 * was counts as not sent. NULL when there is none. What is refused stays so: the next time it is
 * looked for from there on. */
static const struct event *first_standing(struct dossier *dossier, enum event_soort soort,
					  const struct event *at)
{
	size_t first = dossier->standing;

	while (first < dossier->now &&
	       (dossier->event[first]->soort != soort || dossier->event[first]->rejected ||
		dossier_claim_refused(dossier, dossier->event[first], at)))
		first++;
	if (dossier->hindsight == NULL)
		dossier->standing = first;
	return first < dossier->now ? dossier->event[first] : NULL;
}

/* TR333: a DeclaratieNummer is of one claim. */
static void declaratienummer_again(struct dossier *dossier, const struct event *at)
{
	if (first_standing(dossier, EVENT_DECLARATIE, at) != NULL)
		dossier_report(dossier, at);
}

/* TR314: a ReferentieNummer is of one Prestatie, in one claim as well. */
static void referentienummer_again(struct dossier *dossier, const struct event *at)
{
	const struct event *before = dossier->now > 0 ? dossier->event[dossier->now - 1] : NULL;

	if ((before != NULL && before->bericht == at->bericht) ||
	    first_standing(dossier, EVENT_PRESTATIE, at) != NULL)
		dossier_report(dossier, at);
}

/* TR390: a debit is taken back once, for whichever youth that is done. */
static void credited_again(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	if (!event_is_credit(at) || !dossier_knows_client(dossier, at))
		return;
	while ((event = dossier_before(dossier, KEY_CREDIT, at, at, &cursor)) != NULL)
		if (event->place < at->place && dossier_is_approved(dossier, event, at)) {
			dossier_report(dossier, at);
			return;
		}
}

/* IJW214: a retour answers a message, also one that was rejected by itself. */
static void retour_on_nothing(struct dossier *dossier, const struct event *at)
{
	const struct event like = {.type = bericht_info(at->type)->retourop,
				   .dagtekening = at->betreft_dagtekening};
	const struct event *answered = first_whole(dossier, KEY_ANSWERED, &like);

	if (answered == NULL || answered->place > at->place)
		dossier_report_resolved(dossier, at, PLACE_HEADER, answered);
}

/* IJW215: a message is answered once. */
static void second_retour(struct dossier *dossier, const struct event *at)
{
	if (first_whole(dossier, KEY_ANSWERED, at) != at)
		dossier_report_final(dossier, at, PLACE_HEADER);
}

static const struct rule rules[] = {
    {
	BETWEEN("TR056", "9056"),
	.text = N_("The sender used this Identificatie for this message type before"),
	.remedy = N_("Ask the sender to send it again with an Identificatie of its own."),
	.elements = "Header/BerichtIdentificatie/Identificatie; "
		    "Header/DeclaratieIdentificatie/Identificatie [325]",
	.class = "Header",
	.checks = N_(
	    "Every message of one type has an Identificatie that its sender did not use for that "
	    "type before, in any release. On a JW325 it also means that a JW323 is answered once."),
	.between = {{DOSSIER_BERICHT, BERICHTEN, identificatie_again},
		    {DOSSIER_DECLARATIE, CLAIMANTWOORDEN, answered_again}},
    },
    {
	BETWEEN("TR332", "9332"),
	.text = N_("ToewijzingNummer is in use for another client or another aanbieder"),
	.remedy = N_("Ask the gemeente for a number of its own for each assignment."),
	.elements = "ToegewezenProduct/ToewijzingNummer",
	.class = "ToegewezenProduct",
	.checks =
	    N_("A ToewijzingNummer belongs to one assignment of the gemeente. It comes back for a "
	       "newer version of that assignment, never for another client or another aanbieder."),
	.between = {{DOSSIER_TOEWIJZING, TOEWIJZINGEN, toewijzingnummer_again}},
    },
    {
	BETWEEN("TR333", "9333"),
	.text = N_("The aanbieder used this DeclaratieNummer before"),
	.remedy = N_("Ask the aanbieder to send the claim again with a number of its own."),
	.elements = "Declaratie/DeclaratieNummer",
	.class = "Declaratie",
	.checks = N_("An aanbieder uses every DeclaratieNummer once."),
	.between = {{DOSSIER_DECLARATIENUMMER, DECLARATIES, declaratienummer_again}},
    },
    {
	BETWEEN("TR314", "8021"),
	.text = N_("The aanbieder used this ReferentieNummer before"),
	.remedy = N_("Ask the aanbieder to give every Prestatie a number of its own."),
	.elements = "Prestatie/ProductReferentie",
	.class = "Prestatie",
	.checks = N_("An aanbieder uses every ReferentieNummer of a Prestatie once, within a claim "
		     "and over all claims."),
	.between = {{DOSSIER_PRESTATIE, PRESTATIES, referentienummer_again}},
    },
    {
	BETWEEN("TR390", "9390"),
	.since = RELEASE(3, 1),
	.text = N_("The Prestatie was credited before"),
	.remedy = N_("Ask the aanbieder to leave this credit out."),
	.elements = "Prestatie",
	.class = "Prestatie",
	.checks = N_(
	    "A debit is credited once: no approved credit names the same VorigReferentieNummer."),
	.between = {{DOSSIER_JEUGDIGE, PRESTATIES, credited_again}},
    },
    {
	SIGNAL("IJW214"),
	.text = N_("The retour answers no message that is known"),
	.remedy = N_("Drop the heenbericht as well, or ask the sender which message is meant."),
	.elements = "Header/BerichtIdentificatie",
	.checks =
	    N_("A retour repeats sender, receiver, Identificatie and Dagtekening of the message "
	       "it answers. No message with these is stored."),
	.between = {{DOSSIER_BERICHT, OF(EVENT_RETOUR), retour_on_nothing}},
    },
    {
	SIGNAL("IJW215"),
	.text = N_("The message was answered by a retour before"),
	.remedy = N_("Ask the sender which of the two retours holds (IV028)."),
	.elements = "Header/BerichtIdentificatie",
	.checks = N_("Every message gets exactly one retour. When there are two and one of them "
		     "rejects, the message counts as rejected."),
	.between = {{DOSSIER_BERICHT, OF(EVENT_RETOUR), second_retour}},
    },
};

RULE_SET(dossier_uniek);
