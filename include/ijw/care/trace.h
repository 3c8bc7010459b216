/* What derive() did on the way to its rows, for whom wants to explain them: what became of every
 * event, which assignments form a chain and by which test, where every clock started and stopped.
 *
 * It is written by the derivation itself while it decides, so it cannot say anything else than the
 * rows do. Nobody who does not ask for it pays for it. */
#ifndef IJW_CARE_TRACE_H
#define IJW_CARE_TRACE_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"
#include "ijw/message/event.h"

/* What became of an event. Where `by` is named it is the other event of `struct fate`. */
enum lot {
	LOT_NONE,       /* the derivation had no use for it */
	LOT_LATER,      /* told after K */
	LOT_VOID,       /* a rejecting retour voids its message */
	LOT_COUNTS,     /* it is in the rows */
	LOT_REPEATS,    /* says again what is known */
	LOT_TIE,        /* a version of the same moment as one told later (by) */
	LOT_DELETED,    /* a line of an assignment that was deleted (by: the deletion) */
	LOT_REMOVES,    /* status 3: removes what an earlier line said (by) */
	LOT_REMOVED,    /* removed by a line with status 3 (by) */
	LOT_NOTHING,    /* status 3: there was nothing to remove */
	LOT_WEES,       /* its assignment is unknown, deleted or of another aanbieder */
	LOT_NO_START,   /* a stop without a start of the same key */
	LOT_NOT_FIRST,  /* a stop told after another one of its kind that counts (by) */
	LOT_NOT_PLACED, /* a date is absent without which it has no place */
	LOT_SECOND_KEY, /* a request with the key of an earlier one that counts (by) */
	LOT_FOLLOWS,    /* a request that carries on a refused one (by) */
	LOT_REJECTED,   /* a JW325 rejects this line of a claim */
	LOT_CREDIT,     /* a credit: takes back a debit */
	LOT_CREDITED,   /* a debit that a credit takes back */
	LOTS
};

struct fate {
	enum lot lot;
	const struct event *by; /* NULL when the lot names none */
	int32_t versie;         /* of a line of a JW301: which version it tells, from 1; else 0 */
};

/* The tests of section 5 that tie assignment B to an earlier assignment A. */
enum tie_kind {
	TIE_CONTINUES,      /* B continues A, same code; days: A.Einddatum, B.Ingangsdatum */
	TIE_CONTINUES_CODE, /* the same with another code */
	TIE_VERVOLG,        /* B follows care under A; days: its last day, B.Ingangsdatum */
	TIE_FRONT,          /* B stands in front of A; days: B.Einddatum, A.Ingangsdatum */
	TIE_INHERITS,       /* B inherits from A; days: the deletion, B.Toewijzingsdatum */
	TIES
};

struct tie_note {
	enum tie_kind kind;
	int32_t gemeente;
	int64_t van;   /* ToewijzingNummer of A */
	int64_t naar;  /* of B */
	int64_t keten; /* of both; of a vervolg that of B */
	int32_t day[2];
};

enum clock_kind {
	CLOCK_W1,
	CLOCK_W1B,
	CLOCK_W2,
	CLOCK_W3A,
	CLOCK_W3B,
	CLOCK_W4,
	CLOCK_W3A_JEUGDIGE, /* jeugdklok.h; only where it runs longer than W3a */
	CLOCK_D1,
	CLOCK_D2,
	CLOCK_A1,
	CLOCK_A1_NORM, /* norm.h; only where it starts later than A1 */
	CLOCK_A2,
	CLOCK_A3,
	CLOCKS
};

/* A clock that has stopped, or of W3a and W3a_jeugdige one that still runs at P (`open`). The
 * number belongs to an assignment, of W3a, W3b, W4 and W3a_jeugdige to a chain. */
struct clock_note {
	enum clock_kind kind;
	int32_t gemeente;
	int64_t nummer; /* GETAL_NONE: taakgericht */
	int32_t from;
	int32_t to;
	int32_t dagen;
	int32_t marge;     /* how many days later it may have stopped: a claim tells a period */
	int32_t werkdagen; /* LENGTH_NONE where the definitions ask for none */
	bool open;
	const struct event *start; /* the line that started it and the one that stopped it */
	const struct event *stop;
};

struct trace {
	const struct event *events; /* those given to derive() */
	struct fate *fate;          /* of each of them */
	struct tie_note *tie;
	size_t ties;
	size_t tie_room;
	struct clock_note *clock;
	size_t clocks;
	size_t clock_room;
};

/* The names as the definitions spell them: "W3a". */
const char *clock_name(enum clock_kind kind);

#endif
