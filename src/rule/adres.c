/* Rules about how somebody can be reached (JW301). An Adres belongs to the Contact that holds it.
 */
#include "rules.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* TR006: a telephone, or an address that can be found. */
void check_bereikbaar(struct inspection *inspection, const struct record *record)
{
	const struct contact *contact = AS(contact, record);
	const struct adres *adres = contact->adres;

	if (contact->telefoon == NULL &&
	    (adres == NULL || adres->huis == NULL || !present(&adres->postcode)))
		report_line(inspection, record, record->line);
}

/* TR061. The contacts of relations do not count. */
void check_contactsoorten(struct inspection *inspection, const struct record *record)
{
	const struct contactgegevens *gegevens = AS(client, record)->contactgegevens;
	const struct contact *contact = gegevens != NULL ? gegevens->contact : NULL;

	for (; contact != NULL; contact = RECORD_NEXT(contact))
		if (field_is(&contact->soort, "01") || field_is(&contact->soort, "02") ||
		    field_is(&contact->soort, "03"))
			return;
	report_line(inspection, record, record->line);
}

/* CD009: only a temporary address has a period, and need not have one. */
void check_contact_periode(struct inspection *inspection, const struct record *record)
{
	const struct contact *contact = AS(contact, record);

	if (contact->periode != NULL && !field_is(&contact->soort, "04"))
		report_line(inspection, record, contact->periode->record.line);
}

/* CD034: where somebody is registered or stays has a Postcode. */
void check_contact_postcode(struct inspection *inspection, const struct record *record)
{
	const struct contact *contact = AS(contact, record);
	const struct adres *adres = contact->adres;

	if (!field_is(&contact->soort, "01") && !field_is(&contact->soort, "03"))
		return;
	if (adres == NULL || !present(&adres->postcode))
		report_line(inspection, record, adres != NULL ? adres->record.line : record->line);
}

/* CD005 */
void check_landcode(struct inspection *inspection, const struct record *record)
{
	const struct adres *adres = AS(adres, record);

	if (present(&adres->postcode) != present(&adres->landcode))
		report_line(inspection, record->parent, line_of(&adres->landcode, record));
}

/* CD025 */
void check_huis(struct inspection *inspection, const struct record *record)
{
	const struct adres *adres = AS(adres, record);

	if (field_is(&adres->landcode, "NL") && adres->huis == NULL)
		report_line(inspection, record->parent, record->line);
}

/* CS089: four digits, not starting with 0, and two letters, nothing between. A Postcode that is not
 * there is the business of CD005. */
void check_postcode(struct inspection *inspection, const struct record *record)
{
	const struct adres *adres = AS(adres, record);
	const struct field *postcode = &adres->postcode;
	const char *text = postcode->text;

	if (!field_is(&adres->landcode, "NL") || !present(postcode))
		return;
	if (postcode->length != 6 || text[0] == '0' || !is_digit(text[0]) || !is_digit(text[1]) ||
	    !is_digit(text[2]) || !is_digit(text[3]) || !is_letter(text[4]) || !is_letter(text[5]))
		report(inspection, record->parent, postcode);
}
