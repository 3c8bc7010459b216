/* What the system tells of folders: which of them, and what of it is worth a look. */
#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../src/intake/hints.h"
#include "ijw/base/limits.h"

static char top[] = "/tmp/ijw-hints-XXXXXX";
static struct hints *hints;

static void set_up(void)
{
	memcpy(top + strlen(top) - 6, "XXXXXX", 6);
	ck_assert_ptr_nonnull(mkdtemp(top));
	ck_assert_int_eq(chdir(top), 0);
	hints = hints_new();
}

static void tear_down(void)
{
	char command[64];

	hints_free(hints);
	ck_assert_int_eq(chdir("/"), 0);
	snprintf(command, sizeof(command), "rm -rf %s", top);
	ck_assert_int_eq(system(command), 0);
}

static void meet(const char *name)
{
	int folder = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	ck_assert_int_ge(folder, 0);
	hints_meet(hints, folder);
	close(folder);
}

static void make(const char *name)
{
	ck_assert_int_eq(mkdir(name, 0700), 0);
}

static void put(const char *name)
{
	int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	ck_assert_int_ge(fd, 0);
	close(fd);
}

/* How many folders the system has been asked to tell of. */
static uint32_t watched(void)
{
	char name[64], line[256];
	uint32_t count = 0;
	FILE *file;

	snprintf(name, sizeof(name), "/proc/self/fdinfo/%d", hints_fd(hints));
	file = fopen(name, "r");
	ck_assert_ptr_nonnull(file);
	while (fgets(line, sizeof(line), file) != NULL)
		count += strncmp(line, "inotify wd:", strlen("inotify wd:")) == 0;
	fclose(file);
	return count;
}

START_TEST(folders_that_are_met_are_told_of)
{
	make("map");
	make("other");
	hints_begin(hints);
	meet(".");
	meet("map");
	hints_end(hints);
	ck_assert(!hints_take(hints));
	put("map/a");
	ck_assert(hints_take(hints));
	put("other/a");
	ck_assert(!hints_take(hints));
	make("map/new");
	ck_assert(hints_take(hints));
	ck_assert_int_eq(rename("map/a", "b"), 0);
	ck_assert(hints_take(hints));
	ck_assert(!hints_take(hints));
}
END_TEST

/* A file that was only begun, and a folder that went, are nothing to look at. */
START_TEST(not_all_is_worth_a_look)
{
	int fd;

	make("map");
	hints_begin(hints);
	meet(".");
	meet("map");
	hints_end(hints);
	fd = open("a", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	ck_assert_int_ge(fd, 0);
	ck_assert(!hints_take(hints));
	close(fd);
	ck_assert(hints_take(hints));
	ck_assert_int_eq(rmdir("map"), 0);
	ck_assert(!hints_take(hints));
}
END_TEST

START_TEST(folders_that_are_not_met_again_are_let_go)
{
	make("map");
	make("other");
	hints_begin(hints);
	meet("map");
	meet("other");
	hints_end(hints);
	ck_assert_uint_eq(watched(), 2);
	hints_begin(hints);
	meet("other");
	meet("other");
	hints_end(hints);
	ck_assert_uint_eq(watched(), 1);
	ck_assert(!hints_take(hints));
	put("map/a");
	ck_assert(!hints_take(hints));
	put("other/a");
	ck_assert(hints_take(hints));
}
END_TEST

/* The system has not so many for us; the others are looked at in time. */
START_TEST(their_number_is_bounded)
{
	char name[32];

	for (uint32_t i = 0; i < LIMIT_WATCHED_FOLDERS + 10; i++) {
		snprintf(name, sizeof(name), "%u", i);
		make(name);
	}
	for (int round = 0; round < 2; round++) {
		hints_begin(hints);
		meet(".");
		for (uint32_t i = LIMIT_WATCHED_FOLDERS + 10; i > 0; i--) {
			snprintf(name, sizeof(name), "%u",
				 round == 0 ? i - 1 : LIMIT_WATCHED_FOLDERS + 10 - i);
			meet(name);
		}
		ck_assert_uint_eq(watched(), LIMIT_WATCHED_FOLDERS);
		hints_end(hints);
		ck_assert(!hints_take(hints));
	}
	put("0/a");
	ck_assert(!hints_take(hints)); /* others were there first, and were met again */
}
END_TEST

START_TEST(nobody_has_to_wait_for_them)
{
	hints_begin(NULL);
	hints_meet(NULL, -1);
	hints_end(NULL);
	hints_free(NULL);
	ck_assert(!hints_take(hints));
}
END_TEST

Suite *suite_hints(void);
Suite *suite_hints(void)
{
	Suite *suite = suite_create("hints");
	TCase *tcase = tcase_create("hints");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, folders_that_are_met_are_told_of);
	tcase_add_test(tcase, not_all_is_worth_a_look);
	tcase_add_test(tcase, folders_that_are_not_met_again_are_let_go);
	tcase_add_test(tcase, their_number_is_bounded);
	tcase_add_test(tcase, nobody_has_to_wait_for_them);
	suite_add_tcase(suite, tcase);
	return suite;
}
