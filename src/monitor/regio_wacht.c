/* The waits of a youth: chains, requests and single assignments. */
#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "ijw/monitor/wacht.h"
#include "regio_parts.h"

enum { KORT_DAGEN = 90 };

/* A chain that waits or has waited: from klokstart up to, not including, its stop day. */
struct keten {
	const struct wachtketen_row *row;
	struct plaats plaats;
	struct wacht wacht;
	int32_t stop; /* DAY_NEVER: it waits still */
	int32_t norm; /* days, of W3a for its category on the day of klokstart; 0: none */
};

/* ---- The stock at the end of each month ---- */

static bool has_care(const struct derived *derived, int32_t dag)
{
	for (size_t i = 0; i < derived->leveringen; i++)
		if (regio_in_zorg(&derived->levering[i], dag))
			return true;
	return false;
}

static void add_stock_cell(struct regio *regio, const struct keten *keten, struct cell *cell,
			   int32_t dag, bool care)
{
	const int32_t open = dag - keten->wacht.klokstart;

	cell->count[TELLING_F05]++;
	cell->count[TELLING_F05G] += keten->row->ingangsdatum > dag;
	cell->count[TELLING_F06] += care;
	cell->count[COUNT_BINNEN_NORM_WACHTEND] += keten->norm > 0 && open <= keten->norm;
	cell_add_days(&regio->cube, cell, DAYS_OPEN, open, HISTOGRAM_CENSORED);
}

/* The month before the window as well: where its first period begins. */
static void add_stock(struct regio *regio, const struct keten *keten, const struct derived *derived)
{
	const struct plaats *plaats = &keten->plaats;
	const int32_t first = date_month(keten->wacht.klokstart);
	struct tijdvak periode = {PERIODE_MAAND, 0};

	periode.maand = first < regio->eerste - 1 ? regio->eerste - 1 : first;
	for (; periode.maand <= regio->laatste; periode.maand++) {
		const int32_t dag = maand_last_day(periode.maand);
		bool care;

		if (keten->stop <= dag)
			return;
		care = has_care(derived, dag);
		for (size_t i = 0; i < plaats->counted; i++)
			add_stock_cell(regio, keten, regio_cell(regio, plaats, i, periode), dag,
				       care);
		for (size_t i = 0; i < plaats->keys; i++)
			cell_add_youth(regio_cell(regio, plaats, i, periode), DISTINCT_F07,
				       TELLING_F07, regio->youths);
	}
}

/* For the checks: the days of the window on which it waits at the end. */
static void add_waiting_days(struct regio *regio, const struct keten *keten)
{
	int32_t from = keten->wacht.klokstart, past = keten->stop;

	if (from < regio->eerste_dag)
		from = regio->eerste_dag;
	if (past > regio->laatste_dag)
		past = regio->laatste_dag + 1;
	if (past <= from)
		return;
	regio->wijziging[from - regio->eerste_dag]++;
	if (past <= regio->laatste_dag)
		regio->wijziging[past - regio->eerste_dag]--;
	regio->wachtdagen += past - from;
}

/* ---- The way out ---- */

static int exit_count(const struct wachtketen_row *row)
{
	if (order_text(row->reden, "09") == 0)
		return TELLING_F04A;
	return order_text(row->reden, "verlopen") == 0 ? TELLING_F04V : TELLING_F04O;
}

static void add_start(struct regio *regio, const struct keten *keten)
{
	const struct wachtketen_row *row = keten->row;
	const struct plaats *plaats = &keten->plaats;

	regio_days(regio, plaats, keten->stop, DAYS_W3A, row->w3a_dagen, HISTOGRAM_EVENT);
	if (keten->norm > 0 && row->w3a_dagen <= keten->norm)
		regio_count(regio, plaats, keten->stop, COUNT_BINNEN_NORM_GESTART);
	if (row->w3b_dagen >= 0)
		regio_days(regio, plaats, keten->stop, DAYS_W3B, row->w3b_dagen, HISTOGRAM_EVENT);
	if (row->w4_dagen >= 0)
		regio_days(regio, plaats, keten->stop, DAYS_W4, row->w4_dagen, HISTOGRAM_EVENT);
}

static void add_stop(struct regio *regio, const struct keten *keten)
{
	const struct plaats *plaats = &keten->plaats;

	if (keten->wacht.uitkomst == UITKOMST_AFGEVALLEN) {
		regio_count(regio, plaats, keten->stop, TELLING_F04);
		regio_count(regio, plaats, keten->stop, exit_count(keten->row));
		regio_days(regio, plaats, keten->stop, DAYS_EXIT,
			   length_days(keten->wacht.klokstart, keten->stop), HISTOGRAM_COMPETING);
		return;
	}
	regio_count(regio, plaats, keten->stop, TELLING_F03);
	if (keten->wacht.uitkomst == UITKOMST_GEDECLAREERD)
		regio_count(regio, plaats, keten->stop, TELLING_F03D);
	else
		add_start(regio, keten);
}

