/* The classes in the body of a retour: a copy of those of the heenbericht, with codes. */
#ifndef IJW_RETOUR_CLASSES_H
#define IJW_RETOUR_CLASSES_H

#include "ijw/base/pool.h"
#include "ijw/message/message.h"

#define CLASSES_WELL "0200" /* looked at, no remark */
#define CLASSES_LEFT "0233" /* not looked at */

/* A copy of a record with all below it, as a child of `parent`, which does not hold it yet. Texts
 * are shared. */
struct record *classes_copy(const struct record *record, struct record *parent, struct pool *pool);

/* Gives every class of the body that has codes in a retour an empty list of them. */
void classes_prepare(struct record *body, struct pool *pool);

/* The codes of the class where a finding belongs: of the records on its path, the innermost one
 * whose element is named in `class` ("StartProduct, StopProduct", or NULL); else the first one so
 * named below the path; else the innermost one that has codes. Those of the body when the path
 * leads nowhere. */
struct retourcodes *classes_at(struct record *body, const char *path, const char *class);

/* Adds a code, unless it is there. */
void classes_code(struct retourcodes *codes, const char *code, struct pool *pool);

/* Gives every class without a code 0233 where it lies below one with a code, else 0200. */
void classes_finish(struct record *body, struct pool *pool);

#endif
