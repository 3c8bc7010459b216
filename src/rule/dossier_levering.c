/* Rules about starts and stops and what was told before (keys, sections 5 and 6). */
#include "dossier.h"

#include <stdlib.h>
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

static int by_day(const void *a, const void *b)
{
	const struct event *left = *(const struct event *const *)a;
	const struct event *right = *(const struct event *const *)b;

	return (left->dagtekening > right->dagtekening) - (left->dagtekening < right->dagtekening);
}

/* Whether a delivery of which these lines speak exists after the last of their days: after each iff
 * (1 if it existed before) + what was sent - what was deleted on it is at least 1 (definitions,
 * section 9, "Starts and stops of one key"). Sorts the lines by day. */
static bool balance(const struct event **line, size_t count)
{
	int64_t exists = 0;

	qsort(line, count, sizeof(*line), by_day);
	for (size_t i = 0; i < count;) {
		int32_t day = line[i]->dagtekening;

		for (; i < count && line[i]->dagtekening == day; i++)
			exists += verwijdert(line[i]) ? -1 : 1;
		exists = exists >= 1;
	}
	return exists == 1;
}

/* Whether the delivery `like` exists, by what `at` may know. */
static bool exists(struct dossier *dossier, const struct event *like, const struct event *at)
{
	const struct event **line = dossier_room(dossier), *event;
	uint32_t cursor = 0;
	size_t count = 0;

	while ((event = dossier_before(dossier, SLEUTEL_START, like, at, &cursor)) != NULL)
		if (same_delivery(event, like))
			line[count++] = event;
	return balance(line, count);
}

/* The same of what must be there: it may be dated after `at`. */
static bool is_known(struct dossier *dossier, const struct event *like, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	if (exists(dossier, like, at))
		return true;
	while ((event = dossier_known(dossier, SLEUTEL_START, like, at, &cursor)) != NULL)
		if (event->dagtekening > at->dagtekening && adds_same(event, like))
			return true;
	return false;
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
	const struct event *toewijzing;

	if (verwijdert(at) || at->toewijzingnummer == GETAL_NONE)
		return;
	toewijzing = dossier_toewijzing(dossier, at, at);
	if (toewijzing == NULL || is_verwijderd(toewijzing))
		bevind_tot_versie(dossier, at, NULL);
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

/* Whether an event adds what `at` deletes, until its day: what is sent later is another delivery.
 */
static bool adds_until(const struct event *event, const struct event *at)
{
	return adds_same(event, at) && event->dagtekening <= at->dagtekening;
}

/* Whether the delivery was sent at all, taken back since or not. */
static bool was_sent(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, SLEUTEL_START, at, at, &cursor)) != NULL)
		if (adds_same(event, at))
			return true;
	return false;
}

/* Whether what `at` deletes was sent on the same day, and came with it: of one day order says
 * nothing. */
static bool is_of_one_day(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_later(dossier, SLEUTEL_START, at, &cursor)) != NULL)
		if (event->groep == at->groep && event->dagtekening == at->dagtekening &&
		    adds_same(event, at))
			return true;
	return false;
}

/* TR063: only what was sent can be deleted, and only once. */
void dossier_niets_te_verwijderen(struct dossier *dossier, const struct event *at)
{
	if (!verwijdert(at) || exists(dossier, at, at) || is_of_one_day(dossier, at))
		return;
	if (!was_sent(dossier, at))
		bevind_tot(dossier, SLEUTEL_START, at, adds_until, PLAATS_REGEL);
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

/* IJW219 */
void dossier_start_voor_vroegste(struct dossier *dossier, const struct event *at)
{
	if (!verwijdert(at) && at->begindatum != DAY_NONE &&
	    at->begindatum < dossier->afspraken->vroegste)
		bevind(dossier, at);
}
