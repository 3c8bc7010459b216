#include "facts.h"

#include <stdlib.h>

/* Section 5 and section 9, "Chains": within one (youth, gemeente, aanbieder, productcategorie)
 * every later assignment B is tied to at most one earlier assignment A. */

enum { ERF_DAGEN = 14 };

/* The assignments among which chains form, in order of decision. */
struct group {
	const struct parameters *parameters;
	struct toewijzing **lid;
	size_t count;
};

/* Whether B may be tied to A, and whether A, decided after `best`, is at least as good for B. */
struct tie {
	enum schakel schakel;
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

/* Both days are known and lie at most `dagen` apart. */
static bool within(int32_t a, int32_t b, int32_t dagen)
{
	int64_t apart = (int64_t)a - b;

	return a != DAY_NONE && b != DAY_NONE && apart <= dagen && -apart <= dagen;
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

static bool continues(const struct group *group, const struct toewijzing *a,
		      const struct toewijzing *b)
{
	return !a->vervallen && !a->voortgezet && !is_started(a) && reden_continues(a->reden) &&
	       within(b->huidig->ingangsdatum, a->huidig->einddatum, group->parameters->g_keten);
}

static bool continues_code(const struct group *group, const struct toewijzing *a,
			   const struct toewijzing *b)
{
	return same_code(a, b) && continues(group, a, b);
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

/* The end of A's first such delivery; DAY_NONE: there is none. */
static int32_t preceding(const struct group *group, const struct toewijzing *a,
			 const struct toewijzing *b)
{
	if (b->huidig->ingangsdatum == DAY_NONE)
		return DAY_NONE;
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

static bool stands_before(const struct group *group, const struct toewijzing *a,
			  const struct toewijzing *b)
{
	int32_t einddatum = b->eerste->einddatum, ingangsdatum = a->huidig->ingangsdatum;

	(void)group;
	return !a->vervallen && a->schakel != SCHAKEL_VOOR && !a->heeft_voor &&
	       einddatum != DAY_NONE && ingangsdatum != DAY_NONE &&
	       (int64_t)ingangsdatum - einddatum == 1;
}

static bool has_code(const struct toewijzing *a, const struct toewijzing *best,
		     const struct toewijzing *b)
{
	return same_code(a, b) >= same_code(best, b);
}

/* ---- Inheritance from a deleted assignment ---- */

static bool inherits(const struct group *group, const struct toewijzing *a,
		     const struct toewijzing *b)
{
	return group->parameters->erf_13 && a->vervallen && !a->links_afgekapt && !a->voortgezet &&
	       within(b->eerste->toewijzingsdatum, a->huidig->toewijzingsdatum, ERF_DAGEN);
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
    {SCHAKEL_VOORTZETTING, continues_code, ends_later},
    {SCHAKEL_VERVOLG, precedes, has_code},
    {SCHAKEL_VOOR, stands_before, has_code},
    {SCHAKEL_VOORTZETTING, continues, ends_later},
    {SCHAKEL_ERFENIS, inherits, deleted_later},
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

static void apply(const struct group *group, const struct tie *tie)
{
	for (size_t i = 1; i < group->count; i++) {
		struct toewijzing *b = group->lid[i], *best = NULL;

		for (size_t j = 0; j < i && is_free(tie, b); j++) {
			struct toewijzing *a = group->lid[j];

			if (tie->fits(group, a, b) && (best == NULL || tie->better(a, best, b)))
				best = a;
		}
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
			apply(&(struct group){known->parameters, lid, size}, &ties[i]);
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
