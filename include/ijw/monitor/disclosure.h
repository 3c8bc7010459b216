/* Which counts of a publication may be shown (statistical disclosure control; monitor, section 4).
 *
 * A count under min_cel is not shown (primary): in a small municipality it is a child. It could be
 * found again by subtraction: parts add up to totals, months to quarters and years, begin + in -
 * gestart - afgevallen is eind. So other counts are hidden with it (secondary), until every hidden
 * count can move. A move adds 1 to some hidden counts and takes 1 from others so that everything
 * that is published still adds up; a reader cannot tell the counts from those after the move. A
 * hidden count is safe when moves among hidden counts, none of which falls below zero, shift it by
 * min_cel in all.
 *
 * Moves are closed cycles of L. H. Cox, "Network models for complementary cell suppression" (JASA
 * 90, 1995), here in linked tables of any number of dimensions, as the hypercubes of R. D.
 * Repsilber are; they are looked for by depth, not by optimisation. */
#ifndef IJW_MONITOR_DISCLOSURE_H
#define IJW_MONITOR_DISCLOSURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/monitor/telling.h"

/* A pilot by the numbers of its codes: its own and that of the rest of the region in DIM_PILOT, the
 * gemeenten and categories that it is about. One of all gemeenten and categories is the region, and
 * has no rest to be told from: it is left out. */
struct disclosure_pilot {
	uint16_t pilot;
	uint16_t rest;
	const uint16_t *gemeente;
	size_t gemeenten;
	const uint16_t *categorie;
	size_t categorieen; /* 0: all */
};

struct disclosure_rules {
	int64_t min_cel;
	/* The last month that lies more than six months before K: of periods that end in it or
	 * before, hidden values are taken as equal in every publication, so that what an earlier
	 * one showed is known. */
	int32_t vaste_maand;
	uint16_t volwassen; /* the number of 18+ in DIM_LEEFTIJD; DEEL_TOTAAL when there is none */
	const struct disclosure_pilot *pilot;
	size_t pilots;
};

/* Sets `primair` and `verborgen` of every count. The array holds all counts of all public tables,
 * zeros too; a count that is missing is taken for one that everybody knows to be zero. Counts that
 * are the same youths in the same days (the stock of a quarter and that of its last month, a window
 * of four quarters and their year, a pilot of one gemeente and the gemeente) get one status.
 *
 * `eerder_verborgen` (any earlier publication hid it): it stays hidden. `eerder_getoond` (any
 * showed it): it stays shown unless it is primary. TELLING_D03_X is hidden always, and protected
 * when it is small. Where F04 is hidden, so is F02.
 *
 * The same counts give the same outcome. Time: some microseconds a count. Left off when the process
 * is to end (halt.h): then what came out may not be used. */
void disclosure_apply(struct telling *telling, size_t count, const struct disclosure_rules *rules);

/* Whether what is hidden is safe beside what is shown; what is published must pass. Returns how
 * many counts fail and the places of the first `room` of them in `unsafe`. A count fails that is
 * small, or was hidden before, and is shown; or that is hidden and not safe. It does not fail for
 * what this publication does not add: when an earlier one showed it, or when an earlier one hid it
 * and it would be no safer if all that is new were hidden. */
size_t disclosure_audit(const struct telling *telling, size_t count,
			const struct disclosure_rules *rules, size_t *unsafe, size_t room);

/* Whether a share of `teller` out of `noemer` is too small to show: its numerator, what is left of
 * it, or all of it under min_cel. */
bool disclosure_aandeel_primair(int64_t teller, int64_t noemer, int64_t min_cel);

/* How a Noemer is published: at least 300, 100, 30 or 10; 0 for fewer. */
int64_t disclosure_noemer_klasse(int64_t noemer);

/* A share or chance in whole percents: 0.00 to 1.00. */
double disclosure_heel_procent(double aandeel);

#endif
