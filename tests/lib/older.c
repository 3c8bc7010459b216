/* A database as an earlier version of the program kept it: older HOME DB fills the empty tables of
 * that version in DB with the messages of a home of today. Originals are sealed under the plain
 * SHA-256 of their bytes, by which messages were known up to version 12; what was derived is only
 * there as far as the program asks for it. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/store/sealing.h"
#include "ijw/base/digest.h"
#include "ijw/base/pseudonym.h"
#include "ijw/base/random.h"
#include "ijw/store/archive.h"
#include "ijw/store/releases.h"
#include "ijw/store/home.h"

static sqlite3 *db;

/* The SQL of versions from..until. */
static const struct {
	int from, until;
	const char *sql;
} copies[] = {
    {1, 12,
     "INSERT INTO schemaset (id, sha256) SELECT min(id), lower(hex(schemas)) FROM heden.basis "
     "GROUP BY 2"},
    {1, 12,
     "INSERT INTO bericht (id, sha256, ontvangen_op, bestand, lid, oordeel, type, release, "
     "afzender, ontvanger,"
     " identificatie, dagtekening, bekend, verwerpt, nietig_vanaf, inhoud, zelfde_als, schemaset, "
     "versie)"
     " SELECT b.id, randomblob(32), ontvangen_op, bestand, lid, oordeel, type, nullif(s.release, "
     "''), afzender,"
     " ontvanger, identificatie, dagtekening, bekend, verwerpt, nietig_vanaf,"
     " iif(inhoud IS NULL, NULL, randomblob(16)), zelfde_als, (SELECT id FROM schemaset), 's' || "
     "s.programma"
     " FROM heden.bericht b JOIN heden.basis s ON s.id = b.basis"},
    {1, 12, "INSERT INTO jeugdige SELECT id, client FROM heden.jeugdige"},
    {1, 12,
     "INSERT INTO afkeur_rij (bericht, volgnummer, regel, retourcode, ernst, regelnummer, pad)"
     " SELECT bericht, volgnummer, regel, retourcode, ernst, regelnummer, pad FROM "
     "heden.afkeur_rij"},
    /* Those between messages stood there, too. */
    {3, 11,
     "INSERT OR IGNORE INTO afkeur_rij (bericht, volgnummer, regel, retourcode, ernst, "
     "regelnummer, pad, gebeurtenis)"
     " SELECT bericht, 1000 + gebeurtenis, regel, retourcode, ernst, regelnummer, pad, gebeurtenis"
     " FROM heden.afkeur_afgeleid"},
    {2, 12, "INSERT INTO aanmelding SELECT aanbieder, referentie, aanmelddag FROM heden.aanmelding"},
    {1, 12,
     "INSERT INTO stand SELECT sleutel, waarde FROM heden.stand WHERE sleutel NOT IN "
     "('geoordeeld', 'aanmelddatum')"
     " AND sleutel NOT LIKE 'sleutel_%'"},
    {7, 12,
     "INSERT INTO stand SELECT sleutel, waarde FROM heden.stand WHERE sleutel LIKE 'sleutel_%'"},
    {4, 12, "INSERT INTO lijst SELECT * FROM heden.lijst"},
    {10, 12, "INSERT INTO naam SELECT * FROM heden.naam"},
};

static void check(int rc)
{
	if (rc == SQLITE_OK || rc == SQLITE_DONE || rc == SQLITE_ROW)
		return;
	fprintf(stderr, "older: %s\n", sqlite3_errmsg(db));
	exit(1);
}

static sqlite3_stmt *prepare(const char *sql)
{
	sqlite3_stmt *statement;

	check(sqlite3_prepare_v2(db, sql, -1, &statement, NULL));
	return statement;
}

static void run(sqlite3_stmt *statement)
{
	check(sqlite3_step(statement));
	check(sqlite3_reset(statement));
}

/* Returns the version. */
static int copy(const char *home)
{
	sqlite3_stmt *attach = prepare("ATTACH ? || '/ijw.db' AS heden");
	sqlite3_stmt *version = prepare("PRAGMA main.user_version");
	int number;

	check(sqlite3_bind_text(attach, 1, home, -1, SQLITE_STATIC));
	run(attach);
	sqlite3_finalize(attach);
	check(sqlite3_step(version));
	number = sqlite3_column_int(version, 0);
	sqlite3_finalize(version);
	check(sqlite3_exec(db, "BEGIN", NULL, NULL, NULL));
	for (size_t i = 0; i < sizeof(copies) / sizeof(copies[0]); i++)
		if (copies[i].from <= number && number <= copies[i].until)
			check(sqlite3_exec(db, copies[i].sql, NULL, NULL, NULL));
	return number;
}

/* Since version 13 the originals are sealed as they are today. */
enum { SEALED_AS_TODAY = 13 };

