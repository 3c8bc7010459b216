/* The words of the story, with the nouns of the standard. */
#include "ijw/care/story.h"

#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/date.h"
#include "ijw/base/label.h"
#include "ijw/base/text.h"
#include "ijw/care/codes.h"

/* ---- Names for programs ---- */

const char *story_soort_name(enum event_soort soort)
{
	static const char *const names[EVENT_SOORTEN] = {
	    [EVENT_TOEWIJZING] = "toewijzing",
	    [EVENT_START] = "start",
	    [EVENT_STOP] = "stop",
	    [EVENT_AANVRAAG] = "aanvraag",
	    [EVENT_WIJZIGING] = "wijziging",
	    [EVENT_ONGEWIJZIGD] = "ongewijzigd",
	    [EVENT_TE_WIJZIGEN] = "te_wijzigen",
	    [EVENT_NIEUW] = "nieuw",
	    [EVENT_ANTWOORD] = "antwoord",
	    [EVENT_DECLARATIE] = "declaratie",
	    [EVENT_PRESTATIE] = "prestatie",
	    [EVENT_DECLARATIEANTWOORD] = "declaratieantwoord",
	    [EVENT_PRESTATIEANTWOORD] = "prestatieantwoord",
	    [EVENT_RETOUR] = "retour",
	    [EVENT_RETOURREGEL] = "retourregel",
	};

	return names[soort];
}

const char *story_lot_name(enum lot lot)
{
	static const char *const names[LOTS] = {
	    [LOT_NONE] = "none",           [LOT_LATER] = "later",
	    [LOT_VOID] = "void",           [LOT_COUNTS] = "counts",
	    [LOT_REPEATS] = "repeats",     [LOT_TIE] = "tie",
	    [LOT_DELETED] = "deleted",     [LOT_REMOVES] = "removes",
	    [LOT_REMOVED] = "removed",     [LOT_NOTHING] = "nothing",
	    [LOT_WEES] = "wees",           [LOT_NO_START] = "no_start",
	    [LOT_NOT_FIRST] = "not_first", [LOT_NOT_PLACED] = "not_placed",
	    [LOT_SECOND_KEY] = "second",   [LOT_FOLLOWS] = "follows",
	    [LOT_REJECTED] = "rejected",   [LOT_CREDIT] = "credit",
	    [LOT_CREDITED] = "credited",
	};

	return names[lot];
}

const char *story_tie_name(enum tie_kind kind)
{
	static const char *const names[TIES] = {"continues", "continues_other_code", "vervolg",
						"in_front", "inherits"};

	return names[kind];
}

const char *story_clock_span(enum clock_kind kind)
{
	static const char *const spans[CLOCKS] = {
	    [CLOCK_W1] = N_("request to first answer"),
	    [CLOCK_W1B] = N_("request to decision"),
	    [CLOCK_W2] = N_("request to Toewijzingsdatum"),
	    [CLOCK_W3A] = N_("Toewijzingsdatum to Begindatum"),
	    [CLOCK_W3B] = N_("Ingangsdatum to Begindatum"),
	    [CLOCK_W4] = N_("first request to Begindatum"),
	    [CLOCK_W3A_JEUGDIGE] = N_("W3a of the youth, any AGB"),
	    [CLOCK_D1] = N_("first to last day of care"),
	    [CLOCK_D2] = N_("D1 without interruptions"),
	    [CLOCK_A1] = N_("Begindatum to its JW305"),
	    [CLOCK_A1_NORM] = N_("A1 for the norm, from JW301"),
	    [CLOCK_A2] = N_("Einddatum to its JW307"),
	    [CLOCK_A3] = N_("Toewijzingsdatum to its JW301"),
	};

	return _(spans[kind]);
}

/* ---- What an event says ---- */

static void add_day(struct buf *out, const char *before, int32_t day)
{
	char date[DATE_TEXT];

	date_format(day, date);
	if (date[0] != '\0')
		buf_printf(out, "%s%s", before, date);
}

