#include "write.h"

static void write_totaal(struct sheet *sheet, struct totaalbedrag *totaal, int64_t bedrag)
{
	MAKE_NUMBER(sheet->pool, totaal, totaalbedrag, bedrag);
	MAKE_TEXT(sheet->pool, totaal, debetcredit, "D");
}

static void write_nummer(struct sheet *sheet, struct declaratie *declaratie)
{
	MAKE_TEXT(sheet->pool, declaratie, declaratienummer,
		  pool_printf(sheet->pool, "D%07d", sheet->letter->declaratie->nummer));
}

static void write_periode(struct sheet *sheet, struct periode *periode, int32_t van, int32_t tot)
{
	MAKE_DAY(sheet->pool, periode, begindatum, van);
	MAKE_DAY(sheet->pool, periode, einddatum, tot);
}

/* ProductTarief stands there unless the unit is euros (CD087). */
static void write_prestatie(struct sheet *sheet, struct prestatie *prestatie,
			    const struct claim_line *line)
{
	struct pool *pool = sheet->pool;
	const struct toewijzing *toewijzing = line->toewijzing;
	struct referentie *referentie = MAKE(pool, prestatie, productreferentie);
	struct bedrag *bedrag = MAKE(pool, prestatie, ingediendbedrag);

	MAKE_TEXT(pool, referentie, referentienummer, pool_printf(pool, "P%08d", line->referentie));
	MAKE_NUMBER(pool, prestatie, toewijzingnummer, toewijzing->nummer);
	MAKE_TEXT(pool, prestatie, productcategorie, toewijzing->product->categorie);
	MAKE_TEXT(pool, prestatie, productcode, toewijzing->product->code);
	write_periode(sheet, MAKE(pool, prestatie, productperiode), line->van, line->tot);
	MAKE_NUMBER(pool, prestatie, geleverdvolume, line->volume);
	MAKE_TEXT(pool, prestatie, eenheid, toewijzing->product->eenheid);
	if (toewijzing->product->tarief > 0)
		MAKE_NUMBER(pool, prestatie, producttarief, toewijzing->product->tarief);
	MAKE_NUMBER(pool, bedrag, bedrag, line->bedrag);
	MAKE_TEXT(pool, bedrag, debetcredit, "D");
	TRAFFIC_CODES(sheet, prestatie, "0611");
}

/* The prestaties from `first` up to `end` that belong to the youth of the first one. Returns the
 * index behind them. */
static size_t write_client(struct sheet *sheet, struct client *client, size_t first, size_t end)
{
	const struct claim_line *line = sheet->letter->declaratie->prestatie;
	const struct youth *youth = line[first].toewijzing->youth;
	struct prestaties *prestaties = MAKE(sheet->pool, client, prestaties);
	struct prestatie *prestatie = NULL;
	size_t at = first;

	MAKE_TEXT(sheet->pool, client, bsn, youth->bsn);
	for (; at < end && line[at].toewijzing->youth == youth; at++) {
		prestatie = MAKE_BEHIND(sheet->pool, prestaties, prestatie, prestatie);
		write_prestatie(sheet, prestatie, &line[at]);
	}
	TRAFFIC_CODES(sheet, client, NULL);
	return at;
}

void traffic_write_323(struct sheet *sheet)
{
	const struct claim *claim = sheet->letter->declaratie;
	struct pool *pool = sheet->pool;
	struct declaratie *declaratie = MAKE(pool, sheet->bericht, declaratie);
	struct clienten *clienten = MAKE(pool, declaratie, clienten);
	struct client *client = NULL;

	write_nummer(sheet, declaratie);
	write_periode(sheet, MAKE(pool, declaratie, declaratieperiode), claim->van, claim->tot);
	MAKE_DAY(pool, declaratie, declaratiedagtekening, sheet->letter->day);
	write_totaal(sheet, MAKE(pool, declaratie, totaalingediendbedrag), claim->totaal);
	for (size_t at = 0; at < claim->prestaties;) {
		client = MAKE_BEHIND(pool, clienten, client, client);
		at = write_client(sheet, client, at, claim->prestaties);
	}
}

/* All is granted (8001), or one line is refused and listed (IV087). */
void traffic_write_325(struct sheet *sheet)
{
	const struct claim *claim = sheet->letter->declaratie;
	struct pool *pool = sheet->pool;
	struct declaratie *antwoord = MAKE(pool, sheet->bericht, declaratieantwoord);
	size_t refused = claim->afgewezen;
	bool granted = refused == claim->prestaties;
	int64_t minus = granted ? 0 : claim->prestatie[refused].bedrag;

	write_nummer(sheet, antwoord);
	write_totaal(sheet, MAKE(pool, antwoord, totaalingediendbedrag), claim->totaal);
	write_totaal(sheet, MAKE(pool, antwoord, totaaltoegekendbedrag), claim->totaal - minus);
	if (!granted) {
		struct clienten *clienten = MAKE(pool, antwoord, clienten);

		write_client(sheet, MAKE(pool, clienten, client), refused, refused + 1);
	}
	TRAFFIC_CODES(sheet, antwoord, granted ? "8001" : NULL);
}
