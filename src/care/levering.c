/* Deliveries: starts of one assignment joined over interruptions, and the rows of their table. */
#include "facts.h"

/* How a delivery stands at P: which of its dated events have happened. */
struct stand {
	const struct stop *einde;    /* the definitive stop, if it has happened */
	const struct start *laatste; /* the last start that has happened */
	bool onderbroken;            /* its temporary stop has happened, a restart has not */
	int32_t gemist;              /* the einddatum of `stop_ontbreekt`; else DAY_NONE */
	int32_t onderbrekingen;
	int64_t onderbreking_dagen;
	int32_t lopende; /* interruptions whose days go on with P */
};

static const struct start *last_start(const struct levering *levering)
{
	return &levering->start[levering->starts - 1];
}

struct leveringen leveringen_of(const struct known *known, struct starts starts)
{
	struct leveringen all = {.count = 0};

	all.levering = pool_alloc(known->pool, (starts.count + 1) * sizeof(struct levering));
	for (size_t i = 0; i < starts.count; i++) {
		struct start *start = &starts.start[i];
		struct toewijzing *toewijzing = start->toewijzing;

		/* Only a definitive stop on the start before opens a new delivery (section 9,
		 * "Joining"). */
		if (i > 0 && start_same_group(start - 1, start) &&
		    start[-1].definitief.line == NULL) {
			all.levering[all.count - 1].starts++;
			continue;
		}
		all.levering[all.count] = (struct levering){.start = start, .starts = 1};
		if (toewijzing != NULL && toewijzing->leveringen++ == 0)
			toewijzing->levering = &all.levering[all.count];
		all.count++;
	}
	return all;
}

/* Section 9, "Missing stop". Taakgericht care has no end to measure it against. */
static bool stop_is_missing(const struct known *known, const struct toewijzing *toewijzing)
{
	int32_t einddatum = toewijzing != NULL ? toewijzing->huidig->einddatum : DAY_NONE;

	return einddatum != DAY_NONE &&
	       happened(known, DUE_MISSED, (int64_t)einddatum + known->parameters->t_stop + 1);
}

