/* The youths of an archive one by one, with the rows derived for any two days. */
#ifndef IJW_STORE_YOUTH_H
#define IJW_STORE_YOUTH_H

#include <stdint.h>

#include "ijw/care/derive.h"
#include "ijw/store/store.h"

/* Valid during the call only. */
struct youth {
	const char *client;     /* the pseudonym: 32 hexadecimal digits */
	struct derived derived; /* with geboortemaand and the interruptions */
};

/* 0 to go on; anything else ends the walk, which returns it. */
typedef int store_youth(void *context, const struct youth *youth);

/* From here on all that is read is of one moment, whatever comes in meanwhile; ended by
 * store_rollback. 0 or -1. */
int store_begin_reading(struct store *store);

/* What was said of all youths, in memory: it is read once and derived at any two days. */
struct youths;

/* Reads them, by two threads where the store is reading (store_begin_reading). Ended with
 * youths_free; NULL after it logged. Memory: some 100 bytes a line of a message. */
struct youths *store_youths(struct store *store);
void youths_free(struct youths *youths);

/* Derives every youth at (P, K) and visits them. They are divided over the contexts, always in the
 * same way: a thread for each visits its youths, in the order of their numbers. 0, or what `visit`
 * returned: of the first context that it ended. */
int youths_each(const struct youths *youths, int32_t peildatum, int32_t kennisdatum,
		store_youth *visit, void *const *context, size_t contexts);

/* Dagtekening (of a retour DagtekeningRetour) of the first and the last accepted message known at K
 * and dated from 1900 on, as for all that follows; DAY_NONE for both when there is none. 0 or -1.
 */
int store_span(struct store *store, int32_t kennisdatum, int32_t *first, int32_t *last);

/* Findings of severity signaal by rule and month of Dagtekening (year * 12 + month - 1), gemeente
 * (GEMEENTE_NONE for none) and aanbieder ("" for none), resolved ones too, on the messages known at
 * K, in that order. 0 or -1. */
typedef void store_signaal(void *context, const char *regel, int32_t maand, int32_t gemeente,
			   const char *aanbieder, int64_t aantal);
int store_each_signaal(struct store *store, int32_t kennisdatum, store_signaal *visit,
		       void *context);

/* Accepted messages by sender (GM0153 or eight digits) and month of Dagtekening, known at K: month
 * by month, in each in the order of the codes without GM. 0 or -1. */
typedef void store_afzender(void *context, const char *afzender, int32_t maand, int64_t berichten);
int store_each_afzender(struct store *store, int32_t kennisdatum, store_afzender *visit,
			void *context);

/* One table for store_write_tables: the texts of `columns` columns a row, row by row, NULL for
 * missing. A cell of the key is never missing, and one of an INTEGER or REAL column holds a number
 * with a decimal point. */
struct store_table {
	const char *name;
	const char *const *column;
	const char *const *type; /* TEXT, INTEGER or REAL */
	size_t columns;
	size_t keys; /* how many of the first columns are the primary key; 0 for none */
	const char *const *cell;
	size_t rows;
};

/* Writes a database file (0600) of such tables, synced: the same bytes for the same tables, with
 * the same SQLite. `views` are SQL, NULL for none. The file must not exist. 0, or -1 after it
 * logged: what is there of the file is then of no use. */
int store_write_tables(const char *path, const struct store_table *tables, size_t count,
		       const char *views);

#endif
