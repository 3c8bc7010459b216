#include "statements.h"

/* Tables read better as they are laid out here. */
/* clang-format off */

#define NAME(column) ", " #column
#define HOLE(column) ", ?"
#define OF_E(column) ", e." #column
#define NAMES EVENT_COLUMNS(NAME, NAME, NAME, NAME, NAME)
#define HOLES EVENT_COLUMNS(HOLE, HOLE, HOLE, HOLE, HOLE)
#define EVENT_FIELDS                                                                               \
	"SELECT b.type, e.soort, e.regel, b.bekend, b.nietig_vanaf, b.identificatie, b.id,"    \
	" e.jeugdige, b.groep, b.volgorde, b.nietig_volgorde, b.nietig_eerst, b.headerline,"                \
	" b.inhoud IS NULL"                                                                        \
	EVENT_COLUMNS(OF_E, OF_E, OF_E, OF_E, OF_E)
#define EVENT_VALUES EVENT_FIELDS " FROM event e JOIN bericht b ON b.id = e.bericht "

/* What the message b may know of g (dossier.h of the rules). What broke a rule by itself says nothing. */
#define BEFORE                                                                                     \
	"g.volgorde < b.volgorde AND g.inhoud IS NOT NULL AND (g.nietig_eerst IS NULL"             \
	" OR g.nietig_eerst > b.dagtekening OR g.nietig_volgorde >= b.volgorde)"
#define EARLIER "g.dagtekening <= b.dagtekening AND " BEFORE
/* A claim that a JW325 refused as a whole counts as not sent (keys, section 2): f of message g is of one
 * that b may know to be refused. The codes are those of the Header and of DeclaratieAntwoord. */
#define NOT_REFUSED                                                                                \
	" AND NOT EXISTS (SELECT 1 FROM event a JOIN bericht r ON r.id = a.bericht"            \
	" WHERE a.soort = 12 AND a.aanbieder = f.aanbieder AND a.gemeente = f.gemeente"            \
	" AND a.betreft = g.identificatie AND a.betreft_dagtekening = g.dagtekening"               \
	" AND (a.retourcodes <> '0200'"                                                            \
	" OR a.antwoordcodes NOT IN ('0200', '8001', '0200,8001', '8001,0200'))"                   \
	" AND r.volgorde < b.volgorde AND r.dagtekening <= b.dagtekening)"
/* The same of the line f alone, when it is listed. */
#define NOT_LISTED                                                                                 \
	" AND NOT EXISTS (SELECT 1 FROM event a JOIN bericht r ON r.id = a.bericht"                \
	" WHERE a.soort = 13 AND a.aanbieder = f.aanbieder"                                        \
	" AND a.referentienummer = f.referentienummer AND a.gemeente = f.gemeente"                 \
	" AND a.betreft = g.identificatie"                                                         \
	" AND a.betreft_dagtekening = g.dagtekening"                                               \
	" AND r.volgorde < b.volgorde AND r.dagtekening <= b.dagtekening)"
#define ANOTHER "EXISTS (SELECT 1 FROM event f JOIN bericht g ON g.id = f.bericht WHERE "

/* Whether a message only takes back: deliveries (StatusAanlevering 3), or claims. */
#define TAKES_BACK                                                                                 \
	"CASE b.type WHEN 305 THEN " ONLY_DELETES " WHEN 307 THEN " ONLY_DELETES                   \
	" WHEN 323 THEN NOT EXISTS (SELECT 1 FROM event e WHERE e.bericht = b.id AND e.soort = 11" \
	" AND e.budget >= 0) ELSE 0 END"
#define ONLY_DELETES                                                                               \
	"NOT EXISTS (SELECT 1 FROM event e WHERE e.bericht = b.id AND e.status IS NOT '3')"

/* Numbers that may be used once (keys, section 2), asked of an event e of message b. BerichtIdentificatie
 * is spent also by a message that was rejected: the transport has seen it. That one has no place in the
 * order of judging: it came with its group, and in it on its day. A JW323 is answered once. */
