#include "ijw/monitor/triangle.h"

#include <stdbool.h>

#include "ijw/base/date.h"

static struct triangle triangle_empty(size_t maanden, size_t kolommen, struct pool *pool)
{
	struct triangle triangle = {0};

	if (maanden == 0 || kolommen == 0)
		return triangle;
	triangle.maanden = maanden;
	triangle.kolommen = kolommen;
	triangle.cumulatief = pool_alloc(pool, maanden * kolommen * sizeof(*triangle.cumulatief));
	return triangle;
}

size_t triangle_known(const struct triangle *triangle, size_t maand)
{
	size_t known = triangle->maanden - maand;

	return known < triangle->kolommen ? known : triangle->kolommen;
}

struct triangle triangle_of_cumulative(const int64_t *counts, size_t maanden, size_t kolommen,
				       struct pool *pool)
{
	struct triangle triangle = triangle_empty(maanden, kolommen, pool);

	for (size_t i = 0; i < triangle.maanden; i++)
		for (size_t j = 0; j < triangle_known(&triangle, i); j++)
			triangle.cumulatief[i * kolommen + j] = counts[i * kolommen + j];
	return triangle;
}

/* Adds up each row as far as it is known. */
static void cumulate(struct triangle *triangle)
{
	for (size_t i = 0; i < triangle->maanden; i++) {
		int64_t *row = triangle->cumulatief + i * triangle->kolommen;

		for (size_t j = 1; j < triangle_known(triangle, i); j++)
			row[j] += row[j - 1];
	}
}

struct triangle triangle_of_increments(const int64_t *counts, size_t maanden, size_t kolommen,
				       struct pool *pool)
{
	struct triangle triangle = triangle_of_cumulative(counts, maanden, kolommen, pool);

	cumulate(&triangle);
	return triangle;
}

static bool is_date(int32_t day)
{
	return day >= date_day(1, 1, 1) && day <= date_day(9999, 12, 31);
}

static void add_report(struct triangle *triangle, const struct melding *melding, int32_t eerste,
		       int32_t laatste)
{
	int32_t maand, gemeld;
	size_t delay;

	if (!is_date(melding->datum) || !is_date(melding->gemeld))
		return;
	maand = date_month(melding->datum);
	gemeld = date_month(melding->gemeld);
	if (maand < eerste || maand > laatste || gemeld > laatste)
		return;
	delay = gemeld > maand ? (size_t)(gemeld - maand) : 0;
	if (delay >= triangle->kolommen)
		delay = triangle->kolommen - 1;
	triangle->cumulatief[(size_t)(maand - eerste) * triangle->kolommen + delay]++;
}

struct triangle triangle_of_reports(const struct melding *meldingen, size_t count, int32_t eerste,
				    int32_t laatste, size_t kolommen, struct pool *pool)
{
	size_t maanden = laatste < eerste ? 0 : (size_t)((int64_t)laatste - eerste) + 1;
	struct triangle triangle = triangle_empty(maanden, kolommen, pool);

	for (size_t i = 0; i < count && triangle.maanden > 0; i++)
		add_report(&triangle, &meldingen[i], eerste, laatste);
	cumulate(&triangle);
	return triangle;
}
