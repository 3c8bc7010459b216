/* Inside the store: the tables, indexes and views of a database: those of today (schema.sql), those
 * of earlier versions as far as they are known again (schema_known.c), and those that one has. */
#ifndef IJW_STORE_SCHEMA_H
#define IJW_STORE_SCHEMA_H

#include "db.h"

/* The version of schema.sql. 0 is that of an empty database. */
enum { SCHEMA_VERSION = 14 };

/* From this version on no digest without a key is in it. */
enum { SCHEMA_KEYED = 13 };

/* A table, index or view. */
struct schema_item {
	const char *type, *name, *table; /* as sqlite_schema has them */
	const char *text;   /* the statement that makes it; NULL when only `digest` is known */
	const char *digest; /* of its text, in hexadecimal; NULL when that is known */
};

/* The statements of schema.sql without comments, a line each, and what they make, in its order: the
 * texts are in the pool. Returns how many. */
const char *schema_text(void);
size_t schema_items(struct pool *pool, struct schema_item **out);

/* schema_known.c: what an earlier version had; with version 0 all that any had. In the pool. */
size_t schema_known(int version, struct pool *pool, struct schema_item **out);

/* The version of the database, which the store remembers; 0 of an empty one. -1 after it logged, as
 * for one that is newer than this program. */
int schema_version(struct store *store);

/* Whether this is a database of ijw and nothing stands in it that ijw would not have put there
 * (schema_compare). Its version, or -1 after it logged. */
int schema_examine(struct store *store);

/* The same for who only reads, and can do so in the tables as they are. 0 or -1. */
int schema_examine_reading(struct store *store);

/* Makes the tables of an empty database, in one transaction; nothing when another process just did.
 * 0 or -1. */
int schema_make(struct store *store);

/* schema_compare.c: whether tables, indexes and views are those of this version, and nothing else
 * is there; a trigger never is. Of one before SCHEMA_COMPARED only that nothing has a name that no
 * version had: the first of them were changed after homes had been made by them. 0; -1 after what
 * is wrong was named. */
enum { SCHEMA_COMPARED = 6 };
int schema_compare(struct store *store, int version);

/* A table or view of schema.sql a second time, as a temporary one that hides the stored one. 0 or -1. */
int schema_temporary(struct store *store, const char *name);

#endif
