/* Rules about how much is claimed on an assignment (keys, section 7 and points 2 and 5 of section
 * 12). A credit claims nothing: it is only counted. */
#include "dossier.h"
#include "volume.h"

static void add(struct stand *stand, const struct event *toewijzing, const struct event *prestatie)
{
	int64_t volume = volume_van(toewijzing, prestatie);

	stand->volume += is_credit(prestatie) ? -volume : volume;
	if (prestatie->budget != GETAL_NONE)
		stand->bedrag += prestatie->budget;
	if (!is_credit(prestatie) && prestatie->einddatum > stand->tot)
		stand->tot = prestatie->einddatum;
}

/* Whether a line is about this youth: a credit under another Bsn is when it names a debit of his
 * from a message before. */
static bool is_of_youth(struct dossier *dossier, const struct event *line, const struct event *at)
{
	const struct event *debet;
	uint32_t cursor = 0;

	if (!line->vreemd)
		return true;
	debet = dossier_before(dossier, SLEUTEL_DEBET, line, at, &cursor);
	return debet != NULL && debet->volgorde < at->volgorde;
}

static void add_approved(struct dossier *dossier, struct stand *stand,
			 const struct event *toewijzing, const struct event *line,
			 const struct event *at)
{
	if (line->soort == EVENT_PRESTATIE && is_of_youth(dossier, line, at) &&
	    dossier_goedgekeurd(dossier, line, at))
		add(stand, toewijzing, line);
}

/* All that was claimed on the assignment and approved, and `at` with it. */
static struct stand claimed(struct dossier *dossier, const struct event *toewijzing,
			    const struct event *at)
{
	struct stand *stand = dossier_stand(dossier, SLEUTEL_TOEWIJZING, at), with;
	const struct event *event;

	if (stand->laatste != at) {
		if (stand->laatste != NULL)
			add_approved(dossier, stand, toewijzing, stand->laatste, at);
		while (
		    (event = dossier_before(dossier, SLEUTEL_TOEWIJZING, at, at, &stand->cursor)))
			add_approved(dossier, stand, toewijzing, event, at);
		stand->laatste = at;
	}
	with = *stand;
	add(&with, toewijzing, at);
	return with;
}

/* TR321 */
void dossier_teveel_in_periode(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = dossier_rust_op(dossier, at);
	int64_t maximum;

	if (toewijzing == NULL || is_credit(at))
		return;
	maximum = volume_van_periode(toewijzing, at->begindatum, at->einddatum);
	if (maximum != GETAL_NONE && volume_van(toewijzing, at) > maximum)
		bevind(dossier, at);
}

/* TR322 */
void dossier_teveel_volume(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = dossier_rust_op(dossier, at);
	struct stand stand;
	int64_t maximum;

	if (toewijzing == NULL || toewijzing->volume == GETAL_NONE || is_credit(at))
		return;
	stand = claimed(dossier, toewijzing, at);
	maximum = volume_van_toewijzing(toewijzing, stand.tot);
	if (maximum != GETAL_NONE && stand.volume > maximum)
		bevind(dossier, at);
}

/* TR369: amounts, of which the volume is one when the unit is euros (CS339). */
void dossier_teveel_budget(struct dossier *dossier, const struct event *at)
{
	const struct event *toewijzing = dossier_rust_op(dossier, at);

	if (toewijzing != NULL && toewijzing->budget != GETAL_NONE && !is_credit(at) &&
	    claimed(dossier, toewijzing, at).bedrag > toewijzing->budget)
		bevind(dossier, at);
}
