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

/* A retour that voids a message. */
struct nietig {
	int64_t bericht;     /* the message */
	int64_t place;       /* of the retour */
	int32_t dagtekening; /* of the retour */
};

/* All that was said, in no order. */
struct verkeer {
	struct event *event;
	size_t count;
	struct nietig *nietig;
	size_t nietigen;
	int64_t berichten; /* the highest `place` */
	int64_t *group;    /* the last `place` of each group */
	size_t groepen;
	struct agreements agreements;
	struct pool *pool;
};

/* test_dossiers_random.c: the traffic of this seed, in the pool. */
void random_verkeer(uint64_t seed, struct pool *pool, struct verkeer *verkeer);

/* The same up to this message: later ones, and retours among them, are not known yet. */
struct verkeer verkeer_tot(const struct verkeer *verkeer, int64_t place);

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

struct lijst {
	struct bevonden item[ROOM];
	size_t count;
};

void lijst_add(struct lijst *lijst, struct bevonden bevonden);

/* For qsort: by event, rule, place, and what resolved it. */
int lijst_order(const void *a, const void *b);

/* Fails the test, and shows the traffic, when one of two lists has what the other has not. Both are
 * in order. */
void lijst_same(const struct verkeer *verkeer, uint64_t seed, const char *what,
		const struct lijst *one, const struct lijst *other);

/* test_dossiers_judge.c: what the rules find, in order: all findings from this message on, and the
 * older ones that one of these messages resolves. */
void judge_all(const struct verkeer *verkeer, int64_t from, struct lijst *found);

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

/* What it says of one event and one rule. */
struct uitspraak {
	bool fout;
	int64_t resolved_by;
};

typedef struct uitspraak lezing(const struct verkeer *verkeer, const struct event *at);

struct dossier_reading {
	const char *rule; /* its code */
	uint32_t soorten; /* bit set of enum event_soort */
	enum dossier_place where;
	lezing *lezing;
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

/* test_dossiers_known.c: what all readings ask. */

/* Whether `a` is judged before `b`. */
bool komt_voor(const struct event *a, const struct event *b);

/* Whether `event` came before `at` and no retour that `at` may know voids it. */
bool is_bekend(const struct verkeer *verkeer, const struct event *event, const struct event *at);

/* The same, and it is dated no later: its sender may know it (OP095). */
bool telt(const struct verkeer *verkeer, const struct event *event, const struct event *at);

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

/* Something that `at` asks for: right when one that is known fits, of any date; otherwise wrong
 * until the first that comes later. */
struct uitspraak vraagt(const struct verkeer *verkeer, const struct event *at, past *fits);

/* Whether `event` came after `at` and brings something: a line that deletes does not, nor does one
 * that a retour voids, be it later. */
bool brengt(const struct verkeer *verkeer, const struct event *event, const struct event *at);

/* A finding on the assignment that `at` names: the first later line resolves it that is valid then,
 * not deleted, and fits. */
struct uitspraak tot_versie(const struct verkeer *verkeer, const struct event *at, past *fits);

/* Right when the assignment that `at` names is known and not deleted; else the same. */
struct uitspraak tot_toewijzing(const struct verkeer *verkeer, const struct event *at);

/* Whether something that counts for `at` fits it. */
bool is_er(const struct verkeer *verkeer, const struct event *at, past *fits);

/* Whether something that counts for `at` fits `like`. */
bool is_er_voor(const struct verkeer *verkeer, const struct event *like, const struct event *at,
		past *fits);

static inline struct uitspraak zegt(bool fout)
{
	return (struct uitspraak){.fout = fout};
}

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
