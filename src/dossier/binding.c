/* Which rules look at which events: the rows of all rules between messages, sorted out once. */
#include "binding.h"

#include <pthread.h>

#include "ijw/base/pool.h"

struct bindings {
	struct binding *item;
	size_t count;
	size_t room;
};

static struct bindings bindings[DOSSIER_KINDS][EVENT_SOORTEN];

static void bind(const struct rule *rule, const struct rule_between *between)
{
	for (int soort = 0; soort < EVENT_SOORTEN; soort++) {
		struct bindings *at = &bindings[between->kind][soort];

		if ((between->events & OF(soort)) == 0)
			continue;
		at->item = xmore(at->item, at->count, &at->room, sizeof(*at->item));
		at->item[at->count++] = (struct binding){rule, between->body, rule->since, rule_until(rule)};
	}
}

static void bind_all(void)
{
	size_t count;
	const struct rule *const *rules = rules_every(&count);

	for (int own = 0; own < 2; own++)
		for (size_t i = 0; i < count; i++)
			for (int b = 0; (rules[i]->level == LEVEL_OWN) == own && b < RULE_BETWEEN &&
					rules[i]->between[b].body != NULL;
			     b++)
				bind(rules[i], &rules[i]->between[b]);
}

const struct binding *dossier_bindings(enum dossier_kind kind, enum event_soort soort,
				       size_t *count)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, bind_all);
	*count = bindings[kind][soort].count;
	return bindings[kind][soort].item;
}
