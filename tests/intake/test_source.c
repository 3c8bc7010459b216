/* The files of a path that the user named: in which order, and what is no file. */
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/buf.h"
#include "ijw/base/file.h"
#include "ijw/intake/source.h"

static char folder[] = "/tmp/ijw-source-XXXXXX";
static char before[4096];

static void write_file(const char *name, const char *text)
{
	int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(file_write(fd, text, strlen(text)), 0);
	close(fd);
}

static void set_up(void)
{
	strcpy(folder + strlen(folder) - 6, "XXXXXX");
	ck_assert_ptr_nonnull(getcwd(before, sizeof(before)));
	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_int_eq(chdir(folder), 0);
	ck_assert_int_eq(mkdir("in", 0700) | mkdir("in/b", 0700) | mkdir("in/.git", 0700), 0);
	write_file("in/c.xml", "<c/>");
	write_file("in/a.xml", "<a/>");
	write_file("in/b/x.xml", "<x/>");
	write_file("in/.git/y.xml", "<y/>");
	write_file("in/z.part", "<z");
	ck_assert_int_eq(symlink("a.xml", "in/link.xml") | mkfifo("in/pipe.xml", 0600), 0);
}

static void tear_down(void)
{
	ck_assert_int_eq(chdir(before), 0);
	ck_assert_int_eq(file_remove_tree(AT_FDCWD, folder), 0);
}

/* What was opened, one a line: its path, and its bytes or why there are none. */
static int note(void *context, const struct source_place *place)
{
	struct buf *out = context, bytes = BUF_INIT(0);
	off_t size;
	bool archive;
	int fd = source_open(place, &size);

	buf_printf(out, "%s ", place->path);
	if (fd < 0) {
		buf_puts(out, fd == SOURCE_GONE ? "gone\n" : "unreadable\n");
		return 0;
	}
	ck_assert_int_eq(source_read(fd, size, &bytes, &archive), FAULT_NONE);
	ck_assert_uint_eq((size_t)size, bytes.length);
	buf_printf(out, "%s\n", bytes.data);
	buf_free(&bytes);
	close(fd);
	return 0;
}

static void expect(const char *path, const char *want)
{
	struct buf out = BUF_INIT(0);

	ck_assert_int_eq(source_places(path, note, &out), 0);
	ck_assert_str_eq(out.data, want);
	buf_free(&out);
}

START_TEST(by_name)
{
	expect("in/", "in/a.xml <a/>\nin/b/x.xml <x/>\nin/c.xml <c/>\nin/link.xml unreadable\n"
		      "in/pipe.xml unreadable\n");
	expect("in/link.xml", "in/link.xml <a/>\n");
	expect("in/z.part", "in/z.part <z\n");
}
END_TEST

/* Removes the one that comes next in the list that was made. */
static int remove_next(void *context, const struct source_place *place)
{
	if (strcmp(place->name, "a.xml") == 0)
		ck_assert_int_eq(unlink("in/c.xml"), 0);
	return note(context, place);
}

START_TEST(gone)
{
	struct buf out = BUF_INIT(0);
	struct source_place named = {AT_FDCWD, "in/c.xml", "in/c.xml"};
	off_t size;

	ck_assert_int_eq(source_places("in", remove_next, &out), 0);
	ck_assert_ptr_nonnull(strstr(out.data, "in/c.xml gone\n"));
	buf_free(&out);
	/* What the user named must be there. */
	ck_assert_int_eq(source_open(&named, &size), SOURCE_UNREADABLE);
	ck_assert_int_eq(source_places("in/c.xml", note, &out), -1);
}
END_TEST

static int stop(void *context, const struct source_place *place)
{
	(void)place;
	++*(int *)context;
	return 7;
}

START_TEST(ended)
{
	int visits = 0;

	ck_assert_int_eq(source_places("in", stop, &visits), 7);
	ck_assert_int_eq(visits, 1);
}
END_TEST

Suite *suite_source(void);

Suite *suite_source(void)
{
	Suite *suite = suite_create("source");
	TCase *tests = tcase_create("source");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, by_name);
	tcase_add_test(tests, gone);
	tcase_add_test(tests, ended);
	suite_add_tcase(suite, tests);
	return suite;
}
