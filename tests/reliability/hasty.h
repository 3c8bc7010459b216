/* Compiled in before all else: a worker that does not answer is given up sooner. */
#include "ijw/base/limits.h"
#undef LIMIT_JUDGE_SECONDS
#define LIMIT_JUDGE_SECONDS 1u
