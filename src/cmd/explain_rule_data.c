/* Rules and return codes for programs: JSON and CSV, always in English. */
#include "explain.h"

#include <string.h>

#include "ijw/base/csv.h"
#include "ijw/base/json.h"

/* Words with blanks in between, as strings behind `prefix`. The words are freed. */
static void add_list(struct json *json, const char *name, const char *prefix, struct buf *words)
{
	struct buf word = BUF_INIT(0);
	char *rest = NULL;

	json_array(json, name);
	for (char *at = words->data != NULL ? strtok_r(words->data, " ", &rest) : NULL; at != NULL;
	     at = strtok_r(NULL, " ", &rest)) {
		buf_clear(&word);
		buf_printf(&word, "%s%s", prefix, at);
		json_text(json, NULL, word.data);
	}
	json_end(json);
	buf_free(&word);
	buf_free(words);
}

static void add_messages(struct json *json, uint32_t messages)
{
	struct buf words = BUF_INIT(0);

	rule_messages_text(messages, &words);
	add_list(json, "messages", "JW", &words);
}

static void add_related(struct json *json, const struct rule *rule)
{
	struct buf words = BUF_INIT(0);

	rule_related(rule, &words);
	add_list(json, "related", "", &words);
}

/* Every element with the messages it stands in. */
static void add_elements(struct json *json, const struct rule *rule)
{
	struct rule_element element;
	const char *at = NULL;

	json_array(json, "elements");
	while (rule_element_next(rule, &at, &element)) {
		json_object(json, NULL);
		json_slice(json, "path", element.path, (size_t)element.length);
		add_messages(json, element.messages);
		json_end(json);
	}
	json_end(json);
}

/* The members of a rule's object. */
static void add_rule(struct json *json, const struct rule *rule)
{
	json_text(json, "rule", rule->code);
	json_text(json, "level", rule_level_name(rule->level));
	json_text(json, "severity", severity_name(rule->severity));
	json_text(json, "code", rule->retourcode);
	json_text(json, "class", rule->level == LEVEL_IN_MESSAGE ? "Header" : rule->class);
	add_messages(json, rule_messages(rule));
	add_elements(json, rule);
	json_text(json, "text", rule->text);
	json_text(json, "checks", rule->checks);
	json_text(json, "note", rule->note);
	json_text(json, "remedy", rule->remedy);
	add_related(json, rule);
}

/* The rules with a return code, or all (NULL), as an array with a line for each. */
static void add_rules(struct json *json, const char *retourcode)
{
	size_t count, listed = 0;
	const struct rule *const *rules = rules_all(&count);

	json_array(json, "rules");
	for (size_t i = 0; i < count; i++) {
		const char *code = rules[i]->retourcode;

		if (retourcode != NULL && (code == NULL || strcmp(code, retourcode) != 0))
			continue;
		if (listed++ > 0)
			json_line(json);
		json_object(json, NULL);
		add_rule(json, rules[i]);
		json_end(json);
	}
	json_end(json);
}

static void begin(struct json *json, struct buf *out, const char *schema)
{
	json_begin(json, out, JSON_COMPACT);
	json_object(json, NULL);
	json_text(json, "schema", schema);
}

static void end(struct json *json, struct buf *out)
{
	json_end(json);
	buf_puts(out, "\n");
}

void explain_json_rule(const struct rule *rule, struct buf *out)
{
	struct json json;

	begin(&json, out, EXPLAIN_SCHEMA);
	add_rule(&json, rule);
	end(&json, out);
}

void explain_json_retourcode(const char *retourcode, struct buf *out)
{
	struct json json;

	begin(&json, out, EXPLAIN_SCHEMA);
	json_text(&json, "code", retourcode);
	json_text(&json, "meaning", retourcode_meaning(retourcode));
	add_rules(&json, retourcode);
	end(&json, out);
}

void explain_json_rules(struct buf *out)
{
	struct json json;

	begin(&json, out, "ijw.rules/1");
	add_rules(&json, NULL);
	end(&json, out);
}

/* ---- CSV ---- */

static void add_cell(struct buf *out, const char *text, const char *end)
{
	csv_put(out, text != NULL ? text : "");
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
