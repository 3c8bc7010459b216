/* What the pages of providers, kinds of help, quality and the guide share. */
#ifndef SITE_PAGE_PARTS_H
#define SITE_PAGE_PARTS_H

#include "ijw/site/site.h"
#include "ijw/site/wijzer.h"
#include "parts.h"

/* What stands beside a measured wait: in short where the provider stated a wait too, in full where
 * the measured one would be alone. */
#define MEASURED_SHORT_NL "zonder het wachten vooraf"
#define MEASURED_SHORT_EN "without the wait before"
#define MEASURED_ALONE_NL \
	"zonder het wachten vóór de toewijzing: in het echt kan het veel langer duren"
#define MEASURED_ALONE_EN \
	"without the wait before the assignment: in fact it can take much longer"

/* Texts of the wijzer: weeks that were stated ("direct", "3 weken"); the day and source of an
 * opgave; a measured wait with what it leaves out. */
const char *wijzer_weeks(struct page *page, int weeks);
void wijzer_source(struct page *page, const struct wijzer_rij *rij);
void wijzer_measured(struct page *page, const struct wijzer_rij *rij);

/* All of an opgave in a few lines, or "geen opgave". */
void wijzer_opgave(struct page *page, const struct wijzer_rij *rij);

/* Where the rows of the kind of help of row `from` end, of rows sorted by kind; at most `count`. */
size_t wijzer_kind(const struct wijzer_rij *rijen, size_t from, size_t count);

/* The table of the rows from `from` up to `to`, under their kinds of help. */
void wijzer_table(struct page *page, const struct wijzer_rij *rijen, size_t from, size_t to,
		  const char *id, const char *caption);

/* How a value is written. */
enum part_measure { PART_COUNT, PART_PERCENT, PART_WEEKS };

/* A cell with a value of waarneming.csv, or with why there is none. */
void part_cell(struct page *page, const struct figure *figure, enum part_measure measure);

/* A cell with at least how many a share or a median is about. */
void part_n_cell(struct page *page, const struct figure *figure);

/* A status in words that tell where `onzeker` begins; "" for a normal one. */
const char *part_status(const struct page *page, char status);

/* A column of figures: an indicator in a clock and a measure. */
struct part_column {
	const char *indicator;
	const char *klok; /* NULL: none */
	const char *maat;
	enum part_measure measure;
	const char *kop;
};

/* A line of a table and what it is about. */
struct part_row {
	const char *kop;
	const char *href; /* NULL: the head of the row is no link */
	struct subject subject;
	const char *period;
};

struct part_table {
	const char *id;
	const char *caption;
	const char *kop; /* of the first column */
	const struct part_column *column;
	size_t columns;
	const struct part_row *row;
	size_t rows;
	bool sorts;
	int n;      /* the column whose n is shown behind the figures; -1: none */
	int status; /* the column whose status is shown in words at the end; -1: none */
};

/* Whether any figure of a table has a value. */
bool part_table_shown(struct page *page, const struct part_table *table);

/* The table; where nothing of it can be shown, one sentence instead of a table of empty cells. */
void part_table(struct page *page, const struct part_table *table);

/* Sections of a subject by quarter: who waits, with a chart; how fast help begins. `who` goes into
 * headlines: "op hulp van Jeugdhulp Vink". */
void part_stroom(struct page *page, const struct subject *subject, const char *who);
void part_snelheid(struct page *page, const struct subject *subject);

/* How fast help began in the 12 months up to each quarter. */
void part_vensters(struct page *page, const struct subject *subject);

/* A short text whose words stay on one line. */
const char *part_together(struct pool *pool, const char *text);

/* One sentence where nothing is known of a subject. */
void part_no_data(struct page *page);

/* What a signal is about, in plain words; its code for one that is not in the list. */
const char *signaal_text(enum language language, const char *code);

/* A row of kwaliteit.csv. */
struct kwaliteit_rij {
	const char *indicator;
	const char *soort;
	const char *code;
	const char *periode;
	const char *klasse;
	const char *waarde;
	char status;
};
struct kwaliteit_rij kwaliteit_row(const struct figures *figures, size_t row);
size_t kwaliteit_rows(const struct figures *figures);

/* The newest quarter or month with a row of `indicator`; NULL for none. */
const char *kwaliteit_newest(const struct figures *figures, const char *indicator);

/* The name of a sender: of a provider, a gemeente or the region. */
const char *kwaliteit_name(const struct figures *figures, const struct kwaliteit_rij *rij);

/* The address of the page of a sender. */
const char *kwaliteit_address(const struct page *page, const struct kwaliteit_rij *rij);

/* A table of reporting delays in classes of working days: of one sender by quarter, the newest
 * first (`code` given), or of all senders in one quarter, by name (`code` NULL). Rows of which
 * nothing can be shown are left out, and counted below. */
struct kwaliteit_vraag {
	const char *id;
	const char *caption;
	const char *indicator; /* Q02S, Q02E, Q02T */
	const char *code;
	const char *periode; /* used without a code */
};
void kwaliteit_delays(struct page *page, const struct kwaliteit_vraag *vraag);

#endif
