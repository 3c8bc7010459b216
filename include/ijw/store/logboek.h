/* The log of a home (the table logboek): what was done with what is kept, by whom, why and how it ended,
 * with the fields of NEN 7513. Its rows are the links of the chain of custody (custody.h): they are only ever
 * added. An act that changes what is kept is written with the transaction that does it (store_act); here is
 * what is done without changing anything, or was refused. */
#ifndef IJW_STORE_LOGBOEK_H
#define IJW_STORE_LOGBOEK_H

#include <stdint.h>

#include "ijw/store/custody.h"
#include "ijw/store/store.h"

/* Writes down an act that changes nothing, or that was refused, in a transaction of its own: of a home whose
 * database is one of today. Where that cannot be, in a home that cannot be written to or was opened without
 * its keys, it goes to the journal of the system. 0; -1 after it logged that there is no place for it. No
 * transaction of this process is open for writing. */
int logboek_add(const struct home *home, const struct custody_act *act);

/* The same of an act that shows what is kept of youths; nothing when the home wants none of it
 * ([log] lezen). What could not be written down is not to be shown. */
int logboek_reading(const struct home *home, const struct custody_act *act);

/* The same of what is done also where that can be written down nowhere: a note says so then. */
void logboek_done(const struct home *home, const struct custody_act *act);

/* Rows of all youths are exported, of the tables that are named, when the home wants that written down: who
 * may have them can read the database itself. As logboek_done. */
void logboek_exporting(const struct home *home, const char *tables);

/* A row. The texts live during the visit only. */
struct logboek_row {
	int64_t nr;
	int64_t moment; /* seconds since 1970 */
	const char *gebruiker, *verantwoordelijke, *rol, *grond, *daad, *uitkomst, *betreft, *host,
	    *programma;
	int64_t berichten;     /* how many messages it added or changed */
	int64_t eerste, laatste; /* of them; 0: none */
};

typedef void logboek_visit(void *context, const struct logboek_row *row);

/* Visits the rows in their order; with `betreft` only those on that pseudonym, message or table. 0 or -1. */
int logboek_each(struct store *store, const char *betreft, logboek_visit *visit, void *context);

/* The same of messages, whose numbers ascend: visits each row that added or changed one of them, or is on its
 * number. `at` is its place among the numbers. 0 or -1. */
typedef void logboek_on_visit(void *context, size_t at, const struct logboek_row *row);
int logboek_on(struct store *store, const int64_t *numbers, size_t count, logboek_on_visit *visit,
	       void *context);

#endif
