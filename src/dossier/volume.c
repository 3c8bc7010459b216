/* Rules about how much is claimed on an assignment (keys, section 7 and points 2 and 5 of section
 * 12). A credit claims nothing: it is only counted. */
#include "dossier.h"
#include "omvang.h"

static void add(struct tally *tally, const struct event *toewijzing, const struct event *prestatie)
{
	int64_t volume = omvang_claimed(toewijzing, prestatie);

	tally->volume += event_is_credit(prestatie) ? -volume : volume;
	if (prestatie->budget != GETAL_NONE)
		tally->amount += prestatie->budget;
	if (!event_is_credit(prestatie) && prestatie->einddatum > tally->until)
		tally->until = prestatie->einddatum;
}

/* Whether a line is about this youth: a credit under another Bsn is when it names a debit of his
 * from a message before. */
static bool is_of_youth(struct dossier *dossier, const struct event *line, const struct event *at)
{
	const struct event *debit;
	uint32_t cursor = 0;

	if (!line->foreign)
		return true;
	debit = dossier_before(dossier, KEY_DEBIT, line, at, &cursor);
	return debit != NULL && debit->place < at->place;
}

static void add_approved(struct dossier *dossier, struct tally *tally,
			 const struct event *toewijzing, const struct event *line,
			 const struct event *at)
{
	if (line->soort == EVENT_PRESTATIE && is_of_youth(dossier, line, at) &&
	    dossier_is_approved(dossier, line, at))
		add(tally, toewijzing, line);
}

/* All that was claimed on the assignment and approved, and `at` with it. */
static struct tally claimed(struct dossier *dossier, const struct event *toewijzing,
			    const struct event *at)
{
	struct tally *tally = dossier_tally(dossier, KEY_TOEWIJZING, at), with;
	const struct event *event;

	if (tally->last != at) {
		if (tally->last != NULL)
			add_approved(dossier, tally, toewijzing, tally->last, at);
		while ((event = dossier_before(dossier, KEY_TOEWIJZING, at, at, &tally->cursor)))
			add_approved(dossier, tally, toewijzing, event, at);
		tally->last = at;
	}
	with = *tally;
	add(&with, toewijzing, at);
	return with;
}

/* TR321 */
void dossier_too_much_in_period(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = dossier_claimed_version(dossier, at);
	int64_t maximum;

	if (toewijzing == NULL || event_is_credit(at))
		return;
	maximum = omvang_of_period(toewijzing, at->begindatum, at->einddatum);
	if (maximum != GETAL_NONE && omvang_claimed(toewijzing, at) > maximum)
		dossier_report(dossier, at);
}

/* TR322 */
void dossier_too_much_volume(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = dossier_claimed_version(dossier, at);
	struct tally tally;
	int64_t maximum;

	if (toewijzing == NULL || toewijzing->volume == GETAL_NONE || event_is_credit(at))
		return;
	tally = claimed(dossier, toewijzing, at);
	maximum = omvang_of_toewijzing(toewijzing, tally.until);
	if (maximum != GETAL_NONE && tally.volume > maximum)
		dossier_report(dossier, at);
}

/* TR369: amounts, of which the volume is one when the unit is euros (CS339). */
void dossier_too_much_budget(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = dossier_claimed_version(dossier, at);

	if (toewijzing != NULL && toewijzing->budget != GETAL_NONE && !event_is_credit(at) &&
	    claimed(dossier, toewijzing, at).amount > toewijzing->budget)
		dossier_report(dossier, at);
}
