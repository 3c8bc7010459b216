/* The first screen: how many wait, how long, and whether it gets better. */
#include <math.h>
#include <string.h>

#include "parts.h"

enum { WEEK = 7 };

/* What the first screen says: read once, said in sentences and in key figures. */
struct opening {
	struct figure stand;                   /* F05 */
	struct figure jeugdigen, jeugd_before; /* F07: every youth once */
	struct figure wacht, wacht_before;     /* V03, median in days */
	struct chances chances;                /* V05 */
	const char *period;                    /* of the stocks; NULL: none */
	const char *name;                      /* "Twente", "Borne", an aanbieder */
	int norm;
	enum verdict by_stand, by_wacht, by_kans;
};

/* The newest period of a stock: a month of the region, a quarter of what is broken down. */
static const char *stock_period(const struct figures *figures, const struct subject *subject)
{
	bool region = subject->regio == NULL && subject->aanbieder == NULL &&
		      subject->productcategorie == NULL;

	return figures_newest(figures, region ? "MM" : "KW");
}

static const char *subject_name(const struct page *page, const struct subject *subject)
{
	const struct figures *figures = page->site->figures;

	if (subject->regio != NULL)
		return figures_title(figures, "RegioS", subject->regio);
	if (subject->aanbieder != NULL)
		return figures_title(figures, "Aanbieder", subject->aanbieder);
	if (subject->productcategorie != NULL)
		return figures_title(figures, "Productcategorie", subject->productcategorie);
	return page_region(page);
}

static void opening_read(const struct page *page, const struct subject *subject,
			 struct opening *opening)
{
	const struct figures *figures = page->site->figures;
	const char *before;
	const struct figure none = {
	    .status = 'O', .waarde = NAN, .noemer = NAN, .onder = NAN, .boven = NAN};

	*opening = (struct opening){.stand = none,
				    .jeugdigen = none,
				    .jeugd_before = none,
				    .wacht = none,
				    .wacht_before = none,
				    .name = subject_name(page, subject),
				    .norm = page_norm(page),
				    .period = stock_period(figures, subject),
				    .chances = chances_read(figures, subject)};
	opening->by_kans = compare_chances(&opening->chances.now, &opening->chances.before);
	if (opening->period == NULL)
		return;
	before = period_step(figures->pool, opening->period,
			     strncmp(opening->period + 4, "MM", 2) == 0 ? -12 : -4);
	opening->stand = figures_find(figures, subject, "F05", opening->period, NULL, "aantal");
	opening->jeugdigen = figures_find(figures, subject, "F07", opening->period, NULL, "aantal");
	opening->jeugd_before = figures_find(figures, subject, "F07", before, NULL, "aantal");
	opening->wacht = measure_find(figures, subject, "V03", opening->period, "mediaan");
	opening->wacht_before = measure_find(figures, subject, "V03", before, "mediaan");
	/* Youths when they are shown, else what stands on the list: never one against the other. */
	if (!figure_shown(&opening->jeugdigen)) {
		opening->jeugdigen = opening->stand;
		opening->jeugd_before =
		    figures_find(figures, subject, "F05", before, NULL, "aantal");
	}
	opening->by_stand = compare_counts(opening->jeugdigen.waarde, opening->jeugd_before.waarde);
	opening->by_wacht = compare_waits(&opening->wacht, &opening->wacht_before);
}

/* Whose wait it is: "op jeugdhulp" of the region, which the heading names. */
static const char *who_waits(const struct page *page, const struct subject *subject,
			     const char *name)
{
	if (subject->regio != NULL)
		return words(page, "uit %s op jeugdhulp", "from %s for youth care", name);
	if (subject->aanbieder != NULL)
		return words(page, "op hulp van %s", "for help of %s", name);
	if (subject->productcategorie != NULL)
		return words(page, "op deze hulp: %s", "for this help: %s", name);
	return words(page, "op jeugdhulp", "for youth care");
}

