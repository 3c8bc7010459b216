/* The region in one pass: the stories of the definitions go in as rows, each youth by itself, and
 * the figures of their tables come out of the cells, whatever the order. */
#include "test_monitor.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "golden.h"
#include "ijw/base/date.h"
#include "ijw/monitor/indicator.h"

#define C16 "fixtures/stories/C16/expected"
#define P "2025-06-30"

enum { EERSTE = 2025 * 12, NORM = 70, NAMEN = 3 };

static int32_t day(const char *text)
{
	int32_t number = DAY_NONE;

	ck_assert_int_eq(date_parse(text, strlen(text), &number), 0);
	return number;
}

struct fixture {
	struct pool *pool;
	struct parameters parameters;
	struct norm_regel norm;
	struct instellingen instellingen;
	struct regio regio;
	struct lezing lezing;
};

static void begin(struct fixture *fixture)
{
	memset(fixture, 0, sizeof(*fixture));
	fixture->pool = pool_new();
	fixture->parameters = parameters_default();
	fixture->norm = (struct norm_regel){KLOK_W3A, NULL, NORM, DAY_NONE, NULL};
	fixture->instellingen.norm = &fixture->norm;
	fixture->instellingen.normen = 1;
	regio_begin(&fixture->regio, &fixture->parameters, &fixture->instellingen, day(P), EERSTE,
		    false, fixture->pool);
	fixture->lezing =
	    (struct lezing){.regio = &fixture->regio, .norm = NORM, .pool = fixture->pool};
}

static void end(struct fixture *fixture)
{
	free(fixture->lezing.rij);
	regio_end(&fixture->regio);
	pool_free(fixture->pool);
}

static void add(struct fixture *fixture, struct derived derived)
{
	const struct youth youth = {"00000000000000000000000000000000", derived};

	ck_assert_int_eq(regio_add(&fixture->regio, &youth), 0);
}

/* The wait chains of C16, from the first or from the last. */
static void add_c16(struct fixture *fixture, bool backwards)
{
	size_t rows;
	struct wachtketen_row *row = golden_rows(C16, TABLE_WACHTKETEN, P, P, fixture->pool, &rows);

	for (size_t i = 0; i < rows; i++)
		add(fixture, (struct derived){.wachtketen = &row[backwards ? rows - 1 - i : i],
					      .wachtketens = 1,
					      .geboortemaand = MAAND_NONE});
}

/* Figures of an indicator over a period of the region. */
static size_t read_region(struct fixture *fixture, const char *id, enum periode_soort soort)
{
	const struct sleutel key = {{0}};
	struct lezing *lezing = &fixture->lezing;

	lezing->cell =
	    cube_read(&fixture->regio.cube, &key, periode_of(soort, EERSTE), fixture->pool);
	lezing->rijen = 0;
	for (size_t i = 0; i < indicatoren_count; i++)
		if (strcmp(indicatoren[i].id, id) == 0)
			indicator_read(&indicatoren[i], lezing);
	return lezing->rijen;
}

static const struct waarneming *figure(const struct fixture *fixture, enum klok klok,
				       enum maat maat)
{
	for (size_t i = 0; i < fixture->lezing.rijen; i++)
		if (fixture->lezing.rij[i].klok == klok && fixture->lezing.rij[i].maat == maat)
			return &fixture->lezing.rij[i];
	ck_abort_msg("no such figure");
	return NULL;
}

static double value(struct fixture *fixture, const char *id, enum klok klok, enum maat maat)
{
	ck_assert_uint_gt(read_region(fixture, id, PERIODE_HALFJAAR), 0);
	return figure(fixture, klok, maat)->waarde;
}

