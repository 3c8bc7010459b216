/* Rules about the lines that name care, by their product, size and end. */
#include "product.h"

#include "ijw/base/date.h"

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
void check_omvang_bij_code(struct inspection *inspection, const struct record *record)
{
	struct productregel regel = productregel(record);

	if (has_code(&regel) && regel.omvang == NULL)
		report_line(inspection, record, record->line);
}

/* CD075 */
void check_budget_einddatum(struct inspection *inspection, const struct record *record)
{
	struct productregel regel = productregel(record);

	if (present(regel.budget) && !present(regel.end))
		report(inspection, record, regel.end);
}

/* CD076: a volume a week becomes a maximum only when the end is known. */
void check_week_einddatum(struct inspection *inspection, const struct record *record)
{
	struct productregel regel = productregel(record);

	if (regel.omvang != NULL && field_is(&regel.omvang->frequentie, "2") && !present(regel.end))
		report(inspection, record, regel.end);
}

/* CD077: the same fact as CD078, seen from the Omvang. */
void check_omvang_of_budget(struct inspection *inspection, const struct record *record)
{
	struct productregel regel = productregel(record);

	if (regel.omvang != NULL && present(regel.budget))
		report_line(inspection, record, regel.omvang->record.line);
}

/* CD078: seen from the Budget. */
void check_budget_of_omvang(struct inspection *inspection, const struct record *record)
{
	struct productregel regel = productregel(record);

	if (regel.omvang != NULL && present(regel.budget))
		report(inspection, record, regel.budget);
}

/* CD079: only a generic assignment, which has a Budget, goes without Product. */
void check_product_of_budget(struct inspection *inspection, const struct record *record)
{
	struct productregel regel = productregel(record);

	if (!present(regel.budget) && regel.product == NULL)
		report_line(inspection, record, record->line);
}

/* CD080, CD095, CD096 */
void check_omvang_zonder_code(struct inspection *inspection, const struct record *record)
{
	struct productregel regel = productregel(record);

	if (regel.omvang != NULL && !has_code(&regel) && after_2020(&regel))
		report_line(inspection, record, regel.omvang->record.line);
}

/* CS338, CS343: these units go by week, by month or in total, not by day. */
void check_frequentie(struct inspection *inspection, const struct record *record)
{
	struct productregel regel = productregel(record);
	const struct omvang *omvang = regel.omvang;

	if (omvang == NULL || !after_2020(&regel))
		return;
	if (!field_is(&omvang->eenheid, "14") && !field_is(&omvang->eenheid, "16") &&
	    !field_is(&omvang->eenheid, "83") && !field_is(&omvang->eenheid, "84"))
		return;
	if (!field_is(&omvang->frequentie, "2") && !field_is(&omvang->frequentie, "4") &&
	    !field_is(&omvang->frequentie, "6"))
		report_line(inspection, record, omvang->record.line);
}

/* CS335: a deletion ends on the day it begins. Without an end it would delete nothing, so that is
 * wrong too, although the published check passes over it. */
void check_verwijderd(struct inspection *inspection, const struct record *record)
{
	const struct toegewezenproduct *product = AS(toegewezenproduct, record);

	if (field_is(&product->redenwijziging, "13") &&
	    (!present(&product->einddatum) ||
	     product->einddatum.value != product->ingangsdatum.value))
		report(inspection, record, &product->redenwijziging);
}

/* CS336: 01 expired; the schema still has it for old lines. */
void check_redenwijziging(struct inspection *inspection, const struct record *record)
{
	const struct toegewezenproduct *product = AS(toegewezenproduct, record);

	if (field_is(&product->redenwijziging, "01"))
		report(inspection, record, &product->redenwijziging);
}

/* CD043 */
void check_beschikking(struct inspection *inspection, const struct record *record)
{
	const struct aangevraagdproduct *product = AS(aangevraagdproduct, record);

	if (present(&product->beschikkingnummer) != present(&product->beschikkingingangsdatum))
		report(inspection, record, &product->beschikkingingangsdatum);
}
