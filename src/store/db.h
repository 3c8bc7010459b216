/* Inside the store: the connection, its statements by name, and calls that log their failure once.
 */
#ifndef IJW_STORE_DB_H
#define IJW_STORE_DB_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "ijw/base/digest.h"
#include "ijw/base/pseudonym.h"
#include "ijw/store/archive.h"
#include "ijw/store/columns.h"
#include "ijw/store/store.h"
#include "basis.h"
#include "packer.h"

/* Every statement that is used more than once, prepared at first use. The texts stand in
 * statements.c. */
enum statement {
	SQL_BEGIN,
	SQL_COMMIT,
	SQL_ROLLBACK,
	SQL_BASIS_ADD,
	SQL_BASIS_ID,
	SQL_BASIS_SCHEMAS,
	SQL_BERICHT_ADD,
	SQL_BERICHT_FILE,
	SQL_BERICHT_LABEL,
	SQL_BERICHT_SAME,
	SQL_BERICHT_REPEATS,
	SQL_ORIGINEEL_ADD,
	SQL_ORIGINEEL_DEEL_ADD,
	SQL_AFKEUR_ADD,
	SQL_BERICHT_VOID,
	SQL_BERICHT_VOID_NAMED,
	SQL_JEUGDIGE_ADD,
	SQL_JEUGDIGE_ID,
	SQL_JEUGDIGE_CLIENT,
	SQL_FEIT_ADD,
	SQL_SLEUTEL_ADD,
	SQL_RETOUREN_ON,
	SQL_SLEUTEL_FIRST_DAY,
	SQL_SLEUTEL_MORE,
	SQL_REQUEST_STANDS,
	SQL_FEITEN_COUNTING,
	SQL_YOUTHS_COUNTING,
	SQL_YOUTHS_BETWEEN,
	SQL_FEITEN_BY_KEY,
	SQL_FEITEN_BY_KEY_BACK,
	SQL_FEITEN_OF_NAME,
	SQL_FEITEN_SINCE,
	SQL_FEITEN_FROM,
	SQL_FEITEN_KNOWN,
	SQL_BERICHT_HALF,
	SQL_TOUCH,
	SQL_YOUTHS_BY_KEY,
	SQL_YOUTHS_OF_NAME,
	SQL_TOUCH_ALL,
	SQL_TOUCH_DUE,
	SQL_TOUCHED,
	SQL_STALE,
	SQL_TOUCHED_CLEAR,
	SQL_TOUCHED_CLEAR_SMALL,
	SQL_TOUCHED_DONE,
	SQL_MARKED,
	SQL_JEUGDIGE_DERIVED,
	SQL_JEUGDIGEN,
	SQL_FIRST_DAY,
	SQL_LAST_DAY,
	SQL_SIGNALEN,
	SQL_AFZENDERS,
	SQL_GROUP_NEXT,
	SQL_FINDINGS_OF,
	SQL_FINDINGS_ON,
	SQL_FINDING_ADD,
	SQL_FINDING_DROP,
	SQL_FINDINGS,
	SQL_BERICHTEN_BETWEEN,
	SQL_LARGE_ADD,
	SQL_LARGE_COUNT,
	SQL_LARGE_CLEAR,
	SQL_LARGE_MESSAGES,
	SQL_BERICHTEN_NAMED,
	SQL_FEITEN_BESIDE_KEY,
	SQL_DECLARATIE_UNKNOWN,
	SQL_STAND_GET,
	SQL_STAND_SET,
	SQL_STAND_FORGET,
	SQL_ONTVANGST_ADD,
	SQL_ONTVANGST_REJECTING,
	SQL_ONTVANGST_FAR,
	SQL_ONTVANGST_JOIN,
	SQL_ONTVANGST_JOINED,
	SQL_ZENDER_ADD,
	SQL_OPENSTAAND_ADD,
	SQL_OPENSTAAND_CHANGE,
	SQL_OPENSTAAND_ALL,
	SQL_STATUS,
	SQL_STATUS_VERDICTS,
	SQL_STATUS_OPEN,
	SQL_STATUS_SENDERS,
	SQL_STATUS_NEW_SENDERS,
	SQL_AANMELDING_CLEAR,
	SQL_AANMELDING_ADD,
	SQL_AANMELDING_STATUS,
	SQL_LIJST_USE,
	SQL_LIJST_ADD,
	SQL_NAAM_KNOWN,
	SQL_NAAM_CLEAR,
	SQL_NAAM_ADD,
	SQL_ORIGINEEL_NEXT,
	SQL_ORIGINEEL_DELEN,
	SQL_COMPARE_LAST,
	SQL_COMPARE_MESSAGES,
	SQL_COMPARE_FEITEN,
	SQL_COMPARE_NAMES,
	SQL_COMPARE_SLEUTELS,
	SQL_REPEATS_WRONG,
	SQL_VOIDS_WRONG,
	SQL_BERICHT_HELD,
	SQL_BACKUP_TALLY,
	SQL_MASKER_ANY,
	SQL_MASKER_HAS,
	SQL_MASKER_ADD,
	SQL_MASKER_BERICHT,
	SQL_BERICHT_NAME,
	SQL_BERICHTEN_BY_KEY,
	SQL_HEENBERICHTEN,
	SQL_HEENBERICHT_FINDINGS,
	SQL_PARTIES,
	SQL_SLEUTEL_DROP,
	SQL_FEIT_CHANGE,
	SQL_FEITEN_OF,
	SQL_MASKER_AANMELDING,
	SQL_MASKER_FINDINGS,
	SQL_MASKER_FINDINGS_LEFT,
	SQL_DIFFER_BERICHT, /* in the order of store_rebuild_differences */
	SQL_DIFFER_FEIT,
	SQL_DIFFER_AFKEUR,
	SQL_DIFFER_JEUGDIGE,
	SQL_DIFFER_VERZOEK,
	SQL_DIFFER_TOEWIJZING,
	SQL_DIFFER_LEVERING,
	SQL_DIFFER_WACHTKETEN,
	SQL_DIFFER_TRAJECT,
	SQL_DIFFER_MASKER,
	SQL_DIFFER_TELLING,
	SQL_DIFFER_SLEUTEL,
	SQL_KEYS_MESSAGES,
	SQL_KEYS_ALL,
	SQL_KEYS_YOUTH,
	SQL_CARRY_MESSAGES, /* what is carried into a database that is made anew */
	SQL_CARRY_AFKEUR,
	SQL_CARRY_GEWIST,
	SQL_CARRY_AANMELDING,
	SQL_CARRY_LIJST,
	SQL_CARRY_NAAM,
	SQL_CARRY_STAND,
	SQL_CARRY_LOGBOEK,
	SQL_CARRY_LOGBOEK_END,
	SQL_LOGBOEK_ADD,
	SQL_LOGBOEK_CELLS,
	SQL_LOGBOEK_HEAD,
	SQL_LOGBOEK_HEAD_OF,
	SQL_LOGBOEK_ALL,
	SQL_LOGBOEK_END,
	SQL_LOGBOEK_END_SET,
	SQL_LOGBOEK_TABELLEN,
	SQL_LOGBOEK_SHOWN,
	SQL_CUSTODY_BERICHT, /* in the order of custody_read.c */
	SQL_CUSTODY_ORIGINEEL,
	SQL_CUSTODY_DEEL,
	SQL_CUSTODY_FEIT,
	SQL_CUSTODY_AFKEUR,
	SQL_CUSTODY_LIJST, /* in the order of enum custody_table */
	SQL_CUSTODY_NAAM,
	SQL_CUSTODY_AANMELDING,
	SQL_CUSTODY_STAND,
	SQL_INZAGE_REPEATS,
	SQL_INZAGE_NOT_ACCEPTED,
	SQL_INZAGE_BERICHT,
	SQL_INZAGE_AANMELDING,
	SQL_INZAGE_FINDINGS,
	SQL_SHOW_FIND,
	SQL_SHOW_BERICHT,
	SQL_SHOW_FINDINGS,
	SQL_SHOW_OTHER_RETOUR,
	SQL_GEWIST_ADD,
	SQL_BERICHT_OF,
	SQL_ERASE_ORIGINEEL,
	SQL_ERASE_DELEN,
	SQL_ERASE_FEITEN,
	SQL_ERASE_AFKEUR,
	SQL_ERASE_AFGELEID,
	SQL_ERASE_UITGESTELD,
	SQL_ERASE_GEWIST,
	SQL_ERASE_BERICHT,
	SQL_ERASE_CHANGE,
	SQL_ERASE_AANMELDING,
	SQL_ERASE_VERZOEK,
	SQL_ERASE_TOEWIJZING,
	SQL_ERASE_LEVERING,
	SQL_ERASE_WACHTKETEN,
	SQL_ERASE_TRAJECT,
	SQL_ERASE_DOSSIER,
	SQL_ERASE_JEUGDIGE,
	SQL_ERASE_UNVOID,
	SQL_ERASE_MASKER,
	STATEMENTS
};

