/* Judging all files of some paths, on every processor, and printing what was found in their order.
 */
#ifndef IJW_SRC_CMD_VALIDATION_H
#define IJW_SRC_CMD_VALIDATION_H

#include <stdbool.h>

#include "ijw/rule/judge.h"

struct validation_options {
	struct xsd *xsd;     /* the caller's */
	const char *schemas; /* hash of a set that was named, or NULL */
	bool json;
	bool authority; /* libxml2 alone judges by the schema */
};

struct validation_counts {
	unsigned long long messages;
	unsigned long long litter; /* members of archives that nobody sent */
	unsigned long long verdicts[VERDICTS];
	unsigned long long doubts[DOUBTS]; /* messages that libxml2 judged, by the reason */
};

/* Judges what lies at each path (source_places), the members of archives too, and writes findings
 * or JSON to stdout in the order of the paths. Only so much is read and judged ahead of what is
 * written. Returns the exit status of the command, and what was counted until then. */
int validation_run(const struct validation_options *options, int count, char **paths,
		   struct validation_counts *counts);

#endif
