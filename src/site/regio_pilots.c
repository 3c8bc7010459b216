/* (9) Pilots: the chance by quarter before, during and after, with the rest of the region beside
 * it. What is said of the difference is careful: few youths, and many things change in a year. */
#include <math.h>
#include <string.h>

#include "figures_parts.h"
#include "ijw/base/date.h"
#include "parts.h"

enum { QUARTERS = 16 };

enum stage { BEFORE, DURING, AFTER, STAGES };

struct quarter {
	const char *period;
	struct chance pilot, rest;
	enum stage stage;
};

struct pilot {
	const char *name;
	const char *from, *to; /* YYYY-MM-DD; "" when it goes on */
	struct quarter quarter[QUARTERS];
	size_t count, shown;
	int during, after; /* places of the first quarter of each stage; -1 */
};

/* The day of "2024-11-01"; `otherwise` for what is no date. */
static int32_t day_of(const char *text, int32_t otherwise)
{
	int32_t day;

	return date_parse(text, strlen(text), &day) == 0 ? day : otherwise;
}

/* A quarter belongs to the pilot when most of it does: its middle lies in it. */
static enum stage stage_of(const struct pilot *pilot, const char *period)
{
	int32_t middle = period_last_day(period) - 45;

	if (middle < day_of(pilot->from, DAY_NEVER))
		return BEFORE;
	return middle > day_of(pilot->to, DAY_NEVER) ? AFTER : DURING;
}

static void quarter_read(const struct page *page, struct pilot *pilot, const char *period)
{
	const struct figures *figures = page->site->figures;
	const struct subject of_pilot = {.pilot = pilot->name};
	const struct subject of_rest = {.pilot =
					    pool_printf(page->html.pool, "rest-%s", pilot->name)};
	struct quarter *quarter = &pilot->quarter[pilot->count];

	quarter->period = period;
	quarter->pilot = chance_read(figures, &of_pilot, period);
	quarter->rest = chance_read(figures, &of_rest, period);
	quarter->stage = stage_of(pilot, period);
	if (quarter->stage == DURING && pilot->during < 0)
		pilot->during = (int)pilot->count;
	if (quarter->stage == AFTER && pilot->after < 0)
		pilot->after = (int)pilot->count;
	pilot->shown += !isnan(quarter->pilot.waarde) ? 1 : 0;
	pilot->count++;
}

static void pilot_read(const struct page *page, const struct figures_code *code,
		       struct pilot *pilot)
{
	const struct figures *figures = page->site->figures;
	struct subject subject = {.pilot = code->code};
	const char *slash = strchr(code->omschrijving, '/');
	const char *followed = newest_followed(figures, "KW", page_norm(page));
	size_t count;
	const char *const *period = figures_periods(figures, &subject, "V05", "KW", &count);

	*pilot =
	    (struct pilot){.name = code->code, .from = "", .to = "", .during = -1, .after = -1};
	if (slash != NULL) {
		pilot->from = pool_copy(page->html.pool, code->omschrijving,
					(size_t)(slash - code->omschrijving));
		pilot->to = slash + 1;
	}
	for (size_t i = count > QUARTERS ? count - QUARTERS : 0; i < count; i++) {
		if (followed != NULL && strcmp(period[i], followed) <= 0)
			quarter_read(page, pilot, period[i]);
	}
}

bool pilots_present(const struct page *page)
{
	size_t count;
	const struct figures_code *codes =
	    figures_codes(page->site->figures, "pilotperiode", &count);

	for (size_t i = 0; i < count; i++) {
		struct pilot pilot;

		pilot_read(page, &codes[i], &pilot);
		if (pilot.shown > 0)
			return true;
	}
	return false;
}

/* The chance in the quarters of a stage that show both: weighed with how many each is about. */
struct stage_chance {
	double pilot, rest; /* NaN: no quarter shows both */
	double variance;    /* of their difference */
	int quarters;
};

static struct stage_chance stage_read(const struct pilot *pilot, enum stage stage)
{
	struct stage_chance sum = {0};
	double n = 0, m = 0;

