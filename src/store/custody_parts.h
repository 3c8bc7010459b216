/* Inside the store: the chain of custody. Every transaction that changes what is kept adds a row to the
 * table logboek (a link), with digests under a key of the home of what it added or changed, and with a
 * head that binds it to the link before it. Who changes the database without the key is found out
 * (ijw/store/custody.h); who has the key, or puts an older copy of the whole in its place, is found out by
 * a head that was written down elsewhere.
 *
 * What follows from what is kept (findings between messages, rows of tables, keys, counts) is not in it:
 * it is made anew and compared. */
#ifndef IJW_STORE_CUSTODY_PARTS_H
#define IJW_STORE_CUSTODY_PARTS_H

#include "schema.h"
#include "ijw/base/signature.h"
#include "ijw/store/custody.h"

/* The statements that read a message; and a message, by a digest of 64 bits of each of its parts. */
enum { CUSTODY_ROWS = 5 };

struct custody_entry {
	int64_t bericht;
	uint64_t part[CUSTODY_PARTS];
};

/* Entries by number, each once. */
struct custody_entries {
	struct custody_entry *item;
	size_t count, room;
};

/* Whether the links say of a message that it was taken away. */
bool custody_is_gone(const struct custody_entry *entry);

struct custody_entry *custody_find(const struct custody_entries *entries, int64_t bericht);

#define CUSTODY_DIGEST_BYTES 16

/* What is known of tables that are small. */
struct custody_tables {
	bool known[CUSTODY_TABLES];
	uint8_t digest[CUSTODY_TABLES][CUSTODY_DIGEST_BYTES];
};

/* What a transaction did so far, and the keys. */
struct custody {
	uint8_t key[KEY_BYTES];                        /* of links and tables */
	uint8_t part_key[CUSTODY_PARTS][SHORT_KEY_BYTES];
	struct custody_act act;                        /* `daad` NULL: none was named */
	int64_t first;                                 /* message of the transaction; 0: none */
	int64_t *changed;                              /* earlier messages, some more than once */
	size_t changed_count, changed_room;
	bool table[CUSTODY_TABLES];                    /* changed, or about to be */
	bool spoiled[CUSTODY_TABLES]; /* it was another before that than the links say: it stays so for them */
	struct custody_tables tables_were; /* as the links up to a number say */
	int64_t read_up_to;                /* 0: none was read */
	/* All messages and tables are looked at, and only what differs from these written down, but for
	 * messages that were no longer as the links say. */
	bool anew;
	struct custody_entries was;
	int64_t *wrong;
	size_t wrong_count, wrong_room;
};

/* Of a home with its keys; ended with custody_free (NULL is allowed). */
struct custody *custody_new(const struct home *home);
void custody_free(struct custody *custody);

/* A message came; an earlier one was changed. */
void custody_added(struct store *store, int64_t bericht);
void custody_changed(struct store *store, int64_t bericht);

/* A table is about to be changed, or may be. */
void custody_changes_table(struct store *store, enum custody_table table);

/* All of what `from` keeps was made anew in this store, which has its links: what is another than those say
 * will be in the next link, but for what was another in `from`. 0 or -1. */
int custody_anew(struct store *store, struct store *from);

/* Writes the link of the transaction, if it changed anything: before its commit. 0 or -1. */
int custody_extend(struct store *store);

/* The transaction is gone. */
void custody_rolled_back(struct store *store);

/* ---- custody_read.c: what is kept, as digests ---- */

/* Goes through messages by number. */
struct custody_scan {
	struct store *store;
	sqlite3_stmt *row[CUSTODY_ROWS];
	int64_t at[CUSTODY_ROWS]; /* the message that each is at; INT64_MAX behind the last */
	struct buf cells;
};

/* From one number to another. _next: 1 with `*out`, a part that is not there has 0; 0 at the end; -1
 * failed. Of what belongs to no message there is an entry without the part CUSTODY_BERICHT. */
int custody_scan(struct store *store, int64_t from, int64_t to, struct custody_scan *scan);
int custody_scan_next(struct custody_scan *scan, struct custody_entry *out);
void custody_scan_end(struct custody_scan *scan);

int custody_read_table(struct store *store, enum custody_table table,
		       uint8_t digest[CUSTODY_DIGEST_BYTES]);

/* Adds the cell of a row: its type, length and bytes. */
void custody_cell(struct buf *out, sqlite3_stmt *row, int column);

/* ---- custody_link.c: a row of logboek ---- */

/* Its columns that are read by their place. */
enum {
	LOGBOEK_NR,
	LOGBOEK_MOMENT,
	LOGBOEK_GEBRUIKER,
	LOGBOEK_VERANTWOORDELIJKE,
	LOGBOEK_ROL,
	LOGBOEK_GROND,
	LOGBOEK_DAAD,
	LOGBOEK_UITKOMST,
	LOGBOEK_BETREFT,
	LOGBOEK_HOST,
	LOGBOEK_PROGRAMMA,
	LOGBOEK_BERICHTEN,
	LOGBOEK_TABELLEN,
	LOGBOEK_ZEGEL,
	LOGBOEK_KOP
};

/* Packs entries in the order of their numbers, and a table; and what a link has of them. A link whose
 * blob is no such packing is refused: -1. */
void custody_pack(struct buf *out, int64_t before, const struct custody_entry *entry);
void custody_pack_table(struct buf *out, enum custody_table table,
			const uint8_t digest[CUSTODY_DIGEST_BYTES]);
int custody_unpack(const void *bytes, size_t length, struct custody_entries *out);
int custody_unpack_tables(const void *bytes, size_t length, struct custody_tables *out);

/* How an act ended, as it is written down. */
const char *custody_outcome(const struct custody_act *act);

/* The digests of a row of logboek, from its cells and the head before. */
void custody_proofs(const struct custody *custody, sqlite3_stmt *row,
		    const uint8_t before[PROOF_BYTES], uint8_t zegel[PROOF_BYTES],
		    uint8_t kop[PROOF_BYTES]);

/* The head of a link, of its first digest and the head before. */
void custody_chain(const struct custody *custody, const uint8_t before[PROOF_BYTES],
		   const uint8_t zegel[PROOF_BYTES], uint8_t kop[PROOF_BYTES]);

/* custody.c: the number of the last link as the database remembers it beside them, so that it is seen
 * when that link is gone; -1 when what it remembers is not what the program wrote. 0 or -1. */
int custody_remembered(struct store *store, int64_t *nr);

/* The number and head of the last link: 1; 0 when there is none, -1 failed. */
int custody_last(struct store *store, int64_t *nr, uint8_t kop[PROOF_BYTES]);

#endif
