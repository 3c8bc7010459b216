/* Which assignments form a wait chain: they wait for one start together. */
#include "facts.h"

#include <stdlib.h>

/* Section 5 and section 9, "Chains": within one (youth, gemeente, aanbieder, productcategorie)
 * every later assignment B is tied to at most one earlier assignment A. */

enum { ERF_DAGEN = 14 };

/* The assignments among which chains form, in order of decision. */
struct group {
	const struct parameters *parameters;
	struct toewijzing **lid;
	int32_t *dag; /* of each, for the tie at hand */
	size_t count;
};

/* Both days included. */
struct window {
	int64_t from, to;
};

/* The day by which A can be tied, DAY_NONE when it cannot; the days that will do for B, so that of
 * a long history few pairs are looked at closer; whether all else goes together; and whether A,
 * decided after `best`, is at least as good for B. */
struct tie {
	enum schakel schakel;
	int32_t (*dag)(const struct group *group, const struct toewijzing *a);
	struct window (*window)(const struct group *group, const struct toewijzing *b);
	bool (*fits)(const struct group *group, const struct toewijzing *a,
		     const struct toewijzing *b);
	bool (*better)(const struct toewijzing *a, const struct toewijzing *best,
		       const struct toewijzing *b);
};

static int order_group(const struct toewijzing *a, const struct toewijzing *b)
{
	int order = order_getal(a->gemeente, b->gemeente);

	if (order == 0)
		order = order_text(a->aanbieder, b->aanbieder);
	return order != 0 ? order : order_text(a->huidig->categorie, b->huidig->categorie);
}

/* The order of decision: by the initial version; a left-truncated assignment precedes all others,
 * its initial version lies before the archive. */
static int order_decided(const struct toewijzing *a, const struct toewijzing *b)
{
	int order = order_group(a, b);

	if (order == 0)
		order = b->links_afgekapt - a->links_afgekapt;
	if (order == 0)
		order = order_getal(a->eerste->toewijzingsdatum, b->eerste->toewijzingsdatum);
	if (order == 0)
		order = order_getal(a->eerste->toewijzingstijd, b->eerste->toewijzingstijd);
	return order != 0 ? order : order_getal(a->nummer, b->nummer);
}

static int by_decided(const void *a, const void *b)
{
	return order_decided(*(struct toewijzing *const *)a, *(struct toewijzing *const *)b);
}

static int by_keten(const void *a, const void *b)
{
	const struct toewijzing *x = *(struct toewijzing *const *)a;
	const struct toewijzing *y = *(struct toewijzing *const *)b;
	int order = order_decided(x->keten, y->keten);

	return order != 0 ? order : order_decided(x, y);
}

static const struct window never = {1, 0};

/* At most so many days away. */
static struct window around(int32_t day, int32_t dagen)
{
	return day != DAY_NONE ? (struct window){(int64_t)day - dagen, (int64_t)day + dagen}
			       : never;
}

static bool same_code(const struct toewijzing *a, const struct toewijzing *b)
{
	return order_text(a->huidig->code, b->huidig->code) == 0;
}

/* An approved declaration counts as a start (section 9, "Declared counts as started"). */
static bool is_started(const struct toewijzing *toewijzing)
{
	return toewijzing->leveringen > 0 || toewijzing->prestaties > 0;
}

/* ---- Continuation ---- */

static bool reden_continues(const char *reden)
{
	static const char *const redenen[] = {"03", "04", "05", "10", "11", "12", "14"};

	if (reden == NULL)
		return true;
	for (size_t i = 0; i < sizeof(redenen) / sizeof(redenen[0]); i++)
		if (order_text(reden, redenen[i]) == 0)
			return true;
	return false;
}

static int32_t can_continue(const struct group *group, const struct toewijzing *a)
{
	(void)group;
	return a->vervallen || is_started(a) || !reden_continues(a->reden) ? DAY_NONE
									   : a->huidig->einddatum;
}

static struct window near_begin(const struct group *group, const struct toewijzing *b)
{
	return around(b->huidig->ingangsdatum, group->parameters->g_keten);
}

static bool is_open(const struct group *group, const struct toewijzing *a,
		    const struct toewijzing *b)
{
	(void)group, (void)b;
	return !a->voortgezet;
}

static bool is_open_code(const struct group *group, const struct toewijzing *a,
			 const struct toewijzing *b)
{
	return is_open(group, a, b) && same_code(a, b);
}

static bool ends_later(const struct toewijzing *a, const struct toewijzing *best,
		       const struct toewijzing *b)
{
	(void)b;
	return a->huidig->einddatum >= best->huidig->einddatum;
}

