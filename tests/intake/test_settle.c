/* Files that are claimed, put back and moved, whatever lies where they go. */
#include <check.h>
#include <math.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "../../src/intake/claims.h"
#include "../../src/intake/place.h"
#include "ijw/base/buf.h"
#include "ijw/base/file.h"

static char root[32];
static const uint8_t key[KEY_BYTES] = {7};
static int inbox, done, work;
static struct claims *claims;

static int folder(const char *name)
{
	char path[64];

	snprintf(path, sizeof(path), "%s/%s", root, name);
	ck_assert_int_eq(mkdir(path, 0700), 0);
	return open(path, O_RDONLY | O_DIRECTORY);
}

static void begin(void)
{
	strcpy(root, "/tmp/settleXXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(root));
	inbox = folder("inbox");
	done = folder("done");
	work = folder("work");
	claims = claims_new(work, key);
	ck_assert_int_eq(claims_begin(claims, inbox), 0);
}

/* Nobody reads in work/names what a sender called a file: it may hold a BSN. */
static void expect_sealed(const char *name)
{
	struct buf names = BUF_INIT(0);
	int fd = openat(work, "names", O_RDONLY | O_CLOEXEC);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(file_read(fd, &names), 0);
	ck_assert_uint_gt(names.length, strlen(name));
	ck_assert_ptr_null(memmem(names.data, names.length, name, strlen(name)));
	buf_free(&names);
	close(fd);
}

static void end(void)
{
	char command[64];

	claims_free(claims);
	close(inbox);
	close(done);
	close(work);
	snprintf(command, sizeof(command), "rm -r %s", root);
	ck_assert_int_eq(system(command), 0);
}

static void put(int where, const char *name, const char *bytes)
{
	int fd = openat(where, name, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, bytes, strlen(bytes)), (ssize_t)strlen(bytes));
	close(fd);
}

static bool has(int where, const char *name, const char *bytes)
{
	char got[64] = "";
	int fd = openat(where, name, O_RDONLY);
	ssize_t length = fd >= 0 ? read(fd, got, sizeof(got) - 1) : -1;

	if (fd >= 0)
		close(fd);
	return length == (ssize_t)strlen(bytes) && strcmp(got, bytes) == 0;
}

/* As a file that is on its way to be judged. */
static struct claim reading(const char *name)
{
	struct claim claim = {.path = strdup(name)};
	int folder = place_open(inbox, name), fd = settle_open(folder, &claim);

	place_close(inbox, folder);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(settle_digest(fd, &claim), 0);
	close(fd);
	claims_add(claims, &claim);
	return claim;
}

static void move(struct claim *claim)
{
	const struct destination to = {done, NULL, NULL};

	ck_assert_int_eq(settle_move(inbox, claim, &to), 0);
	claims_moved(claims, claim);
	free(claim->path);
}

/* What comes under the name of a claimed file is another file. */
START_TEST(claimed_files_are_kept)
{
	struct claim first;

	put(inbox, "a.xml", "first");
	first = reading("a.xml");
	ck_assert_int_eq(claims_take(claims, inbox, &first), 0);
	ck_assert_int_ne(faccessat(inbox, "a.xml", F_OK, 0), 0);
	put(inbox, "a.xml", "second");
	move(&first);
	ck_assert(has(done, "a.xml", "first"));
	ck_assert(has(inbox, "a.xml", "second"));
}
END_TEST

/* One that came before that keeps its name, also when it has the same size and time. */
START_TEST(replaced_files_are_not_claimed)
{
	struct claim first;

	put(inbox, "a.xml", "first");
	first = reading("a.xml");
	put(inbox, "a.xml", "other");
	ck_assert_int_eq(
	    utimensat(inbox, "a.xml",
		      (const struct timespec[]){first.status.st_atim, first.status.st_mtim}, 0),
	    0);
	ck_assert_int_eq(claims_take(claims, inbox, &first), 1);
	ck_assert(has(inbox, "a.xml", "other"));
	free(first.path);
}
END_TEST

