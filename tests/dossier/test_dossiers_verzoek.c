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
	    komt_voor(event, verzoek))
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
		    is_bekend(verkeer, &verkeer->event[i], at))
			return false;
	return true;
}

static bool tr374(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *verzoek = &verkeer->event[i];

		if (is_eerste_regel(verkeer, at) && is_verzoek(verzoek) &&
		    verzoek->bericht != at->bericht && verzoek->jeugdige == at->jeugdige &&
		    gelijk(verzoek->aanbieder, at->aanbieder) && is_bekend(verkeer, verzoek, at) &&
		    is_open(verkeer, verzoek, at))
			return true;
	}
	return false;
}

static bool is_verzoek_van(const struct event *event, const struct event *at)
{
	return is_verzoek(event) && zelfde_referentie(event, at);
}

static bool tr355(const struct verkeer *verkeer, const struct event *at)
{
	return !is_er(verkeer, at, is_verzoek_van);
}

static bool is_honorering(const struct event *event, const struct event *at)
{
	return event->soort == EVENT_TOEWIJZING && zelfde_referentie(event, at);
}

static bool tr359(const struct verkeer *verkeer, const struct event *at)
{
	return is_er(verkeer, at, is_honorering);
}

static bool is_antwoord(const struct event *event, const struct event *at)
{
	return event->soort == EVENT_ANTWOORD && zelfde_referentie(event, at);
}

static bool tr360(const struct verkeer *verkeer, const struct event *at)
{
	return gelijk(at->status, "2") && is_er(verkeer, at, is_antwoord);
}

static bool is_afwijzing(const struct event *event, const struct event *at)
{
	return is_antwoord(event, at) && gelijk(event->status, "1");
}

static bool tr365(const struct verkeer *verkeer, const struct event *at)
{
	return is_er(verkeer, at, is_afwijzing);
}

static bool is_eigen_verzoek(const struct event *event, const struct event *at)
{
	return is_verzoek_van(event, at) && event->jeugdige == at->jeugdige;
}

/* The same assignment on the same request, decided at another moment. */
static bool is_ander_besluit(const struct event *event, const struct event *at)
{
	return is_toewijzing_van(event, at) && komt_voor(event, at) &&
	       gelijk(event->referentie, at->referentie) &&
	       (event->toewijzingsdatum != at->toewijzingsdatum ||
		event->toewijzingstijd != at->toewijzingstijd);
}

/* The request that a line honours is not known. */
static bool tr379_missing(const struct verkeer *verkeer, const struct event *at)
{
	return at->referentie != NULL && !is_er(verkeer, at, is_eigen_verzoek);
}

/* It is, and was honoured before. */
static bool tr379_again(const struct verkeer *verkeer, const struct event *at)
{
	return at->referentie != NULL &&
	       (verkeer->later != LATER_NOTHING || is_er(verkeer, at, is_eigen_verzoek)) &&
	       is_er(verkeer, at, is_ander_besluit);
}

static bool ijw212(const struct verkeer *verkeer, const struct event *at)
{
	return is_er(verkeer, at, is_afwijzing);
}

/* ---- Terms ---- */

/* The request that `at` may answer: the last. */
static const struct event *beantwoord(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *laatste = NULL;

	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *verzoek = &verkeer->event[i];

		if (is_verzoek_van(verzoek, at) && is_bekend(verkeer, verzoek, at) &&
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

		if (is_bekend(verkeer, event, at) && komt_voor(verzoek, event) &&
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

static bool antwoord_laat(const struct verkeer *verkeer, const struct event *at,
			  enum event_soort soort)
{
	const struct event *verzoek = beantwoord(verkeer, at);

	return verzoek != NULL && verzoek->soort == soort && !is_doorverwijzing(at) &&
	       !ging_voor(verkeer, verzoek, at, true) && !ging_voor(verkeer, verzoek, at, false) &&
	       date_workdays(verzoek->dagtekening, at->dagtekening) > 5;
}

static bool ijw103(const struct verkeer *verkeer, const struct event *at)
{
	return antwoord_laat(verkeer, at, EVENT_AANVRAAG);
}

static bool ijw104(const struct verkeer *verkeer, const struct event *at)
{
	return antwoord_laat(verkeer, at, EVENT_WIJZIGING);
}

static bool ijw105(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *verzoek = beantwoord(verkeer, at);

	return verzoek != NULL && beslist(at, verzoek) && !is_doorverwijzing(at) &&
	       ging_voor(verkeer, verzoek, at, false) && !ging_voor(verkeer, verzoek, at, true) &&
	       at->dagtekening - verzoek->dagtekening > 8 * 7;
}

static bool ijw106(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *verzoek = beantwoord(verkeer, at);

	return verzoek != NULL && is_doorverwijzing(at) && !ging_voor(verkeer, verzoek, at, true) &&
	       at->dagtekening - verzoek->dagtekening > 14;
}

enum {
	VERZOEKEN = OF(EVENT_AANVRAAG) | OF(EVENT_WIJZIGING),
	BESLISSINGEN = OF(EVENT_ANTWOORD) | OF(EVENT_TOEWIJZING),
};

const struct dossier_reading readings_verzoek[] = {
    {"TR374", VERZOEKEN, PLACE_HEADER, tr374, RESOLVED_CLASH},
    {"TR355", OF(EVENT_ANTWOORD), PLACE_LINE, tr355, RESOLVED_MISSING},
    {"TR359", OF(EVENT_ANTWOORD), PLACE_LINE, tr359, RESOLVED_CLASH},
    {"TR360", OF(EVENT_ANTWOORD), PLACE_LINE, tr360, RESOLVED_CLASH},
    {"TR365", OF(EVENT_ANTWOORD), PLACE_LINE, tr365, RESOLVED_CLASH},
    {"TR379", OF(EVENT_TOEWIJZING), PLACE_LINE, tr379_missing, RESOLVED_MISSING},
    {"TR379", OF(EVENT_TOEWIJZING), PLACE_LINE, tr379_again, RESOLVED_CLASH},
    {"IJW103", BESLISSINGEN, PLACE_LINE, ijw103, RESOLVED_NEVER},
    {"IJW104", BESLISSINGEN, PLACE_LINE, ijw104, RESOLVED_NEVER},
    {"IJW105", BESLISSINGEN, PLACE_LINE, ijw105, RESOLVED_NEVER},
    {"IJW106", OF(EVENT_ANTWOORD), PLACE_LINE, ijw106, RESOLVED_NEVER},
    {"IJW212", OF(EVENT_TOEWIJZING), PLACE_LINE, ijw212, RESOLVED_CLASH},
    {NULL, 0, PLACE_LINE, NULL, RESOLVED_NEVER},
};
