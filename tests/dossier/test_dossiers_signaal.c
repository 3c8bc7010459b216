/* The second reading of the signals: traffic that does not add up, and terms of starts and stops.
 */
#include "dossiers.h"

static bool zelfde_moment(const struct event *a, const struct event *b)
{
	return a->toewijzingsdatum == b->toewijzingsdatum &&
	       a->toewijzingstijd == b->toewijzingstijd;
}

static bool zelfde_product(const struct event *a, const struct event *b)
{
	return gelijk(a->categorie, b->categorie) && gelijk(a->code, b->code);
}

static bool ijw201(const struct verkeer *verkeer, const struct event *at)
{
	if (is_verwijdering(at) || at->toewijzingnummer == GETAL_NONE)
		return false;
	return zonder_toewijzing(verkeer, at);
}

static const struct event *geldend(const struct verkeer *verkeer, const struct event *start)
{
	const struct event *versie = versie_van(verkeer, start);

	return versie == NULL || is_vervallen(verkeer, versie, start) || is_verwijdering(start)
		   ? NULL
		   : versie;
}

static bool ijw202(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = geldend(verkeer, at);

	return versie != NULL && at->begindatum < versie->ingangsdatum;
}

static bool ijw203(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = geldend(verkeer, at);

	return versie != NULL && versie->einddatum != DAY_NONE &&
	       at->begindatum > versie->einddatum;
}

static bool ijw204(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++)
		if (!is_verwijdering(at) && is_stop_op(verkeer, &verkeer->event[i], at) &&
		    gelijk(verkeer->event[i].reden, "20") == gelijk(at->reden, "20"))
			return true;
	return false;
}

static bool ijw205(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *stop = &verkeer->event[i];

		if (!is_verwijdering(at) && stop->soort == EVENT_STOP && zelfde_drie(stop, at) &&
		    at->toewijzingnummer != GETAL_NONE &&
		    stop->toewijzingnummer == at->toewijzingnummer && bestaat(verkeer, stop, at) &&
		    stop->begindatum < at->begindatum && at->begindatum <= stop->einddatum)
			return true;
	}
	return false;
}

static bool is_andere_inhoud(const struct event *event, const struct event *at)
{
	return is_toewijzing_van(event, at) && zelfde_moment(event, at) &&
	       !(zelfde_product(event, at) && event->ingangsdatum == at->ingangsdatum &&
		 event->einddatum == at->einddatum && event->volume == at->volume &&
		 gelijk(event->eenheid, at->eenheid) && gelijk(event->frequentie, at->frequentie) &&
		 event->budget == at->budget);
}

static bool ijw206(const struct verkeer *verkeer, const struct event *at)
{
	return is_er(verkeer, at, is_andere_inhoud);
}

/* Order of receipt: of whatever date. */
static bool ijw207(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *event = &verkeer->event[i];

		if (is_toewijzing_van(event, at) && is_bekend(verkeer, event, at) &&
		    (event->toewijzingsdatum > at->toewijzingsdatum ||
		     (event->toewijzingsdatum == at->toewijzingsdatum &&
		      event->toewijzingstijd > at->toewijzingstijd)))
			return true;
	}
	return false;
}

static bool ijw208(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = versie_van(verkeer, at);

	if (versie == NULL || zelfde_moment(versie, at) || is_vervallen(verkeer, versie, at) ||
	    is_vervallen(verkeer, at, at))
		return false;
	return !zelfde_product(versie, at) || versie->ingangsdatum != at->ingangsdatum ||
	       !gelijk(versie->eenheid, at->eenheid) ||
	       !gelijk(versie->frequentie, at->frequentie) ||
	       (versie->volume != at->volume && !gelijk(at->frequentie, "6"));
}

/* A version that is valid for `at` of an assignment that its message does not name. */
static bool is_daarbuiten(const struct verkeer *verkeer, const struct event *event,
			  const struct event *at)
{
	if (event->soort != EVENT_TOEWIJZING || !zelfde_drie(event, at) ||
	    event->bericht == at->bericht || !is_versie_voor(verkeer, event, at))
		return false;
	for (size_t i = 0; i < verkeer->count; i++)
		if (verkeer->event[i].bericht == at->bericht &&
		    is_toewijzing_van(event, &verkeer->event[i]))
			return false;
	return true;
}

