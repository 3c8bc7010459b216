/* Which lines of claims count: approved debits that no credit takes back, by assignment. */
#include "facts.h"

#include <stdlib.h>

/* What the JW325s known at K reject: whole claims, and single lines of claims (section 9, "JW323,
 * JW325"). */
struct oordeel {
	struct lines claims; /* EVENT_DECLARATIEANTWOORD that reject, by_claim */
	struct lines listed; /* EVENT_PRESTATIEANTWOORD, by_listed */
};

/* An approved debit and the assignment it belongs to. */
struct debit {
	struct toewijzing *toewijzing;
	const struct event *line;
};

/* The claim: the JW323 of an aanbieder to a gemeente with this Identificatie and Dagtekening. */
static int order_claim(const struct event *answer, const struct event *of, bool of_answer)
{
	const char *identificatie = of_answer ? of->betreft : of->identificatie;
	int32_t dagtekening = of_answer ? of->betreft_dagtekening : of->dagtekening;
	int order = order_getal(answer->gemeente, of->gemeente);

	if (order == 0)
		order = order_text(answer->aanbieder, of->aanbieder);
	if (order == 0)
		order = order_text(answer->betreft, identificatie);
	return order != 0 ? order : order_getal(answer->betreft_dagtekening, dagtekening);
}

static int by_claim(const void *a, const void *b)
{
	const struct event *x = *(const struct event *const *)a;
	const struct event *y = *(const struct event *const *)b;

	return order_claim(x, y, true);
}

static int by_listed(const void *a, const void *b)
{
	const struct event *x = *(const struct event *const *)a;
	const struct event *y = *(const struct event *const *)b;
	int order = order_claim(x, y, true);

	return order != 0 ? order : order_text(x->referentienummer, y->referentienummer);
}

static int claim_of_answer(const void *key, const void *element)
{
	const struct event *prestatie = key;

	return -order_claim(*(const struct event *const *)element, prestatie, false);
}

static int prestatie_of_answer(const void *key, const void *element)
{
	const struct event *prestatie = key;
	const struct event *answer = *(const struct event *const *)element;
	int order = -order_claim(answer, prestatie, false);

	return order != 0 ? order
			  : order_text(prestatie->referentienummer, answer->referentienummer);
}

/* No answer counts as approved: an archive may lack one direction. */
static bool is_approved(const struct event *prestatie, const struct oordeel *oordeel)
{
	const size_t size = sizeof(struct event *);

	return bsearch(prestatie, oordeel->claims.line, oordeel->claims.count, size,
		       claim_of_answer) == NULL &&
	       bsearch(prestatie, oordeel->listed.line, oordeel->listed.count, size,
		       prestatie_of_answer) == NULL;
}

static struct oordeel oordeel_of(const struct known *known)
{
	const struct lines *answers = &known->soort[EVENT_DECLARATIEANTWOORD];
	struct oordeel oordeel = {.claims = {.count = 0}};
	struct lines rejecting = {.count = 0};

	rejecting.line = pool_alloc(known->pool, (answers->count + 1) * sizeof(struct event *));
	for (size_t i = 0; i < answers->count; i++)
		if (event_rejects_claim(answers->line[i]))
			rejecting.line[rejecting.count++] = answers->line[i];
	oordeel.claims = known_sorted(known, rejecting, by_claim);
	oordeel.listed = known_sorted(known, known->soort[EVENT_PRESTATIEANTWOORD], by_listed);
	return oordeel;
}

static int by_credited(const void *a, const void *b)
{
	const struct event *x = *(const struct event *const *)a;
	const struct event *y = *(const struct event *const *)b;
	int order = order_text(x->aanbieder, y->aanbieder);

	return order != 0 ? order : order_text(x->vorigreferentienummer, y->vorigreferentienummer);
}

static int debit_of_credit(const void *key, const void *element)
{
	const struct event *debit = key;
	const struct event *credit = *(const struct event *const *)element;
	int order = order_text(debit->aanbieder, credit->aanbieder);

	return order != 0 ? order
			  : order_text(debit->referentienummer, credit->vorigreferentienummer);
}

