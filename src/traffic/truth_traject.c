#include "truth.h"

#include <stdlib.h>
#include <string.h>

/* The default of g_traject, and what the definitions fix. */
enum { G_TRAJECT = 28, STAPELING = 28, YEAR = 365, STRETCHES = YOUTH_TOEWIJZINGEN * SPELLS };

/* A delivery, up to its last day of care; DAY_NEVER when it goes on. */
struct stretch {
	const struct toewijzing *toewijzing;
	int32_t begin;
	int32_t end;
};

static const char *agb(const struct stretch *stretch)
{
	return traffic_aanbieder(stretch->toewijzing->aanbieder)->agb;
}

/* Care that rests when it is stopped had its last day before the rest. */
static int32_t last_day(const struct truth *truth, const struct delivery *delivery)
{
	const struct spell *last = &delivery->spell[delivery->spells - 1];
	int32_t end = last->end != DAY_NONE ? last->end : truth_missing(truth, delivery);

	return end != DAY_NEVER && last->pause != DAY_NONE ? last->pause : end;
}

static int compare(const void *left, const void *right)
{
	const struct stretch *a = left, *b = right;
	int by_agb = strcmp(agb(a), agb(b));

	if (a->begin != b->begin)
		return a->begin < b->begin ? -1 : 1;
	return by_agb != 0 ? by_agb : a->toewijzing->nummer - b->toewijzing->nummer;
}

static int stretches(const struct truth *truth, const struct youth *youth, struct stretch *out)
{
	int count = 0;

	for (int i = 0; i < youth->toewijzingen; i++) {
		struct delivery delivery;
		int at = 0;

		while (truth_delivery(youth->toewijzing[i], &at, &delivery))
			out[count++] =
			    (struct stretch){youth->toewijzing[i], delivery.spell[0].begin,
					     last_day(truth, &delivery)};
	}
	qsort(out, (size_t)count, sizeof(*out), compare);
	return count;
}

/* Changes of provider in a traject: hand-overs, and care piled on care. */
static void set_moves(const struct truth *truth, struct row *row, const struct stretch *stretch,
		      int count)
{
	int overstappen = 0, stapeling = 0, aanbieders = 0, first_at_last = count - 1;

	for (int i = 0; i < count; i++) {
		int32_t end = i > 0 ? stretch[i - 1].end : 0;
		int seen = 0;

		while (strcmp(agb(&stretch[seen]), agb(&stretch[i])) != 0)
			seen++;
		aanbieders += seen == i;
		if (i == count - 1)
			first_at_last = seen;
		if (i == 0 || strcmp(agb(&stretch[i - 1]), agb(&stretch[i])) == 0)
			continue;
		end = end == DAY_NEVER ? truth->world->last : end;
		if (end - stretch[i].begin + 1 > STAPELING)
			stapeling++;
		else
			overstappen++;
	}
	SET(row, aanbieders, "%d", aanbieders);
	SET(row, overstappen, "%d", overstappen);
	SET(row, stapeling, "%d", stapeling);
	SET(row, w5_dagen, "%d", stretch[first_at_last].begin - stretch[0].begin);
}

static void put_traject(struct truth *truth, const struct stretch *stretch, int count, int32_t end,
			int32_t before)
{
	int32_t last = end == DAY_NEVER ? truth->world->last : end;
	int gap = stretch[0].begin - before - 1;
	struct row row = {0};

	SET(&row, tabel, "traject");
	SET_DAY(&row, peildatum, truth->world->last);
	SET_DAY(&row, begindatum, stretch[0].begin);
	SET_DAY(&row, einddatum, end);
	SET(&row, status, "%s", end == DAY_NEVER ? "lopend" : "beeindigd");
	SET(&row, leveringen, "%d", count);
	SET(&row, eerste_aanbieder, "%s", agb(&stretch[0]));
	SET(&row, laatste_aanbieder, "%s", agb(&stretch[count - 1]));
	SET(&row, dagen, "%d", last - stretch[0].begin + 1);
	set_moves(truth, &row, stretch, count);
	if (before > 0 && gap <= YEAR)
		SET(&row, draaideur, "%d", gap);
	truth_put(truth, &row);
}

static void put_youth(struct truth *truth, const struct youth *youth)
{
	struct stretch stretch[STRETCHES];
	int count = stretches(truth, youth, stretch), size;
	int32_t before = 0;

	for (int at = 0; at < count; at += size) {
		int32_t end = stretch[at].end;

		for (size = 1; at + size < count; size++) {
			const struct stretch *next = &stretch[at + size];

			if (end != DAY_NEVER && next->begin - end - 1 > G_TRAJECT)
				break;
			if (next->end > end)
				end = next->end;
		}
		put_traject(truth, &stretch[at], size, end, before);
		before = end;
	}
}

static int by_bsn(const void *left, const void *right)
{
	const struct youth *a = *(struct youth *const *)left;
	const struct youth *b = *(struct youth *const *)right;

	return strcmp(a->bsn, b->bsn);
}

void truth_trajecten(struct truth *truth)
{
	const struct world *world = truth->world;
	struct youth **sorted =
	    pool_alloc(world->pool, (world->toewijzingen + 1) * sizeof(struct youth *));
	size_t count = 0;

	for (size_t i = 0; i < world->toewijzingen; i++) {
		struct youth *youth = world->toewijzing[i]->youth;

		if (youth->toewijzing[0] == world->toewijzing[i])
			sorted[count++] = youth;
	}
	qsort(sorted, count, sizeof(struct youth *), by_bsn);
	for (size_t i = 0; i < count; i++)
		put_youth(truth, sorted[i]);
}
