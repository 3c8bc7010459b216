/* The tables, and how an older database becomes one of today. Migrations are only ever added. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db.h"
#include "ijw/base/log.h"
#include "statements.h"

/* Tables read better as they are laid out here. */
/* clang-format off */

#define COLUMN_TEXT(column) ", " #column " TEXT"
#define COLUMN_NUMBER(column) ", " #column " INTEGER"

/* Days are day numbers (0 = 1970-01-01) but where a column says ISO. Names are Dutch where the standard
 * has the noun. `bekend` is the day from which a message is known: its Dagtekening, of a retour its
 * DagtekeningRetour. */
static const char tables_1[] =
    "CREATE TABLE schemaset ("
    " id INTEGER PRIMARY KEY,"
    " sha256 TEXT NOT NULL UNIQUE);"

    "CREATE TABLE bericht ("
    " id INTEGER PRIMARY KEY,"
    " sha256 BLOB NOT NULL UNIQUE,"
    " ontvangen_op INTEGER NOT NULL," /* seconds since 1970; for diagnosis only */
    " bestand TEXT NOT NULL,"         /* the name it came under: a label */
    " lid TEXT,"                      /* its name in an archive */
    " oordeel INTEGER NOT NULL,"      /* enum verdict */
    " type INTEGER,"                  /* 301 for a JW301 */
    " release TEXT,"
    " afzender TEXT,"
    " ontvanger TEXT,"
    " identificatie TEXT,"
    " dagtekening INTEGER,"
    " bekend INTEGER,"
    " verwerpt INTEGER,"     /* of a retour: it rejects */
    " nietig_vanaf INTEGER," /* the first day on which a rejecting retour is known */
    " inhoud BLOB,"          /* keyed digest of the typed content */
    " zelfde_als INTEGER REFERENCES bericht (id)," /* an earlier one with the same content */
    " schemaset INTEGER REFERENCES schemaset (id),"
    " versie TEXT NOT NULL);" /* of the program that judged it */
    "CREATE INDEX bericht_identificatie ON bericht (afzender, identificatie, dagtekening);"
    "CREATE INDEX bericht_inhoud ON bericht (inhoud);"

    "CREATE TABLE origineel ("
    " bericht INTEGER PRIMARY KEY REFERENCES bericht (id),"
    " bytes BLOB NOT NULL);" /* deflated and encrypted with keys/archive.key */

    "CREATE TABLE jeugdige ("
    " id INTEGER PRIMARY KEY,"
    " client TEXT NOT NULL UNIQUE);" /* the pseudonym */

    "CREATE TABLE event ("
    " bericht INTEGER NOT NULL REFERENCES bericht (id),"
    " regel INTEGER NOT NULL,"
    " soort INTEGER NOT NULL," /* enum event_soort */
    " jeugdige INTEGER REFERENCES jeugdige (id)"
    EVENT_COLUMNS_1(COLUMN_TEXT, COLUMN_NUMBER, COLUMN_NUMBER, COLUMN_NUMBER)
    ", PRIMARY KEY (bericht, regel)) WITHOUT ROWID;"
    "CREATE INDEX event_jeugdige ON event (jeugdige);"
    "CREATE INDEX event_referentie ON event (aanbieder, referentie) WHERE soort IN (4, 5);"
    "CREATE INDEX event_antwoord ON event (aanbieder, referentie) WHERE soort = 9;"
    "CREATE INDEX event_declaratieantwoord ON event (aanbieder, betreft, betreft_dagtekening)"
    " WHERE soort = 12;"

    "CREATE TABLE afkeur_rij ("
    " bericht INTEGER NOT NULL REFERENCES bericht (id),"
    " volgnummer INTEGER NOT NULL,"
    " regel TEXT NOT NULL,"
    " retourcode TEXT,"
    " ernst TEXT NOT NULL,"
    " regelnummer INTEGER,"
    " pad TEXT NOT NULL,"
    " PRIMARY KEY (bericht, volgnummer)) WITHOUT ROWID;"

    "CREATE TABLE geraakt (id INTEGER PRIMARY KEY);" /* youths whose rows are to be derived anew */
    "CREATE TABLE stand (sleutel TEXT PRIMARY KEY, waarde TEXT NOT NULL) WITHOUT ROWID;";

