#ifndef AGREE_H
#define AGREE_H

#include "../../src/message/tables.h"
#include "model.h"
#include "ijw/base/pool.h"

/*
 * Whether the tables of a message (src/message/tables.h) say what an independent reading of its
 * schemas says: names, order, occurrence, kinds, forms, lengths, bounds and codes.
 */

/* NULL when they agree; else where they do not and in what ("/Bericht/Client/Bsn: length"), in the
 * pool. */
const char *agree(const struct place *root, const struct model *model, struct pool *pool);

/* What an element is to be in a record: by its content and by how often it may come. */
enum member_kind agree_kind(const struct model_element *element);

#endif
