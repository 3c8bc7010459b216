/* The story of one assignment or of one youth: the events in order, what became of each, the
 * chains, the clocks and the rows. Pure: it orders and selects what derive_traced() says and
 * derives nothing itself. */
#ifndef IJW_CARE_STORY_H
#define IJW_CARE_STORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/base/pool.h"
#include "ijw/care/derive.h"

/* What was handed to the derivation and came out of it. */
struct story_source {
	const struct event *events;
	size_t count;
	struct derived derived;
	struct trace trace;
	int32_t peildatum;
	int32_t kennisdatum;
};

/* Which events, chains, clocks and rows. */
struct story_scope {
	bool whole; /* the youth; else one assignment, or what belongs to none */
	int32_t gemeente;
	int64_t nummer; /* GETAL_NONE: what of this gemeente and aanbieder belongs to none */
	const char *aanbieder;
};

struct story_line {
	const struct event *event;
	const struct fate *fate;
};

/* Arrays in the pool, of pointers into the source. */
struct story {
	struct story_scope scope;
	int32_t peildatum;
	int32_t kennisdatum;
	struct story_line *line; /* those known at K, by Dagtekening */
	size_t lines;
	size_t later; /* messages that were told after K */
	const struct tie_note **tie;
	size_t ties;
	const struct clock_note **clock;
	size_t clocks;
	const struct toewijzing_row **toewijzing;
	size_t toewijzingen;
	const struct levering_row **levering;
	size_t leveringen;
	const struct wachtketen_row **wachtketen;
	size_t wachtketens;
	const struct verzoek_row **verzoek; /* of the requests among the lines */
	size_t verzoeken;
	const struct traject_row **traject; /* of a whole youth only */
	size_t trajecten;
};

struct story_source story_source(const struct event *events, size_t count, int32_t peildatum,
				 int32_t kennisdatum, const struct parameters *parameters,
				 struct pool *pool);

/* The story within a scope. The order of the events given plays no part. */
struct story story_of(const struct story_source *source, struct story_scope scope,
		      struct pool *pool);

/* The parts of a youth: their assignments by gemeente and number, then every gemeente and aanbieder
 * with events that belong to none. */
struct story_scope *story_scopes(const struct story_source *source, struct pool *pool,
				 size_t *count);

/* Whether two events stand in one message. */
bool story_same_message(const struct event *a, const struct event *b);

/* Whether the gemeente sent the message. A retour goes the other way than its header, which is a
 * copy (IV028). */
bool story_van_gemeente(const struct event *event);

/* ---- story_words.c, story_brief.c: the words for it ---- */

/* The Identificatie of its message, fit to be shown. Returns `text`. */
enum { STORY_LABEL = 64 };
const char *story_identificatie(const struct event *event, char text[STORY_LABEL]);

/* What an event says about care, in a sentence without a full stop; never free text of a sender. */
void story_said(const struct event *event, struct buf *out);

/* The same in a few words, for a line of a table. */
void story_brief(const struct story_line *line, struct buf *out);

/* What became of it; nothing when that goes without saying. */
void story_fate(const struct story_line *line, struct buf *out);

/* Why two assignments form a chain: the test with its days, and the paragraph. */
void story_tie(const struct tie_note *tie, struct buf *out);

/* Names for programs: "start", "removed", "continues". */
const char *story_soort_name(enum event_soort soort);
const char *story_lot_name(enum lot lot);
const char *story_tie_name(enum tie_kind kind);

/* From where to where a clock runs: "Toewijzingsdatum to Begindatum". */
const char *story_clock_span(enum clock_kind kind);

#endif
