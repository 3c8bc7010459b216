/* The tables of a publication and what their columns mean (monitor, section 5). */
#include "publicatie_parts.h"

static const char *const statussen[] = {"M", "O", "Q", "E", "P", "U", "A", NULL};
static const char *const leeftijden[] = {"T", "0-3", "4-11", "12-17", "18+", "onbekend", NULL};
static const char *const klokken[] = {"T", "W1", "W2", "W3a", "W3b", "W4", NULL};
static const char *const maten[] = {"aantal",     "aandeel", "kans",    "verhouding",
				    "gemiddelde", "mediaan", "p25",     "p75",
				    "p80",        "p90",     "langste", NULL};
static const char *const soorten[] = {"gestart", "afgevallen", "wachtend", NULL};
static const char *const niveaus[] = {"soort", "aanbieder", "te_weinig", NULL};
static const char *const afzenders[] = {"aanbieder", "gemeente", "regio", NULL};
static const char *const richtingen[] = {"hoger", "lager", NULL};
static const char *const polariteiten[] = {"hoger", "lager", "geen", NULL};

/* Rows that people read. */
/* clang-format off */

/* Columns that mean the same in every table. */
#define INDICATOR(key) \
	{"Indicator", FEED_TEXT, key, "Indicator", \
	"Code van de indicator: zie indicator.csv", "Indicator", \
	"Code of the indicator: see indicator.csv", NULL}
#define REGIO(key) \
	{"RegioS", FEED_TEXT, key, "Gemeente", \
	"GM en vier cijfers (CBS); T: de hele regio; onbekend", "Municipality", \
	"GM and four digits (CBS); T: the whole region; onbekend", NULL}
#define PERIODEN(key) \
	{"Perioden", FEED_TEXT, key, "Periode", \
	"Als bij CBS: JJ00 jaar, KW kwartaal, MM maand, JV de 12 maanden tot en met een " \
	"kwartaal", "Period", \
	"As CBS: JJ00 year, KW quarter, MM month, JV the 12 months up to a quarter", NULL}
#define AANBIEDER(key) \
	{"Aanbieder", FEED_TEXT, key, "Aanbieder", \
	"AGB-code; T: niet uitgesplitst", "Provider", \
	"AGB code; T: not broken down", NULL}
#define CATEGORIE(key) \
	{"Productcategorie", FEED_TEXT, key, "Soort hulp", \
	"Productcategorie; T: niet uitgesplitst", "Kind of help", \
	"Product category; T: not broken down", NULL}
#define LEEFTIJD(key) \
	{"Leeftijd", FEED_TEXT, key, "Leeftijd", \
	"Leeftijdsgroep; T: niet uitgesplitst", "Age", \
	"Age group; T: not broken down", leeftijden}
#define VERWIJZER(key) \
	{"Verwijzer", FEED_TEXT, key, "Verwijzer", \
	"Code van het type verwijzer; T: niet uitgesplitst", "Referrer", \
	"Code of the kind of referrer; T: not broken down", NULL}
#define PILOT(key) \
	{"Pilot", FEED_TEXT, key, "Pilot", \
	"Naam van een pilot, of rest- en die naam: de rest van de regio; T: niet uitgesplitst", "Pilot", \
	"Name of a pilot, or rest- and that name: the rest of the region; T: not broken down", NULL}
#define KLOK(key) \
	{"Klok", FEED_TEXT, key, "Klok", \
	"Welke wachttijd: W1 tot W4; T: geen", "Clock", \
	"Which wait: W1 to W4; T: none", klokken}
#define MAAT(key) \
	{"Maat", FEED_TEXT, key, "Maat", \
	"Wat voor getal het is", "Measure", \
	"What kind of number it is", maten}
#define STATUS(name, tail) \
	{name, FEED_TEXT, false, "Status" tail, \
	"A gewoon, P voorlopig, E geschat, U onbetrouwbaar, Q onderdrukt, O geen gegevens, M " \
	"kan niet bestaan of niet bereikt", "Status" tail, \
	"A normal, P provisional, E estimated, U unreliable, Q suppressed, O no data, M " \
	"cannot exist or not reached", statussen}

