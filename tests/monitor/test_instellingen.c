/* The settings of the monitor: what may stand in them, and what is told of what may not. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ijw/base/buf.h"
#include "ijw/base/date.h"
#include "ijw/base/file.h"
#include "ijw/monitor/instellingen.h"
#include "test_monitor.h"

static char folder[] = "/tmp/instellingen.XXXXXX";
static struct home *home;
static struct pool *pool;
static struct instellingen instellingen;
static char said[16384]; /* what was logged */

static void set_up(void)
{
	strcpy(folder + sizeof(folder) - 7, "XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	pool = pool_new();
	home = NULL;
}

static void tear_down(void)
{
	char command[64];

	home_close(home);
	pool_free(pool);
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	ck_assert_int_eq(system(command), 0);
}

static void put(const char *name, const char *text)
{
	int dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	ck_assert_int_eq(file_publish(dir, name, text, strlen(text), 0600), 0);
	close(dir);
}

/* Writes a list as a Dutch spreadsheet does: a mark of byte order, semicolons, CR LF, and dates with
 * the day first. */
static void put_dutch(const char *name, const char *text)
{
	struct buf dutch = BUF_INIT(0);
	bool quoted = false;
	int year, month, dayofmonth, length;

	buf_puts(&dutch, "\xEF\xBB\xBF");
	for (const char *at = text; *at != '\0'; at++) {
		if (*at == '"')
			quoted = !quoted;
		if (sscanf(at, "%4d-%2d-%2d%n", &year, &month, &dayofmonth, &length) == 3) {
			buf_printf(&dutch, "%d-%02d-%d", dayofmonth, month, year);
			at += length - 1;
		} else if (*at == '\n') {
			buf_puts(&dutch, "\r\n");
		} else {
			buf_add(&dutch, *at == ',' && !quoted ? ";" : at, 1);
		}
	}
	put(name, dutch.data);
	buf_free(&dutch);
}

/* Reads a home with such an ijw.conf. 0, 1, or -1 when it cannot be opened at all. */
static int reads(const char *conf)
{
	char path[64];
	int log, keep, rc = -1;
	ssize_t length;

	put("ijw.conf", conf);
	snprintf(path, sizeof(path), "%s/log", folder);
	log = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	keep = dup(STDERR_FILENO);
	ck_assert(log >= 0 && keep >= 0 && dup2(log, STDERR_FILENO) >= 0);
	home_close(home);
	home = home_open_keyless(folder);
	if (home != NULL)
		rc = instellingen_read(home, pool, &instellingen);
	ck_assert(dup2(keep, STDERR_FILENO) >= 0);
	length = pread(log, said, sizeof(said) - 1, 0);
	ck_assert(length >= 0);
	said[length] = '\0';
	close(log);
	close(keep);
	return rc;
}

static void right(const char *conf)
{
	ck_assert_msg(reads(conf) == 0, "%s", said);
	ck_assert_str_eq(said, "");
}

/* The settings are wrong, and this is said of it, behind the path of the home. */
static void wrong(const char *conf, const char *sentence)
{
	char whole[512];

	ck_assert_int_ne(reads(conf), 0);
	snprintf(whole, sizeof(whole), "%s/%s\n", folder, sentence);
	ck_assert_msg(strstr(said, whole) != NULL, "not '%s' but: %s", sentence, said);
}

static int32_t day(const char *text)
{
	int32_t number = 0;

	ck_assert_int_eq(date_parse(text, strlen(text), &number), 0);
	return number;
}

static int32_t norm(enum klok klok, const char *categorie, const char *date)
{
	return instellingen_norm(&instellingen, klok, categorie, day(date));
}

/* One pilot more than there can be is told by its line. */
START_TEST(too_many_pilots)
{
	struct buf conf = BUF_INIT(0);
	char sentence[128];

	for (int i = 0; i < PILOTS_MAX; i++)
		buf_printf(&conf, "[pilot p%d]\ngemeenten = GM0153\nvan = 2025-01-01\n", i);
	right(conf.data);
	ck_assert_uint_eq(instellingen.pilots, PILOTS_MAX);
	buf_puts(&conf, "[pilot extra]\ngemeenten = GM0153\nvan = 2025-01-01\n");
	snprintf(sentence, sizeof(sentence),
		 "ijw.conf:%d: [pilot extra] is one pilot too many; there can be %d",
		 3 * PILOTS_MAX + 2, PILOTS_MAX);
	wrong(conf.data, sentence);
	buf_free(&conf);
}
END_TEST

START_TEST(nothing_is_given)
{
	right("");
	ck_assert_int_eq(norm(KLOK_W3A, NULL, "2020-01-01"), 70);
	ck_assert_int_eq(norm(KLOK_W3B, "45", "2020-01-01"), 70);
	ck_assert_int_eq(norm(KLOK_W4, NULL, "2020-01-01"), 98);
	ck_assert_int_eq(norm(KLOK_W1, NULL, "2020-01-01"), 0);
	ck_assert_uint_eq(instellingen.normen, 3);
	ck_assert_ptr_null(instellingen.norm[0].bron);
	ck_assert_uint_eq(instellingen.pilots + instellingen.groepen + instellingen.bevolkingen +
			      instellingen.opgaven + instellingen.aanbieders,
			  0);
	ck_assert_ptr_null(instellingen.regio);
	ck_assert_ptr_null(instellingen.korte_producten);
	ck_assert_str_eq(instellingen_naam(instellingen.gemeente, instellingen.gemeenten, "GM0153"),
			 "Enschede");
	ck_assert_ptr_null(
	    instellingen_naam(instellingen.gemeente, instellingen.gemeenten, "GM9999"));
	ck_assert_ptr_null(
	    instellingen_naam(instellingen.aanbieder, instellingen.aanbieders, "01234567"));
	ck_assert_str_eq(
	    instellingen_naam(instellingen.productcategorie, instellingen.productcategorieen, "45"),
	    "Jeugdhulp ambulant");
}
END_TEST

/* A new home says what is so when nothing is given. */
START_TEST(new_home)
{
	char path[64];

	snprintf(path, sizeof(path), "%s/home", folder);
	ck_assert_int_eq(home_init(path, NULL), 0);
	home = home_open_keyless(path);
	ck_assert_ptr_nonnull(home);
	ck_assert_int_eq(instellingen_read(home, pool, &instellingen), 0);
	ck_assert_uint_eq(home->publicatie.count, 13);
	ck_assert_uint_eq(instellingen.normen, 3);
	ck_assert_int_eq(norm(KLOK_W3A, NULL, "2020-01-01"), 70);
	ck_assert_int_eq(norm(KLOK_W3B, NULL, "2020-01-01"), 70);
	ck_assert_int_eq(norm(KLOK_W4, NULL, "2020-01-01"), 98);
	ck_assert_uint_eq(instellingen.pilots + instellingen.groepen, 0);
	ck_assert_ptr_null(instellingen.contact);
}
END_TEST

START_TEST(norms)
{
	right("[normen]\n"
	      "W3a = 56 vanaf 2026-01-01, Regiovisie 2026-2029\n"
	      "W3a = 42 vanaf 2027-01-01\n"
	      "W3a 45 = 28\n"
	      "w1 = 5, afspraak\n"
	      "W4 = 0\n");
	ck_assert_int_eq(norm(KLOK_W3A, NULL, "2025-12-31"), 70);
	ck_assert_int_eq(norm(KLOK_W3A, NULL, "2026-01-01"), 56);
	ck_assert_int_eq(norm(KLOK_W3A, "43", "2026-12-31"), 56);
	ck_assert_int_eq(norm(KLOK_W3A, "43", "2027-01-01"), 42);
	ck_assert_int_eq(norm(KLOK_W3A, "45", "2027-01-01"), 28);
	ck_assert_int_eq(norm(KLOK_W1, NULL, "2020-01-01"), 5);
	ck_assert_int_eq(norm(KLOK_W4, NULL, "2020-01-01"), 0);
	ck_assert_str_eq(instellingen.norm[0].bron, "Regiovisie 2026-2029");
	ck_assert_ptr_null(instellingen.norm[1].bron);
	ck_assert_str_eq(instellingen.norm[3].bron, "afspraak");
}
END_TEST

START_TEST(wrong_norms)
{
#define NORM \
	"DAYS (0 to 3650), DAYS vanaf YYYY-MM-DD, or either with a comma and the source behind it"
	static const char *const values[] = {"",
					     "x",
					     "3651",
					     "-1",
					     "70 vanaf",
					     "70,",
					     "70 2026-01-01",
					     "70 vanaf 2026",
					     "70.5",
					     "70 vanaf 2026-02-30",
					     "99999",
					     "70 vanaf 0001-01-01"};
	char conf[128];

	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		snprintf(conf, sizeof(conf), "[normen]\nW3a = %s\n", values[i]);
		wrong(conf, "ijw.conf:2: W3a must be " NORM);
	}
	wrong("[normen]\nW4 = 98\nW4 = 70\n",
	      "ijw.conf:3: W4 must be given once for the same first day");
	wrong(
	    "[normen]\nW5 = 98\n",
	    "ijw.conf:2: the key of a norm must be W1, W2, W3a, W3b or W4, and may name a product "
	    "category of two digits behind it");
	wrong(
	    "[normen]\nW3a ambulant = 98\n",
	    "ijw.conf:2: the key of a norm must be W1, W2, W3a, W3b or W4, and may name a product "
	    "category of two digits behind it");
}
END_TEST

