/* Packed facts: what goes in comes out, whatever it is; and what is no such thing is refused. Keys:
 * which events share one. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/store/facts.h"
#include "../../src/store/sleutel.h"
#include "ijw/base/date.h"
#include "ijw/base/order.h"

enum { ROUNDS = 2000, EVENTS_MOST = 8 };

static struct pool *pool;

static void set_up(void)
{
	pool = pool_new();
	srand(16);
}

static void tear_down(void)
{
	pool_free(pool);
}

/* ---- Random events ---- */

static int roll(int sides)
{
	return (int)(rand() / ((int64_t)RAND_MAX / sides + 1));
}

static int64_t some_number(void)
{
	const int64_t edges[] = {0, 1, -1, 63, 64, -64, -65, INT32_MAX, INT64_MAX, INT64_MIN + 1};
	const int edge = roll(20);

	return edge < 10 ? edges[edge] : (int64_t)rand() * (roll(2) ? 1 : -1);
}

static void set_field(struct event *event, const struct fact_field *field)
{
	char *to = (char *)event + field->offset;
	const char *text = pool_printf(pool, "%d\xC3\xAB", rand());
	const int64_t number = some_number();
	const int32_t small = (int32_t)number;

	if (field->kind == FACT_TEXT)
		memcpy(to, &text, sizeof(text));
	else if (field->kind == FACT_NUMBER)
		memcpy(to, &number, sizeof(number));
	else
		memcpy(to, &small, sizeof(small));
}

static struct event random_event(const struct event *like, uint32_t regel)
{
	struct event event = *like;

	event.soort = (enum event_soort)(1 + roll(EVENT_SOORTEN - 1));
	event.regel = regel;
	for (size_t i = 0; i < fact_field_count; i++)
		if (roll(3) == 0)
			set_field(&event, &fact_fields[i]);
	if (roll(4) == 0)
		event.aanbieder = NULL;
	if (roll(4) == 0)
		event.gemeente = GEMEENTE_NONE;
	return event;
}

static struct event like_of(void)
{
	struct event like = event_none();

	like.type = JW301;
	like.bericht = 7;
	like.jeugdige = 3;
	like.gemeente = 153;
	like.aanbieder = "91000001";
	like.identificatie = "B1";
	like.dagtekening = 20000;
	return like;
}

static bool same_field(const struct event *a, const struct event *b, const struct fact_field *field)
{
	const char *one = (const char *)a + field->offset, *other = (const char *)b + field->offset;
	const char *left, *right;

	if (field->kind == FACT_NUMBER)
		return memcmp(one, other, sizeof(int64_t)) == 0;
	if (field->kind != FACT_TEXT)
		return memcmp(one, other, sizeof(int32_t)) == 0;
	memcpy(&left, one, sizeof(left));
	memcpy(&right, other, sizeof(right));
	return same_text(left, right);
}

static void same_event(const struct event *a, const struct event *b)
{
	ck_assert_int_eq(a->soort, b->soort);
	ck_assert_uint_eq(a->regel, b->regel);
	ck_assert_int_eq(a->bericht, b->bericht);
	ck_assert_int_eq(a->dagtekening, b->dagtekening);
	for (size_t i = 0; i < fact_field_count; i++)
		ck_assert_msg(same_field(a, b, &fact_fields[i]), "%s", fact_fields[i].name);
}

/* Random events, packed. How many. */
static size_t pack(struct event event[EVENTS_MOST], const struct event *like, struct buf *out)
{
	const size_t count = 1 + (size_t)roll(EVENTS_MOST);

	buf_clear(out);
	for (size_t i = 0; i < count; i++) {
		event[i] = random_event(like, (uint32_t)(i + 1));
		facts_add(out, &event[i], like);
	}
	return count;
}

START_TEST(what_goes_in_comes_out)
{
	const struct event like = like_of();
	struct event event[EVENTS_MOST];
	struct buf bytes = BUF_INIT(0);

	for (int round = 0; round < ROUNDS; round++) {
		struct events found = {.pool = pool};
		const size_t count = pack(event, &like, &bytes);

		ck_assert_int_eq(facts_read(bytes.data, bytes.length, &like, &found), 0);
		ck_assert_uint_eq(found.count, count);
		for (size_t i = 0; i < count; i++)
			same_event(&found.event[i], &event[i]);
	}
	buf_free(&bytes);
}
END_TEST

/* A field without a bit is lost by packing: all of struct event that the archive keeps has one. */
START_TEST(no_field_is_left_out)
{
	const struct event like = like_of();
	struct event whole = like;
	struct buf bytes = BUF_INIT(0);
	struct events found = {.pool = pool};

	whole.soort = EVENT_PRESTATIE;
	whole.regel = 1;
	for (size_t i = 0; i < fact_field_count; i++)
		set_field(&whole, &fact_fields[i]);
	facts_add(&bytes, &whole, &like);
	ck_assert_int_eq(facts_read(bytes.data, bytes.length, &like, &found), 0);
	same_event(&found.event[0], &whole);
	ck_assert_uint_eq(fact_field_count, 35);
	buf_free(&bytes);
}
END_TEST

/* Cut off, changed, or nothing at all: refused, or other events, never more than these bytes. The
 * copy ends where the memory does, so that a sanitizer sees what is read behind it. */
