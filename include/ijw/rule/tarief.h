/* Minutes claimed under a tariff an hour (IV081). Amounts in whole cents. */
#ifndef IJW_RULE_TARIEF_H
#define IJW_RULE_TARIEF_H

#include <stdbool.h>
#include <stdint.h>

/* The tariff of a minute as it stands in the claim, for information: a sixtieth, half a cent up. */
int64_t tarief_minuut(int64_t uurtarief);

/* The amount of so many minutes: rounded once, half a cent up, not from the rounded tariff. */
int64_t tarief_minuten(int64_t uurtarief, int64_t minuten);

/* Whether an amount can be that of so many minutes when only the rounded tariff of a minute is
 * known: that is at most half a cent off for each of them, and the amount half a cent more. */
bool tarief_mogelijk(int64_t bedrag, int64_t minuten, int64_t minuuttarief);

#endif
