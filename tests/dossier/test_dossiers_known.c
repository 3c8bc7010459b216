/* What all readings ask: what was known when, and which version of an assignment holds. */
#include <string.h>

#include "dossiers.h"

bool gelijk(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Deletions before additions, credits before debits. */
static int beurt(const struct event *event)
{
	switch (event->soort) {
	case EVENT_START:
	case EVENT_STOP:
		return gelijk(event->status, "3") ? 1 : 2;
	case EVENT_PRESTATIE:
		return event->budget != GETAL_NONE && event->budget < 0 ? 1 : 2;
	default:
		return 0;
	}
}

bool komt_voor(const struct event *a, const struct event *b)
{
	if (a->place != b->place)
		return a->place < b->place;
	return beurt(a) != beurt(b) ? beurt(a) < beurt(b) : a->regel < b->regel;
}

/* Whether a retour voids the message up to this place. */
static bool is_nietig(const struct verkeer *verkeer, const struct event *event, int64_t upto)
{
	for (size_t i = 0; i < verkeer->voids; i++)
		if (verkeer->voided[i].bericht == event->bericht &&
		    verkeer->voided[i].place <= upto)
			return true;
	return false;
}

bool neemt_terug(const struct event *line)
{
	switch (line->soort) {
	case EVENT_START:
	case EVENT_STOP:
		return gelijk(line->status, "3");
	case EVENT_PRESTATIE:
		return is_creditregel(line);
	case EVENT_TOEWIJZING:
		return is_ingetrokken(line);
	case EVENT_DECLARATIEANTWOORD:
	case EVENT_PRESTATIEANTWOORD:
		return true;
	default:
		return false;
	}
}

/* Whether it came after `at`, is known by now, and nothing ever voids it. */
static bool kwam_later(const struct verkeer *verkeer, const struct event *event,
		       const struct event *at)
{
	if (verkeer->later == LATER_NOTHING || event->place <= at->place ||
	    event->place > verkeer->upto || is_nietig(verkeer, event, INT64_MAX))
		return false;
	return verkeer->later == LATER_ALL || neemt_terug(event);
}

bool is_bekend(const struct verkeer *verkeer, const struct event *event, const struct event *at)
{
	int64_t upto = verkeer->later != LATER_NOTHING ? verkeer->upto : at->place - 1;

	if (komt_voor(event, at))
		return !is_nietig(verkeer, event, upto);
	return kwam_later(verkeer, event, at);
}

bool is_staande(const struct verkeer *verkeer, const struct event *event, const struct event *at)
{
	int64_t upto = verkeer->later != LATER_NOTHING ? verkeer->upto : at->place - 1;

	return event->bericht == at->bericht && !is_nietig(verkeer, event, upto);
}

int32_t dag_van(const struct verkeer *verkeer, const struct event *at)
{
	return verkeer->later != LATER_NOTHING ? verkeer->upto_day : at->dagtekening;
}

bool zelfde_drie(const struct event *a, const struct event *b)
{
	return gelijk(a->aanbieder, b->aanbieder) && a->gemeente == b->gemeente &&
	       a->jeugdige == b->jeugdige;
}

bool is_toewijzing_van(const struct event *event, const struct event *at)
{
	return event->soort == EVENT_TOEWIJZING && zelfde_drie(event, at) &&
	       at->toewijzingnummer != GETAL_NONE &&
	       event->toewijzingnummer == at->toewijzingnummer;
}

bool is_ingetrokken(const struct event *toewijzing)
{
	return (gelijk(toewijzing->reden, "13") || gelijk(toewijzing->reden, "01")) &&
	       toewijzing->einddatum == toewijzing->ingangsdatum;
}

/* Whether version `a` holds rather than `b`: the later decision (IV013); of one moment the one in
 * the message dated later, then that with the higher Identificatie. */
static bool gaat_boven(const struct event *a, const struct event *b)
{
	if (a->toewijzingsdatum != b->toewijzingsdatum)
		return a->toewijzingsdatum > b->toewijzingsdatum;
	if (a->toewijzingstijd != b->toewijzingstijd)
		return a->toewijzingstijd > b->toewijzingstijd;
	if (a->dagtekening != b->dagtekening)
		return a->dagtekening > b->dagtekening;
	if (!gelijk(a->identificatie, b->identificatie))
		return strcmp(a->identificatie, b->identificatie) > 0;
	return komt_voor(b, a);
}

bool is_versie_voor(const struct verkeer *verkeer, const struct event *event,
		    const struct event *at)
{
	if (event->soort != EVENT_TOEWIJZING || !is_bekend(verkeer, event, at))
		return false;
	for (size_t i = 0; i < verkeer->count; i++)
		if (is_toewijzing_van(&verkeer->event[i], event) &&
		    is_bekend(verkeer, &verkeer->event[i], at) &&
		    gaat_boven(&verkeer->event[i], event))
			return false;
	return true;
}

const struct event *versie_van(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++)
		if (is_toewijzing_van(&verkeer->event[i], at) &&
		    is_versie_voor(verkeer, &verkeer->event[i], at))
			return &verkeer->event[i];
	return NULL;
}

