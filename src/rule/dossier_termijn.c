/* Signals about terms that have passed (keys, section 9). Messages carry no day of receipt: a term
 * is counted from the Dagtekening of the one to that of the other. */
#include "dossier.h"

#include "ijw/base/date.h"

enum {
	RETOUR_WERKDAGEN = 3,              /* OP090 */
	DECLARATIEANTWOORD_WERKDAGEN = 10, /* OP090x4 */
	ANTWOORD_WERKDAGEN = 5,            /* OP274, OP346 */
	BESLUIT_DAGEN = 56,                /* OP274, OP346 */
	VERWIJZING_DAGEN = 14,             /* OP359 */
	LEVERING_WERKDAGEN = 5,            /* OP271, OP272 */
};

/* More working days than the term. What has no date, or an unlikely one, is never late. */
static bool is_voorbij(int32_t vanaf, int32_t dagtekening, int term)
{
	return date_is_likely(vanaf) && date_is_likely(dagtekening) &&
	       date_workdays(vanaf, dagtekening) > term;
}

static void na_werkdagen(struct dossier *dossier, const struct event *at, int32_t vanaf, int term)
{
	if (is_voorbij(vanaf, at->dagtekening, term))
		bevind_bij(dossier, at, PLAATS_HEADER);
}

/* IJW101 */
void dossier_retour_laat(struct dossier *dossier, const struct event *at)
{
	na_werkdagen(dossier, at, at->betreft_dagtekening, RETOUR_WERKDAGEN);
}

/* IJW102 */
void dossier_declaratieantwoord_laat(struct dossier *dossier, const struct event *at)
{
	na_werkdagen(dossier, at, at->betreft_dagtekening, DECLARATIEANTWOORD_WERKDAGEN);
}

/* The same in calendar days from a request on. */
static bool is_te_laat(const struct event *verzoek, const struct event *at, int dagen)
{
	return date_is_likely(verzoek->dagtekening) && date_is_likely(at->dagtekening) &&
	       at->dagtekening - verzoek->dagtekening > dagen;
}

/* ---- Requests ---- */

static bool beantwoordt(const struct event *at, const struct event *verzoek)
{
	return at->gemeente == verzoek->gemeente && at->dagtekening >= verzoek->dagtekening &&
	       (at->soort == EVENT_ANTWOORD ||
		(at->soort == EVENT_TOEWIJZING && at->jeugdige == verzoek->jeugdige));
}

/* The request that `at` answers, of several with its reference the last; NULL when unknown. */
static const struct event *beantwoord(struct dossier *dossier, const struct event *at)
{
	const struct event *event, *verzoek = NULL;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, SLEUTEL_VERZOEK, at, at, &cursor)) != NULL)
		if (beantwoordt(at, event))
			verzoek = event;
	return verzoek;
}

static bool onderzoekt(const struct event *event)
{
	return event->soort == EVENT_ANTWOORD && zelfde(event->status, "2");
}

/* What went before `at` about its request. */
struct eerder {
	bool onderzoek; /* it was taken under examination */
	bool besluit;   /* it was rejected or honoured */
};

static struct eerder eerder(struct dossier *dossier, const struct event *verzoek,
			    const struct event *at)
{
	struct eerder eerder = {false, false};
	const struct event *event;
	uint32_t cursor = 0;

	while (!eerder.besluit &&
	       (event = dossier_before(dossier, SLEUTEL_REFERENTIE, at, at, &cursor)) != NULL) {
		if (!beantwoordt(event, verzoek))
			continue;
		eerder.onderzoek = eerder.onderzoek || onderzoekt(event);
		eerder.besluit = !onderzoekt(event);
	}
	return eerder;
}

/* Another gemeente is responsible: this has a term of its own, whatever went before. */
static bool verwijst(const struct event *event)
{
	return event->soort == EVENT_ANTWOORD && zelfde(event->status, "1") &&
	       zelfde(event->reden, "8");
}

