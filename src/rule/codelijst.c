/* Rules that look up a code in a list from outside: municipalities and product codes. */
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
void check_gemeente(struct inspection *inspection, const struct record *record)
{
	const struct field *code = gemeente(inspection);

	if (has_list(inspection, LIJST_GEMEENTEN) && !exists(inspection, code) &&
	    !existed_then(inspection, code))
		report(inspection, record, code);
}

/* TR378, the gemeente that is said to be responsible. */
void check_woonplaats_gemeente(struct inspection *inspection, const struct record *record)
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

void check_productcode(struct inspection *inspection, const struct record *record)
{
	struct productregel regel = productregel(record);

	product_in_category(inspection, record, regel.product, regel.begin);
}

/* What deletes an earlier delivery (3) is only looked up, never judged by its content. */
static bool deletes(const struct field *statusaanlevering)
{
	return field_is(statusaanlevering, "3");
}

void check_start_productcode(struct inspection *inspection, const struct record *record)
{
	const struct startproduct *start = AS(startproduct, record);

	if (!deletes(&start->statusaanlevering))
		product_in_category(inspection, record, start->product, &start->begindatum);
}

void check_stop_productcode(struct inspection *inspection, const struct record *record)
{
	const struct stopproduct *stop = AS(stopproduct, record);

	if (!deletes(&stop->statusaanlevering))
		product_in_category(inspection, record, stop->product, &stop->begindatum);
}

void check_prestatie_productcode(struct inspection *inspection, const struct record *record)
{
	const struct prestatie *prestatie = AS(prestatie, record);

	in_category(inspection, record, &prestatie->productcategorie, &prestatie->productcode,
		    &prestatie->productperiode->begindatum);
}
