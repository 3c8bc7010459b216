/* What one line of a message says, as the fields of an event. */
#include "line.h"

#include "ijw/base/date.h"

int32_t line_day(const struct field *field)
{
	return field->text != NULL ? (int32_t)field->value : DAY_NONE;
}

/* The end of what may have none: the last day there is stands for none (definitions, section 10,
 * "Dates"). */
static int32_t open_einddatum(const struct field *field)
{
	int32_t day = line_day(field);

	return day != DAY_OPEN ? day : DAY_NONE;
}

static int64_t getal_of(const struct field *field)
{
	return field->text != NULL ? field->value : GETAL_NONE;
}

int32_t line_gemeente(const struct field *field)
{
	return field->text != NULL ? gemeente_of_code(field->text, field->length) : GEMEENTE_NONE;
}

/* An amount with its sign: credit is negative. */
static int64_t bedrag_of(const struct field *bedrag, const struct field *debetcredit)
{
	if (bedrag->text != NULL && bedrag->value > 0 && field_is(debetcredit, "C"))
		return -bedrag->value;
	return getal_of(bedrag);
}

static void fill_product(struct event *event, const struct product *product)
{
	if (product == NULL)
		return;
	event->categorie = product->categorie.text;
	event->code = product->code.text;
}

static void fill_omvang(struct event *event, const struct omvang *omvang)
{
	if (omvang == NULL)
		return;
	event->volume = getal_of(&omvang->volume);
	event->eenheid = omvang->eenheid.text;
	event->frequentie = omvang->frequentie.text;
}

static void fill_periode(struct event *event, const struct periode *periode)
{
	if (periode == NULL)
		return;
	event->begindatum = line_day(&periode->begindatum);
	event->einddatum = line_day(&periode->einddatum);
}

static void fill_toegewezenproduct(struct event *event, const struct record *record)
{
	const struct toegewezenproduct *product = (const void *)record;

	event->toewijzingnummer = getal_of(&product->toewijzingnummer);
	event->referentie = product->referentieaanbieder.text;
	fill_product(event, product->product);
	event->toewijzingsdatum = line_day(&product->toewijzingsdatum);
	event->toewijzingstijd = getal_of(&product->toewijzingstijd);
	event->ingangsdatum = line_day(&product->ingangsdatum);
	event->einddatum = open_einddatum(&product->einddatum);
	event->reden = product->redenwijziging.text;
	fill_omvang(event, product->omvang);
	event->budget = getal_of(&product->budget);
}

static void fill_startproduct(struct event *event, const struct record *record)
{
	const struct startproduct *product = (const void *)record;

	event->toewijzingnummer = getal_of(&product->toewijzingnummer);
	fill_product(event, product->product);
	event->ingangsdatum = line_day(&product->toewijzingingangsdatum);
	event->begindatum = line_day(&product->begindatum);
	event->status = product->statusaanlevering.text;
}

static void fill_stopproduct(struct event *event, const struct record *record)
{
	const struct stopproduct *product = (const void *)record;

	event->toewijzingnummer = getal_of(&product->toewijzingnummer);
	fill_product(event, product->product);
	event->ingangsdatum = line_day(&product->toewijzingingangsdatum);
	event->begindatum = line_day(&product->begindatum);
	event->reden = product->redenbeeindiging.text;
	event->einddatum = line_day(&product->einddatum);
	event->status = product->statusaanlevering.text;
}

static void fill_aangevraagdproduct(struct event *event, const struct record *record)
{
	const struct aangevraagdproduct *product = (const void *)record;

	event->referentie = product->referentieaanbieder.text;
	fill_product(event, product->product);
	event->ingangsdatum = line_day(&product->toewijzingingangsdatum);
	event->einddatum = open_einddatum(&product->toewijzingeinddatum);
	fill_omvang(event, product->omvang);
	event->budget = getal_of(&product->budget);
	if (product->verwijzer != NULL)
		event->verwijzer = product->verwijzer->type.text;
}

static void fill_verzoek(struct event *event, const struct record *record)
{
	const struct verzoek *verzoek = (const void *)record;

	event->referentie = verzoek->referentieaanbieder.text;
	event->reden = verzoek->redenverzoek.text;
}

