/* Inside a publication: what may be shown of a figure, and that the checks find what is planted. */
#include "test_monitor.h"

#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../src/monitor/publicatie_parts.h"
#include "ijw/base/date.h"

enum { EERSTE = 2024 * 12, LAATSTE = 2025 * 12 + 11, KETENS = 60, GEMEENTEN = 2 };

struct fixture {
	struct publicatie publicatie;
	struct publicatie_keuze keuze;
	struct home home;
};

/* Chains that wait ten days each, one begins on every twelfth day, in turn in two gemeenten. */
static void add_ketens(struct regio *regio)
{
	for (int i = 0; i < KETENS; i++) {
		const int32_t begin = date_day(2024, 1, 1) + 12 * i;
		struct wachtketen_row row = {.gemeente = 141 + 12 * (i % GEMEENTEN),
					     .keten = i,
					     .aanbieder = "01000001",
					     .productcategorie = "45",
					     .verwijzer = "02",
					     .leeftijd = "4-11",
					     .klokstart = begin,
					     .ingangsdatum = begin,
					     .status = "gestart",
					     .startdatum = begin + 10,
					     .startdatum_tot = DAY_NONE,
					     .einddatum = DAY_NONE,
					     .w3a_dagen = 10,
					     .w3b_dagen = 10,
					     .w4_dagen = LENGTH_NONE};
		const struct youth youth = {
		    "0", {.wachtketen = &row, .wachtketens = 1, .geboortemaand = MAAND_NONE}};

		regio_add(regio, &youth);
	}
}

static void begin(struct fixture *fixture)
{
	struct publicatie *publicatie = &fixture->publicatie;

	memset(fixture, 0, sizeof(*fixture));
	fixture->home.parameters = parameters_default();
	publicatie->home = &fixture->home;
	publicatie->keuze = &fixture->keuze;
	publicatie->pool = pool_new();
	publicatie->peildatum = date_day(2025, 12, 31);
	publicatie->kennisdatum = date_day(2026, 9, 1);
	tabellen_begin(publicatie);
	regio_begin(&publicatie->regio, &fixture->home.parameters, &publicatie->instellingen,
		    publicatie->peildatum, EERSTE, false, publicatie->pool);
	add_ketens(&publicatie->regio);
	regio_close(&publicatie->regio);
	cellen_collect(publicatie);
}

static void end(struct fixture *fixture)
{
	struct publicatie *publicatie = &fixture->publicatie;

	tabellen_end(publicatie);
	regio_end(&publicatie->regio);
	free(publicatie->cel);
	free(publicatie->telling);
	pool_free(publicatie->pool);
}

static struct gepubliceerd *region_year(struct fixture *fixture, int32_t jaar)
{
	const struct sleutel all = {{0}};
	const struct gepubliceerd *found =
	    cellen_find(&fixture->publicatie, &all, (struct tijdvak){PERIODE_JAAR, jaar * 12 + 11});

	ck_assert_ptr_nonnull(found);
	return &fixture->publicatie.cel[found - fixture->publicatie.cel];
}

/* ---- Checks ---- */

static int checks_that_fail(const struct fixture *fixture)
{
	const int shown = dup(STDERR_FILENO), nothing = open("/dev/null", O_WRONLY);
	int failed;

	ck_assert(shown >= 0 && nothing >= 0 && dup2(nothing, STDERR_FILENO) >= 0);
	failed = controle_run(&fixture->publicatie);
	dup2(shown, STDERR_FILENO);
	close(shown);
	close(nothing);
	return failed;
}

START_TEST(checks_of_what_is_right)
{
	struct fixture fixture;

	begin(&fixture);
	waarneming_fill(&fixture.publicatie);
	ck_assert_int_eq(checks_that_fail(&fixture), 0);
	end(&fixture);
}
END_TEST

/* One event that is lost, counted twice, or in one table alone. */
START_TEST(checks_find_what_is_planted)
{
	static const int counts[] = {TELLING_F02,  TELLING_F03,  TELLING_F04,    TELLING_F05,
				     TELLING_F01T, TELLING_F04A, TELLING_D03_31, TELLING_F10P};
	struct fixture fixture;
	struct gepubliceerd *cel;

	begin(&fixture);
	cel = region_year(&fixture, 2024);
	cel->cell->count[counts[_i]] += 1;
	ck_assert_int_gt(checks_that_fail(&fixture), 0);
	cel->cell->count[counts[_i]] -= 1;
	ck_assert_int_eq(checks_that_fail(&fixture), 0);
	end(&fixture);
}
END_TEST

