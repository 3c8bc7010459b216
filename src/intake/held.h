/* Files that stay in the inbox for now: each is tried again after pauses that grow. In memory only:
 * after a restart all are tried at once. */
#ifndef IJW_INTAKE_HELD_H
#define IJW_INTAKE_HELD_H

#include <stdbool.h>
#include <stdint.h>

struct held;

struct held *held_new(void);
void held_free(struct held *held);

/* A scan of the folder begins; what is asked for from now on is still there. */
void held_begin(struct held *held);

/* Whether the file of this key is to be left alone at `now` (in ticks). */
bool held_back(struct held *held, uint64_t key, int64_t now);

/* The scan came to its end: files that were not asked for are gone, or are others now. */
void held_end(struct held *held);

/* For how many ms this very file has been known: it did not change meanwhile. 0 for one that was
 * never left alone, -1 for one that cannot be remembered any more. */
int64_t held_known(const struct held *held, uint64_t key, int64_t now);

/* Leaves a file alone, from `now` on, for a second at first and twice as long every next time, at
 * most `most` ms. Returns how often that was done with it before. Past LIMIT_HELD_FILES nothing is
 * remembered: such a file is tried in every round. */
uint32_t held_add(struct held *held, uint64_t key, int64_t now, int64_t most);

/* Such a file was refused its claim: it is unread. */
void held_set_unread(struct held *held, uint64_t key);
bool held_is_unread(const struct held *held, uint64_t key);

/* A file that was left alone has another key, and is the same all the same. */
void held_rename(struct held *held, uint64_t from, uint64_t to);

/* The first moment that one is to be tried, in ticks; INT64_MAX when there is none. */
int64_t held_until(const struct held *held);

#endif
