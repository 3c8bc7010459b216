/* Signals about a line of a JW301 beside what was assigned before (keys, section 3). */
#include "dossier.h"

#include <string.h>

#include "ijw/base/date.h"

static bool same_product(const struct event *a, const struct event *b)
{
	return zelfde(a->categorie, b->categorie) && zelfde(a->code, b->code);
}

/* IJW206: one decision has one content. */
void dossier_gelijk_moment(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, SLEUTEL_VERSIE, at, at, &cursor)) != NULL)
		if (same_moment(event, at) && !same_content(event, at)) {
			bevind(dossier, at);
			return;
		}
}

/* IJW207: a decision that was overtaken came after the one that overtook it. */
void dossier_oudere_versie(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_known(dossier, SLEUTEL_VERSIE, at, at, &cursor)) != NULL)
		if (is_later(event, at)) {
			bevind(dossier, at);
			return;
		}
}

/* IJW208: under one number only Einddatum, Budget and, in total, Volume change (OP257, IV066). */
void dossier_vast(struct dossier *dossier, const struct event *at)
{
	const struct event *versie = dossier_toewijzing(dossier, at, at);
	bool in_totaal;

	if (versie == NULL || same_moment(versie, at) || is_verwijderd(versie) ||
	    dossier_is_verwijderd(dossier, at))
		return;
	in_totaal = at->frequentie != NULL && strcmp(at->frequentie, "6") == 0;
	if (!same_product(versie, at) || versie->ingangsdatum != at->ingangsdatum ||
	    !zelfde(versie->eenheid, at->eenheid) || !zelfde(versie->frequentie, at->frequentie) ||
	    (!in_totaal && versie->volume != at->volume))
		bevind(dossier, at);
}

/* IJW212: the request was refused before. */
void dossier_na_afwijzing(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	while ((event = dossier_before(dossier, SLEUTEL_ANTWOORD, at, at, &cursor)) != NULL)
		if (zelfde(event->status, "1") && event->gemeente == at->gemeente) {
			bevind(dossier, at);
			return;
		}
}

static bool is_wijziging(struct dossier *dossier, const struct event *line)
{
	const struct event *event;
	uint32_t cursor = 0;

	if (line->referentie == NULL)
		return false;
	while ((event = dossier_before(dossier, SLEUTEL_VERZOEK, line, line, &cursor)) != NULL)
		if (event->soort == EVENT_WIJZIGING && event->gemeente == line->gemeente)
			return true;
	return false;
}

/* IJW213: a JW317 is answered as a whole, so every line carries its reference (IV093). Asked once
 * a message, of its first line. */
void dossier_zonder_referentie(struct dossier *dossier, const struct event *at)
{
	const struct event *line, *met = NULL;
	uint32_t cursor = 0;

	if (!is_eerste(dossier, at))
		return;
	while (met == NULL && (line = dossier_van_bericht(dossier, at, &cursor)) != NULL)
		if (is_wijziging(dossier, line))
			met = line;
	cursor = 0;
	while (met != NULL && (line = dossier_van_bericht(dossier, at, &cursor)) != NULL)
		if (!zelfde(line->referentie, met->referentie))
			bevind(dossier, line);
}

static bool is_voor_vroegste(const struct dossier *dossier, const struct event *toewijzing)
{
	return toewijzing->toewijzingsdatum != DAY_NONE &&
	       toewijzing->toewijzingsdatum < dossier->afspraken->vroegste;
}

/* IJW218, once an assignment: every JW301 lists all that are actual. */
void dossier_besluit_voor_vroegste(struct dossier *dossier, const struct event *at)
{
	const struct event *event;
	uint32_t cursor = 0;

	if (!is_voor_vroegste(dossier, at))
		return;
	while ((event = dossier_before(dossier, SLEUTEL_VERSIE, at, at, &cursor)) != NULL)
		if (is_voor_vroegste(dossier, event))
			return;
	bevind(dossier, at);
}
