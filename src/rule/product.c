/* Rules about the lines that name care, by their product, size and end. */
#include "product.h"

#include "ijw/base/date.h"
#include "ijw/base/text.h"

struct productregel productregel(const struct record *record)
{
	if (record->class == &class_toegewezenproduct) {
		const struct toegewezenproduct *p = AS(toegewezenproduct, record);

		return (struct productregel){p->product, &p->ingangsdatum, &p->einddatum,
					     p->omvang,  &p->budget,       &p->redenwijziging};
	}
	if (record->class == &class_aangevraagdproduct) {
		const struct aangevraagdproduct *p = AS(aangevraagdproduct, record);

		return (struct productregel){p->product,
					     &p->toewijzingingangsdatum,
					     &p->toewijzingeinddatum,
					     p->omvang,
					     &p->budget,
					     NULL};
	}
	if (record->class == &class_tewijzigenproduct) {
		const struct tewijzigenproduct *p = AS(tewijzigenproduct, record);

		return (struct productregel){
		    NULL, &p->gewensteingangsdatum, &p->einddatum, p->omvang, &p->budget, NULL};
	}
	const struct nieuwproduct *p = AS(nieuwproduct, record);

	return (struct productregel){
	    p->product, &p->gewensteingangsdatum, &p->einddatum, p->omvang, &p->budget, NULL};
}

static bool has_code(const struct productregel *regel)
{
	return regel->product != NULL && present(&regel->product->code);
}

/* Lines that ended in 2020 or before keep the older rules; no end counts as later. */
static bool after_2020(const struct productregel *regel)
{
	return !present(regel->end) || regel->end->value > date_day(2020, 12, 31);
}

/* CD041 */
static void check_omvang_bij_code(struct inspection *inspection, const struct record *record)
{
	struct productregel regel = productregel(record);

	if (has_code(&regel) && regel.omvang == NULL)
		report_line(inspection, record, record->line);
}

/* CD075 */
static void check_budget_einddatum(struct inspection *inspection, const struct record *record)
{
	struct productregel regel = productregel(record);

	if (present(regel.budget) && !present(regel.end))
		report(inspection, record, regel.end);
}

/* CD076: a volume a week becomes a maximum only when the end is known. */
static void check_week_einddatum(struct inspection *inspection, const struct record *record)
{
	struct productregel regel = productregel(record);

	if (regel.omvang != NULL && field_is(&regel.omvang->frequentie, "2") && !present(regel.end))
		report(inspection, record, regel.end);
}

/* CD077: the same fact as CD078, seen from the Omvang. */
static void check_omvang_of_budget(struct inspection *inspection, const struct record *record)
{
	struct productregel regel = productregel(record);

	if (regel.omvang != NULL && present(regel.budget))
		report_line(inspection, record, regel.omvang->record.line);
}

/* CD078: seen from the Budget. */
static void check_budget_of_omvang(struct inspection *inspection, const struct record *record)
{
	struct productregel regel = productregel(record);

	if (regel.omvang != NULL && present(regel.budget))
		report(inspection, record, regel.budget);
}

/* CD079: only a generic assignment, which has a Budget, goes without Product. */
static void check_product_of_budget(struct inspection *inspection, const struct record *record)
{
	struct productregel regel = productregel(record);

	if (!present(regel.budget) && regel.product == NULL)
		report_line(inspection, record, record->line);
}

/* CD080, CD095, CD096 */
static void check_omvang_zonder_code(struct inspection *inspection, const struct record *record)
{
	struct productregel regel = productregel(record);

	if (regel.omvang != NULL && !has_code(&regel) && after_2020(&regel))
		report_line(inspection, record, regel.omvang->record.line);
}

/* CS338, CS343: these units go by week, by month or in total, or by what else the release has, but not
 * by day. */
