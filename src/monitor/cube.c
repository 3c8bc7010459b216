#include "ijw/monitor/cube.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 1024 };

void cube_begin(struct cube *cube, int32_t eerste, int32_t laatste, struct pool *pool)
{
	*cube = (struct cube){.eerste = eerste,
			      .maanden = laatste < eerste ? 0 : (size_t)(laatste - eerste) + 1,
			      .slots = FIRST_SLOTS,
			      .pool = pool};
	cube->slot = xcalloc(cube->slots, sizeof(struct cube_row *));
}

void cube_end(struct cube *cube)
{
	free(cube->slot);
	free(cube->cell);
	*cube = (struct cube){0};
}

static uint64_t hash_of(const struct sleutel *sleutel)
{
	uint64_t hash = 0;

	for (int i = 0; i < DIMENSIES; i++)
		hash = (hash ^ sleutel->deel[i]) * 0x9E3779B97F4A7C15;
	return hash ^ hash >> 32;
}

/* The slot that holds the row, or the empty one where it belongs. */
static struct cube_row **slot_of(const struct cube *cube, const struct sleutel *sleutel)
{
	size_t at = hash_of(sleutel) & (cube->slots - 1);

	while (cube->slot[at] != NULL &&
	       memcmp(&cube->slot[at]->sleutel, sleutel, sizeof(*sleutel)) != 0)
		at = (at + 1) & (cube->slots - 1);
	return &cube->slot[at];
}

static void grow(struct cube *cube)
{
	struct cube_row **old = cube->slot;
	const size_t slots = cube->slots;

	cube->slots *= 2;
	cube->slot = xcalloc(cube->slots, sizeof(struct cube_row *));
	for (size_t i = 0; i < slots; i++)
		if (old[i] != NULL)
			*slot_of(cube, &old[i]->sleutel) = old[i];
	free(old);
}

struct cube_row *cube_row(struct cube *cube, const struct sleutel *sleutel)
{
	struct cube_row **slot = slot_of(cube, sleutel), *row;

	if (*slot != NULL)
		return *slot;
	row = pool_alloc(cube->pool, sizeof(*row));
	row->sleutel = *sleutel;
	*slot = row;
	if (++cube->rows > cube->slots / 2)
		grow(cube);
	return row;
}

struct cell *cube_cell(struct cube *cube, struct cube_row *row, struct tijdvak periode)
{
	struct cell ***cells = &row->cell[periode.soort], **place, *cell;

	if (*cells == NULL)
		*cells = pool_alloc(cube->pool, cube->maanden * sizeof(struct cell *));
	place = &(*cells)[periode.maand - cube->eerste];
	if (*place != NULL)
		return *place;
	cell = pool_alloc(cube->pool, sizeof(*cell));
	cell->sleutel = row->sleutel;
	cell->periode = periode;
	*place = cell;
	cube->cell = xmore(cube->cell, cube->count, &cube->room, sizeof(struct cell *));
	cube->cell[cube->count++] = cell;
	return cell;
}

static const struct cell *cell_of(const struct cube *cube, const struct cube_row *row,
				  struct tijdvak periode)
{
	if (row == NULL || row->cell[periode.soort] == NULL || periode.maand < cube->eerste ||
	    (size_t)(periode.maand - cube->eerste) >= cube->maanden)
		return NULL;
	return row->cell[periode.soort][periode.maand - cube->eerste];
}

const struct cell *cube_find(const struct cube *cube, const struct sleutel *sleutel,
			     struct tijdvak periode)
{
	return cell_of(cube, *slot_of(cube, sleutel), periode);
}

static struct histogram *days_of(struct cell *cell, int days, struct pool *pool)
{
	if (cell->days[days] == NULL)
		cell->days[days] = pool_alloc(pool, sizeof(struct histogram));
	return cell->days[days];
}

void cell_add_days(struct cube *cube, struct cell *cell, enum cell_days days, int32_t number,
		   enum histogram_end end)
{
	histogram_add(days_of(cell, (int)days, cube->pool), number, end, cube->pool);
}

void cell_add_youth(struct cell *cell, enum cell_distinct distinct, enum telling_soort soort,
		    uint32_t youth)
{
	if (cell->youth[distinct] == youth)
		return;
	cell->youth[distinct] = youth;
	cell->count[soort]++;
}

/* ---- Longer periods ---- */

static bool is_stock(int count)
{
	return count == COUNT_BINNEN_NORM_WACHTEND || telling_is_stand((enum telling_soort)count);
}

/* Distinct youths of a whole period: no sum of its months. */
static bool is_distinct(int count)
{
	return telling_is_clienten((enum telling_soort)count);
}

static void add_days(struct cell *cell, const struct cell *other, bool stocks, struct pool *pool)
{
	for (int i = 0; i < CELL_DAYS; i++)
		if (other->days[i] != NULL && (stocks || i != DAYS_OPEN))
			histogram_merge(days_of(cell, i, pool), other->days[i], pool);
}

static void add(struct cell *cell, const struct cell *other, bool stocks, struct pool *pool)
{
	for (int i = 0; i < CELL_COUNTS; i++)
		if (!is_distinct(i) && (stocks || !is_stock(i)))
			cell->count[i] += other->count[i];
	add_days(cell, other, stocks, pool);
}

void cell_merge(struct cell *cell, const struct cell *other, struct pool *pool)
{
	add(cell, other, true, pool);
}

void cell_add_part(struct cell *cell, const struct cell *part, struct pool *pool)
{
	for (int i = 0; i < CELL_COUNTS; i++)
		if (!is_distinct(i) && i != TELLING_F07 && i != TELLING_D06)
			cell->count[i] += part->count[i];
	add_days(cell, part, true, pool);
}

void cell_add_others(struct cell *cell, const struct cell *other, struct pool *pool)
{
	for (int i = 0; i < CELL_COUNTS; i++)
		cell->count[i] += other->count[i];
	add_days(cell, other, true, pool);
}

struct cell *cube_read(const struct cube *cube, const struct sleutel *sleutel,
		       struct tijdvak periode, struct pool *pool)
{
	struct cell *cell = pool_alloc(pool, sizeof(*cell));
	const struct cube_row *row = *slot_of(cube, sleutel);
	const struct cell *own = cell_of(cube, row, periode);

	cell->sleutel = *sleutel;
	cell->periode = periode;
	for (int32_t maand = periode_first(periode); maand <= periode.maand; maand++) {
		const struct cell *month =
		    cell_of(cube, row, (struct tijdvak){PERIODE_MAAND, maand});

		if (month != NULL)
			add(cell, month, maand == periode.maand, pool);
	}
	for (int i = 0; i < CELL_COUNTS && own != NULL; i++)
		if (is_distinct(i))
			cell->count[i] = own->count[i];
	return cell;
}
