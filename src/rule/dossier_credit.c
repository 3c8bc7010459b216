/* Rules about debits and the credits that take them back (keys, section 7), and what is approved.
 */
#include "dossier.h"

/* Whether the JW325 as a whole says no. */
static bool rejects_claim(const struct event *antwoord)
{
	return antwoord->soort == EVENT_DECLARATIEANTWOORD &&
	       (retourcodes_beyond(antwoord->retourcodes, "0200") ||
		retourcodes_beyond(antwoord->antwoordcodes, "0200,8001"));
}

bool dossier_goedgekeurd(struct dossier *dossier, const struct event *prestatie,
			 const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, SLEUTEL_CLAIM, prestatie, at, &cursor)) != NULL)
		if (rejects_claim(event))
			return false;
	cursor = 0;
	return dossier_before(dossier, SLEUTEL_AFWIJZING, prestatie, at, &cursor) == NULL;
}

const struct event *dossier_credit_van(struct dossier *dossier, const struct event *debet,
				       const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, SLEUTEL_CREDIT, debet, at, &cursor)) != NULL)
		if (dossier_goedgekeurd(dossier, event, at))
			return event;
	return NULL;
}

static bool same_care(const struct event *a, const struct event *b)
{
	return a->gemeente == b->gemeente && a->toewijzingnummer == b->toewijzingnummer &&
	       zelfde(a->categorie, b->categorie) && zelfde(a->code, b->code) &&
	       a->begindatum == b->begindatum && a->einddatum == b->einddatum;
}

/* A credit repeats its debit (IV091). */
static bool is_debet_van(const struct event *debet, const struct event *credit)
{
	return same_care(debet, credit) && debet->volume == credit->volume &&
	       zelfde(debet->eenheid, credit->eenheid) && debet->tarief == credit->tarief &&
	       debet->budget == -credit->budget;
}

/* TR323: what is taken back was claimed and approved. */
void dossier_niets_te_crediteren(struct dossier *dossier, const struct event *at)
{
	const struct event *debet;
	uint32_t cursor = 0;

	if (!is_credit(at) || !is_bekende_client(dossier, at))
		return;
	while ((debet = dossier_known(dossier, SLEUTEL_DEBET, at, at, &cursor)) != NULL)
		if (is_debet_van(debet, at) && dossier_goedgekeurd(dossier, debet, at))
			return;
	bevind_tot(dossier, SLEUTEL_DEBET, at, is_debet_van, PLAATS_REGEL);
}

/* Whether this debit stands for `at`. A credit counts when it is of the same period. */
static bool stands(struct dossier *dossier, const struct event *debet, const struct event *at)
{
	const struct event *credit;
	uint32_t cursor = 0;

	if (is_credit(debet) || !dossier_goedgekeurd(dossier, debet, at))
		return false;
	while ((credit = dossier_before(dossier, SLEUTEL_CREDIT, debet, at, &cursor)) != NULL)
		if (credit->begindatum == debet->begindatum &&
		    credit->einddatum == debet->einddatum &&
		    dossier_goedgekeurd(dossier, credit, at))
			return false;
	return true;
}

/* TR389. One message debits the same care once (TR416) and its credits come first (OP366). */
void dossier_dubbel_gedeclareerd(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	if (is_credit(at) || !is_bekende_client(dossier, at))
		return;
	while ((event = dossier_before(dossier, SLEUTEL_PERIODE, at, at, &cursor)) != NULL)
		if (stands(dossier, event, at)) {
			bevind(dossier, at);
			return;
		}
}

/* TR385: care that was paid may not become unlawful. */
void dossier_verwijdert_gedeclareerde(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	if (!zelfde(at->reden, "13"))
		return;
	while ((event = dossier_before(dossier, SLEUTEL_TOEWIJZING, at, at, &cursor)) != NULL)
		if (event->soort == EVENT_PRESTATIE && !is_credit(event) &&
		    dossier_goedgekeurd(dossier, event, at) &&
		    dossier_credit_van(dossier, event, at) == NULL) {
			bevind(dossier, at);
			return;
		}
}
