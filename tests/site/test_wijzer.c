/* The Beschikbaarheidswijzer: the order of its rows, what is old, what is unknown, crisis help apart,
 * and no measured wait without what it leaves out. */
#include <check.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ijw/base/file.h"
#include "ijw/site/site.h"
#include "ijw/site/wijzer.h"

Suite *suite_site_wijzer(void);

static char folder[] = "/tmp/wijzer.XXXXXX";
static struct figures figures;
static struct pool *pool;
static struct buf out;

static const struct {
	const char *name;
	const char *text;
} files[] = {
    {"waarneming.csv",
     "Indicator,RegioS,Perioden,Aanbieder,Productcategorie,Leeftijd,Verwijzer,Pilot,Klok,Maat,"
     "Waarde,Status,Teller,Noemer,Onder,Boven,Eenheid,Kennisdatum\n"},
    {"stroom.csv", "RegioS,Aanbieder,Productcategorie,Perioden,Begin,Instroom,Gestart,Afgevallen,"
		   "Eind,Begin_status,Instroom_status,Gestart_status,Afgevallen_status,Eind_status\n"},
    {"wachtband.csv", "Perioden,RegioS,soort,week_van,week_tot,Waarde,Status\n"},
    {"verloop.csv", "Perioden,week,kans_start,kans_afvallen,n_klasse,Status\n"},
    {"doorstroom.csv", "Jaar,Van,Naar,Waarde,Status\n"},
    {"beschikbaarheid.json", "[]\n"},
    {"kwaliteit.csv", "Indicator,Soort,Code,Perioden,Klasse,Waarde,Status\n"},
    {"revisie.csv", "Indicator,RegioS,Perioden,Aanbieder,Productcategorie,Leeftijd,Verwijzer,Pilot,"
		    "Klok,Maat,Waarde_oud,Waarde_nieuw,Kennisdatum_oud,Soort\n"},
    {"indicator.csv", "Code,Titel,Title,Omschrijving,Description,Eenheid,Polariteit,Versie\n"},
    {"code.csv", "Lijst,Code,Titel,Omschrijving\n"
		 "Aanbieder,99010017,Vink,\nAanbieder,99010029,Kievit,\nAanbieder,99010041,Grutto,\n"
		 "Aanbieder,99010053,Wulp,\nAanbieder,99010065,Merel,\n"
		 "Productcategorie,41,Dagbehandeling,\nProductcategorie,45,Ambulant,\n"
		 "Productcategorie,46,Crisis,\n"
		 "publicatie,kennisdatum,2026-05-01,\npublicatie,peildatum,2026-03-31,\n"},
};

static void put(const char *name, const char *text)
{
	int dir = open(folder, O_RDONLY | O_DIRECTORY);

	ck_assert_int_ge(dir, 0);
	ck_assert_int_eq(file_publish(dir, name, text, strlen(text), 0600), 0);
	close(dir);
}

static void set_up(void)
{
	ck_assert_ptr_nonnull(mkdtemp(folder));
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		put(files[i].name, files[i].text);
	pool = pool_new();
	out = BUF_INIT(0);
}

static void tear_down(void)
{
	figures_free(&figures);
	pool_free(pool);
	buf_free(&out);
	file_remove_tree(AT_FDCWD, folder);
}

/* Reads a publication with these rows in beschikbaarheid.csv. */
static const struct wijzer_rij *rows(const char *text, size_t count)
{
	struct buf file = BUF_INIT(0);
	const struct wijzer_rij *rijen;
	size_t found;

	buf_puts(&file, "Aanbieder,Naam,Productcategorie,Plaats,Leeftijd_van,Leeftijd_tot,"
			"Nieuwe_clienten,Opgave_intake_weken,Opgave_start_weken,Opgave_datum,Bron,"
			"Gemeten_p50_weken,Gemeten_p80_weken,Gemeten_n_klasse,Gemeten_niveau,"
			"Peildatum,Contact\n");
	buf_puts(&file, text);
	put("beschikbaarheid.csv", file.data);
	buf_free(&file);
	ck_assert_int_eq(figures_read(folder, false, &figures), 0);
	rijen = wijzer_rows(&figures, pool, &found);
	ck_assert_uint_eq(found, count);
	return rijen;
}

/* The page of the publication that was read. */
static const char *page_of(enum language language)
{
	const struct site site = {.figures = &figures, .language = language};
	struct page page = {.site = &site,
			    .html = {.out = &out, .language = language, .pool = pool, .prefix = ""},
			    .kind = PAGE_WIJZER};

	buf_clear(&out);
	page_wijzer(&page);
	return out.data;
}

/* The names in the order of the rows, first letters. */
static void order_is(const struct wijzer_rij *rijen, size_t count, const char *letters)
{
	char found[16] = "";

	ck_assert_uint_lt(count, sizeof(found));
	for (size_t i = 0; i < count; i++)
		found[i] = rijen[i].naam[0];
	ck_assert_str_eq(found, letters);
}

