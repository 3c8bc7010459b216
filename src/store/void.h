/* Inside the store: messages that a retour voids from its day on (definitions, 1.6). A retour
 * copies Afzender, Identificatie and Dagtekening of the message that it answers, which several
 * messages can have, and several retours can answer one: what came under a name in a transaction is
 * looked at once. */
#ifndef IJW_STORE_VOID_H
#define IJW_STORE_VOID_H

#include "bericht.h"

/* The first day on which a rejecting retour is known that answers a message of this type and name;
 * DAY_NEVER for none. 0 or -1. */
int void_day(struct store *store, const struct identity *identity, enum berichttype type,
	     int32_t *day);

/* Notes that such a retour came. Texts are copied. */
void void_note(struct store *store, const struct identity *retour);

/* Marks the messages that the retours of the transaction void, and notes and touches the youths for
 * whom that changes anything; forgets what was noted. 0 or -1. */
int void_apply(struct store *store);

/* Forgets what was noted. */
void void_forget(struct store *store);

#endif
