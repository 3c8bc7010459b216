/* The local database of a home. The only floor that sees SQLite.
 *
 * Every call that fails has logged why, once, and returns -1: the transaction is then to be rolled
 * back and the file stays for the next round. */
#ifndef IJW_STORE_STORE_H
#define IJW_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "ijw/message/event.h"
#include "ijw/care/parameters.h"
#include "ijw/rule/judge.h"
#include "ijw/store/home.h"

struct store;

/* Opens HOME/ijw.db to write, makes it when it is not there, brings an older one up to date. One
 * that is newer, that goes with other keys, or in whose schema is anything that ijw did not put
 * there is refused. Returns NULL after it logged. The home, which has its keys, outlives the store.
 */
struct store *store_open(const struct home *home);

/* Opens it to read, also where nothing can be written or there is no room, and without keys. It is
 * not brought up to date: one whose tables are not those of today is refused. */
struct store *store_read(const struct home *home);

/* Makes certain that what was committed before lasts, also when the process that committed was
 * killed before it had synced, or was told that it could not: only what is written anew is. To be
 * called before anything follows from what the database says. 0, or -1 after it logged. */
int store_secure(struct store *store);

/* Ends it; a transaction that is open is rolled back. NULL is allowed. */
void store_close(struct store *store);

/* For large transactions, of which all is waited for as a whole: takes more memory to spare time.
 * `adds`: no message or youth is taken away through this store, and it is not looked up row by row
 * whether what a row refers to is there: it was added just before. Not inside a transaction. 0 or
 * -1. */
int store_bulk(struct store *store, bool adds);

/* One transaction a message group. */
int store_begin(struct store *store);
int store_commit(struct store *store);
void store_rollback(struct store *store);

/* After a failure: whether it was of a kind that trying again does not mend (an I/O error, a
 * damaged database). */
bool store_is_broken(const struct store *store);

/* What became of a message that was handed in. */
enum store_outcome {
	STORE_FAILED = -1,
	STORE_NEW,      /* kept, its events count */
	STORE_REPEATED, /* kept, but its content is that of an earlier message: it counts once, and
			 * of its findings those on the file are kept */
	STORE_DUPLICATE /* the same bytes were here before: nothing was changed */
};

/* A message as it is handed in. */
struct intake {
	const char *file;   /* shown name (label_show) */
	const char *member; /* shown name in its archive, or NULL */
	const uint8_t *sha256;
	const char *bytes; /* of the file or member, envelope included */
	size_t length;
	const struct buf *packed; /* what packing_add made of it, or was said to; NULL for nothing */
	int64_t received;                  /* seconds since 1970 */
	struct judgement *judgement;       /* with its facts (judge_facts); see store_add */
	const char *schemas;               /* xsd_hash of the set it was judged by */
};

/* Keeps a message: its bytes compressed and sealed, its verdict and findings, and when it was
 * accepted its events. The texts of its facts that tell a person are masked first, in the judgement
 * too. Remembers which youths it touches. `*bericht` receives its number. Inside a
 * transaction. */
enum store_outcome store_add(struct store *store, const struct intake *intake, int64_t *bericht);

/* The file of the messages from `first` on that had the one shown name has the other. Inside a
 * transaction. 0 or -1. */
int store_rename_file(struct store *store, int64_t first, const char *from, const char *to);

/* Writes down by which lists the messages that follow are judged. Inside a transaction, before its
 * first message. 0 or -1. */
int store_use_lijsten(struct store *store, const struct lijsten *lijsten);

/* Judges the messages of the transaction against each other and what was stored before (dossier.h
 * of the rules), and derives anew the rows of the youths they touch, as known and seen today. When
 * the stored rows are of an earlier day, also those of the youths who are due (derive.h); when they
 * are of a later one, or were made with other parameters or by another version: of all youths.
 * Inside the transaction of the messages. */
int store_derive(struct store *store, int32_t today);

/* The same, but youths with more than LIMIT_YOUTH_EVENTS events only stay marked, and so do dossiers
 * of more than LIMIT_DOSSIER_ROWS: a message in one of them costs no more than others do. Until the next store_derive the stored rows and
 * findings on their messages are those from before. */
int store_derive_soon(struct store *store, int32_t today);

/* Ends a group of a load that goes on: in the place of store_derive. Nothing is derived or judged
 * against each other; that it is still to be done is written down, and the next store_derive does
 * it for all of the load, also in another process. Readers derive aside until then, but findings
 * between messages are not there yet (store_postponed). Inside the transaction of the messages. */
int store_postpone(struct store *store);

/* The first message of a load that is not derived yet; 0: there is none. -1 after it logged. */
int64_t store_postponed(struct store *store);

/* The file of a message and its name in an archive, as they are shown: FILE or FILE!MEMBER. Added to
 * `out`. 0 or -1. */
