/* The path of elements and the line of a finding between messages. The archive keeps of each line
 * its kind and its number among its siblings; the path follows from these. */
#include "ijw/dossier/dossier.h"

static const char *const paths[EVENT_SOORTEN] = {
    [EVENT_TOEWIJZING] = "/Bericht/Client/ToegewezenProducten/ToegewezenProduct",
    [EVENT_START] = "/Bericht/Client/StartProducten/StartProduct",
    [EVENT_STOP] = "/Bericht/Client/StopProducten/StopProduct",
    [EVENT_AANVRAAG] = "/Bericht/Client/AangevraagdeProducten/AangevraagdProduct",
    [EVENT_WIJZIGING] = "/Bericht/Client/Verzoek",
    [EVENT_ONGEWIJZIGD] = "/Bericht/Client/Verzoek/OngewijzigdeProducten/OngewijzigdProduct",
    [EVENT_TE_WIJZIGEN] = "/Bericht/Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct",
    [EVENT_NIEUW] = "/Bericht/Client/Verzoek/NieuweProducten/NieuwProduct",
    [EVENT_ANTWOORD] = "/Bericht/Antwoord",
    [EVENT_DECLARATIE] = "/Bericht/Declaratie",
    [EVENT_PRESTATIE] = "/Bericht/Declaratie/Clienten/Client",
    [EVENT_DECLARATIEANTWOORD] = "/Bericht/DeclaratieAntwoord",
    [EVENT_PRESTATIEANTWOORD] = "/Bericht/DeclaratieAntwoord/Clienten/Client",
};

static const char *path_of_client(const struct event *event, struct pool *pool)
{
	bool claim = event->soort == EVENT_PRESTATIE || event->soort == EVENT_PRESTATIEANTWOORD;

	if (!claim)
		return "/Bericht/Client";
	return pool_printf(pool, "%s[%u]", paths[event->soort], event->clientnr);
}

static const char *path_of_line(const struct event *event, struct pool *pool)
{
	const char *path = paths[event->soort];

	if (path == NULL)
		return "/Bericht";
	if (event->soort == EVENT_PRESTATIE || event->soort == EVENT_PRESTATIEANTWOORD)
		return pool_printf(pool, "%s[%u]/Prestaties/Prestatie[%u]", path, event->clientnr,
				   event->nr);
	return event->nr > 0 ? pool_printf(pool, "%s[%u]", path, event->nr) : path;
}

const char *dossier_finding_path(const struct dossier_finding *finding, struct pool *pool)
{
	if (finding->where == PLACE_HEADER)
		return "/Bericht/Header";
	if (finding->where == PLACE_CLIENT)
		return path_of_client(finding->event, pool);
	return path_of_line(finding->event, pool);
}

uint32_t dossier_finding_line(const struct dossier_finding *finding)
{
	switch (finding->where) {
	case PLACE_HEADER:
		return finding->event->headerline;
	case PLACE_CLIENT:
		return finding->event->clientline;
	case PLACE_LINE:
		break;
	}
	return finding->event->line;
}
