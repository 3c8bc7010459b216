/* Dates that are a mistake, and ends that mean none: checks of our own (definitions, section 10,
 * "Dates"). */
#include <string.h>

#include "ijw/base/date.h"
#include "product.h"

/* What is wrong with a CDT structure is reported on the class that holds it. */
static const struct record *holder(const struct record *record)
{
	bool structure = record->class == &class_periode || record->class == &class_identificatie ||
			 record->class == &class_geboortedatum;

	return structure ? record->parent : record;
}

/* The end of a line, or of a Contact, that says there is none by its date; else NULL. */
static const struct field *open_einde(const struct record *record)
{
	const struct field *end = NULL;

	if (record->class == &class_periode && record->parent->class == &class_contact)
		end = &AS(periode, record)->einddatum;
	else if (record->class == &class_toegewezenproduct ||
		 record->class == &class_aangevraagdproduct ||
		 record->class == &class_tewijzigenproduct || record->class == &class_nieuwproduct)
		end = productregel(record).end;
	return end != NULL && present(end) && end->value == DAY_OPEN ? end : NULL;
}

/* IJW027, on any class: each of its dates. */
void check_jaartal(struct inspection *inspection, const struct record *record)
{
	const struct class *class = record->class;
	const struct field *open = open_einde(record);

	for (uint32_t i = 0; i < class->members; i++) {
		const struct field *field =
		    (const void *)((const char *)record + class->member[i].offset);

		if (class->member[i].kind == MEMBER_DATUM && present(field) && field != open &&
		    !date_is_likely((int32_t)field->value))
			report(inspection, holder(record), field);
	}
}

/* IJW028 */
void check_open_einde(struct inspection *inspection, const struct record *record)
{
	const struct field *open = open_einde(record);

	if (open != NULL)
		report(inspection, holder(record), open);
}
