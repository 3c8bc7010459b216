/* A fault to be found: the program does something else before it ends for want of memory. Linked
 * with --wrap. */
#include <unistd.h>

_Noreturn void __real_out_of_memory(void);
_Noreturn void __wrap_out_of_memory(void);

_Noreturn void __wrap_out_of_memory(void)
{
	(void)unlink("/nowhere/half-done");
	__real_out_of_memory();
}
