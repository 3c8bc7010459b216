/* The SQL of the store, by name. */
#ifndef IJW_STORE_STATEMENTS_H
#define IJW_STORE_STATEMENTS_H

#include "db.h"

/* What event_read_message reads of a message `b`, and event_read_row of it and its row of facts `f`. */
#define BERICHT_FIELDS                                                                             \
	"SELECT b.id, b.type, b.bekend, b.nietig_vanaf, b.identificatie, b.afzender, b.ontvanger," \
	" b.inhoud IS NULL, b.orde, b.neemt_terug, b.headerline"
#define FEIT_FIELDS BERICHT_FIELDS ", f.jeugdige, f.feiten"

/* Its SQL for a database of this version; 0: of today. */
const char *statement_text(enum statement statement, int version);

#endif
