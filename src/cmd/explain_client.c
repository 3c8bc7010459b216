/* A youth as a timeline. */
#include "explain.h"

#include "ijw/base/date.h"
#include "ijw/base/text.h"

/* One line, cut where it would be wider than the page. */
static void add_short(struct buf *out, size_t from)
{
	if (out->length - from > EXPLAIN_COLUMNS) {
		out->length = from + EXPLAIN_COLUMNS - 3;
		buf_puts(out, "...");
	}
	buf_puts(out, "\n");
}

void explain_release(uint32_t release, struct buf *out)
{
	const struct release *row = release_numbered(release);

	if (row != NULL && !row->whole)
		buf_printf(out, _("[rules of %s in part] "), row->name);
}

static void print_events(const struct story *story, struct buf *out)
{
	for (size_t i = 0; i < story->lines; i++) {
		const struct event *event = story->line[i].event;
		bool van_gemeente = story_van_gemeente(event);
		size_t from = out->length;

		buf_puts(out, "  ");
		explain_date(out, event->dagtekening);
		buf_printf(out, "  %s %s  ", bericht_info(event->type)->name,
			   van_gemeente ? "<-" : "->");
		explain_release(event->release, out);
		story_brief(&story->line[i], out);
		add_short(out, from);
	}
	explain_later(story->later, out);
}

static void add_length(struct buf *out, const char *name, int32_t dagen)
{
	if (dagen != LENGTH_NONE)
		buf_printf(out, ", %s %d d", name, dagen);
}

static void print_levering(const struct levering_row *row, struct buf *out)
{
	buf_puts(out, _("  = levering "));
	explain_date(out, row->begindatum);
	buf_puts(out, " ..");
	if (row->einddatum != DAY_NONE)
		buf_puts(out, " ");
	explain_date(out, row->einddatum);
	buf_printf(out, " %s", row->status);
	add_length(out, "D1", row->d1_dagen);
	add_length(out, "D2", row->d2_dagen);
	buf_puts(out, "\n");
}

static void print_wachtketen(const struct wachtketen_row *row, struct buf *out)
{
	buf_puts(out, _("  = wait since "));
	explain_date(out, row->klokstart);
	buf_printf(out, ": %s", row->status);
	if (row->w3a_tot != LENGTH_NONE)
		buf_printf(out, _(", W3a %d to %d d"), row->w3a_dagen, row->w3a_tot);
	else
		add_length(out, "W3a", row->w3a_dagen);
	add_length(out, "W3b", row->w3b_dagen);
	add_length(out, "W4", row->w4_dagen);
	add_length(out, _("so far"), row->open_dagen);
	buf_puts(out, "\n");
}

static void print_verzoek(const struct verzoek_row *row, struct buf *out)
{
	buf_puts(out, _("  = request of "));
	explain_date(out, row->dagtekening);
	buf_printf(out, " (%s): %s", row->soort, row->status);
	add_length(out, "W1", row->w1_dagen);
	add_length(out, "W1b", row->w1b_dagen);
	add_length(out, "W2", row->w2_dagen);
	buf_puts(out, "\n");
}

static void print_head(const struct story *story, struct buf *out)
{
	size_t from;

	buf_puts(out, "\n");
	from = out->length;
	explain_name(&story->scope, out);
	if (story->toewijzingen > 0) {
		const struct toewijzing_row *row = story->toewijzing[0];

		buf_printf(out, _("  aanbieder %s, product %s/%s, %s"),
			   row->aanbieder != NULL ? row->aanbieder : _("unknown"),
			   row->productcategorie != NULL ? row->productcategorie : "-",
			   row->productcode != NULL ? row->productcode : "-", row->status);
		if (row->rol != NULL)
			buf_printf(out, ", %s", row->rol);
	}
	add_short(out, from);
}

/* The wait stands with the first assignment of its chain. */
static void print_part(const struct story *story, struct buf *out)
{
	print_head(story, out);
	print_events(story, out);
	for (size_t i = 0; i < story->verzoeken; i++)
		print_verzoek(story->verzoek[i], out);
	for (size_t i = 0; i < story->leveringen; i++)
		print_levering(story->levering[i], out);
	for (size_t i = 0; i < story->wachtketens; i++)
		if (story->wachtketen[i]->keten == story->scope.nummer)
			print_wachtketen(story->wachtketen[i], out);
}

static void print_traject(const struct traject_row *row, struct buf *out)
{
	buf_puts(out, "  ");
	explain_date(out, row->begindatum);
	buf_puts(out, " ..");
	if (row->einddatum != DAY_NONE)
		buf_puts(out, " ");
	explain_date(out, row->einddatum);
	buf_printf(out, " %s, %d d", row->status, row->dagen);
	add_length(out, "W5", row->w5_dagen);
	add_length(out, _("draaideur"), row->draaideur);
	buf_printf(out, _("\n    leveringen %d, aanbieders %d, overstappen %d, stapeling %d\n"),
		   row->leveringen, row->aanbieders, row->overstappen, row->stapeling);
}

static void print_trajecten(const struct telling *telling, struct buf *out)
{
	struct story story =
	    story_of(&telling->source, (struct story_scope){.whole = true}, telling->pool);

	if (story.trajecten > 0)
		buf_puts(out, _("\nTrajecten\n"));
	for (size_t i = 0; i < story.trajecten; i++)
		print_traject(story.traject[i], out);
}

void explain_text_client(const struct telling *telling, struct buf *out)
{
	size_t count;
	struct story_scope *scopes = story_scopes(&telling->source, telling->pool, &count);

	buf_printf(out, _("Client %s\n"), telling->client);
	explain_known(telling->source.peildatum, telling->source.kennisdatum, out);
	buf_puts(out,
		 _("-> from the aanbieder, <- from the gemeente, = as it stands in the tables\n"));
	for (size_t i = 0; i < count; i++) {
		struct story story = story_of(&telling->source, scopes[i], telling->pool);

		print_part(&story, out);
	}
	print_trajecten(telling, out);
}
