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

bool is_bekend(const struct verkeer *verkeer, const struct event *event, const struct event *at)
{
	if (!komt_voor(event, at))
		return false;
	for (size_t i = 0; i < verkeer->nietigen; i++)
		if (verkeer->nietig[i].bericht == event->bericht &&
		    verkeer->nietig[i].place < at->place &&
		    verkeer->nietig[i].dagtekening <= at->dagtekening)
			return false;
	return true;
}

bool telt(const struct verkeer *verkeer, const struct event *event, const struct event *at)
{
	return is_bekend(verkeer, event, at) && event->dagtekening <= at->dagtekening;
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

typedef bool weten(const struct verkeer *verkeer, const struct event *event,
		   const struct event *at);

/* Of those that are known in this sense none goes above it. */
static bool is_hoogste(const struct verkeer *verkeer, const struct event *event,
		       const struct event *at, weten *weet)
{
	if (event->soort != EVENT_TOEWIJZING || !weet(verkeer, event, at))
		return false;
	for (size_t i = 0; i < verkeer->count; i++)
		if (is_toewijzing_van(&verkeer->event[i], event) &&
		    weet(verkeer, &verkeer->event[i], at) && gaat_boven(&verkeer->event[i], event))
			return false;
	return true;
}

bool is_versie_voor(const struct verkeer *verkeer, const struct event *event,
		    const struct event *at)
{
	return is_hoogste(verkeer, event, at, telt);
}

const struct event *versie_van(const struct verkeer *verkeer, const struct event *at)
{
	weten *const ways[] = {telt, is_bekend};

	for (int way = 0; way < 2; way++)
		for (size_t i = 0; i < verkeer->count; i++)
			if (is_toewijzing_van(&verkeer->event[i], at) &&
			    is_hoogste(verkeer, &verkeer->event[i], at, ways[way]))
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
	weten *const weet = versie->dagtekening > at->dagtekening ? is_bekend : telt;

	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *event = &verkeer->event[i];

		if (zelfde_besluit(event, versie) && event->reden != NULL && event != versie &&
		    weet(verkeer, event, at) && (laatste == NULL || gaat_boven(event, laatste)))
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

/* Whether a retour voids it, be it later. */
static bool is_nietig(const struct verkeer *verkeer, const struct event *event)
{
	for (size_t i = 0; i < verkeer->nietigen; i++)
		if (verkeer->nietig[i].bericht == event->bericht)
			return true;
	return false;
}

bool brengt(const struct verkeer *verkeer, const struct event *event, const struct event *at)
{
	return komt_voor(at, event) && !is_nietig(verkeer, event) &&
	       (event->soort != EVENT_TOEWIJZING || !is_vervallen(verkeer, event, event));
}

/* Whether a line is the valid version of its assignment once it is there. */
static bool is_dan_hoogste(const struct verkeer *verkeer, const struct event *event)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *other = &verkeer->event[i];

		if (is_toewijzing_van(other, event) && !is_nietig(verkeer, other) &&
		    komt_voor(other, event) && gaat_boven(other, event))
			return false;
	}
	return true;
}

struct uitspraak tot_versie(const struct verkeer *verkeer, const struct event *at, past *fits)
{
	const struct event *eerste = NULL;

	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *event = &verkeer->event[i];

		if (is_toewijzing_van(event, at) && fits(event, at) && brengt(verkeer, event, at) &&
		    is_dan_hoogste(verkeer, event) && (eerste == NULL || komt_voor(event, eerste)))
			eerste = event;
	}
	return (struct uitspraak){.fout = true,
				  .resolved_by = eerste != NULL ? eerste->bericht : 0};
}

struct uitspraak tot_toewijzing(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = versie_van(verkeer, at);

	return versie != NULL && !is_vervallen(verkeer, versie, at)
		   ? zegt(false)
		   : tot_versie(verkeer, at, is_toewijzing_van);
}

struct uitspraak vraagt(const struct verkeer *verkeer, const struct event *at, past *fits)
{
	const struct event *eerste = NULL;

	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *event = &verkeer->event[i];

		if (!fits(event, at))
			continue;
		if (is_bekend(verkeer, event, at))
			return zegt(false);
		if (brengt(verkeer, event, at) && (eerste == NULL || komt_voor(event, eerste)))
			eerste = event;
	}
	return (struct uitspraak){.fout = true,
				  .resolved_by = eerste != NULL ? eerste->bericht : 0};
}

bool is_er_voor(const struct verkeer *verkeer, const struct event *like, const struct event *at,
		past *fits)
{
	for (size_t i = 0; i < verkeer->count; i++)
		if (fits(&verkeer->event[i], like) && telt(verkeer, &verkeer->event[i], at))
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
