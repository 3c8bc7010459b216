/* The list of columns and the tables of the database: what the one names the other has, in the same
 * order, and a word is stored under the place that the view shows it for. */
#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/store/schema.h"
#include "ijw/base/date.h"

static struct store store;

static void begin(void)
{
	static char path[] = ":memory:";

	store = (struct store){.path = path};
	ck_assert_int_eq(sqlite3_open_v2(path, &store.db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	ck_assert_int_eq(schema_make(&store), 0);
}

static void end(void)
{
	ck_assert_int_eq(sqlite3_close(store.db), SQLITE_OK);
}

/* What a query finds, line by line. */
static void find(const char *query, struct buf *out)
{
	sqlite3_stmt *row;

	buf_clear(out);
	buf_puts(out, "");
	ck_assert_msg(sqlite3_prepare_v2(store.db, query, -1, &row, NULL) == SQLITE_OK, "%s: %s",
		      query, sqlite3_errmsg(store.db));
	while (sqlite3_step(row) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(row); i++)
			buf_printf(out, "%s%s", i > 0 ? " " : "",
				   sqlite3_column_type(row, i) == SQLITE_NULL
				       ? "-"
				       : (const char *)sqlite3_column_text(row, i));
		buf_puts(out, "\n");
	}
	ck_assert_int_eq(sqlite3_finalize(row), SQLITE_OK);
}

static void expect(const char *query, const char *found)
{
	struct buf out = BUF_INIT(0);

	find(query, &out);
	ck_assert_msg(strcmp(out.data, found) == 0, "%s finds:\n%snot:\n%s", query, out.data,
		      found);
	buf_free(&out);
}

static const char *stored_type(const struct column *column)
{
	return column->kind == COLUMN_CODE || column->kind == COLUMN_TEXT ? "TEXT" : "INTEGER";
}

START_TEST(rows_are_stored_by_youth_with_the_columns_of_the_list)
{
	struct buf columns = BUF_INIT(0);
	char query[256];

	for (int i = 0; i < DERIVED_TABLES; i++) {
		const struct table *table = &output_tables[i];

		buf_clear(&columns);
		buf_puts(&columns, "jeugdige INTEGER 1\nnr INTEGER 2\n");
		for (int c = 0; c < table->columns; c++) {
			const struct column *column = &table->column[c];

			if (column->kind != COLUMN_CLIENT)
				buf_printf(&columns, "%s %s 0\n", column->name,
					   stored_type(column));
			if (column->sinds != NULL)
				buf_printf(&columns, "%s INTEGER 0\n", column->sinds);
		}
		snprintf(query, sizeof(query),
			 "SELECT name, type, pk FROM pragma_table_info('%s_rij') ORDER BY cid",
			 table->name);
		expect(query, columns.data);
		snprintf(query, sizeof(query), "SELECT strict, wr FROM pragma_table_list('%s_rij')",
			 table->name);
		expect(query, "1 1\n");
		snprintf(query, sizeof(query), "SELECT origin FROM pragma_index_list('%s_rij')",
			 table->name);
		expect(query, "pk\n");
	}
	buf_free(&columns);
}
END_TEST

START_TEST(views_have_the_columns_of_the_list)
{
	struct buf columns = BUF_INIT(0);
	char query[128];

	for (int i = 0; i < TABLES; i++) {
		const struct table *table = &output_tables[i];

		if (i == TABLE_GEBEURTENIS) /* that no SQL shows */
			continue;
		buf_clear(&columns);
		for (int c = 0; c < table->columns; c++)
			buf_printf(&columns, "%s\n", table->column[c].name);
		snprintf(query, sizeof(query),
			 "SELECT name FROM pragma_table_info('%s') ORDER BY cid", table->name);
		expect(query, columns.data);
	}
	buf_free(&columns);
}
END_TEST

/* A row of a youth with this number in one column, and 0 where there must be something. */
static void put_row(const struct table *table, const struct column *column, int number)
{
	struct buf names = BUF_INIT(0), values = BUF_INIT(0), insert = BUF_INIT(0);

	for (int c = 0; c < table->columns; c++)
		if (table->column[c].kind == COLUMN_WORD && &table->column[c] != column) {
			buf_printf(&names, ", %s", table->column[c].name);
			buf_puts(&values, ", 0");
		}
	buf_printf(
	    &insert,
	    "DELETE FROM %s_rij; INSERT INTO %s_rij (jeugdige, nr, %s%s) VALUES (1, 0, %d%s)",
	    table->name, table->name, column->name, names.length > 0 ? names.data : "", number,
	    values.length > 0 ? values.data : "");
	ck_assert_int_eq(sqlite3_exec(store.db, insert.data, NULL, NULL, NULL), SQLITE_OK);
	buf_free(&names);
	buf_free(&values);
	buf_free(&insert);
}

/* Every word, and none behind the last. */
static int words_of(const struct table *table, const struct column *column)
{
	char query[128], shown[64];
	int words = 0;

	snprintf(query, sizeof(query), "SELECT %s FROM %s", column->name, table->name);
	for (; column->word[words] != NULL; words++) {
		put_row(table, column, words);
		snprintf(shown, sizeof(shown), "%s\n", column->word[words]);
		expect(query, shown);
	}
	put_row(table, column, words);
	expect(query, "-\n");
	return words;
}

START_TEST(a_word_is_shown_for_its_place)
{
	int columns = 0, words = 0;

	ck_assert_int_eq(sqlite3_exec(store.db, "INSERT INTO jeugdige (id, client) VALUES (1, 'x')",
				      NULL, NULL, NULL),
			 SQLITE_OK);
	for (int i = 0; i < DERIVED_TABLES; i++)
		for (int c = 0; c < output_tables[i].columns; c++)
			if (output_tables[i].column[c].kind == COLUMN_WORD) {
				columns++;
				words += words_of(&output_tables[i], &output_tables[i].column[c]);
			}
	ck_assert_int_eq(columns, 8);
	ck_assert_int_eq(words, 32);
}
END_TEST

/* ---- Rows as they are stored, and read again ---- */

static struct verzoek_row verzoek_of(const char *referentie)
{
	return (struct verzoek_row){.aanbieder = "91000001",
				    .referentie = referentie,
				    .soort = "VOW",
				    .gemeente = 3,
				    .dagtekening = 20000,
				    .status = "afgewezen",
				    .antwoorddatum = DAY_NONE,
				    .besluitdatum = DAY_NONE,
				    .toewijzingnummer = GETAL_NONE,
				    .w1_dagen = LENGTH_NONE,
				    .w1_werkdagen = 0,
				    .w1b_dagen = -5,
				    .w2_dagen = LENGTH_NONE};
}

static void note_verzoek(void *context, const char *client, const void *row)
{
	const struct verzoek_row *verzoek = row;

	buf_printf(context, "%s %s %s %s %d %d %s %d %d %d %d\n", client, verzoek->aanbieder,
		   verzoek->referentie, verzoek->soort, verzoek->gemeente, verzoek->dagtekening,
		   verzoek->status, verzoek->productcode == NULL,
		   verzoek->toewijzingnummer == GETAL_NONE, verzoek->w1_dagen == LENGTH_NONE,
		   verzoek->w1b_dagen);
}

START_TEST(rows_come_back_as_they_were)
{
	struct verzoek_row verzoek[] = {verzoek_of("A"), verzoek_of("B")};
	struct derived derived = {.verzoek = verzoek, .verzoeken = 2, .volgende_dag = DAY_NEVER};
	struct buf out = BUF_INIT(0);

	ck_assert_int_eq(sqlite3_exec(store.db,
				      "INSERT INTO jeugdige (id, client) VALUES (1, 'x'), (2, 'y')",
				      NULL, NULL, NULL),
			 SQLITE_OK);
	ck_assert_int_eq(derived_write(&store, 2, &derived, 2), 0);
	derived.verzoeken = 1;
	ck_assert_int_eq(derived_write(&store, 1, &derived, 1), 0);
	ck_assert_int_eq(derived_write(&store, 1, &derived, 1), 0);
	ck_assert_int_eq(derived_each(&store, TABLE_VERZOEK, 20000, note_verzoek, &out), 0);
	ck_assert_str_eq(out.data, "x 91000001 A VOW 3 20000 afgewezen 1 1 1 -5\n"
				   "y 91000001 A VOW 3 20000 afgewezen 1 1 1 -5\n"
				   "y 91000001 B VOW 3 20000 afgewezen 1 1 1 -5\n");
	/* Who is due, or marked, has no rows of that day. */
	buf_clear(&out);
	buf_puts(&out, "");
	ck_assert_int_eq(sqlite3_exec(store.db,
				      "UPDATE jeugdige SET volgende_dag = 20001 WHERE id = 1;"
				      "INSERT INTO geraakt VALUES (2, 0)",
				      NULL, NULL, NULL),
			 SQLITE_OK);
	ck_assert_int_eq(derived_each(&store, TABLE_VERZOEK, 20000, note_verzoek, &out), 0);
	ck_assert_str_eq(out.data, "x 91000001 A VOW 3 20000 afgewezen 1 1 1 -5\n");
	buf_clear(&out);
	ck_assert_int_eq(derived_each(&store, TABLE_VERZOEK, 20001, note_verzoek, &out), 0);
	ck_assert_uint_eq(out.length, 0);
	expect(
	    "SELECT gemeente, dagtekening, soort, w1_werkdagen, w1b_dagen, w2_dagen, antwoorddatum"
	    " FROM verzoek WHERE client = 'x'",
	    "GM0003 2024-10-04 VOW 0 -5 - -\n");
	buf_free(&out);
	db_forget(&store);
}
END_TEST

START_TEST(a_word_that_the_list_does_not_have_is_no_word)
{
	struct verzoek_row verzoek = verzoek_of("A");
	const struct derived derived = {.verzoek = &verzoek, .verzoeken = 1};

	verzoek.status = "misschien";
	derived_write(&store, 1, &derived, 1);
}
END_TEST

static void note_traject(void *context, const char *client, const void *row)
{
	const struct traject_row *traject = row;

	buf_printf(context, "%s %d\n", client, traject->dagen);
}

/* A count that goes on is kept as the day on which it was 0. */
START_TEST(a_count_goes_on)
{
	struct traject_row traject[] = {
	    {.begindatum = 20000, .status = "lopend", .dagen = 11, .dagen_sinds = 19999},
	    {.begindatum = 20000, .status = "beeindigd", .dagen = 7, .dagen_sinds = DAY_NONE}};
	const struct derived derived = {
	    .traject = traject, .trajecten = 2, .volgende_dag = DAY_NEVER};
	struct buf out = BUF_INIT(0);

	ck_assert_int_eq(sqlite3_exec(store.db,
				      "INSERT INTO jeugdige (id, client) VALUES (1, 'x');"
				      "INSERT INTO stand VALUES ('peildatum', '2024-10-14')",
				      NULL, NULL, NULL),
			 SQLITE_OK);
	ck_assert_int_eq(derived_write(&store, 1, &derived, 1), 0);
	ck_assert_int_eq(derived_each(&store, TABLE_TRAJECT, 20020, note_traject, &out), 0);
	ck_assert_str_eq(out.data, "x 21\nx 7\n");
	expect("SELECT status, dagen FROM traject", "lopend 11\nbeeindigd 7\n");
	expect("SELECT dagen, dagen_sinds FROM traject_rij", "- 19999\n7 -\n");
	buf_free(&out);
	db_forget(&store);
}
END_TEST

Suite *suite_columns(void);
Suite *suite_columns(void)
{
	Suite *suite = suite_create("columns");
	TCase *tcase = tcase_create("columns");

	tcase_add_checked_fixture(tcase, begin, end);
	tcase_add_test(tcase, rows_are_stored_by_youth_with_the_columns_of_the_list);
	tcase_add_test(tcase, views_have_the_columns_of_the_list);
	tcase_add_test(tcase, a_word_is_shown_for_its_place);
	tcase_add_test(tcase, rows_come_back_as_they_were);
	tcase_add_test_raise_signal(tcase, a_word_that_the_list_does_not_have_is_no_word, SIGABRT);
	tcase_add_test(tcase, a_count_goes_on);
	suite_add_tcase(suite, tcase);
	return suite;
}
