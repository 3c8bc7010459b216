/* Rules that compare the two ends of a period. They hold only where both ends are given. */
#include "rules.h"

static void compare(struct inspection *inspection, const struct record *record,
		    const struct field *begin, const struct field *end)
{
	if (begin->text != NULL && end->text != NULL && end->value < begin->value)
		report(inspection, record, end);
}

/* TR018 */
void check_stopproduct_einddatum(struct inspection *inspection, const struct record *record)
{
	const struct stopproduct *stop = (const struct stopproduct *)(const void *)record;

	compare(inspection, record, &stop->begindatum, &stop->einddatum);
}

/* CS003, Contact/Periode. A period with only an end has nothing to compare. */
void check_periode(struct inspection *inspection, const struct record *record)
{
	const struct periode *periode = (const struct periode *)(const void *)record;

	compare(inspection, record, &periode->begindatum, &periode->einddatum);
}

/* CS003 */
void check_toegewezenproduct_einddatum(struct inspection *inspection, const struct record *record)
{
	const struct toegewezenproduct *product =
	    (const struct toegewezenproduct *)(const void *)record;

	compare(inspection, record, &product->ingangsdatum, &product->einddatum);
}

/* CS003 */
void check_aangevraagdproduct_einddatum(struct inspection *inspection, const struct record *record)
{
	const struct aangevraagdproduct *product =
	    (const struct aangevraagdproduct *)(const void *)record;

	compare(inspection, record, &product->toewijzingingangsdatum,
		&product->toewijzingeinddatum);
}

/* CS003 */
void check_tewijzigenproduct_einddatum(struct inspection *inspection, const struct record *record)
{
	const struct tewijzigenproduct *product =
	    (const struct tewijzigenproduct *)(const void *)record;

	compare(inspection, record, &product->gewensteingangsdatum, &product->einddatum);
}

/* CS003 */
void check_nieuwproduct_einddatum(struct inspection *inspection, const struct record *record)
{
	const struct nieuwproduct *product = (const struct nieuwproduct *)(const void *)record;

	compare(inspection, record, &product->gewensteingangsdatum, &product->einddatum);
}