/* IJW103, IJW104: the first answer, of whatever kind, to a request of this type. */
static void antwoord_laat(struct dossier *dossier, const struct event *at, enum berichttype type)
{
	const struct event *verzoek = verwijst(at) ? NULL : beantwoord(dossier, at);
	struct eerder voor;

	if (verzoek == NULL || verzoek->type != type)
		return;
	voor = eerder(dossier, verzoek, at);
	if (!voor.onderzoek && !voor.besluit &&
	    is_voorbij(verzoek->dagtekening, at->dagtekening, ANTWOORD_WERKDAGEN))
		bevind(dossier, at);
}

void dossier_aanvraag_laat(struct dossier *dossier, const struct event *at)
{
	antwoord_laat(dossier, at, JW315);
}

void dossier_wijziging_laat(struct dossier *dossier, const struct event *at)
{
	antwoord_laat(dossier, at, JW317);
}

/* IJW105: the decision on a request that was taken under examination. */
void dossier_besluit_laat(struct dossier *dossier, const struct event *at)
{
	const struct event *verzoek;
	struct eerder voor;

	verzoek = onderzoekt(at) || verwijst(at) ? NULL : beantwoord(dossier, at);
	if (verzoek == NULL)
		return;
	voor = eerder(dossier, verzoek, at);
	if (voor.onderzoek && !voor.besluit && is_te_laat(verzoek, at, BESLUIT_DAGEN))
		bevind(dossier, at);
}

/* IJW106: the first decision, when it is that another gemeente is responsible. */
void dossier_verwijzing_laat(struct dossier *dossier, const struct event *at)
{
	const struct event *verzoek = verwijst(at) ? beantwoord(dossier, at) : NULL;

	if (verzoek != NULL && is_te_laat(verzoek, at, VERWIJZING_DAGEN) &&
	    !eerder(dossier, verzoek, at).besluit)
		bevind(dossier, at);
}

/* ---- Starts and stops ---- */

static enum sleutel van_toewijzing(const struct event *at)
{
	return at->toewijzingnummer != GETAL_NONE ? SLEUTEL_TOEWIJZING : SLEUTEL_PRODUCT;
}

/* Whether a start (or stop) of this assignment was taken back before: this one corrects it. */
static bool is_correctie(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, van_toewijzing(at), at, at, &cursor)) != NULL)
		if (event->soort == at->soort && verwijdert(event))
			return true;
	return false;
}

/* When the aanbieder could first report what happened on this day: of a retroactive assignment not
 * before the first JW301. */
static int32_t te_melden(struct dossier *dossier, const struct event *at, int32_t gebeurd)
{
	const struct event *event;
	int32_t toegewezen = DAY_NONE;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, SLEUTEL_VERSIE, at, at, &cursor)) != NULL)
		if (toegewezen == DAY_NONE || event->dagtekening < toegewezen)
			toegewezen = event->dagtekening;
	return toegewezen > gebeurd ? toegewezen : gebeurd;
}

static void levering_laat(struct dossier *dossier, const struct event *at, int32_t gebeurd)
{
	if (is_voorbij(te_melden(dossier, at, gebeurd), at->dagtekening, LEVERING_WERKDAGEN) &&
	    !is_correctie(dossier, at))
		bevind(dossier, at);
}

/* IJW107 */
void dossier_start_laat(struct dossier *dossier, const struct event *at)
{
	if (!verwijdert(at))
		levering_laat(dossier, at, at->begindatum);
}

/* IJW108. After a temporary stop the term runs from when the end was known, which no message
 * tells. */
void dossier_stop_laat(struct dossier *dossier, const struct event *at)
{
	const struct event *stop;
	uint32_t cursor = 0;

	if (verwijdert(at))
		return;
	while (!is_tijdelijk(at) && (stop = dossier_stop(dossier, at, &cursor)) != NULL)
		if (is_tijdelijk(stop))
			return;
	levering_laat(dossier, at, at->einddatum);
}
