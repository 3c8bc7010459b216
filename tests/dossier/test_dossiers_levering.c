/* The second reading of the rules about starts and stops. */
#include "dossiers.h"

bool is_verwijdering(const struct event *event)
{
	return gelijk(event->status, "3");
}

bool zelfde_start(const struct event *a, const struct event *b)
{
	return zelfde_drie(a, b) && a->toewijzingnummer == b->toewijzingnummer &&
	       gelijk(a->categorie, b->categorie) && gelijk(a->code, b->code) &&
	       a->begindatum == b->begindatum;
}

static bool zelfde_levering(const struct event *a, const struct event *b)
{
	return a->soort == b->soort && zelfde_start(a, b) &&
	       (a->soort == EVENT_START ||
		(a->einddatum == b->einddatum && gelijk(a->reden, b->reden)));
}

static bool is_levering(const struct event *event)
{
	return event->soort == EVENT_START || event->soort == EVENT_STOP;
}

/* Whether this delivery exists after a day, by what counts for `at`: what was left the day before,
 * and what was sent on it more than it was deleted. */
static bool staat_na(const struct verkeer *verkeer, const struct event *like,
		     const struct event *at, int32_t dag)
{
	int32_t vorige = DAY_NONE;
	int saldo = 0;

	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *event = &verkeer->event[i];

		if (!is_levering(event) || !zelfde_levering(event, like) ||
		    !is_bekend(verkeer, event, at) || event->dagtekening > dag)
			continue;
		if (event->dagtekening == dag)
			saldo += is_verwijdering(event) ? -1 : 1;
		else if (vorige == DAY_NONE || event->dagtekening > vorige)
			vorige = event->dagtekening;
	}
	if (vorige != DAY_NONE && staat_na(verkeer, like, at, vorige))
		saldo++;
	return saldo >= 1;
}

bool bestaat(const struct verkeer *verkeer, const struct event *event, const struct event *at)
{
	return is_levering(event) && !is_verwijdering(event) && is_bekend(verkeer, event, at) &&
	       staat_na(verkeer, event, at, dag_van(verkeer, at));
}

static bool voegt_toe(const struct event *event, const struct event *at)
{
	return is_levering(event) && !is_verwijdering(event) && zelfde_levering(event, at);
}

static bool heeft_start(const struct verkeer *verkeer, const struct event *at)
{
	struct event start = *at;

	start.soort = EVENT_START;
	return staat_na(verkeer, &start, at, dag_van(verkeer, at));
}

static bool tr019(const struct verkeer *verkeer, const struct event *at)
{
	if (is_verwijdering(at))
		return false;
	if (at->toewijzingnummer == GETAL_NONE)
		return !verkeer->agreements.taakgericht;
	return zonder_toewijzing(verkeer, at);
}

/* What was deleted already does not come back, nor does it delete what comes a day later; of one
 * day order says nothing. */
static bool tr063(const struct verkeer *verkeer, const struct event *at)
{
	if (!is_verwijdering(at) || staat_na(verkeer, at, at, at->dagtekening))
		return false;
	for (size_t i = 0; i < verkeer->count; i++)
		if (voegt_toe(&verkeer->event[i], at) && komt_voor(at, &verkeer->event[i]) &&
		    verkeer->event[i].dagtekening == at->dagtekening)
			return false;
	return true;
}

static bool heeft_stop(const struct verkeer *verkeer, const struct event *start,
		       const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++)
		if (verkeer->event[i].soort == EVENT_STOP &&
		    zelfde_start(&verkeer->event[i], start) &&
		    bestaat(verkeer, &verkeer->event[i], at))
			return true;
	return false;
}

static bool tr071(const struct verkeer *verkeer, const struct event *at)
{
	return is_verwijdering(at) && heeft_stop(verkeer, at, at);
}

static bool tr074(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++)
		if (!is_verwijdering(at) && voegt_toe(&verkeer->event[i], at) &&
		    bestaat(verkeer, &verkeer->event[i], at))
			return true;
	return false;
}

static bool tr326(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *start = &verkeer->event[i];

		if (!is_verwijdering(at) && start->soort == EVENT_START && zelfde_drie(start, at) &&
		    start->toewijzingnummer == at->toewijzingnummer &&
		    gelijk(start->categorie, at->categorie) && gelijk(start->code, at->code) &&
		    bestaat(verkeer, start, at) && !heeft_stop(verkeer, start, at))
			return true;
	}
	return false;
}

static bool tr382(const struct verkeer *verkeer, const struct event *at)
{
	return !is_verwijdering(at) && !heeft_start(verkeer, at);
}

bool is_stop_op(const struct verkeer *verkeer, const struct event *event, const struct event *at)
{
	if (event->soort != EVENT_STOP || !bestaat(verkeer, event, at))
		return false;
	if (at->toewijzingnummer == GETAL_NONE)
		return zelfde_start(event, at);
	return zelfde_drie(event, at) && event->toewijzingnummer == at->toewijzingnummer &&
	       event->begindatum == at->begindatum;
}

/* A stop on the same start with which `at` does not go together. */
static bool naast_stop(const struct verkeer *verkeer, const struct event *at, past *wringt)
{
	for (size_t i = 0; i < verkeer->count; i++)
		if (!is_verwijdering(at) && is_stop_op(verkeer, &verkeer->event[i], at) &&
		    wringt(&verkeer->event[i], at))
			return true;
	return false;
}

static bool beide_tijdelijk(const struct event *stop, const struct event *at)
{
	return gelijk(stop->reden, "20") && gelijk(at->reden, "20");
}

static bool later(const struct event *stop, const struct event *at)
{
	return stop->einddatum > at->einddatum;
}

static bool definitief(const struct event *stop, const struct event *at)
{
	(void)at;
	return !gelijk(stop->reden, "20");
}

static bool tr413(const struct verkeer *verkeer, const struct event *at)
{
	return naast_stop(verkeer, at, beide_tijdelijk);
}

static bool tr414(const struct verkeer *verkeer, const struct event *at)
{
	return naast_stop(verkeer, at, later);
}

static bool tr415(const struct verkeer *verkeer, const struct event *at)
{
	return naast_stop(verkeer, at, definitief);
}

const struct dossier_reading readings_levering[] = {
    {"TR019", OF(EVENT_START) | OF(EVENT_STOP), PLACE_LINE, tr019, RESOLVED_MISSING},
    {"TR063", OF(EVENT_START) | OF(EVENT_STOP), PLACE_LINE, tr063, RESOLVED_NEVER},
    {"TR071", OF(EVENT_START), PLACE_LINE, tr071, RESOLVED_CLASH},
    {"TR074", OF(EVENT_START) | OF(EVENT_STOP), PLACE_LINE, tr074, RESOLVED_CLASH},
    {"TR326", OF(EVENT_START), PLACE_LINE, tr326, RESOLVED_CLASH},
    {"TR382", OF(EVENT_STOP), PLACE_LINE, tr382, RESOLVED_MISSING},
    {"TR413", OF(EVENT_STOP), PLACE_LINE, tr413, RESOLVED_CLASH},
    {"TR414", OF(EVENT_STOP), PLACE_LINE, tr414, RESOLVED_CLASH},
    {"TR415", OF(EVENT_STOP), PLACE_LINE, tr415, RESOLVED_CLASH},
    {NULL, 0, PLACE_LINE, NULL, RESOLVED_NEVER},
};
