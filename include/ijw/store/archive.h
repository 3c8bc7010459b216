/* Going through what is stored: the originals, and making everything anew that follows from them.
 */
#ifndef IJW_STORE_ARCHIVE_H
#define IJW_STORE_ARCHIVE_H

#include <stdbool.h>

#include "ijw/store/store.h"

/* A stored message, sealed. */
struct original {
	int64_t bericht; /* its row: the order in which the messages came */
	uint8_t name[SHA256_BYTES]; /* its seal is bound to it: its kenmerk, and in a database
				     * before version 13 the SHA-256 of its bytes */
	size_t name_length;
	enum verdict verdict; /* as it was judged when it came */
	bool erased;          /* the part of a youth was: these are not the bytes that came */
	const char *bytes;    /* the store's until its next call; NULL when they are missing */
	size_t length;
};

/* The original behind row `after` (0: the first): 1, or 0 at the end. -1 after it logged. */
int store_original_next(struct store *store, int64_t after, struct original *out);

enum original_fault {
	ORIGINAL_WELL,
	ORIGINAL_MISSING,
	ORIGINAL_CLOSED,  /* damaged, or sealed with another key */
	ORIGINAL_REFUSED, /* accepted when it came, and gives no typed message today */
	ORIGINAL_BROKE,   /* it broke every worker that judged it (LIMIT_TRIES) */
};

/* Opens an original that was read through this connection into `out`, as it came in. */
enum original_fault store_original_open(struct store *store, const struct original *original,
					struct buf *out);

/* Logs what is wrong with an original, which is named by its row. Returns -1. */
int store_original_complain(const struct store *store, const struct original *original,
			    enum original_fault fault);

/* Whether these very bytes are stored, came before `before` (seconds since 1970) and can be opened:
 * 1, or 0, also when what is stored of them is damaged, which is logged. -1 after a failure was
 * logged. */
int store_holds(struct store *store, const char *bytes, size_t length, int64_t before);

/* Brings the log into the database and empties it, so that nothing is left in either of what was erased
 * (erase.h). Who reads is waited for. 0, or -1 after it logged. */
int store_wipe_log(struct store *store);

/* What was done last of what is done once a day, by name, as a text that says when and how: whether
 * it is this text, 1 or 0; and to write it down, 0. -1 after a failure was logged. */
int store_did(struct store *store, const char *what, const char *text);
int store_do(struct store *store, const char *what, const char *text);

/* How far the deriving of rows has come. */
struct deriving {
	int64_t jeugdige; /* the last that was derived */
	int32_t today;
	bool all; /* with those who have very many events */
};

/* The quick road of making everything anew, inside a transaction (store_begin): what the store
 * keeps of each message is compared with its original (compare.h), and the whole with itself
 * (_check_all), while the rows are made anew. When something differs that is rolled back, and the
 * long road taken (renewal.h). Both give the same database.
 *
 * _check_all returns 1 when all is as it should be, 0 when something differs; -1 after a failure
 * was logged. Whether a message counts is decided by the verdict it had when it came: one that was
 * accepted then is typed today, too. */
int store_rebuild_check_all(struct store *store);

/* Judges the messages against each other and derives the rows of all youths: _rows forgets them,
 * _next makes those of one more youth (1, or 0 when there is none left), _end the rest, and forgets
 * youths of whom no message speaks. */
int store_rebuild_rows(struct store *store, int32_t today, struct deriving *deriving);
int store_rebuild_next(struct store *store, struct deriving *deriving);
int store_rebuild_end(struct store *store, const struct deriving *deriving);

/* Whether one of these, or _check_all, failed since facts of a message are damaged, which is not
 * logged: the long road makes them anew. */
bool store_rebuild_damaged(const struct store *store);

/* The day that the stored rows are of, for which they are made anew to be compared; `today` when
 * there are none. 0 or -1. */
int store_rebuild_day(struct store *store, int32_t today, int32_t *day);

/* A table that is made anew, and how many of its rows differ: came, went, or are others. */
struct difference {
	const char *table; /* as people know it */
	int64_t rows;
	int64_t first; /* the number of the message or youth of the first of them; 0: it has none */
};
enum {
	DIFFERENT_BERICHT,
	DIFFERENT_FEIT,
	DIFFERENT_AFKEUR,
	DIFFERENT_JEUGDIGE,
	DIFFERENT_TRAJECT = 8,
	DIFFERENT_SLEUTEL = 11,
	DIFFERENCES
};

/* Compares what the transaction of the quick road has made so far with what was stored before it,
 * but for the facts and the keys, which were compared. 0, or -1 after it logged. */
int store_rebuild_differences(struct store *store, struct difference out[DIFFERENCES]);

/* Remembers when all was made anew: seconds since 1970; that workers did not agree before is of no
 * more account. Inside the transaction. 0 or -1. */
int store_rebuild_remember(struct store *store, int64_t now);

#endif
