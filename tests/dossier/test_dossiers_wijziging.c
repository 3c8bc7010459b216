/* The second reading of the rules about a JW317 and the assignments it names. */
#include "dossiers.h"

static bool is_van_drie(const struct event *event, const struct event *at)
{
	return event->soort == EVENT_TOEWIJZING && zelfde_drie(event, at);
}

static struct uitspraak tr304(const struct verkeer *verkeer, const struct event *at)
{
	return vraagt(verkeer, at, is_van_drie);
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

static struct uitspraak tr349(const struct verkeer *verkeer, const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++)
		if (is_van_drie(&verkeer->event[i], at) &&
		    is_versie_voor(verkeer, &verkeer->event[i], at) &&
		    loopt_nog(verkeer, &verkeer->event[i], at) &&
		    !genoemd(verkeer, &verkeer->event[i], at))
			return zegt(true);
	return zegt(false);
}

static bool loopt_dan(const struct event *event, const struct event *at)
{
	return event->einddatum == DAY_NONE || event->einddatum >= at->dagtekening ||
	       event->ingangsdatum > at->dagtekening;
}

/* TR350, TR351; of an unknown client nothing is checked but that. */
static struct uitspraak niet_actueel(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = versie_van(verkeer, at);

	if (vraagt(verkeer, at, is_van_drie).fout ||
	    (versie != NULL && loopt_nog(verkeer, versie, at)))
		return zegt(false);
	return tot_versie(verkeer, at, loopt_dan);
}

/* The version that a line is about; NULL when it is not known or deleted. */
static const struct event *geldend(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = versie_van(verkeer, at);

	return versie == NULL || is_vervallen(verkeer, versie, at) ? NULL : versie;
}

static struct uitspraak tr357(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = geldend(verkeer, at);

	return zegt(versie != NULL && at->ingangsdatum <= at->dagtekening &&
		    at->ingangsdatum != versie->ingangsdatum);
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

static struct uitspraak tr361(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *all = verkeer->event;

	for (size_t i = 0; i < verkeer->count; i++)
		for (size_t j = 0; j < i; j++)
			if (all[i].bericht == at->bericht && all[j].bericht == at->bericht &&
			    botst(verkeer, &all[i], &all[j]))
				return zegt(true);
	return zegt(false);
}

static struct uitspraak tr373(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = geldend(verkeer, at);
	bool anders = false;

	if (versie == NULL)
		return zegt(false);
	if (versie->budget != GETAL_NONE)
		anders = at->budget != GETAL_NONE && at->budget != versie->budget;
	else if (gelijk(versie->frequentie, "6") && at->eenheid != NULL)
		anders = at->volume != versie->volume || !gelijk(at->frequentie, "6") ||
			 !gelijk(at->eenheid, versie->eenheid);
	return zegt(anders && at->ingangsdatum != versie->ingangsdatum);
}

static bool na_2020(const struct event *at)
{
	return at->einddatum == DAY_NONE || at->einddatum > date_day(2020, 12, 31);
}

static struct uitspraak tr375(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = geldend(verkeer, at);

	return zegt(versie != NULL && versie->categorie == NULL && na_2020(at) &&
		    at->eenheid != NULL);
}

static struct uitspraak tr411(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = geldend(verkeer, at);

	return zegt(versie != NULL && versie->code != NULL && at->eenheid == NULL);
}

static struct uitspraak tr412(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = geldend(verkeer, at);

	return zegt(versie != NULL && versie->categorie != NULL && versie->code == NULL &&
		    na_2020(at) && at->eenheid != NULL);
}

const struct dossier_reading readings_wijziging[] = {
    {"TR304", OF(EVENT_WIJZIGING), PLACE_CLIENT, tr304},
    {"TR349", OF(EVENT_WIJZIGING), PLACE_LINE, tr349},
    {"TR350", OF(EVENT_ONGEWIJZIGD), PLACE_LINE, niet_actueel},
    {"TR351", OF(EVENT_TE_WIJZIGEN), PLACE_LINE, niet_actueel},
    {"TR357", OF(EVENT_TE_WIJZIGEN), PLACE_LINE, tr357},
    {"TR361", OF(EVENT_WIJZIGING), PLACE_LINE, tr361},
    {"TR373", OF(EVENT_TE_WIJZIGEN), PLACE_LINE, tr373},
    {"TR375", OF(EVENT_TE_WIJZIGEN), PLACE_LINE, tr375},
    {"TR411", OF(EVENT_TE_WIJZIGEN), PLACE_LINE, tr411},
    {"TR412", OF(EVENT_TE_WIJZIGEN), PLACE_LINE, tr412},
    {NULL, 0, PLACE_LINE, NULL},
};
