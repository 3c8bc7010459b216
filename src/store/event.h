/* Inside the store: the events of stored messages. Reading adds to a list, in its pool; 0, or -1
 * after it logged. */
#ifndef IJW_STORE_EVENT_H
#define IJW_STORE_EVENT_H

#include "bericht.h"
#include "db.h"
#include "gather.h"
#include "ijw/base/buf.h"
#include "sleutel.h"

/* So many events a row at most: finding one of them reads no more. */
enum { ROW_EVENTS = 64 };

/* What the events of a message have in common by its row alone, for packing them (facts.h). */
struct event event_like(enum berichttype type, const char *afzender, const char *ontvanger);

/* Packs the first events of those that are left, which go to one row: of one youth, and not too
 * many. `out` is emptied first. How many they are. */
size_t event_row(const struct event *events, size_t count, const struct event *like,
		 struct buf *out);

/* Stores a row that was packed from these events, and the keys by which they are found. `jeugdige`
 * is 0 when they name no youth. 0 or -1. */
int event_add(struct store *store, int64_t bericht, int64_t jeugdige, const struct event *events,
	      size_t count, const struct buf *facts);

/* A row of the table of keys. */
struct sleutel_row {
	enum sleutel_soort soort;
	int64_t waarde; /* sleutel_digest */
	int32_t dag;
	int64_t bericht;
	uint32_t regel; /* of the row of facts; 0: the message as a whole */
};

/* Those that lead to one row of facts, each once. */
struct sleutels {
	int64_t bericht;
	uint32_t regel;
	size_t count;
	struct sleutel_row sleutel[1 + ROW_EVENTS * EVENT_SLEUTELS + 1];
};

/* The keys of such a row, and those of a message as a whole: by its name a message is found, and by
 * what it answers a retour that rejects. */
void event_keys(const struct store *store, int64_t bericht, int64_t jeugdige,
		const struct event *events, size_t count, struct sleutels *out);
void event_keys_of_name(const struct store *store, int64_t bericht, const struct identity *identity,
			struct sleutels *out);

/* Stores a key, now. 0 or -1. */
int event_add_key(struct store *store, const struct sleutel_row *sleutel);

/* Stores keys, in a large load with those of other messages (key_run.h); or takes them away. 0 or
 * -1. */
int event_add_keys(struct store *store, const struct sleutels *sleutels);
int event_drop_keys(struct store *store, const struct sleutels *sleutels);

/* What a message goes by, in a row of SQL_COMPARE_NAMES or SQL_BERICHT_NAME; its texts are in the
 * pool. */
struct identity event_identity(sqlite3_stmt *row, struct pool *pool);

/* Binds a key as it is stored: kind and digest. */
void event_bind_key(struct binder *binder, const struct store *store, const struct sleutel *key);

/* What a row says of its message in its first cells (BERICHT_FIELDS in statements.c), without a
 * kind of event. The number of these cells. */
int event_read_message(const struct store *store, sqlite3_stmt *row, struct pool *pool,
		       struct event *like);

/* The same with the retour that voids it, which is asked for; -1 after it logged. */
int event_read_voided(struct store *store, sqlite3_stmt *row, struct pool *pool,
		      struct event *like);

/* The events in a row of facts (FEIT_FIELDS). */
int event_read_row(struct store *store, sqlite3_stmt *row, struct events *events);

/* Those in all rows that a bound statement finds; with a key only those that have it. */
int event_read(struct store *store, const struct binder *binder, const struct sleutel *key,
	       struct events *events);

/* Those that have a key of events. */
int event_by_key(struct store *store, const struct sleutel *key, struct events *events);

/* Those of the messages of a type that have this name (sleutel_of_bericht) and Dagtekening; of a
 * retour they are those of the message it answers. */
int event_of_name(struct store *store, enum berichttype type, const struct sleutel *bericht,
		  int32_t dagtekening, struct events *events);

/* Messages as a whole: what a bound statement finds (BERICHT_FIELDS and Dagtekening). */
int event_read_messages(struct store *store, const struct binder *binder, struct events *events);

/* Those that stand in a relation to an event, as gather_find gives them. */
int event_find(struct store *store, enum relation relation, int64_t jeugdige,
	       const struct event *of, struct events *events);

/* The same; while youths are being derived, of what many of them share only what can count
 * (shared.h). */
int event_related(struct store *store, enum relation relation, int64_t jeugdige,
		  const struct event *of, struct events *events);

/* Those of a youth, in the store's pool, each once. */
int event_load(struct store *store, int64_t jeugdige, struct events *events);

/* The same, and the retours on their messages that name no youth or another. */
int event_load_story(struct store *store, int64_t jeugdige, struct events *events);

/* Visits the events of all messages that were known at the end of that day, by message and then by
 * their place in it; an event lives during its visit and may be changed. A visit that returns other
 * than 0 ends it. 0 or -1. */
typedef int event_visit(void *context, struct event *event);
int event_each(struct store *store, int32_t kennisdatum, event_visit *visit, void *context);

/* Logs that the facts of a message are no such, and remembers it. Returns -1. */
int event_facts_damaged(struct store *store, int64_t bericht);

/* sleutels.c: whether the keys that are stored are those of what is stored: 1 or 0; -1 after it
 * logged. */
int sleutels_are_whole(struct store *store);

#endif
