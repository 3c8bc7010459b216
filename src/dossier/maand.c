/* Rules about the months that an aanbieder claims of a gemeente: they follow each other (keys,
 * section 7). A claim that was refused as a whole counts as not sent. */
#include "dossier.h"

#include "ijw/base/text.h"

/* The claims before the one at hand that are not refused, by the first day of their period: of a
 * provider that claims every month each is added at the end. A refused claim stays refused. */
struct months {
	const struct event **claim;
	size_t count;
	size_t next;                     /* the place from which events are still to be added */
	const struct undoing *hindsight; /* with which they were looked at */
	bool begun;
};

static void add(struct months *months, const struct event *claim)
{
	size_t at = months->count++;

	while (at > 0 && months->claim[at - 1]->begindatum > claim->begindatum) {
		months->claim[at] = months->claim[at - 1];
		at--;
	}
	months->claim[at] = claim;
}

static struct months *months_of(struct dossier *dossier)
{
	struct months *months = dossier->months;

	if (months == NULL) {
		months = dossier->months = pool_alloc(dossier->pool, sizeof(*months));
		months->claim =
		    pool_alloc(dossier->pool, (dossier->count + 1) * sizeof(*months->claim));
		months->begun = false;
	}
	if (!months->begun || months->hindsight != dossier->hindsight) {
		months->count = months->next = 0;
		months->hindsight = dossier->hindsight;
		months->begun = true;
	}
	return months;
}

/* The claim with the last month before `at`; NULL when there is none. */
static const struct event *last_claimed(struct dossier *dossier, const struct event *at)
{
	struct months *months = months_of(dossier);

	for (; months->next < dossier->now; months->next++) {
		const struct event *event = dossier->event[months->next];

		if (event->soort == EVENT_DECLARATIE && !event->rejected)
			add(months, event);
	}
	while (months->count > 0 &&
	       dossier_claim_refused(dossier, months->claim[months->count - 1], at))
		months->count--;
	return months->count > 0 ? months->claim[months->count - 1] : NULL;
}

/* TR318: a month is claimed before a later one is. */
static void month_back(struct dossier *dossier, const struct event *at)
{
	const struct event *last = last_claimed(dossier, at);

	if (last != NULL && last->begindatum > at->begindatum)
		dossier_report(dossier, at);
}

/* IJW216: no month between the last that was claimed and this one is left out. */
static void month_missing(struct dossier *dossier, const struct event *at)
{
	const struct event *last = last_claimed(dossier, at);

	if (last != NULL && last->einddatum < at->begindatum - 1)
		dossier_report(dossier, at);
}

static const struct rule rules[] = {
    {
	BETWEEN("TR318", "8214"),
	.text = N_("DeclaratiePeriode lies before that of an earlier claim"),
	.remedy = N_("Ask the aanbieder to claim older care in the period that is due now."),
	.elements = "Declaratie/DeclaratiePeriode",
	.class = "Declaratie",
	.checks =
	    N_("DeclaratiePeriode does not lie before that of an earlier accepted claim of this "
	       "aanbieder. The same month may be claimed again. A month that is left out may "
	       "have had no care, so it is only a signal (IJW216)."),
	.between = {{DOSSIER_MAAND, DECLARATIES, month_back}},
    },
    {
	SIGNAL("IJW216"),
	.text = N_("A month was left out between this claim and the one before"),
	.remedy = N_("Nothing has to be done when no care was given in that month (OP284)."),
	.elements = "Declaratie/DeclaratiePeriode",
	.checks = N_("DeclaratiePeriode is the month after that of the latest earlier claim, when "
		     "care was given every month. Whether it was, the receiver cannot know."),
	.between = {{DOSSIER_MAAND, DECLARATIES, month_missing}},
    },
};

RULE_SET(dossier_maand);
