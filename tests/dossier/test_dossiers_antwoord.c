/* The second reading of the rules about a JW325 and the JW323 it answers. */
#include "dossiers.h"

static bool is_beantwoord(const struct event *event, const struct event *at)
{
	return event->soort == EVENT_DECLARATIE && antwoordt_op(at, event);
}

static bool tr337(const struct verkeer *verkeer, const struct event *at)
{
	return !is_er(verkeer, at, is_beantwoord);
}

/* Whether something of the claim that `at` answers is known and fits. */
static bool bekend_is(const struct verkeer *verkeer, const struct event *at, past *fits)
{
	for (size_t i = 0; i < verkeer->count; i++)
		if (antwoordt_op(at, &verkeer->event[i]) && fits(&verkeer->event[i], at) &&
		    is_bekend(verkeer, &verkeer->event[i], at))
			return true;
	return false;
}

static bool andere_versie(const struct event *event, const struct event *at)
{
	return event->soort == EVENT_DECLARATIE && !gelijk(event->xsdversie, at->xsdversie);
}

static bool tr371(const struct verkeer *verkeer, const struct event *at)
{
	return bekend_is(verkeer, at, andere_versie);
}

/* A claim that was not rejected in itself. */
static bool is_te_vergelijken(const struct event *event, const struct event *at)
{
	(void)at;
	return event->soort == EVENT_DECLARATIE && !event->rejected;
}

static bool ander_nummer(const struct event *event, const struct event *at)
{
	return is_te_vergelijken(event, at) && at->referentie != NULL &&
	       !gelijk(event->referentie, at->referentie);
}

static bool tr376(const struct verkeer *verkeer, const struct event *at)
{
	return bekend_is(verkeer, at, ander_nummer);
}

static bool is_van_client(const struct event *event, const struct event *at)
{
	return event->soort == EVENT_PRESTATIE && event->jeugdige == at->jeugdige;
}

static bool tr304(const struct verkeer *verkeer, const struct event *at)
{
	return bekend_is(verkeer, at, is_te_vergelijken) && is_eerste_van(verkeer, at) &&
	       !bekend_is(verkeer, at, is_van_client);
}

static bool zelfde_referentie(const struct event *event, const struct event *at)
{
	return event->soort == EVENT_PRESTATIE &&
	       gelijk(event->referentienummer, at->referentienummer) &&
	       gelijk(event->vorigreferentienummer, at->vorigreferentienummer);
}

/* Under an unknown Client nothing is checked. */
static bool tr366(const struct verkeer *verkeer, const struct event *at)
{
	return bekend_is(verkeer, at, is_van_client) && !bekend_is(verkeer, at, zelfde_referentie);
}

static bool anders(const struct event *event, const struct event *at)
{
	return zelfde_referentie(event, at) &&
	       !(event->toewijzingnummer == at->toewijzingnummer &&
		 gelijk(event->categorie, at->categorie) && gelijk(event->code, at->code) &&
		 event->begindatum == at->begindatum && event->einddatum == at->einddatum &&
		 event->volume == at->volume && gelijk(event->eenheid, at->eenheid) &&
		 event->tarief == at->tarief && event->budget == at->budget);
}

static bool tr367(const struct verkeer *verkeer, const struct event *at)
{
	return bekend_is(verkeer, at, is_van_client) && bekend_is(verkeer, at, anders);
}

static bool ijw102(const struct verkeer *verkeer, const struct event *at)
{
	(void)verkeer;
	return date_workdays(at->betreft_dagtekening, at->dagtekening) > 10;
}

const struct dossier_reading readings_antwoord[] = {
    {"TR337", OF(EVENT_DECLARATIEANTWOORD), PLACE_HEADER, tr337, RESOLVED_MISSING},
    {"TR371", OF(EVENT_DECLARATIEANTWOORD), PLACE_HEADER, tr371, RESOLVED_CLASH},
    {"TR376", OF(EVENT_DECLARATIEANTWOORD), PLACE_LINE, tr376, RESOLVED_CLASH},
    {"TR304", OF(EVENT_PRESTATIEANTWOORD), PLACE_CLIENT, tr304, RESOLVED_CLASH},
    {"TR366", OF(EVENT_PRESTATIEANTWOORD), PLACE_LINE, tr366, RESOLVED_CLASH},
    {"TR367", OF(EVENT_PRESTATIEANTWOORD), PLACE_LINE, tr367, RESOLVED_CLASH},
    {"IJW102", OF(EVENT_DECLARATIEANTWOORD), PLACE_HEADER, ijw102, RESOLVED_NEVER},
    {NULL, 0, PLACE_LINE, NULL, RESOLVED_NEVER},
};
