/* Rules about claims: amounts and their sums, in cents. */
#include "ijw/base/text.h"
#include "inspect.h"

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
static void check_totaal_ingediend(struct inspection *inspection, const struct record *record)
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
static void check_totaal_toegekend(struct inspection *inspection, const struct record *record)
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
static void check_credit(struct inspection *inspection, const struct record *record)
{
	const struct prestatie *prestatie = AS(prestatie, record);
	const struct referentie *referentie = prestatie->productreferentie;
	bool credit = field_is(&prestatie->ingediendbedrag->debetcredit, "C");

	if (credit != present(&referentie->vorigreferentienummer))
		report_line(inspection, record,
			    line_of(&referentie->vorigreferentienummer, &referentie->record));
}

/* CD087: euros have no price. */
static void check_tarief(struct inspection *inspection, const struct record *record)
{
	const struct prestatie *prestatie = AS(prestatie, record);

	if (field_is(&prestatie->eenheid, "83") == present(&prestatie->producttarief))
		report(inspection, record, &prestatie->producttarief);
}

/* CS339: the volume of euros is in cents, as the amount is. */
static void check_bedrag_euro(struct inspection *inspection, const struct record *record)
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

static void check_bedrag_nul(struct inspection *inspection, const struct record *record)
{
	const struct bedrag *bedrag = AS(bedrag, record);

	nothing_is_debit(inspection, record, &bedrag->bedrag, &bedrag->debetcredit);
}

static void check_totaalbedrag_nul(struct inspection *inspection, const struct record *record)
{
	const struct totaalbedrag *bedrag = AS(totaalbedrag, record);

	nothing_is_debit(inspection, record, &bedrag->totaalbedrag, &bedrag->debetcredit);
}

static const struct rule rules[] = {
    {
	IN_MESSAGE("CD060"),
	.text = N_("VorigReferentieNummer does not go with DebetCredit"),
	.remedy =
	    N_("Ask the sender to name the credited line with a credit, and none with a debit."),
	.elements = "Prestatie/ProductReferentie/VorigReferentieNummer",
	.checks = N_("A credit (DebetCredit C) names the Prestatie it takes back in "
		     "VorigReferentieNummer; a debit names none."),
	.on = {{MET_PRESTATIE, &class_prestatie, check_credit}},
    },
    {
	IN_MESSAGE("CD087"),
	.text = N_("ProductTarief does not go with Eenheid"),
	.remedy =
	    N_("Ask the aanbieder for the tariff, and to leave it out when Eenheid is euros."),
	.elements = "Prestatie/ProductTarief",
	.checks = N_(
	    "A Prestatie has a ProductTarief, but for one in euros (Eenheid 83), which has none."),
	.on = {{ON(JW323), &class_prestatie, check_tarief}},
    },
    {
	IN_MESSAGE("CS325"),
	.text = N_("An amount of zero is a credit"),
	.remedy = N_("Ask the sender to write zero as a debit."),
	.elements =
	    "Prestatie/IngediendBedrag/DebetCredit; Declaratie/TotaalIngediendBedrag/DebetCredit "
	    "[323]; DeclaratieAntwoord/TotaalIngediendBedrag/DebetCredit [325]; "
	    "DeclaratieAntwoord/TotaalToegekendBedrag/DebetCredit [325]",
	.checks =
	    N_("An amount of zero is a debit (D), whether it stands on a Prestatie or is a total."),
	.on =
	    {
		{MET_PRESTATIE, &class_bedrag, check_bedrag_nul},
		{MET_PRESTATIE, &class_totaalbedrag, check_totaalbedrag_nul},
	    },
    },
    {
	IN_MESSAGE("CS339"),
	.text = N_("The amount differs from the delivered volume in euros"),
	.remedy = N_("Ask the aanbieder which of the two amounts is right."),
	.elements = "Prestatie/IngediendBedrag",
	.checks = N_("With Eenheid 83 both the delivered volume and the amount are eurocents, and "
		     "they are equal."),
	.on = {{ON(JW323), &class_prestatie, check_bedrag_euro}},
    },
    {
	IN_MESSAGE("TR342"),
	.text = N_("The granted total does not follow from the rejected lines"),
	.remedy = N_("Ask the gemeente to recompute TotaalToegekendBedrag and to send it again."),
	.elements = "Bericht",
	.checks = N_(
	    "What is granted is what was claimed less the Prestaties that are listed as rejected, "
	    "credits counted as negative. When the claim itself is rejected, the granted total is "
	    "0."),
	.on = {{ON(JW325), &class_bericht, check_totaal_toegekend}},
    },
    {
	IN_MESSAGE("TR358"),
	.text = N_("The claimed total is not the sum of the Prestaties"),
	.remedy = N_("Ask the aanbieder to recompute TotaalIngediendBedrag."),
	.elements = "Declaratie/TotaalIngediendBedrag",
	.checks = N_("TotaalIngediendBedrag is the sum of the amounts of all Prestaties of all "
		     "clients, credits counted as negative."),
	.note = N_(
	    "The published XSLT compares the total as text, so it refuses a sum that is written as "
	    "00 or +5. The text of the rule speaks of amounts, which we compare as numbers."),
	.unlike_xslt = true,
	.on = {{ON(JW323), &class_declaratie, check_totaal_ingediend}},
    },
};

RULE_SET(declaratie);
