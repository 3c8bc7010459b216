/* Inside the store: the rules between messages over what is stored (ijw/dossier/dossier.h).
 *
 * Findings are derived like the rows of the tables: those of a dossier are made anew when a message
 * of the transaction touches it, and put in the place of the ones that are stored. So they are the
 * same whatever the order and the transactions in which the messages came. */
#ifndef IJW_STORE_DOSSIER_H
#define IJW_STORE_DOSSIER_H

#include "dossier_names.h"

/* Whether what is stored was judged by the rules and agreements of today: 1; 0 when all is to be
 * judged anew, which is written down as done. -1 after it logged. */
int dossier_is_current(struct store *store);

/* Judges the messages of one youth, whose events these are, from the day on from which what is
 * known of the youth changed: DAY_NONE for all, DAY_NEVER for none. 0 or -1. */
int dossier_jeugdige(struct store *store, int64_t jeugdige, int32_t dag, struct event *events,
		     size_t count);

/* dossier_maand.c: judges the months that these parties claim; when there are very many claims to look
 * at and it is not `large`, they are put off. 0 or -1. */
int dossier_maand(struct store *store, const struct parties *parties, bool large);

/* Judges what is about no youth or about several: numbers, requests, claims, retours; `large`: also
 * what more than LIMIT_DOSSIER_ROWS share, and what was put off of that. The group ends with it. 0 or
 * -1. */
int dossier_end(struct store *store, bool large);

#endif
