/* The records of work/names: which true name a private one stands for. What a sender chose may hold a
 * BSN, so that the true name is sealed. */
#ifndef IJW_INTAKE_RECORD_H
#define IJW_INTAKE_RECORD_H

#include "ijw/base/buf.h"
#include "ijw/base/secret.h"

#include "settle.h"

/* Adds the record of a file that is to be claimed. */
void record_add(const uint8_t key[KEY_BYTES], const struct claim *claim, struct buf *out);

/* The next record, from `*at` on, which begins with the private name (record_is), and its length;
 * NULL at the end. What the power cut off is none. */
const char *record_next(const struct buf *records, size_t *at, size_t *length);

/* Whether it is the record of this private name. */
bool record_is(const char *record, const char *private);

/* The path of the true name, into `path`, which is emptied first. -1 when this is no record that was
 * sealed with the key. */
int record_open(const uint8_t key[KEY_BYTES], const char *record, size_t length, struct buf *path);

#endif
