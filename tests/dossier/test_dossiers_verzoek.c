/* The second reading of the rules about requests and their answers. */
#include "dossiers.h"

static bool is_verzoek(const struct event *event)
{
	return event->soort == EVENT_AANVRAAG || event->soort == EVENT_WIJZIGING;
}

/* One reference between the same two. */
static bool zelfde_referentie(const struct event *a, const struct event *b)
{
	return a->referentie != NULL && gelijk(a->referentie, b->referentie) &&
	       gelijk(a->aanbieder, b->aanbieder) && a->gemeente == b->gemeente;
}

/* Rejected or assigned, at the request or after it, by whatever gemeente. */
static bool besloten_ergens(const struct event *event, const struct event *verzoek)
{
	if (!gelijk(event->aanbieder, verzoek->aanbieder) ||
	    !gelijk(event->referentie, verzoek->referentie) || verzoek->referentie == NULL ||
	    event->dagtekening < verzoek->dagtekening)
		return false;
	return (event->soort == EVENT_ANTWOORD && gelijk(event->status, "1")) ||
	       (event->soort == EVENT_TOEWIJZING && event->jeugdige == verzoek->jeugdige);
}

/* The same by the gemeente that was asked. */
static bool beslist(const struct event *event, const struct event *verzoek)
{
	return event->gemeente == verzoek->gemeente && besloten_ergens(event, verzoek);
}

static bool is_open(const struct verkeer *verkeer, const struct event *verzoek,
		    const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++)
		if (besloten_ergens(&verkeer->event[i], verzoek) &&
		    telt(verkeer, &verkeer->event[i], at))
			return false;
	return true;
}

static struct uitspraak tr374(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *verzoek = &verkeer->event[i];

		if (is_eerste_regel(verkeer, at) && is_verzoek(verzoek) &&
		    verzoek->bericht != at->bericht && verzoek->jeugdige == at->jeugdige &&
		    gelijk(verzoek->aanbieder, at->aanbieder) && telt(verkeer, verzoek, at) &&
		    is_open(verkeer, verzoek, at))
			return zegt(true);
	}
	return zegt(false);
}

static bool is_verzoek_van(const struct event *event, const struct event *at)
{
	return is_verzoek(event) && zelfde_referentie(event, at);
}

static struct uitspraak tr355(const struct verkeer *verkeer, const struct event *at)
{
	return vraagt(verkeer, at, is_verzoek_van);
}

static bool is_honorering(const struct event *event, const struct event *at)
{
	return event->soort == EVENT_TOEWIJZING && zelfde_referentie(event, at);
}

static struct uitspraak tr359(const struct verkeer *verkeer, const struct event *at)
{
	return zegt(is_er(verkeer, at, is_honorering));
}

static bool is_antwoord(const struct event *event, const struct event *at)
{
	return event->soort == EVENT_ANTWOORD && zelfde_referentie(event, at);
}

static struct uitspraak tr360(const struct verkeer *verkeer, const struct event *at)
{
	return zegt(gelijk(at->status, "2") && is_er(verkeer, at, is_antwoord));
}

static bool is_afwijzing(const struct event *event, const struct event *at)
{
	return is_antwoord(event, at) && gelijk(event->status, "1");
}

static struct uitspraak tr365(const struct verkeer *verkeer, const struct event *at)
{
	return zegt(is_er(verkeer, at, is_afwijzing));
}

static bool is_eigen_verzoek(const struct event *event, const struct event *at)
{
	return is_verzoek_van(event, at) && event->jeugdige == at->jeugdige;
}

/* The same assignment on the same request, decided at another moment. */
static bool is_ander_besluit(const struct event *event, const struct event *at)
{
	return is_toewijzing_van(event, at) && gelijk(event->referentie, at->referentie) &&
	       (event->toewijzingsdatum != at->toewijzingsdatum ||
		event->toewijzingstijd != at->toewijzingstijd);
}

static struct uitspraak tr379(const struct verkeer *verkeer, const struct event *at)
{
	struct uitspraak uitspraak;

	if (at->referentie == NULL)
		return zegt(false);
	uitspraak = vraagt(verkeer, at, is_eigen_verzoek);
	return uitspraak.fout ? uitspraak : zegt(is_er(verkeer, at, is_ander_besluit));
}

