/* The findings between messages that an archive keeps, after each of its transactions: those of the
 * second reading (tests/dossier/dossiers.h) of all that it has, in whatever order and groups it
 * came. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../dossier/dossiers.h"
#include "../lib/own_store.h"
#include "../lib/random_write.h"
#include "ijw/base/sanitized.h"
#include "ijw/base/buf.h"
#include "ijw/dossier/dossier.h"
#include "ijw/rule/judge.h"

enum { SEEDS = SANITIZED ? 10 : 60 };

static struct store *store;
static struct pool *pool;
static struct found_list expected;
static const char *const bsn_of[] = {NULL, "999900006", "999900018"};

static void set_up(void)
{
	pool = pool_new();
}

static void tear_down(void)
{
	pool_free(pool);
}

/* ---- Traffic as messages ---- */

/* Elements that stand in a list have a number there. */
static bool is_listed(enum event_soort soort)
{
	return soort != EVENT_WIJZIGING && soort != EVENT_ANTWOORD && soort != EVENT_DECLARATIE &&
	       soort != EVENT_DECLARATIEANTWOORD && soort != EVENT_RETOUR;
}

/* The lines of a message by their place in it, as the judge gives them. */
static struct event *lines_of(const struct verkeer *verkeer, int64_t bericht, size_t *count)
{
	struct event *lines = pool_alloc(pool, verkeer->count * sizeof(*lines));

	*count = 0;
	for (uint32_t regel = 1; regel <= 100; regel++)
		for (size_t i = 0; i < verkeer->count; i++) {
			const struct event *event = &verkeer->event[i];

			if (event->bericht == bericht && event->regel == regel)
				lines[(*count)++] = *event;
		}
	for (size_t i = 0; i < *count; i++) {
		lines[i].bericht = lines[i].place = 0;
		lines[i].bsn = bsn_of[lines[i].jeugdige];
		lines[i].jeugdige = 0;
	}
	return lines;
}

static void name_parties(const struct event *line, struct kop *kop)
{
	const struct bericht_info *info = bericht_info(line->type);
	bool retour = line->soort == EVENT_RETOUR;
	enum berichttype type = retour ? info->retourop : line->type;
	bool from_gemeente = bericht_info(type)->van_gemeente;
	const char *gemeente = pool_printf(pool, "%04d", line->gemeente);

	kop->afzender = from_gemeente ? gemeente : line->aanbieder;
	kop->ontvanger = from_gemeente ? line->aanbieder : gemeente;
	kop->identificatie = retour ? line->betreft : line->identificatie;
	kop->dagtekening = retour ? line->betreft_dagtekening : line->dagtekening;
	kop->bekend = line->dagtekening;
}

/* What tells two messages apart that nothing else does, under whatever key. */
static uint64_t place_of_content(const uint8_t content[CONTENT_BYTES])
{
	uint64_t place = 0;

	for (int i = 0; i < 8; i++)
		place = place << 8 | content[i];
	return place;
}

/* Takes a message in; returns its number in the archive. */
static int64_t take_in(const struct verkeer *verkeer, struct bericht_header *header)
{
	struct judgement judgement = {.verdict = VERDICT_ACCEPTED, .typed = true};
	uint8_t sha256[SHA256_BYTES] = {0};
	struct intake intake = {.file = "a.xml",
				.sha256 = sha256,
				.bytes = "<a/>",
				.length = 4,
				.judgement = &judgement,
				.schemas = "schemas"};
	int64_t bericht;

	judgement.events = lines_of(verkeer, header->bericht, &judgement.event_count);
	judgement.type = judgement.events[0].type;
	name_parties(&judgement.events[0], &judgement.kop);
	if (judgement.events[0].rejected)
		judgement.verdict = VERDICT_REJECTED;
	judgement.content[0] = (uint8_t)header->bericht;
	header->content = place_of_content(judgement.content);
	sha256[0] = (uint8_t)header->bericht;
	sha256[1] = 1;
	ck_assert_int_eq(store_add(store, &intake, &bericht), STORE_NEW);
	return bericht;
}

/* ---- What is expected and what is kept ---- */

static struct verkeer known; /* all that the archive has, by its numbers */

