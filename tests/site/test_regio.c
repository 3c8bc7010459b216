/* What the pages of the region and of a gemeente say of chosen figures: headlines and sentences,
 * verdicts, and which parts stand there. */
#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ijw/base/file.h"
#include "ijw/site/site.h"

Suite *suite_site_regio(void);

static char folder[32];
static struct figures figures;
static struct site site;
static struct page page;
static struct buf out;

/* The tables of a publication, header first; rows are added by the tests. */
enum table { WAARNEMING, WACHTBAND, VERLOOP, DOORSTROOM, KWALITEIT, CODE, TABLES };
static struct buf table[TABLES];
static const struct {
	const char *name;
	const char *text;
} heads[] = {
    [WAARNEMING] = {"waarneming.csv",
		    "Indicator,RegioS,Perioden,Aanbieder,Productcategorie,Leeftijd,Verwijzer,Pilot,"
		    "Klok,Maat,Waarde,Status,Teller,Noemer,Onder,Boven,Eenheid,Kennisdatum\n"},
    [WACHTBAND] = {"wachtband.csv", "Perioden,RegioS,soort,week_van,week_tot,Waarde,Status\n"},
    [VERLOOP] = {"verloop.csv", "Perioden,week,kans_start,kans_afvallen,n_klasse,Status\n"},
    [DOORSTROOM] = {"doorstroom.csv", "Jaar,Van,Naar,Waarde,Status\n"},
    [KWALITEIT] = {"kwaliteit.csv", "Indicator,Soort,Code,Perioden,Klasse,Waarde,Status\n"},
    [CODE] = {"code.csv", "Lijst,Code,Titel,Omschrijving\nnorm,W3a T altijd,70 dagen,regiovisie\n"
			  "publicatie,kennisdatum,2026-05-01,\npublicatie,min_cel,10,\n"
			  "publicatie,peildatum,2026-03-31,\npublicatie,regio,Twente,\n"},
    {"stroom.csv",
     "RegioS,Aanbieder,Productcategorie,Perioden,Begin,Instroom,Gestart,Afgevallen,"
     "Eind,Begin_status,Instroom_status,Gestart_status,Afgevallen_status,Eind_status\n"},
    {"beschikbaarheid.csv",
     "Aanbieder,Naam,Productcategorie,Plaats,Leeftijd_van,Leeftijd_tot,Nieuwe_clienten,"
     "Opgave_intake_weken,Opgave_start_weken,Opgave_datum,Bron,Gemeten_p50_weken,"
     "Gemeten_p80_weken,Gemeten_n_klasse,Gemeten_niveau,Peildatum,Contact\n"},
    {"beschikbaarheid.json", "[]\n"},
    {"revisie.csv", "Indicator,RegioS,Perioden,Aanbieder,Productcategorie,Leeftijd,Verwijzer,Pilot,"
		    "Klok,Maat,Waarde_oud,Waarde_nieuw,Kennisdatum_oud,Soort\n"},
    {"indicator.csv", "Code,Titel,Title,Omschrijving,Description,Eenheid,Polariteit,Versie\n"},
};

enum { FILES = sizeof(heads) / sizeof(heads[0]) };

static void set_up(void)
{
	strcpy(folder, "/tmp/regio.XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	for (int i = 0; i < TABLES; i++) {
		table[i] = BUF_INIT(0);
		buf_puts(&table[i], heads[i].text);
	}
	out = BUF_INIT(0);
}

static void tear_down(void)
{
	for (int i = 0; i < TABLES; i++)
		buf_free(&table[i]);
	buf_free(&out);
	pool_free(page.html.pool);
	figures_free(&figures);
	file_remove_tree(AT_FDCWD, folder);
}

/* ---- Rows ---- */

/* A count of the region or a gemeente; NULL: hidden. */
static void count(const char *indicator, const char *regio, const char *period, const char *value)
{
	buf_printf(&table[WAARNEMING], "%s,%s,%s,T,T,T,T,T,T,aantal,%s,%s,,,,,ketens,2026-05-01\n",
		   indicator, regio, period, value == NULL ? "" : value, value == NULL ? "Q" : "A");
}

