#include "agree.h"

#include "text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* What a value is to look like by its pattern, a literal text. */
static const struct {
	const char *pattern;
	enum form form;
} forms[] = {
    {"[0-9]*", FORM_DIGITS},
    {"[ \\t]*\\S.*", FORM_LINE},
    {"([.\\s]*\\S+[.\\s]*)+", FORM_LINES},
    {"([a-zA-Z\xc3\x80-\xe1\xbb\xb3])+", FORM_LETTERS},
    {"([a-zA-Z0-9])+", FORM_WORD},
    {"(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)", FORM_VERSION},
    {"[^:Z]*", FORM_DATE},
    {"[^Z+-]+", FORM_TIME},
};

static bool is_number(const char *text)
{
	return *text != '\0' && text[strspn(text, "0123456789")] == '\0';
}

/* The number of "[0-9]{4}"; 0 for any other pattern. */
static long digits_counted(const char *pattern)
{
	long count = 0;

	return sscanf(pattern, "[0-9]{%ld}", &count) == 1 ? count : 0;
}

static const char *last_pattern(const struct model_simple *simple)
{
	return simple->patterns > 0 ? simple->pattern[simple->patterns - 1] : NULL;
}

static bool is_coded(const struct model_simple *simple)
{
	return simple->values > 0 || (simple->patterns > 0 && is_number(last_pattern(simple)));
}

static int form_of(const struct model_simple *simple)
{
	const char *pattern = last_pattern(simple);

	if (is_coded(simple))
		return FORM_CODE;
	if (pattern == NULL)
		return simple->base == MODEL_INTEGER ? FORM_NUMBER : FORM_TEXT;
	if (digits_counted(pattern) > 0)
		return FORM_DIGITS;
	for (size_t i = 0; i < COUNT(forms); i++)
		if (strcmp(forms[i].pattern, pattern) == 0)
			return (int)forms[i].form;
	return -1;
}

static bool is_allowed(const struct model_simple *simple, const char *code)
{
	const long long number = strtoll(code, NULL, 10);
	long length = 0;

	for (const char *at = code; text_decode(&at) != 0;)
		length++;
	if (simple->base == MODEL_INTEGER && (number < simple->min || number > simple->max))
		return false;
	if (length < simple->min_length || (simple->max_length >= 0 && length > simple->max_length))
		return false;
	for (size_t i = 0; i < simple->patterns; i++)
		if (xmlRegexpExec(simple->regexp[i], (const xmlChar *)code) != 1)
			return false;
	return true;
}

/* The bytes of a name or code, the first one lowest; zeros behind them. */
static const char *word_text(uint64_t word, char text[NAME_WORD + 1])
{
	for (unsigned i = 0; i < NAME_WORD; i++)
		text[i] = (char)(word >> 8 * i & 0xff);
	text[NAME_WORD] = '\0';
	return text;
}

static bool is_listed(const struct simple *simple, const char *code)
{
	char text[NAME_WORD + 1];

	for (uint32_t i = 0; i < simple->codes; i++)
		if (strcmp(word_text(simple->code[i], text), code) == 0)
			return true;
	return false;
}

static const char *differing_codes(const struct simple *simple, const struct model_simple *model)
{
	const char *literal = last_pattern(model);
	const char **value = model->values > 0 ? model->value : &literal;
	size_t values = model->values > 0 ? model->values : 1;
	size_t allowed = 0;

	for (size_t i = 0; i < values; i++) {
		bool wanted = is_allowed(model, value[i]);

		if (is_listed(simple, value[i]) != wanted)
			return "code";
		allowed += wanted;
	}
	if (simple->codes != allowed)
		return "number of codes";
	for (uint32_t i = 1; i < simple->codes; i++)
		if (simple->code[i - 1] >= simple->code[i])
			return "order of codes";
	return NULL;
}

static const char *differing_simple(const struct simple *simple, const struct model_simple *model)
{
	bool string = model->base == MODEL_STRING;
	long digits = model->patterns > 0 ? digits_counted(last_pattern(model)) : 0;
	long least = digits > model->min_length ? digits : model->min_length;
	uint32_t most = model->max_length < 0 ? UINT32_MAX : (uint32_t)model->max_length;

	if (digits > 0 && (uint32_t)digits < most)
		most = (uint32_t)digits;
	if ((int)simple->form != form_of(model))
		return "form";
	if (simple->blanks_kept != string)
		return "blanks";
	if (simple->form == FORM_CODE)
		return differing_codes(simple, model);
	if (string &&
	    (simple->min_length != (uint32_t)(least < 0 ? 0 : least) || simple->max_length != most))
		return "length";
	if (simple->form == FORM_NUMBER &&
	    (!model->bounded || simple->min != model->min || simple->max != model->max))
		return "bounds";
	return NULL;
}

enum member_kind agree_kind(const struct model_element *element)
{
	static const enum member_kind leaves[] = {[MODEL_STRING] = MEMBER_TEXT,
						  [MODEL_INTEGER] = MEMBER_GETAL,
						  [MODEL_DATE] = MEMBER_DATUM,
						  [MODEL_TIME] = MEMBER_TIJD};

	if (element->class_ != NULL)
		return element->max == 1 ? MEMBER_RECORD : MEMBER_LIST;
	return element->max == 1 ? leaves[element->simple->base] : MEMBER_TEXTS;
}

static const char *differing_place(const struct place *place, const struct model_element *element)
{
	char head[NAME_WORD + 1];

	if (strncmp(word_text(place->head, head), element->name, NAME_WORD) != 0)
		return "head";
	if (strcmp(place->member.name, element->name) != 0 ||
	    place->length != strlen(element->name))
		return "name";
	if (place->basis != element->basis)
		return "namespace";
	if (element->min > 1 || place->required != (element->min == 1))
		return "lowest occurrence";
	if ((element->max != 1 && element->max != -1) || place->many != (element->max == -1))
		return "highest occurrence";
	if (place->member.kind != agree_kind(element))
		return "kind";
	if ((place->simple == NULL) != (element->simple == NULL) ||
	    (place->complex == NULL) != (element->class_ == NULL))
		return "type";
	return element->simple != NULL ? differing_simple(place->simple, element->simple) : NULL;
}

static const char *differing(const struct place *place, const struct model_element *element,
			     const char *above, struct pool *pool)
{
	const char *path = pool_printf(pool, "%s/%s", above, element->name);
	const char *what = differing_place(place, element);
	const struct model_class *inside = element->class_;

	if (what == NULL && inside != NULL && place->complex->places != inside->elements)
		what = "number of elements";
	if (what != NULL)
		return pool_printf(pool, "%s: %s", path, what);
	for (size_t i = 0; inside != NULL && i < inside->elements && what == NULL; i++)
		what = differing(&place->complex->place[i], &inside->element[i], path, pool);
	return what;
}

const char *agree(const struct place *root, const struct model *model, struct pool *pool)
{
	return differing(root, model_root(model), "", pool);
}