/* What is done with the rows of a derived table: all of a youth go, one comes, all are read. */
enum derived_use { DERIVED_DROP, DERIVED_ADD, DERIVED_READ, DERIVED_USES };

struct custody;

struct store {
	const struct home *home;
	sqlite3 *db;
	char *path;
	sqlite3_stmt *statements[STATEMENTS];
	bool reads_keys[STATEMENTS]; /* of those that were prepared: whether keys may not wait for them */
	sqlite3_stmt *derived[DERIVED_TABLES][DERIVED_USES]; /* the same, made from columns.h */
	struct pool *pool;         /* of the youth being derived */
	struct related *related;   /* related.h; NULL: nothing was noted */
	struct voids *voids;       /* void.h; the same */
	int64_t *again;            /* messages before the group that are judged anew with it */
	size_t again_count, again_room;
	struct youths *youths;     /* of who has no keys, once something was looked for */
	struct shared *shared;     /* shared.h; NULL: no youths are being derived */
	struct youth_numbers *youth_numbers; /* youth_numbers.h; NULL: none is remembered */
	struct key_run *key_run;   /* key_run.h; NULL: keys do not wait */
	struct packer *packer;     /* this and the next NULL for who only reads a home without its keys */
	struct opener *opener;     /* of the thread that has this connection */
	int version;               /* of the database (schema.h); 0: not known, as of today */
	struct digest_cell lijsten;       /* of the lists in use; empty: none were told */
	struct basis basis;               /* that was looked up last, and its row */
	int64_t basis_id;                 /* 0: none was */
	uint8_t sleutel[SHORT_KEY_BYTES]; /* of the keys by which messages are found */
	uint8_t masker[SHORT_KEY_BYTES];  /* of the digests of what is masked (masker.h) */
	uint8_t inhoud[SHORT_KEY_BYTES];  /* under which the heads of contents are hidden (bericht.h) */
	struct {
		int64_t key; /* 0: none */
		int32_t day;
		int64_t retour;
	} voiding; /* event.c: the retour that was looked up last, in this transaction */
	bool masks;                       /* there may be such digests */
	int64_t group;   /* the first message of the transaction; 0 when none came yet */
	bool whole;      /* there was no message before it, or before the load that it is part of */
	int64_t since;   /* dossiers with a message from this one on are judged; 0 for none */
	int64_t judged;  /* the group that was derived last */
	int64_t judge_us; /* see store_judge_us */
	int64_t marked;   /* youths of those of store_marked */
	int64_t put_off;  /* the dossiers of those */
	int64_t untold;   /* the first message that is not counted yet (telling.h); 0: none */
	int64_t opened[SEVERITIES]; /* how many more findings are open than are counted */
	bool broken;     /* what is written cannot be trusted */
	bool no_rows;    /* no youth that is derived has rows yet */
	bool rebuilding; /* facts that are damaged are made anew: nothing is said of them */
	bool damaged;    /* such facts were come upon */
	bool lied;    /* a worker compressed something else than the message (store_was_lied_to) */
	struct custody *custody; /* custody.h; NULL for who only reads a home without its keys */
	struct store *twin; /* reads the same moment for another thread; NULL: there is none */
};

