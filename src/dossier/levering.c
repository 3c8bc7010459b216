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
	       (a->einddatum == b->einddatum && same_text(a->reden, b->reden));
}

static bool adds_same(const struct event *event, const struct event *at)
{
	return same_delivery(event, at) && !event_deletes(event);
}

static bool adds_start(const struct event *event, const struct event *at)
{
	(void)at;
	return event->soort == EVENT_START && !event_deletes(event);
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
			exists += event_deletes(line[i]) ? -1 : 1;
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

	while ((event = dossier_before(dossier, KEY_START, like, at, &cursor)) != NULL)
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
	while ((event = dossier_known(dossier, KEY_START, like, at, &cursor)) != NULL)
		if (event->dagtekening > at->dagtekening && adds_same(event, like))
			return true;
	return false;
}

/* Whether a stop stands on the start of `like`. */
static bool is_stopped(struct dossier *dossier, const struct event *like, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, KEY_START, like, at, &cursor)) != NULL)
		if (event->soort == EVENT_STOP && !event_deletes(event) &&
		    exists(dossier, event, at))
			return true;
	return false;
}

/* IJW201: a start counts nowhere as long as its assignment is not known, or deleted: that counts as
 * never sent. */
void dossier_start_unassigned(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing;

	if (event_deletes(at) || at->toewijzingnummer == GETAL_NONE)
		return;
	toewijzing = dossier_version(dossier, at, at);
	if (toewijzing == NULL || event_is_deleted(toewijzing))
		dossier_report_until_version(dossier, at, NULL);
}

/* TR019: what is started or stopped must be assigned, or agreed to go without. */
void dossier_unknown_toewijzing(struct dossier *dossier, const struct event *at)
{
	if (at->toewijzingnummer != GETAL_NONE)
		dossier_start_unassigned(dossier, at);
	else if (!dossier->agreements->taakgericht && at->place >= dossier->from &&
		 !event_deletes(at))
		dossier_report(dossier, at);
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

	while ((event = dossier_before(dossier, KEY_START, at, at, &cursor)) != NULL)
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

	while ((event = dossier_later(dossier, KEY_START, at, &cursor)) != NULL)
		if (event->group == at->group && event->dagtekening == at->dagtekening &&
		    adds_same(event, at))
			return true;
	return false;
}

/* TR063: only what was sent can be deleted, and only once. */
void dossier_nothing_to_delete(struct dossier *dossier, const struct event *at)
{
	if (!event_deletes(at) || exists(dossier, at, at) || is_of_one_day(dossier, at))
		return;
	if (!was_sent(dossier, at))
		dossier_report_until(dossier, KEY_START, at, adds_until, PLACE_LINE);
	else if (at->place >= dossier->from)
		dossier_report(dossier, at);
}

/* TR071: first the stop is deleted, then the start. */
void dossier_start_has_stop(struct dossier *dossier, const struct event *at)
{
	if (event_deletes(at) && is_stopped(dossier, at, at))
		dossier_report(dossier, at);
}

/* TR074 */
void dossier_sent_twice(struct dossier *dossier, const struct event *at)
{
	if (!event_deletes(at) && exists(dossier, at, at))
		dossier_report(dossier, at);
}

/* TR326: one assignment has one running start, and so has one product that goes without. */
void dossier_runs_already(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	if (event_deletes(at))
		return;
	while ((event = dossier_before(dossier, KEY_PRODUCT, at, at, &cursor)) != NULL)
		if (adds_start(event, at) && exists(dossier, event, at) &&
		    !is_stopped(dossier, event, at)) {
			dossier_report(dossier, at);
			return;
		}
}

/* TR382: a stop repeats the key of its start. */
void dossier_stop_without_start(struct dossier *dossier, const struct event *at)
{
	struct event start = *at;

	if (event_deletes(at))
		return;
	start.soort = EVENT_START;
	if (!is_known(dossier, &start, at))
		dossier_report_until(dossier, KEY_START, at, adds_start, PLACE_LINE);
}

