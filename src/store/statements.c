#include "statements.h"

/* Tables read better as they are laid out here. */
/* clang-format off */

/* What original_read reads of a message. */
#define ORIGINEEL "SELECT b.id, b.kenmerk, b.oordeel, o.bytes, EXISTS (SELECT 1 FROM gewist g WHERE g.bericht = b.id)"
#define FROM_ORIGINEEL " FROM bericht b LEFT JOIN origineel o ON o.bericht = b.id"

#define CARRIED ", b.ontvangen_op, b.bestand, b.lid"
#define CARRY_MESSAGES                                                                             \
	CARRIED ", s.programma, s.release, s.schemas, s.regels, s.lijsten" FROM_ORIGINEEL          \
		" JOIN basis s ON s.id = b.basis ORDER BY b.id"
#define ORIGINEEL_NEXT                                                                             \
	", s.release, s.schemas" FROM_ORIGINEEL                                                    \
	" LEFT JOIN basis s ON s.id = b.basis WHERE b.id > ? ORDER BY b.id LIMIT 1"
#define CARRY_AFKEUR "SELECT bericht, volgnummer, regel, retourcode, ernst, regelnummer, pad FROM afkeur_rij"
/* Up to version 12 a message was known by the plain SHA-256 of its bytes. */
#define ORIGINEEL_12 "SELECT b.id, b.sha256, b.oordeel, o.bytes, 0"
/* Up to version 13 nothing was erased. */
#define ORIGINEEL_13 "SELECT b.id, b.kenmerk, b.oordeel, o.bytes, 0"
#define LOGBOEK_END "SELECT nr, bewijs FROM logboek_einde WHERE een = 1"
#define NOTHING "SELECT 1 WHERE false"

/* The code of who sent a message: a retour repeats Afzender and Ontvanger of what it answers, and its
 * number is even. */
#define ZENDER "CASE type % 2 WHEN 1 THEN afzender ELSE ontvanger END"

/* Of the rows of ontvangst: it was a day before the last message or earlier. */
#define A_DAY_AGO "moment > 0 AND moment <= (SELECT ontvangen_op FROM bericht ORDER BY id DESC LIMIT 1) - 86400"

/* Only these have a retour, and these are one. A type has few kinds of events (event.h): messages of which
 * the type says enough are not asked for their events. */
#define HEEN "IN (301, 305, 307, 315, 317, 319)"
#define RETOUR "IN (302, 306, 308, 316, 318, 320)"

/* A message that was accepted, once, and known from ?1 to ?2. */
#define COUNTS "bekend BETWEEN ? AND ? AND +oordeel = 4 AND zelfde_als IS NULL" /* VERDICT_ACCEPTED */

/* The month of a day: year * 12 + month - 1. */
#define MAAND_OF(day)                                                                              \
	"CAST(strftime('%Y', " day " * 86400, 'unixepoch') * 12"                                    \
	" + strftime('%m', " day " * 86400, 'unixepoch') - 1 AS INTEGER)"

/* Kinds of keys (sleutel.h). */
#define SLEUTEL_VAN_BERICHT "2"

/* Messages of the first and the last youths (a key that was exchanged in between is seen too), and of
 * all; and whether one is about a youth with a pseudonym. Up to version 12 facts were a table `event`. */
#define KEYS_MESSAGES(facts)                                                                       \
	"SELECT DISTINCT bericht FROM (SELECT max(f.bericht) AS bericht FROM " facts " f"          \
	" WHERE f.jeugdige IN (SELECT * FROM (SELECT id FROM jeugdige ORDER BY id LIMIT 10) UNION" \
	" SELECT * FROM (SELECT id FROM jeugdige ORDER BY id DESC LIMIT 10)) GROUP BY f.jeugdige)" \
	" ORDER BY bericht"
#define KEYS_ALL(facts)                                                                            \
	"SELECT DISTINCT bericht FROM " facts " WHERE jeugdige IS NOT NULL ORDER BY bericht"
#define KEYS_YOUTH(facts)                                                                          \
	"SELECT 1 FROM " facts " f JOIN jeugdige j ON j.id = f.jeugdige"                           \
	" WHERE f.bericht = ? AND j.client = ? LIMIT 1"

/* Youths to be derived anew, and judged from a day on. */
#define TOUCH "INSERT INTO geraakt (id, dag) "
/* Whether a marked youth has very many events. */
#define IS_LARGE                                                                                   \
	"EXISTS (SELECT 1 FROM jeugdige j WHERE j.id = g.id AND j.gebeurtenissen IS NOT NULL)"
#define TOUCHED_SINCE " ON CONFLICT (id) DO UPDATE SET dag = min(dag, excluded.dag)"

/* The rows of requests with a key up to a day and, on that day, an Identificatie. */
#define COUNTING                                                                                   \
	" FROM sleutel s CROSS JOIN bericht b ON b.id = s.bericht CROSS JOIN feit f"               \
	" ON f.bericht = s.bericht AND f.regel = s.regel WHERE s.soort = ?1 AND s.waarde = ?2"     \
	" AND s.dag <= ?3 AND (s.dag < ?3 OR coalesce(b.identificatie, '') <= ?4)"