/* First sentence: how many wait. */
static void say_stand(struct page *page, const struct subject *subject,
		      const struct opening *opening)
{
	struct html *html = &page->html;
	const char *who = who_waits(page, subject, opening->name);

	if (figure_shown(&opening->jeugdigen))
		html_add(
		    html,
		    in(html->language, "%s wachtten <strong>%s kinderen en jongeren</strong> %s.",
		       "%s <strong>%s children and young people</strong> waited %s."),
		    words_capital(page, words_end_of(html->pool, html->language, opening->period)),
		    words_whole(page, opening->jeugdigen.waarde), who);
	else if (opening->jeugdigen.status == 'Q')
		html_add(html,
			 in(html->language,
			    "Hoeveel kinderen en jongeren %s wachten, tonen wij niet: zo is "
			    "niemand te herkennen.",
			    "How many children and young people wait %s is not shown, so that "
			    "nobody can be recognised."),
			 who);
	else
		html_add(
		    html,
		    in(html->language,
		       "Er zijn nog geen cijfers over hoeveel kinderen en jongeren %s wachten.",
		       "There are no figures yet of how many children and young people wait "
		       "%s."),
		    who);
}

/* Second sentence: the chance to start within the norm. */
static void say_no_kans(struct page *page, const struct opening *opening)
{
	struct html *html = &page->html;
	const char *nl = " Hoe vaak de hulp binnen de norm van %s begint, is nog niet te zeggen.";
	const char *en = " How often help begins within the norm of %s cannot be said yet.";

	if (opening->chances.now.status == 'Q') {
		nl = " Hoe vaak de hulp binnen de norm van %s begint, tonen wij ook niet.";
		en = " How often help begins within the norm of %s is not shown either.";
	}
	html_add(html, in(html->language, nl, en), words_norm(page, opening->norm));
}

static void say_kans(struct page *page, const struct subject *subject,
		     const struct opening *opening)
{
	struct html *html = &page->html;
	const struct chance *now = &opening->chances.now;
	const struct subject all = {0};
	struct chance region = {.waarde = NAN};

	if (opening->norm == 0)
		return;
	if (isnan(now->waarde)) {
		say_no_kans(page, opening);
		return;
	}
	html_add(html,
		 in(html->language, " Bij %s van elke 100 begint de hulp binnen de norm van %s",
		    " For %s of every 100 help begins within the norm of %s"),
		 words_whole(page, now->waarde * 100), words_norm(page, opening->norm));
	if (strncmp(now->period + 4, "JJ", 2) == 0 &&
	    (subject->regio != NULL || subject->productcategorie != NULL))
		region = chance_read(page->site->figures, &all, now->period);
	if (!isnan(region.waarde))
		html_add(
		    html,
		    in(html->language, "; in de hele regio bij %s", "; in the whole region for %s"),
		    words_whole(page, region.waarde * 100));
	html_add(html, ".");
}

/* "54 kinderen meer dan een jaar geleden": the difference between two counts. */
static const char *count_change(const struct page *page, double now, double before)
{
	double change = now - before;
	const char *number = words_whole(page, fabs(change));

	if (change > 0)
		return words(page, "%s meer dan een jaar geleden", "%s more than a year ago",
			     number);
	if (change < 0)
		return words(page, "%s minder dan een jaar geleden", "%s fewer than a year ago",
			     number);
	return words(page, "net zoveel als een jaar geleden", "as many as a year ago");
}

