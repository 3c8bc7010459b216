/* Rules that hold a date against Dagtekening in the header, and that against the day of receipt. */
#include "ijw/base/date.h"
#include "rules.h"

/* 2026-04-15 as 20260415. */
static int32_t digits(int64_t date)
{
	int year, month, day;

	date_split((int32_t)date, &year, &month, &day);
	return year * 10000 + month * 100 + day;
}

/* TR002: nobody is older than 120 years, except for a day of birth that is wholly unknown. */
void check_geboortedatum_oud(struct inspection *inspection, const struct record *record)
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

void check_geboortedatum_toekomst(struct inspection *inspection, const struct record *record)
{
	not_later(inspection, record->parent, &AS(geboortedatum, record)->datum);
}

void check_toewijzingsdatum_toekomst(struct inspection *inspection, const struct record *record)
{
	not_later(inspection, record, &AS(toegewezenproduct, record)->toewijzingsdatum);
}

void check_start_toekomst(struct inspection *inspection, const struct record *record)
{
	not_later(inspection, record, &AS(startproduct, record)->begindatum);
}

void check_stop_toekomst(struct inspection *inspection, const struct record *record)
{
	not_later(inspection, record, &AS(stopproduct, record)->einddatum);
}

/* DeclaratiePeriode and ProductPeriode. */
void check_periode_toekomst(struct inspection *inspection, const struct record *record)
{
	not_later(inspection, record->parent, &AS(periode, record)->begindatum);
}

/* TR380: new care is asked for the days to come. */
void check_gewenste_ingangsdatum(struct inspection *inspection, const struct record *record)
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

void check_ontvangst(struct inspection *inspection, const struct record *record)
{
	const struct header *header = AS(header, record);

	not_after_receipt(inspection, record, header->berichtidentificatie);
	not_after_receipt(inspection, record, header->declaratieidentificatie);
}
