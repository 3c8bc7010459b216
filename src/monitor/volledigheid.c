#include "ijw/monitor/volledigheid.h"

#include <math.h>

#include "ijw/base/date.h"
#include "ijw/monitor/sleutel.h"
#include "ijw/monitor/wacht.h"

/* The slack is for rounding, so that 95 of 100 counts. */
#define VOLLEDIG (0.95 - 1e-12)

void volledigheid_begin(struct volledigheid *volledigheid, int32_t eerste, int32_t laatste,
			int32_t vertraging, struct pool *pool)
{
	size_t cells;

	*volledigheid = (struct volledigheid){.eerste = eerste, .laatste = laatste};
	if (laatste < eerste)
		return;
	volledigheid->maanden = (size_t)(laatste - eerste) + 1;
	volledigheid->kolommen = (size_t)vertraging + 1;
	if (volledigheid->kolommen > volledigheid->maanden)
		volledigheid->kolommen = volledigheid->maanden;
	cells = volledigheid->maanden * volledigheid->kolommen;
	volledigheid->maand =
	    pool_alloc(pool, volledigheid->maanden * sizeof(*volledigheid->maand));
	volledigheid->starts = pool_alloc(pool, cells * sizeof(int64_t));
	volledigheid->toewijzingen = pool_alloc(pool, cells * sizeof(int64_t));
}

/* What happened on `dag` and was told so many days later. */
static void add_report(const struct volledigheid *all, int64_t *cells, int32_t dag, int32_t dagen)
{
	int32_t maand, gemeld;
	size_t delay;

	if (!date_is_likely(dag) || dagen == LENGTH_NONE || !date_is_likely(dag + dagen))
		return;
	maand = date_month(dag);
	gemeld = date_month(dag + dagen);
	if (maand < all->eerste || maand > all->laatste || gemeld > all->laatste)
		return;
	delay = gemeld > maand ? (size_t)(gemeld - maand) : 0;
	if (delay >= all->kolommen)
		delay = all->kolommen - 1;
	cells[(size_t)(maand - all->eerste) * all->kolommen + delay]++;
}

static struct volledigheid_maand *month_of(const struct volledigheid *all, int32_t dag)
{
	int32_t maand;

	if (!date_is_likely(dag))
		return NULL;
	maand = date_month(dag);
	if (maand < all->eerste || maand > all->laatste)
		return NULL;
	return &all->maand[maand - all->eerste];
}

static void add_flow(const struct volledigheid *all, const struct wachtketen_row *row)
{
	struct volledigheid_maand *in = month_of(all, row->klokstart), *out;
	struct wacht wacht;

	if (!wacht_of_row(row, &wacht))
		return;
	if (wacht.uitkomst != UITKOMST_OPEN && wacht.einddatum < wacht.klokstart)
		return;
	if (in != NULL)
		in->instroom++;
	out = wacht.uitkomst != UITKOMST_OPEN ? month_of(all, wacht.einddatum) : NULL;
	if (out == NULL)
		return;
	if (wacht.uitkomst == UITKOMST_AFGEVALLEN)
		out->afgevallen++;
	else
		out->gestart++;
}

int volledigheid_add(void *context, const struct youth *youth)
{
	struct volledigheid *all = context;
	const struct derived *derived = &youth->derived;

	if (all->maanden == 0)
		return 0;
	for (size_t i = 0; i < derived->leveringen; i++)
		add_report(all, all->starts, derived->levering[i].begindatum,
			   derived->levering[i].a1_dagen);
	for (size_t i = 0; i < derived->toewijzingen; i++)
		add_report(all, all->toewijzingen, derived->toewijzing[i].toewijzingsdatum,
			   derived->toewijzing[i].a3_dagen);
	for (size_t i = 0; i < derived->wachtketens; i++)
		add_flow(all, &derived->wachtketen[i]);
	return 0;
}

void volledigheid_merge(struct volledigheid *all, const struct volledigheid *other)
{
	for (size_t i = 0; i < all->maanden; i++) {
		all->maand[i].instroom += other->maand[i].instroom;
		all->maand[i].gestart += other->maand[i].gestart;
		all->maand[i].afgevallen += other->maand[i].afgevallen;
	}
	for (size_t i = 0; i < all->maanden * all->kolommen; i++) {
		all->starts[i] += other->starts[i];
		all->toewijzingen[i] += other->toewijzingen[i];
	}
}

void volledigheid_close(struct volledigheid *all, struct pool *pool)
{
	struct triangle triangle;

	triangle = triangle_of_increments(all->starts, all->maanden, all->kolommen, pool);
	all->start = nowcast_of(&triangle, pool);
	triangle = triangle_of_increments(all->toewijzingen, all->maanden, all->kolommen, pool);
	all->toewijzing = nowcast_of(&triangle, pool);
}

double volledigheid_of(const struct volledigheid *all, int32_t maand)
{
	double start, toewijzing;

	if (all->maanden == 0 || maand < all->eerste || maand > all->laatste)
		return NAN;
	start = all->start.maand[maand - all->eerste].volledigheid;
	toewijzing = all->toewijzing.maand[maand - all->eerste].volledigheid;
	if (isnan(start) || isnan(toewijzing))
		return NAN;
	return start < toewijzing ? start : toewijzing;
}

int32_t volledigheid_peilmaand(const struct volledigheid *all)
{
	for (int32_t maand = all->laatste; maand >= all->eerste; maand--)
		if (volledigheid_of(all, maand) >= VOLLEDIG)
			return maand;
	return all->laatste - 1;
}
