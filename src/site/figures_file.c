/* The files of a publication, read and checked. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "figures_parts.h"
#include "ijw/base/ascii.h"
#include "ijw/base/csv.h"
#include "ijw/base/date.h"
#include "ijw/base/file.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/base/utf8.h"

enum kind { TEXT, NUMBER, STATUS, DAY };

enum { MOST_COLUMNS = 18 };

struct column {
	const char *name;
	enum kind kind;
};

static const struct file {
	const char *name;
	struct column column[MOST_COLUMNS + 1]; /* ended by a NULL name */
} files[FIGURES_FILES] = {
    [FILE_WAARNEMING] = {"waarneming",
			 {{"Indicator", TEXT},
			  {"RegioS", TEXT},
			  {"Perioden", TEXT},
			  {"Aanbieder", TEXT},
			  {"Productcategorie", TEXT},
			  {"Leeftijd", TEXT},
			  {"Verwijzer", TEXT},
			  {"Pilot", TEXT},
			  {"Klok", TEXT},
			  {"Maat", TEXT},
			  {"Waarde", NUMBER},
			  {"Status", STATUS},
			  {"Teller", NUMBER},
			  {"Noemer", NUMBER},
			  {"Onder", NUMBER},
			  {"Boven", NUMBER},
			  {"Eenheid", TEXT},
			  {"Kennisdatum", DAY}}},
    [FILE_STROOM] = {"stroom",
		     {{"RegioS", TEXT},
		      {"Aanbieder", TEXT},
		      {"Productcategorie", TEXT},
		      {"Perioden", TEXT},
		      {"Begin", NUMBER},
		      {"Instroom", NUMBER},
		      {"Gestart", NUMBER},
		      {"Afgevallen", NUMBER},
		      {"Eind", NUMBER},
		      {"Begin_status", STATUS},
		      {"Instroom_status", STATUS},
		      {"Gestart_status", STATUS},
		      {"Afgevallen_status", STATUS},
		      {"Eind_status", STATUS}}},
    [FILE_WACHTBAND] = {"wachtband",
			{{"Perioden", TEXT},
			 {"RegioS", TEXT},
			 {"soort", TEXT},
			 {"week_van", NUMBER},
			 {"week_tot", NUMBER},
			 {"Waarde", NUMBER},
			 {"Status", STATUS}}},
    [FILE_VERLOOP] = {"verloop",
		      {{"Perioden", TEXT},
		       {"week", NUMBER},
		       {"kans_start", NUMBER},
		       {"kans_afvallen", NUMBER},
		       {"n_klasse", NUMBER},
		       {"Status", STATUS}}},
    [FILE_DOORSTROOM] =
	{"doorstroom",
	 {{"Jaar", NUMBER}, {"Van", TEXT}, {"Naar", TEXT}, {"Waarde", NUMBER}, {"Status", STATUS}}},
    [FILE_BESCHIKBAARHEID] = {"beschikbaarheid",
			      {{"Aanbieder", TEXT},
			       {"Naam", TEXT},
			       {"Productcategorie", TEXT},
			       {"Plaats", TEXT},
			       {"Leeftijd_van", NUMBER},
			       {"Leeftijd_tot", NUMBER},
			       {"Nieuwe_clienten", TEXT},
			       {"Opgave_intake_weken", NUMBER},
			       {"Opgave_start_weken", NUMBER},
			       {"Opgave_datum", DAY},
			       {"Bron", TEXT},
			       {"Gemeten_p50_weken", NUMBER},
			       {"Gemeten_p80_weken", NUMBER},
			       {"Gemeten_n_klasse", NUMBER},
			       {"Gemeten_niveau", TEXT},
			       {"Peildatum", DAY},
			       {"Contact", TEXT}}},
    [FILE_KWALITEIT] = {"kwaliteit",
			{{"Indicator", TEXT},
			 {"Soort", TEXT},
			 {"Code", TEXT},
			 {"Perioden", TEXT},
			 {"Klasse", TEXT},
			 {"Waarde", NUMBER},
			 {"Status", STATUS}}},
    [FILE_REVISIE] = {"revisie",
		      {{"Indicator", TEXT},
		       {"RegioS", TEXT},
		       {"Perioden", TEXT},
		       {"Aanbieder", TEXT},
		       {"Productcategorie", TEXT},
		       {"Leeftijd", TEXT},
		       {"Verwijzer", TEXT},
		       {"Pilot", TEXT},
		       {"Klok", TEXT},
		       {"Maat", TEXT},
		       {"Waarde_oud", NUMBER},
		       {"Waarde_nieuw", NUMBER},
		       {"Kennisdatum_oud", DAY},
		       {"Soort", TEXT}}},
    [FILE_INDICATOR] = {"indicator",
			{{"Code", TEXT},
			 {"Titel", TEXT},
			 {"Title", TEXT},
			 {"Omschrijving", TEXT},
			 {"Description", TEXT},
			 {"Eenheid", TEXT},
			 {"Polariteit", TEXT},
			 {"Versie", NUMBER}}},
    [FILE_CODE] = {"code",
		   {{"Lijst", TEXT}, {"Code", TEXT}, {"Titel", TEXT}, {"Omschrijving", TEXT}}},
};

