/* What lies between the events of one youth and their rows; internal to this folder.
 *
 * The steps of derive(): known events -> requests, assignments -> deliveries, claims -> chains ->
 * rows -> trajectories. Everything lives in the pool, and nothing depends on the order in which
 * events were given.
 */
#ifndef CARE_FACTS_H
#define CARE_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "ijw/base/pool.h"
#include "ijw/care/derive.h"
#include "ijw/message/event_is.h"
#include "ijw/care/parameters.h"

/* ---- order.c: comparing ---- */

/* A total order by content: (Dagtekening, Identificatie) first, then everything else that was said.
 * Events that compare equal can replace each other. */
int order_event(const struct event *a, const struct event *b);

/* Zero when both name the same Product (event_same_product). */
int order_product(const struct event *a, const struct event *b);

/* ---- known.c: what is known at the end of day K ---- */

struct lines {
	const struct event **line;
	size_t count;
};

struct known {
	int32_t peildatum; /* what has happened by then: ask happened() */
	int32_t kennisdatum;
	int32_t *due; /* of struct derived */
	const struct parameters *parameters;
	struct pool *pool;
	struct trace *trace;               /* NULL: nobody asked */
	struct lines soort[EVENT_SOORTEN]; /* each in order_event */
};

void known_select(struct known *known, const struct event *events, size_t count);

/* Whether the day has come at the end of P (section 9, "P and K"). Every decision that hangs on P
 * is made by this call: a day that has not come is one on which it may be made otherwise, and the
 * first of them is kept (derived.volgende_dag). */
bool happened(const struct known *known, enum due due, int64_t day);

/* The month of birth that an age is counted from: that of the last JW301; MAAND_NONE when it is not
 * known (section 9, "leeftijd"). */
int32_t known_geboortemaand(const struct known *known);

/* The same lines in an array of their own, sorted by `order` (of pointers to pointers). */
struct lines known_sorted(const struct known *known, struct lines lines,
			  int (*order)(const void *a, const void *b));

/* ---- verzoek.c: requests, and the chains they form ---- */

struct aanvraag {
	const struct event *line; /* the JW315 line or JW317 that counts for its key */
	int32_t begin;            /* earliest Dagtekening over its request chain */
};

struct aanvragen {
	struct aanvraag *aanvraag; /* sorted by (aanbieder, referentie) */
	size_t count;
};

struct aanvragen aanvragen_of(const struct known *known);

/* The request with this key; NULL when there is none, or another youth made it first. */
const struct aanvraag *aanvraag_find(const struct aanvragen *aanvragen, const char *aanbieder,
				     const char *referentie);

/* The same, when it is a VOT line. */
const struct aanvraag *aanvraag_vot(const struct aanvragen *aanvragen, const char *aanbieder,
				    const char *referentie);

/* ---- toewijzing.c: assignments from their versions ---- */

struct levering;

enum schakel {
	SCHAKEL_GEEN,         /* the first of its chain */
	SCHAKEL_VOORTZETTING, /* continues `vorige` */
	SCHAKEL_VOOR,         /* stands in front of `vorige` */
	SCHAKEL_ERFENIS,      /* inherits from the deleted `vorige` */
	SCHAKEL_VERVOLG       /* follows a delivery: no wait */
};

struct toewijzing {
	int32_t gemeente;
	int64_t nummer;
	const char *aanbieder;
	const struct event *eerste; /* the line whose content is the initial version */
	const struct event *gemeld; /* the first line that told an initial version */
	const struct event *huidig; /* the line whose content is the current version */
	const char *reden;          /* RedenWijziging of the current version */
	int32_t versies;
	bool vervallen; /* void: deleted with 13 or 01 */
	bool links_afgekapt;
	const struct aanvraag *vot; /* NULL: none */

	struct levering *levering; /* its deliveries, by Begindatum */
	size_t leveringen;
	const struct event **prestatie; /* its approved debits, by ProductPeriode (Eind, Begin) */
	size_t prestaties;

	enum schakel schakel;
	struct toewijzing *vorige; /* the assignment this one is chained to; decided earlier */
	struct toewijzing *volgt;  /* of a vervolg: the one whose delivery it follows */
	int32_t volgt_tot;         /* the last day of that delivery */
	struct toewijzing *keten;  /* the first of its chain */
	bool voortgezet;           /* another one continues or inherits from it */
	bool heeft_voor;           /* another one stands in front of it */
	bool leeft;                /* first of a chain: not all of its assignments are void */
};

struct toewijzingen {
	struct toewijzing *toewijzing; /* sorted by (gemeente, nummer) */
	size_t count;
};

struct toewijzingen toewijzingen_of(const struct known *known, const struct aanvragen *aanvragen);

/* The assignment with this number, void or not; NULL when there is none. */
struct toewijzing *toewijzing_find(const struct toewijzingen *toewijzingen, int32_t gemeente,
				   int64_t nummer);

/* Whether a JW301 line carries the initial version of its assignment. */
bool toewijzing_is_initial(const struct toewijzing *toewijzing, const struct event *line);

/* The assignment a line belongs to: same gemeente, number and aanbieder, not void. NULL: wees. */
struct toewijzing *toewijzing_of_line(const struct toewijzingen *toewijzingen,
				      const struct event *line);

/* Fills the rows of the table. */
void toewijzing_rows(const struct known *known, const struct toewijzingen *toewijzingen,
		     struct derived *derived);

/* ---- prestatie.c: approved claims ---- */

