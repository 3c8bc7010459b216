/* Words, cells and numbers that the parts of a page share. */
#include "parts.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "ijw/base/ascii.h"

enum { WEEK = 7 };

const char *words(const struct page *page, const char *nl, const char *en, ...)
{
	const char *format = in(page->html.language, nl, en);
	va_list list, again;
	char *text;
	int length;

	va_start(list, en);
	va_copy(again, list);
	length = vsnprintf(NULL, 0, format, list);
	text = pool_alloc(page->html.pool, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	va_end(list);
	return text;
}

const char *words_capital(const struct page *page, const char *text)
{
	char *capital = pool_copy(page->html.pool, text, strlen(text));

	capital[0] = ascii_upper(capital[0]);
	return capital;
}

const char *words_whole(const struct page *page, double number)
{
	return words_number(page->html.pool, page->html.language, number, 0);
}

const char *words_share(const struct page *page, double share)
{
	return words_percent(page->html.pool, page->html.language, share);
}

const char *words_norm(const struct page *page, int days)
{
	if (days % WEEK != 0)
		return words(page, "%d dagen", "%d days", days);
	if (days == WEEK)
		return words(page, "1 week", "1 week");
	return words(page, "%d weken", "%d weeks", days / WEEK);
}

const char *words_about(const struct page *page, const struct chance *chance)
{
	const char *number = words_whole(page, chance->n);

	if (isnan(chance->n))
		return words(page, "aantal niet getoond", "number not shown");
	switch (chance->n_kind) {
	case N_CLASS:
		return words(page, "%s kinderen of meer", "%s children or more", number);
	case N_STARTED:
		return words(page, "%s kinderen gestart", "%s children started", number);
	case N_EXACT:
	default:
		return words(page, "%s kinderen", "%s children", number);
	}
}

const char *words_name(const struct page *page, const char *text, const char *name, double share,
		       size_t left)
{
	return words(page, "%s%s (%s)%s", "%s%s (%s)%s", text, name, words_share(page, share),
		     left == 0   ? ""
		     : left == 1 ? words(page, " en ", " and ")
				 : ", ");
}

const char *words_status(const struct page *page, char status)
{
	switch (status) {
	case 'P':
		return words(page, "voorlopig", "provisional");
	case 'E':
		return words(page, "geschat", "estimated");
	case 'U':
		return words(page, "onzeker", "uncertain");
	default:
		return "";
	}
}

void cell_number(struct page *page, double number)
{
	html_number_cell(&page->html, words_whole(page, number), number);
}

void cell_percent(struct page *page, double share)
{
	html_number_cell(&page->html, isnan(share) ? "" : words_share(page, share), share);
}

void cell_count(struct page *page, const struct figure *figure)
{
	if (figure_shown(figure))
		cell_number(page, figure->waarde);
	else
		html_missing_cell(&page->html, figure->status);
}

void cell_share(struct page *page, const struct figure *figure)
{
	if (figure_shown(figure))
		cell_percent(page, figure->waarde);
	else
		html_missing_cell(&page->html, figure->status);
}

void cell_weeks(struct page *page, const struct figure *figure)
{
	struct html *html = &page->html;

	if (figure_shown(figure))
		html_number_cell(html,
				 words_weeks_number(html->pool, html->language, figure->waarde),
				 figure->waarde);
	else
		html_missing_cell(html, figure->status);
}

void cell_status(struct page *page, char status)
{
	html_text_cell(&page->html, words_status(page, status));
}

void json_share(struct json *json, const char *key, double share)
{
	json_number(json, key, round(share * 1000) / 10);
}

void json_status(struct json *json, char status)
{
	char text[2] = {status, '\0'};

	json_text(json, "status", text);
}

void json_period(struct json *json, const char *period)
{
	json_number(json, "jaar", period_year(period));
	json_number(json, strncmp(period + 4, "MM", 2) == 0 ? "maand" : "kwartaal",
		    period_part(period));
}

void json_stock(struct json *json, const char *period, const struct figure *figure)
{
	json_object(json, NULL);
	json_period(json, period);
	json_number(json, "waarde", figure->waarde);
	json_status(json, figure->status);
}

int page_norm(const struct page *page)
{
	return figures_norm(page->site->figures, "W3a", NULL);
}

struct subject page_subject(const struct page *page)
{
	return (struct subject){.regio = page->code};
}

struct subject subject_of(struct subject subject, const char *list, const char *code)
{
	if (strcmp(list, "RegioS") == 0)
		subject.regio = code;
	else if (strcmp(list, "Productcategorie") == 0)
		subject.productcategorie = code;
	else
		subject.leeftijd = code;
	return subject;
}

void parts_write(struct page *page, const struct part *parts, size_t count)
{
	struct page_entry *entries = pool_alloc(page->html.pool, (count + 1) * sizeof(*entries));
	bool *present = pool_alloc(page->html.pool, count + 1);
	size_t shown = 0;

	for (size_t i = 0; i < count; i++) {
		present[i] = parts[i].present(page);
		if (present[i])
			entries[shown++] = (struct page_entry){
			    parts[i].id, in(page->html.language, parts[i].nl, parts[i].en)};
	}
	page_body(page, entries, shown);
	for (size_t i = 0; i < count; i++) {
		if (present[i])
			parts[i].write(page);
	}
	page_body_end(page);
}
