/* Inside the rules between messages: the walk over a dossier, and what a rule body may ask. */
#ifndef DOSSIER_DOSSIER_H
#define DOSSIER_DOSSIER_H

#include "ijw/base/order.h"
#include "ijw/message/event_is.h"
#include "ijw/rule/catalogue.h"
#include "ijw/dossier/dossier.h"

#include "key.h"

struct bucket_table;

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

struct dossier {
	enum dossier_kind kind;
	const struct agreements *agreements;
	int64_t from;
	bool
	    revised; /* one of the messages at hand voids what may have resolved an older finding */
	struct pool *pool;
	const struct event **event; /* in the order of judging */
	size_t count;
	size_t now;                        /* the place of the event at hand */
	const struct event **agreed;       /* birth.c; made when it is asked for */
	struct bucket_table *bucket[KEYS]; /* made when they are asked for */
	struct tally *tally[KEYS];         /* the same; by bucket */
	const struct event **room;         /* the same; for lines that are being sorted */
	const struct rule *rule;           /* the row at hand */
	struct dossier_findings findings;
};

/* One rule, and the events it looks at. */
typedef void dossier_body(struct dossier *dossier, const struct event *at);

struct dossier_row {
	enum rule_id id;
	enum dossier_kind kind;
	uint32_t events; /* bit set of enum event_soort */
	bool demands;    /* it asks for something that may still come: also asked of older ones */
	dossier_body *body;
};

#define OF(soort) (1u << (soort))

/* Every rule between messages, a row with a NULL body behind them. */
extern const struct dossier_row dossier_rows[];

/* Walking the events with the key of `like`, oldest first: `*cursor` is 0 at the start. NULL at the
 * end. _known: those that came before `at` and are not void for it. _before: of these the ones that
 * are dated no later. _later: those that came after it, with the key of `at` itself. */
const struct event *dossier_known(struct dossier *dossier, enum key key, const struct event *like,
				  const struct event *at, uint32_t *cursor);
const struct event *dossier_before(struct dossier *dossier, enum key key, const struct event *like,
				   const struct event *at, uint32_t *cursor);
const struct event *dossier_later(struct dossier *dossier, enum key key, const struct event *at,
				  uint32_t *cursor);

/* Whether `event` came before `at`, is dated no later and not void for it. */
bool dossier_counts(const struct event *event, const struct event *at);

/* What is added up so far along the bucket of `at`; begun anew when its message is another one. */
struct tally *dossier_tally(struct dossier *dossier, enum key key, const struct event *at);

/* Room for as many lines as there are, until the next call. */
const struct event **dossier_room(struct dossier *dossier);

/* Appends a finding on the line itself. */
void dossier_report(struct dossier *dossier, const struct event *at);

/* Appends a finding at another place of its message. */
struct dossier_finding *dossier_report_at(struct dossier *dossier, const struct event *at,
					  enum dossier_place where);

/* Appends a finding that the message of `door` resolves, or none yet (NULL). Of an older message
 * than those at hand only when one of these does. */
void dossier_report_resolved(struct dossier *dossier, const struct event *at,
			     enum dossier_place where, const struct event *door);

typedef bool dossier_fits(const struct event *event, const struct event *at);

/* Appends a finding on something that is missing: the first later event with this key that `fits`
 * and that no retour voids, however late, resolves it. Of an older message than those at hand only
 * when one of these does. */
void dossier_report_until(struct dossier *dossier, enum key key, const struct event *at,
			  dossier_fits *fits, enum dossier_place where);

/* What a rule asks for must be an event with this key that `fits`: does one that is known satisfy
 * `at`? When none does a finding is appended as dossier_report_until does. Whether there was one.
 */
bool dossier_demand(struct dossier *dossier, enum key key, const struct event *at,
		    dossier_fits *fits, enum dossier_place where);

/* Walking all events with the key of `like`; as above. _van_bericht: the lines of the message of
 * `at` that stand in this dossier. */
const struct event *dossier_next(struct dossier *dossier, enum key key, const struct event *like,
				 uint32_t *cursor);
const struct event *dossier_next_of_message(struct dossier *dossier, const struct event *at,
					    uint32_t *cursor);

/* Whether `at` is the first line of its message in this dossier. */
bool is_first_line(struct dossier *dossier, const struct event *at);

/* The same of its Client in a claim or an answer. */
bool is_first_of_client(struct dossier *dossier, const struct event *at);

/* Working out what stands in toewijzing.c: the version of the assignment that `like` names
 * which is valid for `at`: the highest moment of decision of those before it (IV013), of any date
 * when none is dated before it. Given is the line that says why, of several with its content the
 * one told last. NULL when the assignment is not known. */
const struct event *dossier_version(struct dossier *dossier, const struct event *like,
				    const struct event *at);

/* The valid version of each assignment between the parties of `at`, by number, of those dated no
 * later. Returns how many; `*versions` is in the pool. */
size_t dossier_valid_versions(struct dossier *dossier, const struct event *at,
			      const struct event ***versions);

