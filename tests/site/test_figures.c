/* A publication is read: what is found in it, and what is said of one that is damaged. */
#include <check.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/digest.h"
#include "ijw/base/file.h"
#include "ijw/site/figures.h"

Suite *suite_site_figures(void);

static char folder[] = "/tmp/figures.XXXXXX";
static char said[4096];
static struct figures figures;

#define WAARNEMING                                                                         \
	"Indicator,RegioS,Perioden,Aanbieder,Productcategorie,Leeftijd,Verwijzer,Pilot,Klok," \
	"Maat,Waarde,Status,Teller,Noemer,Onder,Boven,Eenheid,Kennisdatum\n"

static const struct {
	const char *name;
	const char *text;
} files[] = {
    {"waarneming.csv",
     WAARNEMING "F05,GM0153,2025KW04,T,T,T,T,T,T,aantal,12,A,,,,,ketens,2026-05-01\n"
		"F05,GM0153,2026KW01,T,T,T,T,T,T,aantal,,Q,,,,,ketens,2026-05-01\n"
		"F05,T,2025JJ00,T,T,T,T,T,T,aantal,410,A,,,,,ketens,2026-05-01\n"
		"F05,T,2026KW01,T,T,T,T,T,T,aantal,438,P,,,,,ketens,2026-05-01\n"
		"F05,T,2026MM03,T,T,T,T,T,T,aantal,438,P,,,,,ketens,2026-05-01\n"
		"F05,T,2026MM04,T,T,T,T,T,T,aantal,450,E,,,430,470,ketens,2026-05-01\n"
		"V05,T,2026KW01,T,T,T,T,T,W3a,kans,0.55,P,,300,0.50,0.60,1,2026-05-01\n"},
    {"stroom.csv", "RegioS,Aanbieder,Productcategorie,Perioden,Begin,Instroom,Gestart,Afgevallen,"
		   "Eind,Begin_status,Instroom_status,Gestart_status,Afgevallen_status,Eind_status\n"
		   "T,T,T,2026KW01,368,120,40,,438,A,A,A,Q,P\n"},
    {"wachtband.csv", "Perioden,RegioS,soort,week_van,week_tot,Waarde,Status\n"},
    {"verloop.csv", "Perioden,week,kans_start,kans_afvallen,n_klasse,Status\n"
		    "2024HJ02,0,0.01,0.00,300,A\n2025HJ01,0,0.01,0.00,300,A\n"
		    "2026HJ01,0,0.01,0.00,300,A\n"},
    {"doorstroom.csv", "Jaar,Van,Naar,Waarde,Status\n"},
    {"beschikbaarheid.csv",
     "Aanbieder,Naam,Productcategorie,Plaats,Leeftijd_van,Leeftijd_tot,Nieuwe_clienten,"
     "Opgave_intake_weken,Opgave_start_weken,Opgave_datum,Bron,Gemeten_p50_weken,"
     "Gemeten_p80_weken,Gemeten_n_klasse,Gemeten_niveau,Peildatum,Contact\n"},
    {"beschikbaarheid.json", "[]\n"},
    {"kwaliteit.csv", "Indicator,Soort,Code,Perioden,Klasse,Waarde,Status\n"},
    {"revisie.csv", "Indicator,RegioS,Perioden,Aanbieder,Productcategorie,Leeftijd,Verwijzer,Pilot,"
		    "Klok,Maat,Waarde_oud,Waarde_nieuw,Kennisdatum_oud,Soort\n"},
    {"indicator.csv",
     "Code,Titel,Title,Omschrijving,Description,Eenheid,Polariteit,Versie\n"},
    {"code.csv", "Lijst,Code,Titel,Omschrijving\n"
		 "Aanbieder,99010017,\"Zorg, \"\"Vink\"\"\",\n"
		 "Aanbieder,99010029,,\n"
		 "Aanbieder,T,Niet uitgesplitst,\n"
		 "Aanbieder,onbekend,Onbekend,\n"
		 "Leeftijd,0-3,0-3,\nLeeftijd,12-17,12-17,\nLeeftijd,18+,18+,\nLeeftijd,4-11,4-11,\n"
		 "norm,W3a 45 altijd,21 dagen,van een soort\n"
		 "norm,W3a T 2025-01-01,70 dagen,regiovisie\n"
		 "norm,W3a T 2027-01-01,42 dagen,later\n"
		 "norm,W3a T altijd,98 dagen,eerder\n"
		 "publicatie,kennisdatum,2026-05-01,\npublicatie,min_cel,10,\n"
		 "publicatie,peildatum,2026-03-31,\npublicatie,regio,Twente,\n"},
};

enum { FILES = sizeof(files) / sizeof(files[0]) };

