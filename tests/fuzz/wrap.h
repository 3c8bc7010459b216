/* An envelope around a message. */
#ifndef TESTS_FUZZ_WRAP_H
#define TESTS_FUZZ_WRAP_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/buf.h"

/* Adds to `out` the smallest StUF-GGk envelope with these bytes in it. */
void wrap(const uint8_t *data, size_t size, struct buf *out);

#endif
