#include "cause.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/buf.h"
#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "ijw/care/derive.h"
#include "ijw/message/event_is.h"

/* What a row is about. */
struct about {
	const char *gemeente; /* "GM0153"; NULL for a row of the whole youth */
	const char *aanbieder;
	const char *referentie; /* of a request */
	const char *keten;
	const char *nummer;
};

/* A message that became known or void. */
struct told {
	const struct event *event;
	bool nietig;
};

/* Two texts that are there and the same. */
static bool are_same(const char *a, const char *b)
{
	return a != NULL && same_text(a, b);
}

static const char *cell(const struct table *table, const struct cells *cells, const char *name)
{
	int at = table_column(table, name);

	return at >= 0 ? cells->cell[at] : NULL;
}

static bool in_window(const struct change *change, int32_t day)
{
	return day > change->before && day <= change->after;
}

/* A message that came and became void in between changed nothing. A retour only tells what becomes
 * of another message. */
static bool is_told(const struct change *change, const struct event *event, struct told *told)
{
	bool nietig = event_is_void(event, change->after);

	*told = (struct told){event, nietig};
	if (event->soort == EVENT_RETOUR || event->soort == EVENT_RETOURREGEL)
		return false;
	if (nietig)
		return event->dagtekening <= change->before &&
		       in_window(change, event->nietig_vanaf);
	return in_window(change, event->dagtekening);
}

static bool same_gemeente(const struct about *about, int32_t gemeente)
{
	char text[16];

	snprintf(text, sizeof(text), "GM%04d", (int)gemeente);
	return are_same(about->gemeente, text);
}

/* Whether the chain held the assignment before or after. */
static bool in_chain(const struct derived *derived, const struct about *about, int64_t nummer)
{
	char text[32];

	for (size_t i = 0; i < derived->toewijzingen; i++) {
		const struct toewijzing_row *row = &derived->toewijzing[i];

		snprintf(text, sizeof(text), "%lld", (long long)row->keten);
		if (row->toewijzingnummer == nummer && same_gemeente(about, row->gemeente) &&
		    row->keten != GETAL_NONE && are_same(about->keten, text))
			return true;
	}
	return false;
}

/* Whether a line is about an assignment of the row, or is taakgericht as the row. */
static bool is_line_of(const struct change *change, const struct about *about,
		       const struct event *event)
{
	char text[32];

	if (!same_gemeente(about, event->gemeente))
		return false;
	if (event->toewijzingnummer == GETAL_NONE)
		return about->nummer == NULL && about->keten == NULL &&
		       are_same(about->aanbieder, event->aanbieder);
	snprintf(text, sizeof(text), "%lld", (long long)event->toewijzingnummer);
	if (about->nummer != NULL)
		return strcmp(about->nummer, text) == 0;
	return about->keten != NULL && (strcmp(about->keten, text) == 0 ||
					in_chain(change->was, about, event->toewijzingnummer) ||
					in_chain(change->is, about, event->toewijzingnummer));
}

/* Whether the event names a reference of the row: its own, or one of its assignments. */
static bool has_reference(const struct change *change, const struct about *about,
			  const struct event *event)
{
	if (event->referentie == NULL || !are_same(about->aanbieder, event->aanbieder))
		return false;
	if (about->referentie != NULL)
		return strcmp(about->referentie, event->referentie) == 0;
	for (size_t i = 0; i < change->events; i++) {
		const struct event *line = &change->event[i];

		if (line->soort == EVENT_TOEWIJZING &&
		    are_same(line->referentie, event->referentie) &&
		    are_same(line->aanbieder, event->aanbieder) && is_line_of(change, about, line))
			return true;
	}
	return false;
}

/* Whether the event answers a claim on an assignment of the row. */
static bool answers_claim(const struct change *change, const struct about *about,
			  const struct event *event)
{
	for (size_t i = 0; i < change->events; i++) {
		const struct event *line = &change->event[i];

		if (line->soort == EVENT_PRESTATIE &&
		    line->dagtekening == event->betreft_dagtekening &&
		    are_same(line->identificatie, event->betreft) &&
		    are_same(line->aanbieder, event->aanbieder) && is_line_of(change, about, line))
			return true;
	}
	return false;
}

static bool concerns(const struct change *change, const struct about *about,
		     const struct event *event)
{
	switch (event->soort) {
	case EVENT_AANVRAAG:
	case EVENT_WIJZIGING:
	case EVENT_ANTWOORD:
		return has_reference(change, about, event);
	case EVENT_DECLARATIEANTWOORD:
	case EVENT_PRESTATIEANTWOORD:
		return answers_claim(change, about, event);
	case EVENT_TOEWIJZING:
		if (about->referentie != NULL)
			return has_reference(change, about, event);
		return is_line_of(change, about, event);
	default:
		return about->referentie == NULL && is_line_of(change, about, event);
	}
}

