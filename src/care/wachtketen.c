/* The rows of the table wachtketen: where the clock of a chain starts and how it ends. */
#include "facts.h"

static bool is_uitgesloten(const struct parameters *parameters, const char *categorie)
{
	for (int i = 0; i < UITGESLOTEN_MAX && parameters->uitgesloten_cat[i][0] != '\0'; i++)
		if (order_text(parameters->uitgesloten_cat[i], categorie) == 0)
			return true;
	return false;
}

/* ---- What is known of the youth and the requests ---- */

static const char *verwijzer_of(const struct keten *keten)
{
	for (size_t i = 0; i < keten->count; i++)
		if (keten->lid[i]->vot != NULL)
			return keten->lid[i]->vot->line->verwijzer != NULL
				   ? keten->lid[i]->vot->line->verwijzer
				   : "onbekend";
	return "onbekend";
}

/* Where W4 starts: the earliest Dagtekening over all requests of the chain. */
static int32_t verzoek_begin(const struct keten *keten)
{
	int32_t begin = DAY_NEVER;

	for (size_t i = 0; i < keten->count; i++)
		if (keten->lid[i]->vot != NULL && keten->lid[i]->vot->begin < begin)
			begin = keten->lid[i]->vot->begin;
	return begin;
}

/* ---- The ends of a wait ---- */

static int32_t ingangsdatum_of(const struct keten *keten)
{
	int32_t earliest = DAY_NEVER;

	for (size_t i = 0; i < keten->count; i++) {
		int32_t ingangsdatum = keten->lid[i]->eerste->ingangsdatum;

		if (!keten->lid[i]->vervallen && ingangsdatum != DAY_NONE &&
		    ingangsdatum < earliest)
			earliest = ingangsdatum;
	}
	return earliest != DAY_NEVER ? earliest : DAY_NONE;
}

/* The first Begindatum on any assignment of the chain; DAY_NEVER when there is none. */
static int32_t first_start(const struct keten *keten)
{
	int32_t earliest = DAY_NEVER;

	for (size_t i = 0; i < keten->count; i++) {
		const struct toewijzing *toewijzing = keten->lid[i];

		if (toewijzing->leveringen > 0 &&
		    toewijzing->levering->start->begindatum < earliest)
			earliest = toewijzing->levering->start->begindatum;
	}
	return earliest;
}

/* The assignment with the earliest approved ProductPeriode: lowest Eind, then Begin. It is the
 * first of its debits. */
static const struct toewijzing *first_declared(const struct keten *keten)
{
	const struct toewijzing *best = NULL;

	for (size_t i = 0; i < keten->count; i++) {
		const struct toewijzing *toewijzing = keten->lid[i];
		int order = -1;

		if (toewijzing->prestaties == 0)
			continue;
		if (best != NULL) {
			order = order_getal(toewijzing->prestatie[0]->einddatum,
					    best->prestatie[0]->einddatum);
			if (order == 0)
				order = order_getal(toewijzing->prestatie[0]->begindatum,
						    best->prestatie[0]->begindatum);
		}
		if (order < 0)
			best = toewijzing;
	}
	return best;
}

/* When an assignment ended without a start: max(Einddatum, Toewijzingsdatum initial). */
static int32_t exit_of(const struct toewijzing *toewijzing)
{
	int32_t einddatum = toewijzing->huidig->einddatum;
	int32_t toewijzingsdatum = toewijzing->eerste->toewijzingsdatum;

	return einddatum > toewijzingsdatum ? einddatum : toewijzingsdatum;
}

/* The assignment that ends last, when every one that nothing continues ends; else NULL (section 9,
 * "Status"). */
static const struct toewijzing *last_exit(const struct keten *keten)
{
	const struct toewijzing *last = NULL;

	for (size_t i = 0; i < keten->count; i++) {
		const struct toewijzing *toewijzing = keten->lid[i];

		if (toewijzing->voortgezet)
			continue;
		if (toewijzing->huidig->einddatum == DAY_NONE)
			return NULL;
		if (last == NULL || exit_of(toewijzing) >= exit_of(last))
			last = toewijzing;
	}
	return last;
}

/* ---- The row ---- */

static struct wachtketen_row row_empty(const struct known *known, const struct keten *keten)
{
	const struct toewijzing *first = keten->lid[0];
	int32_t klokstart = first->eerste->toewijzingsdatum;

