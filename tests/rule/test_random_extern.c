/* The external rules on random messages under random lists, against a second reading over the flat
 * events of the message, with plain loops over the rows of the lists. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/rule/inspect.h"
#include "ijw/base/date.h"
#include "ijw/message/event.h"
#include "ijw/rule/judge.h"
#include "random.h"

enum { MESSAGES_OF_A_TYPE = 400, ROWS = 4 };

static unsigned state;

static int roll(int sides)
{
	state = state * 1103515245u + 12345u;
	return (int)(state >> 16) % sides;
}

/* ---- Lists at the edges of the days of one message ---- */

struct row {
	const char *gemeente, *aanbieder, *categorie, *code, *eenheid;
	int64_t tarief;
	int32_t van, tot; /* DAY_NEVER: until further notice */
};

static struct row gemeenten[ROWS], producten[ROWS], tarieven[ROWS];

static int32_t near(int32_t day)
{
	return day + roll(3) - 1;
}

/* Rows of one key may not hold on the same day: each has a stretch of its own. */
static void make_rows(int32_t day)
{
	static const char *const who[] = {"0153", ""}, *const by[] = {"91000001", ""};

	for (int i = 0; i < ROWS; i++) {
		int32_t van = near(day) + 1000 * (i - 1), tot = van + roll(3);

		gemeenten[i] =
		    (struct row){.code = roll(3) ? "0153" : "0141", .van = van, .tot = tot};
		producten[i] = (struct row){.gemeente = who[roll(2)],
					    .categorie = roll(2) ? "45" : "46",
					    .code = roll(2) ? "45A04" : "45A05",
					    .van = van,
					    .tot = roll(2) ? tot : van + 900};
		van = near(day);
		tarieven[i] = (struct row){.gemeente = who[i & 1],
					   .aanbieder = by[i >> 1],
					   .code = roll(4) ? "45A04" : "45A05",
					   .eenheid = roll(2) ? "04" : "01",
					   .tarief = 9000 + 30 * roll(3),
					   .van = van,
					   .tot = van + roll(3)};
	}
	producten[0].tot = producten[0].van;
}

static void day_text(struct buf *out, int32_t day)
{
	char text[DATE_TEXT];

	buf_printf(out, ",%s", day == DAY_NEVER ? "" : date_format(day, text));
}

static void read_list(struct lijsten *lijsten, enum lijst lijst, const struct row *rows)
{
	static const char *const headers[] = {
	    "code,naam,geldig_vanaf,geldig_tot\n",
	    "gemeente,categorie,code,geldig_vanaf,geldig_tot\n",
	    "gemeente,aanbieder,code,eenheid,tarief,geldig_vanaf,geldig_tot\n"};
	struct buf bytes = BUF_INIT(0), complaints = BUF_INIT(0);

	buf_puts(&bytes, headers[lijst]);
	for (int i = 0; i < ROWS; i++) {
		if (lijst == LIJST_GEMEENTEN)
			buf_printf(&bytes, "%s,Stad", rows[i].code);
		else if (lijst == LIJST_PRODUCTEN)
			buf_printf(&bytes, "%s,%s,%s", rows[i].gemeente, rows[i].categorie,
				   rows[i].code);
		else
			buf_printf(&bytes, "%s,%s,%s,%s,%d", rows[i].gemeente, rows[i].aanbieder,
				   rows[i].code, rows[i].eenheid, (int)rows[i].tarief);
		day_text(&bytes, rows[i].van);
		day_text(&bytes, rows[i].tot);
		buf_puts(&bytes, "\n");
	}
	ck_assert_msg(lijsten_read(lijsten, lijst, "list", bytes.data, bytes.length, &complaints) ==
			  0,
		      "%s%s", complaints.data, bytes.data);
	buf_free(&bytes);
	buf_free(&complaints);
}

static bool holds(const struct row *row, int32_t day)
{
	return row->van <= day && day <= row->tot;
}

static bool for_party(const char *row, const char *party)
{
	return row[0] == '\0' || strcmp(row, party) == 0;
}

/* ---- Claims at the edges ---- */

