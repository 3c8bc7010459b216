/* Rules about the two ends of a period. A comparison holds only where both ends are given. */
#include "ijw/base/date.h"
#include "ijw/base/text.h"
#include "product.h"

static bool inverted(const struct field *begin, const struct field *end)
{
	return present(begin) && present(end) && end->value < begin->value;
}

/* TR018 */
static void check_stopproduct_einddatum(struct inspection *inspection, const struct record *record)
{
	const struct stopproduct *stop = AS(stopproduct, record);

	if (inverted(&stop->begindatum, &stop->einddatum))
		report(inspection, record, &stop->einddatum);
}

/* CS003, Contact/Periode. A period with only an end has nothing to compare. */
static void check_contact_einddatum(struct inspection *inspection, const struct record *record)
{
	const struct periode *periode = AS(periode, record);

	if (inverted(&periode->begindatum, &periode->einddatum))
		report(inspection, record->parent, &periode->einddatum);
}

/* CS003, the lines that name care. */
static void check_product_einddatum(struct inspection *inspection, const struct record *record)
{
	struct productregel regel = productregel(record);

	if (inverted(regel.begin, regel.end))
		report(inspection, record, regel.end);
}

/* TR137: a month can be claimed after it has ended. */
static void check_periode_einddatum(struct inspection *inspection, const struct record *record)
{
	const struct periode *periode = AS(periode, record);

	if (inverted(&periode->begindatum, &periode->einddatum) ||
	    periode->einddatum.value > dagtekening(inspection))
		report(inspection, record->parent, &periode->einddatum);
}

/* CS100: care of before 2021 was claimed otherwise. */
static void check_periode_vanaf_2021(struct inspection *inspection, const struct record *record)
{
	const struct periode *periode = AS(periode, record);

	if (periode->begindatum.value < date_day(2021, 1, 1))
		report_line(inspection, record->parent, record->line);
}

static bool same_month(const struct periode *periode)
{
	int year[2], month[2], day;

	date_split((int32_t)periode->begindatum.value, &year[0], &month[0], &day);
	date_split((int32_t)periode->einddatum.value, &year[1], &month[1], &day);
	return year[0] == year[1] && month[0] == month[1];
}

/* CS337 */
static void check_productperiode_maand(struct inspection *inspection, const struct record *record)
{
	const struct periode *periode = AS(prestatie, record)->productperiode;

	if (!same_month(periode))
		report_line(inspection, record, periode->record.line);
}

static int day_of_month(int64_t date)
{
	int year, month, day;

	date_split((int32_t)date, &year, &month, &day);
	return day;
}

/* CS340: the day after the last of a month is the first of one. */
static void check_declaratieperiode(struct inspection *inspection, const struct record *record)
{
	const struct periode *periode = AS(declaratie, record)->declaratieperiode;

	if (!same_month(periode) || day_of_month(periode->begindatum.value) != 1 ||
	    day_of_month(periode->einddatum.value + 1) != 1)
		report_line(inspection, record, periode->record.line);
}

/* TR335: what ended more than 60 months before the claim can no longer be claimed. Five years
 * before 29 February is never a leap year: then it is the 28th. */
static void check_verjaring(struct inspection *inspection, const struct record *record)
{
	const struct periode *periode = AS(prestatie, record)->productperiode;
	const struct declaratie *declaratie = inspection->bericht->declaratie;
	int year, month, day;

	date_split((int32_t)declaratie->declaratiedagtekening.value, &year, &month, &day);
	if (month == 2 && day == 29)
		day = 28;
	if (periode->einddatum.value < date_day(year - 5, month, day))
		report_line(inspection, record, periode->record.line);
}

