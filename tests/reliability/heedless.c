/* Loops that never learn that the process is to end. */
#include "ijw/base/halt.h"

bool __wrap_halt_asked(void);
bool __wrap_halt_is_due(void);

bool __wrap_halt_asked(void)
{
	return false;
}

bool __wrap_halt_is_due(void)
{
	return false;
}
