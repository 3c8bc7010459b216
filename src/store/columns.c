#include "ijw/store/columns.h"

#include <stddef.h>

struct column {
	const char *name;
	const char *type;
	const char *meaning;
	const char
	    *reference; /* where the definitions settle it; "" when nothing is to be settled */
};

struct documented {
	const char *name;
	const char *row; /* what one row is */
	const struct column *column;
};

/* Kinds of values. All are empty (NULL in the database) when absent. */
#define TEXT "text"
#define CODE "code"
#define DATE "date"
#define DAYS "days"
#define WORKDAYS "working days"
#define NUMBER "number"
#define EUROS "euros"
#define MONTH "month"
#define TIME "time"

/* Columns that mean the same in every table. */
#define GEMEENTE                                                                          \
	{                                                                                 \
		"gemeente", CODE, "municipality: GM and the four digits of its CBS code", \
		    "9, Codes"                                                            \
	}
#define AANBIEDER                                                                           \
	{                                                                                   \
		"aanbieder", CODE, "provider: the eight digits of its AGB code", "9, Codes" \
	}
#define CLIENT                                                                               \
	{                                                                                    \
		"client", CODE, "pseudonym of the youth (keyed, 32 hexadecimal digits)", "2" \
	}
#define NUMMER                                                                                    \
	{                                                                                         \
		"toewijzingnummer", NUMBER, "ToewijzingNummer, unique within a municipality", "2" \
	}
#define CATEGORIE                                                                 \
	{                                                                         \
		"productcategorie", CODE, "product category, as sent", "9, Codes" \
	}
#define PRODUCT                                                                                   \
	{                                                                                         \
		"productcode", CODE, "product code, as sent; empty for a generic one", "9, Codes" \
	}
#define REFERENTIE                                                                     \
	{                                                                              \
		"referentie", TEXT, "ReferentieAanbieder of the request, as sent", "2" \
	}

static const struct column verzoek[] = {
    AANBIEDER,
    REFERENTIE,
    {"soort", CODE, "VOT (a JW315 line: new care) or VOW (a JW317: a change)", "2"},
    CLIENT,
    GEMEENTE,
    {"dagtekening", DATE, "Dagtekening of the request", "2"},
    CATEGORIE,
    PRODUCT,
    {"verwijzer", CODE, "who referred: the code of the JW315 line; empty for a VOW", "1"},
    {"status", CODE, "open, in_onderzoek, toegewezen or afgewezen", "9, verzoek"},
    {"antwoorddatum", DATE, "first answer: a JW319 of any kind, or an assignment", "3, W1"},
    {"besluitdatum", DATE, "first decision: an assignment, or a refusal", "3, W1b"},
    {"reden_afwijzing", CODE, "RedenAfwijzingVerzoek; only for afgewezen", "9, verzoek"},
    {"toewijzingnummer", NUMBER, "lowest number assigned on it; only for toegewezen",
     "9, References"},
    {"w1_dagen", DAYS, "dagtekening to antwoorddatum", "3, W1"},
    {"w1_werkdagen", WORKDAYS, "dagtekening to antwoorddatum", "3, W1"},
    {"w1b_dagen", DAYS, "dagtekening to besluitdatum", "3, W1b"},
    {"w2_dagen", DAYS, "dagtekening to the Toewijzingsdatum of the first version", "3, W2"},
    {NULL, NULL, NULL, NULL},
};

static const struct column toewijzing[] = {
    GEMEENTE,
    NUMMER,
    CLIENT,
    AANBIEDER,
    CATEGORIE,
    PRODUCT,
    {"toewijzingsdatum", DATE, "when it was decided (first version); empty for links_afgekapt",
     "9, Left-truncated"},
    {"ingangsdatum", DATE, "from when care may be given (current version)", "2"},
    {"einddatum", DATE, "last day of the assignment (current version)", "2"},
    {"reden_wijziging", CODE, "RedenWijziging of the current version", "9, RedenWijziging"},
    {"versies", NUMBER, "how many versions; unchanged repeats are one", "2; 9, Tie"},
    {"status", CODE, "actief, ingetrokken, verlopen or vervallen (deleted)", "9, Reason 04"},
    {"rol", CODE, "eerste, voortzetting, vervolg or links_afgekapt", "5; 9, Chains"},
    {"keten", NUMBER, "its chain: ToewijzingNummer of the first assignment of it", "9, Order"},
    {"a3_dagen", DAYS, "toewijzingsdatum to the first report of the first version", "3, A3"},
    {"a3_werkdagen", WORKDAYS, "toewijzingsdatum to the first report of the first version",
     "3, A3"},
    {NULL, NULL, NULL, NULL},
};

