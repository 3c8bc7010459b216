#include "statements.h"

/* Tables read better as they are laid out here. */
/* clang-format off */

#define NAME(column) ", " #column
#define HOLE(column) ", ?"
#define OF_E(column) ", e." #column
#define NAMES EVENT_COLUMNS(NAME, NAME, NAME, NAME, NAME)
#define HOLES EVENT_COLUMNS(HOLE, HOLE, HOLE, HOLE, HOLE)
/* The retour from whose day on a message is void. */
#define VOIDED_BY                                                                                  \
	"CASE WHEN b.nietig_vanaf IS NULL THEN NULL ELSE (SELECT min(r.id) FROM bericht r"         \
	" WHERE r.afzender = b.afzender AND r.identificatie = b.identificatie"                     \
	" AND r.dagtekening = b.dagtekening AND r.type = b.type + 1 AND r.verwerpt = 1"            \
	" AND r.bekend = b.nietig_vanaf) END"
#define EVENT_FIELDS                                                                               \
	"SELECT b.type, e.soort, e.regel, b.bekend, b.nietig_vanaf, b.identificatie, b.id,"    \
	" e.jeugdige, b.orde, b.neemt_terug, " VOIDED_BY                             \
	", b.headerline, b.inhoud IS NULL"                                                         \
	EVENT_COLUMNS(OF_E, OF_E, OF_E, OF_E, OF_E)
#define EVENT_VALUES EVENT_FIELDS " FROM event e JOIN bericht b ON b.id = e.bericht "

/* What original_read reads of a message. */
#define ORIGINEEL "SELECT b.id, b.kenmerk, b.oordeel, o.bytes"
#define FROM_ORIGINEEL " FROM bericht b LEFT JOIN origineel o ON o.bericht = b.id"

#define CARRIED ", b.ontvangen_op, b.bestand, b.lid"
#define CARRY_AFKEUR "SELECT bericht, volgnummer, regel, retourcode, ernst, regelnummer, pad FROM afkeur_rij"
/* Up to version 12 a message was known by the plain SHA-256 of its bytes. */
#define ORIGINEEL_12 "SELECT b.id, b.sha256, b.oordeel, o.bytes"
#define NOTHING "SELECT 1 WHERE false"

/* The code of who sent a message: a retour repeats Afzender and Ontvanger of what it answers, and its
 * number is even. */
#define ZENDER "CASE type % 2 WHEN 1 THEN afzender ELSE ontvanger END"

/* Only these have a retour, and these are one. A type has few kinds of events (event.h): messages of which
 * the type says enough are not asked for their events. */
#define HEEN "IN (301, 305, 307, 315, 317, 319)"
#define RETOUR "IN (302, 306, 308, 316, 318, 320)"

/* A message that was accepted, once, and known from ?1 to ?2. The index bericht_bekend has all of these. */
#define COUNTS "bekend BETWEEN ? AND ? AND +oordeel = 4 AND zelfde_als IS NULL" /* VERDICT_ACCEPTED */

/* The month of a day: year * 12 + month - 1. */
#define MAAND_OF(day)                                                                              \
	"CAST(strftime('%Y', " day " * 86400, 'unixepoch') * 12"                                    \
	" + strftime('%m', " day " * 86400, 'unixepoch') - 1 AS INTEGER)"

/* The events of what retours of these types since message ?1 answer and reject. Many can answer one name. */
#define ANSWERED(types)                                                                            \
	"(SELECT DISTINCT afzender, identificatie, dagtekening, type FROM bericht NOT INDEXED"      \
	" WHERE id >= ?1"                                                                          \
	" AND verwerpt = 1 AND type IN " types ") r CROSS JOIN bericht b"                          \
	" ON b.afzender = r.afzender AND b.identificatie = r.identificatie"                        \
	" AND b.dagtekening = r.dagtekening AND b.type = r.type - 1"                               \
	" CROSS JOIN event e ON e.bericht = b.id"
/* Lines of claims that came since message ?1, or were answered since. */
#define NEW_OR_ANSWERED(soort, columns)                                                            \
	"SELECT " columns ", e.bericht, e.regel FROM bericht b CROSS JOIN event e"                 \
	" ON e.bericht = b.id WHERE b.id >= ?1 AND b.type = 323 AND e.soort = " soort              \
	" UNION ALL SELECT " columns ", e.bericht, e.regel FROM (SELECT DISTINCT a.aanbieder,"     \
	" a.betreft, a.betreft_dagtekening FROM bericht b CROSS JOIN event a"                      \
	" ON a.bericht = b.id AND a.soort = 12 WHERE b.id >= ?1 AND b.type = 325) a"               \
	" CROSS JOIN bericht d ON d.afzender = a.aanbieder AND d.identificatie = a.betreft"        \
	" AND d.dagtekening = a.betreft_dagtekening AND d.type = 323"                              \
	" CROSS JOIN event e ON e.bericht = d.id WHERE e.soort = " soort
/* Of a claim or its answer as a whole: an aanbieder claims every month of years. */
#define CLAIM_FIELDS                                                                               \
	"SELECT b.type, b.id, b.bekend, b.orde, b.neemt_terug, b.headerline,"                       \
	" b.inhoud IS NULL, b.identificatie, e.soort, e.regel, e.line, e.aanbieder, e.gemeente,"   \
	" e.begindatum, e.einddatum, e.betreft, e.betreft_dagtekening, e.retourcodes,"             \
	" e.antwoordcodes"