static const char *const texts[STATEMENTS] = {
    [SQL_BEGIN] = "BEGIN IMMEDIATE",
    [SQL_COMMIT] = "COMMIT",
    [SQL_ROLLBACK] = "ROLLBACK",

    [SQL_BASIS_ADD] = "INSERT INTO basis (programma, release, schemas, regels, lijsten) VALUES (?, ?, ?, ?, ?)",
    [SQL_BASIS_SCHEMAS] = "SELECT 1 FROM basis WHERE release = ? AND schemas = ? LIMIT 1",
    [SQL_BASIS_ID] = "SELECT id FROM basis WHERE programma = ? AND release = ? AND schemas = ? AND regels = ?"
		     " AND lijsten = ?",
    [SQL_BERICHT_ADD] =
	"INSERT OR IGNORE INTO bericht (id, kenmerk, ontvangen_op, bestand, lid, oordeel, basis, type, afzender,"
	" ontvanger, identificatie, dagtekening, bekend, headerline, verwerpt, neemt_terug, inhoud, orde)"
	" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_BERICHT_FILE] = "UPDATE bericht SET bestand = ? WHERE id >= ? AND bestand = ? RETURNING id",
    [SQL_BERICHT_LABEL] = "SELECT bestand, lid FROM bericht WHERE id = ?",
    [SQL_BERICHT_SAME] =
	"SELECT id FROM bericht WHERE inhoud = ?1 AND orde = ?3 AND id <> ?2 AND zelfde_als IS NULL LIMIT 1",
    [SQL_BERICHT_REPEATS] = "UPDATE bericht SET zelfde_als = ? WHERE id = ?",
    [SQL_ORIGINEEL_ADD] = "INSERT INTO origineel (bericht, bytes) VALUES (?, ?)",
    [SQL_ORIGINEEL_DEEL_ADD] =
	"INSERT INTO origineel_deel (bericht, deel, jeugdige, bytes) VALUES (?, ?, ?, ?)",
    [SQL_AFKEUR_ADD] =
	"INSERT INTO afkeur_rij (bericht, volgnummer, regel, retourcode, ernst, regelnummer, pad)"
	" VALUES (?, ?, ?, ?, ?, ?, ?)",

    [SQL_BERICHT_VOID] = "UPDATE bericht SET nietig_vanaf = ? WHERE id = ?",
    /* Those of a name. */
    [SQL_BERICHT_VOID_NAMED] =
	"UPDATE bericht SET nietig_vanaf = ?1 WHERE id IN (SELECT bericht FROM sleutel"
	" WHERE soort = " SLEUTEL_VAN_BERICHT " AND waarde = ?2 AND dag = ?3) AND type = ?4"
	" AND afzender = ?5 AND identificatie = ?6 AND inhoud IS NOT NULL"
	" AND (nietig_vanaf IS NULL OR nietig_vanaf > ?1)",

    [SQL_JEUGDIGE_ADD] = "INSERT OR IGNORE INTO jeugdige (client) VALUES (?)",
    [SQL_JEUGDIGE_ID] = "SELECT id FROM jeugdige WHERE client = ?",
    [SQL_JEUGDIGE_CLIENT] = "SELECT client FROM jeugdige WHERE id = ?",

    [SQL_FEIT_ADD] = "INSERT INTO feit (bericht, regel, jeugdige, feiten) VALUES (?, ?, ?, ?)",
    [SQL_SLEUTEL_ADD] =
	"INSERT INTO sleutel (soort, waarde, dag, bericht, regel) VALUES (?, ?, ?, ?, ?)",
    /* The first message with a key, on a day. */
    [SQL_RETOUREN_ON] =
	"SELECT s.bericht, b.orde FROM sleutel s CROSS JOIN bericht b ON b.id = s.bericht"
	" WHERE s.soort = ? AND s.waarde = ? AND s.dag = ? ORDER BY s.bericht",
    [SQL_SLEUTEL_FIRST_DAY] =
	"SELECT dag FROM sleutel WHERE soort = ? AND waarde = ? ORDER BY dag LIMIT 1",
    /* Whether there are more rows than so many. */
    [SQL_SLEUTEL_MORE] =
	"SELECT 1 FROM sleutel WHERE soort = ? AND waarde = ? LIMIT 1 OFFSET ?",
    /* The first request that is not void, and those up to there. */
    [SQL_REQUEST_STANDS] =
	"SELECT s.dag, b.identificatie FROM sleutel s CROSS JOIN bericht b ON b.id = s.bericht"
	" WHERE s.soort = ? AND s.waarde = ? AND s.bericht < ? AND b.nietig_vanaf IS NULL"
	" ORDER BY s.dag, b.identificatie LIMIT 1",
    [SQL_FEITEN_COUNTING] = FEIT_FIELDS COUNTING,
    [SQL_YOUTHS_COUNTING] =
	"SELECT DISTINCT f.jeugdige" COUNTING " AND f.jeugdige IS NOT NULL",
    /* The youths with a request of these days: after the first, up to the second. */
    [SQL_YOUTHS_BETWEEN] =
	"SELECT DISTINCT f.jeugdige FROM sleutel s CROSS JOIN feit f ON f.bericht = s.bericht"
	" AND f.regel = s.regel WHERE s.soort = ? AND s.waarde = ? AND s.dag > ? AND s.dag <= ?"
	" AND f.jeugdige IS NOT NULL",
    [SQL_FEITEN_BY_KEY] =
	FEIT_FIELDS " FROM sleutel s CROSS JOIN bericht b ON b.id = s.bericht CROSS JOIN feit f"
	" ON f.bericht = s.bericht AND f.regel = s.regel WHERE s.soort = ? AND s.waarde = ?",
    /* The last day first. */
    [SQL_FEITEN_BY_KEY_BACK] =
	FEIT_FIELDS " FROM sleutel s CROSS JOIN bericht b ON b.id = s.bericht CROSS JOIN feit f"
	" ON f.bericht = s.bericht AND f.regel = s.regel WHERE s.soort = ? AND s.waarde = ?"
	" ORDER BY s.dag DESC, s.bericht DESC",
    [SQL_FEITEN_OF_NAME] =
	FEIT_FIELDS " FROM sleutel s CROSS JOIN bericht b ON b.id = s.bericht CROSS JOIN feit f"
	" ON f.bericht = s.bericht WHERE s.soort = " SLEUTEL_VAN_BERICHT
	" AND s.waarde = ? AND s.dag = ? AND b.type = ?",
    [SQL_FEITEN_SINCE] =
	FEIT_FIELDS " FROM bericht b CROSS JOIN feit f ON f.bericht = b.id WHERE b.id >= ?",
    /* From one message up to another; without retours unless they are asked for. */
    [SQL_FEITEN_FROM] =
	FEIT_FIELDS " FROM bericht b CROSS JOIN feit f ON f.bericht = b.id"
	" WHERE b.id >= ? AND b.id < ? AND (b.type NOT " RETOUR " OR ?)",
    /* In the order in which the table lies there. */
    [SQL_FEITEN_KNOWN] = FEIT_FIELDS " FROM feit f CROSS JOIN bericht b ON b.id = f.bericht"
			 " WHERE b.bekend <= ? ORDER BY f.bericht, f.regel",
    [SQL_BERICHT_HALF] = "SELECT coalesce(max(id), 0) / 2 FROM bericht",

    /* What is known of these youths changed, from day ?1 on. */
    [SQL_TOUCH] = TOUCH "VALUES (?2, ?1)" TOUCHED_SINCE,
    /* The youths in rows with a key, and in all rows of messages with a name. */
    [SQL_YOUTHS_BY_KEY] =
	"SELECT DISTINCT f.jeugdige FROM sleutel s CROSS JOIN feit f ON f.bericht = s.bericht"
	" AND f.regel = s.regel WHERE s.soort = ? AND s.waarde = ? AND f.jeugdige IS NOT NULL",
    [SQL_YOUTHS_OF_NAME] =
	"SELECT DISTINCT f.jeugdige FROM sleutel s CROSS JOIN feit f ON f.bericht = s.bericht"
	" WHERE s.soort = " SLEUTEL_VAN_BERICHT " AND s.waarde = ? AND s.dag = ? AND f.jeugdige IS NOT NULL",
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
			   " AND regel = ? AND pad = ? RETURNING ernst, opgelost_door",
    /* What several dossiers find stands in the view afkeur as the first of them has it. */
    [SQL_FINDINGS] = "SELECT bericht, regel, regelnummer, pad FROM (SELECT *, row_number() OVER"
			" (PARTITION BY bericht, regel, pad ORDER BY dossier) AS plaats FROM afkeur_afgeleid"
			" WHERE bericht >= ?) WHERE plaats = 1 AND opgelost_door IS NULL"
			" ORDER BY bericht, gebeurtenis, regel, pad",

    /* What dossiers are made of: the messages since one, those of a name, and all rows of facts of
     * messages with a key. A retour has the number of what it answers, plus one. */
    [SQL_BERICHTEN_BETWEEN] =
	"SELECT afzender, identificatie, dagtekening, type, verwerpt AND type IN (302, 316, 318, 320), id"
	" FROM bericht WHERE id BETWEEN ? AND ? AND zelfde_als IS NULL AND identificatie IS NOT NULL",
    [SQL_LARGE_ADD] = "INSERT OR IGNORE INTO uitgesteld (dossier, sleutel, bericht) VALUES (?, ?, ?)",
    [SQL_LARGE_COUNT] = "SELECT count(*) FROM uitgesteld",
    [SQL_LARGE_CLEAR] = "DELETE FROM uitgesteld",
    [SQL_LARGE_MESSAGES] = "SELECT bericht, max(dossier) FROM uitgesteld GROUP BY bericht",
    [SQL_BERICHTEN_NAMED] =
	BERICHT_FIELDS ", b.dagtekening FROM sleutel s CROSS JOIN bericht b ON b.id = s.bericht"
	" WHERE s.soort = " SLEUTEL_VAN_BERICHT " AND s.waarde = ?",
    [SQL_FEITEN_BESIDE_KEY] =
	FEIT_FIELDS " FROM (SELECT DISTINCT bericht FROM sleutel WHERE soort = ? AND waarde = ?) s"
	" CROSS JOIN bericht b ON b.id = s.bericht CROSS JOIN feit f ON f.bericht = s.bericht",
    [SQL_DECLARATIE_UNKNOWN] =
	"SELECT 1 FROM sleutel s CROSS JOIN bericht b ON b.id = s.bericht WHERE s.soort = " SLEUTEL_VAN_BERICHT
	" AND s.waarde = ? AND s.dag = ? AND b.type = 323 AND b.inhoud IS NULL"
	" AND NOT EXISTS (SELECT 1 FROM feit f WHERE f.bericht = b.id) LIMIT 1",

    [SQL_STAND_GET] = "SELECT waarde FROM stand WHERE sleutel = ?",
    [SQL_STAND_SET] = "INSERT INTO stand (sleutel, waarde) VALUES (?, ?)"
		      " ON CONFLICT (sleutel) DO UPDATE SET waarde = excluded.waarde",

    [SQL_STAND_FORGET] = "DELETE FROM stand WHERE sleutel = ?",

    [SQL_STATUS] =
	"SELECT (SELECT count(*) FROM jeugdige), (SELECT count(*) FROM jeugdige j CROSS JOIN geraakt g"
	" ON g.id = j.id WHERE j.gebeurtenissen IS NOT NULL), (SELECT lower(hex(s.schemas)) FROM bericht b"
	" JOIN basis s ON s.id = b.basis ORDER BY b.id DESC LIMIT 1), (SELECT max(b.id) - s.waarde + 1"
	" FROM bericht b, stand s WHERE s.sleutel = '" STAND_POSTPONED "'),"
	" (SELECT count(*) FROM uitgesteld)",
    [SQL_STATUS_VERDICTS] =
	"SELECT soort, sum(aantal), max(moment), sum(iif(moment > ?1 - 3600, aantal, 0)),"
	" sum(iif(moment > ?1 - 86400, aantal, 0)) FROM ontvangst GROUP BY soort",
    [SQL_STATUS_OPEN] = "SELECT ernst, aantal FROM openstaand",
    [SQL_STATUS_SENDERS] =
	"SELECT z.code, b.type, b.ontvangen_op FROM (SELECT code, bericht FROM zender ORDER BY sinds, code LIMIT ?) z"
	" CROSS JOIN bericht b ON b.id = z.bericht ORDER BY z.code",
    [SQL_STATUS_NEW_SENDERS] =
	"SELECT count(*), (SELECT count(*) FROM zender WHERE sinds > ?1 - 86400) FROM zender",

    /* What is counted of the messages since ?1, and a day later joined. */
    [SQL_ONTVANGST_ADD] =
	"INSERT INTO ontvangst SELECT ontvangen_op, oordeel, count(*) FROM bericht WHERE id >= ? GROUP BY 1, 2"
	" ON CONFLICT (moment, soort) DO UPDATE SET aantal = aantal + excluded.aantal",
    [SQL_ONTVANGST_REJECTING] =
	"INSERT INTO ontvangst SELECT ontvangen_op, ?2, count(*) FROM bericht WHERE id >= ?1 AND verwerpt = 1 AND"
	" oordeel = 4 GROUP BY 1 ON CONFLICT (moment, soort) DO UPDATE SET aantal = aantal + excluded.aantal",
    [SQL_ONTVANGST_FAR] =
	"INSERT INTO ontvangst SELECT ontvangen_op, ?2, count(*) FROM bericht WHERE id >= ?1 AND oordeel = 4 AND"
	" dagtekening - ontvangen_op / 86400 NOT BETWEEN -366 AND 1 GROUP BY 1"
	" ON CONFLICT (moment, soort) DO UPDATE SET aantal = aantal + excluded.aantal",
    [SQL_ONTVANGST_JOIN] =
	"INSERT INTO ontvangst SELECT 0, soort, sum(aantal) FROM ontvangst WHERE " A_DAY_AGO " GROUP BY soort"
	" ON CONFLICT (moment, soort) DO UPDATE SET aantal = aantal + excluded.aantal",
    [SQL_ONTVANGST_JOINED] = "DELETE FROM ontvangst WHERE " A_DAY_AGO,
    [SQL_ZENDER_ADD] =
	"INSERT INTO zender SELECT " ZENDER " AS code, max(id), min(ontvangen_op) FROM bericht WHERE id >= ? AND "
	ZENDER " > '' GROUP BY 1 ON CONFLICT (code) DO UPDATE SET bericht = max(bericht, excluded.bericht),"
	" sinds = min(sinds, excluded.sinds)",
    [SQL_OPENSTAAND_ADD] =
	"INSERT INTO openstaand SELECT ernst, count(*) FROM afkeur_rij WHERE bericht >= ? GROUP BY 1"
	" ON CONFLICT (ernst) DO UPDATE SET aantal = aantal + excluded.aantal",
    [SQL_OPENSTAAND_CHANGE] = "INSERT INTO openstaand VALUES (?, ?)"
			      " ON CONFLICT (ernst) DO UPDATE SET aantal = aantal + excluded.aantal",
    [SQL_OPENSTAAND_ALL] =
	"INSERT INTO openstaand SELECT ernst, count(*) FROM afkeur_afgeleid WHERE opgelost_door IS NULL GROUP BY 1"
	" ON CONFLICT (ernst) DO UPDATE SET aantal = aantal + excluded.aantal",

    [SQL_AANMELDING_CLEAR] = "DELETE FROM aanmelding",
    [SQL_AANMELDING_ADD] = "INSERT OR IGNORE INTO aanmelding VALUES (?, ?, ?, ?)",
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

    [SQL_ORIGINEEL_NEXT] = ORIGINEEL ORIGINEEL_NEXT,
    [SQL_ORIGINEEL_DELEN] = "SELECT deel, bytes, jeugdige FROM origineel_deel WHERE bericht = ? ORDER BY deel",
    /* A range is long enough that taking one costs little, and short enough that nobody is busy with the last
     * one for long. */
    [SQL_COMPARE_LAST] =
	"SELECT max(id) FROM (SELECT id FROM bericht WHERE id > ? ORDER BY id LIMIT 64)",
    [SQL_COMPARE_MESSAGES] =
	"SELECT id, zelfde_als, type, afzender, ontvanger, identificatie, dagtekening, bekend, verwerpt,"
	" inhoud, headerline, neemt_terug, orde FROM bericht WHERE id > ? AND id <= ? ORDER BY id",
    [SQL_COMPARE_FEITEN] =
	"SELECT f.bericht, f.jeugdige, j.client, f.regel, f.feiten FROM feit f LEFT JOIN jeugdige j"
	" ON j.id = f.jeugdige WHERE f.bericht > ? AND f.bericht <= ? ORDER BY f.bericht, f.regel",
    [SQL_COMPARE_NAMES] =
	"SELECT id, type, afzender, identificatie, dagtekening, bekend, verwerpt, ontvanger FROM bericht"
	" WHERE zelfde_als IS NULL",
    [SQL_COMPARE_SLEUTELS] = "SELECT soort, waarde, dag, bericht, regel FROM sleutel",
    [SQL_REPEATS_WRONG] = "SELECT 1 FROM bericht b WHERE b.zelfde_als IS NOT (SELECT min(a.id)"
			  " FROM bericht a WHERE a.inhoud = b.inhoud AND a.orde = b.orde AND a.id < b.id) LIMIT 1",
    [SQL_VOIDS_WRONG] =
	"SELECT 1 FROM bericht b LEFT JOIN (SELECT afzender, identificatie, dagtekening, type,"
	" min(bekend) AS eerste FROM bericht WHERE verwerpt = 1 AND zelfde_als IS NULL AND type " RETOUR
	" GROUP BY 1, 2, 3, 4) r ON b.inhoud IS NOT NULL AND b.type " HEEN " AND r.afzender = b.afzender"
	" AND r.identificatie = b.identificatie AND r.dagtekening = b.dagtekening"
	" AND r.type = b.type + 1 WHERE b.zelfde_als IS NULL AND b.nietig_vanaf IS NOT r.eerste LIMIT 1",

    /* What is masked (masker.c): a reference of an aanbieder, or an identification of who sent the message. */
    [SQL_MASKER_ANY] = "SELECT 1 FROM masker LIMIT 1",
    [SQL_MASKER_HAS] = "SELECT 1 FROM masker WHERE waarde = ?",
    [SQL_MASKER_ADD] = "INSERT OR IGNORE INTO masker (waarde) VALUES (?)",
    /* And those that repeat what it says. */
    [SQL_MASKER_BERICHT] =
	"UPDATE bericht SET identificatie = ?1 WHERE id = ?2 OR zelfde_als = ?2 RETURNING id",
    [SQL_BERICHT_NAME] =
	"SELECT id, type, afzender, identificatie, dagtekening, bekend, verwerpt, ontvanger FROM bericht"
	" WHERE id = ?",
    [SQL_BERICHTEN_BY_KEY] = "SELECT DISTINCT bericht FROM sleutel WHERE soort = ? AND waarde = ?",
    /* Copies in other bytes have the same `orde`. */
    [SQL_HEENBERICHTEN] =
	"WITH heen AS (SELECT min(id) AS id, type, afzender, identificatie, dagtekening FROM bericht"
	" WHERE type " HEEN " AND afzender IS NOT NULL GROUP BY type, afzender, identificatie, dagtekening, orde),"
	" naam AS (SELECT type, afzender, identificatie, dagtekening, count(*) AS aantal FROM heen"
	" GROUP BY type, afzender, identificatie, dagtekening),"
	" retour AS (SELECT type - 1 AS type, afzender, identificatie, dagtekening, max(verwerpt) AS verwerpt"
	" FROM bericht WHERE type " RETOUR " AND oordeel = 4 GROUP BY 1, 2, 3, 4)" /* VERDICT_ACCEPTED */
	" SELECT b.id, b.type, s.release, b.oordeel, b.afzender, b.ontvanger, b.identificatie, b.dagtekening,"
	" n.aantal, r.verwerpt FROM heen h JOIN bericht b ON b.id = h.id JOIN basis s ON s.id = b.basis"
	" JOIN naam n USING (type, afzender, identificatie, dagtekening)"
	" LEFT JOIN retour r USING (type, afzender, identificatie, dagtekening) ORDER BY b.id",
    [SQL_HEENBERICHT_FINDINGS] =
	"SELECT regel, pad, coalesce(regelnummer, 0), 1 FROM afkeur_rij WHERE bericht = ?1 UNION ALL"
	" SELECT regel, pad, coalesce(regelnummer, 0), 0 FROM afkeur_afgeleid WHERE bericht = ?1"
	" AND opgelost_door IS NULL",
    [SQL_PARTIES] = "SELECT DISTINCT afzender, ontvanger FROM bericht WHERE afzender IS NOT NULL",
    [SQL_SLEUTEL_DROP] =
	"DELETE FROM sleutel WHERE soort = ? AND waarde = ? AND dag = ? AND bericht = ? AND regel = ?",
    [SQL_FEIT_CHANGE] = "UPDATE feit SET feiten = ? WHERE bericht = ? AND regel = ?",
    [SQL_FEITEN_OF] = FEIT_FIELDS " FROM bericht b CROSS JOIN feit f ON f.bericht = b.id WHERE b.id = ?",
    [SQL_MASKER_AANMELDING] =
	"UPDATE OR REPLACE aanmelding SET referentie = ?3, waarde = ?4 WHERE aanbieder = ?1 AND referentie = ?2",
    [SQL_MASKER_FINDINGS] =
	"UPDATE OR IGNORE afkeur_afgeleid SET sleutel = ?3 WHERE dossier = ?1 AND sleutel = ?2",
    /* Those that stand under the other key already. */
    [SQL_MASKER_FINDINGS_LEFT] =
	"DELETE FROM afkeur_afgeleid WHERE dossier = ? AND sleutel = ? RETURNING ernst, opgelost_door",

    /* Each sorted by all of its columns: those of the key come first. */
    [SQL_DIFFER_BERICHT] = "SELECT * FROM bericht ORDER BY id",
    [SQL_DIFFER_FEIT] = "SELECT * FROM feit ORDER BY bericht, regel",
    [SQL_DIFFER_AFKEUR] = "SELECT * FROM afkeur_afgeleid ORDER BY 1, 2, 3, 4, 5",
    [SQL_DIFFER_JEUGDIGE] = "SELECT * FROM jeugdige ORDER BY id",
    [SQL_DIFFER_VERZOEK] = "SELECT * FROM verzoek_rij ORDER BY jeugdige, nr",
    [SQL_DIFFER_TOEWIJZING] = "SELECT * FROM toewijzing_rij ORDER BY jeugdige, nr",
    [SQL_DIFFER_LEVERING] = "SELECT * FROM levering_rij ORDER BY jeugdige, nr",
    [SQL_DIFFER_WACHTKETEN] = "SELECT * FROM wachtketen_rij ORDER BY jeugdige, nr",
    [SQL_DIFFER_TRAJECT] = "SELECT * FROM traject_rij ORDER BY jeugdige, nr",
    [SQL_DIFFER_MASKER] = "SELECT * FROM masker ORDER BY waarde",
    /* The seconds are those of a clock that may have been set. */
    [SQL_DIFFER_TELLING] = "SELECT 'ontvangst', soort, sum(aantal) FROM ontvangst GROUP BY soort"
			   " UNION ALL SELECT 'openstaand', ernst, aantal FROM openstaand WHERE aantal <> 0"
			   " UNION ALL SELECT 'zender', code || ' ' || sinds, bericht FROM zender"
			   " UNION ALL SELECT 'zonder bericht', moment, soort FROM ontvangst WHERE moment > 0"
			   " AND moment NOT IN (SELECT ontvangen_op FROM bericht) ORDER BY 1, 2, 3",
    [SQL_DIFFER_SLEUTEL] = "SELECT * FROM sleutel ORDER BY soort, waarde, dag, bericht, regel",

    [SQL_BERICHT_HELD] = "SELECT b.id, o.bytes FROM bericht b JOIN origineel o ON o.bericht = b.id"
			 " WHERE b.kenmerk = ? AND b.ontvangen_op < ? AND b.id NOT IN (SELECT bericht FROM gewist)",

    [SQL_BACKUP_TALLY] =
	"SELECT (SELECT count(*) FROM bericht), (SELECT count(*) FROM origineel),"
	" (SELECT count(*) FROM feit), (SELECT count(*) FROM jeugdige),"
	" (SELECT count(*) FROM afkeur_rij) + (SELECT count(*) FROM afkeur_afgeleid),"
	" (SELECT count(*) FROM aanmelding),"
	" (SELECT count(*) FROM toewijzing_rij), (SELECT count(*) FROM levering_rij),"
	" (SELECT count(*) FROM wachtketen_rij), (SELECT count(*) FROM verzoek_rij),"
	" (SELECT count(*) FROM traject_rij)",
    [SQL_KEYS_MESSAGES] = KEYS_MESSAGES("feit"),
    [SQL_KEYS_ALL] = KEYS_ALL("feit"),
    [SQL_KEYS_YOUTH] = KEYS_YOUTH("feit"),

    /* What cannot be derived from the originals. */
    [SQL_CARRY_MESSAGES] = ORIGINEEL CARRY_MESSAGES,
    [SQL_CARRY_GEWIST] = "SELECT bericht FROM gewist",
    [SQL_CARRY_AFKEUR] = CARRY_AFKEUR,
    [SQL_CARRY_AANMELDING] = "SELECT aanbieder, referentie, aanmelddag FROM aanmelding",
    [SQL_CARRY_LIJST] = "SELECT naam, vanaf, sha256 FROM lijst",
    [SQL_CARRY_NAAM] = "SELECT soort, code, naam FROM naam",
    /* Messages are judged anew, and youths derived. */
    [SQL_CARRY_STAND] = "SELECT sleutel, waarde FROM stand WHERE sleutel NOT IN ('" STAND_JUDGED
			"', '" STAND_POSTPONED "', 'volgorde')",
    [SQL_CARRY_LOGBOEK] = "SELECT * FROM logboek ORDER BY nr",
    [SQL_CARRY_LOGBOEK_END] = LOGBOEK_END,

    [SQL_LOGBOEK_ADD] = "INSERT INTO logboek VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    /* A link before it is there, as a row. */
    [SQL_LOGBOEK_CELLS] = "SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?",
    [SQL_LOGBOEK_HEAD] = "SELECT nr, moment, kop FROM logboek ORDER BY nr DESC LIMIT 1",
    [SQL_LOGBOEK_HEAD_OF] = "SELECT kop FROM logboek WHERE nr = ?",
    [SQL_LOGBOEK_ALL] = "SELECT * FROM logboek ORDER BY nr",
    [SQL_LOGBOEK_END] = LOGBOEK_END,
    [SQL_LOGBOEK_END_SET] = "INSERT OR REPLACE INTO logboek_einde VALUES (1, ?, ?)",
    [SQL_LOGBOEK_TABELLEN] = "SELECT tabellen FROM logboek WHERE length(tabellen) > 0 ORDER BY nr DESC",
    [SQL_LOGBOEK_SHOWN] = "SELECT * FROM logboek WHERE betreft = coalesce(?, betreft) ORDER BY nr",
    /* The messages from one number to another, each behind its number: nothing that a later message changes. */
    [SQL_CUSTODY_BERICHT] =
	"SELECT b.id, b.kenmerk, b.ontvangen_op, b.bestand, b.lid, b.oordeel, s.programma, s.release, s.schemas,"
	" s.regels, s.lijsten, b.type, b.afzender, b.ontvanger, b.identificatie, b.dagtekening, b.bekend,"
	" b.headerline, b.verwerpt, b.neemt_terug, b.inhoud, b.orde, b.zelfde_als,"
	" EXISTS (SELECT 1 FROM gewist g WHERE g.bericht = b.id) FROM bericht b"
	" LEFT JOIN basis s ON s.id = b.basis WHERE b.id BETWEEN ? AND ? ORDER BY b.id",
    [SQL_CUSTODY_ORIGINEEL] = "SELECT bericht, bytes FROM origineel WHERE bericht BETWEEN ? AND ? ORDER BY bericht",
    [SQL_CUSTODY_DEEL] =
	"SELECT d.bericht, d.deel, j.client, d.bytes FROM origineel_deel d LEFT JOIN jeugdige j ON j.id = d.jeugdige"
	" WHERE d.bericht BETWEEN ? AND ? ORDER BY d.bericht, d.deel",
    [SQL_CUSTODY_FEIT] =
	"SELECT f.bericht, f.regel, j.client, f.feiten FROM feit f LEFT JOIN jeugdige j ON j.id = f.jeugdige"
	" WHERE f.bericht BETWEEN ? AND ? ORDER BY f.bericht, f.regel",
    [SQL_CUSTODY_AFKEUR] = CARRY_AFKEUR " WHERE bericht BETWEEN ? AND ? ORDER BY bericht, volgnummer",
    [SQL_CUSTODY_LIJST] = "SELECT * FROM lijst ORDER BY naam, vanaf",
    [SQL_CUSTODY_NAAM] = "SELECT * FROM naam ORDER BY soort, code",
    [SQL_CUSTODY_AANMELDING] = "SELECT * FROM aanmelding ORDER BY aanbieder, referentie",
    [SQL_CUSTODY_STAND] = "SELECT * FROM stand ORDER BY sleutel",

    /* What is kept about a youth (inzage.c). */
    [SQL_BERICHT_OF] = "SELECT id FROM bericht WHERE kenmerk = ?",
    [SQL_GEWIST_ADD] = "INSERT OR IGNORE INTO gewist (bericht) VALUES (?)",

    [SQL_INZAGE_REPEATS] = "SELECT id FROM bericht WHERE zelfde_als = ?",
    [SQL_INZAGE_NOT_ACCEPTED] = ORIGINEEL FROM_ORIGINEEL " WHERE b.oordeel <> 4 ORDER BY b.id", /* VERDICT_ACCEPTED */
    /* What repeats another message has its youths there. */
    [SQL_INZAGE_BERICHT] =
	"SELECT type, afzender, ontvanger, identificatie, dagtekening, ontvangen_op, bestand, lid, oordeel, zelfde_als,"
	" EXISTS (SELECT 1 FROM feit f WHERE f.bericht = coalesce(b.zelfde_als, b.id) AND f.jeugdige <> ?2),"
	" EXISTS (SELECT 1 FROM origineel_deel d WHERE d.bericht = b.id) FROM bericht b WHERE id = ?1",
    [SQL_INZAGE_AANMELDING] = "SELECT aanmelddag FROM aanmelding WHERE aanbieder = ? AND referentie = ?",
    [SQL_INZAGE_FINDINGS] =
	"SELECT regel, ernst, regelnummer, pad FROM (SELECT regel, ernst, regelnummer, pad FROM afkeur_rij"
	" WHERE bericht = ?1 AND ?2 UNION SELECT regel, ernst, regelnummer, pad FROM afkeur_afgeleid"
	" WHERE bericht = ?1 AND (?2 OR (dossier = ?3 AND sleutel = ?4))) ORDER BY regelnummer, regel, pad",

    /* A message by its number, its bytes, its file or its name (show.h). */
    [SQL_SHOW_FIND] =
	"SELECT id FROM bericht WHERE id = ?1 OR kenmerk = ?2 OR bestand IN (?3, ?4)"
	" OR bestand || '!' || lid IN (?3, ?4) OR identificatie IN (?5, ?6) ORDER BY id",
    [SQL_SHOW_BERICHT] =
	BERICHT_FIELDS ", b.ontvangen_op, b.bestand, b.lid, b.oordeel, s.programma, s.release, b.zelfde_als,"
	" EXISTS (SELECT 1 FROM gewist g WHERE g.bericht = b.id), b.kenmerk, b.dagtekening"
	" FROM bericht b JOIN basis s ON s.id = b.basis WHERE b.id = ?",
    /* In the order of the view afkeur. */
    [SQL_SHOW_FINDINGS] =
	"SELECT regel, retourcode, ernst, regelnummer, pad, tussen, opgelost_door FROM"
	" (SELECT regel, retourcode, ernst, regelnummer, pad, 0 AS tussen, NULL AS opgelost_door, volgnummer AS plaats"
	" FROM afkeur_rij WHERE bericht = ?1 UNION ALL"
	" SELECT r.regel, r.retourcode, r.ernst, r.regelnummer, r.pad, 1, r.opgelost_door, r.gebeurtenis"
	" FROM afkeur_afgeleid r WHERE r.bericht = ?1 AND NOT EXISTS (SELECT 1 FROM afkeur_afgeleid t"
	" WHERE t.bericht = r.bericht AND t.regel = r.regel AND t.pad = r.pad AND t.dossier < r.dossier))"
	" ORDER BY tussen, plaats, regel, pad",
    [SQL_SHOW_OTHER_RETOUR] =
	"SELECT dag FROM sleutel WHERE soort = ? AND waarde = ? AND bericht <> ? ORDER BY dag LIMIT 1",

    /* Of a message, and of a youth, that is erased (erase.c). */
    [SQL_ERASE_ORIGINEEL] = "DELETE FROM origineel WHERE bericht = ?",
    [SQL_ERASE_DELEN] = "DELETE FROM origineel_deel WHERE bericht = ?",
    [SQL_ERASE_FEITEN] = "DELETE FROM feit WHERE bericht = ?",
    [SQL_ERASE_AFKEUR] = "DELETE FROM afkeur_rij WHERE bericht = ?",
    [SQL_ERASE_AFGELEID] = "DELETE FROM afkeur_afgeleid WHERE bericht = ?",
    [SQL_ERASE_UITGESTELD] = "DELETE FROM uitgesteld WHERE bericht = ?",
    [SQL_ERASE_GEWIST] = "DELETE FROM gewist WHERE bericht = ?",
    [SQL_ERASE_BERICHT] = "DELETE FROM bericht WHERE id = ?",
    [SQL_ERASE_CHANGE] = "UPDATE bericht SET inhoud = ?, orde = ?, headerline = ?, verwerpt = ?, neemt_terug = ?,"
			 " zelfde_als = NULL, nietig_vanaf = NULL WHERE id = ?",
    [SQL_ERASE_AANMELDING] = "DELETE FROM aanmelding WHERE aanbieder = ? AND referentie = ?",
    [SQL_ERASE_VERZOEK] = "DELETE FROM verzoek_rij WHERE jeugdige = ?",
    [SQL_ERASE_TOEWIJZING] = "DELETE FROM toewijzing_rij WHERE jeugdige = ?",
    [SQL_ERASE_LEVERING] = "DELETE FROM levering_rij WHERE jeugdige = ?",
    [SQL_ERASE_WACHTKETEN] = "DELETE FROM wachtketen_rij WHERE jeugdige = ?",
    [SQL_ERASE_TRAJECT] = "DELETE FROM traject_rij WHERE jeugdige = ?",
    [SQL_ERASE_DOSSIER] = "DELETE FROM afkeur_afgeleid WHERE dossier = 1 AND sleutel = ?", /* DOSSIER_JEUGDIGE */
    [SQL_ERASE_UNVOID] =
	"UPDATE bericht SET nietig_vanaf = NULL WHERE id IN (SELECT bericht FROM sleutel WHERE soort = "
	SLEUTEL_VAN_BERICHT " AND waarde = ? AND dag = ?) AND type = ? AND afzender = ? AND identificatie = ?",
    [SQL_ERASE_MASKER] = "DELETE FROM masker WHERE waarde = ?",
    [SQL_ERASE_JEUGDIGE] = "DELETE FROM jeugdige WHERE id = ?",
};

