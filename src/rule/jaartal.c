/* Dates that are a mistake, and ends that mean none: checks of our own (definitions, section 10,
 * "Dates"). */
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/text.h"
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
static void check_jaartal(struct inspection *inspection, const struct record *record)
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
static void check_open_einde(struct inspection *inspection, const struct record *record)
{
	const struct field *open = open_einde(record);

	if (open != NULL)
		report(inspection, holder(record), open);
}

static const struct rule rules[] = {
    {
	.code = "IJW027",
	.severity = SEVERITY_WARNING,
	.text = N_("The year of a date lies before 1900 or after 2199"),
	.remedy =
	    N_("Ask the sender for the right date; what it is of counts with the date as sent."),
	.level = LEVEL_OWN,
	.elements =
	    "Header/BerichtIdentificatie; Header/DagtekeningRetour [302 306 308 316 318 320]; "
	    "Header/DeclaratieIdentificatie [325]; Declaratie/DeclaratieDagtekening [323]; "
	    "Declaratie/DeclaratiePeriode [323]; Prestatie/ProductPeriode [323 325]; "
	    "Client/Geboortedatum [301 305 307 315]; Contact/Periode [301]; "
	    "ToegewezenProduct [301]; StartProduct [305]; StopProduct [307]; "
	    "AangevraagdProduct [315]; TeWijzigenProduct [317]; NieuwProduct [317]",
	.checks =
	    N_("Every date of a message lies in the years 1900 to 2199. Others are kept as they "
	       "are, and no time is measured from them or to them."),
	.on =
	    {
		{NO_RETOUR | RETOUREN, &class_header, check_jaartal},
		{NO_RETOUR | RETOUREN, &class_identificatie, check_jaartal},
		{MET_GEBOORTEDATUM, &class_geboortedatum, check_jaartal},
		{ON(JW301) | MET_PRESTATIE, &class_periode, check_jaartal},
		{ON(JW301), &class_toegewezenproduct, check_jaartal},
		{ON(JW305), &class_startproduct, check_jaartal},
		{ON(JW307), &class_stopproduct, check_jaartal},
		{ON(JW315), &class_aangevraagdproduct, check_jaartal},
		{ON(JW317), &class_tewijzigenproduct, check_jaartal},
		{ON(JW317), &class_nieuwproduct, check_jaartal},
		{ON(JW323), &class_declaratie, check_jaartal},
	    },
    },
    {
	.code = "IJW028",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("The end is 9999-12-31: taken as no end"),
	.remedy = N_("Ask the sender to leave an end out that is not known."),
	.level = LEVEL_OWN,
	.elements =
	    "ToegewezenProduct/Einddatum [301]; Contact/Periode/Einddatum [301]; "
	    "AangevraagdProduct/ToewijzingEinddatum [315]; TeWijzigenProduct/Einddatum [317]; "
	    "NieuwProduct/Einddatum [317]",
	.checks =
	    N_("What has no end has no end date. With 9999-12-31, as some write it, it counts "
	       "as without; rules within the message, such as CD075, take it as a date."),
	.on =
	    {
		{ON(JW301), &class_periode, check_open_einde},
		{ON(JW301), &class_toegewezenproduct, check_open_einde},
		{ON(JW315), &class_aangevraagdproduct, check_open_einde},
		{ON(JW317), &class_tewijzigenproduct, check_open_einde},
		{ON(JW317), &class_nieuwproduct, check_open_einde},
	    },
    },
};

RULE_SET(jaartal);