START_TEST(pilots_and_groups)
{
	const struct pilot *pilot;

	right("[pilot poh-ggz]\n"
	      "gemeenten = GM0153, 0141,\n"
	      "  GM0147\n"
	      "van = 2026-01-01\n"
	      "[groep verblijf]\n"
	      "categorieen = 43,44\n"
	      "[pilot Screening 2]\n"
	      "tot = 2026-12-31\n"
	      "van = 2026-12-31\n"
	      "producten = 45\n"
	      "gemeenten = GM0153\n");
	ck_assert_uint_eq(instellingen.pilots, 2);
	pilot = instellingen.pilot;
	ck_assert_str_eq(pilot->naam, "poh-ggz");
	ck_assert_str_eq(pilot->gemeenten[0], "GM0153");
	ck_assert_str_eq(pilot->gemeenten[1], "GM0141");
	ck_assert_str_eq(pilot->gemeenten[2], "GM0147");
	ck_assert_ptr_null(pilot->gemeenten[3]);
	ck_assert_ptr_null(pilot->producten);
	ck_assert_int_eq(pilot->van, day("2026-01-01"));
	ck_assert_int_eq(pilot->tot, DAY_NEVER);
	ck_assert_str_eq(pilot[1].naam, "Screening 2");
	ck_assert_str_eq(pilot[1].producten[0], "45");
	ck_assert_int_eq(pilot[1].tot, pilot[1].van);
	ck_assert_uint_eq(instellingen.groepen, 1);
	ck_assert_str_eq(instellingen.groep[0].naam, "verblijf");
	ck_assert_str_eq(instellingen.groep[0].categorieen[1], "44");
	ck_assert_ptr_null(instellingen.groep[0].categorieen[2]);
}
END_TEST

