#include "ijw/monitor/cube.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 1024 };

void cube_begin(struct cube *cube, struct pool *pool)
{
	*cube = (struct cube){.slots = FIRST_SLOTS, .pool = pool};
	cube->slot = xcalloc(cube->slots, sizeof(struct cell *));
}

void cube_end(struct cube *cube)
{
	free(cube->slot);
	free(cube->cell);
	*cube = (struct cube){0};
}

static uint64_t hash_of(const struct sleutel *sleutel, struct tijdvak periode)
{
	uint64_t hash = (uint64_t)periode.maand * PERIODE_SOORTEN + periode.soort;

	for (int i = 0; i < DIMENSIES; i++)
		hash = (hash ^ sleutel->deel[i]) * 0x9E3779B97F4A7C15;
	return hash ^ hash >> 32;
}

static bool is_of(const struct cell *cell, const struct sleutel *sleutel, struct tijdvak periode)
{
	return memcmp(&cell->sleutel, sleutel, sizeof(*sleutel)) == 0 &&
	       cell->periode.maand == periode.maand && cell->periode.soort == periode.soort;
}

/* The slot that holds the cell, or the empty one where it belongs. */
static struct cell **slot_of(const struct cube *cube, const struct sleutel *sleutel,
			     struct tijdvak periode)
{
	size_t at = hash_of(sleutel, periode) & (cube->slots - 1);

	while (cube->slot[at] != NULL && !is_of(cube->slot[at], sleutel, periode))
		at = (at + 1) & (cube->slots - 1);
	return &cube->slot[at];
}

static void grow(struct cube *cube)
{
	free(cube->slot);
	cube->slots *= 2;
	cube->slot = xcalloc(cube->slots, sizeof(struct cell *));
	for (size_t i = 0; i < cube->count; i++)
		*slot_of(cube, &cube->cell[i]->sleutel, cube->cell[i]->periode) = cube->cell[i];
}

struct cell *cube_at(struct cube *cube, const struct sleutel *sleutel, struct tijdvak periode)
{
	struct cell **slot = slot_of(cube, sleutel, periode), *cell;

	if (*slot != NULL)
		return *slot;
	cell = pool_alloc(cube->pool, sizeof(*cell));
	cell->sleutel = *sleutel;
	cell->periode = periode;
	*slot = cell;
	cube->cell = xmore(cube->cell, cube->count, &cube->room, sizeof(struct cell *));
	cube->cell[cube->count++] = cell;
	if (cube->count > cube->slots / 2)
		grow(cube);
	return cell;
}

const struct cell *cube_find(const struct cube *cube, const struct sleutel *sleutel,
			     struct tijdvak periode)
{
	return *slot_of(cube, sleutel, periode);
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

/* Distinct youths of a period: no sum of others. */
static bool is_distinct(int count)
{
	return telling_is_clienten((enum telling_soort)count);
}

static void add(struct cell *cell, const struct cell *other, bool stocks, struct pool *pool)
{
	for (int i = 0; i < CELL_COUNTS; i++)
		if (!is_distinct(i) && (stocks || !is_stock(i)))
			cell->count[i] += other->count[i];
	for (int i = 0; i < CELL_DAYS; i++)
		if (other->days[i] != NULL && (stocks || i != DAYS_OPEN))
			histogram_merge(days_of(cell, i, pool), other->days[i], pool);
}

void cell_merge(struct cell *cell, const struct cell *other, struct pool *pool)
{
	add(cell, other, true, pool);
}

struct cell *cube_read(const struct cube *cube, const struct sleutel *sleutel,
		       struct tijdvak periode, struct pool *pool)
{
	struct cell *cell = pool_alloc(pool, sizeof(*cell));
	const struct cell *own = cube_find(cube, sleutel, periode);

	cell->sleutel = *sleutel;
	cell->periode = periode;
	for (int32_t maand = periode_first(periode); maand <= periode.maand; maand++) {
		const struct cell *month =
		    cube_find(cube, sleutel, (struct tijdvak){PERIODE_MAAND, maand});

		if (month != NULL)
			add(cell, month, maand == periode.maand, pool);
	}
	for (int i = 0; i < CELL_COUNTS && own != NULL; i++)
		if (is_distinct(i))
			cell->count[i] = own->count[i];
	return cell;
}
