/* What the simulation knows: people, assignments, and the letters they send each other.
 *
 * A letter whose day lies after the horizon is never sent. Letters of one course of events have
 * rising days, so a course simply stops at the horizon. What the receiver knows at the end
 * (versions, spells) is noted down only when the letter that tells it was sent and counts: that is
 * the truth. */
#ifndef TRAFFIC_WORLD_H
#define TRAFFIC_WORLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/date.h"
#include "ijw/base/pool.h"
#include "ijw/message/message.h"
#include "ijw/traffic/traffic.h"

#include "random.h"
#include "region.h"

enum {
	BSN_TEXT = 10,
	YOUTH_TOEWIJZINGEN = 24,
	VERSIONS = 8,
	SPELLS = 4,
	LINES = 2,
	SCREENED_PERCENT = 60 /* of the wait, for those who were screened before */
};

struct toewijzing;

struct youth {
	struct traffic_random random; /* every draw of this life */
	char bsn[BSN_TEXT];
	const char *voornaam;
	const char *voorvoegsel; /* or NULL */
	const char *achternaam;
	const char *ouder; /* first name of the parent in the messages, or NULL */
	const char *straat;
	char postcode[8];
	int huisnummer;
	bool meisje;
	int32_t geboren;
	const char *datumgebruik; /* or NULL */
	size_t gemeente;
	bool alone; /* has one assignment at a time, each at another provider */
	bool asked; /* has sent a JW317 */
	bool gescreend;
	struct toewijzing *toewijzing[YOUTH_TOEWIJZINGEN];
	int toewijzingen;
};

struct version {
	int32_t toewijzingsdatum;
	int32_t tijd;      /* seconds of the day */
	int32_t einddatum; /* DAY_NEVER: none */
	const char *reden; /* RedenWijziging, NULL on the initial one */
	int32_t told;      /* Dagtekening from which the receiver has it */
};

/* A start and the stops on it, as the gemeente knows them. */
struct spell {
	int32_t begin;
	int32_t told;
	int32_t pause; /* Einddatum of the temporary stop; DAY_NONE */
	int32_t end;   /* of the definitive one; DAY_NONE */
	const char *reden;
	int32_t end_told;
};

struct toewijzing {
	struct youth *youth;
	size_t gemeente;
	size_t aanbieder;
	const struct offer *product;
	int volume; /* or budget, in cents */
	int nummer;
	int32_t ingangsdatum;
	const char *verwijzer;   /* code of the JW315; NULL without one */
	const char *referentie;  /* of the JW315 that it grants; NULL without one */
	int32_t aanvraag;        /* first Dagtekening of its JW315s; DAY_NONE */
	struct toewijzing *voor; /* the one in whose place it came; NULL */
	struct toewijzing *na;   /* the one that came in its place; NULL */
	struct version version[VERSIONS];
	int versions;
	struct spell spell[SPELLS];
	int spells;
	int32_t stil;             /* begin of care that is claimed and never reported; DAY_NONE */
	int32_t gedeclareerd_van; /* its first approved product period; DAY_NONE */
	int32_t gedeclareerd_tot;
};

struct claim_line {
	struct toewijzing *toewijzing;
	int referentie;
	int32_t van;
	int32_t tot;
	int volume;
	int64_t bedrag;
};

struct claim {
	int nummer;
	int32_t van;
	int32_t tot;
	struct claim_line *prestatie;
	size_t prestaties;
	int64_t totaal;
	size_t afgewezen; /* index of the one that is refused; `prestaties` when none is */
	uint32_t letter;  /* of the JW323 */
};

/* A StartProduct or StopProduct. */
struct line {
	int32_t begin;
	int32_t end; /* JW307 only */
	const char *reden;
	const char *status;
};

