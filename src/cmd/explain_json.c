#include "explain.h"

#include <stdio.h>

#include "ijw/base/date.h"
#include "ijw/base/json.h"

static void add_text(struct buf *out, const char *name, const char *text)
{
	buf_printf(out, ",\"%s\":", name);
	json_text(out, text);
}

static void add_date(struct buf *out, const char *name, int32_t day)
{
	char date[DATE_TEXT];

	date_format(day, date);
	add_text(out, name, date[0] != '\0' ? date : NULL);
}

static void add_number(struct buf *out, const char *name, int64_t number, int64_t none)
{
	if (number == none)
		buf_printf(out, ",\"%s\":null", name);
	else
		buf_printf(out, ",\"%s\":%lld", name, (long long)number);
}

static void add_gemeente(struct buf *out, const char *name, int32_t gemeente)
{
	char text[16];

	snprintf(text, sizeof(text), "GM%04d", gemeente);
	add_text(out, name, gemeente != GEMEENTE_NONE ? text : NULL);
}

static void add_identificatie(struct buf *out, const struct event *event)
{
	char shown[STORY_LABEL];

	add_text(out, "identificatie",
		 event->identificatie != NULL ? story_identificatie(event, shown) : NULL);
}

/* A message by what names it; `null` without one. */
static void add_message(struct buf *out, const char *name, const struct event *event)
{
	/* Not a word about another youth. */
	if (event == NULL || event->foreign) {
		buf_printf(out, ",\"%s\":null", name);
		return;
	}
	buf_printf(out, ",\"%s\":{\"bericht\":\"%s\"", name, bericht_info(event->type)->name);
	add_identificatie(out, event);
	add_date(out, "dagtekening", event->dagtekening);
	buf_puts(out, "}");
}

static void add_line(const struct story_line *line, struct buf *out)
{
	const struct event *event = line->event;
	bool van_gemeente = story_van_gemeente(event);
	struct buf words = BUF_INIT(0);

	buf_printf(out, "{\"bericht\":\"%s\",\"van_gemeente\":%s", bericht_info(event->type)->name,
		   van_gemeente ? "true" : "false");
	add_date(out, "dagtekening", event->dagtekening);
	add_identificatie(out, event);
	add_gemeente(out, "gemeente", event->gemeente);
	add_text(out, "aanbieder", event->aanbieder);
	add_number(out, "toewijzingnummer", event->toewijzingnummer, GETAL_NONE);
	add_text(out, "soort", story_soort_name(event->soort));
	story_said(event, &words);
	add_text(out, "text", words.data);
	add_text(out, "fate", story_lot_name(line->fate->lot));
	buf_clear(&words);
	story_fate(line, &words);
	add_text(out, "fate_text", words.length > 0 ? words.data : NULL);
	add_number(out, "versie", line->fate->versie, 0);
	add_message(out, "by", line->fate->by);
	add_date(out, "nietig_vanaf", event->nietig_vanaf);
	buf_puts(out, "}");
	buf_free(&words);
}

static void add_tie(const struct tie_note *tie, struct buf *out)
{
	struct buf words = BUF_INIT(0);

	buf_printf(out, "{\"test\":\"%s\"", story_tie_name(tie->kind));
	add_gemeente(out, "gemeente", tie->gemeente);
	add_number(out, "van", tie->van, GETAL_NONE);
	add_number(out, "naar", tie->naar, GETAL_NONE);
	add_number(out, "keten", tie->keten, GETAL_NONE);
	add_date(out, "datum_van", tie->day[0]);
	add_date(out, "datum_naar", tie->day[1]);
	story_tie(tie, &words);
	add_text(out, "text", words.data);
	buf_puts(out, "}");
	buf_free(&words);
}

static void add_clock(const struct clock_note *clock, struct buf *out)
{
	buf_printf(out, "{\"clock\":\"%s\"", clock_name(clock->kind));
	add_gemeente(out, "gemeente", clock->gemeente);
	add_number(out, "nummer", clock->nummer, GETAL_NONE);
	add_text(out, "span", story_clock_span(clock->kind));
	add_date(out, "from", clock->from);
	add_date(out, "to", clock->to);
	buf_printf(out, ",\"open\":%s", clock->open ? "true" : "false");
	add_number(out, "dagen", clock->dagen, LENGTH_NONE);
	add_date(out, "to_latest", clock->marge > 0 ? clock->to + clock->marge : DAY_NONE);
	add_number(out, "dagen_latest",
		   clock->marge > 0 ? clock->dagen + clock->marge : LENGTH_NONE, LENGTH_NONE);
	add_number(out, "werkdagen", clock->werkdagen, LENGTH_NONE);
	add_message(out, "started_by", clock->start);
	add_message(out, "stopped_by", clock->stop);
	buf_puts(out, "}");
}

static void add_row(const struct story_cell *cells, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++) {
		buf_printf(out, "%s\"%s\":", i > 0 ? "," : "{", cells[i].name);
		if (cells[i].number)
			buf_puts(out, cells[i].text != NULL ? cells[i].text : "null");
		else
			json_text(out, cells[i].text);
	}
	buf_puts(out, "}");
}

#define ADD_ROWS(table, count)                                                                  \
	do {                                                                                    \
		buf_puts(out, ",\"" #table "\":[");                                             \
		for (size_t i = 0; i < story->count; i++) {                                     \
			buf_puts(out, i > 0 ? "," : "");                                        \
			add_row(cells, story_cells_##table(story->table[i], pool, cells), out); \
		}                                                                               \
		buf_puts(out, "]");                                                             \
	} while (0)

static void add_rows(const struct story *story, struct pool *pool, struct buf *out)
{
	struct story_cell cells[STORY_CELLS_MAX];

	ADD_ROWS(verzoek, verzoeken);
	ADD_ROWS(toewijzing, toewijzingen);
	ADD_ROWS(levering, leveringen);
	ADD_ROWS(wachtketen, wachtketens);
	ADD_ROWS(traject, trajecten);
}

void explain_json(const struct telling *telling, const struct story *story, struct buf *out)
{
	buf_puts(out, EXPLAIN_SCHEMA);
	if (!story->scope.whole) {
		add_gemeente(out, "gemeente", story->scope.gemeente);
		add_number(out, "toewijzingnummer", story->scope.nummer, GETAL_NONE);
	}
	add_text(out, "client", telling->client);
	add_date(out, "peildatum", story->peildatum);
	add_date(out, "kennisdatum", story->kennisdatum);
	buf_printf(out, ",\"not_known_yet\":%zu,\"lines\":[", story->later);
	for (size_t i = 0; i < story->lines; i++) {
		buf_puts(out, i > 0 ? "," : "");
		add_line(&story->line[i], out);
	}
	buf_puts(out, "],\"chain\":[");
	for (size_t i = 0; i < story->ties; i++) {
		buf_puts(out, i > 0 ? "," : "");
		add_tie(story->tie[i], out);
	}
	buf_puts(out, "],\"clocks\":[");
	for (size_t i = 0; i < story->clocks; i++) {
		buf_puts(out, i > 0 ? "," : "");
		add_clock(story->clock[i], out);
	}
	buf_puts(out, "]");
	add_rows(story, telling->pool, out);
	buf_puts(out, "}\n");
}
