/* From when the terms of the standard run, where that is not the day of the event itself. */
#ifndef IJW_CARE_NORM_H
#define IJW_CARE_NORM_H

#include <stdint.h>

/* The day from which the report of a start is due (A1 for the norm: 5 working days, OP271). Who was
 * granted care after it might begin (a retroactive assignment: Ingangsdatum before
 * Toewijzingsdatum, both of the initial version) can report it from the Dagtekening of the JW301
 * on, `bekend`; else from Begindatum on. Day numbers, DAY_NONE for what is absent. */
int32_t norm_start_vanaf(int32_t begindatum, int32_t ingangsdatum, int32_t toewijzingsdatum,
			 int32_t bekend);

#endif
