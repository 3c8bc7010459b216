/* What the region says of itself, for a home that is to show it, and what was put into it. */
#ifndef TRAFFIC_SETUP_H
#define TRAFFIC_SETUP_H

#include "world.h"

/* Gives the files of region/ and truth-region.csv to `sink`. Returns 0, or -1 when it stopped. */
int traffic_setup(const struct world *world, traffic_sink *sink, void *context);

#endif
