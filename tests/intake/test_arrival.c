/* What is taken out of a full inbox, and in which order; what is left alone and how long. */
#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../src/intake/arrival.h"
#include "../../src/intake/held.h"
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

START_TEST(litter)
{
	static const char *const left[] = {".x.xml",          "Thumbs.db", "DESKTOP.INI",
					   ".DS_Store",       "__MACOSX",  "a.xml:Zone.Identifier",
					   ":zone.identifier"};
	static const char *const sent[] = {"Thumbs.db.xml", "xThumbs.db", "desktop.ini ",
					   "Zone.Identifier", "__MACOSX.zip"};
	struct arrivals arrivals;

	for (size_t i = 0; i < sizeof(left) / sizeof(left[0]); i++)
		put(left[i], 1);
	for (size_t i = 0; i < sizeof(sent) / sizeof(sent[0]); i++)
		put(sent[i], 2);
	ck_assert_int_eq(arrival_list(fd, NULL, NULL, &arrivals), 0);
	ck_assert_uint_eq(arrivals.seen, sizeof(sent) / sizeof(sent[0]));
	ck_assert_uint_eq(arrivals.count, sizeof(sent) / sizeof(sent[0]));
	for (uint32_t i = 0; i < arrivals.count; i++)
		ck_assert_int_eq((int)arrivals.files[i].time.tv_sec, 2);
	arrivals_free(&arrivals);
}
END_TEST

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
	ck_assert_str_eq(arrivals.files[0].path, "c.xml");
	ck_assert_str_eq(arrivals.files[1].path, "a.xml");
	ck_assert_str_eq(arrivals.files[2].path, "b.xml");
	ck_assert_str_eq(arrivals.files[3].path, "d.xml");
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
		ck_assert_int_lt(strcmp(arrivals.files[i - 1].path, arrivals.files[i].path), 0);
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
	while (strcmp(arrivals.files[at].path, "urgent.xml") != 0)
		at++;
	ck_assert_uint_eq(at, ARRIVAL_TURN);
	arrivals_free(&arrivals);
}
END_TEST

/* Names that tell nothing: what is somebody else's has its turn all the same, also past what can be
 * chosen of the flood. Twice as many files make no difference. */
START_TEST(owners_have_turns)
{
	const int flood = 15000 * (1 << _i);
	struct arrivals arrivals;
	uint32_t at = 0;

	if (geteuid() != 0) {
		fprintf(stderr, "skipped: only root can give files to others\n");
		return;
	}
	for (int i = 0; i < flood; i++) {
		char name[64];

		snprintf(name, sizeof(name), "%x-%x.xml", (unsigned)i * 2654435761u,
			 (unsigned)i * 40503u);
		put(name, 1000 + i);
	}
	put("3f2c-a.xml", 900000);
	ck_assert_int_eq(fchownat(fd, "3f2c-a.xml", 4711, 4711, 0), 0);
	ck_assert_int_eq(arrival_list(fd, NULL, NULL, &arrivals), 0);
	while (strcmp(arrivals.files[at].path, "3f2c-a.xml") != 0)
		at++;
	ck_assert_uint_le(at, ARRIVAL_TURN);
	arrivals_free(&arrivals);
}
END_TEST

/* Of more owners than are told apart each has a turn still, be it a shared one. */
START_TEST(many_owners)
{
	const int owners = 2 * (int)ARRIVAL_OWNERS;
	struct arrivals arrivals;
	char name[64];
	uint32_t others = 0;

	if (geteuid() != 0) {
		fprintf(stderr, "skipped: only root can give files to others\n");
		return;
	}
	put_many("flood-%05d.xml", 2000, 1000);
	for (int i = 0; i < owners; i++) {
		snprintf(name, sizeof(name), "of-%d.xml", i);
		put(name, 900000);
		ck_assert_int_eq(fchownat(fd, name, (uid_t)(5000 + i), 4711, 0), 0);
	}
	ck_assert_int_eq(arrival_list(fd, NULL, NULL, &arrivals), 0);
	for (uint32_t i = 0; i < ARRIVAL_TURN + (uint32_t)owners; i++)
		others += strncmp(arrivals.files[i].path, "of-", 3) == 0;
	ck_assert_uint_eq(others, (uint32_t)owners);
	arrivals_free(&arrivals);
}
END_TEST