START_TEST(wrong_pilots)
{
	static const char *const lists[] = {
	    "", "GM153", "Enschede", "GM0153,,GM0141", "GM0153,GM0153", "GM0153,0153", ",GM0153"};
	char conf[256];

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		snprintf(conf, sizeof(conf), "[pilot a]\nvan = 2026-01-01\ngemeenten = %s\n",
			 lists[i]);
		wrong(conf, "ijw.conf:3: gemeenten must be codes of gemeenten, as GM0153, with "
			    "commas between them, each once");
	}
	wrong("[pilot a]\nvan = morgen\ngemeenten = GM0153\n",
	      "ijw.conf:2: van must be a day from 1900 to 2199, as YYYY-MM-DD");
	wrong("[pilot a]\nvan = 2026-01-01\n",
	      "ijw.conf:2: [pilot a] must have the keys gemeenten and van");
	wrong("[pilot a]\nvan = 2026-01-02\ntot = 2026-01-01\ngemeenten = GM0153\n",
	      "ijw.conf:2: [pilot a] ends before it begins");
	wrong("[pilot a]\nvan = 2026-01-02\ngemeenten = GM0153\nvan = 2026-01-03\n",
	      "ijw.conf:4: van stands in line 2 too; take one out");
#define NAME                                                                                \
	"the name of a section must be 1 to 40 letters, digits, blanks, - and _, not T or " \
	"onbekend, and not begin with rest-"
	wrong("[groep T]\ncategorieen = 43\n", "ijw.conf:2: " NAME);
	wrong("[groep rest-a]\ncategorieen = 43\n", "ijw.conf:2: " NAME);
	wrong("[groep a,b]\ncategorieen = 43\n", "ijw.conf:2: " NAME);
	wrong("[groep aaaaaaaaaabbbbbbbbbbccccccccccdddddddddde]\ncategorieen = 43\n",
	      "ijw.conf:2: " NAME);
	wrong("[groep a]\ncategorieen = 4\n",
	      "ijw.conf:2: categorieen must be product categories of two digits with commas "
	      "between them, each once");
}
END_TEST

