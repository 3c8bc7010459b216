#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/buf.h"
#include "ijw/base/date.h"
#include "ijw/base/label.h"
#include "ijw/traffic/traffic.h"

Suite *suite_traffic(void);

/* Those of region/, truth-region.csv and truth.csv. */
enum { OTHER_FILES = 6 };

static const struct traffic_options small = {.youths = 300, .months = 6, .seed = 7};

/* Everything that was generated, names included, in one run of bytes. */
static int keep_all(void *context, const char *name, const void *bytes, size_t length)
{
	struct buf *all = context;

	buf_puts(all, name);
	buf_puts(all, "\n");
	buf_add(all, bytes, length);
	return 0;
}

static struct traffic_options options_of(uint64_t seed)
{
	struct traffic_options options = small;

	options.seed = seed;
	options.from = date_day(2026, 1, 1);
	return options;
}

static struct buf generate_by(const struct traffic_options *options, struct traffic_sum *sum)
{
	struct buf all = BUF_INIT(0);

	ck_assert_int_eq(traffic_generate(options, keep_all, &all, sum), 0);
	return all;
}

static struct buf generate(uint64_t seed, struct traffic_sum *sum)
{
	const struct traffic_options options = options_of(seed);

	return generate_by(&options, sum);
}

START_TEST(same_seed_same_bytes)
{
	struct traffic_sum sum;
	struct buf first = generate(7, &sum), second = generate(7, &sum);

	ck_assert_uint_eq(first.length, second.length);
	ck_assert_mem_eq(first.data, second.data, first.length);
	buf_free(&first);
	buf_free(&second);
}
END_TEST

START_TEST(other_seed_other_bytes)
{
	struct traffic_sum sum;
	struct buf first = generate(7, &sum), second = generate(8, &sum);

	ck_assert(first.length != second.length ||
		  memcmp(first.data, second.data, first.length) != 0);
	buf_free(&first);
	buf_free(&second);
}
END_TEST

START_TEST(all_types_occur)
{
	struct traffic_sum sum;
	struct buf all = generate(7, &sum);
	size_t total = 0;

	for (enum berichttype type = JW301; type < BERICHT_TYPES; type++) {
		ck_assert_msg(sum.of_type[type] > 0, "no %s", bericht_info(type)->name);
		total += sum.of_type[type];
	}
	ck_assert_uint_eq(total, sum.messages);
	buf_free(&all);
}
END_TEST

/* Calls `look` with the text behind every start tag that ends so. Returns how many there were. */
static int each(const struct buf *all, const char *element, void (*look)(const char *text))
{
	const char *at = all->data;
	int count = 0;

	while ((at = strstr(at, element))) {
		at += strlen(element);
		if (*at == '\r') /* an end tag */
			continue;
		look(at);
		count++;
	}
	return count;
}

static void look_at_bsn(const char *text)
{
	ck_assert_mem_eq(text, "9999", 4);
	ck_assert_uint_eq(strspn(text, "0123456789"), 9);
	ck_assert(bsn_passes(text));
}

START_TEST(bsns_are_test_bsns)
{
	struct traffic_sum sum;
	struct buf all = generate(7, &sum);

	ck_assert_int_gt(each(&all, ":Bsn>", look_at_bsn), 0);
	buf_free(&all);
}
END_TEST

static void look_at_day(const char *text)
{
	const struct traffic_options options = options_of(7);
	int32_t day;

	ck_assert_int_eq(date_parse(text, 10, &day), 0);
	ck_assert_int_ge(day, options.from);
	ck_assert_int_le(day, traffic_last_day(&options));
}

START_TEST(days_lie_within_horizon)
{
	struct traffic_sum sum;
	struct buf all = generate(7, &sum);

	ck_assert_int_ge(each(&all, "<ijw:Dagtekening>", look_at_day), (int)sum.messages);
	ck_assert_int_gt(each(&all, "<jw306:DagtekeningRetour>", look_at_day), 0);
	ck_assert_int_gt(each(&all, "<jw302:DagtekeningRetour>", look_at_day), 0);
	buf_free(&all);
}
END_TEST

/* A file name says what kind of message it is and when it was sent, never whose. */
static int check_name(void *context, const char *name, const void *bytes, size_t length)
{
	int *files = context;
	const char *at = name;

	(void)bytes;
	ck_assert_uint_gt(length, 0);
	while (*at) {
		size_t run = strspn(at, "0123456789");

		ck_assert_uint_lt(run, 9);
		at += run > 0 ? run : 1;
	}
	(*files)++;
	return 0;
}

START_TEST(names_hold_no_bsn)
{
	struct traffic_options options = options_of(7);
	struct traffic_sum sum;
	int files = 0;

	ck_assert_int_eq(traffic_generate(&options, check_name, &files, &sum), 0);
	ck_assert_int_eq(files, (int)sum.messages + OTHER_FILES);
}
END_TEST

static int refuse(void *context, const char *name, const void *bytes, size_t length)
{
	(void)context;
	(void)name;
	(void)bytes;
	(void)length;
	return -1;
}

START_TEST(a_full_disk_stops_it)
{
	struct traffic_options options = options_of(7);
	struct traffic_sum sum;

	ck_assert_int_eq(traffic_generate(&options, refuse, NULL, &sum), -1);
	ck_assert_uint_eq(sum.messages, 1);
}
END_TEST

START_TEST(there_is_an_end_to_test_bsns)
{
	ck_assert_int_gt(traffic_youths_max(false), 9000);
	ck_assert_int_lt(traffic_youths_max(false), 9200);
	ck_assert_int_gt(traffic_youths_max(true), 900000);
}
END_TEST

static int outside_the_test_range;

static void look_at_wide_bsn(const char *text)
{
	ck_assert_mem_eq(text, "99", 2);
	ck_assert_uint_eq(strspn(text, "0123456789"), 9);
	ck_assert(bsn_passes(text));
	outside_the_test_range += strncmp(text, "9999", 4) != 0;
}

/* Only who asks for it gets numbers that are no test BSNs. */
START_TEST(wide_goes_past_the_test_bsns)
{
	struct traffic_options options = options_of(7);
	struct traffic_sum sum;
	struct buf all;

	options.wide = true;
	all = generate_by(&options, &sum);
	ck_assert_int_gt(each(&all, ":Bsn>", look_at_wide_bsn), 0);
	ck_assert_int_gt(outside_the_test_range, 0);
	buf_free(&all);
}
END_TEST

START_TEST(horizon_ends_with_a_month)
{
	struct traffic_options options = {.months = 14, .from = date_day(2026, 1, 1)};

	ck_assert_int_eq(traffic_last_day(&options), date_day(2027, 2, 28));
	options.months = 12;
	ck_assert_int_eq(traffic_last_day(&options), date_day(2026, 12, 31));
}
END_TEST

Suite *suite_traffic(void)
{
	Suite *suite = suite_create("traffic");
	TCase *tcase = tcase_create("region");

	tcase_add_test(tcase, same_seed_same_bytes);
	tcase_add_test(tcase, other_seed_other_bytes);
	tcase_add_test(tcase, all_types_occur);
	tcase_add_test(tcase, bsns_are_test_bsns);
	tcase_add_test(tcase, days_lie_within_horizon);
	tcase_add_test(tcase, names_hold_no_bsn);
	tcase_add_test(tcase, a_full_disk_stops_it);
	tcase_add_test(tcase, there_is_an_end_to_test_bsns);
	tcase_add_test(tcase, wide_goes_past_the_test_bsns);
	tcase_add_test(tcase, horizon_ends_with_a_month);
	suite_add_tcase(suite, tcase);
	return suite;
}
