/* The assignment that a line names, and its valid version. */
#include "dossier.h"

#include <string.h>

bool is_verwijderd(const struct event *toewijzing)
{
	const char *reden = toewijzing->reden;

	return reden != NULL && (strcmp(reden, "13") == 0 || strcmp(reden, "01") == 0) &&
	       toewijzing->einddatum == toewijzing->ingangsdatum;
}

/* Whether `a` was decided after `b`; of one moment the message that was judged last. */
static bool decided_after(const struct event *a, const struct event *b)
{
	if (a->toewijzingsdatum != b->toewijzingsdatum)
		return a->toewijzingsdatum > b->toewijzingsdatum;
	if (a->toewijzingstijd != b->toewijzingstijd)
		return a->toewijzingstijd > b->toewijzingstijd;
	return a->volgorde > b->volgorde;
}

const struct event *dossier_toewijzing(struct dossier *dossier, const struct event *like,
				       const struct event *at)
{
	const struct event *event, *dated = NULL, *known = NULL;
	uint32_t cursor = 0;

	while ((event = dossier_known(dossier, SLEUTEL_TOEWIJZING, like, at, &cursor)) != NULL) {
		if (event->soort != EVENT_TOEWIJZING)
			continue;
		if (known == NULL || decided_after(event, known))
			known = event;
		if (event->dagtekening <= at->dagtekening &&
		    (dated == NULL || decided_after(event, dated)))
			dated = event;
	}
	return dated != NULL ? dated : known;
}
