/* Several connections of one process to one database. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "../lib/own_store.h"

static void exists(const char *path)
{
	struct stat status;

	ck_assert_msg(stat(path, &status) == 0, "%s is gone", path);
}

/* Another connection comes and goes; then another program reads, and as the last one that leaves it
 * would take the log away. */
START_TEST(the_log_stays_while_it_is_written)
{
	struct store *store = own_store_open(), *other;
	char log[128], command[160];

	ck_assert_int_eq(store_begin(store), 0);
	ck_assert_int_eq(store_commit(store), 0);
	other = store_open(own_store_home());
	ck_assert_ptr_nonnull(other);
	store_close(other);
	snprintf(log, sizeof(log), "%s-wal", own_store_path());
	exists(log);
	snprintf(command, sizeof(command), "sqlite3 %s 'SELECT count(*) FROM bericht' >/dev/null",
		 own_store_path());
	ck_assert_int_eq(system(command), 0);
	exists(log);
	own_store_close();
}
END_TEST

Suite *suite_open(void);

Suite *suite_open(void)
{
	Suite *suite = suite_create("open");
	TCase *tcase = tcase_create("open");

	tcase_add_test(tcase, the_log_stays_while_it_is_written);
	suite_add_tcase(suite, tcase);
	return suite;
}
