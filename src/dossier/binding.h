/* Which rules look at which events. */
#ifndef DOSSIER_BINDING_H
#define DOSSIER_BINDING_H

#include "dossier.h"

struct binding {
	const struct rule *rule;
	dossier_body *body;
	uint32_t since, until; /* the releases it holds for: from `since` to before `until` */
};

/* Whether it holds for what a message of this release says. */
static inline bool binding_holds(const struct binding *binding, uint32_t release)
{
	return binding->since <= release && release < binding->until;
}

/* The rules that look at events of this kind in this kind of dossier, in the order of their codes,
 * our own behind those of the standard. They are sorted out at the first call, of any thread. */
const struct binding *dossier_bindings(enum dossier_kind kind, enum event_soort soort,
				       size_t *count);

#endif
