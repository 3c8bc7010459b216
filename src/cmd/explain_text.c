#include "explain.h"

#include <stdio.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/label.h"
#include "ijw/base/text.h"

enum { CELL = 39 };

void explain_wrap(struct buf *out, const char *first, int indent, const char *text)
{
	buf_puts(out, first);
	do {
		size_t room = (size_t)(EXPLAIN_COLUMNS - indent), step = text_fits(text, room);

		buf_add(out, text, step);
		buf_puts(out, "\n");
		text += step + (text[step] == ' ');
		if (*text != '\0')
			buf_printf(out, "%*s", indent, "");
	} while (*text != '\0');
}

void explain_date(struct buf *out, int32_t day)
{
	char date[DATE_TEXT];

	buf_puts(out, date_format(day, date));
}

void explain_name(const struct story_scope *scope, struct buf *out)
{
	if (scope->nummer == GETAL_NONE)
		buf_printf(out, _("Without an assignment: GM%04d, aanbieder %s"), scope->gemeente,
			   scope->aanbieder != NULL ? scope->aanbieder : _("unknown"));
	else
		buf_printf(out, "GM%04d/%lld", scope->gemeente, (long long)scope->nummer);
}

void explain_known(int32_t peildatum, int32_t kennisdatum, struct buf *out)
{
	char known[TEXT_TIME], stood[TEXT_TIME];
	struct buf words = BUF_INIT(0);

	text_day(kennisdatum, known);
	if (peildatum == kennisdatum)
		buf_printf(&words, _("As known at the end of %s."), known);
	else
		buf_printf(&words, _("As known at the end of %s, as it stood at the end of %s."),
			   known, text_day(peildatum, stood));
	explain_wrap(out, "", 0, words.data);
	buf_free(&words);
}

void explain_later(size_t later, struct buf *out)
{
	if (later > 0)
		buf_printf(out,
			   NUMBER_("  %zu later message was not known yet.\n",
				   "  %zu later messages were not known yet.\n", later),
			   later);
}

/* ---- Messages ---- */

static void print_message(const struct event *event, struct buf *out)
{
	const char *aanbieder = event->aanbieder != NULL ? event->aanbieder : _("unknown");
	char shown[STORY_LABEL];

	buf_puts(out, "  ");
	explain_date(out, event->dagtekening);
	buf_printf(out, "  %s  ", bericht_info(event->type)->name);
	explain_release(event->release, out);
	if (story_van_gemeente(event))
		buf_printf(out, _("gemeente GM%04d -> aanbieder %s"), event->gemeente, aanbieder);
	else
		buf_printf(out, _("aanbieder %s -> gemeente GM%04d"), aanbieder, event->gemeente);
	if (event->identificatie != NULL)
		buf_printf(out, "  %s", story_identificatie(event, shown));
	buf_puts(out, "\n");
}

/* The clocks a line starts or stops, by name and once each. */
static void print_clocks_of(const struct story *story, const struct event *event, bool stops,
			    struct buf *words)
{
	bool named[CLOCKS] = {false};
	const char *before = stops ? _("stops ") : _("starts ");

	for (size_t i = 0; i < story->clocks; i++) {
		const struct clock_note *clock = story->clock[i];

		if ((stops ? clock->stop : clock->start) != event || named[clock->kind])
			continue;
		named[clock->kind] = true;
		if (words->length > 0 && before[0] != ',')
			buf_puts(words, "; ");
		buf_printf(words, "%s%s", before, clock_name(clock->kind));
		before = ", ";
	}
}

static void print_line(const struct story *story, const struct story_line *line, struct buf *out)
{
	struct buf words = BUF_INIT(0);

	story_said(line->event, &words);
	explain_wrap(out, "      ", 6, words.data);
	buf_clear(&words);
	story_fate(line, &words);
	if (words.length > 0)
		explain_wrap(out, "      -> ", 9, words.data);
	buf_clear(&words);
	print_clocks_of(story, line->event, false, &words);
	print_clocks_of(story, line->event, true, &words);
	if (words.length > 0)
		explain_wrap(out, "      -> ", 9, words.data);
	buf_free(&words);
}

static void print_messages(const struct story *story, struct buf *out)
{
	buf_puts(out, _("\nMessages, each known from its date (Dagtekening) on\n"));
	for (size_t i = 0; i < story->lines; i++) {
		const struct event *event = story->line[i].event;

		if (i == 0 || !story_same_message(story->line[i - 1].event, event))
			print_message(event, out);
		print_line(story, &story->line[i], out);
	}
	if (story->lines == 0)
		buf_puts(out, _("  none\n"));
	explain_later(story->later, out);
}

/* ---- Chain ---- */

static void print_rol(const struct toewijzing_row *row, struct buf *out)
{
	static const struct {
		const char *rol;
		const char *text;
	} roles[] = {
	    {"eerste", N_("its first assignment: the clock is its own")},
	    {"voortzetting", N_("it does not start a clock of its own")},
	    {"vervolg", N_("it follows care: there is no wait")},
	    {"links_afgekapt", N_("its first version lies before the archive: no wait can be "
				  "measured (section 9, Left-truncated)")},
	};
	const char *text =
	    _("it was deleted and nothing inherits from it: no chain (section 9, Void)");
	struct buf words = BUF_INIT(0);

	for (size_t i = 0; row->rol != NULL && i < sizeof(roles) / sizeof(roles[0]); i++)
		if (strcmp(roles[i].rol, row->rol) == 0)
			text = _(roles[i].text);
	if (row->keten != GETAL_NONE)
		buf_printf(&words, _("chain %lld, rol %s: %s"), (long long)row->keten, row->rol,
			   text);
	else
		buf_puts(&words, text);
	explain_wrap(out, "  ", 4, words.data);
	buf_free(&words);
}

