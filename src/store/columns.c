#include "columns_parts.h"

#include <string.h>

#include "ijw/base/date.h"

/* A member of a derived row, which is a `ROW`: its name, then kind, meaning and reference. */
#define MEMBER(column, key, words, ...)                                          \
	{                                                                        \
#column, __VA_ARGS__, offsetof(ROW, column), key, words, NULL, 0 \
	}
#define FIELD(column, ...) MEMBER(column, KEY_NO, NULL, __VA_ARGS__)
#define KEY(column, ...) MEMBER(column, KEY_YES, NULL, __VA_ARGS__)
#define ELSE(column, ...) MEMBER(column, KEY_ELSE, NULL, __VA_ARGS__)
/* The same for a count that goes on, since the day that the row has beside it. */
#define COUNT(column, since, ...)                                                  \
	{                                                                          \
#column, __VA_ARGS__, offsetof(ROW, column), KEY_NO, NULL, #since, \
		    offsetof(ROW, since)                                           \
	}
#define WORD(column, words, ...) MEMBER(column, KEY_NO, words, COLUMN_WORD, __VA_ARGS__)

/* ---- The words of a column ---- */

static const char *const verzoek_soort[] = {"VOT", "VOW", NULL};
static const char *const verzoek_status[] = {"open", "in_onderzoek", "toegewezen", "afgewezen",
					     NULL};
static const char *const toewijzing_status[] = {"actief", "ingetrokken", "verlopen", "vervallen",
						NULL};
static const char *const toewijzing_rol[] = {"eerste", "voortzetting", "vervolg", "links_afgekapt",
					     NULL};
static const char *const levering_status[] = {"lopend", "onderbroken", "beeindigd",
					      "stop_ontbreekt", NULL};
static const char *const wachtketen_leeftijd[] = {"onbekend", "0-3", "4-11", "12-17", "18+", NULL};
static const char *const wachtketen_status[] = {
    "gepland",     "wachtend", "gestart", "afgevallen", "retroactief", "gestart_volgens_declaratie",
    "uitgesloten", NULL};
static const char *const traject_status[] = {"lopend", "beeindigd", NULL};

/* ---- Derived tables ---- */

#define ROW struct verzoek_row
static const struct column verzoek[] = {
    KEY(aanbieder, AANBIEDER),
    KEY(referentie, REFERENTIE),
    WORD(soort, verzoek_soort, N_("VOT (a JW315 line: new care) or VOW (a JW317: a change)"), "2"),
    SHOWN("client", CLIENT),
    FIELD(gemeente, GEMEENTE),
    FIELD(dagtekening, COLUMN_DATE, N_("Dagtekening of the request"), "2"),
    FIELD(productcategorie, CATEGORIE),
    FIELD(productcode, PRODUCT),
    FIELD(verwijzer, COLUMN_CODE, N_("who referred: the code of the JW315 line; empty for a VOW"),
	  "1"),
    WORD(status, verzoek_status, N_("open, in_onderzoek, toegewezen or afgewezen"), "9, verzoek"),
    FIELD(antwoorddatum, COLUMN_DATE, N_("first answer: a JW319 of any kind, or an assignment"),
	  "3, W1"),
    FIELD(besluitdatum, COLUMN_DATE, N_("first decision: an assignment, or a refusal"), "3, W1b"),
    FIELD(reden_afwijzing, COLUMN_CODE, N_("RedenAfwijzingVerzoek; only for afgewezen"),
	  "9, verzoek"),
    FIELD(toewijzingnummer, COLUMN_NUMBER, N_("lowest number assigned on it; only for toegewezen"),
	  "9, References"),
    FIELD(w1_dagen, COLUMN_DAYS, N_("dagtekening to antwoorddatum"), "3, W1"),
    FIELD(w1_werkdagen, COLUMN_WORKDAYS, N_("dagtekening to antwoorddatum"), "3, W1"),
    FIELD(w1b_dagen, COLUMN_DAYS, N_("dagtekening to besluitdatum"), "3, W1b"),
    FIELD(w2_dagen, COLUMN_DAYS, N_("dagtekening to the Toewijzingsdatum of the first version"),
	  "3, W2"),
};
#undef ROW

