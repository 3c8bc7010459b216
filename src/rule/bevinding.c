/* Where a finding between messages is reported. The archive keeps of a line its numbers, not its
 * path: that follows from the kind of event (messages_paths of the standard). */
#include "ijw/rule/dossier.h"

static const char *const paden[EVENT_SOORTEN] = {
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

static const char *pad_van_client(const struct event *event, struct pool *pool)
{
	bool claim = event->soort == EVENT_PRESTATIE || event->soort == EVENT_PRESTATIEANTWOORD;

	if (!claim)
		return "/Bericht/Client";
	return pool_printf(pool, "%s[%u]", paden[event->soort], event->clientnr);
}

static const char *pad_van_regel(const struct event *event, struct pool *pool)
{
	const char *pad = paden[event->soort];

	if (pad == NULL)
		return "/Bericht";
	if (event->soort == EVENT_PRESTATIE || event->soort == EVENT_PRESTATIEANTWOORD)
		return pool_printf(pool, "%s[%u]/Prestaties/Prestatie[%u]", pad, event->clientnr,
				   event->nr);
	return event->nr > 0 ? pool_printf(pool, "%s[%u]", pad, event->nr) : pad;
}

const char *bevinding_pad(const struct bevinding *bevinding, struct pool *pool)
{
	if (bevinding->plaats == PLAATS_HEADER)
		return "/Bericht/Header";
	if (bevinding->plaats == PLAATS_CLIENT)
		return pad_van_client(bevinding->event, pool);
	return pad_van_regel(bevinding->event, pool);
}

uint32_t bevinding_line(const struct bevinding *bevinding)
{
	switch (bevinding->plaats) {
	case PLAATS_HEADER:
		return bevinding->event->headerline;
	case PLAATS_CLIENT:
		return bevinding->event->clientline;
	case PLAATS_REGEL:
		break;
	}
	return bevinding->event->line;
}