	for (size_t i = 0; i < pilot->count; i++) {
		const struct quarter *quarter = &pilot->quarter[i];
		const struct chance *a = &quarter->pilot, *b = &quarter->rest;

		if (quarter->stage != stage || isnan(a->waarde) || isnan(b->waarde) ||
		    isnan(a->n) || isnan(b->n))
			continue;
		sum.pilot += a->waarde * a->n;
		sum.rest += b->waarde * b->n;
		n += a->n;
		m += b->n;
		sum.quarters++;
	}
	sum.pilot /= n;
	sum.rest /= m;
	sum.variance = sum.pilot * (1 - sum.pilot) / n + sum.rest * (1 - sum.rest) / m;
	return sum;
}

/* How much more the pilot rose than the rest of the region, from before to during; and whether an
 * interval of 95 % of that leaves out nothing. */
static enum verdict pilot_verdict(const struct pilot *pilot)
{
	struct stage_chance before = stage_read(pilot, BEFORE), during = stage_read(pilot, DURING);
	double rise = (during.pilot - during.rest) - (before.pilot - before.rest);
	double margin = Z_95 * sqrt(before.variance + during.variance);

	if (before.quarters == 0 || during.quarters == 0 || isnan(rise))
		return VERDICT_UNKNOWN;
	if (fabs(rise) <= margin)
		return VERDICT_SAME;
	return rise > 0 ? VERDICT_BETTER : VERDICT_WORSE;
}

static const char *pilot_kop(const struct page *page, const struct pilot *pilot)
{
	switch (pilot_verdict(pilot)) {
	case VERDICT_BETTER:
		return words(
		    page, "%s: tijdens de pilot steeg de kans meer dan in de rest van de regio",
		    "%s: during the pilot the chance rose more than in the rest of the region",
		    pilot->name);
	case VERDICT_WORSE:
		return words(page,
			     "%s: tijdens de pilot bleef de kans achter bij de rest van de regio",
			     "%s: during the pilot the chance fell behind the rest of the region",
			     pilot->name);
	case VERDICT_SAME:
		return words(page, "%s: nog geen duidelijk verschil met de rest van de regio",
			     "%s: no clear difference to the rest of the region yet", pilot->name);
	case VERDICT_UNKNOWN:
	case VERDICT_FEW:
	default:
		return words(page, "%s: van vóór de pilot is er geen cijfer te zien",
			     "%s: no figure of before the pilot is shown", pilot->name);
	}
}

static const char *const stages_nl[STAGES] = {"voor", "tijdens", "na"};
static const char *const stages_en[STAGES] = {"before", "during", "after"};

/* "voor de pilot 62% (rest van de regio 56%)": for each stage that has figures. */
static const char *pilot_desc(const struct page *page, const struct pilot *pilot)
{
	const char *text =
	    words(page, "De kans op een start binnen de norm, gemiddeld per tijdvak:",
		  "The chance to start within the norm, on average by stage:");

	for (int stage = 0; stage < STAGES; stage++) {
		struct stage_chance chance = stage_read(pilot, (enum stage)stage);

		if (chance.quarters == 0)
			continue;
		text = words(page, "%s %s de pilot %s, rest van de regio %s;",
			     "%s %s the pilot %s, rest of the region %s;", text,
			     in(page->html.language, stages_nl[stage], stages_en[stage]),
			     words_share(page, chance.pilot), words_share(page, chance.rest));
	}
	return text;
}

static void pilot_json(const struct pilot *pilot, struct buf *out)
{
	struct json json;

	json_begin(&json, out, JSON_LINES);
	json_object(&json, NULL);
	json_number(&json, "van", pilot->during < 0 ? (double)pilot->count : pilot->during);
	json_number(&json, "tot", pilot->after < 0 ? (double)NAN : pilot->after);
	json_array(&json, "kwartalen");
	for (size_t i = 0; i < pilot->count; i++) {
		const struct quarter *quarter = &pilot->quarter[i];

		json_object(&json, NULL);
		json_period(&json, quarter->period);
		json_share(&json, "pilot", quarter->pilot.waarde);
		json_share(&json, "onder", quarter->pilot.onder);
		json_share(&json, "boven", quarter->pilot.boven);
		json_share(&json, "rest", quarter->rest.waarde);
		json_end(&json);
	}
	json_end(&json);
	json_end(&json);
}