/* A measure by W3a, with n. */
static void measure(const char *indicator, const char *regio, const char *period, const char *maat,
		    const char *value, const char *n)
{
	buf_printf(&table[WAARNEMING], "%s,%s,%s,T,T,T,T,T,W3a,%s,%s,A,,%s,,,1,2026-05-01\n",
		   indicator, regio, period, maat, value, n);
}

/* All that the first screen is made of, now and a year before. */
struct screen {
	const char *stand, *before;
	const char *wacht, *wacht_before;
	const char *kans, *kans_before;
};

static void region_screen(const struct screen *screen)
{
	count("F05", "T", "2026MM03", screen->stand);
	count("F07", "T", "2026MM03", screen->stand);
	measure("V03", "T", "2026MM03", "mediaan", screen->wacht, "300");
	measure("V05", "T", "2025KW04", "kans", screen->kans, "300");
	count("F02", "T", "2025KW04", "600");
	count("F05", "T", "2026KW01", screen->stand);
	if (screen->before == NULL)
		return;
	count("F05", "T", "2025MM03", screen->before);
	count("F07", "T", "2025MM03", screen->before);
	measure("V03", "T", "2025MM03", "mediaan", screen->wacht_before, "300");
	measure("V05", "T", "2024KW04", "kans", screen->kans_before, "300");
	count("F02", "T", "2024KW04", "600");
}

static void code(const char *list, const char *value, const char *title, const char *description)
{
	buf_printf(&table[CODE], "%s,%s,%s,%s\n", list, value, title, description);
}

/* ---- The page ---- */

static void put(const char *name, const char *text)
{
	int dir = open(folder, O_RDONLY | O_DIRECTORY);

	ck_assert_int_ge(dir, 0);
	ck_assert_int_eq(file_publish(dir, name, text, strlen(text), 0600), 0);
	close(dir);
}

static void write_page(void (*body)(struct page *), const char *about, enum language language)
{
	for (int i = 0; i < FILES; i++)
		put(heads[i].name, i < TABLES ? table[i].data : heads[i].text);
	ck_assert_int_eq(figures_read(folder, false, &figures), 0);
	site = (struct site){.figures = &figures, .language = language};
	page = (struct page){
	    .site = &site,
	    .html = {.out = &out, .language = language, .pool = pool_new(), .prefix = ""},
	    .kind = about == NULL ? PAGE_REGIO : PAGE_GEMEENTE,
	    .code = about};
	body(&page);
}

static void regio(void)
{
	write_page(page_regio, NULL, LANGUAGE_NL);
}

static void says(const char *text)
{
	ck_assert_msg(strstr(out.data, text) != NULL, "the page does not say '%s': %.2500s", text,
		      out.data);
}

static void never_says(const char *text)
{
	ck_assert_msg(strstr(out.data, text) == NULL, "the page says '%s'", text);
}

static void times(const char *text, int wanted)
{
	int found = 0;

	for (const char *at = out.data; (at = strstr(at, text)) != NULL; at++)
		found++;
	ck_assert_msg(found == wanted, "'%s' stands %d times, not %d", text, found, wanted);
}

/* ---- The first screen ---- */

START_TEST(worse)
{
	region_screen(&(struct screen){"544", "484", "63", "49", "0.45", "0.57"});
	regio();
	says("<h1>Wachten op jeugdhulp in Twente</h1>");
	says("Eind maart 2026 wachtten <strong>544 kinderen en jongeren</strong> op jeugdhulp. Bij "
	     "45 "
	     "van elke 100 begint de hulp binnen de norm van 10 weken. Er wachten er 60 meer dan "
	     "een "
	     "jaar geleden, en de hulp begint minder vaak op tijd.</p>");
	says("▲</span> <span class=\"oordeel\">Slechter</span>: 60 meer dan een jaar geleden");
	says("▲</span> <span class=\"oordeel\">Slechter</span>: een jaar geleden 7 weken");
	says("▼</span> <span class=\"oordeel\">Slechter</span>: een jaar eerder 57");
	says("hulp toegewezen in het vierde kwartaal van 2025, 600 kinderen.");
}
END_TEST