/* What the chance did, as the second half of the third sentence; "" when nothing can be said. */
static const char *kans_change(const struct page *page, const struct opening *opening)
{
	bool but = (opening->by_kans == VERDICT_BETTER && opening->by_stand == VERDICT_WORSE) ||
		   (opening->by_kans == VERDICT_WORSE && opening->by_stand == VERDICT_BETTER);
	const char *join = but ? words(page, ", maar", ", but") : words(page, ", en", ", and");

	switch (opening->by_kans) {
	case VERDICT_BETTER:
		return words(page, "%s de hulp begint vaker op tijd",
			     "%s help begins on time more often", join);
	case VERDICT_WORSE:
		return words(page, "%s de hulp begint minder vaak op tijd",
			     "%s help begins on time less often", join);
	case VERDICT_SAME:
		return words(page, "%s de hulp begint ongeveer even vaak op tijd",
			     "%s help begins on time about as often", join);
	case VERDICT_UNKNOWN:
	case VERDICT_FEW:
	default:
		return "";
	}
}

/* Instead of what is hidden: how many wait in the whole region. */
static void say_region(struct page *page)
{
	const struct figures *figures = page->site->figures;
	struct html *html = &page->html;
	const struct subject all = {0};
	const char *period = figures_newest(figures, "KW");
	struct figure waits = {.status = 'O', .waarde = NAN};

	if (period != NULL)
		waits = figures_find(figures, &all, "F07", period, NULL, "aantal");
	if (figure_shown(&waits))
		html_add(html,
			 in(html->language,
			    " In de hele regio wachtten %s %s kinderen en jongeren.",
			    " In the whole region %s children and young people waited, %s."),
			 in(html->language, words_end_of(html->pool, html->language, period),
			    words_whole(page, waits.waarde)),
			 in(html->language, words_whole(page, waits.waarde),
			    words_end_of(html->pool, html->language, period)));
}

/* Third sentence: whether it gets better. */
static void say_change(struct page *page, const struct opening *opening)
{
	struct html *html = &page->html;

	if (!figure_shown(&opening->jeugdigen)) {
		if (opening->jeugdigen.status == 'Q')
			say_region(page);
		return;
	}
	if (opening->by_stand == VERDICT_FEW)
		html_add(html, in(html->language,
				  " Het gaat om weinig kinderen: toeval speelt een grote rol.",
				  " Few children are concerned: chance plays a large part."));
	else if (opening->by_stand == VERDICT_UNKNOWN && opening->jeugd_before.status == 'Q')
		html_add(html,
			 in(html->language, " Het aantal van een jaar geleden tonen wij niet.",
			    " The number of a year ago is not shown."));
	else if (opening->by_stand == VERDICT_UNKNOWN)
		html_add(
		    html,
		    in(html->language,
		       " Of dat beter of slechter is dan een jaar geleden, is niet te zeggen: "
		       "van toen zijn er geen cijfers.",
		       " Whether that is better or worse than a year ago cannot be said: there "
		       "are no figures of then."));
	else
		html_add(
		    html, in(html->language, " Er wachten er %s%s.", " There are %s%s."),
		    count_change(page, opening->jeugdigen.waarde, opening->jeugd_before.waarde),
		    kans_change(page, opening));
}

/* Arrow and word of a verdict; `up`: the figure rose. */
static void verdict_word(struct page *page, enum verdict verdict, bool up)
{
	struct html *html = &page->html;
	const char *word;

	if (verdict == VERDICT_SAME)
		word = words(page, "Ongeveer gelijk", "About the same");
	else
		word = verdict == VERDICT_BETTER ? words(page, "Beter", "Better")
						 : words(page, "Slechter", "Worse");
	html_add(html, "<span aria-hidden=\"true\">%s</span> <span class=\"oordeel\">%s</span>: ",
		 verdict == VERDICT_SAME ? "="
		 : up                    ? "▲"
					 : "▼",
		 word);
}

/* A key figure: what it is, its number with what is counted behind it, and the verdict. */
struct key {
	const char *label;
	const char *number; /* NULL: not shown, or not there */
	const char *unit;
	char status;
	enum verdict verdict;
	bool up;
	const char *change; /* behind the verdict */
	char before;        /* status of the figure of then */
};

