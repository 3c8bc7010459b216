/* The schema by its digest: that of the program is known, and anything else is another one. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/store/db.h"

static struct store store;
static char digest[SHA256_TEXT];

static void begin(void)
{
	static char path[] = ":memory:";

	store = (struct store){.path = path};
	ck_assert_int_eq(sqlite3_open_v2(path, &store.db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	ck_assert_int_eq(schema_upgrade(&store, 0), 0);
}

static void end(void)
{
	ck_assert_int_eq(sqlite3_close(store.db), SQLITE_OK);
}

static const char *digest_now(void)
{
	ck_assert_int_eq(schema_digest(&store, digest), 0);
	return digest;
}

static void change(const char *sql)
{
	ck_assert_int_eq(sqlite3_exec(store.db, sql, NULL, NULL, NULL), SQLITE_OK);
}

/* The one that stands in src/store/schema.c. */
START_TEST(that_of_today_is_known)
{
	ck_assert_str_eq(digest_now(), schema_today);
}
END_TEST

START_TEST(anything_else_is_another)
{
	static const char *const changes[] = {
	    "CREATE TRIGGER cap AFTER INSERT ON wachtketen_rij BEGIN SELECT 1; END",
	    "DROP TRIGGER cap; CREATE VIEW mijn AS SELECT 1",
	    "DROP VIEW mijn; CREATE INDEX snel ON wachtketen_rij (reden)",
	    "DROP INDEX snel; DROP INDEX event_jeugdige",
	    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET tbl_name = 'bericht'"
	    " WHERE name = 'event_antwoord'",
	    "UPDATE sqlite_schema SET sql = replace(sql, 'r.w3a_dagen', 'r.w3a_tot')"
	    " WHERE name = 'wachtketen'"};
	char before[SHA256_TEXT];

	strcpy(before, schema_today);
	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		change(changes[i]);
		ck_assert_str_ne(digest_now(), schema_today);
		ck_assert_str_ne(digest, before);
		strcpy(before, digest);
	}
}
END_TEST

/* What ANALYZE counts, and the order of columns that an older database has. */
START_TEST(what_does_no_harm_does_not_count)
{
	change("INSERT INTO jeugdige (client) VALUES ('x'); ANALYZE");
	ck_assert_str_eq(digest_now(), schema_today);
	change("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql ="
	       " replace(sql, ' afzender TEXT, ontvanger TEXT,', ' ontvanger TEXT, afzender TEXT,')"
	       " WHERE name = 'bericht'");
	ck_assert_int_eq(sqlite3_changes(store.db), 1);
	ck_assert_str_eq(digest_now(), schema_today);
}
END_TEST

Suite *suite_schema(void);
Suite *suite_schema(void)
{
	Suite *suite = suite_create("schema");
	TCase *tcase = tcase_create("schema");

	tcase_add_checked_fixture(tcase, begin, end);
	tcase_add_test(tcase, that_of_today_is_known);
	tcase_add_test(tcase, anything_else_is_another);
	tcase_add_test(tcase, what_does_no_harm_does_not_count);
	suite_add_tcase(suite, tcase);
	return suite;
}
