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

/* "JW301, JW305". */
static void add_messages(struct buf *out, uint32_t messages)
{
	const char *before = "";

	for (unsigned type = JW301; type < BERICHT_TYPES; type++)
		if ((messages & ON(type)) != 0) {
			buf_printf(out, "%s%s", before, bericht_info((enum berichttype)type)->name);
			before = ", ";
		}
}

static void print_messages(struct buf *out, const struct rule *rule)
{
	struct buf text = BUF_INIT(0);

	add_messages(&text, rule_messages(rule));
	if (text.length > 0)
		add_field(out, _("messages"), text.data);
	buf_free(&text);
}

/* An element a line, "Client/Naam (JW301)" where it does not stand in all messages of the rule. */
static void print_elements(struct buf *out, const struct rule *rule)
{
	struct buf text = BUF_INIT(0);
	const char *label = _("elements"), *at = NULL;
	struct rule_element element;

	while (rule_element_next(rule, &at, &element)) {
		buf_clear(&text);
		buf_add(&text, element.path, (size_t)element.length);
		if (element.some) {
			buf_puts(&text, " (");
			add_messages(&text, element.messages);
			buf_puts(&text, ")");
		}
		add_field(out, label, text.data);
		label = "";
	}
	buf_free(&text);
}

static void print_related(struct buf *out, const struct rule *rule)
{
	struct buf codes = BUF_INIT(0), text = BUF_INIT(0);

	rule_related(rule, &codes);
	for (size_t i = 0; i < codes.length; i++) {
		if (codes.data[i] == ' ')
			buf_puts(&text, ",");
		buf_add(&text, codes.data + i, 1);
	}
	if (text.length > 0)
		add_field(out, _("related"), text.data);
	buf_free(&codes);
	buf_free(&text);
}

static void print_retourcode(struct buf *out, const struct rule *rule)
{
	const char *code = rule->retourcode;
	bool jw325 = rule_messages(rule) == ON(JW325);
	struct buf text = BUF_INIT(0);

	if (code != NULL)
		buf_printf(&text, "%s, ", code);
	if (rule->level == LEVEL_SCHEMA)
		buf_puts(&text, _("none: a message that breaks the schema gets no return message"));
	else if (jw325)
		buf_puts(&text,
			 _("no return message exists on a JW325: tell the gemeente otherwise"));
	else if (rule->level == LEVEL_IN_MESSAGE)
		buf_puts(&text, _("in the Header: the whole message is rejected"));
	else if (code != NULL)
		buf_printf(&text, _("at %s"), rule->class);
	else
		buf_puts(&text, _("none: it leads to no return message"));
	add_field(out, _("return"), text.data);
	buf_free(&text);
}

/* What it checks in messages of earlier releases, where that is something else. */
static void print_earlier(struct buf *out, const struct rule *rule)
{
	size_t count;
	const struct rule *const *every = rules_every(&count);

	for (size_t i = 0; i < count; i++) {
		struct buf text = BUF_INIT(0);
		uint32_t until = rule_until(every[i]);

		if (every[i] != rule && strcmp(every[i]->code, rule->code) == 0) {
			buf_printf(&text, _("before release %u.%u: %s"), until / 100, until % 100,
				   _(every[i]->checks));
			add_field(out, _("earlier"), text.data);
		}
		buf_free(&text);
	}
}

void explain_text_rule(const struct rule *rule, struct buf *out)
{
	struct buf text = BUF_INIT(0);

	buf_printf(&text, "%s: ", rule->code);
	explain_wrap(out, text.data, (int)text.length, _(rule->text));
	buf_puts(out, "\n");
	buf_clear(&text);
	buf_printf(&text, "%s (%s)", _(kind(rule->code)), _(severity_name(rule->severity)));
	add_field(out, _("kind"), text.data);
	add_field(out, _("level"), _(levels[rule->level]));
	print_messages(out, rule);
	print_elements(out, rule);
	add_field(out, _("checks"), _(rule->checks));
	print_earlier(out, rule);
	if (rule->note != NULL)
		add_field(out, _("note"), _(rule->note));
	print_retourcode(out, rule);
	add_field(out, _("remedy"), _(rule->remedy));
	print_related(out, rule);
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
		add_field(out, rule->code, _(rule->text));
	}
	if (any)
		buf_puts(out, _("\n'ijw explain' with the code of a rule tells more.\n"));
}