struct letter {
	enum berichttype type;
	int32_t day;            /* Dagtekening */
	int32_t retour_day;     /* DAY_NEVER: no retour within the horizon */
	const char *retourcode; /* NULL: all is well */
	uint32_t identificatie; /* given when all letters lie in order */
	size_t gemeente;
	size_t aanbieder;
	struct toewijzing *toewijzing; /* NULL for claims */
	struct version version;        /* JW301 */
	const char *referentie;        /* JW301 (or NULL), 315, 317, 319 */
	bool vow;                /* JW301: honours a JW317, the reference stands on all lines */
	int nummer;              /* JW305, JW307: ToewijzingNummer as sent */
	struct line line[LINES]; /* JW305, 307; the wished period of a JW315 or JW317 */
	int lines;
	const char *antwoord;     /* JW319 */
	const char *afwijzing;    /* JW319, or NULL */
	const char *andere;       /* JW319: the gemeente that is responsible, or NULL */
	struct claim *declaratie; /* JW323, JW325 */
};

/* What became of a JW315 or JW317: days of the first answers that were sent, DAY_NEVER. */
struct request {
	struct toewijzing *toewijzing; /* what it is about, told or not */
	size_t gemeente;
	const char *referentie;
	bool vow;
	int32_t day;
	int32_t looked;  /* JW319: the gemeente is looking into it */
	int32_t refused; /* JW319: no */
	const char *reden;
	int32_t granted;                     /* JW301 */
	const struct toewijzing *granted_by; /* the last one; NULL */
};

struct world {
	struct pool *pool;
	int32_t from;
	int32_t last;       /* day of the horizon */
	int32_t stil_vanaf; /* the first day of silence; DAY_NEVER: nobody falls silent */
	int32_t pilot_van;  /* first and last day of the pilots; DAY_NEVER: there are none */
	int32_t pilot_tot;
	struct traffic_random random;
	int *bsn; /* traffic_bsns */
	struct letter *letter;
	size_t letters;
	size_t letter_room;
	struct request *request; /* those that were sent */
	size_t requests;
	size_t request_room;
	struct toewijzing **toewijzing; /* those that were told */
	size_t toewijzingen;
	size_t toewijzing_room;
	int nummers[16]; /* last ToewijzingNummer of each gemeente */
	int referenties;
	int declaraties;
};

/* world.c */

/* An empty world with its own pool; ended with traffic_world_end. */
void traffic_world_begin(struct world *world, const struct traffic_options *options);
void traffic_world_end(struct world *world);

/* The first working day on or after `day`; the one that lies `count` working days later. */
int32_t traffic_workday(int32_t day);
int32_t traffic_workdays_later(int32_t day, int count);

/* A letter of this type and day about an assignment, everything else empty. */
struct letter traffic_letter(enum berichttype type, int32_t day, struct toewijzing *toewijzing);

/* Sends a letter and the retour that says all is well. Whether it lies within the horizon and its
 * sender is not silent by then. */
bool traffic_send(struct world *world, const struct letter *letter);

/* Sends a letter that the receiver refuses with `code`. Returns the day of that retour, DAY_NEVER
 * when it is not sent. */
int32_t traffic_send_refused(struct world *world, const struct letter *letter, const char *code);

/* years.c: what changes with the calendar. Sets the days of the world that depend on the length
 * of the horizon. */
void traffic_years_begin(struct world *world, const struct traffic_options *options);

/* The day on which this youth (from 0) comes. */
int32_t traffic_arrival(const struct traffic_options *options, int number);

/* A day on which care can begin: most of what would begin in the summer holidays begins after
 * them. */
int32_t traffic_after_summer(struct traffic_random *random, int32_t day);

/* The last day of the contract under which this assignment would be given out anew, seen on
 * `day`: always a 31 December, at least some weeks later. */
int32_t traffic_contract_end(const struct toewijzing *toewijzing, int32_t day);

/* Whether an assignment that ends on `einddatum` is worth giving out anew when its contract ends.
 */
bool traffic_outlives(int32_t einddatum, int32_t contract);

