/* What is kept about a youth, as a document for them or who speaks for them. */
#include "inzage.h"

#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/base/text.h"
#include "ijw/message/envelope.h"

enum { INDENT = 4 };

static void add_paragraph(struct buf *out, const char *text)
{
	explain_wrap(out, "", 0, text);
	buf_puts(out, "\n");
}

static void add_heading(struct buf *out, const char *text)
{
	buf_printf(out, "\n%s\n", text);
	for (size_t i = text_columns(text, strlen(text)); i > 0; i--)
		buf_puts(out, "=");
	buf_puts(out, "\n\n");
}

void inzage_field(struct buf *out, const char *label, const char *text)
{
	struct buf words = BUF_INIT(0);

	buf_printf(&words, "%s: %s", label, text);
	explain_wrap(out, "    ", INDENT + 2, words.data);
	buf_free(&words);
}

void inzage_label(struct buf *out, const char *label, const char *text)
{
	char shown[LIMIT_LABEL_BYTES + 1];

	if (text != NULL)
		inzage_field(out, label, label_show(text, shown, sizeof(shown)));
}

/* ---- A message ---- */

static const char *band_text(enum inzage_band band)
{
	static const char *const texts[] = {
	    [INZAGE_OWN] = N_("tells of this youth"),
	    [INZAGE_ANSWER] = N_("names no youth, and answers a message about this one"),
	    [INZAGE_FOUND] =
		N_("was not accepted; the BSN of this youth was found in its text"),
	};

	return _(texts[band]);
}

static void add_finding(void *context, const char *regel, const char *ernst, int64_t regelnummer,
			const char *pad)
{
	struct buf *out = context, words = BUF_INIT(0);

	buf_printf(&words, "%s (%s): %s", regel, ernst, pad);
	if (regelnummer > 0)
		buf_printf(&words, _(", line %lld"), (long long)regelnummer);
	inzage_field(out, _("Finding"), words.data);
	buf_free(&words);
}

static int add_content(const struct inzage_page *page, const struct inzage_bericht *bericht,
		       struct buf *out)
{
	struct buf bytes = BUF_INIT(0);
	int rc;

	if (bericht->share == INZAGE_NONE) {
		inzage_field(out, _("Content"),
			  _("not shown here: it is kept in one piece, and others are told of in it, "
			    "or may be"));
		return 0;
	}
	rc = store_inzage_open(page->store, page->inzage, bericht, &bytes);
	if (rc == 0 && envelope_is_named(bytes.data, bytes.length)) {
		inzage_field(out, _("Content"),
			  _("it came in an envelope, and stands in that as code (base64); --json "
			    "gives it as it came"));
	} else if (rc == 0) {
		buf_puts(out, bericht->share == INZAGE_PART
				      ? _("    Content, without what is about others:\n")
				      : _("    Content:\n"));
		inzage_elements(bytes.data, bytes.length, INDENT + 2, out);
	}
	buf_free(&bytes);
	return rc;
}

static void add_names(const struct inzage_bericht *bericht, struct buf *out)
{
	char moment[TEXT_TIME];

	inzage_field(out, _("What"), band_text(bericht->band));
	inzage_label(out, _("From"), bericht->afzender);
	inzage_label(out, _("To"), bericht->ontvanger);
	inzage_label(out, _("Identificatie"), bericht->identificatie);
	inzage_field(out, _("Received"), text_time(bericht->received, moment));
	inzage_label(out, _("File"), bericht->file);
	inzage_label(out, _("In the archive"), bericht->member);
	inzage_field(out, _("Verdict"), _(verdict_name(bericht->verdict)));
}

static int add_bericht(const struct inzage_page *page, const struct inzage_bericht *bericht,
		       struct buf *out)
{
	char day[TEXT_TIME];

