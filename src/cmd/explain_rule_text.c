/* The list of rules and a return code for people, in 80 columns. */
#include "explain.h"

#include <stdio.h>
#include <string.h>

#include "ijw/base/text.h"

enum { LABEL = 12 };

void explain_field(struct buf *out, const char *label, const char *text)
{
	char first[32];

	snprintf(first, sizeof(first), "  %-*s", LABEL - 2, label);
	explain_wrap(out, first, LABEL, text);
}

/* ---- A table: columns of words side by side ---- */

enum { COLUMNS_OF_LIST = 5 };

/* Prints one row: each column is wrapped in its own width; the last ends at the edge. */
static void add_row(struct buf *out, const int *widths, const char *const *texts)
{
	const char *rest[COLUMNS_OF_LIST];
	bool more = true;

	memcpy(rest, texts, sizeof(rest));
	while (more) {
		int pending = 0; /* blanks are only written when something follows */

		more = false;
		for (int c = 0; c < COLUMNS_OF_LIST; c++) {
			size_t step = text_fits(rest[c], (size_t)widths[c]);
			int used = (int)text_columns(rest[c], step);

			if (step > 0)
				buf_printf(out, "%*s%.*s", pending, "", (int)step, rest[c]);
			pending = (step > 0 ? 0 : pending) + widths[c] - used + 2;
			rest[c] += step + (rest[c][step] == ' ');
			more |= *rest[c] != '\0';
		}
		buf_puts(out, "\n");
	}
}

static void add_rule_row(struct buf *out, const struct rule *rule)
{
	static const int widths[COLUMNS_OF_LIST] = {6, 13, 6, 15, 32};
	struct buf messages = BUF_INIT(0);
	const char *texts[COLUMNS_OF_LIST] = {rule->code, _(rule_level_name(rule->level)),
					      rule->retourcode != NULL ? rule->retourcode : "-",
					      "-", _(rule->text)};

	rule_messages_text(rule_messages(rule), &messages);
	if (messages.length > 0)
		texts[3] = messages.data;
	add_row(out, widths, texts);
	buf_free(&messages);
}

void explain_text_rules(struct buf *out)
{
	static const int widths[COLUMNS_OF_LIST] = {6, 13, 6, 15, 32};
	const char *const heads[COLUMNS_OF_LIST] = {_("rule"), _("level"), _("return"),
						    _("messages"), _("what is wrong")};
	size_t count;
	const struct rule *const *rules = rules_all(&count);

	add_row(out, widths, heads);
	for (size_t i = 0; i < count; i++)
		add_rule_row(out, rules[i]);
}

void explain_text_retourcode(const char *retourcode, struct buf *out)
{
	const char *meaning = retourcode_meaning(retourcode);
	size_t count;
	const struct rule *const *rules = rules_all(&count);
	bool any = false;

	buf_printf(out, _("Return code %s\n\n"), retourcode);
	if (meaning != NULL)
		explain_wrap(out, "  ", 2, _(meaning));
	for (size_t i = 0; i < count; i++) {
		const struct rule *rule = rules[i];

		if (rule->retourcode == NULL || strcmp(rule->retourcode, retourcode) != 0)
			continue;
		if (meaning != NULL && !any)
			buf_puts(out, "\n");
		any = true;
		explain_field(out, rule->code, _(rule->text));
	}
	if (any)
		buf_puts(out, _("\n'ijw explain' with the code of a rule tells more.\n"));
}
