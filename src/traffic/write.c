#include "write.h"

#include <stdio.h>

static const char xsd_versie[] = "1.0.0";

void traffic_codes(struct sheet *sheet, const char *code)
{
	if (!sheet->retour)
		return;
	traffic_open(&sheet->xml, "RetourCodes");
	traffic_leaf(&sheet->xml, "RetourCode", code ? code : "0200");
	traffic_close(&sheet->xml, "RetourCodes");
}

void traffic_product_leaf(struct sheet *sheet, const struct offer *product)
{
	traffic_open(&sheet->xml, "Product");
	traffic_base(&sheet->xml, "Categorie", product->categorie);
	traffic_base(&sheet->xml, "Code", product->code);
	traffic_close(&sheet->xml, "Product");
}

void traffic_omvang(struct sheet *sheet, const struct toewijzing *toewijzing)
{
	const struct offer *product = toewijzing->product;

	if (!product->eenheid)
		return;
	traffic_open(&sheet->xml, "Omvang");
	traffic_base_number(&sheet->xml, "Volume", toewijzing->volume);
	traffic_base(&sheet->xml, "Eenheid", product->eenheid);
	traffic_base(&sheet->xml, "Frequentie", product->frequentie);
	traffic_close(&sheet->xml, "Omvang");
}

void traffic_budget(struct sheet *sheet, const struct toewijzing *toewijzing)
{
	if (!toewijzing->product->eenheid)
		traffic_leaf_number(&sheet->xml, "Budget", toewijzing->volume);
}

void traffic_client(struct sheet *sheet, const struct youth *youth, bool full)
{
	struct xml *xml = &sheet->xml;
	char voorletters[2] = {youth->voornaam[0], '\0'};

	traffic_leaf(xml, "Bsn", youth->bsn);
	traffic_open(xml, "Geboortedatum");
	traffic_base_day(xml, "Datum", youth->geboren);
	traffic_base(xml, "DatumGebruik", youth->datumgebruik);
	traffic_close(xml, "Geboortedatum");
	traffic_leaf(xml, "Geslacht", youth->meisje ? "2" : "1");
	traffic_open(xml, "Naam");
	traffic_base_open(xml, "Geslachtsnaam");
	traffic_base(xml, "Achternaam", youth->achternaam);
	traffic_base(xml, "Voorvoegsel", youth->voorvoegsel);
	traffic_base_close(xml, "Geslachtsnaam");
	traffic_base(xml, "Voornamen", youth->voornaam);
	traffic_base(xml, "Voorletters", voorletters);
	if (full)
		traffic_base(xml, "NaamGebruik", "1");
	traffic_close(xml, "Naam");
}

int traffic_others(const struct letter *letter, struct other *others)
{
	const struct youth *youth = letter->toewijzing->youth;
	int count = 0;

	for (int i = 0; i < youth->toewijzingen; i++) {
		struct toewijzing *toewijzing = youth->toewijzing[i];
		const struct version *version = traffic_version(toewijzing, letter->day - 1);

		if (toewijzing == letter->toewijzing || !version ||
		    toewijzing->aanbieder != letter->aanbieder ||
		    traffic_is_void(toewijzing, version) ||
		    (version->einddatum < letter->day && toewijzing->ingangsdatum <= letter->day))
			continue;
		others[count++] = (struct other){toewijzing, version};
	}
	return count;
}

static void write_identificatie(struct xml *xml, const char *name, uint32_t number, int32_t day)
{
	char text[16];

	snprintf(text, sizeof(text), "B%08u", number);
	traffic_open(xml, name);
	traffic_base(xml, "Identificatie", text);
	traffic_base_day(xml, "Dagtekening", day);
	traffic_close(xml, name);
}

static void write_versie(struct xml *xml, const char *name)
{
	traffic_open(xml, name);
	traffic_base(xml, "BasisschemaXsdVersie", xsd_versie);
	traffic_base(xml, "BerichtXsdVersie", xsd_versie);
	traffic_close(xml, name);
}

/* What only a retour or a JW325 has in its header. A code at a class below means 0200 up here. */
static void write_header_end(struct sheet *sheet, bool retour)
{
	struct xml *xml = &sheet->xml;
	const struct letter *letter = sheet->letter;
	char text[16];

	if (letter->type == JW325) {
		const struct letter *claim = &sheet->world->letter[letter->declaratie->letter];

		write_identificatie(xml, "DeclaratieIdentificatie", claim->identificatie,
				    claim->day);
		write_versie(xml, "XsdVersieDeclaratie");
		traffic_codes(sheet, NULL);
	} else if (retour) {
		snprintf(text, sizeof(text), "R%08u", letter->identificatie);
		traffic_leaf(xml, "IdentificatieRetour", text);
		traffic_leaf_day(xml, "DagtekeningRetour", letter->retour_day);
		write_versie(xml, "XsdVersieRetour");
		if (letter->retourcode)
			traffic_codes(sheet, NULL);
	}
}

static void write_header(struct sheet *sheet, const struct bericht_info *info, bool retour)
{
	struct xml *xml = &sheet->xml;
	const struct letter *letter = sheet->letter;
	const char *gemeente = traffic_gemeente(letter->gemeente)->code;
	const char *aanbieder = traffic_aanbieder(letter->aanbieder)->agb;
	bool van_gemeente = bericht_info(letter->type)->van_gemeente;

	traffic_open(xml, "Header");
	traffic_leaf(xml, "BerichtCode", info->code);
	traffic_leaf(xml, "BerichtVersie", "3");
	traffic_leaf(xml, "BerichtSubversie", "2");
	traffic_leaf(xml, "Afzender", van_gemeente ? gemeente : aanbieder);
	traffic_leaf(xml, "Ontvanger", van_gemeente ? aanbieder : gemeente);
	write_identificatie(xml, "BerichtIdentificatie", letter->identificatie, letter->day);
	write_versie(xml, "XsdVersie");
	write_header_end(sheet, retour);
	traffic_close(xml, "Header");
}

static void write_body(struct sheet *sheet)
{
	static void (*const writers[BERICHT_TYPES])(struct sheet *) = {
	    [JW301] = traffic_write_301, [JW305] = traffic_write_305, [JW307] = traffic_write_307,
	    [JW315] = traffic_write_315, [JW317] = traffic_write_317, [JW319] = traffic_write_319,
	    [JW323] = traffic_write_323, [JW325] = traffic_write_325,
	};

	writers[sheet->letter->type](sheet);
}

void traffic_write(const struct world *world, const struct letter *letter, bool retour,
		   struct buf *out)
{
	enum berichttype type = retour ? bericht_info(letter->type)->retour : letter->type;
	const struct bericht_info *info = bericht_info(type);
	char prefix[8];
	struct sheet sheet = {.xml = {out, prefix, 0}, .world = world, .letter = letter};

	snprintf(prefix, sizeof(prefix), "jw%s", info->name + 2);
	sheet.retour = (retour && letter->retourcode) || letter->type == JW325;
	buf_clear(out);
	buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n");
	buf_printf(out, "<%s:Bericht xmlns:ijw=\"%s\" xmlns:%s=\"%s\">\r\n", prefix,
		   BASISSCHEMA_NAMESPACE, prefix, info->namespace);
	sheet.xml.depth = 1;
	write_header(&sheet, info, retour);
	if (!retour || letter->retourcode)
		write_body(&sheet);
	traffic_close(&sheet.xml, "Bericht");
}
