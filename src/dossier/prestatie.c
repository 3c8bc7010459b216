/* Rules that compare a Prestatie with the assignment it claims on (keys, sections 3 and 7).
 *
 * A credit is not compared: it repeats a debit that was (TR323), also when the assignment was
 * shortened since, and a gemeente can refuse it on technical grounds only (IV085). */
#include "dossier.h"

#include "ijw/base/date.h"
#include "ijw/base/text.h"
#include "omvang.h"

/* The assignment in force that a debit claims on; NULL when there is none, and for a credit. */
static const struct event *debited_version(struct dossier *dossier, const struct event *at)
{
	return event_is_credit(at) ? NULL : dossier_version_in_force(dossier, at);
}

/* TR338. Looking back, a line that only deletes brings no assignment. */
static void without_toewijzing(struct dossier *dossier, const struct event *at)
{
	const struct event *version = dossier->hindsight != NULL
					  ? dossier_version_in_force(dossier, at)
					  : dossier_version(dossier, at, at);

	if (dossier_knows_client(dossier, at) && version == NULL)
		dossier_report_until_version(dossier, at, false);
}

/* TR384: an assignment that was deleted counts as never sent. */
static void on_deleted(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = dossier_version(dossier, at, at);

	if (toewijzing != NULL && event_is_deleted(toewijzing) && !event_is_credit(at))
		dossier_report(dossier, at);
}

/* TR307 */
static void begins_early(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = debited_version(dossier, at);

	if (toewijzing != NULL && at->begindatum < toewijzing->ingangsdatum)
		dossier_report(dossier, at);
}

/* TR308 */
static void ends_late(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = debited_version(dossier, at);

	if (toewijzing != NULL && toewijzing->einddatum != DAY_NONE &&
	    at->einddatum > toewijzing->einddatum)
		dossier_report(dossier, at);
}

/* The first day of the month that lies so many months after that of `day`, which is a day. */
static int32_t month_first(int32_t day, int later)
{
	int year, month, dayofmonth;

	date_split(day, &year, &month, &dayofmonth);
	month += later - 1;
	return date_day(year + month / 12, month % 12 + 1, 1);
}

/* TR387: a ProductPeriode begins with the month, or with the assignment when that is later. */
static void wrong_begin(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = debited_version(dossier, at);
	int32_t begin;

	if (toewijzing == NULL || at->begindatum == DAY_NONE)
		return;
	begin = month_first(at->begindatum, 0);
	if (begin < toewijzing->ingangsdatum)
		begin = toewijzing->ingangsdatum;
	if (at->begindatum != begin)
		dossier_report(dossier, at);
}

/* TR388: it ends with the month, or with the assignment when that is sooner. */
static void wrong_end(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = debited_version(dossier, at);
	int32_t end;

	if (toewijzing == NULL || at->einddatum == DAY_NONE)
		return;
	end = month_first(at->einddatum, 1) - 1;
	if (toewijzing->einddatum != DAY_NONE && toewijzing->einddatum < end)
		end = toewijzing->einddatum;
	if (at->einddatum != end)
		dossier_report(dossier, at);
}

/* TR339 */
static void other_categorie(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = debited_version(dossier, at);

	if (toewijzing != NULL && toewijzing->categorie != NULL &&
	    !same_text(toewijzing->categorie, at->categorie))
		dossier_report(dossier, at);
}

/* TR340 */
static void other_code(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = debited_version(dossier, at);

	if (toewijzing != NULL && toewijzing->code != NULL &&
	    !same_text(toewijzing->code, at->code))
		dossier_report(dossier, at);
}

/* TR341: where the assignment has no Omvang the contract says which unit is claimed. */
static void other_eenheid(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = debited_version(dossier, at);

	if (toewijzing != NULL && toewijzing->eenheid != NULL &&
	    !omvang_unit_fits(toewijzing->eenheid, at->eenheid))
		dossier_report(dossier, at);
}

/* TR319: what was delivered after the DeclaratiePeriode belongs in the claim of a later one. */
static void after_declaratieperiode(struct dossier *dossier, const struct event *at)
{
	if (at->declaratie_einddatum != DAY_NONE && at->einddatum > at->declaratie_einddatum &&
	    dossier_knows_client(dossier, at))
		dossier_report_final(dossier, at, PLACE_LINE);
}

