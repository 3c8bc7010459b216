/* Rules about starts and stops and what was told before (keys, sections 5 and 6). */
#include "dossier.h"

#include <string.h>

#include "ijw/base/date.h"

/* The whole key of a delivery; what it shares with its start is equal already. */
static bool same_delivery(const struct event *a, const struct event *b)
{
	if (a->soort != b->soort)
		return false;
	return a->soort == EVENT_START ||
	       (a->einddatum == b->einddatum && zelfde(a->reden, b->reden));
}

static bool adds_same(const struct event *event, const struct event *at)
{
	return same_delivery(event, at) && !verwijdert(event);
}

static bool adds_start(const struct event *event, const struct event *at)
{
	(void)at;
	return event->soort == EVENT_START && !verwijdert(event);
}

/* Whether the delivery `like` stands, by what `at` may know: whether the last that was said of it
 * is not that it is deleted. The Dagtekening decides what came last: a deletion takes back what was
 * sent until then, though something sent later came first (definitions, section 9, "Starts and
 * stops of one key"). What must be there may be dated after `at`. */
static bool stands(struct dossier *dossier, const struct event *like, const struct event *at,
		   bool must)
{
	const struct event *event, *last = NULL;
	uint32_t cursor = 0;

	while ((event = dossier_known(dossier, SLEUTEL_START, like, at, &cursor)) != NULL) {
		if (!same_delivery(event, like) ||
		    (event->dagtekening > at->dagtekening && (!must || verwijdert(event))))
			continue;
		if (last == NULL || event->dagtekening >= last->dagtekening)
			last = event;
	}
	return last != NULL && !verwijdert(last);
}

static bool exists(struct dossier *dossier, const struct event *like, const struct event *at)
{
	return stands(dossier, like, at, false);
}

static bool is_known(struct dossier *dossier, const struct event *like, const struct event *at)
{
	return stands(dossier, like, at, true);
}

/* Whether a stop stands on the start of `like`. */
static bool is_stopped(struct dossier *dossier, const struct event *like, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, SLEUTEL_START, like, at, &cursor)) != NULL)
		if (event->soort == EVENT_STOP && !verwijdert(event) && exists(dossier, event, at))
			return true;
	return false;
}

/* IJW201: a start counts nowhere as long as its assignment is not known, or deleted: that counts as
 * never sent. */
void dossier_wees(struct dossier *dossier, const struct event *at)
{
	if (verwijdert(at) || at->toewijzingnummer == GETAL_NONE ||
	    !dossier_eist(dossier, SLEUTEL_VERSIE, at, is_toewijzing, PLAATS_REGEL))
		return;
	if (at->volgorde >= dossier->from && is_verwijderd(dossier_toewijzing(dossier, at, at)))
		bevind(dossier, at);
}

/* TR019: what is started or stopped must be assigned, or agreed to go without. */
void dossier_onbekende_toewijzing(struct dossier *dossier, const struct event *at)
{
	if (at->toewijzingnummer != GETAL_NONE)
		dossier_wees(dossier, at);
	else if (!dossier->afspraken->taakgericht && at->volgorde >= dossier->from &&
		 !verwijdert(at))
		bevind(dossier, at);
}

/* Whether the delivery was sent at all, taken back since or not. */
static bool was_sent(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_known(dossier, SLEUTEL_START, at, at, &cursor)) != NULL)
		if (adds_same(event, at))
			return true;
	return false;
}

/* TR063: only what was sent can be deleted, and only once. */
void dossier_niets_te_verwijderen(struct dossier *dossier, const struct event *at)
{
	if (!verwijdert(at) || is_known(dossier, at, at))
		return;
	if (!was_sent(dossier, at))
		bevind_tot(dossier, SLEUTEL_START, at, adds_same, PLAATS_REGEL);
	else if (at->volgorde >= dossier->from)
		bevind(dossier, at);
}

/* TR071: first the stop is deleted, then the start. */
void dossier_start_met_stop(struct dossier *dossier, const struct event *at)
{
	if (verwijdert(at) && is_stopped(dossier, at, at))
		bevind(dossier, at);
}

/* TR074 */
void dossier_dubbel(struct dossier *dossier, const struct event *at)
{
	if (!verwijdert(at) && exists(dossier, at, at))
		bevind(dossier, at);
}

/* TR326: one assignment has one running start, and so has one product that goes without. */
void dossier_loopt_al(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	if (verwijdert(at))
		return;
	while ((event = dossier_before(dossier, SLEUTEL_PRODUCT, at, at, &cursor)) != NULL)
		if (adds_start(event, at) && exists(dossier, event, at) &&
		    !is_stopped(dossier, event, at)) {
			bevind(dossier, at);
			return;
		}
}

