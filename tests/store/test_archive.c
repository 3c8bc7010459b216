/* What is kept of a message hangs together: its basis is that of its day, and what is deleted takes
 * along what depends on it. */
#include <check.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "../lib/own_store.h"
#include "ijw/base/pseudonym.h"
#include "ijw/message/event.h"
#include "ijw/rule/catalogue.h"
#include "ijw/store/archive.h"

static struct store *store;
static sqlite3 *db; /* another connection, for what is not asked through the store */
static uint8_t number;

static void begin(void)
{
	store = own_store_open();
	ck_assert_int_eq(sqlite3_open(own_store_path(), &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL), SQLITE_OK);
	number = 0;
}

static void end(void)
{
	ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
	own_store_close();
}

static int64_t count(const char *sql)
{
	sqlite3_stmt *row;
	int64_t found;

	ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &row, NULL), SQLITE_OK);
	ck_assert_int_eq(sqlite3_step(row), SQLITE_ROW);
	found = sqlite3_column_int64(row, 0);
	sqlite3_finalize(row);
	return found;
}

static const char own_schemas[] =
    "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

/* A JW301 for this youth, in a transaction of its own. */
static void add(const char *bsn, const char *schemas, const char *release)
{
	const char identificatie[] = {(char)('a' + number), '\0'};
	struct event event = event_none();
	struct judgement judgement = {.verdict = VERDICT_ACCEPTED,
				      .type = JW301,
				      .typed = true,
				      .kop = {.afzender = "0153",
					      .ontvanger = "91000001",
					      .identificatie = identificatie,
					      .dagtekening = 20000,
					      .bekend = 20000},
				      .events = &event,
				      .event_count = 1};
	uint8_t sha256[SHA256_BYTES] = {++number};
	struct intake intake = {.file = "a.xml",
				.sha256 = sha256,
				.bytes = "<a/>",
				.length = 4,
				.judgement = &judgement,
				.schemas = schemas};
	int64_t bericht;

	event.soort = EVENT_TOEWIJZING;
	event.bsn = bsn;
	event.regel = 1;
	event.gemeente = 153;
	event.aanbieder = "91000001";
	event.toewijzingnummer = number;
	event.toewijzingsdatum = event.ingangsdatum = 20000;
	judgement.content[0] = number;
	judgement.release = release_named(release);
	snprintf(judgement.release_name, sizeof(judgement.release_name), "%s", release);
	ck_assert_int_eq(store_begin(store), 0);
	ck_assert_int_eq(store_add(store, &intake, &bericht), STORE_NEW);
	ck_assert_int_eq(store_derive(store, 20010), 0);
	ck_assert_int_eq(store_commit(store), 0);
}

static void use_lists(const char *aanbieders)
{
	struct lijsten *lijsten = lijsten_new();
	struct buf complaints = BUF_INIT(0);

	ck_assert_int_eq(lijsten_read(lijsten, LIJST_AANBIEDERS, "list", aanbieders,
				      strlen(aanbieders), &complaints),
			 0);
	ck_assert_int_eq(store_begin(store), 0);
	ck_assert_int_eq(store_use_lijsten(store, lijsten), 0);
	ck_assert_int_eq(store_commit(store), 0);
	lijsten_free(lijsten);
}

#define NEWEST "(SELECT basis FROM bericht ORDER BY id DESC LIMIT 1)"

START_TEST(a_message_has_the_basis_of_its_day)
{
	char sql[256], hex[SHA256_TEXT];
	uint8_t rules[SHA256_BYTES];

	add("999900006", own_schemas, "3.2");
	add("999900006", own_schemas, "3.2");
	ck_assert_int_eq(count("SELECT count(*) FROM basis"), 1);
	snprintf(sql, sizeof(sql),
		 "SELECT count(*) FROM basis WHERE programma = '%s' AND"
		 " release = '3.2' AND lower(hex(schemas)) = '%s' AND lijsten = x''",
		 IJW_VERSION, own_schemas);
	ck_assert_int_eq(count(sql), 1);
	rules_digest(rules);
	snprintf(sql, sizeof(sql), "SELECT count(*) FROM basis WHERE lower(hex(regels)) = '%s'",
		 digest_hex(rules, sizeof(rules), hex));
	ck_assert_int_eq(count(sql), 1);
	use_lists("agb,naam\n91000001,A\n");
	add("999900006", own_schemas, "3.2");
	ck_assert_int_eq(count("SELECT " NEWEST), 2);
	use_lists("agb,naam\n91000001,B\n");
	add("999900006", own_schemas, "3.2");
	ck_assert_int_eq(count("SELECT " NEWEST), 3);
	use_lists("agb,naam\n91000001,A\n");
	add("999900006", own_schemas, "3.2");
	ck_assert_int_eq(count("SELECT " NEWEST), 2);
	add("999900006", own_schemas, "");
	ck_assert_int_eq(count("SELECT " NEWEST), 4);
}
END_TEST

