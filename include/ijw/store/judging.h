/* What the workers of the program do: judge a message, and compress its original. */
#ifndef IJW_STORE_JUDGING_H
#define IJW_STORE_JUDGING_H

#include "ijw/worker/worker.h"

extern const struct worker_judge worker_judging;

#endif
