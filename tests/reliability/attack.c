/* A reader who attacks publications by linear programming (GLPK).
 *
 * attack FIRST COUNT: regions of numbers FIRST to FIRST + COUNT - 1, of 20 to 2,000 youths, three
 * publications each. He sees what is shown and that the rest is hidden; he knows what the figures
 * mean, and writes down himself what adds up to what: parts and totals, months, quarters, years and
 * windows, stocks and flows, indicators and their parts, pilots. Of a period that ended more than
 * six months before a publication he takes what an earlier one showed for what it is now. For every
 * hidden count he asks how small and how large it can be; an interval under min_cel is a leak.
 *
 * attack naive FIRST COUNT: the same when only the small counts are hidden.
 *
 * attack shown SEED YOUTHS: no attack, but what share of gemeente by quarter is shown of F03 and
 * F05 in the first publication of a region with 14 gemeenten and 40 providers. Exit 1 under 90 %.
 *
 * Prints a line for all: regions, publications, refused, hidden counts, leaks, and what share of
 * the counts and of the youths that they count is shown. Exit 1 when there was a leak. */
#include <glpk.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "monitor/region.h"

enum { FIRST_MONTH = 2022 * 12 + 3, PUBLICATIONS = 3, MIN_CEL = 10, ENOUGH = 1000000 };

/* What the reader has: the rows, and a column of the program for each hidden one. */
struct reader {
	const struct telling *row;
	size_t rows;
	const struct disclosure_rules *rules;
	bool before;    /* what is new in this publication is left out */
	bool no_memory; /* what earlier ones showed of old periods is not taken for what it is */
	int *column;    /* 0: not asked about */
	glp_prob *lp;
	int columns;
	/* The equation that is written down. */
	int place[4096];
	double sign[4096];
	int terms;
	double known;
};

static struct {
	size_t regions, publications, refused, hidden, leaks, old, rows;
	int64_t shown, youths, shown_youths;
} total;

/* ---- Rows ---- */

static int row_order(const void *a, const void *b)
{
	const struct telling *x = a, *y = b;
	int order = memcmp(&x->sleutel, &y->sleutel, sizeof(x->sleutel));

	if (x->soort != y->soort)
		return x->soort < y->soort ? -1 : 1;
	if (order != 0)
		return order;
	if (x->periode.soort != y->periode.soort)
		return x->periode.soort < y->periode.soort ? -1 : 1;
	return x->periode.maand < y->periode.maand ? -1 : x->periode.maand > y->periode.maand;
}

static const struct telling *row_of(const struct reader *reader, enum telling_soort soort,
				    struct sleutel sleutel, enum periode_soort kind, int32_t maand)
{
	const struct telling wanted = {
	    .soort = soort, .sleutel = sleutel, .periode = {kind, maand}};

	return bsearch(&wanted, reader->row, reader->rows, sizeof(wanted), row_order);
}

/* ---- Equations: terms add up to zero ---- */

static void term(struct reader *reader, const struct telling *row, double sign)
{
	const int column = row == NULL ? 0 : reader->column[row - reader->row];

	if (row == NULL)
		return;
	if (column == 0) {
		reader->known += sign * (double)(row->verborgen ? row->eerder : row->aantal);
		return;
	}
	for (int i = 1; i <= reader->terms; i++) {
		if (reader->place[i] != column)
			continue;
		reader->sign[i] += sign;
		return;
	}
	reader->terms++;
	reader->place[reader->terms] = column;
	reader->sign[reader->terms] = sign;
}

/* `bound`: GLP_FX when the terms are zero, GLP_LO when they are zero or more. */
static void close_row(struct reader *reader, int bound)
{
	int left = 0;

	for (int i = 1; i <= reader->terms; i++) {
		if (reader->sign[i] == 0)
			continue;
		left++;
		reader->place[left] = reader->place[i];
		reader->sign[left] = reader->sign[i];
	}
	if (left > 0) {
		const int row = glp_add_rows(reader->lp, 1);

		glp_set_row_bnds(reader->lp, row, bound, -reader->known, -reader->known);
		glp_set_mat_row(reader->lp, row, left, reader->place, reader->sign);
	}
	reader->terms = 0;
	reader->known = 0;
}

