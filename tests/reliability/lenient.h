/* The same, and a planted fault: a file is never given up. */
#include "hasty.h"
#undef LIMIT_TRIES
#define LIMIT_TRIES 1000000u
