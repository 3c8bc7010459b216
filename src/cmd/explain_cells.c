#include "explain.h"

#include "ijw/base/label.h"

static const char *shown(const struct column *column, const void *row, struct pool *pool)
{
	const char *text = column_shown(column, row, pool);

	if (column->kind != COLUMN_TEXT || text == NULL)
		return text;
	return label_show(text, pool_alloc(pool, STORY_LABEL), STORY_LABEL);
}

int explain_cells(enum table_id table, const void *row, struct pool *pool,
		  struct explain_cell cells[COLUMNS_MAX])
{
	int count = 0;

	for (int i = 0; i < output_tables[table].columns; i++) {
		const struct column *column = &output_tables[table].column[i];

		if (column->kind != COLUMN_CLIENT)
			cells[count++] = (struct explain_cell){
			    column->name, shown(column, row, pool), column_is_number(column)};
	}
	return count;
}