static const struct column levering[] = {
    GEMEENTE,
    {"toewijzingnummer", NUMBER, "ToewijzingNummer; empty for taakgericht", "1"},
    {"begindatum", DATE, "first day of care", "2; 9, Joining"},
    CLIENT,
    AANBIEDER,
    CATEGORIE,
    PRODUCT,
    {"einddatum", DATE, "last day of care; only for beeindigd and stop_ontbreekt",
     "9, Missing stop"},
    {"status", CODE, "lopend, onderbroken, beeindigd or stop_ontbreekt", "4; 9, Deliveries"},
    {"reden_beeindiging", CODE, "RedenBeeindiging of the definitive stop", "9, Several stops"},
    {"onderbrekingen", NUMBER, "temporary stops", "9, Interruptions"},
    {"onderbreking_dagen", DAYS, "days without care between begin and end", "4"},
    {"d1_dagen", DAYS, "begindatum to einddatum, both included; only for beeindigd", "3, D1"},
    {"d2_dagen", DAYS, "d1_dagen less onderbreking_dagen", "3, D2"},
    {"a1_dagen", DAYS, "begindatum to the first report of the start", "3, A1; 9, A1"},
    {"a1_werkdagen", WORKDAYS, "begindatum to the first report of the start", "3, A1"},
    {"a2_dagen", DAYS, "einddatum to the first report of the stop", "3, A2"},
    {"a2_werkdagen", WORKDAYS, "einddatum to the first report of the stop", "3, A2"},
    {NULL, NULL, NULL, NULL},
};

static const struct column wachtketen[] = {
    GEMEENTE,
    {"keten", NUMBER, "ToewijzingNummer of the first assignment of the chain", "9, Order"},
    CLIENT,
    AANBIEDER,
    CATEGORIE,
    {"verwijzer", CODE, "who referred: the code of the JW315 line, or onbekend", "9, VOT"},
    {"leeftijd", CODE, "age at klokstart: 0-3, 4-11, 12-17, 18+ or onbekend", "9, leeftijd"},
    {"klokstart", DATE, "when the first assignment was decided: the wait begins", "9, Columns"},
    {"ingangsdatum", DATE, "earliest first Ingangsdatum in the chain", "9, Columns"},
    {"status", CODE,
     "gepland, wachtend, gestart, afgevallen, retroactief (care came before klokstart), "
     "gestart_volgens_declaratie or uitgesloten (category without waits, or klokstart before "
     "vroegste)",
     "9, Status"},
    {"startdatum", DATE, "first day of care; for a declared start its lower end", "9, Filling"},
    {"startdatum_tot", DATE, "upper end of startdatum of a declared start, else empty", "3"},
    {"einddatum", DATE, "exit without care; only for afgevallen", "3"},
    {"reden", CODE, "why it ended: RedenWijziging or verlopen; only for afgevallen", "3"},
    {"toewijzingen", NUMBER, "assignments in the chain", "9, Columns"},
    {"w3a_dagen", DAYS, "klokstart to startdatum; negative for retroactief", "3, W3a"},
    {"w3b_dagen", DAYS, "ingangsdatum to startdatum; below 0 it is no wait", "3, W3b"},
    {"w4_dagen", DAYS, "first request of the chain to startdatum", "3, W4"},
    {"w3a_tot", DAYS, "klokstart to startdatum_tot", "3"},
    {"open_dagen", DAYS, "klokstart to the peildatum; only for gepland and wachtend", "3"},
    {NULL, NULL, NULL, NULL},
};

