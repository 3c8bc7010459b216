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

/* Whether an answer says no to this line: to the claim as a whole, or by listing it. */
static bool wijst_af(const struct event *antwoord, const struct event *prestatie)
{
	if (!antwoordt_op(antwoord, prestatie))
		return false;
	if (antwoord->soort == EVENT_PRESTATIEANTWOORD)
		return gelijk(antwoord->referentienummer, prestatie->referentienummer);
	return antwoord->soort == EVENT_DECLARATIEANTWOORD &&
	       !(gelijk(antwoord->retourcodes, "0200") &&
		 (gelijk(antwoord->antwoordcodes, "0200") ||
		  gelijk(antwoord->antwoordcodes, "8001")));
}

bool is_goedgekeurd(const struct verkeer *verkeer, const struct event *prestatie,
		    const struct event *at)
{
	return !is_er_voor(verkeer, prestatie, at, wijst_af);
}

static bool is_van_drie(const struct event *event, const struct event *at)
{
	return event->soort == EVENT_TOEWIJZING && zelfde_drie(event, at);
}

static bool is_onbekend(const struct verkeer *verkeer, const struct event *at)
{
	return vraagt(verkeer, at, is_van_drie).fout;
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

static struct uitspraak tr304(const struct verkeer *verkeer, const struct event *at)
{
	return is_eerste_van(verkeer, at) ? vraagt(verkeer, at, is_van_drie) : zegt(false);
}

static struct uitspraak tr338(const struct verkeer *verkeer, const struct event *at)
{
	return is_onbekend(verkeer, at) || versie_van(verkeer, at) != NULL
		   ? zegt(false)
		   : tot_versie(verkeer, at, is_toewijzing_van);
}

static struct uitspraak tr384(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = versie_van(verkeer, at);

	return zegt(versie != NULL && is_vervallen(verkeer, versie, at) && is_debetregel(at));
}

/* The version that a debit must fit; a credit repeats what was claimed. */
static const struct event *past_op(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = versie_van(verkeer, at);

	return versie == NULL || is_vervallen(verkeer, versie, at) || is_creditregel(at) ? NULL
											 : versie;
}

static struct uitspraak tr307(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = past_op(verkeer, at);

	return zegt(versie != NULL && at->begindatum < versie->ingangsdatum);
}

static struct uitspraak tr308(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = past_op(verkeer, at);

	return zegt(versie != NULL && versie->einddatum != DAY_NONE &&
		    at->einddatum > versie->einddatum);
}

static int day_of_month(int32_t day)
{
	int year, month, dayofmonth;

	date_split(day, &year, &month, &dayofmonth);
	return dayofmonth;
}

/* The later of the first of the month and Ingangsdatum. */
static struct uitspraak tr387(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = past_op(verkeer, at);
	int32_t begin = at->begindatum;

	while (day_of_month(begin) != 1)
		begin--;
	return zegt(versie != NULL &&
		    at->begindatum !=
			(versie->ingangsdatum > begin ? versie->ingangsdatum : begin));
}

/* The earlier of the last of the month and Einddatum. */
static struct uitspraak tr388(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = past_op(verkeer, at);
	int32_t eind = at->einddatum;

	while (day_of_month(eind + 1) != 1)
		eind++;
	if (versie != NULL && versie->einddatum != DAY_NONE && versie->einddatum < eind)
		eind = versie->einddatum;
	return zegt(versie != NULL && at->einddatum != eind);
}

static struct uitspraak tr339(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = past_op(verkeer, at);

	return zegt(versie != NULL && versie->categorie != NULL &&
		    !gelijk(versie->categorie, at->categorie));
}

static struct uitspraak tr340(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = past_op(verkeer, at);

	return zegt(versie != NULL && versie->code != NULL && !gelijk(versie->code, at->code));
}

static struct uitspraak tr341(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = past_op(verkeer, at);

	return zegt(versie != NULL && versie->eenheid != NULL &&
		    !gelijk(versie->eenheid, at->eenheid) &&
		    !(gelijk(versie->eenheid, "04") && gelijk(at->eenheid, "01")));
}

static struct uitspraak tr319(const struct verkeer *verkeer, const struct event *at)
{
	return zegt((at->begindatum > at->declaratie_einddatum ||
		     at->einddatum > at->declaratie_einddatum) &&
		    !is_onbekend(verkeer, at));
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

/* An approved debit, of any date; else the first that comes. */
static struct uitspraak tr323(const struct verkeer *verkeer, const struct event *at)
{
	struct uitspraak uitspraak = zegt(true);
	const struct event *eerste = NULL;

	if (is_debetregel(at) || is_onbekend(verkeer, at))
		return zegt(false);
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *debet = &verkeer->event[i];

		if (!is_te_crediteren(debet, at))
			continue;
		if (is_bekend(verkeer, debet, at) && is_goedgekeurd(verkeer, debet, at))
			return zegt(false);
		if (komt_voor(at, debet) && (eerste == NULL || komt_voor(debet, eerste)))
			eerste = debet;
	}
	if (eerste != NULL)
		uitspraak.resolved_by = eerste->bericht;
	return uitspraak;
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

		if (is_credit_van(credit, debet) && telt(verkeer, credit, at) &&
		    is_goedgekeurd(verkeer, credit, at) &&
		    (!zelfde_periode || (credit->begindatum == debet->begindatum &&
					 credit->einddatum == debet->einddatum)))
			return true;
	}
	return false;
}