static struct lines credits_of(const struct known *known, const struct oordeel *oordeel)
{
	const struct lines *all = &known->soort[EVENT_PRESTATIE];
	struct lines credits = {.count = 0};

	credits.line = pool_alloc(known->pool, (all->count + 1) * sizeof(struct event *));
	for (size_t i = 0; i < all->count; i++)
		if (event_is_credit(all->line[i]) && all->line[i]->vorigreferentienummer != NULL &&
		    is_approved(all->line[i], oordeel))
			credits.line[credits.count++] = all->line[i];
	return known_sorted(known, credits, by_credited);
}

/* By assignment, then the earliest ProductPeriode first: lowest Eind, then Begin. */
static int by_periode(const void *a, const void *b)
{
	const struct debit *x = a, *y = b;
	int order = order_getal(x->toewijzing->gemeente, y->toewijzing->gemeente);

	if (order == 0)
		order = order_getal(x->toewijzing->nummer, y->toewijzing->nummer);
	if (order == 0)
		order = order_getal(x->line->einddatum, y->line->einddatum);
	if (order == 0)
		order = order_getal(x->line->begindatum, y->line->begindatum);
	return order != 0 ? order : order_event(x->line, y->line);
}

/* Whether a line of a claim counts as a debit, and if not, why. */
static enum lot lot_of(const struct event *line, const struct toewijzing *toewijzing,
		       const struct oordeel *oordeel, struct lines credits)
{
	if (!is_approved(line, oordeel))
		return LOT_REJECTED;
	if (event_is_credit(line))
		return LOT_CREDIT;
	if (line->referentienummer != NULL &&
	    bsearch(line, credits.line, credits.count, sizeof(struct event *), debit_of_credit) !=
		NULL)
		return LOT_CREDITED;
	if (line->begindatum == DAY_NONE || line->einddatum == DAY_NONE)
		return LOT_NOT_PLACED;
	return toewijzing == NULL ? LOT_WEES : LOT_COUNTS;
}

/* The approved debits without a credit that lie on a known assignment and have a period. */
static struct debit *debits_of(const struct known *known, const struct toewijzingen *toewijzingen,
			       size_t *count)
{
	const struct lines *all = &known->soort[EVENT_PRESTATIE];
	struct debit *debit = pool_alloc(known->pool, (all->count + 1) * sizeof(*debit));
	struct oordeel oordeel = oordeel_of(known);
	struct lines credits = credits_of(known, &oordeel);

	*count = 0;
	for (size_t i = 0; i < all->count; i++) {
		const struct event *line = all->line[i];
		struct toewijzing *toewijzing = toewijzing_of_line(toewijzingen, line);

		enum lot lot = lot_of(line, toewijzing, &oordeel, credits);

		trace_fate(known, line, lot, NULL);
		if (lot == LOT_COUNTS)
			debit[(*count)++] = (struct debit){toewijzing, line};
	}
	qsort(debit, *count, sizeof(*debit), by_periode);
	return debit;
}

void prestaties_attach(const struct known *known, const struct toewijzingen *toewijzingen)
{
	size_t count;
	struct debit *debit = debits_of(known, toewijzingen, &count);
	const struct event **line = pool_alloc(known->pool, (count + 1) * sizeof(*line));

	for (size_t i = 0; i < count; i++) {
		struct toewijzing *toewijzing = debit[i].toewijzing;

		line[i] = debit[i].line;
		if (toewijzing->prestaties++ == 0)
			toewijzing->prestatie = &line[i];
	}
}

int32_t prestatie_begin(const struct toewijzing *toewijzing, const struct event *prestatie)
{
	int32_t ingangsdatum = toewijzing->huidig->ingangsdatum;

	return ingangsdatum > prestatie->begindatum ? ingangsdatum : prestatie->begindatum;
}
