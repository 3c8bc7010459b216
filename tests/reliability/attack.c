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
 * attack wide FIRST COUNT: the same of regions of 1,200 to 3,200 youths and 8 to 11 gemeenten, of
 * which single quarters are hidden.
 *
 * attack why FIRST COUNT: the same as without, and says of each leak what it follows from: the
 * equations, and the counts that are not below zero, each by its weight.
 *
 * attack shown SEED YOUTHS: no attack, but what share of gemeente by quarter is shown of F03 and
 * F05 in the first publication of a region with 14 gemeenten and 40 providers. Exit 1 under 90 %.
 *
 * Prints a line for all: regions, publications, refused, hidden counts, leaks, and what share of
 * the counts and of the youths that they count is shown. Exit 1 when there was a leak. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attack_reader.h"
#include "ijw/base/date.h"
#include "monitor/region.h"

enum { PUBLICATIONS = 3 };

static struct {
	size_t regions, publications, refused, hidden, leaks, old, rows;
	int64_t shown, youths, shown_youths;
} total;

/* ---- The attack ---- */

enum how { HOW_PLAIN, HOW_NAIVE, HOW_WIDE, HOW_WHY };

/* As they are asked for. */
static const char *const names[] = {"", "naive", "wide", "why"};

static void tell_leak(struct reader *reader, const struct telling *row, enum how how)
{
	const int column = reader->column[row - reader->row];
	const struct seen *seen = &reader->seen[column];
	char text[ROW_TEXT];

	if (how == HOW_NAIVE)
		return;
	fprintf(stderr, "leak: %s: %ld in %.1f to %.1f\n", reader_row(row, text), (long)row->aantal,
		seen->least, seen->most);
	if (how == HOW_WHY)
		reader_why(reader, column, stderr);
}

/* Whether a count that an earlier publication hid is as narrow without what is new. */
static bool was_narrow(const struct reader *reader, struct reader *before, size_t row)
{
	if (!reader->row[row].eerder_verborgen)
		return false;
	if (before->lp == NULL) {
		*before = (struct reader){.row = reader->row,
					  .rows = reader->rows,
					  .rules = reader->rules,
					  .before = true};
		reader_begin(before);
	}
	return !reader_ask(before, before->column[row]);
}

/* What an earlier publication showed is known. What one hid is no leak of this one when it is as
 * narrow without what is new. */
static void attack(const struct telling *telling, size_t count,
		   const struct disclosure_rules *rules, enum how how)
{
	struct telling *sorted = malloc(count * sizeof(*sorted));
	struct reader reader = {.row = sorted, .rows = count, .rules = rules}, before = {0};

	memcpy(sorted, telling, count * sizeof(*sorted));
	reader_sort(sorted, count);
	reader_begin(&reader);
	for (size_t i = 0; i < count; i++) {
		const struct telling *row = &sorted[i];
		const int column = reader.column[i];

		if (column == 0 || row->eerder_getoond ||
		    (row->soort == TELLING_D03_X && !row->primair))
			continue;
		total.hidden++;
		if (reader_ask(&reader, column))
			continue;
		if (was_narrow(&reader, &before, i)) {
			total.old++;
			continue;
		}
		total.leaks++;
		tell_leak(&reader, row, how);
	}
	if (before.lp != NULL)
		reader_end(&before);
	reader_end(&reader);
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

static void attack_region(uint32_t seed, enum how how)
{
	uint32_t state = seed * 2654435761u + 1;
	struct region_size size = {.seed = seed, .eerste_maand = FIRST_MONTH};
	struct telling *earlier = NULL;
	struct region *region;
	size_t earlier_count = 0;
	int32_t last;

	size.youths = (how == HOW_WIDE ? 1200 : 20) + below(&state, 1981);
	size.gemeenten = (how == HOW_WIDE ? 8 : 2) + below(&state, 4);
	size.aanbieders = 2 + below(&state, how == HOW_WIDE ? 2 : 5);
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
		if (how == HOW_NAIVE)
			hide_small_only(telling, count);
		else
			disclosure_apply(telling, count, rules);
		if (how != HOW_NAIVE && disclosure_audit(telling, count, rules, &unsafe, 1) > 0) {
			total.refused++;
			free(telling);
			continue;
		}
		total.publications++;
		attack(telling, count, rules, how);
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
	const long first = argc < 3 ? 0 : strtol(argv[argc - 2], NULL, 10);
	const long count = argc < 3 ? 0 : strtol(argv[argc - 1], NULL, 10);
	enum how how = HOW_PLAIN;

	for (enum how i = HOW_NAIVE; argc == 4 && i <= HOW_WHY; i++)
		if (strcmp(argv[1], names[i]) == 0)
			how = i;
	if (argc == 4 && strcmp(argv[1], "shown") == 0)
		return show((uint32_t)first, (size_t)count);
	glp_term_out(GLP_OFF);
	for (long i = 0; i < count; i++)
		attack_region((uint32_t)(first + i), how);
	printf("%zu regions, %zu publications, %zu refused, %zu hidden, %zu leaks (%zu of before); "
	       "shown: %.0f %% of "
	       "counts, %.0f %% of youths\n",
	       total.regions, total.publications, total.refused, total.hidden, total.leaks,
	       total.old, total.rows == 0 ? 0. : 100. * (double)total.shown / (double)total.rows,
	       total.youths == 0 ? 0. : 100. * (double)total.shown_youths / (double)total.youths);
	return total.leaks > 0;
}