/* Whether the client of `at` is known: the gemeente assigned something for him to this aanbieder,
 * be it deleted since. Of a client who is not (TR304) nothing else is checked. */
bool is_known_client(struct dossier *dossier, const struct event *at);

/* The same of a line that is listed in a JW301, by what was told of its version up to there. */
bool dossier_is_deleted(struct dossier *dossier, const struct event *line);

/* Appends a finding on the assignment that `at` names: the first later version resolves it that is
 * then valid, not deleted, and `fits`; `fits` may be NULL. */
void dossier_report_until_version(struct dossier *dossier, const struct event *at,
				  dossier_fits *fits);

/* Working out what stands in levering.c: the next stop that rests on the start `at` names,
 * oldest first. */
const struct event *dossier_next_stop(struct dossier *dossier, const struct event *at,
				      uint32_t *cursor);

/* prestatie.c: the version on which a Prestatie rests; NULL when the assignment is not
 * known or deleted. */
const struct event *dossier_claimed_version(struct dossier *dossier, const struct event *at);

/* credit.c: whether no JW325 that `at` may know rejects this Prestatie; no answer approves
 * (definitions, section 9, "JW323, JW325"). */
bool dossier_is_approved(struct dossier *dossier, const struct event *prestatie,
			 const struct event *at);

/* credit.c: the approved credit of a debit that `at` may know; NULL when there is none. */
const struct event *dossier_credit_of(struct dossier *dossier, const struct event *debit,
				      const struct event *at);

/* levering.c: starts and stops */
dossier_body dossier_unknown_toewijzing;
dossier_body dossier_nothing_to_delete;
dossier_body dossier_start_has_stop;
dossier_body dossier_sent_twice;
dossier_body dossier_runs_already;
dossier_body dossier_stop_without_start;
dossier_body dossier_second_temporary;
dossier_body dossier_stop_before_other;
dossier_body dossier_ended_already;
dossier_body dossier_start_unassigned;
dossier_body dossier_start_before_assigned;
dossier_body dossier_start_after_end;
dossier_body dossier_second_stop;
dossier_body dossier_restart_before_stop;
dossier_body dossier_start_too_old;

/* version.c: what an assignment may look like beside what was assigned before */
dossier_body dossier_one_moment_two_contents;
dossier_body dossier_older_version;
dossier_body dossier_changes_fixed;
dossier_body dossier_assigned_after_refusal;
dossier_body dossier_without_referentie;
dossier_body dossier_decided_too_old;

/* known.c: a whole message beside what is assigned */
dossier_body dossier_not_listed;
dossier_body dossier_overlaps;

/* birth.c: a youth of whom two things are said */
dossier_body dossier_other_birth;

/* toewijzing.c: who was never assigned anything */
dossier_body dossier_unknown_client;

/* wijziging.c: a JW317 and the assignments it names */
dossier_body dossier_incomplete;
dossier_body dossier_not_actual;
dossier_body dossier_change_in_past;
dossier_body dossier_change_overlaps;
dossier_body dossier_total_midway;
dossier_body dossier_omvang_without_product;
dossier_body dossier_omvang_missing;
dossier_body dossier_omvang_without_code;

/* verzoek.c: requests and their answers */
dossier_body dossier_still_open;
dossier_body dossier_antwoord_without_verzoek;
dossier_body dossier_antwoord_after_toewijzing;
dossier_body dossier_second_examination;
dossier_body dossier_after_decision;
dossier_body dossier_toewijzing_without_verzoek;

/* prestatie.c: a Prestatie and the assignment it rests on */
dossier_body dossier_without_toewijzing;
dossier_body dossier_on_deleted;
dossier_body dossier_begins_early;
dossier_body dossier_ends_late;
dossier_body dossier_wrong_begin;
dossier_body dossier_wrong_end;
dossier_body dossier_other_categorie;
dossier_body dossier_other_code;
dossier_body dossier_other_eenheid;
dossier_body dossier_after_declaratieperiode;

/* volume.c: how much is claimed */
dossier_body dossier_too_much_in_period;
dossier_body dossier_too_much_volume;
dossier_body dossier_too_much_budget;

/* credit.c: debits and their credits */
dossier_body dossier_nothing_to_credit;
dossier_body dossier_claimed_twice;
dossier_body dossier_deletes_claimed;

/* declaratieantwoord.c: a JW325 and the JW323 it answers */
dossier_body dossier_unknown_declaratie;
dossier_body dossier_other_xsdversie;
dossier_body dossier_other_declaratienummer;
dossier_body dossier_client_not_claimed;
dossier_body dossier_prestatie_not_claimed;
dossier_body dossier_claimed_otherwise;

/* termijn.c: terms that have passed */
dossier_body dossier_retour_late;
dossier_body dossier_declaratieantwoord_late;
dossier_body dossier_aanvraag_late;
dossier_body dossier_wijziging_late;
dossier_body dossier_decision_late;
dossier_body dossier_referral_late;
dossier_body dossier_start_late;
dossier_body dossier_stop_late;

#endif
