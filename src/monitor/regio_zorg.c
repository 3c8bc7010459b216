/* The care of a youth: deliveries, trajectories, clients. */
#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "regio_parts.h"

enum { VOLWASSEN = 18 * 12, NA_18_DAGEN = 90, TERUG_DAGEN = 365 };

static const struct plaats *care_of(struct regio *regio, const struct levering_row *levering,
				    const struct derived *derived, int32_t dag)
{
	return regio_plaats(regio, levering->gemeente, levering->aanbieder, NULL,
			    regio_leeftijd(derived->geboortemaand, dag), NULL, tabellen_zorg);
}

static bool is_status(const char *status, const char *known)
{
	return order_text(status, known) == 0;
}

/* ---- Deliveries ---- */

/* D03_31 to D03_39, or the rest. */
static int reason_count(const char *reden)
{
	int number = reden != NULL ? atoi(reden) : 0;

	if (number < 31 || number > 39)
		return TELLING_D03_X;
	return TELLING_D03_31 + (number - 31);
}

static void add_ended(struct regio *regio, const struct plaats *plaats,
		      const struct levering_row *row)
{
	const int32_t eind = row->einddatum;

	regio_count(regio, plaats, eind, TELLING_D03);
	regio_count(regio, plaats, eind, reason_count(row->reden_beeindiging));
	regio_days(regio, plaats, eind, DAYS_D1, row->d1_dagen, HISTOGRAM_EVENT);
	regio_days(regio, plaats, eind, DAYS_D2, row->d2_dagen, HISTOGRAM_EVENT);
	regio_days(regio, plaats, eind, DAYS_ONDERBREKING, row->onderbreking_dagen,
		   HISTOGRAM_EVENT);
	if (row->onderbrekingen > 0)
		regio_count(regio, plaats, eind, COUNT_MET_ONDERBREKING);
}

/* How late the provider told of it. */
static void add_reports(struct regio *regio, const struct levering_row *row)
{
	const struct plaats *plaats = regio_plaats(regio, row->gemeente, row->aanbieder, NULL, NULL,
						   NULL, 1 << TABEL_AANBIEDER);

	regio_days(regio, plaats, row->begindatum, DAYS_MELDING_START, row->a1_werkdagen,
		   HISTOGRAM_EVENT);
	regio_days(regio, plaats, row->einddatum, DAYS_MELDING_STOP, row->a2_werkdagen,
		   HISTOGRAM_EVENT);
}

void regio_add_leveringen(struct regio *regio, const struct derived *derived)
{
	for (size_t i = 0; i < derived->leveringen; i++) {
		const struct levering_row *row = &derived->levering[i];
		const bool ended = is_status(row->status, "beeindigd");
		const bool lost = is_status(row->status, "stop_ontbreekt");
		const int32_t last = ended || lost ? row->einddatum : regio->peildatum;
		const int32_t dagen = length_days(row->begindatum, last);
		const struct plaats *plaats;

		add_reports(regio, row);
		if (ended) {
			plaats = care_of(regio, row, derived, row->einddatum);
			add_ended(regio, plaats, row);
		}
		if (dagen == LENGTH_NONE || dagen < 0)
			continue;
		plaats = care_of(regio, row, derived, row->begindatum);
		regio_days(regio, plaats, row->begindatum, DAYS_D1_COHORT, dagen + 1,
			   ended ? HISTOGRAM_EVENT : HISTOGRAM_CENSORED);
	}
}

/* ---- Trajectories ---- */

static bool is_of_traject(const struct levering_row *levering, const struct traject_row *traject)
{
	return levering->begindatum >= traject->begindatum &&
	       (traject->einddatum == DAY_NONE || levering->begindatum <= traject->einddatum);
}

/* Whether `a` stands before `b` in the order of spells (definitions 9, "Spells"). */
static bool is_before(const struct levering_row *a, const struct levering_row *b)
{
	int order = order_getal(a->begindatum, b->begindatum);

	if (order == 0)
		order = order_text(a->aanbieder, b->aanbieder);
	if (order == 0)
		order = order_getal(a->gemeente, b->gemeente);
	if (order == 0)
		order = order_getal(a->toewijzingnummer, b->toewijzingnummer);
	return order < 0;
}

