/* Which events belong to a scope; internal to the story. */
#ifndef CARE_STORY_PICK_H
#define CARE_STORY_PICK_H

#include "ijw/care/story.h"

/* Marks the events of a scope: an array in the pool, one place for each event of the source. */
bool *story_pick(const struct story_source *source, struct story_scope scope, struct pool *pool);

#endif
