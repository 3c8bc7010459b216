/* intern/: the records behind the figures, for those who may see them (monitor, section 5). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/csv.h"
#include "ijw/base/date.h"
#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/base/order.h"
#include "ijw/store/columns.h"
#include "ijw/store/diff.h"
#include "publicatie_parts.h"

/* ---- The tables of the contract ---- */

static const char *copy(struct publicatie *publicatie, const char *text)
{
	return text != NULL ? pool_copy(publicatie->pool, text, strlen(text)) : "";
}

static enum feed_kind kind_of(const struct column *column)
{
	if (column->kind == COLUMN_DATE)
		return FEED_DATE;
	return column_is_number(column) && column->kind != COLUMN_NUMBER ? FEED_INTEGER : FEED_TEXT;
}

static struct feed_column described(const struct column *column)
{
	return (struct feed_column){.name = column->name,
				    .kind = kind_of(column),
				    .titel = column->name,
				    .omschrijving = "Zie tabellen.md",
				    .title = column->name,
				    .description = "See tabellen.md"};
}

/* Client first, then the other columns of the table; a record has no key of its own. */
static void begin_record(struct publicatie *publicatie, const struct table *table,
			 struct feed_table *out)
{
	struct feed_column *column =
	    pool_alloc(publicatie->pool, (size_t)table->columns * sizeof(*column));
	size_t columns = 0;

	column[columns++] = (struct feed_column){"client",     FEED_TEXT, false,       "Client",
						 "Pseudoniem", "Client",  "Pseudonym", NULL};
	for (int i = 0; i < table->columns; i++)
		if (table->column[i].kind != COLUMN_CLIENT)
			column[columns++] = described(&table->column[i]);
	*out = (struct feed_table){.name = table->name,
				   .titel = table->name,
				   .title = table->name,
				   .column = column,
				   .columns = columns,
				   .intern = true,
				   .pool = publicatie->pool};
}

static void add_record(struct publicatie *publicatie, const struct table *table, const char *client,
		       const void *row, struct feed_table *out)
{
	const char *cells[COLUMNS_MAX] = {client};
	size_t count = 1;

	for (int i = 0; i < table->columns; i++)
		if (table->column[i].kind != COLUMN_CLIENT)
			cells[count++] =
			    copy(publicatie, column_shown(&table->column[i], row, publicatie->pool));
	feed_add(out, cells);
}

static void add_records(struct publicatie *publicatie, const struct youth *youth,
			const struct table *table, struct feed_table *out)
{
	const char *client = copy(publicatie, youth->client);
	size_t count;
	const char *rows = derived_rows(table, &youth->derived, &count);

	for (size_t row = 0; row < count; row++)
		add_record(publicatie, table, client, rows + row * table->size, out);
}

/* ---- Youths, interruptions ---- */

static void add_youth(struct publicatie *publicatie, const struct youth *youth)
{
	const int32_t maand = youth->derived.geboortemaand;
	const char *const cells[] = {copy(publicatie, youth->client),
				     maand == MAAND_NONE
					 ? ""
					 : pool_printf(publicatie->pool, "%04d-%02d",
						       (int)(maand / 12), (int)(maand % 12) + 1)};

	feed_add(&publicatie->tabel[UIT_INTERN_JEUGDIGE], cells);
}

static void add_interruptions(struct publicatie *publicatie, const struct youth *youth)
{
	for (size_t i = 0; i < youth->derived.onderbreking_count; i++) {
		const struct onderbreking_row *row = &youth->derived.onderbreking[i];
		const struct levering_row *levering = &youth->derived.levering[row->levering];
		const char *const cells[] = {
		    copy(publicatie, youth->client),
		    tekst_gemeente(publicatie, levering->gemeente),
		    levering->toewijzingnummer == GETAL_NONE
			? ""
			: tekst_aantal(publicatie, levering->toewijzingnummer),
		    tekst_dag(publicatie, levering->begindatum),
		    tekst_dag(publicatie, row->van),
		    tekst_dag(publicatie, row->tot)};

		feed_add(&publicatie->tabel[UIT_INTERN_ONDERBREKING], cells);
	}
}

/* ---- Events, for process mining ---- */

struct event_row {
	const char *client;
	const char *activity;
	const char *aanbieder;
	const char *productcategorie;
};