/* ---- The cohort of those whose clock started ---- */

/* Of a declared start the day is not known: it is left out. */
static void add_cohort(struct regio *regio, const struct keten *keten, const struct plaats *plaats,
		       int32_t dag, enum cell_days cohort)
{
	const int32_t end = keten->stop == DAY_NEVER ? regio->peildatum : keten->stop;

	if (keten->wacht.uitkomst != UITKOMST_GEDECLAREERD)
		regio_days(regio, plaats, dag, cohort, length_days(keten->wacht.klokstart, end),
			   wacht_histogram_end(keten->wacht.uitkomst));
}

static void add_begun(struct regio *regio, const struct keten *keten)
{
	const struct wachtketen_row *row = keten->row;
	const struct plaats *plaats = &keten->plaats;

	regio_count(regio, plaats, row->klokstart, COUNT_MEETBAAR);
	regio_count(regio, plaats, row->klokstart, COUNT_BEGONNEN);
	if (row->startdatum == row->klokstart)
		regio_count(regio, plaats, row->klokstart, COUNT_ZELFDE_DAG);
	if (row->ingangsdatum > row->klokstart)
		regio_count(regio, plaats, row->klokstart, COUNT_INGANG_LATER);
	if (row->startdatum < row->klokstart)
		regio_count(regio, plaats, row->klokstart, COUNT_RETROACTIEF);
}

/* ---- Short products before (D08) ---- */

static bool is_short(const struct regio *regio, const struct levering_row *levering)
{
	const char *const *code = regio->instellingen->korte_producten;

	for (; code != NULL && *code != NULL; code++)
		if (levering->productcode != NULL && strcmp(*code, levering->productcode) == 0)
			return levering->einddatum != DAY_NONE;
	return false;
}

static bool is_after(const struct levering_row *kort, const struct wachtketen_row *keten)
{
	return keten->klokstart >= kort->einddatum &&
	       keten->klokstart <= kort->einddatum + KORT_DAGEN;
}

/* The first chain that began within 90 days after a short product; NULL: none. */
static const struct keten *first_after(const struct levering_row *kort, const struct keten *keten,
				       size_t count)
{
	const struct keten *first = NULL;

	for (size_t i = 0; i < count; i++)
		if (is_after(kort, keten[i].row) &&
		    (first == NULL || keten[i].row->klokstart < first->row->klokstart))
			first = &keten[i];
	return first;
}

static bool has_short_before(const struct regio *regio, const struct derived *derived,
			     const struct keten *keten)
{
	for (size_t i = 0; i < derived->leveringen; i++)
		if (is_short(regio, &derived->levering[i]) &&
		    is_after(&derived->levering[i], keten->row))
			return true;
	return false;
}

static void add_compared(struct regio *regio, const struct keten *keten, int32_t dag,
			 enum cell_days cohort)
{
	/* Only for the region and its categories: what is compared are chains of one category. */
	const struct plaats *plaats = regio_plaats(
	    regio, keten->row->gemeente, keten->row->aanbieder, keten->row->productcategorie, NULL,
	    NULL, 1 << TABEL_REGIO | 1 << TABEL_PRODUCTCATEGORIE);

	add_cohort(regio, keten, plaats, dag, cohort);
}

static void add_short(struct regio *regio, const struct derived *derived, const struct keten *keten,
		      size_t count)
{
	if (regio->instellingen->korte_producten == NULL)
		return;
	for (size_t i = 0; i < derived->leveringen; i++) {
		const struct levering_row *levering = &derived->levering[i];
		const struct keten *first =
		    is_short(regio, levering) ? first_after(levering, keten, count) : NULL;

		if (first != NULL)
			add_compared(regio, first, levering->einddatum, DAYS_NA_KORT);
	}
	for (size_t i = 0; i < count; i++)
		if (!has_short_before(regio, derived, &keten[i]))
			add_compared(regio, &keten[i], keten[i].row->klokstart, DAYS_ZONDER_KORT);
}

/* ---- One youth ---- */

static bool keten_of(struct regio *regio, const struct wachtketen_row *row, struct keten *keten)
{
	*keten = (struct keten){.row = row};
	keten->plaats = *regio_plaats(regio, row->gemeente, row->aanbieder, row->productcategorie,
				      row->leeftijd, row->verwijzer, tabellen_wacht);
	if (!wacht_of_row(row, &keten->wacht))
		return false;
	keten->stop = keten->wacht.uitkomst == UITKOMST_OPEN ? DAY_NEVER : keten->wacht.einddatum;
	keten->norm =
	    instellingen_norm(regio->instellingen, KLOK_W3A, row->productcategorie, row->klokstart);
	return true;
}

/* Care came before the clock: nobody waited. */
static bool never_waited(const struct keten *keten)
{
	return keten->stop < keten->wacht.klokstart;
}

