#include "xml.h"

#include <stdio.h>

#include "ijw/base/date.h"

enum { NUMBER_TEXT = 24 };

static const char base[] = "ijw";

static void indent(struct xml *xml)
{
	static const char tabs[] = "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t";

	buf_add(xml->out, tabs, (size_t)xml->depth);
}

/* `before` is "<" or "</". */
static void tag(struct xml *xml, const char *before, const char *prefix, const char *name)
{
	buf_puts(xml->out, before);
	buf_puts(xml->out, prefix);
	buf_puts(xml->out, ":");
	buf_puts(xml->out, name);
	buf_puts(xml->out, ">");
}

static void leaf(struct xml *xml, const char *prefix, const char *name, const char *text)
{
	if (!text)
		return;
	indent(xml);
	tag(xml, "<", prefix, name);
	buf_puts(xml->out, text);
	tag(xml, "</", prefix, name);
	buf_puts(xml->out, "\r\n");
}

static void leaf_number(struct xml *xml, const char *prefix, const char *name, int64_t number)
{
	char text[NUMBER_TEXT];

	snprintf(text, sizeof(text), "%lld", (long long)number);
	leaf(xml, prefix, name, text);
}

static void leaf_day(struct xml *xml, const char *prefix, const char *name, int32_t day)
{
	char text[DATE_TEXT];

	if (day != DAY_NONE && day != DAY_NEVER)
		leaf(xml, prefix, name, date_format(day, text));
}

static void open_tag(struct xml *xml, const char *prefix, const char *name)
{
	indent(xml);
	tag(xml, "<", prefix, name);
	buf_puts(xml->out, "\r\n");
	xml->depth++;
}

static void close_tag(struct xml *xml, const char *prefix, const char *name)
{
	xml->depth--;
	indent(xml);
	tag(xml, "</", prefix, name);
	buf_puts(xml->out, "\r\n");
}

void traffic_open(struct xml *xml, const char *name)
{
	open_tag(xml, xml->prefix, name);
}

void traffic_close(struct xml *xml, const char *name)
{
	close_tag(xml, xml->prefix, name);
}

void traffic_base_open(struct xml *xml, const char *name)
{
	open_tag(xml, base, name);
}

void traffic_base_close(struct xml *xml, const char *name)
{
	close_tag(xml, base, name);
}

void traffic_leaf(struct xml *xml, const char *name, const char *text)
{
	leaf(xml, xml->prefix, name, text);
}

void traffic_base(struct xml *xml, const char *name, const char *text)
{
	leaf(xml, base, name, text);
}

void traffic_leaf_number(struct xml *xml, const char *name, int64_t number)
{
	leaf_number(xml, xml->prefix, name, number);
}

void traffic_base_number(struct xml *xml, const char *name, int64_t number)
{
	leaf_number(xml, base, name, number);
}

void traffic_leaf_day(struct xml *xml, const char *name, int32_t day)
{
	leaf_day(xml, xml->prefix, name, day);
}

void traffic_base_day(struct xml *xml, const char *name, int32_t day)
{
	leaf_day(xml, base, name, day);
}
