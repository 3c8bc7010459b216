/* Messages to events. The records are made by hand: decoding has its own tests. */
#include "test_care.h"

#include <string.h>

#include "ijw/base/date.h"

enum { DAY = 20000, MONTH_2012_05 = 2012 * 12 + 4 };

#define NEW(type) new_record(pool, &class_##type)

static void *new_record(struct pool *pool, const struct class *class)
{
	struct record *record = pool_alloc(pool, class->size);

	record->class = class;
	record->line = 1;
	return record;
}

static void put(struct field *field, const char *text)
{
	field->text = text;
	field->length = (uint32_t)strlen(text);
}

static void put_number(struct field *field, int64_t value)
{
	put(field, "set");
	field->value = value;
}

static struct retourcodes *codes(struct pool *pool, const char *first, const char *second)
{
	struct retourcodes *codes = NEW(retourcodes);
	struct text_node *nodes = pool_alloc(pool, 2 * sizeof(*nodes));

	put(&nodes[0].field, first);
	codes->retourcode.first = &nodes[0];
	if (second != NULL) {
		put(&nodes[1].field, second);
		nodes[0].next = &nodes[1];
	}
	return codes;
}

static struct identificatie *identificatie(struct pool *pool, const char *text, int32_t day)
{
	struct identificatie *of = NEW(identificatie);

	put(&of->identificatie, text);
	put_number(&of->dagtekening, day);
	return of;
}

/* A message with a header; a client with a BSN when asked for. */
static struct bericht *message(struct pool *pool, const char *afzender, const char *ontvanger,
			       bool client)
{
	struct bericht *bericht = NEW(bericht);

	bericht->header = NEW(header);
	put(&bericht->header->afzender, afzender);
	put(&bericht->header->ontvanger, ontvanger);
	bericht->header->berichtidentificatie = identificatie(pool, "MSG", DAY);
	if (!client)
		return bericht;
	bericht->client = NEW(client);
	put(&bericht->client->bsn, "999900006");
	bericht->client->geboortedatum = NEW(geboortedatum);
	put_number(&bericht->client->geboortedatum->datum, date_day(2012, 5, 17));
	put(&bericht->client->geboortedatum->datumgebruik, "2");
	return bericht;
}

static struct product *product(struct pool *pool)
{
	struct product *product = NEW(product);

	put(&product->categorie, "45");
	put(&product->code, "45A04");
	return product;
}

static void expect_shared(const struct event *event, enum berichttype type, uint32_t regel)
{
	ck_assert_int_eq(event->type, type);
	ck_assert_uint_eq(event->regel, regel);
	ck_assert_int_eq(event->dagtekening, DAY);
	ck_assert_int_eq(event->nietig_vanaf, DAY_NEVER);
	ck_assert_str_eq(event->identificatie, "MSG");
	ck_assert_int_eq(event->gemeente, 153);
	ck_assert_str_eq(event->aanbieder, "01010101");
}

/* A JW301 with two lines; the second holds nothing but its number. */
static struct bericht *message_301(struct pool *pool)
{
	struct bericht *bericht = message(pool, "0153", "01010101", true);
	struct toegewezenproduct *first = NEW(toegewezenproduct), *second = NEW(toegewezenproduct);

	put_number(&first->toewijzingnummer, 7);
	put(&first->referentieaanbieder, "r1");
	first->product = product(pool);
	put_number(&first->toewijzingsdatum, DAY + 1);
	put_number(&first->toewijzingstijd, 0);
	put_number(&first->ingangsdatum, DAY + 2);
	put(&first->redenwijziging, "04");
	first->omvang = NEW(omvang);
	put_number(&first->omvang->volume, 12);
	put(&first->omvang->eenheid, "01");
	put(&first->omvang->frequentie, "2");
	put_number(&first->budget, 5000);
	put_number(&second->toewijzingnummer, 8);
	second->record.line = 42;
	first->record.next = &second->record;
	bericht->client->toegewezenproducten = NEW(toegewezenproducten);
	bericht->client->toegewezenproducten->toegewezenproduct = first;
	return bericht;
}

