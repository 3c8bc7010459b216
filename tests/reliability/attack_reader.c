/* What a reader writes down of a publication: what adds up to what, as rows of a linear program. */
#include "attack_reader.h"

#include <stdlib.h>
#include <string.h>

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

void reader_sort(struct telling *telling, size_t count)
{
	qsort(telling, count, sizeof(*telling), row_order);
}

static const struct telling *row_of(const struct reader *reader, enum telling_soort soort,
				    struct sleutel sleutel, enum periode_soort kind, int32_t maand)
{
	const struct telling wanted = {
	    .soort = soort, .sleutel = sleutel, .periode = {kind, maand}};

	return bsearch(&wanted, reader->row, reader->rows, sizeof(wanted), row_order);
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

/* Youths, each counted once. */
static bool is_youths(enum telling_soort soort)
{
	return is_distinct(soort) || soort == TELLING_F07 || soort == TELLING_D06;
}

const char *reader_row(const struct telling *row, char *text)
{
	char period[PERIODE_TEXT];
	const uint16_t *deel = row->sleutel.deel;

	snprintf(text, ROW_TEXT, "indicator %d [%d %d %d %d %d %d] %s", (int)row->soort, deel[0],
		 deel[1], deel[2], deel[3], deel[4], deel[5], periode_text(row->periode, period));
	return text;
}

/* ---- Equations: terms add up to zero ---- */

static void term(struct reader *reader, const struct telling *row, double sign)
{
	const int column = row == NULL ? 0 : reader->column[row - reader->row];

	if (row == NULL)
		return;
	reader->truth += (int64_t)sign * row->aantal;
	if (column == 0) {
		reader->known += sign * (double)(row->verborgen ? row->eerder : row->aantal);
		reader->told = reader->told || (row->verborgen && row->eerder != row->aantal);
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

/* Distinct youths are taken to add up over gemeenten and ages (monitor, section 4). One who waits
 * since two ages is in both: where a reader is misled by that, he knows no more than that the parts
 * are at least the total. Everything else is as it is said to be, or this program is wrong. */
static int bound_of(const struct reader *reader, int bound, const char *what)
{
	const int64_t truth = reader->truth;
	char text[ROW_TEXT];

	if (truth == 0 || (truth > 0 && bound == GLP_LO) || reader->told)
		return bound;
	if (truth > 0 && is_youths(reader->about->soort))
		return GLP_LO;
	fprintf(stderr, "an equation does not hold: %s of %s\n", what,
		reader_row(reader->about, text));
	exit(2);
}

/* `bound`: GLP_FX when the terms are zero, GLP_LO when they are zero or more. `what` the equation
 * is. */
static void close_row(struct reader *reader, int bound, const char *what)
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
		char name[2 * ROW_TEXT], text[ROW_TEXT];

		snprintf(name, sizeof(name), "%s of %s", what, reader_row(reader->about, text));
		glp_set_row_name(reader->lp, row, name);
		glp_set_row_bnds(reader->lp, row, bound_of(reader, bound, what), -reader->known,
				 -reader->known);
		glp_set_mat_row(reader->lp, row, left, reader->place, reader->sign);
	}
	reader->terms = 0;
	reader->known = 0;
	reader->truth = 0;
	reader->told = false;
}

/* Youths of a period: those of each of its parts, and no others. */
static void youths_in_time(struct reader *reader, const struct telling *row,
			   enum periode_soort part, int32_t step)
{
	int found = 0;

