/* Rules that compare a request for change (JW317) with the assignments it names (keys, sections 3
 * and 4).
 *
 * Of a client who is not known TR304 says so and nothing else is checked; of an assignment that is
 * not known TR350 or TR351. */
#include "dossier.h"

#include <stdlib.h>

#include "ijw/base/date.h"
#include "ijw/base/text.h"
#include "ijw/rule/overlap.h"

/* TR350, TR351: what a line names is assigned, and holds or begins later. */
static void not_actual(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing;

	if (!dossier_knows_client(dossier, at))
		return;
	toewijzing = dossier_version(dossier, at, at);
	if (toewijzing == NULL || !event_is_actual(toewijzing, at->dagtekening))
		dossier_report_until_version(dossier, at, true);
}

static bool names_toewijzing(const struct event *line)
{
	return line->soort == EVENT_ONGEWIJZIGD || line->soort == EVENT_TE_WIJZIGEN;
}

static int by_number(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;

	return (left > right) - (left < right);
}

/* The numbers that a request names, sorted. */
static size_t named_numbers(struct dossier *dossier, const struct event *at, int64_t **numbers)
{
	const struct event *line;
	uint32_t cursor = 0;
	size_t count = 0;

	while (dossier_next_of_message(dossier, at, &cursor) != NULL)
		count++;
	*numbers = pool_alloc(dossier->pool, (count + 1) * sizeof(**numbers));
	count = cursor = 0;
	while ((line = dossier_next_of_message(dossier, at, &cursor)) != NULL)
		if (names_toewijzing(line))
			(*numbers)[count++] = line->toewijzingnummer;
	qsort(*numbers, count, sizeof(**numbers), by_number);
	return count;
}

/* TR349: a JW317 names every assignment that is actual. */
static void incomplete(struct dossier *dossier, const struct event *at)
{
	const struct event **versions;
	int64_t *numbers;
	size_t count = dossier_valid_versions(dossier, at, &versions);
	size_t named = named_numbers(dossier, at, &numbers);

	for (size_t i = 0; i < count; i++)
		if (event_is_actual(versions[i], at->dagtekening) &&
		    bsearch(&versions[i]->toewijzingnummer, numbers, named, sizeof(*numbers),
			    by_number) == NULL) {
			dossier_report(dossier, at);
			return;
		}
}

/* TR357: a change is wished from a day in the future, or from the Ingangsdatum of the assignment.
 */
static void change_in_past(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = dossier_version_in_force(dossier, at);

	if (toewijzing != NULL && at->ingangsdatum <= at->dagtekening &&
	    at->ingangsdatum != toewijzing->ingangsdatum)
		dossier_report(dossier, at);
}

static struct overlap period(const struct event *product, int64_t begin, int32_t end)
{
	return (struct overlap){.categorie = product->categorie,
				.code = product->code,
				.begin = begin,
				.end = end != DAY_NONE ? end : DAY_NEVER};
}

/* The periods of care that a line of a request would lead to: none, one or two. A change that is
 * wished from a day in the future leaves the assignment as it is until then. */
static uint32_t add_periods(struct dossier *dossier, const struct event *line, struct overlap *to)
{
	const struct event *toewijzing;
	uint32_t count = 0;
	bool changes = line->soort == EVENT_TE_WIJZIGEN;

	if (line->soort == EVENT_NIEUW) {
		to[count++] = period(line, line->ingangsdatum, line->einddatum);
		return count;
	}
	toewijzing = names_toewijzing(line) ? dossier_version_in_force(dossier, line) : NULL;
	if (toewijzing == NULL)
		return count;
	if (!changes || (line->ingangsdatum > line->dagtekening &&
			 line->ingangsdatum > toewijzing->ingangsdatum)) {
		to[count] = period(toewijzing, toewijzing->ingangsdatum, toewijzing->einddatum);
		if (changes && to[count].end >= line->ingangsdatum)
			to[count].end = line->ingangsdatum - 1;
		count++;
	}
	if (changes)
		to[count++] = period(toewijzing, line->ingangsdatum, line->einddatum);
	return count;
}