static void add_known(const struct verkeer *verkeer, const struct bericht_header *header,
		      int64_t bericht)
{
	for (size_t i = 0; i < verkeer->count; i++)
		if (verkeer->event[i].bericht == header->bericht) {
			known.event[known.count] = verkeer->event[i];
			known.event[known.count++].bericht = bericht;
		}
	known.header[known.headers] = *header;
	known.header[known.headers].bericht = bericht;
	known.header[known.headers++].line = &known.event[known.count - 1];
}

static const char *path_of(const struct bevonden *bevonden)
{
	struct dossier_finding finding = {.where = bevonden->where};
	struct event line = event_none();

	for (size_t i = 0; i < known.count; i++)
		if (known.event[i].bericht == bevonden->bericht &&
		    known.event[i].regel == bevonden->regel)
			line = known.event[i];
	finding.event = &line;
	return dossier_finding_path(&finding, pool);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct texts {
	const char *item[ROOM];
	size_t count;
};

static struct texts wanted, kept;

static void sort_texts(struct texts *texts)
{
	qsort(texts->item, texts->count, sizeof(*texts->item), by_text);
}

static void read_wanted(void)
{
	known.voids = 0;
	order_messages(&known);
	second_reading(&known, &expected);
	wanted.count = 0;
	for (size_t i = 0; i < expected.count; i++) {
		const struct bevonden *one = &expected.item[i];

		wanted.item[wanted.count++] =
		    one->resolved_by == 0
			? pool_printf(pool, "%s %lld %s -", one->code, (long long)one->bericht,
				      path_of(one))
			: pool_printf(pool, "%s %lld %s %lld", one->code, (long long)one->bericht,
				      path_of(one), (long long)one->resolved_by);
	}
	sort_texts(&wanted);
}

/* The cells of a row; "" for one that is not there. */
static void split(char *line, const char **cell, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		cell[i] = line != NULL ? line : "";
		if (line != NULL && (line = strchr(line, ',')) != NULL)
			*line++ = '\0';
	}
}

enum { COLUMNS = 20 };

static size_t column_of(const char **names, const char *name)
{
	for (size_t i = 0; i < COLUMNS; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return COLUMNS;
}

static void read_kept(void)
{
	char *text = NULL, *line, *rest = NULL;
	const char *names[COLUMNS], *cell[COLUMNS + 1];
	size_t length, regel, pad, door;
	FILE *out = open_memstream(&text, &length);

	ck_assert_ptr_nonnull(out);
	ck_assert_int_eq(store_export(store, &(struct export){.table = "afkeur"}, out), 0);
	fclose(out);
	kept.count = 0;
	line = strtok_r(text, "\n", &rest);
	split(line, names, COLUMNS);
	regel = column_of(names, "regel");
	pad = column_of(names, "pad");
	door = column_of(names, "opgelost_door");
	while ((line = strtok_r(NULL, "\n", &rest)) != NULL) {
		split(line, cell, COLUMNS);
		cell[COLUMNS] = "";
		kept.item[kept.count++] =
		    pool_printf(pool, "%s %s %s %s", cell[regel], cell[0], cell[pad],
				cell[door][0] != '\0' ? cell[door] : "-");
	}
	free(text);
	sort_texts(&kept);
}

static void compare(uint64_t seed, size_t taken)
{
	size_t i = 0;

	read_wanted();
	read_kept();
	while (i < wanted.count && i < kept.count && strcmp(wanted.item[i], kept.item[i]) == 0)
		i++;
	if (i == wanted.count && i == kept.count)
		return;
	show_verkeer(&known);
	ck_abort_msg("traffic %llu after %zu messages: expected %s, kept %s",
		     (unsigned long long)seed, taken, i < wanted.count ? wanted.item[i] : "nothing",
		     i < kept.count ? kept.item[i] : "nothing");
}

/* ---- What is told of a group ---- */

static struct texts told, news;

static void tell(void *context, int64_t bericht, const struct finding *finding)
{
	(void)context;
	told.item[told.count++] =
	    pool_printf(pool, "%s %lld %s", finding->rule->code, (long long)bericht, finding->path);
}

/* What is expected on messages from `first` on that nothing resolved. */
static void read_news(int64_t first)
{
	news.count = 0;
	for (size_t i = 0; i < expected.count; i++) {
		const struct bevonden *one = &expected.item[i];

		if (one->bericht >= first && one->resolved_by == 0)
			news.item[news.count++] = pool_printf(
			    pool, "%s %lld %s", one->code, (long long)one->bericht, path_of(one));
	}
}

/* Each once, by whatever dossiers it was found. */
static void compare_told(uint64_t seed, int64_t first)
{
	read_news(first);
	sort_texts(&news);
	sort_texts(&told);
	for (size_t i = 0; i < news.count || i < told.count; i++) {
		const char *new = i < news.count ? news.item[i] : "nothing";
		const char *said = i < told.count ? told.item[i] : "nothing";

		if (strcmp(new, said) != 0)
			ck_abort_msg("traffic %llu, from message %lld on: expected %s, told %s",
				     (unsigned long long)seed, (long long)first, new, said);
	}
}

/* ---- In any order, in groups ---- */

static void shuffle(struct verkeer *verkeer)
{
	for (size_t i = verkeer->headers; i > 1; i--) {
		size_t other = roll((uint32_t)i);
		struct bericht_header header = verkeer->header[other];

		verkeer->header[other] = verkeer->header[i - 1];
		verkeer->header[i - 1] = header;
	}
}

static void number_lines(struct verkeer *verkeer)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		struct event *event = &verkeer->event[i];

		event->nr = is_listed(event->soort) ? event->regel : 0;
	}
}