static const struct rule rules[] = {
    {
	BETWEEN("TR338", "9338"),
	.text = N_("The Prestatie belongs to no assignment of this client and aanbieder"),
	.remedy = N_("Ask the aanbieder for the right ToewijzingNummer, or the gemeente for the "
		     "missing JW301."),
	.elements = "Prestatie",
	.class = "Prestatie",
	.checks = N_("The ToewijzingNummer is that of an assignment of this gemeente to this "
		     "aanbieder for this client."),
	.between = {{DOSSIER_JEUGDIGE, PRESTATIES, without_toewijzing}},
    },
    {
	BETWEEN("TR384", "9384"),
	.since = RELEASE(3, 1),
	.text = N_("The assignment of the Prestatie was deleted"),
	.remedy = N_("Ask the aanbieder for the assignment that took its place."),
	.elements = "Prestatie",
	.class = "Prestatie",
	.checks =
	    N_("No care is claimed on an assignment whose version that holds now is a deletion "
	       "(RedenWijziging 13)."),
	.between = {{DOSSIER_JEUGDIGE, PRESTATIES, on_deleted}},
    },
    {
	BETWEEN("TR307", "9307"),
	.text = N_("ProductPeriode begins before the assignment"),
	.remedy = N_("Ask the aanbieder to claim from the Ingangsdatum on, or the gemeente for an "
		     "earlier one."),
	.elements = "Prestatie/ProductPeriode",
	.class = "Prestatie",
	.checks =
	    N_("A ProductPeriode does not begin before the Ingangsdatum of its assignment, in "
	       "the version that holds now."),
	.between = {{DOSSIER_JEUGDIGE, PRESTATIES, begins_early}},
    },
    {
	BETWEEN("TR308", "9308"),
	.text = N_("ProductPeriode ends after the assignment"),
	.remedy =
	    N_("Ask the aanbieder to claim up to the Einddatum, or the gemeente to extend the "
	       "assignment."),
	.elements = "Prestatie/ProductPeriode",
	.class = "Prestatie",
	.checks =
	    N_("A ProductPeriode does not end after the Einddatum of its assignment, when the "
	       "version that holds now has one."),
	.between = {{DOSSIER_JEUGDIGE, PRESTATIES, ends_late}},
    },
    {
	BETWEEN("TR387", "9387"),
	.since = RELEASE(3, 1),
	.text = N_("ProductPeriode does not begin with the month or the assignment"),
	.remedy = N_("Ask the aanbieder to begin it on the first of the month, or on a later "
		     "Ingangsdatum."),
	.elements = "Prestatie/ProductPeriode",
	.class = "Prestatie",
	.checks = N_("A ProductPeriode begins on the first of its month, or on the Ingangsdatum of "
		     "the assignment when that is later."),
	.between = {{DOSSIER_JEUGDIGE, PRESTATIES, wrong_begin}},
    },
    {
	BETWEEN("TR388", "9388"),
	.since = RELEASE(3, 1),
	.text = N_("ProductPeriode does not end with the month or the assignment"),
	.remedy =
	    N_("Ask the aanbieder to end it on the last of the month, or on an earlier Einddatum."),
	.elements = "Prestatie/ProductPeriode",
	.class = "Prestatie",
	.checks = N_("A ProductPeriode ends on the last of its month, or on the Einddatum of the "
		     "assignment when that is earlier."),
	.between = {{DOSSIER_JEUGDIGE, PRESTATIES, wrong_end}},
    },
    {
	BETWEEN("TR339", "9339"),
	.text = N_("ProductCategorie is not that of the assignment"),
	.remedy = N_("Ask the aanbieder to take the category over from the assignment."),
	.elements = "Prestatie/ProductCategorie",
	.class = "Prestatie",
	.checks = N_("ProductCategorie is that of the assignment, when the assignment has one."),
	.between = {{DOSSIER_JEUGDIGE, PRESTATIES, other_categorie}},
    },
    {
	BETWEEN("TR340", "9340"),
	.text = N_("ProductCode is not that of the assignment"),
	.remedy = N_("Ask the aanbieder to take the code over from the assignment."),
	.elements = "Prestatie/ProductCode",
	.class = "Prestatie",
	.checks = N_("ProductCode is that of the assignment, when the assignment has one."),
	.between = {{DOSSIER_JEUGDIGE, PRESTATIES, other_code}},
    },
    {
	BETWEEN("TR341", "9341"),
	.text = N_("Eenheid is not that of the assignment"),
	.remedy =
	    N_("Ask the aanbieder to claim in the unit that was assigned; hours may be claimed "
	       "in minutes."),
	.elements = "Prestatie/Eenheid",
	.class = "Prestatie",
	.checks = N_("Eenheid is that of the assignment, when the assignment has an Omvang. Hours "
		     "(04) may be claimed in minutes (01)."),
	.between = {{DOSSIER_JEUGDIGE, PRESTATIES, other_eenheid}},
    },
    {
	BETWEEN("TR319", "9319"),
	.text = N_("ProductPeriode does not lie in or before DeclaratiePeriode"),
	.remedy = N_("Ask the aanbieder to claim this month in its own period or a later one."),
	.elements = "Prestatie",
	.class = "Prestatie",
	.checks =
	    N_("A ProductPeriode lies in the month of DeclaratiePeriode or in an earlier one. "
	       "The rule list has this rule with code 9319 on the Prestatie; the published XSLT "
	       "tests it within the message, where the code would be 0001. We report 9319."),
	.between = {{DOSSIER_JEUGDIGE, PRESTATIES, after_declaratieperiode}},
    },
};

RULE_SET(dossier_prestatie);
