#include "statements.h"

/* Tables read better as they are laid out here. */
/* clang-format off */

#define NAME(column) ", " #column
#define HOLE(column) ", ?"
#define OF_E(column) ", e." #column
#define NAMES EVENT_COLUMNS(NAME, NAME, NAME, NAME)
#define HOLES EVENT_COLUMNS(HOLE, HOLE, HOLE, HOLE)
#define EVENT_VALUES                                                                               \
	"SELECT b.type, e.soort, e.regel, b.bekend, b.nietig_vanaf, b.identificatie" EVENT_COLUMNS(\
	    OF_E, OF_E, OF_E, OF_E) " FROM event e JOIN bericht b ON b.id = e.bericht "

static const char *const texts[STATEMENTS] = {
    [SQL_BEGIN] = "BEGIN IMMEDIATE",
    [SQL_COMMIT] = "COMMIT",
    [SQL_ROLLBACK] = "ROLLBACK",

    [SQL_SCHEMASET_ADD] = "INSERT OR IGNORE INTO schemaset (sha256) VALUES (?)",
    [SQL_SCHEMASET_ID] = "SELECT id FROM schemaset WHERE sha256 = ?",
    [SQL_BERICHT_ADD] =
	"INSERT OR IGNORE INTO bericht (sha256, ontvangen_op, bestand, lid, oordeel, type, release, afzender,"
	" ontvanger, identificatie, dagtekening, bekend, verwerpt, inhoud, schemaset, versie)"
	" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_BERICHT_SAME] =
	"SELECT id FROM bericht WHERE inhoud = ? AND id <> ? AND zelfde_als IS NULL LIMIT 1",
    [SQL_BERICHT_REPEATS] = "UPDATE bericht SET zelfde_als = ? WHERE id = ?",
    [SQL_ORIGINEEL_ADD] = "INSERT INTO origineel (bericht, bytes) VALUES (?, ?)",
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

    [SQL_EVENT_ADD] = "INSERT INTO event (bericht, regel, soort, jeugdige" NAMES
		      ") VALUES (?, ?, ?, ?" HOLES ")",

    [SQL_EVENTS_OF] = EVENT_VALUES "WHERE e.jeugdige = ?",
    /* Of a key that several youths use one request counts. */
    [SQL_RIVALS_OF] =
	EVENT_VALUES "WHERE e.soort IN (4, 5) AND e.jeugdige <> ?1 AND (e.aanbieder, e.referentie)"
		     " IN (SELECT aanbieder, referentie FROM event WHERE jeugdige = ?1"
		     " AND soort IN (4, 5))",
    /* A JW319 and the head of a JW325 name no youth: they belong to whose request or claim they
     * answer. */
    [SQL_ANSWERS_OF] =
	EVENT_VALUES "WHERE e.soort = 9 AND (e.aanbieder, e.referentie) IN (SELECT aanbieder,"
		     " referentie FROM event WHERE jeugdige = ? AND soort IN (4, 5))",
    [SQL_CLAIM_ANSWERS_OF] =
	EVENT_VALUES "WHERE e.soort = 12 AND (e.aanbieder, e.betreft, e.betreft_dagtekening) IN"
		     " (SELECT p.aanbieder, d.identificatie, d.dagtekening FROM event p"
		     " JOIN bericht d ON d.id = p.bericht WHERE p.jeugdige = ? AND p.soort = 11)",

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

    [SQL_TOUCH] = "INSERT OR IGNORE INTO geraakt VALUES (?)",
    [SQL_TOUCH_VERZOEK] =
	"INSERT OR IGNORE INTO geraakt SELECT jeugdige FROM event"
	" WHERE aanbieder = ? AND referentie = ? AND soort IN (4, 5) AND jeugdige IS NOT NULL",
    [SQL_TOUCH_DECLARATIE] =
	"INSERT OR IGNORE INTO geraakt SELECT p.jeugdige FROM bericht d"
	" JOIN event p ON p.bericht = d.id WHERE d.afzender = ? AND d.identificatie = ?"
	" AND d.dagtekening = ? AND p.soort = 11 AND p.jeugdige IS NOT NULL",
    /* Also those whose requests a JW319 answers, or who use a reference of this message too. */
    [SQL_TOUCH_BERICHT] = "INSERT OR IGNORE INTO geraakt SELECT jeugdige FROM event"
			  " WHERE bericht = ?1 AND jeugdige IS NOT NULL"
			  " UNION SELECT v.jeugdige FROM event e JOIN event v"
			  " ON v.aanbieder = e.aanbieder AND v.referentie = e.referentie"
			  " WHERE e.bericht = ?1 AND e.soort IN (4, 5, 9) AND v.soort IN (4, 5)"
			  " AND v.jeugdige IS NOT NULL",
    [SQL_TOUCH_ALL] = "INSERT OR IGNORE INTO geraakt SELECT id FROM jeugdige",
    [SQL_TOUCHED] = "SELECT id FROM geraakt WHERE id > ? ORDER BY id LIMIT 1",
    [SQL_TOUCHED_CLEAR] = "DELETE FROM geraakt",
    [SQL_JEUGDIGEN] = "SELECT id FROM jeugdige WHERE id > ? ORDER BY id LIMIT 1",

    [SQL_STAND_GET] = "SELECT waarde FROM stand WHERE sleutel = ?",
    [SQL_STAND_SET] = "INSERT INTO stand (sleutel, waarde) VALUES (?, ?)"
		      " ON CONFLICT (sleutel) DO UPDATE SET waarde = excluded.waarde",

    [SQL_TOEWIJZING_DELETE] = "DELETE FROM toewijzing_rij WHERE jeugdige = ?",
    [SQL_LEVERING_DELETE] = "DELETE FROM levering_rij WHERE jeugdige = ?",
    [SQL_WACHTKETEN_DELETE] = "DELETE FROM wachtketen_rij WHERE jeugdige = ?",
    [SQL_VERZOEK_DELETE] = "DELETE FROM verzoek_rij WHERE jeugdige = ?",
    [SQL_TRAJECT_DELETE] = "DELETE FROM traject_rij WHERE jeugdige = ?",
    [SQL_TOEWIJZING_ADD] = "INSERT INTO toewijzing_rij VALUES"
			   " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_LEVERING_ADD] = "INSERT INTO levering_rij VALUES"
			 " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_WACHTKETEN_ADD] = "INSERT INTO wachtketen_rij VALUES"
			   " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_VERZOEK_ADD] = "INSERT INTO verzoek_rij VALUES"
			" (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_TRAJECT_ADD] = "INSERT INTO traject_rij VALUES"
			" (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",

    [SQL_STATUS] = "SELECT (SELECT count(*) FROM bericht), (SELECT count(*) FROM jeugdige),"
		   " (SELECT max(ontvangen_op) FROM bericht)",
    [SQL_STATUS_VERDICTS] = "SELECT oordeel, count(*) FROM bericht GROUP BY oordeel",

    [SQL_AANMELDING_CLEAR] = "DELETE FROM aanmelding",
    [SQL_AANMELDING_ADD] = "INSERT OR IGNORE INTO aanmelding VALUES (?, ?, ?)",
    [SQL_AANMELDING_STATUS] = "SELECT (SELECT count(*) FROM aanmelding),"
			      " (SELECT count(*) FROM aanmeldwacht)",

    [SQL_ORIGINEEL_NEXT] = "SELECT b.id, b.sha256, b.oordeel, o.bytes FROM bericht b"
			   " LEFT JOIN origineel o ON o.bericht = b.id WHERE b.id > ?"
			   " ORDER BY b.id LIMIT 1",
    [SQL_BERICHT_AGAIN] =
	"UPDATE bericht SET type = ?, release = ?, afzender = ?, ontvanger = ?, identificatie = ?,"
	" dagtekening = ?, bekend = ?, verwerpt = ?, inhoud = ? WHERE id = ?",
};

const char *statement_text(enum statement statement)
{
	return texts[statement];
}
