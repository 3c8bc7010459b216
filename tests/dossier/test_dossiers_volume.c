/* The second reading of the rules about how much is claimed, day by day. */
#include "dossiers.h"

/* Sundays, and the Mondays on which weeks begin; the first day of a period begins one too. */
static int64_t count_days(int32_t begin, int32_t eind, int weekday)
{
	int64_t count = 0;

	for (int32_t day = begin; day <= eind; day++)
		count += weekday < 0 || date_weekday(day) == weekday;
	return count;
}

static int64_t weken(int32_t begin, int32_t eind)
{
	if (begin > eind)
		return 0;
	return count_days(begin, eind, 0) + (date_weekday(begin) != 0);
}

static int64_t maanden(int32_t begin, int32_t eind)
{
	int year, month, day, last_year, last_month;

	date_split(begin, &year, &month, &day);
	date_split(eind, &last_year, &last_month, &day);
	month = (last_year - year) * 12 + last_month - month + 1;
	return month > 0 ? month : 0;
}

static bool is_output(const struct event *toewijzing)
{
	return gelijk(toewijzing->eenheid, "82") || gelijk(toewijzing->eenheid, "83");
}

/* Whether the days behind the last Sunday of the assignment are claimed in this period: that of
 * that Sunday, or without any the last. */
static bool heeft_rest(const struct event *toewijzing, int32_t begin, int32_t eind)
{
	int32_t last = toewijzing->einddatum, sunday = last;

	if (last == DAY_NONE || date_weekday(last) == 6)
		return false;
	while (sunday >= toewijzing->ingangsdatum && date_weekday(sunday) != 6)
		sunday--;
	if (sunday < toewijzing->ingangsdatum)
		sunday = last;
	return begin <= sunday && sunday <= eind;
}

/* In minutes when hours are assigned. */
static int64_t keer(const struct event *toewijzing, int64_t times)
{
	return toewijzing->volume * times * (gelijk(toewijzing->eenheid, "04") ? 60 : 1);
}

static int64_t keren(const struct event *toewijzing, int32_t begin, int32_t eind, int64_t months)
{
	if (gelijk(toewijzing->frequentie, "1"))
		return keer(toewijzing, count_days(begin, eind, -1));
	if (gelijk(toewijzing->frequentie, "2") && is_output(toewijzing))
		return keer(toewijzing,
			    count_days(begin, eind, 6) + heeft_rest(toewijzing, begin, eind));
	if (gelijk(toewijzing->frequentie, "2"))
		return keer(toewijzing, weken(begin, eind));
	return keer(toewijzing, gelijk(toewijzing->frequentie, "4") ? months : 1);
}

int64_t volume_in_periode(const struct event *toewijzing, int32_t begin, int32_t eind)
{
	return toewijzing->eenheid == NULL ? GETAL_NONE : keren(toewijzing, begin, eind, 1);
}

static int64_t geleverd(const struct event *toewijzing, const struct event *prestatie)
{
	bool minuten = gelijk(toewijzing->eenheid, "04") && gelijk(prestatie->eenheid, "01");

	if (!minuten && !gelijk(toewijzing->eenheid, prestatie->eenheid))
		return 0;
	return prestatie->volume * (gelijk(prestatie->eenheid, "04") ? 60 : 1);
}

/* The assignment of a debit; NULL for other lines. */
static const struct event *van_debet(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = versie_van(verkeer, at);

	return versie == NULL || is_vervallen(verkeer, versie, at) || is_creditregel(at) ? NULL
											 : versie;
}

static bool tr321(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = van_debet(verkeer, at);

	return versie != NULL && versie->eenheid != NULL &&
	       geleverd(versie, at) > volume_in_periode(versie, at->begindatum, at->einddatum);
}

/* Whether a credit under whichever Bsn names what was debited for the youth of `at` before. */
static bool crediteert(const struct verkeer *verkeer, const struct event *line,
		       const struct event *at)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *debet = &verkeer->event[i];

		if (is_creditregel(line) && debet->soort == EVENT_PRESTATIE &&
		    !is_creditregel(debet) && debet->jeugdige == at->jeugdige &&
		    gelijk(debet->aanbieder, line->aanbieder) &&
		    gelijk(debet->referentienummer, line->vorigreferentienummer) &&
		    debet->place < at->place && is_bekend(verkeer, debet, at))
			return true;
	}
	return false;
}

/* Whether a line counts in what was claimed on the assignment, `at` included. */
static bool telt_mee(const struct verkeer *verkeer, const struct event *line,
		     const struct event *at)
{
	if (line == at)
		return true;
	return line->soort == EVENT_PRESTATIE && gelijk(line->aanbieder, at->aanbieder) &&
	       line->gemeente == at->gemeente &&
	       (line->jeugdige == at->jeugdige || crediteert(verkeer, line, at)) &&
	       line->toewijzingnummer == at->toewijzingnummer && is_bekend(verkeer, line, at) &&
	       is_goedgekeurd(verkeer, line, at);
}

static bool tr322(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = van_debet(verkeer, at);
	int64_t claimed = 0;
	int32_t eind = DAY_NONE;

	if (versie == NULL || versie->eenheid == NULL)
		return false;
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *line = &verkeer->event[i];

		if (!telt_mee(verkeer, line, at))
			continue;
		claimed += is_creditregel(line) ? -geleverd(versie, line) : geleverd(versie, line);
		if (!is_creditregel(line) && line->einddatum > eind)
			eind = line->einddatum;
	}
	if (versie->einddatum != DAY_NONE)
		eind = versie->einddatum;
	return claimed >
	       keren(versie, versie->ingangsdatum, eind, maanden(versie->ingangsdatum, eind));
}

static bool tr369(const struct verkeer *verkeer, const struct event *at)
{
	const struct event *versie = van_debet(verkeer, at);
	int64_t claimed = 0;

	for (size_t i = 0; i < verkeer->count; i++)
		if (telt_mee(verkeer, &verkeer->event[i], at))
			claimed += verkeer->event[i].budget;
	return versie != NULL && versie->budget != GETAL_NONE && claimed > versie->budget;
}

const struct dossier_reading readings_volume[] = {
    {"TR321", OF(EVENT_PRESTATIE), PLACE_LINE, tr321, RESOLVED_CLASH},
    {"TR322", OF(EVENT_PRESTATIE), PLACE_LINE, tr322, RESOLVED_CLASH},
    {"TR369", OF(EVENT_PRESTATIE), PLACE_LINE, tr369, RESOLVED_CLASH},
    {NULL, 0, PLACE_LINE, NULL, RESOLVED_NEVER},
};