/* A prepared statement, reset and with nothing bound; NULL after it logged. */
sqlite3_stmt *db_statement(struct store *store, enum statement statement);

/* Forgets the prepared statements: the names in them now mean other tables. */
void db_forget(struct store *store);

/* Runs a statement to its end. 0 or -1. */
int db_run(struct store *store, sqlite3_stmt *statement);

/* The next row: 1, 0 at the end, -1 after it logged. Not to be called again after 0 or -1. */
int db_row(struct store *store, sqlite3_stmt *statement);

/* Runs SQL without parameters and results. 0 or -1. */
int db_exec(struct store *store, const char *sql);

/* The first cell of what this SQL without parameters finds, as text: 1; 0 when it finds nothing, -1
 * after it logged. */
int db_text(struct store *store, const char *sql, struct buf *out);

/* How much there is to do, for people who watch (progress.h): begins to count up to the number that the
 * query gives. Asked only when somebody watches; what fails here fails again where it matters. */
void db_progress(struct store *store, const char *sql);

/* Logs the last error of the connection, and remembers when it is of a kind that trying again does
 * not mend. Returns -1. */
int db_failed(struct store *store);

/* Whether the last error of the connection is that there is no room, whatever SQLite calls it. */
bool db_is_full(sqlite3 *db);

/* Whether the statements of a connection are broken off when what is in hand is to be given up
 * (halt.h): they fail with SQLITE_INTERRUPT, of which nothing is logged. */
void db_heed(sqlite3 *db, bool on);

