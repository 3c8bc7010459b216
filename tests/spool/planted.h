/* A worker that fails where the message says so. */
#ifndef TESTS_PLANTED_H
#define TESTS_PLANTED_H

#include "ijw/spool/worker.h"

/* As the workers of the program, but bytes that begin with one of these words make it fail: CRASH
 * writes where nothing is, STALL waits for ever, SPIN uses up its processor time, EATS all memory,
 * LEAVE ends well, BABBLE answers noise, FORGE a judgement that cannot be, STALE about another job,
 * OPEN tries to open a file. DAWDLE uses a tenth of a second of processor time, and is judged then.
 */
extern const struct worker_craft planted_craft;

#endif