static bool is_stock(enum telling_soort soort)
{
	return soort == TELLING_F05 || soort == TELLING_F05G || soort == TELLING_F06 ||
	       soort == TELLING_F07 || soort == TELLING_F08S || soort == TELLING_F08O ||
	       soort == TELLING_D06;
}

/* Youths, of whom one may be in several quarters or at several providers. */
static bool is_distinct(enum telling_soort soort)
{
	return soort == TELLING_F10 || soort == TELLING_F10P;
}

/* What a row is the total of in time; stocks are those of the last part. */
static void in_time(struct reader *reader, const struct telling *row)
{
	const enum periode_soort part =
	    row->periode.soort == PERIODE_KWARTAAL ? PERIODE_MAAND : PERIODE_KWARTAAL;
	const int32_t step = part == PERIODE_MAAND ? 1 : 3;
	const int32_t first = periode_first(row->periode) + step - 1;
	int found = 0;

	if (row->periode.soort == PERIODE_MAAND)
		return;
	for (int32_t maand = first; maand <= row->periode.maand; maand += step) {
		const struct telling *it = row_of(reader, row->soort, row->sleutel, part, maand);

		if (it == NULL || (is_stock(row->soort) && maand != row->periode.maand))
			continue;
		if (is_distinct(row->soort)) {
			term(reader, row, 1);
			term(reader, it, -1);
			close_row(reader, GLP_LO);
			continue;
		}
		term(reader, it, 1);
		found++;
	}
	if (found > 0)
		term(reader, row, -1);
	close_row(reader, GLP_FX);
}

/* The same months under another name. */
static void same_months(struct reader *reader, const struct telling *row)
{
	if (row->periode.soort != PERIODE_VENSTER)
		return;
	if (row->periode.maand % 12 == 11) {
		const struct telling *year =
		    row_of(reader, row->soort, row->sleutel, PERIODE_JAAR, row->periode.maand);

		if (year != NULL) {
			term(reader, row, 1);
			term(reader, year, -1);
		}
		close_row(reader, GLP_FX);
	}
}

/* begin + in - out = end; before the archive nobody waited. */
static void flow(struct reader *reader, const struct telling *row, const enum telling_soort *way)
{
	const int32_t before = periode_first(row->periode) - 1;
	const struct telling *begin = NULL;

	for (enum periode_soort kind = 0; kind < PERIODE_SOORTEN && begin == NULL; kind++)
		begin = row_of(reader, row->soort, row->sleutel, kind, before);
	if (begin == NULL && before >= FIRST_MONTH)
		return;
	for (int i = 0; way[i] != TELLING_SOORTEN; i++) {
		const struct telling *it =
		    row_of(reader, way[i], row->sleutel, row->periode.soort, row->periode.maand);

		if (it == NULL)
			return;
	}
	term(reader, begin, 1);
	for (int i = 0; way[i] != TELLING_SOORTEN; i++)
		term(reader,
		     row_of(reader, way[i], row->sleutel, row->periode.soort, row->periode.maand),
		     i == 0 ? 1 : -1);
	term(reader, row, -1);
	close_row(reader, GLP_FX);
}

static void flows(struct reader *reader, const struct telling *row)
{
	static const enum telling_soort waits[] = {TELLING_F02, TELLING_F03, TELLING_F04,
						   TELLING_SOORTEN};

	if (row->soort == TELLING_F05)
		flow(reader, row, waits);
}

/* An indicator and those that are parts of it. */
static void parts(struct reader *reader, const struct telling *row, enum telling_soort first,
		  enum telling_soort last, int bound)
{
	bool any = false;

	for (enum telling_soort soort = first; soort <= last; soort++) {
		const struct telling *it =
		    row_of(reader, soort, row->sleutel, row->periode.soort, row->periode.maand);

		any = any || it != NULL;
		term(reader, it, -1);
	}
	if (any)
		term(reader, row, 1);
	close_row(reader, bound);
}

