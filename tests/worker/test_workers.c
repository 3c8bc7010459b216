/* Workers that judge, and workers that fail in every way there is. */
#include <check.h>
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/clock.h"
#include "ijw/base/file.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/sanitized.h"
#include "ijw/worker/workers.h"
#include "pack.h"

/* A worker is started within it, also on a busy machine. */
enum { PATIENCE_MS = SANITIZED ? 5000 : 1500, ITEMS = 300, MESSAGES = 400 };

static const char good_name[] = "fixtures/rules/TR018/good.xml";

static struct workers *workers;
static struct lijsten *lists;
static struct buf good;
static struct item *items[ITEMS];

static void open_workers(uint32_t count, const char *home)
{
	const struct workers_options options = {.workers = count,
						.messages = MESSAGES,
						.again = UINT32_MAX,
						.patience = PATIENCE_MS,
						.home = home,
						.lijsten = lists,
						.basis = ""};

	workers = workers_open(&options);
}

static void set_up(void)
{
	int fd = file_open(AT_FDCWD, good_name);

	log_set(LOG_QUIET);
	good = BUF_INIT(0);
	ck_assert_int_eq(file_read(fd, &good), 0);
	close(fd);
	lists = lijsten_new();
	open_workers(2, "");
}

static void tear_down(void)
{
	workers_close(workers);
	for (int i = 0; i < ITEMS; i++)
		item_free(items[i]);
	lijsten_free(lists);
	buf_free(&good);
}

static struct item *put(int number, const char *bytes, size_t length)
{
	struct item *item = items[number] = item_new();

	item_begin(item);
	buf_add(&item->bytes, bytes, length);
	workers_put(workers, item);
	return item;
}

static void put_good(int first, int end)
{
	for (int i = first; i < end; i++)
		put(i, good.data, good.length);
}

static void expect_good(struct item *item)
{
	ck_assert_int_eq(workers_wait(workers, item), 0);
	ck_assert_int_eq(item->reply, REPLY_DOCUMENT);
	ck_assert_int_eq(item->fault, FAULT_NONE);
	ck_assert_int_eq(item->judgement.verdict, VERDICT_ACCEPTED);
	ck_assert_uint_gt(item->judgement.event_count, 0);
	workers_next(workers, item);
}

static void expect_end(struct item *item, enum fault fault)
{
	ck_assert_int_eq(workers_wait(workers, item), 0);
	ck_assert_int_eq(item->reply, REPLY_END);
	ck_assert_int_eq(item->fault, fault);
}

START_TEST(items_are_judged)
{
	put_good(0, ITEMS);
	for (int i = 0; i < ITEMS; i++) {
		expect_good(items[i]);
		expect_end(items[i], FAULT_NONE);
	}
	ck_assert_uint_eq(workers_broken(workers), 0);
}
END_TEST

/* In any order they are asked for. */
START_TEST(order_is_free)
{
	put_good(0, ITEMS);
	for (int i = ITEMS - 1; i >= 0; i--)
		expect_good(items[i]);
}
END_TEST

/* More than any pipe holds, on the way there; and between other messages. */
START_TEST(large_messages_pass)
{
	struct buf large = BUF_INIT(0);
	char *room;

	buf_add(&large, good.data, good.length);
	while (large.length < LIMIT_MESSAGE_BYTES - 65536) {
		room = buf_room(&large, 65536);
		memset(room, ' ', 65536);
		/* No run of blanks is longer than the parser likes. */
		memcpy(room, "<!-- -->", 8);
		large.length += 65536;
	}
	put_good(0, 5);
	put(5, large.data, large.length);
	put_good(6, 10);
	put(10, large.data, large.length);
	put_good(11, 20);
	for (int i = 0; i < 20; i++)
		expect_good(items[i]);
	buf_free(&large);
}
END_TEST

static const char *const words[] = {"CRASH", "STALL", "SPIN", "LEAVE", "BABBLE",
				    "FORGE", "STALE", "OPEN", "EATS"};