static const struct feed_column waarneming[] = {
    INDICATOR(true),
    REGIO(true),
    PERIODEN(true),
    AANBIEDER(true),
    CATEGORIE(true),
    LEEFTIJD(true),
    VERWIJZER(true),
    PILOT(true),
    KLOK(true),
    MAAT(true),
    {"Waarde", FEED_NUMBER, false, "Waarde",
     "De waarde; leeg wanneer Status M, O of Q is", "Value",
     "The value; empty when Status is M, O or Q", NULL},
    STATUS("Status", ""),
    {"Teller", FEED_INTEGER, false, "Teller",
     "Van een aandeel: hoeveel; alleen waar alles van de cel getoond wordt", "Numerator",
     "Of a share: how many; only where all of the cell is shown", NULL},
    {"Noemer", FEED_INTEGER, false, "Noemer",
     "Over hoeveel het gaat; als klasse (10, 30, 100, 300: minstens zoveel) waar niet "
     "alles van de cel getoond wordt", "Denominator",
     "About how many it is; as a class (10, 30, 100, 300: at least so many) where not all "
     "of the cell is shown", NULL},
    {"Onder", FEED_NUMBER, false, "Ondergrens 95%",
     "Wilson voor aandelen, log voor Kaplan-Meier; van gehele procenten naar buiten "
     "afgerond op 0,05", "Lower bound 95%",
     "Wilson for shares, log for Kaplan-Meier; of whole percents rounded outward to 0.05", NULL},
    {"Boven", FEED_NUMBER, false, "Bovengrens 95%",
     "Zie Onder", "Upper bound 95%",
     "See Onder", NULL},
    {"Eenheid", FEED_TEXT, false, "Eenheid",
     "Waarin de waarde is uitgedrukt; 1: een verhouding", "Unit",
     "What the value is measured in; 1: a ratio", NULL},
    {"Kennisdatum", FEED_DATE, false, "Kennisdatum",
     "Wat op deze dag bekend was", "Known on",
     "What was known on this day", NULL},
};

static const struct feed_column stroom[] = {
    REGIO(true),
    AANBIEDER(true),
    CATEGORIE(true),
    PERIODEN(true),
    {"Begin", FEED_INTEGER, false, "Wachtend aan het begin",
     "Wachtend aan het begin: wachtketens; begin + instroom - gestart - afgevallen = eind", "Waiting at the beginning",
     "Waiting at the beginning: wait chains; begin + inflow - started - dropped out = end", NULL},
    {"Instroom", FEED_INTEGER, false, "Instroom",
     "Instroom: wachtketens; begin + instroom - gestart - afgevallen = eind", "Inflow",
     "Inflow: wait chains; begin + inflow - started - dropped out = end", NULL},
    {"Gestart", FEED_INTEGER, false, "Gestart",
     "Gestart: wachtketens; begin + instroom - gestart - afgevallen = eind", "Started",
     "Started: wait chains; begin + inflow - started - dropped out = end", NULL},
    {"Afgevallen", FEED_INTEGER, false, "Afgevallen",
     "Afgevallen: wachtketens; begin + instroom - gestart - afgevallen = eind", "Dropped out",
     "Dropped out: wait chains; begin + inflow - started - dropped out = end", NULL},
    {"Eind", FEED_INTEGER, false, "Wachtend aan het eind",
     "Wachtend aan het eind: wachtketens; begin + instroom - gestart - afgevallen = eind", "Waiting at the end",
     "Waiting at the end: wait chains; begin + inflow - started - dropped out = end", NULL},
    STATUS("Begin_status", ": begin"),
    STATUS("Instroom_status", ": instroom"),
    STATUS("Gestart_status", ": gestart"),
    STATUS("Afgevallen_status", ": afgevallen"),
    STATUS("Eind_status", ": eind"),
};