/* A month of one gemeente that the region does not have. */
START_TEST(checks_find_a_part_too_many)
{
	struct fixture fixture;
	struct cube *cube;

	begin(&fixture);
	cube = &fixture.publicatie.regio.cube;
	for (size_t i = 0; i < cube->count; i++)
		if (tabel_of_key(&cube->cell[i]->sleutel) == TABEL_GEMEENTE) {
			cube->cell[i]->count[TELLING_F03]++;
			break;
		}
	ck_assert_int_gt(checks_that_fail(&fixture), 0);
	end(&fixture);
}
END_TEST

START_TEST(checks_find_a_day_too_many)
{
	struct fixture fixture;

	begin(&fixture);
	fixture.publicatie.regio.wachtdagen++;
	ck_assert_int_eq(checks_that_fail(&fixture), 1);
	end(&fixture);
}
END_TEST

/* A pilot may be of a gemeente of which no message tells: it has its code all the same. */
START_TEST(pilot_of_a_silent_gemeente)
{
	static const char *const gemeenten[] = {"GM0153", "GM1742", "GM1774", NULL};
	static const char *const producten[] = {"45", "52", "54", NULL};
	struct pilot pilot = {"stil", gemeenten, producten, date_day(2024, 1, 1), DAY_NEVER};
	struct instellingen instellingen = {.pilot = &pilot, .pilots = 1};
	const struct parameters parameters = parameters_default();
	struct pool *pool = pool_new();
	struct regio regio;
	size_t before;

	regio_begin(&regio, &parameters, &instellingen, date_day(2025, 12, 31), EERSTE, false,
		    pool);
	before = regio.codes.count[DIM_REGIO] + regio.codes.count[DIM_PRODUCTCATEGORIE];
	for (int i = 0; i < 3; i++) {
		codes_number(&regio.codes, DIM_REGIO, gemeenten[i]);
		codes_number(&regio.codes, DIM_PRODUCTCATEGORIE, producten[i]);
	}
	ck_assert_uint_eq(regio.codes.count[DIM_REGIO] + regio.codes.count[DIM_PRODUCTCATEGORIE],
			  before);
	regio_end(&regio);
	pool_free(pool);
}
END_TEST

/* ---- What may be shown ---- */

static const struct indicator *indicator(const char *id)
{
	for (size_t i = 0; i < indicatoren_count; i++)
		if (strcmp(indicatoren[i].id, id) == 0)
			return &indicatoren[i];
	ck_abort_msg("no indicator %s", id);
	return NULL;
}

static struct waarneming share(int64_t teller, int64_t n)
{
	return (struct waarneming){.indicator = indicator("V02G"),
				   .maat = MAAT_AANDEEL,
				   .waarde = (double)teller / (double)n,
				   .n = n,
				   .teller = teller,
				   .noemer = n,
				   .onder = 0.5678,
				   .boven = 0.7123,
				   .weggelaten = GEEN_AANTAL};
}

