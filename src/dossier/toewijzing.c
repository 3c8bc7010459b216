/* The assignment that a line names, and its valid version. */
#include "dossier.h"

#include "ijw/base/text.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"

/* Of one moment what was told last holds, whatever order it came in (definitions, section 9,
 * "Tie"). */
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

/* Whether `line` says why version `version` came to be. */
static bool gives_reason(const struct event *line, const struct event *version)
{
	return line->reden != NULL && event_same_moment(line, version) &&
	       event_same_content(line, version);
}

/* The line that stands for a version of which `version` is one: the last told with its content that
 * gives a RedenWijziging, since an empty one erases none (definitions, section 9, "RedenWijziging
 * of a version"). Of the lines that `at` may know; with `later` also of those dated after it. */
static const struct event *with_reason(struct dossier *dossier, const struct event *version,
				       const struct event *at, bool later)
{
	const struct event *event, *last = NULL;
	uint32_t cursor = 0;

	if (version == NULL)
		return NULL;
	if (version->reden != NULL)
		last = version;
	while ((event = dossier_known(dossier, KEY_VERSION, version, at, &cursor)) != NULL)
		if ((later || event->dagtekening <= at->dagtekening) &&
		    gives_reason(event, version) && (last == NULL || told_after(event, last)))
			last = event;
	return last != NULL ? last : version;
}

bool dossier_is_deleted(struct dossier *dossier, const struct event *line)
{
	return event_is_deleted(with_reason(dossier, line, line, false));
}

const struct event *dossier_version(struct dossier *dossier, const struct event *like,
				    const struct event *at)
{
	const struct event *event, *dated = NULL, *known = NULL;
	uint32_t cursor = 0;

	while ((event = dossier_known(dossier, KEY_VERSION, like, at, &cursor)) != NULL) {
		if (known == NULL || decided_after(event, known))
			known = event;
		if (event->dagtekening <= at->dagtekening &&
		    (dated == NULL || decided_after(event, dated)))
			dated = event;
	}
	return dated != NULL ? with_reason(dossier, dated, at, false)
			     : with_reason(dossier, known, at, true);
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
		count += event->soort == EVENT_TOEWIJZING;
	found = pool_alloc(dossier->pool, (count + 1) * sizeof(struct event *));
	count = cursor = 0;
	while ((event = dossier_before(dossier, KEY_PARTIES, at, at, &cursor)) != NULL)
		if (event->soort == EVENT_TOEWIJZING)
			found[count++] = event;
	qsort(found, count, sizeof(struct event *), by_version);
	/* Of each number the last. */
	for (size_t i = 0; i < count; i++)
		if (i + 1 == count || found[i + 1]->toewijzingnummer != found[i]->toewijzingnummer)
			found[kept++] = with_reason(dossier, found[i], at, false);
	*versions = found;
	return kept;
}

bool is_known_client(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_known(dossier, KEY_PARTIES, at, at, &cursor)) != NULL)
		if (event->soort == EVENT_TOEWIJZING)
			return true;
	return false;
}

void dossier_report_until_version(struct dossier *dossier, const struct event *at,
				  dossier_fits *fits)
{
	const struct event *event, *valid = NULL;
	uint32_t cursor = 0;

	while ((event = dossier_next(dossier, KEY_VERSION, at, &cursor)) != NULL) {
		if (event->void_place != GETAL_NONE ||
		    (valid != NULL && !decided_after(event, valid)))
			continue;
		valid = event;
		if (event->place > at->place && (fits == NULL || fits(event, at)) &&
		    !dossier_is_deleted(dossier, event))
			break;
	}
	dossier_report_resolved(dossier, at, PLACE_LINE, event);
}

/* TR304, once a message: it has one Client for this youth. A later line that only deletes makes
 * nobody known. */
static void unknown_client(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	if (!is_first_line(dossier, at) || is_known_client(dossier, at))
		return;
	while ((event = dossier_later(dossier, KEY_PARTIES, at, &cursor)) != NULL)
		if (event->soort == EVENT_TOEWIJZING && event->void_place == GETAL_NONE &&
		    !dossier_is_deleted(dossier, event))
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
	.between = {{DOSSIER_JEUGDIGE, WIJZIGINGEN | PRESTATIES, true, unknown_client},
		    {DOSSIER_DECLARATIE, CLAIMANTWOORDREGELS, false, dossier_client_not_claimed}},
    },
};

RULE_SET(dossier_toewijzing);
