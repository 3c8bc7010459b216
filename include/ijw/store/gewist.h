/* The erasure list: who was erased from a home, kept outside of it, so that a backup of before that can be put
 * back without them. It names nobody: a youth is a digest under the pseudonym key, for this purpose alone, which
 * is found in no table. A line is added before anything is erased.
 *
 * A line is a moment (UTC), the digest and a check, with a blank between them; the first one, a word for its
 * form and a check. A check is a digest, under the archive key, of the line and of the check before it: a line
 * that was changed, moved or taken out of the middle is noticed, and the list of another home, also of one that
 * shares the pseudonym key. That lines were taken from its end is not. */
#ifndef IJW_STORE_GEWIST_H
#define IJW_STORE_GEWIST_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pseudonym.h"
#include "ijw/store/home.h"

struct gewist_line {
	int64_t moment; /* seconds since 1970 */
	char value[PSEUDONYM_TEXT];
};

struct gewist {
	struct gewist_line *line; /* one for each youth, the last; by value */
	size_t count;
};

enum gewist_outcome {
	GEWIST_FAILED = -1, /* it cannot be read or written */
	GEWIST_DONE,
	GEWIST_REFUSED /* it is no list, was changed, is of another home, or lies inside the home */
};
/* All log why. */

/* Reads and checks a list with the keys of a home. A line that was not written to its end is passed over: what it
 * is about was not begun. Ended with gewist_end, also after a failure. */
enum gewist_outcome gewist_read(const struct home *keys, const char *file, struct gewist *out);
void gewist_end(struct gewist *list);

/* The place in the list of the youth with this pseudonym; its `count`: they are not in it. */
size_t gewist_place(const struct gewist *list, const struct home *keys, const char *client);

/* Adds the youth with this pseudonym, as erased now, to the list of the home (`home->gewist`), which is made when
 * it is not there, and syncs it. After a failure it has no line more. */
enum gewist_outcome gewist_add(const struct home *home, const char *client);

#endif
