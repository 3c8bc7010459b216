/* Rules about a request for change (JW317) and the assignments it names (keys, sections 3 and 4).
 *
 * Of a client who is unknown (TR304) nothing else is checked; an assignment that is unknown is
 * TR350 or TR351, and no other rule speaks of it. */
#include "dossier.h"

#include "ijw/base/text.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/rule/overlap.h"

static bool runs_at(const struct event *toewijzing, const struct event *at)
{
	return event_is_actual(toewijzing, at->dagtekening);
}

/* TR350, TR351 */
static void not_actual(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing;

	if (!is_known_client(dossier, at))
		return;
	toewijzing = dossier_version(dossier, at, at);
	if (toewijzing == NULL || !runs_at(toewijzing, at))
		dossier_report_until_version(dossier, at, runs_at);
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

/* TR349: nothing that is actual is left out. */
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

/* The assignment that a line names; NULL when it is unknown or deleted. */
static const struct event *version_of(struct dossier *dossier, const struct event *line)
{
	const struct event *toewijzing = dossier_version(dossier, line, line);

	return toewijzing != NULL && !event_is_deleted(toewijzing) ? toewijzing : NULL;
}

/* TR357: a change begins in the future or covers the whole term. */
static void change_in_past(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = version_of(dossier, at);

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

/* The care that a line of a request leads to: none, one or two periods. Until a day in the future
 * from which a change is wished the assignment stays as it was. */
static uint32_t add_periods(struct dossier *dossier, const struct event *line, struct overlap *to)
{
	const struct event *toewijzing;
	uint32_t count = 0;
	bool changes = line->soort == EVENT_TE_WIJZIGEN;

	if (line->soort == EVENT_NIEUW) {
		to[count++] = period(line, line->ingangsdatum, line->einddatum);
		return count;
	}
	toewijzing = names_toewijzing(line) ? version_of(dossier, line) : NULL;
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

/* TR361: what would run after the change may not overlap; the same product as in TR302. */
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

/* Whether a budget or a total changes. A line that names none asks for no other. */
static bool other_total(const struct event *line, const struct event *toewijzing)
{
	if (toewijzing->budget != GETAL_NONE)
		return line->budget != GETAL_NONE && line->budget != toewijzing->budget;
	if (!event_is_in_total(toewijzing) || !has_omvang(line))
		return false;
	return line->volume != toewijzing->volume || !event_is_in_total(line) ||
	       !same_text(line->eenheid, toewijzing->eenheid);
}

/* TR373: a total is about the whole term. */
static void total_midway(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = version_of(dossier, at);

	if (toewijzing != NULL && other_total(at, toewijzing) &&
	    at->ingangsdatum != toewijzing->ingangsdatum)
		dossier_report(dossier, at);
}

/* Lines that end in 2020 or before keep the older rules; no end counts as later. */
static bool after_2020(const struct event *line)
{
	return line->einddatum == DAY_NONE || line->einddatum > date_day(2020, 12, 31);
}

/* TR375 */
static void omvang_without_product(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = version_of(dossier, at);

	if (toewijzing != NULL && toewijzing->categorie == NULL && has_omvang(at) && after_2020(at))
		dossier_report(dossier, at);
}

/* TR411 */
static void omvang_missing(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = version_of(dossier, at);

	if (toewijzing != NULL && toewijzing->code != NULL && !has_omvang(at))
		dossier_report(dossier, at);
}

/* TR412 */
static void omvang_without_code(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = version_of(dossier, at);

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
	.between = {{DOSSIER_JEUGDIGE, WIJZIGINGEN, false, incomplete}},
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
	.between = {{DOSSIER_JEUGDIGE, WIJZIGINGEN, false, change_overlaps}},
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
	.between = {{DOSSIER_JEUGDIGE, ONGEWIJZIGD, true, not_actual}},
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
	.between = {{DOSSIER_JEUGDIGE, TE_WIJZIGEN, true, not_actual}},
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
	.between = {{DOSSIER_JEUGDIGE, TE_WIJZIGEN, false, change_in_past}},
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
	.between = {{DOSSIER_JEUGDIGE, TE_WIJZIGEN, false, total_midway}},
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
	.between = {{DOSSIER_JEUGDIGE, TE_WIJZIGEN, false, omvang_without_product}},
    },
    {
	BETWEEN("TR411", "9411"),
	.text = N_("Omvang is missing for an assignment with a product code"),
	.remedy = N_("Ask the aanbieder how much care of this product is meant."),
	.elements = "TeWijzigenProduct/Omvang",
	.class = "TeWijzigenProduct",
	.checks =
	    N_("For an assignment with a product code the change says how much of it, in Omvang."),
	.between = {{DOSSIER_JEUGDIGE, TE_WIJZIGEN, false, omvang_missing}},
    },
    {
	BETWEEN("TR412", "9412"),
	.text = N_("Omvang is asked for an assignment without product code"),
	.remedy =
	    N_("Ask the aanbieder to leave Omvang out or to ask for a new product with a code."),
	.elements = "TeWijzigenProduct/Omvang",
	.class = "TeWijzigenProduct",
	.checks = N_(
	    "For an assignment with a category but no code no Omvang is asked when the change ends "
	    "after 2020 or has no end date. The Einddatum is that of the TeWijzigenProduct."),
	.between = {{DOSSIER_JEUGDIGE, TE_WIJZIGEN, false, omvang_without_code}},
    },
};

RULE_SET(dossier_wijziging);