/* A name is given back beside what has it by then. */
START_TEST(nothing_is_overwritten)
{
	struct claim first;

	put(inbox, "a.xml", "first");
	first = reading("a.xml");
	ck_assert_int_eq(claims_take(claims, inbox, &first), 0);
	put(inbox, "a.xml", "second");
	put(inbox, "a.xml.2", "third");
	ck_assert_int_eq(claims_put_back(claims, inbox, &first), 0);
	ck_assert_str_eq(first.path, "a.xml.3");
	ck_assert(has(inbox, "a.xml", "second"));
	ck_assert(has(inbox, "a.xml.2", "third"));
	ck_assert(has(inbox, "a.xml.3", "first"));
	free(first.path);
}
END_TEST

/* The next process gives back what this one had claimed; also when its name is lost. */
START_TEST(names_are_given_back)
{
	struct claim first, lost;
	char visible[SETTLE_PRIVATE_TEXT];

	put(inbox, "a\nb.xml", "first");
	first = reading("a\nb.xml");
	ck_assert_int_eq(claims_take(claims, inbox, &first), 0);
	expect_sealed("b.xml");
	claims_free(claims);
	claims = claims_new(work, key);
	ck_assert_int_eq(claims_begin(claims, inbox), 0);
	ck_assert(has(inbox, "a\nb.xml", "first"));

	put(inbox, "c.xml", "lost");
	lost = reading("c.xml");
	ck_assert_int_eq(claims_take(claims, inbox, &lost), 0);
	strcpy(visible, lost.private + 1);
	ck_assert_int_eq(unlinkat(work, "names", 0), 0);
	claims_free(claims);
	claims = claims_new(work, key);
	ck_assert_int_eq(claims_begin(claims, inbox), 0);
	ck_assert(has(inbox, visible, "lost"));
	free(first.path);
	free(lost.path);
}
END_TEST

static void next_process(void)
{
	claims_free(claims);
	claims = claims_new(work, key);
	ck_assert_int_eq(claims_begin(claims, inbox), 0);
}

static bool exists(int where, const char *name)
{
	return faccessat(where, name, F_OK, 0) == 0;
}

/* What was refused once is not claimed later under a private name of which nothing is written any
 * more. */
START_TEST(refused_claims_are_written_anew)
{
	struct claim refused, other;

	put(inbox, "a.xml", "refused");
	refused = reading("a.xml");
	ck_assert_int_eq(claims_sync(claims), 0);
	ck_assert_int_eq(fchmod(inbox, 0500), 0);
	ck_assert(getuid() != 0 || seteuid(65534) == 0);
	ck_assert_int_eq(claims_take(claims, inbox, &refused), -1);
	ck_assert(getuid() != 0 || seteuid(0) == 0);
	ck_assert_int_eq(fchmod(inbox, 0700), 0);
	/* The next round. */
	ck_assert_int_eq(claims_begin(claims, inbox), 0);
	put(inbox, "b.xml", "other");
	other = reading("b.xml");
	ck_assert_int_eq(claims_take(claims, inbox, &other), 0);
	ck_assert_int_eq(claims_take(claims, inbox, &refused), 0);
	next_process();
	ck_assert(has(inbox, "a.xml", "refused"));
	ck_assert(has(inbox, "b.xml", "other"));
	free(refused.path);
	free(other.path);
}
END_TEST

/* A name that was given back may be lost again until its folder is synced: what is written of it
 * stays until then, also for the next process. */
START_TEST(names_last_before_they_are_forgotten)
{
	struct claim first;

	put(inbox, "a.xml", "first");
	first = reading("a.xml");
	ck_assert_int_eq(claims_take(claims, inbox, &first), 0);
	ck_assert_int_eq(claims_put_back(claims, inbox, &first), 0);
	claims_free(claims);
	ck_assert(exists(work, "names"));
	claims = claims_new(work, key);
	ck_assert_int_eq(claims_begin(claims, inbox), 0);
	claims_add(claims, &first);
	ck_assert_int_eq(claims_take(claims, inbox, &first), 0);
	ck_assert_int_eq(claims_put_back(claims, inbox, &first), 0);
	claims_end(claims, inbox);
	next_process();
	ck_assert(!exists(work, "names"));
	ck_assert(has(inbox, "a.xml", "first"));
	free(first.path);
}
END_TEST

