/* The rows of the tables as columns of text. */
#include "ijw/care/story.h"

#include "ijw/base/label.h"
#include "ijw/care/cells.h"

/* What a sender wrote is shown as a name of their making: without control characters or a BSN. */
static const char *shown(const struct cell_field *field, const void *row, struct pool *pool)
{
	const char *text = cell_text(field, row, pool);

	if (field->kind != CELL_SENT || text == NULL)
		return text;
	return label_show(text, pool_alloc(pool, STORY_LABEL), STORY_LABEL);
}

static size_t read_row(enum cell_table_id id, const void *row, struct pool *pool,
		       struct story_cell *cells)
{
	const struct cell_table *table = &cell_tables[id];

	for (int i = 0; i < table->fields; i++) {
		const struct cell_field *field = &table->field[i];

		cells[i].name = field->name;
		cells[i].text = shown(field, row, pool);
		cells[i].number = field->kind == CELL_LENGTH || field->kind == CELL_GETAL;
	}
	return (size_t)table->fields;
}

size_t story_cells_toewijzing(const struct toewijzing_row *row, struct pool *pool,
			      struct story_cell cells[STORY_CELLS_MAX])
{
	return read_row(CELLS_TOEWIJZING, row, pool, cells);
}

size_t story_cells_levering(const struct levering_row *row, struct pool *pool,
			    struct story_cell cells[STORY_CELLS_MAX])
{
	return read_row(CELLS_LEVERING, row, pool, cells);
}

size_t story_cells_wachtketen(const struct wachtketen_row *row, struct pool *pool,
			      struct story_cell cells[STORY_CELLS_MAX])
{
	return read_row(CELLS_WACHTKETEN, row, pool, cells);
}

size_t story_cells_verzoek(const struct verzoek_row *row, struct pool *pool,
			   struct story_cell cells[STORY_CELLS_MAX])
{
	return read_row(CELLS_VERZOEK, row, pool, cells);
}

size_t story_cells_traject(const struct traject_row *row, struct pool *pool,
			   struct story_cell cells[STORY_CELLS_MAX])
{
	return read_row(CELLS_TRAJECT, row, pool, cells);
}
