/* The second reading of the rules about a Prestatie: the assignment it rests on, and what was
 * debited and credited before. */
#include "dossiers.h"

bool is_creditregel(const struct event *event)
{
	return event->soort == EVENT_PRESTATIE && event->budget < 0;
}

static bool is_debetregel(const struct event *event)
{
	return event->soort == EVENT_PRESTATIE && event->budget >= 0;
}

bool antwoordt_op(const struct event *antwoord, const struct event *claim)
{
	return gelijk(antwoord->aanbieder, claim->aanbieder) &&
	       antwoord->gemeente == claim->gemeente &&
	       gelijk(antwoord->betreft, claim->identificatie) &&
	       antwoord->betreft_dagtekening == claim->dagtekening;
}

/* Whether an answer says no to a claim as a whole. */
static bool weigert(const struct event *antwoord, const struct event *claim)
{
	return antwoord->soort == EVENT_DECLARATIEANTWOORD && antwoordt_op(antwoord, claim) &&
	       !(gelijk(antwoord->retourcodes, "0200") &&
		 (gelijk(antwoord->antwoordcodes, "0200") ||
		  gelijk(antwoord->antwoordcodes, "8001")));
}

bool is_geweigerd(const struct verkeer *verkeer, const struct event *claim, const struct event *at)
{
	return is_er_voor(verkeer, claim, at, weigert);
}

/* The same, or by listing it. */
static bool wijst_af(const struct event *antwoord, const struct event *prestatie)
{
	return weigert(antwoord, prestatie) ||
	       (antwoord->soort == EVENT_PRESTATIEANTWOORD && antwoordt_op(antwoord, prestatie) &&
		gelijk(antwoord->referentienummer, prestatie->referentienummer));
}

bool is_goedgekeurd(const struct verkeer *verkeer, const struct event *prestatie,
		    const struct event *at)
{
	return !is_er_voor(verkeer, prestatie, at, wijst_af);
}

/* Whether no line of this Client in the message is judged before `at`. */
bool is_eerste_van(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++)
		if (verkeer->event[i].bericht == at->bericht &&
		    verkeer->event[i].clientnr == at->clientnr && komt_voor(&verkeer->event[i], at))
			return false;
	return true;
}

static bool tr304(const struct verkeer *verkeer, const struct event *at)
{
	return is_eerste_van(verkeer, at) && is_onbekend(verkeer, at);
}

static bool tr338(const struct verkeer *verkeer, const struct event *at)
{
	if (verkeer->later != LATER_NOTHING) /* a line that deletes resolves nothing */
		return zonder_toewijzing(verkeer, at);
	return !was_onbekend(verkeer, at) && versie_van(verkeer, at) == NULL;
}

static bool tr384(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = versie_van(verkeer, at);

	return versie != NULL && is_vervallen(verkeer, versie, at) && is_debetregel(at);
}

/* The version that a debit must fit; a credit repeats what was claimed. */
static const struct event *past_op(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = versie_van(verkeer, at);

	return versie == NULL || is_vervallen(verkeer, versie, at) || is_creditregel(at) ? NULL
											 : versie;
}

static bool tr307(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = past_op(verkeer, at);

	return versie != NULL && at->begindatum < versie->ingangsdatum;
}

static bool tr308(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = past_op(verkeer, at);

	return versie != NULL && versie->einddatum != DAY_NONE && at->einddatum > versie->einddatum;
}

static int day_of_month(int32_t day)
{
	int year, month, dayofmonth;

	date_split(day, &year, &month, &dayofmonth);
	return dayofmonth;
}

/* The later of the first of the month and Ingangsdatum. */
static bool tr387(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = past_op(verkeer, at);
	int32_t begin = at->begindatum;

	while (day_of_month(begin) != 1)
		begin--;
	return versie != NULL &&
	       at->begindatum != (versie->ingangsdatum > begin ? versie->ingangsdatum : begin);
}

/* The earlier of the last of the month and Einddatum. */
static bool tr388(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = past_op(verkeer, at);
	int32_t eind = at->einddatum;

	while (day_of_month(eind + 1) != 1)
		eind++;
	if (versie != NULL && versie->einddatum != DAY_NONE && versie->einddatum < eind)
		eind = versie->einddatum;
	return versie != NULL && at->einddatum != eind;
}

static bool tr339(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = past_op(verkeer, at);

	return versie != NULL && versie->categorie != NULL &&
	       !gelijk(versie->categorie, at->categorie);
}

static bool tr340(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = past_op(verkeer, at);

	return versie != NULL && versie->code != NULL && !gelijk(versie->code, at->code);
}

static bool tr341(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = past_op(verkeer, at);

	return versie != NULL && versie->eenheid != NULL && !gelijk(versie->eenheid, at->eenheid) &&
	       !(gelijk(versie->eenheid, "04") && gelijk(at->eenheid, "01"));
}

static bool tr319(const struct verkeer *verkeer, const struct event *at)
{
	return (at->begindatum > at->declaratie_einddatum ||
		at->einddatum > at->declaratie_einddatum) &&
	       !was_onbekend(verkeer, at);
}

