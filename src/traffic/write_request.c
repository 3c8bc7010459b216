#include "write.h"

#include <stdio.h>

/* Doctors and institutions: either a code or a name (CD066, CD067); others at most a name (CD068).
 */
static void write_verwijzer(struct sheet *sheet, const struct toewijzing *toewijzing)
{
	struct xml *xml = &sheet->xml;
	const char *type = toewijzing->verwijzer;
	bool professional = type[1] >= '2' && type[1] <= '5';
	int number = toewijzing->youth->huisnummer % 30;
	char text[32];

	traffic_open(xml, "Verwijzer");
	traffic_base(xml, "Type", type);
	if (professional && number % 2 == 0) {
		snprintf(text, sizeof(text), "990900%02d", number);
		traffic_base(xml, "ZorgverlenerCode", text);
	} else if (professional) {
		snprintf(text, sizeof(text), "Praktijk %d", number);
		traffic_base(xml, "Naam", text);
	}
	traffic_close(xml, "Verwijzer");
}

void traffic_write_315(struct sheet *sheet)
{
	struct xml *xml = &sheet->xml;
	const struct letter *letter = sheet->letter;
	const struct toewijzing *toewijzing = letter->toewijzing;

	traffic_open(xml, "Client");
	traffic_client(sheet, toewijzing->youth, false);
	traffic_leaf(xml, "GezagsdragerBekend", toewijzing->youth->ouder ? "1" : NULL);
	traffic_open(xml, "AangevraagdeProducten");
	traffic_open(xml, "AangevraagdProduct");
	traffic_leaf(xml, "ReferentieAanbieder", letter->referentie);
	traffic_product_leaf(sheet, toewijzing->product);
	traffic_leaf_day(xml, "ToewijzingIngangsdatum", letter->line[0].begin);
	traffic_leaf_day(xml, "ToewijzingEinddatum", letter->line[0].end);
	traffic_omvang(sheet, toewijzing);
	traffic_budget(sheet, toewijzing);
	write_verwijzer(sheet, toewijzing);
	traffic_codes(sheet, letter->retourcode);
	traffic_close(xml, "AangevraagdProduct");
	traffic_close(xml, "AangevraagdeProducten");
	traffic_codes(sheet, NULL);
	traffic_close(xml, "Client");
}

static void write_ongewijzigd(struct sheet *sheet)
{
	struct xml *xml = &sheet->xml;
	struct other others[YOUTH_TOEWIJZINGEN];
	int count = traffic_others(sheet->letter, others);

	if (count == 0)
		return;
	traffic_open(xml, "OngewijzigdeProducten");
	for (int i = 0; i < count; i++) {
		traffic_open(xml, "OngewijzigdProduct");
		traffic_leaf_number(xml, "ToewijzingNummer", others[i].toewijzing->nummer);
		traffic_codes(sheet, NULL);
		traffic_close(xml, "OngewijzigdProduct");
	}
	traffic_close(xml, "OngewijzigdeProducten");
}

void traffic_write_317(struct sheet *sheet)
{
	struct xml *xml = &sheet->xml;
	const struct letter *letter = sheet->letter;

	traffic_open(xml, "Client");
	traffic_leaf(xml, "Bsn", letter->toewijzing->youth->bsn);
	traffic_open(xml, "Verzoek");
	traffic_leaf(xml, "ReferentieAanbieder", letter->referentie);
	traffic_leaf(xml, "RedenVerzoek", "2");
	write_ongewijzigd(sheet);
	traffic_open(xml, "TeWijzigenProducten");
	traffic_open(xml, "TeWijzigenProduct");
	traffic_leaf_number(xml, "ToewijzingNummer", letter->nummer);
	traffic_leaf_day(xml, "GewensteIngangsdatum", letter->line[0].begin);
	traffic_leaf_day(xml, "Einddatum", letter->line[0].end);
	traffic_omvang(sheet, letter->toewijzing);
	traffic_budget(sheet, letter->toewijzing);
	traffic_codes(sheet, letter->retourcode);
	traffic_close(xml, "TeWijzigenProduct");
	traffic_close(xml, "TeWijzigenProducten");
	traffic_codes(sheet, NULL);
	traffic_close(xml, "Verzoek");
	traffic_codes(sheet, NULL);
	traffic_close(xml, "Client");
}

void traffic_write_319(struct sheet *sheet)
{
	struct xml *xml = &sheet->xml;
	const struct letter *letter = sheet->letter;

	traffic_open(xml, "Antwoord");
	traffic_leaf(xml, "ReferentieAanbieder", letter->referentie);
	traffic_leaf(xml, "VerzoekAntwoord", letter->antwoord);
	traffic_leaf(xml, "RedenAfwijzingVerzoek", letter->afwijzing);
	if (letter->andere) {
		traffic_open(xml, "Woonplaatsbeginsel");
		traffic_leaf(xml, "Gemeente", letter->andere);
		traffic_codes(sheet, NULL);
		traffic_close(xml, "Woonplaatsbeginsel");
	}
	traffic_codes(sheet, letter->retourcode);
	traffic_close(xml, "Antwoord");
}
