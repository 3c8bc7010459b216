/* Views for analysts: what is hard to ask of the tables of the contract, built on those alone and
 * on each other. Columns are told in columns.c. */
#include "db.h"

/* Views read better as they are laid out here. */
/* clang-format off */

/* A period as CBS spells it, of a date. */
#define MAAND(day) "strftime('%YMM%m', " day ")"
#define KWARTAAL(day) "strftime('%Y', " day ") || 'KW0' || ((strftime('%m', " day ") + 2) / 3)"

/* What the lists in use call the codes (lijst.c). */
const char analyst_tables[] =
    "CREATE TABLE naam ("
    " soort TEXT NOT NULL," /* gemeente, aanbieder, productcategorie */
    " code TEXT NOT NULL,"
    " naam TEXT NOT NULL,"
    " PRIMARY KEY (soort, code)) WITHOUT ROWID;";

#define CODES(name)                                                                                \
	"CREATE VIEW " name " AS SELECT c.code, n.naam FROM (SELECT " name " AS code FROM verzoek" \
	" UNION SELECT " name " FROM toewijzing UNION SELECT " name " FROM levering) c"            \
	" LEFT JOIN naam n ON n.soort = '" name "' AND n.code = c.code WHERE c.code <> '';"

/* From the first to the last day on which something happened; a mistaken year is no part of it. A quarter
 * and a year are whole. */
#define PERIODE                                                                                    \
	"CREATE VIEW periode AS WITH RECURSIVE dag (dag) AS (SELECT klokstart FROM wachtketen"     \
	" WHERE status <> 'uitgesloten' UNION ALL SELECT coalesce(startdatum_tot, startdatum,"     \
	" einddatum) FROM wachtketen UNION ALL SELECT begindatum FROM traject"                     \
	" UNION ALL SELECT einddatum FROM traject UNION ALL SELECT dagtekening FROM verzoek),"     \
	" span (van, tot) AS (SELECT min(dag), max(dag) FROM dag"                                  \
	" WHERE dag BETWEEN '1900-01-01' AND '2199-12-31'),"                                       \
	" maand (dag, tot) AS (SELECT date(van, 'start of month'), tot FROM span"                  \
	" WHERE van IS NOT NULL UNION ALL SELECT date(dag, '+1 month'), tot FROM maand"            \
	" WHERE date(dag, '+1 month') <= tot)"                                                     \
	" SELECT 'maand' AS soort, " MAAND("dag") " AS periode, dag AS eerste_dag,"                \
	" date(dag, '+1 month', '-1 day') AS laatste_dag FROM maand"                               \
	" UNION SELECT 'kwartaal', " KWARTAAL("dag") ","                                           \
	" date(dag, '-' || ((strftime('%m', dag) - 1) % 3) || ' months'),"                         \
	" date(dag, '-' || ((strftime('%m', dag) - 1) % 3) || ' months', '+3 months', '-1 day')"   \
	" FROM maand UNION SELECT 'jaar', strftime('%YJJ00', dag), date(dag, 'start of year'),"    \
	" date(dag, 'start of year', '+1 year', '-1 day') FROM maand ORDER BY 1, 2;"

/* A traject has every delivery that begins in it: the first after it begins the next one. */
#define TRAJECT_LEVERING                                                                           \
	"CREATE VIEW traject_levering AS SELECT l.client, t.begindatum AS traject,"                \
	" row_number() OVER (PARTITION BY l.client, t.begindatum ORDER BY l.begindatum,"           \
	" l.aanbieder, l.gemeente, l.toewijzingnummer, l.productcategorie, l.productcode)"         \
	" AS volgorde, l.gemeente, l.toewijzingnummer, l.begindatum, l.einddatum, l.status,"       \
	" l.aanbieder, l.productcategorie, l.productcode FROM levering l JOIN traject t"           \
	" ON t.client = l.client AND t.begindatum = (SELECT max(x.begindatum) FROM traject x"      \
	" WHERE x.client = l.client AND x.begindatum <= l.begindatum);"

/* Chains that have waited (monitor: those that began before the decision never did), and the day on which
 * they stopped. What was not measured is left out of the waits. */
#define WACHT_KWARTAAL                                                                             \
	"CREATE VIEW wacht_kwartaal AS SELECT gemeente, keten, client, aanbieder,"                 \
	" productcategorie, verwijzer, leeftijd, status, klokstart, " KWARTAAL("klokstart")        \
	" AS kwartaal_in, stopdag, " KWARTAAL("stopdag") " AS kwartaal_uit,"                       \
	" iif(status = 'gestart', w3a_dagen, NULL) AS w3a_dagen,"                                  \
	" iif(w3b_dagen >= 0, w3b_dagen, NULL) AS w3b_dagen, w4_dagen, open_dagen"                 \
	" FROM (SELECT *, CASE status WHEN 'gestart' THEN startdatum"                              \
	" WHEN 'gestart_volgens_declaratie' THEN startdatum_tot"                                   \
	" WHEN 'afgevallen' THEN einddatum END AS stopdag FROM wachtketen)"                        \
	" WHERE status NOT IN ('uitgesloten', 'retroactief')"                                      \
	" AND (stopdag IS NULL OR stopdag >= klokstart);"

#define STROOM_MAAND                                                                               \
	"CREATE VIEW stroom_maand AS WITH stap (gemeente, dag, erin, gestart, afgevallen) AS"      \
	" (SELECT gemeente, klokstart, 1, 0, 0 FROM wacht_kwartaal UNION ALL SELECT gemeente,"     \
	" stopdag, 0, status <> 'afgevallen', status = 'afgevallen' FROM wacht_kwartaal"           \
	" WHERE stopdag IS NOT NULL), som AS (SELECT gemeente, " MAAND("dag") " AS maand,"         \
	" sum(erin) AS instroom, sum(gestart) AS gestart, sum(afgevallen) AS afgevallen"           \
	" FROM stap GROUP BY 1, 2), stand AS (SELECT p.periode AS maand, p.laatste_dag,"           \
	" g.gemeente, coalesce(s.instroom, 0) AS instroom, coalesce(s.gestart, 0) AS gestart,"     \
	" coalesce(s.afgevallen, 0) AS afgevallen, sum(coalesce(s.instroom - s.gestart"            \
	" - s.afgevallen, 0)) OVER (PARTITION BY g.gemeente ORDER BY p.periode) AS eind"           \
	" FROM periode p CROSS JOIN (SELECT DISTINCT gemeente FROM wacht_kwartaal) g"              \
	" LEFT JOIN som s ON s.gemeente = g.gemeente AND s.maand = p.periode"                      \
	" WHERE p.soort = 'maand') SELECT maand, laatste_dag, gemeente,"                           \
	" eind - instroom + gestart + afgevallen AS begin, instroom, gestart, afgevallen, eind"    \
	" FROM stand;"

#define CLIENT_JAAR                                                                                \
	"CREATE VIEW client_jaar AS SELECT DISTINCT CAST(substr(p.periode, 1, 4) AS INTEGER)"      \
	" AS jaar, l.gemeente, l.client FROM periode p JOIN levering l"                            \
	" ON l.begindatum <= p.laatste_dag"                                                        \
	" AND (l.einddatum IS NULL OR l.einddatum >= p.eerste_dag) WHERE p.soort = 'jaar';"

const char analyst_codes[] =
    CODES("gemeente") CODES("aanbieder") CODES("productcategorie") PERIODE;
const char analyst_views[] = TRAJECT_LEVERING WACHT_KWARTAAL STROOM_MAAND CLIENT_JAAR;
