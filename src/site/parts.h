/* What the files of the pages of the region and of a gemeente give each other. */
#ifndef IJW_SITE_PARTS_H
#define IJW_SITE_PARTS_H

#include "ijw/base/json.h"
#include "ijw/site/site.h"
#include "measure.h"

/* A text in the language of the page, with arguments, in the pool of the page. The arguments stand
 * in the same order in both. */
const char *words(const struct page *page, const char *nl, const char *en, ...)
    __attribute__((format(printf, 2, 4), format(printf, 3, 4)));

/* The text with a capital in front, for the begin of a sentence. */
const char *words_capital(const struct page *page, const char *text);

/* A whole number, "1.234"; whole percents, "55%"; an amount of weeks and days as norms are given:
 * "10 weken", or "65 dagen" when it is no whole number of weeks. */
const char *words_whole(const struct page *page, double number);
const char *words_share(const struct page *page, double share);
const char *words_norm(const struct page *page, int days);

/* How many youths a chance is about: "557 kinderen", "300 kinderen of meer", "432 gestart". */
const char *words_about(const struct page *page, const struct chance *chance);

/* A list of names that grows, `text` so far: "Borne (67%), Losser (48%) en Almelo (60%)". `left` more
 * names will follow. */
const char *words_name(const struct page *page, const char *text, const char *name, double share,
		       size_t left);

/* What a status means for who reads a table: "voorlopig", "geschat", "onzeker" or "". */
const char *words_status(const struct page *page, char status);

/* Cells of a table: the value of a figure, or why there is none. */
void cell_count(struct page *page, const struct figure *figure);
void cell_share(struct page *page, const struct figure *figure);
void cell_weeks(struct page *page, const struct figure *figure); /* of days, with a decimal */
void cell_number(struct page *page, double number);              /* "" for NaN */
void cell_percent(struct page *page, double share);              /* "" for NaN */
void cell_status(struct page *page, char status);

/* In the JSON of a chart: a share as percents, null for NaN; a status as text; year and month (or
 * quarter) of a period. */
void json_share(struct json *json, const char *key, double share);
void json_status(struct json *json, char status);
void json_period(struct json *json, const char *period);

/* A month or quarter with its stock, in the list of the charts `stand` and `kwartalen`: opens the
 * object, which the caller closes. */
void json_stock(struct json *json, const char *period, const struct figure *figure);

/* The norm of W3a in days, 0 without one. */
int page_norm(const struct page *page);

/* A part of a page: it is left out when there is nothing to show in it. */
struct part {
	const char *id;
	const char *nl, *en; /* in the list of contents */
	bool (*present)(const struct page *page);
	void (*write)(struct page *page);
};

/* The list of contents and all parts that are present. */
void parts_write(struct page *page, const struct part *parts, size_t count);

/* The subject of a page: its gemeente, or the region. */
struct subject page_subject(const struct page *page);

/* The same, broken down by a code of a list: "Leeftijd", "Productcategorie" or "RegioS". */
struct subject subject_of(struct subject subject, const char *list, const char *code);

/* (1) to (3), on the page of the region and of a gemeente. */
bool stroom_present(const struct page *page);
void stroom_write(struct page *page);
bool kwartalen_present(const struct page *page);
void kwartalen_write(struct page *page);
bool verloop_present(const struct page *page);
void verloop_write(struct page *page);
bool profiel_present(const struct page *page);
void profiel_write(struct page *page);

/* (4) to (11), on that of the region. */
bool gemeenten_present(const struct page *page);
void gemeenten_write(struct page *page);
bool aanbieders_present(const struct page *page);
void aanbieders_write(struct page *page);
bool soorten_present(const struct page *page);
void soorten_write(struct page *page);
bool doorstroom_present(const struct page *page);
void doorstroom_write(struct page *page);
bool duur_present(const struct page *page);
void duur_write(struct page *page);
bool pilots_present(const struct page *page);
void pilots_write(struct page *page);
bool kwaliteit_present(const struct page *page);
void kwaliteit_write(struct page *page);
bool uitleg_present(const struct page *page);
void uitleg_write(struct page *page);

#endif
