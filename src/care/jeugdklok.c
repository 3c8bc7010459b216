/* The wait of a youth across aanbieders: which waits are one that goes on at another aanbieder. */
#include "ijw/care/jeugdklok.h"

#include <stdlib.h>

#include "facts.h"

/* A wait and where it stands in what was given. */
struct place {
	const struct jeugdwacht *wacht;
	size_t at;
	bool carried; /* another one carries it on */
};

static int by_decision(const void *a, const void *b)
{
	const struct jeugdwacht *x = ((const struct place *)a)->wacht;
	const struct jeugdwacht *y = ((const struct place *)b)->wacht;
	int order = order_getal(x->klokstart, y->klokstart);

	if (order == 0)
		order = order_getal(x->gemeente, y->gemeente);
	return order != 0 ? order : order_getal(x->keten, y->keten);
}

static bool carries_on(const struct jeugdwacht *b, const struct jeugdwacht *a, int32_t g_keten)
{
	int32_t gap = length_days(a->einddatum, b->ingangsdatum);

	return order_text(a->reden, "09") == 0 && a->gemeente == b->gemeente &&
	       order_text(a->productcategorie, b->productcategorie) == 0 &&
	       order_text(a->aanbieder, b->aanbieder) != 0 && gap != LENGTH_NONE &&
	       gap >= -g_keten && gap <= g_keten;
}

/* The wait before `b` that it carries on; NULL: none. */
static struct place *find(struct place *first, const struct place *b, int32_t g_keten)
{
	struct place *best = NULL;

	for (struct place *a = first; a < b; a++)
		if (!a->carried && carries_on(b->wacht, a->wacht, g_keten) &&
		    (best == NULL || a->wacht->einddatum >= best->wacht->einddatum))
			best = a;
	return best;
}

size_t *jeugdklok_of(const struct jeugdwacht *wacht, size_t count, int32_t g_keten,
		     struct pool *pool)
{
	struct place *place = pool_alloc(pool, (count + 1) * sizeof(*place));
	size_t *klok = pool_alloc(pool, (count + 1) * sizeof(*klok));

	for (size_t i = 0; i < count; i++)
		place[i] = (struct place){&wacht[i], i, false};
	qsort(place, count, sizeof(*place), by_decision);
	for (size_t i = 0; i < count; i++) {
		struct place *a = find(place, &place[i], g_keten);

		klok[place[i].at] = a != NULL ? klok[a->at] : place[i].at;
		if (a != NULL)
			a->carried = true;
	}
	return klok;
}
