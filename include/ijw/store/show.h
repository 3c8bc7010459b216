/* What became of messages: how each came, what was found in it, what was done with it, and which rows of the
 * tables follow from it. */
#ifndef IJW_STORE_SHOW_H
#define IJW_STORE_SHOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/base/pool.h"
#include "ijw/base/pseudonym.h"
#include "ijw/store/store.h"

/* By what messages are asked for; what is absent is 0 or NULL. */
struct show_name {
	int64_t number;
	const uint8_t *sha256;     /* of its bytes */
	const char *file;          /* FILE or FILE!MEMBER, as a report shows it */
	const char *identificatie; /* as it was sent, or as it is shown where it is masked */
};

/* A finding, of reception or between messages. */
struct show_finding {
	const char *regel, *retourcode, *ernst, *pad; /* retourcode: NULL where it has none */
	int64_t regelnummer; /* line of the message, from 1; 0: it is about the whole */
	bool between;        /* it follows from other messages too */
	int64_t opgelost_door; /* the message that brought what was missing; 0: none did */
};

/* A cell as it would be without the message, and as it is; NULL where it is empty. */
struct show_cell {
	const char *column, *without, *with;
};

/* A row of a derived table that would not be there or would be another one, or that would be there, had nobody
 * said what the message says. */
struct show_row {
	const char *table, *client;
	const char *change;     /* "erbij", "anders", "weg", as in diff.h */
	struct show_cell *name; /* the cells by which it is known, without those that are empty */
	size_t names;
	struct show_cell *cell; /* those that changed */
	size_t cells;
};

/* Texts are NULL and days DAY_NONE where the message has none; they are as they are stored: what tells a
 * person is masked in them. */
struct show_bericht {
	int64_t number;
	uint8_t kenmerk[KENMERK_BYTES];
	enum verdict verdict;
	const char *type; /* "JW301" */
	const char *afzender, *ontvanger, *identificatie;
	int32_t dagtekening;
	int32_t bekend;   /* from which day on it counts: of a retour its DagtekeningRetour */
	int64_t received; /* seconds since 1970 */
	const char *file, *member;
	const char *programma, *release; /* by what it was judged when it came; "" where that is not known */
	bool erased;          /* the part of a youth was taken out of it */
	int64_t same_as;      /* the earlier message that says the same; 0: none */
	int32_t nietig_vanaf; /* from which day on it counts no more, as a retour rejects it; DAY_NEVER */
	int64_t nietig_door;  /* that retour */
	const char **client;  /* the youths that it tells of, or whose rows it changed */
	size_t clients;
	struct show_finding *finding; /* in the order of the table afkeur */
	size_t findings;
	struct show_row *row;
	size_t rows;
};

/* The numbers of the messages that have any of these names, ascending, in the pool. 0 or -1. The store has the
 * keys of its home, as for what follows. */
int store_show_find(struct store *store, const struct show_name *name, struct pool *pool,
		    int64_t **numbers, size_t *count);

/* Gathers a message, with all texts in the pool; its rows are those of the tables as known and seen on `today`,
 * against those that would be derived without it. 0, or -1 after it logged. */
int store_show(struct store *store, int64_t number, int32_t today, struct pool *pool,
	       struct show_bericht *out);

/* Opens the original of a message: its bytes as they came, or what is left of them after a part was erased. 0,
 * or -1 after it logged. */
int store_show_original(struct store *store, int64_t number, struct buf *out);

#endif