/* TR382: a stop repeats the key of its start. */
void dossier_stop_zonder_start(struct dossier *dossier, const struct event *at)
{
	struct event start = *at;

	if (verwijdert(at))
		return;
	start.soort = EVENT_START;
	if (!is_known(dossier, &start, at))
		bevind_tot(dossier, SLEUTEL_START, at, adds_start, PLAATS_REGEL);
}

/* The next stop that stands on the start `at` names. TR413 to TR415 take a start by its number and
 * Begindatum; where there is no number (taakgericht) the Product tells starts apart. */
const struct event *dossier_stop(struct dossier *dossier, const struct event *at, uint32_t *cursor)
{
	enum sleutel sleutel =
	    at->toewijzingnummer != GETAL_NONE ? SLEUTEL_TOEWIJZING : SLEUTEL_START;
	const struct event *event;

	while ((event = dossier_before(dossier, sleutel, at, at, cursor)) != NULL)
		if (event->soort == EVENT_STOP && !verwijdert(event) &&
		    event->begindatum == at->begindatum && exists(dossier, event, at))
			return event;
	return NULL;
}

bool is_tijdelijk(const struct event *stop)
{
	return stop->reden != NULL && strcmp(stop->reden, "20") == 0;
}

/* TR413 */
void dossier_tweede_tijdelijke(struct dossier *dossier, const struct event *at)
{
	const struct event *stop;
	uint32_t cursor = 0;

	if (verwijdert(at) || !is_tijdelijk(at))
		return;
	while ((stop = dossier_stop(dossier, at, &cursor)) != NULL)
		if (is_tijdelijk(stop)) {
			bevind(dossier, at);
			return;
		}
}

/* TR414 */
void dossier_stop_te_vroeg(struct dossier *dossier, const struct event *at)
{
	const struct event *stop;
	uint32_t cursor = 0;

	if (verwijdert(at))
		return;
	while ((stop = dossier_stop(dossier, at, &cursor)) != NULL)
		if (stop->einddatum > at->einddatum) {
			bevind(dossier, at);
			return;
		}
}

/* TR415 */
void dossier_al_beeindigd(struct dossier *dossier, const struct event *at)
{
	const struct event *stop;
	uint32_t cursor = 0;

	if (verwijdert(at))
		return;
	while ((stop = dossier_stop(dossier, at, &cursor)) != NULL)
		if (!is_tijdelijk(stop)) {
			bevind(dossier, at);
			return;
		}
}

/* IJW204: of several stops of one kind on a start the first reported counts (definitions, 9). */
void dossier_dubbele_stop(struct dossier *dossier, const struct event *at)
{
	const struct event *stop;
	uint32_t cursor = 0;

	if (verwijdert(at))
		return;
	while ((stop = dossier_stop(dossier, at, &cursor)) != NULL)
		if (is_tijdelijk(stop) == is_tijdelijk(at)) {
			bevind(dossier, at);
			return;
		}
}

/* IJW205: care begins again after it stopped. */
void dossier_herstart_te_vroeg(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	if (verwijdert(at))
		return;
	while ((event = dossier_before(dossier, SLEUTEL_TOEWIJZING, at, at, &cursor)) != NULL)
		if (event->soort == EVENT_STOP && !verwijdert(event) &&
		    event->begindatum < at->begindatum && event->einddatum >= at->begindatum &&
		    exists(dossier, event, at)) {
			bevind(dossier, at);
			return;
		}
}

/* The assignment of a start, when it is known and in force. */
static const struct event *toewijzing_van_start(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing;

	if (verwijdert(at) || at->toewijzingnummer == GETAL_NONE)
		return NULL;
	toewijzing = dossier_toewijzing(dossier, at, at);
	return toewijzing != NULL && !is_verwijderd(toewijzing) ? toewijzing : NULL;
}

/* IJW202 (definitions, section 3: W3b below 0) */
void dossier_start_voor_ingang(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = toewijzing_van_start(dossier, at);

	if (toewijzing != NULL && at->begindatum < toewijzing->ingangsdatum)
		bevind(dossier, at);
}

/* IJW203 */
void dossier_start_na_einde(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = toewijzing_van_start(dossier, at);

	if (toewijzing != NULL && toewijzing->einddatum != DAY_NONE &&
	    at->begindatum > toewijzing->einddatum)
		bevind(dossier, at);
}
