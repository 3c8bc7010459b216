#include "write.h"

#include <stdio.h>

enum { NUMMER_TEXT = 16 };

static void write_totaal(struct sheet *sheet, const char *name, int64_t bedrag)
{
	traffic_open(&sheet->xml, name);
	traffic_base_number(&sheet->xml, "TotaalBedrag", bedrag);
	traffic_base(&sheet->xml, "DebetCredit", "D");
	traffic_close(&sheet->xml, name);
}

static void write_nummer(struct sheet *sheet)
{
	char text[NUMMER_TEXT];

	snprintf(text, sizeof(text), "D%07d", sheet->letter->declaratie->nummer);
	traffic_leaf(&sheet->xml, "DeclaratieNummer", text);
}

static void write_periode(struct sheet *sheet, const char *name, int32_t van, int32_t tot)
{
	traffic_open(&sheet->xml, name);
	traffic_base_day(&sheet->xml, "Begindatum", van);
	traffic_base_day(&sheet->xml, "Einddatum", tot);
	traffic_close(&sheet->xml, name);
}

/* ProductTarief stands there unless the unit is euros (CD087). */
static void write_prestatie(struct sheet *sheet, const struct claim_line *prestatie)
{
	struct xml *xml = &sheet->xml;
	const struct toewijzing *toewijzing = prestatie->toewijzing;
	char text[NUMMER_TEXT];

	snprintf(text, sizeof(text), "P%08d", prestatie->referentie);
	traffic_open(xml, "Prestatie");
	traffic_open(xml, "ProductReferentie");
	traffic_base(xml, "ReferentieNummer", text);
	traffic_close(xml, "ProductReferentie");
	traffic_leaf_number(xml, "ToewijzingNummer", toewijzing->nummer);
	traffic_leaf(xml, "ProductCategorie", toewijzing->product->categorie);
	traffic_leaf(xml, "ProductCode", toewijzing->product->code);
	write_periode(sheet, "ProductPeriode", prestatie->van, prestatie->tot);
	traffic_leaf_number(xml, "GeleverdVolume", prestatie->volume);
	traffic_leaf(xml, "Eenheid", toewijzing->product->eenheid);
	if (toewijzing->product->tarief > 0)
		traffic_leaf_number(xml, "ProductTarief", toewijzing->product->tarief);
	traffic_open(xml, "IngediendBedrag");
	traffic_base_number(xml, "Bedrag", prestatie->bedrag);
	traffic_base(xml, "DebetCredit", "D");
	traffic_close(xml, "IngediendBedrag");
	traffic_codes(sheet, "0611");
	traffic_close(xml, "Prestatie");
}

/* The prestaties from `first` up to `end` that belong to the youth of the first one. Returns the
 * index behind them. */
static size_t write_client(struct sheet *sheet, size_t first, size_t end)
{
	const struct claim_line *prestatie = sheet->letter->declaratie->prestatie;
	const struct youth *youth = prestatie[first].toewijzing->youth;
	size_t at = first;

	traffic_open(&sheet->xml, "Client");
	traffic_leaf(&sheet->xml, "Bsn", youth->bsn);
	traffic_open(&sheet->xml, "Prestaties");
	for (; at < end && prestatie[at].toewijzing->youth == youth; at++)
		write_prestatie(sheet, &prestatie[at]);
	traffic_close(&sheet->xml, "Prestaties");
	traffic_codes(sheet, NULL);
	traffic_close(&sheet->xml, "Client");
	return at;
}

void traffic_write_323(struct sheet *sheet)
{
	const struct claim *declaratie = sheet->letter->declaratie;

	traffic_open(&sheet->xml, "Declaratie");
	write_nummer(sheet);
	write_periode(sheet, "DeclaratiePeriode", declaratie->van, declaratie->tot);
	traffic_leaf_day(&sheet->xml, "DeclaratieDagtekening", sheet->letter->day);
	write_totaal(sheet, "TotaalIngediendBedrag", declaratie->totaal);
	traffic_open(&sheet->xml, "Clienten");
	for (size_t at = 0; at < declaratie->prestaties;)
		at = write_client(sheet, at, declaratie->prestaties);
	traffic_close(&sheet->xml, "Clienten");
	traffic_close(&sheet->xml, "Declaratie");
}

/* All is granted (8001), or one line is refused and listed (IV087). */
void traffic_write_325(struct sheet *sheet)
{
	const struct claim *declaratie = sheet->letter->declaratie;
	size_t refused = declaratie->afgewezen;
	bool granted = refused == declaratie->prestaties;
	int64_t minus = granted ? 0 : declaratie->prestatie[refused].bedrag;

	traffic_open(&sheet->xml, "DeclaratieAntwoord");
	write_nummer(sheet);
	write_totaal(sheet, "TotaalIngediendBedrag", declaratie->totaal);
	write_totaal(sheet, "TotaalToegekendBedrag", declaratie->totaal - minus);
	if (!granted) {
		traffic_open(&sheet->xml, "Clienten");
		write_client(sheet, refused, refused + 1);
		traffic_close(&sheet->xml, "Clienten");
	}
	traffic_codes(sheet, granted ? "8001" : NULL);
	traffic_close(&sheet->xml, "DeclaratieAntwoord");
}