/* The sender of a JW301, 302, 319, 320 and 325 is the gemeente: four digits; an aanbieder has eight. */
static const char afkeur_view[] =
    "CREATE VIEW afkeur AS SELECT a.bericht AS ontvangen_volgnummer, a.volgnummer,"
    " 'JW' || b.type AS bericht,"
    " 'GM' || CASE length(b.afzender) WHEN 4 THEN b.afzender ELSE b.ontvanger END AS gemeente,"
    " CASE length(b.afzender) WHEN 8 THEN b.afzender ELSE b.ontvanger END AS aanbieder,"
    " a.regel, a.retourcode, a.ernst, a.regelnummer, a.pad"
    " FROM afkeur_rij a JOIN bericht b ON b.id = a.bericht;";

/* Derived rows carry ISO dates: analysts read them as they are. */
#define TOEWIJZING_COLUMNS                                                                         \
	"jeugdige INTEGER NOT NULL, gemeente TEXT, toewijzingnummer INTEGER, aanbieder TEXT,"      \
	" productcategorie TEXT, productcode TEXT, toewijzingsdatum TEXT, ingangsdatum TEXT,"      \
	" einddatum TEXT, reden_wijziging TEXT, versies INTEGER, status TEXT, rol TEXT,"           \
	" keten INTEGER"
#define LEVERING_COLUMNS                                                                           \
	"jeugdige INTEGER NOT NULL, gemeente TEXT, toewijzingnummer INTEGER, begindatum TEXT,"     \
	" aanbieder TEXT, productcategorie TEXT, productcode TEXT, einddatum TEXT, status TEXT,"   \
	" reden_beeindiging TEXT, onderbrekingen INTEGER, onderbreking_dagen INTEGER,"             \
	" d1_dagen INTEGER, d2_dagen INTEGER, a1_dagen INTEGER, a1_werkdagen INTEGER,"             \
	" a2_dagen INTEGER, a2_werkdagen INTEGER"
#define WACHTKETEN_COLUMNS                                                                         \
	"jeugdige INTEGER NOT NULL, gemeente TEXT, keten INTEGER, aanbieder TEXT,"                 \
	" productcategorie TEXT, verwijzer TEXT, leeftijd TEXT, klokstart TEXT,"                   \
	" ingangsdatum TEXT, status TEXT, startdatum TEXT, startdatum_tot TEXT, einddatum TEXT,"   \
	" reden TEXT, toewijzingen INTEGER, w3a_dagen INTEGER, w3b_dagen INTEGER,"                 \
	" w4_dagen INTEGER, w3a_tot INTEGER, open_dagen INTEGER"

#define VERZOEK_COLUMNS                                                                            \
	"jeugdige INTEGER NOT NULL, aanbieder TEXT, referentie TEXT, soort TEXT, gemeente TEXT,"   \
	" dagtekening TEXT, productcategorie TEXT, productcode TEXT, verwijzer TEXT,"              \
	" status TEXT, antwoorddatum TEXT, besluitdatum TEXT, reden_afwijzing TEXT,"               \
	" toewijzingnummer INTEGER, w1_dagen INTEGER, w1_werkdagen INTEGER,"                       \
	" w1b_dagen INTEGER, w2_dagen INTEGER"
#define TRAJECT_COLUMNS                                                                            \
	"jeugdige INTEGER NOT NULL, begindatum TEXT, einddatum TEXT, status TEXT,"                 \
	" leveringen INTEGER, aanbieders INTEGER, eerste_aanbieder TEXT,"                          \
	" laatste_aanbieder TEXT, overstappen INTEGER, stapeling INTEGER, dagen INTEGER,"          \
	" w5_dagen INTEGER, draaideur INTEGER"