static void put(const char *name, const char *text, size_t length)
{
	int dir = open(folder, O_RDONLY | O_DIRECTORY);

	ck_assert_int_ge(dir, 0);
	ck_assert_int_eq(file_publish(dir, name, text, length, 0600), 0);
	close(dir);
}

static void write_file(const char *name, const char *text)
{
	put(name, text, strlen(text));
}

static void set_up(void)
{
	ck_assert_ptr_nonnull(mkdtemp(folder));
	for (int i = 0; i < FILES; i++)
		write_file(files[i].name, files[i].text);
}

static void tear_down(void)
{
	figures_free(&figures);
	file_remove_tree(AT_FDCWD, folder);
}

static int read_it(bool intern, const char *where)
{
	int old = dup(STDERR_FILENO), rc;
	FILE *file = tmpfile();
	size_t length;

	dup2(fileno(file), STDERR_FILENO);
	rc = figures_read(where, intern, &figures);
	dup2(old, STDERR_FILENO);
	close(old);
	rewind(file);
	length = fread(said, 1, sizeof(said) - 1, file);
	said[length] = '\0';
	fclose(file);
	return rc;
}

static void read_well(void)
{
	ck_assert_msg(read_it(false, folder) == 0, "%s", said);
	ck_assert_str_eq(said, "");
}

static void refused(const char *words)
{
	ck_assert_int_eq(read_it(false, folder), 1);
	ck_assert_msg(strstr(said, words) != NULL, "'%s' does not say '%s'", said, words);
	ck_assert_ptr_eq(strchr(said, '\n') + 1, said + strlen(said));
}

/* The text of a file with one run of characters replaced by another. */
static void replace(const char *name, const char *from, const char *to)
{
	for (int i = 0; i < FILES; i++) {
		const char *at = strcmp(files[i].name, name) == 0 ? strstr(files[i].text, from) : NULL;
		char *text = NULL;

		if (at == NULL)
			continue;
		ck_assert_int_gt(asprintf(&text, "%.*s%s%s", (int)(at - files[i].text),
					  files[i].text, to, at + strlen(from)),
				 0);
		write_file(name, text);
		free(text);
		return;
	}
	ck_abort_msg("%s has no '%s'", name, from);
}

START_TEST(figures_are_found)
{
	const struct subject region = {0}, gemeente = {.regio = "GM0153"};
	struct figure figure;

	read_well();
	figure = figures_find(&figures, &region, "F05", "2026MM04", NULL, "aantal");
	ck_assert_int_eq(figure.status, 'E');
	ck_assert_double_eq(figure.waarde, 450);
	ck_assert_double_eq(figure.onder, 430);
	ck_assert_double_eq(figure.boven, 470);
	figure = figures_find(&figures, &region, "V05", "2026KW01", "W3a", "kans");
	ck_assert_double_eq(figure.waarde, 0.55);
	ck_assert_double_eq(figure.noemer, 300);
	ck_assert_double_nan(figure.teller);
	figure = figures_find(&figures, &gemeente, "F05", "2026KW01", NULL, "aantal");
	ck_assert_int_eq(figure.status, 'Q');
	ck_assert(!figure_shown(&figure));
	figure = figures_find(&figures, &gemeente, "F05", "2026KW02", NULL, "aantal");
	ck_assert_int_eq(figure.status, 'O');
	ck_assert(!figure_shown(&figure));
}
END_TEST

START_TEST(order_of_rows_does_not_matter)
{
	const struct subject region = {0};
	char text[1024];
	struct figure figure;

	snprintf(text, sizeof(text), "%s%s%s", WAARNEMING,
		 "V05,T,2026KW01,T,T,T,T,T,W3a,kans,0.55,P,,300,,,1,2026-05-01\n",
		 "F05,T,2026KW01,T,T,T,T,T,T,aantal,438,P,,,,,ketens,2026-05-01\n");
	write_file("waarneming.csv", text);
	read_well();
	figure = figures_find(&figures, &region, "F05", "2026KW01", NULL, "aantal");
	ck_assert_double_eq(figure.waarde, 438);
}
END_TEST

START_TEST(it_says_what_it_is)
{
	read_well();
	ck_assert_str_eq(figures.regio, "Twente");
	ck_assert_str_eq(figures.peildatum, "2026-03-31");
	ck_assert_str_eq(figures.kennisdatum, "2026-05-01");
	ck_assert_str_eq(figures_about(&figures, "min_cel"), "10");
	ck_assert_ptr_null(figures_about(&figures, "contact"));
	ck_assert_str_eq(figures.copy[COPY_BESCHIKBAARHEID_JSON].bytes, "[]\n");
	ck_assert_str_eq(figures_cell(&figures.table[FILE_STROOM], 0, "Gestart"), "40");
	ck_assert_str_eq(figures_cell(&figures.table[FILE_STROOM], 0, "Afgevallen"), "");
}
END_TEST

