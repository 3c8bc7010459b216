#include "cause.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/buf.h"
#include "ijw/base/date.h"
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

static bool same_text(const char *a, const char *b)
{
	return a != NULL && b != NULL && strcmp(a, b) == 0;
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
	return same_text(about->gemeente, text);
}

/* Whether the chain held the assignment before or after. */
static bool in_chain(const struct derived *derived, const struct about *about, int64_t nummer)
{
	char text[32];

	for (size_t i = 0; i < derived->toewijzingen; i++) {
		const struct toewijzing_row *row = &derived->toewijzing[i];

		snprintf(text, sizeof(text), "%lld", (long long)row->keten);
		if (row->toewijzingnummer == nummer && same_gemeente(about, row->gemeente) &&
		    row->keten != GETAL_NONE && same_text(about->keten, text))
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
		       same_text(about->aanbieder, event->aanbieder);
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
	if (event->referentie == NULL || !same_text(about->aanbieder, event->aanbieder))
		return false;
	if (about->referentie != NULL)
		return strcmp(about->referentie, event->referentie) == 0;
	for (size_t i = 0; i < change->events; i++) {
		const struct event *line = &change->event[i];

		if (line->soort == EVENT_TOEWIJZING &&
		    same_text(line->referentie, event->referentie) &&
		    same_text(line->aanbieder, event->aanbieder) && is_line_of(change, about, line))
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
		    same_text(line->identificatie, event->betreft) &&
		    same_text(line->aanbieder, event->aanbieder) && is_line_of(change, about, line))
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

const char *cause_of(const struct change *change, const struct table *table,
		     const struct cells *cells)
{
	const struct about about = {
	    .gemeente = cell(table, cells, "gemeente"),
	    .aanbieder = cell(table, cells, "aanbieder"),
	    .referentie = cell(table, cells, "referentie"),
	    .keten = strcmp(table->name, "wachtketen") == 0 ? cell(table, cells, "keten") : NULL,
	    .nummer = cell(table, cells, "toewijzingnummer")};
	struct told *told = pool_alloc(change->pool, (change->events + 1) * sizeof(*told));
	size_t count = 0;

	for (size_t i = 0; i < change->events; i++)
		if (is_told(change, &change->event[i], &told[count]) &&
		    concerns(change, &about, &change->event[i]))
			count++;
	/* Another assignment of the youth can change this one: a chain, a care that follows. */
	if (count == 0)
		for (size_t i = 0; i < change->events; i++)
			count += is_told(change, &change->event[i], &told[count]);
	return write_told(change, told, count);
}
