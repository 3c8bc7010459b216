#include "explain.h"

#include <stdio.h>

#include "ijw/base/date.h"
#include "ijw/base/json.h"

static void add_date(struct json *json, const char *name, int32_t day)
{
	char date[DATE_TEXT];

	date_format(day, date);
	json_text(json, name, date[0] != '\0' ? date : NULL);
}

static void add_number(struct json *json, const char *name, int64_t number, int64_t none)
{
	if (number != none)
		json_integer(json, name, number);
	else
		json_null(json, name);
}

static void add_gemeente(struct json *json, const char *name, int32_t gemeente)
{
	char text[16];

	snprintf(text, sizeof(text), "GM%04d", gemeente);
	json_text(json, name, gemeente != GEMEENTE_NONE ? text : NULL);
}

static void add_identificatie(struct json *json, const struct event *event)
{
	char shown[STORY_LABEL];

	json_text(json, "identificatie",
		  event->identificatie != NULL ? story_identificatie(event, shown) : NULL);
}

/* A message by what names it; `null` without one. */
static void add_message(struct json *json, const char *name, const struct event *event)
{
	/* Not a word about another youth. */
	if (event == NULL || event->foreign) {
		json_null(json, name);
		return;
	}
	json_object(json, name);
	json_text(json, "bericht", bericht_info(event->type)->name);
	add_identificatie(json, event);
	add_date(json, "dagtekening", event->dagtekening);
	json_end(json);
}

/* By whose rules a message was judged, and whether all of them are known. */
static void add_release(struct json *json, uint32_t number)
{
	const struct release *release = release_numbered(number);

	json_text(json, "release", release != NULL ? release->name : NULL);
	json_bool(json, "rules_in_part", release != NULL && !release->whole);
}

static void add_line(const struct story_line *line, struct json *json)
{
	const struct event *event = line->event;
	struct buf words = BUF_INIT(0);

	json_object(json, NULL);
	json_text(json, "bericht", bericht_info(event->type)->name);
	add_release(json, event->release);
	json_bool(json, "van_gemeente", story_van_gemeente(event));
	add_date(json, "dagtekening", event->dagtekening);
	add_identificatie(json, event);
	add_gemeente(json, "gemeente", event->gemeente);
	json_text(json, "aanbieder", event->aanbieder);
	add_number(json, "toewijzingnummer", event->toewijzingnummer, GETAL_NONE);
	json_text(json, "soort", story_soort_name(event->soort));
	story_said(event, &words);
	json_text(json, "text", words.data);
	json_text(json, "fate", story_lot_name(line->fate->lot));
	buf_clear(&words);
	story_fate(line, &words);
	json_text(json, "fate_text", words.length > 0 ? words.data : NULL);
	add_number(json, "versie", line->fate->versie, 0);
	add_message(json, "by", line->fate->by);
	add_date(json, "nietig_vanaf", event->nietig_vanaf);
	json_end(json);
	buf_free(&words);
}

static void add_tie(const struct tie_note *tie, struct json *json)
{
	struct buf words = BUF_INIT(0);

	json_object(json, NULL);
	json_text(json, "test", story_tie_name(tie->kind));
	add_gemeente(json, "gemeente", tie->gemeente);
	add_number(json, "van", tie->van, GETAL_NONE);
	add_number(json, "naar", tie->naar, GETAL_NONE);
	add_number(json, "keten", tie->keten, GETAL_NONE);
	add_date(json, "datum_van", tie->day[0]);
	add_date(json, "datum_naar", tie->day[1]);
	story_tie(tie, &words);
	json_text(json, "text", words.data);
	json_end(json);
	buf_free(&words);
}

static void add_clock(const struct clock_note *clock, struct json *json)
{
	json_object(json, NULL);
	json_text(json, "clock", clock_name(clock->kind));
	add_gemeente(json, "gemeente", clock->gemeente);
	add_number(json, "nummer", clock->nummer, GETAL_NONE);
	json_text(json, "span", story_clock_span(clock->kind));
	add_date(json, "from", clock->from);
	add_date(json, "to", clock->to);
	json_bool(json, "open", clock->open);
	add_number(json, "dagen", clock->dagen, LENGTH_NONE);
	add_date(json, "to_latest", clock->marge > 0 ? clock->to + clock->marge : DAY_NONE);
	add_number(json, "dagen_latest",
		   clock->marge > 0 ? clock->dagen + clock->marge : LENGTH_NONE, LENGTH_NONE);
	add_number(json, "werkdagen", clock->werkdagen, LENGTH_NONE);
	add_message(json, "started_by", clock->start);
	add_message(json, "stopped_by", clock->stop);
	json_end(json);
}

static void add_row(enum table_id table, const void *row, struct pool *pool, struct json *json)
{
	struct explain_cell cells[COLUMNS_MAX];
	const int count = explain_cells(table, row, pool, cells);

	json_object(json, NULL);
	for (int i = 0; i < count; i++)
		(cells[i].number ? json_value : json_text)(json, cells[i].name, cells[i].text);
	json_end(json);
}

#define ADD_ROWS(table, id, count)                                \
	do {                                                      \
		json_array(json, #table);                         \
		for (size_t i = 0; i < story->count; i++)         \
			add_row(id, story->table[i], pool, json); \
		json_end(json);                                   \
	} while (0)

static void add_rows(const struct story *story, struct pool *pool, struct json *json)
{
	ADD_ROWS(verzoek, TABLE_VERZOEK, verzoeken);
	ADD_ROWS(toewijzing, TABLE_TOEWIJZING, toewijzingen);
	ADD_ROWS(levering, TABLE_LEVERING, leveringen);
	ADD_ROWS(wachtketen, TABLE_WACHTKETEN, wachtketens);
	ADD_ROWS(traject, TABLE_TRAJECT, trajecten);
}

static void add_head(const struct telling *telling, const struct story *story, struct json *json)
{
	json_text(json, "schema", EXPLAIN_SCHEMA);
	if (!story->scope.whole) {
		add_gemeente(json, "gemeente", story->scope.gemeente);
		add_number(json, "toewijzingnummer", story->scope.nummer, GETAL_NONE);
	}
	json_text(json, "client", telling->client);
	add_date(json, "peildatum", story->peildatum);
	add_date(json, "kennisdatum", story->kennisdatum);
	json_integer(json, "not_known_yet", (int64_t)story->later);
}

void explain_json(const struct telling *telling, const struct story *story, struct buf *out)
{
	struct json json;

	json_begin(&json, out, JSON_COMPACT);
	json_object(&json, NULL);
	add_head(telling, story, &json);
	json_array(&json, "lines");
	for (size_t i = 0; i < story->lines; i++)
		add_line(&story->line[i], &json);
	json_end(&json);
	json_array(&json, "chain");
	for (size_t i = 0; i < story->ties; i++)
		add_tie(story->tie[i], &json);
	json_end(&json);
	json_array(&json, "clocks");
	for (size_t i = 0; i < story->clocks; i++)
		add_clock(story->clock[i], &json);
	json_end(&json);
	add_rows(story, telling->pool, &json);
	json_end(&json);
	buf_puts(out, "\n");
}
