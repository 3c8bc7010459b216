/* The second reading of the rules about a JW317 and the assignments it names. */
#include "dossiers.h"

static bool is_van_drie(const struct event *event, const struct event *at)
{
	return event->soort == EVENT_TOEWIJZING && zelfde_drie(event, at);
}

static bool tr304(const struct verkeer *verkeer, const struct event *at)
{
	return is_onbekend(verkeer, at);
}

/* Whether a line of the message of `at` names this assignment. */
static bool genoemd(const struct verkeer *verkeer, const struct event *toewijzing,
		    const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++)
		if (verkeer->event[i].bericht == at->bericht &&
		    verkeer->event[i].toewijzingnummer == toewijzing->toewijzingnummer)
			return true;
	return false;
}

static bool tr349(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++)
		if (is_van_drie(&verkeer->event[i], at) &&
		    is_versie_voor(verkeer, &verkeer->event[i], at) &&
		    loopt_nog(verkeer, &verkeer->event[i], at) &&
		    !genoemd(verkeer, &verkeer->event[i], at))
			return true;
	return false;
}

/* TR350, TR351; of an unknown client nothing is checked but that. */
static bool niet_actueel(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = versie_van(verkeer, at);

	if (was_onbekend(verkeer, at))
		return false;
	return versie == NULL || !loopt_nog(verkeer, versie, at);
}

/* The version that a line is about; NULL when it is not known or deleted. */
static const struct event *geldend(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = versie_van(verkeer, at);

	return versie == NULL || is_vervallen(verkeer, versie, at) ? NULL : versie;
}

static bool tr357(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = geldend(verkeer, at);

	return versie != NULL && at->ingangsdatum <= at->dagtekening &&
	       at->ingangsdatum != versie->ingangsdatum;
}

/* The care that follows from a line, as lines of their own: returns how many of two. */
static int zorg_van(const struct verkeer *verkeer, const struct event *line, struct event zorg[2])
{
	const struct event *versie;

	zorg[0] = zorg[1] = *line;
	if (line->soort == EVENT_NIEUW)
		return 1;
	if (line->soort != EVENT_ONGEWIJZIGD && line->soort != EVENT_TE_WIJZIGEN)
		return 0;
	versie = geldend(verkeer, line);
	if (versie == NULL)
		return 0;
	if (line->soort == EVENT_ONGEWIJZIGD) {
		zorg[0] = *versie;
		return 1;
	}
	zorg[0].categorie = versie->categorie;
	zorg[0].code = versie->code;
	/* Until a change in the future the assignment stays as it was. */
	zorg[1] = *versie;
	if (zorg[1].einddatum == DAY_NONE || zorg[1].einddatum >= line->ingangsdatum)
		zorg[1].einddatum = line->ingangsdatum - 1;
	return versie->ingangsdatum < line->ingangsdatum && line->dagtekening < line->ingangsdatum
		   ? 2
		   : 1;
}

static bool botst(const struct verkeer *verkeer, const struct event *one, const struct event *other)
{
	struct event a[2], b[2];
	int as = zorg_van(verkeer, one, a), bs = zorg_van(verkeer, other, b);

	for (int i = 0; i < as; i++)
		for (int j = 0; j < bs; j++)
			if (overlappen(&a[i], &b[j]))
				return true;
	return false;
}

static bool tr361(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *all = verkeer->event;

	for (size_t i = 0; i < verkeer->count; i++)
		for (size_t j = 0; j < i; j++)
			if (all[i].bericht == at->bericht && all[j].bericht == at->bericht &&
			    botst(verkeer, &all[i], &all[j]))
				return true;
	return false;
}

static bool tr373(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = geldend(verkeer, at);
	bool anders = false;

	if (versie == NULL)
		return false;
	if (versie->budget != GETAL_NONE)
		anders = at->budget != GETAL_NONE && at->budget != versie->budget;
	else if (gelijk(versie->frequentie, "6") && at->eenheid != NULL)
		anders = at->volume != versie->volume || !gelijk(at->frequentie, "6") ||
			 !gelijk(at->eenheid, versie->eenheid);
	return anders && at->ingangsdatum != versie->ingangsdatum;
}

static bool na_2020(const struct event *at)
{
	return at->einddatum == DAY_NONE || at->einddatum > date_day(2020, 12, 31);
}

static bool tr375(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = geldend(verkeer, at);

	return versie != NULL && versie->categorie == NULL && na_2020(at) && at->eenheid != NULL;
}

static bool tr411(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = geldend(verkeer, at);

	return versie != NULL && versie->code != NULL && at->eenheid == NULL;
}

static bool tr412(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = geldend(verkeer, at);

	return versie != NULL && versie->categorie != NULL && versie->code == NULL && na_2020(at) &&
	       at->eenheid != NULL;
}

const struct dossier_reading readings_wijziging[] = {
    {"TR304", OF(EVENT_WIJZIGING), PLACE_CLIENT, tr304, RESOLVED_MISSING},
    {"TR349", OF(EVENT_WIJZIGING), PLACE_LINE, tr349, RESOLVED_CLASH},
    {"TR350", OF(EVENT_ONGEWIJZIGD), PLACE_LINE, niet_actueel, RESOLVED_MISSING},
    {"TR351", OF(EVENT_TE_WIJZIGEN), PLACE_LINE, niet_actueel, RESOLVED_MISSING},
    {"TR357", OF(EVENT_TE_WIJZIGEN), PLACE_LINE, tr357, RESOLVED_CLASH},
    {"TR361", OF(EVENT_WIJZIGING), PLACE_LINE, tr361, RESOLVED_CLASH},
    {"TR373", OF(EVENT_TE_WIJZIGEN), PLACE_LINE, tr373, RESOLVED_CLASH},
    {"TR375", OF(EVENT_TE_WIJZIGEN), PLACE_LINE, tr375, RESOLVED_CLASH},
    {"TR411", OF(EVENT_TE_WIJZIGEN), PLACE_LINE, tr411, RESOLVED_CLASH},
    {"TR412", OF(EVENT_TE_WIJZIGEN), PLACE_LINE, tr412, RESOLVED_CLASH},
    {NULL, 0, PLACE_LINE, NULL, RESOLVED_NEVER},
};
