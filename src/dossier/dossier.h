/* Inside the rules between messages: the walk over a dossier, and what a rule body may ask. */
#ifndef DOSSIER_DOSSIER_H
#define DOSSIER_DOSSIER_H

#include "ijw/base/order.h"
#include "ijw/message/event_is.h"
#include "ijw/rule/catalogue.h"
#include "ijw/dossier/dossier.h"

#include "key.h"

struct binding;
struct bucket_table;
struct existence;
struct lines;
struct months;
struct ranking;
struct undoing;

/* What the lines of one message add up to along a bucket, with what counted before it: so a message
 * of many lines on one bucket is walked once. */
struct tally {
	int64_t place; /* of the message */
	uint32_t cursor;
	const struct event *last; /* the line up to which it is added up, itself left out */
	int64_t volume;
	int64_t amount; /* in cents */
	int32_t until;  /* the end of the latest period claimed; DAY_NONE for none */
};

/* ranking.c: what ranks highest of the lines of a bucket. Of two lines of one message that rank
 * alike the first does. */
enum rank {
	RANK_VERSION,       /* of an assignment: the line of the version that holds (IV013) */
	RANK_EARLIEST,      /* of an assignment: the line that was decided first */
	RANK_REASON,        /* of lines with one content: the one told last with a RedenWijziging */
	RANK_FIRST_CONTENT, /* of lines of one moment: that whose content was told first, */
	RANK_LAST_CONTENT,  /* and that whose content was told last */
	RANKS
};

struct dossier {
	enum dossier_kind kind;
	const struct agreements *agreements;
	struct pool *pool;
	const struct event **event; /* in the order of judging */
	size_t count;
	const struct event *memory; /* where they lie, in no order, with some that are left out */
	size_t in_memory;
	size_t now;                        /* the place of the event at hand */
	const struct event **agreed;       /* birth.c; made when it is asked for */
	struct bucket_table *bucket[KEYS]; /* made when they are asked for */
	struct tally *tally[KEYS];         /* the same; by bucket */
	struct ranking **ranking[RANKS];   /* ranking.c; the same */
	struct existence **existence[3];   /* existence.c; the same, by key from KEY_STARTED on */
	struct lines **successors;         /* toewijzing.c; the same */
	struct lines **numbers;            /* the same */
	const struct binding *binding;     /* the rule at hand */
	const struct event *answer;        /* uniek.c: the first answer */
	size_t sharers[EVENT_SOORTEN];     /* gedeeld.c: lines so far */
	size_t standing;                   /* uniek.c: the place of the first line that may stand */
	struct months *months;             /* maand.c; made when it is asked for */
	const struct undoing *undoing;     /* hindsight.c; the same */
	size_t undoings;
	bool all_known; /* with it all that came up to there, undone or not */
	const struct undoing
	    *hindsight; /* what was undone up to this is known too; NULL: nothing */
	struct dossier_findings findings;
};

/* How the rows of the rules begin: those of the standard, with a return code or NULL, and signals
 * of our own. */
#define BETWEEN(rule_code, code_in_retour)                                           \
	.code = rule_code, .retourcode = code_in_retour, .severity = SEVERITY_ERROR, \
	.level = LEVEL_CROSS_MESSAGE
#define SIGNAL(rule_code) .code = rule_code, .severity = SEVERITY_SIGNAAL, .level = LEVEL_OWN

/* Whether an event is what a rule looks for beside `at`. */
typedef bool dossier_fits(const struct event *event, const struct event *at);

/* Walking the events with the key of `like`, oldest first: `*cursor` is 0 at the start. NULL at the
 * end. _before: those that stand before `at` in the order of judging and are not void for it.
 * _later: those that stand behind it, with the key of `at` itself. */
const struct event *dossier_before(struct dossier *dossier, enum key key, const struct event *like,
				   const struct event *at, uint32_t *cursor);
const struct event *dossier_later(struct dossier *dossier, enum key key, const struct event *at,
				  uint32_t *cursor);

/* The same newest first, where `at` is the one at hand: for rules whose findings are final, as what
 * came later is not looked at. */
const struct event *dossier_back(struct dossier *dossier, enum key key, const struct event *like,
				 const struct event *at, uint32_t *cursor);

/* Walking all events that stand before `at` and are not void for it, whatever their key; `*cursor`
 * is 0 at the start. NULL at the end. */
const struct event *dossier_all_before(struct dossier *dossier, const struct event *at,
				       size_t *cursor);

/* Whether `event` stands before `at` and is not void for it. */
bool dossier_counts(const struct dossier *dossier, const struct event *event,
		    const struct event *at);

/* Whether a line stands before another one in the order of judging, and whether a message is void
 * for `at`: by a retour of an earlier day, or one that is known when looking back. */
bool dossier_stands_before(const struct event *a, const struct event *b);
bool dossier_is_void_for(const struct dossier *dossier, const struct event *event,
			 const struct event *at);

/* The events by their keys of a kind. */
struct bucket_table *dossier_buckets(struct dossier *dossier, enum key key);

/* The order of two messages by the bytes of their Afzender. */
int dossier_order_sender(const struct event *a, const struct event *b);

/* Whether there is an event with the key of `like` that counts for `at` and fits `like`; NULL:
 * every event does. */
bool dossier_any(struct dossier *dossier, enum key key, const struct event *like,
		 const struct event *at, dossier_fits *fits);