static void add_text(struct buf *out, const char *before, const char *text)
{
	if (text != NULL)
		buf_printf(out, "%s%s", before, text);
}

/* Senders number their messages: nine digits that pass the 11-test by chance are no reason to hide
 * a number that has letters or another length. */
const char *story_identificatie(const struct event *event, char text[STORY_LABEL])
{
	const char *name = event->identificatie != NULL ? event->identificatie : "?";
	size_t plain = 0, digits = ascii_digits(name);

	while (ascii_is_alnum(name[plain]) || name[plain] == '-' || name[plain] == '_' ||
	       name[plain] == '.')
		plain++;
	if (name[plain] != '\0' || plain >= STORY_LABEL || (digits == 9 && plain == 9))
		return label_show(name, text, STORY_LABEL);
	return strcpy(text, name);
}

/* Words a sender chose for himself: people put a BSN into a reference. */
static void add_sent(struct buf *out, const char *before, const char *text)
{
	char shown[STORY_LABEL];

	if (text != NULL)
		buf_printf(out, "%s%s", before, label_show(text, shown, sizeof(shown)));
}

/* ", RedenWijziging 04 (extended)" */
static void add_code(struct buf *out, const char *before, enum code_list list, const char *code)
{
	const char *meaning = code_meaning(list, code);

	add_text(out, before, code);
	if (meaning != NULL)
		buf_printf(out, " (%s)", meaning);
}

static void add_product(struct buf *out, const struct event *event)
{
	if (event->categorie == NULL)
		return;
	add_text(out, _(", product "), event->categorie);
	add_text(out, "/", event->code);
}

static void add_period(struct buf *out, const char *before, const struct event *event)
{
	add_day(out, before, event->ingangsdatum);
	add_day(out, _(" to "), event->einddatum);
	if (event->einddatum == DAY_NONE && event->ingangsdatum != DAY_NONE)
		buf_puts(out, _(" without Einddatum"));
}

static void say_toewijzing(const struct event *event, struct buf *out)
{
	buf_puts(out, _("toewijzing"));
	add_day(out, _(" decided "), event->toewijzingsdatum);
	add_period(out, _(", from "), event);
	add_product(out, event);
	add_code(out, _(", RedenWijziging "), CODES_REDENWIJZIGING, event->reden);
	add_sent(out, _(", ReferentieAanbieder "), event->referentie);
}

static void add_status(struct buf *out, const struct event *event)
{
	add_text(out, _(", status "), event->status);
}

static void say_request(const struct event *event, struct buf *out)
{
	bool vot = event->soort == EVENT_AANVRAAG;

	buf_puts(out, vot ? _("request for a toewijzing") : _("request to change toewijzingen"));
	add_period(out, _(" from "), event);
	add_product(out, event);
	if (!vot)
		add_code(out, _(", RedenVerzoek "), CODES_REDENVERZOEK, event->reden);
	add_code(out, _(", verwijzer "), CODES_VERWIJZER, event->verwijzer);
	add_sent(out, _(", ReferentieAanbieder "), event->referentie);
}

static void say_antwoord(const struct event *event, struct buf *out)
{
	const char *meaning = code_meaning(CODES_VERZOEKANTWOORD, event->status);

	buf_printf(out, _("answer: %s"), meaning != NULL ? meaning : _("of an unknown kind"));
	add_code(out, _(", RedenAfwijzingVerzoek "), CODES_REDENAFWIJZINGVERZOEK, event->reden);
	if (event->anderegemeente != GEMEENTE_NONE)
		buf_printf(out, _(", to gemeente GM%04d"), event->anderegemeente);
	add_sent(out, _(", ReferentieAanbieder "), event->referentie);
}