#define ROW struct toewijzing_row
static const struct column toewijzing[] = {
    KEY(gemeente, GEMEENTE),
    KEY(toewijzingnummer, NUMMER),
    SHOWN("client", CLIENT),
    FIELD(aanbieder, AANBIEDER),
    FIELD(productcategorie, CATEGORIE),
    FIELD(productcode, PRODUCT),
    FIELD(toewijzingsdatum, COLUMN_DATE,
	  N_("when it was decided (first version); empty for links_afgekapt"), "9, Left-truncated"),
    FIELD(ingangsdatum, COLUMN_DATE, N_("from when care may be given (current version)"), "2"),
    FIELD(einddatum, COLUMN_DATE, N_("last day of the assignment (current version)"), "2"),
    FIELD(reden_wijziging, COLUMN_CODE, N_("RedenWijziging of the current version"),
	  "9, RedenWijziging"),
    FIELD(versies, COLUMN_COUNT, N_("how many versions; unchanged repeats are one"), "2; 9, Tie"),
    WORD(status, toewijzing_status, N_("actief, ingetrokken, verlopen or vervallen (deleted)"),
	 "9, Reason 04"),
    WORD(rol, toewijzing_rol, N_("eerste, voortzetting, vervolg or links_afgekapt"),
	 "5; 9, Chains"),
    FIELD(keten, COLUMN_NUMBER, N_("its chain: ToewijzingNummer of the first assignment of it"),
	  "9, Order"),
    FIELD(a3_dagen, COLUMN_DAYS, N_("toewijzingsdatum to the first report of the first version"),
	  "3, A3"),
    FIELD(a3_werkdagen, COLUMN_WORKDAYS,
	  N_("toewijzingsdatum to the first report of the first version"), "3, A3"),
};
#undef ROW

#define ROW struct levering_row
static const struct column levering[] = {
    KEY(gemeente, GEMEENTE),
    KEY(toewijzingnummer, NUMMER_OF_LEVERING),
    KEY(begindatum, COLUMN_DATE, N_("first day of care"), "2; 9, Joining"),
    SHOWN("client", CLIENT),
    ELSE(aanbieder, AANBIEDER),
    ELSE(productcategorie, CATEGORIE),
    ELSE(productcode, PRODUCT),
    FIELD(einddatum, COLUMN_DATE, N_("last day of care; only for beeindigd and stop_ontbreekt"),
	  "9, Missing stop"),
    WORD(status, levering_status, N_("lopend, onderbroken, beeindigd or stop_ontbreekt"),
	 "4; 9, Deliveries"),
    FIELD(reden_beeindiging, COLUMN_CODE, N_("RedenBeeindiging of the definitive stop"),
	  "9, Several stops"),
    FIELD(onderbrekingen, COLUMN_COUNT, N_("temporary stops"), "9, Interruptions"),
    COUNT(onderbreking_dagen, onderbreking_sinds, COLUMN_DAYS,
	  N_("days without care between begin and end"), "4"),
    FIELD(d1_dagen, COLUMN_DAYS, N_("begindatum to einddatum, both included; only for beeindigd"),
	  "3, D1"),
    FIELD(d2_dagen, COLUMN_DAYS, N_("d1_dagen less onderbreking_dagen"), "3, D2"),
    FIELD(a1_dagen, COLUMN_DAYS, N_("begindatum to the first report of the start"), "3, A1; 9, A1"),
    FIELD(a1_werkdagen, COLUMN_WORKDAYS, N_("begindatum to the first report of the start"),
	  "3, A1"),
    FIELD(a2_dagen, COLUMN_DAYS, N_("einddatum to the first report of the stop"), "3, A2"),
    FIELD(a2_werkdagen, COLUMN_WORKDAYS, N_("einddatum to the first report of the stop"), "3, A2"),
};
#undef ROW