/* C16: seven started, two dropped out, four wait, care of one came before. */
static void check_c16(struct fixture *fixture)
{
	ck_assert_double_eq(value(fixture, "F02", KLOK_GEEN, MAAT_AANTAL), 13);
	ck_assert_double_eq(value(fixture, "F02R", KLOK_GEEN, MAAT_AANTAL), 1);
	ck_assert_double_eq(value(fixture, "F03", KLOK_GEEN, MAAT_AANTAL), 7);
	ck_assert_double_eq(value(fixture, "F04", KLOK_GEEN, MAAT_AANTAL), 2);
	ck_assert_double_eq(value(fixture, "F05", KLOK_GEEN, MAAT_AANTAL), 4);
	ck_assert_double_eq(value(fixture, "V01", KLOK_W3A, MAAT_MEDIAAN), 42);
	ck_assert_double_eq(value(fixture, "V01", KLOK_W3A, MAAT_P25), 17.5);
	ck_assert_double_eq(value(fixture, "V01", KLOK_W3A, MAAT_P75), 56);
	ck_assert_double_eq_tol(value(fixture, "V01", KLOK_W3A, MAAT_P90), 75.6, 1e-9);
	ck_assert_double_eq(value(fixture, "V01", KLOK_W3A, MAAT_GEMIDDELDE), 39);
	ck_assert_double_eq_tol(value(fixture, "V02G", KLOK_W3A, MAAT_AANDEEL), 6.0 / 7, 1e-12);
	ck_assert_double_eq(value(fixture, "V03", KLOK_W3A, MAAT_MEDIAAN), 62.5);
	ck_assert_double_eq(value(fixture, "V03", KLOK_W3A, MAAT_LANGSTE), 133);
	ck_assert_double_eq(value(fixture, "V03N", KLOK_W3A, MAAT_AANDEEL), 0.5);
	ck_assert_double_eq(value(fixture, "V04", KLOK_W3A, MAAT_MEDIAAN), 70);
	ck_assert_double_eq(value(fixture, "V04", KLOK_W3A, MAAT_AANDEEL), 0);
	ck_assert_int_eq(figure(fixture, KLOK_W3A, MAAT_AANDEEL)->noemer, 13);
	ck_assert_double_eq_tol(value(fixture, "V05", KLOK_W3A, MAAT_KANS), 0.529, 0.0005);
	ck_assert_double_eq_tol(value(fixture, "V05A", KLOK_W3A, MAAT_KANS), 0.181, 0.0005);
}

static void check_histogram(const struct histogram *a, const struct histogram *b)
{
	ck_assert_int_eq(a == NULL, b == NULL);
	for (size_t i = 0; a != NULL && i < a->bins; i++) {
		ck_assert_uint_eq(a->bins, b->bins);
		ck_assert_mem_eq(&a->bin[i], &b->bin[i], sizeof(a->bin[i]));
	}
}

/* That the cell of a region is in another one, under its own numbers. */
static void check_cell(const struct fixture *fixture, const struct fixture *of,
		       const struct cell *cell)
{
	struct codes *codes = (struct codes *)&fixture->regio.codes;
	struct sleutel key = cell->sleutel;
	const struct cell *found;

	for (enum dimensie dim = 0; dim < DIMENSIES; dim++)
		if (key.deel[dim] > DEEL_ONBEKEND)
			key.deel[dim] = codes_number(
			    codes, dim, codes_text(&of->regio.codes, dim, key.deel[dim]));
	found = cube_find(&fixture->regio.cube, &key, cell->periode);
	ck_assert_ptr_nonnull(found);
	ck_assert_mem_eq(found->count, cell->count, sizeof(cell->count));
	for (int i = 0; i < CELL_DAYS; i++)
		check_histogram(found->days[i], cell->days[i]);
}

START_TEST(figures_of_c16)
{
	struct fixture fixture;

	begin(&fixture);
	add_c16(&fixture, _i == 1);
	regio_close(&fixture.regio);
	check_c16(&fixture);
	end(&fixture);
}
END_TEST

/* Youths are counted in two regions at the same time, which meet their codes in another order, and
 * added up: no cell tells. */