/* Unit, volume, tariff and amount that are nearly right, by one of the ways to reckon. */
static void sharpen(const struct bericht *bericht)
{
	static const char *const units[] = {"01", "04", "83"};
	static const int volumes[] = {0, 1, 29, 30, 31, 59, 60, 61, 720};

	if (bericht->declaratie == NULL)
		return;
	for (struct client *c = bericht->declaratie->clienten->client; c;
	     c = (void *)c->record.next)
		for (struct prestatie *p = c->prestaties->prestatie; p;
		     p = (void *)p->record.next) {
			int64_t hour = 9000 + 30 * roll(3), volume = volumes[roll(9)];
			int64_t tarief = roll(2) ? hour : (hour + 30) / 60;

			p->eenheid.text = units[roll(3)];
			p->geleverdvolume.value = volume;
			p->producttarief.value = tarief + roll(3) - 1;
			p->ingediendbedrag->bedrag.value =
			    roll(2) ? volume * p->producttarief.value
				    : (hour * volume + 30) / 60 + (roll(3) - 1) * (volume + 1) / 2;
			if (p->ingediendbedrag->bedrag.value < 0)
				p->ingediendbedrag->bedrag.value = 0;
		}
}

/* ---- The second reading ---- */

static bool is_gemeente(const char *code, int32_t day)
{
	int32_t first = DAY_NEVER;

	for (int i = 0; i < ROWS; i++)
		first = gemeenten[i].van < first ? gemeenten[i].van : first;
	for (int i = 0; i < ROWS; i++)
		if (strcmp(gemeenten[i].code, code) == 0 &&
		    holds(&gemeenten[i], day < first ? first : day))
			return true;
	return false;
}

static const char *gemeente_code(int32_t gemeente, char text[8])
{
	snprintf(text, 8, "%04d", (int)gemeente % 10000);
	return text;
}

/* The first day of a line with a product code; DAY_NONE for what TR381 is not about. */
static int32_t first_day(const struct event *event)
{
	if (event->code == NULL || (event->status != NULL && strcmp(event->status, "3") == 0))
		return DAY_NONE;
	switch (event->soort) {
	case EVENT_TOEWIJZING:
	case EVENT_AANVRAAG:
	case EVENT_NIEUW:
		return event->ingangsdatum;
	case EVENT_START:
	case EVENT_STOP:
	case EVENT_PRESTATIE:
		return event->begindatum;
	default:
		return DAY_NONE;
	}
}

static int wrong_product(const struct event *event)
{
	int32_t day = first_day(event);
	char code[8];
	bool listed = false, known = false;

	for (int i = 0; day != DAY_NONE && i < ROWS; i++) {
		if (!for_party(producten[i].gemeente, gemeente_code(event->gemeente, code)))
			continue;
		listed = true;
		known |= event->categorie != NULL && holds(&producten[i], day) &&
			 strcmp(producten[i].categorie, event->categorie) == 0 &&
			 strcmp(producten[i].code, event->code) == 0;
	}
	return listed && !known;
}

/* The row of the contract: of what is said most closely, minutes before hours. */
static const struct row *contract(const struct event *event)
{
	static const char *const units[2][2] = {{"01", "04"}, {NULL, NULL}};
	bool minutes = strcmp(event->eenheid, "01") == 0;
	char code[8];

	gemeente_code(event->gemeente, code);
	for (int step = 0; step < 4; step++)
		for (int u = 0; u < (minutes ? 2 : 1); u++)
			for (int i = 0; i < ROWS; i++) {
				const struct row *row = &tarieven[i];
				const char *unit = minutes ? units[0][u] : event->eenheid;

				if (strcmp(row->gemeente, step < 2 ? code : "") == 0 &&
				    strcmp(row->aanbieder, step % 2 == 0 ? event->aanbieder : "") ==
					0 &&
				    strcmp(row->code, event->code) == 0 &&
				    strcmp(row->eenheid, unit) == 0 &&
				    holds(row, event->begindatum))
					return row;
			}
	return NULL;
}

static int wrong_tarief(const struct event *event)
{
	const struct row *row = contract(event);

	if (event->tarief == GETAL_NONE || row == NULL)
		return 0;
	if (strcmp(event->eenheid, row->eenheid) == 0)
		return event->tarief != row->tarief;
	return event->tarief != (row->tarief + 30) / 60;
}

static int wrong_bedrag(const struct event *event)
{
	const struct row *row = contract(event);
	int64_t bedrag = llabs(event->budget), exact;

	if (event->tarief == GETAL_NONE)
		return 0;
	exact = event->volume * event->tarief;
	if (row != NULL && strcmp(event->eenheid, row->eenheid) != 0)
		return bedrag != (row->tarief * event->volume + 30) / 60;
	if (row == NULL && strcmp(event->eenheid, "01") == 0)
		return 2 * llabs(bedrag - exact) > event->volume + 1;
	return bedrag != exact;
}