#define AGAIN_IDENTIFICATIE                                                                        \
	"CASE WHEN EXISTS (SELECT 1 FROM bericht g WHERE g.afzender = b.afzender"                  \
	" AND g.identificatie = b.identificatie AND g.type = b.type AND g.id <> b.id"              \
	" AND g.zelfde_als IS NULL AND (g.volgorde < b.volgorde"                                   \
	" OR (g.volgorde IS NULL AND (coalesce(g.groep, 0) < b.groep OR (g.groep = b.groep"        \
	" AND g.dagtekening <= b.dagtekening))))) THEN 1 WHEN e.soort = 12 THEN " ANOTHER          \
	"f.soort = 12 AND f.aanbieder = e.aanbieder AND f.betreft = e.betreft"                     \
	" AND f.betreft_dagtekening = e.betreft_dagtekening AND " EARLIER ") ELSE 0 END"
#define AGAIN_TOEWIJZING                                                                           \
	ANOTHER "f.soort = 1 AND f.gemeente = e.gemeente"                                          \
		" AND f.toewijzingnummer = e.toewijzingnummer AND (f.jeugdige <> e.jeugdige"       \
		" OR f.aanbieder <> e.aanbieder) AND " EARLIER ")"
#define AGAIN_VERZOEK                                                                              \
	ANOTHER "f.soort IN (4, 5) AND f.aanbieder = e.aanbieder AND f.referentie = e.referentie"  \
		" AND " EARLIER ")"
#define AGAIN_DECLARATIE                                                                           \
	ANOTHER "f.soort = 10 AND f.aanbieder = e.aanbieder"                                       \
		" AND f.referentie = e.referentie AND " EARLIER NOT_REFUSED ")"
#define AGAIN_PRESTATIE                                                                            \
	ANOTHER "f.soort = 11 AND f.aanbieder = e.aanbieder"                                       \
		" AND f.referentienummer = e.referentienummer AND ((g.id = b.id"                   \
		" AND f.regel < e.regel) OR (" EARLIER NOT_REFUSED ")))"
/* TR390, of a client who is known: a debit is taken back once, for whichever youth that is done. */
#define AGAIN_CREDIT                                                                               \
	"CASE WHEN e.vorigreferentienummer IS NULL OR e.budget >= 0 THEN 0 WHEN " ANOTHER          \
	"f.soort = 11 AND f.aanbieder = e.aanbieder"                                               \
	" AND f.vorigreferentienummer = e.vorigreferentienummer AND f.budget < 0 AND " EARLIER     \
	NOT_REFUSED NOT_LISTED ") THEN " ANOTHER "f.jeugdige = e.jeugdige AND f.soort = 1"         \
	" AND f.aanbieder = e.aanbieder AND f.gemeente = e.gemeente AND " BEFORE ") ELSE 0 END"
/* Months are claimed in order (keys, section 7). Those that may not be are few, and told by one look at
 * the claims of a provider on a municipality in the order in which they were judged. */
#define ANOTHER_MAAND                                                                              \
	ANOTHER "f.soort = 10 AND f.aanbieder = e.aanbieder AND f.gemeente = e.gemeente AND "
#define MAAND_TERUG                                                                                \
	"CASE WHEN (e.bericht, e.regel) IN (SELECT bericht, regel FROM terug) THEN "               \
	ANOTHER_MAAND "f.begindatum > e.begindatum AND " EARLIER NOT_REFUSED ") ELSE 0 END"
#define TERUG                                                                                      \
	"WITH paar AS MATERIALIZED (SELECT DISTINCT e.aanbieder, e.gemeente FROM bericht b"        \
	" CROSS JOIN event e ON e.bericht = b.id WHERE b.id >= ?1 AND b.type = 323"                \
	" AND e.soort = 10), terug AS MATERIALIZED (SELECT bericht, regel FROM (SELECT"            \
	" f.bericht, f.regel, f.begindatum, max(f.begindatum) OVER (PARTITION BY f.aanbieder,"     \
	" f.gemeente ORDER BY g.volgorde ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"        \
	" AS hoogste FROM paar p CROSS JOIN event f ON f.soort = 10 AND f.aanbieder = p.aanbieder" \
	" AND f.gemeente = p.gemeente JOIN bericht g ON g.id = f.bericht"                          \
	" WHERE g.volgorde IS NOT NULL AND g.inhoud IS NOT NULL) WHERE begindatum < hoogste) "