/* Every table of that version with the columns that one of today has: what else it has is counted anew. */
static void copy_all(void)
{
	sqlite3_stmt *tables = prepare(
	    "SELECT 'INSERT INTO main.' || m.name || ' (' || k.columns || ') SELECT ' || k.columns"
	    " || ' FROM heden.' || m.name FROM main.sqlite_schema m, (SELECT name,"
	    " (SELECT group_concat(c.name) FROM pragma_table_info(s.name, 'main') c) AS columns"
	    " FROM main.sqlite_schema s WHERE type = 'table') k WHERE m.name = k.name AND NOT EXISTS"
	    " (SELECT name FROM pragma_table_info(m.name, 'main') EXCEPT"
	    " SELECT name FROM pragma_table_info(m.name, 'heden'))");

	check(sqlite3_exec(db, "PRAGMA foreign_keys = OFF", NULL, NULL, NULL));
	while (sqlite3_step(tables) == SQLITE_ROW)
		check(sqlite3_exec(db, (const char *)sqlite3_column_text(tables, 0), NULL, NULL, NULL));
	sqlite3_finalize(tables);
}

static void add_original(const struct home *home, int64_t bericht, const struct buf *bytes)
{
	static sqlite3_stmt *names, *add;
	uint8_t sha256[SHA256_BYTES];
	struct sealer *sealer = sealer_new(home->keys->archive);
	struct buf sealed = BUF_INIT(0);

	if (names == NULL) {
		names = prepare("UPDATE bericht SET sha256 = ? WHERE id = ?");
		add = prepare("INSERT INTO origineel (bericht, bytes) VALUES (?, ?)");
	}
	digest_sha256(bytes->data != NULL ? bytes->data : "", bytes->length, sha256);
	if (sealer_add(sealer, sha256, sizeof(sha256), bytes->data != NULL ? bytes->data : "",
		       bytes->length, NULL, 0, NULL, &sealed) != 0)
		exit(1);
	check(sqlite3_bind_blob(names, 1, sha256, sizeof(sha256), SQLITE_STATIC));
	check(sqlite3_bind_int64(names, 2, bericht));
	run(names);
	check(sqlite3_bind_int64(add, 1, bericht));
	check(sqlite3_bind_blob64(add, 2, sealed.data, sealed.length, SQLITE_STATIC));
	run(add);
	buf_free(&sealed);
	sealer_free(sealer);
}

/* Which youths a message speaks of: the keys are proved by them. */
static void add_events(const struct home *home, int64_t bericht, const struct judgement *judgement)
{
	static sqlite3_stmt *add;
	char pseudonym[PSEUDONYM_TEXT];

	if (add == NULL)
		add = prepare("INSERT INTO event (bericht, regel, soort, jeugdige)"
			      " SELECT ?, ?, ?, id FROM jeugdige WHERE client = ?");
	for (size_t i = 0; i < judgement->event_count; i++) {
		const struct event *event = &judgement->events[i];

		if (event->bsn == NULL)
			continue;
		pseudonym_of_bsn(home->keys->pseudonym, event->bsn, strlen(event->bsn), pseudonym);
		check(sqlite3_bind_int64(add, 1, bericht));
		check(sqlite3_bind_int64(add, 2, event->regel));
		check(sqlite3_bind_int(add, 3, (int)event->soort));
		check(sqlite3_bind_text(add, 4, pseudonym, -1, SQLITE_STATIC));
		run(add);
	}
}

int main(int argc, char **argv)
{
	struct judge *judge;
	struct judgement judgement;
	struct original original = {0};
	struct buf bytes = BUF_INIT(0);
	struct xsd *xsd;
	struct home *home;
	struct store *store;
	int status;

	if (argc != 3 || random_init() != 0)
		return 2;
	home = home_open(argv[1], &status);
	store = home != NULL ? store_read(home) : NULL;
	xsd = store != NULL ? store_releases(store) : NULL;
	if (xsd == NULL)
		return 1;
	judge = judge_new(xsd);
	check(sqlite3_open(argv[2], &db));
	if (copy(argv[1]) >= SEALED_AS_TODAY) {
		copy_all();
		check(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL));
		return 0;
	}
	while (store_original_next(store, original.bericht, &original) == 1) {
		if (store_original_open(store, &original, &bytes) != ORIGINAL_WELL)
			return 1;
		judge_bytes(judge, bytes.data != NULL ? bytes.data : "", bytes.length, &judgement);
		judge_facts(judge, &judgement);
		add_original(home, original.bericht, &bytes);
		if (original.verdict == VERDICT_ACCEPTED)
			add_events(home, original.bericht, &judgement);
	}
	check(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL));
	buf_free(&bytes);
	judge_free(judge);
	xsd_free(xsd);
	store_close(store);
	home_close(home);
	return 0;
}
