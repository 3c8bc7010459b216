/* How much may be claimed on an assignment with an Omvang (keys, section 7; IV076 to IV078, IV081).
 *
 * Volumes are in the unit of the assignment, those on an assignment in hours in minutes: they may
 * be claimed in both. */
#ifndef DOSSIER_OMVANG_H
#define DOSSIER_OMVANG_H

#include <stdbool.h>
#include <stdint.h>

#include "ijw/message/event.h"

/* Whether what was assigned in this unit may be claimed in that one (TR341). */
bool omvang_unit_fits(const char *assigned, const char *claimed);

/* The volume of a Prestatie; 0 when its unit does not fit the assignment. */
int64_t omvang_claimed(const struct event *toewijzing, const struct event *prestatie);

/* The most that may be claimed in a ProductPeriode, and on the assignment as a whole: up to `until`
 * when it has no Einddatum. GETAL_NONE when the Omvang sets no limit. */
int64_t omvang_of_period(const struct event *toewijzing, int32_t begin, int32_t end);
int64_t omvang_of_toewijzing(const struct event *toewijzing, int32_t until);

#endif
