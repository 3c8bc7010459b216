/* (6) Kinds of help and ages: the chance in each cell, with its number. Where the cells are too
 * small, the kinds of help and the ages by themselves. */
#include <math.h>
#include <string.h>

#include "spread.h"

enum { AGES = 8 };

struct heat {
	const struct figures_code *kinds, *ages;
	size_t kind_count, age_count;
	struct chance *cell; /* kind_count * age_count, in the pool of the page */
	size_t shown;
	size_t most,
	    least;     /* places of the highest and the lowest cell that are about FEW or more */
	bool compared; /* `most` and `least` are two cells */
	const char *period;
};

static void heat_compare(struct heat *heat)
{
	const struct chance *cell = heat->cell;
	size_t count = 0;

	for (size_t i = 0; i < heat->kind_count * heat->age_count; i++) {
		if (isnan(cell[i].waarde) || isnan(cell[i].n) || cell[i].n < FEW)
			continue;
		if (count == 0 || cell[i].waarde < cell[heat->least].waarde)
			heat->least = i;
		if (count == 0 || cell[i].waarde > cell[heat->most].waarde)
			heat->most = i;
		count++;
	}
	heat->compared = count > 1 && heat->least != heat->most;
}

static bool heat_read(const struct page *page, struct heat *heat)
{
	const struct figures *figures = page->site->figures;

	*heat = (struct heat){.period = newest_followed(figures, "JJ", page_norm(page))};
	heat->kinds = figures_codes(figures, "Productcategorie", &heat->kind_count);
	heat->ages = figures_codes(figures, "Leeftijd", &heat->age_count);
	if (heat->age_count > AGES)
		heat->age_count = AGES;
	heat->cell = pool_alloc(page->html.pool,
				(heat->kind_count * heat->age_count + 1) * sizeof(*heat->cell));
	if (heat->period == NULL)
		return false;
	for (size_t i = 0; i < heat->kind_count; i++)
		for (size_t k = 0; k < heat->age_count; k++) {
			const struct subject subject = {.productcategorie = heat->kinds[i].code,
							.leeftijd = heat->ages[k].code};
			struct chance *cell = &heat->cell[i * heat->age_count + k];

			*cell = chance_read(figures, &subject, heat->period);
			heat->shown += !isnan(cell->waarde) ? 1 : 0;
		}
	heat_compare(heat);
	return heat->shown > 0;
}

bool soorten_present(const struct page *page)
{
	struct heat heat;
	struct spread kinds;

	if (heat_read(page, &heat))
		return true;
	spread_read(page, "Productcategorie", PAGE_SOORT, heat.period, &kinds);
	return kinds.shown > 0;
}

/* "Jeugdhulp ambulant, 4-11 jaar". */
static const char *cell_name(const struct page *page, const struct heat *heat, size_t place)
{
	return words(page, "%s, %s jaar", "%s, aged %s", heat->kinds[place / heat->age_count].title,
		     heat->ages[place % heat->age_count].title);
}

/* The lowest cell against the highest, when their intervals have nothing in common. */
static const char *heat_kop(const struct page *page, const struct heat *heat)
{
	const struct chance *most = &heat->cell[heat->most], *least = &heat->cell[heat->least];

	if (!heat->compared || compare_chances(least, most) != VERDICT_WORSE)
		return words(page,
			     "De soorten hulp en leeftijden die te zien zijn, verschillen weinig",
			     "The kinds of help and ages that are shown differ little");
	return words(page, "Het minst vaak op tijd begint: %s (%s)", "Least often on time: %s (%s)",
		     cell_name(page, heat, heat->least), words_share(page, least->waarde));
}

static const char *heat_desc(const struct page *page, const struct heat *heat)
{
	const char *text = words(
	    page,
	    "Een tabel in kleur: de kans op een start binnen de norm per soort hulp en leeftijd. "
	    "%d cellen zijn te zien.",
	    "A table in colour: the chance to start within the norm by kind of help and age. "
	    "%d cells are shown.",
	    (int)heat->shown);

	if (!heat->compared)
		return text;
	return words(
	    page, "%s Het laagst: %s (%s). Het hoogst: %s (%s).",
	    "%s Lowest: %s (%s). Highest: %s (%s).", text, cell_name(page, heat, heat->least),
	    words_share(page, heat->cell[heat->least].waarde), cell_name(page, heat, heat->most),
	    words_share(page, heat->cell[heat->most].waarde));
}

/* Whether a kind of help has a cell to show. */
static bool row_shown(const struct heat *heat, size_t kind)
{
	for (size_t k = 0; k < heat->age_count; k++) {
		if (!isnan(heat->cell[kind * heat->age_count + k].waarde))
			return true;
	}
	return false;
}

static bool uncertain(const struct chance *cell)
{
	return cell->status == 'U' || (!isnan(cell->n) && cell->n < FEW);
}

static void heat_cells(struct json *json, const struct heat *heat, size_t kind)
{
	json_array(json, NULL);
	for (size_t k = 0; k < heat->age_count; k++) {
		const struct chance *cell = &heat->cell[kind * heat->age_count + k];

		json_object(json, NULL);
		json_number(json, "waarde", round(cell->waarde * 100));
		json_bool(json, "onzeker", uncertain(cell));
		json_end(json);
	}
	json_end(json);
}

static void heat_json(const struct heat *heat, struct buf *out)
{
	struct json json;

	json_begin(&json, out, JSON_LINES);
	json_object(&json, NULL);
	json_array(&json, "kolommen");
	for (size_t k = 0; k < heat->age_count; k++)
		json_text(&json, NULL, heat->ages[k].title);
	json_end(&json);
	json_array(&json, "rijen");
	for (size_t i = 0; i < heat->kind_count; i++) {
		if (row_shown(heat, i))
			json_text(&json, NULL, heat->kinds[i].title);
	}
	json_end(&json);
	json_array(&json, "cellen");
	for (size_t i = 0; i < heat->kind_count; i++) {
		if (row_shown(heat, i))
			heat_cells(&json, heat, i);
	}
	json_end(&json);
	json_end(&json);
}

