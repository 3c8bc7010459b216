/* The catalogue: the rules of all subjects joined, found by code and by number, and what follows
 * from their rows. */
#include "ijw/rule/catalogue.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/text.h"
#include "ijw/message/event.h"

static const struct rule_set *const sets[] = {
#define SET(subject) &rules_##subject,
    RULE_SUBJECTS(SET)
#undef SET
};

enum { SETS = sizeof(sets) / sizeof(sets[0]) };

/* The sets of all subjects, and behind them those that releases bring. */
static const struct rule_set *set_at(size_t i)
{
	static const struct rule_set none = {NULL, 0};
	const struct rule_set *brought = i >= SETS ? releases[i - SETS]->rules : NULL;

	return i < SETS ? sets[i] : brought != NULL ? brought : &none;
}

static const struct rule **joined; /* in the order of their codes, the latest release first */
static size_t joined_count;
static const struct rule **present; /* of them, the rows of the present release */
static size_t present_count;

static int by_code(const void *left, const void *right)
{
	const struct rule *const *a = left, *const *b = right;

	return strcmp((*a)->code, (*b)->code);
}

static int by_code_and_release(const void *left, const void *right)
{
	const struct rule *const *a = left, *const *b = right;
	int order = by_code(left, right);

	return order != 0 ? order : ((*a)->since < (*b)->since) - ((*a)->since > (*b)->since);
}

/* The rows of the present release out of all. */
static void choose(void)
{
	uint32_t now = release_present()->number;

	present = xmalloc(joined_count * sizeof(*present));
	for (size_t i = 0; i < joined_count; i++) {
		bool other = present_count > 0 &&
			     strcmp(present[present_count - 1]->code, joined[i]->code) == 0;

		if (!other && joined[i]->since <= now)
			present[present_count++] = joined[i];
	}
}

static void join(void)
{
	size_t at = 0;

	for (size_t i = 0; i < SETS + releases_count; i++)
		joined_count += set_at(i)->count;
	joined = xmalloc(joined_count * sizeof(*joined));
	for (size_t i = 0; i < SETS + releases_count; i++)
		for (size_t r = 0; r < set_at(i)->count; r++)
			joined[at++] = &set_at(i)->rules[r];
	qsort(joined, joined_count, sizeof(*joined), by_code_and_release);
	choose();
}

static void join_once(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, join);
}

const struct rule *const *rules_all(size_t *count)
{
	join_once();
	*count = present_count;
	return present;
}

const struct rule *const *rules_every(size_t *count)
{
	join_once();
	*count = joined_count;
	return joined;
}

static size_t place_of_row(const struct rule *rule)
{
	size_t count;
	const struct rule *const *every = rules_every(&count);
	const struct rule *const *place =
	    bsearch(&rule, every, count, sizeof(*every), by_code_and_release);

	return (size_t)(place - every);
}

uint32_t rule_until(const struct rule *rule)
{
	size_t at = place_of_row(rule);

	return at > 0 && strcmp(joined[at - 1]->code, rule->code) == 0 ? joined[at - 1]->since
								       : UINT32_MAX;
}

bool rule_holds(const struct rule *rule, uint32_t release)
{
	return rule->since <= release && release < rule_until(rule);
}

static const struct rule *const *place_of(const char *code)
{
	const struct rule like = {.code = code}, *key = &like;
	size_t count;
	const struct rule *const *all = rules_all(&count);

	return bsearch(&key, all, count, sizeof(*all), by_code);
}

const struct rule *rule_find(const char *code)
{
	const struct rule *const *place = place_of(code);

	return place != NULL ? *place : NULL;
}

uint32_t rule_number(const struct rule *rule)
{
	const struct rule *const *place = place_of(rule->code);

	return place != NULL && *place == rule ? (uint32_t)(place - present)
					       : RULE_VARIANTS + (uint32_t)place_of_row(rule);
}

const struct rule *rule_at(uint32_t number)
{
	size_t count;
	const struct rule *const *all = rules_all(&count);

	if (number < RULE_VARIANTS)
		return number < count ? all[number] : NULL;
	all = rules_every(&count);
	number -= RULE_VARIANTS;
	return number < count && rule_number(all[number]) >= RULE_VARIANTS ? all[number] : NULL;
}

static uint8_t digest_of_all[SHA256_BYTES];

