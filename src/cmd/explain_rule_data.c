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
static void add_words(struct buf *out, const char *prefix, const char *words)
{
	buf_puts(out, "[");
	while (*words != '\0') {
		size_t word = strcspn(words, " ");

		buf_printf(out, "\"%s%.*s\"%s", prefix, (int)word, words,
			   words[word] == ' ' ? "," : "");
		words += word + (words[word] == ' ');
	}
	buf_puts(out, "]");
}

/* A member of the object; the words are freed. */
static void add_list(struct buf *out, const char *name, const char *prefix, struct buf *words)
{
	buf_printf(out, ",\"%s\":", name);
	add_words(out, prefix, words->length > 0 ? words->data : "");
	buf_free(words);
}

static void add_messages(struct buf *out, uint32_t messages)
{
	struct buf words = BUF_INIT(0);

	rule_messages_text(messages, &words);
	add_list(out, "messages", "JW", &words);
}

static void add_related(struct buf *out, const struct rule *rule)
{
	struct buf words = BUF_INIT(0);

	rule_related(rule, &words);
	add_list(out, "related", "", &words);
}

/* Every element with the messages it stands in. */
static void add_elements(struct buf *out, const struct rule *rule)
{
	struct rule_element element;
	const char *at = NULL, *before = "{";

	buf_puts(out, ",\"elements\":[");
	while (rule_element_next(rule, &at, &element)) {
		buf_printf(out, "%s\"path\":\"%.*s\"", before, element.length, element.path);
		add_messages(out, element.messages);
		buf_puts(out, "}");
		before = ",{";
	}
	buf_puts(out, "]");
}

/* The members of a rule's object, each behind a comma but the first. */
static void add_rule(const struct rule *rule, struct buf *out)
{
	buf_printf(out, "\"rule\":\"%s\"", rule->code);
	add_text(out, "level", rule_level_name(rule->level));
	add_text(out, "severity", severity_name(rule->severity));
	add_text(out, "code", rule->retourcode);
	add_text(out, "class", rule->level == LEVEL_IN_MESSAGE ? "Header" : rule->class);
	add_messages(out, rule_messages(rule));
	add_elements(out, rule);
	add_text(out, "text", rule->text);
	add_text(out, "checks", rule->checks);
	add_text(out, "note", rule->note);
	add_text(out, "remedy", rule->remedy);
	add_related(out, rule);
}

void explain_json_rule(const struct rule *rule, struct buf *out)
{
	buf_puts(out, EXPLAIN_SCHEMA ",");
	add_rule(rule, out);
	buf_puts(out, "}\n");
}

/* The rules with a return code, or all (NULL), as an array. */
static void add_rules(const char *retourcode, struct buf *out)
{
	size_t count;
	const struct rule *const *rules = rules_all(&count);
	const char *before = "{";

	buf_puts(out, ",\"rules\":[");
	for (size_t i = 0; i < count; i++) {
		const char *code = rules[i]->retourcode;

		if (retourcode != NULL && (code == NULL || strcmp(code, retourcode) != 0))
			continue;
		buf_puts(out, before);
		add_rule(rules[i], out);
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
	size_t count;
	const struct rule *const *rules = rules_all(&count);
	struct buf messages = BUF_INIT(0), related = BUF_INIT(0);

	buf_puts(
	    out,
	    "rule,level,severity,code,class,messages,elements,text,checks,note,remedy,related\n");
	for (size_t i = 0; i < count; i++) {
		const struct rule *rule = rules[i];

		buf_clear(&messages);
		rule_messages_text(rule_messages(rule), &messages);
		buf_clear(&related);
		rule_related(rule, &related);
		add_cell(out, rule->code, ",");
		add_cell(out, rule_level_name(rule->level), ",");
		add_cell(out, severity_name(rule->severity), ",");
		add_cell(out, rule->retourcode, ",");
		add_cell(out, rule->level == LEVEL_IN_MESSAGE ? "Header" : rule->class, ",");
		add_cell(out, messages.length > 0 ? messages.data : "", ",");
		add_cell(out, rule->elements, ",");
		add_cell(out, rule->text, ",");
		add_cell(out, rule->checks, ",");
		add_cell(out, rule->note, ",");
		add_cell(out, rule->remedy, ",");
		add_cell(out, related.length > 0 ? related.data : "", "\n");
	}
	buf_free(&messages);
	buf_free(&related);
}