START_TEST(codes_are_sorted_by_title)
{
	size_t count;
	const struct figures_code *codes;

	read_well();
	codes = figures_codes(&figures, "Leeftijd", &count);
	ck_assert_uint_eq(count, 4);
	ck_assert_str_eq(codes[0].code, "0-3");
	ck_assert_str_eq(codes[1].code, "4-11");
	ck_assert_str_eq(codes[2].code, "12-17");
	ck_assert_str_eq(codes[3].code, "18+");
	codes = figures_codes(&figures, "Aanbieder", &count);
	ck_assert_uint_eq(count, 2);
	ck_assert_str_eq(codes[0].title, "99010029");
	ck_assert_str_eq(codes[1].title, "Zorg, \"Vink\"");
	ck_assert_str_eq(figures_title(&figures, "Aanbieder", "99010017"), "Zorg, \"Vink\"");
	ck_assert_str_eq(figures_title(&figures, "Aanbieder", "12345678"), "12345678");
	figures_codes(&figures, "Pilot", &count);
	ck_assert_uint_eq(count, 0);
}
END_TEST

START_TEST(the_norm_is_the_one_of_the_peildatum)
{
	const char *bron;

	read_well();
	ck_assert_int_eq(figures_norm(&figures, "W3a", &bron), 70);
	ck_assert_str_eq(bron, "regiovisie");
	ck_assert_int_eq(figures_norm(&figures, "W3", &bron), 0);
	ck_assert_int_eq(figures_norm(&figures, "W4", &bron), 0);
	ck_assert_str_eq(bron, "");
}
END_TEST

START_TEST(periods_are_found)
{
	const struct subject region = {0}, gemeente = {.regio = "GM0153"};
	const char *const *periods;
	size_t count;

	read_well();
	ck_assert_str_eq(figures_newest(&figures, "MM"), "2026MM03"); /* April lies behind P */
	ck_assert_str_eq(figures_newest(&figures, "KW"), "2026KW01");
	ck_assert_str_eq(figures_newest(&figures, "JJ"), "2025JJ00");
	ck_assert_str_eq(figures_newest(&figures, "HJ"), "2025HJ01");
	ck_assert_ptr_null(figures_newest(&figures, "JV"));
	periods = figures_periods(&figures, &region, "F05", "MM", &count);
	ck_assert_uint_eq(count, 2);
	ck_assert_str_eq(periods[1], "2026MM04");
	periods = figures_periods(&figures, &gemeente, "F05", "KW", &count);
	ck_assert_uint_eq(count, 2);
	ck_assert_str_eq(periods[0], "2025KW04");
	figures_periods(&figures, &gemeente, "F06", "KW", &count);
	ck_assert_uint_eq(count, 0);
}
END_TEST

START_TEST(periods_step)
{
	struct pool *pool = pool_new();

	ck_assert_str_eq(period_step(pool, "2026KW01", -4), "2025KW01");
	ck_assert_str_eq(period_step(pool, "2026KW01", -1), "2025KW04");
	ck_assert_str_eq(period_step(pool, "2025MM12", 1), "2026MM01");
	ck_assert_str_eq(period_step(pool, "2026JJ00", -1), "2025JJ00");
	ck_assert_str_eq(period_step(pool, "2025HJ02", 1), "2026HJ01");
	ck_assert_str_eq(period_step(pool, "2026JV02", 3), "2027JV01");
	ck_assert_str_eq(period_step(pool, "2026KW05", 1), "2026KW05");
	pool_free(pool);
}
END_TEST

START_TEST(damage_is_told_with_file_and_line)
{
	replace("waarneming.csv", "Status,Teller", "State,Teller");
	refused("waarneming.csv:1: column 12 must be Status");
	replace("waarneming.csv", ",410,", ",4l0,");
	refused("waarneming.csv:4: Waarde must be a number");
	replace("waarneming.csv", ",410,A", ",410,AA");
	refused("waarneming.csv:4: Status must be one of");
	replace("waarneming.csv", "aantal,410,", "aantal,");
	refused("waarneming.csv:4: the line is no row of 18 cells");
	replace("waarneming.csv", "0.60,1,2026-05-01\n", "0.60");
	refused("waarneming.csv:8: the file ends in the middle of a line");
	replace("waarneming.csv", "F05,T,2026MM03", "F05,T,2026KW01");
	refused("waarneming.csv:6: there is another row of the same key on line 5");
	write_file("waarneming.csv", "");
	refused("waarneming.csv: this file is empty");
	write_file("waarneming.csv", files[0].text);
	replace("wachtband.csv", ",Status\n", ",Status,Extra\n");
	refused("wachtband.csv:1: there must be 7 columns");
	write_file("wachtband.csv", files[2].text);
	replace("code.csv", "\"Zorg", "\"\"\"\"Zorg\"\" \"");
	refused("code.csv:2:");
}
END_TEST

