/* Keys: which events share one, by rows of examples; and that a bucket has what plain loops find.
 */
#include <check.h>
#include <stdlib.h>

#include "../../src/dossier/bucket_table.h"
#include "ijw/base/date.h"
#include "random_write.h"

enum { EVENTS = 200, ROUNDS = 40 };

static struct pool *pool;

static void set_up(void)
{
	pool = pool_new();
}

static void tear_down(void)
{
	pool_free(pool);
}

static struct event event_of(enum event_soort soort)
{
	struct event event = event_none();

	event.soort = soort;
	event.aanbieder = "00000001";
	event.gemeente = 153;
	event.toewijzingnummer = 1;
	event.bericht = 1;
	return event;
}

START_TEST(an_answer_names_the_claim)
{
	struct event claim = event_of(EVENT_PRESTATIE), answer = event_of(EVENT_PRESTATIEANTWOORD);

	claim.identificatie = answer.betreft = "D1";
	claim.dagtekening = answer.betreft_dagtekening = 100;
	claim.referentienummer = answer.referentienummer = "1";
	answer.identificatie = "A1";
	answer.dagtekening = 110;
	ck_assert(key_same(KEY_REJECTION, &claim, &answer));
	ck_assert(key_holds(KEY_REJECTION, &answer) && !key_holds(KEY_REJECTION, &claim));
	answer.betreft_dagtekening = 101;
	ck_assert(!key_same(KEY_REJECTION, &claim, &answer));
}
END_TEST

START_TEST(a_credit_names_its_debit)
{
	struct event debit = event_of(EVENT_PRESTATIE), credit = event_of(EVENT_PRESTATIE);

	debit.referentienummer = credit.vorigreferentienummer = "1";
	credit.referentienummer = "2";
	debit.budget = 100;
	credit.budget = -100;
	ck_assert(key_same(KEY_DEBIT, &debit, &credit));
	ck_assert(key_holds(KEY_DEBIT, &debit) && !key_holds(KEY_DEBIT, &credit));
	ck_assert(key_holds(KEY_CREDIT, &credit) && !key_holds(KEY_CREDIT, &debit));
	credit.vorigreferentienummer = NULL;
	ck_assert(!key_has(KEY_CREDIT, &credit));
}
END_TEST

START_TEST(what_is_absent)
{
	struct event start = event_of(EVENT_START), other = event_of(EVENT_START);

	start.toewijzingnummer = other.toewijzingnummer = GETAL_NONE;
	ck_assert(!key_has(KEY_TOEWIJZING, &start));
	ck_assert(key_has(KEY_START, &start) && key_same(KEY_START, &start, &other));
	other.code = "";
	ck_assert(!key_same(KEY_START, &start, &other));
	ck_assert(!key_has(KEY_VERZOEK, &start) && !key_has(KEY_CLIENT, &start));
}
END_TEST

/* Of other youths only what is said about a claim is in buckets. */
START_TEST(other_youths)
{
	struct event line = event_of(EVENT_PRESTATIE);

	line.foreign = true;
	line.referentienummer = line.vorigreferentienummer = "1";
	line.budget = -1;
	for (int key = 0; key < KEYS; key++)
		ck_assert_int_eq(key_holds((enum key)key, &line),
				 key == KEY_TOEWIJZING || key == KEY_CREDIT);
	line.soort = EVENT_PRESTATIEANTWOORD;
	for (int key = 0; key < KEYS; key++)
		ck_assert_int_eq(key_holds((enum key)key, &line),
				 key == KEY_TOEWIJZING || key == KEY_REJECTION);
}
END_TEST

static const char *text(void)
{
	static const char *const texts[] = {NULL, "", "1", "2", "a longer one", "a longer two"};

	return texts[roll(sizeof(texts) / sizeof(texts[0]))];
}

static struct event random_event(void)
{
	struct event event = event_of((enum event_soort)(1 + roll(EVENT_SOORTEN - 1)));