/* A later migration makes what an older database is without. */
#define MAKE(TEMP, KIND) "CREATE " TEMP " " KIND " IF NOT EXISTS "

/* From version 13 on a count of days that goes on is not stored, but the day on which it was 0. */
#define COUNTED(column, sinds)                                                                     \
	"coalesce(r." column ", (SELECT CAST(strftime('%s', waarde) AS INTEGER) / 86400"           \
	" FROM main.stand WHERE sleutel = 'peildatum') - r." sinds ") AS " column
#define SINDS(column) ", " column " INTEGER"
#define STORED(column, sinds) "r." column
#define NO_SINDS(column) ""

/* The columns that toewijzing has from version 9 on. */
#define A3_COLUMNS ", a3_dagen INTEGER, a3_werkdagen INTEGER"
#define A3_NAMES ", r.a3_dagen, r.a3_werkdagen"

#define DERIVED_TABLES(TEMP, MORE, SINDS)                                                          \
	MAKE(TEMP, "TABLE") "toewijzing_rij (" TOEWIJZING_COLUMNS MORE ");"                        \
	MAKE(TEMP, "TABLE") "levering_rij (" LEVERING_COLUMNS SINDS("onderbreking_sinds") ");"     \
	MAKE(TEMP, "TABLE") "wachtketen_rij (" WACHTKETEN_COLUMNS SINDS("open_sinds") ");"         \
	MAKE(TEMP, "TABLE") "verzoek_rij (" VERZOEK_COLUMNS ");"                                   \
	MAKE(TEMP, "TABLE") "traject_rij (" TRAJECT_COLUMNS SINDS("dagen_sinds") ");"

/* The tables of the contract: the same columns in the same order. */
#define TOEWIJZING_VIEW(TEMP, MORE)                                                                \
	MAKE(TEMP, "VIEW") "toewijzing AS SELECT r.gemeente, r.toewijzingnummer, j.client,"        \
	" r.aanbieder, r.productcategorie, r.productcode, r.toewijzingsdatum, r.ingangsdatum,"     \
	" r.einddatum, r.reden_wijziging, r.versies, r.status, r.rol, r.keten" MORE                \
	" FROM toewijzing_rij r JOIN main.jeugdige j ON j.id = r.jeugdige;"
#define VERZOEK_VIEW(TEMP)                                                                         \
	MAKE(TEMP, "VIEW") "verzoek AS SELECT r.aanbieder, r.referentie, r.soort, j.client,"       \
	" r.gemeente, r.dagtekening, r.productcategorie, r.productcode, r.verwijzer, r.status,"    \
	" r.antwoorddatum, r.besluitdatum, r.reden_afwijzing, r.toewijzingnummer, r.w1_dagen,"     \
	" r.w1_werkdagen, r.w1b_dagen, r.w2_dagen"                                                 \
	" FROM verzoek_rij r JOIN main.jeugdige j ON j.id = r.jeugdige;"