static int32_t later(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

/* When a delivery of which the stop is missing is taken to have ended. */
static int32_t missed_end(const struct toewijzing *toewijzing, const struct stand *stand)
{
	int32_t einddatum = later(toewijzing->huidig->einddatum, stand->laatste->begindatum);

	return stand->onderbroken ? later(einddatum, stand->laatste->tijdelijk.einddatum)
				  : einddatum;
}

bool levering_te_vroeg(const struct known *known, const struct levering *levering)
{
	return levering->start->begindatum < known->parameters->vroegste;
}

static bool has_begun(const struct known *known, const struct start *start)
{
	return happened(known, DUE_BEGUN, start->begindatum);
}

static bool is_interrupted(const struct known *known, const struct start *start)
{
	return happened(known, DUE_PAUSED, start->tijdelijk.einddatum);
}

static bool is_stopped(const struct known *known, const struct start *start)
{
	return happened(known, DUE_STOPPED, start->definitief.einddatum);
}

/* What the temporary stop on start `i` interrupts, as far as P has seen it; `gemist` ends one that
 * still runs (section 9, "Interruptions"). */
static struct onderbreking_row
interruption(const struct known *known, const struct levering *levering, size_t i, int32_t gemist)
{
	const struct start *start = &levering->start[i];
	struct onderbreking_row row = {.van = start->tijdelijk.einddatum + 1, .tot = gemist};

	if (i + 1 < levering->starts && has_begun(known, &start[1]))
		row.tot = start[1].begindatum - 1;
	else if (is_stopped(known, start))
		row.tot = start->definitief.einddatum;
	return row;
}

/* How long it has lasted at P. */
static int64_t interruption_length(const struct onderbreking_row *row, int32_t peildatum)
{
	int32_t tot = row->tot != DAY_NONE ? row->tot : peildatum;

	if (!date_is_likely(row->van - 1) || tot < row->van)
		return 0;
	return (int64_t)tot - row->van + 1;
}

static void add_interruptions(const struct known *known, const struct levering *levering,
			      struct stand *stand)
{
	for (size_t i = 0; i < levering->starts; i++) {
		struct onderbreking_row row;

		if (!is_interrupted(known, &levering->start[i]))
			continue;
		row = interruption(known, levering, i, stand->gemist);
		stand->onderbrekingen++;
		stand->onderbreking_dagen += interruption_length(&row, known->peildatum);
		stand->lopende += row.tot == DAY_NONE && date_is_likely(row.van - 1);
	}
}

static struct stand stand_of(const struct known *known, const struct levering *levering)
{
	const struct toewijzing *toewijzing = levering->start->toewijzing;
	const struct start *last = last_start(levering);
	struct stand stand = {.einde = is_stopped(known, last) ? &last->definitief : NULL,
			      .gemist = DAY_NONE};

	for (size_t i = 0; i < levering->starts; i++) {
		const struct start *start = &levering->start[i];

		if (!has_begun(known, start))
			break;
		stand.laatste = start;
		stand.onderbroken = is_interrupted(known, start);
	}
	if (stand.einde == NULL && stop_is_missing(known, toewijzing))
		stand.gemist = missed_end(toewijzing, &stand);
	add_interruptions(known, levering, &stand);
	return stand;
}

static int32_t clamp(int64_t dagen)
{
	return dagen > INT32_MAX ? INT32_MAX : (int32_t)dagen;
}

static int32_t plus(int32_t dagen, int32_t more)
{
	int64_t sum = (int64_t)dagen + more;

	if (dagen == LENGTH_NONE)
		return LENGTH_NONE;
	return sum > INT32_MAX ? INT32_MAX : sum < -INT32_MAX ? -INT32_MAX : (int32_t)sum;
}

/* `lang`: whether its length counts. */
static void fill_einde(struct levering_row *row, const struct stop *einde, bool lang)
{
	row->status = "beeindigd";
	row->einddatum = einde->einddatum;
	row->reden_beeindiging = einde->line->reden;
	if (lang)
		row->d1_dagen = plus(length_days(row->begindatum, einde->einddatum), 1);
	row->d2_dagen = plus(row->d1_dagen, -row->onderbreking_dagen);
	row->a2_dagen = length_days(einde->einddatum, einde->gemeld);
	row->a2_werkdagen = length_workdays(einde->einddatum, einde->gemeld);
}

static void fill_status(struct levering_row *row, const struct stand *stand, bool lang)
{
	if (stand->einde != NULL) {
		fill_einde(row, stand->einde, lang);
	} else if (stand->gemist != DAY_NONE) {
		row->status = "stop_ontbreekt";
		row->einddatum = stand->gemist;
	} else {
		row->status = stand->onderbroken ? "onderbroken" : "lopend";
	}
}

int32_t levering_netto_eind(const struct known *known, const struct levering *levering)
{
	struct stand stand = stand_of(known, levering);
	int32_t tijdelijk = last_start(levering)->tijdelijk.einddatum;

	/* Whichever comes first: a definitive stop before the temporary one ends the net time on
	 * its own date (section 9, "Several stops"). */
	if (stand.einde != NULL)
		return tijdelijk < stand.einde->einddatum ? tijdelijk : stand.einde->einddatum;
	if (stand.gemist == DAY_NONE)
		return DAY_NEVER;
	return stand.onderbroken ? stand.laatste->tijdelijk.einddatum : stand.gemist;
}

/* The day on which the days of interruption that still go on were 0; DAY_NONE when none do. Where
 * two interruptions go on side by side, or one under a delivery that has ended and whose net time
 * it shortens, no such day tells the row of tomorrow. */
static int32_t running_since(const struct known *known, const struct stand *stand)
{
	if (stand->lopende == 0)
		return DAY_NONE;
	if (stand->lopende == 1 && stand->einde == NULL)
		return (int32_t)(known->peildatum - stand->onderbreking_dagen);
	happened(known, DUE_COUNT, (int64_t)known->peildatum + 1);
	return DAY_NONE;
}

static struct levering_row row_of(const struct known *known, const struct levering *levering,
				  const struct stand *stand)
{
	const struct start *first = levering->start;
	const struct toewijzing *toewijzing = first->toewijzing;
	const struct event *product = toewijzing != NULL ? toewijzing->huidig : first->line;
	struct levering_row row = {
	    .gemeente = first->line->gemeente,
	    .toewijzingnummer = first->line->toewijzingnummer,
	    .begindatum = first->begindatum,
	    .aanbieder = first->line->aanbieder,
	    .productcategorie = product->categorie,
	    .productcode = product->code,
	    .einddatum = DAY_NONE,
	    .onderbrekingen = stand->onderbrekingen,
	    .onderbreking_dagen = clamp(stand->onderbreking_dagen),
	    .onderbreking_sinds = running_since(known, stand),
	    .d1_dagen = LENGTH_NONE,
	    .d2_dagen = LENGTH_NONE,
	    .a1_dagen = length_days(first->begindatum, first->gemeld),
	    .a1_werkdagen = length_workdays(first->begindatum, first->gemeld),
	    .a2_dagen = LENGTH_NONE,
	    .a2_werkdagen = LENGTH_NONE,
	};

	fill_status(&row, stand, !levering_te_vroeg(known, levering));
	trace_levering(known, levering, &row);
	return row;
}

/* The interruptions of the delivery whose row is the last. */
static void interruption_rows(const struct known *known, const struct levering *levering,
			      int32_t gemist, struct derived *derived)
{
	for (size_t i = 0; i < levering->starts; i++) {
		struct onderbreking_row row;

		if (!is_interrupted(known, &levering->start[i]))
			continue;
		row = interruption(known, levering, i, gemist);
		row.levering = derived->leveringen - 1;
		if (interruption_length(&row, known->peildatum) > 0)
			derived->onderbreking[derived->onderbreking_count++] = row;
	}
}

void levering_rows(const struct known *known, const struct leveringen *leveringen,
		   struct derived *derived)
{
	size_t starts = 0;

	for (size_t i = 0; i < leveringen->count; i++)
		starts += leveringen->levering[i].starts;
	derived->levering =
	    pool_alloc(known->pool, (leveringen->count + 1) * sizeof(*derived->levering));
	derived->onderbreking =
	    pool_alloc(known->pool, (starts + 1) * sizeof(*derived->onderbreking));
	for (size_t i = 0; i < leveringen->count; i++) {
		const struct levering *levering = &leveringen->levering[i];
		struct stand stand;

		if (!has_begun(known, levering->start))
			continue;
		stand = stand_of(known, levering);
		derived->levering[derived->leveringen++] = row_of(known, levering, &stand);
		interruption_rows(known, levering, stand.gemist, derived);
	}
}