static void key_verdict(struct page *page, const struct key *key)
{
	struct html *html = &page->html;

	switch (key->verdict) {
	case VERDICT_FEW:
		html_add(html, "<span class=\"oordeel\">%s</span>",
			 words(page, "Te weinig kinderen voor een oordeel",
			       "Too few children for a verdict"));
		if (key->change[0] != '\0')
			html_add(html, ": %s", key->change);
		return;
	case VERDICT_UNKNOWN:
		html_add(html, "%s",
			 key->before == 'Q' ? words(page, "Een jaar geleden: niet getoond",
						    "A year ago: not shown")
					    : words(page, "Geen cijfer van een jaar geleden",
						    "No figure of a year ago"));
		return;
	case VERDICT_SAME:
	case VERDICT_BETTER:
	case VERDICT_WORSE:
	default:
		verdict_word(page, key->verdict, key->up);
		html_add(html, "%s", key->change);
	}
}

static void key_write(struct page *page, const struct key *key)
{
	struct html *html = &page->html;

	html_add(html, "<div><dt>%s</dt>", key->label);
	if (key->number == NULL) {
		html_add(html, "<dd class=\"getal\"><small>%s</small></dd></div>",
			 key->status == 'Q' ? words(page, "niet getoond", "not shown")
					    : words(page, "nog geen gegevens", "no data yet"));
		return;
	}
	html_add(html, "<dd class=\"getal\">%s%m%s%m</dd><dd>", key->number,
		 key->unit[0] != '\0' ? "<small> " : "", key->unit,
		 key->unit[0] != '\0' ? "</small>" : "");
	key_verdict(page, key);
	html_add(html, "</dd></div>");
}

static struct key key_stand(const struct page *page, const struct opening *opening)
{
	double now = opening->jeugdigen.waarde, before = opening->jeugd_before.waarde;

	return (struct key){
	    .label = words(page, "Zoveel kinderen wachten nu", "So many children wait now"),
	    .number = figure_shown(&opening->jeugdigen) ? words_whole(page, now) : NULL,
	    .unit = "",
	    .status = opening->jeugdigen.status,
	    .verdict = opening->by_stand,
	    .up = now > before,
	    .change = isnan(before) ? "" : count_change(page, now, before),
	    .before = opening->jeugd_before.status};
}

/* Days as whole weeks: as people count them. */
static double in_weeks(double days)
{
	return round(days / WEEK);
}

static struct key key_wacht(const struct page *page, const struct opening *opening)
{
	double now = in_weeks(opening->wacht.waarde),
	       before = in_weeks(opening->wacht_before.waarde);
	const char *then =
	    words_weeks(page->html.pool, page->html.language, opening->wacht_before.waarde);
	const char *change = "";

	if (!isnan(before))
		change = now == before
			     ? words(page, "een jaar geleden ook %s", "a year ago %s too", then)
			     : words(page, "een jaar geleden %s", "a year ago %s", then);
	return (struct key){
	    .label = words(page, "De helft wacht al langer dan", "Half have waited longer than"),
	    .number = figure_shown(&opening->wacht) ? words_whole(page, now) : NULL,
	    .unit = now == 1 ? words(page, "week", "week") : words(page, "weken", "weeks"),
	    .status = opening->wacht.status,
	    .verdict = opening->by_wacht,
	    .up = opening->wacht.waarde > opening->wacht_before.waarde,
	    .change = change,
	    .before = opening->wacht_before.status};
}

static struct key key_kans(const struct page *page, const struct opening *opening)
{
	const struct chance *now = &opening->chances.now, *before = &opening->chances.before;
	const char *change = "";

	if (!isnan(before->waarde))
		change = words(page, "een jaar eerder %s", "a year before %s",
			       words_whole(page, before->waarde * 100));
	return (struct key){.label = words(page, "Hulp begint binnen %s", "Help begins within %s",
					   words_norm(page, opening->norm)),
			    .number =
				isnan(now->waarde) ? NULL : words_whole(page, now->waarde * 100),
			    .unit = words(page, "van de 100", "of every 100"),
			    .status = now->status,
			    .verdict = opening->by_kans,
			    .up = now->waarde > before->waarde,
			    .change = change,
			    .before = before->status};
}