#define COUNTED_VIEWS(TEMP, COUNT)                                                                 \
	MAKE(TEMP, "VIEW") "levering AS SELECT r.gemeente, r.toewijzingnummer, r.begindatum,"      \
	" j.client, r.aanbieder, r.productcategorie, r.productcode, r.einddatum, r.status,"        \
	" r.reden_beeindiging, r.onderbrekingen,"                                                 \
	" " COUNT("onderbreking_dagen", "onderbreking_sinds") ", r.d1_dagen, r.d2_dagen,"          \
	" r.a1_dagen, r.a1_werkdagen, r.a2_dagen, r.a2_werkdagen"                                  \
	" FROM levering_rij r JOIN main.jeugdige j ON j.id = r.jeugdige;"                          \
	MAKE(TEMP, "VIEW") "wachtketen AS SELECT r.gemeente, r.keten, j.client, r.aanbieder,"      \
	" r.productcategorie, r.verwijzer, r.leeftijd, r.klokstart, r.ingangsdatum, r.status,"     \
	" r.startdatum, r.startdatum_tot, r.einddatum, r.reden, r.toewijzingen, r.w3a_dagen,"      \
	" r.w3b_dagen, r.w4_dagen, r.w3a_tot, " COUNT("open_dagen", "open_sinds")                  \
	" FROM wachtketen_rij r JOIN main.jeugdige j ON j.id = r.jeugdige;"                        \
	MAKE(TEMP, "VIEW") "traject AS SELECT j.client, r.begindatum, r.einddatum, r.status,"      \
	" r.leveringen, r.aanbieders, r.eerste_aanbieder, r.laatste_aanbieder, r.overstappen,"     \
	" r.stapeling, " COUNT("dagen", "dagen_sinds") ", r.w5_dagen, r.draaideur"                 \
	" FROM traject_rij r JOIN main.jeugdige j ON j.id = r.jeugdige;"

static const char derived_1[] =
    DERIVED_TABLES("", "", NO_SINDS)
    "CREATE INDEX IF NOT EXISTS toewijzing_rij_jeugdige ON toewijzing_rij (jeugdige);"
    "CREATE INDEX IF NOT EXISTS levering_rij_jeugdige ON levering_rij (jeugdige);"
    "CREATE INDEX IF NOT EXISTS wachtketen_rij_jeugdige ON wachtketen_rij (jeugdige);"
    "CREATE INDEX IF NOT EXISTS verzoek_rij_jeugdige ON verzoek_rij (jeugdige);"
    "CREATE INDEX IF NOT EXISTS traject_rij_jeugdige ON traject_rij (jeugdige);"
    TOEWIJZING_VIEW("", "") VERZOEK_VIEW("") COUNTED_VIEWS("", STORED);

#define ADD_TEXT(column) "ALTER TABLE event ADD COLUMN " #column " TEXT;"
#define ADD_NUMBER(column) "ALTER TABLE event ADD COLUMN " #column " INTEGER;"

/* What the rules between messages need: the order in which messages were judged, where their lines
 * stood, and quick ways to a number that may be used once. A message that came before has no
 * `volgorde` until the next rebuild. */
static const char tables_3[] =
    EVENT_COLUMNS_3(ADD_TEXT, ADD_NUMBER, ADD_NUMBER, ADD_NUMBER)
    "ALTER TABLE bericht ADD COLUMN groep INTEGER;"    /* the first message of its transaction */
    "ALTER TABLE bericht ADD COLUMN volgorde INTEGER;" /* in the order of judging */
    "ALTER TABLE bericht ADD COLUMN nietig_volgorde INTEGER;" /* of the first retour that voids it */
    "ALTER TABLE bericht ADD COLUMN nietig_eerst INTEGER;"    /* the day of that retour */
    "ALTER TABLE bericht ADD COLUMN headerline INTEGER;"
    "CREATE INDEX bericht_nietig ON bericht (id)"
    " WHERE nietig_vanaf IS NOT NULL AND nietig_volgorde IS NULL;"
    "CREATE INDEX event_toewijzingnummer ON event (gemeente, toewijzingnummer) WHERE soort = 1;"
    "CREATE INDEX event_toegewezen ON event (aanbieder, referentie)"
    " WHERE soort = 1 AND referentie IS NOT NULL;"
    "CREATE INDEX event_declaratie ON event (aanbieder, gemeente, begindatum) WHERE soort = 10;"
    "CREATE INDEX event_declaratienummer ON event (aanbieder, referentie) WHERE soort = 10;"
    "CREATE INDEX event_prestatie ON event (aanbieder, referentienummer) WHERE soort = 11;"

    /* The event a finding is about, when it compares messages (0: the message as a whole), and
     * the message that brought what was missing. */
    "ALTER TABLE afkeur_rij ADD COLUMN gebeurtenis INTEGER;"
    "ALTER TABLE afkeur_rij ADD COLUMN opgelost_door INTEGER REFERENCES bericht (id);"
    "CREATE VIEW opgelost AS SELECT a.bericht AS ontvangen_volgnummer, a.volgnummer, a.regel,"
    " a.opgelost_door AS door_volgnummer, 'JW' || d.type AS door_bericht,"
    " date(d.bekend * 86400, 'unixepoch') AS door_dagtekening"
    " FROM afkeur_rij a JOIN bericht d ON d.id = a.opgelost_door;";

