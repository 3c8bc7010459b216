/* Tables written as a database file: the cells come out as they went in, the same bytes each time,
 * and what is wrong with a cell fails it. */
#include <check.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "ijw/base/buf.h"
#include "ijw/base/file.h"
#include "ijw/store/youth.h"

static char root[32];

static void begin(void)
{
	strcpy(root, "/tmp/tablesXXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(root));
}

static void end(void)
{
	char command[64];

	snprintf(command, sizeof(command), "rm -r %s", root);
	ck_assert_int_eq(system(command), 0);
}

static const char *path(const char *name)
{
	static char text[64];

	snprintf(text, sizeof(text), "%s/%s", root, name);
	return text;
}

static const char *const columns[] = {"Code", "Aantal \"x\"", "Deel"};
static const char *const types[] = {"TEXT", "INTEGER", "REAL"};

static struct store_table table_of(const char *const *cell, size_t rows)
{
	return (struct store_table){"waarneming", columns, types, 3, 1, cell, rows};
}

#define VIEWS "CREATE VIEW som AS SELECT sum(\"Aantal \"\"x\"\"\") AS aantal FROM waarneming;"

static int add_cells(void *out, int count, char **cells, char **names)
{
	(void)names;
	for (int i = 0; i < count; i++)
		buf_printf(out, "%s|", cells[i] != NULL ? cells[i] : "-");
	return 0;
}

/* What a query finds in a file, cell by cell. */
static void expect(const char *name, const char *query, const char *found)
{
	struct buf out = BUF_INIT(0);
	sqlite3 *db;

	ck_assert_int_eq(sqlite3_open_v2(path(name), &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(db, query, add_cells, &out, NULL), SQLITE_OK);
	ck_assert_str_eq(out.data, found);
	sqlite3_close(db);
	buf_free(&out);
}

START_TEST(cells_come_out_as_they_went_in)
{
	static const char *const cells[] = {"GM0153", "12", "0.2500", "T's", NULL, NULL};
	static const char *const name[] = {"naam"};
	static const char *const text[] = {"TEXT"};
	static const char *const same[] = {"a", "a"};
	const struct store_table tables[] = {table_of(cells, 2),
					     {"lijst", name, text, 1, 0, same, 2},
					     {"leeg", name, text, 1, 1, NULL, 0}};
	struct stat status;

	ck_assert_int_eq(store_write_tables(path("a.db"), tables, 3, VIEWS), 0);
	expect("a.db", "SELECT *, typeof(\"Aantal \"\"x\"\"\"), typeof(Deel) FROM waarneming",
	       "GM0153|12|0.25|integer|real|T's|-|-|null|null|");
	expect("a.db", "SELECT * FROM lijst", "a|a|");
	expect("a.db", "SELECT count(*) FROM leeg", "0|");
	expect("a.db", "SELECT * FROM som", "12|");
	expect("a.db", "SELECT name FROM pragma_table_list WHERE strict AND wr ORDER BY 1",
	       "leeg|waarneming|");
	expect("a.db", "PRAGMA integrity_check; PRAGMA user_version; PRAGMA page_size",
	       "ok|1|4096|");
	expect("a.db", "PRAGMA journal_mode", "delete|");
	ck_assert_int_eq(stat(path("a.db"), &status), 0);
	ck_assert_int_eq(status.st_mode & 0777, 0600);
}
END_TEST

static void read_file(const char *name, struct buf *out)
{
	FILE *file = fopen(path(name), "rb");

	ck_assert_ptr_nonnull(file);
	ck_assert_int_eq(file_read(fileno(file), out), 0);
	fclose(file);
}

START_TEST(the_same_bytes_each_time)
{
	static const char *cells[3000];
	static char texts[1000][16];
	struct store_table table = table_of(cells, 1000);
	struct buf first = BUF_INIT(0), second = BUF_INIT(0);

	for (int i = 0; i < 1000; i++) {
		snprintf(texts[i], sizeof(texts[i]), "code %04d", i);
		cells[3 * i] = texts[i];
		cells[3 * i + 1] = texts[i] + 5;
	}
	ck_assert_int_eq(store_write_tables(path("a.db"), &table, 1, VIEWS), 0);
	ck_assert_int_eq(store_write_tables(path("b.db"), &table, 1, VIEWS), 0);
	read_file("a.db", &first);
	read_file("b.db", &second);
	ck_assert_uint_gt(first.length, 8192);
	ck_assert_uint_eq(first.length, second.length);
	ck_assert_mem_eq(first.data, second.data, first.length);
	buf_free(&first);
	buf_free(&second);
}
END_TEST

START_TEST(what_is_wrong_fails)
{
	static const char *const good[] = {"a", "1", "1.5"};
	static const char *const word[] = {"a", "een", "1.5"};
	static const char *const comma[] = {"a", "1", "1,5"};
	static const char *const twice[] = {"a", "1", "1", "a", "2", "2"};
	static const char *const no_key[] = {NULL, "1", "1"};
	const struct store_table tables[] = {table_of(word, 1), table_of(comma, 1),
					     table_of(twice, 2), table_of(no_key, 1)};
	const struct store_table well = table_of(good, 1);
	char name[] = "0.db";

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++, name[0]++)
		ck_assert_int_eq(store_write_tables(path(name), &tables[i], 1, NULL), -1);
	ck_assert_int_eq(store_write_tables(path("v.db"), &well, 1, "CREATE VIEW x AS nothing"),
			 -1);
	ck_assert_int_eq(store_write_tables(path("w.db"), &well, 1, NULL), 0);
	ck_assert_int_eq(store_write_tables(path("w.db"), &well, 1, NULL), -1);
	expect("w.db", "SELECT count(*) FROM waarneming", "1|");
	ck_assert_int_eq(store_write_tables(path("none/w.db"), &well, 1, NULL), -1);
}
END_TEST

Suite *suite_tables(void);
Suite *suite_tables(void)
{
	Suite *suite = suite_create("tables");
	TCase *tcase = tcase_create("tables");

	tcase_add_checked_fixture(tcase, begin, end);
	tcase_add_test(tcase, cells_come_out_as_they_went_in);
	tcase_add_test(tcase, the_same_bytes_each_time);
	tcase_add_test(tcase, what_is_wrong_fails);
	suite_add_tcase(suite, tcase);
	return suite;
}
