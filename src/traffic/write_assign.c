#include "write.h"

static void write_adres(struct sheet *sheet, struct adres *adres, const struct youth *youth)
{
	struct pool *pool = sheet->pool;
	struct huis *huis = MAKE(pool, adres, huis);

	MAKE_NUMBER(pool, huis, huisnummer, youth->huisnummer);
	MAKE_TEXT(pool, adres, postcode, youth->postcode);
	MAKE_TEXT(pool, adres, straatnaam, youth->straat);
	MAKE_TEXT(pool, adres, plaatsnaam, traffic_gemeente(youth->gemeente)->plaats);
	MAKE_TEXT(pool, adres, landcode, "NL");
}

/* Numbers that begin with 06-0 belong to nobody; so does the domain example.nl in these messages.
 */
static void write_bereikbaar(struct sheet *sheet, struct contact *contact,
			     const struct youth *youth)
{
	struct pool *pool = sheet->pool;
	struct telefoon *telefoon = MAKE(pool, MAKE(pool, contact, telefoon), telefoon01);

	MAKE_TEXT(pool, telefoon, telefoonnummer,
		  pool_printf(pool, "0600000%03d", youth->huisnummer));
	MAKE_TEXT(pool, telefoon, landnummer, "0031");
	MAKE_TEXT(pool, contact, emailadres, "ouder@example.nl");
}

static void write_contact(struct sheet *sheet, struct contact *contact, const struct youth *youth,
			  const char *soort, bool bereikbaar)
{
	MAKE_TEXT(sheet->pool, contact, soort, soort);
	write_adres(sheet, MAKE(sheet->pool, contact, adres), youth);
	if (bereikbaar)
		write_bereikbaar(sheet, contact, youth);
	TRAFFIC_CODES(sheet, contact, NULL);
}

static void write_relaties(struct sheet *sheet, struct client *client, const struct youth *youth)
{
	struct pool *pool = sheet->pool;
	struct relatie *relatie;
	struct naam *naam;

	if (!youth->ouder)
		return;
	relatie = MAKE(pool, MAKE(pool, client, relaties), relatie);
	MAKE_TEXT(pool, relatie, nummer, "1");
	MAKE_TEXT(pool, relatie, volgorde, "1");
	MAKE_TEXT(pool, relatie, soort, "10");
	naam = MAKE(pool, relatie, naam);
	traffic_geslachtsnaam(sheet, naam, youth);
	MAKE_TEXT(pool, naam, voornamen, youth->ouder);
	MAKE_TEXT(pool, naam, naamgebruik, "1");
	write_contact(sheet, MAKE(pool, relatie, contact), youth, "03", true);
	TRAFFIC_CODES(sheet, relatie, NULL);
}

static void write_toegewezen(struct sheet *sheet, struct toegewezenproduct *product,
			     const struct toewijzing *toewijzing, const struct version *version)
{
	struct pool *pool = sheet->pool;

	MAKE_NUMBER(pool, product, toewijzingnummer, toewijzing->nummer);
	traffic_write_product(sheet, MAKE(pool, product, product), toewijzing->product);
	MAKE_DAY(pool, product, toewijzingsdatum, version->toewijzingsdatum);
	MAKE_TEXT(pool, product, toewijzingstijd,
		  pool_printf(pool, "%02d:%02d:%02d", version->tijd / 3600, version->tijd / 60 % 60,
			      version->tijd % 60));
	MAKE_DAY(pool, product, ingangsdatum, toewijzing->ingangsdatum);
	MAKE_DAY(pool, product, einddatum, version->einddatum);
	TRAFFIC_VOLUME(sheet, product, toewijzing);
}

/* The line it is about, and every other actual one unchanged: without RedenWijziging (IV099) and,
 * but for the answer to a JW317 (IV093), without reference. */
static void write_toegewezen_all(struct sheet *sheet, struct toegewezenproducten *producten)
{
	struct pool *pool = sheet->pool;
	const struct letter *letter = sheet->letter;
	struct other others[YOUTH_TOEWIJZINGEN];
	int count = traffic_others(letter, others);
	struct toegewezenproduct *product = MAKE(pool, producten, toegewezenproduct);

	write_toegewezen(sheet, product, letter->toewijzing, &letter->version);
	MAKE_TEXT(pool, product, referentieaanbieder, letter->referentie);
	MAKE_TEXT(pool, product, redenwijziging, letter->version.reden);
	TRAFFIC_CODES(sheet, product, letter->retourcode);
	for (int i = 0; i < count; i++) {
		product = MAKE(pool, producten, toegewezenproduct);
		write_toegewezen(sheet, product, others[i].toewijzing, others[i].version);
		MAKE_TEXT(pool, product, referentieaanbieder,
			  letter->vow ? letter->referentie : NULL);
		TRAFFIC_CODES(sheet, product, NULL);
	}
}

void traffic_write_301(struct sheet *sheet)
{
	const struct youth *youth = sheet->letter->toewijzing->youth;
	struct pool *pool = sheet->pool;
	struct client *client = traffic_client(sheet, youth, true);

	write_relaties(sheet, client, youth);
	write_contact(sheet, MAKE(pool, MAKE(pool, client, contactgegevens), contact), youth, "01",
		      youth->huisnummer % 3 == 0);
	write_toegewezen_all(sheet, MAKE(pool, client, toegewezenproducten));
	TRAFFIC_CODES(sheet, client, NULL);
}
