/* What a reader can work out about a cell that is not shown, from the cells that are.
 *
 * He knows that counts are whole and not negative and that rows and columns add up to their totals.
 * The tables that agree with what he sees then leave an interval for every hidden cell, exact in
 * whole numbers: in a table of two dimensions with its totals the hidden cells are the arcs of a
 * network, and how far one of them can move is a maximum flow (D. Gusfield, "A graph theoretic
 * approach to statistical data security", SIAM Journal on Computing 17, 1988). */
#ifndef IJW_MONITOR_FEASIBLE_H
#define IJW_MONITOR_FEASIBLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"

/* Counts by row and column, with totals: rijen + 1 rows of kolommen + 1 numbers, of which the last
 * row and the last column are the sums of the others. A number of distinct youths does not add up
 * over cells that share youths; such a total is a table of its own. */
struct tabel {
	size_t rijen; /* both without the totals */
	size_t kolommen;
	int64_t *aantal; /* 0 or more; all of them add up to less than 2^53 */
};

/* The table of rijen rows of kolommen counts, totals added, in the pool. */
struct tabel tabel_of(const int64_t *aantal, size_t rijen, size_t kolommen, struct pool *pool);

/* Number of cells with the totals, and the place of one of them; row `rijen` and column `kolommen`
 * are the totals. */
size_t tabel_cellen(const struct tabel *tabel);
size_t tabel_plaats(const struct tabel *tabel, size_t rij, size_t kolom);

/* `boven` of a cell that could be any number. */
#define FEASIBLE_ONBEGRENSD INT64_MAX

struct feasible {
	int64_t onder;
	int64_t boven;
};

/* The interval of one cell when the cells with `verborgen` (laid out as `aantal`) are hidden: both
 * ends occur in a table that agrees with what is shown. That of a cell that is shown is its count.
 * Time: number of lines squared for each augmenting path, mostly a few. */
struct feasible feasible_of(const struct tabel *tabel, const bool *verborgen, size_t rij,
			    size_t kolom);

/* boven - onder, or FEASIBLE_ONBEGRENSD. */
int64_t feasible_width(struct feasible feasible);

#endif