static const char *wanted(enum kind kind, const char *cell)
{
	int32_t day;

	switch (kind) {
	case NUMBER:
		return *cell == '\0' || ascii_is_decimal(cell)
			   ? NULL
			   : N_("a number with a decimal point");
	case STATUS:
		return *cell != '\0' && strchr("AEMOPQU", *cell) != NULL && cell[1] == '\0'
			   ? NULL
			   : N_("one of A, E, M, O, P, Q and U");
	case DAY:
		return *cell == '\0' || date_parse(cell, strlen(cell), &day) == 0
			   ? NULL
			   : N_("a date as YYYY-MM-DD");
	case TEXT:
	default:
		return utf8_valid_prefix(cell, strlen(cell)) == strlen(cell) ? NULL : "UTF-8";
	}
}

static const char remedy[] = N_("publish again with 'ijw publish', or copy the whole folder again");

struct reading {
	const char *path; /* only shown */
	const struct column *column;
	size_t columns;
	struct csv csv;
};

static int check_header(const struct reading *reading, char *const *cells, int count)
{
	if (count < 0) {
		log_error("%s: this file is empty; %s", reading->path, _(remedy));
		return 1;
	}
	for (size_t i = 0; i < reading->columns; i++)
		if ((size_t)count <= i || strcmp(cells[i], reading->column[i].name) != 0) {
			log_error("%s:%u: column %zu must be %s; %s", reading->path,
				  reading->csv.line, i + 1, reading->column[i].name, _(remedy));
			return 1;
		}
	if ((size_t)count == reading->columns)
		return 0;
	log_error("%s:%u: there must be %zu columns; %s", reading->path, reading->csv.line,
		  reading->columns, _(remedy));
	return 1;
}

static int check_row(const struct reading *reading, char *const *cells, int count)
{
	if ((size_t)count != reading->columns) {
		log_error("%s:%u: the line is no row of %zu cells; %s", reading->path,
			  reading->csv.line, reading->columns, _(remedy));
		return 1;
	}
	for (size_t i = 0; i < reading->columns; i++) {
		const char *right = wanted(reading->column[i].kind, cells[i]);

		if (right == NULL)
			continue;
		log_error("%s:%u: %s must be %s; %s", reading->path, reading->csv.line,
			  reading->column[i].name, _(right), _(remedy));
		return 1;
	}
	return 0;
}

/* All rows, which are cut in place. 0 or 1. */
static int read_rows(struct reading *reading, char ***cells, size_t *rows)
{
	char *row[MOST_COLUMNS];
	size_t room = 0;
	int count = csv_line(&reading->csv, row, MOST_COLUMNS), rc;

	rc = check_header(reading, row, count);
	while (rc == 0 && (count = csv_line(&reading->csv, row, MOST_COLUMNS)) >= 0) {
		rc = check_row(reading, row, count);
		if (rc != 0)
			break;
		*cells = xmore(*cells, *rows, &room, reading->columns * sizeof(char *));
		memcpy(*cells + *rows * reading->columns, row, reading->columns * sizeof(char *));
		++*rows;
	}
	return rc;
}

