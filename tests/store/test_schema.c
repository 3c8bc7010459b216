/* The tables of a database are known again, those of today and of every earlier version; anything
 * else is foreign. */
#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/store/schema.h"

static struct store store;

static void begin(void)
{
	static char path[] = ":memory:";

	store = (struct store){.path = path};
	ck_assert_int_eq(sqlite3_open_v2(path, &store.db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
}

static void end(void)
{
	ck_assert_int_eq(sqlite3_close(store.db), SQLITE_OK);
}

static void change(const char *sql)
{
	ck_assert_int_eq(sqlite3_exec(store.db, sql, NULL, NULL, NULL), SQLITE_OK);
}

START_TEST(that_of_today_is_known)
{
	ck_assert_int_eq(schema_examine(&store), 0);
	ck_assert_int_eq(schema_make(&store), 0);
	ck_assert_int_eq(schema_examine(&store), SCHEMA_VERSION);
	ck_assert_int_eq(schema_examine_reading(&store), 0);
	ck_assert_int_eq(schema_make(&store), 0);
}
END_TEST

/* A version has one layout for ever: whoever changes schema.sql raises SCHEMA_VERSION, and adds to
 * schema_known.c what the version before had. */
START_TEST(that_of_a_version_does_not_change)
{
	static const char of_version_14[] =
	    "d949eee5ab22bd95c93260524335bf5f30dc36992283220fd2f8da05a29d9d4e";
	uint8_t digest[SHA256_BYTES];
	char hex[SHA256_TEXT];

	digest_sha256(schema_text(), strlen(schema_text()), digest);
	ck_assert_int_eq(SCHEMA_VERSION, 14);
	ck_assert_str_eq(digest_hex(digest, sizeof(digest), hex), of_version_14);
}
END_TEST

START_TEST(anything_else_is_foreign)
{
	static const char *const changes[][2] = {
	    {"CREATE TRIGGER cap AFTER INSERT ON wachtketen_rij BEGIN SELECT 1; END",
	     "DROP TRIGGER cap"},
	    {"CREATE VIEW mijn AS SELECT 1", "DROP VIEW mijn"},
	    {"CREATE TABLE mijn (a)", "DROP TABLE mijn"},
	    {"CREATE INDEX snel ON wachtketen_rij (reden)", "DROP INDEX snel"},
	    {"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET tbl_name = 'jeugdige'"
	     " WHERE name = 'bericht_orde'",
	     "UPDATE sqlite_schema SET tbl_name = 'bericht' WHERE name = 'bericht_orde'"},
	    {"UPDATE sqlite_schema SET sql = replace(sql, 'r.w3a_dagen', 'r.w3a_tot')"
	     " WHERE name = 'wachtketen'",
	     "UPDATE sqlite_schema SET sql = replace(sql, 'r.w3a_tot, r.w3b_dagen',"
	     " 'r.w3a_dagen, r.w3b_dagen') WHERE name = 'wachtketen'"},
	    {"DROP INDEX bericht_orde", ""}};

	ck_assert_int_eq(schema_make(&store), 0);
	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		ck_assert_int_eq(schema_compare(&store, SCHEMA_VERSION), 0);
		change(changes[i][0]);
		ck_assert_int_eq(schema_compare(&store, SCHEMA_VERSION), -1);
		change(changes[i][1]);
	}
}
END_TEST

START_TEST(what_analyze_counts_does_no_harm)
{
	ck_assert_int_eq(schema_make(&store), 0);
	change("INSERT INTO jeugdige (client) VALUES ('x'); ANALYZE");
	ck_assert_int_eq(schema_compare(&store, SCHEMA_VERSION), 0);
}
END_TEST

static void load(const char *name)
{
	static char text[32768];
	char path[64];
	FILE *file;
	size_t length;

	snprintf(path, sizeof(path), "fixtures/schema/%.20s", name);
	file = fopen(path, "r");
	ck_assert_ptr_nonnull(file);
	length = fread(text, 1, sizeof(text) - 1, file);
	text[length] = '\0';
	fclose(file);
	change(text);
}

/* Also when its columns came in another order; of the first ones only the names count. */
static void examine_older(const char *name)
{
	int version = atoi(name);

	load(name);
	ck_assert_msg(schema_examine(&store) == version, "%s is not known", name);
	ck_assert_int_eq(schema_examine_reading(&store), -1);
	change("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql ="
	       " replace(sql, ' afzender TEXT, ontvanger TEXT,', ' ontvanger TEXT, afzender TEXT,')"
	       " WHERE name = 'bericht'");
	ck_assert_int_eq(sqlite3_changes(store.db), 1);
	ck_assert_int_eq(schema_compare(&store, version), 0);
	change("UPDATE sqlite_schema SET sql = replace(sql, 'j.client', '1 AS client')"
	       " WHERE name = 'levering'");
	ck_assert_int_eq(schema_compare(&store, version), version < SCHEMA_COMPARED ? 0 : -1);
	change("CREATE VIEW mijn AS SELECT 1");
	ck_assert_int_eq(schema_compare(&store, version), -1);
}

START_TEST(those_of_earlier_versions_are_known)
{
	DIR *dir = opendir("fixtures/schema");
	const struct dirent *entry;
	int count = 0;

	ck_assert_ptr_nonnull(dir);
	while ((entry = readdir(dir)) != NULL)
		if (strstr(entry->d_name, ".sql") != NULL) {
			end();
			begin();
			examine_older(entry->d_name);
			count++;
		}
	closedir(dir);
	ck_assert_int_ge(count, SCHEMA_VERSION - 1);
}
END_TEST

START_TEST(what_is_newer_or_of_somebody_else_is_refused)
{
	ck_assert_int_eq(schema_make(&store), 0);
	change("PRAGMA application_id = 7");
	ck_assert_int_eq(schema_examine(&store), -1);
	change("PRAGMA user_version = 99");
	ck_assert_int_eq(schema_examine(&store), -1);
	change("PRAGMA user_version = 0");
	ck_assert_int_eq(schema_examine(&store), -1);
}
END_TEST

Suite *suite_schema(void);
Suite *suite_schema(void)
{
	Suite *suite = suite_create("schema");
	TCase *tcase = tcase_create("schema");

	tcase_add_checked_fixture(tcase, begin, end);
	tcase_add_test(tcase, that_of_today_is_known);
	tcase_add_test(tcase, that_of_a_version_does_not_change);
	tcase_add_test(tcase, anything_else_is_foreign);
	tcase_add_test(tcase, what_analyze_counts_does_no_harm);
	tcase_add_test(tcase, those_of_earlier_versions_are_known);
	tcase_add_test(tcase, what_is_newer_or_of_somebody_else_is_refused);
	suite_add_tcase(suite, tcase);
	return suite;
}