static void add_event(struct publicatie *publicatie, const struct event_row *row,
		      const char *lifecycle, int32_t dag)
{
	const char *const cells[] = {row->client,
				     row->activity,
				     lifecycle,
				     tekst_dag(publicatie, dag),
				     copy(publicatie, row->aanbieder),
				     copy(publicatie, row->productcategorie)};

	if (dag != DAY_NONE)
		feed_add(&publicatie->tabel[UIT_INTERN_EVENTS], cells);
}

/* A wait ends by the start, or the exit. */
static int32_t end_of(const struct wachtketen_row *row)
{
	if (row->einddatum != DAY_NONE)
		return row->einddatum;
	return row->startdatum_tot != DAY_NONE ? row->startdatum_tot : row->startdatum;
}

static void add_events(struct publicatie *publicatie, const struct youth *youth)
{
	const struct derived *derived = &youth->derived;
	struct event_row event = {.client = copy(publicatie, youth->client)};

	for (size_t i = 0; i < derived->verzoeken; i++) {
		const struct verzoek_row *row = &derived->verzoek[i];

		event = (struct event_row){event.client, "verzoek", row->aanbieder,
					   row->productcategorie};
		add_event(publicatie, &event, "start", row->dagtekening);
		add_event(publicatie, &event, "complete", row->besluitdatum);
	}
	for (size_t i = 0; i < derived->wachtketens; i++) {
		const struct wachtketen_row *row = &derived->wachtketen[i];

		event = (struct event_row){event.client, "wachten", row->aanbieder,
					   row->productcategorie};
		add_event(publicatie, &event, "start", row->klokstart);
		add_event(publicatie, &event, "complete", end_of(row));
	}
	for (size_t i = 0; i < derived->leveringen; i++) {
		const struct levering_row *row = &derived->levering[i];

		event = (struct event_row){event.client, "levering", row->aanbieder,
					   row->productcategorie};
		add_event(publicatie, &event, "start", row->begindatum);
		add_event(publicatie, &event, "complete", row->einddatum);
	}
}

static int add_all(void *context, const struct youth *youth)
{
	struct publicatie *publicatie = context;

	for (size_t i = 0; i < publicatie->records; i++)
		add_records(publicatie, youth, &output_tables[i], &publicatie->record[i]);
	add_youth(publicatie, youth);
	add_interruptions(publicatie, youth);
	add_events(publicatie, youth);
	return 0;
}

int intern_fill(struct publicatie *publicatie)
{
	void *context = publicatie;

	for (; publicatie->records < DERIVED_TABLES; publicatie->records++)
		begin_record(publicatie, &output_tables[publicatie->records],
			     &publicatie->record[publicatie->records]);
	return youths_each(publicatie->youths, publicatie->peildatum, publicatie->kennisdatum,
			   add_all, &context, 1);
}

/* ---- What made the difference since the last publication ---- */

static void add_differences(struct publicatie *publicatie, char *bytes, size_t length)
{
	struct feed_table *table = &publicatie->tabel[UIT_INTERN_REVISIE];
	enum { COLUMNS = 16 };
	struct csv csv;
	char *cells[COLUMNS], shown[LIMIT_LABEL_BYTES];
	int count;

	csv_begin(&csv, bytes, length);
	/* The header. */
	csv_line(&csv, cells, COLUMNS);
	while ((count = csv_line(&csv, cells, COLUMNS)) >= 0) {
		const char *copied[COLUMNS];

		if ((size_t)count != table->columns)
			continue;
		/* Identifications were chosen by senders: one that looks like a BSN is masked. */
		for (int i = 0; i < count; i++)
			copied[i] = copy(publicatie, label_show(cells[i], shown, sizeof(shown)));
		feed_add(table, copied);
	}
}

int intern_differences(struct publicatie *publicatie, int32_t before)
{
	char *bytes = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&bytes, &length);
	int rc = -1;

	if (out == NULL)
		return -1;
	if (store_diff(publicatie->store, before, publicatie->kennisdatum, publicatie->peildatum,
		       out) == 0)
		rc = 0;
	if (fclose(out) != 0)
		rc = -1;
	if (rc == 0)
		add_differences(publicatie, bytes, length);
	free(bytes);
	return rc;
}
