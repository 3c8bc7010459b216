/* What became of a request: its answers, and the rows of the table verzoek. */
#include "facts.h"

/* The answers that a request had by the end of P (section 3, W1 and W1b; section 9, "References"
 * and "verzoek"). */
struct besluit {
	int32_t eerste;                      /* the first answer of any kind; DAY_NEVER */
	int32_t toegewezen;                  /* the first JW301 line; DAY_NEVER */
	const struct event *afgewezen;       /* the first JW319 that refuses; NULL */
	const struct toewijzing *toewijzing; /* of the JW301 lines: the lowest number; NULL */
};

static void earliest(int32_t *day, int32_t other)
{
	if (other < *day)
		*day = other;
}

/* A JW317 is answered by any line of an assignment that is not void, a JW315 line by the initial
 * version alone, and not when that lies before the archive (section 9, "Left-truncated",
 * "References"). */
static bool answers(const struct toewijzing *toewijzing, const struct event *line,
		    const struct aanvraag *aanvraag)
{
	if (toewijzing == NULL || toewijzing->vervallen)
		return false;
	return aanvraag->line->soort == EVENT_WIJZIGING ||
	       (!toewijzing->links_afgekapt && toewijzing_is_initial(toewijzing, line));
}

static bool is_lower(const struct toewijzing *toewijzing, const struct toewijzing *than)
{
	int order = order_getal(toewijzing->nummer, than->nummer);

	return order != 0 ? order < 0 : toewijzing->gemeente < than->gemeente;
}

/* The answers by JW301. `besluit` has a place for every request. */
static void add_toewijzingen(const struct known *known, const struct aanvragen *aanvragen,
			     const struct toewijzingen *toewijzingen, struct besluit *besluit)
{
	const struct lines *lines = &known->soort[EVENT_TOEWIJZING];

	for (size_t i = 0; i < lines->count; i++) {
		const struct event *line = lines->line[i];
		const struct aanvraag *aanvraag =
		    line->referentie != NULL && happened(known, DUE_TOLD, line->dagtekening)
			? aanvraag_find(aanvragen, line->aanbieder, line->referentie)
			: NULL;
		const struct toewijzing *toewijzing;
		struct besluit *to;

		if (aanvraag == NULL)
			continue;
		toewijzing = toewijzing_find(toewijzingen, line->gemeente, line->toewijzingnummer);
		if (!answers(toewijzing, line, aanvraag))
			continue;
		to = &besluit[aanvraag - aanvragen->aanvraag];
		earliest(&to->eerste, line->dagtekening);
		earliest(&to->toegewezen, line->dagtekening);
		if (to->toewijzing == NULL || is_lower(toewijzing, to->toewijzing))
			to->toewijzing = toewijzing;
	}
}

/* The answers by JW319, which has no BSN: from any gemeente. */
static void add_antwoorden(const struct known *known, const struct aanvragen *aanvragen,
			   struct besluit *besluit)
{
	const struct lines *lines = &known->soort[EVENT_ANTWOORD];

	for (size_t i = 0; i < lines->count; i++) {
		const struct event *line = lines->line[i];
		const struct aanvraag *aanvraag =
		    happened(known, DUE_TOLD, line->dagtekening)
			? aanvraag_find(aanvragen, line->aanbieder, line->referentie)
			: NULL;
		struct besluit *to;

		if (aanvraag == NULL)
			continue;
		to = &besluit[aanvraag - aanvragen->aanvraag];
		earliest(&to->eerste, line->dagtekening);
		/* The lines are in order: the first one is the earliest. */
		if (event_refuses(line) && to->afgewezen == NULL)
			to->afgewezen = line;
	}
}

static int32_t day_or_none(int32_t day)
{
	return day != DAY_NEVER ? day : DAY_NONE;
}

/* The earliest decision counts; of one day the assignment. */
static void fill_besluit(struct verzoek_row *row, const struct besluit *besluit)
{
	int32_t afgewezen =
	    besluit->afgewezen != NULL ? besluit->afgewezen->dagtekening : DAY_NEVER;

	row->besluitdatum = day_or_none(besluit->toegewezen);
	if (besluit->toegewezen != DAY_NEVER && besluit->toegewezen <= afgewezen) {
		row->status = "toegewezen";
		row->toewijzingnummer = besluit->toewijzing->nummer;
		if (row->verwijzer != NULL)
			row->w2_dagen = length_days(row->dagtekening,
						    besluit->toewijzing->eerste->toewijzingsdatum);
	} else if (besluit->afgewezen != NULL) {
		row->status = "afgewezen";
		row->besluitdatum = afgewezen;
		row->reden_afwijzing = besluit->afgewezen->reden;
	} else {
		row->status = besluit->eerste != DAY_NEVER ? "in_onderzoek" : "open";
	}
	row->w1b_dagen = length_days(row->dagtekening, row->besluitdatum);
}

static struct verzoek_row row_of(const struct event *line, const struct besluit *besluit)
{
	bool vot = line->soort == EVENT_AANVRAAG;
	struct verzoek_row row = {
	    .aanbieder = line->aanbieder,
	    .referentie = line->referentie,
	    .soort = vot ? "VOT" : "VOW",
	    .gemeente = line->gemeente,
	    .dagtekening = line->dagtekening,
	    .productcategorie = vot ? line->categorie : NULL,
	    .productcode = vot ? line->code : NULL,
	    .antwoorddatum = day_or_none(besluit->eerste),
	    .toewijzingnummer = GETAL_NONE,
	    .w2_dagen = LENGTH_NONE,
	};

	if (vot)
		row.verwijzer = line->verwijzer != NULL ? line->verwijzer : "onbekend";
	row.w1_dagen = length_days(row.dagtekening, row.antwoorddatum);
	row.w1_werkdagen = length_workdays(row.dagtekening, row.antwoorddatum);
	fill_besluit(&row, besluit);
	return row;
}

void verzoek_rows(const struct known *known, const struct aanvragen *aanvragen,
		  const struct toewijzingen *toewijzingen, struct derived *derived)
{
	struct besluit *besluit =
	    pool_alloc(known->pool, (aanvragen->count + 1) * sizeof(*besluit));

	derived->verzoek =
	    pool_alloc(known->pool, (aanvragen->count + 1) * sizeof(*derived->verzoek));
	for (size_t i = 0; i < aanvragen->count; i++)
		besluit[i] = (struct besluit){.eerste = DAY_NEVER, .toegewezen = DAY_NEVER};
	add_toewijzingen(known, aanvragen, toewijzingen, besluit);
	add_antwoorden(known, aanvragen, besluit);
	for (size_t i = 0; i < aanvragen->count; i++) {
		const struct event *line = aanvragen->aanvraag[i].line;

		if (line->foreign || !happened(known, DUE_TOLD, line->dagtekening))
			continue;
		derived->verzoek[derived->verzoeken] = row_of(line, &besluit[i]);
		trace_verzoek(known, line, &derived->verzoek[derived->verzoeken++],
			      besluit[i].toewijzing);
	}
}
