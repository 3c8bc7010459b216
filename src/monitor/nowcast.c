#include "ijw/monitor/nowcast.h"

#include <math.h>
#include <stdbool.h>

/* Complete enough to be final; the slack is for rounding, so that 95 of 100 counts. */
#define COMPLETE (0.95 - 1e-12)

/* What the months that know delay j + 1 had then, and one month before. */
struct growth {
	int64_t before;
	int64_t after;
};

static struct growth growth_of(const struct triangle *triangle, size_t j)
{
	struct growth growth = {0};

	for (size_t i = 0; i < triangle->maanden && triangle_known(triangle, i) > j + 1; i++) {
		const int64_t *row = triangle->cumulatief + i * triangle->kolommen;

		growth.before += row[j];
		growth.after += row[j + 1];
	}
	return growth;
}

static void fill_factors(struct nowcast *nowcast, const struct triangle *triangle)
{
	nowcast->volledigheid[nowcast->kolommen - 1] = 1;
	for (size_t j = nowcast->kolommen - 1; j-- > 0;) {
		const struct growth growth = growth_of(triangle, j);
		bool tells = growth.before > 0 && growth.after > 0;

		nowcast->factor[j] = tells ? (double)growth.after / (double)growth.before : NAN;
		nowcast->volledigheid[j] = tells
					       ? nowcast->volledigheid[j + 1] *
						     ((double)growth.before / (double)growth.after)
					       : NAN;
	}
}

static void fill_maand(const struct nowcast *nowcast, const struct triangle *triangle, size_t i)
{
	struct nowcast_maand *maand = &nowcast->maand[i];

	maand->vertraging = triangle_known(triangle, i) - 1;
	maand->bekend = triangle->cumulatief[i * triangle->kolommen + maand->vertraging];
	maand->volledigheid = nowcast->volledigheid[maand->vertraging];
	maand->status = maand->volledigheid >= COMPLETE ? NOWCAST_FINAL : NOWCAST_PROVISIONAL;
	maand->schatting = (double)maand->bekend;
	for (size_t j = maand->vertraging; j + 1 < nowcast->kolommen; j++)
		maand->schatting *= nowcast->factor[j];
	maand->schatting_status = isnan(maand->schatting) ? NOWCAST_MISSING : NOWCAST_ESTIMATED;
}

struct nowcast nowcast_of(const struct triangle *triangle, struct pool *pool)
{
	struct nowcast nowcast = {.kolommen = triangle->kolommen, .maanden = triangle->maanden};

	if (triangle->maanden == 0 || triangle->kolommen == 0)
		return (struct nowcast){0};
	nowcast.factor = pool_alloc(pool, nowcast.kolommen * sizeof(*nowcast.factor));
	nowcast.volledigheid = pool_alloc(pool, nowcast.kolommen * sizeof(*nowcast.volledigheid));
	nowcast.maand = pool_alloc(pool, nowcast.maanden * sizeof(*nowcast.maand));
	fill_factors(&nowcast, triangle);
	for (size_t i = 0; i < nowcast.maanden; i++)
		fill_maand(&nowcast, triangle, i);
	return nowcast;
}
