#include "dossier.h"

enum {
	STARTS = OF(EVENT_START),
	STOPS = OF(EVENT_STOP),
	LEVERINGEN = STARTS | STOPS,
	TOEWIJZINGEN = OF(EVENT_TOEWIJZING),
	VERZOEKEN = OF(EVENT_AANVRAAG) | OF(EVENT_WIJZIGING),
	WIJZIGINGEN = OF(EVENT_WIJZIGING),
	ONGEWIJZIGD = OF(EVENT_ONGEWIJZIGD),
	TE_WIJZIGEN = OF(EVENT_TE_WIJZIGEN),
	ANTWOORDEN = OF(EVENT_ANTWOORD),
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

    {RULE_TR374, DOSSIER_JEUGDIGE, VERZOEKEN, false, dossier_nog_open},
    {RULE_TR304, DOSSIER_JEUGDIGE, WIJZIGINGEN, true, dossier_onbekende_client},
    {RULE_TR349, DOSSIER_JEUGDIGE, WIJZIGINGEN, false, dossier_onvolledig},
    {RULE_TR361, DOSSIER_JEUGDIGE, WIJZIGINGEN, false, dossier_stapelt},
    {RULE_TR350, DOSSIER_JEUGDIGE, ONGEWIJZIGD, true, dossier_niet_actueel},
    {RULE_TR351, DOSSIER_JEUGDIGE, TE_WIJZIGEN, true, dossier_niet_actueel},
    {RULE_TR357, DOSSIER_JEUGDIGE, TE_WIJZIGEN, false, dossier_wijziging_terug},
    {RULE_TR373, DOSSIER_JEUGDIGE, TE_WIJZIGEN, false, dossier_totaal_tussentijds},
    {RULE_TR375, DOSSIER_JEUGDIGE, TE_WIJZIGEN, false, dossier_omvang_zonder_product},
    {RULE_TR411, DOSSIER_JEUGDIGE, TE_WIJZIGEN, false, dossier_omvang_ontbreekt},
    {RULE_TR412, DOSSIER_JEUGDIGE, TE_WIJZIGEN, false, dossier_omvang_zonder_code},

    {RULE_TR355, DOSSIER_VERZOEK, ANTWOORDEN, true, dossier_antwoord_zonder_verzoek},
    {RULE_TR359, DOSSIER_VERZOEK, ANTWOORDEN, false, dossier_antwoord_na_toewijzing},
    {RULE_TR360, DOSSIER_VERZOEK, ANTWOORDEN, false, dossier_tweede_onderzoek},
    {RULE_TR365, DOSSIER_VERZOEK, ANTWOORDEN, false, dossier_na_besluit},
    {RULE_TR379, DOSSIER_VERZOEK, TOEWIJZINGEN, true, dossier_toewijzing_zonder_verzoek},

    {RULE_IJW201, DOSSIER_JEUGDIGE, STARTS, true, dossier_wees},
    {RULE_IJW202, DOSSIER_JEUGDIGE, STARTS, false, dossier_start_voor_ingang},
    {RULE_IJW203, DOSSIER_JEUGDIGE, STARTS, false, dossier_start_na_einde},
    {RULE_IJW204, DOSSIER_JEUGDIGE, STOPS, false, dossier_dubbele_stop},
    {RULE_IJW205, DOSSIER_JEUGDIGE, STARTS, false, dossier_herstart_te_vroeg},
    {RULE_IJW206, DOSSIER_JEUGDIGE, TOEWIJZINGEN, false, dossier_gelijk_moment},
    {RULE_IJW207, DOSSIER_JEUGDIGE, TOEWIJZINGEN, false, dossier_oudere_versie},
    {RULE_IJW208, DOSSIER_JEUGDIGE, TOEWIJZINGEN, false, dossier_vast},
    {RULE_IJW212, DOSSIER_VERZOEK, TOEWIJZINGEN, false, dossier_na_afwijzing},
    {RULE_IJW213, DOSSIER_JEUGDIGE, TOEWIJZINGEN, false, dossier_zonder_referentie},
    {RULE_COUNT, DOSSIER_JEUGDIGE, 0, false, NULL},
};