#define ROW struct wachtketen_row
static const struct column wachtketen[] = {
    KEY(gemeente, GEMEENTE),
    KEY(keten, COLUMN_NUMBER, N_("ToewijzingNummer of the first assignment of the chain"),
	"9, Order"),
    SHOWN("client", CLIENT),
    FIELD(aanbieder, AANBIEDER),
    FIELD(productcategorie, CATEGORIE),
    FIELD(verwijzer, COLUMN_CODE, N_("who referred: the code of the JW315 line, or onbekend"),
	  "9, VOT"),
    WORD(leeftijd, wachtketen_leeftijd, N_("age at klokstart: 0-3, 4-11, 12-17, 18+ or onbekend"),
	 "9, leeftijd"),
    FIELD(klokstart, COLUMN_DATE, N_("when the first assignment was decided: the wait begins"),
	  "9, Columns"),
    FIELD(ingangsdatum, COLUMN_DATE, N_("earliest first Ingangsdatum in the chain"), "9, Columns"),
    WORD(
	status, wachtketen_status,
	N_("gepland, wachtend, gestart, afgevallen, retroactief (care came before klokstart), "
	   "gestart_volgens_declaratie or uitgesloten (category without waits, or klokstart before "
	   "vroegste)"),
	"9, Status"),
    FIELD(startdatum, COLUMN_DATE, N_("first day of care; for a declared start its lower end"),
	  "9, Filling"),
    FIELD(startdatum_tot, COLUMN_DATE,
	  N_("upper end of startdatum of a declared start, else empty"), "3"),
    FIELD(einddatum, COLUMN_DATE, N_("exit without care; only for afgevallen"), "3"),
    FIELD(reden, COLUMN_CODE, N_("why it ended: RedenWijziging or verlopen; only for afgevallen"),
	  "3"),
    FIELD(toewijzingen, COLUMN_COUNT, N_("assignments in the chain"), "9, Columns"),
    FIELD(w3a_dagen, COLUMN_DAYS, N_("klokstart to startdatum; negative for retroactief"),
	  "3, W3a"),
    FIELD(w3b_dagen, COLUMN_DAYS, N_("ingangsdatum to startdatum; below 0 it is no wait"),
	  "3, W3b"),
    FIELD(w4_dagen, COLUMN_DAYS, N_("first request of the chain to startdatum"), "3, W4"),
    FIELD(w3a_tot, COLUMN_DAYS, N_("klokstart to startdatum_tot"), "3"),
    COUNT(open_dagen, open_sinds, COLUMN_DAYS,
	  N_("klokstart to the peildatum; only for gepland and wachtend"), "3"),
};
#undef ROW

#define ROW struct traject_row
static const struct column traject[] = {
    SHOWN("client", CLIENT),
    KEY(begindatum, COLUMN_DATE, N_("first day of care"), "6"),
    FIELD(einddatum, COLUMN_DATE, N_("last day of care; empty while it runs"), "6"),
    WORD(status, traject_status, N_("lopend or beeindigd"), "6"),
    FIELD(leveringen, COLUMN_COUNT, N_("deliveries in it"), "9, Spells"),
    FIELD(aanbieders, COLUMN_COUNT, N_("distinct AGB codes in it"), "6"),
    FIELD(eerste_aanbieder, COLUMN_CODE, N_("AGB code of the first delivery"), "6"),
    FIELD(laatste_aanbieder, COLUMN_CODE, N_("AGB code of the delivery that began last"), "6"),
    FIELD(overstappen, COLUMN_COUNT, N_("changes of provider without an overlap above 28 days"),
	  "9, Overstap"),
    FIELD(stapeling, COLUMN_COUNT, N_("changes of provider with an overlap above 28 days"),
	  "9, Overstap"),
    COUNT(dagen, dagen_sinds, COLUMN_DAYS,
	  N_("begindatum to einddatum or the peildatum, both included"), "9, Spells"),
    FIELD(w5_dagen, COLUMN_DAYS, N_("begindatum to the first begin at laatste_aanbieder"), "9, W5"),
    FIELD(draaideur, COLUMN_DAYS, N_("days without care since the previous traject, up to 365"),
	  "9, Draaideur"),
};
#undef ROW

