/* Random traffic between a few parties, and a second reading of every rule between messages: what
 * the standard asks, by plain loops over all that was said, without chains and without dossiers.
 *
 * Numbers, dates and products come from short lists, so that lines collide and sit at the edges.
 * Most of it would pass; some comes late, some is void, some contradicts. */
#ifndef IJW_TESTS_DOSSIERS_H
#define IJW_TESTS_DOSSIERS_H

#include <stdbool.h>

#include "ijw/base/date.h"
#include "ijw/message/event.h"
#include "ijw/rule/catalogue.h"
#include "ijw/dossier/dossier.h"

/* A message, and what decides its place besides what its lines say. */
struct bericht_header {
	int64_t bericht;
	uint64_t content;         /* of two that nothing else tells apart the lower comes first */
	const struct event *line; /* its first line */
	bool takes_back;          /* it only takes back */
};

/* A retour that voids a message. */
struct voided {
	int64_t bericht; /* the message */
	int64_t place;   /* of the retour in the order of judging */
};

/* What else than the messages before it is known where a message is looked at once more, to see
 * whether a later one resolved what is wrong with it. */
enum later {
	LATER_NOTHING,
	LATER_TAKEN_BACK, /* what a later message voids or takes back */
	LATER_ALL,        /* that, and all that later messages bring */
};

/* All that was said, in no order. */
struct verkeer {
	struct event *event;
	size_t count;
	struct bericht_header *header; /* of every message that has a line */
	size_t headers;
	struct voided *voided;
	size_t voids;
	int64_t berichten; /* the highest `place` */
	struct agreements agreements;
	struct pool *pool;
	enum later later;
	int64_t upto; /* the place of the last message that is known, when `later` says so */
	int32_t upto_day;
};

/* test_dossiers_random.c: the traffic of this seed, in the pool. */
void random_verkeer(uint64_t seed, struct pool *pool, struct verkeer *verkeer);

/* ---- What is found ---- */

/* A finding, with its event by number. */
struct bevonden {
	int64_t bericht;
	uint32_t regel;
	const char *code;
	enum dossier_place where;
	int64_t resolved_by;
};

enum { ROOM = 4000 };

struct found_list {
	struct bevonden item[ROOM];
	size_t count;
};

void lijst_add(struct found_list *lijst, struct bevonden bevonden);

/* For qsort: by event, rule, place, and what resolved it. */
int lijst_order(const void *a, const void *b);

/* Fails the test, and shows the traffic, when one of two lists has what the other has not. Both are
 * in order. */
void lijst_same(const struct verkeer *verkeer, uint64_t seed, const char *what,
		const struct found_list *one, const struct found_list *other);

/* test_dossiers_judge.c: what the rules find, in order. */
void judge_all(const struct verkeer *verkeer, struct found_list *found);

/* Shows the traffic on stderr. */
void show_verkeer(const struct verkeer *verkeer);

/* ---- Inside the generator ---- */

/* A message in the making: what its lines have in common, and all lines before it. */
struct maaksel {
	struct pool *pool;
	struct event shared;
	struct event *event; /* with room for more */
	size_t count;
	size_t first; /* its first line */
};

/* A new line of the message, before its own elements. */
struct event *maak_regel(struct maaksel *maaksel, enum event_soort soort);

/* A line of this kind in an earlier message; NULL when there is none. */
const struct event *maak_eerder(const struct maaksel *maaksel, enum event_soort soort);

/* The same parties as in this earlier line. */
void maak_partijen(struct maaksel *maaksel, const struct event *like);

/* Whether the message has a line with this number already. */
bool maak_noemt(const struct maaksel *maaksel, int64_t toewijzingnummer);

/* test_dossiers_lines.c: what stands behind the header of a message of this type. */
void maak_regels(struct maaksel *maaksel);

/* test_dossiers_claims.c: the same for claims and their answers. */
void maak_declaratie(struct maaksel *maaksel);
void maak_declaratieantwoord(struct maaksel *maaksel);

/* ---- The second reading ---- */

/* Whether an event breaks a rule, by what may be known of the others. */
typedef bool lezing(const struct verkeer *verkeer, const struct event *at);

/* What resolves a finding (definitions, section 10, "Resolved"). */
enum resolved {
	RESOLVED_CLASH,   /* that what it clashes with is voided or taken back */
	RESOLVED_MISSING, /* the first message after which the rule would find nothing */
	RESOLVED_NEVER,
};

struct dossier_reading {
	const char *rule; /* its code */
	uint32_t soorten; /* bit set of enum event_soort */
	enum dossier_place where;
	lezing *lezing;
	enum resolved resolved;
};

#define OF(soort) (1u << (soort))

/* Tables of readings by subject, with a NULL behind them. */
extern const struct dossier_reading readings_levering[];
extern const struct dossier_reading readings_verzoek[];
extern const struct dossier_reading readings_wijziging[];
extern const struct dossier_reading readings_signaal[];
extern const struct dossier_reading readings_prestatie[];
extern const struct dossier_reading readings_volume[];
extern const struct dossier_reading readings_antwoord[];
extern const struct dossier_reading readings_archive[];

