#include "show.h"

#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/limits.h"
#include "ijw/base/text.h"
#include "ijw/intake/report.h"
#include "ijw/rule/catalogue.h"
#include "inzage.h"

enum { CELL_INDENT = 8 };

/* "Label: code, name", where a list has a name for it. */
static void add_organisation(const struct show_page *page, const char *label, const char *code,
			     struct buf *out)
{
	char name[LIMIT_LABEL_BYTES];
	struct buf words = BUF_INIT(0);

	if (code == NULL)
		return;
	buf_puts(&words, code);
	if (report_naam(page->lijsten, code, name))
		buf_printf(&words, ", %s", name);
	inzage_label(out, label, words.data);
	buf_free(&words);
}

/* ---- How it came ---- */

static void add_places(const struct show_account *account, struct buf *out)
{
	if (account->places == 0)
		inzage_field(
		    out, _("Lies"),
		    _("in inbox/, done/ and rejected/ no more: files stay there for some days "
		      "(ijw.conf); or it was named to 'ijw ingest', and stayed where it was"));
	for (size_t i = 0; i < account->places; i++) {
		struct buf words = BUF_INIT(0);

		buf_puts(&words, account->place[i]);
		if (account->bericht.member != NULL)
			buf_puts(&words, _(" (a file of this name)"));
		else if (strncmp(account->place[i], "rejected/", 9) == 0)
			buf_puts(&words, _(" (its report beside it says why)"));
		inzage_field(out, _("Lies"), words.data);
		buf_free(&words);
	}
}

static void add_basis(const struct show_bericht *bericht, struct buf *out)
{
	struct buf words = BUF_INIT(0);

	buf_puts(&words, _(verdict_name(bericht->verdict)));
	if (bericht->release[0] != '\0')
		buf_printf(&words, _(", by the rules of release %s"), bericht->release);
	if (bericht->programma[0] != '\0')
		buf_printf(&words, _(", by ijw %s"), bericht->programma);
	inzage_field(out, _("Verdict"), words.data);
	buf_free(&words);
}

static void add_arrival(const struct show_page *page, const struct show_account *account,
			struct buf *out)
{
	const struct show_bericht *bericht = &account->bericht;
	char moment[TEXT_TIME];

	add_organisation(page, _("From"), bericht->afzender, out);
	add_organisation(page, _("To"), bericht->ontvanger, out);
	inzage_label(out, _("Identificatie"), bericht->identificatie);
	inzage_field(out, _("Received"), text_time(bericht->received, moment));
	inzage_label(out, _("File"), bericht->file);
	inzage_label(out, _("In the archive"), bericht->member);
	add_places(account, out);
	add_basis(bericht, out);
}

/* ---- What was found ---- */

static void add_finding(const struct show_finding *finding, struct buf *out)
{
	const struct rule *rule = rule_find(finding->regel);
	struct buf words = BUF_INIT(0);

	buf_printf(&words, "%s (%s", finding->regel, _(finding->ernst));
	if (finding->retourcode != NULL)
		buf_printf(&words, ", %s", finding->retourcode);
	buf_puts(&words, ")");
	if (rule != NULL)
		buf_printf(&words, ": %s", _(rule->text));
	if (finding->pad[0] != '\0')
		buf_printf(&words, ": %s", finding->pad);
	if (finding->regelnummer > 0)
		buf_printf(&words, _(", line %lld"), (long long)finding->regelnummer);
	if (finding->opgelost_door != 0)
		buf_printf(&words, _("; resolved by message %lld"),
			   (long long)finding->opgelost_door);
	inzage_field(out, finding->between ? _("Finding between messages") : _("Finding"),
		     words.data);
	buf_free(&words);
}

/* ---- What follows from it ---- */