/* A mistake is one for every command, not only for the monitor. */
START_TEST(unknown_keys)
{
	ck_assert_int_eq(reads("[publicatie]\nregoi = Twente\n"), -1);
	wrong("[publicatie]\nregoi = Twente\n",
	      "ijw.conf:2: there is no key 'regoi' in section [publicatie]; did you mean regio?; "
	      "see ijw.conf in the manual");
	wrong("[pilot a]\ngemeente = GM0153\n",
	      "ijw.conf:2: there is no key 'gemeente' in section [pilot a]; did you mean "
	      "gemeenten?; see ijw.conf in the manual");
	wrong("[pilot]\nvan = 2026-01-01\n",
	      "ijw.conf:2: there is no key 'van' in section [pilot]; it stands in [pilot NAAM]; see "
	      "ijw.conf in the manual");
	wrong("[piloot a]\nvan = 2026-01-01\n",
	      "ijw.conf:2: there is no key 'van' in section [piloot a]; it stands in [pilot NAAM]; "
	      "see ijw.conf in the manual");
	/* All of them are told. */
	wrong("[publicatie]\nx = 1\ny = 2\n[inname]\nstiltetijd = soms\n",
	      "ijw.conf:3: there is no key 'y' in section [publicatie]; see ijw.conf in the "
	      "manual");
	ck_assert_ptr_nonnull(strstr(said, "ijw.conf:2: there is no key 'x'"));
	ck_assert_ptr_nonnull(strstr(said, "ijw.conf:5: stiltetijd must be"));
}
END_TEST

START_TEST(publication)
{
	right("[publicatie]\n"
	      "regio = Twente\n"
	      "contact =\n"
	      "grondslag = artikel 6 lid 1 onder e AVG en\n"
	      "  artikel 7.4.1 Jeugdwet\n"
	      "korte_producten = 45A04, 45A05\n");
	ck_assert_str_eq(instellingen.regio, "Twente");
	ck_assert_ptr_null(instellingen.contact);
	ck_assert_str_eq(instellingen.grondslag,
			 "artikel 6 lid 1 onder e AVG en artikel 7.4.1 Jeugdwet");
	ck_assert_str_eq(instellingen.korte_producten[1], "45A05");
	ck_assert_ptr_null(instellingen.korte_producten[2]);
	wrong("[publicatie]\nregio = Twente\nregio = Achterhoek\n",
	      "ijw.conf:3: regio stands in line 2 too; take one out");
	wrong("[publicatie]\nregio = \xff\n", "ijw.conf:2: regio must be in UTF-8");
	wrong("[publicatie]\nkorte_producten = 45A044\n",
	      "ijw.conf:2: korte_producten must be product codes of 1 to 5 characters with commas "
	      "between them, each once");
}
END_TEST