static void opening_keys(struct page *page, const struct opening *opening)
{
	struct key stand = key_stand(page, opening), wacht = key_wacht(page, opening);

	html_add(&page->html, "<dl class=\"kern\">");
	key_write(page, &stand);
	key_write(page, &wacht);
	if (opening->norm > 0) {
		struct key kans = key_kans(page, opening);

		key_write(page, &kans);
	}
	html_add(&page->html, "</dl>");
}

/* What cannot be seen: the wait before the decision. */
static void opening_blind(struct page *page)
{
	struct html *html = &page->html;

	html_add(
	    html, "<div class=\"let\"><p><strong>%s</strong> %s</p></div>",
	    words(page, "Wat u hier niet ziet.", "What you do not see here."),
	    words(page,
		  "Wij tellen vanaf de dag dat de gemeente de hulp toewijst. Het wachten "
		  "daarvóór, bijvoorbeeld op een eerste gesprek, staat niet in deze cijfers. In "
		  "het echt wachten kinderen dus vaak langer.",
		  "We count from the day the gemeente assigns the help. The wait before that, "
		  "for a first talk for instance, is not in these figures. So children often "
		  "wait longer than this."));
}

/* What the sentences are about: how many, of when. */
static void opening_dates(struct page *page, const struct opening *opening)
{
	struct html *html = &page->html;
	const struct figures *figures = page->site->figures;
	const struct chances *chances = &opening->chances;

	html_add(html, "<p class=\"klein\">");
	html_add(html,
		 in(html->language, "Cijfers tot en met %s, bijgewerkt op %s.",
		    "Figures up to %s, updated on %s."),
		 words_day(html->pool, html->language, figures->peildatum),
		 words_day(html->pool, html->language, figures->kennisdatum));
	if (!isnan(chances->now.waarde))
		html_add(html,
			 in(html->language,
			    " Kans op een start binnen de norm: hulp toegewezen in %s, %s.",
			    " Chance to start within the norm: help assigned in %s, %s."),
			 words_period(html->pool, html->language, chances->period),
			 words_about(page, &chances->now));
	if (figure_shown(&opening->stand) && opening->stand.waarde > opening->jeugdigen.waarde)
		html_add(
		    html,
		    in(html->language,
		       " Sommige kinderen wachten op meer dan één soort hulp. In de grafieken "
		       "hieronder tellen zij dan vaker mee: %s wachtenden, %s kinderen.",
		       " Some children wait for more than one kind of help. In the charts below "
		       "they are counted more than once: %s waits, %s children."),
		    words_whole(page, opening->stand.waarde),
		    words_whole(page, opening->jeugdigen.waarde));
	if (opening->stand.status == 'P')
		html_add(html, in(html->language,
				  " De nieuwste cijfers zijn voorlopig: er komen nog meldingen.",
				  " The newest figures are provisional: more reports will come."));
	html_add(html, in(html->language,
			  " Waar wij ‘kinderen’ schrijven, bedoelen wij kinderen en "
			  "jongeren.</p>",
			  " Where we write ‘children’ we mean children and young people.</p>"));
}

void page_opening(struct page *page, const char *h1, const struct subject *subject)
{
	struct html *html = &page->html;
	struct opening opening;

	opening_read(page, subject, &opening);
	html_add(html, "<div class=\"begin\"><h1>%s</h1><p class=\"lede\">", h1);
	say_stand(page, subject, &opening);
	say_kans(page, subject, &opening);
	say_change(page, &opening);
	html_add(html, "</p>");
	opening_keys(page, &opening);
	opening_blind(page);
	opening_dates(page, &opening);
	html_add(html, "</div>");
}
