/* Rules that look up a code in a list from outside: municipalities and product codes. */
#include "ijw/base/text.h"
#include "ijw/rule/lijsten.h"
#include "product.h"

/* In every message one of the two parties is a gemeente. */
static const struct field *gemeente(const struct inspection *inspection)
{
	const struct header *header = inspection->bericht->header;

	return bericht_info(inspection->type)->van_gemeente ? &header->afzender
							    : &header->ontvanger;
}

static bool has_list(const struct inspection *inspection, enum lijst lijst)
{
	return lijsten_stand(inspection->lijsten, lijst)->given;
}

/* "Now" is Dagtekening: whoever judges the message again gets the same answer. */
static bool exists(const struct inspection *inspection, const struct field *code)
{
	return lijsten_gemeente(inspection->lijsten, code->text, (int32_t)dagtekening(inspection));
}

static bool existed(const struct inspection *inspection, const struct field *code,
		    const struct field *day)
{
	return lijsten_gemeente(inspection->lijsten, code->text, (int32_t)day->value);
}

/* Whether the gemeente existed when something began that the message is about: after a
 * reorganisation what was assigned before goes on under the old code. One such line is enough, as
 * a message has one gemeente for all of them. */
static bool existed_then(const struct inspection *inspection, const struct field *code)
{
	const struct client *client = inspection->bericht->client;

	if (inspection->type == JW301) {
		const struct toegewezenproduct *p = client->toegewezenproducten->toegewezenproduct;

		for (; p != NULL; p = RECORD_NEXT(p))
			if (existed(inspection, code, &p->ingangsdatum))
				return true;
	} else if (inspection->type == JW315) {
		const struct aangevraagdproduct *p =
		    client->aangevraagdeproducten->aangevraagdproduct;

		for (; p != NULL; p = RECORD_NEXT(p))
			if (existed(inspection, code, &p->toewijzingingangsdatum))
				return true;
	}
	return false;
}

/* TR378, Afzender or Ontvanger. */
static void check_gemeente(struct inspection *inspection, const struct record *record)
{
	const struct field *code = gemeente(inspection);

	if (has_list(inspection, LIJST_GEMEENTEN) && !exists(inspection, code) &&
	    !existed_then(inspection, code))
		report(inspection, record, code);
}

/* TR378 before 3.2: no older list. */
static void check_gemeente_earlier(struct inspection *inspection, const struct record *record)
{
	const struct field *code = gemeente(inspection);

	if (has_list(inspection, LIJST_GEMEENTEN) && !exists(inspection, code))
		report(inspection, record, code);
}

/* TR378, the gemeente that is said to be responsible. */
static void check_woonplaats_gemeente(struct inspection *inspection, const struct record *record)
{
	const struct field *code = &AS(woonplaatsbeginsel, record)->gemeente;

	if (has_list(inspection, LIJST_GEMEENTEN) && !exists(inspection, code))
		report(inspection, record, code);
}

/* TR381 on one code. The list in use is that of the day on which the line begins: a stop or a claim
 * carries the code under which the care was assigned. */
static void in_category(struct inspection *inspection, const struct record *record,
			const struct field *categorie, const struct field *code,
			const struct field *begin)
{
	if (lijsten_product(inspection->lijsten, gemeente(inspection)->text, categorie->text,
			    code->text, (int32_t)begin->value) == PRODUCT_ONBEKEND)
		report(inspection, record, code);
}

static void product_in_category(struct inspection *inspection, const struct record *record,
				const struct product *product, const struct field *begin)
{
	if (product != NULL && present(&product->code))
		in_category(inspection, record, &product->categorie, &product->code, begin);
}

static void check_productcode(struct inspection *inspection, const struct record *record)
{
	struct productregel regel = productregel(record);

	product_in_category(inspection, record, regel.product, regel.begin);
}

/* What deletes an earlier delivery (3) is only looked up, never judged by its content. */
static bool deletes(const struct field *statusaanlevering)
{
	return field_is(statusaanlevering, "3");
}

static void check_start_productcode(struct inspection *inspection, const struct record *record)
{
	const struct startproduct *start = AS(startproduct, record);

	if (!deletes(&start->statusaanlevering))
		product_in_category(inspection, record, start->product, &start->begindatum);
}

static void check_stop_productcode(struct inspection *inspection, const struct record *record)
{
	const struct stopproduct *stop = AS(stopproduct, record);

	if (!deletes(&stop->statusaanlevering))
		product_in_category(inspection, record, stop->product, &stop->begindatum);
}

static void check_prestatie_productcode(struct inspection *inspection, const struct record *record)
{
	const struct prestatie *prestatie = AS(prestatie, record);

	in_category(inspection, record, &prestatie->productcategorie, &prestatie->productcode,
		    &prestatie->productperiode->begindatum);
}

#define TR378(body)                                                                             \
	.code = "TR378", .retourcode = "S300", .severity = SEVERITY_ERROR,                      \
	.text = N_("The code of the gemeente is not in the list of municipalities"),            \
	.remedy =                                                                               \
	    N_("Ask the sender for the code that is valid now; after a merger that of the new " \
	       "gemeente."),                                                                    \
	.level = LEVEL_EXTERNAL,                                                                \
	.elements = "Header/Afzender [301 319 325]; Header/Ontvanger [305 307 315 317 323]; "   \
		    "Woonplaatsbeginsel/Gemeente [319]",                                        \
	.class = "Header, Woonplaatsbeginsel",                                                  \
	.on = {                                                                                 \
	    {NO_RETOUR, &class_header, body},                                                   \
	    {ON(JW319), &class_woonplaatsbeginsel, check_woonplaats_gemeente},                  \
	}

static const struct rule rules[] = {
    {
	TR378(check_gemeente),
	.since = RELEASE(3, 2),
	.checks = N_("The code of a gemeente is in the list of municipalities (CBS) on "
		     "Dagtekening. In a JW301 "
		     "and a JW315 it may also have been in it on the first day of a line, as after "
		     "a merger."),
    },
    {
	TR378(check_gemeente_earlier),
	.checks = N_("The code of a gemeente is in the list of municipalities (CBS) on "
		     "Dagtekening."),
    },
    {
	.code = "TR381",
	.retourcode = "S329",
	.severity = SEVERITY_ERROR,
	.text = N_("The product code does not belong to the product category"),
	.remedy = N_("Look the product up in the list that was agreed on, and ask the sender to "
		     "correct the pair."),
	.level = LEVEL_EXTERNAL,
	.elements = "ToegewezenProduct/Product/Code [301]; StartProduct/Product/Code [305]; "
		    "StopProduct/Product/Code [307]; AangevraagdProduct/Product/Code [315]; "
		    "NieuwProduct/Product/Code [317]; Prestatie/ProductCode [323]",
	.class = "ToegewezenProduct, StartProduct, StopProduct, AangevraagdProduct, NieuwProduct, "
		 "Prestatie",
	.checks =
	    N_("The product code belongs to the product category on the first day of its line, "
	       "according to the list of products that is in use. That list is national or "
	       "municipal and comes from outside."),
	.on =
	    {
		{ON(JW301), &class_toegewezenproduct, check_productcode},
		{ON(JW305), &class_startproduct, check_start_productcode},
		{ON(JW307), &class_stopproduct, check_stop_productcode},
		{ON(JW315), &class_aangevraagdproduct, check_productcode},
		{ON(JW317), &class_nieuwproduct, check_productcode},
		{ON(JW323), &class_prestatie, check_prestatie_productcode},
	    },
    },
};

RULE_SET(codelijst);
