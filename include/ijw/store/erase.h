/* Taking one youth out of what is kept (AVG, article 17), so that the rest stays as it would be had no message
 * told of them. */
#ifndef IJW_STORE_ERASE_H
#define IJW_STORE_ERASE_H

#include "ijw/message/bsn.h"
#include "ijw/store/gewist.h"
#include "ijw/store/inzage.h"

/* What becomes of a message. */
enum erase_fate {
	ERASE_STAYS,   /* an answer that answers something that stays */
	ERASE_GOES,    /* the whole */
	ERASE_SHRINKS, /* the part of the youth is taken out: it is judged anew as what is left */
};

/* Who is erased, and of what. */
struct erase_whom {
	char client[PSEUDONYM_TEXT]; /* their pseudonym */
	char bsn[BSN_DIGITS + 1];    /* empty: no message that was not accepted has it */
	int64_t until; /* only what was received up to this moment (seconds since 1970) */
};

struct erase_plan {
	struct inzage inzage;  /* all that is kept about them */
	enum erase_fate *fate; /* of each of its messages */
	int64_t whole, parts;  /* how many go, and shrink */
	int64_t later;         /* of those that tell of them came later, and stay */
	int64_t others;        /* of those that go tell of others too, being kept in one piece */
	int64_t claims;        /* of all these are claims or answers on one, dated after `term` */
};

/* Finds it out; `term` is a day. Ended with erase_plan_end, also after -1. As store_inzage. */
int erase_plan(struct store *store, const struct erase_whom *whom, int32_t term, struct pool *pool,
	       struct erase_plan *out);
void erase_plan_end(struct erase_plan *plan);

/* Whether bytes are those of a message that goes or shrinks, or hold the BSN (NULL: that is not asked): 1 or 0;
 * -1 after it logged. */
int erase_concerns(struct store *store, const struct erase_plan *plan, const char *bsn,
		   const char *bytes, size_t length);

/* Finds the youths of an erasure list that anything is kept of: `out` has a place for each line of the list,
 * with an empty `client` where there is nothing. To be wiped by the caller. 0, or -1 after it logged. */
int erase_find(struct store *store, const struct gewist *list, struct erase_whom *out);

/* Takes the lines of aanmelddatum.csv that are about requests of theirs out of it: how many; with `dry_run`
 * they are only counted. -1 after it logged. The database goes after it: what it knows of the requests is
 * asked for. */
int64_t erase_aanmelddatum(struct store *store, const struct erase_plan *plan, bool dry_run);

/* Prepares a connection for it: before its transaction. 0 or -1. */
int erase_begin(struct store *store);

/* Does it, within a transaction of erase_begin in which nothing was stored and no load waits to be derived,
 * and derives what follows. The act is to be named by store_act. 0 or -1. */
int erase_run(struct store *store, const struct erase_plan *plan, int32_t today);

#endif
