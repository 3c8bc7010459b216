/* What happens to a process whose allocation fails, tried in a copy of it while the process itself
 * waits and goes on undisturbed. */
#ifndef TESTS_RELIABILITY_WALK_H
#define TESTS_RELIABILITY_WALK_H

/* A copy may say that there is no memory and end by abort(); a filter on system calls kills it at
 * anything else, so that nothing outside it changes. One that does neither is killed after a few
 * seconds. */
enum walk {
	WALK_COPY,  /* this is the copy: its allocation is to fail */
	WALK_RIGHT, /* the copy ended as it must */
	WALK_WRONG, /* it did not; `status` is that of waitpid(), or -1 when there was none */
};

enum walk walk(int *status);

/* The copy went on after its allocation had failed. */
_Noreturn void walk_goes_on(void);

#endif
