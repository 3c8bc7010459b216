/* The generator of random messages. Every element that may be absent sometimes is; every value
 * comes from a short list around the edge of a rule. Most values are harmless, so that messages
 * break few rules. */
#include <string.h>

#include "ijw/message/release.h"
#include "random_write.h"

struct buf *xml;
static uint64_t state;

void random_seed(uint64_t seed)
{
	state = seed;
	roll(2);
}

uint32_t roll(uint32_t sides)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(state >> 33) % sides;
}

/* True in so many of a hundred cases. */
bool now_and_then(uint32_t percent)
{
	return roll(100) < percent;
}

const char *pick_of(uint32_t count, const char *const *values)
{
	return values[roll(count)];
}

void leaf(const char *name, const char *value)
{
	buf_printf(xml, "<%s>%s</%s>\r\n", name, value, name);
}

void maybe(uint32_t percent, const char *name, const char *value)
{
	if (now_and_then(percent))
		leaf(name, value);
}

void open_tag(const char *name)
{
	buf_printf(xml, "<%s>\r\n", name);
}

void close_tag(const char *name)
{
	buf_printf(xml, "</%s>\r\n", name);
}

static const char *day_of_birth(void)
{
	if (now_and_then(70))
		return "2013-05-01";
	return PICK("1900-01-01", "1906-04-14", "1906-04-15", "2013-01-01", "2013-05-02",
		    "2026-04-15", "2026-04-16", "2013-02-01", "1900-01-02");
}

static const char *day_of_care(void)
{
	return PICK("2020-01-01", "2020-12-31", "2021-01-01", "2026-04-14", "2026-04-15",
		    "2026-04-16", "2026-05-01", "2026-05-31", "2026-06-01", "2026-12-31");
}

static void header(enum berichttype type, const char *dagtekening)
{
	const struct bericht_info *info = bericht_info(type);

	open_tag("m:Header");
	leaf("m:BerichtCode", release_present()->message[type].code);
	leaf("m:BerichtVersie", "3");
	leaf("m:BerichtSubversie", "2");
	leaf("m:Afzender", info->van_gemeente ? "0153" : "91000001");
	leaf("m:Ontvanger", info->van_gemeente ? "91000001" : "0153");
	open_tag("m:BerichtIdentificatie");
	leaf("b:Identificatie", "R1");
	leaf("b:Dagtekening", dagtekening);
	close_tag("m:BerichtIdentificatie");
	buf_puts(xml, "<m:XsdVersie><b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie>"
		      "<b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie></m:XsdVersie>\r\n");
	if (type == JW325)
		buf_puts(xml, "<m:DeclaratieIdentificatie><b:Identificatie>R1</b:Identificatie>"
			      "<b:Dagtekening>2026-04-15</b:Dagtekening>"
			      "</m:DeclaratieIdentificatie><m:XsdVersieDeclaratie>"
			      "<b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie>"
			      "<b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie>"
			      "</m:XsdVersieDeclaratie><m:RetourCodes>"
			      "<m:RetourCode>0200</m:RetourCode></m:RetourCodes>\r\n");
	close_tag("m:Header");
}

void bsn(void)
{
	leaf("m:Bsn", now_and_then(85) ? PICK("999900006", "000000000", "111222333")
				       : PICK("999900007", "123456789", "999999999"));
}

static void geboortedatum(void)
{
	open_tag("m:Geboortedatum");
	leaf("b:Datum", day_of_birth());
	maybe(30, "b:DatumGebruik", PICK("1", "2", "3"));
	close_tag("m:Geboortedatum");
}

static void naam(bool full)
{
	open_tag("m:Naam");
	buf_puts(xml, "<b:Geslachtsnaam><b:Achternaam>Duin</b:Achternaam></b:Geslachtsnaam>\r\n");
	if (full && now_and_then(20))
		buf_puts(xml,
			 "<b:Partnernaam><b:Achternaam>Berg</b:Achternaam></b:Partnernaam>\r\n");
	if (full)
		leaf("b:NaamGebruik", now_and_then(70) ? "1" : PICK("1", "2", "3", "4", "5", "6"));
	close_tag("m:Naam");
}