/* Numerator, what is left of it and all of it must not be small; a class stands for the number. */
START_TEST(shares_that_are_shown)
{
	struct waarneming waarneming = share(21, 31);
	struct gepubliceerd *cel;
	struct fixture fixture;
	struct openbaar shown;

	begin(&fixture);
	cel = region_year(&fixture, 2024);
	shown = openbaar_of(&fixture.publicatie, cel, &waarneming);
	ck_assert_int_eq(shown.status, 'A');
	ck_assert_double_eq(shown.waarde, 0.68);
	ck_assert_int_eq(shown.teller, GEEN_AANTAL);
	ck_assert_int_eq(shown.noemer, 30);
	ck_assert_double_eq_tol(shown.onder, 0.55, 1e-9);
	ck_assert_double_eq_tol(shown.boven, 0.75, 1e-9);
	cel->heel = true;
	shown = openbaar_of(&fixture.publicatie, cel, &waarneming);
	ck_assert_double_eq_tol(shown.waarde, 21.0 / 31, 1e-12);
	ck_assert_int_eq(shown.teller, 21);
	ck_assert_int_eq(shown.noemer, 31);
	/* A published count minus 31 would tell of nine others. */
	waarneming.weggelaten = 9;
	shown = openbaar_of(&fixture.publicatie, cel, &waarneming);
	ck_assert_double_eq(shown.waarde, 0.68);
	ck_assert_int_eq(shown.noemer, 30);
	waarneming.weggelaten = 10;
	ck_assert_int_eq(openbaar_of(&fixture.publicatie, cel, &waarneming).noemer, 31);
	waarneming = share(9, 31);
	ck_assert_int_eq(openbaar_of(&fixture.publicatie, cel, &waarneming).status, 'Q');
	waarneming = share(22, 31);
	ck_assert_int_eq(openbaar_of(&fixture.publicatie, cel, &waarneming).status, 'Q');
	waarneming = share(10, 20);
	ck_assert_int_eq(openbaar_of(&fixture.publicatie, cel, &waarneming).status, 'U');
	end(&fixture);
}
END_TEST

static char status_of(const struct fixture *fixture, const struct gepubliceerd *cel, enum maat maat,
		      int64_t n, double waarde)
{
	const struct waarneming waarneming = {.indicator = indicator("V01"),
					      .maat = maat,
					      .waarde = waarde,
					      .n = n,
					      .teller = GEEN_AANTAL,
					      .noemer = n,
					      .onder = NAN,
					      .boven = NAN,
					      .weggelaten = GEEN_AANTAL};

	return openbaar_of(&fixture->publicatie, cel, &waarneming).status;
}

START_TEST(measures_that_are_shown)
{
	struct gepubliceerd *cel, *young;
	struct fixture fixture;

	begin(&fixture);
	cel = region_year(&fixture, 2024);
	young = region_year(&fixture, 2025);
	ck_assert_int_eq(status_of(&fixture, cel, MAAT_MEDIAAN, 9, 42), 'Q');
	ck_assert_int_eq(status_of(&fixture, cel, MAAT_MEDIAAN, 10, 42), 'U');
	ck_assert_int_eq(status_of(&fixture, cel, MAAT_MEDIAAN, 30, 42), 'A');
	ck_assert_int_eq(status_of(&fixture, cel, MAAT_P90, 29, 42), 'Q');
	ck_assert_int_eq(status_of(&fixture, cel, MAAT_P90, 30, 42), 'A');
	ck_assert_int_eq(status_of(&fixture, cel, MAAT_LANGSTE, 29, 42), 'Q');
	ck_assert_int_eq(status_of(&fixture, cel, MAAT_MEDIAAN, 30, NAN), 'M');
	/* Half a year before K lies 1 March 2026. */
	ck_assert_int_eq(status_of(&fixture, young, MAAT_MEDIAAN, 10, 42), 'U');
	fixture.publicatie.kennisdatum = date_day(2026, 6, 30);
	ck_assert_int_eq(status_of(&fixture, young, MAAT_MEDIAAN, 10, 42), 'P');
	/* What rests on a hidden count is hidden. */
	for (size_t i = 0; i < cel->tellingen; i++)
		if (fixture.publicatie.telling[cel->telling + i].soort == TELLING_F03)
			fixture.publicatie.telling[cel->telling + i].verborgen = true;
	ck_assert_int_eq(status_of(&fixture, cel, MAAT_MEDIAAN, 300, 42), 'Q');
	end(&fixture);
}
END_TEST

TCase *tcase_publicatie(void)
{
	TCase *tcase = tcase_create("publicatie");

	tcase_add_test(tcase, checks_of_what_is_right);
	tcase_add_loop_test(tcase, checks_find_what_is_planted, 0, 8);
	tcase_add_test(tcase, checks_find_a_part_too_many);
	tcase_add_test(tcase, checks_find_a_day_too_many);
	tcase_add_test(tcase, pilot_of_a_silent_gemeente);
	tcase_add_test(tcase, shares_that_are_shown);
	tcase_add_test(tcase, measures_that_are_shown);
	return tcase;
}