static void heat_cell(struct page *page, const struct chance *cell)
{
	if (isnan(cell->waarde))
		html_missing_cell(&page->html, cell->status == 'O' ? 'Q' : cell->status);
	else
		html_number_cell(&page->html,
				 words(page, "%s%s (%s)", "%s%s (%s)",
				       words_share(page, cell->waarde), uncertain(cell) ? " *" : "",
				       words_about(page, cell)),
				 cell->waarde);
}

static void heat_table(struct page *page, const struct heat *heat)
{
	struct html *html = &page->html;
	struct html_column column[AGES + 1] = {{words(page, "Soort hulp", "Kind of help"), false}};
	const struct html_table table = {
	    .id = "warmte-t",
	    .caption =
		words(page, "Kans op een start binnen de norm per soort hulp en leeftijd, %s",
		      "Chance to start within the norm by kind of help and age, %s",
		      words_period(html->pool, html->language, heat->period)),
	    .column = column,
	    .columns = heat->age_count + 1};

	for (size_t k = 0; k < heat->age_count; k++)
		column[k + 1] = (struct html_column){
		    words(page, "%s jaar", "Aged %s", heat->ages[k].title), true};
	html_table(html, &table);
	for (size_t i = 0; i < heat->kind_count; i++) {
		html_row(html, NULL);
		html_head_link(html, page_address(page, PAGE_SOORT, heat->kinds[i].code),
			       heat->kinds[i].title);
		for (size_t k = 0; k < heat->age_count; k++)
			heat_cell(page, &heat->cell[i * heat->age_count + k]);
		html_row_end(html);
	}
	html_table_end(html);
}

static void heat_figure(struct page *page, const struct heat *heat)
{
	struct buf json = BUF_INIT(0);
	struct figure_text text = {.id = "warmte", .kind = "warmte"};

	heat_json(heat, &json);
	text.kop = heat_kop(page, heat);
	text.sub =
	    words(page,
		  "Kans op een start binnen de norm van %s, naar soort hulp en leeftijd bij de "
		  "toewijzing. Toegewezen in %s, procent. De aantallen staan in de tabel.",
		  "Chance to start within the norm of %s, by kind of help and age at the "
		  "assignment. Assigned in %s, percent. The numbers stand in the table.",
		  words_norm(page, page_norm(page)),
		  words_period(page->html.pool, page->html.language, heat->period));
	text.desc = heat_desc(page, heat);
	text.noot =
	    words(page,
		  "Donker: vaker op tijd. * onzeker: minder dan 30 kinderen. Soorten hulp zonder "
		  "een cijfer staan alleen in de tabel.",
		  "Dark: more often on time. * uncertain: fewer than 30 children. Kinds of help "
		  "without a figure stand in the table alone.");
	text.json = json.data;
	figure_begin(page, &text);
	heat_table(page, heat);
	figure_end(page);
	buf_free(&json);
}

static void kinds_figure(struct page *page, const char *period)
{
	struct spread kinds;
	const struct spread_text text = {
	    .id = "soorten",
	    .table_id = "soorten-t",
	    .caption = words(page, "Kans op een start binnen de norm per soort hulp, %s",
			     "Chance to start within the norm by kind of help, %s",
			     words_period(page->html.pool, page->html.language, period)),
	    .head = words(page, "Soort hulp", "Kind of help"),
	    .nl = "soorten hulp",
	    .en = "kinds of help",
	    .noot =
		words(page,
		      "Niet getoond: zo weinig kinderen dat iemand te herkennen zou zijn, of "
		      "een cijfer waaruit zo’n aantal te berekenen is.",
		      "Not shown: so few children that somebody could be recognised, or a figure "
		      "from which such a number could be worked out.")};

	spread_read(page, "Productcategorie", PAGE_SOORT, period, &kinds);
	if (kinds.shown > 0)
		spread_figure(page, &kinds, &text);
}

static void ages_figure(struct page *page, const char *period)
{
	struct spread ages;
	const struct spread_text text = {
	    .id = "leeftijden",
	    .table_id = "leeftijden-t",
	    .caption = words(page, "Kans op een start binnen de norm per leeftijd, %s",
			     "Chance to start within the norm by age, %s",
			     words_period(page->html.pool, page->html.language, period)),
	    .head = words(page, "Leeftijd bij de toewijzing", "Age at the assignment"),
	    .nl = "leeftijden",
	    .en = "ages"};

	spread_read(page, "Leeftijd", PAGE_KINDS, period, &ages);
	if (ages.shown > 0)
		spread_figure(page, &ages, &text);
}

void soorten_write(struct page *page)
{
	struct heat heat;
	bool cells = heat_read(page, &heat);

	html_section(&page->html, "soorten-s",
		     words(page, "Voor welke hulp en welke leeftijd is de wachttijd lang?",
			   "For which help and age are the waits long?"));
	if (cells) {
		heat_figure(page, &heat);
	} else {
		html_add(
		    &page->html, "<p>%s</p>\n",
		    words(page,
			  "Per soort hulp én leeftijd gaat het om te weinig kinderen om iets te "
			  "tonen. Daarom staan zij hieronder apart.",
			  "By kind of help and age together too few children are concerned to "
			  "show anything. So they stand apart below."));
		kinds_figure(page, heat.period);
		ages_figure(page, heat.period);
	}
	html_section_end(&page->html);
}
