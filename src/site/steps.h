/* Months or quarters of the waiting list, one after the other: what it began with, who came, who
 * started, who dropped out, and what it ended with. */
#ifndef IJW_SITE_STEPS_H
#define IJW_SITE_STEPS_H

#include "parts.h"

enum { STEPS = 40, YEAR_OF_MONTHS = 12, YEAR_OF_QUARTERS = 4 };

/* A month or quarter of the list. */
struct step {
	const char *period;
	struct figure begin, instroom, gestart, afgevallen, eind;
};

struct steps {
	struct step step[STEPS]; /* oldest first */
	size_t count;
	size_t last; /* place of the newest that is observed; what comes behind is estimated */
	int year;    /* how many make a year */
};

/* The newest `most` periods of a kind ("MM", "KW") of the subject of a page; whether one of them
 * has a stock to show. */
bool steps_read(const struct page *page, const char *kind, size_t most, struct steps *steps);

/* The step a year before the newest one, or NULL. */
const struct step *steps_year_before(const struct steps *steps);

/* The headline of the stock, "Eind maart 2026 waren er 438 wachtenden, 12 meer dan een jaar
 * eerder", and what its line shows, with its figures, for who cannot see it. */
const char *steps_kop(const struct page *page, const struct steps *steps);
const char *steps_desc(const struct page *page, const struct steps *steps);

/* The JSON of the chart `stand` (list "maanden") or `kwartalen`. */
void steps_json(const struct steps *steps, const char *list, struct buf *out);

/* Whether a column of the table is hidden in every period: then the table leaves it out. */
enum steps_column { STEPS_BEGIN, STEPS_NIEUW, STEPS_GESTART, STEPS_AFGEVALLEN, STEPS_EIND };
bool steps_hidden(const struct steps *steps, enum steps_column column);

/* The table, newest first. The status stands with the period, in words. */
void steps_table(struct page *page, const struct steps *steps, const char *id, const char *caption);

#endif
