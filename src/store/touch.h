/* Inside the store: the youths that are to be derived anew because something was said under a
 * number that they use too. Many messages can use one number: it is looked for once a transaction,
 * when all that use it are there. */
#ifndef IJW_STORE_TOUCH_H
#define IJW_STORE_TOUCH_H

#include "name.h"

/* Notes that something was said from this day on under a name that the statement takes:
 * SQL_TOUCH_VERZOEK, SQL_TOUCH_DECLARATIE or SQL_TOUCH_DEBET. Texts are copied. */
void touch_note(struct store *store, enum statement statement, int32_t dag,
		const struct name *name);

/* Touches the youths under all names that were noted, and forgets these. 0, or -1 after it logged.
 */
int touch_noted(struct store *store);

/* Forgets the names that were noted. */
void touch_forget(struct store *store);

#endif
