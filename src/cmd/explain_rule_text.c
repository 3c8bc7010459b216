/* Rules and return codes for people, in 80 columns. */
#include "explain.h"

#include <stdio.h>
#include <string.h>

#include "ijw/base/text.h"

enum { LABEL = 12 };

/* "  label     text", wrapped behind the label. */
static void add_field(struct buf *out, const char *label, const char *text)
{
	char first[32];

	snprintf(first, sizeof(first), "  %-*s", LABEL - 2, label);
	explain_wrap(out, first, LABEL, text);
}

static const char *kind(const char *code)
{
	static const struct {
		const char *prefix;
		const char *name;
	} kinds[] = {
	    {"TR", N_("technical rule of iJw 3.2")}, {"CD", N_("condition of iJw 3.2")},
	    {"CS", N_("constraint of iJw 3.2")},     {"RS", N_("restriction of iJw 3.2")},
	    {"XSD", N_("the schema of iJw 3.2")},
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strncmp(code, kinds[i].prefix, strlen(kinds[i].prefix)) == 0)
			return kinds[i].name;
	return N_("a check of our own");
}

static const char *const levels[] = {
    [LEVEL_SCHEMA] = N_("schema: the schema of the message says it; findings have the rule XSD"),
    [LEVEL_IN_MESSAGE] = N_("in-message: the message alone is enough"),
    [LEVEL_CROSS_MESSAGE] = N_("cross-message: other messages are needed as well"),
    [LEVEL_EXTERNAL] = N_("external: a list, a contract or a clock outside the messages is needed"),
    [LEVEL_OWN] = N_("own: not of the standard"),
};

/* "301 305" as "JW301, JW305". */
static void add_berichten(struct buf *out, const char *berichten, size_t length)
{
	for (size_t at = 0; at < length; at += 4)
		buf_printf(out, "%sJW%.3s", at > 0 ? ", " : "", berichten + at);
}

static void print_berichten(struct buf *out, const char *berichten)
{
	struct buf text = BUF_INIT(0);

	if (berichten == NULL)
		return;
	add_berichten(&text, berichten, strlen(berichten));
	add_field(out, _("messages"), text.data);
	buf_free(&text);
}

/* An element a line; "Client/Naam [301]" as "Client/Naam (JW301)". */
static void print_elements(struct buf *out, const char *elements)
{
	struct buf text = BUF_INIT(0);
	const char *label = _("elements");

	while (elements != NULL && *elements != '\0') {
		size_t length = strcspn(elements, ";"), name = strcspn(elements, ";[");

		buf_clear(&text);
		buf_add(&text, elements, name);
		if (name < length) {
			buf_puts(&text, "(");
			add_berichten(&text, elements + name + 1, length - name - 2);
			buf_puts(&text, ")");
		}
		add_field(out, label, text.data);
		label = "";
		elements += length;
		elements += strspn(elements, "; ");
	}
	buf_free(&text);
}

/* Codes with a blank in between, with a comma. */
static void print_related(struct buf *out, const char *related)
{
	struct buf text = BUF_INIT(0);

	if (related == NULL)
		return;
	for (; *related != '\0'; related++) {
		if (*related == ' ')
			buf_puts(&text, ",");
		buf_add(&text, related, 1);
	}
	add_field(out, _("related"), text.data);
	buf_free(&text);
}

static void print_retourcode(struct buf *out, const struct rule_page *page)
{
	const char *code = page->rule.retourcode;
	bool jw325 = page->berichten != NULL && strcmp(page->berichten, "325") == 0;
	struct buf text = BUF_INIT(0);

	if (code != NULL)
		buf_printf(&text, "%s, ", code);
	if (page->level == LEVEL_SCHEMA)
		buf_puts(&text, _("none: a message that breaks the schema gets no return message"));
	else if (jw325)
		buf_puts(&text,
			 _("no return message exists on a JW325: tell the gemeente otherwise"));
	else if (page->level == LEVEL_IN_MESSAGE)
		buf_puts(&text, _("in the Header: the whole message is rejected"));
	else if (code != NULL)
		buf_printf(&text, _("at %s"), page->class);
	else
		buf_puts(&text, _("none: it leads to no return message"));
	add_field(out, _("return"), text.data);
	buf_free(&text);
}

void explain_text_rule(const struct rule_page *page, struct buf *out)
{
	const struct rule *rule = &page->rule;
	struct buf text = BUF_INIT(0);

	buf_printf(&text, "%s: ", rule->code);
	explain_wrap(out, text.data, (int)text.length, _(rule->text));
	buf_puts(out, "\n");
	buf_clear(&text);
	buf_printf(&text, "%s (%s)", _(kind(rule->code)), _(severity_name(rule->severity)));
	add_field(out, _("kind"), text.data);
	add_field(out, _("level"), _(levels[page->level]));
	print_berichten(out, page->berichten);
	print_elements(out, page->elements);
	add_field(out, _("checks"), _(page->checks));
	if (page->note != NULL)
		add_field(out, _("note"), _(page->note));
	print_retourcode(out, page);
	add_field(out, _("remedy"), _(rule->remedy));
	print_related(out, page->related);
	buf_free(&text);
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

static void add_rule_row(struct buf *out, const struct rule_page *page)
{
	static const int widths[COLUMNS_OF_LIST] = {6, 13, 6, 15, 32};
	const struct rule *rule = &page->rule;
	const char *texts[COLUMNS_OF_LIST] = {rule->code, _(rule_level_name(page->level)),
					      rule->retourcode != NULL ? rule->retourcode : "-",
					      page->berichten != NULL ? page->berichten : "-",
					      _(rule->text)};

	add_row(out, widths, texts);
}

void explain_text_rules(struct buf *out)
{
	static const int widths[COLUMNS_OF_LIST] = {6, 13, 6, 15, 32};
	const char *const heads[COLUMNS_OF_LIST] = {_("rule"), _("level"), _("return"),
						    _("messages"), _("what is wrong")};
	const struct rule_page *pages[RULE_COUNT];

	rule_pages(pages);
	add_row(out, widths, heads);
	for (int i = 0; i < RULE_COUNT; i++)
		add_rule_row(out, pages[i]);
}

void explain_text_retourcode(const char *retourcode, struct buf *out)
{
	const char *meaning = retourcode_meaning(retourcode);
	const struct rule_page *pages[RULE_COUNT];
	bool any = false;

	buf_printf(out, _("Return code %s\n\n"), retourcode);
	if (meaning != NULL)
		explain_wrap(out, "  ", 2, _(meaning));
	rule_pages(pages);
	for (int i = 0; i < RULE_COUNT; i++) {
		const struct rule *rule = &pages[i]->rule;

		if (rule->retourcode == NULL || strcmp(rule->retourcode, retourcode) != 0)
			continue;
		if (meaning != NULL && !any)
			buf_puts(out, "\n");
		any = true;
		add_field(out, rule->code, _(rule->text));
	}
	if (any)
		buf_puts(out, _("\n'ijw explain' with the code of a rule tells more.\n"));
}
