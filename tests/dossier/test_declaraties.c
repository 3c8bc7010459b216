/* Claims of many lines: each chain is walked once a message. The time limit of a test fails a walk
 * a line. */
#include <check.h>

#include "ijw/base/date.h"
#include "ijw/rule/catalogue.h"
#include "ijw/dossier/dossier.h"

enum { LINES = 60000, DAY = 20000, JANUARY = 19723 /* 2024-01-01 */ };

static struct pool *pool;
static struct event *events;
static size_t count;

static void set_up(void)
{
	pool = pool_new();
	events = pool_alloc(pool, (4 * LINES + 8) * sizeof(*events));
	count = 0;
}

static void tear_down(void)
{
	pool_free(pool);
}

/* The next line of message `bericht`. */
static struct event *line(enum berichttype type, enum event_soort soort, int bericht)
{
	struct event *event = &events[count];

	*event = event_none();
	event->type = type;
	event->soort = soort;
	event->bericht = event->place = bericht;
	event->regel = (uint32_t)++count;
	event->clientnr = 1;
	event->dagtekening = DAY + bericht;
	event->identificatie = pool_printf(pool, "M%d", bericht);
	event->gemeente = 153;
	event->aanbieder = "01010101";
	event->toewijzingnummer = 1;
	return event;
}

/* An assignment of this many minutes in all, of any product. */
static void assign(int64_t volume)
{
	struct event *event = line(JW301, EVENT_TOEWIJZING, 1);

	event->ingangsdatum = JANUARY;
	event->volume = volume;
	event->eenheid = "01";
	event->frequentie = "6";
}

/* One minute for one cent, each of a product of its own. */
static void fill(struct event *event, int bericht, int number)
{
	event->referentienummer = pool_printf(pool, "P%d-%d", bericht, number);
	event->code = pool_printf(pool, "%05d", number);
	event->begindatum = JANUARY;
	event->einddatum = JANUARY + 30;
	event->volume = event->tarief = event->budget = 1;
	event->eenheid = "01";
}

static void claim(int bericht)
{
	for (int i = 0; i < LINES; i++)
		fill(line(JW323, EVENT_PRESTATIE, bericht), bericht, i);
}

/* The credits of all lines of the claim `of`. */
static void credit(int bericht, int of)
{
	for (int i = 0; i < LINES; i++) {
		struct event *event = line(JW323, EVENT_PRESTATIE, bericht);

		fill(event, of, i);
		event->vorigreferentienummer = event->referentienummer;
		event->referentienummer = pool_printf(pool, "C%d", i);
		event->budget = -1;
	}
}

/* Every line of the claim `of` is refused. */
static void refuse(int bericht, int of)
{
	for (int i = 0; i < LINES; i++) {
		struct event *event = line(JW325, EVENT_PRESTATIEANTWOORD, bericht);

		fill(event, of, i);
		event->betreft = pool_printf(pool, "M%d", of);
		event->betreft_dagtekening = DAY + of;
	}
}

/* How many lines of message `bericht` break the rule; none breaks another. */
static void expect(enum dossier_kind soort, const char *rule, int bericht, int expected)
{
	const struct agreements agreements = {.taakgericht = false};
	struct dossier_findings found = dossier_judge(soort, events, count, 1, &agreements, pool);
	int number = 0;

	for (const struct dossier_finding *one = found.first; one != NULL; one = one->next) {
		ck_assert_str_eq(one->rule->code, rule);
		ck_assert_int_eq(one->event->bericht, bericht);
		number++;
	}
	ck_assert_int_eq(number, expected);
}

START_TEST(more_than_assigned)
{
	assign(LINES - 7);
	claim(2);
	expect(DOSSIER_JEUGDIGE, "TR322", 2, 7);
}
END_TEST

START_TEST(refused_and_claimed_again)
{
	assign(LINES - 7);
	claim(2);
	refuse(3, 2);
	claim(4);
	for (size_t i = 1; i <= LINES; i++)
		events[i].volume = 0; /* of the first claim: that one fits */
	expect(DOSSIER_JEUGDIGE, "TR322", 4, 7);
}
END_TEST

START_TEST(credited_and_claimed_again)
{
	assign(LINES);
	claim(2);
	credit(3, 2);
	claim(4);
	expect(DOSSIER_JEUGDIGE, "TR322", 0, 0);
	events[0].volume--; /* the last line of each claim is one too many */
	events[LINES].volume = 0;
	events[2 * LINES].volume = 0;
	expect(DOSSIER_JEUGDIGE, "TR322", 4, 1);
}
END_TEST

/* No message has both: here each line is looked at twice, and counted once. */
START_TEST(budget_beside_volume)
{
	assign(LINES);
	events[0].budget = LINES - 1;
	claim(2);
	expect(DOSSIER_JEUGDIGE, "TR369", 2, 1);
}
END_TEST

START_TEST(not_assigned)
{
	assign(LINES);
	claim(2);
	for (size_t i = 1; i < count; i++)
		events[i].toewijzingnummer = 2;
	expect(DOSSIER_JEUGDIGE, "TR338", 2, LINES);
	for (size_t i = 1; i < count; i++)
		events[i].gemeente = 154;
	expect(DOSSIER_JEUGDIGE, "TR304", 2, 1);
}
END_TEST

START_TEST(credits_of_nothing)
{
	assign(LINES);
	credit(2, 1);
	expect(DOSSIER_JEUGDIGE, "TR323", 2, LINES);
}
END_TEST

START_TEST(answer_line_by_line)
{
	line(JW323, EVENT_DECLARATIE, 2);
	claim(2);
	line(JW325, EVENT_DECLARATIEANTWOORD, 3)->betreft = "M2";
	events[count - 1].betreft_dagtekening = DAY + 2;
	refuse(3, 2);
	expect(DOSSIER_DECLARATIE, "TR367", 0, 0);
	for (size_t i = count - 9; i < count; i++)
		events[i].volume = 2;
	expect(DOSSIER_DECLARATIE, "TR367", 3, 9);
}
END_TEST

Suite *suite_declaraties(void);

Suite *suite_declaraties(void)
{
	Suite *suite = suite_create("declaraties");
	TCase *tcase = tcase_create("many lines");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, more_than_assigned);
	tcase_add_test(tcase, refused_and_claimed_again);
	tcase_add_test(tcase, credited_and_claimed_again);
	tcase_add_test(tcase, budget_beside_volume);
	tcase_add_test(tcase, not_assigned);
	tcase_add_test(tcase, credits_of_nothing);
	tcase_add_test(tcase, answer_line_by_line);
	suite_add_tcase(suite, tcase);
	return suite;
}