enum { WORDS = sizeof(words) / sizeof(words[0]) - SANITIZED };

/* A full task is halved so often until an item of it is alone. */
enum { HALVINGS = 5 };
_Static_assert(LIMIT_TASK_FILES == 1 << HALVINGS, "halving a task");

/* Set aside after three workers that had nothing else in hand; all others are judged, in time. */
START_TEST(failures_are_set_aside)
{
	int64_t begin = clock_ticks();

	put(0, words[_i], strlen(words[_i]));
	put_good(1, 100);
	for (int i = 1; i < 100; i++)
		expect_good(items[i]);
	expect_end(items[0], FAULT_BROKE);
	ck_assert_uint_ge(workers_broken(workers), LIMIT_TRIES);
	ck_assert_uint_le(workers_broken(workers), LIMIT_TRIES + HALVINGS);
	ck_assert_int_le(clock_ticks() - begin, 8 * PATIENCE_MS + 120000);
}
END_TEST

/* The same with one worker, in the midst of others. */
START_TEST(one_worker_is_enough)
{
	workers_close(workers);
	open_workers(1, "");
	put_good(0, 40);
	put(40, "CRASH", 5);
	put_good(41, 60);
	put(60, "BABBLE", 6);
	put_good(61, 100);
	for (int i = 0; i < 100; i++) {
		if (i % 20 == 0 && (i == 40 || i == 60))
			expect_end(items[i], FAULT_BROKE);
		else
			expect_good(items[i]);
	}
}
END_TEST

/* Of 40 files, more than a task, some break a worker, whatever they do: exactly those are given up.
 * Of all others each is judged, and none has lost a try. */
START_TEST(tasks_are_halved)
{
	static const struct {
		const char *word;
		int broken[4]; /* -1: no more */
	} cases[] = {{"CRASH", {17, -1}},
		     {"CRASH", {0, 31, -1}},
		     {"LEAVE", {3, 4, 39, -1}},
		     {"STALL", {20, -1}}};
	bool breaks[40] = {false};

	workers_close(workers);
	open_workers(1, "");
	for (int i = 0; cases[_i].broken[i] >= 0; i++)
		breaks[cases[_i].broken[i]] = true;
	for (int i = 0; i < 40; i++)
		put(i, breaks[i] ? cases[_i].word : good.data,
		    breaks[i] ? strlen(cases[_i].word) : good.length);
	for (int i = 0; i < 40; i++) {
		if (breaks[i]) {
			expect_end(items[i], FAULT_BROKE);
			continue;
		}
		expect_good(items[i]);
		ck_assert_uint_eq(items[i]->tries, 0);
	}
}
END_TEST

/* All of them do. */
START_TEST(whole_tasks_break)
{
	for (int i = 0; i < 40; i++)
		put(i, "CRASH", 5);
	put_good(40, 45);
	for (int i = 0; i < 40; i++)
		expect_end(items[i], FAULT_BROKE);
	for (int i = 40; i < 45; i++)
		expect_good(items[i]);
	ck_assert_uint_ge(workers_broken(workers), 40 * LIMIT_TRIES);
	ck_assert_uint_le(workers_broken(workers), 40 * LIMIT_TRIES + 45);
}
END_TEST

/* Files that each take half of what is too long: the limit is that of a file, not of its task. */
START_TEST(limits_are_of_a_file)
{
	const struct workers_options options = {
	    .workers = 1, .patience = PATIENCE_MS, .home = "", .lijsten = lists, .basis = ""};
	const int count = 3 * PATIENCE_MS / 100;

	workers_close(workers);
	workers = workers_open(&options);
	for (int i = 0; i < count; i++)
		put(i, "DAWDLE", 6);
	for (int i = 0; i < count; i++) {
		ck_assert_int_eq(workers_wait(workers, items[i]), 0);
		ck_assert_int_eq(items[i]->reply, REPLY_DOCUMENT);
	}
	ck_assert_uint_eq(workers_broken(workers), 0);
}
END_TEST