static void add_keten(struct regio *regio, const struct derived *derived, const struct keten *keten)
{
	const struct plaats *plaats = &keten->plaats;
	const int32_t klokstart = keten->wacht.klokstart;

	regio_count(regio, plaats, klokstart, COUNT_KETENS);
	if (keten->wacht.uitkomst == UITKOMST_GESTART)
		add_begun(regio, keten);
	if (never_waited(keten)) {
		regio_count(regio, plaats, klokstart, TELLING_F02R);
		return;
	}
	regio_count(regio, plaats, klokstart, TELLING_F02);
	add_cohort(regio, keten, plaats, klokstart, DAYS_COHORT);
	add_stock(regio, keten, derived);
	add_waiting_days(regio, keten);
	if (keten->stop != DAY_NEVER)
		add_stop(regio, keten);
}

void regio_add_wachtketens(struct regio *regio, const struct derived *derived)
{
	struct keten *keten = xmalloc((derived->wachtketens + 1) * sizeof(*keten));
	size_t count = 0;

	for (size_t i = 0; i < derived->wachtketens; i++) {
		const struct wachtketen_row *row = &derived->wachtketen[i];

		if (!date_is_likely(row->klokstart))
			continue;
		if (!keten_of(regio, row, &keten[count])) {
			regio_count(regio, &keten[count].plaats, row->klokstart, TELLING_F00);
			continue;
		}
		add_keten(regio, derived, &keten[count]);
		count += !never_waited(&keten[count]);
	}
	add_short(regio, derived, keten, count);
	free(keten);
}

/* ---- Requests and assignments ---- */

static int status_count(const char *status)
{
	if (order_text(status, "toegewezen") == 0)
		return TELLING_F01T;
	return order_text(status, "afgewezen") == 0 ? TELLING_F01A : TELLING_F01O;
}

void regio_add_verzoeken(struct regio *regio, const struct derived *derived)
{
	for (size_t i = 0; i < derived->verzoeken; i++) {
		const struct verzoek_row *row = &derived->verzoek[i];
		const struct plaats *plaats =
		    regio_plaats(regio, row->gemeente, row->aanbieder, row->productcategorie, NULL,
				 row->verwijzer, tabellen_verzoek);

		regio_count(regio, plaats, row->dagtekening, TELLING_F01);
		regio_count(regio, plaats, row->dagtekening, status_count(row->status));
		if (row->w1_werkdagen >= 0)
			regio_days(regio, plaats, row->antwoorddatum, DAYS_W1, row->w1_werkdagen,
				   HISTOGRAM_EVENT);
		if (row->w2_dagen >= 0)
			regio_days(regio, plaats, row->besluitdatum, DAYS_W2, row->w2_dagen,
				   HISTOGRAM_EVENT);
	}
}

/* The first day of care under an assignment; DAY_NONE: none. */
static int32_t first_care(const struct derived *derived, const struct toewijzing_row *row)
{
	int32_t first = DAY_NONE;

	for (size_t i = 0; i < derived->leveringen; i++) {
		const struct levering_row *levering = &derived->levering[i];

		if (levering->gemeente == row->gemeente &&
		    levering->toewijzingnummer == row->toewijzingnummer &&
		    (first == DAY_NONE || levering->begindatum < first))
			first = levering->begindatum;
	}
	return first;
}

/* How late the gemeente told of it. */
static void add_report(struct regio *regio, const struct toewijzing_row *row)
{
	const struct plaats *plaats = regio_plaats(regio, row->gemeente, row->aanbieder, NULL, NULL,
						   NULL, 1 << TABEL_GEMEENTE);

	regio_days(regio, plaats, row->toewijzingsdatum, DAYS_MELDING_TOEWIJZING, row->a3_werkdagen,
		   HISTOGRAM_EVENT);
}

void regio_add_toewijzingen(struct regio *regio, const struct derived *derived)
{
	for (size_t i = 0; i < derived->toewijzingen; i++) {
		const struct toewijzing_row *row = &derived->toewijzing[i];
		const int32_t begin = first_care(derived, row);
		const int32_t w3a = length_days(row->toewijzingsdatum, begin);
		const int32_t w3b = length_days(row->ingangsdatum, begin);
		const struct plaats *plaats;

		add_report(regio, row);
		if (begin == DAY_NONE || w3a < 0 || order_text(row->status, "vervallen") == 0)
			continue;
		plaats = regio_plaats(regio, row->gemeente, row->aanbieder, row->productcategorie,
				      regio_leeftijd(derived->geboortemaand, row->toewijzingsdatum),
				      NULL, tabellen_toewijzing);
		regio_days(regio, plaats, begin, DAYS_TOEWIJZING_W3A, w3a, HISTOGRAM_EVENT);
		if (w3b >= 0)
			regio_days(regio, plaats, begin, DAYS_TOEWIJZING_W3B, w3b, HISTOGRAM_EVENT);
	}
}