static const struct levering_row *first_of(const struct derived *derived,
					   const struct traject_row *traject)
{
	const struct levering_row *first = NULL;

	for (size_t i = 0; i < derived->leveringen; i++)
		if (is_of_traject(&derived->levering[i], traject) &&
		    (first == NULL || is_before(&derived->levering[i], first)))
			first = &derived->levering[i];
	return first;
}

/* The last delivery that had begun at the end of a day. */
static const struct levering_row *last_of(const struct derived *derived,
					  const struct traject_row *traject, int32_t dag)
{
	const struct levering_row *last = NULL;

	for (size_t i = 0; i < derived->leveringen; i++)
		if (is_of_traject(&derived->levering[i], traject) &&
		    derived->levering[i].begindatum <= dag &&
		    (last == NULL || is_before(last, &derived->levering[i])))
			last = &derived->levering[i];
	return last;
}

/* Every delivery of the traject that still goes on is interrupted at P. */
static bool is_interrupted(const struct derived *derived, const struct traject_row *traject)
{
	bool any = false;

	for (size_t i = 0; i < derived->leveringen; i++) {
		const struct levering_row *levering = &derived->levering[i];

		if (!is_of_traject(levering, traject))
			continue;
		if (is_status(levering->status, "lopend"))
			return false;
		any = any || is_status(levering->status, "onderbroken");
	}
	return any;
}

static void add_in_care(struct regio *regio, const struct derived *derived,
			const struct traject_row *traject)
{
	int32_t maand = date_month(traject->begindatum);

	if (maand < regio->eerste)
		maand = regio->eerste;
	for (; maand <= regio->laatste; maand++) {
		const int32_t dag = maand_last_day(maand);
		const struct levering_row *last = last_of(derived, traject, dag);
		const struct plaats *plaats;

		if (traject->einddatum != DAY_NONE && traject->einddatum <= dag)
			return;
		if (last == NULL)
			continue;
		plaats = care_of(regio, last, derived, dag);
		regio_count(regio, plaats, dag, TELLING_F08S);
		if (dag == regio->peildatum && is_interrupted(derived, traject))
			regio_count(regio, plaats, dag, TELLING_F08O);
	}
}

/* The first begin at another provider than the first; DAY_NONE: none. */
static int32_t other_begin(const struct derived *derived, const struct traject_row *traject)
{
	int32_t other = DAY_NONE;

	for (size_t i = 0; i < derived->leveringen; i++) {
		const struct levering_row *levering = &derived->levering[i];

		if (is_of_traject(levering, traject) &&
		    order_text(levering->aanbieder, traject->eerste_aanbieder) != 0 &&
		    (other == DAY_NONE || levering->begindatum < other))
			other = levering->begindatum;
	}
	return other;
}

static void add_first_is_last(struct regio *regio, const struct derived *derived,
			      const struct traject_row *traject, const struct plaats *plaats)
{
	const int32_t other = other_begin(derived, traject);
	const int32_t begin = traject->begindatum;

	if (other != DAY_NONE)
		regio_days(regio, plaats, begin, DAYS_ANDERE, other - begin, HISTOGRAM_EVENT);
	else if (traject->einddatum != DAY_NONE)
		regio_days(regio, plaats, begin, DAYS_ANDERE, traject->einddatum - begin,
			   HISTOGRAM_COMPETING);
	else
		regio_days(regio, plaats, begin, DAYS_ANDERE, regio->peildatum - begin,
			   HISTOGRAM_CENSORED);
}

/* The begin of the traject after this one; DAY_NONE: none. */
static int32_t next_begin(const struct derived *derived, const struct traject_row *traject)
{
	int32_t next = DAY_NONE;

	for (size_t i = 0; i < derived->trajecten; i++)
		if (derived->traject[i].begindatum > traject->einddatum &&
		    (next == DAY_NONE || derived->traject[i].begindatum < next))
			next = derived->traject[i].begindatum;
	return next;
}