/* At the edges of a task: what is larger than one, and so many that one has another to be in. */
START_TEST(tasks_have_an_end)
{
	struct buf large = BUF_INIT(0);

	buf_add(&large, good.data, good.length);
	while (large.length <= LIMIT_TASK_BYTES)
		buf_puts(&large, "\n");
	workers_close(workers);
	open_workers(1, "");
	put(0, large.data, LIMIT_TASK_BYTES - good.length);
	put(1, good.data, good.length);
	put(2, large.data, LIMIT_TASK_BYTES - good.length + 1);
	put_good(3, 4);
	put(4, large.data, large.length);
	put_good(5, 5 + 2 * (int)LIMIT_TASK_FILES + 1);
	for (int i = 0; i < 6 + 2 * (int)LIMIT_TASK_FILES; i++)
		expect_good(items[i]);
	ck_assert_uint_eq(workers_broken(workers), 0);
	/* 0 and 1, 2, 3, 4, and what follows: what goes with 3 is not more than a task may have. */
	ck_assert_uint_eq(workers_tasks(workers), 7);
	buf_free(&large);
}
END_TEST

/* The workers of this process, found by their parent. Returns one of them; 0 when there is none. */
static pid_t each_child(int signal_number)
{
	DIR *folder = opendir("/proc");
	pid_t found = 0;

	for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
		char name[300];
		int parent = 0;
		FILE *file;

		if (entry->d_name[0] < '0' || entry->d_name[0] > '9')
			continue;
		snprintf(name, sizeof(name), "/proc/%s/stat", entry->d_name);
		file = fopen(name, "r");
		if (file == NULL)
			continue;
		if (fscanf(file, "%*d (%*[^)]) %*c %d", &parent) == 1 && parent == getpid()) {
			found = atoi(entry->d_name);
			kill(found, signal_number);
		}
		fclose(file);
	}
	closedir(folder);
	return found;
}

static void kill_children(void)
{
	each_child(SIGKILL);
}

START_TEST(killed_workers_are_replaced)
{
	put_good(0, ITEMS);
	workers_pump(workers);
	for (int i = 0; i < ITEMS; i++) {
		if (i % 50 == 0)
			kill_children();
		expect_good(items[i]);
	}
	while (workers_broken(workers) == 0)
		workers_pump(workers);
	ck_assert_uint_ge(workers_broken(workers), 1);
}
END_TEST

/* What does not even start is the machine's fault, and no file's. */
START_TEST(stillborn_workers_are_no_verdict)
{
	workers_close(workers);
	open_workers(2, "FAIL");
	put_good(0, 3);
	ck_assert_int_eq(workers_wait(workers, items[0]), -1);
}
END_TEST

static struct item *put_archive(int number, const struct buf *bytes, bool check)
{
	struct item *item = items[number] = item_new();
	char name[] = "/tmp/ijw-workers-XXXXXX";
	int fd = mkstemp(name);

	ck_assert_int_ge(fd, 0);
	unlink(name);
	ck_assert_int_eq(file_write(fd, bytes->data, bytes->length), 0);
	item_begin(item);
	item->fd = fd;
	item->check = check;
	workers_put(workers, item);
	return item;
}

static void pack_members(struct buf *out, const char *odd)
{
	struct pack *pack = pack_new(out, PACK_ZIP, false);
	char name[16];

	for (int i = 0; i < 20; i++) {
		snprintf(name, sizeof(name), "%d.xml", i);
		if (i == 10 && odd != NULL)
			pack_file(pack, name, odd, strlen(odd));
		else
			pack_file(pack, name, good.data, good.length);
	}
	pack_end(pack);
}

static void expect_members(struct item *item, int count)
{
	char name[16];

	for (int i = 0; i < count; i++) {
		snprintf(name, sizeof(name), "%d.xml", i);
		ck_assert_int_eq(workers_wait(workers, item), 0);
		ck_assert_str_eq(item->member, name);
		ck_assert_uint_eq(item->content.length, good.length);
		ck_assert_mem_eq(item->content.data, good.data, good.length);
		expect_good(item);
	}
}