	event.aanbieder = roll(2) == 0 ? "00000001" : "00000002";
	event.gemeente = 153 + (int32_t)roll(2);
	event.toewijzingnummer = roll(3) == 0 ? GETAL_NONE : roll(2);
	event.categorie = text();
	event.code = text();
	event.referentie = text();
	event.referentienummer = text();
	event.vorigreferentienummer = text();
	event.identificatie = text();
	event.betreft = text();
	event.begindatum = (int32_t)roll(2);
	event.einddatum = (int32_t)roll(2);
	event.dagtekening = (int32_t)roll(2);
	event.betreft_dagtekening = (int32_t)roll(2);
	event.budget = (int64_t)roll(3) - 1;
	event.status = now_and_then(50) ? "1" : "2";
	event.retourcodes = now_and_then(50) ? "0200" : "0001";
	event.jeugdige = roll(2);
	event.bericht = roll(3);
	event.clientnr = roll(3);
	event.foreign = now_and_then(20);
	return event;
}

/* The bucket of `like` is what a plain loop finds, in the order of the events. */
static void is_bucket(const struct bucket_table *table, enum key key, const struct event **events,
		      const struct event *like)
{
	uint32_t cursor = 0;

	for (size_t i = 0; i < EVENTS && key_has(key, like); i++)
		if (key_holds(key, events[i]) && key_same(key, events[i], like))
			ck_assert_ptr_eq(bucket_next(table, like, &cursor), events[i]);
	ck_assert_ptr_null(bucket_next(table, like, &cursor));
	ck_assert_int_eq(bucket_number(table, like) != 0, cursor != 0);
}

/* Backwards it is the same, of the first `known` events. */
static void is_bucket_back(struct bucket_table *table, enum key key, const struct event **events,
			   size_t known, const struct event *like)
{
	uint32_t cursor = 0;

	for (size_t i = known; i-- > 0 && key_has(key, like);)
		if (key_holds(key, events[i]) && key_same(key, events[i], like))
			ck_assert_ptr_eq(bucket_back(table, known, like, &cursor), events[i]);
	ck_assert_ptr_null(bucket_back(table, known, like, &cursor));
}

/* The same whether `like` lies among the events or elsewhere, and the next time. */
static void same_bucket(enum key key, const struct event *memory, const struct event **events,
			const struct event *like)
{
	struct bucket_table *table = bucket_table(key, events, EVENTS, memory, EVENTS, pool);
	const struct event copy = *like;

	is_bucket(table, key, events, like);
	is_bucket(table, key, events, like);
	is_bucket(table, key, events, &copy);
	is_bucket_back(table, key, events, EVENTS / 2, like);
	is_bucket_back(table, key, events, EVENTS, &copy);
}

START_TEST(buckets_are_what_loops_find)
{
	struct event *event = pool_alloc(pool, EVENTS * sizeof(*event));
	const struct event **events = pool_alloc(pool, EVENTS * sizeof(*events));

	random_seed((uint64_t)_i + 1);
	for (size_t i = 0; i < EVENTS; i++) {
		event[i] = random_event();
		events[i] = &event[i];
	}
	for (int key = 0; key < KEYS; key++)
		for (size_t i = 0; i < EVENTS; i += 7)
			same_bucket((enum key)key, event, events, events[i]);
}
END_TEST

Suite *suite_key(void);

Suite *suite_key(void)
{
	Suite *suite = suite_create("key");
	TCase *tcase = tcase_create("key");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, an_answer_names_the_claim);
	tcase_add_test(tcase, a_credit_names_its_debit);
	tcase_add_test(tcase, what_is_absent);
	tcase_add_test(tcase, other_youths);
	tcase_add_loop_test(tcase, buckets_are_what_loops_find, 0, ROUNDS);
	suite_add_tcase(suite, tcase);
	return suite;
}
