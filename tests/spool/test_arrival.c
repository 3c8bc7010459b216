/* What is taken out of a full inbox, and in which order; what is left alone and how long. */
#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../src/spool/arrival.h"
#include "../../src/spool/held.h"
#include "ijw/base/limits.h"

static char folder[32];
static int fd;

static void begin(void)
{
	strcpy(folder, "/tmp/arrivalXXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	fd = open(folder, O_RDONLY | O_DIRECTORY);
	ck_assert_int_ge(fd, 0);
}

static void end(void)
{
	char command[64];

	close(fd);
	snprintf(command, sizeof(command), "rm -r %s", folder);
	ck_assert_int_eq(system(command), 0);
}

/* A file of so many seconds after the start of time. */
static void put(const char *name, int second)
{
	const struct timespec times[2] = {{second, 0}, {second, 0}};
	int file = openat(fd, name, O_WRONLY | O_CREAT, 0600);

	ck_assert_int_ge(file, 0);
	ck_assert_int_eq(futimens(file, times), 0);
	close(file);
}

static void put_many(const char *format, int count, int second)
{
	char name[64];

	for (int i = 0; i < count; i++) {
		snprintf(name, sizeof(name), format, i);
		put(name, second + i);
	}
}

START_TEST(oldest_first)
{
	struct arrivals arrivals;

	put("c.xml", 1);
	put("b.xml", 3);
	put("a.xml", 2);
	put("d.xml", 3);
	put(".hidden", 0);
	ck_assert_int_eq(arrival_list(fd, NULL, NULL, &arrivals), 0);
	ck_assert_uint_eq(arrivals.count, 4);
	ck_assert_uint_eq(arrivals.seen, 4);
	ck_assert_str_eq(arrivals.files[0].name, "c.xml");
	ck_assert_str_eq(arrivals.files[1].name, "a.xml");
	ck_assert_str_eq(arrivals.files[2].name, "b.xml");
	ck_assert_str_eq(arrivals.files[3].name, "d.xml");
	arrivals_free(&arrivals);
}
END_TEST

/* Where nobody else waits a family has it all, in its own order. */
START_TEST(one_family)
{
	struct arrivals arrivals;

	put_many("uitstaand-%04d.xml", 600, 1000);
	ck_assert_int_eq(arrival_list(fd, NULL, NULL, &arrivals), 0);
	ck_assert_uint_eq(arrivals.count, 600);
	for (uint32_t i = 1; i < arrivals.count; i++)
		ck_assert_int_lt(strcmp(arrivals.files[i - 1].name, arrivals.files[i].name), 0);
	arrivals_free(&arrivals);
}
END_TEST

/* A flood does not keep another back office waiting. */
START_TEST(a_turn_for_everybody)
{
	struct arrivals arrivals;
	uint32_t at = 0;

	put_many("flood-%04d.xml", 500, 1000);
	put("urgent.xml", 5000);
	ck_assert_uint_ne(arrival_family("flood-0001.xml", getuid()),
			  arrival_family("urgent.xml", getuid()));
	ck_assert_int_eq(arrival_list(fd, NULL, NULL, &arrivals), 0);
	ck_assert_uint_eq(arrivals.count, 501);
	while (strcmp(arrivals.files[at].name, "urgent.xml") != 0)
		at++;
	ck_assert_uint_eq(at, ARRIVAL_TURN);
	arrivals_free(&arrivals);
}
END_TEST

/* More than can be chosen: the youngest of the flood wait, nobody else does. */
START_TEST(bounded)
{
	const uint32_t most = LIMIT_TURN_FILES + LIMIT_FAMILY_FILES;
	struct arrivals arrivals;
	bool urgent = false;

	put_many("flood-%05d.xml", (int)most + 10, 1000);
	put("urgent.xml", 900000);
	ck_assert_int_eq(arrival_list(fd, NULL, NULL, &arrivals), 0);
	ck_assert_uint_eq(arrivals.count, most + 1);
	ck_assert_uint_eq(arrivals.seen, most + 11);
	for (uint32_t i = 0; i < arrivals.count; i++) {
		if (strcmp(arrivals.files[i].name, "urgent.xml") == 0)
			urgent = true;
		else
			ck_assert_int_lt(arrivals.files[i].time.tv_sec, 1000 + (int)most);
	}
	ck_assert(urgent);
	arrivals_free(&arrivals);
}
END_TEST

START_TEST(families)
{
	ck_assert_uint_eq(arrival_family("JW301-0153-1.xml", 1),
			  arrival_family("JW301-0153-99.xml", 1));
	ck_assert_uint_ne(arrival_family("JW301-0153-1.xml", 1),
			  arrival_family("JW301-0164-1.xml", 1));
	ck_assert_uint_ne(arrival_family("a.xml", 1), arrival_family("a.xml", 2));
	ck_assert_uint_lt(arrival_family("", 1), ARRIVAL_FAMILIES);
}
END_TEST

static bool not_now(void *context, uint64_t key)
{
	return held_back(context, key, 0);
}

START_TEST(held_files_make_room)
{
	struct held *held = held_new();
	struct arrivals arrivals;

	put("a.xml", 1);
	put("b.xml", 2);
	ck_assert_int_eq(arrival_list(fd, not_now, held, &arrivals), 0);
	ck_assert_uint_eq(arrivals.count, 2);
	held_add(held, arrivals.files[0].key, 0, 60000);
	arrivals_free(&arrivals);
	ck_assert_int_eq(arrival_list(fd, not_now, held, &arrivals), 0);
	ck_assert_uint_eq(arrivals.count, 1);
	ck_assert_uint_eq(arrivals.seen, 2);
	ck_assert_str_eq(arrivals.files[0].name, "b.xml");
	arrivals_free(&arrivals);

	/* Whatever changes it makes it another file. */
	put("a.xml", 3);
	ck_assert_int_eq(arrival_list(fd, not_now, held, &arrivals), 0);
	ck_assert_uint_eq(arrivals.count, 2);
	arrivals_free(&arrivals);
	held_free(held);
}
END_TEST

START_TEST(pauses_grow)
{
	struct held *held = held_new();

	ck_assert(held_until(held) == INT64_MAX);
	held_begin(held);
	ck_assert(!held_back(held, 7, 0));
	ck_assert_uint_eq(held_add(held, 7, 0, 5000), 0);
	ck_assert(held_back(held, 7, 999));
	ck_assert(!held_back(held, 7, 1000));
	ck_assert_uint_eq(held_add(held, 7, 1000, 5000), 1);
	ck_assert(held_back(held, 7, 2999));
	ck_assert(!held_back(held, 7, 3000));
	for (uint32_t i = 2; i < 70; i++)
		ck_assert_uint_eq(held_add(held, 7, 3000, 5000), i);
	ck_assert(held_back(held, 7, 7999));
	ck_assert(!held_back(held, 7, 8000));
	ck_assert(held_until(held) == 8000);
	held_free(held);
}
END_TEST

START_TEST(gone_files_are_forgotten)
{
	struct held *held = held_new();

	held_begin(held);
	for (uint64_t key = 0; key < 5000; key++)
		ck_assert_uint_eq(held_add(held, key << 20, 0, 5000), 0);
	held_end(held);
	held_begin(held);
	for (uint64_t key = 0; key < 10; key++)
		ck_assert(held_back(held, key << 20, 0));
	held_end(held);
	ck_assert(held_back(held, 9 << 20, 0));
	ck_assert(!held_back(held, 10 << 20, 0));
	held_free(held);
}
END_TEST

Suite *suite_arrival(void);
Suite *suite_arrival(void)
{
	Suite *suite = suite_create("arrival");
	TCase *list = tcase_create("list"), *held = tcase_create("held");

	tcase_add_checked_fixture(list, begin, end);
	tcase_set_timeout(list, 60);
	tcase_add_test(list, oldest_first);
	tcase_add_test(list, one_family);
	tcase_add_test(list, a_turn_for_everybody);
	tcase_add_test(list, bounded);
	tcase_add_test(list, families);
	tcase_add_test(list, held_files_make_room);
	tcase_add_test(held, pauses_grow);
	tcase_add_test(held, gone_files_are_forgotten);
	suite_add_tcase(suite, list);
	suite_add_tcase(suite, held);
	return suite;
}