/* test_dossiers.c: what all readings find, in order. */
void second_reading(const struct verkeer *verkeer, struct found_list *found);

/* test_dossiers_order.c: gives every message its place, and every retour what it voids. */
void order_messages(struct verkeer *verkeer);

/* test_dossiers_known.c: what all readings ask. */

/* Whether `a` is judged before `b`. */
bool komt_voor(const struct event *a, const struct event *b);

/* Whether `event` is known where `at` is judged: it came before, and no retour before `at` voids
 * it. Where `at` is looked at once more, see enum later. */
bool is_bekend(const struct verkeer *verkeer, const struct event *event, const struct event *at);

/* Whether it is a line of the message of `at` that no retour voids up to the last that is known. */
bool is_staande(const struct verkeer *verkeer, const struct event *event, const struct event *at);

/* Whether a line only takes something back. */
bool neemt_terug(const struct event *line);

/* The day of the last message that is known. */
int32_t dag_van(const struct verkeer *verkeer, const struct event *at);

bool gelijk(const char *a, const char *b);

/* Two parties and a youth. */
bool zelfde_drie(const struct event *a, const struct event *b);

/* A line of a JW301 with the ToewijzingNummer of `at`, between the same three. */
bool is_toewijzing_van(const struct event *event, const struct event *at);

/* Void by its own RedenWijziging. */
bool is_ingetrokken(const struct event *toewijzing);

/* Void by what `at` may know of this version: a RedenWijziging lasts when the same is said again
 * without one. */
bool is_vervallen(const struct verkeer *verkeer, const struct event *versie,
		  const struct event *at);

/* By what `at` may know: not ended on its day, or not begun. */
bool loopt_nog(const struct verkeer *verkeer, const struct event *versie, const struct event *at);

/* The version of the assignment that `at` names which is valid for it; NULL when none is known. */
const struct event *versie_van(const struct verkeer *verkeer, const struct event *at);

/* Whether `event` is the version of its assignment that is valid for `at`, of those that `at` may
 * know. */
bool is_versie_voor(const struct verkeer *verkeer, const struct event *event,
		    const struct event *at);

/* Whether no line of the message of `at` comes before it in the message. */
bool is_eerste_regel(const struct verkeer *verkeer, const struct event *at);

typedef bool past(const struct event *event, const struct event *at);

/* Whether the assignment that `at` names is unknown or deleted. */
bool zonder_toewijzing(const struct verkeer *verkeer, const struct event *at);

/* Whether nothing was ever assigned to the youth of `at` between the two (TR304). A line that comes
 * later and deletes does not make him known. */
bool is_onbekend(const struct verkeer *verkeer, const struct event *at);

/* The same when the line was judged: what was found on a client who was known stays, though his
 * assignment is void later. */
bool was_onbekend(const struct verkeer *verkeer, const struct event *at);

/* Whether something that counts for `at` fits it. */
bool is_er(const struct verkeer *verkeer, const struct event *at, past *fits);

/* Whether something that counts for `at` fits `like`. */
bool is_er_voor(const struct verkeer *verkeer, const struct event *like, const struct event *at,
		past *fits);

/* Whether two lines are about one start: number, product and Begindatum, between the same three. */
bool zelfde_start(const struct event *a, const struct event *b);

/* test_dossiers_levering.c: whether this start or stop counts for `at` and was not deleted. */
bool bestaat(const struct verkeer *verkeer, const struct event *event, const struct event *at);

/* Whether this is such a stop on the start that `at` names. */
bool is_stop_op(const struct verkeer *verkeer, const struct event *event, const struct event *at);

/* Whether a start or stop deletes. */
bool is_verwijdering(const struct event *event);

/* test_dossiers_prestatie.c: whether no JW325 that `at` may know refuses this Prestatie. */
bool is_goedgekeurd(const struct verkeer *verkeer, const struct event *prestatie,
		    const struct event *at);

bool is_creditregel(const struct event *event);

/* Whether a JW325 that `at` may know refuses this claim as a whole. */
bool is_geweigerd(const struct verkeer *verkeer, const struct event *claim, const struct event *at);

/* Whether a line of a JW325 is about the claim that this line is of. */
bool antwoordt_op(const struct event *antwoord, const struct event *claim);

/* Whether `at` is the first of its Client in the message that is judged. */
bool is_eerste_van(const struct verkeer *verkeer, const struct event *at);

/* test_dossiers_volume.c: what may be claimed in a period, in minutes when hours are assigned;
 * GETAL_NONE when nothing is said of that. */
int64_t volume_in_periode(const struct event *toewijzing, int32_t begin, int32_t eind);

/* The same product at the same time (TR302). */
bool overlappen(const struct event *a, const struct event *b);

#endif
