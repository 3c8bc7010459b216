/* The stored messages that are to be answered by a return message, with what was found in them. */
#ifndef IJW_STORE_HEENBERICHTEN_H
#define IJW_STORE_HEENBERICHTEN_H

#include "ijw/base/pool.h"
#include "ijw/rule/judge.h"
#include "ijw/store/store.h"

/* A JW301, 305, 307, 315, 317 or 319 whose header could be read. */
struct heenbericht {
	int64_t bericht; /* its number */
	const char *afzender, *ontvanger;
	const char *identificatie; /* masked where it tells a person */
	int32_t dagtekening;
	/* Another message has its type, sender, Identificatie and Dagtekening, and says something
	 * else: a retour would be one on both. */
	bool shares_name;
	bool sees_all; /* every stored message is one that its receiver sent or received too */
	bool answered; /* a retour on it was received, by whomever it was made */
	bool rejected; /* and one of these rejects it */
	/* Its verdict, type and release, and the findings that no message has resolved; nothing that it
	 * says. Findings of rules that this program does not know are counted and not kept. */
	struct judgement judgement;
};

/* Texts and findings live during the call. A result other than 0 ends the walk and becomes its
 * result. */
typedef int store_heenbericht(void *context, const struct heenbericht *heenbericht);

/* Visits them by number, those to organisations for which the home acts (home.h). Of several that say
 * the same only the first that came: the standard has one retour for them. 0, or -1 after it
 * logged. */
int store_each_heenbericht(struct store *store, store_heenbericht *visit, void *context);

#endif
