/* The page about the tables, and the views for analysts, which nothing but that page knows. */
#include "columns_parts.h"

#include "ijw/care/codes.h"

#define CODE_NAME(meaning)                       \
	SHOWN("code", COLUMN_CODE, meaning, ""), \
	    SHOWN("naam", COLUMN_TEXT,           \
		  N_(N_("its name in the lists in use; empty when they have none")), "")

static const struct column gemeente[] = {CODE_NAME(N_("GM and the four digits of its CBS code"))};
static const struct column aanbieder[] = {CODE_NAME(N_("the eight digits of its AGB code"))};
static const struct column productcategorie[] = {CODE_NAME(N_("product category, as sent"))};

static const struct column code[] = {
    SHOWN("lijst", COLUMN_CODE, N_("which list, as the column is called that has its codes"), ""),
    SHOWN("code", COLUMN_CODE, N_("as sent"), ""),
    SHOWN("naam", COLUMN_TEXT, N_("what it means, in Dutch"), ""),
};

static const struct column periode[] = {
    SHOWN("soort", COLUMN_CODE, N_("maand, kwartaal or jaar"), ""),
    SHOWN("periode", COLUMN_CODE, N_("as CBS spells it: 2025MM06, 2025KW02, 2025JJ00"), ""),
    SHOWN("eerste_dag", COLUMN_DATE, N_("its first day"), ""),
    SHOWN("laatste_dag", COLUMN_DATE, N_("its last day, also when that is still to come"), ""),
};

static const struct column traject_levering[] = {
    SHOWN("client", CLIENT),
    SHOWN("traject", COLUMN_DATE, N_("begindatum of the traject, its key together with client"),
	  "6"),
    SHOWN("volgorde", COLUMN_NUMBER, N_("1 for the first delivery of the traject"), "9, Spells"),
    SHOWN("gemeente", GEMEENTE),
    SHOWN("toewijzingnummer", COLUMN_NUMBER, N_("ToewijzingNummer; empty for taakgericht"), "1"),
    SHOWN("begindatum", COLUMN_DATE, N_("first day of care, as in levering"), "2; 9, Joining"),
    SHOWN("einddatum", COLUMN_DATE, N_("last day of care, as in levering"), "9, Missing stop"),
    SHOWN("status", COLUMN_CODE, N_("as in levering"), "4; 9, Deliveries"),
    SHOWN("aanbieder", AANBIEDER),
    SHOWN("productcategorie", CATEGORIE),
    SHOWN("productcode", PRODUCT),
};

static const struct column wacht_kwartaal[] = {
    SHOWN("gemeente", GEMEENTE),
    SHOWN("keten", COLUMN_NUMBER, N_("as in wachtketen"), "9, Order"),
    SHOWN("client", CLIENT),
    SHOWN("aanbieder", AANBIEDER),
    SHOWN("productcategorie", CATEGORIE),
    SHOWN("verwijzer", COLUMN_CODE, N_("as in wachtketen"), "9, VOT"),
    SHOWN("leeftijd", COLUMN_CODE, N_("as in wachtketen"), "9, leeftijd"),
    SHOWN("status", COLUMN_CODE,
	  N_("gepland, wachtend, gestart, afgevallen or gestart_volgens_declaratie"), "9, Status"),
    SHOWN("klokstart", COLUMN_DATE, N_("the day on which the wait began"), "9, Columns"),
    SHOWN("kwartaal_in", COLUMN_CODE, N_("the quarter of klokstart: 2025KW02"), ""),
    SHOWN("stopdag", COLUMN_DATE,
	  N_("the day on which it ended: startdatum, startdatum_tot of a declared start, or "
	     "einddatum; "
	     "empty while it waits"),
	  ""),
    SHOWN("kwartaal_uit", COLUMN_CODE, N_("the quarter of stopdag"), ""),
    SHOWN("w3a_dagen", COLUMN_DAYS, N_("klokstart to startdatum; only for gestart"), "3, W3a"),
    SHOWN("w3b_dagen", COLUMN_DAYS, N_("ingangsdatum to startdatum; empty when below 0"), "3, W3b"),
    SHOWN("w4_dagen", COLUMN_DAYS, N_("first request of the chain to startdatum"), "3, W4"),
    SHOWN("open_dagen", COLUMN_DAYS,
	  N_("klokstart to the peildatum; only for gepland and wachtend"), "3"),
};

static const struct column stroom_maand[] = {
    SHOWN("maand", COLUMN_CODE, N_("the month: 2025MM06"), ""),
    SHOWN("laatste_dag", COLUMN_DATE, N_("its last day"), ""),
    SHOWN("gemeente", GEMEENTE),
    SHOWN("begin", COLUMN_NUMBER, N_("chains that waited when it began"), ""),
    SHOWN("instroom", COLUMN_NUMBER, N_("chains whose klokstart lies in it"), ""),
    SHOWN("gestart", COLUMN_NUMBER,
	  N_("chains that stopped waiting since care began, declared starts too"), ""),
    SHOWN("afgevallen", COLUMN_NUMBER, N_("chains that stopped waiting without care"), ""),
    SHOWN("eind", COLUMN_NUMBER,
	  N_("begin + instroom - gestart - afgevallen: waiting when it ended"), "8, C17"),
};

static const struct column client_jaar[] = {
    SHOWN("jaar", COLUMN_NUMBER, N_("the year"), ""),
    SHOWN("gemeente", GEMEENTE),
    SHOWN("client", CLIENT),
};

#define VIEW(view, row)                                     \
	{                                                   \
#view, row, view, COLUMNS_IN(view), 0, 0, 0 \
	}