static const char *const codes[] = {"TR135", "TR346", "TR378", "TR381", "TR418"};
enum { IDS = sizeof(codes) / sizeof(codes[0]) };

static void second_reading(const struct bericht *bericht, enum berichttype type, int32_t ontvangen,
			   struct pool *pool, int found[IDS])
{
	size_t count;
	const struct event *events = events_of(bericht, release_present(), type, pool, &count);
	const struct identificatie *claim = bericht->header->declaratieidentificatie;
	int32_t dag = (int32_t)bericht->header->berichtidentificatie->dagtekening.value;
	bool gemeente;
	char code[8];

	memset(found, 0, IDS * sizeof(*found));
	found[0] = (dag > ontvangen) + (claim != NULL && claim->dagtekening.value > ontvangen);
	gemeente = is_gemeente(gemeente_code(events[0].gemeente, code), dag);
	for (size_t i = 0; i < count; i++) {
		const struct event *event = &events[i];

		if (event->soort == EVENT_TOEWIJZING || event->soort == EVENT_AANVRAAG)
			gemeente |= is_gemeente(code, event->ingangsdatum);
		if (event->soort == EVENT_ANTWOORD && event->anderegemeente != GEMEENTE_NONE) {
			char other[8];

			found[2] += !is_gemeente(gemeente_code(event->anderegemeente, other), dag);
		}
		found[3] += wrong_product(event);
		if (event->soort != EVENT_PRESTATIE)
			continue;
		found[1] += wrong_bedrag(event);
		found[4] += wrong_tarief(event);
	}
	found[2] += !gemeente;
}

static int broken[IDS], kept[IDS];

static void compare(const struct inspector *inspector, enum berichttype type, uint64_t seed,
		    const struct bericht *bericht)
{
	struct pool *pool = pool_new();
	struct finding_list findings = {.pool = pool};
	struct lijsten *lijsten = lijsten_new();
	int32_t dag = (int32_t)bericht->header->berichtidentificatie->dagtekening.value;
	struct inspection inspection = {.release = release_present(),
					.type = type,
					.bericht = bericht,
					.findings = &findings,
					.lijsten = lijsten,
					.ontvangen = near(dag)};
	int second[IDS];

	make_rows(roll(2) ? dag : date_day(2026, 4, 15));
	read_list(lijsten, LIJST_GEMEENTEN, gemeenten);
	read_list(lijsten, LIJST_PRODUCTEN, producten);
	read_list(lijsten, LIJST_TARIEVEN, tarieven);
	sharpen(bericht);
	inspect(inspector, &inspection);
	second_reading(bericht, type, inspection.ontvangen, pool, second);
	for (int i = 0; i < IDS; i++) {
		int first = 0;

		for (const struct finding *f = findings.first; f != NULL; f = f->next)
			first += f->rule == rule_find(codes[i]);
		ck_assert_msg(first == second[i],
			      "%s: the rule %d, the second reading %d, %s of %d", codes[i], first,
			      second[i], bericht_info(type)->name, (int)seed);
		broken[i] += first > 0;
		kept[i] += first == 0;
	}
	lijsten_free(lijsten);
	pool_free(pool);
}

START_TEST(two_readings_under_lists)
{
	static const enum berichttype types[] = {JW301, JW305, JW307, JW315,
						 JW317, JW319, JW323, JW325};
	struct inspector *inspector = inspector_new(true);
	struct xsd *xsd = xsd_open(NULL);
	struct judge *judge = judge_new(xsd);
	struct buf bytes = BUF_INIT(0);
	struct judgement judgement;

	state = 7;
	for (size_t t = 0; t < sizeof(types) / sizeof(types[0]); t++)
		for (uint64_t seed = 0; seed < MESSAGES_OF_A_TYPE; seed++) {
			random_message(types[t], seed, &bytes);
			judge_bytes(judge, bytes.data, bytes.length, &judgement);
			ck_assert_ptr_nonnull(judgement.bericht);
			compare(inspector, types[t], seed, judgement.bericht);
		}
	for (int i = 0; i < IDS; i++) {
		ck_assert_msg(broken[i] >= 10, "%s is hit by %d random messages", codes[i],
			      broken[i]);
		ck_assert_int_ge(kept[i], 10);
	}
	buf_free(&bytes);
	judge_free(judge);
	xsd_free(xsd);
	inspector_free(inspector);
}
END_TEST

TCase *tcase_random_extern(void);

TCase *tcase_random_extern(void)
{
	TCase *tests = tcase_create("external");

	tcase_add_test(tests, two_readings_under_lists);
	return tests;
}
