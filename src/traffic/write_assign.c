#include "write.h"

#include <stdio.h>

enum { TIJD_TEXT = 48 };

static void write_adres(struct sheet *sheet, const struct youth *youth)
{
	struct xml *xml = &sheet->xml;

	traffic_open(xml, "Adres");
	traffic_base_open(xml, "Huis");
	traffic_base_number(xml, "Huisnummer", youth->huisnummer);
	traffic_base_close(xml, "Huis");
	traffic_base(xml, "Postcode", youth->postcode);
	traffic_base(xml, "Straatnaam", youth->straat);
	traffic_base(xml, "Plaatsnaam", traffic_gemeente(youth->gemeente)->plaats);
	traffic_base(xml, "LandCode", "NL");
	traffic_close(xml, "Adres");
}

/* Numbers that begin with 06-0 belong to nobody; so does the domain example.nl in these messages.
 */
static void write_bereikbaar(struct sheet *sheet, const struct youth *youth)
{
	struct xml *xml = &sheet->xml;
	char nummer[16];

	snprintf(nummer, sizeof(nummer), "0600000%03d", youth->huisnummer);
	traffic_open(xml, "Telefoon");
	traffic_base_open(xml, "Telefoon01");
	traffic_base(xml, "Telefoonnummer", nummer);
	traffic_base(xml, "Landnummer", "0031");
	traffic_base_close(xml, "Telefoon01");
	traffic_close(xml, "Telefoon");
	traffic_leaf(xml, "Emailadres", "ouder@example.nl");
}

static void write_contact(struct sheet *sheet, const struct youth *youth, const char *soort,
			  bool bereikbaar)
{
	struct xml *xml = &sheet->xml;

	traffic_open(xml, "Contact");
	traffic_leaf(xml, "Soort", soort);
	write_adres(sheet, youth);
	if (bereikbaar)
		write_bereikbaar(sheet, youth);
	traffic_codes(sheet, NULL);
	traffic_close(xml, "Contact");
}

static void write_relaties(struct sheet *sheet, const struct youth *youth)
{
	struct xml *xml = &sheet->xml;

	if (!youth->ouder)
		return;
	traffic_open(xml, "Relaties");
	traffic_open(xml, "Relatie");
	traffic_leaf(xml, "Nummer", "1");
	traffic_leaf(xml, "Volgorde", "1");
	traffic_leaf(xml, "Soort", "10");
	traffic_open(xml, "Naam");
	traffic_base_open(xml, "Geslachtsnaam");
	traffic_base(xml, "Achternaam", youth->achternaam);
	traffic_base(xml, "Voorvoegsel", youth->voorvoegsel);
	traffic_base_close(xml, "Geslachtsnaam");
	traffic_base(xml, "Voornamen", youth->ouder);
	traffic_base(xml, "NaamGebruik", "1");
	traffic_close(xml, "Naam");
	write_contact(sheet, youth, "03", true);
	traffic_codes(sheet, NULL);
	traffic_close(xml, "Relatie");
	traffic_close(xml, "Relaties");
}

static void write_toegewezen(struct sheet *sheet, const struct toewijzing *toewijzing,
			     const struct version *version, const char *referentie,
			     const char *reden, const char *code)
{
	struct xml *xml = &sheet->xml;
	char tijd[TIJD_TEXT];

	snprintf(tijd, sizeof(tijd), "%02d:%02d:%02d", version->tijd / 3600,
		 version->tijd / 60 % 60, version->tijd % 60);
	traffic_open(xml, "ToegewezenProduct");
	traffic_leaf_number(xml, "ToewijzingNummer", toewijzing->nummer);
	traffic_leaf(xml, "ReferentieAanbieder", referentie);
	traffic_product_leaf(sheet, toewijzing->product);
	traffic_leaf_day(xml, "Toewijzingsdatum", version->toewijzingsdatum);
	traffic_leaf(xml, "Toewijzingstijd", tijd);
	traffic_leaf_day(xml, "Ingangsdatum", toewijzing->ingangsdatum);
	traffic_leaf_day(xml, "Einddatum", version->einddatum);
	traffic_leaf(xml, "RedenWijziging", reden);
	traffic_omvang(sheet, toewijzing);
	traffic_budget(sheet, toewijzing);
	traffic_codes(sheet, code);
	traffic_close(xml, "ToegewezenProduct");
}

/* The line it is about, and every other actual one unchanged: without RedenWijziging (IV099) and,
 * but for the answer to a JW317 (IV093), without reference. */
static void write_toegewezen_all(struct sheet *sheet)
{
	const struct letter *letter = sheet->letter;
	struct other others[YOUTH_TOEWIJZINGEN];
	int count = traffic_others(letter, others);

	traffic_open(&sheet->xml, "ToegewezenProducten");
	write_toegewezen(sheet, letter->toewijzing, &letter->version, letter->referentie,
			 letter->version.reden, letter->retourcode);
	for (int i = 0; i < count; i++)
		write_toegewezen(sheet, others[i].toewijzing, others[i].version,
				 letter->vow ? letter->referentie : NULL, NULL, NULL);
	traffic_close(&sheet->xml, "ToegewezenProducten");
}

void traffic_write_301(struct sheet *sheet)
{
	const struct youth *youth = sheet->letter->toewijzing->youth;

	traffic_open(&sheet->xml, "Client");
	traffic_client(sheet, youth, true);
	write_relaties(sheet, youth);
	traffic_open(&sheet->xml, "Contactgegevens");
	write_contact(sheet, youth, "01", youth->huisnummer % 3 == 0);
	traffic_close(&sheet->xml, "Contactgegevens");
	write_toegewezen_all(sheet);
	traffic_codes(sheet, NULL);
	traffic_close(&sheet->xml, "Client");
}
