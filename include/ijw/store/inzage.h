/* Everything that is kept about one youth: for who asks what is kept about them (AVG, article 15). */
#ifndef IJW_STORE_INZAGE_H
#define IJW_STORE_INZAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/base/pool.h"
#include "ijw/base/pseudonym.h"
#include "ijw/message/event.h"
#include "ijw/store/archive.h"

/* What a message has to do with the youth. */
enum inzage_band {
	INZAGE_OWN,    /* it tells of them */
	INZAGE_ANSWER, /* it names no youth, and answers a message of theirs: JW319, a JW325 or a retour as
			* a whole */
	INZAGE_FOUND,  /* it was not accepted, so that nothing was taken out of it, and has their BSN */
};

/* How much of its bytes is about them alone. */
enum inzage_share {
	INZAGE_WHOLE,
	INZAGE_PART, /* it is kept in parts, and theirs can be given with what is about nobody */
	INZAGE_NONE, /* others are told of in it, or may be, and it is kept in one piece */
};

/* Texts are NULL and days DAY_NONE where the message has none; they are as they are stored: what tells a
 * person is masked in them. */
struct inzage_bericht {
	int64_t number;
	enum inzage_band band;
	enum inzage_share share;
	enum verdict verdict;
	const char *type; /* "JW301" */
	const char *afzender, *ontvanger, *identificatie;
	int32_t dagtekening;
	int64_t received;   /* seconds since 1970 */
	const char *file, *member;
	int64_t same_as;    /* the earlier message that says the same; 0: none */
};

/* A line of aanmelddatum.csv whose request is theirs. */
struct inzage_aanmelding {
	const char *aanbieder, *referentie;
	int32_t dag;
};

struct inzage {
	int64_t jeugdige; /* 0: no message that counts tells of them */
	char client[PSEUDONYM_TEXT]; /* their pseudonym, also then */
	struct inzage_bericht *bericht; /* in the order of receipt: of their numbers */
	size_t berichten;
	struct inzage_aanmelding *aanmelding;
	size_t aanmeldingen;
	struct event *event; /* as store_events gives them */
	size_t events;
};

/* Gathers it for a BSN (nine digits), with its texts in the pool; ended with inzage_end, also after -1;
 * `event` lives until the store is used for other events.
 * Every message that was not accepted is opened and searched. The store has the keys of its home and is
 * reading (store_begin_reading). 0, or -1 after it logged, also when one of those cannot be opened. */
int store_inzage(struct store *store, const char *bsn, struct pool *pool, struct inzage *out);

/* The same for a pseudonym; without a BSN (NULL) no message that was not accepted is searched. */
int store_inzage_of(struct store *store, const char *client, const char *bsn, struct pool *pool,
		    struct inzage *out);

void inzage_end(struct inzage *inzage);

/* Whether a registration with this reference, as it is stored, is among theirs. */
bool inzage_has_aanmelding(const struct inzage *inzage, const char *aanbieder, const char *referentie);

/* Opens the original of a message of it into `out`, as far as it may be given (INZAGE_NONE: not asked for).
 * 0, or -1 after it logged. */
int store_inzage_open(struct store *store, const struct inzage *inzage,
		      const struct inzage_bericht *bericht, struct buf *out);

/* Visits the findings on a message of it; of one that tells of others too only those on this youth. 0 or
 * -1. */
typedef void inzage_finding(void *context, const char *regel, const char *ernst, int64_t regelnummer,
			    const char *pad);
int store_inzage_findings(struct store *store, const struct inzage *inzage,
			  const struct inzage_bericht *bericht, inzage_finding *visit, void *context);

#endif