/* TR361: as the request would have it, no product is given twice at the same time (as in TR302). */
static void change_overlaps(struct dossier *dossier, const struct event *at)
{
	const struct event *line;
	struct overlap *lines;
	uint32_t cursor = 0, count = 0;

	while (dossier_next_of_message(dossier, at, &cursor) != NULL)
		count++;
	lines = pool_alloc(dossier->pool, 2 * (size_t)count * sizeof(*lines));
	count = cursor = 0;
	while ((line = dossier_next_of_message(dossier, at, &cursor)) != NULL)
		count += add_periods(dossier, line, &lines[count]);
	overlap_mark(lines, count, dossier->pool);
	for (uint32_t i = 0; i < count; i++)
		if (lines[i].overlaps) {
			dossier_report(dossier, at);
			return;
		}
}

static bool has_omvang(const struct event *line)
{
	return line->frequentie != NULL;
}

/* Whether the line asks for another Budget, or another Omvang for the whole term. A line that says
 * nothing of them asks for no change. */
static bool other_total(const struct event *line, const struct event *toewijzing)
{
	if (toewijzing->budget != GETAL_NONE)
		return line->budget != GETAL_NONE && line->budget != toewijzing->budget;
	if (!event_is_in_total(toewijzing) || !has_omvang(line))
		return false;
	return line->volume != toewijzing->volume || !event_is_in_total(line) ||
	       !same_text(line->eenheid, toewijzing->eenheid);
}

/* TR373: what holds for the whole term is changed from the Ingangsdatum of the assignment only. */
static void total_midway(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = dossier_version_in_force(dossier, at);

	if (toewijzing != NULL && other_total(at, toewijzing) &&
	    at->ingangsdatum != toewijzing->ingangsdatum)
		dossier_report(dossier, at);
}

/* Whether the line ends after 2020, or not at all: until then an Omvang could be asked for without
 * a product (TR375, TR412). */
static bool after_2020(const struct event *line)
{
	return line->einddatum == DAY_NONE || line->einddatum > date_day(2020, 12, 31);
}

/* TR375 */
static void omvang_without_product(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = dossier_version_in_force(dossier, at);

	if (toewijzing != NULL && toewijzing->categorie == NULL && has_omvang(at) && after_2020(at))
		dossier_report(dossier, at);
}

/* TR411 */
static void omvang_missing(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = dossier_version_in_force(dossier, at);

	if (toewijzing != NULL && toewijzing->code != NULL && !has_omvang(at))
		dossier_report(dossier, at);
}

/* TR412 */
static void omvang_without_code(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = dossier_version_in_force(dossier, at);

	if (toewijzing != NULL && toewijzing->categorie != NULL && toewijzing->code == NULL &&
	    has_omvang(at) && after_2020(at))
		dossier_report(dossier, at);
}

