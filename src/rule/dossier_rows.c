#include "dossier.h"

enum {
	STARTS = OF(EVENT_START),
	STOPS = OF(EVENT_STOP),
	LEVERINGEN = STARTS | STOPS,
};

/* The findings on a line come in the order of the rows. */
const struct dossier_row dossier_rows[] = {
    {RULE_TR019, DOSSIER_JEUGDIGE, LEVERINGEN, true, dossier_onbekende_toewijzing},
    {RULE_TR063, DOSSIER_JEUGDIGE, LEVERINGEN, true, dossier_niets_te_verwijderen},
    {RULE_TR071, DOSSIER_JEUGDIGE, STARTS, false, dossier_start_met_stop},
    {RULE_TR074, DOSSIER_JEUGDIGE, LEVERINGEN, false, dossier_dubbel},
    {RULE_TR326, DOSSIER_JEUGDIGE, STARTS, false, dossier_loopt_al},
    {RULE_TR382, DOSSIER_JEUGDIGE, STOPS, true, dossier_stop_zonder_start},
    {RULE_TR413, DOSSIER_JEUGDIGE, STOPS, false, dossier_tweede_tijdelijke},
    {RULE_TR414, DOSSIER_JEUGDIGE, STOPS, false, dossier_stop_te_vroeg},
    {RULE_TR415, DOSSIER_JEUGDIGE, STOPS, false, dossier_al_beeindigd},
    {RULE_COUNT, DOSSIER_JEUGDIGE, 0, false, NULL},
};
