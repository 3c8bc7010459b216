/* Rules about a Prestatie and the assignment it rests on (keys, sections 3 and 7).
 *
 * What a credit says was checked when it was claimed: a gemeente can refuse it on technical grounds
 * only (IV085), and it must repeat its debit though the assignment was shortened since (TR323). */
#include "dossier.h"

#include "ijw/base/date.h"
#include "omvang.h"

const struct event *dossier_claimed_version(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = dossier_version(dossier, at, at);

	return toewijzing != NULL && !event_is_deleted(toewijzing) ? toewijzing : NULL;
}

/* The same for a rule on what a debit says: NULL for a credit. */
static const struct event *debited_version(struct dossier *dossier, const struct event *at)
{
	return event_is_credit(at) ? NULL : dossier_claimed_version(dossier, at);
}

/* TR338 */
void dossier_without_toewijzing(struct dossier *dossier, const struct event *at)
{
	if (is_known_client(dossier, at) && dossier_version(dossier, at, at) == NULL)
		dossier_report_until_version(dossier, at, NULL);
}

/* TR384: what was deleted counts as never sent. */
void dossier_on_deleted(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = dossier_version(dossier, at, at);

	if (toewijzing != NULL && event_is_deleted(toewijzing) && !event_is_credit(at))
		dossier_report(dossier, at);
}

/* TR307 */
void dossier_begins_early(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = debited_version(dossier, at);

	if (toewijzing != NULL && at->begindatum < toewijzing->ingangsdatum)
		dossier_report(dossier, at);
}

/* TR308 */
void dossier_ends_late(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = debited_version(dossier, at);

	if (toewijzing != NULL && toewijzing->einddatum != DAY_NONE &&
	    at->einddatum > toewijzing->einddatum)
		dossier_report(dossier, at);
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
void dossier_wrong_begin(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = debited_version(dossier, at);
	int32_t begin;

	if (toewijzing == NULL || at->begindatum == DAY_NONE)
		return;
	begin = month_first(at->begindatum, 0);
	if (begin < toewijzing->ingangsdatum)
		begin = toewijzing->ingangsdatum;
	if (at->begindatum != begin)
		dossier_report(dossier, at);
}

/* TR388 */
void dossier_wrong_end(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = debited_version(dossier, at);
	int32_t end;

	if (toewijzing == NULL || at->einddatum == DAY_NONE)
		return;
	end = month_first(at->einddatum, 1) - 1;
	if (toewijzing->einddatum != DAY_NONE && toewijzing->einddatum < end)
		end = toewijzing->einddatum;
	if (at->einddatum != end)
		dossier_report(dossier, at);
}

/* TR339 */
void dossier_other_categorie(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = debited_version(dossier, at);

	if (toewijzing != NULL && toewijzing->categorie != NULL &&
	    !same_text(toewijzing->categorie, at->categorie))
		dossier_report(dossier, at);
}

/* TR340 */
void dossier_other_code(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = debited_version(dossier, at);

	if (toewijzing != NULL && toewijzing->code != NULL &&
	    !same_text(toewijzing->code, at->code))
		dossier_report(dossier, at);
}

/* TR341: without Omvang the unit is a matter of the contract. */
void dossier_other_eenheid(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = debited_version(dossier, at);

	if (toewijzing != NULL && toewijzing->eenheid != NULL &&
	    !omvang_unit_fits(toewijzing->eenheid, at->eenheid))
		dossier_report(dossier, at);
}

/* TR319: a later month is claimed later. */
void dossier_after_declaratieperiode(struct dossier *dossier, const struct event *at)
{
	if (at->declaratie_einddatum != DAY_NONE && at->einddatum > at->declaratie_einddatum &&
	    is_known_client(dossier, at))
		dossier_report(dossier, at);
}