/* The month before is there as a rule: it is looked for first. */
#define MAAND_OVER                                                                                 \
	"CASE WHEN " ANOTHER_MAAND "f.begindatum BETWEEN e.begindatum - 31 AND e.begindatum"       \
	" AND f.einddatum >= e.begindatum - 1 AND " EARLIER NOT_REFUSED ") THEN 0 WHEN "           \
	ANOTHER_MAAND "f.einddatum >= e.begindatum - 1 AND " EARLIER NOT_REFUSED ") THEN 0 ELSE "  \
	ANOTHER_MAAND EARLIER NOT_REFUSED ") END"
/* A retour and its heenbericht share sender, number and date. A message that broke a rule by itself has
 * no place in the order of judging; it came with its group. */
#define RETOUR_LOS                                                                                 \
	"(NOT EXISTS (SELECT 1 FROM bericht g WHERE g.afzender = b.afzender"                       \
	" AND g.identificatie = b.identificatie AND g.dagtekening = b.dagtekening"                 \
	" AND g.type = b.type - 1 AND (g.volgorde < b.volgorde OR (g.volgorde IS NULL"             \
	" AND coalesce(g.groep, 0) <= b.groep))))"
#define RETOUR_TWEEDE                                                                              \
	"EXISTS (SELECT 1 FROM bericht g WHERE g.afzender = b.afzender"                            \
	" AND g.identificatie = b.identificatie AND g.dagtekening = b.dagtekening"                 \
	" AND g.type = b.type AND g.volgorde < b.volgorde)"

/* What original_read reads of a message. */
#define ORIGINEEL "SELECT b.id, b.sha256, b.oordeel, o.bytes"
#define FROM_ORIGINEEL " FROM bericht b LEFT JOIN origineel o ON o.bericht = b.id"

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

#define WRONG(kinds, type)                                                                         \
	"SELECT * FROM (SELECT e.bericht, e.regel, CASE e.soort " kinds " ELSE 0 END AS wrong"     \
	" FROM bericht b CROSS JOIN event e ON e.bericht = b.id WHERE b.id >= ?1 AND b.type " type \
	" AND b.inhoud IS NOT NULL) WHERE wrong"

