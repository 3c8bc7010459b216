/* Rules about the two ends of a period. A comparison holds only where both ends are given. */
#include "ijw/base/date.h"
#include "product.h"

static bool inverted(const struct field *begin, const struct field *end)
{
	return present(begin) && present(end) && end->value < begin->value;
}

/* TR018 */
void check_stopproduct_einddatum(struct inspection *inspection, const struct record *record)
{
	const struct stopproduct *stop = AS(stopproduct, record);

	if (inverted(&stop->begindatum, &stop->einddatum))
		report(inspection, record, &stop->einddatum);
}

/* CS003, Contact/Periode. A period with only an end has nothing to compare. */
void check_contact_einddatum(struct inspection *inspection, const struct record *record)
{
	const struct periode *periode = AS(periode, record);

	if (inverted(&periode->begindatum, &periode->einddatum))
		report(inspection, record->parent, &periode->einddatum);
}

/* CS003, the lines that name care. */
void check_product_einddatum(struct inspection *inspection, const struct record *record)
{
	struct productregel regel = productregel(record);

	if (inverted(regel.begin, regel.end))
		report(inspection, record, regel.end);
}

/* TR137: a month can be claimed after it has ended. */
void check_periode_einddatum(struct inspection *inspection, const struct record *record)
{
	const struct periode *periode = AS(periode, record);

	if (inverted(&periode->begindatum, &periode->einddatum) ||
	    periode->einddatum.value > dagtekening(inspection))
		report(inspection, record->parent, &periode->einddatum);
}

/* CS100: care of before 2021 was claimed otherwise. */
void check_periode_vanaf_2021(struct inspection *inspection, const struct record *record)
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
void check_productperiode_maand(struct inspection *inspection, const struct record *record)
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
void check_declaratieperiode(struct inspection *inspection, const struct record *record)
{
	const struct periode *periode = AS(declaratie, record)->declaratieperiode;

	if (!same_month(periode) || day_of_month(periode->begindatum.value) != 1 ||
	    day_of_month(periode->einddatum.value + 1) != 1)
		report_line(inspection, record, periode->record.line);
}

/* TR335: what ended more than 60 months before the claim can no longer be claimed. Five years
 * before 29 February is never a leap year: then it is the 28th. */
void check_verjaring(struct inspection *inspection, const struct record *record)
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