static void empty_known(const struct verkeer *verkeer)
{
	known = (struct verkeer){.pool = pool, .agreements = own_store_home()->agreements};
	known.event = pool_alloc(pool, (verkeer->count + 1) * sizeof(*known.event));
	known.header = pool_alloc(pool, (verkeer->headers + 1) * sizeof(*known.header));
	known.voided =
	    pool_alloc(pool, (verkeer->headers * verkeer->headers + 1) * sizeof(*known.voided));
}

/* Whether groups are parts of a load now and then, and the load that the last group is part of: the
 * number of its first message, 0 for none. */
static bool in_loads;
static int64_t load;

/* Another process goes on after this one was killed, in the middle of a group. */
static void kill_and_go_on(struct verkeer *verkeer, size_t next)
{
	ck_assert_int_eq(store_begin(store), 0);
	if (next < verkeer->headers)
		take_in(verkeer, &verkeer->header[next]);
	store_close(store);
	store = store_open(own_store_home());
	ck_assert_ptr_nonnull(store);
	ck_assert_int_eq(store_bulk(store, true), 0);
}

/* The group that begins with this message waits for the next ones. */
static void postpone(struct verkeer *verkeer, int64_t number, size_t next)
{
	if (load == 0)
		load = number;
	ck_assert_int_eq(store_postpone(store), 0);
	ck_assert_int_eq(store_commit(store), 0);
	ck_assert_int_eq(store_postponed(store), load);
	if (now_and_then(30))
		kill_and_go_on(verkeer, next);
}

/* The number of its first message, or of that of the load that ends with it; 0: the load goes on. */
static int64_t take_group(struct verkeer *verkeer, size_t first, size_t count)
{
	int64_t number = 0;

	ck_assert_int_eq(store_begin(store), 0);
	for (size_t i = first; i < first + count; i++) {
		int64_t bericht = take_in(verkeer, &verkeer->header[i]);

		add_known(verkeer, &verkeer->header[i], bericht);
		if (i == first)
			number = bericht;
	}
	if (in_loads && first + count < verkeer->headers && now_and_then(60)) {
		postpone(verkeer, number, first + count);
		return 0;
	}
	number = load > 0 ? load : number;
	load = 0;
	ck_assert_int_eq(store_derive(store, date_day(2027, 1, 1)), 0);
	told.count = 0;
	ck_assert_int_eq(store_each_finding(store, tell, NULL), 0);
	ck_assert_int_eq(store_commit(store), 0);
	ck_assert_int_eq(store_postponed(store), 0);
	return number;
}