/* Gives every assignment its approved, not credited debits. */
void prestaties_attach(const struct known *known, const struct toewijzingen *toewijzingen);

/* The day from which a debit may have been the start: max(Ingangsdatum, ProductPeriode.Begin). */
int32_t prestatie_begin(const struct toewijzing *toewijzing, const struct event *prestatie);

/* ---- start.c: starts and stops after all corrections ---- */

struct stop {
	const struct event *line; /* NULL: no such stop */
	int32_t einddatum;        /* DAY_NEVER when there is none */
	int32_t gemeld;           /* earliest Dagtekening that told of it */
};

struct start {
	const struct event *line;
	struct toewijzing *toewijzing; /* NULL: taakgericht */
	int32_t begindatum;
	int32_t gemeld; /* earliest Dagtekening that told of it */
	struct stop tijdelijk;
	struct stop definitief;
};

struct starts {
	struct start *start; /* by assignment (taakgericht: by product), then Begindatum */
	size_t count;
};

struct starts starts_of(const struct known *known, const struct toewijzingen *toewijzingen);

/* Whether two starts are of one assignment, or of one taakgericht product. */
bool start_same_group(const struct start *a, const struct start *b);

/* ---- levering.c: starts joined to deliveries ---- */

struct levering {
	struct start *start; /* its starts, by Begindatum */
	size_t starts;       /* at least one */
};

struct leveringen {
	struct levering *levering;
	size_t count;
};

/* Joins the starts and gives every assignment its deliveries. */
struct leveringen leveringen_of(const struct known *known, struct starts starts);

/* Whether it began before `vroegste`: then it has no length and is in no trajectory (definitions,
 * section 10, "Dates"). */
bool levering_te_vroeg(const struct known *known, const struct levering *levering);

/* The rows of the table, and those of the interruptions. */
void levering_rows(const struct known *known, const struct leveringen *leveringen,
		   struct derived *derived);

/* The last day of care, the temporary stop when no restart came, as far as it has happened at P;
 * DAY_NEVER when the delivery is open (section 9, "Spells"). */
int32_t levering_netto_eind(const struct known *known, const struct levering *levering);

/* ---- antwoord.c: what answers a request ---- */

void verzoek_rows(const struct known *known, const struct aanvragen *aanvragen,
		  const struct toewijzingen *toewijzingen, struct derived *derived);

/* ---- keten.c: which assignments wait for one start ---- */

struct ketens {
	struct toewijzing **toewijzing; /* chain by chain, each in order of decision */
	size_t count;
};

struct ketens ketens_of(const struct known *known, const struct toewijzingen *toewijzingen);

/* One chain: its assignments in order of decision. */
struct keten {
	struct toewijzing *const *lid;
	size_t count;
};

/* The chain that begins at a place of `ketens`; returns the place of the next one. */
size_t keten_volgende(const struct ketens *ketens, size_t at, struct keten *keten);

/* ---- wachtketen.c ---- */

/* When a chain ends without a start or an approved declaration, as known at K, and why; DAY_NONE
 * when it does not. */
int32_t keten_exit(const struct keten *keten, const char **reden);

void wachtketen_rows(const struct known *known, const struct ketens *ketens,
		     struct derived *derived);

/* ---- traject.c: the deliveries of all aanbieders joined ---- */

/* After levering_rows: its rows are the spells. */
void traject_rows(const struct known *known, const struct leveringen *leveringen,
		  struct derived *derived);

/* ---- trace.c: what was decided on the way. All of it does nothing when nobody asked. ---- */

void trace_begin(const struct known *known, const struct event *events, size_t count);

/* What became of an event; `by` may be NULL. Replaces what was said of it before. */
void trace_fate(const struct known *known, const struct event *event, enum lot lot,
		const struct event *by);

/* The line of a JW301 tells this version. */
void trace_versie(const struct known *known, const struct event *line, int32_t versie);

/* The lines of an assignment that was deleted by the last of them. */
void trace_deleted(const struct known *known, const struct event *const *line, size_t count);

/* One day of one key: the lines [from, to) of `line`, whether the class existed before and after
 * that day. */
void trace_balance(const struct known *known, const struct event *const *line, size_t from,
		   size_t to, bool before, bool after);

/* All of these lines have no effect, for this reason. */
void trace_all(const struct known *known, const struct event *const *line, size_t count,
	       enum lot lot);

/* The stops of one start: which of those that exist counts. */
void trace_stops(const struct known *known, const struct start *start,
		 const struct event *const *line, size_t count);

void trace_ketens(const struct known *known, const struct ketens *ketens);

/* `line`: the request; `toewijzing`: the one of the row, or NULL. */
void trace_verzoek(const struct known *known, const struct event *line,
		   const struct verzoek_row *row, const struct toewijzing *toewijzing);
void trace_toewijzing(const struct known *known, const struct toewijzing *toewijzing);
void trace_levering(const struct known *known, const struct levering *levering,
		    const struct levering_row *row);

/* `verzoek`: the day on which W4 starts. */
void trace_wachtketen(const struct known *known, const struct keten *keten,
		      const struct wachtketen_row *row, int32_t verzoek);

/* W3a or W3a_jeugdige of a row: `start` is the line from whose Toewijzingsdatum it runs. */
void trace_w3a(const struct known *known, enum clock_kind kind, const struct keten *keten,
	       const struct wachtketen_row *row, const struct event *start);

/* The clocks that go on at another aanbieder, after all rows of wachtketen. */
void trace_jeugdige(const struct known *known, const struct ketens *ketens,
		    const struct derived *derived);

#endif