static int by_message(const void *a, const void *b)
{
	const struct told *x = a, *y = b;
	const char *p = x->event->identificatie, *q = y->event->identificatie;

	if (x->event->dagtekening != y->event->dagtekening)
		return x->event->dagtekening < y->event->dagtekening ? -1 : 1;
	if (x->event->type != y->event->type)
		return x->event->type < y->event->type ? -1 : 1;
	return strcmp(p != NULL ? p : "", q != NULL ? q : "");
}

static const char *write_told(const struct change *change, struct told *told, size_t count)
{
	struct buf text = BUF_INIT(0);
	char date[DATE_TEXT];
	const char *copy;

	qsort(told, count, sizeof(*told), by_message);
	for (size_t i = 0; i < count; i++) {
		const struct event *event = told[i].event;

		if (i > 0 && by_message(&told[i - 1], &told[i]) == 0)
			continue;
		buf_printf(&text, "%s%s %s %s", i > 0 ? "; " : "",
			   event->identificatie != NULL ? event->identificatie : "?",
			   bericht_info(event->type)->name, date_format(event->dagtekening, date));
		if (told[i].nietig)
			buf_printf(&text, " nietig %s", date_format(event->nietig_vanaf, date));
	}
	copy = pool_copy(change->pool, text.length > 0 ? text.data : "", text.length);
	buf_free(&text);
	return copy;
}

/* ---- The day on which a cell became what it is ---- */

/* The youth at the end of one of the days on which something was told. */
struct moment {
	int32_t day;
	bool derived;
	struct derived rows;
	struct cells *cells[TABLES]; /* NULL: not made yet */
	size_t count[TABLES];
};

/* In the order of days; before the first the youth was as `change->was` has it. */
struct moments {
	struct moment *moment;
	size_t count;
};

static int32_t day_of(const struct told *told)
{
	return told->nietig ? told->event->nietig_vanaf : told->event->dagtekening;
}

static int by_day(const void *a, const void *b)
{
	const struct moment *x = a, *y = b;

	return (x->day > y->day) - (x->day < y->day);
}

static struct moments *moments_of(const struct change *change)
{
	struct moments *out = pool_alloc(change->pool, sizeof(*out));
	size_t unique = 0;
	struct told told;

	*out = (struct moments){
	    .moment = pool_alloc(change->pool, (change->events + 1) * sizeof(*out->moment))};
	for (size_t i = 0; i < change->events; i++)
		if (is_told(change, &change->event[i], &told))
			out->moment[out->count++] = (struct moment){.day = day_of(&told)};
	qsort(out->moment, out->count, sizeof(*out->moment), by_day);
	for (size_t i = 0; i < out->count; i++)
		if (i == 0 || out->moment[i].day != out->moment[unique - 1].day)
			out->moment[unique++] = out->moment[i];
	out->count = unique;
	return out;
}

static const char *value_at(const struct change *change, struct moment *moment,
			    const struct table *table, const char *key, int column)
{
	const size_t id = (size_t)(table - output_tables);

	if (!moment->derived)
		moment->rows = derive(change->event, change->events, change->peildatum, moment->day,
				      change->parameters, change->pool);
	moment->derived = true;
	if (moment->cells[id] == NULL)
		moment->cells[id] =
		    cells_of(table, &moment->rows, change->pool, &moment->count[id]);
	for (size_t i = 0; i < moment->count[id]; i++)
		if (strcmp(moment->cells[id][i].key, key) == 0)
			return moment->cells[id][i].cell[column];
	return NULL;
}

/* The last day before which the cell had another value; the first when it never had. */
static int32_t day_of_change(const struct change *change, const struct table *table,
			     const char *key, int column, const char *now)
{
	const struct moments *moments = change->moments;
	size_t i = moments->count;

	while (i > 1 &&
	       order_text(value_at(change, &moments->moment[i - 2], table, key, column), now) == 0)
		i--;
	return i > 0 ? moments->moment[i - 1].day : DAY_NONE;
}

const char *cause_of(struct change *change, const struct table *table, const struct cells *row,
		     int column, const char *now)
{
	const struct about about = {
	    .gemeente = cell(table, row, "gemeente"),
	    .aanbieder = cell(table, row, "aanbieder"),
	    .referentie = cell(table, row, "referentie"),
	    .keten = strcmp(table->name, "wachtketen") == 0 ? cell(table, row, "keten") : NULL,
	    .nummer = cell(table, row, "toewijzingnummer")};
	struct told *told = pool_alloc(change->pool, (change->events + 1) * sizeof(*told));
	size_t count = 0;
	int32_t day;

	if (change->moments == NULL)
		change->moments = moments_of(change);
	day = day_of_change(change, table, row->key, column, now);
	for (size_t i = 0; i < change->events; i++)
		if (is_told(change, &change->event[i], &told[count]) &&
		    day_of(&told[count]) == day && concerns(change, &about, &change->event[i]))
			count++;
	/* Another assignment of the youth can change this one: a chain, a care that follows. */
	if (count == 0)
		for (size_t i = 0; i < change->events; i++)
			count += is_told(change, &change->event[i], &told[count]) &&
				 day_of(&told[count]) == day;
	return write_told(change, told, count);
}