/* The same of any database file, by SQLite's code. Returns -1. */
int db_complain(const char *path, int code);

/* files.c: from now on SQLite reads through it. */
void db_files(void);

/* open.c: brings the log into the database, as far as nobody else reads or does it. When that
 * fails for want of room or because others are busy nothing is lost: the log is whole. 0, or -1
 * after it logged. */
int store_checkpoint(struct store *store);

/* open.c: brings the log into the database, as store_checkpoint, and empties it: nothing is left in
 * it of what was there before. 0, also when somebody reads what is in it; -1 after it logged. */
int store_empty_log(struct store *store);

/* open.c: an empty database in work/ without a name, which is gone with the process. NULL after it
 * logged. */
struct store *store_in_the_making(const struct home *home);

/* open.c: a database beside that of a home, only for reading, without its tables being brought up
 * to date; nobody else may write to it meanwhile. Its originals are opened with the keys of `keys`,
 * which outlives it. Ended with store_close; NULL after it logged. */
struct store *store_aside(const struct home *keys, const char *path);

/* open.c: the database of a store a second time, only for reading. Ended with store_close; NULL
 * after it logged. */
struct store *store_beside(const struct store *store);

/* open.c: the same for a second reader, also of a file that nobody may lock. Nothing is logged. */
struct store *store_twin(const struct store *store);

/* open.c: as store_open, but the keys may be others than those of the database: it is about to be
 * replaced as a whole. */
struct store *store_to_fill(const struct home *home);

/* open.c: as store_read, but nothing is asked of the tables yet. */
struct store *store_look(const struct home *home);

/* open.c: whether the file of a database has all that is in it: no log or journal with anything in
 * it lies beside it. */
bool store_is_alone(const char *path);

enum keys_outcome {
	KEYS_FAILED = -1, /* machine or database */
	KEYS_WELL,
	KEYS_WRONG,  /* they are named */
	KEYS_UNKNOWN /* the database knows no check value of them */
};

/* keys.c: whether the keys of the home are those the database knows by their check values. */
enum keys_outcome keys_check(struct store *store);

/* keys.c: for a database without check values: whether every original was sealed with the archive
 * key, and the pseudonyms of the first and the last youths made with the pseudonym key. When there
 * are two keys the numbers of the messages under each are told. Never KEYS_UNKNOWN. */
enum keys_outcome keys_prove(struct store *store);

/* keys.c: whether those pseudonyms were made with the pseudonym key. */
enum keys_outcome keys_prove_pseudonyms(struct store *store);

/* keys.c: writes the check values of the keys of the home down. 0 or -1. */
int keys_remember(struct store *store);

/* Binding in order: each takes the next parameter. The first failure is kept in `rc`. */
struct binder {
	sqlite3_stmt *statement;
	int at;
	int rc;
};
void bind_text(struct binder *binder, const char *text);                 /* NULL binds NULL */
void bind_blob(struct binder *binder, const void *bytes, size_t length); /* NULL binds NULL */
void bind_number(struct binder *binder, int64_t number);
void bind_number_or_null(struct binder *binder, int64_t number, int64_t null);
void bind_date(struct binder *binder, int32_t day); /* as ISO text; DAY_NONE binds NULL */

/* Texts and blobs that are bound must live until the statement has run. */

/* Runs a statement with RETURNING id whose parameters were bound: `visit` gets each. 0 or -1. */
int db_bound_each(struct store *store, const struct binder *binder,
		  void (*visit)(struct store *store, int64_t id));

/* Runs a statement whose parameters were bound. 0, or -1 after it logged. */
int db_bound(struct store *store, const struct binder *binder);

/* The cells of a row that was found, one after the other. Each of these is about the next one:
 * whether it has what binding the same would have put there. */
struct found {
	sqlite3_stmt *row;
	int at;
};
bool found_text(struct found *found, const char *text);
bool found_blob(struct found *found, const void *bytes, size_t length);
bool found_number(struct found *found, int64_t number, int64_t null);

/* store.c: what the database remembers of itself, by key; "" for a key that was never set. 0 or -1.
 */
#define STAND_PEILDATUM "peildatum"   /* of the derived rows */
#define STAND_PARAMETERS "parameters" /* they were derived with */
#define STAND_DERIVED "afgeleid"      /* by which version and derivation */
#define STAND_JUDGED "geoordeeld"     /* by which rules messages were judged against each other */
#define STAND_REBUILT "herbouwd"      /* when all was made anew: seconds since 1970 */
#define STAND_DISAGREED "oneens"      /* when a worker was last found to lie: seconds since 1970 */
#define STAND_PAPER "sleutels_papier" /* when the keys were printed last: seconds since 1970 */
#define STAND_POSTPONED "uitgesteld"  /* the first message of a load that is to be derived (postponed.h) */
int stand_get(struct store *store, const char *key, struct buf *value);
int stand_set(struct store *store, const char *key, const char *value);
int stand_set_moment(struct store *store, const char *key, int64_t seconds);
int stand_forget(struct store *store, const char *key);

