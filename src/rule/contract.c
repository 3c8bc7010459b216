/* Rules that hold a claim against what was contracted: the list of tariffs. */
#include "ijw/rule/tarief.h"

#include <stdlib.h>

#include "ijw/base/text.h"
#include "ijw/rule/lijsten.h"
#include "inspect.h"

enum { MINUTEN = 60 };

int64_t tarief_minuut(int64_t uurtarief)
{
	return tarief_minuten(uurtarief, 1);
}

int64_t tarief_minuten(int64_t uurtarief, int64_t minuten)
{
	return (uurtarief * minuten + MINUTEN / 2) / MINUTEN;
}

/* In half cents, so that nothing is rounded here. */
bool tarief_mogelijk(int64_t bedrag, int64_t minuten, int64_t minuuttarief)
{
	return 2 * llabs(bedrag - minuten * minuuttarief) <= minuten + 1;
}

/* What was contracted for a Prestatie on the first day of its ProductPeriode. */
static bool contracted(const struct inspection *inspection, const struct prestatie *prestatie,
		       struct tarief *tarief)
{
	const struct header *header = inspection->bericht->header;
	const struct tarief_key key = {.gemeente = header->ontvanger.text,
				       .aanbieder = header->afzender.text,
				       .code = prestatie->productcode.text,
				       .eenheid = prestatie->eenheid.text,
				       .day = (int32_t)prestatie->productperiode->begindatum.value};

	return lijsten_tarief(inspection->lijsten, &key, tarief);
}

/* TR346. What the contract does not tell, the claim does: its own tariff, of minutes a rounded one.
 * Euros have no tariff (CD087). */
static void check_bedrag(struct inspection *inspection, const struct record *record)
{
	const struct prestatie *prestatie = AS(prestatie, record);
	const struct bedrag *ingediend = prestatie->ingediendbedrag;
	int64_t bedrag = ingediend->bedrag.value, volume = prestatie->geleverdvolume.value;
	int64_t tarief = prestatie->producttarief.value;
	struct tarief contract;
	bool known, right;

	if (!present(&prestatie->producttarief))
		return;
	known = contracted(inspection, prestatie, &contract);
	if (known && contract.per_uur)
		right = bedrag == tarief_minuten(contract.cent, volume);
	else if (!known && field_is(&prestatie->eenheid, "01"))
		right = tarief_mogelijk(bedrag, volume, tarief);
	else
		right = bedrag == volume * tarief;
	if (!right)
		report_line(inspection, record, ingediend->record.line);
}

/* TR418. A code that no line of the list is about is not judged: the list need not be complete. */
static void check_contracttarief(struct inspection *inspection, const struct record *record)
{
	const struct prestatie *prestatie = AS(prestatie, record);
	const struct field *tarief = &prestatie->producttarief;
	struct tarief contract;

	if (!present(tarief) || !contracted(inspection, prestatie, &contract))
		return;
	if (tarief->value != (contract.per_uur ? tarief_minuut(contract.cent) : contract.cent))
		report(inspection, record, tarief);
}

static const struct rule rules[] = {
    {
	.code = "TR346",
	.retourcode = "9346",
	.severity = SEVERITY_ERROR,
	.text = N_("The amount is not the volume times the tariff"),
	.remedy =
	    N_("Ask the aanbieder to compute the amount again from volume and contract tariff."),
	.level = LEVEL_EXTERNAL,
	.elements = "Prestatie/IngediendBedrag",
	.class = "Prestatie",
	.checks =
	    N_("The amount is volume times tariff, but for Eenheid 83. For minutes at a tariff "
	       "by the hour it is rounded to the cent from the unrounded tariff, so the exact "
	       "test needs the contract."),
	.on = {{ON(JW323), &class_prestatie, check_bedrag}},
    },
    {
	.code = "TR418",
	.since = RELEASE(3, 2),
	.retourcode = "0611",
	.severity = SEVERITY_ERROR,
	.text = N_("ProductTarief is not the tariff of the contract"),
	.remedy =
	    N_("Ask the aanbieder to claim the tariff that was agreed on for this product and "
	       "period."),
	.level = LEVEL_CROSS_MESSAGE,
	.elements = "Prestatie/ProductTarief",
	.class = "Prestatie",
	.checks =
	    N_("ProductTarief is what gemeente and aanbieder agreed on for this product on the "
	       "first day of ProductPeriode. A tariff by the hour is shown by the minute as a "
	       "sixtieth, rounded to the cent. The list of tariffs comes from outside."),
	.on = {{ON(JW323), &class_prestatie, check_contracttarief}},
    },
};

RULE_SET(contract);