static void print_chain(const struct story *story, struct buf *out)
{
	if (story->toewijzingen == 0)
		return;
	buf_puts(out, _("\nChain\n"));
	print_rol(story->toewijzing[0], out);
	for (size_t i = 0; i < story->ties; i++) {
		struct buf words = BUF_INIT(0);

		story_tie(story->tie[i], &words);
		explain_wrap(out, "  ", 4, words.data);
		buf_free(&words);
	}
}

/* ---- Clocks ---- */

/* The name in three places: the others are told in the words behind it. */
static const char *label(enum clock_kind kind)
{
	if (kind == CLOCK_W3A_JEUGDIGE)
		return "W3j";
	return kind == CLOCK_A1_NORM ? "A1n" : clock_name(kind);
}

/* A claim tells within which days care began, not on which one. */
static void print_latest(const struct clock_note *clock, struct buf *out)
{
	if (clock->marge == 0)
		return;
	buf_printf(out, _("%7sat the latest "), "");
	explain_date(out, clock->to + clock->marge);
	buf_printf(out, _(" %5d d           within the claimed period\n"),
		   clock->dagen + clock->marge);
}

static void print_clocks(const struct story *story, struct buf *out)
{
	if (story->clocks == 0)
		return;
	buf_puts(out, _("\nClocks (d = days, wd = working days)\n"));
	for (size_t i = 0; i < story->clocks; i++) {
		const struct clock_note *clock = story->clock[i];

		buf_printf(out, "  %-3s  ", label(clock->kind));
		explain_date(out, clock->from);
		buf_puts(out, clock->open ? _(" .. ") : _(" to "));
		explain_date(out, clock->to);
		buf_printf(out, " %5d d", clock->dagen);
		if (clock->werkdagen != LENGTH_NONE)
			buf_printf(out, _(" %5d wd"), clock->werkdagen);
		else
			buf_puts(out, "         ");
		buf_printf(out, "  %s\n",
			   clock->open ? _("still runs (no start)")
				       : story_clock_span(clock->kind));
		print_latest(clock, out);
	}
}

/* ---- Rows ---- */

static void print_row(enum table_id table, const void *row, struct pool *pool, struct buf *out)
{
	struct explain_cell cells[COLUMNS_MAX];
	const int count = explain_cells(table, row, pool, cells);
	int column = 0;

	buf_printf(out, _("\nRow of %s\n"), output_tables[table].name);
	for (int i = 0; i < count; i++) {
		char cell[128];
		size_t length;

		if (cells[i].text == NULL)
			continue;
		snprintf(cell, sizeof(cell), "%-18s %s", cells[i].name, cells[i].text);
		length = strlen(cell);
		/* Two cells a line, when both fit. */
		if (column > 0 && (length > CELL - 2 || column > CELL)) {
			buf_puts(out, "\n");
			column = 0;
		}
		if (column > 0)
			buf_printf(out, "%*s", CELL - column, "");
		else
			buf_puts(out, "  ");
		buf_puts(out, cell);
		column = column > 0 ? EXPLAIN_COLUMNS : (int)length + 2;
	}
	buf_puts(out, "\n");
}

static void print_rows(const struct story *story, struct pool *pool, struct buf *out)
{
	for (size_t i = 0; i < story->verzoeken; i++)
		print_row(TABLE_VERZOEK, story->verzoek[i], pool, out);
	for (size_t i = 0; i < story->toewijzingen; i++)
		print_row(TABLE_TOEWIJZING, story->toewijzing[i], pool, out);
	for (size_t i = 0; i < story->leveringen; i++)
		print_row(TABLE_LEVERING, story->levering[i], pool, out);
	for (size_t i = 0; i < story->wachtketens; i++)
		print_row(TABLE_WACHTKETEN, story->wachtketen[i], pool, out);
	if (story->toewijzingen + story->leveringen + story->wachtketens == 0)
		buf_puts(out, _("\nNo row of any table: nothing of it has happened yet.\n"));
}

static bool is_earlier(const struct story *story, size_t at, const char *aanbieder)
{
	for (size_t i = 0; i < at; i++) {
		const char *other = story->line[i].event->aanbieder;

		if (other != NULL && strcmp(other, aanbieder) == 0)
			return true;
	}
	return false;
}

/* Who the aanbieders are, once each, as far as the list of the home knows them. */
static void print_aanbieders(const struct telling *telling, const struct story *story,
			     struct buf *out)
{
	char shown[STORY_LABEL];

	for (size_t i = 0; i < story->lines; i++) {
		const char *agb = story->line[i].event->aanbieder;
		const char *naam = agb != NULL ? lijsten_aanbieder(telling->lijsten, agb) : NULL;

		if (naam != NULL && !is_earlier(story, i, agb))
			buf_printf(out, _("%s is %s.\n"), agb,
				   label_show(naam, shown, sizeof(shown)));
	}
}

void explain_text_assignment(const struct telling *telling, const struct story *story,
			     struct buf *out)
{
	struct buf name = BUF_INIT(0);

	explain_name(&story->scope, &name);
	buf_printf(out, _("Assignment %s of client %s\n"), name.data, telling->client);
	buf_free(&name);
	explain_known(story->peildatum, story->kennisdatum, out);
	print_aanbieders(telling, story, out);
	print_messages(story, out);
	print_chain(story, out);
	print_clocks(story, out);
	print_rows(story, telling->pool, out);
}