/* ---- The others ---- */

static const struct column afkeur[] = {
    SHOWN_KEY("ontvangen_volgnummer", COLUMN_NUMBER, N_("the message, in the order of receipt"),
	      ""),
    SHOWN_KEY("volgnummer", COLUMN_NUMBER, N_("the finding within its message"), ""),
    SHOWN("bericht", COLUMN_CODE, N_("kind of message: JW301 ... JW325; empty when unknown"), ""),
    SHOWN("gemeente", GEMEENTE),
    SHOWN("aanbieder", AANBIEDER),
    SHOWN("regel", COLUMN_CODE,
	  N_("the rule: a code of the standard, XSD, or IJW... for one of ours"), ""),
    SHOWN("retourcode", COLUMN_CODE, N_("the code a return message gives for it"), ""),
    SHOWN("ernst", COLUMN_CODE, N_("error, warning or signaal"), ""),
    SHOWN("regelnummer", COLUMN_NUMBER, N_("line of the file"), ""),
    SHOWN("pad", COLUMN_TEXT, N_("path of the element; empty for the message as a whole"), ""),
    SHOWN("afzender", COLUMN_CODE,
	  N_("who sent it, as in its Header; a retour repeats what it answers"), ""),
    SHOWN("identificatie", COLUMN_TEXT, N_("BerichtIdentificatie, as sent"), ""),
    SHOWN("dagtekening", COLUMN_DATE,
	  N_("its Dagtekening; of a retour that of the message it answers"), ""),
    SHOWN("bestand", COLUMN_TEXT, N_("the name of the file it came in"), ""),
    SHOWN("lid", COLUMN_TEXT, N_("its name in an archive; empty for a file by itself"), ""),
    SHOWN("opgelost_door", COLUMN_NUMBER,
	  N_("ontvangen_volgnummer of the message that resolved it"), "10, Resolved"),
    SHOWN("opgelost_dagtekening", COLUMN_DATE, N_("the day of that message"), "10, Resolved"),
};

static const struct column opgelost[] = {
    SHOWN_KEY("ontvangen_volgnummer", COLUMN_NUMBER,
	      N_("the message with the finding, as in afkeur"), ""),
    SHOWN_KEY("volgnummer", COLUMN_NUMBER, N_("the finding, as in afkeur"), ""),
    SHOWN("regel", COLUMN_CODE, N_("its rule"), ""),
    SHOWN("door_volgnummer", COLUMN_NUMBER, N_("the message that resolved it"), ""),
    SHOWN("door_bericht", COLUMN_CODE, N_("its kind"), ""),
    SHOWN("door_dagtekening", COLUMN_DATE, N_("its Dagtekening"), ""),
};

static const struct column aanmeldwacht[] = {
    SHOWN_KEY("aanbieder", AANBIEDER),
    SHOWN_KEY("referentie", REFERENTIE),
    SHOWN("aanmelddatum", COLUMN_DATE, N_("when the youth was registered with the provider"), "1"),
    SHOWN("dagtekening", COLUMN_DATE, N_("Dagtekening of the request with this reference"), "2"),
    SHOWN("dagen", COLUMN_DAYS,
	  N_("aanmelddatum to dagtekening; negative when the request came first"), "1"),
};

/* A table of the database as it is. */
static const struct column lijst[] = {
    SHOWN_KEY("naam", COLUMN_CODE, N_("gemeenten, producten, tarieven or aanbieders"), ""),
    SHOWN_KEY("vanaf", COLUMN_NUMBER,
	      N_("the first message that it judged: its ontvangen_volgnummer"), ""),
    SHOWN("sha256", COLUMN_CODE,
	  N_("SHA-256 of the file, as sha256sum tells it; empty: from there on there was none"),
	  ""),
};