#define REST ",,,,,te_weinig,2026-03-31,\n"

START_TEST(order)
{
	/* Accepts before unknown before stop before nothing stated, whatever the wait. */
	order_is(rows("99010017,Vink,45,,,,nee,1,1,2026-04-01" REST
		      "99010029,Kievit,45,,,,,,,,,1.0,2.0,30,soort,2026-03-31,\n"
		      "99010041,Grutto,45,,,,,1,1,2026-04-01" REST
		      "99010053,Wulp,45,,,,ja,9,30,2026-04-01" REST,
		      4),
		 4, "WGVK");
}
END_TEST

START_TEST(order_of_waits)
{
	/* The start counts, the intake where there is none; without either it is last. */
	order_is(rows("99010017,Vink,45,,,,ja,1,8,2026-04-01" REST
		      "99010029,Kievit,45,,,,ja,7,,2026-04-01" REST
		      "99010041,Grutto,45,,,,ja,,0,2026-04-01" REST
		      "99010053,Wulp,45,,,,ja,,,2026-04-01" REST,
		      4),
		 4, "GKVW");
}
END_TEST

START_TEST(order_of_days)
{
	/* Of equal waits the newest, then the name; an old one stands behind all others. */
	order_is(rows("99010017,Vink,45,,,,ja,,4,2026-03-01" REST
		      "99010029,Kievit,45,,,,ja,,4,2026-04-01" REST
		      "99010041,Grutto,45,,,,ja,,4,2026-03-01" REST
		      "99010053,Wulp,45,,,,ja,,1,2025-06-01" REST
		      "99010065,Merel,45,,,,ja,,9,2026-04-01" REST,
		      5),
		 5, "KGVMW");
}
END_TEST

START_TEST(old_after_90_days)
{
	/* 2026-05-01 is day 0: 31 January is 90 days before it, 30 January is 91. */
	const struct wijzer_rij *rijen = rows("99010017,Vink,45,,,,ja,,4,2026-01-30" REST
					      "99010029,Kievit,45,,,,ja,,4,2026-01-31" REST
					      "99010041,Grutto,45,,,,,,,,,,,,te_weinig,2026-03-31,\n",
					      3);

	order_is(rijen, 3, "KVG");
	ck_assert(!rijen[0].oud && rijen[1].oud && !rijen[2].oud);
	ck_assert_ptr_nonnull(strstr(
	    page_of(LANGUAGE_NL), "<span class=\"oud\">30 januari 2026</span>, ouder dan 90 dagen"));
	ck_assert_ptr_nonnull(strstr(out.data, "opgave 31 januari 2026</span>"));
	ck_assert_ptr_nonnull(strstr(out.data, "op 1 mei 2026 ouder was dan 90 dagen"));
}
END_TEST

START_TEST(unknown_ones)
{
	const struct wijzer_rij *rijen =
	    rows("99010017,Vink,41,,,,,,,,,,,,te_weinig,2026-03-31,\n"
		 "99010029,Kievit,41,,,,,,,,,8.0,12.0,,aanbieder,2026-03-31,\n"
		 "99010041,Grutto,41,,,,,,,,,8.0,,10,soort,2026-03-31,\n"
		 "99010053,Wulp,41,,,,,,,2026-04-01" REST,
		 4);

	/* Known are those that stated anything and those of whom this kind of help was measured. */
	ck_assert(!wijzer_unknown(&rijen[0]) && wijzer_unknown(&rijen[2]));
	order_is(rijen, 4, "WGKV");
	page_of(LANGUAGE_NL);
	ck_assert_ptr_nonnull(strstr(out.data, "2 aanbieders zonder opgave"));
	for (int i = 0; i < 4; i++)
		ck_assert_ptr_nonnull(strstr(out.data, rijen[i].naam));
	ck_assert_ptr_nonnull(strstr(out.data, "geen opgave"));
	/* What was measured of all help of a provider stands with its name, and what it leaves out. */
	ck_assert_ptr_nonnull(strstr(out.data, ">Kievit</a><br>helft binnen <b>8 weken</b>"));
	ck_assert_ptr_nonnull(strstr(strstr(out.data, ">Kievit</a>"), "alle hulp van deze aanbieder"));
	ck_assert_ptr_nonnull(strstr(strstr(out.data, ">Kievit</a>"), "het veel langer duren"));
	page_of(LANGUAGE_EN);
	ck_assert_ptr_nonnull(strstr(out.data, "2 providers that stated nothing"));
}
END_TEST

START_TEST(no_opgave_at_all)
{
	rows("99010017,Vink,41,,,,,,,,,,,,te_weinig,2026-03-31,\n"
	     "99010029,Kievit,41,,,,,,,,,8.0,12.0,30,soort,2026-03-31,\n",
	     2);
	page_of(LANGUAGE_NL);
	ck_assert_ptr_nonnull(strstr(out.data, "zij deden geen opgave"));
	ck_assert_ptr_nonnull(strstr(out.data, "1 aanbieder zonder opgave"));
	ck_assert_ptr_nonnull(strstr(out.data, "Kievit"));
}
END_TEST

