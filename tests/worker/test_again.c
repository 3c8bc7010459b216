/* Messages that a second worker judges as well: a lie that could be true is found, and is not kept.
 */
#include <check.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../../src/worker/again.h"
#include "ijw/base/file.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/sanitized.h"
#include "ijw/worker/workers.h"
#include "pack.h"

enum { PATIENCE_MS = SANITIZED ? 5000 : 1500, ITEMS = 40, NEVER = INT32_MAX };

static const char untyped[] = "<a xmlns='http://example.org'/>";
static const char twist[] = "<TWIST/>";

static struct workers *workers;
static struct lijsten *lists;
static struct buf good;
static struct item *items[ITEMS];
static bool disagreed, distrusted;

static void open_workers(uint32_t count, uint32_t again)
{
	const struct workers_options options = {.workers = count,
						.again = again,
						.disagreed = &disagreed,
						.distrusted = &distrusted,
						.patience = PATIENCE_MS,
						.home = "",
						.lijsten = lists,
						.basis = ""};

	workers = workers_open(&options);
}

static void set_up(void)
{
	int fd = file_open(AT_FDCWD, "fixtures/rules/TR018/good.xml");

	log_set(LOG_QUIET);
	good = BUF_INIT(0);
	ck_assert_int_eq(file_read(fd, &good), 0);
	close(fd);
	lists = lijsten_new();
	disagreed = distrusted = false;
	for (int i = 0; i < ITEMS; i++)
		items[i] = item_new();
}

static void tear_down(void)
{
	workers_close(workers);
	for (int i = 0; i < ITEMS; i++) {
		if (items[i]->fd >= 0)
			close(items[i]->fd);
		item_free(items[i]);
	}
	lijsten_free(lists);
	buf_free(&good);
}

static void put(int number, const char *bytes, size_t length)
{
	item_begin(items[number]);
	buf_add(&items[number]->bytes, bytes, length);
	workers_put(workers, items[number]);
}

/* A zip of the text and, behind it, some messages of both kinds. */
static void put_zip(int number, const char *text)
{
	struct buf zip = BUF_INIT(0);
	struct pack *pack = pack_new(&zip, PACK_ZIP, false);
	int fd = memfd_create("zip", MFD_CLOEXEC);

	pack_file(pack, "0.xml", text, strlen(text));
	for (int i = 1; i < 6; i++)
		pack_file(pack, "message.xml", i % 2 ? good.data : untyped,
			  i % 2 ? good.length : strlen(untyped));
	pack_end(pack);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(file_write(fd, zip.data, zip.length), 0);
	buf_free(&zip);
	item_begin(items[number]);
	items[number]->fd = fd;
	workers_put(workers, items[number]);
}

static void expect(struct item *item, enum verdict verdict)
{
	ck_assert_int_eq(workers_wait(workers, item), 0);
	ck_assert_int_eq(item->reply, REPLY_DOCUMENT);
	ck_assert_int_eq(item->judgement.verdict, verdict);
	workers_next(workers, item);
}

static void expect_end(struct item *item, enum fault fault)
{
	ck_assert_int_eq(workers_wait(workers, item), 0);
	ck_assert_int_eq(item->reply, REPLY_END);
	ck_assert_int_eq(item->fault, fault);
}

/* The first one turns its worker, of the others each second one can be lied about. */
static void put_turning(void)
{
	put(0, "TURN", 4);
	for (int i = 1; i < ITEMS; i++)
		put(i, i % 2 ? untyped : good.data, i % 2 ? strlen(untyped) : good.length);
}

/* All are judged twice, and all is as if they were not. */
START_TEST(honest_workers_agree)
{
	open_workers((uint32_t)_i, 1);
	for (int i = 1; i < ITEMS; i++)
		put(i, i % 2 ? untyped : good.data, i % 2 ? strlen(untyped) : good.length);
	put_zip(0, untyped);
	for (int i = 1; i < ITEMS; i++)
		expect(items[i], i % 2 ? VERDICT_UNKNOWN : VERDICT_ACCEPTED);
	for (int i = 0; i < 6; i++)
		expect(items[0], i % 2 ? VERDICT_ACCEPTED : VERDICT_UNKNOWN);
	expect_end(items[0], FAULT_NONE);
	ck_assert(!disagreed);
	ck_assert_uint_eq(workers_broken(workers), 0);
}
END_TEST

