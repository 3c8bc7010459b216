/* The site of a home that published nothing yet: one page that says what to do. */
#include "ijw/site/site.h"

void page_none(struct page *page)
{
	struct html *html = &page->html;

	html_add(html,
		 "<div class=\"begin\"><h1>%s</h1>\n<p class=\"lede\">%s</p>\n<p>%s</p></div>\n",
		 in(html->language, "Er zijn nog geen cijfers", "There are no figures yet"),
		 in(html->language, "Deze regio heeft nog geen cijfers gepubliceerd.",
		    "This region has not published any figures yet."),
		 in(html->language,
		    "Zodra dat is gebeurd, staat hier hoeveel kinderen op jeugdhulp wachten en hoe "
		    "lang. De beheerder maakt de cijfers met ‘ijw publish’ en deze pagina’s met "
		    "‘ijw report’.",
		    "As soon as it has, this page says how many children wait for youth care and "
		    "for how long. Who runs this makes the figures with ‘ijw publish’ and these "
		    "pages with ‘ijw report’."));
}