START_TEST(two_regions_in_one)
{
	struct fixture whole, one, other;
	size_t rows;
	struct wachtketen_row *row;

	begin(&whole);
	begin(&one);
	begin(&other);
	row = golden_rows(C16, TABLE_WACHTKETEN, P, P, whole.pool, &rows);
	for (size_t i = 0; i < rows; i++) {
		const struct derived derived = {.wachtketen = &row[rows - 1 - i],
						.wachtketens = 1,
						.geboortemaand = MAAND_NONE};

		row[rows - 1 - i].gemeente = 100 + (int32_t)(i % 3);
		add(&whole, derived);
		add(i % 2 == 0 ? &one : &other, derived);
	}
	regio_merge(&one.regio, &other.regio);
	regio_close(&one.regio);
	regio_close(&whole.regio);
	ck_assert_uint_eq(one.regio.cube.count, whole.regio.cube.count);
	for (size_t i = 0; i < whole.regio.cube.count; i++)
		check_cell(&one, &whole, whole.regio.cube.cell[i]);
	ck_assert_int_eq(one.regio.wachtdagen, whole.regio.wachtdagen);
	ck_assert_uint_eq(one.regio.youths, whole.regio.youths);
	check_c16(&one);
	end(&whole);
	end(&one);
	end(&other);
}
END_TEST

/* C17: the same youths as a stock, month by month. */
START_TEST(flow_of_c17)
{
	static const uint32_t months[6][5] = {/* in, gestart, afgevallen, eind, wachtdagen */
					      {3, 1, 0, 2, 45},  {3, 2, 0, 3, 89},
					      {2, 1, 0, 4, 129}, {2, 1, 1, 4, 132},
					      {2, 0, 1, 5, 132}, {1, 2, 0, 4, 127}};
	const struct sleutel key = {{0}};
	struct fixture fixture;
	int64_t stock = 0, all = 0;

	begin(&fixture);
	add_c16(&fixture, false);
	regio_close(&fixture.regio);
	for (int32_t i = 0; i < 6; i++) {
		const struct cell *cell = cube_find(&fixture.regio.cube, &key,
						    (struct tijdvak){PERIODE_MAAND, EERSTE + i});
		int64_t waited = 0;

		ck_assert_uint_eq(cell->count[TELLING_F02], months[i][0]);
		ck_assert_uint_eq(cell->count[TELLING_F03], months[i][1]);
		ck_assert_uint_eq(cell->count[TELLING_F04], months[i][2]);
		ck_assert_uint_eq(cell->count[TELLING_F05], months[i][3]);
		for (int32_t dag = maand_first_day(EERSTE + i); dag <= maand_last_day(EERSTE + i);
		     dag++) {
			stock += fixture.regio.wijziging[dag - fixture.regio.eerste_dag];
			waited += stock;
		}
		ck_assert_int_eq(waited, months[i][4]);
		all += waited;
	}
	ck_assert_int_eq(all, 654);
	ck_assert_int_eq(fixture.regio.wachtdagen, 654);
	end(&fixture);
}
END_TEST

/* ---- Care ---- */

static struct levering_row delivery(const char *aanbieder, const char *begin, const char *einde,
				    const char *reden)
{
	const int32_t last = einde != NULL ? day(einde) : DAY_NONE;
	const int32_t dagen = einde != NULL ? last - day(begin) + 1 : LENGTH_NONE;

	return (struct levering_row){.gemeente = 153,
				     .toewijzingnummer = 1,
				     .begindatum = day(begin),
				     .aanbieder = aanbieder,
				     .productcategorie = "45",
				     .einddatum = last,
				     .status = einde != NULL ? "beeindigd" : "lopend",
				     .reden_beeindiging = reden,
				     .d1_dagen = dagen,
				     .d2_dagen = dagen,
				     .a1_dagen = LENGTH_NONE,
				     .a1_werkdagen = LENGTH_NONE,
				     .a2_dagen = LENGTH_NONE,
				     .a2_werkdagen = LENGTH_NONE};
}