START_TEST(fewer_but_later)
{
	region_screen(&(struct screen){"400", "484", "49", "63", "0.45", "0.57"});
	regio();
	says("Er wachten er 84 minder dan een jaar geleden, maar de hulp begint minder vaak op "
	     "tijd.");
	says("▼</span> <span class=\"oordeel\">Beter</span>: 84 minder dan een jaar geleden");
	says("▼</span> <span class=\"oordeel\">Beter</span>: een jaar geleden 9 weken");
}
END_TEST

START_TEST(the_same)
{
	region_screen(&(struct screen){"484", "484", "50", "50", "0.55", "0.55"});
	regio();
	says("Er wachten er net zoveel als een jaar geleden, en de hulp begint ongeveer even vaak "
	     "op "
	     "tijd.");
	times("=</span> <span class=\"oordeel\">Ongeveer gelijk</span>", 3);
	never_says("Beter");
	never_says("Slechter");
}
END_TEST

START_TEST(no_year_before)
{
	region_screen(&(struct screen){"484", NULL, "50", NULL, "0.55", NULL});
	regio();
	says("Of dat beter of slechter is dan een jaar geleden, is niet te zeggen: van toen zijn "
	     "er geen "
	     "cijfers.");
	times("Geen cijfer van een jaar geleden", 3);
	never_says("class=\"oordeel\"");
}
END_TEST

START_TEST(nothing_at_all)
{
	regio();
	says("Er zijn nog geen cijfers over hoeveel kinderen en jongeren op jeugdhulp wachten.");
	says("Hoe vaak de hulp binnen de norm van 10 weken begint, is nog niet te zeggen.");
	times("nog geen gegevens", 3);
	/* Only what the words mean is left. */
	times("<section ", 1);
	says("href=\"#uitleg-s\"");
	never_says("nan");
}
END_TEST

START_TEST(english)
{
	region_screen(&(struct screen){"544", "484", "63", "49", "0.45", "0.57"});
	write_page(page_regio, NULL, LANGUAGE_EN);
	says("<strong>544 children and young people</strong> waited for youth care.");
	says("There are 60 more than a year ago, and help begins on time less often.");
	says("Worse</span>: a year ago 7 weeks");
	never_says("kinderen");
}
END_TEST

/* Youths are counted once on the first screen; who waits twice counts twice in the charts. */
START_TEST(youths_and_waits)
{
	count("F05", "T", "2026MM03", "544");
	count("F07", "T", "2026MM03", "533");
	regio();
	says("<strong>533 kinderen en jongeren</strong>");
	says("Sommige kinderen wachten op meer dan één soort hulp. In de grafieken hieronder "
	     "tellen zij "
	     "dan vaker mee: 544 wachtenden, 533 kinderen.");
	says("<h3 id=\"stand-k\">Eind maart 2026 waren er 544 wachtenden</h3>");
}
END_TEST

/* ---- A gemeente ---- */

static void borne(void)
{
	code("RegioS", "GM0147", "Borne", "");
	code("RegioS", "GM0153", "Enschede", "");
}

START_TEST(few_get_no_verdict)
{
	borne();
	count("F05", "GM0147", "2026KW01", "22");
	count("F07", "GM0147", "2026KW01", "22");
	count("F07", "GM0147", "2025KW01", "11");
	measure("V03", "GM0147", "2026KW01", "mediaan", "100", "10");
	measure("V03", "GM0147", "2025KW01", "mediaan", "20", "10");
	measure("V05", "GM0147", "2025JJ00", "kans", "0.90", "");
	count("F03", "GM0147", "2025JJ00", "25");
	measure("V05", "GM0147", "2024JJ00", "kans", "0.20", "");
	count("F03", "GM0147", "2024JJ00", "24");
	measure("V05", "T", "2025JJ00", "kans", "0.57", "300");
	write_page(page_gemeente, "GM0147", LANGUAGE_NL);
	says("<strong>22 kinderen en jongeren</strong> uit Borne op jeugdhulp. Bij 90 van elke 100 "
	     "begint "
	     "de hulp binnen de norm van 10 weken; in de hele regio bij 57. Het gaat om weinig "
	     "kinderen: "
	     "toeval speelt een grote rol.");
	times("Te weinig kinderen voor een oordeel", 3);
	never_says("Beter");
	never_says("Slechter");
}
END_TEST