int store_label(struct store *store, int64_t bericht, struct buf *out);

/* Counts the youths and dossiers with very many events that are marked: 0, or -1 after it logged. */
int store_count_marked(struct store *store);

/* How many youths and dossiers the last of these calls left marked. */
int64_t store_marked(const struct store *store);

/* How long all calls of store_derive together took to judge messages against each other, in
 * microseconds; the rest of their time went to reading events and deriving rows. */
int64_t store_judge_us(const struct store *store);

/* A finding on message `bericht`; valid during the call only. */
typedef void store_finding(void *context, int64_t bericht, const struct finding *finding);

/* Visits what the rules between messages found in the transaction that was derived last, or in the
 * load that it was the end of, and no message has resolved, by message. 0 or -1. */
int store_each_finding(struct store *store, store_finding *visit, void *context);

/* Reads HOME/aanmelddatum.csv when it is not the one that was read last; without the file there are
 * no registrations. A line that is wrong is named and left out; a file that is none of ours is
 * named and what was read before stands. Inside a transaction. 0; 1 when the file that is there is
 * refused; -1 for a failure. */
int store_read_aanmelddatum(struct store *store);

/* Whether there is a table of this name that can be exported (columns.h). */
bool store_has_table(const char *table);

/* Adds the names of these tables, joined by ", ". */
void store_tables(struct buf *out);

/* The table that somebody who wrote `name` most likely means; NULL: none. */
const char *store_nearest_table(const char *name);

/* Which table, and of when. */
struct export {
	const char *table;
	int32_t peildatum, kennisdatum;
	bool open;    /* of afkeur: only the findings that nothing has resolved */
	bool ordered; /* of gebeurtenis: youth after youth (feiten.h) */
};

/* Writes a table as CSV (contract, section 4), derived for peildatum and kennisdatum. 0 or -1. */
int store_export(struct store *store, const struct export *wanted, FILE *out);

/* Writes down that the keys of the home were printed for a copy on paper, as an act in logboek too. A
 * transaction of its own. 0 or -1. */
int store_note_paper(struct store *store, int64_t now);

/* How the database is, for `ijw status`. */
struct store_status {
	int version; /* of the database */
	const char *sqlite;
	char schemas[SHA256_TEXT]; /* the schema set of the last message; "" for none */
	int64_t messages;
	int64_t verdicts[VERDICTS];
	int64_t hour[VERDICTS]; /* of them came in the last hour, in the last day */
	int64_t day[VERDICTS];
	int64_t before;        /* of them came more than a day ago */
	/* Of the last day: retours that reject what they answer, messages that are dated after the
	 * day behind their receipt or more than a year before it, senders who were not heard of
	 * before. */
	int64_t rejecting, far, new_senders;
	int64_t senders;          /* all there are */
	int64_t open[SEVERITIES]; /* findings that no later message has resolved */
	int64_t youths;
	int64_t marked;        /* of them wait to be derived (store_derive_soon) */
	int64_t dossiers;      /* large ones that wait to be judged (store_derive_soon) */
	int64_t postponed;     /* messages that wait to be judged against each other and derived */
	int64_t last_received; /* seconds since 1970; 0 = never */
	int32_t peildatum;     /* of the stored rows; DAY_NONE = none yet */
	int64_t paper;         /* when the keys were printed last (ijw keys --papier); 0 = never */
	int64_t rebuilt;       /* when all was made anew last: seconds since 1970; 0 = never */
	int64_t disagreed;     /* when a worker was last found to lie (workers.h), since then: as above */
	bool other_parameters; /* they were derived with other parameters than ijw.conf has now */
	int64_t bytes;         /* size of the database */
	int64_t aanmeldingen;  /* lines of aanmelddatum.csv */
	int64_t onbekend;      /* of them whose request is not stored */
	int64_t fouten;        /* lines that were left out */
	bool refused;          /* the file as it is now is none of ours: those are of an older one */
};

/* As of `now`, in seconds since 1970. Quick, whatever the size. 0 or -1. */
int store_status(struct store *store, int64_t now, struct store_status *out);

/* Whether a worker compressed something else than the message that it judged, since this was asked
 * last. */
bool store_was_lied_to(struct store *store);

/* Remembers that a worker said of a message what is not so, until everything is made anew. Inside a
 * transaction. 0 or -1. */
int store_note_disagreement(struct store *store, int64_t now);

/* Who sent messages, by code: the gemeente as GM0153, the aanbieder as eight digits. */
enum { SENDER_TEXT = 12 };
struct sender {
	char code[SENDER_TEXT];
	int type;         /* of the last message: 301 for a JW301 */
	int64_t received; /* seconds since 1970 */
};

/* Those `room` of them that were heard of first: a flood of new ones hides none. Returns how many, or
 * -1. */
int store_senders(struct store *store, struct sender *senders, int room);

#endif
