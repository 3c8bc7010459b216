/* "Did you mean": the word of a list that somebody most likely wanted to write. */
#ifndef IJW_BASE_NEAREST_H
#define IJW_BASE_NEAREST_H

#include <stddef.h>

/* How many letters of `a` must be changed, left out, put in or exchanged with their neighbour to
 * get `b` (the optimal string alignment distance); capitals count as small letters. Words longer
 * than 63 bytes are far from everything: the distance is the length of the longer one. */
size_t nearest_distance(const char *a, const char *b);

/* Which word is nearest so far. All zero but `word` before the first. */
struct nearest {
	const char *word;  /* what was written */
	const char *found; /* NULL: nothing that could be meant */
	size_t distance;
};

/* Looks at a word that exists. It can be meant when at most a third of what was written is wrong,
 * and one letter always; of two that are as near the first stays. `candidate` is kept. */
void nearest_try(struct nearest *nearest, const char *candidate);

#endif
