/* An event on one line. */
#include "ijw/base/date.h"
#include "ijw/base/label.h"
#include "ijw/base/text.h"
#include "ijw/care/codes.h"
#include "ijw/care/story.h"

static void add_day(struct buf *out, const char *before, int32_t day)
{
	char date[DATE_TEXT];

	date_format(day, date);
	if (date[0] != '\0')
		buf_printf(out, "%s%s", before, date);
}

static void add_period(struct buf *out, int32_t from, int32_t to)
{
	add_day(out, " ", from);
	buf_puts(out, " ..");
	add_day(out, " ", to);
}

static void add_code(struct buf *out, enum code_list list, const char *code)
{
	const char *meaning = code_meaning(list, code);

	if (code != NULL)
		buf_printf(out, ", %s", meaning != NULL ? meaning : code);
}

static void add_reference(struct buf *out, const struct event *event)
{
	char shown[32];

	if (event->referentie != NULL)
		buf_printf(out, " %s", label_show(event->referentie, shown, sizeof(shown)));
}

static void brief_event(const struct event *event, struct buf *out)
{
	switch (event->soort) {
	case EVENT_TOEWIJZING:
		add_period(out, event->ingangsdatum, event->einddatum);
		add_code(out, CODES_REDENWIJZIGING, event->reden);
		break;
	case EVENT_START:
		add_day(out, " ", event->begindatum);
		break;
	case EVENT_STOP:
		add_day(out, " ", event->einddatum);
		add_code(out, CODES_REDENBEEINDIGING, event->reden);
		break;
	case EVENT_AANVRAAG:
	case EVENT_WIJZIGING:
		add_reference(out, event);
		add_code(out, CODES_VERWIJZER, event->verwijzer);
		break;
	case EVENT_ANTWOORD:
		add_reference(out, event);
		add_code(out, CODES_VERZOEKANTWOORD, event->status);
		add_code(out, CODES_REDENAFWIJZINGVERZOEK, event->reden);
		break;
	case EVENT_PRESTATIE:
	case EVENT_PRESTATIEANTWOORD:
		add_period(out, event->begindatum, event->einddatum);
		break;
	case EVENT_RETOUR:
		buf_printf(out, " %s",
			   retourcodes_reject(event->retourcodes) ? _("rejects") : _("accepts"));
		buf_printf(out, " %s", bericht_info(bericht_info(event->type)->retourop)->name);
		add_day(out, _(" of "), event->betreft_dagtekening);
		break;
	default:
		break;
	}
}

void story_brief(const struct story_line *line, struct buf *out)
{
	static const char *const notes[LOTS] = {
	    [LOT_VOID] = N_("void"),
	    [LOT_REPEATS] = N_("repeats"),
	    [LOT_TIE] = N_("replaced"),
	    [LOT_DELETED] = N_("deleted"),
	    [LOT_REMOVES] = N_("status 3"),
	    [LOT_REMOVED] = N_("removed"),
	    [LOT_NOTHING] = N_("status 3, no effect"),
	    [LOT_WEES] = N_("wees"),
	    [LOT_NO_START] = N_("no effect"),
	    [LOT_NOT_FIRST] = N_("no effect"),
	    [LOT_NOT_PLACED] = N_("no effect"),
	    [LOT_SECOND_KEY] = N_("no effect"),
	    [LOT_REJECTED] = N_("rejected"),
	    [LOT_CREDIT] = N_("credit"),
	    [LOT_CREDITED] = N_("credited"),
	};

	buf_puts(out, story_soort_name(line->event->soort));
	brief_event(line->event, out);
	if (notes[line->fate->lot] != NULL)
		buf_printf(out, " [%s]", _(notes[line->fate->lot]));
}