/* The lists of a region, written by `put_list`, are read. */
static void reads_lists(void (*put_list)(const char *name, const char *text))
{
	const struct opgave *opgave;

	put_list("b.csv", "gemeente,jaar,inwoners\nGM0153,2026,1000\n0141,2026,5\nGM0153,2025,990\n");
	put_list("o.csv", "aanbieder,productcategorie,plaats,leeftijd_van,leeftijd_tot,nieuwe_clienten,"
		     "intake_weken,start_weken,datum,bron,contact\n"
		     "91000002,45,,,,,,,2026-06-30,,\n"
		     "91000001,45,\"Almelo, centrum\",4,11,ja,3,0,2026-06-30,site,balie\n");
	put_list("c.csv", "code,naam\n45,Ambulant\n44,Wonen\n99,Nieuw\n");
	put_list("a.csv", "agb,naam\n91000001,Jeugdhulp \"De Brug\"\n");
	put_list("g.csv", "code,naam,geldig_vanaf,geldig_tot\n0153,Oud,2020-01-01,2024-12-31\n"
		     "0153,Nieuw,2025-01-01,\n");
	right("[publicatie]\nbevolking = b.csv\nopgaven = o.csv\nproductcategorieen = c.csv\n"
	      "[lijsten]\naanbieders = a.csv\ngemeenten = g.csv\n");
	ck_assert_uint_eq(instellingen.bevolkingen, 3);
	ck_assert_int_eq(instellingen.bevolking[0].gemeente, 141);
	ck_assert_int_eq(instellingen.bevolking[1].jaar, 2025);
	ck_assert_int_eq(instellingen.bevolking[2].inwoners, 1000);
	ck_assert_uint_eq(instellingen.opgaven, 2);
	opgave = instellingen.opgave;
	ck_assert_str_eq(opgave->aanbieder, "91000001");
	ck_assert_str_eq(opgave->plaats, "Almelo, centrum");
	ck_assert_int_eq(opgave->leeftijd_van + opgave->leeftijd_tot, 15);
	ck_assert_int_eq(opgave->intake_weken, 3);
	ck_assert_int_eq(opgave->start_weken, 0);
	ck_assert_str_eq(opgave->contact, "balie");
	ck_assert_ptr_null(opgave[1].plaats);
	ck_assert_int_eq(opgave[1].leeftijd_van + opgave[1].intake_weken, -2);
	ck_assert_int_eq(opgave[1].datum, day("2026-06-30"));
	ck_assert_uint_eq(instellingen.gemeenten, 1);
	ck_assert_str_eq(instellingen.gemeente[0].naam, "Nieuw");
	ck_assert_str_eq(
	    instellingen_naam(instellingen.aanbieder, instellingen.aanbieders, "91000001"),
	    "Jeugdhulp \"De Brug\"");
#define CATEGORIE(code) \
	instellingen_naam(instellingen.productcategorie, instellingen.productcategorieen, code)
	ck_assert_str_eq(CATEGORIE("45"), "Ambulant");
	ck_assert_str_eq(CATEGORIE("44"), "Wonen");
	ck_assert_str_eq(CATEGORIE("99"), "Nieuw");
	ck_assert_str_eq(CATEGORIE("43"), "Verblijf inclusief behandeling");
	ck_assert_str_eq(CATEGORIE("55"), "Landelijk ingekochte zorg (LTA)");
}

START_TEST(lists)
{
	reads_lists(put);
}
END_TEST

START_TEST(lists_of_a_dutch_spreadsheet)
{
	reads_lists(put_dutch);
}
END_TEST

