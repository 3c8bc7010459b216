/* Finds the assignment that a line names, and which of its versions is valid; with the rule about a
 * client who was never assigned anything. */
#include "dossier.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/text.h"

/* Whether `a` was told after `b`: of two versions of one moment the one that was told last holds,
 * whichever was taken in last (definitions, section 9, "Tie"). */
static bool told_after(const struct event *a, const struct event *b)
{
	int order = 0;

	if (a->dagtekening != b->dagtekening)
		return a->dagtekening > b->dagtekening;
	if (a->identificatie != NULL && b->identificatie != NULL)
		order = strcmp(a->identificatie, b->identificatie);
	return order != 0 ? order > 0 : a->place > b->place;
}

/* Whether version `a` holds rather than `b`. */
static bool decided_after(const struct event *a, const struct event *b)
{
	return event_same_moment(a, b) ? told_after(a, b) : event_is_later(a, b);
}

/* Whether `line` gives the RedenWijziging of this version: a line of the same decision with the
 * same content that fills it in. */
static bool gives_reason(const struct event *line, const struct event *version)
{
	return line->reden != NULL && event_same_moment(line, version) &&
	       event_same_content(line, version);
}

/* Of the lines with the content of this version the one that was told last and has a
 * RedenWijziging; the version itself when none has. A JW301 that is sent again with an empty
 * RedenWijziging erases none (definitions, section 9, "RedenWijziging of a version"). Only lines
 * that the sender of `at` could know are looked at. */
static const struct event *with_reason(struct dossier *dossier, const struct event *version,
				       const struct event *at)
{
	const struct event *event, *last = NULL;
	uint32_t cursor = 0;

	if (version == NULL)
		return NULL;
	if (version->reden != NULL)
		last = version;
	while ((event = dossier_before(dossier, KEY_VERSION, version, at, &cursor)) != NULL)
		if (gives_reason(event, version) && (last == NULL || told_after(event, last)))
			last = event;
	return last != NULL ? last : version;
}

bool dossier_is_deleted(struct dossier *dossier, const struct event *line)
{
	return event_is_deleted(with_reason(dossier, line, line));
}

const struct event *dossier_version(struct dossier *dossier, const struct event *like,
				    const struct event *at)
{
	const struct event *event, *valid = NULL;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, KEY_VERSION, like, at, &cursor)) != NULL)
		if (valid == NULL || decided_after(event, valid))
			valid = event;
	return with_reason(dossier, valid, at);
}

const struct event *dossier_version_in_force(struct dossier *dossier, const struct event *at)
{
	const struct event *version = dossier_version(dossier, at, at);

	return version != NULL && !event_is_deleted(version) ? version : NULL;
}

static int by_version(const void *a, const void *b)
{
	const struct event *left = *(const struct event *const *)a;
	const struct event *right = *(const struct event *const *)b;

	if (left->toewijzingnummer != right->toewijzingnummer)
		return left->toewijzingnummer < right->toewijzingnummer ? -1 : 1;
	return decided_after(left, right) - decided_after(right, left);
}

size_t dossier_valid_versions(struct dossier *dossier, const struct event *at,
			      const struct event ***versions)
{
	const struct event *event, **found;
	size_t count = 0, kept = 0;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, KEY_PARTIES, at, at, &cursor)) != NULL)
		count++;
	found = pool_alloc(dossier->pool, (count + 1) * sizeof(struct event *));
	count = cursor = 0;
	while ((event = dossier_before(dossier, KEY_PARTIES, at, at, &cursor)) != NULL)
		found[count++] = event;
	qsort(found, count, sizeof(struct event *), by_version);
	/* Sorted by number and moment: the last of each number is valid. */
	for (size_t i = 0; i < count; i++)
		if (i + 1 == count || found[i + 1]->toewijzingnummer != found[i]->toewijzingnummer)
			found[kept++] = with_reason(dossier, found[i], at);
	*versions = found;
	return kept;
}

static bool has_toewijzing(struct dossier *dossier, const struct event *at)
{
	uint32_t cursor = 0;

	return dossier_before(dossier, KEY_PARTIES, at, at, &cursor) != NULL;
}

/* Looking back, a finding on a client who was known stays one, though his assignment is void by
 * then. */
bool dossier_knows_client(struct dossier *dossier, const struct event *at)
{
	return dossier->hindsight != NULL || has_toewijzing(dossier, at);
}

void dossier_report_until_version(struct dossier *dossier, const struct event *at,
				  dossier_fits *fits)
{
	const struct event *event, *valid = NULL;
	uint32_t cursor = 0;

	while ((event = dossier_next(dossier, KEY_VERSION, at, &cursor)) != NULL) {
		if (event->nietig_vanaf != DAY_NEVER ||
		    (valid != NULL && !decided_after(event, valid)))
			continue;
		valid = event;
		if (event->place > at->place && (fits == NULL || fits(event, at)) &&
		    !dossier_is_deleted(dossier, event))
			break;
	}
	dossier_report_missing(dossier, at, PLACE_LINE, event);
}

/* TR304, reported once a message, at its Client. A later assignment resolves it, one that only
 * deletes does not: the youth is not known by it either. */
static void unknown_client(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	if (!dossier_is_first_line(dossier, at) || has_toewijzing(dossier, at))
		return;
	while ((event = dossier_later(dossier, KEY_PARTIES, at, &cursor)) != NULL)
		if (event->nietig_vanaf == DAY_NEVER && !dossier_is_deleted(dossier, event))
			break;
	dossier_report_resolved(dossier, at, PLACE_CLIENT, event);
}

static const struct rule rules[] = {
    {
	BETWEEN("TR304", "8187"),
	.text = N_("The client is unknown in the traffic this message belongs to"),
	.remedy = N_("Look up the Bsn and whether the gemeente has assigned this client to the "
		     "aanbieder."),
	.elements = "Client/Bsn",
	.class = "Client",
	.checks = N_(
	    "A request for change and a claim are about a client whom this gemeente has assigned "
	    "to this aanbieder. The answer to a claim is about a client in that claim."),
	.between = {{DOSSIER_JEUGDIGE, WIJZIGINGEN | PRESTATIES, unknown_client},
		    {DOSSIER_DECLARATIE, CLAIMANTWOORDREGELS, dossier_client_not_claimed}},
    },
};

RULE_SET(dossier_toewijzing);