/* What else those rows have by now. */
static const char complete[] =
    "DROP INDEX IF EXISTS bericht_volgorde;"
    "CREATE INDEX IF NOT EXISTS event_declaratienummer ON event (aanbieder, referentie)"
    " WHERE soort = 10;";

/* "iJw3", so that file(1) and who finds the file can tell what it is. Check values of the keys, too,
 * are there from this version on (keys.c). */
#define APPLICATION_ID 1766487859
#define DIGITS(number) #number
#define TEXT_OF(number) DIGITS(number)
static const char application[] = "PRAGMA application_id = " TEXT_OF(APPLICATION_ID) ";";

/* Credits are found by the debit that they name, and what a JW325 lists by its number. */
static const char credit_indexes[] =
    "CREATE INDEX event_credit ON event (aanbieder, vorigreferentienummer)"
    " WHERE soort = 11 AND vorigreferentienummer IS NOT NULL;"
    "CREATE INDEX event_afwijzing ON event (aanbieder, referentienummer) WHERE soort = 13;";

/* How late an assignment was told; the rows are derived anew, by the next command that derives. */
static const char toewijzing_a3[] =
    "ALTER TABLE toewijzing_rij ADD COLUMN a3_dagen INTEGER;"
    "ALTER TABLE toewijzing_rij ADD COLUMN a3_werkdagen INTEGER;"
    "DROP VIEW toewijzing;"
    TOEWIJZING_VIEW("", A3_NAMES)
    "INSERT OR IGNORE INTO geraakt SELECT id FROM jeugdige;";

/* Version 10 had another one, which SQLite 3.40 does not use without the table. */
static const char bekend_index_10[] =
    "CREATE INDEX bericht_bekend ON bericht (" ZENDER ", bekend)"
    " WHERE inhoud IS NOT NULL AND zelfde_als IS NULL;";
static const char bekend_index[] =
    "DROP INDEX bericht_bekend;"
    "CREATE INDEX bericht_bekend ON bericht (bekend, oordeel, zelfde_als, type, afzender, ontvanger);";

/* Findings between messages follow from all that is stored, as the rows of the tables do, by dossier:
 * one youth (`sleutel` is the number), or what has one keyed digest of a name. A message has its own place
 * in the order of judging: its day, its type, whether it only takes back, its name, and the masked head of
 * a digest of its content; a database before has none of that (`orde`) until the next rebuild. */