static bool ijw209(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++)
		if (is_eerste_regel(verkeer, at) &&
		    is_daarbuiten(verkeer, &verkeer->event[i], at) &&
		    loopt_nog(verkeer, &verkeer->event[i], at))
			return true;
	return false;
}

/* IJW210, IJW211: asked of the message as a whole, of its first line. */
static bool overlapt(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++)
		for (size_t j = 0; j < verkeer->count; j++) {
			const struct event *line = &verkeer->event[i];
			const struct event *elders = &verkeer->event[j];

			if (is_eerste_regel(verkeer, at) && line->bericht == at->bericht &&
			    !is_vervallen(verkeer, line, line) &&
			    is_daarbuiten(verkeer, elders, at) &&
			    !is_vervallen(verkeer, elders, at) && overlappen(line, elders))
				return true;
		}
	return false;
}

/* The JW317 that a line honours. */
static bool is_wijziging_van(const struct event *event, const struct event *line)
{
	return event->soort == EVENT_WIJZIGING && zelfde_drie(event, line) &&
	       line->referentie != NULL && gelijk(event->referentie, line->referentie);
}

/* The reference of the first line that honours a JW317 is that of the message. */
static bool ijw213(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *met = NULL;

	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *line = &verkeer->event[i];

		if (line->bericht == at->bericht && is_er(verkeer, line, is_wijziging_van) &&
		    (met == NULL || line->regel < met->regel))
			met = line;
	}
	return met != NULL && !gelijk(met->referentie, at->referentie);
}

/* ---- A month of birth ---- */

static bool weet_geboorte(const struct event *event, int64_t jeugdige)
{
	return event->soort == EVENT_TOEWIJZING && event->jeugdige == jeugdige &&
	       event->geboortemaand != MAAND_NONE && !gelijk(event->datumgebruik, "3");
}

/* The last JW301 of the youth before this line that counted for it. */
static const struct event *birth_before(const struct verkeer *verkeer, const struct event *line)
{
	const struct event *last = NULL;
	struct verkeer then = *verkeer;

	then.later = LATER_NOTHING;
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *event = &verkeer->event[i];

		if (weet_geboorte(event, line->jeugdige) && event->bericht != line->bericht &&
		    is_bekend(&then, event, line) && (last == NULL || komt_voor(last, event)))
			last = event;
	}
	return last;
}

/* The first line of the message that was told last, when it tells a birth and is void at no time.
 */
static const struct event *birth_of_last(const struct verkeer *verkeer, const struct event *at)
{
	struct verkeer ever = *verkeer;

	ever.later = LATER_ALL;
	ever.upto = verkeer->berichten;
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *event = &verkeer->event[i];

		if (event->place == verkeer->upto && is_eerste_regel(verkeer, event) &&
		    weet_geboorte(event, at->jeugdige) && is_staande(&ever, event, event))
			return event;
	}
	return NULL;
}

static bool zelfde_geboorte(const struct event *a, const struct event *b)
{
	int32_t jaar[] = {a->geboortemaand / 12, b->geboortemaand / 12};
	int32_t maand[] = {a->geboortemaand % 12, b->geboortemaand % 12};
	bool jaar_alleen = gelijk(a->datumgebruik, "2") || gelijk(b->datumgebruik, "2");

	return jaar[0] == jaar[1] && (jaar_alleen || maand[0] == maand[1]);
}

/* The newest two do not agree. What comes later resolves that when it agrees with the one before.
 */
static bool ijw217(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *newest = at, *other;

	if (!is_eerste_regel(verkeer, at) || !weet_geboorte(at, at->jeugdige))
		return false;
	if (verkeer->later != LATER_NOTHING)
		newest = birth_of_last(verkeer, at);
	if (newest == NULL)
		return true;
	other = birth_before(verkeer, newest);
	if (other == NULL) /* of one alone nothing says that it is right */
		return verkeer->later != LATER_NOTHING;
	return !zelfde_geboorte(other, newest);
}

/* ---- The earliest day ---- */

static bool ijw218(const struct verkeer *verkeer, const struct event *at)
{
	if (at->toewijzingsdatum >= verkeer->agreements.earliest)
		return false;
	for (size_t i = 0; i < verkeer->count; i++)
		if (is_toewijzing_van(&verkeer->event[i], at) &&
		    verkeer->event[i].toewijzingsdatum < verkeer->agreements.earliest &&
		    is_bekend(verkeer, &verkeer->event[i], at))
			return false;
	return true;
}

