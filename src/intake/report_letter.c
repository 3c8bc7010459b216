/* What a clerk sends to a sender: what is wrong with which messages, by rule. It has what the
 * sender knows of a message and nothing of a youth. */
#include <stdlib.h>
#include <string.h>

#include "ijw/base/pool.h"
#include "ijw/base/text.h"
#include "ijw/intake/report.h"
#include "ijw/rule/catalogue.h"

/* Messages that are named under one rule. */
enum { NAMED = 25, INDENT = 4 };

static bool is_asked(const struct report *report, const struct told *told, const char *afzender)
{
	return told->rule->severity == SEVERITY_ERROR &&
	       strcmp(report->spoken[told->message].afzender, afzender) == 0;
}

static void add_place(const struct report *report, const struct told *told, struct buf *out)
{
	const struct spoken *spoken = &report->spoken[told->message];
	struct buf line = BUF_INIT(0);

	buf_puts(&line, "- ");
	report_message(report, spoken, &line);
	if (told->line > 0 && told->inside)
		buf_printf(&line, _(", line %u of the message inside the envelope"), told->line);
	else if (told->line > 0)
		buf_printf(&line, _(", line %u"), told->line);
	if (told->detail != 0)
		buf_printf(&line, ": %s", _(report->texts.data + told->detail));
	report_wrap(out, INDENT + 2, line.data);
	buf_free(&line);
}

/* What breaks one rule, the first of it being at `at`; what was written is marked. */
static void add_rule(const struct report *report, const char *afzender, size_t at, bool *written,
		     struct buf *out)
{
	const struct rule *rule = report->told[at].rule;
	struct buf line = BUF_INIT(0);
	uint32_t named = 0;

	buf_printf(&line, "%s (%s):", _(rule->text), rule->code);
	report_wrap(out, INDENT, line.data);
	buf_free(&line);
	for (size_t i = at; i < report->told_count; i++) {
		const struct told *told = &report->told[i];

		if (told->rule != rule || !is_asked(report, told, afzender))
			continue;
		written[i] = true;
		if (named++ < NAMED)
			add_place(report, told, out);
	}
	if (named > NAMED) {
		buf_printf(&line, _("- and %u times more"), named - NAMED);
		report_wrap(out, INDENT + 2, line.data);
		buf_free(&line);
	}
	buf_puts(out, "\n");
}

void report_letter(const struct report *report, const char *afzender, struct buf *out)
{
	bool *written = xcalloc(report->told_count + 1, sizeof(*written));

	report_wrap(out, INDENT, _("Dear colleague,"));
	buf_puts(out, "\n");
	report_wrap(out, INDENT,
		    _("In messages that we received from you we found what is written below. Will "
		      "you look at it, and send what is needed to put it right, or tell us how "
		      "it is?"));
	buf_puts(out, "\n");
	for (size_t i = 0; i < report->told_count; i++)
		if (!written[i] && is_asked(report, &report->told[i], afzender))
			add_rule(report, afzender, i, written, out);
	report_wrap(out, INDENT,
		    _("Please answer by secure mail (via veilige mail). Name a message by its "
		      "Identificatie, and no youth."));
	free(written);
}