/* A member of an event, under the name that the tables have for it. */
#define FACT(name, member, ...)                                                          \
	{                                                                                \
		name, __VA_ARGS__, offsetof(struct event, member), KEY_NO, NULL, NULL, 0 \
	}
#define FACT_KEY(name, member, ...)                                                       \
	{                                                                                 \
		name, __VA_ARGS__, offsetof(struct event, member), KEY_YES, NULL, NULL, 0 \
	}

static const struct column gebeurtenis[] = {
    FACT_KEY("ontvangen_volgnummer", bericht, COLUMN_NUMBER,
	     N_("the message, in the order of receipt"), ""),
    FACT_KEY("regel", regel, COLUMN_PLACE,
	     N_("the line within its message, from 1; this is no line of the file"), ""),
    FACT("bericht", type, COLUMN_TYPE, N_("kind of message: JW301 ... JW325"), ""),
    FACT("soort", soort, COLUMN_SOORT,
	 N_("what the line is: toewijzing (JW301), start (JW305), stop (JW307), aanvraag (JW315), "
	    "wijziging (a JW317 as a whole) and its ongewijzigd, te_wijzigen and nieuw, antwoord "
	    "(JW319), declaratie (a JW323 as a whole) and its prestatie, declaratieantwoord (a "
	    "JW325 "
	    "as a whole) and its prestatieantwoord, retour (a return message as a whole) and its "
	    "retourregel (a class in its body)"),
	 ""),
    FACT("client", jeugdige, CLIENT),
    FACT("gemeente", gemeente, GEMEENTE),
    FACT("aanbieder", aanbieder, AANBIEDER),
    FACT("identificatie", identificatie, COLUMN_TEXT,
	 N_("BerichtIdentificatie; a retour repeats that of what it answers"), ""),
    FACT("dagtekening", dagtekening, COLUMN_DATE,
	 N_("when it was told: Dagtekening, of a retour its DagtekeningRetour"), "2"),
    FACT("oordeel", rejected, COLUMN_VERDICT,
	 N_("accepted, or rejected: of a JW323 that broke a rule by itself it still counts that it "
	    "was sent"),
	 "10"),
    FACT("nietig_vanaf", nietig_vanaf, COLUMN_DATE,
	 N_("the DagtekeningRetour from which a retour voids the message"), "1.6"),
    FACT("regelnummer", line, COLUMN_PLACE, N_("line of the file"), ""),
    FACT("nr", nr, COLUMN_PLACE,
	 N_("place of the element among its siblings, from 1; empty when it has none"), ""),
    FACT("clientnr", clientnr, COLUMN_PLACE, N_("place of its Client in a claim, from 1"), ""),
    FACT("client_regelnummer", clientline, COLUMN_PLACE,
	 N_("line of the file on which its Client begins"), ""),
    FACT("toewijzingnummer", toewijzingnummer, COLUMN_NUMBER, N_("ToewijzingNummer"), "2"),
    FACT("referentie", referentie, COLUMN_TEXT,
	 N_("ReferentieAanbieder, or DeclaratieNummer, as sent"), "2"),
    FACT("productcategorie", categorie, CATEGORIE),
    FACT("productcode", code, PRODUCT),
    FACT("toewijzingsdatum", toewijzingsdatum, COLUMN_DATE, N_("Toewijzingsdatum"), ""),
    FACT("toewijzingstijd", toewijzingstijd, COLUMN_TIME, N_("Toewijzingstijd"), ""),
    FACT("ingangsdatum", ingangsdatum, COLUMN_DATE,
	 N_("Ingangsdatum, ToewijzingIngangsdatum or GewensteIngangsdatum"), ""),
    FACT("begindatum", begindatum, COLUMN_DATE,
	 N_("Begindatum, also of a ProductPeriode or DeclaratiePeriode"), ""),
    FACT("einddatum", einddatum, COLUMN_DATE,
	 N_("Einddatum or ToewijzingEinddatum, also of a ProductPeriode or DeclaratiePeriode"), ""),
    FACT("reden", reden, COLUMN_CODE,
	 N_("RedenWijziging, RedenBeeindiging, RedenVerzoek or RedenAfwijzingVerzoek"), ""),
    FACT("status", status, COLUMN_CODE, N_("StatusAanlevering; of an antwoord VerzoekAntwoord"),
	 ""),
    FACT("volume", volume, COLUMN_NUMBER, N_("Volume or GeleverdVolume"), ""),
    FACT("eenheid", eenheid, COLUMN_CODE, N_("Eenheid"), ""),
    FACT("frequentie", frequentie, COLUMN_CODE, N_("Frequentie"), ""),
    FACT("tarief", tarief, COLUMN_EUROS, N_("ProductTarief"), ""),
    FACT("budget", budget, COLUMN_EUROS,
	 N_("Budget, IngediendBedrag or TotaalIngediendBedrag; below 0 for a credit"), ""),
    FACT("geboortemaand", geboortemaand, COLUMN_MONTH,
	 N_("year and month of birth; the day is not kept"), "9, leeftijd"),
    FACT("datumgebruik", datumgebruik, COLUMN_CODE,
	 N_("DatumGebruik: how much of the birth date is known"), "9, leeftijd"),
    FACT("verwijzer", verwijzer, COLUMN_CODE, N_("Verwijzer/Type"), "9, VOT"),
    FACT("anderegemeente", anderegemeente, COLUMN_GEMEENTE,
	 N_("Woonplaatsbeginsel/Gemeente: GM and its CBS code"), ""),
    FACT("referentienummer", referentienummer, COLUMN_TEXT,
	 N_("ReferentieNummer of a Prestatie, as sent"), ""),
    FACT("vorigreferentienummer", vorigreferentienummer, COLUMN_TEXT,
	 N_("VorigReferentieNummer of a Prestatie, as sent"), ""),
    FACT("declaratie_einddatum", declaratie_einddatum, COLUMN_DATE,
	 N_("of a prestatie: the end of its DeclaratiePeriode"), ""),
    FACT("retourcodes", retourcodes, COLUMN_TEXT,
	 N_("distinct RetourCodes joined by commas: of the class; of a retour those of the whole "
	    "message; of a declaratieantwoord those of its Header"),
	 ""),
    FACT("antwoordcodes", antwoordcodes, COLUMN_TEXT,
	 N_("of a declaratieantwoord: RetourCodes of its DeclaratieAntwoord"), ""),
    FACT("betreft", betreft, COLUMN_TEXT,
	 N_("Identificatie of the message that a retour or JW325 answers"), ""),
    FACT("betreft_dagtekening", betreft_dagtekening, COLUMN_DATE,
	 N_("the Dagtekening of that message"), ""),
    FACT("xsdversie", xsdversie, COLUMN_TEXT,
	 N_("XsdVersie of a JW323, XsdVersieDeclaratie of a JW325"), ""),
};

