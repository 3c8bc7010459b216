#include "ijw/monitor/flow.h"

#include <stdlib.h>

#include "ijw/base/date.h"
#include "ijw/base/order.h"

/* The days on the list: from `begin` up to, not including, `end` (DAY_NEVER while it is open). */
struct span {
	int32_t begin;
	int32_t end;
	enum uitkomst uitkomst;
};

struct spans {
	struct span *span;
	size_t count;
};

static struct spans spans_of(const struct wacht *wacht, size_t count, struct flow *flow,
			     struct pool *pool)
{
	struct spans spans = {.span = pool_alloc(pool, (count + 1) * sizeof(struct span))};

	for (size_t i = 0; i < count; i++) {
		bool open = wacht[i].uitkomst == UITKOMST_OPEN;
		struct span span = {wacht[i].klokstart, open ? DAY_NEVER : wacht[i].einddatum,
				    wacht[i].uitkomst};

		if (!date_is_likely(span.begin) || span.end == DAY_NONE)
			flow->zonder_klok++;
		else if (span.end >= span.begin)
			spans.span[spans.count++] = span;
		else if (span.uitkomst == UITKOMST_AFGEVALLEN)
			flow->niet_begonnen++;
		else
			flow->retroactief++;
	}
	return spans;
}

/* ---- Months ---- */

static int32_t first_of(int32_t maand)
{
	return date_day(maand / 12, maand % 12 + 1, 1);
}

static void open_months(struct flow *flow, int32_t eerste_dag, int32_t laatste_dag,
			struct pool *pool)
{
	int32_t first = date_month(eerste_dag), last = date_month(laatste_dag);

	flow->maanden = (size_t)(last - first) + 1;
	flow->maand = pool_alloc(pool, flow->maanden * sizeof(*flow->maand));
	for (size_t i = 0; i < flow->maanden; i++) {
		struct flow_maand *maand = &flow->maand[i];

		maand->maand = first + (int32_t)i;
		maand->eerste_dag = i > 0 ? first_of(maand->maand) : eerste_dag;
		maand->laatste_dag =
		    i + 1 < flow->maanden ? first_of(maand->maand + 1) - 1 : laatste_dag;
	}
}

/* The month of a day; NULL outside the window. */
static struct flow_maand *month_of(const struct flow *flow, int32_t day)
{
	const struct flow_maand *first = &flow->maand[0], *last = &flow->maand[flow->maanden - 1];

	if (day < first->eerste_dag || day > last->laatste_dag)
		return NULL;
	return &flow->maand[date_month(day) - first->maand];
}

static void count_events(struct flow *flow, const struct spans *spans)
{
	for (size_t i = 0; i < spans->count; i++) {
		const struct span *span = &spans->span[i];
		struct flow_maand *in = month_of(flow, span->begin);
		struct flow_maand *out = month_of(flow, span->end);

		if (in != NULL)
			in->in++;
		else if (span->begin < flow->maand->eerste_dag &&
			 span->end >= flow->maand->eerste_dag)
			flow->maand->begin++;
		if (out == NULL)
			continue;
		if (span->uitkomst == UITKOMST_AFGEVALLEN)
			out->afgevallen++;
		else
			out->gestart++;
		if (span->uitkomst == UITKOMST_GEDECLAREERD)
			out->gedeclareerd++;
	}
}

static void close_months(struct flow *flow)
{
	for (size_t i = 0; i < flow->maanden; i++) {
		struct flow_maand *maand = &flow->maand[i];

		if (i > 0)
			maand->begin = flow->maand[i - 1].eind;
		maand->eind = maand->begin + maand->in - maand->gestart - maand->afgevallen;
	}
}

/* ---- Those who wait ---- */

static int by_days(const void *a, const void *b)
{
	const int32_t *x = a, *y = b;

	return order_getal(*x, *y);
}

/* The list is made from the waits, not from the stock, so that flow_holds can compare them. */
static void list_open(struct flow_maand *maand, const struct spans *spans, struct pool *pool)
{
	size_t waits = 0, filled = 0;

	for (size_t i = 0; i < spans->count; i++)
		waits += spans->span[i].begin <= maand->laatste_dag &&
			 spans->span[i].end > maand->laatste_dag;
	maand->open = pool_alloc(pool, (waits + 1) * sizeof(*maand->open));
	for (size_t i = 0; i < spans->count; i++)
		if (spans->span[i].begin <= maand->laatste_dag &&
		    spans->span[i].end > maand->laatste_dag)
			maand->open[filled++] =
			    length_days(spans->span[i].begin, maand->laatste_dag);
	qsort(maand->open, filled, sizeof(*maand->open), by_days);
	maand->opens = filled;
}

/* The stock at the end of every day, from the changes of that day. */
static void sum_stocks(struct flow *flow, const struct spans *spans, struct pool *pool)
{
	const int32_t first = flow->maand[0].eerste_dag;
	const int32_t last = flow->maand[flow->maanden - 1].laatste_dag;
	int64_t *change = pool_alloc(pool, ((size_t)(last - first) + 1) * sizeof(*change));
	int64_t stock = flow->maand[0].begin;

	for (size_t i = 0; i < spans->count; i++) {
		const struct span *span = &spans->span[i];

		if (span->begin >= first && span->begin <= last)
			change[span->begin - first]++;
		if (span->end >= first && span->end <= last)
			change[span->end - first]--;
	}
	for (size_t i = 0; i < flow->maanden; i++) {
		struct flow_maand *maand = &flow->maand[i];

		for (int32_t day = maand->eerste_dag; day <= maand->laatste_dag; day++) {
			stock += change[day - first];
			maand->wachtdagen += stock;
		}
	}
}

static void sum_waits(struct flow *flow, const struct spans *spans)
{
	const int64_t first = flow->maand[0].eerste_dag;
	const int64_t past = (int64_t)flow->maand[flow->maanden - 1].laatste_dag + 1;

	for (size_t i = 0; i < spans->count; i++) {
		int64_t begin = spans->span[i].begin, end = spans->span[i].end;

		begin = begin > first ? begin : first;
		end = end < past ? end : past;
		flow->wachtdagen += end > begin ? end - begin : 0;
	}
}

struct flow flow_of(const struct wacht *wacht, size_t count, int32_t eerste_dag,
		    int32_t laatste_dag, struct pool *pool)
{
	struct flow flow = {0};
	const struct spans spans = spans_of(wacht, count, &flow, pool);

	if (laatste_dag < eerste_dag || !date_is_likely(eerste_dag) || !date_is_likely(laatste_dag))
		return flow;
	open_months(&flow, eerste_dag, laatste_dag, pool);
	count_events(&flow, &spans);
	close_months(&flow);
	for (size_t i = 0; i < flow.maanden; i++)
		list_open(&flow.maand[i], &spans, pool);
	sum_stocks(&flow, &spans, pool);
	sum_waits(&flow, &spans);
	return flow;
}

double flow_mean_stock(const struct flow_maand *maand)
{
	return (double)maand->wachtdagen / (maand->laatste_dag - maand->eerste_dag + 1);
}

bool flow_holds(const struct flow *flow)
{
	int64_t wachtdagen = 0;

	for (size_t i = 0; i < flow->maanden; i++) {
		const struct flow_maand *maand = &flow->maand[i];

		if (maand->begin + maand->in - maand->gestart - maand->afgevallen != maand->eind ||
		    maand->eind < 0 || (uint64_t)maand->eind != maand->opens ||
		    (i > 0 && maand->begin != maand[-1].eind))
			return false;
		wachtdagen += maand->wachtdagen;
	}
	return wachtdagen == flow->wachtdagen;
}