static const struct column traject[] = {
    CLIENT,
    {"begindatum", DATE, "first day of care", "6"},
    {"einddatum", DATE, "last day of care; empty while it runs", "6"},
    {"status", CODE, "lopend or beeindigd", "6"},
    {"leveringen", NUMBER, "deliveries in it", "9, Spells"},
    {"aanbieders", NUMBER, "distinct AGB codes in it", "6"},
    {"eerste_aanbieder", CODE, "AGB code of the first delivery", "6"},
    {"laatste_aanbieder", CODE, "AGB code of the delivery that began last", "6"},
    {"overstappen", NUMBER, "changes of provider without an overlap above 28 days", "9, Overstap"},
    {"stapeling", NUMBER, "changes of provider with an overlap above 28 days", "9, Overstap"},
    {"dagen", DAYS, "begindatum to einddatum or the peildatum, both included", "9, Spells"},
    {"w5_dagen", DAYS, "begindatum to the first begin at laatste_aanbieder", "9, W5"},
    {"draaideur", DAYS, "days without care since the previous traject, up to 365", "9, Draaideur"},
    {NULL, NULL, NULL, NULL},
};

static const struct column afkeur[] = {
    {"ontvangen_volgnummer", NUMBER, "the message, in the order of receipt", ""},
    {"volgnummer", NUMBER, "the finding within its message", ""},
    {"bericht", CODE, "kind of message: JW301 ... JW325; empty when unknown", ""},
    GEMEENTE,
    AANBIEDER,
    {"regel", CODE, "the rule: a code of the standard, XSD, or IJW... for one of ours", ""},
    {"retourcode", CODE, "the code a return message gives for it", ""},
    {"ernst", CODE, "error, warning or signaal", ""},
    {"regelnummer", NUMBER, "line of the file", ""},
    {"pad", TEXT, "path of the element; empty for the message as a whole", ""},
    {"afzender", CODE, "who sent it, as in its Header; a retour repeats what it answers", ""},
    {"identificatie", TEXT, "BerichtIdentificatie, as sent; a BSN in it is starred", ""},
    {"dagtekening", DATE, "its Dagtekening; of a retour that of the message it answers", ""},
    {"bestand", TEXT, "the name of the file it came in", ""},
    {"lid", TEXT, "its name in an archive; empty for a file by itself", ""},
    {"opgelost_door", NUMBER, "ontvangen_volgnummer of the message that resolved it",
     "10, Resolved"},
    {"opgelost_dagtekening", DATE, "the day of that message", "10, Resolved"},
    {NULL, NULL, NULL, NULL},
};

static const struct column opgelost[] = {
    {"ontvangen_volgnummer", NUMBER, "the message with the finding, as in afkeur", ""},
    {"volgnummer", NUMBER, "the finding, as in afkeur", ""},
    {"regel", CODE, "its rule", ""},
    {"door_volgnummer", NUMBER, "the message that resolved it", ""},
    {"door_bericht", CODE, "its kind", ""},
    {"door_dagtekening", DATE, "its Dagtekening", ""},
    {NULL, NULL, NULL, NULL},
};

static const struct column aanmeldwacht[] = {
    AANBIEDER,
    REFERENTIE,
    {"aanmelddatum", DATE, "when the youth was registered with the provider", "1"},
    {"dagtekening", DATE, "Dagtekening of the request with this reference", "2"},
    {"dagen", DAYS, "aanmelddatum to dagtekening; negative when the request came first", "1"},
    {NULL, NULL, NULL, NULL},
};