static const char findings_apart[] =
    "DROP VIEW opgelost; DROP VIEW afkeur;"
    "DROP INDEX afkeur_rij_open;"
    "DELETE FROM afkeur_rij WHERE gebeurtenis IS NOT NULL;"
    "ALTER TABLE afkeur_rij DROP COLUMN gebeurtenis;"
    "ALTER TABLE afkeur_rij DROP COLUMN opgelost_door;"
    "CREATE INDEX afkeur_rij_ernst ON afkeur_rij (ernst);"
    "CREATE TABLE afkeur_afgeleid ("
    " dossier INTEGER NOT NULL," /* enum dossier_soort */
    " sleutel INTEGER NOT NULL,"
    " bericht INTEGER NOT NULL REFERENCES bericht (id),"
    " regel TEXT NOT NULL,"
    " pad TEXT NOT NULL,"
    " gebeurtenis INTEGER NOT NULL," /* the event it is about; 0: the message as a whole */
    " retourcode TEXT,"
    " ernst TEXT NOT NULL,"
    " regelnummer INTEGER,"
    " opgelost_door INTEGER REFERENCES bericht (id),"
    " PRIMARY KEY (dossier, sleutel, bericht, regel, pad)) WITHOUT ROWID;"
    "CREATE INDEX afkeur_afgeleid_bericht ON afkeur_afgeleid (bericht);"
    "CREATE INDEX afkeur_afgeleid_open ON afkeur_afgeleid (ernst) WHERE opgelost_door IS NULL;"

    "DROP INDEX bericht_nietig; DROP INDEX bericht_ongeoordeeld;"
    "ALTER TABLE bericht DROP COLUMN groep;"
    "ALTER TABLE bericht DROP COLUMN volgorde;"
    "ALTER TABLE bericht DROP COLUMN nietig_volgorde;"
    "ALTER TABLE bericht DROP COLUMN nietig_eerst;"
    "ALTER TABLE bericht ADD COLUMN neemt_terug INTEGER NOT NULL DEFAULT 0;" /* it only takes back */
    "ALTER TABLE bericht ADD COLUMN orde INTEGER;"
    "UPDATE bericht SET neemt_terug = 1 WHERE (type IN (305, 307) AND NOT EXISTS (SELECT 1 FROM event e"
    " WHERE e.bericht = bericht.id AND e.status IS NOT '3')) OR (type = 323 AND NOT EXISTS (SELECT 1"
    " FROM event e WHERE e.bericht = bericht.id AND e.soort = 11 AND (e.budget IS NULL OR e.budget >= 0)));"
    "CREATE INDEX bericht_zonder_orde ON bericht (id)"
    " WHERE inhoud IS NOT NULL AND zelfde_als IS NULL AND orde IS NULL;"

    /* From which day on what is known of the youth changed. */
    "DROP TABLE geraakt;"
    "CREATE TABLE geraakt (id INTEGER PRIMARY KEY, dag INTEGER NOT NULL);"
    "DELETE FROM stand WHERE sleutel = 'volgorde';";

/* The findings of reception come first, in their order; then those between messages, in that of the lines.
 * A second answer to a claim under a number that was used before is found twice. */
#define ZENDER_OF(length, message)                                                                 \
	"CASE length(" message ".afzender) WHEN " length " THEN " message ".afzender ELSE "        \
	message ".ontvanger END"
static const char afkeur_view_12[] =
    "CREATE VIEW afkeur AS SELECT a.bericht AS ontvangen_volgnummer, a.volgnummer,"
    " 'JW' || b.type AS bericht, 'GM' || " ZENDER_OF("4", "b") " AS gemeente,"
    " " ZENDER_OF("8", "b") " AS aanbieder,"
    " a.regel, a.retourcode, a.ernst, a.regelnummer, a.pad, b.afzender, b.identificatie,"
    " date(b.dagtekening * 86400, 'unixepoch') AS dagtekening, b.bestand, b.lid, a.opgelost_door,"
    " date(d.bekend * 86400, 'unixepoch') AS opgelost_dagtekening"
    " FROM (SELECT bericht, volgnummer, regel, retourcode, ernst, regelnummer, pad, NULL AS opgelost_door"
    " FROM afkeur_rij UNION ALL SELECT r.bericht, (SELECT count(*) FROM afkeur_rij o"
    " WHERE o.bericht = r.bericht) + row_number() OVER (PARTITION BY r.bericht"
    " ORDER BY r.gebeurtenis, r.regel, r.pad), r.regel, r.retourcode, r.ernst, r.regelnummer, r.pad,"
    " r.opgelost_door FROM afkeur_afgeleid r WHERE NOT EXISTS (SELECT 1 FROM afkeur_afgeleid t"
    " WHERE t.bericht = r.bericht AND t.regel = r.regel AND t.pad = r.pad AND t.dossier < r.dossier)) a"
    " JOIN bericht b ON b.id = a.bericht LEFT JOIN bericht d ON d.id = a.opgelost_door;"
    "CREATE VIEW opgelost AS SELECT a.ontvangen_volgnummer, a.volgnummer, a.regel,"
    " a.opgelost_door AS door_volgnummer, 'JW' || d.type AS door_bericht,"
    " a.opgelost_dagtekening AS door_dagtekening"
    " FROM afkeur a JOIN bericht d ON d.id = a.opgelost_door;";