	/* At another age they are those of another row. */
	if (row->sleutel.deel[DIM_LEEFTIJD] != DEEL_TOTAAL)
		return;
	for (int32_t maand = periode_first(row->periode) + step - 1; maand <= row->periode.maand;
	     maand += step) {
		const struct telling *it = row_of(reader, row->soort, row->sleutel, part, maand);

		if (it == NULL)
			continue;
		term(reader, row, 1);
		term(reader, it, -1);
		close_row(reader, GLP_LO, "months");
	}
	for (int32_t maand = periode_first(row->periode) + step - 1; maand <= row->periode.maand;
	     maand += step) {
		const struct telling *it = row_of(reader, row->soort, row->sleutel, part, maand);

		term(reader, it, 1);
		found += it != NULL;
	}
	if (found > 0)
		term(reader, row, -1);
	close_row(reader, GLP_LO, "all months");
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
	if (is_distinct(row->soort)) {
		youths_in_time(reader, row, part, step);
		return;
	}
	for (int32_t maand = first; maand <= row->periode.maand; maand += step) {
		const struct telling *it = row_of(reader, row->soort, row->sleutel, part, maand);

		if (it == NULL || (is_stock(row->soort) && maand != row->periode.maand))
			continue;
		term(reader, it, 1);
		found++;
	}
	if (found > 0)
		term(reader, row, -1);
	close_row(reader, GLP_FX, "months");
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
		close_row(reader, GLP_FX, "window and year");
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
	close_row(reader, GLP_FX, "flow");
}

static void flows(struct reader *reader, const struct telling *row)
{
	static const enum telling_soort waits[] = {TELLING_F02, TELLING_F03, TELLING_F04,
						   TELLING_SOORTEN};
	static const enum telling_soort care[] = {TELLING_F08I, TELLING_F08U, TELLING_SOORTEN};
	const unsigned mask = sleutel_mask(&row->sleutel);

	if (row->soort == TELLING_F05)
		flow(reader, row, waits);
	/* Between ages and providers youths move while they are in care. */
	if (row->soort == TELLING_F08S && (mask & ~(1u << DIM_REGIO)) == 0)
		flow(reader, row, care);
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
	close_row(reader, bound, "parts");
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
	case TELLING_F08S:
		parts(reader, row, TELLING_F08O, TELLING_F08O, GLP_LO);
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
	close_row(reader, GLP_FX, "ages");
}

/* The rows that have one code more than this one, in one dimension. */
static void lines(struct reader *reader, const struct telling *row)
{
	for (int dimensie = 0; dimensie < DIM_PILOT; dimensie++) {
		const bool apart =
		    dimensie != DIM_REGIO && dimensie != DIM_LEEFTIJD && is_youths(row->soort);
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
		close_row(reader, apart ? GLP_LO : GLP_FX, "line");
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
	close_row(reader, GLP_FX, "cells of pilot");
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
		close_row(reader, GLP_FX, "pilot");
		for (size_t j = 0; j < pilot->gemeenten; j++) {
			part.deel[DIM_REGIO] = pilot->gemeente[j];
			term(reader, row_of(reader, row->soort, part, when.soort, when.maand), 1);
		}
		term(reader, row, -1);
		close_row(reader, pilot->categorieen == 0 ? GLP_FX : GLP_LO, "pilot");
		crossing(reader, row, pilot);
	}
}

/* ---- Begin and end ---- */

/* Whether a reader has to ask: what is hidden now and was not shown of an old period before. */
static bool is_unknown(const struct reader *reader, const struct telling *row)
{
	const bool old = row->periode.maand <= reader->rules->vaste_maand;
	const bool same = !reader->doubts || row->eerder == row->aantal;

	if (reader->before && !row->eerder_getoond)
		return true;
	return row->verborgen && !(row->eerder_getoond && old && same);
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

		reader->about = row;
		in_time(reader, row);
		same_months(reader, row);
		flows(reader, row);
		indicators(reader, row);
		adults(reader, row);
		lines(reader, row);
		pilots(reader, row);
	}
}

static void write_anew(struct reader *reader)
{
	reader->column = calloc(reader->rows, sizeof(*reader->column));
	reader->lp = glp_create_prob();
	write_down(reader);
}

void reader_begin(struct reader *reader)
{
	write_anew(reader);
	if (!reader->doubts && !reader_is_possible(reader)) {
		glp_delete_prob(reader->lp);
		free(reader->column);
		reader->doubts = true;
		write_anew(reader);
	}
	reader->seen = malloc((reader->rows + 1) * sizeof(*reader->seen));
	for (size_t i = 0; i <= reader->rows; i++)
		reader->seen[i] = (struct seen){ENOUGH, 0};
}

void reader_end(struct reader *reader)
{
	glp_delete_prob(reader->lp);
	free(reader->column);
	free(reader->seen);
}