static const struct table views[] = {
    VIEW(gemeente, N_("A municipality that the tables name.")),
    VIEW(aanbieder, N_("A provider that the tables name.")),
    VIEW(productcategorie, N_("A product category that the tables name.")),
    VIEW(code, N_("A code of the standard, and what it means: to be joined with a column of its "
		  "list. The page ends with all of them.")),
    VIEW(periode, N_("A month, quarter or year, from the first to the last day on which something "
		     "happened.")),
    VIEW(traject_levering, N_("A delivery and the traject that it belongs to.")),
    VIEW(wacht_kwartaal, N_("A chain that has waited, with the quarters in which that began and "
			    "ended: wachtketen without "
			    "uitgesloten ones and those whose care came before klokstart.")),
    VIEW(stroom_maand,
	 N_("Stock and flow of the waits of wacht_kwartaal in a month and municipality.")),
    VIEW(client_jaar, N_("A youth who had care in a year from a municipality, interruptions "
			 "included: each once.")),
};

static const char *const kinds[COLUMN_KINDS] = {
    [COLUMN_CODE] = N_("code"),
    [COLUMN_WORD] = N_("code"),
    [COLUMN_TEXT] = N_("text"),
    [COLUMN_CLIENT] = N_("code"),
    [COLUMN_GEMEENTE] = N_("code"),
    [COLUMN_NUMBER] = N_("number"),
    [COLUMN_DATE] = N_("date"),
    [COLUMN_DAYS] = N_("days"),
    [COLUMN_WORKDAYS] = N_("working days"),
    [COLUMN_COUNT] = N_("number"),
    [COLUMN_PLACE] = N_("number"),
    [COLUMN_MONTH] = N_("month"),
    [COLUMN_TIME] = N_("time"),
    [COLUMN_EUROS] = N_("euros"),
    [COLUMN_TYPE] = N_("code"),
    [COLUMN_SOORT] = N_("code"),
    [COLUMN_VERDICT] = N_("code"),
};

static const char introduction[] = N_(
    "# The tables\n"
    "\n"
    "Made by `make doc`; what stands here is written in src/store/columns.c.\n"
    "\n"
    "Each table is a view in `ijw.db`, as seen and known on the day of the last ingest, and a\n"
    "CSV by `ijw export TABLE`, for any day (`--peildatum`) and as known on any day\n"
    "(`--kennisdatum`); of `gebeurtenis` there is the CSV only. The last column names the section\n"
    "of the [definitions](definitions.md).\n"
    "\n"
    "Kinds of values: a *date* is YYYY-MM-DD; *days* are calendar days from one date to another\n"
    "(the same day is 0); *working days* leave out weekends and holidays; a *code* is one of a\n"
    "list, as sent in the message or as named here; a *month* is YYYY-MM; a *time* is HH:MM:SS,\n"
    "with a fraction where there is one; *euros* have a point and two digits for the cents. What\n"
    "is absent is empty (NULL). A mistaken date before the year 0 stands in the CSV;\n"
    "the view shows none.\n"
    "\n"
    "A text that a sender chose (a reference, an identification, the name of a file) and that\n"
    "holds a BSN or a name of the message is masked: `~` and 12 hexadecimal digits, the same for\n"
    "the same text in every table and in all homes that share `pseudonym.key`, so that rows still\n"
    "join. The references of a list become such texts by `ijw export --sleutel FILE`.\n"
    "\n"
    "In CSV a text that a spreadsheet would count with (it begins with =, +, @, a tab or a line\n"
    "end, or with a - that begins no number) has an apostrophe in front, and a control character\n"
    "U+0080 to U+009F is written as its bytes, \\xC2\\x9B. The views have such texts as they "
    "are.\n");

static const char introduction_views[] = N_(
    "\n"
    "# Views for analysts\n"
    "\n"
    "These are in `ijw.db` only. They are made of the tables above and of each other, and of the\n"
    "names in the lists that were in use at the last ingest (table `naam`). Ready queries stand\n"
    "in share/sql.\n");

static const char introduction_codes[] =
    N_("\n"
       "# Codes\n"
       "\n"
       "What the view `code` has: codes of the standard with their Dutch names, by the column of\n"
       "the tables that has them. The `reden` of a wachtketen is one of reden_wijziging, or\n"
       "verlopen. In gebeurtenis the `status` of an antwoord is one of verzoek_antwoord, and the\n"
       "`reden` of a VOW one of reden_verzoek.\n"
       "\n");

static void print_code(void *context, const char *lijst, const char *of_lijst, const char *naam)
{
	fprintf(context, "| `%s` | `%s` | %s |\n", lijst, of_lijst, naam);
}

static void print_codes(FILE *out)
{
	fputs(_(introduction_codes), out);
	fputs(_("| list | code | name |\n"), out);
	fputs("|---|---|---|\n", out);
	codes_each(print_code, out);
}

static void print(const struct table *table, FILE *out)
{
	fprintf(out, "\n## %s\n\n%s\n\n", table->name, _(table->row));
	fputs(_("| column | kind | meaning | definitions |\n"), out);
	fputs("|---|---|---|---|\n", out);
	for (int i = 0; i < table->columns; i++) {
		const struct column *column = &table->column[i];

		fprintf(out, "| `%s` | %s | %s | %s |\n", column->name, _(kinds[column->kind]),
			_(column->meaning), column->reference);
	}
}

void columns_print(FILE *out)
{
	fputs(_(introduction), out);
	for (int i = 0; i < TABLES; i++)
		print(&output_tables[i], out);
	fputs(_(introduction_views), out);
	for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++)
		print(&views[i], out);
	print_codes(out);
}