static struct uitspraak tr389(const struct verkeer *verkeer, const struct event *at)
{
	if (is_creditregel(at) || is_onbekend(verkeer, at))
		return zegt(false);
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *debet = &verkeer->event[i];

		if (is_debetregel(debet) && zelfde_zorg(debet, at) && telt(verkeer, debet, at) &&
		    is_goedgekeurd(verkeer, debet, at) &&
		    !is_gecrediteerd(verkeer, debet, at, true))
			return zegt(true);
	}
	return zegt(false);
}

static struct uitspraak tr385(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *debet = &verkeer->event[i];

		if (gelijk(at->reden, "13") && is_debetregel(debet) && zelfde_drie(debet, at) &&
		    debet->toewijzingnummer == at->toewijzingnummer && telt(verkeer, debet, at) &&
		    is_goedgekeurd(verkeer, debet, at) &&
		    !is_gecrediteerd(verkeer, debet, at, false))
			return zegt(true);
	}
	return zegt(false);
}

const struct dossier_reading readings_prestatie[] = {
    {"TR304", OF(EVENT_PRESTATIE), PLACE_CLIENT, tr304},
    {"TR338", OF(EVENT_PRESTATIE), PLACE_LINE, tr338},
    {"TR384", OF(EVENT_PRESTATIE), PLACE_LINE, tr384},
    {"TR307", OF(EVENT_PRESTATIE), PLACE_LINE, tr307},
    {"TR308", OF(EVENT_PRESTATIE), PLACE_LINE, tr308},
    {"TR387", OF(EVENT_PRESTATIE), PLACE_LINE, tr387},
    {"TR388", OF(EVENT_PRESTATIE), PLACE_LINE, tr388},
    {"TR339", OF(EVENT_PRESTATIE), PLACE_LINE, tr339},
    {"TR340", OF(EVENT_PRESTATIE), PLACE_LINE, tr340},
    {"TR341", OF(EVENT_PRESTATIE), PLACE_LINE, tr341},
    {"TR319", OF(EVENT_PRESTATIE), PLACE_LINE, tr319},
    {"TR323", OF(EVENT_PRESTATIE), PLACE_LINE, tr323},
    {"TR389", OF(EVENT_PRESTATIE), PLACE_LINE, tr389},
    {"TR385", OF(EVENT_TOEWIJZING), PLACE_LINE, tr385},
    {NULL, 0, PLACE_LINE, NULL},
};