static bool ijw219(const struct verkeer *verkeer, const struct event *at)
{
	return !is_verwijdering(at) && at->begindatum < verkeer->agreements.earliest;
}

/* ---- Terms ---- */

static bool ijw101(const struct verkeer *verkeer, const struct event *at)
{
	(void)verkeer;
	return date_workdays(at->betreft_dagtekening, at->dagtekening) > 3;
}

/* Whether `at` comes late and corrects nothing: of a retroactive assignment the term runs from the
 * first JW301. */
static bool te_laat(const struct verkeer *verkeer, const struct event *at, int32_t gebeurd)
{
	const struct event *eerste = NULL;

	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *event = &verkeer->event[i];

		if (!is_bekend(verkeer, event, at))
			continue;
		if (is_toewijzing_van(event, at) &&
		    (eerste == NULL || event->dagtekening < eerste->dagtekening))
			eerste = event;
		if (event->soort == at->soort && is_verwijdering(event) && zelfde_drie(event, at) &&
		    event->toewijzingnummer == at->toewijzingnummer &&
		    (at->toewijzingnummer != GETAL_NONE || zelfde_product(event, at)))
			return false;
	}
	if (eerste != NULL && eerste->dagtekening > gebeurd)
		gebeurd = eerste->dagtekening;
	return date_workdays(gebeurd, at->dagtekening) > 5;
}

static bool ijw107(const struct verkeer *verkeer, const struct event *at)
{
	return !is_verwijdering(at) && te_laat(verkeer, at, at->begindatum);
}

/* When the end was known after a temporary stop nobody tells. */
static bool ijw108(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++)
		if (!gelijk(at->reden, "20") && gelijk(verkeer->event[i].reden, "20") &&
		    is_stop_op(verkeer, &verkeer->event[i], at))
			return false;
	return !is_verwijdering(at) && te_laat(verkeer, at, at->einddatum);
}

const struct dossier_reading readings_signaal[] = {
    {"IJW101", OF(EVENT_RETOUR), PLACE_HEADER, ijw101, RESOLVED_NEVER},
    {"IJW107", OF(EVENT_START), PLACE_LINE, ijw107, RESOLVED_NEVER},
    {"IJW108", OF(EVENT_STOP), PLACE_LINE, ijw108, RESOLVED_NEVER},
    {"IJW201", OF(EVENT_START), PLACE_LINE, ijw201, RESOLVED_MISSING},
    {"IJW202", OF(EVENT_START), PLACE_LINE, ijw202, RESOLVED_CLASH},
    {"IJW203", OF(EVENT_START), PLACE_LINE, ijw203, RESOLVED_CLASH},
    {"IJW204", OF(EVENT_STOP), PLACE_LINE, ijw204, RESOLVED_CLASH},
    {"IJW205", OF(EVENT_START), PLACE_LINE, ijw205, RESOLVED_CLASH},
    {"IJW206", OF(EVENT_TOEWIJZING), PLACE_LINE, ijw206, RESOLVED_CLASH},
    {"IJW207", OF(EVENT_TOEWIJZING), PLACE_LINE, ijw207, RESOLVED_CLASH},
    {"IJW208", OF(EVENT_TOEWIJZING), PLACE_LINE, ijw208, RESOLVED_CLASH},
    {"IJW209", OF(EVENT_TOEWIJZING), PLACE_CLIENT, ijw209, RESOLVED_CLASH},
    {"IJW210", OF(EVENT_TOEWIJZING), PLACE_CLIENT, overlapt, RESOLVED_CLASH},
    {"IJW211", OF(EVENT_AANVRAAG), PLACE_CLIENT, overlapt, RESOLVED_CLASH},
    {"IJW213", OF(EVENT_TOEWIJZING), PLACE_LINE, ijw213, RESOLVED_CLASH},
    {"IJW217", OF(EVENT_TOEWIJZING), PLACE_CLIENT, ijw217, RESOLVED_MISSING},
    {"IJW218", OF(EVENT_TOEWIJZING), PLACE_LINE, ijw218, RESOLVED_NEVER},
    {"IJW219", OF(EVENT_START), PLACE_LINE, ijw219, RESOLVED_NEVER},
    {NULL, 0, PLACE_LINE, NULL, RESOLVED_NEVER},
};