static void digest_all(void)
{
	struct buf text = BUF_INIT(0);
	size_t count;
	const struct rule *const *all = rules_every(&count);

	for (size_t i = 0; i < count; i++)
		buf_printf(&text, "%s %s %s %s %u\n", all[i]->code,
			   all[i]->retourcode != NULL ? all[i]->retourcode : "-",
			   severity_name(all[i]->severity), rule_level_name(all[i]->level),
			   all[i]->since);
	digest_sha256(text.data, text.length, digest_of_all);
	buf_free(&text);
}

void rules_digest(uint8_t digest[SHA256_BYTES])
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, digest_all);
	memcpy(digest, digest_of_all, SHA256_BYTES);
}

static uint32_t messages_of_events(uint32_t events)
{
	static const uint32_t messages[EVENT_SOORTEN] = {
	    NO_RETOUR, /* messages as a whole */
	    [EVENT_TOEWIJZING] = ON(JW301),
	    [EVENT_START] = ON(JW305),
	    [EVENT_STOP] = ON(JW307),
	    [EVENT_AANVRAAG] = ON(JW315),
	    [EVENT_WIJZIGING] = ON(JW317),
	    [EVENT_ONGEWIJZIGD] = ON(JW317),
	    [EVENT_TE_WIJZIGEN] = ON(JW317),
	    [EVENT_NIEUW] = ON(JW317),
	    [EVENT_ANTWOORD] = ON(JW319),
	    [EVENT_DECLARATIE] = ON(JW323),
	    [EVENT_PRESTATIE] = ON(JW323),
	    [EVENT_DECLARATIEANTWOORD] = ON(JW325),
	    [EVENT_PRESTATIEANTWOORD] = ON(JW325),
	    [EVENT_RETOUR] = RETOUREN,
	    [EVENT_RETOURREGEL] = RETOUREN,
	};
	uint32_t set = 0;

	for (unsigned i = 0; i < EVENT_SOORTEN; i++)
		if ((events & (1u << i)) != 0)
			set |= messages[i];
	return set;
}

uint32_t rule_messages(const struct rule *rule)
{
	uint32_t set = rule->messages;

	for (int i = 0; i < RULE_ON && rule->on[i].class != NULL; i++)
		set |= rule->on[i].messages;
	for (int i = 0; i < RULE_BETWEEN && rule->between[i].body != NULL; i++)
		set |= messages_of_events(rule->between[i].events);
	return set;
}

void rule_messages_text(uint32_t messages, struct buf *out)
{
	const char *before = "";

	for (unsigned type = JW301; type < BERICHT_TYPES; type++)
		if ((messages & ON(type)) != 0) {
			buf_printf(out, "%s%s", before,
				   bericht_info((enum berichttype)type)->name + 2);
			before = " ";
		}
}

/* The set of the messages that stand between brackets: "301 305]". */
static uint32_t messages_named(const char *at)
{
	uint32_t set = 0;

	for (; *at != ']'; at += 3 + (at[3] == ' '))
		set |= ON(bericht_of_number(atoi(at)));
	return set;
}

bool rule_element_next(const struct rule *rule, const char **at, struct rule_element *element)
{
	const char *name = *at != NULL ? *at : rule->elements;
	size_t length;

	if (name == NULL || *name == '\0')
		return false;
	length = strcspn(name, ";[");
	*element = (struct rule_element){.path = name, .length = (int)length};
	element->some = name[length] == '[';
	element->messages = element->some ? messages_named(name + length + 1) : rule_messages(rule);
	element->length -= element->some; /* the blank before the bracket */
	name += strcspn(name, ";");
	*at = name + strspn(name, "; ");
	return true;
}

const char *rule_level_name(enum rule_level level)
{
	static const char *const names[] = {N_("schema"), N_("in-message"), N_("cross-message"),
					    N_("external"), N_("own")};

	return names[level];
}

const char *retourcode_meaning(const char *retourcode)
{
	static const struct {
		const char *retourcode;
		const char *meaning;
	} meanings[] = {
	    {"0001", N_("A rule that the message alone decides is broken: the message is rejected "
			"as a whole, and its return message has this code in the Header and "
			"nothing else.")},
	    {"0200", N_("No rule: this part of the message was checked and there is no remark on "
			"it. What is wrong stands elsewhere in the message.")},
	    {"0233", N_("No rule: this part of the message was not assessed, because the part it "
			"belongs to was rejected.")},
	    {"8001", N_("No rule: the claim is granted in full (JW325).")},
	};

	for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++)
		if (strcmp(meanings[i].retourcode, retourcode) == 0)
			return meanings[i].meaning;
	return NULL;
}
