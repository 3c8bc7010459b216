/* When a daemon writes the metrics of its home: soon after something changed, now and then when
 * nothing does, and never so often that it costs anything. */
#ifndef INTAKE_METRICS_H
#define INTAKE_METRICS_H

#include <stdbool.h>
#include <stdint.h>

#include "ijw/store/home.h"

/* All zero at first. */
struct metrics {
	int64_t due;      /* in ticks, as all moments here */
	int64_t earliest; /* not before, whatever changed */
	uint32_t files;   /* that waited when it was looked at last */
	bool failed;
};

/* A round ended, in which something was settled or not. */
void metrics_round(struct metrics *metrics, bool settled, uint32_t files, bool failed);

/* When they are to be written next; INT64_MAX when ijw.conf does not want them. */
int64_t metrics_due(const struct metrics *metrics, const struct home *home);

/* Writes them when they are due. Not every failure is worth a word: it is logged, no more than once
 * a minute, and nothing else comes of it. */
void metrics_write(struct metrics *metrics, const struct home *home);

#endif
