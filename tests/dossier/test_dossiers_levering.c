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
		    !telt(verkeer, event, at) || event->dagtekening > dag)
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
	return is_levering(event) && !is_verwijdering(event) && telt(verkeer, event, at) &&
	       staat_na(verkeer, event, at, at->dagtekening);
}

static bool voegt_toe(const struct event *event, const struct event *at)
{
	return is_levering(event) && !is_verwijdering(event) && zelfde_levering(event, at);
}

static bool start_van(const struct event *event, const struct event *at)
{
	return event->soort == EVENT_START && !is_verwijdering(event) && zelfde_start(event, at);
}

/* The start must be there, and may be dated later. */
static bool heeft_start(const struct verkeer *verkeer, const struct event *at)
{
	struct event start = *at;

	start.soort = EVENT_START;
	for (size_t i = 0; i < verkeer->count; i++)
		if (voegt_toe(&verkeer->event[i], &start) &&
		    is_bekend(verkeer, &verkeer->event[i], at) &&
		    verkeer->event[i].dagtekening > at->dagtekening)
			return true;
	return staat_na(verkeer, &start, at, at->dagtekening);
}

/* The first of these that comes after `at`. */
static struct uitspraak tot_eerste(const struct verkeer *verkeer, const struct event *at,
				   past *fits)
{
	struct uitspraak uitspraak = zegt(true);
	const struct event *eerste = NULL;

	for (size_t i = 0; i < verkeer->count; i++)
		if (fits(&verkeer->event[i], at) && brengt(verkeer, &verkeer->event[i], at) &&
		    (eerste == NULL || komt_voor(&verkeer->event[i], eerste)))
			eerste = &verkeer->event[i];
	if (eerste != NULL)
		uitspraak.resolved_by = eerste->bericht;
	return uitspraak;
}

static struct uitspraak tr019(const struct verkeer *verkeer, const struct event *at)
{
	if (is_verwijdering(at))
		return zegt(false);
	if (at->toewijzingnummer == GETAL_NONE)
		return zegt(!verkeer->agreements.taakgericht);
	return tot_toewijzing(verkeer, at);
}

static bool voegt_toe_tot(const struct event *event, const struct event *at)
{
	return voegt_toe(event, at) && event->dagtekening <= at->dagtekening;
}

/* The same day, and judged together. */
static bool is_van_die_dag(const struct event *event, const struct event *at)
{
	return voegt_toe(event, at) && event->dagtekening == at->dagtekening &&
	       event->group == at->group;
}

/* What was deleted already does not come back; of one day order says nothing. */
static struct uitspraak tr063(const struct verkeer *verkeer, const struct event *at)
{
	if (!is_verwijdering(at) || staat_na(verkeer, at, at, at->dagtekening))
		return zegt(false);
	for (size_t i = 0; i < verkeer->count; i++)
		if (is_van_die_dag(&verkeer->event[i], at) && komt_voor(at, &verkeer->event[i]))
			return zegt(false);
	return is_er(verkeer, at, voegt_toe) ? zegt(true) : tot_eerste(verkeer, at, voegt_toe_tot);
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

static struct uitspraak tr071(const struct verkeer *verkeer, const struct event *at)
{
	return zegt(is_verwijdering(at) && heeft_stop(verkeer, at, at));
}

static struct uitspraak tr074(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++)
		if (!is_verwijdering(at) && voegt_toe(&verkeer->event[i], at) &&
		    bestaat(verkeer, &verkeer->event[i], at))
			return zegt(true);
	return zegt(false);
}

static struct uitspraak tr326(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *start = &verkeer->event[i];

		if (!is_verwijdering(at) && start->soort == EVENT_START && zelfde_drie(start, at) &&
		    start->toewijzingnummer == at->toewijzingnummer &&
		    gelijk(start->categorie, at->categorie) && gelijk(start->code, at->code) &&
		    bestaat(verkeer, start, at) && !heeft_stop(verkeer, start, at))
			return zegt(true);
	}
	return zegt(false);
}

static struct uitspraak tr382(const struct verkeer *verkeer, const struct event *at)
{
	if (is_verwijdering(at) || heeft_start(verkeer, at))
		return zegt(false);
	return tot_eerste(verkeer, at, start_van);
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
static struct uitspraak naast_stop(const struct verkeer *verkeer, const struct event *at,
				   past *wringt)
{
	for (size_t i = 0; i < verkeer->count; i++)
		if (!is_verwijdering(at) && is_stop_op(verkeer, &verkeer->event[i], at) &&
		    wringt(&verkeer->event[i], at))
			return zegt(true);
	return zegt(false);
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

static struct uitspraak tr413(const struct verkeer *verkeer, const struct event *at)
{
	return naast_stop(verkeer, at, beide_tijdelijk);
}

static struct uitspraak tr414(const struct verkeer *verkeer, const struct event *at)
{
	return naast_stop(verkeer, at, later);
}

static struct uitspraak tr415(const struct verkeer *verkeer, const struct event *at)
{
	return naast_stop(verkeer, at, definitief);
}

const struct dossier_reading readings_levering[] = {
    {"TR019", OF(EVENT_START) | OF(EVENT_STOP), PLACE_LINE, tr019},
    {"TR063", OF(EVENT_START) | OF(EVENT_STOP), PLACE_LINE, tr063},
    {"TR071", OF(EVENT_START), PLACE_LINE, tr071},
    {"TR074", OF(EVENT_START) | OF(EVENT_STOP), PLACE_LINE, tr074},
    {"TR326", OF(EVENT_START), PLACE_LINE, tr326},
    {"TR382", OF(EVENT_STOP), PLACE_LINE, tr382},
    {"TR413", OF(EVENT_STOP), PLACE_LINE, tr413},
    {"TR414", OF(EVENT_STOP), PLACE_LINE, tr414},
    {"TR415", OF(EVENT_STOP), PLACE_LINE, tr415},
    {NULL, 0, PLACE_LINE, NULL},
};