START_TEST(archives_are_opened)
{
	struct buf zip = BUF_INIT(0);

	pack_members(&zip, NULL);
	put_good(0, 5);
	put_archive(5, &zip, false);
	put_archive(6, &zip, true);
	put_good(7, 10);
	for (int i = 0; i < 10; i++) {
		if (i == 5 || i == 6)
			expect_members(items[i], 20);
		else
			expect_good(items[i]);
		expect_end(items[i], FAULT_NONE);
	}
	zip.length /= 2;
	put_archive(10, &zip, false);
	put_archive(11, &zip, true);
	expect_end(items[10], FAULT_ARCHIVE);
	ck_assert_int_eq(workers_wait(workers, items[11]), 0);
	ck_assert_int_eq(items[11]->reply, REPLY_YOUNG);
	ck_assert_uint_eq(workers_broken(workers), 0);
	buf_free(&zip);
}
END_TEST

static void judge_alone(uint32_t owner)
{
	item_free(items[0]);
	items[0] = item_new();
	item_begin(items[0]);
	items[0]->owner = owner;
	buf_add(&items[0]->bytes, good.data, good.length);
	workers_put(workers, items[0]);
	expect_good(items[0]);
}

/* The only worker, after it judged a file of this user. */
static pid_t worker_for(uint32_t owner)
{
	judge_alone(owner);
	return each_child(0);
}

/* What one message did to a worker does not last. */
START_TEST(worker_is_renewed)
{
	pid_t first;

	workers_close(workers);
	open_workers(1, "");
	first = worker_for(0);
	for (uint32_t i = 2; i < MESSAGES; i++)
		judge_alone(0);
	ck_assert_int_eq(worker_for(0), first);
	ck_assert_int_ne(worker_for(0), first);
	ck_assert_uint_eq(workers_broken(workers), 0);
}
END_TEST

/* Who opened an archive of one user judges nothing of another. */
START_TEST(archive_of_another_user)
{
	struct buf zip = BUF_INIT(0);
	pid_t first;

	workers_close(workers);
	open_workers(1, "");
	pack_members(&zip, NULL);
	first = worker_for(7);
	ck_assert_int_eq(worker_for(8), first);
	put_archive(1, &zip, false);
	expect_members(items[1], 20);
	expect_end(items[1], FAULT_NONE);
	ck_assert_int_eq(worker_for(0), first);
	ck_assert_int_ne(worker_for(8), first);
	ck_assert_uint_eq(workers_broken(workers), 0);
	buf_free(&zip);
}
END_TEST

/* Members that came before the one that breaks the worker come once: those that the first worker had
 * not told of come one by one from the next, which starts the count anew. */
START_TEST(archives_break_workers)
{
	struct buf zip = BUF_INIT(0);

	pack_members(&zip, "CRASH");
	put_archive(0, &zip, false);
	put_good(1, 5);
	expect_members(items[0], 10);
	expect_end(items[0], FAULT_BROKE);
	for (int i = 1; i < 5; i++)
		expect_good(items[i]);
	ck_assert_uint_eq(workers_broken(workers), 1 + LIMIT_TRIES);
	buf_free(&zip);
}
END_TEST

/* Members that are slow, each within its own time: what was judged stays, the rest is not read,
 * whatever becomes of the worker meanwhile. Others are judged all the same. */
START_TEST(slow_archive_ends)
{
	const struct workers_options options = {.workers = 1,
						.patience = PATIENCE_MS * 100,
						.archive = 500,
						.home = "",
						.lijsten = lists,
						.basis = ""};
	struct buf zip = BUF_INIT(0);
	struct pack *pack = pack_new(&zip, PACK_ZIP, false);
	int judged = 0;
	char name[16];

	for (int i = 0; i < 40; i++) {
		snprintf(name, sizeof(name), "%d.xml", i);
		pack_file(pack, name, "DAWDLE", 6);
	}
	pack_end(pack);
	workers_close(workers);
	workers = workers_open(&options);
	put_archive(0, &zip, false);
	put_good(1, 5);
	for (; workers_wait(workers, items[0]) == 0 && items[0]->reply == REPLY_DOCUMENT;
	     judged++) {
		if (_i == 1 && judged == 2)
			kill_children();
		workers_next(workers, items[0]);
	}
	ck_assert_int_ge(judged, _i == 1 ? 3 : 4);
	ck_assert_int_le(judged, 7);
	expect_end(items[0], FAULT_TIME);
	for (int i = 1; i < 5; i++)
		expect_good(items[i]);
	ck_assert_uint_eq(workers_broken(workers), (unsigned)_i);
	buf_free(&zip);
}
END_TEST