/* ---- Vervolg ---- */

/* Whether [begin, eind] has a day in the g_keten days before B.Ingangsdatum. */
static bool is_recent(const struct group *group, int32_t begin, int32_t eind,
		      const struct toewijzing *b)
{
	int64_t ingangsdatum = b->huidig->ingangsdatum;

	return begin < ingangsdatum && eind >= ingangsdatum - group->parameters->g_keten;
}

/* A delivery without a definitive stop runs to the end of its assignment, whatever P (section 9,
 * "Running deliveries in this test"). */
static int32_t levering_eind(const struct toewijzing *a, const struct levering *levering)
{
	const struct start *last = &levering->start[levering->starts - 1];

	if (last->definitief.line != NULL)
		return last->definitief.einddatum;
	return a->huidig->einddatum != DAY_NONE ? a->huidig->einddatum : DAY_NEVER;
}

/* The last day that any of A's deliveries reaches. */
static int32_t last_eind(const struct group *group, const struct toewijzing *a)
{
	int32_t last = DAY_NONE;

	(void)group;
	for (size_t i = 0; i < a->leveringen; i++) {
		int32_t eind = levering_eind(a, &a->levering[i]);

		last = eind > last ? eind : last;
	}
	for (size_t i = 0; a->leveringen == 0 && i < a->prestaties; i++)
		last = a->prestatie[i]->einddatum > last ? a->prestatie[i]->einddatum : last;
	return last;
}

static struct window shortly_before(const struct group *group, const struct toewijzing *b)
{
	struct window window = near_begin(group, b);

	return window.from <= window.to ? (struct window){window.from, DAY_NEVER} : never;
}

/* The end of A's first such delivery; DAY_NONE: there is none. B's Ingangsdatum is known. */
static int32_t preceding(const struct group *group, const struct toewijzing *a,
			 const struct toewijzing *b)
{
	for (size_t i = 0; i < a->leveringen; i++) {
		int32_t eind = levering_eind(a, &a->levering[i]);

		if (is_recent(group, a->levering[i].start->begindatum, eind, b))
			return eind;
	}
	for (size_t i = 0; a->leveringen == 0 && i < a->prestaties; i++)
		if (is_recent(group, prestatie_begin(a, a->prestatie[i]),
			      a->prestatie[i]->einddatum, b))
			return a->prestatie[i]->einddatum;
	return DAY_NONE;
}

static bool precedes(const struct group *group, const struct toewijzing *a,
		     const struct toewijzing *b)
{
	return preceding(group, a, b) != DAY_NONE;
}

/* ---- In front ---- */

static int32_t can_have_front(const struct group *group, const struct toewijzing *a)
{
	(void)group;
	return a->vervallen ? DAY_NONE : a->huidig->ingangsdatum;
}

static struct window day_after(const struct group *group, const struct toewijzing *b)
{
	int64_t einddatum = b->eerste->einddatum;

	(void)group;
	return einddatum != DAY_NONE ? (struct window){einddatum + 1, einddatum + 1} : never;
}

static bool has_no_front(const struct group *group, const struct toewijzing *a,
			 const struct toewijzing *b)
{
	(void)group, (void)b;
	return a->schakel != SCHAKEL_VOOR && !a->heeft_voor;
}

static bool has_code(const struct toewijzing *a, const struct toewijzing *best,
		     const struct toewijzing *b)
{
	return same_code(a, b) >= same_code(best, b);
}

/* ---- Inheritance from a deleted assignment ---- */

static int32_t can_leave(const struct group *group, const struct toewijzing *a)
{
	return group->parameters->erf_13 && a->vervallen && !a->links_afgekapt
		   ? a->huidig->toewijzingsdatum
		   : DAY_NONE;
}

static struct window near_decision(const struct group *group, const struct toewijzing *b)
{
	(void)group;
	return around(b->eerste->toewijzingsdatum, ERF_DAGEN);
}

static bool deleted_later(const struct toewijzing *a, const struct toewijzing *best,
			  const struct toewijzing *b)
{
	if (same_code(a, b) != same_code(best, b))
		return same_code(a, b);
	return a->huidig->toewijzingsdatum >= best->huidig->toewijzingsdatum;
}

/* The tests in their order, each for all B (section 9, "One to one"). In the last but one only
 * another code is left to find: the first has taken every A with the same one. */
