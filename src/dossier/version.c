/* Signals about a line of a JW301 beside what was assigned before (keys, section 3). */
#include "dossier.h"

#include "ijw/base/date.h"

/* IJW206: one decision has one content. */
void dossier_one_moment_two_contents(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, KEY_VERSION, at, at, &cursor)) != NULL)
		if (event_same_moment(event, at) && !event_same_content(event, at)) {
			dossier_report(dossier, at);
			return;
		}
}

/* IJW207: a decision that was overtaken came after the one that overtook it. */
void dossier_older_version(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_known(dossier, KEY_VERSION, at, at, &cursor)) != NULL)
		if (event_is_later(event, at)) {
			dossier_report(dossier, at);
			return;
		}
}

/* IJW208: under one number only Einddatum, Budget and, in total, Volume change (OP257, IV066). */
void dossier_changes_fixed(struct dossier *dossier, const struct event *at)
{
	const struct event *version = dossier_version(dossier, at, at);

	if (version == NULL || event_same_moment(version, at) || event_is_deleted(version) ||
	    dossier_is_deleted(dossier, at))
		return;
	if (!event_same_product(version, at) || version->ingangsdatum != at->ingangsdatum ||
	    !same_text(version->eenheid, at->eenheid) ||
	    !same_text(version->frequentie, at->frequentie) ||
	    (!event_is_in_total(at) && version->volume != at->volume))
		dossier_report(dossier, at);
}

/* IJW212: the request was refused before. */
void dossier_assigned_after_refusal(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, KEY_ANTWOORD, at, at, &cursor)) != NULL)
		if (event_refuses(event) && event->gemeente == at->gemeente) {
			dossier_report(dossier, at);
			return;
		}
}

static bool is_change(struct dossier *dossier, const struct event *line)
{
	const struct event *event;
	uint32_t cursor = 0;

	if (line->referentie == NULL)
		return false;
	while ((event = dossier_before(dossier, KEY_VERZOEK, line, line, &cursor)) != NULL)
		if (event->soort == EVENT_WIJZIGING && event->gemeente == line->gemeente)
			return true;
	return false;
}

/* IJW213: a JW317 is answered as a whole, so every line carries its reference (IV093). Asked once
 * a message, of its first line. */
void dossier_without_referentie(struct dossier *dossier, const struct event *at)
{
	const struct event *line, *with = NULL;
	uint32_t cursor = 0;

	if (!is_first_line(dossier, at))
		return;
	while (with == NULL && (line = dossier_next_of_message(dossier, at, &cursor)) != NULL)
		if (is_change(dossier, line))
			with = line;
	cursor = 0;
	while (with != NULL && (line = dossier_next_of_message(dossier, at, &cursor)) != NULL)
		if (!same_text(line->referentie, with->referentie))
			dossier_report(dossier, line);
}

static bool is_too_old(const struct dossier *dossier, const struct event *toewijzing)
{
	return toewijzing->toewijzingsdatum != DAY_NONE &&
	       toewijzing->toewijzingsdatum < dossier->agreements->earliest;
}

/* IJW218, once an assignment: every JW301 lists all that are actual. */
void dossier_decided_too_old(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	if (!is_too_old(dossier, at))
		return;
	while ((event = dossier_before(dossier, KEY_VERSION, at, at, &cursor)) != NULL)
		if (is_too_old(dossier, event))
			return;
	dossier_report(dossier, at);
}
