/* Rules and return codes for programs: JSON and CSV, always in English. */
#include "explain.h"

#include <string.h>

#include "ijw/base/json.h"

static void add_text(struct buf *out, const char *name, const char *text)
{
	buf_printf(out, ",\"%s\":", name);
	json_text(out, text);
}

/* Words with a blank in between as an array of strings, each behind `prefix`. */
static void add_words(struct buf *out, const char *prefix, const char *words, size_t length)
{
	size_t at = 0;

	buf_puts(out, "[");
	while (at < length) {
		size_t word = strcspn(words + at, " ");

		if (word > length - at)
			word = length - at;
		buf_printf(out, "%s\"%s%.*s\"", at > 0 ? "," : "", prefix, (int)word, words + at);
		at += word + 1;
	}
	buf_puts(out, "]");
}

static void add_list(struct buf *out, const char *name, const char *prefix, const char *words)
{
	buf_printf(out, ",\"%s\":", name);
	add_words(out, prefix, words != NULL ? words : "", words != NULL ? strlen(words) : 0);
}

/* Every element with the messages it stands in. */
static void add_elements(struct buf *out, const struct rule_page *page)
{
	const char *at = page->elements != NULL ? page->elements : "";

	buf_puts(out, ",\"elements\":[");
	while (*at != '\0') {
		size_t length = strcspn(at, ";"), name = strcspn(at, ";[");
		bool named = name < length;

		buf_printf(out, "{\"path\":\"%.*s\",\"messages\":", (int)(name - named), at);
		if (named)
			add_words(out, "JW", at + name + 1, length - name - 2);
		else
			add_words(out, "JW", page->berichten, strlen(page->berichten));
		at += length;
		at += strspn(at, "; ");
		buf_puts(out, *at != '\0' ? "}," : "}");
	}
	buf_puts(out, "]");
}

/* The members of a rule's object, each behind a comma but the first. */
static void add_rule(const struct rule_page *page, struct buf *out)
{
	const struct rule *rule = &page->rule;

	buf_printf(out, "\"rule\":\"%s\"", rule->code);
	add_text(out, "level", rule_level_name(page->level));
	add_text(out, "severity", severity_name(rule->severity));
	add_text(out, "code", rule->retourcode);
	add_text(out, "class", page->level == LEVEL_IN_MESSAGE ? "Header" : page->class);
	add_list(out, "messages", "JW", page->berichten);
	add_elements(out, page);
	add_text(out, "text", rule->text);
	add_text(out, "checks", page->checks);
	add_text(out, "note", page->note);
	add_text(out, "remedy", rule->remedy);
	add_list(out, "related", "", page->related);
}

void explain_json_rule(const struct rule_page *page, struct buf *out)
{
	buf_puts(out, EXPLAIN_SCHEMA ",");
	add_rule(page, out);
	buf_puts(out, "}\n");
}

/* The rules with a return code, or all (NULL), as an array. */
static void add_rules(const char *retourcode, struct buf *out)
{
	const struct rule_page *pages[RULE_COUNT];
	const char *before = "{";

	rule_pages(pages);
	buf_puts(out, ",\"rules\":[");
	for (int i = 0; i < RULE_COUNT; i++) {
		const char *code = pages[i]->rule.retourcode;

		if (retourcode != NULL && (code == NULL || strcmp(code, retourcode) != 0))
			continue;
		buf_puts(out, before);
		add_rule(pages[i], out);
		buf_puts(out, "}");
		before = ",\n{";
	}
	buf_puts(out, "]}\n");
}

void explain_json_retourcode(const char *retourcode, struct buf *out)
{
	buf_puts(out, EXPLAIN_SCHEMA);
	add_text(out, "code", retourcode);
	add_text(out, "meaning", retourcode_meaning(retourcode));
	add_rules(retourcode, out);
}

void explain_json_rules(struct buf *out)
{
	buf_puts(out, "{\"schema\":\"ijw.rules/1\"");
	add_rules(NULL, out);
}

/* ---- CSV (RFC 4180, with LF) ---- */

static void add_cell(struct buf *out, const char *text, const char *end)
{
	if (text == NULL)
		text = "";
	if (strpbrk(text, ",\"\n") == NULL) {
		buf_puts(out, text);
	} else {
		buf_puts(out, "\"");
		for (; *text != '\0'; text++)
			buf_printf(out, *text == '"' ? "\"%c" : "%c", *text);
		buf_puts(out, "\"");
	}
	buf_puts(out, end);
}

void explain_csv_rules(struct buf *out)
{
	const struct rule_page *pages[RULE_COUNT];

	rule_pages(pages);
	buf_puts(
	    out,
	    "rule,level,severity,code,class,messages,elements,text,checks,note,remedy,related\n");
	for (int i = 0; i < RULE_COUNT; i++) {
		const struct rule_page *page = pages[i];

		add_cell(out, page->rule.code, ",");
		add_cell(out, rule_level_name(page->level), ",");
		add_cell(out, severity_name(page->rule.severity), ",");
		add_cell(out, page->rule.retourcode, ",");
		add_cell(out, page->level == LEVEL_IN_MESSAGE ? "Header" : page->class, ",");
		add_cell(out, page->berichten, ",");
		add_cell(out, page->elements, ",");
		add_cell(out, page->rule.text, ",");
		add_cell(out, page->checks, ",");
		add_cell(out, page->note, ",");
		add_cell(out, page->rule.remedy, ",");
		add_cell(out, page->related, "\n");
	}
}
