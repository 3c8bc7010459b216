/* Rules that hold a date against Dagtekening in the header, and that against the day of receipt. */
#include "ijw/base/date.h"
#include "ijw/base/text.h"
#include "inspect.h"

/* 2026-04-15 as 20260415. */
static int32_t digits(int64_t date)
{
	int year, month, day;

	date_split((int32_t)date, &year, &month, &day);
	return year * 10000 + month * 100 + day;
}

/* TR002: nobody is older than 120 years, except for a day of birth that is wholly unknown. */
static void check_geboortedatum_oud(struct inspection *inspection, const struct record *record)
{
	const struct geboortedatum *geboortedatum = AS(geboortedatum, record);
	int32_t born = digits(geboortedatum->datum.value);

	if (field_is(&geboortedatum->datumgebruik, "3") && born == 19000101)
		return;
	if (born + 1200000 < digits(dagtekening(inspection)))
		report(inspection, record->parent, &geboortedatum->datum);
}

/* TR134 on one date. */
static void not_later(struct inspection *inspection, const struct record *record,
		      const struct field *date)
{
	if (present(date) && date->value > dagtekening(inspection))
		report(inspection, record, date);
}

static void check_geboortedatum_toekomst(struct inspection *inspection, const struct record *record)
{
	not_later(inspection, record->parent, &AS(geboortedatum, record)->datum);
}

static void check_toewijzingsdatum_toekomst(struct inspection *inspection,
					    const struct record *record)
{
	not_later(inspection, record, &AS(toegewezenproduct, record)->toewijzingsdatum);
}

static void check_start_toekomst(struct inspection *inspection, const struct record *record)
{
	not_later(inspection, record, &AS(startproduct, record)->begindatum);
}

static void check_stop_toekomst(struct inspection *inspection, const struct record *record)
{
	not_later(inspection, record, &AS(stopproduct, record)->einddatum);
}

/* DeclaratiePeriode and ProductPeriode. */
static void check_periode_toekomst(struct inspection *inspection, const struct record *record)
{
	not_later(inspection, record->parent, &AS(periode, record)->begindatum);
}

/* TR380: new care is asked for the days to come. */
static void check_gewenste_ingangsdatum(struct inspection *inspection, const struct record *record)
{
	const struct nieuwproduct *product = AS(nieuwproduct, record);

	if (product->gewensteingangsdatum.value <= dagtekening(inspection))
		report(inspection, record, &product->gewensteingangsdatum);
}

/* TR135 on one Dagtekening; a JW325 has two: its own and that of the claim. */
static void not_after_receipt(struct inspection *inspection, const struct record *record,
			      const struct identificatie *identificatie)
{
	if (identificatie != NULL && identificatie->dagtekening.value > inspection->ontvangen)
		report(inspection, record, &identificatie->dagtekening);
}

static void check_ontvangst(struct inspection *inspection, const struct record *record)
{
	const struct header *header = AS(header, record);

	not_after_receipt(inspection, record, header->berichtidentificatie);
	not_after_receipt(inspection, record, header->declaratieidentificatie);
}

static const struct rule rules[] = {
    {
	IN_MESSAGE("TR002"),
	.text = N_("Geboortedatum lies more than 120 years before Dagtekening"),
	.remedy = N_("Ask the sender for the right day of birth."),
	.elements = "Client/Geboortedatum/Datum; Relatie/Geboortedatum/Datum [301]",
	.checks = N_("A day of birth lies at most 120 years before Dagtekening. A date that is "
		     "completely unknown (1900-01-01 with DatumGebruik 3) is let through."),
	.on = {{MET_GEBOORTEDATUM, &class_geboortedatum, check_geboortedatum_oud}},
    },
    {
	IN_MESSAGE("TR134"),
	.text = N_("The date lies after Dagtekening"),
	.remedy = N_("Ask the sender for the right date, or to wait until that day."),
	.elements =
	    "Client/Geboortedatum/Datum [301 305 307 315]; Relatie/Geboortedatum/Datum [301]; "
	    "ToegewezenProduct/Toewijzingsdatum [301]; Client/Geboortedatum [305 307]; "
	    "StartProduct/Begindatum [305]; StopProduct/Einddatum [307]; "
	    "Prestatie/ProductPeriode/Begindatum [323 325]; "
	    "Declaratie/DeclaratiePeriode/Begindatum [323]",
	.checks =
	    N_("What has happened lies not after Dagtekening: days of birth, Toewijzingsdatum, "
	       "the Begindatum of a start, the Einddatum of a stop, and the first day of a "
	       "period that is claimed."),
	.on =
	    {
		{MET_GEBOORTEDATUM, &class_geboortedatum, check_geboortedatum_toekomst},
		{ON(JW301), &class_toegewezenproduct, check_toewijzingsdatum_toekomst},
		{ON(JW305), &class_startproduct, check_start_toekomst},
		{ON(JW307), &class_stopproduct, check_stop_toekomst},
		{MET_PRESTATIE, &class_periode, check_periode_toekomst},
	    },
    },
    {
	.code = "TR135",
	.retourcode = "8848",
	.severity = SEVERITY_ERROR,
	.text = N_("Dagtekening lies after the day of receipt"),
	.remedy =
	    N_("Ask the sender for the right Dagtekening; look at the clock of this machine too."),
	.level = LEVEL_EXTERNAL,
	.elements = "Header/BerichtIdentificatie/Dagtekening; "
		    "Header/DeclaratieIdentificatie/Dagtekening [325]",
	.class = "Header",
	.checks = N_("Dagtekening is not later than the day on which the message was received."),
	.on = {{NO_RETOUR, &class_header, check_ontvangst}},
    },
    {
	IN_MESSAGE("TR380"),
	.text = N_("A NieuwProduct is asked for a day that is not after Dagtekening"),
	.remedy = N_("Ask the aanbieder for a later GewensteIngangsdatum."),
	.elements = "NieuwProduct/GewensteIngangsdatum",
	.checks =
	    N_("A NieuwProduct is asked for a day after Dagtekening, not for that day itself."),
	.on = {{ON(JW317), &class_nieuwproduct, check_gewenste_ingangsdatum}},
    },
};

RULE_SET(dagtekening);