static void indicators(struct reader *reader, const struct telling *row)
{
	switch (row->soort) {
	case TELLING_F01:
		parts(reader, row, TELLING_F01T, TELLING_F01O, GLP_FX);
		break;
	case TELLING_F03:
		parts(reader, row, TELLING_F03D, TELLING_F03D, GLP_LO);
		break;
	case TELLING_F04:
		parts(reader, row, TELLING_F04A, TELLING_F04O, GLP_FX);
		break;
	case TELLING_F05:
		parts(reader, row, TELLING_F05G, TELLING_F05G, GLP_LO);
		parts(reader, row, TELLING_F06, TELLING_F06, GLP_LO);
		parts(reader, row, TELLING_F07, TELLING_F07, GLP_LO);
		break;
	case TELLING_F10:
		parts(reader, row, TELLING_F10P, TELLING_F10P, GLP_LO);
		break;
	case TELLING_D03:
		parts(reader, row, TELLING_D03_31, TELLING_D03_X, GLP_FX);
		break;
	default:
		break;
	}
}

/* Clients of 18 and older, and of unknown age, are those that are not under 18. */
static void adults(struct reader *reader, const struct telling *row)
{
	struct sleutel old = row->sleutel, unknown = row->sleutel;
	const struct telling *clients, *adult;

	if (row->soort != TELLING_F10P)
		return;
	old.deel[DIM_LEEFTIJD] = reader->rules->volwassen;
	unknown.deel[DIM_LEEFTIJD] = DEEL_ONBEKEND;
	clients = row_of(reader, TELLING_F10, row->sleutel, row->periode.soort, row->periode.maand);
	adult = row_of(reader, TELLING_F10, old, row->periode.soort, row->periode.maand);
	if (clients == NULL || adult == NULL)
		return;
	term(reader, clients, 1);
	term(reader, row, -1);
	term(reader, adult, -1);
	term(reader, row_of(reader, TELLING_F10, unknown, row->periode.soort, row->periode.maand),
	     -1);
	close_row(reader, GLP_FX);
}

/* The rows that have one code more than this one, in one dimension. */
static void lines(struct reader *reader, const struct telling *row)
{
	for (int dimensie = 0; dimensie < DIM_PILOT; dimensie++) {
		const bool apart = dimensie != DIM_REGIO && dimensie != DIM_LEEFTIJD &&
				   (is_distinct(row->soort) || row->soort == TELLING_F07 ||
				    row->soort == TELLING_D06);
		struct sleutel sleutel = row->sleutel;
		int found = 0;

		if (row->sleutel.deel[dimensie] != DEEL_TOTAAL ||
		    row->sleutel.deel[DIM_PILOT] != DEEL_TOTAAL)
			continue;
		for (uint16_t code = 1; code < 80; code++) {
			const struct telling *it;

			sleutel.deel[dimensie] = code;
			it = row_of(reader, row->soort, sleutel, row->periode.soort,
				    row->periode.maand);
			if (it == NULL && row->periode.soort == PERIODE_JAAR)
				it = row_of(reader, row->soort, sleutel, PERIODE_VENSTER,
					    row->periode.maand);
			term(reader, it, 1);
			found += it != NULL;
		}
		if (found > 0)
			term(reader, row, -1);
		close_row(reader, apart ? GLP_LO : GLP_FX);
	}
}

/* The four quarters of a pilot of some categories and gemeenten are those cells of the year; its
 * stock is theirs at the end of it. */
static void crossing(struct reader *reader, const struct telling *row,
		     const struct disclosure_pilot *pilot)
{
	if (pilot->categorieen == 0 || row->periode.maand % 12 != 11 || is_distinct(row->soort))
		return;
	for (int32_t i = 0; i < (is_stock(row->soort) ? 1 : 4); i++)
		term(reader,
		     row_of(reader, row->soort, row->sleutel, PERIODE_KWARTAAL,
			    row->periode.maand - 3 * i),
		     -1);
	for (size_t i = 0; i < pilot->gemeenten; i++) {
		struct sleutel cell = {{0}};

		cell.deel[DIM_REGIO] = pilot->gemeente[i];
		for (size_t j = 0; j < pilot->categorieen; j++) {
			cell.deel[DIM_PRODUCTCATEGORIE] = pilot->categorie[j];
			term(reader,
			     row_of(reader, row->soort, cell, PERIODE_JAAR, row->periode.maand), 1);
		}
	}
	close_row(reader, GLP_FX);
}