START_TEST(wrong_lists)
{
	static const char conf[] =
	    "[publicatie]\nbevolking = b.csv\nopgaven = o.csv\nproductcategorieen = c.csv\n";

	put("b.csv", "gemeente,jaar,inwoners\nGM0153,2026,veel\nGM0153,26,5\n"
		     "GM0141,2026,5\n0141,2026,6\n");
	put("o.csv", "aanbieder,productcategorie,plaats,leeftijd_van,leeftijd_tot,nieuwe_clienten,"
		     "intake_weken,start_weken,datum,bron,contact\n"
		     "91000001,45,Almelo,12,11,,,,2026-06-30,,\n"
		     "91000001,45,Almelo,,,misschien,,,2026-06-30,,\n"
		     "91000001,45,Almelo,,,,-1,,2026-06-30,,\n"
		     "91000001,45,Almelo,,,,,,,,\n"
		     "91000001,45\n");
	put("c.csv", "code;name\n45;Ambulant\n");
	wrong(conf, "b.csv:2: inwoners must be a whole number of inhabitants of 0 to 17 years");
	wrong(conf, "b.csv:3: jaar must be a year from 1900 to 2199");
	wrong(conf, "b.csv:5: line 4 is about the same; take one of them out");
	wrong(conf, "o.csv:2: leeftijd_tot must be years from leeftijd_van to 99, or empty");
	wrong(conf, "o.csv:3: nieuwe_clienten must be ja, nee or empty");
	wrong(conf,
	      "o.csv:4: intake_weken must be a whole number of weeks from 0 to 520, or empty");
	wrong(conf, "o.csv:5: datum must be a day from 1900 to 2199, as YYYY-MM-DD or DD-MM-YYYY");
	wrong(conf, "o.csv:6: the line must have 11 cells, aanbieder,productcategorie,plaats,"
		    "leeftijd_van,leeftijd_tot,nieuwe_clienten,intake_weken,start_weken,datum,bron,"
		    "contact, and every quote its second one");
	wrong(conf, "c.csv:1: the first line must be code,naam");
	ck_assert_int_eq(reads("[publicatie]\nopgaven = nergens.csv\n"), 1);
	ck_assert_ptr_nonnull(strstr(said, "nergens.csv: the list cannot be read; put a file "
					   "there, or change 'opgaven' in "));
}
END_TEST

/* inih would read the rest of such a line as another one. */
START_TEST(long_lines)
{
	char conf[512];

	snprintf(conf, sizeof(conf), "[publicatie]\nregio = %0*d\n", 198 - 8, 7);
	right(conf);
	ck_assert_uint_eq(strlen(instellingen.regio), 198 - 8);
	snprintf(conf, sizeof(conf), "[publicatie]\nregio = %0*d\n", 198 - 7, 7);
	wrong(conf, "ijw.conf:2: the line is longer than 198 bytes; go on with its value on the "
		    "next line, behind a blank");
	snprintf(conf, sizeof(conf), "[publicatie]\n; %0*d\nregio = Twente\n", 300, 7);
	right(conf);
	ck_assert_str_eq(instellingen.regio, "Twente");
}
END_TEST

TCase *tcase_instellingen(void)
{
	TCase *tcase = tcase_create("instellingen");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, nothing_is_given);
	tcase_add_test(tcase, too_many_pilots);
	tcase_add_test(tcase, new_home);
	tcase_add_test(tcase, norms);
	tcase_add_test(tcase, wrong_norms);
	tcase_add_test(tcase, pilots_and_groups);
	tcase_add_test(tcase, wrong_pilots);
	tcase_add_test(tcase, unknown_keys);
	tcase_add_test(tcase, publication);
	tcase_add_test(tcase, lists);
	tcase_add_test(tcase, lists_of_a_dutch_spreadsheet);
	tcase_add_test(tcase, wrong_lists);
	tcase_add_test(tcase, long_lines);
	return tcase;
}
