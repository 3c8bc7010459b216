/* Comparing all that is stored of messages with their originals, by threads, while their owner does
 * something else. */
#ifndef INTAKE_HANDS_H
#define INTAKE_HANDS_H

#include <stdbool.h>

#include "ijw/intake/rebuild.h"
#include "ijw/store/archive.h"

struct hands;

/* One for each core; the owner is one of them. The store is inside a transaction, which
 * ends after hands_close. NULL after it logged. */
struct hands *hands_open(struct store *store);

/* Whether all is well so far. Shows how far they are. */
bool hands_well(struct hands *hands);

/* Helps with what is left to be compared. 1 when all is as it should be, and 0 when something
 * differs; -1 after a failure was logged. The failure or difference that counts is the one with
 * the lowest row, whoever came upon which first. */
int hands_finish(struct hands *hands, struct rebuilt *out);

/* Waits for the threads, which leave what they have not begun. NULL is allowed. */
void hands_close(struct hands *hands);

#endif