START_TEST(crisis_apart)
{
	const struct wijzer_rij *rijen = rows("99010017,Vink,46,,,,ja,,0,2026-04-01" REST
					      "99010029,Kievit,45,,,,ja,,9,2026-04-01" REST
					      "99010041,Grutto,41,,,,ja,,4,2026-04-01" REST,
					      3);
	const char *place, *list, *crisis, *vink;

	order_is(rijen, 3, "KGV");
	ck_assert(rijen[2].crisis && !rijen[0].crisis && !rijen[1].crisis);
	page_of(LANGUAGE_NL);
	list = strstr(out.data, "id=\"plek\"");
	crisis = strstr(out.data, "id=\"crisis\"");
	vink = strstr(out.data, ">Vink<");
	place = strstr(out.data, ">Kievit<");
	ck_assert(list != NULL && list < place && place < crisis && crisis < vink);
	/* Nobody finds crisis help in the list to choose from. */
	ck_assert_ptr_null(strstr(out.data, "<a href=\"#plek-46\">"));
	ck_assert_ptr_nonnull(strstr(out.data, "<a href=\"#plek-45\">"));
	ck_assert_ptr_nonnull(strstr(out.data, "112"));
	ck_assert_ptr_nonnull(strstr(out.data, "0800 2000"));
}
END_TEST

/* How often a text stands in another. */
static int count_of(const char *text, const char *word)
{
	int count = 0;

	for (; (text = strstr(text, word)) != NULL; text += strlen(word))
		count++;
	return count;
}

/* In every cell with a measured wait; in full where the provider stated nothing. */
static void sentences(enum language language, const char *measured, const char *brief,
		      const char *full)
{
	int found = 0;

	page_of(language);
	for (const char *at = out.data; (at = strstr(at, measured)) != NULL; at++) {
		const char *cell = pool_copy(pool, at, (size_t)(strstr(at, "</td>") - at));

		found++;
		ck_assert_msg(strstr(cell, brief) != NULL, "%s", cell);
	}
	ck_assert_int_eq(found, 3);
	ck_assert_int_eq(count_of(out.data, full), 1);
}

START_TEST(never_alone)
{
	rows("99010017,Vink,45,,,,ja,1,1,2026-04-01,,0.3,12.0,30,soort,2026-03-31,\n"
	     "99010029,Kievit,45,,,,,,,,,1.0,2.0,30,soort,2026-03-31,\n"
	     "99010041,Grutto,45,,,,nee,,,2026-04-01,,8.1,,,aanbieder,2026-03-31,\n"
	     "99010053,Wulp,45,,,,ja,9,30,2026-04-01" REST,
	     4);
	sentences(LANGUAGE_NL, "helft binnen", "zonder het wachten v", "het veel langer duren");
	ck_assert_ptr_nonnull(strstr(out.data, "helft binnen <b>minder dan een week</b>"));
	ck_assert_ptr_nonnull(strstr(out.data, "te weinig gegevens"));
	sentences(LANGUAGE_EN, "half within", "without the wait before", "it can take much longer");
}
END_TEST

START_TEST(filters)
{
	rows("99010017,Vink,45,Almelo,4,11,ja,1,1,2026-04-01" REST
	     "99010029,Kievit,45,\"Wierden \"\"West\"\"\",,,nee,1,1,2026-04-01" REST,
	     2);
	page_of(LANGUAGE_NL);
	ck_assert_ptr_nonnull(strstr(out.data, "data-soort=\"Ambulant\" data-plaats=\"Almelo\" "
					       "data-nieuw=\"ja\" data-van=\"4\" data-tot=\"11\""));
	/* Who states no ages takes all. */
	ck_assert_ptr_nonnull(strstr(out.data, "data-plaats=\"Wierden &quot;West&quot;\" "
					       "data-nieuw=\"nee\" data-van=\"0\" data-tot=\"99\""));
	ck_assert_ptr_nonnull(strstr(out.data, "4 tot en met 11 jaar"));
	ck_assert_ptr_nonnull(strstr(out.data, "href=\"beschikbaarheid.csv\""));
	ck_assert_ptr_nonnull(strstr(out.data, "href=\"beschikbaarheid.json\""));
}
END_TEST

Suite *suite_site_wijzer(void)
{
	Suite *suite = suite_create("site_wijzer");
	TCase *tcase = tcase_create("site_wijzer");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, order);
	tcase_add_test(tcase, order_of_waits);
	tcase_add_test(tcase, order_of_days);
	tcase_add_test(tcase, old_after_90_days);
	tcase_add_test(tcase, unknown_ones);
	tcase_add_test(tcase, no_opgave_at_all);
	tcase_add_test(tcase, crisis_apart);
	tcase_add_test(tcase, never_alone);
	tcase_add_test(tcase, filters);
	suite_add_tcase(suite, tcase);
	return suite;
}
