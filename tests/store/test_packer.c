/* Originals come out sealed, in the order in which they went in. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/store/packer.h"
#include "../../src/store/sealing.h"
#include "ijw/base/limits.h"
#include "ijw/base/pool.h"

/* Until it is waited for the thread leaves no more than LATER. */
enum { ORIGINALS = 200, LATER = 16 };

static const uint8_t key[KEY_BYTES] = {7};
static const uint8_t name[KENMERK_BYTES] = {9};

static struct packer *packer;
static struct opener *opener;

static void put(int64_t first, int64_t end)
{
	char text[32];

	for (int64_t i = first; i < end; i++) {
		int length = snprintf(text, sizeof(text), "<original>%d</original>", (int)i);

		packer_put(packer, i, name, text, (size_t)length, NULL, 0, NULL);
	}
}

static void expect(struct parcel *parcel, int64_t bericht)
{
	struct buf open = BUF_INIT(0);
	char text[32];

	ck_assert_ptr_nonnull(parcel);
	ck_assert_int_eq(parcel->rc, 0);
	ck_assert_int_eq(parcel->bericht, bericht);
	ck_assert_int_eq(opener_add(opener, name, sizeof(name), parcel->sealed.data,
				    parcel->sealed.length, NULL, NULL, &open),
			 0);
	snprintf(text, sizeof(text), "<original>%d</original>", (int)bericht);
	ck_assert_str_eq(open.data, text);
	buf_free(&open);
	packer_return(packer, parcel);
}

static void expect_all(int64_t first, int64_t end)
{
	for (int64_t i = first; i < end; i++)
		expect(packer_take(packer, true), i);
	ck_assert_ptr_null(packer_take(packer, true));
}

static void begin(void)
{
	packer = packer_new(key);
	opener = opener_new(key);
}

static void end(void)
{
	packer_free(packer);
	opener_free(opener);
}

START_TEST(each_comes_out_in_order)
{
	put(0, ORIGINALS);
	expect_all(0, ORIGINALS);
	/* What was used once is used again. */
	put(ORIGINALS, 2 * ORIGINALS);
	expect_all(ORIGINALS, 2 * ORIGINALS);
}
END_TEST

START_TEST(what_is_sealed_is_there_without_waiting)
{
	put(0, ORIGINALS);
	for (int64_t i = 0; i < ORIGINALS - LATER; i++) {
		struct parcel *parcel;

		while ((parcel = packer_take(packer, false)) == NULL)
			continue;
		expect(parcel, i);
	}
	expect_all(ORIGINALS - LATER, ORIGINALS);
}
END_TEST

/* Takes what there is, and waits for it when it is told to. */
static int take_all(bool wait)
{
	struct parcel *parcel;
	int count = 0;

	while ((parcel = packer_take(packer, wait)) != NULL) {
		packer_return(packer, parcel);
		count++;
	}
	return count;
}

START_TEST(no_more_waits_than_it_may)
{
	enum { PARTS = 16, PART = LIMIT_PACK_BYTES / PARTS };
	char *large = xmalloc(PART);

	memset(large, ' ', PART);
	for (int i = 0; i < PARTS; i++)
		packer_put(packer, i, name, large, PART, NULL, 0, NULL);
	ck_assert(!packer_is_full(packer));
	packer_put(packer, PARTS, name, large, PART, NULL, 0, NULL);
	ck_assert(packer_is_full(packer));
	ck_assert_int_eq(take_all(true), PARTS + 1);
	ck_assert(!packer_is_full(packer));
	free(large);
}
END_TEST

Suite *suite_packer(void);
Suite *suite_packer(void)
{
	Suite *suite = suite_create("packer");
	TCase *tcase = tcase_create("packer");

	tcase_add_checked_fixture(tcase, begin, end);
	tcase_add_test(tcase, each_comes_out_in_order);
	tcase_add_test(tcase, what_is_sealed_is_there_without_waiting);
	tcase_add_test(tcase, no_more_waits_than_it_may);
	suite_add_tcase(suite, tcase);
	return suite;
}
