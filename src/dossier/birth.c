/* A youth of whom two JW301s say two things: their Bsn may be a mistake (definitions, section 10,
 * "One Bsn, two birth months"). */
#include "dossier.h"

#include "ijw/base/date.h"
#include "ijw/base/text.h"

/* Whether the event at this place is the first line of a JW301 that tells when the youth was born.
 * A JW301 tells it once, whatever the number of its lines. */
static bool tells_birth(const struct dossier *dossier, size_t place)
{
	const struct event *event = dossier->event[place];

	return event->soort == EVENT_TOEWIJZING && event_knows_birth_year(event) &&
	       (place == 0 || dossier->event[place - 1]->bericht != event->bericht);
}

/* The last JW301 before the one at this place of those that tell it, as far as the sender of the
 * latter could know them; NULL when there is none, or the one at this place does not tell. */
static const struct event *birth_before(const struct dossier *dossier, size_t place)
{
	const struct event *at = dossier->event[place];

	if (!tells_birth(dossier, place))
		return NULL;
	while (place-- > 0)
		if (tells_birth(dossier, place) &&
		    dossier_counts(dossier, dossier->event[place], at))
			return dossier->event[place];
	return NULL;
}

/* Where one of the two knows the year alone, years are compared. */
static bool same_birth(const struct event *a, const struct event *b)
{
	if (!event_knows_birth_month(a) || !event_knows_birth_month(b))
		return a->geboortemaand / 12 == b->geboortemaand / 12;
	return a->geboortemaand == b->geboortemaand;
}

/* The first JW301 after this place that says the same as the one before it, and that no retour
 * voids: the two gemeenten, or the one, agree again. It is worked out for all places at once, from
 * the back: two gemeenten may contradict each other a thousand times. */
static const struct event *agreed_after(struct dossier *dossier, size_t place)
{
	if (dossier->agreed == NULL) {
		dossier->agreed =
		    pool_alloc(dossier->pool, (dossier->count + 1) * sizeof(*dossier->agreed));
		dossier->agreed[dossier->count] = NULL;
		for (size_t i = dossier->count; i-- > 0;) {
			const struct event *before = birth_before(dossier, i);

			dossier->agreed[i] = dossier->agreed[i + 1];
			if (before != NULL && dossier->event[i]->nietig_vanaf == DAY_NEVER &&
			    same_birth(before, dossier->event[i]))
				dossier->agreed[i] = dossier->event[i];
		}
	}
	return dossier->agreed[place + 1];
}

/* IJW217: said of the later of two JW301s, once for each pair of them. */
static void other_birth(struct dossier *dossier, const struct event *at)
{
	const struct event *before = birth_before(dossier, dossier->now);

	if (before != NULL && !same_birth(before, at))
		dossier_report_resolved(dossier, at, PLACE_CLIENT,
					agreed_after(dossier, dossier->now));
}

static const struct rule rules[] = {
    {
	SIGNAL("IJW217"),
	.text = N_("The JW301 before this one has another month of birth for the same Bsn"),
	.remedy = N_("Ask the gemeente whose Bsn it is: one of the two may be of another youth."),
	.elements = "Client/Geboortedatum",
	.checks =
	    N_("Two JW301s in a row for one Bsn, of whatever gemeente, have the same year and "
	       "month of birth, or the same year where DatumGebruik is 2; where it is 3 nothing "
	       "is compared. What an aanbieder copied is not compared (OP039). The next two in a "
	       "row that agree resolve it."),
	.between = {{DOSSIER_JEUGDIGE, TOEWIJZINGEN, other_birth}},
    },
};

RULE_SET(dossier_birth);
