/* A worker that fails where the message says so. */
#ifndef TESTS_PLANTED_H
#define TESTS_PLANTED_H

#include "ijw/worker/worker.h"

/* As the workers of the program, but bytes that begin with one of these words make it fail: CRASH
 * writes where nothing is, STALL waits for ever, SPIN uses up its processor time, EATS all memory,
 * LEAVE ends well, BABBLE answers noise, FORGE a judgement that cannot be, STALE about another
 * item, OPEN tries to open a file. DAWDLE uses a tenth of a second of processor time, and is judged
 * then. TURN takes the worker over: from then on it says of every message that is not in order that it is
 * empty, which nothing but judging it again can tell from the truth. Of a document that begins with <TWIST each worker says something
 * else. An original that begins with <UNDO makes it fail when it puts that together, <FAKE becomes another.
 *
 * A message that has one of these for its Identificatie is judged, and the answer is a lie: LIEmany
 * has more events than a document has elements, LIEcontrol a text with a control character, LIElong
 * one that is too long, LIEnumber a number that is, LIEbsn a BSN among the RetourCodes, LIEplace
 * one in the path of a finding, LIEkind an event that messages of its type do not have, LIEother is
 * the answer on a message with another Identificatie, LIEyouth on one of another youth, LIEpacked has another message for its original,
 * and takes the worker over as TURN does. */
extern const struct worker_judge planted_judging;

#endif