START_TEST(what_is_missing_is_told)
{
	char path[64];

	snprintf(path, sizeof(path), "%s/kwaliteit.csv", folder);
	ck_assert_int_eq(unlink(path), 0);
	refused("kwaliteit.csv: this file of the publication is not there");
	ck_assert_int_eq(symlink("stroom.csv", path), 0);
	refused("kwaliteit.csv: this file of the publication is not there");
	ck_assert_int_eq(unlink(path), 0);
	ck_assert_int_eq(mkfifo(path, 0600), 0);
	refused("kwaliteit.csv: this file of the publication is not there");
	ck_assert_int_eq(read_it(false, "/nowhere"), 1);
	ck_assert_ptr_nonnull(strstr(said, "/nowhere: there is no publication in this folder"));
}
END_TEST

START_TEST(an_older_publication_is_told)
{
	replace("code.csv", "publicatie,peildatum,2026-03-31,\n", "");
	refused("publish again with 'ijw publish'");
	replace("code.csv", "2026-03-31", "2026-02-31");
	refused("publish again with 'ijw publish'");
}
END_TEST

/* A file that was cut at the end of a line is a whole file for who reads lines. */
START_TEST(sums_find_what_was_cut)
{
	uint8_t digest[SHA256_BYTES];
	char hex[SHA256_TEXT], line[128];
	struct buf sums = BUF_INIT(0);

	for (int i = 0; i < FILES; i++) {
		digest_sha256(files[i].text, strlen(files[i].text), digest);
		snprintf(line, sizeof(line), "%s  %s\n", digest_hex(digest, SHA256_BYTES, hex),
			 files[i].name);
		buf_puts(&sums, line);
	}
	write_file("SHA256SUMS", sums.data);
	buf_free(&sums);
	read_well();
	figures_free(&figures);
	replace("verloop.csv", "2026HJ01,0,0.01,0.00,300,A\n", "");
	refused("verloop.csv: this is not the file that was published, by SHA256SUMS");
	write_file("verloop.csv", files[3].text);
	write_file("beschikbaarheid.json", "[ ]\n");
	refused("beschikbaarheid.json: this is not the file that was published");
}
END_TEST

START_TEST(intern_has_its_own_waarneming)
{
	const struct subject gemeente = {.regio = "GM0153"};
	char path[64], text[1024];
	struct figure figure;

	snprintf(path, sizeof(path), "%s/intern", folder);
	ck_assert_int_eq(mkdir(path, 0700), 0);
	snprintf(text, sizeof(text), "%s%s", WAARNEMING,
		 "F05,GM0153,2026KW01,T,T,T,T,T,T,aantal,4,P,,,,,ketens,2026-05-01\n");
	write_file("intern.csv", text);
	snprintf(text, sizeof(text), "mv %s/intern.csv %s/intern/waarneming.csv", folder, folder);
	ck_assert_int_eq(system(text), 0);
	ck_assert_msg(read_it(true, path) == 0, "%s", said);
	figure = figures_find(&figures, &gemeente, "F05", "2026KW01", NULL, "aantal");
	ck_assert_double_eq(figure.waarde, 4);
	ck_assert_uint_eq(figures.table[FILE_STROOM].rows, 1);
	ck_assert(figures.intern);
}
END_TEST

Suite *suite_site_figures(void)
{
	Suite *suite = suite_create("site_figures");
	TCase *tcase = tcase_create("figures");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, figures_are_found);
	tcase_add_test(tcase, order_of_rows_does_not_matter);
	tcase_add_test(tcase, it_says_what_it_is);
	tcase_add_test(tcase, codes_are_sorted_by_title);
	tcase_add_test(tcase, the_norm_is_the_one_of_the_peildatum);
	tcase_add_test(tcase, periods_are_found);
	tcase_add_test(tcase, periods_step);
	tcase_add_test(tcase, damage_is_told_with_file_and_line);
	tcase_add_test(tcase, what_is_missing_is_told);
	tcase_add_test(tcase, an_older_publication_is_told);
	tcase_add_test(tcase, sums_find_what_was_cut);
	tcase_add_test(tcase, intern_has_its_own_waarneming);
	suite_add_tcase(suite, tcase);
	return suite;
}