START_TEST(hidden_is_said)
{
	borne();
	count("F05", "GM0147", "2026KW01", NULL);
	count("F07", "GM0147", "2026KW01", NULL);
	count("F03", "GM0147", "2025JJ00", NULL);
	count("F05", "GM0147", "2025JJ00", NULL);
	count("F05", "T", "2026KW01", "544");
	count("F07", "T", "2026KW01", "533");
	write_page(page_gemeente, "GM0147", LANGUAGE_NL);
	says("Hoeveel kinderen en jongeren uit Borne op jeugdhulp wachten, tonen wij niet: zo is "
	     "niemand "
	     "te herkennen. Hoe vaak de hulp binnen de norm van 10 weken begint, tonen wij ook "
	     "niet. In "
	     "de hele regio wachtten eind maart 2026 533 kinderen en jongeren.");
	times("<small>niet getoond</small>", 3);
	says("De aantallen per kwartaal van Borne tonen wij niet.");
	never_says("nog geen gegevens");
}
END_TEST

/* Who dropped out is hidden, and so is who came; the table leaves both out and says why. */
START_TEST(flow_of_a_gemeente)
{
	borne();
	count("F02", "GM0147", "2026KW01", NULL);
	count("F03", "GM0147", "2026KW01", "20");
	count("F04", "GM0147", "2026KW01", NULL);
	count("F05", "GM0147", "2025KW04", "38");
	count("F05", "GM0147", "2026KW01", "36");
	count("F02", "GM0147", "2025KW04", NULL);
	count("F04", "GM0147", "2025KW04", NULL);
	write_page(page_gemeente, "GM0147", LANGUAGE_NL);
	says("‘Nieuw’ laten wij dan ook weg, anders is ‘afgevallen’ uit te rekenen.");
	says("<th scope=\"col\" class=\"n\">Gestart</th>");
	never_says("<th scope=\"col\" class=\"n\">Afgevallen</th>");
	says("<th scope=\"row\">2026 kw 1</th><td class=\"n\" data-w=\"38\">38</td>"
	     "<td class=\"n\" data-w=\"20\">20</td><td class=\"n\" data-w=\"36\">36</td>");
}
END_TEST

/* ---- Parts of the region ---- */

static void cohort(const char *period, int weeks, const char *before, const char *half, int at)
{
	for (int week = 0; week <= weeks; week++)
		buf_printf(&table[VERLOOP], "%s,%d,%s,0.00,300,A\n", period, week,
			   week >= at ? half : before);
}

START_TEST(curve)
{
	cohort("2024HJ02", 30, "0.40", "0.50", 8);
	cohort("2025HJ01", 30, "0.40", "0.50", 9);
	cohort("2025HJ02", 12, "0.40", "0.52", 9);
	/* It began so lately that nothing can be said. */
	cohort("2026HJ01", 2, "0.00", "0.00", 9);
	regio();
	says("Bij de helft van wie in de tweede helft van 2025 hulp kreeg toegewezen, begon die "
	     "binnen 9 "
	     "weken; een jaar eerder binnen 8 weken</h3>");
	never_says("Eerste helft 2026");
	says("<th scope=\"row\">13 weken</th><td class=\"n\" data-w=\"0.5\">50%</td>"
	     "<td class=\"n\" data-w=\"0.5\">50%</td><td>nog niet bekend</td>");
}
END_TEST

START_TEST(curve_without_half)
{
	cohort("2025HJ01", 12, "0.40", "0.45", 9);
	regio();
	says("Van wie in de eerste helft van 2025 hulp kreeg toegewezen, was na 12 weken bij 45% "
	     "de hulp "
	     "begonnen</h3>");
}
END_TEST

static void band(const char *from, const char *to, const char *number)
{
	buf_printf(&table[WACHTBAND], "2026KW01,T,wachtend,%s,%s,%s,P\n", from, to, number);
}

START_TEST(profile)
{
	count("F05", "T", "2026KW01", "60");
	band("0", "2", "20");
	band("2", "10", "15");
	band("10", "12", "13");
	band("12", "", "12");
	regio();
	says("25 van de 60 wachtenden wachten al 10 weken of langer</h3>");
	says("<th scope=\"row\">0 tot en met 1</th><td class=\"n\" data-w=\"20\">20</td>");
	says("<th scope=\"row\">12 en meer</th>");
}
END_TEST