static void adres(void)
{
	open_tag("m:Adres");
	if (now_and_then(85))
		buf_puts(xml, "<b:Huis><b:Huisnummer>12</b:Huisnummer></b:Huis>\r\n");
	if (now_and_then(90))
		leaf("b:Postcode", now_and_then(80)
				       ? "7500AA"
				       : PICK("7500 AA", "0500AA", "1000zz", "75000A", "7500AAA"));
	if (now_and_then(90))
		leaf("b:LandCode", now_and_then(80) ? "NL" : "DE");
	close_tag("m:Adres");
}

static void contact(void)
{
	open_tag("m:Contact");
	leaf("m:Soort", PICK("01", "02", "03", "04"));
	if (now_and_then(85))
		adres();
	if (now_and_then(30))
		buf_puts(xml, "<m:Telefoon><b:Telefoon01><b:Telefoonnummer>06</b:Telefoonnummer>"
			      "<b:Landnummer>+31</b:Landnummer></b:Telefoon01></m:Telefoon>\r\n");
	if (now_and_then(25)) {
		open_tag("m:Periode");
		maybe(80, "b:Begindatum", day_of_care());
		maybe(80, "b:Einddatum", day_of_care());
		close_tag("m:Periode");
	}
	close_tag("m:Contact");
}

static void relaties(void)
{
	open_tag("m:Relaties");
	for (uint32_t i = roll(3) + 1; i > 0; i--) {
		open_tag("m:Relatie");
		leaf("m:Nummer", PICK("1", "01", "2", "3"));
		leaf("m:Soort", "09");
		if (now_and_then(50))
			geboortedatum();
		naam(true);
		contact();
		close_tag("m:Relatie");
	}
	close_tag("m:Relaties");
}

static void product(uint32_t percent)
{
	if (!now_and_then(percent))
		return;
	open_tag("m:Product");
	leaf("b:Categorie", PICK("45", "46"));
	maybe(75, "b:Code", PICK("45A04", "45A05", "46A03"));
	close_tag("m:Product");
}

static void omvang_and_budget(void)
{
	if (now_and_then(75)) {
		open_tag("m:Omvang");
		leaf("b:Volume", PICK("0", "8", "99999999"));
		leaf("b:Eenheid", PICK("01", "04", "14", "16", "82", "83", "84"));
		leaf("b:Frequentie", PICK("1", "2", "4", "6"));
		close_tag("m:Omvang");
	}
	maybe(25, "m:Budget", PICK("0", "100000"));
}

static void toegewezenproduct(void)
{
	const char *begin = day_of_care();

	open_tag("m:ToegewezenProduct");
	leaf("m:ToewijzingNummer", PICK("1001", "01001", "1002", "1003"));
	product(85);
	leaf("m:Toewijzingsdatum", PICK("2026-04-14", "2026-04-15", "2026-04-16"));
	leaf("m:Toewijzingstijd", "10:15:00");
	leaf("m:Ingangsdatum", begin);
	if (now_and_then(75))
		leaf("m:Einddatum", now_and_then(30) ? begin : day_of_care());
	maybe(40, "m:RedenWijziging", PICK("01", "13", "13", "14"));
	omvang_and_budget();
	close_tag("m:ToegewezenProduct");
}

static void client_301(void)
{
	if (now_and_then(30)) {
		open_tag("m:Communicatie");
		leaf("b:Vorm", PICK("1", "2", "3"));
		maybe(50, "b:Taal", "Pools");
		close_tag("m:Communicatie");
	}
	if (now_and_then(40))
		relaties();
	open_tag("m:Contactgegevens");
	for (uint32_t i = roll(3) + 1; i > 0; i--)
		contact();
	close_tag("m:Contactgegevens");
	open_tag("m:ToegewezenProducten");
	for (uint32_t i = roll(4) + 1; i > 0; i--)
		toegewezenproduct();
	close_tag("m:ToegewezenProducten");
}

static void levering(bool stop)
{
	open_tag(stop ? "m:StopProduct" : "m:StartProduct");
	maybe(80, "m:ToewijzingNummer", PICK("1001", "01001"));
	product(80);
	leaf("m:Begindatum", PICK("2026-04-14", "2026-04-15", "2026-04-16"));
	if (stop) {
		leaf("m:RedenBeeindiging", PICK("20", "31"));
		leaf("m:Einddatum", PICK("2026-04-14", "2026-04-15", "2026-04-16"));
	}
	leaf("m:StatusAanlevering", PICK("1", "1", "3", "3", "2", "9"));
	close_tag(stop ? "m:StopProduct" : "m:StartProduct");
}