START_TEST(what_is_damaged_does_no_harm)
{
	const struct event like = like_of();
	struct event event[EVENTS_MOST];
	struct buf bytes = BUF_INIT(0);
	int refused = 0;

	for (int round = 0; round < ROUNDS; round++) {
		struct events found = {.pool = pool};
		size_t length;
		char *copy;

		pack(event, &like, &bytes);
		length = (size_t)roll((int)bytes.length + 1);
		copy = xmalloc(length + 1);
		memcpy(copy, bytes.data, length);
		if (length > 0 && roll(2))
			copy[roll((int)length)] ^= (char)(1 << roll(8));
		copy = xrealloc(copy, length > 0 ? length : 1);
		refused += facts_read(copy, length, &like, &found) != 0;
		free(copy);
	}
	ck_assert_int_gt(refused, ROUNDS / 2);
	buf_free(&bytes);
}
END_TEST

static const struct {
	const char *bytes;
	size_t length;
} damaged[] = {
    {"", 0},
    {"\x02\x01\x01\x00", 4},                                          /* another version */
    {"\x01\x01\x00\x00", 4},                                          /* no kind of event */
    {"\x01\x01\x10\x00", 4},                                          /* nor this one */
    {"\x01\x01\x01\x80\x80\x80\x80\x40", 8},                          /* a field that is none */
    {"\x01\x01\x01\x08\x41", 5},                                      /* a text without its end */
    {"\x01\x01\x01\x01\x80\x80\x80\x80\x40", 9},                      /* a line beyond 32 bits */
    {"\x01\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01\x01\x00", 14}, /* no 64 bits */
};

START_TEST(it_is_refused)
{
	const struct event like = like_of();
	struct events found = {.pool = pool};

	ck_assert_int_eq(facts_read(damaged[_i].bytes, damaged[_i].length, &like, &found), -1);
}
END_TEST

/* ---- Keys ---- */

static const uint8_t short_key[SHORT_KEY_BYTES] = {1, 2, 3};

START_TEST(each_kind_has_keys_of_its_own)
{
	int64_t digest[SLEUTEL_SOORTEN];

	for (int soort = SLEUTEL_VERZOEK; soort < SLEUTEL_SOORTEN; soort++) {
		const struct sleutel key =
		    sleutel_of_number((enum sleutel_soort)soort, "91000001", "a");

		digest[soort] = sleutel_digest(short_key, &key);
		for (int other = SLEUTEL_VERZOEK; other < soort; other++)
			ck_assert(digest[soort] != digest[other]);
	}
}
END_TEST

/* A text that ends where the next begins is another one. */
START_TEST(texts_do_not_run_together)
{
	const struct sleutel one = sleutel_of_bericht("ab", "c"),
			     other = sleutel_of_bericht("a", "bc");

	ck_assert(sleutel_digest(short_key, &one) != sleutel_digest(short_key, &other));
	ck_assert(sleutel_hash(&one) != sleutel_hash(&other));
	ck_assert(sleutel_hash(&one) == sleutel_hash(&one));
}
END_TEST

START_TEST(what_is_absent_is_found_by_nothing)
{
	const struct sleutel nobody = sleutel_of_number(SLEUTEL_VERZOEK, "91000001", NULL);
	const struct sleutel never = sleutel_of_declaratie("91000001", "D1", DAY_NONE);
	struct event_sleutel keys[EVENT_SLEUTELS];
	struct event event = event_none();

	ck_assert(!sleutel_is_whole(&nobody) && !sleutel_is_whole(&never));
	for (int soort = 1; soort < EVENT_SOORTEN; soort++) {
		event.soort = (enum event_soort)soort;
		ck_assert_uint_eq(sleutels_of_event(&event, keys), 0);
	}
}
END_TEST

START_TEST(an_event_has_its_keys_alone)
{
	struct event event = event_none();
	struct sleutel key = sleutel_of_number(SLEUTEL_VERZOEK, "91000001", "r");

	event.soort = EVENT_AANVRAAG;
	event.aanbieder = "91000001";
	event.referentie = "r";
	ck_assert(sleutel_fits(&key, &event));
	event.soort = EVENT_ANTWOORD;
	ck_assert(!sleutel_fits(&key, &event));
	key.kind = SLEUTEL_ANTWOORD;
	ck_assert(sleutel_fits(&key, &event));
	event.referentie = "R";
	ck_assert(!sleutel_fits(&key, &event));
}
END_TEST

Suite *suite_facts(void);
Suite *suite_facts(void)
{
	Suite *suite = suite_create("facts");
	TCase *tests = tcase_create("facts");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, what_goes_in_comes_out);
	tcase_add_test(tests, no_field_is_left_out);
	tcase_add_test(tests, what_is_damaged_does_no_harm);
	tcase_add_loop_test(tests, it_is_refused, 0, sizeof(damaged) / sizeof(damaged[0]));
	tcase_add_test(tests, each_kind_has_keys_of_its_own);
	tcase_add_test(tests, texts_do_not_run_together);
	tcase_add_test(tests, what_is_absent_is_found_by_nothing);
	tcase_add_test(tests, an_event_has_its_keys_alone);
	suite_add_tcase(suite, tests);
	return suite;
}