static const struct feed_column wachtband[] = {
    PERIODEN(true),
    REGIO(true),
    {"soort", FEED_TEXT, true, "Soort",
     "gestart, afgevallen of wachtend", "Kind",
     "gestart (started), afgevallen (dropped out) or wachtend (waiting)", soorten},
    {"week_van", FEED_INTEGER, true, "Van week",
     "Eerste week van de band: dagen gedeeld door 7, naar beneden afgerond", "From week",
     "First week of the band: days divided by 7, rounded down", NULL},
    {"week_tot", FEED_INTEGER, false, "Tot week",
     "Eerste week na de band; leeg: geen grens", "To week",
     "First week behind the band; empty: no bound", NULL},
    {"Waarde", FEED_INTEGER, false, "Aantal",
     "Wachtketens in de band; buurweken zijn samengenomen tot ten minste 10", "Number",
     "Wait chains in the band; neighbouring weeks are merged to at least 10", NULL},
    STATUS("Status", ""),
};

static const struct feed_column verloop[] = {
    PERIODEN(true),
    {"week", FEED_INTEGER, true, "Week",
     "Weken sinds klokstart", "Week",
     "Weeks since klokstart", NULL},
    {"kans_start", FEED_NUMBER, false, "Kans op start",
     "Aalen-Johansen, in gehele procenten", "Chance of a start",
     "Aalen-Johansen, in whole percents", NULL},
    {"kans_afvallen", FEED_NUMBER, false, "Kans op afvallen",
     "Aalen-Johansen, in gehele procenten", "Chance of dropping out",
     "Aalen-Johansen, in whole percents", NULL},
    {"n_klasse", FEED_INTEGER, false, "Aantal als klasse",
     "Minstens zoveel wachtketens in het cohort", "Number as a class",
     "At least so many wait chains in the cohort", NULL},
    STATUS("Status", ""),
};

static const struct feed_column doorstroom[] = {
    {"Jaar", FEED_INTEGER, true, "Jaar",
     "Jaar van het begin bij de tweede aanbieder", "Year",
     "Year of the begin at the second provider", NULL},
    {"Van", FEED_TEXT, true, "Van aanbieder",
     "AGB-code; T: alle; overig: paren van minder dan 10", "From provider",
     "AGB code; T: all; overig: pairs of fewer than 10", NULL},
    {"Naar", FEED_TEXT, true, "Naar aanbieder",
     "Zie Van", "To provider",
     "See Van", NULL},
    {"Waarde", FEED_INTEGER, false, "Aantal",
     "Overgangen binnen een traject", "Number",
     "Transfers inside a traject", NULL},
    STATUS("Status", ""),
};

static const struct feed_column beschikbaarheid[] = {
    AANBIEDER(false),
    {"Naam", FEED_TEXT, false, "Naam",
     "Naam van de aanbieder", "Name",
     "Name of the provider", NULL},
    CATEGORIE(false),
    {"Plaats", FEED_TEXT, false, "Plaats",
     "Volgens de opgave", "Place",
     "As the provider says", NULL},
    {"Leeftijd_van", FEED_INTEGER, false, "Leeftijd van",
     "Volgens de opgave, in jaren", "Age from",
     "As the provider says, in years", NULL},
    {"Leeftijd_tot", FEED_INTEGER, false, "Leeftijd tot en met",
     "Volgens de opgave, in jaren", "Age to",
     "As the provider says, in years", NULL},
    {"Nieuwe_clienten", FEED_TEXT, false, "Neemt nieuwe clienten",
     "ja of nee, volgens de opgave", "Takes new clients",
     "ja or nee, as the provider says", NULL},
    {"Opgave_intake_weken", FEED_INTEGER, false, "Opgave: weken tot intake",
     "Volgens de opgave", "Given: weeks to intake",
     "As the provider says", NULL},
    {"Opgave_start_weken", FEED_INTEGER, false, "Opgave: weken tot start",
     "Volgens de opgave", "Given: weeks to start",
     "As the provider says", NULL},
    {"Opgave_datum", FEED_DATE, false, "Datum van de opgave",
     "Wanneer het opgegeven is", "Date given",
     "When it was given", NULL},
    {"Bron", FEED_TEXT, false, "Bron",
     "Bron van de opgave", "Source",
     "Source of what was given", NULL},
    {"Gemeten_p50_weken", FEED_NUMBER, false, "Gemeten na toewijzing: helft begint binnen",
     "Kaplan-Meier over 12 maanden, in weken; nooit de tijd voor het verzoek", "Measured after assignment: half begins within",
     "Kaplan-Meier over 12 months, in weeks; never the time before the request", NULL},
    {"Gemeten_p80_weken", FEED_NUMBER, false, "Gemeten na toewijzing: 80% begint binnen",
     "Kaplan-Meier over 12 maanden, in weken", "Measured after assignment: 80% begins within",
     "Kaplan-Meier over 12 months, in weeks", NULL},
    {"Gemeten_n_klasse", FEED_INTEGER, false, "Aantal als klasse",
     "Minstens zoveel wachtketens", "Number as a class",
     "At least so many wait chains", NULL},
    {"Gemeten_niveau", FEED_TEXT, false, "Waarover gemeten is",
     "soort: deze hulp van deze aanbieder; aanbieder: alle hulp van de aanbieder; "
     "te_weinig: te weinig gegevens", "What was measured",
     "soort: this help of this provider; aanbieder: all help of the provider; te_weinig: "
     "too few data", niveaus},
    {"Peildatum", FEED_DATE, false, "Peildatum",
     "Tot en met deze dag gemeten", "Reference day",
     "Measured up to this day", NULL},
    {"Contact", FEED_TEXT, false, "Contact",
     "Volgens de opgave", "Contact",
     "As the provider says", NULL},
};