/* The last day on which this provider sends anything. */
int32_t traffic_reports_until(const struct world *world, size_t aanbieder);

/* The median wait in days for an assignment that was decided. */
int traffic_wait(const struct world *world, const struct toewijzing *toewijzing);

/* people.c: all BSNs that may be given out, in an order that depends on the seed, in the pool. */
int *traffic_bsns(struct world *world, bool wide);

/* The youth with this number (from 0), who comes on day `arrival`. */
struct youth *traffic_youth(struct world *world, const struct traffic_options *options, int number,
			    int32_t arrival);

/* request.c: an assignment of a youth about which nothing is known yet; NULL when this youth has
 * all it can have. */
struct toewijzing *traffic_toewijzing(struct world *world, struct youth *youth);

/* Somebody asks for this product on `day`, or the gemeente takes the initiative. NULL
 * when nothing is assigned within the horizon. */
struct toewijzing *traffic_request(struct world *world, struct youth *youth, size_t aanbieder,
				   int product, int32_t day, bool initiative);

/* note.c: a request that was sent, and answers to it. */
void traffic_note_request(struct world *world, const struct letter *letter);
void traffic_note_answer(struct world *world, const struct letter *letter);
void traffic_note_granted(struct world *world, const struct toewijzing *toewijzing,
			  const char *referentie, int32_t day);

/* assign.c: versions of an assignment. Each is decided after the one before it; returns whether it
 * was sent within the horizon, and notes it down then. */

/* The initial version, decided on `day`. */
bool traffic_assign(struct world *world, struct toewijzing *toewijzing, int32_t day,
		    int32_t einddatum, const char *referentie);

/* A later version that is sent on `told`. */
bool traffic_reassign(struct world *world, struct toewijzing *toewijzing, int32_t told,
		      int32_t einddatum, const char *reden);

/* A later version that does what a JW317 with this reference asked. */
bool traffic_honour(struct world *world, struct toewijzing *toewijzing, int32_t told,
		    int32_t einddatum, const char *referentie);

/* The newest version once more, unchanged. */
void traffic_repeat(struct world *world, struct toewijzing *toewijzing, int32_t day);

/* Tries to lengthen an assignment before it ends on `einddatum`, by either road. Returns the new
 * end, or `einddatum` when nothing came of it. `after`: not before this day. */
int32_t traffic_extend(struct world *world, struct toewijzing *toewijzing, int32_t einddatum,
		       int32_t after);

/* succeed.c: an assignment that comes in the place of another one of the same youth, provider and
 * product, decided on `day`. NULL when it is not sent within the horizon. */
struct toewijzing *traffic_succeed(struct world *world, struct toewijzing *before, int32_t day,
				   int32_t ingangsdatum, int32_t einddatum, const char *referentie);

/* The contract ends: the assignment is ended on that day and given out anew from the next one on.
 * NULL when not both were sent within the horizon. */
struct toewijzing *traffic_reissue(struct world *world, struct toewijzing *toewijzing, int32_t end);

/* A new reference of a provider; it belongs to the pool. */
const char *traffic_referentie(struct world *world);

/* delivery.c: care begins on `begin` and runs its course. */
void traffic_deliver(struct world *world, struct toewijzing *toewijzing, int32_t begin);

/* life.c: all that happens to a youth who comes on day `arrival`. */
void traffic_live(struct world *world, struct youth *youth, int32_t arrival);

/* claim.c: the monthly claims on everything that was delivered. */
void traffic_claims(struct world *world);

/* The version that the provider has at the end of `day`; NULL when none. */
const struct version *traffic_version(const struct toewijzing *toewijzing, int32_t day);

/* Whether a version deletes the assignment. */
bool traffic_is_void(const struct toewijzing *toewijzing, const struct version *version);

/* truth.c: the rows of truth.csv into `out`. Returns their number. */
struct buf;
size_t traffic_truth(const struct world *world, struct buf *out);

#endif