/* The next stop that stands on the start `at` names. TR413 to TR415 take a start by its number and
 * Begindatum; where there is no number (taakgericht) the Product tells starts apart. */
const struct event *dossier_next_stop(struct dossier *dossier, const struct event *at,
				      uint32_t *cursor)
{
	enum key key = at->toewijzingnummer != GETAL_NONE ? KEY_TOEWIJZING : KEY_START;
	const struct event *event;

	while ((event = dossier_before(dossier, key, at, at, cursor)) != NULL)
		if (event->soort == EVENT_STOP && !event_deletes(event) &&
		    event->begindatum == at->begindatum && exists(dossier, event, at))
			return event;
	return NULL;
}

/* TR413 */
void dossier_second_temporary(struct dossier *dossier, const struct event *at)
{
	const struct event *stop;
	uint32_t cursor = 0;

	if (event_deletes(at) || !event_is_temporary(at))
		return;
	while ((stop = dossier_next_stop(dossier, at, &cursor)) != NULL)
		if (event_is_temporary(stop)) {
			dossier_report(dossier, at);
			return;
		}
}

/* TR414 */
void dossier_stop_before_other(struct dossier *dossier, const struct event *at)
{
	const struct event *stop;
	uint32_t cursor = 0;

	if (event_deletes(at))
		return;
	while ((stop = dossier_next_stop(dossier, at, &cursor)) != NULL)
		if (stop->einddatum > at->einddatum) {
			dossier_report(dossier, at);
			return;
		}
}

/* TR415 */
void dossier_ended_already(struct dossier *dossier, const struct event *at)
{
	const struct event *stop;
	uint32_t cursor = 0;

	if (event_deletes(at))
		return;
	while ((stop = dossier_next_stop(dossier, at, &cursor)) != NULL)
		if (!event_is_temporary(stop)) {
			dossier_report(dossier, at);
			return;
		}
}

/* IJW204: of several stops of one kind on a start the first reported counts (definitions, 9). */
void dossier_second_stop(struct dossier *dossier, const struct event *at)
{
	const struct event *stop;
	uint32_t cursor = 0;

	if (event_deletes(at))
		return;
	while ((stop = dossier_next_stop(dossier, at, &cursor)) != NULL)
		if (event_is_temporary(stop) == event_is_temporary(at)) {
			dossier_report(dossier, at);
			return;
		}
}

/* IJW205: care begins again after it stopped. */
void dossier_restart_before_stop(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	if (event_deletes(at))
		return;
	while ((event = dossier_before(dossier, KEY_TOEWIJZING, at, at, &cursor)) != NULL)
		if (event->soort == EVENT_STOP && !event_deletes(event) &&
		    event->begindatum < at->begindatum && event->einddatum >= at->begindatum &&
		    exists(dossier, event, at)) {
			dossier_report(dossier, at);
			return;
		}
}

/* The assignment of a start, when it is known and in force. */
static const struct event *version_of_start(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing;

	if (event_deletes(at) || at->toewijzingnummer == GETAL_NONE)
		return NULL;
	toewijzing = dossier_version(dossier, at, at);
	return toewijzing != NULL && !event_is_deleted(toewijzing) ? toewijzing : NULL;
}

/* IJW202 (definitions, section 3: W3b below 0) */
void dossier_start_before_assigned(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = version_of_start(dossier, at);

	if (toewijzing != NULL && at->begindatum < toewijzing->ingangsdatum)
		dossier_report(dossier, at);
}

/* IJW203 */
void dossier_start_after_end(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = version_of_start(dossier, at);

	if (toewijzing != NULL && toewijzing->einddatum != DAY_NONE &&
	    at->begindatum > toewijzing->einddatum)
		dossier_report(dossier, at);
}

/* IJW219 */
void dossier_start_too_old(struct dossier *dossier, const struct event *at)
{
	if (!event_deletes(at) && at->begindatum != DAY_NONE &&
	    at->begindatum < dossier->agreements->earliest)
		dossier_report(dossier, at);
}