static void add_end(struct regio *regio, const struct derived *derived,
		    const struct traject_row *traject)
{
	const int32_t eind = traject->einddatum;
	const struct levering_row *last = last_of(derived, traject, eind);
	const int32_t next = next_begin(derived, traject);
	const struct plaats *plaats;

	if (last == NULL)
		return;
	plaats = care_of(regio, last, derived, eind);
	regio_count(regio, plaats, eind, TELLING_F08U);
	if (is_status(last->reden_beeindiging, "02"))
		return;
	if (next != DAY_NONE)
		regio_days(regio, plaats, eind, DAYS_TERUG, next - eind - 1, HISTOGRAM_EVENT);
	else
		regio_days(regio, plaats, eind, DAYS_TERUG, regio->peildatum - eind,
			   HISTOGRAM_CENSORED);
}

/* ---- From provider to provider ---- */

static int by_order(const void *a, const void *b)
{
	const struct levering_row *const *x = a, *const *y = b;

	return is_before(*x, *y) ? -1 : is_before(*y, *x);
}

static void add_flow(struct regio *regio, const struct doorstroom *flow)
{
	for (size_t i = 0; i < regio->doorstromen; i++) {
		struct doorstroom *known = &regio->doorstroom[i];

		if (known->jaar == flow->jaar && known->van == flow->van &&
		    known->naar == flow->naar) {
			known->aantal += flow->aantal;
			return;
		}
	}
	regio->doorstroom =
	    xmore(regio->doorstroom, regio->doorstromen, &regio->doorstroom_room, sizeof(*flow));
	regio->doorstroom[regio->doorstromen++] = *flow;
}

static uint16_t aanbieder_number(struct regio *regio, const char *aanbieder)
{
	return codes_number(&regio->codes, DIM_AANBIEDER, aanbieder);
}

void regio_add_doorstroom(struct regio *regio, const struct doorstroom *flow,
			  const struct codes *codes)
{
	struct doorstroom own = *flow;

	own.van = aanbieder_number(regio, codes_text(codes, DIM_AANBIEDER, flow->van));
	own.naar = aanbieder_number(regio, codes_text(codes, DIM_AANBIEDER, flow->naar));
	add_flow(regio, &own);
}

static void add_doorstroom(struct regio *regio, int32_t dag, const char *van, const char *naar)
{
	struct doorstroom flow = {.aantal = 1};

	if (!date_is_likely(dag) || !regio_has(regio, date_month(dag)))
		return;
	flow.jaar = date_month(dag) / 12;
	flow.van = aanbieder_number(regio, van);
	flow.naar = aanbieder_number(regio, naar);
	add_flow(regio, &flow);
}

/* Overstappen and stapelingen alike: each next delivery at another provider. */
static void add_transfers(struct regio *regio, const struct derived *derived,
			  const struct traject_row *traject)
{
	const struct levering_row **spell =
	    xmalloc((derived->leveringen + 1) * sizeof(struct levering_row *));
	size_t count = 0;

	for (size_t i = 0; i < derived->leveringen; i++)
		if (is_of_traject(&derived->levering[i], traject))
			spell[count++] = &derived->levering[i];
	qsort(spell, count, sizeof(struct levering_row *), by_order);
	for (size_t i = 1; i < count; i++)
		if (order_text(spell[i]->aanbieder, spell[i - 1]->aanbieder) != 0)
			add_doorstroom(regio, spell[i]->begindatum, spell[i - 1]->aanbieder,
				       spell[i]->aanbieder);
	free(spell);
}

void regio_add_trajecten(struct regio *regio, const struct derived *derived)
{
	for (size_t i = 0; i < derived->trajecten; i++) {
		const struct traject_row *traject = &derived->traject[i];
		const struct levering_row *first = first_of(derived, traject);
		const struct plaats *plaats;

		if (first == NULL || !date_is_likely(traject->begindatum))
			continue;
		plaats = care_of(regio, first, derived, traject->begindatum);
		regio_count(regio, plaats, traject->begindatum, TELLING_F08I);
		add_first_is_last(regio, derived, traject, plaats);
		add_in_care(regio, derived, traject);
		if (traject->einddatum != DAY_NONE)
			add_end(regio, derived, traject);
		if (traject->overstappen + traject->stapeling > 0)
			add_transfers(regio, derived, traject);
	}
}

/* ---- Clients ---- */