static const struct rule rules[] = {
    {
	IN_MESSAGE("CS003"),
	.text = N_("The end date lies before the start date"),
	.remedy = N_("Ask the sender which of the two dates is right."),
	.elements = "Contact/Periode/Einddatum [301]; ToegewezenProduct/Einddatum [301]; "
		    "AangevraagdProduct/ToewijzingEinddatum [315]; NieuwProduct/Einddatum [317]; "
		    "TeWijzigenProduct/Einddatum [317]",
	.checks = N_("Of a start date and an end date on one line, the end is not the earlier. "
		     "Nothing is checked when one of them is missing."),
	.note =
	    N_("The published XSLT also finds a Contact/Periode that has an end date only. The "
	       "text of the rule compares two dates and there is only one; we follow the text."),
	.unlike_xslt = true,
	.on =
	    {
		{ON(JW301), &class_periode, check_contact_einddatum},
		{ON(JW301), &class_toegewezenproduct, check_product_einddatum},
		{ON(JW315), &class_aangevraagdproduct, check_product_einddatum},
		{ON(JW317), &class_tewijzigenproduct, check_product_einddatum},
		{ON(JW317), &class_nieuwproduct, check_product_einddatum},
	    },
    },
    {
	IN_MESSAGE("CS100"),
	.text = N_("The period begins before 2021"),
	.remedy = N_("Care of before 2021 is not claimed in this release; ask the aanbieder which "
		     "month is meant."),
	.elements = "Prestatie/ProductPeriode; Declaratie/DeclaratiePeriode",
	.checks = N_("DeclaratiePeriode and every ProductPeriode begin in 2021 or later."),
	.on = {{ON(JW323), &class_periode, check_periode_vanaf_2021}},
    },
    {
	IN_MESSAGE("CS337"),
	.text = N_("ProductPeriode does not lie in one calendar month"),
	.remedy = N_("Ask the aanbieder to split the Prestatie by month."),
	.elements = "Prestatie/ProductPeriode",
	.checks = N_("A ProductPeriode begins and ends in the same month of the same year."),
	.on = {{ON(JW323), &class_prestatie, check_productperiode_maand}},
    },
    {
	IN_MESSAGE("CS340"),
	.text = N_("DeclaratiePeriode is not exactly one calendar month"),
	.remedy = N_("Ask the aanbieder to claim each month by itself."),
	.elements = "Declaratie/DeclaratiePeriode",
	.checks =
	    N_("DeclaratiePeriode runs from the first to the last day of one calendar month."),
	.on = {{ON(JW323), &class_declaratie, check_declaratieperiode}},
    },
    {
	IN_MESSAGE("TR018"),
	.text = N_("Einddatum lies before Begindatum"),
	.remedy = N_("Ask the sender which of the two dates is right."),
	.elements = "StopProduct/Einddatum",
	.checks = N_("The Einddatum of a stop is not earlier than its Begindatum."),
	.on = {{ON(JW307), &class_stopproduct, check_stopproduct_einddatum}},
    },
    {
	IN_MESSAGE("TR137"),
	.text = N_("The period ends before it begins or after Dagtekening"),
	.remedy = N_("Ask the sender for the right period; a month is claimed after it ended."),
	.elements =
	    "Prestatie/ProductPeriode/Einddatum; Declaratie/DeclaratiePeriode/Einddatum [323]",
	.checks =
	    N_("A period that is claimed does not end before it begins, nor after Dagtekening. "
	       "A month is therefore claimed when it is over."),
	.on = {{MET_PRESTATIE, &class_periode, check_periode_einddatum}},
    },
    {
	IN_MESSAGE("TR335"),
	.text = N_("ProductPeriode ended more than 60 months before the claim"),
	.remedy =
	    N_("Care of so long ago cannot be claimed; ask the aanbieder whether the month is "
	       "right."),
	.elements = "Prestatie/ProductPeriode",
	.checks = N_("A ProductPeriode ended at most 60 months before DeclaratieDagtekening."),
	.on = {{ON(JW323), &class_prestatie, check_verjaring}},
    },
};

RULE_SET(periode);
