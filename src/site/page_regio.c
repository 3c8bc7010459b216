/* The page of the region: its parts in the order in which they are read. */
#include "parts.h"

static const struct part parts[] = {
    {"stroom-s", "Aantal wachtenden", "How many wait", stroom_present, stroom_write},
    {"verloop-s", "Tijd tot de hulp begint", "Time until help begins", verloop_present,
     verloop_write},
    {"profiel-s", "Hoe lang al", "How long already", profiel_present, profiel_write},
    {"gemeenten-s", "Gemeenten", "Municipalities", gemeenten_present, gemeenten_write},
    {"aanbieders-s", "Aanbieders", "Providers", aanbieders_present, aanbieders_write},
    {"soorten-s", "Soort hulp en leeftijd", "Kind of help and age", soorten_present, soorten_write},
    {"doorstroom-s", "Andere hulp", "Other help", doorstroom_present, doorstroom_write},
    {"duur-s", "Duur en stoppen", "Length and stopping", duur_present, duur_write},
    {"pilots-s", "Pilots", "Pilots", pilots_present, pilots_write},
    {"kwaliteit-s", "Kwaliteit", "Quality", kwaliteit_present, kwaliteit_write},
    {"uitleg-s", "Uitleg", "Explanation", uitleg_present, uitleg_write},
};

void page_regio(struct page *page)
{
	const struct subject subject = {0};

	page_opening(page, page_title(page), &subject);
	parts_write(page, parts, sizeof(parts) / sizeof(parts[0]));
}