static void take_all(uint64_t seed, struct verkeer *verkeer, uint32_t largest)
{
	size_t taken = 0;

	empty_known(verkeer);
	number_lines(verkeer);
	shuffle(verkeer);
	while (taken < verkeer->headers) {
		size_t group = roll(largest) + 1;
		int64_t first;

		if (group > verkeer->headers - taken)
			group = verkeer->headers - taken;
		first = take_group(verkeer, taken, group);
		taken += group;
		if (first > 0) {
			compare(seed, taken);
			compare_told(seed, first);
		}
	}
}

START_TEST(after_each_group)
{
	struct verkeer verkeer;

	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		pool_reset(pool);
		random_verkeer(seed, pool, &verkeer);
		store = own_store_open();
		take_all(seed, &verkeer, seed % 3 == 0 ? 1 : 6);
		own_store_close();
	}
}
END_TEST

/* The same when only the last group of several is derived and judged. */
START_TEST(after_each_load)
{
	struct verkeer verkeer;

	in_loads = true;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		pool_reset(pool);
		random_verkeer(seed, pool, &verkeer);
		own_store_open();
		store = store_open(own_store_home());
		ck_assert_ptr_nonnull(store);
		ck_assert_int_eq(store_bulk(store, true), 0);
		take_all(seed, &verkeer, 4);
		store_close(store);
		own_store_close();
	}
	in_loads = false;
}
END_TEST

/* ---- Months that are claimed ---- */

enum { CLAIMS = 24, MONTHS = 6 };

/* A claim of some month, or an answer to one before it that refuses it half of the time. */
static struct event claim_or_answer(const struct event *earlier, int64_t n)
{
	struct event event = event_none();
	const struct event *claim = n > 0 ? &earlier[roll((uint32_t)n)] : NULL;
	int month = (int)roll(MONTHS) + 1;

	event.bericht = n + 1;
	event.regel = 1;
	event.aanbieder = "01010101";
	event.gemeente = 153;
	event.dagtekening = date_day(2026, 8, 1) + (int32_t)(n / 2);
	event.identificatie =
	    pool_printf(pool, "%lld", (long long)(n - (n % 2 == 1 && now_and_then(30))));
	event.referentie = pool_printf(pool, "D%lld", (long long)n);
	if (claim != NULL && claim->soort == EVENT_DECLARATIE && now_and_then(70)) {
		event.type = JW325;
		event.soort = EVENT_DECLARATIEANTWOORD;
		event.betreft = claim->identificatie;
		event.betreft_dagtekening = claim->dagtekening;
		event.retourcodes = PICK("0200", "0001");
		event.antwoordcodes = "0200";
		return event;
	}
	event.type = JW323;
	event.soort = EVENT_DECLARATIE;
	event.begindatum = date_day(2026, month, 1);
	event.einddatum = date_day(2026, month + 1, 1) - 1;
	event.rejected = now_and_then(10);
	return event;
}

static void random_months(uint64_t seed, struct verkeer *verkeer)
{
	random_seed(seed);
	*verkeer = (struct verkeer){.count = CLAIMS, .headers = CLAIMS, .pool = pool};
	verkeer->event = pool_alloc(pool, CLAIMS * sizeof(*verkeer->event));
	verkeer->header = pool_alloc(pool, CLAIMS * sizeof(*verkeer->header));
	for (int64_t n = 0; n < CLAIMS; n++) {
		verkeer->event[n] = claim_or_answer(verkeer->event, n);
		verkeer->header[n] =
		    (struct bericht_header){.bericht = n + 1, .line = &verkeer->event[n]};
	}
}

/* Of months that were claimed before only some are looked at again. */
START_TEST(months_after_each_group)
{
	struct verkeer verkeer;

	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		pool_reset(pool);
		random_months(seed, &verkeer);
		store = own_store_open();
		take_all(seed, &verkeer, 3);
		own_store_close();
	}
}
END_TEST

Suite *suite_findings(void);

Suite *suite_findings(void)
{
	Suite *suite = suite_create("findings");
	TCase *tests = tcase_create("findings");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, after_each_group);
	tcase_add_test(tests, after_each_load);
	tcase_add_test(tests, months_after_each_group);
	suite_add_tcase(suite, tests);
	return suite;
}
