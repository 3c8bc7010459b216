/* How many wait, per quarter, on the page of a gemeente. */
#include "steps.h"

enum { QUARTERS = 9 };

bool kwartalen_present(const struct page *page)
{
	struct steps steps;

	steps_read(page, "KW", QUARTERS, &steps);
	return steps.count > 0;
}

/* Whether a number of these quarters is hidden. */
static bool some_hidden(const struct steps *steps)
{
	for (size_t i = 0; i < steps->count; i++) {
		if (steps->step[i].eind.status == 'Q' || steps->step[i].afgevallen.status == 'Q')
			return true;
	}
	return false;
}

/* The sentence why not all is there to see; NULL when it is. */
static const char *why_hidden(const struct page *page, const struct steps *steps)
{
	if (!some_hidden(steps))
		return NULL;
	if (steps_hidden(steps, STEPS_AFGEVALLEN))
		return words(
		    page,
		    "‘Afgevallen’ (van de lijst zonder dat de hulp begon) tonen wij hier niet "
		    "per kwartaal: het gaat om weinig kinderen. ‘Nieuw’ laten wij dan ook weg, "
		    "anders is ‘afgevallen’ uit te rekenen.",
		    "‘Dropped out’ (off the list without help) is not shown by quarter here: few "
		    "children are concerned. ‘New’ is left out too, or ‘dropped out’ could be "
		    "worked out.");
	return words(
	    page,
	    "‘Niet getoond’ staat waar het om zo weinig kinderen gaat dat iemand te herkennen "
	    "zou zijn, of waar zo’n getal uit een ander te berekenen is.",
	    "‘Not shown’ stands where so few children are concerned that somebody could be "
	    "recognised, or where such a number could be worked out from another.");
}

/* One sentence instead of a table in which nothing is shown. */
static void nothing_shown(struct page *page, const char *name)
{
	html_add(
	    &page->html, "<p>%s</p>\n",
	    words(page,
		  "De aantallen per kwartaal van %s tonen wij niet. Het gaat om zo weinig kinderen "
		  "dat iemand te herkennen zou zijn, of zo’n aantal zou uit andere cijfers te "
		  "berekenen zijn.",
		  "The numbers by quarter of %s are not shown. So few children are concerned that "
		  "somebody could be recognised, or such a number could be worked out from other "
		  "figures.",
		  name));
}

static void quarters_figure(struct page *page, const struct steps *steps, const char *name)
{
	struct buf json = BUF_INIT(0);
	struct figure_text text = {.id = "kwartalen", .kind = "kwartalen"};

	steps_json(steps, "kwartalen", &json);
	text.kop = steps_kop(page, steps);
	text.sub =
	    words(page,
		  "Wachtenden aan het einde van het kwartaal. %s, aantal. Wie op twee soorten "
		  "hulp wacht, telt twee keer.",
		  "Waits at the end of the quarter. %s, number. Who waits for two kinds of help "
		  "counts twice.",
		  name);
	text.desc = steps_desc(page, steps);
	text.noot = why_hidden(page, steps);
	text.json = json.data;
	figure_begin(page, &text);
	steps_table(
	    page, steps, "kwartalen-t",
	    words(page, "De wachtlijst per kwartaal, %s", "The waiting list by quarter, %s", name));
	figure_end(page);
	buf_free(&json);
}

void kwartalen_write(struct page *page)
{
	struct steps steps;
	bool shown = steps_read(page, "KW", QUARTERS, &steps);
	const char *name = figures_title(page->site->figures, "RegioS", page->code);

	html_section(&page->html, "kwartalen-s",
		     words(page, "Hoeveel kinderen wachten er?", "How many children wait?"));
	if (shown)
		quarters_figure(page, &steps, name);
	else
		nothing_shown(page, name);
	html_section_end(&page->html);
}
