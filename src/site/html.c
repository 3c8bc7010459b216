#include "ijw/site/html.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/log.h"

/* The five characters that mean something in markup, and controls, which HTML does not allow. */
static void escape(struct buf *out, const char *text)
{
	for (; *text != '\0'; text++) {
		size_t plain =
		    strcspn(text, "&<>\"'\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0c\x0e\x0f"
				  "\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c"
				  "\x1d\x1e\x1f\x7f");

		buf_add(out, text, plain);
		text += plain;
		if (*text == '\0')
			return;
		buf_puts(out, *text == '&'    ? "&amp;"
			      : *text == '<'  ? "&lt;"
			      : *text == '>'  ? "&gt;"
			      : *text == '"'  ? "&quot;"
			      : *text == '\'' ? "&#39;"
					      : "\uFFFD");
	}
}

_Noreturn static void wrong_format(const char *format)
{
	log_error("html_add: a format that it does not know: %s", format);
	abort();
}

void html_add(struct html *html, const char *format, ...)
{
	struct buf *out = html->out;
	va_list args;

	va_start(args, format);
	for (const char *at = format; *at != '\0';) {
		size_t plain = strcspn(at, "%");

		buf_add(out, at, plain);
		at += plain;
		if (*at == '\0')
			break;
		if (at[1] == 's')
			escape(out, va_arg(args, const char *));
		else if (at[1] == 'm')
			buf_puts(out, va_arg(args, const char *));
		else if (at[1] == 'd')
			buf_printf(out, "%d", va_arg(args, int));
		else if (at[1] == 'z' && at[2] == 'u')
			buf_printf(out, "%zu", va_arg(args, size_t));
		else if (at[1] == '%')
			buf_puts(out, "%");
		else
			wrong_format(format);
		at += at[1] == 'z' ? 3 : 2;
	}
	va_end(args);
}

/* The name of a part, by which who hears a page jumps to it: by the id of its title. In one file with
 * all pages these names would stand there again and again, so there parts have none. */
static void part_name(struct html *html, const char *role, const char *id, const char *suffix)
{
	if (html->prefix[0] == '\0')
		html_add(html, "%m aria-labelledby=\"%s%s\"", role, id, suffix);
}

void html_section(struct html *html, const char *id, const char *kop)
{
	html_add(html, "<section");
	part_name(html, "", id, "");
	html_add(html, ">\n<h2 id=\"%s%s\">%s</h2>\n", html->prefix, id, kop);
}

void html_section_end(struct html *html)
{
	html_add(html, "</section>\n");
}

void html_table(struct html *html, const struct html_table *table)
{
	html_add(html, "<div class=\"rol\"");
	part_name(html, " role=\"region\"", table->id, "-c");
	html_add(html, " tabindex=\"0\"><table%m><caption id=\"%s%s-c\">%s</caption>\n<thead><tr>",
		 table->sorts ? " class=\"sorteer\"" : "", html->prefix, table->id,
		 table->caption);
	for (size_t i = 0; i < table->columns; i++) {
		html_add(html, "<th scope=\"col\"%m",
			 table->column[i].number ? " class=\"n\"" : "");
		if (table->sorts)
			html_add(html, " data-k=\"%zu\"", i);
		html_add(html, ">%s</th>", table->column[i].kop);
	}
	html_add(html, "</tr></thead>\n<tbody>\n");
}

void html_row(struct html *html, const char *extra_class)
{
	if (extra_class != NULL)
		html_add(html, "<tr class=\"%s\">", extra_class);
	else
		html_add(html, "<tr>");
}

void html_row_end(struct html *html)
{
	html_add(html, "</tr>\n");
}

void html_table_end(struct html *html)
{
	html_add(html, "</tbody></table></div>\n");
}

void html_head_cell(struct html *html, const char *text)
{
	html_add(html, "<th scope=\"row\">%s</th>", text);
}

void html_head_link(struct html *html, const char *href, const char *text)
{
	if (href == NULL)
		html_head_cell(html, text);
	else
		html_add(html, "<th scope=\"row\"><a href=\"%s\">%s</a></th>", href, text);
}

void html_text_cell(struct html *html, const char *text)
{
	html_add(html, "<td>%s</td>", text);
}

void html_number_cell(struct html *html, const char *text, double value)
{
	char plain[64];

	snprintf(plain, sizeof(plain), "%.10g", value);
	if (isnan(value))
		html_add(html, "<td class=\"n\">%s</td>", text);
	else
		html_add(html, "<td class=\"n\" data-w=\"%s\">%s</td>", plain, text);
}

void html_missing_cell(struct html *html, char status)
{
	const enum language language = html->language;

	html_add(html, "<td class=\"n weg\" data-w=\"\">%s</td>",
		 status == 'Q'   ? in(language, "niet getoond", "not shown")
		 : status == 'M' ? in(language, "– (niet bereikt)", "– (not reached)")
				 : in(language, "geen gegevens", "no data"));
}