static const struct rule rules[] = {
    {
	BETWEEN("TR349", "9349"),
	.text = N_("The request leaves out an actual assignment"),
	.remedy = N_("Ask the aanbieder to list every actual assignment, changed or unchanged."),
	.elements = "Verzoek",
	.class = "Verzoek",
	.checks =
	    N_("A request for change lists every actual assignment of the client at this "
	       "aanbieder, as unchanged or to be changed. Actual is what on Dagtekening still "
	       "runs or is yet to begin and was not deleted."),
	.between = {{DOSSIER_JEUGDIGE, WIJZIGINGEN, incomplete}},
    },
    {
	BETWEEN("TR361", "9361"),
	.text = N_("Assignments of the same product would overlap after this change"),
	.remedy =
	    N_("Ask the aanbieder to let the periods follow each other or to ask for one of the "
	       "two."),
	.elements = "Verzoek",
	.class = "Verzoek",
	.checks =
	    N_("What would be assigned after the request was honoured, unchanged, changed and "
	       "new products together, has no two of the same product on one day. The part of an "
	       "assignment before GewensteIngangsdatum counts when that date lies in the future. "
	       "When two are the same product is said at TR302."),
	.between = {{DOSSIER_JEUGDIGE, WIJZIGINGEN, change_overlaps}},
    },
    {
	BETWEEN("TR350", "9350"),
	.text = N_("An OngewijzigdProduct names no actual assignment"),
	.remedy = N_("Ask the aanbieder to leave out what has ended, was deleted or belongs to "
		     "somebody else."),
	.elements = "OngewijzigdProduct",
	.class = "OngewijzigdProduct",
	.checks =
	    N_("The ToewijzingNummer of an OngewijzigdProduct is that of an actual assignment "
	       "(see TR349) of this client at this aanbieder."),
	.between = {{DOSSIER_JEUGDIGE, ONGEWIJZIGD, not_actual}},
    },
    {
	BETWEEN("TR351", "9351"),
	.text = N_("A TeWijzigenProduct names no actual assignment"),
	.remedy =
	    N_("Ask the aanbieder for the right ToewijzingNummer, or to ask for a new product."),
	.elements = "TeWijzigenProduct",
	.class = "TeWijzigenProduct",
	.checks = N_("The ToewijzingNummer of a TeWijzigenProduct is that of an actual assignment "
		     "(see TR349) of this client at this aanbieder."),
	.between = {{DOSSIER_JEUGDIGE, TE_WIJZIGEN, not_actual}},
    },
    {
	BETWEEN("TR357", "9357"),
	.text = N_("A change in the past does not begin with its assignment"),
	.remedy = N_("Ask the aanbieder for a day in the future, or for the Ingangsdatum of the "
		     "assignment."),
	.elements = "TeWijzigenProduct/GewensteIngangsdatum",
	.class = "TeWijzigenProduct",
	.checks =
	    N_("A change begins after Dagtekening, or on the Ingangsdatum of its assignment: it "
	       "lies in the future or it covers the whole assignment."),
	.between = {{DOSSIER_JEUGDIGE, TE_WIJZIGEN, change_in_past}},
    },
    {
	BETWEEN("TR373", "9373"),
	.text = N_("A budget or total changes from another day than its assignment began"),
	.remedy = N_("Ask the aanbieder to put the Ingangsdatum of the assignment in "
		     "GewensteIngangsdatum."),
	.elements = "TeWijzigenProduct/GewensteIngangsdatum",
	.class = "TeWijzigenProduct",
	.checks =
	    N_("A change of the Budget, or of a volume in total (Frequentie 6), holds for the "
	       "whole assignment: GewensteIngangsdatum is its Ingangsdatum."),
	.between = {{DOSSIER_JEUGDIGE, TE_WIJZIGEN, total_midway}},
    },
    {
	BETWEEN("TR375", "9375"),
	.text = N_("Omvang is asked for an assignment without Product"),
	.remedy = N_("Ask the aanbieder to leave Omvang out; such an assignment has a Budget."),
	.elements = "TeWijzigenProduct/Omvang",
	.class = "TeWijzigenProduct",
	.checks =
	    N_("For an assignment without Product no Omvang is asked when the change ends after "
	       "2020 or has no end date. The Einddatum is that of the TeWijzigenProduct."),
	.between = {{DOSSIER_JEUGDIGE, TE_WIJZIGEN, omvang_without_product}},
    },
    {
	BETWEEN("TR411", "9411"),
	.since = RELEASE(3, 1),
	.text = N_("Omvang is missing for an assignment with a product code"),
	.remedy = N_("Ask the aanbieder how much care of this product is meant."),
	.elements = "TeWijzigenProduct/Omvang",
	.class = "TeWijzigenProduct",
	.checks =
	    N_("For an assignment with a product code the change says how much of it, in Omvang."),
	.between = {{DOSSIER_JEUGDIGE, TE_WIJZIGEN, omvang_missing}},
    },
    {
	BETWEEN("TR412", "9412"),
	.since = RELEASE(3, 1),
	.text = N_("Omvang is asked for an assignment without product code"),
	.remedy =
	    N_("Ask the aanbieder to leave Omvang out or to ask for a new product with a code."),
	.elements = "TeWijzigenProduct/Omvang",
	.class = "TeWijzigenProduct",
	.checks = N_(
	    "For an assignment with a category but no code no Omvang is asked when the change ends "
	    "after 2020 or has no end date. The Einddatum is that of the TeWijzigenProduct."),
	.between = {{DOSSIER_JEUGDIGE, TE_WIJZIGEN, omvang_without_code}},
    },
};

RULE_SET(dossier_wijziging);