static const struct column gebeurtenis[] = {
    {"ontvangen_volgnummer", NUMBER, "the message, in the order of receipt", ""},
    {"regel", NUMBER, "the line within its message, from 1; this is no line of the file", ""},
    {"bericht", CODE, "kind of message: JW301 ... JW325", ""},
    {"soort", CODE,
     "what the line is: toewijzing (JW301), start (JW305), stop (JW307), aanvraag (JW315), "
     "wijziging (a JW317 as a whole) and its ongewijzigd, te_wijzigen and nieuw, antwoord (JW319), "
     "declaratie (a JW323 as a whole) and its prestatie, declaratieantwoord (a JW325 as a whole) "
     "and its prestatieantwoord, retour (a return message as a whole) and its retourregel (a class "
     "in its body)",
     ""},
    CLIENT,
    GEMEENTE,
    AANBIEDER,
    {"identificatie", TEXT,
     "BerichtIdentificatie; a retour repeats that of what it answers. A BSN in this and other "
     "texts "
     "is starred",
     ""},
    {"dagtekening", DATE, "when it was told: Dagtekening, of a retour its DagtekeningRetour", "2"},
    {"oordeel", CODE,
     "accepted, or rejected: of a JW323 that broke a rule by itself it still counts that it was "
     "sent",
     "10"},
    {"nietig_vanaf", DATE, "the DagtekeningRetour from which a retour voids the message", "1.6"},
    {"regelnummer", NUMBER, "line of the file", ""},
    {"nr", NUMBER, "place of the element among its siblings, from 1; empty when it has none", ""},
    {"clientnr", NUMBER, "place of its Client in a claim, from 1", ""},
    {"client_regelnummer", NUMBER, "line of the file on which its Client begins", ""},
    {"toewijzingnummer", NUMBER, "ToewijzingNummer", "2"},
    {"referentie", TEXT, "ReferentieAanbieder, or DeclaratieNummer, as sent", "2"},
    CATEGORIE,
    PRODUCT,
    {"toewijzingsdatum", DATE, "Toewijzingsdatum", ""},
    {"toewijzingstijd", TIME, "Toewijzingstijd", ""},
    {"ingangsdatum", DATE, "Ingangsdatum, ToewijzingIngangsdatum or GewensteIngangsdatum", ""},
    {"begindatum", DATE, "Begindatum, also of a ProductPeriode or DeclaratiePeriode", ""},
    {"einddatum", DATE,
     "Einddatum or ToewijzingEinddatum, also of a ProductPeriode or DeclaratiePeriode", ""},
    {"reden", CODE, "RedenWijziging, RedenBeeindiging, RedenVerzoek or RedenAfwijzingVerzoek", ""},
    {"status", CODE, "StatusAanlevering; of an antwoord VerzoekAntwoord", ""},
    {"volume", NUMBER, "Volume or GeleverdVolume", ""},
    {"eenheid", CODE, "Eenheid", ""},
    {"frequentie", CODE, "Frequentie", ""},
    {"tarief", EUROS, "ProductTarief", ""},
    {"budget", EUROS, "Budget, IngediendBedrag or TotaalIngediendBedrag; below 0 for a credit", ""},
    {"geboortemaand", MONTH, "year and month of birth; the day is not kept", "9, leeftijd"},
    {"datumgebruik", CODE, "DatumGebruik: how much of the birth date is known", "9, leeftijd"},
    {"verwijzer", CODE, "Verwijzer/Type", "9, VOT"},
    {"anderegemeente", CODE, "Woonplaatsbeginsel/Gemeente: GM and its CBS code", ""},
    {"referentienummer", TEXT, "ReferentieNummer of a Prestatie, as sent", ""},
    {"vorigreferentienummer", TEXT, "VorigReferentieNummer of a Prestatie, as sent", ""},
    {"declaratie_einddatum", DATE, "of a prestatie: the end of its DeclaratiePeriode", ""},
    {"retourcodes", TEXT,
     "distinct RetourCodes joined by commas: of the class; of a retour those of the whole message; "
     "of a declaratieantwoord those of its Header",
     ""},
    {"antwoordcodes", TEXT, "of a declaratieantwoord: RetourCodes of its DeclaratieAntwoord", ""},
    {"betreft", TEXT, "Identificatie of the message that a retour or JW325 answers", ""},
    {"betreft_dagtekening", DATE, "the Dagtekening of that message", ""},
    {"xsdversie", TEXT, "XsdVersie of a JW323, XsdVersieDeclaratie of a JW325", ""},
    {NULL, NULL, NULL, NULL},
};

