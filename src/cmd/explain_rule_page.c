/* What is known of a rule, for people: the page of one in 80 columns, and all of them in Markdown.
 */
#include "explain.h"

#include <stdio.h>
#include <string.h>

#include "ijw/base/text.h"

/* Where the fields of a rule are written. */
struct page {
	struct buf *out;
	bool markdown;
};

/* A text in which Markdown finds nothing of its own. */
static void add_escaped(struct buf *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (strchr("\\<*[`", *text) != NULL)
			buf_puts(out, "\\");
		buf_add(out, text, 1);
	}
}

static void add_field(const struct page *page, const char *label, const char *text)
{
	if (!page->markdown) {
		explain_field(page->out, label, text);
		return;
	}
	buf_printf(page->out, "- %s: ", label);
	add_escaped(page->out, text);
	buf_puts(page->out, "\n");
}

static const char *kind(const char *code)
{
	static const struct {
		const char *prefix;
		const char *name;
	} kinds[] = {
	    {"TR", N_("technical rule of iJw")}, {"CD", N_("condition of iJw")},
	    {"CS", N_("constraint of iJw")},     {"RS", N_("restriction of iJw")},
	    {"XSD", N_("the schemas of iJw")},
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

static void print_messages(const struct page *page, const struct rule *rule)
{
	struct buf text = BUF_INIT(0);

	add_messages(&text, rule_messages(rule));
	if (text.length > 0)
		add_field(page, _("messages"), text.data);
	buf_free(&text);
}

/* An element a line or, in Markdown, all in one; "Client/Naam (JW301)" where it does not stand in
 * all messages of the rule. */
static void print_elements(const struct page *page, const struct rule *rule)
{
	struct buf text = BUF_INIT(0);
	const char *label = _("elements"), *at = NULL;
	struct rule_element element;

	while (rule_element_next(rule, &at, &element)) {
		if (text.length > 0)
			buf_puts(&text, "; ");
		buf_add(&text, element.path, (size_t)element.length);
		if (element.some) {
			buf_puts(&text, " (");
			add_messages(&text, element.messages);
			buf_puts(&text, ")");
		}
		if (page->markdown)
			continue;
		add_field(page, label, text.data);
		buf_clear(&text);
		label = "";
	}
	if (text.length > 0)
		add_field(page, label, text.data);
	buf_free(&text);
}

static void print_related(const struct page *page, const struct rule *rule)
{
	struct buf codes = BUF_INIT(0), text = BUF_INIT(0);

	rule_related(rule, &codes);
	for (size_t i = 0; i < codes.length; i++) {
		if (codes.data[i] == ' ')
			buf_puts(&text, ",");
		buf_add(&text, codes.data + i, 1);
	}
	if (text.length > 0)
		add_field(page, _("related"), text.data);
	buf_free(&codes);
	buf_free(&text);
}

static void print_retourcode(const struct page *page, const struct rule *rule)
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
	add_field(page, _("return"), text.data);
	buf_free(&text);
}

/* What it checks in messages of earlier releases, where that is something else. */
static void print_earlier(const struct page *page, const struct rule *rule)
{
	size_t count;
	const struct rule *const *every = rules_every(&count);

	for (size_t i = 0; i < count; i++) {
		struct buf text = BUF_INIT(0);
		uint32_t until = rule_until(every[i]);

		if (every[i] != rule && strcmp(every[i]->code, rule->code) == 0) {
			buf_printf(&text, _("before release %u.%u: %s"), until / 100, until % 100,
				   _(every[i]->checks));
			add_field(page, _("earlier"), text.data);
		}
		buf_free(&text);
	}
}

/* From which release on it holds. */
static void print_since(const struct page *page, const struct rule *rule)
{
	char text[64];

	snprintf(text, sizeof(text), _("from release %u.%u on"), rule->since / 100,
		 rule->since % 100);
	add_field(page, _("releases"), rule->since != 0 ? text : _("all that are judged"));
}

static void print_rule(const struct page *page, const struct rule *rule)
{
	struct buf text = BUF_INIT(0);

	buf_printf(&text, "%s (%s)", _(kind(rule->code)), _(severity_name(rule->severity)));
	add_field(page, _("kind"), text.data);
	add_field(page, _("level"), _(levels[rule->level]));
	print_messages(page, rule);
	print_since(page, rule);
	print_elements(page, rule);
	add_field(page, _("checks"), _(rule->checks));
	print_earlier(page, rule);
	if (rule->note != NULL)
		add_field(page, _("note"), _(rule->note));
	print_retourcode(page, rule);
	add_field(page, _("remedy"), _(rule->remedy));
	print_related(page, rule);
	buf_free(&text);
}

void explain_text_rule(const struct rule *rule, struct buf *out)
{
	const struct page page = {out, false};
	struct buf code = BUF_INIT(0);

	buf_printf(&code, "%s: ", rule->code);
	explain_wrap(out, code.data, (int)code.length, _(rule->text));
	buf_puts(out, "\n");
	print_rule(&page, rule);
	buf_free(&code);
}

static const char introduction[] = N_(
    "# The rules\n"
    "\n"
    "Made by `make doc`; what stands here is written in src/rule. `ijw explain CODE` tells the\n"
    "same of one rule, `ijw explain --list --csv` and `--json` of all, for programs.\n"
    "\n"
    "TR, CD, CS and RS with three digits are rules of the standard; a finding on what the schema\n"
    "of a message says has the rule XSD. Rules that begin with IJW are checks of our own on files\n"
    "and messages; from IJW101 on they are signals: something is odd, and no rule of the standard\n"
    "refuses it. An error with a return code in the Header rejects the message; what is found\n"
    "between messages does not change the verdict on any. A rule that was another one in an\n"
    "earlier release says so under \"earlier\".\n");

void explain_markdown_rules(struct buf *out)
{
	const struct page page = {out, true};
	size_t count;
	const struct rule *const *rules = rules_all(&count);

	buf_puts(out, _(introduction));
	for (size_t i = 0; i < count; i++) {
		buf_printf(out, "\n## %s\n\n", rules[i]->code);
		add_escaped(out, _(rules[i]->text));
		buf_puts(out, ".\n\n");
		print_rule(&page, rules[i]);
	}
}