	buf_printf(out, _("Message %lld: %s"), (long long)bericht->number,
		   bericht->type != NULL ? bericht->type : _("of an unknown type"));
	if (bericht->dagtekening != DAY_NONE)
		buf_printf(out, _(", of %s"), text_day(bericht->dagtekening, day));
	buf_puts(out, "\n");
	add_names(bericht, out);
	if (bericht->same_as != 0)
		buf_printf(out, _("    Says the same as message %lld\n"),
			   (long long)bericht->same_as);
	if (store_inzage_findings(page->store, page->inzage, bericht, add_finding, out) != 0 ||
	    add_content(page, bericht, out) != 0)
		return -1;
	buf_puts(out, "\n");
	return 0;
}

static int add_berichten(const struct inzage_page *page, struct buf *out)
{
	const struct inzage *inzage = page->inzage;

	add_heading(out, _("Messages"));
	if (inzage->berichten == 0)
		add_paragraph(out, _("There are none."));
	else
		add_paragraph(
		    out, _("The messages are stored encrypted. A reference or a name of a file that "
			   "tells whom it is about is masked (~ and twelve characters)."));
	for (size_t i = 0; i < inzage->berichten; i++)
		if (add_bericht(page, &inzage->bericht[i], out) != 0)
			return -1;
	return 0;
}

/* ---- What else there is ---- */

static void add_aanmeldingen(const struct inzage *inzage, struct buf *out)
{
	char day[TEXT_TIME], shown[LIMIT_LABEL_BYTES + 1];

	if (inzage->aanmeldingen == 0)
		return;
	add_heading(out, _("Registrations (aanmelddatum.csv)"));
	for (size_t i = 0; i < inzage->aanmeldingen; i++) {
		const struct inzage_aanmelding *aanmelding = &inzage->aanmelding[i];

		buf_printf(out, _("    %s: aanbieder %s, reference %s\n"),
			   text_day(aanmelding->dag, day), aanmelding->aanbieder,
			   label_show(aanmelding->referentie, shown, sizeof(shown)));
	}
}

static void add_story(const struct inzage_page *page, struct buf *out)
{
	if (page->telling == NULL)
		return;
	add_heading(out, _("What follows from them"));
	add_paragraph(
	    out, _("This stands in the tables, under a pseudonym. Figures of a gemeente or a region "
		   "that are published are made of it: those tell of no single youth."));
	explain_text_client(page->telling, out);
}

static void add_act(void *context, const struct logboek_row *act)
{
	struct buf *out = context;
	char moment[TEXT_TIME];

	buf_printf(out, "    %s: %s, %s", text_time(act->moment, moment), act->daad,
		   act->gebruiker);
	if (act->verantwoordelijke[0] != '\0')
		buf_printf(out, " (%s)", act->verantwoordelijke);
	if (act->grond[0] != '\0')
		buf_printf(out, ": %s", act->grond);
	buf_puts(out, "\n");
}

static int add_acts(const struct inzage_page *page, struct buf *out)
{
	size_t before;

	add_heading(out, _("Who did something with them"));
	before = out->length;
	if (logboek_each(page->store, page->inzage->client, add_act, out) != 0)
		return -1;
	if (out->length == before)
		add_paragraph(out, _("Nothing of that was written down."));
	return 0;
}

int inzage_text(const struct inzage_page *page, struct buf *out)
{
	struct buf words = BUF_INIT(0);
	char moment[TEXT_TIME];

	buf_puts(out, _("What is kept about one youth\n"));
	buf_puts(out, "\n");
	buf_printf(&words,
		   _("Everything that this home keeps about the youth whose BSN was given, on %s."),
		   text_time(page->now, moment));
	add_paragraph(out, words.data);
	buf_clear(&words);
	if (page->inzage->jeugdige != 0) {
		buf_printf(&words, _("In the tables they are called %s."), page->inzage->client);
		add_paragraph(out, words.data);
	}
	buf_free(&words);
	add_paragraph(
	    out, _("Not in it: files in inbox/, done/ and rejected/, which are the messages as they "
		   "came and stay there for some time, and backups."));
	if (add_berichten(page, out) != 0)
		return -1;
	add_aanmeldingen(page->inzage, out);
	add_story(page, out);
	return add_acts(page, out);
}
