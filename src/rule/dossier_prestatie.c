/* Rules about a Prestatie and the assignment it rests on (keys, sections 3 and 7).
 *
 * What a credit says was checked when it was claimed: a gemeente can refuse it on technical grounds
 * only (IV085), and it must repeat its debit though the assignment was shortened since (TR323). */
#include "dossier.h"

#include "ijw/base/date.h"
#include "volume.h"

const struct event *dossier_rust_op(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = dossier_toewijzing(dossier, at, at);

	return toewijzing != NULL && !is_verwijderd(toewijzing) ? toewijzing : NULL;
}

/* The same for a rule on what a debit says: NULL for a credit. */
static const struct event *getoetst_aan(struct dossier *dossier, const struct event *at)
{
	return is_credit(at) ? NULL : dossier_rust_op(dossier, at);
}

/* TR338 */
void dossier_zonder_toewijzing(struct dossier *dossier, const struct event *at)
{
	if (is_bekende_client(dossier, at) && dossier_toewijzing(dossier, at, at) == NULL)
		bevind_tot_versie(dossier, at, NULL);
}

/* TR384: what was deleted counts as never sent. */
void dossier_op_verwijderde(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = dossier_toewijzing(dossier, at, at);

	if (toewijzing != NULL && is_verwijderd(toewijzing) && !is_credit(at))
		bevind(dossier, at);
}

/* TR307 */
void dossier_begint_te_vroeg(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = getoetst_aan(dossier, at);

	if (toewijzing != NULL && at->begindatum < toewijzing->ingangsdatum)
		bevind(dossier, at);
}

/* TR308 */
void dossier_eindigt_te_laat(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = getoetst_aan(dossier, at);

	if (toewijzing != NULL && toewijzing->einddatum != DAY_NONE &&
	    at->einddatum > toewijzing->einddatum)
		bevind(dossier, at);
}

/* The first day of the month of `day`, which is one, or of a later one. */
static int32_t month_first(int32_t day, int later)
{
	int year, month, dayofmonth;

	date_split(day, &year, &month, &dayofmonth);
	month += later - 1;
	return date_day(year + month / 12, month % 12 + 1, 1);
}

/* TR387 */
void dossier_verkeerd_begin(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = getoetst_aan(dossier, at);
	int32_t begin;

	if (toewijzing == NULL || at->begindatum == DAY_NONE)
		return;
	begin = month_first(at->begindatum, 0);
	if (begin < toewijzing->ingangsdatum)
		begin = toewijzing->ingangsdatum;
	if (at->begindatum != begin)
		bevind(dossier, at);
}

/* TR388 */
void dossier_verkeerd_einde(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = getoetst_aan(dossier, at);
	int32_t eind;

	if (toewijzing == NULL || at->einddatum == DAY_NONE)
		return;
	eind = month_first(at->einddatum, 1) - 1;
	if (toewijzing->einddatum != DAY_NONE && toewijzing->einddatum < eind)
		eind = toewijzing->einddatum;
	if (at->einddatum != eind)
		bevind(dossier, at);
}

/* TR339 */
void dossier_andere_categorie(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = getoetst_aan(dossier, at);

	if (toewijzing != NULL && toewijzing->categorie != NULL &&
	    !zelfde(toewijzing->categorie, at->categorie))
		bevind(dossier, at);
}

/* TR340 */
void dossier_andere_code(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = getoetst_aan(dossier, at);

	if (toewijzing != NULL && toewijzing->code != NULL && !zelfde(toewijzing->code, at->code))
		bevind(dossier, at);
}

/* TR341: without Omvang the unit is a matter of the contract. */
void dossier_andere_eenheid(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = getoetst_aan(dossier, at);

	if (toewijzing != NULL && toewijzing->eenheid != NULL &&
	    !volume_eenheid_past(toewijzing->eenheid, at->eenheid))
		bevind(dossier, at);
}

/* TR319: a later month is claimed later. */
void dossier_na_declaratieperiode(struct dossier *dossier, const struct event *at)
{
	if (at->declaratie_einddatum != DAY_NONE && at->einddatum > at->declaratie_einddatum &&
	    is_bekende_client(dossier, at))
		bevind(dossier, at);
}
