/* Comparing all that is stored of messages with their originals, by threads, while their owner does
 * something else. */
#ifndef INTAKE_COMPARING_H
#define INTAKE_COMPARING_H

#include <stdbool.h>

#include "ijw/intake/rebuild.h"
#include "ijw/store/archive.h"

struct comparing;

/* One for each core; the owner is one of them. The store is inside a transaction, which
 * ends after comparing_close. NULL after it logged. */
struct comparing *comparing_open(struct store *store);

/* Whether all is well so far. Shows how far they are. */
bool comparing_well(struct comparing *comparing);

/* Helps with what is left to be compared. 1 when all is as it should be, and 0 when something
 * differs; -1 after a failure was logged. The failure or difference that counts is the one with
 * the lowest row, whoever came upon which first. */
int comparing_finish(struct comparing *comparing, struct rebuilt *out);

/* Waits for the threads, which leave what they have not begun. NULL is allowed. */
void comparing_close(struct comparing *comparing);

#endif