static const struct tie ties[] = {
    {SCHAKEL_VOORTZETTING, can_continue, near_begin, is_open_code, ends_later},
    {SCHAKEL_VERVOLG, last_eind, shortly_before, precedes, has_code},
    {SCHAKEL_VOOR, can_have_front, day_after, has_no_front, has_code},
    {SCHAKEL_VOORTZETTING, can_continue, near_begin, is_open, ends_later},
    {SCHAKEL_ERFENIS, can_leave, near_decision, is_open, deleted_later},
};

/* Deleted assignments take no part but in inheriting (section 9, "Deletion"). */
static bool is_free(const struct tie *tie, const struct toewijzing *b)
{
	return b->schakel == SCHAKEL_GEEN && !b->links_afgekapt &&
	       (!b->vervallen || tie->schakel == SCHAKEL_ERFENIS);
}

static void link_up(const struct group *group, const struct tie *tie, struct toewijzing *a,
		    struct toewijzing *b)
{
	b->schakel = tie->schakel;
	if (tie->schakel == SCHAKEL_VERVOLG) {
		b->volgt = a;
		b->volgt_tot = preceding(group, a, b);
		return;
	}
	b->vorige = a;
	if (tie->schakel == SCHAKEL_VOOR)
		a->heeft_voor = true;
	else
		a->voortgezet = true;
}

/* The best A for B, which is the one of this number; NULL: there is none. */
static struct toewijzing *find(const struct group *group, const struct tie *tie, size_t number)
{
	const struct toewijzing *b = group->lid[number];
	const struct window window = tie->window(group, b);
	struct toewijzing *best = NULL;

	for (size_t i = 0; i < number; i++) {
		struct toewijzing *a = group->lid[i];

		if (group->dag[i] < window.from || group->dag[i] > window.to)
			continue;
		if (tie->fits(group, a, b) && (best == NULL || tie->better(a, best, b)))
			best = a;
	}
	return best;
}

static void apply(const struct group *group, const struct tie *tie)
{
	bool any = false;

	for (size_t i = 0; i < group->count; i++) {
		group->dag[i] = tie->dag(group, group->lid[i]);
		any = any || group->dag[i] != DAY_NONE;
	}
	for (size_t i = 1; any && i < group->count; i++) {
		struct toewijzing *b = group->lid[i];
		struct toewijzing *best = is_free(tie, b) ? find(group, tie, i) : NULL;

		if (best != NULL)
			link_up(group, tie, best, b);
	}
}

/* ---- Chains ---- */

/* Every assignment learns the first of its chain. Deleted ones that nobody living inherits from
 * have no chain (section 9, "Void"). Returns how many have one; they stand in front. */
static size_t name_ketens(struct toewijzing **lid, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		lid[i]->keten = lid[i]->vorige != NULL ? lid[i]->vorige->keten : lid[i];
	for (size_t i = 0; i < count; i++)
		lid[i]->keten->leeft |= !lid[i]->vervallen;
	for (size_t i = 0; i < count; i++) {
		if (lid[i]->keten->leeft)
			lid[kept++] = lid[i];
	}
	return kept;
}

struct ketens ketens_of(const struct known *known, const struct toewijzingen *toewijzingen)
{
	struct ketens all = {.count = toewijzingen->count};
	int32_t *dag = pool_alloc(known->pool, (all.count + 1) * sizeof(*dag));
	size_t size;

	all.toewijzing = pool_alloc(known->pool, (all.count + 1) * sizeof(*all.toewijzing));
	for (size_t i = 0; i < all.count; i++)
		all.toewijzing[i] = &toewijzingen->toewijzing[i];
	qsort(all.toewijzing, all.count, sizeof(*all.toewijzing), by_decided);
	for (size_t at = 0; at < all.count; at += size) {
		struct toewijzing **lid = all.toewijzing + at;

		size = 1;
		while (at + size < all.count && order_group(lid[0], lid[size]) == 0)
			size++;
		for (size_t i = 0; i < sizeof(ties) / sizeof(ties[0]); i++)
			apply(&(struct group){known->parameters, lid, dag, size}, &ties[i]);
	}
	all.count = name_ketens(all.toewijzing, all.count);
	qsort(all.toewijzing, all.count, sizeof(*all.toewijzing), by_keten);
	trace_ketens(known, &all);
	return all;
}

size_t keten_volgende(const struct ketens *ketens, size_t at, struct keten *keten)
{
	struct toewijzing *const *lid = ketens->toewijzing + at;
	size_t size = 1;

	while (at + size < ketens->count && lid[size]->keten == lid[0]->keten)
		size++;
	*keten = (struct keten){lid, size};
	return at + size;
}