static void pilots(struct reader *reader, const struct telling *row)
{
	const struct disclosure_rules *rules = reader->rules;

	for (size_t i = 0; i < rules->pilots; i++) {
		const struct disclosure_pilot *pilot = &rules->pilot[i];
		const struct tijdvak when = row->periode;
		struct sleutel rest = {{0}}, all = {{0}}, part = {{0}};

		if (row->sleutel.deel[DIM_PILOT] != pilot->pilot)
			continue;
		rest.deel[DIM_PILOT] = pilot->rest;
		term(reader, row, 1);
		term(reader, row_of(reader, row->soort, rest, when.soort, when.maand), 1);
		term(reader, row_of(reader, row->soort, all, when.soort, when.maand), -1);
		close_row(reader, GLP_FX);
		for (size_t j = 0; j < pilot->gemeenten; j++) {
			part.deel[DIM_REGIO] = pilot->gemeente[j];
			term(reader, row_of(reader, row->soort, part, when.soort, when.maand), 1);
		}
		term(reader, row, -1);
		close_row(reader, pilot->categorieen == 0 ? GLP_FX : GLP_LO);
		crossing(reader, row, pilot);
	}
}

/* ---- The attack ---- */

/* Whether a reader has to ask: what is hidden now and was not shown of an old period before. */
static bool is_unknown(const struct reader *reader, const struct telling *row)
{
	const bool old = row->periode.maand <= reader->rules->vaste_maand;

	if (reader->before && !row->eerder_getoond)
		return true;
	return row->verborgen && !(row->eerder_getoond && old && !reader->no_memory);
}

static void write_down(struct reader *reader)
{
	for (size_t i = 0; i < reader->rows; i++) {
		if (!is_unknown(reader, &reader->row[i]))
			continue;
		reader->column[i] = glp_add_cols(reader->lp, 1);
		glp_set_col_bnds(reader->lp, reader->column[i], GLP_DB, 0, ENOUGH);
	}
	for (size_t i = 0; i < reader->rows; i++) {
		const struct telling *row = &reader->row[i];

		in_time(reader, row);
		same_months(reader, row);
		flows(reader, row);
		indicators(reader, row);
		adults(reader, row);
		lines(reader, row);
		pilots(reader, row);
	}
}

struct seen {
	double least;
	double most;
};

/* Every solution tells about all counts at once. */
static void see(const struct reader *reader, struct seen *seen)
{
	for (int i = 1; i <= glp_get_num_cols(reader->lp); i++) {
		const double value = glp_get_col_prim(reader->lp, i);

		if (value < seen[i].least)
			seen[i].least = value;
		if (value > seen[i].most)
			seen[i].most = value;
	}
}

static bool solve(struct reader *reader, struct seen *seen, int direction)
{
	glp_smcp how;

	glp_init_smcp(&how);
	how.msg_lev = GLP_MSG_OFF;
	glp_set_obj_dir(reader->lp, direction);
	if (glp_simplex(reader->lp, &how) != 0 || glp_get_status(reader->lp) != GLP_OPT) {
		/* Rounding led astray: anew from the beginning. */
		glp_adv_basis(reader->lp, 0);
		how.meth = GLP_DUALP;
		if (glp_simplex(reader->lp, &how) != 0 || glp_get_status(reader->lp) != GLP_OPT)
			return false;
	}
	see(reader, seen);
	return true;
}

static bool wide(const struct seen *seen)
{
	return seen->most - seen->least >= MIN_CEL - 1e-6;
}

/* Whether the interval of one count is wide enough. */
static bool ask(struct reader *reader, struct seen *seen, int column)
{
	bool solved = true;

	if (wide(&seen[column]))
		return true;
	glp_set_obj_coef(reader->lp, column, 1);
	solved = solve(reader, seen, GLP_MAX);
	if (solved && !wide(&seen[column]))
		solved = solve(reader, seen, GLP_MIN);
	glp_set_obj_coef(reader->lp, column, 0);
	if (!solved) {
		fprintf(stderr, "a program was not solved: %d\n", glp_get_status(reader->lp));
		exit(2);
	}
	return wide(&seen[column]);
}

