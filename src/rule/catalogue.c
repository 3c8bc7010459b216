#include "catalogue_rows.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/text.h"

static const struct family {
	const struct rule_page *pages;
	int count;
} families[] = {
#define FAMILY(NAME, name) {catalogue_##name, RULES_##NAME##_COUNT},
    RULE_FAMILIES(FAMILY)
#undef FAMILY
};

const struct rule_page *rule_page(enum rule_id id)
{
	const struct family *family = families;
	int page = (int)id;

	for (; page >= family->count; family++)
		page -= family->count;
	return &family->pages[page];
}

const struct rule *rule_get(enum rule_id id)
{
	return &rule_page(id)->rule;
}

const struct rule_page *rule_page_find(const char *code)
{
	for (int id = 0; id < RULE_COUNT; id++) {
		const struct rule_page *page = rule_page((enum rule_id)id);

		if (strcmp(page->rule.code, code) == 0)
			return page;
	}
	return NULL;
}

enum rule_id rule_id_of(const struct rule *rule)
{
	int first = 0;

	for (const struct family *family = families;; family++) {
		uintptr_t begin = (uintptr_t)&family->pages[0].rule, at = (uintptr_t)rule;
		size_t size = sizeof(struct rule_page);

		if (at >= begin && (at - begin) / size < (size_t)family->count)
			return (enum rule_id)(first + (int)((at - begin) / size));
		first += family->count;
	}
}

const struct rule *rule_find(const char *code)
{
	const struct rule_page *page = rule_page_find(code);

	return page != NULL ? &page->rule : NULL;
}

static int by_code(const void *a, const void *b)
{
	const struct rule_page *const *left = a, *const *right = b;

	return strcmp((*left)->rule.code, (*right)->rule.code);
}

void rule_pages(const struct rule_page *pages[RULE_COUNT])
{
	for (int id = 0; id < RULE_COUNT; id++)
		pages[id] = rule_page((enum rule_id)id);
	qsort(pages, RULE_COUNT, sizeof(*pages), by_code);
}

const char *rule_level_name(enum rule_level level)
{
	static const char *const names[] = {N_("schema"), N_("in-message"), N_("cross-message"),
					    N_("external"), N_("own")};

	return names[level];
}

const char *retourcode_meaning(const char *retourcode)
{
	static const struct {
		const char *retourcode;
		const char *meaning;
	} meanings[] = {
	    {"0001", N_("A rule that the message alone decides is broken: the message is rejected "
			"as a whole, and its return message has this code in the Header and "
			"nothing else.")},
	    {"0200", N_("No rule: this part of the message was checked and there is no remark on "
			"it. What is wrong stands elsewhere in the message.")},
	    {"0233", N_("No rule: this part of the message was not assessed, because the part it "
			"belongs to was rejected.")},
	    {"8001", N_("No rule: the claim is granted in full (JW325).")},
	};

	for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++)
		if (strcmp(meanings[i].retourcode, retourcode) == 0)
			return meanings[i].meaning;
	return NULL;
}