START_TEST(a_message_takes_along_what_is_its_own)
{
	add("999900006", own_schemas, "3.2");
	add("999900018", own_schemas, "3.2");
	ck_assert_int_eq(
	    sqlite3_exec(db,
			 "INSERT INTO afkeur_rij VALUES (1, 1, 'X', NULL, 'error', 1, '');"
			 "INSERT INTO afkeur_afgeleid VALUES (0, 7, 2, 'X', '', 0, NULL,"
			 " 'error', 1, 1); UPDATE bericht SET zelfde_als = 1 WHERE id = 2;"
			 "DELETE FROM bericht WHERE id = 1",
			 NULL, NULL, NULL),
	    SQLITE_OK);
	ck_assert_int_eq(count("SELECT count(*) FROM origineel"), 1);
	ck_assert_int_eq(count("SELECT count(*) FROM feit"), 1);
	ck_assert_int_eq(count("SELECT count(*) FROM afkeur_rij"), 0);
	ck_assert_int_eq(count("SELECT count(*) FROM afkeur_afgeleid WHERE opgelost_door IS NULL"),
			 1);
	ck_assert_int_eq(count("SELECT count(*) FROM bericht WHERE zelfde_als IS NULL"), 1);
	ck_assert_int_eq(count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}
END_TEST

START_TEST(a_youth_takes_along_their_rows)
{
	add("999900006", own_schemas, "3.2");
	add("999900018", own_schemas, "3.2");
	ck_assert_int_eq(count("SELECT count(*) FROM toewijzing_rij"), 2);
	ck_assert_int_eq(sqlite3_exec(db, "DELETE FROM jeugdige WHERE id = 1", NULL, NULL, NULL),
			 SQLITE_OK);
	ck_assert_int_eq(count("SELECT count(*) FROM feit"), 1);
	ck_assert_int_eq(count("SELECT count(*) FROM toewijzing_rij"), 1);
	ck_assert_int_eq(count("SELECT count(*) FROM wachtketen_rij"), 1);
	ck_assert_int_eq(count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}
END_TEST

/* The same bytes are known again by their keyed digest, which can be computed from the plain one.
 */
START_TEST(a_message_goes_by_its_kenmerk)
{
	uint8_t sha256[SHA256_BYTES] = {1}, kenmerk[KENMERK_BYTES];
	char sql[128], hex[PSEUDONYM_TEXT];

	add("999900006", own_schemas, "3.2");
	pseudonym_kenmerk(own_store_home()->keys->pseudonym, sha256, kenmerk);
	snprintf(sql, sizeof(sql), "SELECT count(*) FROM bericht WHERE lower(hex(kenmerk)) = '%s'",
		 digest_hex(kenmerk, sizeof(kenmerk), hex));
	ck_assert_int_eq(count(sql), 1);
}
END_TEST

Suite *suite_archive(void);
Suite *suite_archive(void)
{
	Suite *suite = suite_create("archive");
	TCase *tcase = tcase_create("archive");

	tcase_add_checked_fixture(tcase, begin, end);
	tcase_add_test(tcase, a_message_has_the_basis_of_its_day);
	tcase_add_test(tcase, a_message_takes_along_what_is_its_own);
	tcase_add_test(tcase, a_youth_takes_along_their_rows);
	tcase_add_test(tcase, a_message_goes_by_its_kenmerk);
	suite_add_tcase(suite, tcase);
	return suite;
}