static void check_frequentie(struct inspection *inspection, const struct record *record)
{
	struct productregel regel = productregel(record);
	const struct omvang *omvang = regel.omvang;

	if (omvang == NULL || !after_2020(&regel))
		return;
	if (!field_is(&omvang->eenheid, "14") && !field_is(&omvang->eenheid, "16") &&
	    !field_is(&omvang->eenheid, "83") && !field_is(&omvang->eenheid, "84"))
		return;
	if (!present(&omvang->frequentie) || field_is(&omvang->frequentie, "1") ||
	    !release_has_code(inspection->release, "Frequentie", omvang->frequentie.text))
		report_line(inspection, record, omvang->record.line);
}

/* CS335: a deletion ends on the day it begins. Without an end it would delete nothing, so that is
 * wrong too, although the published check passes over it. */
static void check_verwijderd(struct inspection *inspection, const struct record *record)
{
	const struct toegewezenproduct *product = AS(toegewezenproduct, record);

	if (field_is(&product->redenwijziging, "13") &&
	    (!present(&product->einddatum) ||
	     product->einddatum.value != product->ingangsdatum.value))
		report(inspection, record, &product->redenwijziging);
}

/* CS336: 01 expired; the schema still has it for old lines. */
static void check_redenwijziging(struct inspection *inspection, const struct record *record)
{
	const struct toegewezenproduct *product = AS(toegewezenproduct, record);

	if (field_is(&product->redenwijziging, "01"))
		report(inspection, record, &product->redenwijziging);
}

/* CD043 */
static void check_beschikking(struct inspection *inspection, const struct record *record)
{
	const struct aangevraagdproduct *product = AS(aangevraagdproduct, record);

	if (present(&product->beschikkingnummer) != present(&product->beschikkingingangsdatum))
		report(inspection, record, &product->beschikkingingangsdatum);
}

#define CS338                                                                           \
	IN_MESSAGE("CS338"),                                                            \
	    .text = N_("Frequentie does not go with this Eenheid"),                     \
	    .remedy = N_("Ask the sender for a volume by week, by month or in total."), \
	    .elements = "ToegewezenProduct/Omvang [301]; NieuwProduct/Omvang [317]; "   \
			"TeWijzigenProduct/Omvang [317]",                               \
	    .on = {                                                                     \
		{ON(JW301), &class_toegewezenproduct, check_frequentie},                \
		{ON(JW317), &class_nieuwproduct, check_frequentie},                     \
		{ON(JW317), &class_tewijzigenproduct, check_frequentie},                \
	}

#define CS343                                                                                 \
	IN_MESSAGE("CS343"),                                                                  \
	    .text = N_("Frequentie of the AangevraagdProduct does not go with this Eenheid"), \
	    .remedy = N_("Ask the aanbieder for a volume by week, by month or in total."),    \
	    .elements = "AangevraagdProduct/Omvang",                                          \
	    .on = {{ON(JW315), &class_aangevraagdproduct, check_frequentie}}

