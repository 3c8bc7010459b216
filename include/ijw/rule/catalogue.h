/* The catalogue of rules. All that is known of a rule stands in one row of the file of its subject:
 * its page, and what checks it. What follows from the rows (the messages of a rule, the rules it is
 * related to, how many there are) is derived here. */
#ifndef IJW_RULE_CATALOGUE_H
#define IJW_RULE_CATALOGUE_H

#include "ijw/base/buf.h"
#include "ijw/base/digest.h"
#include "ijw/message/fault.h"
#include "ijw/message/release.h"
#include "ijw/rule/finding.h"

struct dossier;
struct event;
struct inspection;

/* Looks at a record of the class it is bound to, and only appends findings (inspect.h). */
typedef void rule_body(struct inspection *inspection, const struct record *record);

/* Looks at an event among those that came before and after it, and only appends findings. */
typedef void dossier_body(struct dossier *dossier, const struct event *at);

/* What a rule needs to be checked. */
enum rule_level {
	LEVEL_SCHEMA,        /* the schema: findings on it have the rule XSD */
	LEVEL_IN_MESSAGE,    /* the message alone */
	LEVEL_CROSS_MESSAGE, /* other messages too */
	LEVEL_EXTERNAL,      /* lists, contracts or a clock outside the traffic */
	LEVEL_OWN            /* none of the standard: a rule or a signal of our own */
};

/* A message type in a set of them. */
#define ON(type) (1u << (type))

/* Sets of them: the messages that are no retour, and the retours. */
enum {
	NO_RETOUR = ON(JW301) | ON(JW305) | ON(JW307) | ON(JW315) | ON(JW317) | ON(JW319) |
		    ON(JW323) | ON(JW325),
	RETOUREN = ON(JW302) | ON(JW306) | ON(JW308) | ON(JW316) | ON(JW318) | ON(JW320)
};

/* The messages and the class in them that a body is called for. */
struct rule_on {
	uint32_t messages; /* set of enum berichttype */
	const struct class *class;
	rule_body *body;
};

/* The events that a body is called for. */
struct rule_between {
	unsigned kind;   /* of dossier */
	uint32_t events; /* bit set of enum event_soort */
	dossier_body *body;
};

enum { RULE_ON = 12, RULE_BETWEEN = 6 };

/* A rule. Texts are English; text.h has them translated. */
struct rule {
	const char *code;       /* "TR018", "XSD", "IJW001" */
	const char *retourcode; /* "0001"; NULL when the rule leads to no return message */
	enum severity severity;
	const char *text;   /* what is wrong: one sentence without a full stop or a value */
	const char *remedy; /* what to do about it: one sentence */
	enum rule_level level;
	enum fault fault;     /* of a file: the fault that breaks it, or FAULT_NONE */
	uint32_t messages;    /* only where no binding tells: set of enum berichttype */
	const char *elements; /* "Class/Element; Class/Element [305]": from the class on, with the
				 messages where they are not all; NULL without messages */
	const char *class;    /* where the code stands in the return message; NULL for rules within
				 a message (always Header) and those without a return message */
	const char *checks;   /* what the rule wants: one to three sentences */
	const char *note;     /* how text and published XSLT differ and what we follow, or NULL */
	bool unlike_xslt;     /* so that no code follows from a finding in a retour: the sender may
				 have another answer from the published XSLT */
	uint32_t since;       /* the first release it holds for, as RELEASE(3, 2); 0: all. Of the
				 rows with one code the latest that is no later than a release
				 holds for that */
	struct rule_on on[RULE_ON];                /* one without a class ends them */
	struct rule_between between[RULE_BETWEEN]; /* one without a body ends them */
};

/* The rules of one subject, the only thing that its file exports; or those that a release brings
 * (release.h), which hold from that release on. A row of a code that is there takes the place of the row of
 * the release before; one without bindings says that the rule does not hold any more. */
struct rule_set {
	const struct rule *rules;
	size_t count;
};