/* Whether anything agrees with all that the reader knows. */
static bool is_possible(struct reader *reader)
{
	glp_smcp how;

	glp_init_smcp(&how);
	how.msg_lev = GLP_MSG_OFF;
	return glp_simplex(reader->lp, &how) == 0 && glp_get_status(reader->lp) == GLP_OPT;
}

static struct seen *reader_begin(struct reader *reader)
{
	struct seen *seen = malloc((reader->rows + 1) * sizeof(*seen));

	reader->column = calloc(reader->rows, sizeof(*reader->column));
	reader->lp = glp_create_prob();
	write_down(reader);
	/* Late reports changed what he takes for the same: then he knows that it is not. */
	if (!reader->no_memory && !is_possible(reader)) {
		glp_delete_prob(reader->lp);
		free(reader->column);
		free(seen);
		reader->no_memory = true;
		return reader_begin(reader);
	}
	for (size_t i = 0; i <= reader->rows; i++)
		seen[i] = (struct seen){ENOUGH, 0};
	return seen;
}

static void reader_end(struct reader *reader, struct seen *seen)
{
	glp_delete_prob(reader->lp);
	free(reader->column);
	free(seen);
}

static void tell_leak(const struct telling *row, const struct seen *seen)
{
	char text[PERIODE_TEXT];

	fprintf(stderr, "leak: indicator %d [%d %d %d %d %d %d] %s: %ld in %.1f to %.1f\n",
		(int)row->soort, row->sleutel.deel[0], row->sleutel.deel[1], row->sleutel.deel[2],
		row->sleutel.deel[3], row->sleutel.deel[4], row->sleutel.deel[5],
		periode_text(row->periode, text), (long)row->aantal, seen->least, seen->most);
}

/* What an earlier publication showed is known. What one hid is no leak of this one when it is as
 * narrow without what is new. */
static void attack(const struct telling *telling, size_t count,
		   const struct disclosure_rules *rules, bool tell)
{
	struct telling *sorted = malloc(count * sizeof(*sorted));
	struct reader reader = {.row = sorted, .rows = count, .rules = rules}, before;
	struct seen *seen, *seen_before = NULL;

	memcpy(sorted, telling, count * sizeof(*sorted));
	qsort(sorted, count, sizeof(*sorted), row_order);
	seen = reader_begin(&reader);
	for (size_t i = 0; i < count; i++) {
		const struct telling *row = &sorted[i];
		const int column = reader.column[i];

		if (column == 0 || row->eerder_getoond ||
		    (row->soort == TELLING_D03_X && !row->primair))
			continue;
		total.hidden++;
		if (ask(&reader, seen, column))
			continue;
		if (row->eerder_verborgen && seen_before == NULL) {
			before = (struct reader){
			    .row = sorted, .rows = count, .rules = rules, .before = true};
			seen_before = reader_begin(&before);
		}
		if (row->eerder_verborgen && !ask(&before, seen_before, before.column[i])) {
			total.old++;
			continue;
		}
		total.leaks++;
		if (tell)
			tell_leak(row, &seen[column]);
	}
	if (seen_before != NULL)
		reader_end(&before, seen_before);
	reader_end(&reader, seen);
	free(sorted);
}

/* ---- Regions ---- */

static uint32_t below(uint32_t *state, uint32_t bound)
{
	*state = *state * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)*state * bound) >> 32);
}

static void count_shown(const struct telling *telling, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		total.youths += telling[i].aantal;
		total.rows++;
		total.shown += !telling[i].verborgen;
		total.shown_youths += telling[i].verborgen ? 0 : telling[i].aantal;
	}
}

static void hide_small_only(struct telling *telling, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		telling[i].primair = telling[i].aantal < MIN_CEL;
		telling[i].verborgen = telling[i].primair || telling[i].soort == TELLING_D03_X;
	}
}