/* What is never judged again is believed: the lie of these tests is one that could be true. */
START_TEST(lies_are_believed_else)
{
	open_workers(1, NEVER);
	put_turning();
	expect(items[0], VERDICT_UNREADABLE);
	for (int i = 1; i < ITEMS; i++)
		expect(items[i], i % 2 ? VERDICT_UNREADABLE : VERDICT_ACCEPTED);
	ck_assert(!disagreed);
}
END_TEST

/* No file pays for the one that turned its worker. */
START_TEST(lies_are_found)
{
	open_workers((uint32_t)_i, 1);
	put_turning();
	expect(items[0], VERDICT_UNREADABLE);
	for (int i = 1; i < ITEMS; i++)
		expect(items[i], i % 2 ? VERDICT_UNKNOWN : VERDICT_ACCEPTED);
	ck_assert(disagreed);
}
END_TEST

/* An archive that turns every worker that opens it is not read to its end; those before it and
 * after it are. */
START_TEST(lies_in_archives_are_found)
{
	open_workers((uint32_t)_i, 1);
	put(0, untyped, strlen(untyped));
	put_zip(1, "TURN");
	put_zip(2, untyped);
	expect(items[0], VERDICT_UNKNOWN);
	expect(items[1], VERDICT_UNREADABLE);
	expect(items[1], VERDICT_ACCEPTED);
	expect_end(items[1], FAULT_BROKE);
	for (int i = 0; i < 6; i++)
		expect(items[2], i % 2 ? VERDICT_ACCEPTED : VERDICT_UNKNOWN);
	expect_end(items[2], FAULT_NONE);
	ck_assert(disagreed);
}
END_TEST

/* Workers that their owner knows to lie: what they have in hand is judged by others. */
START_TEST(liars_are_replaced)
{
	open_workers((uint32_t)_i, 1);
	put(0, "TURN", 4);
	put_zip(1, good.data);
	expect(items[0], VERDICT_UNREADABLE);
	expect(items[1], VERDICT_ACCEPTED);
	for (int i = 2; i < ITEMS; i++)
		put(i, untyped, strlen(untyped));
	distrusted = true;
	for (int i = 1; i < 6; i++)
		expect(items[1], i % 2 ? VERDICT_ACCEPTED : VERDICT_UNKNOWN);
	expect_end(items[1], FAULT_NONE);
	for (int i = 2; i < ITEMS; i++)
		expect(items[i], VERDICT_UNKNOWN);
	ck_assert(!distrusted && !disagreed);
}
END_TEST

/* Where no two workers ever agree the file is given up, and no other. */
START_TEST(quarrels_are_set_aside)
{
	open_workers(2, 1);
	for (int i = 0; i < 5; i++)
		put(i, i == 2 ? twist : untyped, strlen(i == 2 ? twist : untyped));
	put_zip(5, twist);
	for (int i = 0; i < 5; i++)
		if (i == 2)
			expect_end(items[i], FAULT_BROKE);
		else
			expect(items[i], VERDICT_UNKNOWN);
	expect_end(items[5], FAULT_BROKE);
	ck_assert(disagreed);
}
END_TEST

/* Some 40 of 20,000; of another process others. */
START_TEST(few_are_chosen)
{
	struct again again, other;
	int chosen = 0, both = 0;

	again_begin(&again, 0);
	again_begin(&other, 0);
	for (uint32_t number = 1; number <= 40 * LIMIT_AGAIN_MESSAGES; number++) {
		bool one;

		items[0]->number = number;
		one = again_holds(&again, items[0]);
		chosen += one;
		both += one && again_holds(&other, items[0]);
	}
	again_end(&again);
	again_end(&other);
	ck_assert_int_ge(chosen, 5);
	ck_assert_int_le(chosen, 100);
	ck_assert_int_lt(both, 5);
	workers = NULL;
}
END_TEST

Suite *suite_again(void);
Suite *suite_again(void)
{
	Suite *suite = suite_create("again");
	TCase *tcase = tcase_create("again");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, honest_workers_agree, 1, 3);
	tcase_add_test(tcase, lies_are_believed_else);
	tcase_add_loop_test(tcase, lies_are_found, 1, 3);
	tcase_add_loop_test(tcase, lies_in_archives_are_found, 1, 3);
	tcase_add_loop_test(tcase, liars_are_replaced, 1, 3);
	tcase_add_test(tcase, quarrels_are_set_aside);
	tcase_add_test(tcase, few_are_chosen);
	suite_add_tcase(suite, tcase);
	return suite;
}