static void add_standing(const struct show_bericht *bericht, struct buf *out)
{
	struct buf words = BUF_INIT(0);
	char day[TEXT_TIME];

	if (bericht->same_as != 0)
		buf_printf(&words, _("no: it says the same as message %lld, which does"),
			   (long long)bericht->same_as);
	else if (bericht->verdict != VERDICT_ACCEPTED)
		buf_puts(&words, _("no: it was not accepted"));
	else
		buf_printf(&words, _("from %s on"), text_day(bericht->bekend, day));
	if (bericht->nietig_vanaf != DAY_NEVER)
		buf_printf(&words, _("; no more from %s on: message %lld, a retour, rejects it"),
			   text_day(bericht->nietig_vanaf, day), (long long)bericht->nietig_door);
	inzage_field(out, _("Counts"), words.data);
	buf_free(&words);
	if (bericht->erased)
		inzage_field(out, _("Erased"), _("the part of a youth was taken out of it"));
	for (size_t i = 0; i < bericht->clients; i++)
		inzage_field(out, _("Youth"), bericht->client[i]);
}

static const char *change_text(const char *change)
{
	return strcmp(change, "erbij") == 0 ? N_("is there because of it")
	       : strcmp(change, "weg") == 0 ? N_("is not there because of it")
					    : N_("is another one because of it");
}

/* Of a row that is not there what it would have. */
static const char *shown_value(const struct show_row *row, const struct show_cell *cell)
{
	const char *value = strcmp(row->change, "weg") == 0 ? cell->without : cell->with;

	return value != NULL ? value : "-";
}

static void add_row(const struct show_row *row, struct buf *out)
{
	struct buf words = BUF_INIT(0);

	buf_printf(&words, "%s: client %s", _(change_text(row->change)), row->client);
	for (size_t i = 0; i < row->names; i++) {
		const struct show_cell *cell = &row->name[i];

		buf_printf(&words, ", %s %s", cell->column,
			   cell->with != NULL ? cell->with : cell->without);
	}
	inzage_field(out, row->table, words.data);
	for (size_t i = 0; i < row->cells; i++) {
		const struct show_cell *cell = &row->cell[i];

		buf_clear(&words);
		buf_printf(&words, "%s: ", cell->column);
		if (strcmp(row->change, "anders") == 0)
			buf_printf(&words, "%s -> ", cell->without != NULL ? cell->without : "-");
		buf_puts(&words, shown_value(row, cell));
		explain_wrap(out, "        ", CELL_INDENT + 2, words.data);
	}
	buf_free(&words);
}

static void add_rows(const struct show_page *page, const struct show_bericht *bericht,
		     struct buf *out)
{
	char day[TEXT_TIME];
	struct buf words = BUF_INIT(0);

	buf_printf(
	    &words,
	    bericht->rows > 0
		? _("Rows of the tables, as they stand on %s, that would be others without it:")
		: _("On %s no row of the tables would be another one without it."),
	    text_day(page->today, day));
	explain_wrap(out, "    ", 4, words.data);
	for (size_t i = 0; i < bericht->rows; i++)
		add_row(&bericht->row[i], out);
	buf_free(&words);
}

static void add_act(const struct logboek_row *act, struct buf *out)
{
	struct buf words = BUF_INIT(0);
	char moment[TEXT_TIME];

	buf_printf(&words, "%s: %s, %s", text_time(act->moment, moment), act->daad, act->gebruiker);
	if (act->verantwoordelijke[0] != '\0')
		buf_printf(&words, " (%s)", act->verantwoordelijke);
	if (act->grond[0] != '\0')
		buf_printf(&words, ": %s", act->grond);
	inzage_field(out, _("Log"), words.data);
	buf_free(&words);
}

static void add_account(const struct show_page *page, const struct show_account *account,
			struct buf *out)
{
	const struct show_bericht *bericht = &account->bericht;
	char day[TEXT_TIME];

	buf_printf(out, _("Message %lld: %s"), (long long)bericht->number,
		   bericht->type != NULL ? bericht->type : _("of an unknown type"));
	if (bericht->dagtekening != DAY_NONE)
		buf_printf(out, _(", of %s"), text_day(bericht->dagtekening, day));
	buf_puts(out, "\n");
	add_arrival(page, account, out);
	for (size_t i = 0; i < bericht->findings; i++)
		add_finding(&bericht->finding[i], out);
	add_standing(bericht, out);
	add_rows(page, bericht, out);
	for (size_t i = 0; i < account->acts; i++)
		add_act(&account->act[i], out);
}

void show_text(const struct show_page *page, struct buf *out)
{
	for (size_t i = 0; i < page->count; i++) {
		if (i > 0)
			buf_puts(out, "\n");
		add_account(page, &page->account[i], out);
	}
}
