#include "write.h"

/* Doctors and institutions: either a code or a name (CD066, CD067); others at most a name (CD068).
 */
static void write_verwijzer(struct sheet *sheet, struct verwijzer *verwijzer,
			    const struct toewijzing *toewijzing)
{
	struct pool *pool = sheet->pool;
	const char *type = toewijzing->verwijzer;
	bool professional = type[1] >= '2' && type[1] <= '5';
	int number = toewijzing->youth->huisnummer % 30;

	MAKE_TEXT(pool, verwijzer, type, type);
	if (professional && number % 2 == 0)
		MAKE_TEXT(pool, verwijzer, zorgverlenercode,
			  pool_printf(pool, "990900%02d", number));
	else if (professional)
		MAKE_TEXT(pool, verwijzer, naam, pool_printf(pool, "Praktijk %d", number));
}

void traffic_write_315(struct sheet *sheet)
{
	const struct letter *letter = sheet->letter;
	const struct toewijzing *toewijzing = letter->toewijzing;
	struct pool *pool = sheet->pool;
	struct client *client = traffic_client(sheet, toewijzing->youth, false);
	struct aangevraagdproduct *product =
	    MAKE(pool, MAKE(pool, client, aangevraagdeproducten), aangevraagdproduct);

	MAKE_TEXT(pool, client, gezagsdragerbekend, toewijzing->youth->ouder ? "1" : NULL);
	MAKE_TEXT(pool, product, referentieaanbieder, letter->referentie);
	traffic_write_product(sheet, MAKE(pool, product, product), toewijzing->product);
	MAKE_DAY(pool, product, toewijzingingangsdatum, letter->line[0].begin);
	MAKE_DAY(pool, product, toewijzingeinddatum, letter->line[0].end);
	TRAFFIC_VOLUME(sheet, product, toewijzing);
	write_verwijzer(sheet, MAKE(pool, product, verwijzer), toewijzing);
	TRAFFIC_CODES(sheet, product, letter->retourcode);
	TRAFFIC_CODES(sheet, client, NULL);
}

static void write_ongewijzigd(struct sheet *sheet, struct verzoek *verzoek)
{
	struct other others[YOUTH_TOEWIJZINGEN];
	int count = traffic_others(sheet->letter, others);
	struct ongewijzigdeproducten *producten;

	if (count == 0)
		return;
	producten = MAKE(sheet->pool, verzoek, ongewijzigdeproducten);
	for (int i = 0; i < count; i++) {
		struct ongewijzigdproduct *product =
		    MAKE(sheet->pool, producten, ongewijzigdproduct);

		MAKE_NUMBER(sheet->pool, product, toewijzingnummer, others[i].toewijzing->nummer);
		TRAFFIC_CODES(sheet, product, NULL);
	}
}

void traffic_write_317(struct sheet *sheet)
{
	const struct letter *letter = sheet->letter;
	struct pool *pool = sheet->pool;
	struct client *client = MAKE(pool, sheet->bericht, client);
	struct verzoek *verzoek = MAKE(pool, client, verzoek);
	struct tewijzigenproduct *product =
	    MAKE(pool, MAKE(pool, verzoek, tewijzigenproducten), tewijzigenproduct);

	MAKE_TEXT(pool, client, bsn, letter->toewijzing->youth->bsn);
	MAKE_TEXT(pool, verzoek, referentieaanbieder, letter->referentie);
	MAKE_TEXT(pool, verzoek, redenverzoek, "2");
	write_ongewijzigd(sheet, verzoek);
	MAKE_NUMBER(pool, product, toewijzingnummer, letter->nummer);
	MAKE_DAY(pool, product, gewensteingangsdatum, letter->line[0].begin);
	MAKE_DAY(pool, product, einddatum, letter->line[0].end);
	TRAFFIC_VOLUME(sheet, product, letter->toewijzing);
	TRAFFIC_CODES(sheet, product, letter->retourcode);
	TRAFFIC_CODES(sheet, verzoek, NULL);
	TRAFFIC_CODES(sheet, client, NULL);
}

void traffic_write_319(struct sheet *sheet)
{
	const struct letter *letter = sheet->letter;
	struct pool *pool = sheet->pool;
	struct antwoord *antwoord = MAKE(pool, sheet->bericht, antwoord);

	MAKE_TEXT(pool, antwoord, referentieaanbieder, letter->referentie);
	MAKE_TEXT(pool, antwoord, verzoekantwoord, letter->antwoord);
	MAKE_TEXT(pool, antwoord, redenafwijzingverzoek, letter->afwijzing);
	if (letter->andere) {
		struct woonplaatsbeginsel *beginsel = MAKE(pool, antwoord, woonplaatsbeginsel);

		MAKE_TEXT(pool, beginsel, gemeente, letter->andere);
		TRAFFIC_CODES(sheet, beginsel, NULL);
	}
	TRAFFIC_CODES(sheet, antwoord, letter->retourcode);
}