/* More than can be chosen: the youngest of the flood wait, nobody else does. */
START_TEST(bounded)
{
	const uint32_t most = ARRIVAL_TURN + LIMIT_FAMILY_FILES + LIMIT_TURN_FILES;
	struct arrivals arrivals;
	bool urgent = false;

	put_many("flood-%05d.xml", (int)most + 10, 1000);
	put("urgent.xml", 900000);
	ck_assert_int_eq(arrival_list(fd, NULL, NULL, &arrivals), 0);
	ck_assert_uint_eq(arrivals.count, most + 1);
	ck_assert_uint_eq(arrivals.seen, most + 11);
	for (uint32_t i = 0; i < arrivals.count; i++) {
		if (strcmp(arrivals.files[i].path, "urgent.xml") == 0)
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
	ck_assert_uint_eq(arrival_family("JW3-1b4e28ba-2fa1-11d2-883f-0016d3cca427.xml", 1),
			  arrival_family("JW3-6ba7b810-9dad-11d1-80b4-00c04fd430c8.xml", 1));
	ck_assert_uint_ne(arrival_family("JW3-1b4e28ba-2fa1-11d2-883f-0016d3cca427.xml", 1),
			  arrival_family("JW4-1b4e28ba-2fa1-11d2-883f-0016d3cca427.xml", 1));
}
END_TEST

static bool not_now(void *context, uint64_t key, const struct walk_entry *entry)
{
	(void)entry;
	return held_back(context, key, 0);
}

START_TEST(held_files_make_room)
{
	const struct arrival_events events = {.held = not_now};
	struct held *held = held_new();
	struct arrivals arrivals;

	put("a.xml", 1);
	put("b.xml", 2);
	ck_assert_int_eq(arrival_list(fd, &events, held, &arrivals), 0);
	ck_assert_uint_eq(arrivals.count, 2);
	held_add(held, arrivals.files[0].key, 0, 60000);
	arrivals_free(&arrivals);
	ck_assert_int_eq(arrival_list(fd, &events, held, &arrivals), 0);
	ck_assert_uint_eq(arrivals.count, 1);
	ck_assert_uint_eq(arrivals.seen, 2);
	ck_assert_str_eq(arrivals.files[0].path, "b.xml");
	arrivals_free(&arrivals);

	/* Whatever changes it makes it another file. */
	put("a.xml", 3);
	ck_assert_int_eq(arrival_list(fd, &events, held, &arrivals), 0);
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

/* A file that was given another name is as old as it was. */
START_TEST(names_change)
{
	struct held *held = held_new();

	held_begin(held);
	ck_assert_uint_eq(held_add(held, 7, 0, 5000), 0);
	held_rename(held, 7, 8);
	held_rename(held, 9, 10);
	ck_assert(held_back(held, 8, 999));
	ck_assert(!held_back(held, 10, 999));
	ck_assert_int_eq(held_known(held, 8, 700), 700);
	ck_assert_uint_eq(held_add(held, 8, 1000, 5000), 1);
	for (uint64_t key = 20; key < 5000; key++)
		held_rename(held, 8, key << 20);
	ck_assert_uint_eq(held_add(held, UINT64_C(4999) << 20, 1000, 5000), 2);
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
	tcase_add_test(list, litter);
	tcase_add_test(list, oldest_first);
	tcase_add_test(list, one_family);
	tcase_add_test(list, a_turn_for_everybody);
	tcase_add_loop_test(list, owners_have_turns, 0, 2);
	tcase_add_test(list, many_owners);
	tcase_add_test(list, bounded);
	tcase_add_test(list, families);
	tcase_add_test(list, held_files_make_room);
	tcase_add_test(held, pauses_grow);
	tcase_add_test(held, names_change);
	tcase_add_test(held, gone_files_are_forgotten);
	suite_add_tcase(suite, list);
	suite_add_tcase(suite, held);
	return suite;
}
