/* Records with any member missing, of every message and release: the facts of them come out of the
 * database as they went in, and rows are derived from them on any day. */
#include <check.h>
#include <string.h>

#include "../../src/store/event.h"
#include "../../src/store/facts.h"
#include "care/test_care.h"
#include "differential/dice.h"
#include "ijw/base/date.h"
#include "records.h"

enum { YOUTHS = 1500, MESSAGES_MOST = 12, DAYS = 3, FEW = 3, FIRST = 20000, SPAN = 300 };

/* A youth: what was told of them, as the judge has it and as the database gives it back. */
struct youth {
	struct events told, kept;
	struct dice dice;
	struct pool *pool;
};

static const char *const row_kinds[] = {"verzoek ", "toewijzing ", "levering ",
					"wachtketen ", "traject "};
enum { KINDS = sizeof(row_kinds) / sizeof(row_kinds[0]) };

static uint64_t with_rows[KINDS], headless[BERICHT_TYPES];

/* Random days are so far apart, and random numbers so many, that nothing would meet. */
static void bring_day(struct dice *dice, int32_t *day)
{
	if (*day != DAY_NONE && !dice_percent(dice, 5))
		*day = FIRST + (int32_t)dice_below(dice, SPAN);
}

static void bring_text(struct youth *youth, const char **text, char letter)
{
	if (*text != NULL)
		*text = pool_printf(youth->pool, "%c%zu", letter, dice_below(&youth->dice, FEW));
}

static void bring_together(struct youth *youth, struct event *event)
{
	struct dice *dice = &youth->dice;

	bring_day(dice, &event->toewijzingsdatum);
	bring_day(dice, &event->ingangsdatum);
	bring_day(dice, &event->begindatum);
	bring_day(dice, &event->einddatum);
	bring_day(dice, &event->declaratie_einddatum);
	if (event->toewijzingnummer != GETAL_NONE)
		event->toewijzingnummer = (int64_t)dice_below(dice, FEW);
	bring_text(youth, &event->categorie, '4');
	bring_text(youth, &event->referentie, 'R');
	bring_text(youth, &event->referentienummer, 'P');
	bring_text(youth, &event->vorigreferentienummer, 'P');
}

/* What all events of a message have, as the row of the message says it. */
static struct event like_of(enum berichttype type, const struct bericht *bericht)
{
	const struct header *header = bericht->header;

	return event_like(type, header != NULL ? header->afzender.text : NULL,
			  header != NULL ? header->ontvanger.text : NULL);
}

/* Where a message was told, and by whom: few of each, so that messages of a youth meet. */
static void set_parties(struct youth *youth, struct bericht *bericht)
{
	static const char *const codes[] = {"0153", "98765432"};
	struct header *header = bericht->header;

	if (header == NULL)
		return;
	if (header->afzender.text != NULL)
		header->afzender.text = (char *)codes[dice_below(&youth->dice, 2)];
	if (header->ontvanger.text != NULL)
		header->ontvanger.text = (char *)codes[dice_below(&youth->dice, 2)];
}

static void add_message(struct youth *youth, int64_t number)
{
	struct dice *dice = &youth->dice;
	enum berichttype type = (enum berichttype)(1 + dice_below(dice, BERICHT_TYPES - 1));
	enum records_kind kind = dice_percent(dice, 80) ? RECORDS_LESS : RECORDS_ANY;
	struct bericht *bericht = records_random(type, kind, dice, youth->pool);
	struct event like, *event;
	struct buf packed = BUF_INIT(0);
	size_t count;

	set_parties(youth, bericht);
	event = events_of(bericht, releases[dice_below(dice, releases_count)], type, youth->pool,
			  &count);
	headless[type] += bericht->header == NULL;
	like = like_of(type, bericht);
	like.bericht = number;
	like.content = dice_throw(dice);
	if (count > 0) {
		bring_day(dice, &event[0].dagtekening);
		like.dagtekening = event[0].dagtekening;
		like.identificatie = event[0].identificatie;
	}
	for (size_t i = 0; i < count; i++) {
		event[i].dagtekening = like.dagtekening;
		event[i].bericht = like.bericht;
		event[i].content = like.content;
		bring_together(youth, &event[i]);
		*events_next(&youth->told) = event[i];
		facts_add(&packed, &event[i], &like);
	}
	if (count > 0)
		ck_assert_int_eq(
		    facts_read(pool_copy(youth->pool, packed.data, packed.length), packed.length,
			       &like, &youth->kept),
		    0);
	buf_free(&packed);
}

static const char *rows_of(const struct youth *youth, const struct events *events, int32_t p,
			   int32_t k)
{
	const struct parameters parameters = parameters_default();
	struct derived derived =
	    derive(events->event, events->count, p, k, &parameters, youth->pool);

	return table_rows(&derived, youth->pool);
}

/* A day among those of the events, or at the ends of the calendar. */
static int32_t some_day(struct dice *dice)
{
	static const int32_t ends[] = {DAY_NONE, 0, DAY_LATE, DAY_NEVER};

	if (dice_percent(dice, 10))
		return ends[dice_below(dice, sizeof(ends) / sizeof(ends[0]))];
	return FIRST + (int32_t)dice_below(dice, 2 * SPAN);
}

START_TEST(rows_of_what_is_kept)
{
	for (uint64_t i = 0; i < YOUTHS; i++) {
		struct youth youth = {.pool = pool_new(), .dice = dice_make(18, i)};
		const size_t messages = 1 + dice_below(&youth.dice, MESSAGES_MOST);

		youth.told.pool = youth.kept.pool = youth.pool;
		for (size_t m = 0; m < messages; m++)
			add_message(&youth, (int64_t)m + 1);
		ck_assert_uint_eq(youth.told.count, youth.kept.count);
		for (int d = 0; d < DAYS; d++) {
			const int32_t p = some_day(&youth.dice), k = some_day(&youth.dice);
			const char *rows = rows_of(&youth, &youth.told, p, k);

			ck_assert_str_eq(rows, rows_of(&youth, &youth.kept, p, k));
			for (int t = 0; t < KINDS; t++)
				with_rows[t] += strstr(rows, row_kinds[t]) != NULL;
		}
		pool_free(youth.pool);
	}
	/* Else nothing was tested. */
	for (int t = 0; t < KINDS; t++)
		ck_assert_msg(with_rows[t] > YOUTHS / 20, "%s%d", row_kinds[t], (int)with_rows[t]);
	for (int type = 1; type < BERICHT_TYPES; type++)
		ck_assert_msg(headless[type] > 0, "%d", type);
}
END_TEST

Suite *suite_missing_facts(void);
Suite *suite_missing_facts(void)
{
	Suite *suite = suite_create("missing_facts");
	TCase *facts = tcase_create("facts");

	tcase_set_timeout(facts, 120);
	tcase_add_test(facts, rows_of_what_is_kept);
	suite_add_tcase(suite, facts);
	return suite;
}