/* aanmelding.c: forgets a plain digest of aanmelddatum.csv, which databases before version 13
 * remembered: the file is read again. 0 or -1. */
int aanmelding_forget_digest(struct store *store);

/* aanmelding.c: adds a registration, its reference masked as in the messages (masker.h): 1, 0 when
 * the reference was there, -1 failed. */
int aanmelding_add(struct store *store, const char *aanbieder, const char *reference, int32_t day);

/* The youths whose stored rows are not those of a day, which is not before that of the rows. */
#define STALE(day)                                                                                 \
	"SELECT id FROM jeugdige WHERE volgende_dag <= " day " UNION SELECT id FROM geraakt"

/* aanmelding.c: its part of the counts. 0 or -1. */
int aanmelding_status(struct store *store, struct store_status *out);

/* aanmelding.c: the view a second time, as a temporary one of these days. 0 or -1. */
int aanmelding_aside(struct store *store, int32_t peildatum, int32_t kennisdatum);

/* export.c: the result of a query as CSV with a header. 0 or -1. */
int export_print(struct store *store, const char *select, FILE *out);

/* export.c: the line with the names of the columns. */
void export_header(const struct table *table, FILE *out);

/* gebeurtenis.c: the table of that name, header and all, with what was known at the end of that day.
 * 0 or -1. */
int gebeurtenis_print(struct store *store, int32_t kennisdatum, FILE *out);

/* The same youth after youth (ijw/store/feiten.h), while the store is reading. 0 or -1. */
int feiten_print(struct store *store, int32_t kennisdatum, FILE *out);

/* original.c: the message in the first cells of a row; without bytes when its original is missing.
 */
enum { ORIGINAL_CELLS = 5 };
struct original;
void original_read(sqlite3_stmt *row, struct original *out);

/* original.c: whether it is sealed as today; its identity, also when it is not; and whether it is
 * of bytes with this digest. */
bool original_is_of_today(const struct original *original);
void original_kenmerk(const struct store *store, const struct original *original,
		      uint8_t kenmerk[KENMERK_BYTES]);
bool original_has(const struct store *store, const struct original *original,
		  const uint8_t sha256[SHA256_BYTES]);

/* rebuild_differences.c: between what is made and what is stored; facts and keys only when asked for. 0, or
 * -1 after it logged. */
int differences_between(struct store *made, struct store *stored, bool facts,
			struct difference out[DIFFERENCES]);

/* store.c: marks what the retours of the transaction void, and touches the youths that its messages
 * lead to (void.h, related.h). 0 or -1. */
int store_touch_noted(struct store *store);

/* store.c: what is known of a youth changed from this day on. 0 or -1. */
int store_touch(struct store *store, int64_t jeugdige, int32_t dag);

/* derived.c: puts the rows of a youth, made of so many events, in the place of the stored ones. 0 or
 * -1. */
int derived_write(struct store *store, int64_t jeugdige, const struct derived *derived,
		  size_t events);

/* derived.c: visits the stored rows of a table that are the same on `day`, with counts that go on as
 * they are then, youth by youth: those of youths who are marked, or due by then, are left out. The
 * row, of the struct of its table (derive.h), lives during the visit. 0 or -1. */
typedef void derived_visit(void *context, const char *client, const void *row);
int derived_each(struct store *store, enum table_id table, int32_t day, derived_visit *visit,
		 void *context);

/* derived.c: derives on `day` the youths that derived_each leaves out, with what is known then, and
 * visits their rows. 0 or -1. */
int derived_each_stale(struct store *store, enum table_id table, int32_t day, derived_visit *visit,
		       void *context);

/* store.c: whether the stored rows are of this day or an earlier one, and were made with these
 * parameters by this program. 1, 0, or -1. */
int derived_are_of(struct store *store, int32_t day);

/* The steps of store_derive: the first messages, one more youth (1, or 0 when there is none left),
 * the rest. 0 or -1 otherwise. */
struct deriving;
int derive_begin(struct store *store, int32_t today, bool all, struct deriving *deriving);
int derive_next(struct store *store, struct deriving *deriving);
int derive_end(struct store *store, const struct deriving *deriving);

#endif