/* When the rows of a youth can be others though nothing was said about them; NULL for never. The number
 * of their events where they are very many. All rows are derived anew. */
static const char jeugdige_due[] =
    "ALTER TABLE jeugdige ADD COLUMN volgende_dag INTEGER;"
    "ALTER TABLE jeugdige ADD COLUMN gebeurtenissen INTEGER;"
    "CREATE INDEX jeugdige_groot ON jeugdige (id) WHERE gebeurtenissen IS NOT NULL;"
    "DELETE FROM stand WHERE sleutel = 'peildatum';"
    "ALTER TABLE levering_rij ADD COLUMN onderbreking_sinds INTEGER;"
    "ALTER TABLE wachtketen_rij ADD COLUMN open_sinds INTEGER;"
    "ALTER TABLE traject_rij ADD COLUMN dagen_sinds INTEGER;"
    "DROP VIEW levering; DROP VIEW wachtketen; DROP VIEW traject;"
    COUNTED_VIEWS("", COUNTED);

static const char derived_temporary[] =
    DERIVED_TABLES("TEMP", A3_COLUMNS, SINDS)
    TOEWIJZING_VIEW("TEMP", A3_NAMES) VERZOEK_VIEW("TEMP") COUNTED_VIEWS("TEMP", COUNTED);

/* Row i leads from version i to i + 1. */
static const char *const migrations[][5] = {
    {tables_1, afkeur_view, derived_1, NULL},
    {aanmelding_tables, derived_indexes, NULL},
    {tables_3, NULL},
    {lijst_tables, NULL},
    {status_indexes, NULL},
    {complete, derived_1, derived_indexes, NULL},
    {application, NULL},
    {credit_indexes, NULL},
    {toewijzing_a3, NULL},
    {analyst_tables, analyst_codes, analyst_views, bekend_index_10, NULL},
    {bekend_index, NULL},
    {findings_apart, afkeur_view_12, NULL},
    {jeugdige_due, NULL},
};

/* From READABLE on the tables that commands read are those of today: who only reads derives for
 * himself, and needs no upgrade. From COMPARABLE on all of a database can be compared. */
enum { VERSION = sizeof(migrations) / sizeof(migrations[0]), COMPLETING = 5, COMPARABLE = 6, READABLE = 13 };

/* Rows 1 to 3 were changed after homes had been made by them: what a home may be without, and what
 * its messages need that were stored meanwhile. */
static const struct {
	const char *asks, *adds;
} late[] = {
    {"SELECT 1 FROM sqlite_master WHERE name = 'verzoek_rij'",
     "INSERT OR IGNORE INTO geraakt SELECT id FROM jeugdige"},
    {"SELECT 1 FROM pragma_table_info('event') WHERE name = 'declaratie_einddatum'",
     "ALTER TABLE event ADD COLUMN declaratie_einddatum INTEGER;"
     "UPDATE bericht SET volgorde = NULL"},
    {"SELECT 1 FROM pragma_table_info('bericht') WHERE name = 'nietig_eerst'",
     "ALTER TABLE bericht ADD COLUMN nietig_eerst INTEGER;"
     "UPDATE bericht SET volgorde = NULL"},
};

static int add_late(struct store *store)
{
	struct buf value = BUF_INIT(0);
	int found = 0;

	for (size_t i = 0; found >= 0 && i < sizeof(late) / sizeof(late[0]); i++) {
		found = db_text(store, late[i].asks, &value);
		if (found == 0)
			found = db_exec(store, late[i].adds);
	}
	buf_free(&value);
	return found < 0 ? -1 : 0;
}

