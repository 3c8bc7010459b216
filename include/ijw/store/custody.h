/* The chain of custody of a home (the table logboek): proof that nothing was added to what is kept,
 * removed from it, reordered or changed but by this program with the keys of the home. */
#ifndef IJW_STORE_CUSTODY_H
#define IJW_STORE_CUSTODY_H

#include <stdbool.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/base/signature.h"
#include "ijw/store/store.h"

/* What is kept of a message, each with a digest of its own. */
enum custody_part {
	CUSTODY_BERICHT,   /* identity, receipt, file, verdict, basis, sender, type, days */
	CUSTODY_ORIGINEEL, /* its sealed bytes, and the parts of a claim with their youths */
	CUSTODY_FEIT,      /* what it tells, and of which youths */
	CUSTODY_AFKEUR,    /* the findings of its reception */
	CUSTODY_PARTS
};

/* Tables that have one digest. */
enum custody_table {
	CUSTODY_LIJST,
	CUSTODY_NAAM,
	CUSTODY_AANMELDING,
	CUSTODY_STAND,
	CUSTODY_TABLES
};

/* As people know them: "bericht", "lijst". */
const char *custody_part_name(enum custody_part part);
const char *custody_table_name(enum custody_table table);

/* An act, as it is written down; NULL is written as an empty text. The rest is known: when, who, in which
 * role and why (actor.h), where, by which version. */
struct custody_act {
	const char *daad;     /* a word that never changes: CUSTODY_RECEIVED ... */
	const char *uitkomst; /* CUSTODY_DONE, or why not; NULL: the first */
	const char *betreft;  /* a pseudonym, the number of a message, a table: never a BSN */
	bool if_any; /* its link is not written when nothing changed */
};

#define CUSTODY_BEGUN "begonnen"      /* the chain begins: a new home, or one of an older ijw */
#define CUSTODY_RECEIVED "ontvangen"  /* messages came */
#define CUSTODY_UPDATED "bijgewerkt"  /* lists, registrations, what the database remembers */
#define CUSTODY_REBUILT "herbouwd"    /* all was made anew */
#define CUSTODY_ERASED "gewist"       /* a youth was taken out */
#define CUSTODY_RESTORED "teruggezet" /* a backup became this home */
#define CUSTODY_PAPER "sleutels gedrukt" /* its keys were printed for a copy on paper */
#define CUSTODY_SHOWN "getoond"        /* what is kept of a youth or a message was shown */
#define CUSTODY_EXPORTED "geexporteerd" /* rows of all youths were */
#define CUSTODY_PUBLISHED "gepubliceerd" /* `betreft` is the publication */
#define CUSTODY_LOG_READ "logboek gelezen"
/* How it ended. */
#define CUSTODY_DONE "gelukt"
#define CUSTODY_REFUSED "geweigerd"
#define CUSTODY_NOT_FOUND "niet gevonden"

/* What the transaction at hand does. The texts live until it is committed. */
void store_act(struct store *store, const struct custody_act *act);

/* The last link: its number, when it was made and its head, and how many messages are stored. */
struct custody_head {
	int64_t nr;
	int64_t moment; /* seconds since 1970 */
	int64_t messages;
	uint8_t kop[PROOF_BYTES];
};

/* 1; 0 when there is no link; -1 after it logged. Needs no keys. */
int custody_head(struct store *store, struct custody_head *out);

/* The head that a link of this number has. As custody_head. */
int custody_head_of(struct store *store, int64_t nr, uint8_t kop[PROOF_BYTES]);

/* What is wrong. */
enum custody_fault {
	CUSTODY_LINK_GONE,    /* no link has this number, and a later one is there */
	CUSTODY_LINK_CHANGED, /* a cell of it is another, or the program did not write it */
	CUSTODY_END_CHANGED,  /* what the database remembers of the last link (table logboek_einde) */
	CUSTODY_GONE,         /* a message, or a part of it */
	CUSTODY_ADDED,        /* a message, or a part of it */
	CUSTODY_CHANGED,      /* a part of a message, or a table */
	CUSTODY_MOVED,        /* a message stands under the number of another one */
	CUSTODY_FAULTS
};

struct custody_finding {
	enum custody_fault fault;
	int64_t number; /* of the link or message; 0: of a table */
	int64_t was;    /* CUSTODY_MOVED: the number it came under */
	bool whole;     /* the message, not a part of it */
	enum custody_part part;
	enum custody_table table;
};

typedef void custody_visit(void *context, const struct custody_finding *finding);

/* Goes through the chain and all that is kept, and visits what is wrong, links first, then messages by
 * number, then tables. 0, or -1 after it logged. The store has the keys of its home. */
int custody_check(struct store *store, custody_visit *visit, void *context);

/* The same, and each is logged as an error about the database `path`: 0 when all is well, 1 when something
 * is wrong, -1 after it logged a failure. */
int custody_complain(struct store *store, const char *path);

/* The same of what the transaction at hand has made, which becomes a part of the chain before that. */
int custody_prove(struct store *store, const struct custody_act *act, const char *path);

/* Whether it is about a table as a whole; about the facts of a message that is there. */
bool custody_is_of_table(const struct custody_finding *finding);
bool custody_is_of_facts(const struct custody_finding *finding);

/* A finding in words, in the language of the process, added to `out`. */
void custody_text(const struct custody_finding *finding, struct buf *out);

#endif