/* ---- Debits and credits ---- */

static bool zelfde_zorg(const struct event *a, const struct event *b)
{
	return zelfde_drie(a, b) && a->toewijzingnummer == b->toewijzingnummer &&
	       gelijk(a->categorie, b->categorie) && gelijk(a->code, b->code) &&
	       a->begindatum == b->begindatum && a->einddatum == b->einddatum;
}

static bool is_te_crediteren(const struct event *debet, const struct event *credit)
{
	return is_debetregel(debet) && credit->vorigreferentienummer != NULL &&
	       gelijk(debet->referentienummer, credit->vorigreferentienummer) &&
	       zelfde_zorg(debet, credit) && debet->volume == credit->volume &&
	       gelijk(debet->eenheid, credit->eenheid) && debet->tarief == credit->tarief &&
	       debet->budget == -credit->budget;
}

/* No approved debit. */
static bool tr323(const struct verkeer *verkeer, const struct event *at)
{
	if (is_debetregel(at) || was_onbekend(verkeer, at))
		return false;
	for (size_t i = 0; i < verkeer->count; i++)
		if (is_te_crediteren(&verkeer->event[i], at) &&
		    is_bekend(verkeer, &verkeer->event[i], at) &&
		    is_goedgekeurd(verkeer, &verkeer->event[i], at))
			return false;
	return true;
}

static bool is_credit_van(const struct event *credit, const struct event *debet)
{
	return is_creditregel(credit) && gelijk(credit->aanbieder, debet->aanbieder) &&
	       gelijk(credit->vorigreferentienummer, debet->referentienummer);
}

/* Whether this debit was credited, by what `at` may know: for the same period, where that counts.
 */
static bool is_gecrediteerd(const struct verkeer *verkeer, const struct event *debet,
			    const struct event *at, bool zelfde_periode)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *credit = &verkeer->event[i];

		if (is_credit_van(credit, debet) && is_bekend(verkeer, credit, at) &&
		    is_goedgekeurd(verkeer, credit, at) &&
		    (!zelfde_periode || (credit->begindatum == debet->begindatum &&
					 credit->einddatum == debet->einddatum)))
			return true;
	}
	return false;
}

static bool tr389(const struct verkeer *verkeer, const struct event *at)
{
	if (is_creditregel(at) || was_onbekend(verkeer, at))
		return false;
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *debet = &verkeer->event[i];

		if (is_debetregel(debet) && zelfde_zorg(debet, at) &&
		    is_bekend(verkeer, debet, at) && is_goedgekeurd(verkeer, debet, at) &&
		    !is_gecrediteerd(verkeer, debet, at, true))
			return true;
	}
	return false;
}

static bool tr385(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *debet = &verkeer->event[i];

		if (gelijk(at->reden, "13") && is_debetregel(debet) && zelfde_drie(debet, at) &&
		    debet->toewijzingnummer == at->toewijzingnummer &&
		    is_bekend(verkeer, debet, at) && is_goedgekeurd(verkeer, debet, at) &&
		    !is_gecrediteerd(verkeer, debet, at, false))
			return true;
	}
	return false;
}

const struct dossier_reading readings_prestatie[] = {
    {"TR304", OF(EVENT_PRESTATIE), PLACE_CLIENT, tr304, RESOLVED_MISSING},
    {"TR338", OF(EVENT_PRESTATIE), PLACE_LINE, tr338, RESOLVED_MISSING},
    {"TR384", OF(EVENT_PRESTATIE), PLACE_LINE, tr384, RESOLVED_CLASH},
    {"TR307", OF(EVENT_PRESTATIE), PLACE_LINE, tr307, RESOLVED_CLASH},
    {"TR308", OF(EVENT_PRESTATIE), PLACE_LINE, tr308, RESOLVED_CLASH},
    {"TR387", OF(EVENT_PRESTATIE), PLACE_LINE, tr387, RESOLVED_CLASH},
    {"TR388", OF(EVENT_PRESTATIE), PLACE_LINE, tr388, RESOLVED_CLASH},
    {"TR339", OF(EVENT_PRESTATIE), PLACE_LINE, tr339, RESOLVED_CLASH},
    {"TR340", OF(EVENT_PRESTATIE), PLACE_LINE, tr340, RESOLVED_CLASH},
    {"TR341", OF(EVENT_PRESTATIE), PLACE_LINE, tr341, RESOLVED_CLASH},
    {"TR319", OF(EVENT_PRESTATIE), PLACE_LINE, tr319, RESOLVED_NEVER},
    {"TR323", OF(EVENT_PRESTATIE), PLACE_LINE, tr323, RESOLVED_NEVER},
    {"TR389", OF(EVENT_PRESTATIE), PLACE_LINE, tr389, RESOLVED_CLASH},
    {"TR385", OF(EVENT_TOEWIJZING), PLACE_LINE, tr385, RESOLVED_CLASH},
    {NULL, 0, PLACE_LINE, NULL, RESOLVED_NEVER},
};