/* From one provider to another within a traject, a second traject, the 18th birthday in between. */
START_TEST(care_of_one_youth)
{
	struct levering_row leveringen[NAMEN] = {
	    delivery("01000001", "2025-01-06", "2025-02-10", "38"),
	    delivery("01000002", "2025-02-12", "2025-03-20", "31"),
	    delivery("01000001", "2025-05-02", NULL, NULL)};
	struct traject_row trajecten[] = {{.begindatum = day("2025-01-06"),
					   .einddatum = day("2025-03-20"),
					   .status = "beeindigd",
					   .eerste_aanbieder = "01000001",
					   .laatste_aanbieder = "01000002",
					   .overstappen = 1},
					  {.begindatum = day("2025-05-02"),
					   .einddatum = DAY_NONE,
					   .status = "lopend",
					   .eerste_aanbieder = "01000001",
					   .laatste_aanbieder = "01000001"}};
	struct fixture fixture;

	begin(&fixture);
	add(&fixture, (struct derived){.levering = leveringen,
				       .leveringen = NAMEN,
				       .traject = trajecten,
				       .trajecten = 2,
				       .geboortemaand = 2007 * 12 + 2});
	regio_close(&fixture.regio);
	ck_assert_double_eq(value(&fixture, "F08I", KLOK_GEEN, MAAT_AANTAL), 2);
	ck_assert_double_eq(value(&fixture, "F08U", KLOK_GEEN, MAAT_AANTAL), 1);
	ck_assert_double_eq(value(&fixture, "F08S", KLOK_GEEN, MAAT_AANTAL), 1);
	ck_assert_double_eq(value(&fixture, "D03", KLOK_GEEN, MAAT_AANTAL), 2);
	ck_assert_double_eq(value(&fixture, "D03_31", KLOK_GEEN, MAAT_AANTAL), 1);
	ck_assert_double_eq(value(&fixture, "D03_38", KLOK_GEEN, MAAT_AANTAL), 1);
	ck_assert_double_eq(value(&fixture, "D01", KLOK_GEEN, MAAT_MEDIAAN), 36.5);
	/* 18 on 1 March in the first traject, which ended 19 days later. */
	ck_assert_double_eq(value(&fixture, "D07S", KLOK_GEEN, MAAT_AANTAL), 1);
	ck_assert_double_eq(value(&fixture, "D07D", KLOK_GEEN, MAAT_AANTAL), 0);
	/* Of the return after 42 days all is known; of 365 days nothing yet. */
	ck_assert_double_eq(value(&fixture, "D05_90", KLOK_GEEN, MAAT_KANS), 1);
	ck_assert_uint_eq(fixture.regio.doorstromen, 1);
	ck_assert_int_eq(fixture.regio.doorstroom[0].aantal, 1);
	/* One client, however many deliveries; no longer a child at the end of March. */
	read_region(&fixture, "F10", PERIODE_KWARTAAL);
	ck_assert_double_eq(fixture.lezing.rij[0].waarde, 1);
	ck_assert_uint_eq(fixture.lezing.cell->count[TELLING_F10P], 0);
	end(&fixture);
}
END_TEST

/* A chance is not told before anybody was followed for as long. */
START_TEST(chance_of_a_young_cohort)
{
	struct wachtketen_row row = {.gemeente = 153,
				     .aanbieder = "01000001",
				     .productcategorie = "45",
				     .klokstart = day("2025-06-02"),
				     .ingangsdatum = day("2025-06-02"),
				     .status = "wachtend",
				     .startdatum = DAY_NONE,
				     .startdatum_tot = DAY_NONE,
				     .einddatum = DAY_NONE,
				     .w3a_dagen = LENGTH_NONE};
	struct fixture fixture;

	begin(&fixture);
	add(&fixture,
	    (struct derived){.wachtketen = &row, .wachtketens = 1, .geboortemaand = MAAND_NONE});
	regio_close(&fixture.regio);
	ck_assert(isnan(value(&fixture, "V05", KLOK_W3A, MAAT_KANS)));
	end(&fixture);
	begin(&fixture);
	add(&fixture,
	    (struct derived){.wachtketen = &row, .wachtketens = 1, .geboortemaand = MAAND_NONE});
	row.klokstart = day("2025-01-02");
	add(&fixture,
	    (struct derived){.wachtketen = &row, .wachtketens = 1, .geboortemaand = MAAND_NONE});
	regio_close(&fixture.regio);
	ck_assert_double_eq(value(&fixture, "V05", KLOK_W3A, MAAT_KANS), 0);
	end(&fixture);
}
END_TEST