static void fill_ongewijzigdproduct(struct event *event, const struct record *record)
{
	const struct ongewijzigdproduct *product = (const void *)record;

	event->toewijzingnummer = getal_of(&product->toewijzingnummer);
}

static void fill_tewijzigenproduct(struct event *event, const struct record *record)
{
	const struct tewijzigenproduct *product = (const void *)record;

	event->toewijzingnummer = getal_of(&product->toewijzingnummer);
	event->ingangsdatum = line_day(&product->gewensteingangsdatum);
	event->einddatum = open_einddatum(&product->einddatum);
	fill_omvang(event, product->omvang);
	event->budget = getal_of(&product->budget);
}

static void fill_nieuwproduct(struct event *event, const struct record *record)
{
	const struct nieuwproduct *product = (const void *)record;

	fill_product(event, product->product);
	event->ingangsdatum = line_day(&product->gewensteingangsdatum);
	event->einddatum = open_einddatum(&product->einddatum);
	fill_omvang(event, product->omvang);
	event->budget = getal_of(&product->budget);
}

static void fill_antwoord(struct event *event, const struct record *record)
{
	const struct antwoord *antwoord = (const void *)record;

	event->referentie = antwoord->referentieaanbieder.text;
	event->status = antwoord->verzoekantwoord.text;
	event->reden = antwoord->redenafwijzingverzoek.text;
	if (antwoord->woonplaatsbeginsel != NULL)
		event->anderegemeente = line_gemeente(&antwoord->woonplaatsbeginsel->gemeente);
}

static void fill_declaratie(struct event *event, const struct record *record)
{
	const struct declaratie *declaratie = (const void *)record;
	const struct totaalbedrag *totaal = declaratie->totaalingediendbedrag;

	event->referentie = declaratie->declaratienummer.text;
	fill_periode(event, declaratie->declaratieperiode);
	if (totaal != NULL)
		event->budget = bedrag_of(&totaal->totaalbedrag, &totaal->debetcredit);
}

static void fill_prestatie(struct event *event, const struct record *record)
{
	const struct prestatie *prestatie = (const void *)record;

	event->toewijzingnummer = getal_of(&prestatie->toewijzingnummer);
	event->categorie = prestatie->productcategorie.text;
	event->code = prestatie->productcode.text;
	fill_periode(event, prestatie->productperiode);
	event->volume = getal_of(&prestatie->geleverdvolume);
	event->eenheid = prestatie->eenheid.text;
	event->tarief = getal_of(&prestatie->producttarief);
	if (prestatie->ingediendbedrag != NULL)
		event->budget = bedrag_of(&prestatie->ingediendbedrag->bedrag,
					  &prestatie->ingediendbedrag->debetcredit);
	if (prestatie->productreferentie == NULL)
		return;
	event->referentienummer = prestatie->productreferentie->referentienummer.text;
	event->vorigreferentienummer = prestatie->productreferentie->vorigreferentienummer.text;
}

/* The classes that are events. */
static const struct line_kind kinds[] = {
    {&class_toegewezenproduct, EVENT_TOEWIJZING, fill_toegewezenproduct},
    {&class_startproduct, EVENT_START, fill_startproduct},
    {&class_stopproduct, EVENT_STOP, fill_stopproduct},
    {&class_aangevraagdproduct, EVENT_AANVRAAG, fill_aangevraagdproduct},
    {&class_verzoek, EVENT_WIJZIGING, fill_verzoek},
    {&class_ongewijzigdproduct, EVENT_ONGEWIJZIGD, fill_ongewijzigdproduct},
    {&class_tewijzigenproduct, EVENT_TE_WIJZIGEN, fill_tewijzigenproduct},
    {&class_nieuwproduct, EVENT_NIEUW, fill_nieuwproduct},
    {&class_antwoord, EVENT_ANTWOORD, fill_antwoord},
    {&class_declaratie, EVENT_DECLARATIE, fill_declaratie},
    {&class_prestatie, EVENT_PRESTATIE, fill_prestatie},
};

const struct line_kind *line_kind_of(const struct class *class)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (kinds[i].class == class)
			return &kinds[i];
	return NULL;
}