static void chance_cells(struct page *page, const struct chance *chance, bool interval)
{
	for (int i = 0; i < (interval ? 3 : 1); i++) {
		if (isnan(chance->waarde))
			html_missing_cell(&page->html, chance->status);
		else
			cell_percent(page, i == 0   ? chance->waarde
					   : i == 1 ? chance->onder
						    : chance->boven);
	}
}

static void pilot_table(struct page *page, const struct pilot *pilot, size_t place)
{
	struct html *html = &page->html;
	const struct html_column column[] = {{words(page, "Kwartaal", "Quarter"), false},
					     {words(page, "Tijdvak", "Stage"), false},
					     {words(page, "Pilot", "Pilot"), true},
					     {words(page, "Van", "From"), true},
					     {words(page, "Tot", "To"), true},
					     {words(page, "Aantal", "Number"), false},
					     {words(page, "Rest", "Rest"), true},
					     {words(page, "Status", "Status"), false}};
	const struct html_table table = {
	    .id = words(page, "pilot-%zu-t", "pilot-%zu-t", place),
	    .caption = words(
		page, "Kans op een start binnen de norm: pilot %s en rest van de regio",
		"Chance to start within the norm: pilot %s and rest of the region", pilot->name),
	    .column = column,
	    .columns = 8};

	html_table(html, &table);
	for (size_t i = 0; i < pilot->count; i++) {
		const struct quarter *quarter = &pilot->quarter[i];

		html_row(html, NULL);
		html_head_cell(html,
			       words_period_short(html->pool, html->language, quarter->period));
		html_text_cell(
		    html, in(html->language, stages_nl[quarter->stage], stages_en[quarter->stage]));
		chance_cells(page, &quarter->pilot, true);
		html_text_cell(
		    html, isnan(quarter->pilot.waarde) ? "" : words_about(page, &quarter->pilot));
		chance_cells(page, &quarter->rest, false);
		cell_status(page, quarter->pilot.status);
		html_row_end(html);
	}
	html_table_end(html);
}

static const char *pilot_when(const struct page *page, const struct pilot *pilot)
{
	const struct html *html = &page->html;
	const char *from = words_day(html->pool, html->language, pilot->from);

	if (pilot->to[0] == '\0')
		return words(page, "Deze pilot loopt sinds %s.", "This pilot runs since %s.", from);
	return words(page, "Deze pilot liep van %s tot en met %s.", "This pilot ran from %s to %s.",
		     from, words_day(html->pool, html->language, pilot->to));
}

static void pilot_figure(struct page *page, const struct pilot *pilot, size_t place)
{
	struct buf json = BUF_INIT(0);
	struct figure_text text = {.id = words(page, "pilot-%zu", "pilot-%zu", place),
				   .kind = "pilot"};

	pilot_json(pilot, &json);
	text.kop = pilot_kop(page, pilot);
	text.sub = words(page,
			 "%s Kans op een start binnen de norm van %s, per kwartaal van toewijzing. "
			 "Procent, de pilot met interval van 95%%; de aantallen staan in de tabel.",
			 "%s Chance to start within the norm of %s, by quarter of the assignment. "
			 "Percent, the pilot with an interval of 95%%; numbers stand in the table.",
			 pilot_when(page, pilot), words_norm(page, page_norm(page)));
	text.desc = pilot_desc(page, pilot);
	text.noot =
	    words(page,
		  "Met zo weinig kinderen is alleen een groot verschil te zien. Ook zonder pilot "
		  "verandert er van alles: een verschil bewijst niet dat de pilot het deed.",
		  "With so few children only a large difference shows. Much changes without a "
		  "pilot too: a difference does not prove that the pilot made it.");
	text.json = json.data;
	figure_begin(page, &text);
	pilot_table(page, pilot, place);
	figure_end(page);
	buf_free(&json);
}

void pilots_write(struct page *page)
{
	size_t count;
	const struct figures_code *codes =
	    figures_codes(page->site->figures, "pilotperiode", &count);

	html_section(&page->html, "pilots-s",
		     words(page, "Maken de pilots verschil?", "Do the pilots make a difference?"));
	for (size_t i = 0; i < count; i++) {
		struct pilot pilot;

		pilot_read(page, &codes[i], &pilot);
		if (pilot.shown > 0)
			pilot_figure(page, &pilot, i);
	}
	html_section_end(&page->html);
}