static void say_prestatie(const struct event *event, struct buf *out)
{
	int64_t cents = event->budget;

	buf_puts(out,
		 event->soort == EVENT_PRESTATIE ? _("claim") : _("answer on a claim: rejected"));
	add_day(out, _(" for "), event->begindatum);
	add_day(out, _(" to "), event->einddatum);
	if (cents != GETAL_NONE)
		buf_printf(out, _(", %s%lld.%02lld euro"), cents < 0 ? "-" : "",
			   (long long)(cents / 100 * (cents < 0 ? -1 : 1)),
			   (long long)(cents % 100 * (cents < 0 ? -1 : 1)));
	add_sent(out, _(", ReferentieNummer "), event->referentienummer);
	add_sent(out, _(", takes back "), event->vorigreferentienummer);
}

/* The number of the message that is answered. */
static void add_betreft(struct buf *out, const struct event *event)
{
	struct event answered = {.identificatie = event->betreft};
	char text[STORY_LABEL];

	if (event->betreft != NULL)
		buf_printf(out, " %s", story_identificatie(&answered, text));
}

static void say_retour(const struct event *event, struct buf *out)
{
	bool rejects = retourcodes_reject(event->retourcodes);
	enum berichttype heen = bericht_info(event->type)->retourop;

	buf_printf(out, "%s %s", rejects ? _("rejects") : _("accepts"), bericht_info(heen)->name);
	add_betreft(out, event);
	add_day(out, _(" of "), event->betreft_dagtekening);
	add_text(out, _(", RetourCode "), event->retourcodes);
	if (rejects)
		add_day(out, _(": that message is void from "), event->dagtekening);
}

static void say_start_stop(const struct event *event, struct buf *out)
{
	bool start = event->soort == EVENT_START;

	buf_puts(out, start ? _("start") : _("stop"));
	add_day(out, start ? _(" on ") : _(" of the start on "), event->begindatum);
	if (!start)
		add_day(out, _(", last day "), event->einddatum);
	add_code(out, _(", RedenBeeindiging "), CODES_REDENBEEINDIGING, event->reden);
	add_status(out, event);
	if (event->toewijzingnummer == GETAL_NONE)
		add_product(out, event);
}

static void say_change(const struct event *event, struct buf *out)
{
	if (event->soort == EVENT_ONGEWIJZIGD)
		buf_puts(out, _("asks to leave this toewijzing as it is"));
	else if (event->soort == EVENT_TE_WIJZIGEN)
		buf_puts(out, _("asks to change this toewijzing"));
	else
		buf_puts(out, _("asks for a new product"));
	add_period(out, _(" from "), event);
	add_product(out, event);
}

static void say_claim_answer(const struct event *event, struct buf *out)
{
	buf_puts(out, _("answer on claim"));
	add_betreft(out, event);
	add_day(out, _(" of "), event->betreft_dagtekening);
	add_text(out, _(", RetourCode "), event->retourcodes);
	add_text(out, _(", on the claim "), event->antwoordcodes);
}

void story_said(const struct event *event, struct buf *out)
{
	static void (*const says[EVENT_SOORTEN])(const struct event *, struct buf *) = {
	    [EVENT_TOEWIJZING] = say_toewijzing,
	    [EVENT_START] = say_start_stop,
	    [EVENT_STOP] = say_start_stop,
	    [EVENT_AANVRAAG] = say_request,
	    [EVENT_WIJZIGING] = say_request,
	    [EVENT_ONGEWIJZIGD] = say_change,
	    [EVENT_TE_WIJZIGEN] = say_change,
	    [EVENT_NIEUW] = say_change,
	    [EVENT_ANTWOORD] = say_antwoord,
	    [EVENT_PRESTATIE] = say_prestatie,
	    [EVENT_DECLARATIEANTWOORD] = say_claim_answer,
	    [EVENT_PRESTATIEANTWOORD] = say_prestatie,
	    [EVENT_RETOUR] = say_retour,
	};

	if (says[event->soort] != NULL)
		says[event->soort](event, out);
	else
		buf_puts(out, story_soort_name(event->soort));
}

/* ---- What became of it ---- */