static const struct feed_column kwaliteit[] = {
    INDICATOR(true),
    {"Soort", FEED_TEXT, true, "Soort",
     "aanbieder, gemeente of regio", "Kind",
     "aanbieder (provider), gemeente (municipality) or regio (region)", afzenders},
    {"Code", FEED_TEXT, true, "Code",
     "Wie: AGB-code of gemeente; T: de regio", "Code",
     "Who: AGB code or gemeente; T: the region", NULL},
    PERIODEN(true),
    {"Klasse", FEED_TEXT, true, "Klasse",
     "Werkdagen van vertraging, of de regel van een signaal; T: niet uitgesplitst", "Class",
     "Working days of delay, or the rule of a signal; T: not broken down", NULL},
    {"Waarde", FEED_NUMBER, false, "Waarde",
     "Aantal of aandeel", "Value",
     "Number or share", NULL},
    STATUS("Status", ""),
};

static const struct feed_column revisie[] = {
    INDICATOR(false),
    REGIO(false),
    PERIODEN(false),
    AANBIEDER(false),
    CATEGORIE(false),
    LEEFTIJD(false),
    VERWIJZER(false),
    PILOT(false),
    KLOK(false),
    MAAT(false),
    {"Waarde_oud", FEED_NUMBER, false, "Eerdere waarde",
     "Zoals toen getoond", "Earlier value",
     "As it was shown then", NULL},
    {"Waarde_nieuw", FEED_NUMBER, false, "Nieuwe waarde",
     "Zoals nu getoond", "New value",
     "As it is shown now", NULL},
    {"Kennisdatum_oud", FEED_DATE, false, "Eerdere kennisdatum",
     "Kennisdatum van de eerdere publicatie", "Known on, before",
     "Kennisdatum of the earlier publication", NULL},
    {"Soort", FEED_TEXT, false, "Soort",
     "hoger of lager", "Kind",
     "hoger (higher) or lager (lower)", richtingen},
};

static const struct feed_column indicator[] = {
    {"Code", FEED_TEXT, true, "Code",
     "Code van de indicator", "Code",
     "Code of the indicator", NULL},
    {"Titel", FEED_TEXT, false, "Titel",
     "Naam van de indicator", "Title in Dutch",
     "Name of the indicator", NULL},
    {"Title", FEED_TEXT, false, "Titel in het Engels",
     "Naam van de indicator in het Engels", "Title",
     "Name of the indicator in English", NULL},
    {"Omschrijving", FEED_TEXT, false, "Formule",
     "Formule in woorden", "Formula in Dutch",
     "Formula in words", NULL},
    {"Description", FEED_TEXT, false, "Formule in het Engels",
     "Formule in woorden, in het Engels", "Formula",
     "Formula in words, in English", NULL},
    {"Eenheid", FEED_TEXT, false, "Eenheid",
     "Eenheid; 1: een verhouding", "Unit",
     "Unit; 1: a ratio", NULL},
    {"Polariteit", FEED_TEXT, false, "Polariteit",
     "Wat beter is: hoger, lager of geen", "Polarity",
     "What is better: hoger (higher), lager (lower) or geen (neither)", polariteiten},
    {"Versie", FEED_INTEGER, false, "Versie",
     "Verandert wanneer de formule verandert", "Version",
     "Changes when the formula does", NULL},
};

