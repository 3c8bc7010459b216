/* Requests by their key, and the chains of a request that goes on at another gemeente. */
#include "facts.h"

#include <stdlib.h>

/* A VOT line refused with "other gemeente responsible" (woonplaatsbeginsel). */
struct verwijzing {
	const struct aanvraag *aanvraag;
	int32_t dagtekening; /* of the JW319 */
	int32_t gemeente;    /* the one it names */
};

enum { VERWIJZING_DAGEN = 30 };

static int order_key(const struct event *line, const char *aanbieder, const char *referentie)
{
	int order = order_text(line->aanbieder, aanbieder);

	return order != 0 ? order : order_text(line->referentie, referentie);
}

static int by_key(const void *a, const void *b)
{
	const struct event *const *x = a, *const *y = b;
	int order = order_key(*x, (*y)->aanbieder, (*y)->referentie);

	return order != 0 ? order : order_event(*x, *y);
}

static struct aanvraag *find(const struct aanvragen *aanvragen, const char *aanbieder,
			     const char *referentie)
{
	size_t low = 0, high = aanvragen->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = order_key(aanvragen->aanvraag[middle].line, aanbieder, referentie);

		if (order == 0)
			return &aanvragen->aanvraag[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

const struct aanvraag *aanvraag_find(const struct aanvragen *aanvragen, const char *aanbieder,
				     const char *referentie)
{
	const struct aanvraag *aanvraag = find(aanvragen, aanbieder, referentie);

	return aanvraag != NULL && !aanvraag->line->foreign ? aanvraag : NULL;
}

const struct aanvraag *aanvraag_vot(const struct aanvragen *aanvragen, const char *aanbieder,
				    const char *referentie)
{
	const struct aanvraag *aanvraag = aanvraag_find(aanvragen, aanbieder, referentie);

	return aanvraag != NULL && aanvraag->line->soort == EVENT_AANVRAAG ? aanvraag : NULL;
}

/* JW315 lines and JW317s share one series of references; of a key seen twice the one with the
 * lowest (Dagtekening, Identificatie) counts, whoever it is about (section 9, "verzoek"). */
static struct aanvragen aanvragen_by_key(const struct known *known)
{
	const struct lines *vot = &known->soort[EVENT_AANVRAAG];
	const struct lines *vow = &known->soort[EVENT_WIJZIGING];
	struct lines all = {.count = 0};
	struct aanvragen aanvragen = {.count = 0};

	all.line = pool_alloc(known->pool, (vot->count + vow->count + 1) * sizeof(*all.line));
	for (size_t i = 0; i < vot->count; i++)
		all.line[all.count++] = vot->line[i];
	for (size_t i = 0; i < vow->count; i++)
		all.line[all.count++] = vow->line[i];
	qsort(all.line, all.count, sizeof(*all.line), by_key);
	aanvragen.aanvraag = pool_alloc(known->pool, (all.count + 1) * sizeof(struct aanvraag));
	for (size_t i = 0; i < all.count; i++) {
		const struct event *line = all.line[i];

		if (line->referentie == NULL || line->aanbieder == NULL)
			continue;
		if (i > 0 && order_key(all.line[i - 1], line->aanbieder, line->referentie) == 0) {
			trace_fate(known, line, LOT_SECOND_KEY,
				   aanvragen.aanvraag[aanvragen.count - 1].line);
			continue;
		}
		trace_fate(known, line, LOT_COUNTS, NULL);
		aanvragen.aanvraag[aanvragen.count++] =
		    (struct aanvraag){.line = line, .begin = line->dagtekening};
	}
	return aanvragen;
}

static int by_line(const void *a, const void *b)
{
	const struct aanvraag *const *x = a, *const *y = b;

	return order_event((*x)->line, (*y)->line);
}

static struct verwijzing *verwijzingen_of(const struct known *known,
					  const struct aanvragen *aanvragen, size_t *count)
{
	const struct lines *antwoorden = &known->soort[EVENT_ANTWOORD];
	struct verwijzing *list = pool_alloc(known->pool, (antwoorden->count + 1) * sizeof(*list));

	*count = 0;
	for (size_t i = 0; i < antwoorden->count; i++) {
		const struct event *line = antwoorden->line[i];
		const struct aanvraag *vot;

		if (!event_refers(line) || line->anderegemeente == GEMEENTE_NONE)
			continue;
		vot = aanvraag_vot(aanvragen, line->aanbieder, line->referentie);
		if (vot != NULL)
			list[(*count)++] =
			    (struct verwijzing){vot, line->dagtekening, line->anderegemeente};
	}
	return list;
}

/* Section 9, "Request chain". */
static bool follows(const struct event *line, const struct verwijzing *verwijzing)
{
	const struct event *earlier = verwijzing->aanvraag->line;
	int64_t dagen = (int64_t)line->dagtekening - verwijzing->dagtekening;

	return order_event(earlier, line) < 0 && verwijzing->gemeente == line->gemeente &&
	       dagen >= 0 && dagen <= VERWIJZING_DAGEN &&
	       order_text(earlier->aanbieder, line->aanbieder) == 0 &&
	       order_text(earlier->categorie, line->categorie) == 0;
}

struct aanvragen aanvragen_of(const struct known *known)
{
	struct aanvragen aanvragen = aanvragen_by_key(known);
	struct aanvraag **order =
	    pool_alloc(known->pool, (aanvragen.count + 1) * sizeof(struct aanvraag *));
	size_t verwijzingen;
	struct verwijzing *verwijzing = verwijzingen_of(known, &aanvragen, &verwijzingen);

	for (size_t i = 0; i < aanvragen.count; i++)
		order[i] = &aanvragen.aanvraag[i];
	/* Earlier requests first, so that a chain of any length carries its begin along. */
	qsort(order, aanvragen.count, sizeof(struct aanvraag *), by_line);
	for (size_t i = 0; i < aanvragen.count; i++) {
		if (order[i]->line->soort != EVENT_AANVRAAG || order[i]->line->foreign)
			continue;
		for (size_t j = 0; j < verwijzingen; j++)
			if (follows(order[i]->line, &verwijzing[j]) &&
			    verwijzing[j].aanvraag->begin < order[i]->begin) {
				order[i]->begin = verwijzing[j].aanvraag->begin;
				trace_fate(known, order[i]->line, LOT_FOLLOWS,
					   verwijzing[j].aanvraag->line);
			}
	}
	return aanvragen;
}