static void add_by(struct buf *out, const char *before, const struct event *by)
{
	char text[STORY_LABEL];

	if (by == NULL)
		return;
	/* Not a word about another youth. */
	if (by->foreign) {
		buf_printf(out, _("%sby another client"), before);
		return;
	}
	buf_printf(out, "%s%s %s", before, bericht_info(by->type)->name,
		   story_identificatie(by, text));
	add_day(out, _(" of "), by->dagtekening);
}

static void add_version(struct buf *out, const struct fate *fate)
{
	if (fate->lot == LOT_COUNTS)
		buf_printf(out,
			   fate->versie == 1 ? _("version 1, the initial one") : _("version %d"),
			   fate->versie);
	else if (fate->lot == LOT_REPEATS)
		buf_printf(out, _("repeats version %d"), fate->versie);
	else if (fate->lot == LOT_TIE)
		buf_printf(out, _("version %d, but of the same moment"), fate->versie);
	else
		buf_printf(out, _("was version %d"), fate->versie);
}

void story_fate(const struct story_line *line, struct buf *out)
{
	const struct fate *fate = line->fate;
	static const char *const texts[LOTS] = {
	    [LOT_REPEATS] = N_("said before"),
	    [LOT_DELETED] = N_("; deleted"),
	    [LOT_REMOVES] = N_("status 3 removes what was said"),
	    [LOT_REMOVED] = N_("removed by a status 3"),
	    [LOT_NOTHING] = N_("status 3: there is nothing to remove"),
	    [LOT_WEES] = N_("no effect: no such toewijzing of this aanbieder is known (wees)"),
	    [LOT_NO_START] = N_("no effect: no such start is known"),
	    [LOT_NOT_FIRST] = N_("no effect: another stop was told first"),
	    [LOT_NOT_PLACED] = N_("no effect: a date is missing"),
	    [LOT_SECOND_KEY] = N_("no effect: this reference was used before"),
	    [LOT_FOLLOWS] = N_("carries on the refused request"),
	    [LOT_REJECTED] = N_("no effect: a JW325 rejects it"),
	    [LOT_CREDIT] = N_("a credit"),
	    [LOT_CREDITED] = N_("no effect: a credit takes it back"),
	};

	if (fate->lot == LOT_VOID) {
		buf_puts(out, _("no effect: rejected"));
		add_day(out, _(", void from "), line->event->nietig_vanaf);
		return;
	}
	if (fate->versie > 0)
		add_version(out, fate);
	if (texts[fate->lot] != NULL && (fate->versie == 0 || fate->lot != LOT_REPEATS))
		buf_puts(out, _(texts[fate->lot]));
	add_by(out, fate->lot == LOT_TIE ? _(" as, and replaced by ") : ": ", fate->by);
}

void story_tie(const struct tie_note *tie, struct buf *out)
{
	char a[DATE_TEXT], b[DATE_TEXT];
	long long van = (long long)tie->van, naar = (long long)tie->naar;

	date_format(tie->day[0], a);
	date_format(tie->day[1], b);
	switch (tie->kind) {
	case TIE_CONTINUES:
	case TIE_CONTINUES_CODE:
		buf_printf(out,
			   _("%lld continues %lld, which ended without a start: Einddatum %s, "
			     "Ingangsdatum %s%s (section 5, continuation)"),
			   naar, van, a, b,
			   tie->kind == TIE_CONTINUES ? _(", same code") : _(", another code"));
		break;
	case TIE_VERVOLG:
		buf_printf(out,
			   _("%lld follows care under %lld that %s%s; its Ingangsdatum is %s: no "
			     "wait of its own (section 5, vervolg)"),
			   naar, van, a[0] != '\0' ? _("runs to ") : _("has no end"), a, b);
		break;
	case TIE_FRONT:
		buf_printf(out,
			   _("%lld stands in front of %lld: it ends on %s, the other begins on %s "
			     "(section 5, in front)"),
			   naar, van, a, b);
		break;
	case TIE_INHERITS:
		buf_printf(out,
			   _("%lld inherits the clock of %lld: deleted on %s, Toewijzingsdatum %s "
			     "(section 5, geerfd)"),
			   naar, van, a, b);
		break;
	default:
		break;
	}
}
