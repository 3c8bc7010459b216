#include "ijw/site/chart_check.h"

#include <stdbool.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/text.h"
#include "ijw/base/utf8.h"

/* Elements inside each other: ECharts needs five. */
enum { DEPTH = 16, NAME_BYTES = 32 };

static const char *const elements[] = {"circle", "desc",    "ellipse",  "g",    "line",
				       "path",   "polygon", "polyline", "rect", "svg",
				       "text",   "title",   "tspan",    NULL};

/* The only colours: those that the stylesheet knows, and the tints of cells. */
static const char *const colours[] = {"none",    "#16191d", "#50565e", "#7a828b", "#c9ced3",
				      "#e3e6e9", "#eef1f4", "#e1e6eb", "#12436d", "#6b90b3",
				      "#ffffff", "#eaf0f6", "#cddceb", "#a9c3dc", "#7fa3c6",
				      "#416f9c", "#12436e", "#16191e", "#fffffe", NULL};

static const char *const words[] = {"start",  "middle",  "end",        "central", "hanging",
				    "auto",   "bold",    "italic",     "butt",    "round",
				    "square", "evenodd", "stroke",     "img",     "true",
				    "false",  "hidden",  "alphabetic", NULL};

/* What may stand in the value of an attribute. */
enum value {
	VALUE_NUMBERS, /* numbers, the letters of a path, and names and brackets of a transform */
	VALUE_COLOUR,
	VALUE_WORD, /* one of `words`, or a number */
	VALUE_ID,
	VALUE_IDS
};

static const struct attribute {
	const char *name;
	enum value value;
} attributes[] = {{"aria-hidden", VALUE_WORD},
		  {"aria-labelledby", VALUE_IDS},
		  {"cx", VALUE_NUMBERS},
		  {"cy", VALUE_NUMBERS},
		  {"d", VALUE_NUMBERS},
		  {"dominant-baseline", VALUE_WORD},
		  {"dx", VALUE_NUMBERS},
		  {"dy", VALUE_NUMBERS},
		  {"fill", VALUE_COLOUR},
		  {"fill-opacity", VALUE_NUMBERS},
		  {"fill-rule", VALUE_WORD},
		  {"focusable", VALUE_WORD},
		  {"font-size", VALUE_NUMBERS},
		  {"font-style", VALUE_WORD},
		  {"font-weight", VALUE_WORD},
		  {"height", VALUE_NUMBERS},
		  {"id", VALUE_ID},
		  {"opacity", VALUE_NUMBERS},
		  {"paint-order", VALUE_WORD},
		  {"points", VALUE_NUMBERS},
		  {"r", VALUE_NUMBERS},
		  {"role", VALUE_WORD},
		  {"rx", VALUE_NUMBERS},
		  {"ry", VALUE_NUMBERS},
		  {"stroke", VALUE_COLOUR},
		  {"stroke-dasharray", VALUE_NUMBERS},
		  {"stroke-dashoffset", VALUE_NUMBERS},
		  {"stroke-linecap", VALUE_WORD},
		  {"stroke-opacity", VALUE_NUMBERS},
		  {"stroke-width", VALUE_NUMBERS},
		  {"text-anchor", VALUE_WORD},
		  {"transform", VALUE_NUMBERS},
		  {"viewBox", VALUE_NUMBERS},
		  {"width", VALUE_NUMBERS},
		  {"x", VALUE_NUMBERS},
		  {"x1", VALUE_NUMBERS},
		  {"x2", VALUE_NUMBERS},
		  {"y", VALUE_NUMBERS},
		  {"y1", VALUE_NUMBERS},
		  {"y2", VALUE_NUMBERS}};

enum { ATTRIBUTES = sizeof(attributes) / sizeof(attributes[0]) };

static const char *const transforms[] = {"matrix", "translate", "rotate", "scale", NULL};

struct check {
	const char *at;
	const char *end; /* the NUL */
	const char *id;
	const char *open[DEPTH];
	size_t depth;
	const char *wrong; /* the first thing, or NULL */
};

static const char *find(const char *const *list, const char *text, size_t length)
{
	for (; *list != NULL; list++)
		if (strlen(*list) == length && memcmp(*list, text, length) == 0)
			return *list;
	return NULL;
}

static bool is_of_name(char byte)
{
	return ascii_is_alnum(byte) || byte == '-';
}

/* The length of a name at `at`: letters, digits and "-". 0 for none, or one that is too long. */
static size_t name_length(const char *at)
{
	size_t length = 0;

	while (is_of_name(at[length]))
		length++;
	return ascii_is_letter(at[0]) && length < NAME_BYTES ? length : 0;
}

/* Letters in a row are the name of a transform with its bracket; one alone is of a path. */
static bool are_numbers(const char *value, size_t length)
{
	for (size_t i = 0; i < length;) {
		size_t word = 0;

		while (i + word < length && ascii_is_letter(value[i + word]))
			word++;
		if (word == 0 && strchr("0123456789 .,-()", value[i]) == NULL)
			return false;
		if (word == 1 && strchr("MmLlHhVvCcSsQqTtAaZz", value[i]) == NULL)
			return false;
		if (word > 1 && (find(transforms, value + i, word) == NULL || i + word >= length ||
				 value[i + word] != '('))
			return false;
		i += word > 0 ? word : 1;
	}
	return true;
}