static const struct documented tables[] = {
    {"verzoek", "A request of a provider: a JW315 line, or a JW317 as a whole.", verzoek},
    {"toewijzing", "An assignment of care by a municipality, all its versions together.",
     toewijzing},
    {"levering", "Care under one assignment, joined over temporary stops.", levering},
    {"wachtketen", "Assignments of one youth that wait, one after the other, for one start.",
     wachtketen},
    {"traject", "Care of one youth at all providers, joined over short gaps.", traject},
    {"afkeur", "A finding about a message that was taken in.", afkeur},
    {"opgelost",
     "A finding that a later message resolved: by it what was missing came, or what was in the way "
     "was voided, taken back or refused. The finding itself stays in afkeur.",
     opgelost},
    {"aanmeldwacht",
     "The wait before a request, out of HOME/aanmelddatum.csv; never part of another wait.",
     aanmeldwacht},
    {"gebeurtenis",
     "A line of a message that was taken in, as the archive keeps it: what all other tables are "
     "made "
     "of. No view: `ijw export gebeurtenis` alone shows it, and of no peildatum. Left out is what "
     "was told after the kennisdatum, and what says again what an earlier message said.",
     gebeurtenis},
};

/* Columns of the views for analysts. */
#define CODE_NAME(code)                                                                     \
	{"code", CODE, code, ""},                                                           \
	{                                                                                   \
		"naam", TEXT, "its name in the lists in use; empty when they have none", "" \
	}

static const struct column gemeente[] = {CODE_NAME("GM and the four digits of its CBS code"),
					 {NULL, NULL, NULL, NULL}};
static const struct column aanbieder[] = {CODE_NAME("the eight digits of its AGB code"),
					  {NULL, NULL, NULL, NULL}};
static const struct column productcategorie[] = {CODE_NAME("product category, as sent"),
						 {NULL, NULL, NULL, NULL}};

static const struct column periode[] = {
    {"soort", CODE, "maand, kwartaal or jaar", ""},
    {"periode", CODE, "as CBS spells it: 2025MM06, 2025KW02, 2025JJ00", ""},
    {"eerste_dag", DATE, "its first day", ""},
    {"laatste_dag", DATE, "its last day, also when that is still to come", ""},
    {NULL, NULL, NULL, NULL},
};

static const struct column traject_levering[] = {
    CLIENT,
    {"traject", DATE, "begindatum of the traject, its key together with client", "6"},
    {"volgorde", NUMBER, "1 for the first delivery of the traject", "9, Spells"},
    GEMEENTE,
    {"toewijzingnummer", NUMBER, "ToewijzingNummer; empty for taakgericht", "1"},
    {"begindatum", DATE, "first day of care, as in levering", "2; 9, Joining"},
    {"einddatum", DATE, "last day of care, as in levering", "9, Missing stop"},
    {"status", CODE, "as in levering", "4; 9, Deliveries"},
    AANBIEDER,
    CATEGORIE,
    PRODUCT,
    {NULL, NULL, NULL, NULL},
};

static const struct column wacht_kwartaal[] = {
    GEMEENTE,
    {"keten", NUMBER, "as in wachtketen", "9, Order"},
    CLIENT,
    AANBIEDER,
    CATEGORIE,
    {"verwijzer", CODE, "as in wachtketen", "9, VOT"},
    {"leeftijd", CODE, "as in wachtketen", "9, leeftijd"},
    {"status", CODE, "gepland, wachtend, gestart, afgevallen or gestart_volgens_declaratie",
     "9, Status"},
    {"klokstart", DATE, "the day on which the wait began", "9, Columns"},
    {"kwartaal_in", CODE, "the quarter of klokstart: 2025KW02", ""},
    {"stopdag", DATE,
     "the day on which it ended: startdatum, startdatum_tot of a declared start, or einddatum; "
     "empty while it waits",
     ""},
    {"kwartaal_uit", CODE, "the quarter of stopdag", ""},
    {"w3a_dagen", DAYS, "klokstart to startdatum; only for gestart", "3, W3a"},
    {"w3b_dagen", DAYS, "ingangsdatum to startdatum; empty when below 0", "3, W3b"},
    {"w4_dagen", DAYS, "first request of the chain to startdatum", "3, W4"},
    {"open_dagen", DAYS, "klokstart to the peildatum; only for gepland and wachtend", "3"},
    {NULL, NULL, NULL, NULL},
};