/* A band on both sides of the norm: its youths are not shared out, the share of the feed is said.
 */
START_TEST(profile_across_the_norm)
{
	count("F05", "T", "2026KW01", "47");
	measure("V03N", "T", "2026KW01", "aandeel", "0.40", "30");
	band("0", "2", "20");
	band("2", "12", "15");
	band("12", "", "12");
	regio();
	says("40% van de 47 wachtenden wacht langer dan de norm van 10 weken</h3>");
}
END_TEST

static void chance_of(const char *regio, const char *share, const char *started)
{
	measure("V05", regio, "2025JJ00", "kans", share, "");
	count("F03", regio, "2025JJ00", started);
}

START_TEST(gemeenten_differ)
{
	borne();
	count("F05", "T", "2026KW01", "400");
	chance_of("T", "0.57", "2000");
	chance_of("GM0147", "0.70", "300");
	chance_of("GM0153", "0.60", "300");
	regio();
	says("<h3 id=\"punten-k\">Duidelijk anders dan de regio (57%): Borne (70%)</h3>");
	says("<td>300 kinderen gestart</td>");
}
END_TEST

START_TEST(gemeenten_differ_little)
{
	borne();
	count("F05", "T", "2026KW01", "400");
	chance_of("T", "0.57", "2000");
	chance_of("GM0147", "0.70", "60");
	chance_of("GM0153", "0.52", "300");
	regio();
	says("<h3 id=\"punten-k\">De gemeenten die te zien zijn, verschillen weinig van de "
	     "regio</h3>");
}
END_TEST

START_TEST(gemeenten_hidden)
{
	borne();
	count("F05", "T", "2026KW01", "400");
	count("F03", "GM0147", "2025JJ00", NULL);
	chance_of("T", "0.57", "2000");
	regio();
	says("Per gemeente tonen wij niet hoe lang kinderen wachten");
	never_says("id=\"punten-k\"");
}
END_TEST

static void provider(const char *agb, const char *name, const char *share, const char *begun)
{
	code("Aanbieder", agb, name, "");
	buf_printf(&table[WAARNEMING], "V05,T,2025JV04,%s,T,T,T,T,W3a,kans,%s,A,,,,,1,2026-05-01\n",
		   agb, share);
	buf_printf(&table[WAARNEMING], "F02,T,2025JV04,%s,T,T,T,T,T,aantal,%s,A,,,,,k,2026-05-01\n",
		   agb, begun);
}

START_TEST(funnel)
{
	for (int i = 1; i <= 4; i++) {
		char period[16];

		snprintf(period, sizeof(period), "2025KW%02d", i);
		measure("V05", "T", period, "kans", i == 1 ? "0.70" : "0.50", "300");
		count("F02", "T", period, i == 1 ? "600" : "200");
	}
	provider("99010017", "Jeugdhulp Vink", "0.80", "150");
	provider("99010029", "Verblijf Kievit", "0.58", "150");
	regio();
	says("Bij één aanbieder is het verschil met de regio groter dan toeval</h3>");
	says("Jeugdhulp Vink</a></th><td class=\"n\" data-w=\"150\">150</td>"
	     "<td class=\"n\" data-w=\"0.8\">80%</td><td>hoger</td>");
	says("Verblijf Kievit</a></th><td class=\"n\" data-w=\"150\">150</td>"
	     "<td class=\"n\" data-w=\"0.58\">58%</td><td>kan toeval zijn</td>");
}
END_TEST

/* A pilot of three quarters with one before; the rest of the region stays at 50 %. */
static void pilot(const char *before, const char *during)
{
	static const char *const periods[] = {"2024KW04", "2025KW01", "2025KW02", "2025KW03"};

	code("pilotperiode", "Snel", "Snel", "2025-01-01/2025-09-30");
	for (int i = 0; i < 4; i++) {
		const char *share = i == 0 ? before : during;

		buf_printf(&table[WAARNEMING],
			   "V05,T,%s,T,T,T,T,rest-Snel,W3a,kans,0.50,A,,300,,,1,2026-05-01\n"
			   "F05,T,%s,T,T,T,T,T,T,aantal,400,A,,,,,k,2026-05-01\n",
			   periods[i], periods[i]);
		if (share != NULL)
			buf_printf(&table[WAARNEMING],
				   "V05,T,%s,T,T,T,T,Snel,W3a,kans,%s,A,,100,,,1,2026-05-01\n",
				   periods[i], share);
	}
	regio();
	says("Deze pilot liep van 1 januari 2025 tot en met 30 september 2025.");
}

