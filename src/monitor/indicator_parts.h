/* Inside the indicators: how each reads a cell. */
#ifndef IJW_MONITOR_INDICATOR_PARTS_H
#define IJW_MONITOR_INDICATOR_PARTS_H

#include "ijw/monitor/indicator.h"

void lees_uitstroomratio(struct lezing *lezing);   /* F11 */
void lees_belasting(struct lezing *lezing);        /* F12L */
void lees_doelomvang(struct lezing *lezing);       /* F12T */
void lees_inhaalcapaciteit(struct lezing *lezing); /* F12R */
void lees_per_duizend(struct lezing *lezing);      /* F10P */
void lees_wachttijd(struct lezing *lezing);        /* V01 */
void lees_binnen_norm(struct lezing *lezing);      /* V02G */
void lees_wacht_binnen(struct lezing *lezing);     /* V02W */
void lees_open(struct lezing *lezing);             /* V03 */
void lees_boven_norm(struct lezing *lezing);       /* V03N */
void lees_boven_half_jaar(struct lezing *lezing);  /* V03H */
void lees_boven_jaar(struct lezing *lezing);       /* V03J */
void lees_kaplan_meier(struct lezing *lezing);     /* V04 */
void lees_kans_start(struct lezing *lezing);       /* V05 */
void lees_kans_afvallen(struct lezing *lezing);    /* V05A */
void lees_zelfde_dag(struct lezing *lezing);       /* V07Z */
void lees_gepland(struct lezing *lezing);          /* V07G */
void lees_retroactief(struct lezing *lezing);      /* V07R */
void lees_per_toewijzing(struct lezing *lezing);   /* V09 */
void lees_doorlooptijd(struct lezing *lezing);     /* D01 */
void lees_netto(struct lezing *lezing);            /* D01N */
void lees_doorloop_km(struct lezing *lezing);      /* D01K */
void lees_onderbreking(struct lezing *lezing);     /* D02 */
void lees_andere_aanbieder(struct lezing *lezing); /* D04 */
void lees_terug_90(struct lezing *lezing);         /* D05_90 */
void lees_terug_365(struct lezing *lezing);        /* D05_365 */
void lees_na_kort(struct lezing *lezing);          /* D08 */
void lees_zonder_kort(struct lezing *lezing);      /* D08Z */
void lees_meetbaar(struct lezing *lezing);         /* Q04 */

#endif
