/* Rules about debits and the credits that take them back (keys, section 7), and the question
 * whether a Prestatie was approved. */
#include "dossier.h"

#include "ijw/base/text.h"

bool dossier_claim_refused(struct dossier *dossier, const struct event *line,
			   const struct event *at)
{
	uint32_t cursor = 0;

	return dossier_before(dossier, KEY_REFUSAL, line, at, &cursor) != NULL;
}

bool dossier_is_approved(struct dossier *dossier, const struct event *prestatie,
			 const struct event *at)
{
	uint32_t cursor = 0;

	return !dossier_claim_refused(dossier, prestatie, at) &&
	       dossier_before(dossier, KEY_REJECTION, prestatie, at, &cursor) == NULL;
}

/* The approved credit of a debit that `at` may know; NULL when there is none. */
static const struct event *credit_of(struct dossier *dossier, const struct event *debit,
				     const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, KEY_CREDIT, debit, at, &cursor)) != NULL)
		if (dossier_is_approved(dossier, event, at))
			return event;
	return NULL;
}

/* Whether two Prestaties are for the same care: assignment, product and period. */
static bool same_care(const struct event *a, const struct event *b)
{
	return a->gemeente == b->gemeente && a->toewijzingnummer == b->toewijzingnummer &&
	       same_text(a->categorie, b->categorie) && same_text(a->code, b->code) &&
	       a->begindatum == b->begindatum && a->einddatum == b->einddatum;
}

/* Whether the credit names this debit: it repeats all of it with the amount reversed (IV091). */
static bool is_debit_of(const struct event *debit, const struct event *credit)
{
	return same_care(debit, credit) && debit->volume == credit->volume &&
	       same_text(debit->eenheid, credit->eenheid) && debit->tarief == credit->tarief &&
	       debit->budget == -credit->budget;
}

/* TR323: only what was claimed and approved can be taken back. A debit that is told later resolves
 * it. */
static void nothing_to_credit(struct dossier *dossier, const struct event *at)
{
	const struct event *debit;
	uint32_t cursor = 0;

	if (!event_is_credit(at) || !dossier_knows_client(dossier, at))
		return;
	while ((debit = dossier_before(dossier, KEY_DEBIT, at, at, &cursor)) != NULL)
		if (is_debit_of(debit, at) && dossier_is_approved(dossier, debit, at))
			return;
	dossier_report_final(dossier, at, PLACE_LINE);
}

/* Whether this line still claims something, by what the sender of `at` could know: it is an
 * approved debit, and no approved credit for the same period takes it back. */
static bool stands(struct dossier *dossier, const struct event *debit, const struct event *at)
{
	const struct event *credit;
	uint32_t cursor = 0;

	if (event_is_credit(debit) || !dossier_is_approved(dossier, debit, at))
		return false;
	while ((credit = dossier_before(dossier, KEY_CREDIT, debit, at, &cursor)) != NULL)
		if (credit->begindatum == debit->begindatum &&
		    credit->einddatum == debit->einddatum &&
		    dossier_is_approved(dossier, credit, at))
			return false;
	return true;
}

/* TR389: care that is claimed already is not claimed again. Within a message TR416 sees to that;
 * there a credit comes before the debit that takes its place (OP366). */
static void claimed_twice(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	if (event_is_credit(at) || !dossier_knows_client(dossier, at))
		return;
	while ((event = dossier_before(dossier, KEY_PERIOD, at, at, &cursor)) != NULL)
		if (stands(dossier, event, at)) {
			dossier_report(dossier, at);
			return;
		}
}

/* TR389 before 3.2: whatever the product. */
static void claimed_twice_earlier(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	if (event_is_credit(at) || !dossier_knows_client(dossier, at))
		return;
	while ((event = dossier_before(dossier, KEY_TOEWIJZING, at, at, &cursor)) != NULL)
		if (event->soort == EVENT_PRESTATIE && event->jeugdige == at->jeugdige &&
		    event->begindatum == at->begindatum && event->einddatum == at->einddatum &&
		    stands(dossier, event, at)) {
			dossier_report(dossier, at);
			return;
		}
}

/* TR385: an assignment on which care was paid is not deleted, else the payment has no ground. */
static void deletes_claimed(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	if (!event_asks_deletion(at))
		return;
	while ((event = dossier_before(dossier, KEY_TOEWIJZING, at, at, &cursor)) != NULL)
		if (event->soort == EVENT_PRESTATIE && !event_is_credit(event) &&
		    dossier_is_approved(dossier, event, at) &&
		    credit_of(dossier, event, at) == NULL) {
			dossier_report(dossier, at);
			return;
		}
}

#define TR389(body)                                                                              \
	BETWEEN("TR389", "9389"),                                                                \
	    .text = N_("The same care of the same period was claimed before and not credited"),  \
	    .remedy = N_("Ask the aanbieder to credit the earlier Prestatie first, or to leave " \
			 "this one out."),                                                       \
	    .elements = "Prestatie", .class = "Prestatie",                                       \
	    .between = {{DOSSIER_JEUGDIGE, PRESTATIES, body}}

static const struct rule rules[] = {
    {
	BETWEEN("TR385", "9385"),
	.since = RELEASE(3, 1),
	.text = N_("A deleted assignment has approved Prestaties"),
	.remedy =
	    N_("Credit these Prestaties first, or ask the gemeente to end the assignment instead."),
	.elements = "ToegewezenProduct",
	.class = "ToegewezenProduct",
	.checks = N_("An assignment is not deleted (RedenWijziging 13) while Prestaties on it are "
		     "approved and not credited."),
	.between = {{DOSSIER_JEUGDIGE, TOEWIJZINGEN, deletes_claimed}},
    },
    {
	BETWEEN("TR323", "8017"),
	.text = N_("The credit belongs to no approved Prestatie with the same content"),
	.remedy = N_("Ask the aanbieder to repeat the debit unchanged and to name it in "
		     "VorigReferentieNummer."),
	.elements = "Prestatie/ProductReferentie",
	.class = "Prestatie",
	.checks =
	    N_("A credit names an approved debit of this aanbieder and repeats it: client, "
	       "ToewijzingNummer, product, ProductPeriode, volume, Eenheid, tariff and amount "
	       "are equal."),
	.between = {{DOSSIER_JEUGDIGE, PRESTATIES, nothing_to_credit}},
    },
    {
	TR389(claimed_twice),
	.since = RELEASE(3, 2),
	.checks = N_(
	    "No approved debit of this aanbieder without a credit has the same ToewijzingNummer, "
	    "product and ProductPeriode. Credits in the same message count first."),
    },
    {
	TR389(claimed_twice_earlier),
	.checks =
	    N_("No approved debit of this aanbieder without a credit has the same ToewijzingNummer "
	       "and ProductPeriode. Credits in the same message count first."),
    },
};

RULE_SET(dossier_credit);
