#include "ijw/site/figures.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "figures_parts.h"
#include "ijw/base/date.h"
#include "ijw/base/log.h"

/* ---- Tables ---- */

size_t figures_column(const struct figures_table *table, const char *name)
{
	for (size_t i = 0; i < table->columns; i++)
		if (strcmp(table->column[i], name) == 0)
			return i;
	log_error("%s.csv has no column %s", table->name, name);
	abort();
}

const char *figures_cell(const struct figures_table *table, size_t row, const char *column)
{
	return table->cell[row * table->columns + figures_column(table, column)];
}

double figures_number(const char *text)
{
	return *text != '\0' ? strtod(text, NULL) : (double)NAN;
}

/* ---- Reading ---- */

static bool is_day(const char *text)
{
	int32_t day;

	return text != NULL && date_parse(text, strlen(text), &day) == 0;
}

static int read_about(const char *folder, struct figures *figures)
{
	figures->peildatum = figures_about(figures, "peildatum");
	figures->kennisdatum = figures_about(figures, "kennisdatum");
	figures->regio = figures_about(figures, "regio");
	if (is_day(figures->peildatum) && is_day(figures->kennisdatum))
		return 0;
	log_error("%s/code.csv: the list publicatie with peildatum and kennisdatum is not there: "
		  "an older ijw made this publication; publish again with 'ijw publish'",
		  folder);
	return 1;
}

static int read_sums(int dir, const char *folder, const struct figures *figures)
{
	struct figures_index *index = figures->index;

	if (!figures->intern)
		return sums_read(dir, folder, "SHA256SUMS", &index->sums);
	if (sums_read(dir, folder, "SHA256SUMS", &index->intern_sums) != 0)
		return -1;
	return sums_read(dir, folder, "../SHA256SUMS", &index->sums);
}

static int read_all(int dir, const char *folder, struct figures *figures)
{
	struct figures_index *index = figures->index;
	int rc = read_sums(dir, folder, figures);

	for (int i = 0; i < FIGURES_FILES && rc == 0; i++)
		rc = figures_file(dir, folder, (enum figures_file)i, figures);
	for (int i = 0; i < FIGURES_COPIES && rc == 0; i++)
		rc = figures_copy(dir, folder, (enum figures_copies)i, figures);
	if (rc != 0)
		return rc;
	index->code = rows_sort(&figures->table[FILE_CODE], CODE_KEY_COLUMNS);
	index->waarneming = rows_sort(&figures->table[FILE_WAARNEMING], KEY_COLUMNS);
	if (index->code == NULL || index->waarneming == NULL)
		return 1;
	periods_collect(figures);
	return read_about(folder, figures);
}

int figures_read(const char *folder, bool intern, struct figures *figures)
{
	int dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), rc;

	*figures = (struct figures){.intern = intern};
	if (dir < 0 && (errno == ENOENT || errno == ENOTDIR)) {
		log_error("%s: there is no publication in this folder; make one with 'ijw publish'",
			  folder);
		return 1;
	}
	if (dir < 0) {
		log_errno("%s: this folder cannot be opened", folder);
		return -1;
	}
	figures->pool = pool_new();
	figures->index = xcalloc(1, sizeof(*figures->index));
	rc = read_all(dir, folder, figures);
	close(dir);
	if (rc != 0)
		figures_free(figures);
	return rc;
}

void figures_free(struct figures *figures)
{
	for (int i = 0; i < FIGURES_FILES && figures->index != NULL; i++) {
		buf_free(&figures->index->bytes[i]);
		free(figures->index->cells[i]);
	}
	if (figures->index != NULL) {
		for (int i = 0; i < FIGURES_COPIES; i++)
			buf_free(&figures->index->copy[i]);
		buf_free(&figures->index->sums);
		buf_free(&figures->index->intern_sums);
		free(figures->index->waarneming);
		free(figures->index->code);
		free(figures->index->period);
	}
	free(figures->index);
	pool_free(figures->pool);
	*figures = (struct figures){0};
}

/* ---- Figures ---- */

const char *figures_code_or_total(const char *code)
{
	return code != NULL ? code : "T";
}

struct figure figures_find(const struct figures *figures, const struct subject *subject,
			   const char *indicator, const char *period, const char *klok,
			   const char *maat)
{
	const struct figures_table *table = &figures->table[FILE_WAARNEMING];
	const char *const key[KEY_COLUMNS] = {indicator,
					      figures_code_or_total(subject->regio),
					      period,
					      figures_code_or_total(subject->aanbieder),
					      figures_code_or_total(subject->productcategorie),
					      figures_code_or_total(subject->leeftijd),
					      figures_code_or_total(subject->verwijzer),
					      figures_code_or_total(subject->pilot),
					      figures_code_or_total(klok),
					      maat};
	const uint32_t *row = figures->index->waarneming;
	const char *const *cells =
	    rows_at(table, row, rows_place(table, row, key, KEY_COLUMNS), key, KEY_COLUMNS);

	if (cells == NULL)
		return (struct figure){'O', NAN, NAN, NAN, NAN, NAN};
	cells += KEY_COLUMNS;
	return (struct figure){.status = cells[1][0],
			       .waarde = figures_number(cells[0]),
			       .teller = figures_number(cells[2]),
			       .noemer = figures_number(cells[3]),
			       .onder = figures_number(cells[4]),
			       .boven = figures_number(cells[5])};
}

bool figure_shown(const struct figure *figure)
{
	return !isnan(figure->waarde);
}