#define DERIVED(table, plural, row)                                                   \
	{                                                                             \
#table, row, table, COLUMNS_IN(table), sizeof(struct table##_row),    \
		    offsetof(struct derived, table), offsetof(struct derived, plural) \
	}
#define OTHER(table, row)                                      \
	{                                                      \
#table, row, table, COLUMNS_IN(table), 0, 0, 0 \
	}

const struct table output_tables[TABLES] = {
    [TABLE_VERZOEK] = DERIVED(verzoek, verzoeken,
			      N_("A request of a provider: a JW315 line, or a JW317 as a whole.")),
    [TABLE_TOEWIJZING] =
	DERIVED(toewijzing, toewijzingen,
		N_("An assignment of care by a municipality, all its versions together.")),
    [TABLE_LEVERING] = DERIVED(levering, leveringen,
			       N_("Care under one assignment, joined over temporary stops.")),
    [TABLE_WACHTKETEN] =
	DERIVED(wachtketen, wachtketens,
		N_("Assignments of one youth that wait, one after the other, for one start.")),
    [TABLE_TRAJECT] = DERIVED(traject, trajecten,
			      N_("Care of one youth at all providers, joined over short gaps.")),
    [TABLE_AFKEUR] = OTHER(afkeur, N_("A finding about a message that was taken in.")),
    [TABLE_OPGELOST] = OTHER(
	opgelost,
	N_("A finding that a later message resolved: by it what was missing came, or what was "
	   "in the way was voided, taken back or refused. The finding itself stays in afkeur.")),
    [TABLE_AANMELDWACHT] = OTHER(
	aanmeldwacht,
	N_("The wait before a request, out of HOME/aanmelddatum.csv; never part of another wait.")),
    [TABLE_LIJST] = OTHER(
	lijst, N_("A list that messages were judged by, from one of them on until the next row "
		  "of the same name.")),
    [TABLE_GEBEURTENIS] = OTHER(
	gebeurtenis, N_("A line of a message that was taken in, as the archive keeps it: what "
			"all other tables are made of. No view: `ijw export gebeurtenis` alone "
			"shows it, and of no peildatum. Left out is what was told after the "
			"kennisdatum, and what says again what an earlier message said.")),
};