/* What is added up so far along the bucket of `at`; begun anew when its message is another one. */
struct tally *dossier_tally(struct dossier *dossier, enum key key, const struct event *at);

/* Begins what is added up anew. */
void dossier_forget_tallies(struct dossier *dossier);

/* Appends a finding on the line itself. */
void dossier_report(struct dossier *dossier, const struct event *at);

/* Appends a finding at another place of its message. */
struct dossier_finding *dossier_report_at(struct dossier *dossier, const struct event *at,
					  enum dossier_place where);

/* Appends a finding that stays, whatever comes later: something was late, or wrong by itself. */
void dossier_report_final(struct dossier *dossier, const struct event *at,
			  enum dossier_place where);

/* Appends a finding that the message of `door` resolves, or none yet (NULL), and nothing else. */
void dossier_report_resolved(struct dossier *dossier, const struct event *at,
			     enum dossier_place where, const struct event *door);

/* Appends a finding on something that is missing: the message of `door` brings it, or none yet
 * (NULL). What is undone before that can resolve it too, as it does every finding that is not
 * final: when what it clashes with is voided or taken back. */
void dossier_report_missing(struct dossier *dossier, const struct event *at,
			    enum dossier_place where, const struct event *door);

/* A rule that asks for an event with this key before `at` that `fits`: when there is none a finding
 * is appended. The first later event that fits and that no retour voids, however late, resolves it,
 * and nothing else. */
void dossier_demand(struct dossier *dossier, enum key key, const struct event *at,
		    dossier_fits *fits, enum dossier_place where);

/* Walking all events with the key of `like`, before and after, void or not. _of_message: those of
 * the message of `at`. */
const struct event *dossier_next(struct dossier *dossier, enum key key, const struct event *like,
				 uint32_t *cursor);
const struct event *dossier_next_of_message(struct dossier *dossier, const struct event *at,
					    uint32_t *cursor);

/* Whether `at` is the first line of its message in this dossier: for rules that are asked once a
 * message.
 */
bool dossier_is_first_line(struct dossier *dossier, const struct event *at);

/* The same of its Client, in a claim or the answer to one. */
bool dossier_is_first_of_client(struct dossier *dossier, const struct event *at);

/* ---- What more than one subject asks; each in the file that is named ---- */

/* toewijzing.c: the version of the assignment that `like` names which is valid for `at`: of those
 * told before it the one with the highest moment of decision (IV013). Of the lines that tell that
 * version the one is given that has its RedenWijziging. NULL when the assignment is not known. */
const struct event *dossier_version(struct dossier *dossier, const struct event *like,
				    const struct event *at);

/* toewijzing.c: the same of the assignment that `at` names; NULL also when it is deleted. */
const struct event *dossier_version_in_force(struct dossier *dossier, const struct event *at);

/* toewijzing.c: the valid version of each assignment between the parties of `at`, by number.
 * Returns how many; `*versions` is in the pool. */
size_t dossier_valid_versions(struct dossier *dossier, const struct event *at,
			      const struct event ***versions);

/* toewijzing.c: whether the client of `at` is known: the gemeente assigned something for them to
 * this aanbieder, be it deleted since. Of a client who is not TR304 says so, and other rules say
 * nothing. */
bool dossier_knows_client(struct dossier *dossier, const struct event *at);

/* toewijzing.c: whether a line of a JW301 is about an assignment that is deleted, by itself or by
 * what was told of the same version before it. */
bool dossier_is_deleted(struct dossier *dossier, const struct event *line);

/* toewijzing.c: appends a finding on the assignment that `at` names. The first later line resolves
 * it that is then the valid version, not deleted, and where `actual` says so holds at `at`. */
void dossier_report_until_version(struct dossier *dossier, const struct event *at, bool actual);

/* existence.c: whether the start or stop `like` exists, by what `at` may know (definitions, section
 * 9, "Starts and stops of one key"). */
bool dossier_exists(struct dossier *dossier, const struct event *like, const struct event *at);

/* existence.c: whether what `at` takes back is sent on the day of its Dagtekening by a line that
 * stands behind it in the order of judging: of one day order says nothing. */
bool dossier_sent_on_day(struct dossier *dossier, const struct event *at);

/* existence.c: the line of a later message with which the start or stop `like`, which does not exist
 * for `at`, comes to exist; NULL when none does. What a retour voids, however late, brings nothing. */
const struct event *dossier_exists_later(struct dossier *dossier, const struct event *like,
					 const struct event *at);

/* stop.c: the next stop that exists on the start that `at` names, oldest first. */
const struct event *dossier_next_stop(struct dossier *dossier, const struct event *at,
				      uint32_t *cursor);

/* credit.c: whether a JW325 that `at` may know refuses the claim of this line as a whole: it counts
 * as not sent then (keys, section 2). */
bool dossier_claim_refused(struct dossier *dossier, const struct event *line,
			   const struct event *at);

/* credit.c: whether no JW325 that `at` may know rejects this Prestatie; no answer approves
 * (definitions, section 9, "JW323, JW325"). */
bool dossier_is_approved(struct dossier *dossier, const struct event *prestatie,
			 const struct event *at);

/* declaratieantwoord.c: TR304 of a JW325. */
dossier_body dossier_client_not_claimed;

#endif
