/* Rules about claims: amounts and their sums, in cents. */
#include "rules.h"

/* D adds, C subtracts. */
static int64_t with_sign(const struct field *amount, const struct field *debetcredit)
{
	return field_is(debetcredit, "C") ? -amount->value : amount->value;
}

static int64_t total(const struct totaalbedrag *bedrag)
{
	return with_sign(&bedrag->totaalbedrag, &bedrag->debetcredit);
}

/* Amounts have 8 digits and a message a million elements at most: the sum fits. */
static int64_t sum_of_prestaties(const struct declaratie *declaratie)
{
	const struct client *client = declaratie->clienten ? declaratie->clienten->client : NULL;
	int64_t sum = 0;

	for (; client != NULL; client = RECORD_NEXT(client))
		for (const struct prestatie *prestatie = client->prestaties->prestatie;
		     prestatie != NULL; prestatie = RECORD_NEXT(prestatie))
			sum += with_sign(&prestatie->ingediendbedrag->bedrag,
					 &prestatie->ingediendbedrag->debetcredit);
	return sum;
}

/* TR358, as numbers: the published check compares texts. */
void check_totaal_ingediend(struct inspection *inspection, const struct record *record)
{
	const struct declaratie *declaratie = AS(declaratie, record);
	const struct totaalbedrag *ingediend = declaratie->totaalingediendbedrag;

	if (total(ingediend) != sum_of_prestaties(declaratie))
		report_line(inspection, record, ingediend->record.line);
}

/* Whether the gemeente took the claim in: 0200 no remark at this level, 8001 approved. */
static bool taken_in(const struct declaratie *antwoord)
{
	const struct text_node *node = antwoord->retourcodes->retourcode.first;

	for (; node != NULL; node = node->next)
		if (!field_is(&node->field, "0200") && !field_is(&node->field, "8001"))
			return false;
	return true;
}

/* TR342: what is refused is what was asked for less what is granted; of a claim that was not taken
 * in nothing is granted. */
void check_totaal_toegekend(struct inspection *inspection, const struct record *record)
{
	const struct declaratie *antwoord = AS(bericht, record)->declaratieantwoord;
	const struct totaalbedrag *toegekend;
	bool right;

	if (antwoord == NULL)
		return;
	toegekend = antwoord->totaaltoegekendbedrag;
	if (taken_in(antwoord))
		right = sum_of_prestaties(antwoord) ==
			total(antwoord->totaalingediendbedrag) - total(toegekend);
	else
		right = toegekend->totaalbedrag.value == 0;
	if (!right)
		report_line(inspection, record, toegekend->record.line);
}

/* CD060: a credit names the line it takes back, a debit none. */
void check_credit(struct inspection *inspection, const struct record *record)
{
	const struct prestatie *prestatie = AS(prestatie, record);
	const struct referentie *referentie = prestatie->productreferentie;
	bool credit = field_is(&prestatie->ingediendbedrag->debetcredit, "C");

	if (credit != present(&referentie->vorigreferentienummer))
		report_line(inspection, record,
			    line_of(&referentie->vorigreferentienummer, &referentie->record));
}

/* CD087: euros have no price. */
void check_tarief(struct inspection *inspection, const struct record *record)
{
	const struct prestatie *prestatie = AS(prestatie, record);

	if (field_is(&prestatie->eenheid, "83") == present(&prestatie->producttarief))
		report(inspection, record, &prestatie->producttarief);
}

/* CS339: the volume of euros is in cents, as the amount is. */
void check_bedrag_euro(struct inspection *inspection, const struct record *record)
{
	const struct prestatie *prestatie = AS(prestatie, record);
	const struct bedrag *bedrag = prestatie->ingediendbedrag;

	if (field_is(&prestatie->eenheid, "83") &&
	    bedrag->bedrag.value != prestatie->geleverdvolume.value)
		report_line(inspection, record, bedrag->record.line);
}

/* CS325 on one amount. */
static void nothing_is_debit(struct inspection *inspection, const struct record *record,
			     const struct field *amount, const struct field *debetcredit)
{
	if (amount->value == 0 && field_is(debetcredit, "C"))
		report(inspection, record->parent, debetcredit);
}

void check_bedrag_nul(struct inspection *inspection, const struct record *record)
{
	const struct bedrag *bedrag = AS(bedrag, record);

	nothing_is_debit(inspection, record, &bedrag->bedrag, &bedrag->debetcredit);
}

void check_totaalbedrag_nul(struct inspection *inspection, const struct record *record)
{
	const struct totaalbedrag *bedrag = AS(totaalbedrag, record);

	nothing_is_debit(inspection, record, &bedrag->totaalbedrag, &bedrag->debetcredit);
}
