/* The second reading of the rules that ask whether something was used before by anyone (keys,
 * section 2), of the months of claims, and of retours. */
#include <string.h>

#include "dossiers.h"

static enum berichttype heen_van(const struct event *retour)
{
	return bericht_info(retour->type)->retourop;
}

/* Whether the two are of one sender. Which of the two parties that is the type says. */
static bool zelfde_afzender(const struct event *a, const struct event *b, enum berichttype type)
{
	if (type == JW301 || type == JW319 || type == JW325)
		return a->gemeente == b->gemeente;
	return gelijk(a->aanbieder, b->aanbieder);
}

/* A name is spent, also by a message that is rejected: what carried it has seen it. A claim is
 * answered once. Of a claim that was rejected in itself only that it was sent counts. */
static bool tr056(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *event = &verkeer->event[i];

		if (event->place >= at->place || event->type != at->type || at->rejected)
			continue;
		if (zelfde_afzender(event, at, at->type) &&
		    gelijk(event->identificatie, at->identificatie))
			return at->regel == 1;
		if (at->type == JW325 && gelijk(event->aanbieder, at->aanbieder) &&
		    gelijk(event->betreft, at->betreft) &&
		    event->betreft_dagtekening == at->betreft_dagtekening)
			return at->regel == 1;
	}
	return false;
}

static bool is_ander_bericht(const struct event *event, const struct event *at)
{
	return event->bericht != at->bericht;
}

static bool is_nummer_van_ander(const struct event *event, const struct event *at)
{
	return event->soort == EVENT_TOEWIJZING && event->gemeente == at->gemeente &&
	       komt_voor(event, at) && event->toewijzingnummer == at->toewijzingnummer &&
	       (event->jeugdige != at->jeugdige || !gelijk(event->aanbieder, at->aanbieder));
}

static bool tr332(const struct verkeer *verkeer, const struct event *at)
{
	return is_er(verkeer, at, is_nummer_van_ander);
}

static bool is_gebruikt(const struct event *event, const struct event *at)
{
	return (event->soort == EVENT_AANVRAAG || event->soort == EVENT_WIJZIGING) &&
	       is_ander_bericht(event, at) && gelijk(event->aanbieder, at->aanbieder) &&
	       gelijk(event->referentie, at->referentie);
}

static bool tr347(const struct verkeer *verkeer, const struct event *at)
{
	return is_er(verkeer, at, is_gebruikt);
}

/* A claim that was not refused as a whole, by itself or in its JW325: then it counts as sent. */
static bool is_verzonden(const struct verkeer *verkeer, const struct event *claim,
			 const struct event *at)
{
	return is_bekend(verkeer, claim, at) && !claim->rejected &&
	       !is_geweigerd(verkeer, claim, at);
}

static bool tr333(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *claim = &verkeer->event[i];

		if (claim->soort == EVENT_DECLARATIE && !at->rejected &&
		    gelijk(claim->aanbieder, at->aanbieder) &&
		    gelijk(claim->referentie, at->referentie) && is_verzonden(verkeer, claim, at))
			return true;
	}
	return false;
}

/* Within a message the one that stands behind. A line that comes later is not in its way. */
static bool tr314(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *line = &verkeer->event[i];
		bool same = line->bericht == at->bericht;

		if (line->soort == EVENT_PRESTATIE && gelijk(line->aanbieder, at->aanbieder) &&
		    gelijk(line->referentienummer, at->referentienummer) && komt_voor(line, at) &&
		    (same || is_verzonden(verkeer, line, at)))
			return true;
	}
	return false;
}

/* Of what is claimed by this aanbieder of this gemeente before: the last month. */
static const struct event *last_claim(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *last = NULL;

	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *claim = &verkeer->event[i];

		if (claim->soort == EVENT_DECLARATIE && !at->rejected &&
		    gelijk(claim->aanbieder, at->aanbieder) && claim->gemeente == at->gemeente &&
		    is_verzonden(verkeer, claim, at) &&
		    (last == NULL || claim->begindatum > last->begindatum))
			last = claim;
	}
	return last;
}

static bool tr318(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *last = last_claim(verkeer, at);

	return last != NULL && at->begindatum < last->begindatum;
}

static bool ijw216(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *last = last_claim(verkeer, at);

	return last != NULL && at->begindatum > last->einddatum + 1;
}

/* A credit that was approved has the same debit. */
static bool tr390(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *credit = &verkeer->event[i];

		if (is_creditregel(at) && is_creditregel(credit) && is_ander_bericht(credit, at) &&
		    komt_voor(credit, at) && gelijk(credit->aanbieder, at->aanbieder) &&
		    at->vorigreferentienummer != NULL &&
		    gelijk(credit->vorigreferentienummer, at->vorigreferentienummer) &&
		    is_bekend(verkeer, credit, at) && is_goedgekeurd(verkeer, credit, at))
			return !was_onbekend(verkeer, at);
	}
	return false;
}

/* ---- Retours ---- */

/* A message with the sender, Identificatie and Dagtekening that the retour names; that it
 * is void is what the retour says. */
static bool ijw214(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *event = &verkeer->event[i];
		bool known = event->place < at->place ||
			     (verkeer->later == LATER_ALL && event->place <= verkeer->upto);

		if (known && event->type == heen_van(at) &&
		    zelfde_afzender(event, at, heen_van(at)) &&
		    gelijk(event->identificatie, at->betreft) &&
		    event->dagtekening == at->betreft_dagtekening)
			return false;
	}
	return true;
}

static bool ijw215(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *event = &verkeer->event[i];

		if (event->soort == EVENT_RETOUR && event->place < at->place &&
		    event->type == at->type && zelfde_afzender(event, at, heen_van(at)) &&
		    gelijk(event->betreft, at->betreft) &&
		    event->betreft_dagtekening == at->betreft_dagtekening)
			return true;
	}
	return false;
}

enum {
	FIRST_LINES = OF(EVENT_TOEWIJZING) | OF(EVENT_START) | OF(EVENT_STOP) | OF(EVENT_AANVRAAG) |
		      OF(EVENT_WIJZIGING) | OF(EVENT_ANTWOORD) | OF(EVENT_DECLARATIE) |
		      OF(EVENT_DECLARATIEANTWOORD),
};

const struct dossier_reading readings_archive[] = {
    {"TR056", FIRST_LINES, PLACE_HEADER, tr056, RESOLVED_NEVER},
    {"TR332", OF(EVENT_TOEWIJZING), PLACE_LINE, tr332, RESOLVED_CLASH},
    {"TR347", OF(EVENT_AANVRAAG) | OF(EVENT_WIJZIGING), PLACE_LINE, tr347, RESOLVED_CLASH},
    {"TR333", OF(EVENT_DECLARATIE), PLACE_LINE, tr333, RESOLVED_CLASH},
    {"TR314", OF(EVENT_PRESTATIE), PLACE_LINE, tr314, RESOLVED_CLASH},
    {"TR318", OF(EVENT_DECLARATIE), PLACE_LINE, tr318, RESOLVED_CLASH},
    {"TR390", OF(EVENT_PRESTATIE), PLACE_LINE, tr390, RESOLVED_CLASH},
    {"IJW214", OF(EVENT_RETOUR), PLACE_HEADER, ijw214, RESOLVED_MISSING},
    {"IJW215", OF(EVENT_RETOUR), PLACE_HEADER, ijw215, RESOLVED_CLASH},
    {"IJW216", OF(EVENT_DECLARATIE), PLACE_LINE, ijw216, RESOLVED_CLASH},
    {NULL, 0, PLACE_LINE, NULL, RESOLVED_NEVER},
};
