/* Rules about requests (JW315, JW317) and what answers them (keys, section 4). */
#include "dossier.h"

/* Rejected, or honoured by an assignment. */
static bool besluit(const struct event *event)
{
	return event->soort == EVENT_TOEWIJZING ||
	       (event->soort == EVENT_ANTWOORD && zelfde(event->status, "1"));
}

/* Whether a request was settled, by what `at` may know and by whatever gemeente. An answer from
 * before it is of an older request with its reference. */
static bool is_besloten(struct dossier *dossier, const struct event *verzoek,
			const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, SLEUTEL_REFERENTIE, verzoek, at, &cursor)) != NULL)
		if (besluit(event) && event->dagtekening >= verzoek->dagtekening)
			return true;
	return false;
}

/* TR374: one request at a time, for a client at an aanbieder, be it at another gemeente. */
void dossier_nog_open(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	if (!is_eerste(dossier, at))
		return;
	while ((event = dossier_before(dossier, SLEUTEL_AANVRAGER, at, at, &cursor)) != NULL)
		if (!is_besloten(dossier, event, at)) {
			bevind_bij(dossier, at, PLAATS_HEADER);
			return;
		}
}

static bool is_van_gemeente(const struct event *verzoek, const struct event *at)
{
	return verzoek->gemeente == at->gemeente;
}

/* TR355 */
void dossier_antwoord_zonder_verzoek(struct dossier *dossier, const struct event *at)
{
	dossier_eist(dossier, SLEUTEL_VERZOEK, at, is_van_gemeente, PLAATS_REGEL);
}

/* Reports an answer when something of this kind went before it; `status` NULL is any. */
static void na(struct dossier *dossier, const struct event *at, enum event_soort soort,
	       const char *status)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, SLEUTEL_REFERENTIE, at, at, &cursor)) != NULL)
		if (event->soort == soort && event->gemeente == at->gemeente &&
		    (status == NULL || zelfde(event->status, status))) {
			bevind(dossier, at);
			return;
		}
}

/* TR359 */
void dossier_antwoord_na_toewijzing(struct dossier *dossier, const struct event *at)
{
	na(dossier, at, EVENT_TOEWIJZING, NULL);
}

/* TR360: a request is taken under examination first or not at all. */
void dossier_tweede_onderzoek(struct dossier *dossier, const struct event *at)
{
	if (zelfde(at->status, "2"))
		na(dossier, at, EVENT_ANTWOORD, NULL);
}

/* TR365 */
void dossier_na_besluit(struct dossier *dossier, const struct event *at)
{
	na(dossier, at, EVENT_ANTWOORD, "1");
}

static bool is_van_jeugdige(const struct event *verzoek, const struct event *at)
{
	return verzoek->gemeente == at->gemeente && verzoek->jeugdige == at->jeugdige;
}

/* TR379: a reference stands only on the decision that honours its request. That decision may be
 * sent again. */
void dossier_toewijzing_zonder_verzoek(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	if (!dossier_eist(dossier, SLEUTEL_VERZOEK, at, is_van_jeugdige, PLAATS_REGEL) ||
	    at->volgorde < dossier->from)
		return;
	while ((event = dossier_before(dossier, SLEUTEL_VERSIE, at, at, &cursor)) != NULL)
		if (event->jeugdige == at->jeugdige && zelfde(event->referentie, at->referentie) &&
		    !same_moment(event, at)) {
			bevind(dossier, at);
			return;
		}
}
