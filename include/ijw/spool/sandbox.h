/* The walls around a worker. */
#ifndef IJW_SPOOL_SANDBOX_H
#define IJW_SPOOL_SANDBOX_H

/* Takes from this process for good all but what judging needs: every descriptor except `keep`, with
 * stderr among them when all went well; files, network, other processes and new programs; core
 * files, and being traced. Memory and the size of files are bounded (limits.h). What is not allowed
 * ends the process. Only for a process with one thread.
 *
 * `*landlock` becomes the version of Landlock that also holds the door, 0 when the kernel has none:
 * the filter on system calls then does so alone. Returns 0, or -1 after it logged: the process is
 * then not to be trusted with anything. */
int sandbox_close(int keep, int *landlock);

/* Gives this process `seconds` of processor time from now on; then it is ended. To be called again
 * and again, also behind the walls. */
void sandbox_renew(unsigned seconds);

#endif
