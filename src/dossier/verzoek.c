/* Rules about requests (JW315, JW317) and what answers them (keys, section 4). */
#include "dossier.h"

/* Rejected, or honoured by an assignment. */
static bool decides(const struct event *event)
{
	return event->soort == EVENT_TOEWIJZING || event_refuses(event);
}

/* Whether a request was settled, by what `at` may know and by whatever gemeente. An answer from
 * before it is of an older request with its reference. */
static bool is_decided(struct dossier *dossier, const struct event *verzoek, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, KEY_REFERENTIE, verzoek, at, &cursor)) != NULL)
		if (decides(event) && event->dagtekening >= verzoek->dagtekening)
			return true;
	return false;
}

/* TR374: one request at a time, for a client at an aanbieder, be it at another gemeente. */
void dossier_still_open(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	if (!is_first_line(dossier, at))
		return;
	while ((event = dossier_before(dossier, KEY_REQUESTER, at, at, &cursor)) != NULL)
		if (!is_decided(dossier, event, at)) {
			dossier_report_at(dossier, at, PLACE_HEADER);
			return;
		}
}

static bool is_of_gemeente(const struct event *verzoek, const struct event *at)
{
	return verzoek->gemeente == at->gemeente;
}

/* TR355 */
void dossier_antwoord_without_verzoek(struct dossier *dossier, const struct event *at)
{
	dossier_demand(dossier, KEY_VERZOEK, at, is_of_gemeente, PLACE_LINE);
}

/* Reports an answer when something of this kind went before it; `status` NULL is any. */
static void report_after(struct dossier *dossier, const struct event *at, enum event_soort soort,
			 const char *status)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, KEY_REFERENTIE, at, at, &cursor)) != NULL)
		if (event->soort == soort && event->gemeente == at->gemeente &&
		    (status == NULL || same_text(event->status, status))) {
			dossier_report(dossier, at);
			return;
		}
}

/* TR359 */
void dossier_antwoord_after_toewijzing(struct dossier *dossier, const struct event *at)
{
	report_after(dossier, at, EVENT_TOEWIJZING, NULL);
}

/* TR360: a request is taken under examination first or not at all. */
void dossier_second_examination(struct dossier *dossier, const struct event *at)
{
	if (event_examines(at))
		report_after(dossier, at, EVENT_ANTWOORD, NULL);
}

/* TR365 */
void dossier_after_decision(struct dossier *dossier, const struct event *at)
{
	report_after(dossier, at, EVENT_ANTWOORD, "1");
}

static bool is_of_jeugdige(const struct event *verzoek, const struct event *at)
{
	return verzoek->gemeente == at->gemeente && verzoek->jeugdige == at->jeugdige;
}

/* TR379: a reference stands only on the decision that honours its request. That decision may be
 * sent again. */
void dossier_toewijzing_without_verzoek(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	if (!dossier_demand(dossier, KEY_VERZOEK, at, is_of_jeugdige, PLACE_LINE) ||
	    at->place < dossier->from)
		return;
	while ((event = dossier_before(dossier, KEY_VERSION, at, at, &cursor)) != NULL)
		if (event->jeugdige == at->jeugdige &&
		    same_text(event->referentie, at->referentie) && !event_same_moment(event, at)) {
			dossier_report(dossier, at);
			return;
		}
}