static const struct feed_column code[] = {
    {"Lijst", FEED_TEXT, true, "Lijst",
     "Naam van de kolom met deze codes; norm en pilotperiode: instellingen; publicatie: wat zij over zichzelf zegt", "List",
     "Name of the column with these codes; norm and pilotperiode: settings; publicatie: what it says of itself", NULL},
    {"Code", FEED_TEXT, true, "Code",
     "De code", "Code",
     "The code", NULL},
    {"Titel", FEED_TEXT, false, "Titel",
     "Naam; leeg: niet opgegeven", "Title",
     "Name; empty: not given", NULL},
    {"Omschrijving", FEED_TEXT, false, "Omschrijving",
     "Toelichting", "Description",
     "Explanation", NULL},
};

static const struct feed_column groep[] = {
    {"Groep", FEED_TEXT, true, "Groep",
     "Soorten hulp die samen bekeken worden, zoals verblijf: een groep van de regio", "Group",
     "Kinds of help that are looked at together, as residential care: a group of the region", NULL},
    {"Productcategorie", FEED_TEXT, true, "Soort hulp",
     "Productcategorie in de groep; een categorie kan in meer groepen staan", "Kind of help",
     "Product category in the group; a category may be in several groups", NULL},
};

static const struct feed_column intern_revisie[] = {
    {"tabel", FEED_TEXT, false, "Tabel",
     "Tabel van het record", "Table",
     "Table of the record", NULL},
    {"gemeente", FEED_TEXT, false, "Gemeente",
     "Van het record", "Municipality",
     "Of the record", NULL},
    {"toewijzingnummer", FEED_TEXT, false, "ToewijzingNummer",
     "Van het record", "ToewijzingNummer",
     "Of the record", NULL},
    {"keten", FEED_TEXT, false, "Keten",
     "Van het record", "Chain",
     "Of the record", NULL},
    {"begindatum", FEED_TEXT, false, "Begindatum",
     "Van het record", "Begin",
     "Of the record", NULL},
    {"aanbieder", FEED_TEXT, false, "Aanbieder",
     "Van het record", "Provider",
     "Of the record", NULL},
    {"referentie", FEED_TEXT, false, "Referentie",
     "Van het record", "Reference",
     "Of the record", NULL},
    {"client", FEED_TEXT, false, "Client",
     "Pseudoniem", "Client",
     "Pseudonym", NULL},
    {"soort", FEED_TEXT, false, "Soort",
     "erbij, weg of anders", "Kind",
     "erbij (came), weg (went) or anders (changed)", NULL},
    {"kolom", FEED_TEXT, false, "Kolom",
     "Kolom die veranderde", "Column",
     "Column that changed", NULL},
    {"oud", FEED_TEXT, false, "Eerder",
     "Waarde bij de vorige publicatie", "Before",
     "Value at the publication before", NULL},
    {"nieuw", FEED_TEXT, false, "Nieuw",
     "Waarde nu", "Now",
     "Value now", NULL},
    {"bericht", FEED_TEXT, false, "Bericht",
     "Het bericht dat dit veroorzaakte", "Message",
     "The message that caused it", NULL},
};

static const struct feed_column intern_jeugdige[] = {
    {"client", FEED_TEXT, true, "Client",
     "Pseudoniem", "Client",
     "Pseudonym", NULL},
    {"geboortemaand", FEED_TEXT, false, "Geboortemaand",
     "JJJJ-MM; leeg: onbekend", "Month of birth",
     "YYYY-MM; empty: unknown", NULL},
};