static const struct column stroom_maand[] = {
    {"maand", CODE, "the month: 2025MM06", ""},
    {"laatste_dag", DATE, "its last day", ""},
    GEMEENTE,
    {"begin", NUMBER, "chains that waited when it began", ""},
    {"instroom", NUMBER, "chains whose klokstart lies in it", ""},
    {"gestart", NUMBER, "chains that stopped waiting since care began, declared starts too", ""},
    {"afgevallen", NUMBER, "chains that stopped waiting without care", ""},
    {"eind", NUMBER, "begin + instroom - gestart - afgevallen: waiting when it ended", "8, C17"},
    {NULL, NULL, NULL, NULL},
};

static const struct column client_jaar[] = {
    {"jaar", NUMBER, "the year", ""},
    GEMEENTE,
    CLIENT,
    {NULL, NULL, NULL, NULL},
};

static const struct documented views[] = {
    {"gemeente", "A municipality that the tables name.", gemeente},
    {"aanbieder", "A provider that the tables name.", aanbieder},
    {"productcategorie", "A product category that the tables name.", productcategorie},
    {"periode",
     "A month, quarter or year, from the first to the last day on which something happened.",
     periode},
    {"traject_levering", "A delivery and the traject that it belongs to.", traject_levering},
    {"wacht_kwartaal",
     "A chain that has waited, with the quarters in which that began and ended: wachtketen without "
     "uitgesloten ones and those whose care came before klokstart.",
     wacht_kwartaal},
    {"stroom_maand", "Stock and flow of the waits of wacht_kwartaal in a month and municipality.",
     stroom_maand},
    {"client_jaar",
     "A youth who had care in a year from a municipality, interruptions included: each once.",
     client_jaar},
};

static const char introduction[] =
    "# The tables\n"
    "\n"
    "Made by `make doc`; what stands here is written in src/store/columns.c.\n"
    "\n"
    "Each table is a view in `ijw.db`, as seen and known on the day of the last ingest, and a\n"
    "CSV by `ijw export TABLE`, for any day (`--peildatum`) and as known on any day\n"
    "(`--kennisdatum`); of `gebeurtenis` there is the CSV only. The last column names the section\n"
    "of the definitions.\n"
    "\n"
    "Kinds of values: a *date* is YYYY-MM-DD; *days* are calendar days from one date to another\n"
    "(the same day is 0); *working days* leave out weekends and holidays; a *code* is one of a\n"
    "list, as sent in the message or as named here; a *month* is YYYY-MM; a *time* is HH:MM:SS, "
    "with\n"
    "a fraction where there is one; *euros* have a point and two digits for the cents. What is\n"
    "absent is empty (NULL).\n"
    "\n"
    "In CSV a text that a spreadsheet would count with (it begins with =, +, @, a tab or a line\n"
    "end, or with a - that begins no number) has an apostrophe in front, and a control character\n"
    "U+0080 to U+009F is written as its bytes, \\xC2\\x9B. The views have such texts as they "
    "are.\n";

static const char introduction_views[] =
    "\n"
    "# Views for analysts\n"
    "\n"
    "These are in `ijw.db` only. They are made of the tables above and of each other, and of the\n"
    "names in the lists that were in use at the last ingest (table `naam`). Ready queries stand\n"
    "in share/sql.\n";

static void print(const struct documented *table, FILE *out)
{
	fprintf(out, "\n## %s\n\n%s\n\n", table->name, table->row);
	fputs("| column | kind | meaning | definitions |\n|---|---|---|---|\n", out);
	for (const struct column *column = table->column; column->name; column++)
		fprintf(out, "| `%s` | %s | %s | %s |\n", column->name, column->type,
			column->meaning, column->reference);
}

void columns_print(FILE *out)
{
	fputs(introduction, out);
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		print(&tables[i], out);
	fputs(introduction_views, out);
	for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++)
		print(&views[i], out);
}
