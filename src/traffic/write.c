#include "write.h"

#include <stdlib.h>

#include "ijw/message/encode.h"

static const char xsd_versie[] = "1.0.0";

void traffic_codes(struct sheet *sheet, struct retourcodes *retourcodes, const char *code)
{
	MAKE_TEXT(sheet->pool, retourcodes, retourcode, code ? code : "0200");
}

void traffic_write_product(struct sheet *sheet, struct product *product, const struct offer *offer)
{
	MAKE_TEXT(sheet->pool, product, categorie, offer->categorie);
	MAKE_TEXT(sheet->pool, product, code, offer->code);
}

void traffic_omvang(struct sheet *sheet, struct omvang *omvang, const struct toewijzing *toewijzing)
{
	MAKE_NUMBER(sheet->pool, omvang, volume, toewijzing->volume);
	MAKE_TEXT(sheet->pool, omvang, eenheid, toewijzing->product->eenheid);
	MAKE_TEXT(sheet->pool, omvang, frequentie, toewijzing->product->frequentie);
}

void traffic_geslachtsnaam(struct sheet *sheet, struct naam *naam, const struct youth *youth)
{
	struct achternaam *geslachtsnaam = MAKE(sheet->pool, naam, geslachtsnaam);

	MAKE_TEXT(sheet->pool, geslachtsnaam, achternaam, youth->achternaam);
	MAKE_TEXT(sheet->pool, geslachtsnaam, voorvoegsel, youth->voorvoegsel);
}

struct client *traffic_client(struct sheet *sheet, const struct youth *youth, bool full)
{
	struct pool *pool = sheet->pool;
	struct client *client = MAKE(pool, sheet->bericht, client);
	struct geboortedatum *geboortedatum = MAKE(pool, client, geboortedatum);
	struct naam *naam = MAKE(pool, client, naam);
	char voorletters[2] = {youth->voornaam[0], '\0'};

	MAKE_TEXT(pool, client, bsn, youth->bsn);
	MAKE_DAY(pool, geboortedatum, datum, youth->geboren);
	MAKE_TEXT(pool, geboortedatum, datumgebruik, youth->datumgebruik);
	MAKE_TEXT(pool, client, geslacht, youth->meisje ? "2" : "1");
	traffic_geslachtsnaam(sheet, naam, youth);
	MAKE_TEXT(pool, naam, voornamen, youth->voornaam);
	MAKE_TEXT(pool, naam, voorletters, voorletters);
	MAKE_TEXT(pool, naam, naamgebruik, full ? "1" : NULL);
	return client;
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

static void write_identificatie(struct sheet *sheet, struct identificatie *identificatie,
				uint32_t number, int32_t day)
{
	MAKE_TEXT(sheet->pool, identificatie, identificatie,
		  pool_printf(sheet->pool, "B%08u", number));
	MAKE_DAY(sheet->pool, identificatie, dagtekening, day);
}

static void write_versie(struct sheet *sheet, struct xsdversie *versie)
{
	MAKE_TEXT(sheet->pool, versie, basisschemaxsdversie, xsd_versie);
	MAKE_TEXT(sheet->pool, versie, berichtxsdversie, xsd_versie);
}

/* What only a retour or a JW325 has in its header. A code at a class below means 0200 up here. */
static void write_header_end(struct sheet *sheet, struct header *header, bool retour)
{
	const struct letter *letter = sheet->letter;
	struct pool *pool = sheet->pool;

	if (letter->type == JW325) {
		const struct letter *claim = &sheet->world->letter[letter->declaratie->letter];

		write_identificatie(sheet, MAKE(pool, header, declaratieidentificatie),
				    claim->identificatie, claim->day);
		write_versie(sheet, MAKE(pool, header, xsdversiedeclaratie));
		TRAFFIC_CODES(sheet, header, NULL);
	} else if (retour) {
		MAKE_TEXT(pool, header, identificatieretour,
			  pool_printf(pool, "R%08u", letter->identificatie));
		MAKE_DAY(pool, header, dagtekeningretour, letter->retour_day);
		write_versie(sheet, MAKE(pool, header, xsdversieretour));
		TRAFFIC_CODES(sheet, header, NULL);
	}
}

static void write_header(struct sheet *sheet, enum berichttype type, bool retour)
{
	const struct release *release = release_present();
	const struct letter *letter = sheet->letter;
	struct pool *pool = sheet->pool;
	struct header *header = MAKE(pool, sheet->bericht, header);
	const char *gemeente = traffic_gemeente(letter->gemeente)->code;
	const char *aanbieder = traffic_aanbieder(letter->aanbieder)->agb;
	bool van_gemeente = bericht_info(letter->type)->van_gemeente;

	MAKE_TEXT(pool, header, berichtcode, release->message[type].code);
	MAKE_TEXT(pool, header, berichtversie, release->versie);
	MAKE_TEXT(pool, header, berichtsubversie, release->subversie);
	MAKE_TEXT(pool, header, afzender, van_gemeente ? gemeente : aanbieder);
	MAKE_TEXT(pool, header, ontvanger, van_gemeente ? aanbieder : gemeente);
	write_identificatie(sheet, MAKE(pool, header, berichtidentificatie), letter->identificatie,
			    letter->day);
	write_versie(sheet, MAKE(pool, header, xsdversie));
	write_header_end(sheet, header, retour);
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
		   struct pool *pool, struct buf *out)
{
	enum berichttype type = retour ? bericht_info(letter->type)->retour : letter->type;
	struct sheet sheet = {.pool = pool, .world = world, .letter = letter};
	struct encode_error error;

	pool_reset(pool);
	sheet.bericht = make_bericht(pool);
	sheet.retour = (retour && letter->retourcode) || letter->type == JW325;
	write_header(&sheet, type, retour);
	if (!retour || letter->retourcode)
		write_body(&sheet);
	buf_clear(out);
	if (encode_bericht(sheet.bericht, release_present(), type, out, &error) != 0)
		abort(); /* the texts are ours: XML carries them, and the message has these members
			  */
}