static void leveringen(bool stop)
{
	open_tag(stop ? "m:StopProducten" : "m:StartProducten");
	for (uint32_t i = roll(5) + 1; i > 0; i--)
		levering(stop);
	close_tag(stop ? "m:StopProducten" : "m:StartProducten");
}

static void aangevraagdproduct(void)
{
	open_tag("m:AangevraagdProduct");
	leaf("m:ReferentieAanbieder", PICK("V1", "V2", "v1", "V1 "));
	maybe(30, "m:BeschikkingNummer", "77");
	product(85);
	maybe(30, "m:BeschikkingIngangsdatum", "2026-05-01");
	leaf("m:ToewijzingIngangsdatum", day_of_care());
	maybe(75, "m:ToewijzingEinddatum", day_of_care());
	omvang_and_budget();
	open_tag("m:Verwijzer");
	leaf("b:Type", PICK("01", "02", "03", "04", "05", "06", "08"));
	maybe(40, "b:Naam", "Berg");
	maybe(50, "b:ZorgverlenerCode", "01000001");
	close_tag("m:Verwijzer");
	close_tag("m:AangevraagdProduct");
}

static void verzoek_lines(const char *list, const char *line)
{
	bool fresh = strcmp(line, "m:NieuwProduct") == 0;

	if (now_and_then(40))
		return;
	open_tag(list);
	for (uint32_t i = roll(4) + 1; i > 0; i--) {
		open_tag(line);
		if (fresh)
			product(85);
		else
			leaf("m:ToewijzingNummer", PICK("1001", "01001", "1002", "1003"));
		if (strcmp(line, "m:OngewijzigdProduct") != 0) {
			leaf("m:GewensteIngangsdatum", day_of_care());
			maybe(75, "m:Einddatum", day_of_care());
			omvang_and_budget();
		}
		close_tag(line);
	}
	close_tag(list);
}

static void verzoek(void)
{
	open_tag("m:Verzoek");
	leaf("m:ReferentieAanbieder", "V1");
	leaf("m:RedenVerzoek", "1");
	verzoek_lines("m:OngewijzigdeProducten", "m:OngewijzigdProduct");
	verzoek_lines("m:TeWijzigenProducten", "m:TeWijzigenProduct");
	verzoek_lines("m:NieuweProducten", "m:NieuwProduct");
	close_tag("m:Verzoek");
}

static void client(enum berichttype type)
{
	open_tag("m:Client");
	bsn();
	if (type != JW317) {
		geboortedatum();
		leaf("m:Geslacht", "2");
		naam(type == JW301);
	}
	if (type == JW301)
		client_301();
	else if (type == JW305 || type == JW307)
		leveringen(type == JW307);
	else if (type == JW317)
		verzoek();
	if (type == JW315) {
		open_tag("m:AangevraagdeProducten");
		for (uint32_t i = roll(4) + 1; i > 0; i--)
			aangevraagdproduct();
		close_tag("m:AangevraagdeProducten");
	}
	close_tag("m:Client");
}

static void antwoord(void)
{
	open_tag("m:Antwoord");
	leaf("m:ReferentieAanbieder", "V1");
	leaf("m:VerzoekAntwoord", PICK("1", "2"));
	maybe(60, "m:RedenAfwijzingVerzoek", PICK("3", "8", "9"));
	if (now_and_then(40))
		buf_puts(xml, "<m:Woonplaatsbeginsel><m:Gemeente>0153</m:Gemeente>"
			      "</m:Woonplaatsbeginsel>\r\n");
	close_tag("m:Antwoord");
}

void random_message(enum berichttype type, uint64_t seed, struct buf *out)
{
	const struct release *release = release_present();

	xml = out;
	random_seed(seed * 2862933555777941757u + (uint64_t)type);
	buf_clear(xml);
	buf_printf(xml,
		   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n"
		   "<m:Bericht xmlns:m=\"%s\" xmlns:b=\"%s\">\r\n",
		   release->message[type].namespace, release->basisschema);
	header(type, type == JW317 && now_and_then(40) ? "2019-12-31" : "2026-04-15");
	if (type == JW319)
		antwoord();
	else if (type == JW323)
		declaratie();
	else if (type != JW325)
		client(type);
	else if (now_and_then(90))
		declaratieantwoord();
	buf_puts(xml, "</m:Bericht>\r\n");
}
