#include "changed.h"

#include <string.h>

#include "ijw/base/order.h"

/* What was decided and what came of it stand before what was asked. */
static const enum table_id sequence[DERIVED_TABLES] = {
    TABLE_TOEWIJZING, TABLE_LEVERING, TABLE_WACHTKETEN, TABLE_VERZOEK, TABLE_TRAJECT};

const char *const changed_names[CHANGED_NAMES] = {"gemeente",   "toewijzingnummer", "keten",
						  "begindatum", "aanbieder",        "referentie"};

const struct cells *changed_cells(const struct changed_row *row)
{
	return row->is != NULL ? row->is : row->was;
}

const char *changed_word(const struct changed_row *row)
{
	return row->was == NULL ? "erbij" : row->is == NULL ? "weg" : "anders";
}

bool changed_is_name(const struct column *column)
{
	if (column->key == KEY_NO && strcmp(column->name, "aanbieder") != 0)
		return false;
	for (int i = 0; i < CHANGED_NAMES; i++)
		if (strcmp(changed_names[i], column->name) == 0)
			return true;
	return false;
}

bool changed_is_told(const struct changed_row *row, int column)
{
	const char *was = row->was != NULL ? row->was->cell[column] : NULL;
	const char *is = row->is != NULL ? row->is->cell[column] : NULL;

	if (order_text(was, is) == 0)
		return false;
	return (row->was != NULL && row->is != NULL) ||
	       !changed_is_name(&row->table->column[column]);
}

/* Both sides are sorted by key. */
static int each_of_table(struct changed_row *row, const struct derived *was,
			 const struct derived *is, struct pool *pool, changed_visit *visit,
			 void *context)
{
	size_t i = 0, j = 0, before, after;
	const struct cells *old = cells_of(row->table, was, pool, &before);
	const struct cells *new = cells_of(row->table, is, pool, &after);
	int rc = 0;

	while (rc == 0 && (i < before || j < after)) {
		int order = i == before ? 1 : j == after ? -1 : strcmp(old[i].key, new[j].key);

		row->was = order <= 0 ? &old[i++] : NULL;
		row->is = order >= 0 ? &new[j++] : NULL;
		rc = visit(context, row);
	}
	return rc;
}

int changed_each(const struct derived *was, const struct derived *is, struct pool *pool,
		 changed_visit *visit, void *context)
{
	int rc = 0;

	for (int place = 0; rc == 0 && place < DERIVED_TABLES; place++) {
		struct changed_row row = {.table = &output_tables[sequence[place]], .place = place};

		rc = each_of_table(&row, was, is, pool, visit, context);
	}
	return rc;
}
