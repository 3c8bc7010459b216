/* The site of a home that published nothing yet: one page that says what to do. */
#include "ijw/site/site.h"

void page_none(struct page *page)
{
	const enum language language = page->site->language;
	struct html *html = &page->html;

	html_add(html,
		 "<div class=\"begin\"><h1>%s</h1>\n<p class=\"lede\">%s</p></div>\n"
		 "<section aria-labelledby=\"%sdoen\"><h2 id=\"%sdoen\">%s</h2><ol><li>%s</li>"
		 "<li>%s</li><li>%s</li></ol><p>%s</p></section>\n",
		 in(language, "Er zijn nog geen cijfers", "There are no figures yet"),
		 in(language,
		    "Zodra er cijfers zijn, staat hier hoeveel kinderen op jeugdhulp wachten, hoe lang, "
		    "en of het beter gaat.",
		    "As soon as there are figures, this page says how many children wait for youth "
		    "care, for how long, and whether it gets better."),
		 html->prefix, html->prefix,
		 in(language, "Wat doet de beheerder?", "What does the administrator do?"),
		 in(language,
		    "Leg berichten in de map ‘inbox’ en lees ze in met ‘ijw ingest’.",
		    "Put messages into the folder ‘inbox’ and take them in with ‘ijw ingest’."),
		 in(language, "Maak de cijfers met ‘ijw publish’.",
		    "Make the figures with ‘ijw publish’."),
		 in(language, "Maak deze pagina’s opnieuw met ‘ijw report’.",
		    "Make these pages again with ‘ijw report’."),
		 in(language,
		    "Van weinig berichten kan bijna niets worden getoond: kleine aantallen worden "
		    "weggelaten, zodat geen kind te herkennen is.",
		    "Of few messages hardly anything can be shown: small numbers are left out, so that "
		    "no child can be recognised."));
}