START_TEST(event_of_301)
{
	struct pool *pool = pool_new();
	size_t count;
	struct event *event = events_of(message_301(pool), release_present(), JW301, pool, &count);

	ck_assert_uint_eq(count, 2);
	expect_shared(&event[0], JW301, 1);
	ck_assert_int_eq(event[0].soort, EVENT_TOEWIJZING);
	ck_assert_str_eq(event[0].bsn, "999900006");
	ck_assert_int_eq(event[0].geboortemaand, MONTH_2012_05);
	ck_assert_str_eq(event[0].datumgebruik, "2");
	ck_assert_int_eq(event[0].toewijzingnummer, 7);
	ck_assert_str_eq(event[0].code, "45A04");
	ck_assert_int_eq(event[0].toewijzingsdatum, DAY + 1);
	ck_assert_int_eq(event[0].toewijzingstijd, 0);
	ck_assert_int_eq(event[0].einddatum, DAY_NONE);
	ck_assert_int_eq(event[0].volume, 12);
	ck_assert_int_eq(event[0].budget, 5000);
	expect_shared(&event[1], JW301, 2);
	ck_assert_int_eq(event[1].toewijzingnummer, 8);
	ck_assert_uint_eq(event[1].line, 42);
	ck_assert_ptr_null(event[1].reden);
	ck_assert_int_eq(event[1].volume, GETAL_NONE);
	ck_assert_int_eq(event[1].toewijzingsdatum, DAY_NONE);
	ck_assert_ptr_null(event[1].betreft);
	pool_free(pool);
}
END_TEST

/* The retour on it: copied header, codes at every depth. */
START_TEST(event_of_302)
{
	struct pool *pool = pool_new();
	struct bericht *bericht = message_301(pool);
	struct event *event;
	size_t count;

	put(&bericht->header->identificatieretour, "RET");
	put_number(&bericht->header->dagtekeningretour, DAY + 3);
	bericht->header->retourcodes = codes(pool, "0200", NULL);
	bericht->client->retourcodes = codes(pool, "0200", NULL);
	bericht->client->toegewezenproducten->toegewezenproduct->retourcodes =
	    codes(pool, "9332", "0200");
	event = events_of(bericht, release_present(), JW302, pool, &count);
	ck_assert_uint_eq(count, 3);
	ck_assert_int_eq(event[0].soort, EVENT_RETOUR);
	ck_assert_str_eq(event[0].bsn, "999900006");
	ck_assert_int_eq(event[0].dagtekening, DAY + 3);
	ck_assert_str_eq(event[0].identificatie, "RET");
	ck_assert_str_eq(event[0].betreft, "MSG");
	ck_assert_int_eq(event[0].betreft_dagtekening, DAY);
	ck_assert_int_eq(event[0].gemeente, 153);
	ck_assert_str_eq(event[0].retourcodes, "0200,9332");
	ck_assert(retourcodes_reject(event[0].retourcodes));
	ck_assert_int_eq(event[1].soort, EVENT_RETOURREGEL);
	ck_assert_str_eq(event[1].retourcodes, "0200");
	ck_assert_str_eq(event[1].bsn, "999900006");
	ck_assert_str_eq(event[2].retourcodes, "9332,0200");
	ck_assert_int_eq(event[2].toewijzingnummer, 7);
	/* A retour on a message that was fine has no codes and no body. */
	bericht->header->retourcodes = NULL;
	bericht->client = NULL;
	event = events_of(bericht, release_present(), JW302, pool, &count);
	ck_assert_uint_eq(count, 1);
	ck_assert_ptr_null(event[0].retourcodes);
	ck_assert(!retourcodes_reject(event[0].retourcodes));
	pool_free(pool);
}
END_TEST

