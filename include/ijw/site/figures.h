/* A publication, read from its files: all that a page is made of. What is suppressed in the feed is
 * not here either, so nothing on a page can be secret. */
#ifndef IJW_SITE_FIGURES_H
#define IJW_SITE_FIGURES_H

#include <stdbool.h>
#include <stddef.h>

#include "ijw/base/pool.h"

/* A file of the feed: rows of texts, "" where nothing stands. */
struct figures_table {
	const char *name; /* "stroom" */
	const char *const *column;
	size_t columns;
	const char *const *cell; /* rows * columns */
	size_t rows;
};

/* Which tables a publication has. */
enum figures_file {
	FILE_WAARNEMING,
	FILE_STROOM,
	FILE_WACHTBAND,
	FILE_VERLOOP,
	FILE_DOORSTROOM,
	FILE_BESCHIKBAARHEID,
	FILE_KWALITEIT,
	FILE_REVISIE,
	FILE_INDICATOR,
	FILE_CODE,
	FIGURES_FILES
};

/* Files that lie beside the pages as they are in the feed. */
enum figures_copies { COPY_BESCHIKBAARHEID_CSV, COPY_BESCHIKBAARHEID_JSON, FIGURES_COPIES };
struct figures_copy {
	const char *name;
	const char *bytes;
	size_t length;
};

struct figures {
	struct figures_table table[FIGURES_FILES];
	bool intern;           /* read from intern/: nothing is suppressed */
	const char *regio;     /* its name, or NULL */
	const char *peildatum; /* YYYY-MM-DD */
	const char *kennisdatum;
	struct figures_copy copy[FIGURES_COPIES];
	struct figures_index *index;
	struct pool *pool;
};

/* Reads the files in `folder` (HOME/feed/actueel; of a publication with intern/ the `intern`
 * folder, whose waarneming.csv is that of everything, with the other tables from beside it). All
 * texts live in the figures. Returns 0; 1 when there is no publication in that folder or a file is
 * none of a feed (missing, another header, a cell that is no number, not the bytes that SHA256SUMS
 * names): a sentence that names file and line was logged; -1 when the machine failed. */
int figures_read(const char *folder, bool intern, struct figures *figures);
void figures_free(struct figures *figures);

/* The place of a column of a table by its name. It must be there: figures_read checks it. */
size_t figures_column(const struct figures_table *table, const char *name);

/* The text of a cell by row and column name. */
const char *figures_cell(const struct figures_table *table, size_t row, const char *column);

/* A number as the feed writes it; NaN for "" */
double figures_number(const char *text);

/* What a figure is about. NULL means "T": not broken down. */
struct subject {
	const char *regio; /* GM0153 */
	const char *aanbieder;
	const char *productcategorie;
	const char *leeftijd;
	const char *verwijzer;
	const char *pilot; /* its name, or "rest-" and its name */
};

/* A figure. NaN where nothing stands. `status` is 'O' for a row that is not in the file. */
struct figure {
	char status; /* M O Q E P U A, as the feed has it */
	double waarde;
	double teller;
	double noemer; /* a number of youths, or a class: at least so many */
	double onder;
	double boven;
};

/* One row of waarneming.csv. `klok` NULL means "T". */
struct figure figures_find(const struct figures *figures, const struct subject *subject,
			   const char *indicator, const char *period, const char *klok,
			   const char *maat);

/* Whether it has a value to show. */
bool figure_shown(const struct figure *figure);

/* The title of a code in a list of code.csv ("RegioS", "Aanbieder", "Productcategorie",
 * "Leeftijd", "Verwijzer", "Pilot", "norm", "publicatie"); the code itself when none is known. */
const char *figures_title(const struct figures *figures, const char *list, const char *code);

/* All codes of a list but T and onbekend, by title (as people sort), in the pool of the figures. */
struct figures_code {
	const char *code;
	const char *title;
	const char *omschrijving;
};
const struct figures_code *figures_codes(const struct figures *figures, const char *list,
					 size_t *count);

/* What the publication says of itself: contact, licentie, verwerkingsverantwoordelijke, verwerker,
 * grondslag, min_cel. NULL when it says nothing. */
const char *figures_about(const struct figures *figures, const char *name);

/* The norm in days for a clock on all categories, the newest; 0 for none; and where it is from. */
int figures_norm(const struct figures *figures, const char *klok, const char **bron);

/* Periods, by code ("2026KW01"), in the pool. The newest month, quarter, year or 12 months that
 * ends on or before the peildatum: kind "MM", "KW", "JJ", "JV"; "HJ" of verloop.csv. NULL when
 * there is none of that kind. */
const char *figures_newest(const struct figures *figures, const char *kind);

/* The period `steps` of its own kind later (negative: earlier): a year before 2026KW01 is -4. */
const char *period_step(struct pool *pool, const char *period, int steps);

/* All periods of a kind in waarneming.csv with a row of `indicator` for the subject, oldest first.
 */
const char *const *figures_periods(const struct figures *figures, const struct subject *subject,
				   const char *indicator, const char *kind, size_t *count);

#endif
