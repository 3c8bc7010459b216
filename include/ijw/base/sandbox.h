/* The walls around a process that reads or runs what is not trusted. */
#ifndef IJW_BASE_SANDBOX_H
#define IJW_BASE_SANDBOX_H

/* Takes from this process for good all but what computing needs: every descriptor except `keep`,
 * with stderr among them when all went well; files, network, other processes and new programs; core
 * files, and being traced. It may use `memory` bytes of addresses. What is not allowed ends the
 * process. Only for a process with one thread.
 *
 * `*landlock` becomes the version of Landlock that also holds the door, 0 when the kernel has none:
 * the filter on system calls then does so alone. Returns 0, or -1 after it logged: the process is
 * then not to be trusted with anything. */
int sandbox_close(int keep, unsigned long long memory, int *landlock);

/* Gives this process `seconds` of processor time from now on; then it is ended. To be called again
 * and again, also behind the walls. */
void sandbox_renew(unsigned seconds);

#endif