START_TEST(events_of_305_and_307)
{
	struct pool *pool = pool_new();
	struct bericht *bericht = message(pool, "01010101", "0153", true);
	struct startproduct *start = NEW(startproduct);
	struct stopproduct *stop = NEW(stopproduct);
	struct event *event;
	size_t count;

	put_number(&start->begindatum, DAY - 1);
	put(&start->statusaanlevering, "1");
	bericht->client->startproducten = NEW(startproducten);
	bericht->client->startproducten->startproduct = start;
	event = events_of(bericht, release_present(), JW305, pool, &count);
	ck_assert_uint_eq(count, 1);
	expect_shared(&event[0], JW305, 1);
	ck_assert_int_eq(event[0].soort, EVENT_START);
	ck_assert_int_eq(event[0].toewijzingnummer, GETAL_NONE);
	ck_assert_int_eq(event[0].begindatum, DAY - 1);
	ck_assert_str_eq(event[0].status, "1");
	put_number(&stop->toewijzingnummer, 9);
	put(&stop->redenbeeindiging, "20");
	put_number(&stop->einddatum, DAY);
	bericht->client->startproducten = NULL;
	bericht->client->stopproducten = NEW(stopproducten);
	bericht->client->stopproducten->stopproduct = stop;
	event = events_of(bericht, release_present(), JW307, pool, &count);
	ck_assert_int_eq(event[0].soort, EVENT_STOP);
	ck_assert_str_eq(event[0].reden, "20");
	ck_assert_int_eq(event[0].einddatum, DAY);
	pool_free(pool);
}
END_TEST

START_TEST(events_of_315_and_317)
{
	struct pool *pool = pool_new();
	struct bericht *bericht = message(pool, "01010101", "0153", true);
	struct aangevraagdproduct *vot = NEW(aangevraagdproduct);
	struct verzoek *vow = NEW(verzoek);
	struct event *event;
	size_t count;

	put(&vot->referentieaanbieder, "r1");
	vot->verwijzer = NEW(verwijzer);
	put(&vot->verwijzer->type, "02");
	bericht->client->aangevraagdeproducten = NEW(aangevraagdeproducten);
	bericht->client->aangevraagdeproducten->aangevraagdproduct = vot;
	event = events_of(bericht, release_present(), JW315, pool, &count);
	ck_assert_uint_eq(count, 1);
	ck_assert_int_eq(event[0].soort, EVENT_AANVRAAG);
	ck_assert_str_eq(event[0].verwijzer, "02");
	bericht->client->aangevraagdeproducten = NULL;
	bericht->client->verzoek = vow;
	put(&vow->referentieaanbieder, "r2");
	vow->ongewijzigdeproducten = NEW(ongewijzigdeproducten);
	vow->ongewijzigdeproducten->ongewijzigdproduct = NEW(ongewijzigdproduct);
	vow->tewijzigenproducten = NEW(tewijzigenproducten);
	vow->tewijzigenproducten->tewijzigenproduct = NEW(tewijzigenproduct);
	vow->nieuweproducten = NEW(nieuweproducten);
	vow->nieuweproducten->nieuwproduct = NEW(nieuwproduct);
	event = events_of(bericht, release_present(), JW317, pool, &count);
	ck_assert_uint_eq(count, 4);
	ck_assert_int_eq(event[0].soort, EVENT_WIJZIGING);
	ck_assert_str_eq(event[0].referentie, "r2");
	ck_assert_int_eq(event[1].soort, EVENT_ONGEWIJZIGD);
	ck_assert_int_eq(event[2].soort, EVENT_TE_WIJZIGEN);
	ck_assert_int_eq(event[3].soort, EVENT_NIEUW);
	pool_free(pool);
}
END_TEST