static void add_client(struct regio *regio, const struct derived *derived,
		       const struct levering_row *levering, struct tijdvak periode)
{
	const int32_t dag = maand_last_day(periode.maand);
	const int32_t jaren = regio_jaren(derived->geboortemaand, dag);
	const struct plaats *plaats = care_of(regio, levering, derived, dag);

	for (size_t i = 0; i < plaats->keys; i++) {
		const enum tabel_soort tabel = plaats->tabel[i];
		struct cell *cell;

		if (!((tabel_periods(tabel) | tabel_intern_periods(tabel)) >> periode.soort & 1))
			continue;
		cell = regio_cell(regio, plaats, i, periode);
		cell_add_youth(cell, DISTINCT_F10, TELLING_F10, regio->youths);
		if (jaren >= 0 && jaren < 18)
			cell_add_youth(cell, DISTINCT_F10P, TELLING_F10P, regio->youths);
	}
}

/* Periods of a kind that end in the window and overlap the delivery. */
static void add_clients(struct regio *regio, const struct derived *derived,
			const struct levering_row *levering, enum periode_soort soort, int32_t step)
{
	const int32_t begin = date_month(levering->begindatum);
	struct tijdvak periode = periode_of(soort, begin > regio->eerste ? begin : regio->eerste);

	for (; periode.maand <= regio->laatste; periode.maand += step) {
		if (levering->einddatum != DAY_NONE &&
		    levering->einddatum < maand_first_day(periode_first(periode)))
			return;
		add_client(regio, derived, levering, periode);
	}
}

/* Youths with two or more providers at the end of a month. */
static void add_stacked(struct regio *regio, const struct derived *derived, int32_t maand)
{
	const int32_t dag = maand_last_day(maand);
	const char *aanbieder = NULL;
	bool several = false;

	for (size_t i = 0; i < derived->leveringen; i++) {
		if (!regio_in_zorg(&derived->levering[i], dag))
			continue;
		several = several || (aanbieder != NULL &&
				      order_text(aanbieder, derived->levering[i].aanbieder) != 0);
		aanbieder = derived->levering[i].aanbieder;
	}
	for (size_t i = 0; several && i < derived->leveringen; i++) {
		const struct plaats *plaats;

		if (!regio_in_zorg(&derived->levering[i], dag))
			continue;
		plaats = care_of(regio, &derived->levering[i], derived, dag);
		for (size_t k = 0; k < plaats->keys; k++)
			cell_add_youth(
			    regio_cell(regio, plaats, k, (struct tijdvak){PERIODE_MAAND, maand}),
			    DISTINCT_D06, TELLING_D06, regio->youths);
	}
}

/* In care on the 18th birthday, and what became of it. */
static void add_adult(struct regio *regio, const struct derived *derived)
{
	const int32_t maand = derived->geboortemaand + VOLWASSEN;
	const int32_t dag = maand_first_day(maand);

	if (dag + NA_18_DAGEN > regio->peildatum)
		return;
	for (size_t i = 0; i < derived->trajecten; i++) {
		const struct traject_row *traject = &derived->traject[i];
		const struct levering_row *last = last_of(derived, traject, dag);
		const struct plaats *plaats;
		int count;

		if (last == NULL || traject->begindatum > dag ||
		    (traject->einddatum != DAY_NONE && traject->einddatum < dag))
			continue;
		count = traject->einddatum == DAY_NONE            ? TELLING_D07D
			: traject->einddatum <= dag + NA_18_DAGEN ? TELLING_D07S
								  : TELLING_D07L;
		plaats = care_of(regio, last, derived, dag);
		regio_count(regio, plaats, dag, count);
		return;
	}
}

void regio_add_clienten(struct regio *regio, const struct derived *derived)
{
	for (size_t i = 0; i < derived->leveringen; i++) {
		const struct levering_row *levering = &derived->levering[i];

		if (!date_is_likely(levering->begindatum))
			continue;
		add_clients(regio, derived, levering, PERIODE_MAAND, 1);
		add_clients(regio, derived, levering, PERIODE_KWARTAAL, 3);
		add_clients(regio, derived, levering, PERIODE_JAAR, 12);
		add_clients(regio, derived, levering, PERIODE_VENSTER, 3);
	}
	for (int32_t maand = regio->eerste; derived->leveringen > 1 && maand <= regio->laatste;
	     maand++)
		add_stacked(regio, derived, maand);
	if (derived->geboortemaand != MAAND_NONE && derived->leveringen > 0)
		add_adult(regio, derived);
}