/* ---- Short products ---- */

START_TEST(after_a_short_product)
{
	static const char *const kort[] = {"45A01", NULL};
	struct levering_row screening = delivery("01000001", "2025-01-06", "2025-01-31", "31");
	struct wachtketen_row ketens[2];
	struct fixture fixture;

	begin(&fixture);
	fixture.instellingen.korte_producten = kort;
	screening.productcode = "45A01";
	for (int i = 0; i < 2; i++)
		ketens[i] = (struct wachtketen_row){.gemeente = 153,
						    .keten = i,
						    .aanbieder = "01000002",
						    .productcategorie = "45",
						    .klokstart = day("2025-02-10") + 20 * i,
						    .ingangsdatum = day("2025-02-10"),
						    .status = "gestart",
						    .startdatum = day("2025-03-12"),
						    .startdatum_tot = DAY_NONE,
						    .einddatum = DAY_NONE,
						    .w3a_dagen = 30 - 20 * i,
						    .w3b_dagen = LENGTH_NONE,
						    .w4_dagen = LENGTH_NONE};
	add(&fixture, (struct derived){.levering = &screening,
				       .leveringen = 1,
				       .wachtketen = &ketens[0],
				       .wachtketens = 1,
				       .geboortemaand = MAAND_NONE});
	add(&fixture, (struct derived){
			  .wachtketen = &ketens[1], .wachtketens = 1, .geboortemaand = MAAND_NONE});
	regio_close(&fixture.regio);
	ck_assert_double_eq(value(&fixture, "D08", KLOK_W3A, MAAT_MEDIAAN), 30);
	ck_assert_double_eq(value(&fixture, "D08Z", KLOK_W3A, MAAT_MEDIAAN), 10);
	end(&fixture);
}
END_TEST

/* ---- Pilots ---- */

START_TEST(pilot_and_its_rest)
{
	static const char *const gemeenten[] = {"GM0153", NULL};
	struct pilot pilot = {"snel", gemeenten, NULL, day("2025-02-01"), DAY_NEVER};
	const struct sleutel all = {{0}};
	struct fixture fixture;
	uint32_t sum = 0;

	begin(&fixture);
	regio_end(&fixture.regio);
	fixture.instellingen.pilot = &pilot;
	fixture.instellingen.pilots = 1;
	regio_begin(&fixture.regio, &fixture.parameters, &fixture.instellingen, day(P), EERSTE,
		    false, fixture.pool);
	add_c16(&fixture, false);
	regio_close(&fixture.regio);
	for (uint16_t number = DEEL_ONBEKEND + 1; number <= DEEL_ONBEKEND + 2; number++) {
		struct sleutel key = {{0}};

		key.deel[DIM_PILOT] = number;
		sum += cube_read(&fixture.regio.cube, &key, periode_of(PERIODE_KWARTAAL, EERSTE),
				 fixture.pool)
			   ->count[TELLING_F02];
	}
	ck_assert_uint_eq(sum, 8);
	ck_assert_uint_eq(
	    cube_read(&fixture.regio.cube, &all, periode_of(PERIODE_KWARTAAL, EERSTE), fixture.pool)
		->count[TELLING_F02],
	    8);
	end(&fixture);
}
END_TEST

TCase *tcase_regio(void)
{
	TCase *tcase = tcase_create("regio");

	tcase_add_loop_test(tcase, figures_of_c16, 0, 2);
	tcase_add_test(tcase, two_regions_in_one);
	tcase_add_test(tcase, flow_of_c17);
	tcase_add_test(tcase, care_of_one_youth);
	tcase_add_test(tcase, chance_of_a_young_cohort);
	tcase_add_test(tcase, after_a_short_product);
	tcase_add_test(tcase, pilot_and_its_rest);
	return tcase;
}