START_TEST(event_of_319)
{
	struct pool *pool = pool_new();
	struct bericht *bericht = message(pool, "0153", "01010101", false);
	struct antwoord *antwoord = NEW(antwoord);
	struct event *event;
	size_t count;

	bericht->antwoord = antwoord;
	put(&antwoord->referentieaanbieder, "r1");
	put(&antwoord->verzoekantwoord, "1");
	put(&antwoord->redenafwijzingverzoek, "8");
	antwoord->woonplaatsbeginsel = NEW(woonplaatsbeginsel);
	put(&antwoord->woonplaatsbeginsel->gemeente, "0141");
	event = events_of(bericht, release_present(), JW319, pool, &count);
	ck_assert_uint_eq(count, 1);
	expect_shared(&event[0], JW319, 1);
	ck_assert_ptr_null(event[0].bsn);
	ck_assert_str_eq(event[0].status, "1");
	ck_assert_str_eq(event[0].reden, "8");
	ck_assert_int_eq(event[0].anderegemeente, 141);
	put(&antwoord->woonplaatsbeginsel->gemeente, "GM14");
	event = events_of(bericht, release_present(), JW319, pool, &count);
	ck_assert_int_eq(event[0].anderegemeente, GEMEENTE_NONE);
	pool_free(pool);
}
END_TEST

/* Two clients with a Prestatie each; the second one is a credit. */
static struct declaratie *claim(struct pool *pool)
{
	struct declaratie *declaratie = NEW(declaratie);
	struct client *clients[] = {NEW(client), NEW(client)};

	put(&declaratie->declaratienummer, "D1");
	declaratie->totaalingediendbedrag = NEW(totaalbedrag);
	put_number(&declaratie->totaalingediendbedrag->totaalbedrag, 900);
	put(&declaratie->totaalingediendbedrag->debetcredit, "C");
	for (int i = 0; i < 2; i++) {
		struct prestatie *prestatie = NEW(prestatie);

		put(&clients[i]->bsn, i == 0 ? "999900006" : "999900018");
		clients[i]->prestaties = NEW(prestaties);
		clients[i]->prestaties->prestatie = prestatie;
		prestatie->productreferentie = NEW(referentie);
		put(&prestatie->productreferentie->referentienummer, i == 0 ? "p1" : "p2");
		prestatie->ingediendbedrag = NEW(bedrag);
		put_number(&prestatie->ingediendbedrag->bedrag, 100);
		put(&prestatie->ingediendbedrag->debetcredit, i == 0 ? "D" : "C");
		prestatie->productperiode = NEW(periode);
		put_number(&prestatie->productperiode->begindatum, DAY - 30);
		put_number(&prestatie->productperiode->einddatum, DAY - 1);
	}
	clients[0]->record.next = &clients[1]->record;
	declaratie->clienten = NEW(clienten);
	declaratie->clienten->client = clients[0];
	return declaratie;
}

START_TEST(events_of_323)
{
	struct pool *pool = pool_new();
	struct bericht *bericht = message(pool, "01010101", "0153", false);
	struct event *event;
	size_t count;

	bericht->declaratie = claim(pool);
	event = events_of(bericht, release_present(), JW323, pool, &count);
	ck_assert_uint_eq(count, 3);
	expect_shared(&event[0], JW323, 1);
	ck_assert_int_eq(event[0].soort, EVENT_DECLARATIE);
	ck_assert_str_eq(event[0].referentie, "D1");
	ck_assert_int_eq(event[0].budget, -900);
	ck_assert_ptr_null(event[0].bsn);
	ck_assert_int_eq(event[1].soort, EVENT_PRESTATIE);
	ck_assert_str_eq(event[1].bsn, "999900006");
	ck_assert_int_eq(event[1].budget, 100);
	ck_assert_int_eq(event[1].begindatum, DAY - 30);
	ck_assert_str_eq(event[2].bsn, "999900018");
	ck_assert_str_eq(event[2].referentienummer, "p2");
	ck_assert_int_eq(event[2].budget, -100);
	pool_free(pool);
}
END_TEST

