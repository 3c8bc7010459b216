/* Rules about the person: number, name, day of birth, interpreter. */
#include "ijw/base/date.h"
#include "ijw/base/label.h"
#include "rules.h"

/* CS002 */
void check_bsn(struct inspection *inspection, const struct record *record)
{
	const struct client *client = AS(client, record);

	if (present(&client->bsn) && !bsn_passes(client->bsn.text))
		report(inspection, record, &client->bsn);
}

/* CS050. 1 own name, 2 to 4 with the partner's, 6 no natural person; 5 never passes. */
void check_naamgebruik(struct inspection *inspection, const struct record *record)
{
	const struct naam *naam = AS(naam, record);
	const struct field *gebruik = &naam->naamgebruik;
	bool partner = naam->partnernaam != NULL;

	if (!present(gebruik) || field_is(gebruik, "1"))
		return;
	if (partner && (field_is(gebruik, "2") || field_is(gebruik, "3") || field_is(gebruik, "4")))
		return;
	if (!partner && field_is(gebruik, "6"))
		return;
	report(inspection, record->parent, gebruik);
}

/* CS318: only a Relatie may be an organisation. */
void check_client_naamgebruik(struct inspection *inspection, const struct record *record)
{
	const struct naam *naam = AS(client, record)->naam;

	if (naam != NULL && field_is(&naam->naamgebruik, "6"))
		report_line(inspection, record, naam->record.line);
}

/* CD007: only an interpreter of a spoken language has a language. */
void check_taal(struct inspection *inspection, const struct record *record)
{
	const struct communicatie *communicatie = AS(communicatie, record);

	if (field_is(&communicatie->vorm, "1") != present(&communicatie->taal))
		report_line(inspection, record->parent, line_of(&communicatie->taal, record));
}

/* CS139: what is unknown of a day of birth is written as 1; 1900-01-01 when nothing is known. */
void check_datumgebruik(struct inspection *inspection, const struct record *record)
{
	const struct geboortedatum *geboortedatum = AS(geboortedatum, record);
	const struct field *gebruik = &geboortedatum->datumgebruik;
	int year, month, day;
	bool right = true;

	date_split((int32_t)geboortedatum->datum.value, &year, &month, &day);
	if (field_is(gebruik, "3"))
		right = year == 1900 && month == 1 && day == 1;
	else if (field_is(gebruik, "2"))
		right = month == 1 && day == 1;
	else if (field_is(gebruik, "1"))
		right = day == 1;
	if (!right)
		report(inspection, record->parent, gebruik);
}
