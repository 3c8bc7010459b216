/* What work that takes long owes to whoever runs it: a sign of life to the service manager, and its
 * end soon after SIGTERM or SIGINT asked for it. A loop that may take long asks one of the two
 * questions below at every turn; both give the sign of life when it is due (notify.h). They may be
 * asked by every thread and cost less than a system call. */
#ifndef IJW_BASE_HALT_H
#define IJW_BASE_HALT_H

#include <stdbool.h>
#include <stdint.h>

/* A command that takes in gives the group in hand so long to be stored, in ms: mostly it takes a
 * tenth of that, and what is not ready by then is taken in again. */
enum { HALT_GRACE_MS = 700 };

/* From now on SIGTERM and SIGINT do not end the process but ask it to end. `grace`: how long what is
 * in hand goes on then, in ms. A second signal ends the process at once. Called before the first
 * thread is started. 0; -1 after it logged. */
int halt_heed(int64_t grace);

/* Whether the process is to end: nothing new is begun. False without halt_heed. Who leaves off
 * returns -1 as after a failure, without a word: the command says why it ended. */
bool halt_asked(void);

/* Whether what is in hand is to be given up too: rolled back, or left unfinished. */
bool halt_is_due(void);

/* The name of the signal that asked; NULL when none did, or was not seen yet. */
const char *halt_signal(void);

/* To be polled for reading: readable when a signal came that was not seen yet; -1 without
 * halt_heed. */
int halt_fd(void);

/* When the next sign of life is due, in ticks (clock.h); INT64_MAX when nobody waits for one. */
int64_t halt_next_sign(void);

#endif