/* Lines of claims, and the answers to these claims as a whole. */
#define CLAIMS_OF(kind, a, b)                                                              \
	EVENT_FIELDS " FROM event e JOIN bericht b ON b.id = e.bericht WHERE e.soort = " kind            \
	" AND e." a " AND e." b " UNION ALL "                                                      \
	EVENT_FIELDS " FROM (SELECT DISTINCT d.identificatie, d.dagtekening FROM event f"          \
	" CROSS JOIN bericht d ON d.id = f.bericht WHERE f.soort = " kind " AND f." a " AND f." b   \
	") x CROSS JOIN event e ON e.soort = 12 AND e.aanbieder = ?1"                              \
	" AND e.betreft = x.identificatie AND e.betreft_dagtekening = x.dagtekening"               \
	" CROSS JOIN bericht b ON b.id = e.bericht"

/* Youths to be derived anew, and judged from a day on. */
#define TOUCH "INSERT INTO geraakt (id, dag) "
/* Whether a marked youth has very many events. */
#define IS_LARGE                                                                                   \
	"EXISTS (SELECT 1 FROM jeugdige j WHERE j.id = g.id AND j.gebeurtenissen IS NOT NULL)"
#define TOUCHED_SINCE " ON CONFLICT (id) DO UPDATE SET dag = min(dag, excluded.dag)"

