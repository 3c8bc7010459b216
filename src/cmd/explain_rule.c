/* `ijw explain CODE` and `--list`: which rule or return code is meant, and in what form. */
#include "explain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/label.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"

static void print(struct buf *out)
{
	if (out->length > 0)
		fwrite(out->data, 1, out->length, stdout);
	buf_free(out);
}

static bool is_retourcode(const char *code)
{
	size_t count;
	const struct rule *const *rules = rules_all(&count);

	for (size_t i = 0; i < count; i++)
		if (rules[i]->retourcode != NULL && strcmp(rules[i]->retourcode, code) == 0)
			return true;
	return retourcode_meaning(code) != NULL;
}

/* "TR18" is TR018, and "TR0018" too: the rule that these letters and this number make, for a code
 * that is none as it stands. NULL: there is none. */
static const char *other_spelling(const char *code)
{
	const size_t letters = strcspn(code, "0123456789");
	const char *digits = code + letters;
	char whole[16];

	while (digits[0] == '0')
		digits++;
	if (letters == 0 || !ascii_is_digits(digits, strlen(digits)) || strlen(digits) > 3)
		return NULL;
	snprintf(whole, sizeof(whole), "%.*s%03d", (int)letters, code, atoi(digits));
	return rule_find(whole) != NULL ? rule_find(whole)->code : NULL;
}

/* The rules of the same kind just before and just after a code that is none. */
static void no_code(const char *name, const char *code)
{
	size_t count;
	const struct rule *const *rules = rules_all(&count);
	struct buf near = BUF_INIT(0);
	const char *before = NULL, *after = NULL;
	char shown[64];

	for (size_t i = 0; i < count; i++) {
		const char *other = rules[i]->code;

		if (strncmp(other, code, 2) != 0)
			continue;
		if (strcmp(other, code) < 0)
			before = other;
		else if (after == NULL)
			after = other;
	}
	if (other_spelling(code) != NULL)
		buf_printf(&near, _("did you mean %s? "), other_spelling(code));
	else if (before != NULL || after != NULL)
		buf_printf(&near, _("near it: %s%s%s; "), before != NULL ? before : "",
			   before != NULL && after != NULL ? ", " : "", after != NULL ? after : "");
	log_error("there is no rule or return code '%s'; %s'ijw explain --list' lists all; an "
		  "assignment has a slash: 0153/300201",
		  label_show(name, shown, sizeof(shown)), near.length > 0 ? near.data : "");
	buf_free(&near);
}

int explain_code(const char *name, bool json)
{
	const struct rule *rule;
	struct buf out = BUF_INIT(0);
	char code[8];
	size_t length = 0;

	/* "tr018" is good enough. */
	for (; name[length] != '\0' && length < sizeof(code) - 1; length++)
		code[length] = ascii_upper(name[length]);
	code[length] = '\0';
	rule = name[length] == '\0' ? rule_find(code) : NULL;
	if (rule != NULL) {
		(json ? explain_json_rule : explain_text_rule)(rule, &out);
	} else if (name[length] == '\0' && is_retourcode(code)) {
		(json ? explain_json_retourcode : explain_text_retourcode)(code, &out);
	} else {
		no_code(name, code);
		return EXIT_USAGE;
	}
	print(&out);
	return EXIT_WELL;
}

void explain_list(enum explain_as as)
{
	static void (*const printers[])(struct buf *) = {
	    [EXPLAIN_TABLE] = explain_text_rules,
	    [EXPLAIN_CSV] = explain_csv_rules,
	    [EXPLAIN_JSON] = explain_json_rules,
	    [EXPLAIN_MARKDOWN] = explain_markdown_rules,
	};
	struct buf out = BUF_INIT(0);

	printers[as](&out);
	print(&out);
}
