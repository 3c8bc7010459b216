/* Finds the assignment that a line names, and which of its versions is valid; with the rule about a
 * client who was never assigned anything. */
#include "dossier.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/text.h"
#include "bucket_table.h"
#include "ranking.h"

/* Of the lines with the content of this version the one that was told last and has a
 * RedenWijziging; the version itself when none has. A JW301 that is sent again with an empty
 * RedenWijziging erases none (definitions, section 9, "RedenWijziging of a version"). Only lines
 * that the sender of `at` could know are looked at. */
static const struct event *with_reason(struct dossier *dossier, const struct event *version,
				       const struct event *at)
{
	const struct event *last;

	if (version == NULL)
		return NULL;
	last = ranking_best(dossier, RANK_REASON, version, at);
	if (last == NULL || (version->reden != NULL && !ranking_told_after(last, version)))
		return version;
	return last;
}

bool dossier_is_deleted(struct dossier *dossier, const struct event *line)
{
	return event_is_deleted(with_reason(dossier, line, line));
}

const struct event *dossier_version(struct dossier *dossier, const struct event *like,
				    const struct event *at)
{
	return with_reason(dossier, ranking_best(dossier, RANK_VERSION, like, at), at);
}

const struct event *dossier_version_in_force(struct dossier *dossier, const struct event *at)
{
	const struct event *version = dossier_version(dossier, at, at);

	return version != NULL && !event_is_deleted(version) ? version : NULL;
}

/* Lines that are found once for all who ask for those of a bucket. */
struct lines {
	size_t count;
	const struct event *line[];
};

/* Where those are noted down that are kept for the bucket of `like`; NULL when there is no bucket.
 * Makes the list of them when it is asked for first. */
static struct lines **kept_for(struct dossier *dossier, struct lines ***kept, enum key key,
			       const struct event *like)
{
	const uint32_t number = bucket_number(dossier_buckets(dossier, key), like);
	const size_t bytes = (dossier->count + 1) * sizeof(struct lines *);

	if (*kept == NULL) {
		*kept = pool_alloc(dossier->pool, bytes);
		memset(*kept, 0, bytes);
	}
	return number != 0 ? &(*kept)[number] : NULL;
}

/* The lines of a bucket, copied. */
static struct lines *lines_of(struct dossier *dossier, enum key key, const struct event *like)
{
	const struct event *event;
	struct lines *lines;
	uint32_t cursor = 0;
	size_t count = 0;

	while (dossier_next(dossier, key, like, &cursor) != NULL)
		count++;
	lines = pool_alloc(dossier->pool, sizeof(*lines) + count * sizeof(struct event *));
	lines->count = cursor = 0;
	while ((event = dossier_next(dossier, key, like, &cursor)) != NULL)
		lines->line[lines->count++] = event;
	return lines;
}

static int by_number(const void *a, const void *b)
{
	const struct event *left = *(const struct event *const *)a;
	const struct event *right = *(const struct event *const *)b;

	return order_getal(left->toewijzingnummer, right->toewijzingnummer);
}

/* One line of each assignment between the parties of `at`, by number; NULL when there is none. */
static const struct lines *numbers_of(struct dossier *dossier, const struct event *at)
{
	struct lines **kept = kept_for(dossier, &dossier->numbers, KEY_PARTIES, at), *lines;
	size_t count = 0;

	if (kept == NULL || *kept != NULL)
		return kept != NULL ? *kept : NULL;
	*kept = lines = lines_of(dossier, KEY_PARTIES, at);
	qsort(lines->line, lines->count, sizeof(struct event *), by_number);
	for (size_t i = 0; i < lines->count; i++)
		if (count == 0 || by_number(&lines->line[count - 1], &lines->line[i]) != 0)
			lines->line[count++] = lines->line[i];
	lines->count = count;
	return lines;
}

size_t dossier_valid_versions(struct dossier *dossier, const struct event *at,
			      const struct event ***versions)
{
	const struct lines *numbers = numbers_of(dossier, at);
	const struct event **found;
	size_t count = 0;

	if (numbers == NULL)
		return 0;
	found = pool_alloc(dossier->pool, numbers->count * sizeof(struct event *));
	for (size_t i = 0; i < numbers->count; i++) {
		const struct event *version = dossier_version(dossier, numbers->line[i], at);

		if (version != NULL)
			found[count++] = version;
	}
	*versions = found;
	return count;
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

/* The lines of an assignment that no retour voids, however late, and that were each the valid
 * version when they were told, and not deleted; NULL when it has no line. */
static const struct lines *successors_of(struct dossier *dossier, const struct event *like)
{
	struct lines **kept = kept_for(dossier, &dossier->successors, KEY_VERSION, like), *lines;
	const struct event *valid = NULL;
	size_t count = 0;

	if (kept == NULL || *kept != NULL)
		return kept != NULL ? *kept : NULL;
	*kept = lines = lines_of(dossier, KEY_VERSION, like);
	for (size_t i = 0; i < lines->count; i++) {
		const struct event *line = lines->line[i];

		if (line->nietig_vanaf != DAY_NEVER ||
		    (valid != NULL && !ranking_decided_after(line, valid)))
			continue;
		valid = line;
		if (!dossier_is_deleted(dossier, line))
			lines->line[count++] = line;
	}
	lines->count = count;
	return lines;
}

/* The first of the successors of a later message than `at`. */
static size_t first_later(const struct lines *lines, const struct event *at)
{
	size_t low = 0, high = lines->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (lines->line[middle]->place <= at->place)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* What resolves a finding is not asked when looking back. */
void dossier_report_until_version(struct dossier *dossier, const struct event *at, bool actual)
{
	const struct lines *lines = dossier->hindsight == NULL ? successors_of(dossier, at) : NULL;
	const struct event *door = NULL;

	for (size_t i = lines != NULL ? first_later(lines, at) : 0;
	     lines != NULL && door == NULL && i < lines->count; i++)
		if (!actual || event_is_actual(lines->line[i], at->dagtekening))
			door = lines->line[i];
	dossier_report_missing(dossier, at, PLACE_LINE, door);
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
