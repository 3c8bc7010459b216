/* Rules about how somebody can be reached (JW301). An Adres belongs to the Contact that holds it.
 */
#include "ijw/base/ascii.h"
#include "ijw/base/text.h"
#include "inspect.h"

/* TR006: a telephone, or an address that can be found. */
static void check_bereikbaar(struct inspection *inspection, const struct record *record)
{
	const struct contact *contact = AS(contact, record);
	const struct adres *adres = contact->adres;

	if (contact->telefoon == NULL &&
	    (adres == NULL || adres->huis == NULL || !present(&adres->postcode)))
		report_line(inspection, record, record->line);
}

/* TR061. The contacts of relations do not count. */
static void check_contactsoorten(struct inspection *inspection, const struct record *record)
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
static void check_contact_periode(struct inspection *inspection, const struct record *record)
{
	const struct contact *contact = AS(contact, record);

	if (contact->periode != NULL && !field_is(&contact->soort, "04"))
		report_line(inspection, record, contact->periode->record.line);
}

/* CD034: where somebody is registered or stays has a Postcode. */
static void check_contact_postcode(struct inspection *inspection, const struct record *record)
{
	const struct contact *contact = AS(contact, record);
	const struct adres *adres = contact->adres;

	if (!field_is(&contact->soort, "01") && !field_is(&contact->soort, "03"))
		return;
	if (adres == NULL || !present(&adres->postcode))
		report_line(inspection, record, adres != NULL ? adres->record.line : record->line);
}

/* CD005 */
static void check_landcode(struct inspection *inspection, const struct record *record)
{
	const struct adres *adres = AS(adres, record);

	if (present(&adres->postcode) != present(&adres->landcode))
		report_line(inspection, record->parent, line_of(&adres->landcode, record));
}

/* CD025 */
static void check_huis(struct inspection *inspection, const struct record *record)
{
	const struct adres *adres = AS(adres, record);

	if (field_is(&adres->landcode, "NL") && adres->huis == NULL)
		report_line(inspection, record->parent, record->line);
}

/* CS089: four digits, not starting with 0, and two letters, nothing between. A Postcode that is not
 * there is the business of CD005. */
static void check_postcode(struct inspection *inspection, const struct record *record)
{
	const struct adres *adres = AS(adres, record);
	const struct field *postcode = &adres->postcode;
	const char *text = postcode->text;

	if (!field_is(&adres->landcode, "NL") || !present(postcode))
		return;
	if (postcode->length != 6 || text[0] == '0' || !ascii_is_digit(text[0]) ||
	    !ascii_is_digit(text[1]) || !ascii_is_digit(text[2]) || !ascii_is_digit(text[3]) ||
	    !ascii_is_letter(text[4]) || !ascii_is_letter(text[5]))
		report(inspection, record->parent, postcode);
}

static const struct rule rules[] = {
    {
	IN_MESSAGE("CD005"),
	.text = N_("One of Postcode and LandCode is missing"),
	.remedy = N_("Ask the sender for both, or to leave both out."),
	.elements = "Contact/Adres/LandCode",
	.checks =
	    N_("In an Adres, Postcode and LandCode come together: both are there, or neither."),
	.on = {{ON(JW301), &class_adres, check_landcode}},
    },
    {
	IN_MESSAGE("CD009"),
	.text = N_("A contact that is no temporary address has a Periode"),
	.remedy = N_("Ask the sender to leave the Periode out or to correct Soort."),
	.elements = "Contact/Periode",
	.checks = N_("Only a temporary address (Soort 04) has a Periode. Such an address may do "
		     "without one."),
	.on = {{ON(JW301), &class_contact, check_contact_periode}},
    },
    {
	IN_MESSAGE("CD025"),
	.text = N_("An address in the Netherlands has no Huis"),
	.remedy = N_("Ask the sender for the house number."),
	.elements = "Contact/Adres/Huis",
	.checks = N_("An Adres with LandCode NL has a house number."),
	.on = {{ON(JW301), &class_adres, check_huis}},
    },
    {
	IN_MESSAGE("CD034"),
	.text = N_("A registered address or place of stay has no Postcode"),
	.remedy = N_("Ask the sender for the Postcode."),
	.elements = "Contact/Adres/Postcode",
	.checks =
	    N_("A contact that is a registered address or a place of stay (Soort 01 or 03) has "
	       "an Adres with a Postcode."),
	.on = {{ON(JW301), &class_contact, check_contact_postcode}},
    },
    {
	IN_MESSAGE("CS089"),
	.text = N_("A Dutch Postcode is not four digits and two letters"),
	.remedy = N_("Ask the sender for the Postcode without a blank, or for another LandCode."),
	.elements = "Contact/Adres/Postcode",
	.checks =
	    N_("In an Adres with LandCode NL, Postcode is four digits, the first not 0, and two "
	       "letters, with nothing in between."),
	.note =
	    N_("The published XSLT also fires when there is no Postcode at all. The text of the "
	       "rule speaks of the form of a Postcode; that one is missing is found by CD005. We "
	       "follow the text."),
	.unlike_xslt = true,
	.on = {{ON(JW301), &class_adres, check_postcode}},
    },
    {
	IN_MESSAGE("TR006"),
	.text = N_("A contact has neither a telephone nor a full address"),
	.remedy = N_("Ask the gemeente for a telephone number, or for house number and Postcode."),
	.elements = "Contact",
	.checks = N_("A contact of the client or of a Relatie can be reached: it has a telephone "
		     "number, or an address with house number and Postcode."),
	.on = {{ON(JW301), &class_contact, check_bereikbaar}},
    },
    {
	IN_MESSAGE("TR061"),
	.text = N_("The client has no registered address, correspondence address or place of stay"),
	.remedy = N_("Ask the gemeente for one contact of these kinds."),
	.elements = "Client",
	.checks = N_("The client has at least one contact of Soort 01, 02 or 03. Contacts of a "
		     "Relatie do not count."),
	.on = {{ON(JW301), &class_client, check_contactsoorten}},
    },
};

RULE_SET(adres);
