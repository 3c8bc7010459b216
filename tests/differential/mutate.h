#ifndef MUTATE_H
#define MUTATE_H

#include "dice.h"
#include "instance.h"

#include <stdbool.h>
#include <stddef.h>

/* The ways to bend a valid message, numbered from 0; the value kinds of probes.h come first. */
size_t mutate_kinds(void);
const char *mutate_name(size_t kind);

/* The number of the kind with this name, which must exist. */
size_t mutate_find(const char *name);

/* Bends the message in one way at a random place; false when it offers no such place. */
bool mutate_apply(size_t kind, struct instance *instance, struct dice *dice);

#endif