START_TEST(pilot_works)
{
	pilot("0.50", "0.75");
	says("Snel: tijdens de pilot steeg de kans meer dan in de rest van de regio</h3>");
	says("<td>voor</td>");
	says("<td>tijdens</td>");
}
END_TEST

START_TEST(pilot_does_not)
{
	pilot("0.50", "0.55");
	says("Snel: nog geen duidelijk verschil met de rest van de regio</h3>");
}
END_TEST

START_TEST(pilot_without_before)
{
	pilot(NULL, "0.75");
	says("Snel: van vóór de pilot is er geen cijfer te zien</h3>");
}
END_TEST

START_TEST(transfers)
{
	code("Aanbieder", "99010017", "Vink", "");
	code("Aanbieder", "99010029", "Kievit", "");
	buf_puts(&table[DOORSTROOM], "2024,T,T,99,A\n2025,99010017,99010029,40,A\n"
				     "2025,99010029,99010017,12,A\n2025,T,T,163,A\n"
				     "2025,overig,overig,111,A\n");
	regio();
	says("<h3>In 2025 ging een kind 163 keer naar een andere aanbieder</h3>");
	says(
	    "<tr><th scope=\"row\">Vink</th><td class=\"t4\">40</td><td class=\"weg\">–</td></tr>");
	says("<tr><th scope=\"row\">Kievit</th><td class=\"weg\">–</td><td "
	     "class=\"t2\">12</td></tr>");
	says("Nog 111 keer tussen twee aanbieders die hier niet staan.");
}
END_TEST

START_TEST(silence)
{
	count("F05", "T", "2026MM03", "400");
	buf_puts(&table[WAARNEMING],
		 "Q01,T,2026MM03,T,T,T,T,T,T,aandeel,0.9715,P,,,,,1,2026-05-01\n");
	buf_puts(&table[KWALITEIT], "Q05,aanbieder,99010017,2026MM02,T,0.2,A\n"
				    "Q05,aanbieder,99010017,2026MM03,T,0.03,P\n"
				    "Q05,gemeente,GM0147,2026MM03,T,0.02,P\n");
	regio();
	says("Van twee gemeenten of aanbieders kwam in maart 2026 geen enkel bericht. Eerder "
	     "stuurden zij "
	     "samen 5% van alle berichten. Geen eerder getoond cijfer is veranderd.");
	says("<th scope=\"row\">maart 2026</th><td class=\"n\" "
	     "data-w=\"0.9715\">97%</td><td>voorlopig</td>");
}
END_TEST

Suite *suite_site_regio(void)
{
	Suite *suite = suite_create("site_regio");
	TCase *tcase = tcase_create("pages");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, worse);
	tcase_add_test(tcase, fewer_but_later);
	tcase_add_test(tcase, the_same);
	tcase_add_test(tcase, no_year_before);
	tcase_add_test(tcase, nothing_at_all);
	tcase_add_test(tcase, english);
	tcase_add_test(tcase, youths_and_waits);
	tcase_add_test(tcase, few_get_no_verdict);
	tcase_add_test(tcase, hidden_is_said);
	tcase_add_test(tcase, flow_of_a_gemeente);
	tcase_add_test(tcase, curve);
	tcase_add_test(tcase, curve_without_half);
	tcase_add_test(tcase, profile);
	tcase_add_test(tcase, profile_across_the_norm);
	tcase_add_test(tcase, gemeenten_differ);
	tcase_add_test(tcase, gemeenten_differ_little);
	tcase_add_test(tcase, gemeenten_hidden);
	tcase_add_test(tcase, funnel);
	tcase_add_test(tcase, pilot_works);
	tcase_add_test(tcase, pilot_does_not);
	tcase_add_test(tcase, pilot_without_before);
	tcase_add_test(tcase, transfers);
	tcase_add_test(tcase, silence);
	suite_add_tcase(suite, tcase);
	return suite;
}