static struct uitspraak ijw212(const struct verkeer *verkeer, const struct event *at)
{
	return zegt(is_er(verkeer, at, is_afwijzing));
}

/* ---- Terms ---- */

/* The request that `at` may answer: the last. */
static const struct event *beantwoord(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *laatste = NULL;

	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *verzoek = &verkeer->event[i];

		if (is_verzoek_van(verzoek, at) && telt(verkeer, verzoek, at) &&
		    (at->soort == EVENT_ANTWOORD || verzoek->jeugdige == at->jeugdige) &&
		    (laatste == NULL || komt_voor(laatste, verzoek)))
			laatste = verzoek;
	}
	return laatste;
}

/* Whether an answer to this request went before `at`: a decision, or that it is examined. */
static bool ging_voor(const struct verkeer *verkeer, const struct event *verzoek,
		      const struct event *at, bool besluit)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *event = &verkeer->event[i];
		bool onderzoek = event->soort == EVENT_ANTWOORD && gelijk(event->status, "2");

		if (telt(verkeer, event, at) && event->dagtekening >= verzoek->dagtekening &&
		    (besluit ? beslist(event, verzoek)
			     : onderzoek && zelfde_referentie(event, verzoek)))
			return true;
	}
	return false;
}

/* Refused because another gemeente is responsible: of the terms only the 14 days count (OP359). */
static bool is_doorverwijzing(const struct event *at)
{
	return at->soort == EVENT_ANTWOORD && gelijk(at->status, "1") && gelijk(at->reden, "8");
}

static struct uitspraak antwoord_laat(const struct verkeer *verkeer, const struct event *at,
				      enum event_soort soort)
{
	const struct event *verzoek = beantwoord(verkeer, at);

	return zegt(verzoek != NULL && verzoek->soort == soort && !is_doorverwijzing(at) &&
		    !ging_voor(verkeer, verzoek, at, true) &&
		    !ging_voor(verkeer, verzoek, at, false) &&
		    date_workdays(verzoek->dagtekening, at->dagtekening) > 5);
}

static struct uitspraak ijw103(const struct verkeer *verkeer, const struct event *at)
{
	return antwoord_laat(verkeer, at, EVENT_AANVRAAG);
}

static struct uitspraak ijw104(const struct verkeer *verkeer, const struct event *at)
{
	return antwoord_laat(verkeer, at, EVENT_WIJZIGING);
}

static struct uitspraak ijw105(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *verzoek = beantwoord(verkeer, at);

	return zegt(verzoek != NULL && beslist(at, verzoek) && !is_doorverwijzing(at) &&
		    ging_voor(verkeer, verzoek, at, false) &&
		    !ging_voor(verkeer, verzoek, at, true) &&
		    at->dagtekening - verzoek->dagtekening > 8 * 7);
}

static struct uitspraak ijw106(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *verzoek = beantwoord(verkeer, at);

	return zegt(verzoek != NULL && is_doorverwijzing(at) &&
		    !ging_voor(verkeer, verzoek, at, true) &&
		    at->dagtekening - verzoek->dagtekening > 14);
}

enum {
	VERZOEKEN = OF(EVENT_AANVRAAG) | OF(EVENT_WIJZIGING),
	BESLISSINGEN = OF(EVENT_ANTWOORD) | OF(EVENT_TOEWIJZING),
};

const struct dossier_reading readings_verzoek[] = {
    {"TR374", VERZOEKEN, PLACE_HEADER, tr374},
    {"TR355", OF(EVENT_ANTWOORD), PLACE_LINE, tr355},
    {"TR359", OF(EVENT_ANTWOORD), PLACE_LINE, tr359},
    {"TR360", OF(EVENT_ANTWOORD), PLACE_LINE, tr360},
    {"TR365", OF(EVENT_ANTWOORD), PLACE_LINE, tr365},
    {"TR379", OF(EVENT_TOEWIJZING), PLACE_LINE, tr379},
    {"IJW103", BESLISSINGEN, PLACE_LINE, ijw103},
    {"IJW104", BESLISSINGEN, PLACE_LINE, ijw104},
    {"IJW105", BESLISSINGEN, PLACE_LINE, ijw105},
    {"IJW106", OF(EVENT_ANTWOORD), PLACE_LINE, ijw106},
    {"IJW212", OF(EVENT_TOEWIJZING), PLACE_LINE, ijw212},
    {NULL, 0, PLACE_LINE, NULL},
};