START_TEST(events_of_325)
{
	struct pool *pool = pool_new();
	struct bericht *bericht = message(pool, "0153", "01010101", false);
	struct event *event;
	size_t count;

	bericht->header->declaratieidentificatie = identificatie(pool, "CLAIM", DAY - 5);
	bericht->header->retourcodes = codes(pool, "0001", NULL);
	event = events_of(bericht, release_present(), JW325, pool, &count);
	ck_assert_uint_eq(count, 1);
	ck_assert_int_eq(event[0].soort, EVENT_DECLARATIEANTWOORD);
	ck_assert_str_eq(event[0].retourcodes, "0001");
	ck_assert_ptr_null(event[0].antwoordcodes);
	bericht->declaratieantwoord = claim(pool);
	bericht->declaratieantwoord->retourcodes = codes(pool, "8001", NULL);
	bericht->declaratieantwoord->clienten->client->prestaties->prestatie->retourcodes =
	    codes(pool, "9338", "9339");
	event = events_of(bericht, release_present(), JW325, pool, &count);
	ck_assert_uint_eq(count, 3);
	expect_shared(&event[0], JW325, 1);
	ck_assert_str_eq(event[0].referentie, "D1");
	ck_assert_str_eq(event[0].antwoordcodes, "8001");
	ck_assert_str_eq(event[0].betreft, "CLAIM");
	ck_assert_int_eq(event[1].soort, EVENT_PRESTATIEANTWOORD);
	ck_assert_str_eq(event[1].referentienummer, "p1");
	ck_assert_str_eq(event[1].retourcodes, "9338,9339");
	ck_assert_str_eq(event[1].betreft, "CLAIM");
	ck_assert_int_eq(event[1].betreft_dagtekening, DAY - 5);
	ck_assert_str_eq(event[2].bsn, "999900018");
	pool_free(pool);
}
END_TEST

/* A message that is hardly one gives hardly an event, and no crash. */
START_TEST(events_of_nothing)
{
	struct pool *pool = pool_new();
	size_t count;

	for (int type = JW301; type < BERICHT_TYPES; type++) {
		struct event *event = events_of(NEW(bericht), release_present(),
						(enum berichttype)type, pool, &count);

		for (size_t i = 0; i < count; i++) {
			ck_assert_int_eq(event[i].gemeente, GEMEENTE_NONE);
			ck_assert_int_eq(event[i].dagtekening, DAY_NONE);
		}
	}
	pool_free(pool);
}
END_TEST

START_TEST(events_in_document_order)
{
	struct pool *pool = pool_new();
	struct bericht *bericht = message_301(pool);
	struct toegewezenproduct *last = bericht->client->toegewezenproducten->toegewezenproduct;
	struct event *event;
	size_t count;

	last = (void *)last->record.next;
	for (int number = 9; number < 107; number++) {
		struct toegewezenproduct *next = NEW(toegewezenproduct);

		put_number(&next->toewijzingnummer, number);
		last->record.next = &next->record;
		last = next;
	}
	event = events_of(bericht, release_present(), JW301, pool, &count);
	ck_assert_uint_eq(count, 100);
	for (size_t i = 0; i < count; i++) {
		ck_assert_int_eq(event[i].toewijzingnummer, 7 + (int64_t)i);
		ck_assert_uint_eq(event[i].regel, i + 1);
	}
	pool_free(pool);
}
END_TEST

START_TEST(codes_that_reject)
{
	ck_assert(!retourcodes_reject(NULL));
	ck_assert(!retourcodes_reject(""));
	ck_assert(!retourcodes_reject("0200"));
	ck_assert(!retourcodes_reject("0200,0233"));
	ck_assert(retourcodes_reject("0200,0001"));
	ck_assert(retourcodes_reject("9063"));
	ck_assert(retourcodes_reject("02"));
	ck_assert(retourcodes_reject("02000"));
	ck_assert(!retourcodes_beyond("8001,0200", "0200,8001"));
	ck_assert(retourcodes_beyond("8001", "0200"));
}
END_TEST

TCase *tcase_care_events(void)
{
	TCase *tcase = tcase_create("events");

	tcase_add_test(tcase, event_of_301);
	tcase_add_test(tcase, event_of_302);
	tcase_add_test(tcase, events_of_305_and_307);
	tcase_add_test(tcase, events_of_315_and_317);
	tcase_add_test(tcase, event_of_319);
	tcase_add_test(tcase, events_of_323);
	tcase_add_test(tcase, events_of_325);
	tcase_add_test(tcase, events_of_nothing);
	tcase_add_test(tcase, events_in_document_order);
	tcase_add_test(tcase, codes_that_reject);
	return tcase;
}