static const char *const texts[STATEMENTS] = {
    [SQL_BEGIN] = "BEGIN IMMEDIATE",
    [SQL_COMMIT] = "COMMIT",
    [SQL_ROLLBACK] = "ROLLBACK",

    [SQL_BASIS_ADD] = "INSERT INTO basis (programma, release, schemas, regels, lijsten) VALUES (?, ?, ?, ?, ?)",
    [SQL_BASIS_ID] = "SELECT id FROM basis WHERE programma = ? AND release = ? AND schemas = ? AND regels = ?"
		     " AND lijsten = ?",
    [SQL_BERICHT_ADD] =
	"INSERT OR IGNORE INTO bericht (id, kenmerk, ontvangen_op, bestand, lid, oordeel, basis, type, afzender,"
	" ontvanger, identificatie, dagtekening, bekend, headerline, verwerpt, neemt_terug, inhoud, orde)"
	" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_BERICHT_FILE] = "UPDATE bericht SET bestand = ? WHERE id >= ? AND bestand = ?",
    [SQL_BERICHT_SAME] =
	"SELECT id FROM bericht WHERE inhoud = ? AND id <> ? AND zelfde_als IS NULL LIMIT 1",
    [SQL_BERICHT_REPEATS] = "UPDATE bericht SET zelfde_als = ? WHERE id = ?",
    [SQL_ORIGINEEL_ADD] = "INSERT INTO origineel (bericht, bytes) VALUES (?, ?)",
    [SQL_ORIGINEEL_DEEL_ADD] =
	"INSERT INTO origineel_deel (bericht, deel, jeugdige, bytes) VALUES (?, ?, ?, ?)",
    [SQL_AFKEUR_ADD] =
	"INSERT INTO afkeur_rij (bericht, volgnummer, regel, retourcode, ernst, regelnummer, pad)"
	" VALUES (?, ?, ?, ?, ?, ?, ?)",

    /* A retour copies Afzender, Identificatie and Dagtekening of the message it answers. */
    [SQL_RETOUR_OF] =
	"SELECT min(bekend) FROM bericht WHERE afzender = ? AND identificatie = ?"
	" AND dagtekening = ? AND type = ? AND verwerpt = 1 AND zelfde_als IS NULL",
    [SQL_BERICHT_VOIDED] =
	"SELECT id FROM bericht WHERE afzender = ? AND identificatie = ? AND dagtekening = ?"
	" AND type = ? AND (nietig_vanaf IS NULL OR nietig_vanaf > ?)",
    [SQL_BERICHT_VOID] = "UPDATE bericht SET nietig_vanaf = ? WHERE id = ?",

    [SQL_JEUGDIGE_ADD] = "INSERT OR IGNORE INTO jeugdige (client) VALUES (?)",
    [SQL_JEUGDIGE_ID] = "SELECT id FROM jeugdige WHERE client = ?",
    [SQL_JEUGDIGE_CLIENT] = "SELECT client FROM jeugdige WHERE id = ?",

    [SQL_EVENT_ADD] = "INSERT INTO event (bericht, regel, soort, jeugdige" NAMES
		      ") VALUES (?, ?, ?, ?" HOLES ")",

    /* All that deriving asks for (packed.c), as it lies in the tables: from one message up to another. A retour
     * says no more than what it voids. */
    [SQL_EVENTS_ALL] = "SELECT b.id, e.jeugdige, b.type, e.soort, e.regel, b.bekend, b.nietig_vanaf,"
		       " b.identificatie, b.inhoud IS NULL" EVENT_COLUMNS_1(OF_E, OF_E, OF_E, OF_E)
		       " FROM event e CROSS JOIN bericht b ON b.id = e.bericht"
		       " WHERE e.bericht >= ? AND e.bericht < ? AND e.soort < 14",
    [SQL_EVENTS_HALF] = "SELECT coalesce(max(id), 0) / 2 FROM bericht",
    /* In the order in which the table lies there. */
    [SQL_EVENTS_KNOWN] = EVENT_FIELDS " FROM event e CROSS JOIN bericht b ON b.id = e.bericht"
			 " WHERE b.bekend <= ? ORDER BY e.bericht, e.regel",
    [SQL_EVENTS_OF] = EVENT_VALUES "WHERE e.jeugdige = ?",
    /* Of a key that several youths use one request counts. */
    [SQL_RIVALS_OF] = EVENT_VALUES "WHERE e.soort IN (4, 5) AND e.jeugdige <> ?"
				   " AND e.aanbieder = ? AND e.referentie = ?",
    /* A JW319 and the head of a JW325 name no youth: they belong to whose request or claim they
     * answer. */
    [SQL_ANSWERS_OF] = EVENT_VALUES "WHERE e.soort = 9 AND e.aanbieder = ? AND e.referentie = ?",
    [SQL_CLAIM_ANSWERS_OF] = EVENT_VALUES "WHERE e.soort = 12 AND e.aanbieder = ? AND e.betreft = ?"
					  " AND e.betreft_dagtekening = ?",
    /* A credit counts for the debit that it names, and a line of a JW325 for the Prestatie whose number it
     * has, whatever Bsn they carry. */
    [SQL_CLAIM_LINES_OF] = EVENT_VALUES "WHERE e.soort = 13 AND e.jeugdige IS NOT ?"
					" AND e.aanbieder = ? AND e.referentienummer = ?",
    [SQL_CREDITS_OF] = EVENT_VALUES "WHERE e.soort = 11 AND e.budget < 0 AND e.jeugdige IS NOT ?"
				    " AND e.aanbieder = ? AND e.vorigreferentienummer = ?",

    /* For telling, not for deriving: a retour with only a header names no youth. */
    [SQL_RETOUREN_OF] =
	EVENT_VALUES "WHERE e.soort = 14 AND e.jeugdige IS NOT ?1 AND e.bericht IN (SELECT r.id"
		     " FROM (SELECT bericht FROM event WHERE jeugdige = ?1 UNION"
		     " SELECT a.bericht FROM event v JOIN event a ON a.soort = 9"
		     " AND a.aanbieder = v.aanbieder AND a.referentie = v.referentie"
		     " WHERE v.jeugdige = ?1 AND v.soort IN (4, 5)) x"
		     " JOIN bericht h ON h.id = x.bericht"
		     " JOIN bericht r ON r.afzender = h.afzender"
		     " AND r.identificatie = h.identificatie"
		     " AND r.dagtekening = h.dagtekening AND r.id <> h.id)",

    /* What is known of these youths changed, from day ?1 on. */
    [SQL_TOUCH] = TOUCH "VALUES (?2, ?1)" TOUCHED_SINCE,
    [SQL_TOUCH_VERZOEK] =
	TOUCH "SELECT jeugdige, ?1 FROM event WHERE aanbieder = ?2 AND referentie = ?3 AND soort IN (4, 5)"
	" AND jeugdige IS NOT NULL" TOUCHED_SINCE,
    /* Also those whose claims are taken back by it, and who takes back what it takes back. */
    [SQL_TOUCH_DECLARATIE] =
	TOUCH "SELECT jeugdige, ?1 FROM (SELECT p.jeugdige FROM bericht d"
	" JOIN event p ON p.bericht = d.id WHERE d.afzender = ?2 AND d.identificatie = ?3"
	" AND d.dagtekening = ?4 AND p.soort = 11"
	" UNION SELECT p.jeugdige FROM bericht d JOIN event c ON c.bericht = d.id"
	" JOIN event p ON p.soort = 11 AND p.aanbieder = c.aanbieder"
	" AND p.referentienummer = c.vorigreferentienummer WHERE d.afzender = ?2"
	" AND d.identificatie = ?3 AND d.dagtekening = ?4 AND c.soort = 11"
	" UNION SELECT p.jeugdige FROM bericht d JOIN event c ON c.bericht = d.id"
	" JOIN event p ON p.soort = 11 AND p.aanbieder = c.aanbieder"
	" AND p.vorigreferentienummer = c.vorigreferentienummer WHERE d.afzender = ?2"
	" AND d.identificatie = ?3 AND d.dagtekening = ?4 AND c.soort = 11)"
	" WHERE jeugdige IS NOT NULL" TOUCHED_SINCE,
    [SQL_TOUCH_DEBET] =
	TOUCH "SELECT jeugdige, ?1 FROM (SELECT jeugdige FROM event WHERE soort = 11 AND aanbieder = ?2"
	" AND referentienummer = ?3 UNION SELECT jeugdige FROM event WHERE soort = 11 AND aanbieder = ?2"
	" AND vorigreferentienummer = ?3) WHERE jeugdige IS NOT NULL" TOUCHED_SINCE,
    /* Also those whose requests a JW319 answers, or who use a reference of this message too. */
    [SQL_TOUCH_BERICHT] =
	TOUCH "SELECT jeugdige, ?1 FROM (SELECT jeugdige FROM event WHERE bericht = ?2"
	" UNION SELECT v.jeugdige FROM event e JOIN event v"
	" ON v.aanbieder = e.aanbieder AND v.referentie = e.referentie"
	" WHERE e.bericht = ?2 AND e.soort IN (4, 5, 9) AND v.soort IN (4, 5))"
	" WHERE jeugdige IS NOT NULL" TOUCHED_SINCE,
    [SQL_TOUCH_ALL] = TOUCH "SELECT id, ?1 FROM jeugdige WHERE true" TOUCHED_SINCE,
    [SQL_TOUCH_DUE] = "INSERT OR IGNORE INTO geraakt (id, dag) SELECT id, ?1 FROM jeugdige"
		      " WHERE volgende_dag <= ?2",
    [SQL_TOUCHED] = "SELECT id, dag FROM geraakt g WHERE id > ?1 AND (?2 OR NOT " IS_LARGE ")"
		    " ORDER BY id LIMIT 1",
    [SQL_STALE] = "SELECT id, client FROM jeugdige WHERE id IN (" STALE("?") ") ORDER BY id",
    [SQL_TOUCHED_CLEAR] = "DELETE FROM geraakt",
    [SQL_TOUCHED_CLEAR_SMALL] = "DELETE FROM geraakt AS g WHERE NOT " IS_LARGE,
    [SQL_TOUCHED_DONE] = "DELETE FROM geraakt WHERE id = ?",
    [SQL_MARKED] = "SELECT count(*) FROM jeugdige j CROSS JOIN geraakt g ON g.id = j.id"
		   " WHERE j.gebeurtenissen IS NOT NULL",
    [SQL_JEUGDIGE_DERIVED] =
	"UPDATE jeugdige SET volgende_dag = ?2, gebeurtenissen = ?3 WHERE id = ?1"
	" AND (volgende_dag IS NOT ?2 OR gebeurtenissen IS NOT ?3)",
    [SQL_JEUGDIGEN] = "SELECT id, client FROM jeugdige ORDER BY id",
    [SQL_FIRST_DAY] = "SELECT bekend FROM bericht WHERE " COUNTS " ORDER BY bekend LIMIT 1",
    [SQL_LAST_DAY] = "SELECT bekend FROM bericht WHERE " COUNTS " ORDER BY bekend DESC LIMIT 1",
    [SQL_SIGNALEN] =
	"SELECT regel, " MAAND_OF("bekend") " AS maand, gemeente, aanbieder, sum(aantal) FROM (SELECT a.regel,"
	" b.bekend, coalesce(CAST(CASE length(b.afzender) WHEN 4 THEN b.afzender ELSE b.ontvanger END"
	" AS INTEGER), -1) AS gemeente, coalesce(CASE length(b.afzender) WHEN 8 THEN b.afzender"
	" ELSE b.ontvanger END, '') AS aanbieder, count(*) AS aantal"
	" FROM (SELECT bericht, regel FROM afkeur_rij WHERE ernst = 'signaal' UNION ALL"
	" SELECT bericht, regel FROM afkeur_afgeleid WHERE ernst = 'signaal') a"
	" CROSS JOIN bericht b ON b.id = a.bericht WHERE true"
	" AND b.bekend BETWEEN ? AND ? GROUP BY 1, 2, 3, 4) GROUP BY 1, 2, 3, 4",
    [SQL_AFZENDERS] = "SELECT bekend, " ZENDER " FROM bericht WHERE " COUNTS " ORDER BY bekend",

    [SQL_GROUP_NEXT] = "SELECT coalesce(max(id), 0) + 1 FROM bericht",

    /* The findings of a dossier, and putting others in their place. */
    [SQL_FINDINGS_OF] =
	"SELECT bericht, regel, pad, gebeurtenis, regelnummer, opgelost_door FROM afkeur_afgeleid"
	" WHERE dossier = ? AND sleutel = ? ORDER BY bericht, regel, pad",
    [SQL_FINDINGS_ON] =
	"SELECT bericht, regel, pad, gebeurtenis, regelnummer, opgelost_door FROM afkeur_afgeleid"
	" WHERE dossier = ? AND sleutel = ? AND bericht = ? ORDER BY regel, pad",
    [SQL_FINDING_ADD] = "INSERT INTO afkeur_afgeleid (dossier, sleutel, bericht, regel, pad, gebeurtenis,"
			  " retourcode, ernst, regelnummer, opgelost_door) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_FINDING_DROP] = "DELETE FROM afkeur_afgeleid WHERE dossier = ? AND sleutel = ? AND bericht = ?"
			   " AND regel = ? AND pad = ?",
    /* What several dossiers find stands in the view afkeur as the first of them has it. */
    [SQL_FINDINGS] = "SELECT bericht, regel, regelnummer, pad FROM (SELECT *, row_number() OVER"
			" (PARTITION BY bericht, regel, pad ORDER BY dossier) AS plaats FROM afkeur_afgeleid"
			" WHERE bericht >= ?) WHERE plaats = 1 AND opgelost_door IS NULL"
			" ORDER BY bericht, gebeurtenis, regel, pad",

    /* Dossiers with something new in them since message ?1, in any order and as often as it leads to them, and
     * what is in one. A retour has the number of what it answers, plus one. */
    [SQL_DOSSIERS_BERICHT] =
	"SELECT afzender, identificatie FROM bericht WHERE id >= ?1 AND zelfde_als IS NULL"
	" AND identificatie IS NOT NULL",
    [SQL_DOSSIER_BERICHT] =
	"SELECT b.type, b.id, b.bekend, b.orde, b.neemt_terug, b.headerline, b.inhoud IS NULL,"
	" b.dagtekening FROM bericht b"
	" WHERE b.afzender = ?1 AND b.identificatie = ?2 AND b.zelfde_als IS NULL",
    [SQL_DOSSIERS_VERZOEK] =
	"SELECT e.aanbieder, e.referentie FROM bericht b CROSS JOIN event e ON e.bericht = b.id"
	" WHERE b.id >= ?1 AND b.type IN (301, 315, 317, 319) AND e.soort IN (1, 4, 5, 9)"
	" AND e.referentie IS NOT NULL UNION ALL "
	/* and those of which a retour takes something away */
	"SELECT e.aanbieder, e.referentie FROM " ANSWERED("(302, 316, 318, 320)") " WHERE e.soort IN (1, 4, 5, 9)"
	" AND e.referentie IS NOT NULL",
    [SQL_DOSSIER_VERZOEK] =
	EVENT_VALUES "WHERE e.soort = 1 AND e.aanbieder = ?1 AND e.referentie = ?2 UNION ALL "
	EVENT_VALUES "WHERE e.soort IN (4, 5) AND e.aanbieder = ?1 AND e.referentie = ?2 UNION ALL "
	EVENT_VALUES "WHERE e.soort = 9 AND e.aanbieder = ?1 AND e.referentie = ?2",
    [SQL_DOSSIERS_DECLARATIE] =
	"SELECT e.aanbieder, e.betreft, e.betreft_dagtekening FROM bericht b CROSS JOIN event e"
	" ON e.bericht = b.id WHERE b.id >= ?1 AND b.type = 325 AND e.soort = 12 UNION ALL "
	"SELECT e.aanbieder, b.identificatie, b.dagtekening FROM bericht b CROSS JOIN event e"
	" ON e.bericht = b.id WHERE b.id >= ?1 AND b.type = 323 AND e.soort = 10 AND EXISTS"
	" (SELECT 1 FROM event a WHERE a.soort = 12 AND a.aanbieder = e.aanbieder"
	" AND a.betreft = b.identificatie AND a.betreft_dagtekening = b.dagtekening)",
    /* Its lines are for the lines of an answer. A claim that broke a rule by itself is known by its head; where an older program took it in it is not, and
     * its answer is not judged. */
    [SQL_DOSSIER_DECLARATIE] =
	EVENT_VALUES "WHERE b.type = 323 AND b.afzender = ?1 AND b.identificatie = ?2"
		     " AND b.dagtekening = ?3 AND (e.soort = 10 OR EXISTS (SELECT 1 FROM event a JOIN event l"
		     " ON l.bericht = a.bericht AND l.soort = 13 WHERE a.soort = 12 AND a.aanbieder = ?1"
		     " AND a.betreft = ?2 AND a.betreft_dagtekening = ?3)) UNION ALL "
	EVENT_VALUES "WHERE b.id IN (SELECT a.bericht FROM event a WHERE a.soort = 12"
		     " AND a.aanbieder = ?1 AND a.betreft = ?2 AND a.betreft_dagtekening = ?3)"
		     " AND NOT EXISTS (SELECT 1 FROM bericht d WHERE d.afzender = ?1"
		     " AND d.identificatie = ?2 AND d.dagtekening = ?3 AND d.type = 323 AND d.inhoud IS NULL"
		     " AND NOT EXISTS (SELECT 1 FROM event h WHERE h.bericht = d.id))",
    [SQL_DOSSIERS_TOEWIJZING] =
	"SELECT NULL, NULL, e.gemeente, e.toewijzingnummer FROM bericht b CROSS JOIN event e ON e.bericht = b.id"
	" WHERE b.id >= ?1 AND b.type = 301 AND e.soort = 1 UNION ALL SELECT NULL, NULL, e.gemeente,"
	" e.toewijzingnummer FROM " ANSWERED("(302)") " WHERE e.soort = 1",
    /* A number that one party uses is not looked at. */
    [SQL_DOSSIER_TOEWIJZING] =
	EVENT_VALUES "WHERE e.soort = 1 AND e.gemeente = ?3 AND e.toewijzingnummer = ?4"
		     " AND (SELECT min(jeugdige) < max(jeugdige) OR min(aanbieder) < max(aanbieder) FROM event"
		     " WHERE soort = 1 AND gemeente = ?3 AND toewijzingnummer = ?4)",
    /* A number that may be used once is looked at when a second one uses it. */
    [SQL_DOSSIERS_DECLARATIENUMMER] =
	"SELECT aanbieder, referentie FROM (" NEW_OR_ANSWERED("10", "e.aanbieder, e.referentie")
	") n WHERE EXISTS (SELECT 1 FROM event f WHERE f.soort = 10 AND f.aanbieder = n.aanbieder"
	" AND f.referentie = n.referentie AND f.bericht <> n.bericht)",
    [SQL_DOSSIER_DECLARATIENUMMER] = CLAIMS_OF("10", "aanbieder = ?1", "referentie = ?2"),
    [SQL_DOSSIERS_PRESTATIE] =
	"SELECT aanbieder, referentienummer FROM (" NEW_OR_ANSWERED("11", "e.aanbieder, e.referentienummer")
	") n WHERE EXISTS (SELECT 1 FROM event f WHERE f.soort = 11 AND f.aanbieder = n.aanbieder"
	" AND f.referentienummer = n.referentienummer AND (f.bericht <> n.bericht OR f.regel <> n.regel))",
    [SQL_DOSSIER_PRESTATIE] = CLAIMS_OF("11", "aanbieder = ?1", "referentienummer = ?2"),
    /* The claims since message ?1 by the parties, and the answers to any. */
    [SQL_MAAND_NEW] =
	CLAIM_FIELDS " FROM bericht b CROSS JOIN event e ON e.bericht = b.id"
	" WHERE b.id >= ?1 AND b.type IN (323, 325) AND e.soort IN (10, 12)"
	" AND e.aanbieder IS NOT NULL ORDER BY e.aanbieder, e.gemeente",
    /* The last month first. */
    [SQL_MAAND_CLAIMS] =
	CLAIM_FIELDS " FROM event e CROSS JOIN bericht b ON b.id = e.bericht WHERE e.soort = 10"
	" AND e.aanbieder = ? AND e.gemeente = ? ORDER BY e.begindatum DESC",
    [SQL_MAAND_ANSWERS] =
	CLAIM_FIELDS " FROM event e CROSS JOIN bericht b ON b.id = e.bericht WHERE e.soort = 12"
	" AND e.aanbieder = ? AND e.betreft = ? AND e.betreft_dagtekening = ?",

    [SQL_STAND_GET] = "SELECT waarde FROM stand WHERE sleutel = ?",
    [SQL_STAND_SET] = "INSERT INTO stand (sleutel, waarde) VALUES (?, ?)"
		      " ON CONFLICT (sleutel) DO UPDATE SET waarde = excluded.waarde",

    [SQL_STATUS] =
	"SELECT (SELECT count(*) FROM jeugdige), (SELECT count(*) FROM jeugdige j CROSS JOIN geraakt g"
	" ON g.id = j.id WHERE j.gebeurtenissen IS NOT NULL), (SELECT lower(hex(s.schemas)) FROM bericht b"
	" JOIN basis s ON s.id = b.basis ORDER BY b.id DESC LIMIT 1)",
    [SQL_STATUS_VERDICTS] =
	"SELECT oordeel, count(*), max(ontvangen_op), sum(ontvangen_op > ?1 - 3600),"
	" sum(ontvangen_op > ?1 - 86400) FROM bericht GROUP BY oordeel",
    [SQL_STATUS_OPEN] =
	"SELECT ernst, sum(aantal) FROM (SELECT ernst, count(*) AS aantal FROM afkeur_rij GROUP BY ernst"
	" UNION ALL SELECT ernst, count(*) FROM afkeur_afgeleid WHERE opgelost_door IS NULL GROUP BY ernst)"
	" GROUP BY ernst",
    /* From one sender to the next in the index, and for each the message that came last. */
    [SQL_STATUS_SENDERS] =
	"WITH RECURSIVE z (zender) AS (SELECT (SELECT " ZENDER " FROM bericht WHERE " ZENDER " > ''"
	" ORDER BY " ZENDER " LIMIT 1) UNION ALL SELECT (SELECT " ZENDER " FROM bericht WHERE "
	ZENDER " > z.zender ORDER BY " ZENDER " LIMIT 1) FROM z WHERE z.zender IS NOT NULL)"
	" SELECT z.zender, b.type, b.ontvangen_op FROM z JOIN bericht b ON b.id = (SELECT max(id)"
	" FROM bericht WHERE " ZENDER " = z.zender) WHERE z.zender IS NOT NULL LIMIT ?",

    [SQL_AANMELDING_CLEAR] = "DELETE FROM aanmelding",
    [SQL_AANMELDING_ADD] = "INSERT OR IGNORE INTO aanmelding VALUES (?, ?, ?)",
    [SQL_AANMELDING_STATUS] = "SELECT (SELECT count(*) FROM aanmelding),"
			      " (SELECT count(*) FROM aanmeldwacht)",

    /* The row of the next message, unless the one before was judged by the same bytes. */
    [SQL_LIJST_USE] =
	"INSERT OR REPLACE INTO lijst (naam, vanaf, sha256)"
	" SELECT ?1, (SELECT coalesce(max(id), 0) + 1 FROM bericht), ?2"
	" WHERE ?2 IS NOT (SELECT sha256 FROM lijst WHERE naam = ?1 ORDER BY vanaf DESC LIMIT 1)",

    [SQL_LIJST_ADD] = "INSERT INTO lijst (naam, vanaf, sha256) VALUES (?, ?, ?)",

    [SQL_NAAM_KNOWN] = "SELECT 1 FROM naam WHERE soort = ? LIMIT 1",
    [SQL_NAAM_CLEAR] = "DELETE FROM naam WHERE soort = ?",
    [SQL_NAAM_ADD] = "INSERT OR REPLACE INTO naam VALUES (?, ?, ?)",

    [SQL_ORIGINEEL_NEXT] = ORIGINEEL FROM_ORIGINEEL " WHERE b.id > ? ORDER BY b.id LIMIT 1",
    [SQL_ORIGINEEL_DELEN] = "SELECT deel, bytes FROM origineel_deel WHERE bericht = ? ORDER BY deel",
    /* A range is long enough that taking one costs little, and short enough that nobody is busy with the last
     * one for long. */
    [SQL_COMPARE_LAST] =
	"SELECT max(id) FROM (SELECT id FROM bericht WHERE id > ? ORDER BY id LIMIT 64)",
    [SQL_COMPARE_MESSAGES] =
	ORIGINEEL ", b.zelfde_als, b.type, b.afzender, b.ontvanger, b.identificatie, b.dagtekening,"
	" b.bekend, b.verwerpt, b.inhoud, b.headerline, b.neemt_terug, b.orde" FROM_ORIGINEEL
	" WHERE b.id > ? AND b.id <= ? ORDER BY b.id",
    [SQL_COMPARE_EVENTS] =
	"SELECT e.bericht, e.jeugdige, j.client, e.regel, e.soort" EVENT_COLUMNS(OF_E, OF_E, OF_E, OF_E, OF_E)
	" FROM event e LEFT JOIN jeugdige j ON j.id = e.jeugdige"
	" WHERE e.bericht > ? AND e.bericht <= ? ORDER BY e.bericht, e.regel",
    [SQL_REPEATS_WRONG] = "SELECT 1 FROM bericht b WHERE b.zelfde_als IS NOT (SELECT min(a.id)"
			  " FROM bericht a WHERE a.inhoud = b.inhoud AND a.id < b.id) LIMIT 1",
    [SQL_VOIDS_WRONG] =
	"SELECT 1 FROM bericht b WHERE b.zelfde_als IS NULL AND b.nietig_vanaf IS NOT"
	" (SELECT min(r.bekend) FROM bericht r WHERE b.inhoud IS NOT NULL AND b.type " HEEN
	" AND r.afzender = b.afzender AND r.identificatie = b.identificatie"
	" AND r.dagtekening = b.dagtekening AND r.type = b.type + 1 AND r.verwerpt = 1"
	" AND r.zelfde_als IS NULL) LIMIT 1",

    /* What is masked (masker.c): a reference of an aanbieder, or an identification of who sent the message. */
    [SQL_MASKER_ANY] = "SELECT 1 FROM masker LIMIT 1",
    [SQL_MASKER_HAS] = "SELECT 1 FROM masker WHERE waarde = ?",
    [SQL_MASKER_ADD] = "INSERT OR IGNORE INTO masker (waarde) VALUES (?)",
    /* The messages that have it, with the retours on them and the answers to the claims among them. */
    [SQL_MASKER_REFERENTIE] =
	"WITH x AS (SELECT bericht FROM event WHERE soort IN (4, 5) AND aanbieder = ?1 AND referentie = ?2"
	" UNION SELECT bericht FROM event WHERE soort = 9 AND aanbieder = ?1 AND referentie = ?2"
	" UNION SELECT bericht FROM event WHERE soort = 1 AND aanbieder = ?1 AND referentie = ?2"
	" UNION SELECT bericht FROM event WHERE soort = 10 AND aanbieder = ?1 AND referentie = ?2"
	" UNION SELECT bericht FROM event WHERE soort = 12 AND aanbieder = ?1 AND referentie = ?2"
	" UNION SELECT bericht FROM event WHERE soort = 11 AND aanbieder = ?1 AND referentienummer = ?2"
	" UNION SELECT bericht FROM event WHERE soort = 11 AND aanbieder = ?1 AND vorigreferentienummer = ?2"
	" UNION SELECT bericht FROM event WHERE soort = 13 AND aanbieder = ?1 AND referentienummer = ?2)"
	" SELECT bericht FROM x UNION SELECT r.id FROM x JOIN bericht h ON h.id = x.bericht"
	" JOIN bericht r ON r.afzender = h.afzender AND r.identificatie = h.identificatie"
	" AND r.dagtekening = h.dagtekening AND r.type = h.type + 1"
	" UNION SELECT a.bericht FROM x JOIN bericht d ON d.id = x.bericht AND d.type = 323"
	" JOIN event a ON a.soort = 12 AND a.aanbieder = d.afzender AND a.betreft = d.identificatie"
	" AND a.betreft_dagtekening = d.dagtekening",
    [SQL_MASKER_IDENTIFICATIE] =
	"SELECT id FROM bericht WHERE afzender = ?1 AND identificatie = ?2"
	" UNION SELECT bericht FROM event WHERE soort = 12 AND aanbieder = ?1 AND betreft = ?2",
    [SQL_MASKER_DAYS] =
	"SELECT dagtekening FROM bericht WHERE afzender = ?1 AND identificatie = ?2"
	" UNION SELECT betreft_dagtekening FROM event WHERE soort = 12 AND aanbieder = ?1 AND betreft = ?2",
    [SQL_MASKER_BERICHT] =
	"UPDATE bericht SET identificatie = ?3 WHERE id = ?1 AND identificatie = ?2 AND afzender = ?4",
    [SQL_MASKER_EVENT_REFERENTIE] =
	"UPDATE event SET referentie = iif(referentie = ?2, ?3, referentie),"
	" referentienummer = iif(referentienummer = ?2, ?3, referentienummer),"
	" vorigreferentienummer = iif(vorigreferentienummer = ?2, ?3, vorigreferentienummer)"
	" WHERE bericht = ?1 AND ?2 IN (referentie, referentienummer, vorigreferentienummer)",
    [SQL_MASKER_EVENT_BETREFT] = "UPDATE event SET betreft = ?3 WHERE bericht = ?1 AND betreft = ?2",
    [SQL_MASKER_AANMELDING] =
	"UPDATE OR REPLACE aanmelding SET referentie = ?3 WHERE aanbieder = ?1 AND referentie = ?2",
    [SQL_MASKER_FINDINGS] = "UPDATE OR REPLACE afkeur_afgeleid SET sleutel = ?2"
			    " WHERE dossier IN (2, 3, 4, 6, 7) AND sleutel = ?1",

    /* Each sorted by all of its columns: those of the key come first. */
    [SQL_DIFFER_BERICHT] = "SELECT * FROM bericht ORDER BY id",
    [SQL_DIFFER_EVENT] = "SELECT * FROM event ORDER BY bericht, regel",
    [SQL_DIFFER_AFKEUR] = "SELECT * FROM afkeur_afgeleid ORDER BY 1, 2, 3, 4, 5",
    [SQL_DIFFER_JEUGDIGE] = "SELECT * FROM jeugdige ORDER BY id",
    [SQL_DIFFER_VERZOEK] = "SELECT * FROM verzoek_rij ORDER BY jeugdige, nr",
    [SQL_DIFFER_TOEWIJZING] = "SELECT * FROM toewijzing_rij ORDER BY jeugdige, nr",
    [SQL_DIFFER_LEVERING] = "SELECT * FROM levering_rij ORDER BY jeugdige, nr",
    [SQL_DIFFER_WACHTKETEN] = "SELECT * FROM wachtketen_rij ORDER BY jeugdige, nr",
    [SQL_DIFFER_TRAJECT] = "SELECT * FROM traject_rij ORDER BY jeugdige, nr",
    [SQL_DIFFER_MASKER] = "SELECT * FROM masker ORDER BY waarde",

    [SQL_BERICHT_HELD] = "SELECT b.id, o.bytes FROM bericht b JOIN origineel o ON o.bericht = b.id"
			 " WHERE b.kenmerk = ? AND b.ontvangen_op < ?",

    [SQL_BACKUP_TALLY] =
	"SELECT (SELECT count(*) FROM bericht), (SELECT count(*) FROM origineel),"
	" (SELECT count(*) FROM event), (SELECT count(*) FROM jeugdige),"
	" (SELECT count(*) FROM afkeur_rij) + (SELECT count(*) FROM afkeur_afgeleid),"
	" (SELECT count(*) FROM aanmelding),"
	" (SELECT count(*) FROM toewijzing_rij), (SELECT count(*) FROM levering_rij),"
	" (SELECT count(*) FROM wachtketen_rij), (SELECT count(*) FROM verzoek_rij),"
	" (SELECT count(*) FROM traject_rij)",
    /* Of the first and the last: a key that was exchanged in between is seen too. */
    [SQL_KEYS_MESSAGES] =
	"SELECT DISTINCT bericht FROM (SELECT max(e.bericht) AS bericht FROM event e WHERE e.jeugdige IN"
	" (SELECT * FROM (SELECT id FROM jeugdige ORDER BY id LIMIT 10) UNION"
	" SELECT * FROM (SELECT id FROM jeugdige ORDER BY id DESC LIMIT 10)) GROUP BY e.jeugdige)"
	" ORDER BY bericht",
    [SQL_KEYS_ALL] = "SELECT DISTINCT bericht FROM event WHERE jeugdige IS NOT NULL ORDER BY bericht",
    [SQL_KEYS_YOUTH] = "SELECT 1 FROM event e JOIN jeugdige j ON j.id = e.jeugdige"
		       " WHERE e.bericht = ? AND j.client = ? LIMIT 1",

    /* What cannot be derived from the originals. */
    [SQL_CARRY_MESSAGES] = ORIGINEEL CARRIED ", s.programma, s.release, s.schemas, s.regels, s.lijsten" FROM_ORIGINEEL
			   " JOIN basis s ON s.id = b.basis ORDER BY b.id",
    [SQL_CARRY_AFKEUR] = CARRY_AFKEUR,
    [SQL_CARRY_AANMELDING] = "SELECT aanbieder, referentie, aanmelddag FROM aanmelding",
    [SQL_CARRY_LIJST] = "SELECT naam, vanaf, sha256 FROM lijst",
    [SQL_CARRY_NAAM] = "SELECT soort, code, naam FROM naam",
    /* Messages are judged anew. */
    [SQL_CARRY_STAND] = "SELECT sleutel, waarde FROM stand WHERE sleutel NOT IN ('" STAND_JUDGED "', 'volgorde')",
};