/* With one worker: what others sent does not wait for a sender whose files are slow; what the
 * sender itself sent does. */
START_TEST(slow_ones_are_overtaken)
{
	const struct workers_options options = {.workers = 1,
						.patience = PATIENCE_MS * 100,
						.overtake = true,
						.home = "",
						.lijsten = lists,
						.basis = ""};

	workers_close(workers);
	workers = workers_open(&options);
	put(0, _i == 0 ? "STALL" : "SPIN", _i == 0 ? 5 : 4);
	put(1, _i == 0 ? "STALL" : "SPIN", _i == 0 ? 5 : 4);
	put_good(2, 20);
	for (int i = 0; i < 20; i++)
		items[i]->sender = i >= 10;
	for (int i = 10; i < 20; i++)
		expect_good(items[i]);
	ck_assert_int_eq(items[0]->reply, REPLY_NONE);
	ck_assert(workers_stuck(workers, items[0]));
	ck_assert(!workers_blocked(workers, 1));
	while (_i == 0 && !workers_blocked(workers, 0))
		ck_assert_int_eq(workers_wait_until(workers, items[1], clock_ticks() + 100), 0);
	ck_assert(_i == 1 || workers_take_back(workers, items[2]) || items[2]->reply != REPLY_NONE);
	ck_assert(!workers_take_back(workers, items[0]));
}
END_TEST

/* A worker that is killed between two members goes on where it was. */
START_TEST(killed_archives_go_on)
{
	struct buf zip = BUF_INIT(0);
	char name[16];

	pack_members(&zip, NULL);
	put_archive(0, &zip, true);
	for (int i = 0; i < 20; i++) {
		snprintf(name, sizeof(name), "%d.xml", i);
		ck_assert_int_eq(workers_wait(workers, items[0]), 0);
		ck_assert_str_eq(items[0]->member, name);
		if (i % 5 == 2)
			kill_children();
		expect_good(items[0]);
	}
	expect_end(items[0], FAULT_NONE);
	buf_free(&zip);
}
END_TEST

Suite *suite_workers(void);
Suite *suite_workers(void)
{
	Suite *suite = suite_create("workers");
	TCase *tcase = tcase_create("workers");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, items_are_judged);
	tcase_add_test(tcase, order_is_free);
	tcase_add_test(tcase, large_messages_pass);
	tcase_add_loop_test(tcase, failures_are_set_aside, 0, WORDS);
	tcase_add_test(tcase, one_worker_is_enough);
	tcase_add_loop_test(tcase, tasks_are_halved, 0, 4);
	tcase_add_test(tcase, whole_tasks_break);
	tcase_add_test(tcase, limits_are_of_a_file);
	tcase_add_test(tcase, tasks_have_an_end);
	tcase_add_test(tcase, killed_workers_are_replaced);
	tcase_add_test(tcase, worker_is_renewed);
	tcase_add_test(tcase, archive_of_another_user);
	tcase_add_test(tcase, stillborn_workers_are_no_verdict);
	tcase_add_test(tcase, archives_are_opened);
	tcase_add_test(tcase, archives_break_workers);
	tcase_add_test(tcase, killed_archives_go_on);
	tcase_add_loop_test(tcase, slow_archive_ends, 0, 2);
	tcase_add_loop_test(tcase, slow_ones_are_overtaken, 0, 2);
	suite_add_tcase(suite, tcase);
	return suite;
}
