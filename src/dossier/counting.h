/* The lines of a bucket, and which of them count for an event (dossier_counts()): found by halves
 * instead of by asking each. */
#ifndef DOSSIER_COUNTING_H
#define DOSSIER_COUNTING_H

#include "dossier.h"

struct counting {
	const struct event **line; /* in the order of judging */
	uint32_t count;
	const struct event **voided; /* those that a retour voids, in the order of these retours */
	uint32_t voids;              /* how many: the number of the moment that never comes */
};

/* Some of the lines, by their places: from `first` up to `end`. */
struct stretch {
	uint32_t first;
	uint32_t end;
};

/* The lines with the key of `like` that fit (NULL: every line does), and of these maybe only those
 * that take back what was told. What it points to is in the pool of the dossier. */
struct counting counting_bucket(struct dossier *dossier, enum key key, const struct event *like,
				bool (*fits)(const struct event *event), bool undoing);

/* The number of the moment at which a line stops to count: how many of the voided lines do so
 * before. */
uint32_t counting_until(const struct counting *counting, const struct event *line);

/* The moment of `at`: lines that stop before it are void for `at`. */
uint32_t counting_moment(const struct dossier *dossier, const struct counting *counting,
			 const struct event *at);

/* The lines that stand before `at`. */
struct stretch counting_before(const struct dossier *dossier, const struct counting *counting,
			       const struct event *at);

/* Looking back: the lines behind the message of `at` that are known by then. Unless all is known,
 * these are lines that take back. */
struct stretch counting_behind(const struct dossier *dossier, const struct counting *counting,
			       const struct event *at);

#endif