/* What is asked of databases before the present version: of those up to a version, the first row counts.
 * Rows are only ever added. */
static const struct {
	enum statement statement;
	int until;
	const char *text;
} older[] = {
    {SQL_ORIGINEEL_NEXT, 12, ORIGINEEL_12 FROM_ORIGINEEL " WHERE b.id > ? ORDER BY b.id LIMIT 1"},
    {SQL_CARRY_MESSAGES, 12,
     ORIGINEEL_12 CARRIED ", b.versie, coalesce(b.release, ''), s.sha256, x'', x''" FROM_ORIGINEEL
     " LEFT JOIN schemaset s ON s.id = b.schemaset ORDER BY b.id"},
    {SQL_CARRY_AFKEUR, 2, CARRY_AFKEUR},
    {SQL_CARRY_AFKEUR, 11, CARRY_AFKEUR " WHERE gebeurtenis IS NULL"},
    {SQL_CARRY_AANMELDING, 1, NOTHING},
    {SQL_CARRY_LIJST, 3, NOTHING},
    {SQL_CARRY_NAAM, 9, NOTHING},
};

const char *statement_text(enum statement statement, int version)
{
	for (size_t i = 0; version > 0 && i < sizeof(older) / sizeof(older[0]); i++)
		if (older[i].statement == statement && version <= older[i].until)
			return older[i].text;
	return texts[statement];
}