/* What one decision says, whoever repeats it. */
static bool zelfde_besluit(const struct event *a, const struct event *b)
{
	return is_toewijzing_van(a, b) && a->toewijzingsdatum == b->toewijzingsdatum &&
	       a->toewijzingstijd == b->toewijzingstijd && gelijk(a->categorie, b->categorie) &&
	       gelijk(a->code, b->code) && a->ingangsdatum == b->ingangsdatum &&
	       a->einddatum == b->einddatum && a->volume == b->volume && a->budget == b->budget &&
	       gelijk(a->eenheid, b->eenheid) && gelijk(a->frequentie, b->frequentie);
}

/* Of all that say this, the last that says why. */
bool is_vervallen(const struct verkeer *verkeer, const struct event *versie, const struct event *at)
{
	const struct event *laatste = versie->reden != NULL ? versie : NULL;

	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *event = &verkeer->event[i];

		if (zelfde_besluit(event, versie) && event->reden != NULL && event != versie &&
		    is_bekend(verkeer, event, at) &&
		    (laatste == NULL || gaat_boven(event, laatste)))
			laatste = event;
	}
	return laatste != NULL && is_ingetrokken(laatste);
}

bool loopt_nog(const struct verkeer *verkeer, const struct event *versie, const struct event *at)
{
	if (is_vervallen(verkeer, versie, at))
		return false;
	return versie->einddatum == DAY_NONE || versie->einddatum >= at->dagtekening ||
	       versie->ingangsdatum > at->dagtekening;
}

bool is_eerste_regel(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++)
		if (verkeer->event[i].bericht == at->bericht && verkeer->event[i].regel < at->regel)
			return false;
	return true;
}

bool zonder_toewijzing(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = versie_van(verkeer, at);

	return versie == NULL || is_vervallen(verkeer, versie, at);
}

bool is_onbekend(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *event = &verkeer->event[i];

		if (event->soort == EVENT_TOEWIJZING && zelfde_drie(event, at) &&
		    is_bekend(verkeer, event, at) &&
		    (komt_voor(event, at) || !is_vervallen(verkeer, event, event)))
			return false;
	}
	return true;
}

bool was_onbekend(const struct verkeer *verkeer, const struct event *at)
{
	return verkeer->later == LATER_NOTHING && is_onbekend(verkeer, at);
}

bool is_er_voor(const struct verkeer *verkeer, const struct event *like, const struct event *at,
		past *fits)
{
	for (size_t i = 0; i < verkeer->count; i++)
		if (fits(&verkeer->event[i], like) && is_bekend(verkeer, &verkeer->event[i], at))
			return true;
	return false;
}

bool is_er(const struct verkeer *verkeer, const struct event *at, past *fits)
{
	return is_er_voor(verkeer, at, at, fits);
}

static bool gelijk_product(const struct event *a, const struct event *b)
{
	if (a->categorie == NULL || b->categorie == NULL)
		return true;
	return gelijk(a->categorie, b->categorie) &&
	       (a->code == NULL || b->code == NULL || gelijk(a->code, b->code));
}

bool overlappen(const struct event *a, const struct event *b)
{
	return gelijk_product(a, b) &&
	       (b->einddatum == DAY_NONE || a->ingangsdatum <= b->einddatum) &&
	       (a->einddatum == DAY_NONE || b->ingangsdatum <= a->einddatum);
}