/* A folder may have another name when its file is to be given back: by this process or the next. */
START_TEST(folders_are_renamed)
{
	struct claim first, second;

	close(folder("inbox/map"));
	put(inbox, "map/a.xml", "first");
	first = reading("map/a.xml");
	ck_assert_int_eq(claims_take(claims, inbox, &first), 0);
	ck_assert(!exists(inbox, "map/a.xml"));
	ck_assert_int_eq(renameat(inbox, "map", inbox, "other"), 0);
	ck_assert_int_eq(claims_put_back(claims, inbox, &first), -1);
	claims_end(claims, inbox);
	ck_assert(has(inbox, "other/a.xml", "first"));

	second = reading("other/a.xml");
	ck_assert_int_eq(claims_take(claims, inbox, &second), 0);
	ck_assert_int_eq(renameat(inbox, "other", inbox, "map"), 0);
	next_process();
	ck_assert(has(inbox, "map/a.xml", "first"));
	free(first.path);
	free(second.path);
}
END_TEST

/* A link that takes the place of a folder leads nowhere. */
START_TEST(links_are_not_followed)
{
	struct claim first;

	close(folder("inbox/map"));
	close(folder("outside"));
	put(inbox, "map/a.xml", "first");
	put(done, "../outside/a.xml", "secret");
	first = reading("map/a.xml");
	ck_assert_int_eq(renameat(inbox, "map", done, "map"), 0);
	ck_assert_int_eq(symlinkat("../outside", inbox, "map"), 0);
	ck_assert_int_eq(claims_take(claims, inbox, &first), 1);
	ck_assert(has(done, "../outside/a.xml", "secret"));
	ck_assert(has(done, "map/a.xml", "first"));
	free(first.path);
}
END_TEST

/* Processor time of so many files of a name of which `taken` lie there already, in seconds. */
static double cost(int taken, const char *name)
{
	enum { MOVED = 300 };
	char text[64];
	clock_t start;

	put(done, name, "");
	for (int i = 2; i <= taken; i++) {
		snprintf(text, sizeof(text), "%s.%d", name, i);
		put(done, text, "");
	}
	start = clock();
	for (int i = 1; i <= MOVED; i++) {
		struct claim claim = {.path = strdup(name), .claimed = true};

		snprintf(claim.private, sizeof(claim.private), ".ijw-%0*d", SETTLE_DIGITS, i);
		put(inbox, claim.private, name);
		ck_assert_int_eq(fstatat(inbox, claim.private, &claim.status, 0), 0);
		ck_assert_int_eq(
		    settle_move(inbox, &claim, &(struct destination){done, NULL, NULL}), 0);
		snprintf(text, sizeof(text), "%s.%d", name, taken + i);
		ck_assert(has(done, text, name));
		free(claim.path);
	}
	return (double)(clock() - start) / CLOCKS_PER_SEC;
}

/* The same name again and again: the next number, and no dearer with twice as many. */
START_TEST(one_name)
{
	static const char *const others[] = {"eit.xml", "oit.xml"};
	double one = cost(8000, "out.xml"), two = cost(16000, "uit.xml");

	/* A moment at which the machine was slow is over when it is asked again. */
	for (size_t i = 0; two > 1.5 * one + 0.05 && i < 2; i++)
		two = fmin(two, cost(16000, others[i]));
	ck_assert_msg(two <= 1.5 * one + 0.05, "%g s, and %g s with twice as many", one, two);
}
END_TEST

Suite *suite_settle(void);
Suite *suite_settle(void)
{
	Suite *suite = suite_create("settle");
	TCase *tcase = tcase_create("settle");

	tcase_add_checked_fixture(tcase, begin, end);
	tcase_set_timeout(tcase, 120);
	tcase_add_test(tcase, claimed_files_are_kept);
	tcase_add_test(tcase, replaced_files_are_not_claimed);
	tcase_add_test(tcase, nothing_is_overwritten);
	tcase_add_test(tcase, names_are_given_back);
	tcase_add_test(tcase, refused_claims_are_written_anew);
	tcase_add_test(tcase, names_last_before_they_are_forgotten);
	tcase_add_test(tcase, folders_are_renamed);
	tcase_add_test(tcase, links_are_not_followed);
	tcase_add_test(tcase, one_name);
	suite_add_tcase(suite, tcase);
	return suite;
}
