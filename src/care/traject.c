/* Trajectories: the deliveries of a youth at all aanbieders joined, and the rows of the table. */
#include "facts.h"

#include <stdlib.h>

/* Section 6 and section 9, "Trajectories". */

enum { STAPELING_DAGEN = 28, DRAAIDEUR_DAGEN = 365 };

/* A delivery as a stretch of care. */
struct spell {
	const struct levering_row *row;
	int32_t eind; /* the last day of care; DAY_NEVER when it is open */
};

/* The spells of one traject, in order. */
struct traject {
	const struct spell *spell;
	size_t count;
	int32_t eind; /* the latest of their ends */
};

/* begindatum, aanbieder, gemeente, toewijzingnummer (empty first), product; then what is left of
 * the columns, as far as it can matter. */
static int by_begin(const void *a, const void *b)
{
	const struct spell *x = a, *y = b;
	int order = order_getal(x->row->begindatum, y->row->begindatum);

	if (order == 0)
		order = order_text(x->row->aanbieder, y->row->aanbieder);
	if (order == 0)
		order = order_getal(x->row->gemeente, y->row->gemeente);
	if (order == 0)
		order = order_getal(x->row->toewijzingnummer, y->row->toewijzingnummer);
	if (order == 0)
		order = order_text(x->row->productcategorie, y->row->productcategorie);
	if (order == 0)
		order = order_text(x->row->productcode, y->row->productcode);
	if (order == 0)
		order = order_getal(x->row->einddatum, y->row->einddatum);
	return order != 0 ? order : order_getal(x->eind, y->eind);
}

/* Days between two days, as far as they can be counted. */
static int32_t between(int32_t from, int32_t to, int32_t more)
{
	int64_t dagen = (int64_t)to - from + more;

	return dagen > INT32_MAX ? INT32_MAX : dagen < -INT32_MAX ? -INT32_MAX : (int32_t)dagen;
}

/* The rows of `levering` are those of the deliveries that had begun at P, in the same order. */
static struct spell *spells_of(const struct known *known, const struct leveringen *leveringen,
			       const struct derived *derived, size_t *spells)
{
	struct spell *spell = pool_alloc(known->pool, (leveringen->count + 1) * sizeof(*spell));
	const struct levering_row *row = derived->levering;
	size_t count = 0;

	for (size_t i = 0; i < leveringen->count; i++) {
		const struct levering *levering = &leveringen->levering[i];

		if (!happened(known, DUE_BEGUN, levering->start->begindatum))
			continue;
		if (!levering_te_vroeg(known, levering))
			spell[count++] = (struct spell){row, levering_netto_eind(known, levering)};
		row++;
	}
	*spells = count;
	qsort(spell, count, sizeof(*spell), by_begin);
	return spell;
}

/* The spells from the start on that belong together: no gap is longer than g_traject. */
static struct traject traject_at(const struct known *known, const struct spell *spell, size_t count)
{
	struct traject traject = {spell, 1, spell[0].eind};

	for (; traject.count < count; traject.count++) {
		const struct spell *next = &spell[traject.count];
		int64_t gap = (int64_t)next->row->begindatum - traject.eind - 1;

		if (traject.eind != DAY_NEVER && gap > known->parameters->g_traject)
			break;
		if (next->eind > traject.eind)
			traject.eind = next->eind;
	}
	return traject;
}

static int by_text(const void *a, const void *b)
{
	return order_text(*(const char *const *)a, *(const char *const *)b);
}

static int32_t count_aanbieders(const struct known *known, const struct traject *traject)
{
	const char **agb = pool_alloc(known->pool, traject->count * sizeof(*agb));
	int32_t count = 1;

	for (size_t i = 0; i < traject->count; i++)
		agb[i] = traject->spell[i].row->aanbieder;
	qsort(agb, traject->count, sizeof(*agb), by_text);
	for (size_t i = 1; i < traject->count; i++)
		count += order_text(agb[i - 1], agb[i]) != 0;
	return count;
}

/* Whether `next` begins so long before the end of `before` that both run beside each other. */
static bool is_stapeling(const struct known *known, const struct spell *before,
			 const struct spell *next)
{
	int64_t day = (int64_t)next->row->begindatum + STAPELING_DAGEN;

	return before->eind != DAY_NEVER ? before->eind >= day : happened(known, DUE_OVERLAP, day);
}

/* Each pair of consecutive spells at different aanbieders is a transfer, or piling up when they run
 * beside each other for long (section 9, "Overstap"). */
static void fill_overstappen(const struct known *known, const struct traject *traject,
			     struct traject_row *row)
{
	for (size_t i = 1; i < traject->count; i++) {
		const struct spell *before = &traject->spell[i - 1], *next = &traject->spell[i];

		if (order_text(before->row->aanbieder, next->row->aanbieder) == 0)
			continue;
		if (is_stapeling(known, before, next))
			row->stapeling++;
		else
			row->overstappen++;
	}
}

/* W5: from the begin of the traject to the first begin at its last aanbieder. */
static int32_t w5_of(const struct traject *traject)
{
	const struct levering_row *first = traject->spell[0].row;
	const char *laatste = traject->spell[traject->count - 1].row->aanbieder;
	size_t i = 0;

	while (order_text(traject->spell[i].row->aanbieder, laatste) != 0)
		i++;
	return between(first->begindatum, traject->spell[i].row->begindatum, 0);
}

/* `vorige`: the end of the traject before this one; DAY_NONE when there is none. */
static struct traject_row row_of(const struct known *known, const struct traject *traject,
				 int32_t vorige)
{
	const struct levering_row *first = traject->spell[0].row;
	bool open = traject->eind == DAY_NEVER;
	struct traject_row row = {
	    .begindatum = first->begindatum,
	    .einddatum = open ? DAY_NONE : traject->eind,
	    .status = open ? "lopend" : "beeindigd",
	    .leveringen = (int32_t)traject->count,
	    .aanbieders = count_aanbieders(known, traject),
	    .eerste_aanbieder = first->aanbieder,
	    .laatste_aanbieder = traject->spell[traject->count - 1].row->aanbieder,
	    .dagen = between(first->begindatum, open ? known->peildatum : traject->eind, 1),
	    .dagen_sinds = open ? first->begindatum - 1 : DAY_NONE,
	    .w5_dagen = w5_of(traject),
	    .draaideur = LENGTH_NONE,
	};

	fill_overstappen(known, traject, &row);
	if (vorige != DAY_NONE && between(vorige, row.begindatum, -1) <= DRAAIDEUR_DAGEN)
		row.draaideur = between(vorige, row.begindatum, -1);
	return row;
}

void traject_rows(const struct known *known, const struct leveringen *leveringen,
		  struct derived *derived)
{
	size_t count;
	const struct spell *spell = spells_of(known, leveringen, derived, &count);
	int32_t vorige = DAY_NONE;
	struct traject traject;

	derived->traject = pool_alloc(known->pool, (count + 1) * sizeof(*derived->traject));
	for (size_t at = 0; at < count; at += traject.count) {
		traject = traject_at(known, spell + at, count - at);
		derived->traject[derived->trajecten++] = row_of(known, &traject, vorige);
		vorige = traject.eind;
	}
}
