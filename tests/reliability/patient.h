/* A planted fault: a worker may take all the time there is. */
#include "ijw/base/limits.h"
#undef LIMIT_JUDGE_SECONDS
#define LIMIT_JUDGE_SECONDS 100000u
#undef LIMIT_JUDGE_MS
#define LIMIT_JUDGE_MS 100000000