static int read_number(struct store *store, const char *pragma)
{
	struct buf value = BUF_INIT(0);
	int number = -1;

	if (db_text(store, pragma, &value) == 1)
		number = atoi(value.data);
	buf_free(&value);
	return number;
}

static int step(struct store *store, int version)
{
	if (version == COMPLETING && add_late(store) != 0)
		return -1;
	for (const char *const *part = migrations[version]; *part != NULL; part++)
		if (db_exec(store, *part) != 0)
			return -1;
	return 0;
}

int schema_make(struct store *store, int until)
{
	for (int version = 0; version < until; version++)
		if (step(store, version) != 0)
			return -1;
	return 0;
}

int schema_version(struct store *store)
{
	int version = read_number(store, "PRAGMA user_version");

	if (version <= VERSION)
		return version;
	log_error("%s: this database is of version %d, this program knows up to %d; use a newer ijw",
		  store->path, version, VERSION);
	return -1;
}

/* To make all tables takes twelve times as long as all else that a short command does: what has this
 * digest need not be compared with them. Whoever adds a migration finds the new one by the test of
 * it; until then, and where another SQLite writes texts in its own way, all is compared. */
const char schema_today[] = "ae2dda16bbf0bc66de5692616aec781a713d22faae28a11286d9dab9919de521";

static bool is_today(struct store *store, int version)
{
	char digest[SHA256_TEXT];

	return version == VERSION && schema_digest(store, digest) == 0 &&
	       strcmp(digest, schema_today) == 0;
}

/* A new one, that a home is made with. */
static bool is_empty(struct store *store)
{
	return read_number(store, "SELECT count(*) FROM main.sqlite_schema") == 0;
}

/* With the tables of that version; what was before COMPARABLE cannot be made any more. */
static int compare(struct store *store, int version)
{
	bool whole = version >= COMPARABLE;

	if (is_today(store, version) || (version == 0 && is_empty(store)))
		return 0;
	return schema_compare(store, whole ? version : VERSION, whole);
}

int schema_examine(struct store *store)
{
	int version = schema_version(store);

	if (version < 0)
		return -1;
	if (version == VERSION &&
	    read_number(store, "PRAGMA application_id") != APPLICATION_ID) {
		log_error("%s: this is no database of ijw; put back a copy of the database",
			  store->path);
		return -1;
	}
	return compare(store, version) == 0 ? version : -1;
}

int schema_examine_reading(struct store *store)
{
	int version = schema_examine(store);

	if (version < 0 || version >= READABLE)
		return version < 0 ? -1 : 0;
	log_error("%s: this database is of version %d, from an older ijw; 'ijw rebuild' brings it "
		  "up to date",
		  store->path, version);
	return -1;
}

/* In one transaction, at the end of which the tables must be those of today: what an older database
 * had besides is gone by then, or refused. Another process may have done it meanwhile. */
static int upgrade(struct store *store)
{
	char pragma[64];
	int version;

	if (db_exec(store, "BEGIN IMMEDIATE") != 0)
		return -1;
	version = schema_version(store);
	snprintf(pragma, sizeof(pragma), "PRAGMA user_version = %d", VERSION);
	while (version >= 0 && version < VERSION)
		version = step(store, version) == 0 ? version + 1 : -1;
	if (version == VERSION && db_exec(store, pragma) == 0 && compare(store, VERSION) == 0 &&
	    db_exec(store, "COMMIT") == 0)
		return 0;
	sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	return -1;
}

int schema_upgrade(struct store *store, int version)
{
	if (version == VERSION)
		return 0;
	if (version > 0)
		log_note("%s: this database of version %d is brought up to version %d", store->path,
			 version, VERSION);
	return upgrade(store);
}

int schema_temporary(struct store *store)
{
	return db_exec(store, derived_temporary);
}