/* What is asked of databases before the present version: of those up to a version, the first row counts.
 * Rows are only ever added. */
static const struct {
	enum statement statement;
	int until;
	const char *text;
} older[] = {
    {SQL_ORIGINEEL_NEXT, 12,
     ORIGINEEL_12 ", coalesce(b.release, ''), x''" FROM_ORIGINEEL " WHERE b.id > ? ORDER BY b.id LIMIT 1"},
    {SQL_CARRY_MESSAGES, 12,
     ORIGINEEL_12 CARRIED ", b.versie, coalesce(b.release, ''), s.sha256, x'', x''" FROM_ORIGINEEL
     " LEFT JOIN schemaset s ON s.id = b.schemaset ORDER BY b.id"},
    {SQL_ORIGINEEL_NEXT, 13, ORIGINEEL_13 ORIGINEEL_NEXT},
    {SQL_CARRY_MESSAGES, 13, ORIGINEEL_13 CARRY_MESSAGES},
    {SQL_CARRY_GEWIST, 13, NOTHING},
    {SQL_CARRY_AFKEUR, 2, CARRY_AFKEUR},
    {SQL_CARRY_AFKEUR, 11, CARRY_AFKEUR " WHERE gebeurtenis IS NULL"},
    {SQL_CARRY_AANMELDING, 1, NOTHING},
    {SQL_CARRY_LIJST, 3, NOTHING},
    {SQL_CARRY_NAAM, 9, NOTHING},
    {SQL_CARRY_LOGBOEK, 13, NOTHING},
    {SQL_CARRY_LOGBOEK_END, 13, NOTHING},
    {SQL_KEYS_MESSAGES, 12, KEYS_MESSAGES("event")},
    {SQL_KEYS_ALL, 12, KEYS_ALL("event")},
    {SQL_KEYS_YOUTH, 12, KEYS_YOUTH("event")},
};

const char *statement_text(enum statement statement, int version)
{
	for (size_t i = 0; version > 0 && i < sizeof(older) / sizeof(older[0]); i++)
		if (older[i].statement == statement && version <= older[i].until)
			return older[i].text;
	return texts[statement];
}
