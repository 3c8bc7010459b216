/* Signals about a whole message beside what is assigned: asked once a message, of its first line.
 */
#include "dossier.h"

#include "ijw/base/date.h"
#include "overlap.h"

/* Whether the message of `at` has a line on this assignment. */
static bool noemt(struct dossier *dossier, const struct event *toewijzing, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_keten(dossier, SLEUTEL_VERSIE, toewijzing, &cursor)) != NULL)
		if (event->bericht == at->bericht)
			return true;
	return false;
}

/* IJW209: a JW301 is the full picture of what is assigned (OP087). */
void dossier_niet_genoemd(struct dossier *dossier, const struct event *at)
{
	const struct event **versies;
	size_t count;

	if (!is_eerste(dossier, at))
		return;
	count = dossier_geldige(dossier, at, &versies);
	for (size_t i = 0; i < count; i++)
		if (is_actueel(versies[i], at->dagtekening) && !noemt(dossier, versies[i], at)) {
			bevind_bij(dossier, at, PLAATS_CLIENT);
			return;
		}
}

static struct overlap periode(const struct event *event)
{
	int64_t end = event->einddatum != DAY_NONE ? event->einddatum : DAY_NEVER;

	return (struct overlap){.categorie = event->categorie,
				.code = event->code,
				.begin = event->ingangsdatum,
				.end = end};
}

/* IJW210, IJW211: the lines of one message do not overlap each other (TR302, TR386), but what is
 * assigned besides may be in their way. */
void dossier_overlapt(struct dossier *dossier, const struct event *at)
{
	const struct event **versies, *line;
	uint32_t cursor = 0, versions, room, count = 0;
	struct overlap *lines;

	if (!is_eerste(dossier, at))
		return;
	versions = (uint32_t)dossier_geldige(dossier, at, &versies);
	for (room = versions; dossier_van_bericht(dossier, at, &cursor) != NULL; room++)
		;
	lines = pool_alloc(dossier->pool, room * sizeof(*lines));
	for (uint32_t i = 0; i < versions; i++)
		if (!is_verwijderd(versies[i]) && !noemt(dossier, versies[i], at))
			lines[count++] = periode(versies[i]);
	cursor = 0;
	while ((line = dossier_van_bericht(dossier, at, &cursor)) != NULL)
		if (line->soort != EVENT_TOEWIJZING || !dossier_is_verwijderd(dossier, line)) {
			lines[count] = periode(line);
			lines[count++].overzijde = true;
		}
	if (overlap_across(lines, count, dossier->pool))
		bevind_bij(dossier, at, PLAATS_CLIENT);
}