static const char *const texts[STATEMENTS] = {
    [SQL_BEGIN] = "BEGIN IMMEDIATE",
    [SQL_COMMIT] = "COMMIT",
    [SQL_ROLLBACK] = "ROLLBACK",

    [SQL_SCHEMASET_ADD] = "INSERT OR IGNORE INTO schemaset (sha256) VALUES (?)",
    [SQL_SCHEMASET_ID] = "SELECT id FROM schemaset WHERE sha256 = ?",
    [SQL_BERICHT_ADD] =
	"INSERT OR IGNORE INTO bericht (sha256, ontvangen_op, bestand, lid, oordeel, type, release, afzender,"
	" ontvanger, identificatie, dagtekening, bekend, verwerpt, inhoud, schemaset, versie,"
	" headerline, groep) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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

    /* All that deriving asks for (packed.c), as it lies in the tables: from one message up to another. A retour
     * says no more than what it voids. */
    [SQL_EVENTS_ALL] = "SELECT b.id, e.jeugdige, b.type, e.soort, e.regel, b.bekend, b.nietig_vanaf,"
		       " b.identificatie, b.inhoud IS NULL" EVENT_COLUMNS_1(OF_E, OF_E, OF_E, OF_E)
		       " FROM event e CROSS JOIN bericht b ON b.id = e.bericht"
		       " WHERE e.bericht >= ? AND e.bericht < ? AND e.soort < 14",
    [SQL_EVENTS_HALF] = "SELECT coalesce(max(id), 0) / 2 FROM bericht",
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

    [SQL_TOUCH] = "INSERT OR IGNORE INTO geraakt VALUES (?)",
    [SQL_TOUCH_VERZOEK] =
	"INSERT OR IGNORE INTO geraakt SELECT jeugdige FROM event"
	" WHERE aanbieder = ? AND referentie = ? AND soort IN (4, 5) AND jeugdige IS NOT NULL",
    /* Also those whose claims are taken back by it. */
    [SQL_TOUCH_DECLARATIE] =
	"INSERT OR IGNORE INTO geraakt SELECT p.jeugdige FROM bericht d"
	" JOIN event p ON p.bericht = d.id WHERE d.afzender = ?1 AND d.identificatie = ?2"
	" AND d.dagtekening = ?3 AND p.soort = 11 AND p.jeugdige IS NOT NULL"
	" UNION SELECT p.jeugdige FROM bericht d JOIN event c ON c.bericht = d.id"
	" JOIN event p ON p.soort = 11 AND p.aanbieder = c.aanbieder"
	" AND p.referentienummer = c.vorigreferentienummer WHERE d.afzender = ?1"
	" AND d.identificatie = ?2 AND d.dagtekening = ?3 AND c.soort = 11 AND p.jeugdige IS NOT NULL",
    [SQL_TOUCH_DEBET] =
	"INSERT OR IGNORE INTO geraakt SELECT jeugdige FROM event WHERE soort = 11"
	" AND aanbieder = ? AND referentienummer = ? AND jeugdige IS NOT NULL",
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
    [SQL_JEUGDIGEN] = "SELECT id, client FROM jeugdige ORDER BY id",
    [SQL_FIRST_DAY] = "SELECT bekend FROM bericht WHERE " COUNTS " ORDER BY bekend LIMIT 1",
    [SQL_LAST_DAY] = "SELECT bekend FROM bericht WHERE " COUNTS " ORDER BY bekend DESC LIMIT 1",
    [SQL_SIGNALEN] =
	"SELECT regel, " MAAND_OF("bekend") " AS maand, gemeente, aanbieder, sum(aantal) FROM (SELECT a.regel,"
	" b.bekend, coalesce(CAST(CASE length(b.afzender) WHEN 4 THEN b.afzender ELSE b.ontvanger END"
	" AS INTEGER), -1) AS gemeente, coalesce(CASE length(b.afzender) WHEN 8 THEN b.afzender"
	" ELSE b.ontvanger END, '') AS aanbieder, count(*) AS aantal"
	" FROM afkeur_rij a CROSS JOIN bericht b ON b.id = a.bericht WHERE a.ernst = 'signaal'"
	" AND b.bekend BETWEEN ? AND ? GROUP BY 1, 2, 3, 4) GROUP BY 1, 2, 3, 4",
    [SQL_AFZENDERS] = "SELECT bekend, " ZENDER " FROM bericht WHERE " COUNTS " ORDER BY bekend",

    /* The order of judging. */
    [SQL_GROUP_NEXT] = "SELECT coalesce(max(id), 0) + 1 FROM bericht",
    /* By name, so that those of one name follow each other. A JW323 that broke a rule by itself has a place too:
     * it was sent before its answer, or after. */
    [SQL_GROUP] = "SELECT b.id, b.type, b.bekend, b.volgorde, b.groep, " TAKES_BACK ", b.identificatie,"
		  " b.afzender FROM bericht b WHERE b.id >= ?"
		  " AND ((b.inhoud IS NOT NULL AND b.zelfde_als IS NULL) OR (b.inhoud IS NULL AND b.type = 323"
		  " AND EXISTS (SELECT 1 FROM event e WHERE e.bericht = b.id)))"
		  " ORDER BY b.identificatie, b.afzender",
    [SQL_VOLGORDE_SET] = "UPDATE bericht SET volgorde = ? WHERE id = ?",
    /* The retour on a type has the next number. */
    [SQL_VOID_ORDER] =
	"UPDATE bericht SET (nietig_volgorde, nietig_eerst) = (SELECT min(r.volgorde), r.bekend FROM bericht r"
	" WHERE r.afzender = bericht.afzender AND r.identificatie = bericht.identificatie"
	" AND r.dagtekening = bericht.dagtekening AND r.type = bericht.type + 1 AND r.verwerpt = 1)"
	" WHERE nietig_vanaf IS NOT NULL AND nietig_volgorde IS NULL",

    [SQL_BEVINDING_ADD] =
	"INSERT INTO afkeur_rij (bericht, volgnummer, regel, retourcode, ernst, regelnummer, pad,"
	" gebeurtenis, opgelost_door) VALUES (?1, (SELECT coalesce(max(volgnummer), 0) + 1"
	" FROM afkeur_rij WHERE bericht = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    [SQL_BEVINDING_OPGELOST] = "UPDATE afkeur_rij SET opgelost_door = ?1 WHERE bericht = ?2"
			       " AND gebeurtenis = ?3 AND regel = ?4 AND opgelost_door IS NOT ?1",
    [SQL_BEVINDINGEN] = "SELECT bericht, regel, regelnummer, pad FROM afkeur_rij WHERE bericht >= ?"
			" AND gebeurtenis IS NOT NULL AND opgelost_door IS NULL ORDER BY bericht, volgnummer",

    /* What is wrong with each event of the group that the whole archive is asked for: a bit a question,
     * in the order of judge_archive. Each is asked of its kind of events only: a CASE leaves out what AND
     * would work out. */
    [SQL_WRONG_HEADER] =
	"SELECT e.bericht, e.regel, 1 FROM bericht b CROSS JOIN event e ON e.bericht = b.id AND e.regel = 1"
	" WHERE b.id >= ?1 AND b.inhoud IS NOT NULL"
	" AND b.type IN (301, 305, 307, 315, 317, 319, 323, 325) AND " AGAIN_IDENTIFICATIE,
    [SQL_WRONG_CLAIM] =
	WRONG("WHEN 10 THEN " AGAIN_DECLARATIE " * 8 WHEN 11 THEN " AGAIN_PRESTATIE " * 16 + " AGAIN_CREDIT
	      " * 512", "= 323"),
    [SQL_WRONG_MAAND] = TERUG WRONG("WHEN 10 THEN " MAAND_TERUG " * 32 + " MAAND_OVER " * 64", "= 323"),
    [SQL_WRONG_OTHER] =
	WRONG("WHEN 1 THEN " AGAIN_TOEWIJZING " * 2"
	      " WHEN 4 THEN " AGAIN_VERZOEK " * 4 WHEN 5 THEN " AGAIN_VERZOEK " * 4"
	      " WHEN 14 THEN " RETOUR_LOS " * 128 + " RETOUR_TWEEDE " * 256", "<> 323"),
    [SQL_EVENT_AT] = EVENT_VALUES "WHERE e.bericht = ? AND e.regel = ?",

    /* Only a retour that took more than three days can be late. */
    [SQL_RETOUREN] = EVENT_FIELDS
	" FROM bericht b CROSS JOIN event e ON e.bericht = b.id WHERE b.id >= ?1 AND b.type " RETOUR
	" AND e.soort = 14 AND b.bekend > e.betreft_dagtekening + 3",
    [SQL_RETOUR_GEVONDEN] =
	"UPDATE afkeur_rij SET opgelost_door = x.door FROM (SELECT r.id AS id, min(b.id) AS door"
	" FROM bericht b CROSS JOIN bericht r ON r.afzender = b.afzender"
	" AND r.identificatie = b.identificatie AND r.dagtekening = b.dagtekening"
	" AND r.type = b.type + 1 AND (r.volgorde < b.volgorde OR (b.volgorde IS NULL"
	" AND r.volgorde IS NOT NULL AND r.groep < b.groep)) WHERE b.id >= ?1 AND b.type " HEEN " GROUP BY r.id) x"
	" WHERE afkeur_rij.bericht = x.id"
	" AND afkeur_rij.regel = 'IJW214' AND afkeur_rij.opgelost_door IS NULL",

    /* Requests and claims with something new about them. A claim that broke a rule by itself is known by its
     * head; where an older program took it in it is not, and its answer is not judged. */
    [SQL_VERZOEKEN] = "SELECT DISTINCT e.aanbieder, e.referentie FROM bericht b CROSS JOIN event e"
		      " ON e.bericht = b.id WHERE b.id >= ?1 AND b.type IN (301, 315, 317, 319)"
		      " AND e.soort IN (1, 4, 5, 9) AND e.referentie IS NOT NULL UNION "
		      /* and those of which a retour takes something away */
		      "SELECT e.aanbieder, e.referentie FROM bericht r CROSS JOIN bericht b"
		      " ON b.afzender = r.afzender AND b.identificatie = r.identificatie"
		      " AND b.dagtekening = r.dagtekening AND b.type = r.type - 1"
		      " CROSS JOIN event e ON e.bericht = b.id WHERE r.id >= ?1"
		      " AND r.type IN (302, 316, 318, 320) AND r.verwerpt = 1"
		      " AND e.soort IN (1, 4, 5, 9) AND e.referentie IS NOT NULL ORDER BY 1, 2",
    [SQL_VERZOEK] =
	EVENT_VALUES "WHERE e.soort = 1 AND e.aanbieder = ?1 AND e.referentie = ?2 UNION ALL "
	EVENT_VALUES "WHERE e.soort IN (4, 5) AND e.aanbieder = ?1 AND e.referentie = ?2 UNION ALL "
	EVENT_VALUES "WHERE e.soort = 9 AND e.aanbieder = ?1 AND e.referentie = ?2",
    [SQL_DECLARATIES] =
	"SELECT DISTINCT e.aanbieder, e.betreft, e.betreft_dagtekening FROM bericht b"
	" CROSS JOIN event e ON e.bericht = b.id WHERE b.id >= ?1 AND b.type = 325 AND e.soort = 12 UNION "
	"SELECT DISTINCT e.aanbieder, b.identificatie, b.dagtekening FROM bericht b"
	" CROSS JOIN event e ON e.bericht = b.id WHERE b.id >= ?1 AND b.type = 323 AND e.soort = 10 AND EXISTS"
	" (SELECT 1 FROM event a WHERE a.soort = 12 AND a.aanbieder = e.aanbieder"
	" AND a.betreft = b.identificatie AND a.betreft_dagtekening = b.dagtekening)"
	" ORDER BY 1, 2, 3",
    [SQL_DECLARATIE] =
	EVENT_VALUES "WHERE b.type = 323 AND b.afzender = ?1 AND b.identificatie = ?2"
		     " AND b.dagtekening = ?3 UNION ALL "
	EVENT_VALUES "WHERE b.id IN (SELECT a.bericht FROM event a WHERE a.soort = 12"
		     " AND a.aanbieder = ?1 AND a.betreft = ?2 AND a.betreft_dagtekening = ?3)"
		     " AND NOT EXISTS (SELECT 1 FROM bericht d WHERE d.afzender = ?1"
		     " AND d.identificatie = ?2 AND d.dagtekening = ?3 AND d.type = 323"
		     " AND d.inhoud IS NULL AND coalesce(d.groep, 0) <= b.groep"
		     " AND NOT EXISTS (SELECT 1 FROM event h WHERE h.bericht = d.id))",

    [SQL_STAND_GET] = "SELECT waarde FROM stand WHERE sleutel = ?",
    [SQL_STAND_SET] = "INSERT INTO stand (sleutel, waarde) VALUES (?, ?)"
		      " ON CONFLICT (sleutel) DO UPDATE SET waarde = excluded.waarde",

    [SQL_TOEWIJZING_DELETE] = "DELETE FROM toewijzing_rij WHERE jeugdige = ?",
    [SQL_LEVERING_DELETE] = "DELETE FROM levering_rij WHERE jeugdige = ?",
    [SQL_WACHTKETEN_DELETE] = "DELETE FROM wachtketen_rij WHERE jeugdige = ?",
    [SQL_VERZOEK_DELETE] = "DELETE FROM verzoek_rij WHERE jeugdige = ?",
    [SQL_TRAJECT_DELETE] = "DELETE FROM traject_rij WHERE jeugdige = ?",
    [SQL_TOEWIJZING_ADD] = "INSERT INTO toewijzing_rij VALUES"
			   " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_LEVERING_ADD] = "INSERT INTO levering_rij VALUES"
			 " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_WACHTKETEN_ADD] = "INSERT INTO wachtketen_rij VALUES"
			   " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_VERZOEK_ADD] = "INSERT INTO verzoek_rij VALUES"
			" (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_TRAJECT_ADD] = "INSERT INTO traject_rij VALUES"
			" (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",

    [SQL_STATUS] =
	"SELECT (SELECT count(*) FROM jeugdige), (SELECT count(*) FROM bericht"
	" INDEXED BY bericht_ongeoordeeld WHERE inhoud IS NOT NULL AND zelfde_als IS NULL"
	" AND volgorde IS NULL), (SELECT s.sha256 FROM schemaset s"
	" JOIN bericht b ON b.schemaset = s.id ORDER BY b.id DESC LIMIT 1)",
    [SQL_STATUS_VERDICTS] =
	"SELECT oordeel, count(*), max(ontvangen_op), sum(ontvangen_op > ?1 - 3600),"
	" sum(ontvangen_op > ?1 - 86400) FROM bericht GROUP BY oordeel",
    [SQL_STATUS_OPEN] =
	"SELECT ernst, count(*) FROM afkeur_rij WHERE opgelost_door IS NULL GROUP BY ernst",
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

    [SQL_NAAM_KNOWN] = "SELECT 1 FROM naam WHERE soort = ? LIMIT 1",
    [SQL_NAAM_CLEAR] = "DELETE FROM naam WHERE soort = ?",
    [SQL_NAAM_ADD] = "INSERT OR REPLACE INTO naam VALUES (?, ?, ?)",

    [SQL_ORIGINEEL_NEXT] = ORIGINEEL FROM_ORIGINEEL " WHERE b.id > ? ORDER BY b.id LIMIT 1",
    [SQL_BERICHT_AGAIN] =
	"UPDATE bericht SET type = ?, release = ?, afzender = ?, ontvanger = ?, identificatie = ?,"
	" dagtekening = ?, bekend = ?, verwerpt = ?, inhoud = ?, headerline = ? WHERE id = ?",
    /* A range is long enough that taking one costs little, and short enough that nobody is busy with the last
     * one for long. */
    [SQL_COMPARE_LAST] =
	"SELECT max(id) FROM (SELECT id FROM bericht WHERE id > ? ORDER BY id LIMIT 64)",
    [SQL_COMPARE_MESSAGES] =
	ORIGINEEL ", b.zelfde_als, b.type, b.release, b.afzender, b.ontvanger, b.identificatie, b.dagtekening,"
	" b.bekend, b.verwerpt, b.inhoud, b.headerline" FROM_ORIGINEEL
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

    /* Each sorted by all of its columns: those of the key come first. */
    [SQL_DIFFER_BERICHT] = "SELECT * FROM bericht ORDER BY id",
    [SQL_DIFFER_EVENT] = "SELECT * FROM event ORDER BY bericht, regel",
    [SQL_DIFFER_AFKEUR] = "SELECT * FROM afkeur_rij ORDER BY bericht, volgnummer",
    [SQL_DIFFER_JEUGDIGE] = "SELECT * FROM jeugdige ORDER BY id",
    [SQL_DIFFER_VERZOEK] = "SELECT * FROM verzoek_rij ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18",
    [SQL_DIFFER_TOEWIJZING] = "SELECT * FROM toewijzing_rij ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16",
    [SQL_DIFFER_LEVERING] = "SELECT * FROM levering_rij ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18",
    [SQL_DIFFER_WACHTKETEN] = "SELECT * FROM wachtketen_rij ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20",
    [SQL_DIFFER_TRAJECT] = "SELECT * FROM traject_rij ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13",

    [SQL_BERICHT_HELD] = "SELECT b.id, o.bytes FROM bericht b JOIN origineel o ON o.bericht = b.id"
			 " WHERE b.sha256 = ? AND b.ontvangen_op < ?",

    [SQL_BACKUP_TALLY] =
	"SELECT (SELECT count(*) FROM bericht), (SELECT count(*) FROM origineel),"
	" (SELECT count(*) FROM event), (SELECT count(*) FROM jeugdige),"
	" (SELECT count(*) FROM afkeur_rij), (SELECT count(*) FROM aanmelding),"
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
};

const char *statement_text(enum statement statement)
{
	return texts[statement];
}
