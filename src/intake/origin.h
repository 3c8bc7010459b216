/* Whether a message comes from where its sender brings them ([afzenders] of ijw.conf). */
#ifndef INTAKE_ORIGIN_H
#define INTAKE_ORIGIN_H

#include "ijw/intake/source.h"
#include "ijw/rule/judge.h"
#include "ijw/store/home.h"
#include "settle.h"

/* Refuses a message of a file of the inbox when it does not: the source is then one of FAULT_ORIGIN, of
 * which nothing is stored, and that is all that is found on it. Of a message that is none by its schema
 * nothing counts, whoever sent it. */
void origin_check(const struct home *home, const struct claim *claim, struct source *source,
		  struct judgement *judgement);

#endif