static const struct feed_column intern_onderbreking[] = {
    {"client", FEED_TEXT, false, "Client",
     "Pseudoniem", "Client",
     "Pseudonym", NULL},
    {"gemeente", FEED_TEXT, false, "Gemeente",
     "Van de levering", "Municipality",
     "Of the delivery", NULL},
    {"toewijzingnummer", FEED_TEXT, false, "ToewijzingNummer",
     "Van de levering; leeg: taakgericht", "ToewijzingNummer",
     "Of the delivery; empty: taakgericht", NULL},
    {"begindatum", FEED_DATE, false, "Begindatum",
     "Van de levering", "Begin",
     "Of the delivery", NULL},
    {"van", FEED_DATE, false, "Van",
     "Eerste dag zonder zorg", "From",
     "First day without care", NULL},
    {"tot", FEED_DATE, false, "Tot en met",
     "Laatste dag zonder zorg; leeg: loopt nog", "To",
     "Last day without care; empty: goes on", NULL},
};

static const struct feed_column intern_events[] = {
    {"case", FEED_TEXT, false, "Casus",
     "Pseudoniem van de jeugdige", "Case",
     "Pseudonym of the youth", NULL},
    {"activity", FEED_TEXT, false, "Activiteit",
     "Wat er gebeurde", "Activity",
     "What happened", NULL},
    {"lifecycle", FEED_TEXT, false, "Levensloop",
     "start of complete", "Lifecycle",
     "start or complete", NULL},
    {"timestamp", FEED_DATE, false, "Dag",
     "Wanneer", "Day",
     "When", NULL},
    {"aanbieder", FEED_TEXT, false, "Aanbieder",
     "AGB-code", "Provider",
     "AGB code", NULL},
    {"productcategorie", FEED_TEXT, false, "Soort hulp",
     "Productcategorie", "Kind of help",
     "Product category", NULL},
};

#define TABLE(name, titel, title, columns, intern) \
	{name, titel, title, columns, sizeof(columns) / sizeof(columns[0]), NULL, 0, 0, intern, NULL}

static const struct feed_table tabellen[UIT_TABELLEN] = {
    [UIT_WAARNEMING] = TABLE("waarneming", "Waarnemingen", "Observations", waarneming, false),
    [UIT_STROOM] = TABLE("stroom", "Stroom op de wachtlijst", "Flow of the waiting list", stroom, false),
    [UIT_WACHTBAND] = TABLE("wachtband", "Wachttijden per week", "Waits by week", wachtband, false),
    [UIT_VERLOOP] = TABLE("verloop", "Verloop na de toewijzing", "Course after the assignment", verloop, false),
    [UIT_DOORSTROOM] = TABLE("doorstroom", "Doorstroom tussen aanbieders", "Transfers between providers", doorstroom, false),
    [UIT_BESCHIKBAARHEID] = TABLE("beschikbaarheid", "Beschikbaarheid", "Availability", beschikbaarheid, false),
    [UIT_KWALITEIT] = TABLE("kwaliteit", "Kwaliteit van de berichten", "Quality of the messages", kwaliteit, false),
    [UIT_REVISIE] = TABLE("revisie", "Revisies", "Revisions", revisie, false),
    [UIT_INDICATOR] = TABLE("indicator", "Indicatoren", "Indicators", indicator, false),
    [UIT_CODE] = TABLE("code", "Codelijsten", "Code lists", code, false),
    [UIT_GROEP] = TABLE("groep", "Groepen van soorten hulp", "Groups of kinds of help", groep, false),
    [UIT_INTERN_WAARNEMING] = TABLE("waarneming", "Waarnemingen, niet onderdrukt", "Observations, unsuppressed", waarneming, true),
    [UIT_INTERN_REVISIE] = TABLE("revisie", "Revisies van records", "Revisions of records", intern_revisie, true),
    [UIT_INTERN_JEUGDIGE] = TABLE("jeugdige", "Jeugdigen", "Youths", intern_jeugdige, true),
    [UIT_INTERN_ONDERBREKING] = TABLE("onderbreking", "Onderbrekingen", "Interruptions", intern_onderbreking, true),
    [UIT_INTERN_EVENTS] = TABLE("events", "Gebeurtenissen", "Events", intern_events, true),
};
/* clang-format on */

void tabellen_begin(struct publicatie *publicatie)
{
	for (int i = 0; i < UIT_TABELLEN; i++) {
		publicatie->tabel[i] = tabellen[i];
		publicatie->tabel[i].pool = publicatie->pool;
	}
}

void tabellen_end(struct publicatie *publicatie)
{
	for (int i = 0; i < UIT_TABELLEN; i++)
		feed_clear(&publicatie->tabel[i]);
}