const struct table *table_find(const char *name)
{
	for (int i = 0; i < TABLES; i++)
		if (strcmp(output_tables[i].name, name) == 0)
			return &output_tables[i];
	return NULL;
}

int table_column(const struct table *table, const char *name)
{
	for (int i = 0; i < table->columns; i++)
		if (strcmp(table->column[i].name, name) == 0)
			return i;
	return -1;
}

const void *derived_rows(const struct table *table, const struct derived *derived, size_t *count)
{
	const void *rows;

	memcpy(&rows, (const char *)derived + table->rows, sizeof(rows));
	memcpy(count, (const char *)derived + table->count, sizeof(*count));
	return rows;
}

static const char *number_text(enum column_kind kind, int32_t number, struct pool *pool)
{
	char date[DATE_TEXT];

	if (kind == COLUMN_GEMEENTE)
		return number < 0 ? NULL : pool_printf(pool, "GM%04d", (int)number);
	if (kind == COLUMN_DATE)
		return number == DAY_NONE ? NULL
					  : pool_printf(pool, "%s", date_format(number, date));
	return number == LENGTH_NONE ? NULL : pool_printf(pool, "%d", (int)number);
}

const char *column_shown(const struct column *column, const void *row, struct pool *pool)
{
	const char *at = (const char *)row + column->offset;
	const char *text;
	int64_t getal;
	int32_t number;

	switch (column->kind) {
	case COLUMN_CLIENT:
		return NULL;
	case COLUMN_CODE:
	case COLUMN_WORD:
	case COLUMN_TEXT:
		memcpy(&text, at, sizeof(text));
		return text;
	case COLUMN_NUMBER:
		memcpy(&getal, at, sizeof(getal));
		return getal == GETAL_NONE ? NULL : pool_printf(pool, "%lld", (long long)getal);
	default:
		memcpy(&number, at, sizeof(number));
		return number_text(column->kind, number, pool);
	}
}

int32_t column_sinds(const struct column *column, const void *row)
{
	int32_t sinds = DAY_NONE;

	if (column->sinds != NULL)
		memcpy(&sinds, (const char *)row + column->sinds_offset, sizeof(sinds));
	return sinds;
}

bool column_is_number(const struct column *column)
{
	return column->kind == COLUMN_NUMBER || column->kind == COLUMN_COUNT ||
	       column->kind == COLUMN_DAYS || column->kind == COLUMN_WORKDAYS;
}