static const struct rule rules[] = {
    {
	IN_MESSAGE("CD041"),
	.text = N_("A line with a product code has no Omvang"),
	.remedy = N_("Ask the sender how much care of this product is meant."),
	.elements = "ToegewezenProduct/Omvang [301]; AangevraagdProduct/Omvang [315]; "
		    "NieuwProduct/Omvang [317]",
	.checks = N_("A line with a product code also says how much of it, in Omvang. For a "
		     "TeWijzigenProduct, which has no code of its own, rule TR411 says the same."),
	.on =
	    {
		{ON(JW301), &class_toegewezenproduct, check_omvang_bij_code},
		{ON(JW315), &class_aangevraagdproduct, check_omvang_bij_code},
		{ON(JW317), &class_nieuwproduct, check_omvang_bij_code},
	    },
    },
    {
	IN_MESSAGE("CD043"),
	.text = N_("One of BeschikkingNummer and BeschikkingIngangsdatum is missing"),
	.remedy = N_("Ask the sender for both, or to leave both out."),
	.elements = "AangevraagdProduct/BeschikkingIngangsdatum",
	.checks =
	    N_("BeschikkingNummer and BeschikkingIngangsdatum come together: both are there, or "
	       "neither."),
	.on = {{ON(JW315), &class_aangevraagdproduct, check_beschikking}},
    },
    {
	IN_MESSAGE("CD075"),
	.text = N_("A line with a Budget has no end date"),
	.remedy = N_("Ask the sender until when the budget runs."),
	.elements =
	    "ToegewezenProduct/Einddatum [301]; AangevraagdProduct/ToewijzingEinddatum [315]; "
	    "NieuwProduct/Einddatum [317]; TeWijzigenProduct/Einddatum [317]",
	.checks =
	    N_("A line with a Budget has an end date, so that it is known for which period the "
	       "budget is."),
	.on =
	    {
		{ON(JW301), &class_toegewezenproduct, check_budget_einddatum},
		{ON(JW315), &class_aangevraagdproduct, check_budget_einddatum},
		{ON(JW317), &class_nieuwproduct, check_budget_einddatum},
		{ON(JW317), &class_tewijzigenproduct, check_budget_einddatum},
	    },
    },
    {
	IN_MESSAGE("CD076"),
	.text = N_("A line with a volume a week has no end date"),
	.remedy = N_("Ask the sender until when the care runs, so that a maximum follows."),
	.elements =
	    "ToegewezenProduct/Einddatum [301]; AangevraagdProduct/ToewijzingEinddatum [315]; "
	    "NieuwProduct/Einddatum [317]; TeWijzigenProduct/Einddatum [317]",
	.checks = N_("A line with a volume a week (Frequentie 2) has an end date: a volume a week "
		     "gives no maximum without one."),
	.on =
	    {
		{ON(JW301), &class_toegewezenproduct, check_week_einddatum},
		{ON(JW315), &class_aangevraagdproduct, check_week_einddatum},
		{ON(JW317), &class_nieuwproduct, check_week_einddatum},
		{ON(JW317), &class_tewijzigenproduct, check_week_einddatum},
	    },
    },
    {
	IN_MESSAGE("CD077"),
	.text = N_("Omvang stands beside a Budget"),
	.remedy = N_("Ask the sender which of the two is meant."),
	.elements = "ToegewezenProduct/Omvang [301]; AangevraagdProduct/Omvang [315]; "
		    "NieuwProduct/Omvang [317]; TeWijzigenProduct/Omvang [317]",
	.checks =
	    N_("A line has a Budget or an Omvang, never both. This rule points at the Omvang, "
	       "CD078 at the Budget; they are always found together."),
	.on =
	    {
		{ON(JW301), &class_toegewezenproduct, check_omvang_of_budget},
		{ON(JW315), &class_aangevraagdproduct, check_omvang_of_budget},
		{ON(JW317), &class_nieuwproduct, check_omvang_of_budget},
		{ON(JW317), &class_tewijzigenproduct, check_omvang_of_budget},
	    },
    },
    {
	IN_MESSAGE("CD078"),
	.text = N_("Budget stands beside an Omvang"),
	.remedy = N_("Ask the sender which of the two is meant."),
	.elements = "ToegewezenProduct/Budget [301]; AangevraagdProduct/Budget [315]; "
		    "NieuwProduct/Budget [317]; TeWijzigenProduct/Budget [317]",
	.checks =
	    N_("A line has a Budget or an Omvang, never both. This rule points at the Budget, "
	       "CD077 at the Omvang; they are always found together."),
	.on =
	    {
		{ON(JW301), &class_toegewezenproduct, check_budget_of_omvang},
		{ON(JW315), &class_aangevraagdproduct, check_budget_of_omvang},
		{ON(JW317), &class_nieuwproduct, check_budget_of_omvang},
		{ON(JW317), &class_tewijzigenproduct, check_budget_of_omvang},
	    },
    },
    {
	IN_MESSAGE("CD079"),
	.text = N_("A line has neither Product nor Budget"),
	.remedy = N_("Ask the sender for the product, or for the budget of a generic assignment."),
	.elements = "ToegewezenProduct/Product [301]; AangevraagdProduct/Product [315]; "
		    "NieuwProduct/Product [317]",
	.checks = N_("A line without Budget names a Product. Only a generic assignment, one with a "
		     "Budget, may do without."),
	.on =
	    {
		{ON(JW301), &class_toegewezenproduct, check_product_of_budget},
		{ON(JW315), &class_aangevraagdproduct, check_product_of_budget},
		{ON(JW317), &class_nieuwproduct, check_product_of_budget},
	    },
    },
    {
	IN_MESSAGE("CD080"),
	.text = N_("A ToegewezenProduct without product code has an Omvang"),
	.remedy = N_("Ask the gemeente for the code, or to assign a Budget instead."),
	.elements = "ToegewezenProduct/Omvang",
	.checks = N_("A ToegewezenProduct without product code that ends after 2020 or has no end "
		     "date has no Omvang."),
	.on = {{ON(JW301), &class_toegewezenproduct, check_omvang_zonder_code}},
    },
    {
	IN_MESSAGE("CD095"),
	.text = N_("An AangevraagdProduct without product code has an Omvang"),
	.remedy = N_("Ask the aanbieder for the code, or to ask for a Budget instead."),
	.elements = "AangevraagdProduct/Omvang",
	.checks =
	    N_("An AangevraagdProduct without product code that ends after 2020 or has no end "
	       "date has no Omvang."),
	.on = {{ON(JW315), &class_aangevraagdproduct, check_omvang_zonder_code}},
    },
    {
	IN_MESSAGE("CD096"),
	.text = N_("A NieuwProduct without product code has an Omvang"),
	.remedy = N_("Ask the aanbieder for the code, or to ask for a Budget instead."),
	.elements = "NieuwProduct/Omvang",
	.checks =
	    N_("A NieuwProduct without product code that ends after 2020 or has no end date has "
	       "no Omvang."),
	.on = {{ON(JW317), &class_nieuwproduct, check_omvang_zonder_code}},
    },
    {
	IN_MESSAGE("CS335"),
	.since = RELEASE(3, 1),
	.text = N_("A deleted ToegewezenProduct does not end on the day it begins"),
	.remedy = N_("Ask the gemeente to send the deletion with Einddatum equal to Ingangsdatum."),
	.elements = "ToegewezenProduct/RedenWijziging",
	.checks =
	    N_("An assignment is deleted with RedenWijziging 13 and an Einddatum equal to its "
	       "Ingangsdatum."),
	.note =
	    N_("The published XSLT compares only when there is an Einddatum, so it lets a "
	       "deletion without one pass. The text of the rule wants the two dates to be equal; "
	       "we follow the text."),
	.unlike_xslt = true,
	.on = {{ON(JW301), &class_toegewezenproduct, check_verwijderd}},
    },
    {
	IN_MESSAGE("CS336"),
	.since = RELEASE(3, 1),
	.text = N_("RedenWijziging has expired"),
	.remedy = N_("Ask the gemeente for the reason that is in use now."),
	.elements = "ToegewezenProduct/RedenWijziging",
	.checks =
	    N_("RedenWijziging 01 has expired and is never sent. It stays in the schema because "
	       "old assignments may carry it."),
	.on = {{ON(JW301), &class_toegewezenproduct, check_redenwijziging}},
    },
    {
	CS338,
	.since = RELEASE(3, 2),
	.checks = N_("For Eenheid 14, 16, 83 and 84, on a line that ends after 2020 or has no end "
		     "date, Frequentie is 2 (a week), 4 (a month) or 6 (in total). A volume a day "
		     "does not go with them."),
    },
    {
	CS338,
	.checks = N_("For Eenheid 14, 16, 83 and 84, on a line that ends after 2020 or has no end "
		     "date, Frequentie is 2 (a week), 3 (four weeks), 4 (a month), 5 (a year) or 6 "
		     "(in total). A volume a day does not go with them."),
    },
    {
	CS343,
	.since = RELEASE(3, 2),
	.checks =
	    N_("For Eenheid 14, 16, 83 and 84, on an AangevraagdProduct that ends after 2020 or "
	       "has no end date, Frequentie is 2 (a week), 4 (a month) or 6 (in total)."),
    },
    {
	CS343,
	.checks =
	    N_("For Eenheid 14, 16, 83 and 84, on an AangevraagdProduct that ends after 2020 or "
	       "has no end date, Frequentie is 2 (a week), 3 (four weeks), 4 (a month), 5 (a year) "
	       "or 6 (in total)."),
    },
};

RULE_SET(product);
