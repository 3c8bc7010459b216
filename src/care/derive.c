/* derive(): from the events of one youth to the rows of all tables, one step after the other. */
#include "ijw/care/derive.h"

#include "facts.h"

/* An open end never happens, not even on the last day that can be counted. */
static int32_t real_day(int32_t day)
{
	return day < DAY_NEVER ? day : DAY_NEVER - 1;
}

const char *leeftijd_band(int32_t geboortemaand, int32_t day)
{
	int64_t maanden;

	if (geboortemaand == MAAND_NONE || day == DAY_NONE)
		return "onbekend";
	maanden = (int64_t)date_month(day) - geboortemaand;
	if (maanden < 4 * 12)
		return "0-3";
	if (maanden < 12 * 12)
		return "4-11";
	return maanden < 18 * 12 ? "12-17" : "18+";
}

struct derived derive(const struct event *events, size_t count, int32_t peildatum,
		      int32_t kennisdatum, const struct parameters *parameters, struct pool *pool)
{
	return derive_traced(events, count, peildatum, kennisdatum, parameters, pool, NULL);
}

struct derived derive_traced(const struct event *events, size_t count, int32_t peildatum,
			     int32_t kennisdatum, const struct parameters *parameters,
			     struct pool *pool, struct trace *trace)
{
	struct derived derived = {.geboortemaand = MAAND_NONE, .volgende_dag = DAY_NEVER};
	struct known known = {.peildatum = real_day(peildatum),
			      .kennisdatum = real_day(kennisdatum),
			      .due = derived.due,
			      .parameters = parameters,
			      .pool = pool,
			      .trace = trace};
	struct aanvragen aanvragen;
	struct toewijzingen toewijzingen;
	struct leveringen leveringen;
	struct ketens ketens;

	for (int due = 0; due < DUES; due++)
		derived.due[due] = DAY_NEVER;
	trace_begin(&known, events, count);
	known_select(&known, events, count);
	derived.geboortemaand = known_geboortemaand(&known);
	aanvragen = aanvragen_of(&known);
	toewijzingen = toewijzingen_of(&known, &aanvragen);
	prestaties_attach(&known, &toewijzingen);
	leveringen = leveringen_of(&known, starts_of(&known, &toewijzingen));
	ketens = ketens_of(&known, &toewijzingen);
	toewijzing_rows(&known, &toewijzingen, &derived);
	levering_rows(&known, &leveringen, &derived);
	wachtketen_rows(&known, &ketens, &derived);
	verzoek_rows(&known, &aanvragen, &toewijzingen, &derived);
	traject_rows(&known, &leveringen, &derived);
	for (int due = 0; due < DUES; due++)
		if (derived.due[due] < derived.volgende_dag)
			derived.volgende_dag = derived.due[due];
	return derived;
}