/* The bytes of a file. 0, 1 or -1. */
static int load(int dir, const char *name, const char *path, struct buf *bytes)
{
	int fd = file_open(dir, name), rc;

	if (fd < 0 && (errno == ENOENT || errno == ELOOP || errno == EINVAL)) {
		log_error("%s: this file of the publication is not there; %s", path, _(remedy));
		return 1;
	}
	*bytes = BUF_INIT(LIMIT_FEED_BYTES);
	rc = fd >= 0 ? file_read(fd, bytes) : -1;
	if (rc < 0)
		log_errno("%s: this file cannot be read", path);
	else if (rc > 0)
		log_error("%s: this file is larger than %u MB: no table of a publication is", path,
			  LIMIT_FEED_BYTES >> 20);
	if (fd >= 0)
		close(fd);
	return rc;
}

static unsigned lines(const struct buf *bytes)
{
	unsigned count = 1;

	for (size_t i = 0; i < bytes->length; i++)
		count += bytes->data[i] == '\n';
	return count;
}

/* Where a file of the feed lies, seen from the folder that is read: of what is intern only
 * waarneming.csv is another one. */
static char *name_in(const struct figures *figures, bool own, const char *name)
{
	return pool_printf(figures->pool, "%s%s", figures->intern && !own ? "../" : "", name);
}

/* Loads a file whose lines are all whole. 0, 1 or -1. */
static int load_whole(int dir, const char *name, const char *path, struct buf *bytes)
{
	int rc = load(dir, name, path, bytes);

	if (rc == 0 && bytes->length > 0 && bytes->data[bytes->length - 1] != '\n') {
		log_error("%s:%u: the file ends in the middle of a line; %s", path, lines(bytes),
			  _(remedy));
		rc = 1;
	}
	return rc;
}

static int wrong_sum(const char *path)
{
	log_error("%s: this is not the file that was published, by SHA256SUMS; %s", path,
		  _(remedy));
	return 1;
}

static void set_table(const struct file *file, size_t columns, char **cells,
		      struct figures_table *table, struct pool *pool)
{
	const char **names = pool_alloc(pool, columns * sizeof(*names));

	for (size_t i = 0; i < columns; i++)
		names[i] = file->column[i].name;
	table->name = file->name;
	table->column = names;
	table->columns = columns;
	table->cell = (const char *const *)cells;
}

int figures_file(int dir, const char *folder, enum figures_file which, struct figures *figures)
{
	const struct file *file = &files[which];
	const bool own = which == FILE_WAARNEMING;
	struct figures_index *index = figures->index;
	struct buf *bytes = &index->bytes[which];
	const char *base = pool_printf(figures->pool, "%s.csv", file->name);
	const char *name = name_in(figures, own, base);
	struct reading reading = {.column = file->column,
				  .path = pool_printf(figures->pool, "%s/%s", folder, name)};
	bool fits;
	int rc = load_whole(dir, name, reading.path, bytes);

	while (file->column[reading.columns].name != NULL)
		reading.columns++;
	if (rc != 0)
		return rc;
	fits = sums_fit(own && figures->intern ? &index->intern_sums : &index->sums, base,
			bytes->data, bytes->length);
	csv_begin(&reading.csv, bytes->data != NULL ? bytes->data : (char[1]){""}, bytes->length);
	rc = read_rows(&reading, &index->cells[which], &figures->table[which].rows);
	set_table(file, reading.columns, index->cells[which], &figures->table[which],
		  figures->pool);
	return rc == 0 && !fits ? wrong_sum(reading.path) : rc;
}

int figures_copy(int dir, const char *folder, enum figures_copies which, struct figures *figures)
{
	static const char *const names[FIGURES_COPIES] = {"beschikbaarheid.csv",
							  "beschikbaarheid.json"};
	struct buf *bytes = &figures->index->copy[which];
	const char *name = name_in(figures, false, names[which]);
	const char *path = pool_printf(figures->pool, "%s/%s", folder, name);
	int rc = load_whole(dir, name, path, bytes);

	if (rc == 0 && !sums_fit(&figures->index->sums, names[which], bytes->data, bytes->length))
		rc = wrong_sum(path);
	figures->copy[which] = (struct figures_copy){names[which], bytes->data, bytes->length};
	return rc;
}