/* ID-more. */
static bool is_id(const struct check *check, const char *value, size_t length)
{
	size_t own = strlen(check->id);

	if (length <= own + 1 || memcmp(value, check->id, own) != 0 || value[own] != '-')
		return false;
	for (size_t i = 0; i < length; i++)
		if (!is_of_name(value[i]) && value[i] != '_')
			return false;
	return true;
}

static bool are_ids(const struct check *check, const char *value, size_t length)
{
	const char *space = memchr(value, ' ', length);
	size_t first = space != NULL ? (size_t)(space - value) : length;

	return is_id(check, value, first) &&
	       (space == NULL || is_id(check, space + 1, length - first - 1));
}

static bool fits(const struct check *check, enum value kind, const char *value, size_t length)
{
	switch (kind) {
	case VALUE_NUMBERS:
		return are_numbers(value, length);
	case VALUE_COLOUR:
		return find(colours, value, length) != NULL;
	case VALUE_WORD:
		return find(words, value, length) != NULL ||
		       (length > 0 && ascii_is_digit(value[0]) && are_numbers(value, length));
	case VALUE_ID:
		return is_id(check, value, length);
	case VALUE_IDS:
		return are_ids(check, value, length);
	}
	return false;
}

static void refuse(struct check *check, const char *why)
{
	if (check->wrong == NULL)
		check->wrong = why;
}

/* ` name="value"`. */
static void read_attribute(struct check *check)
{
	const char *name = check->at + 1, *value, *end;
	size_t length = name_length(name), row = 0;

	if (length == 0 || name[length] != '=' || name[length + 1] != '"') {
		refuse(check, N_("a tag that is not written as it should be"));
		return;
	}
	value = name + length + 2;
	end = strchr(value, '"');
	while (row < ATTRIBUTES && (strlen(attributes[row].name) != length ||
				    memcmp(attributes[row].name, name, length) != 0))
		row++;
	if (end == NULL)
		refuse(check, N_("a value without an end"));
	else if (row == ATTRIBUTES)
		refuse(check, N_("an attribute that no chart has"));
	else if (!fits(check, attributes[row].value, value, (size_t)(end - value)))
		refuse(check, N_("a value that its attribute does not have in a chart"));
	else
		check->at = end + 1;
}

static void close_tag(struct check *check)
{
	const char *name = check->at + 2;
	size_t length = name_length(name);

	if (check->depth == 0 || name[length] != '>' ||
	    strlen(check->open[check->depth - 1]) != length ||
	    memcmp(check->open[check->depth - 1], name, length) != 0) {
		refuse(check, N_("an end without its begin"));
		return;
	}
	check->depth--;
	check->at = name + length + 1;
}

static void open_tag(struct check *check)
{
	const char *name = check->at + 1, *known;
	size_t length = name_length(name);

	known = find(elements, name, length);
	if (known == NULL || check->depth == DEPTH ||
	    (strcmp(known, "svg") == 0) != (check->depth == 0)) {
		refuse(check, N_("an element that no chart has there"));
		return;
	}
	check->at = name + length;
	while (check->wrong == NULL && *check->at == ' ')
		read_attribute(check);
	if (check->wrong != NULL)
		return;
	if (check->at[0] == '/' && check->at[1] == '>') {
		check->at += 2;
	} else if (check->at[0] == '>') {
		check->open[check->depth++] = known;
		check->at++;
	} else {
		refuse(check, N_("a tag that is not written as it should be"));
	}
}

/* A character, or one that is written as &name;, between tags. */
static void read_text(struct check *check)
{
	static const char *const escapes[] = {"&amp;", "&lt;",   "&gt;", "&quot;",
					      "&#39;", "&apos;", NULL};
	size_t step = utf8_sequence(check->at, (size_t)(check->end - check->at));

	if (*check->at == '&') {
		step = 0;
		for (const char *const *one = escapes; *one != NULL; one++)
			if (strncmp(check->at, *one, strlen(*one)) == 0)
				step = strlen(*one);
	}
	if (step == 0 || (unsigned char)*check->at < 0x20 || *check->at == '>') {
		refuse(check, N_("a text with what no text has"));
		return;
	}
	check->at += step;
}

const char *chart_check(const char *svg, size_t length, const char *id)
{
	struct check check = {.at = svg, .end = svg + length, .id = id};

	if (strlen(svg) != length)
		return N_("bytes of zero");
	if (strncmp(svg, "<svg ", 5) != 0)
		return N_("no chart at its begin");
	do {
		if (*check.at == '\0')
			refuse(&check, N_("no end"));
		else if (check.at[0] == '<' && check.at[1] == '/')
			close_tag(&check);
		else if (check.at[0] == '<')
			open_tag(&check);
		else
			read_text(&check);
	} while (check.wrong == NULL && check.depth > 0);
	if (check.wrong == NULL && *check.at != '\0')
		refuse(&check, N_("more behind its end"));
	return check.wrong;
}
