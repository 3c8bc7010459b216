/* Rules about the person: number, name, day of birth, interpreter. */
#include "ijw/base/date.h"
#include "ijw/base/label.h"
#include "ijw/base/text.h"
#include "inspect.h"

/* CS002 */
static void check_bsn(struct inspection *inspection, const struct record *record)
{
	const struct client *client = AS(client, record);

	if (present(&client->bsn) && !bsn_passes(client->bsn.text))
		report(inspection, record, &client->bsn);
}

/* CS050. 1 own name, 2 to 4 with the partner's, 6 no natural person; 5 never passes. */
static void check_naamgebruik(struct inspection *inspection, const struct record *record)
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
static void check_client_naamgebruik(struct inspection *inspection, const struct record *record)
{
	const struct naam *naam = AS(client, record)->naam;

	if (naam != NULL && field_is(&naam->naamgebruik, "6"))
		report_line(inspection, record, naam->record.line);
}

/* CD007: only an interpreter of a spoken language has a language. */
static void check_taal(struct inspection *inspection, const struct record *record)
{
	const struct communicatie *communicatie = AS(communicatie, record);

	if (field_is(&communicatie->vorm, "1") != present(&communicatie->taal))
		report_line(inspection, record->parent, line_of(&communicatie->taal, record));
}

/* CS139: what is unknown of a day of birth is written as 1; 1900-01-01 when nothing is known. */
static void check_datumgebruik(struct inspection *inspection, const struct record *record)
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

static const struct rule rules[] = {
    {
	IN_MESSAGE("CD007"),
	.text = N_("Taal does not go with the form of communication"),
	.remedy =
	    N_("Ask the sender for Taal with a spoken-language interpreter, and to leave it out "
	       "otherwise."),
	.elements = "Client/Communicatie/Taal",
	.checks = N_("Taal says in which language a spoken-language interpreter is needed. It is "
		     "there with Vorm 1 and with no other form."),
	.on = {{ON(JW301), &class_communicatie, check_taal}},
    },
    {
	IN_MESSAGE("CS002"),
	.text = N_("Bsn does not pass the 11-test"),
	.remedy = N_("Ask the sender to look up the number; a digit is wrong."),
	.elements = "Client/Bsn",
	.checks = N_(
	    "A Bsn passes the 11-test: the first eight digits times 9 to 2, less the ninth, add up "
	    "to a multiple of 11. Numbers for testing (999900006 and on) pass it too; 000000000 is "
	    "nobody's and does not."),
	.note = N_("The published checks let 000000000 through, whose sum is 0. Two youths with it "
		   "would be one; we refuse it."),
	.on = {{MET_GEBOORTEDATUM | MET_PRESTATIE | ON(JW317), &class_client, check_bsn}},
    },
    {
	IN_MESSAGE("CS050"),
	.text = N_("NaamGebruik does not go with the names that are given"),
	.remedy = N_("Ask the sender for the partner's name or for another NaamGebruik."),
	.elements = "Client/Naam/NaamGebruik; Relatie/Naam/NaamGebruik",
	.checks =
	    N_("With a Partnernaam, NaamGebruik is 1, 2, 3 or 4. Without one it is 1, or 6 for "
	       "an organisation. The code 5 never goes."),
	.on = {{ON(JW301), &class_naam, check_naamgebruik}},
    },
    {
	IN_MESSAGE("CS139"),
	.text = N_("Geboortedatum is more precise than DatumGebruik says"),
	.remedy = N_("Ask the sender which parts of the day of birth are known."),
	.elements = "Client/Geboortedatum/DatumGebruik; Relatie/Geboortedatum/DatumGebruik [301]",
	.checks = N_("DatumGebruik says how much of a day of birth is known. With 1 the day is the "
		     "first of a month, with 2 it is January 1st, with 3 it is 1900-01-01."),
	.on = {{MET_GEBOORTEDATUM, &class_geboortedatum, check_datumgebruik}},
    },
    {
	IN_MESSAGE("CS318"),
	.text = N_("The client is named as if it were no natural person"),
	.remedy = N_("Ask the gemeente for the NaamGebruik of a person."),
	.elements = "Client/Naam",
	.checks =
	    N_("NaamGebruik of the client is not 6, which stands for an organisation. A Relatie "
	       "may have it."),
	.on = {{ON(JW301), &class_client, check_client_naamgebruik}},
    },
};

RULE_SET(client);