	return (struct wachtketen_row){
	    .gemeente = first->gemeente,
	    .keten = first->nummer,
	    .aanbieder = first->aanbieder,
	    .productcategorie = first->huidig->categorie,
	    .verwijzer = verwijzer_of(keten),
	    .leeftijd = leeftijd_band(known_geboortemaand(known), klokstart),
	    .klokstart = klokstart,
	    .ingangsdatum = ingangsdatum_of(keten),
	    .startdatum = DAY_NONE,
	    .startdatum_tot = DAY_NONE,
	    .einddatum = DAY_NONE,
	    .toewijzingen = (int32_t)keten->count,
	    .w3a_dagen = LENGTH_NONE,
	    .w3b_dagen = LENGTH_NONE,
	    .w4_dagen = LENGTH_NONE,
	    .w3a_tot = LENGTH_NONE,
	    .open_dagen = LENGTH_NONE,
	    .open_sinds = DAY_NONE,
	};
}

/* W3a, W3b and W4 are signed: care may have begun before the decision (section 3). */
static void fill_started(struct wachtketen_row *row, const struct keten *keten, int32_t begindatum)
{
	row->status = begindatum < row->klokstart ? "retroactief" : "gestart";
	row->startdatum = begindatum;
	row->w3a_dagen = length_days(row->klokstart, begindatum);
	row->w3b_dagen = length_days(row->ingangsdatum, begindatum);
	row->w4_dagen = length_days(verzoek_begin(keten), begindatum);
}

static void fill_declared(struct wachtketen_row *row, const struct toewijzing *toewijzing)
{
	const struct event *prestatie = toewijzing->prestatie[0];

	row->status = "gestart_volgens_declaratie";
	row->startdatum = prestatie_begin(toewijzing, prestatie);
	row->startdatum_tot = prestatie->einddatum;
	row->w3a_dagen = length_days(row->klokstart, row->startdatum);
	row->w3a_tot = length_days(row->klokstart, row->startdatum_tot);
}

static const char *exit_reden(const struct toewijzing *last)
{
	if (last->reden == NULL || order_text(last->reden, "04") == 0)
		return "verlopen";
	return last->reden;
}

int32_t keten_exit(const struct keten *keten, const char **reden)
{
	const struct toewijzing *last = last_exit(keten);

	*reden = NULL;
	if (first_start(keten) != DAY_NEVER || first_declared(keten) != NULL || last == NULL)
		return DAY_NONE;
	*reden = exit_reden(last);
	return exit_of(last);
}

static void fill_exit(struct wachtketen_row *row, const struct toewijzing *last)
{
	row->status = "afgevallen";
	row->einddatum = exit_of(last);
	row->reden = exit_reden(last);
}

/* The order of section 9, "Status". What is known but dated after P prevents an exit, nothing else.
 */
static void fill_status(const struct known *known, const struct keten *keten,
			struct wachtketen_row *row)
{
	int32_t begindatum = first_start(keten);
	const struct toewijzing *declared = first_declared(keten);
	const struct toewijzing *last = last_exit(keten);

	if (begindatum != DAY_NEVER) {
		if (happened(known, DUE_BEGUN, begindatum)) {
			fill_started(row, keten, begindatum);
			return;
		}
	} else if (declared != NULL) {
		if (happened(known, DUE_DECLARED, declared->prestatie[0]->einddatum)) {
			fill_declared(row, declared);
			return;
		}
	} else if (last != NULL && happened(known, DUE_ENDED, exit_of(last))) {
		fill_exit(row, last);
		return;
	}
	row->status = happened(known, DUE_PLANNED, row->ingangsdatum) ? "wachtend" : "gepland";
	row->open_dagen = length_days(row->klokstart, known->peildatum);
	if (row->open_dagen != LENGTH_NONE)
		row->open_sinds = row->klokstart;
}

static void add_row(const struct known *known, const struct keten *keten, struct derived *derived)
{
	const struct toewijzing *first = keten->lid[0];
	struct wachtketen_row row;

	if (first->links_afgekapt || first->schakel == SCHAKEL_VERVOLG ||
	    !happened(known, DUE_DECIDED, first->eerste->toewijzingsdatum))
		return;
	row = row_empty(known, keten);
	if (is_uitgesloten(known->parameters, row.productcategorie) ||
	    row.klokstart < known->parameters->vroegste)
		row.status = "uitgesloten";
	else
		fill_status(known, keten, &row);
	trace_wachtketen(known, keten, &row, verzoek_begin(keten));
	derived->wachtketen[derived->wachtketens++] = row;
}

void wachtketen_rows(const struct known *known, const struct ketens *ketens,
		     struct derived *derived)
{
	struct keten keten;

	derived->wachtketen =
	    pool_alloc(known->pool, (ketens->count + 1) * sizeof(*derived->wachtketen));
	for (size_t at = 0; at < ketens->count;) {
		at = keten_volgende(ketens, at, &keten);
		add_row(known, &keten, derived);
	}
	trace_jeugdige(known, ketens, derived);
}