static void attack_region(uint32_t seed, bool naive)
{
	uint32_t state = seed * 2654435761u + 1;
	struct region_size size = {.seed = seed, .eerste_maand = FIRST_MONTH};
	struct telling *earlier = NULL;
	struct region *region;
	size_t earlier_count = 0;
	int32_t last;

	size.youths = 20 + below(&state, 1981);
	size.gemeenten = 2 + below(&state, 4);
	size.aanbieders = 2 + below(&state, 5);
	size.categorieen = 2 + below(&state, 3);
	size.maanden = 12 + (int32_t)below(&state, 12);
	region = region_new(&size);
	last = FIRST_MONTH + size.maanden - 1 - 6;
	for (int i = 0; i < PUBLICATIONS; i++, last += 3) {
		const int32_t kennisdatum = maand_last_day(last + 1);
		const struct disclosure_rules *rules = region_rules(region, kennisdatum);
		size_t count, unsafe;
		struct telling *telling = region_tellingen(region, kennisdatum, last, &count);

		region_earlier(telling, count, earlier, earlier_count);
		if (naive)
			hide_small_only(telling, count);
		else
			disclosure_apply(telling, count, rules);
		if (!naive && disclosure_audit(telling, count, rules, &unsafe, 1) > 0) {
			total.refused++;
			free(telling);
			continue;
		}
		total.publications++;
		attack(telling, count, rules, !naive);
		count_shown(telling, count);
		free(earlier);
		earlier = telling;
		earlier_count = count;
	}
	total.regions++;
	free(earlier);
	region_free(region);
}

/* The share of F03 and F05 that is shown of gemeente by quarter, in percents. */
static double shown_of(const struct telling *telling, size_t count, enum telling_soort soort)
{
	size_t all = 0, shown = 0;

	for (size_t i = 0; i < count; i++) {
		if (telling[i].soort != soort || telling[i].periode.soort != PERIODE_KWARTAAL ||
		    sleutel_mask(&telling[i].sleutel) != 1u << DIM_REGIO)
			continue;
		all++;
		shown += !telling[i].verborgen;
	}
	return all == 0 ? 0 : 100. * (double)shown / (double)all;
}

static int show(uint32_t seed, size_t youths)
{
	const struct region_size size = {seed, youths, 14, 40, 10, FIRST_MONTH - 3, 36};
	const int32_t last = FIRST_MONTH - 3 + 35;
	struct region *region = region_new(&size);
	const struct disclosure_rules *rules = region_rules(region, maand_last_day(last + 1));
	size_t count, unsafe;
	struct telling *telling = region_tellingen(region, maand_last_day(last + 1), last, &count);
	double gestart, wachtend;

	disclosure_apply(telling, count, rules);
	total.refused = disclosure_audit(telling, count, rules, &unsafe, 1);
	count_shown(telling, count);
	gestart = shown_of(telling, count, TELLING_F03);
	wachtend = shown_of(telling, count, TELLING_F05);
	printf(
	    "%zu youths, %zu counts: shown of gemeente by quarter F03 %.0f %%, F05 %.0f %%; of all "
	    "counts %.0f %%, of their youths %.0f %%\n",
	    youths, count, gestart, wachtend, 100. * (double)total.shown / (double)total.rows,
	    100. * (double)total.shown_youths / (double)total.youths);
	free(telling);
	region_free(region);
	return total.refused > 0 || gestart < 90 || wachtend < 90;
}

int main(int argc, char **argv)
{
	const bool naive = argc == 4 && strcmp(argv[1], "naive") == 0;
	const long first = argc < 3 ? 0 : strtol(argv[argc - 2], NULL, 10);
	const long count = argc < 3 ? 0 : strtol(argv[argc - 1], NULL, 10);

	if (argc == 4 && strcmp(argv[1], "shown") == 0)
		return show((uint32_t)first, (size_t)count);
	glp_term_out(GLP_OFF);
	for (long i = 0; i < count; i++)
		attack_region((uint32_t)(first + i), naive);
	printf("%zu regions, %zu publications, %zu refused, %zu hidden, %zu leaks (%zu of before); "
	       "shown: %.0f %% of "
	       "counts, %.0f %% of youths\n",
	       total.regions, total.publications, total.refused, total.hidden, total.leaks,
	       total.old, total.rows == 0 ? 0. : 100. * (double)total.shown / (double)total.rows,
	       total.youths == 0 ? 0. : 100. * (double)total.shown_youths / (double)total.youths);
	return total.leaks > 0;
}
