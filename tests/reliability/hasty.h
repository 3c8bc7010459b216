/* Compiled in before all else: a worker that does not answer is given up sooner, an archive that is slow too. */
#include "ijw/base/limits.h"
#undef LIMIT_JUDGE_SECONDS
#define LIMIT_JUDGE_SECONDS 1u
#undef LIMIT_ARCHIVE_SECONDS
#define LIMIT_ARCHIVE_SECONDS 1