/* The last line of a subject file: its array `rules` as the set rules_SUBJECT. */
#define RULE_SET(subject) \
	const struct rule_set rules_##subject = {rules, sizeof(rules) / sizeof(rules[0])}

/* Every subject. */
#define RULE_SUBJECTS(SUBJECT)              \
	SUBJECT(adres)                      \
	SUBJECT(bestand)                    \
	SUBJECT(client)                     \
	SUBJECT(codelijst)                  \
	SUBJECT(contract)                   \
	SUBJECT(dagtekening)                \
	SUBJECT(declaratie)                 \
	SUBJECT(dossier_birth)              \
	SUBJECT(dossier_credit)             \
	SUBJECT(dossier_declaratieantwoord) \
	SUBJECT(dossier_gedeeld)            \
	SUBJECT(dossier_known)              \
	SUBJECT(dossier_levering)           \
	SUBJECT(dossier_maand)              \
	SUBJECT(dossier_prestatie)          \
	SUBJECT(dossier_termijn)            \
	SUBJECT(dossier_stop)               \
	SUBJECT(dossier_toewijzing)         \
	SUBJECT(dossier_uniek)              \
	SUBJECT(dossier_version)            \
	SUBJECT(dossier_verzoek)            \
	SUBJECT(dossier_volume)             \
	SUBJECT(dossier_wijziging)          \
	SUBJECT(herleidbaar)                \
	SUBJECT(jaartal)                    \
	SUBJECT(overlap)                    \
	SUBJECT(periode)                    \
	SUBJECT(product)                    \
	SUBJECT(schema)                     \
	SUBJECT(uniek)                      \
	SUBJECT(verzoek)

#define RULE_SET_DECLARED(subject) extern const struct rule_set rules_##subject;
RULE_SUBJECTS(RULE_SET_DECLARED)
#undef RULE_SET_DECLARED

/* The rules of the present release in the order of their codes: a code stands there once. They are
 * joined at the first call, of any thread. */
const struct rule *const *rules_all(size_t *count);

/* The rows of all releases in the order of their codes; of one code the latest release first. */
const struct rule *const *rules_every(size_t *count);

/* Whether a row holds for the release with this number. */
bool rule_holds(const struct rule *rule, uint32_t release);

/* The first release with another row of its code, as a number; UINT32_MAX when there is none. */
uint32_t rule_until(const struct rule *rule);

/* The rule with this code in the present release, or NULL. Who needs a rule for every message keeps it. */
const struct rule *rule_find(const char *code);

/* The place of a rule among all, from 0: the same in every process of this program; and the rule at
 * a place, NULL when there are not so many. A row of other releases has a number from RULE_VARIANTS
 * on. */
enum { RULE_VARIANTS = 0x10000 };
uint32_t rule_number(const struct rule *rule);
const struct rule *rule_at(uint32_t number);

/* A digest of what the rules find and how they weigh it (codes, return codes, severities, levels):
 * another set of rules has another one. */
void rules_digest(uint8_t digest[SHA256_BYTES]);

/* The messages that a rule is about, as a set of enum berichttype: those of its bindings; 0 for any
 * file, or none of iJw. */
uint32_t rule_messages(const struct rule *rule);

/* Appends "301 305" for such a set. */
void rule_messages_text(uint32_t messages, struct buf *out);

/* An element that a rule looks at. */
struct rule_element {
	const char *path; /* "Class/Element", `length` bytes */
	int length;
	bool some;         /* it stands in some of the messages of the rule only */
	uint32_t messages; /* in which */
};

/* The next element of a rule: `*at` is NULL at the start. False at the end. */
bool rule_element_next(const struct rule *rule, const char **at, struct rule_element *element);

/* Appends the codes of the rules that a reader of this one may want to see too, nearest first, with
 * a blank in between: those whose pages speak of the same things. */
void rule_related(const struct rule *rule, struct buf *out);

/* schema, in-message, cross-message, external, own. */
const char *rule_level_name(enum rule_level level);

/* What a return code says that does not follow from one rule (0001, 0200, 0233, 8001); else NULL.
 */
const char *retourcode_meaning(const char *retourcode);

#endif
