#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "train.h"

#define XML(rest) "<?xml version=\"1.0\" encoding=\"UTF-8\"" rest "?>"

/* Those of serializers and, at the end, of the examples of the standard. No two have a prefix in
 * common: of what both have only one place is found, mostly not the one that helps. */
const struct shape train_shapes[] = {
    {XML(""), "ns0", "ns1", "", ""},
    {XML(" standalone=\"yes\""), "", "ns2", "  ", "\n"},
    {XML(" standalone=\"yes\""), "ns2", "", "    ", "\n"},
    {XML(""), NULL, "ijw", "\t", "\r\n"},
};
const size_t train_shape_count = sizeof(train_shapes) / sizeof(train_shapes[0]);

/* A line of a generated message: one element with its value, a start tag or an end tag. */
struct line {
	size_t depth;
	bool ends; /* an end tag */
	bool basis;
	const char *name; /* without its prefix */
	size_t name_length;
	const char *value; /* NULL: there is none */
	size_t value_length;
};

/* The message, and how its types are spelled: 301. */
struct source {
	const char *at;
	const char *end;
	char type[4];
};

/* Every line ends with CR LF. */
static struct line next_line(struct source *source)
{
	const char *end = memchr(source->at, '\r', (size_t)(source->end - source->at));
	struct line line = {0};
	const char *at = source->at, *open;

	if (end == NULL)
		abort();
	while (*at == '\t')
		at++;
	line.depth = (size_t)(at - source->at);
	line.ends = at[1] == '/';
	line.name = memchr(at, ':', (size_t)(end - at));
	if (line.name == NULL)
		abort();
	line.basis = memmem(at, (size_t)(line.name - at), "ijw", 3) != NULL;
	line.name++;
	line.name_length = strcspn(line.name, " >");
	open = memchr(line.name, '>', (size_t)(end - line.name));
	if (open != NULL && open + 1 < end) {
		line.value = open + 1;
		line.value_length = strcspn(line.value, "<");
	}
	source->at = end + 2;
	return line;
}

static bool is_fixed(const struct line *line)
{
	static const char *const names[] = {"BerichtCode", "BerichtVersie", "BerichtSubversie",
					    "BasisschemaXsdVersie", "BerichtXsdVersie"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strlen(names[i]) == line->name_length &&
		    memcmp(names[i], line->name, line->name_length) == 0)
			return true;
	return false;
}

static void put_prefix(const struct shape *shape, const struct source *source, bool basis,
		       const char *behind, struct buf *out)
{
	const char *prefix = basis ? shape->basis : shape->message;

	if (prefix == NULL)
		buf_printf(out, "jw%s%s", source->type, behind);
	else if (prefix[0] != '\0')
		buf_printf(out, "%s%s", prefix, behind);
}

static void put_tag(const struct shape *shape, const struct source *source, const struct line *line,
		    const char *before, struct buf *out)
{
	buf_puts(out, before);
	put_prefix(shape, source, line->basis, ":", out);
	buf_add(out, line->name, line->name_length);
}

static void put_namespace(const struct shape *shape, const struct source *source, bool basis,
			  struct buf *out)
{
	const char *prefix = basis ? shape->basis : shape->message;

	buf_puts(out, prefix == NULL || prefix[0] != '\0' ? " xmlns:" : " xmlns");
	put_prefix(shape, source, basis, "", out);
	buf_printf(out, "=\"http://www.istandaarden.nl/ijw/3_2/%s%s/schema\"",
		   basis ? "basisschema" : "jw", basis ? "" : source->type);
}

static void put_line(const struct shape *shape, const struct source *source,
		     const struct line *line, train_value *value, void *context, struct buf *out)
{
	for (size_t i = 0; i < line->depth; i++)
		buf_puts(out, shape->indent);
	put_tag(shape, source, line, line->ends ? "</" : "<", out);
	if (line->depth == 0 && !line->ends) {
		put_namespace(shape, source, true, out);
		put_namespace(shape, source, false, out);
	}
	buf_puts(out, ">");
	if (line->value != NULL) {
		if (value != NULL && !is_fixed(line))
			value(context, line->value, line->value_length, out);
		else
			buf_add(out, line->value, line->value_length);
		put_tag(shape, source, line, "</", out);
		buf_puts(out, ">");
	}
	buf_puts(out, shape->line);
}

void train_shape(const struct shape *shape, const char *bytes, size_t length, train_value *value,
		 void *context, struct buf *out)
{
	struct source source = {.at = memmem(bytes, length, "\r\n", 2), .end = bytes + length};
	const char *type = memmem(bytes, length, "<jw", 3);

	if (source.at == NULL || type == NULL)
		abort();
	source.at += 2;
	memcpy(source.type, type + 3, 3);
	buf_printf(out, "%s%s", shape->declaration, shape->line);
	while (source.at < source.end) {
		struct line line = next_line(&source);

		put_line(shape, &source, &line, value, context, out);
	}
}

enum berichttype train_type(const char *name)
{
	const char *type = strstr(name, "-JW");

	if (strncmp(name, "messages/", 9) != 0 || type == NULL)
		return BERICHT_ONBEKEND;
	for (enum berichttype i = JW301; i < BERICHT_TYPES; i++)
		if (strncmp(bericht_info(i)->name, type + 1, 5) == 0)
			return i;
	return BERICHT_ONBEKEND;
}
